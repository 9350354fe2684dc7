"""Between state and panels: what the dock does, mostly beside the main thread."""
