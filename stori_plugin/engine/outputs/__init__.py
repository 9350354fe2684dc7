"""How rasters are written: block by block, kept through a kill, put together at the end."""
