"""What the dock knows, without widgets."""
