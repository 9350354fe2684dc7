"""Pictures of single dates for the map: read for what is seen of the ground, coloured alike."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
from rasterio.crs import CRS
from rasterio.errors import CRSError, RasterioError

from ..acquisitions.series import Acquisition, Band, Raster, Series
from ..options.series_options import Masking
from ..pixels.colours import coloured
from ..pixels.fading import faded, faded_share
from ..pixels.renditions import bands_shown, layers_of, limits_of, ramp_for
from ..rasters.coarse_reading import SIDE, coarse_stored
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..scene.optical_reader import OpticalReader
from ..support.errors import InputError, UnreadableRasterError
from ..support.progress import SILENT, Progress
from ..support.reprojection import bounds_in
from .views import Drawing, View

__all__ = ["DatePictures", "Drawing", "View", "drawing_of", "seen_grid", "thumbnail", "whole_grid"]

_SAMPLED = 8  # dates
_MARGIN = 0.5  # pixels of slack where the edge of the ground and that of the view meet


def whole_grid(rasters: Sequence[Raster], crs: str, most: int) -> Grid | None:
    """Return the grid of all ground that rasters cover, its pixels those of the finest of them.

    It has the CRS asked for (WKT or authority code, "" for that of the first). None where it has
    more than ``most`` pixels or no place there. Raises `InputError` for a CRS that is not
    understood.
    """
    system = _system(crs or rasters[0].crs)
    ground = _ground(rasters, system)
    if ground is None:
        return None
    west, south, east, north, pixel = ground
    is_small = (east - west) * (north - south) <= most * pixel * pixel
    return _laid(system, ground[:4], pixel) if is_small else None


def seen_grid(rasters: Sequence[Raster], view: View, most: int) -> Grid | None:
    """Return the grid of the ground that rasters cover and that is seen; None where nothing is.

    It has the CRS of the view and at most about ``most`` pixels, and none finer than those of the
    finest raster. Where that all fits it is `whole_grid`, whatever the view shows of it.
    """
    whole = whole_grid(rasters, view.crs, most)
    system = _system(view.crs or rasters[0].crs)
    ground = _ground(rasters, system)
    if whole is not None or ground is None:
        return whole
    seen = (
        *(max(one, other) for one, other in zip(ground[:2], view.bounds[:2])),
        *(min(one, other) for one, other in zip(ground[2:4], view.bounds[2:])),
    )
    if seen[0] >= seen[2] or seen[1] >= seen[3]:
        return None
    fewest = math.sqrt((seen[2] - seen[0]) * (seen[3] - seen[1]) / most)
    return _laid(system, seen, max(ground[4], view.pixel, fewest))


def _system(crs: str) -> CRS:
    try:
        return CRS.from_user_input(crs)
    except CRSError as error:
        raise InputError(f"The map's coordinate system is not understood: {crs}.") from error


def _ground(rasters: Sequence[Raster], crs: CRS) -> tuple[float, float, float, float, float] | None:
    """Return xmin, ymin, xmax and ymax of what rasters cover, and the edge of the finest pixel."""
    places = {(r.crs, r.transform, r.width, r.height): r for r in rasters}
    boxes = [(box, r) for r in places.values() for box in [_box_in(r, crs)] if box is not None]
    if not boxes:
        return None
    west, south = (min(box[k] for box, _ in boxes) for k in (0, 1))
    east, north = (max(box[k] for box, _ in boxes) for k in (2, 3))
    areas = [((b[2] - b[0]) * (b[3] - b[1]) / (r.width * r.height)) for b, r in boxes]
    return west, south, east, north, math.sqrt(min(areas))


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

    def __init__(
        self,
        series: Series,
        drawing: Drawing,
        grid: Grid,
        progress: Progress,
        unsure: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Begin; ``unsure`` are rasters of standard deviations, by the rasters they are of.

        Where there is one, what is unsure is faded.
        """
        self._series, self._drawing, self.grid = series, drawing, grid
        self._unsure = unsure
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
        picture = coloured(layers, drawing.limits, ramp_for(drawing.rendition))
        sd = self._deviation(bands[0]) if len(bands) == len(drawing.limits) else None
        if sd is not None:
            picture = faded(picture, faded_share(sd, drawing.limits[0]))
        return np.dstack([picture, np.where(known, np.uint8(255), np.uint8(0))])

    def _deviation(self, band: Band) -> np.ndarray | None:
        """Return the standard deviations (rows, columns) of a band; None where there are none."""
        path = self._unsure.get(band.path)
        if path is None:
            return None
        raster = replace(self._series.rasters[band.path], path=path)
        try:
            stored = self._reader.read(raster, [band.index], self._window, band.nodata)[0]
        except UnreadableRasterError:
            return None  # the values are shown all the same
        return np.abs(band.scale) * stored

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
    return coloured(layers, drawing.limits, ramp_for(drawing.rendition))


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
