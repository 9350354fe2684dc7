"""One reconstruction: a scene is learned, its blocks are computed, and their rasters assembled."""
