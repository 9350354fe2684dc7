"""What is loaded of a dated series."""

from __future__ import annotations

VALUES, DEVIATION, QUALITY = "values", "standard deviation", "quality"
CONTENTS = (VALUES, DEVIATION, QUALITY)
# How the names of the rasters end that lie beside a series.
ENDINGS = {DEVIATION: "_sd", QUALITY: "_quality"}
