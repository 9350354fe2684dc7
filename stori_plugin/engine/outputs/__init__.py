"""How results are written: dated rasters, each under a name of its own."""
