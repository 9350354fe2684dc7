"""Some dates of a run beside what was observed of them, as small pictures for the report."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from affine import Affine

from ..acquisitions.series import Acquisition, Raster
from ..outputs.dated_rasters import DatedRaster
from ..pages.png import png_text
from ..pixels.colours import Limits, coloured
from ..pixels.renditions import bands_shown, layers_of, limits_of, ramp_for, renditions_of
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..scene.scene import Target
from ..support.errors import UnreadableRasterError
from ..support.progress import Progress
from .finished_run import FinishedRun

COUNT = 4
# Pixels of the grid on a side: of a larger one the middle is shown, so that pictures cost little.
_GROUND = 1024
_EDGE = 192  # pixels of a picture on a side, at most
_FAR = 30.0  # days between the two dates that weigh as much as all clear where half is wanted


@dataclass(frozen=True)
class NamedBand:
    """A band as a rendition asks for it."""

    name: str
    role: str


@dataclass(frozen=True)
class DatePair:
    """A date twice: as observed and as reconstructed."""

    observed_on: dt.date
    made_for: dt.date
    """The date of the result that is nearest to the observation."""

    clear: float
    """The share (0 to 1) of the scene that was clear."""

    observed: str
    """A PNG in base64; clouds and all."""

    made: str
    """A PNG in base64, in the colours of the other."""


@dataclass(frozen=True)
class DatePairs:
    """The pairs, what they show, and of which ground."""

    rendition: str
    pairs: tuple[DatePair, ...]
    is_part: bool
    """Whether only the middle of the scene is shown."""


def date_pairs(
    run: FinishedRun, place: Callable[[str], str], progress: Progress
) -> DatePairs | None:
    """Return four dates over the season, each partly clouded; None where none can be shown.

    ``place`` tells where a raster of the run lies by its name. What cannot be read is left out.
    Raises `CancelledError`.
    """
    target = run.scene.targets[0]
    bands = [NamedBand(name, role) for name, role in zip(target.bands, target.roles)]
    rendition = renditions_of(bands)[0]
    grid, is_part = shown_ground(run.scene.grid)
    layers: list[tuple[np.ndarray, np.ndarray]] = []
    told: list[tuple[dt.date, dt.date, float]] = []
    with GridReader(grid, check=progress.check) as reader:
        for item, raster, share in chosen_pairs(run, rendition):
            progress.check()
            try:
                seen = _observed(run, item, rendition, reader)
                made = _made(run, target, raster, rendition, place, reader)
            except UnreadableRasterError:
                continue
            layers.append((seen, made))
            told.append((item.date, raster.date, share))
    if not layers:
        return None
    limits = limits_of(rendition, [np.stack(one) for one in zip(*(made for _, made in layers))])
    pairs = [
        DatePair(*facts, _picture(seen, limits, rendition), _picture(made, limits, rendition))
        for facts, (seen, made) in zip(told, layers)
    ]
    return DatePairs(rendition, tuple(pairs), is_part)


def chosen_pairs(run: FinishedRun, rendition: str) -> list[tuple[Acquisition, DatedRaster, float]]:
    """Return up to `COUNT` acquisitions with the raster nearest in time and their clear share.

    The dates are cut into as many stretches; of each it is the one that is nearest to half clear,
    where most can be seen of what clouds hide, and not far from a date of the result.
    """
    name = run.scene.targets[0].name
    rasters = [raster for raster in run.rasters if raster.series == name]
    usable = [
        (items[0], share)
        for (_, items), share in zip(run.scene.optical.days, run.clear_shares)
        if bands_shown(rendition, items[0].bands)
    ]
    found = []
    for stretch in np.array_split(np.arange(len(usable)), min(COUNT, len(usable)) or 1):
        pairs = [(*usable[k], _nearest(rasters, usable[k][0].date)) for k in stretch.tolist()]
        if pairs:
            item, share, raster = min(pairs, key=_weight)
            found.append((item, raster, share))
    return found


def _weight(pair: tuple[Acquisition, float, DatedRaster]) -> float:
    item, share, raster = pair
    return abs(share - 0.5) + 0.5 * abs((raster.date - item.date).days) / _FAR


def _nearest(rasters: Sequence[DatedRaster], date: dt.date) -> DatedRaster:
    return min(rasters, key=lambda raster: abs((raster.date - date).days))


def shown_ground(grid: Grid) -> tuple[Grid, bool]:
    """Return the grid of the pictures, and whether it holds the middle of the scene only."""
    rows, columns = min(grid.height, _GROUND), min(grid.width, _GROUND)
    times = max(1, -(-max(rows, columns) // _EDGE))
    affine = grid.affine * Affine.translation(
        (grid.width - columns) // 2, (grid.height - rows) // 2
    )
    shown = replace(
        grid,
        transform=tuple(affine * Affine.scale(times))[:6],
        width=max(columns // times, 1),
        height=max(rows // times, 1),
        scene=None,
    )
    return shown, (rows, columns) != (grid.height, grid.width)


def _observed(
    run: FinishedRun, item: Acquisition, rendition: str, reader: GridReader
) -> np.ndarray:
    series = run.scene.optical.series
    bands = bands_shown(rendition, item.bands)
    window = Window(0, 0, reader.grid.height, reader.grid.width)
    read = [
        reader.read(
            series.rasters[band.path],
            [band.index],
            window,
            band.nodata,
            scaling=(band.scale, band.offset),
            valid=band.valid,
            validity=band.validity,
        )
        for band in bands
    ]
    return layers_of(rendition, np.concatenate(read))


def _made(
    run: FinishedRun,
    target: Target,
    raster: DatedRaster,
    rendition: str,
    place: Callable[[str], str],
    reader: GridReader,
) -> np.ndarray:
    grid, storage = run.scene.grid, target.storage
    path = place(os.path.basename(raster.path))
    file = Raster(path, grid.crs, grid.transform, grid.width, grid.height, storage.dtype)
    named = [NamedBand(name, role) for name, role in zip(target.bands, target.roles)]
    shown = bands_shown(rendition, named)
    indexes = [target.bands.index(band.name) + 1 for band in shown]
    window = Window(0, 0, reader.grid.height, reader.grid.width)
    scaling = (storage.scale, storage.offset)
    return layers_of(rendition, reader.read(file, indexes, window, storage.nodata, scaling=scaling))


def _picture(layers: np.ndarray, limits: Sequence[Limits], rendition: str) -> str:
    return png_text(coloured(layers, limits, ramp_for(rendition)))
