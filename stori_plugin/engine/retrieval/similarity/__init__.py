"""Rasters of how alike every pixel is to an example."""
