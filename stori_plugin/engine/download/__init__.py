"""From an area and two dates to folders of acquisitions, out of catalogues (STAC APIs).

Whoever answers requests is handed in (`web.Ask`): QGIS's network manager, or Python's own library
(`standard_web`). Files are read by ranges of bytes, and GDAL sees only what came.
"""
