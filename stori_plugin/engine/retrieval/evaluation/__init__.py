"""How well a search finds what shares a label."""
