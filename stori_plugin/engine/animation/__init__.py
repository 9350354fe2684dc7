"""A series as a moving picture."""
