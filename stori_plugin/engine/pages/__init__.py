"""Pages in HTML from templates, and drawings in SVG, for reports."""
