"""Pictures of single dates for the map: read for what is seen of the ground, coloured alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from rasterio.crs import CRS
from rasterio.errors import CRSError, RasterioError

from ..acquisitions.series import Acquisition, Raster, Series
from ..options.series_options import Masking
from ..pixels.colours import Limits, coloured
from ..pixels.renditions import bands_shown, has_ramp, layers_of, limits_of
from ..rasters.coarse_reading import SIDE, coarse_stored
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..scene.optical_reader import OpticalReader
from ..support.errors import InputError
from ..support.progress import SILENT, Progress
from ..support.reprojection import bounds_in

_SAMPLED = 8  # dates
_MARGIN = 0.5  # pixels of slack where the edge of the ground and that of the view meet


@dataclass(frozen=True)
class View:
    """What is seen of the ground."""

    crs: str
    """The CRS, as WKT or authority code."""

    bounds: tuple[float, float, float, float]
    """xmin, ymin, xmax, ymax in the CRS."""

    pixel: float
    """The edge of a pixel of the screen in units of the CRS."""


@dataclass(frozen=True)
class Drawing:
    """How pictures are drawn."""

    rendition: str
    """See `pixels.renditions`."""

    limits: tuple[Limits, ...]
    """The darkest and brightest value of each layer."""


def seen_grid(rasters: Sequence[Raster], view: View, most: int) -> Grid | None:
    """Return the grid of the ground that rasters cover and that is seen; None where nothing is.

    It has the CRS of the view and at most about ``most`` pixels, and none finer than those of the
    finest raster. Where that all fits it is the whole ground, whatever the view shows of it.
    """
    try:
        crs = CRS.from_user_input(view.crs)
    except CRSError as error:
        raise InputError(f"The map's coordinate system is not understood: {view.crs}.") from error
    boxes = [box for box in (_box_in(raster, crs) for raster in _by_place(rasters)) if box]
    if not boxes:
        return None
    whole = (
        *(min(box[k] for box in boxes) for k in (0, 1)),
        *(max(box[k] for box in boxes) for k in (2, 3)),
    )
    pixel = min(
        math.sqrt((box[2] - box[0]) * (box[3] - box[1]) / (raster.width * raster.height))
        for raster in _by_place(rasters)
        for box in [_box_in(raster, crs)]
        if box
    )
    if (whole[2] - whole[0]) * (whole[3] - whole[1]) <= most * pixel * pixel:
        return _laid(crs, whole, pixel)
    seen = (
        *(max(one, other) for one, other in zip(whole[:2], view.bounds[:2])),
        *(min(one, other) for one, other in zip(whole[2:], view.bounds[2:])),
    )
    if seen[0] >= seen[2] or seen[1] >= seen[3]:
        return None
    pixel = max(pixel, view.pixel)
    fewest = math.sqrt((seen[2] - seen[0]) * (seen[3] - seen[1]) / most)
    return _laid(crs, seen, max(pixel, fewest))


def drawing_of(
    rendition: str, acquisitions: Sequence[Acquisition], progress: Progress = SILENT
) -> Drawing:
    """Return how all dates of a series are drawn, from a few acquisitions spread over the list.

    Those that come first should be clear. Raises `InputError` where none has the bands.
    """
    usable = [item for item in acquisitions if bands_shown(rendition, item.bands)]
    if not usable:
        raise InputError(f"No image has the bands that are needed to show {rendition}.")
    picked = np.unique(np.linspace(0, len(usable) - 1, min(_SAMPLED, len(usable))).astype(int))
    samples = []
    for k in picked.tolist():
        progress.check()
        try:
            layers = _thinned(rendition, usable[k], SIDE)
            samples.append(layers.reshape(len(layers), -1))
        except (RasterioError, OSError):
            continue  # what cannot be read is named elsewhere
    if not samples:
        return Drawing(rendition, ((0.0, 1.0),) * len(bands_shown(rendition, usable[0].bands)))
    most = max(len(sample) for sample in samples)
    together = [np.concatenate([s[k] for s in samples if len(s) == most]) for k in range(most)]
    return Drawing(rendition, limits_of(rendition, together))


class DatePictures:
    """Reads pictures of acquisitions on one grid; to be used in a ``with`` block."""

    def __init__(self, series: Series, drawing: Drawing, grid: Grid, progress: Progress) -> None:
        self._series, self._drawing, self.grid = series, drawing, grid
        self._progress = progress
        self._window = Window(0, 0, grid.height, grid.width)
        self._reader = GridReader(grid, check=progress.check)

    def __enter__(self) -> DatePictures:
        self._reader.__enter__()
        return self

    def __exit__(self, *arguments: object) -> None:
        self._reader.__exit__(*arguments)

    def picture(self, item: Acquisition) -> np.ndarray | None:
        """Return the picture (rows, columns, 4), uint8, red, green, blue and opacity.

        None where the acquisition lacks the bands. Raises `UnreadableRasterError`.
        """
        drawing = self._drawing
        bands = bands_shown(drawing.rendition, item.bands)
        if not bands:
            return None
        measured = np.concatenate(
            [
                self._reader.read(
                    self._series.rasters[band.path],
                    [band.index],
                    self._window,
                    band.nodata,
                    scaling=(band.scale, band.offset),
                    valid=band.valid,
                    validity=band.validity,
                )
                for band in bands
            ]
        )
        layers = layers_of(drawing.rendition, measured, bands[0].unit == "decibel")
        if len(layers) != len(drawing.limits):
            return None
        known = np.isfinite(layers).all(axis=0)
        picture = coloured(layers, drawing.limits, has_ramp(drawing.rendition))
        return np.dstack([picture, np.where(known, np.uint8(255), np.uint8(0))])

    def clouded(self, item: Acquisition, masking: Masking) -> np.ndarray:
        """Return where an optical acquisition was taken and is not clear: (rows, columns) boolean.

        Raises `UnreadableRasterError`.
        """
        alone = replace(self._series, acquisitions=(item,))
        reader = OpticalReader(alone, (item.bands[0].name,), masking)
        block = reader.read(self._reader, self._window, self._progress.check)
        return ~block.clear[0] & np.isfinite(block.reflectance[0, 0])


def thumbnail(item: Acquisition, drawing: Drawing, edge: int = 96) -> np.ndarray | None:
    """Return a small picture (rows, columns, 3), uint8, thinned, in the geometry of its file.

    None where the acquisition lacks the bands or cannot be read.
    """
    bands = bands_shown(drawing.rendition, item.bands)
    try:
        layers = _thinned(drawing.rendition, item, edge) if bands else None
    except (RasterioError, OSError):
        return None
    if layers is None or len(layers) != len(drawing.limits):
        return None
    return coloured(layers, drawing.limits, has_ramp(drawing.rendition))


def _thinned(rendition: str, item: Acquisition, edge: int) -> np.ndarray:
    """Read thinned layers of an acquisition: (layers, rows, columns), NaN where missing."""
    bands = bands_shown(rendition, item.bands)
    first, _ = coarse_stored(bands[0])
    times = max(1.0, max(first.shape) / edge)
    shape = (max(round(first.shape[0] / times), 1), max(round(first.shape[1] / times), 1))
    read = [coarse_stored(band, shape) for band in bands]
    measured = [
        np.where(known, stored.astype(np.float64) * band.scale + band.offset, np.nan)
        for band, (stored, known) in zip(bands, read)
    ]
    return layers_of(rendition, np.stack(measured), bands[0].unit == "decibel")


def _by_place(rasters: Sequence[Raster]) -> list[Raster]:
    """Return one raster for each place and pixel size; most of a series share them."""
    return list({(r.crs, r.transform, r.width, r.height): r for r in rasters}.values())


def _box_in(raster: Raster, crs: CRS) -> tuple[float, float, float, float] | None:
    a, b, x, d, e, y = raster.transform[:6]
    corners = [
        (x + a * column + b * row, y + d * column + e * row)
        for column in (0, raster.width)
        for row in (0, raster.height)
    ]
    xs, ys = zip(*corners)
    box = (min(xs), min(ys), max(xs), max(ys))
    own = CRS.from_wkt(raster.crs)
    return box if own == crs else bounds_in(own, crs, box)


def _laid(crs: CRS, bounds: Sequence[float], pixel: float) -> Grid:
    """Return the grid of square pixels that covers bounds, from their upper left corner."""
    west, south, east, north = bounds
    columns = max(math.ceil((east - west) / pixel - _MARGIN), 1)
    rows = max(math.ceil((north - south) / pixel - _MARGIN), 1)
    return Grid(crs.to_wkt(), (pixel, 0.0, west, 0.0, -pixel, north), columns, rows)
