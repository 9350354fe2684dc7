"""Pages in HTML and drawings in SVG for reports."""
