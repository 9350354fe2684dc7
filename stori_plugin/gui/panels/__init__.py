"""The tabs of the dock and what they are made of."""
