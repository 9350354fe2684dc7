"""How rasters are written: computed block by block, kept through a kill, put together at the end."""
