"""The plot of a pixel: what it shows, and who draws it."""
