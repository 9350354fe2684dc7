"""Grids, pixels read from files onto them, and how results are stored.

- `grid`: the one grid that every input is brought to, and how rasters lie on it.
- `reading`: windows of that grid from rasters of any grid; `source_vrt` is what GDAL warps.
- `stored_numbers`: what the numbers of a raster mean.
- `stripes`: what was decoded, kept for the next block.
- `unreadable`: what is done without the parts of files that cannot be read.
- `coarse_reading`: a few values of a raster; `sample_windows`: windows to learn from.
- `blocks`: a grid worked through piece by piece.
- `storage`: how numbers are stored; `tiff_tiles`: files put together from compressed tiles.
"""
