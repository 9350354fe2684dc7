"""Rasters of embeddings, one vector for each pixel, that others have computed."""
