"""SAR observations on the target grid, prepared for the methods.

Every file has the unit that the scan says. The levels of the orbits hold for a series as a whole:
they are learned once, from windows that depend on the grid alone or on the scene that it is a part
of, and whoever reads backscatter must hand them in: so a run, a preview, a validation and a
training see the same numbers of the same scene.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from ..acquisitions.names.backscatter_words import SPOKEN
from ..acquisitions.names.dates import day_numbers
from ..acquisitions.names.satellites import with_cycles
from ..acquisitions.series import Acquisition, Series
from ..pixels import alike, backscatter
from ..pixels.alike import NO_LIKENESS, Likeness
from ..pixels.orbit_levels import level_orbits
from ..pixels.pass_levels import GroupLevel, learn_levels
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader, by_file
from ..rasters.sample_windows import learning_windows
from ..support.errors import InputError, ParameterError
from ..support.sentences import Sentence

_LEVEL_WINDOWS = 3
_MOST_BYTES = 2**33  # of SAR that is held at once
_SPECKLE_REACH = 20.0  # metres; wider blurs small fields
_PAIRS = (("VV", "VH"), ("HH", "HV"))


@dataclass(frozen=True)
class Pass:
    """All acquisitions of one day, orbit and satellite; adjoining frames are read as one image."""

    date: dt.date
    orbit: str
    satellite: str
    items: tuple[Acquisition, ...]


@dataclass(frozen=True)
class SarLevels:
    """What was learned of backscatter before it can be read: levels of orbits and satellites."""

    offsets: np.ndarray
    """(passes, polarisations) float32, dB to add to each pass so that all are level."""

    windows: tuple[Window, ...]
    """The windows of the grid that this was learned from."""

    groups: tuple[GroupLevel, ...] = ()
    """What was found of each orbit and satellite."""

    likeness: Likeness = NO_LIKENESS
    """How alike neighbours must be that a pixel is averaged over."""


class SarReader:
    """Reads backscatter as series of channels: VV and VH in dB, and the radar vegetation index.

    ``channels`` names them; with one polarisation there is one channel. A reader never changes:
    what must be learned before it can read is handed to it (`learn_sar_levels`).
    """

    def __init__(self, series: Series, non_local: bool = True) -> None:
        """Group the acquisitions of a series into passes.

        ``non_local``: whether it is learned how to average over neighbours that behave alike.

        Raises `InputError` where none has a polarisation that is known.
        """
        self.series = series
        self.non_local = non_local
        self.polarisations = _polarisations(series)
        pair = len(self.polarisations) == 2
        self.channels = (*self.polarisations, *(("RVI",) if pair else ()))
        groups: dict[tuple[dt.date, str, str], list[Acquisition]] = {}
        for item in series.acquisitions:
            if set(self.polarisations) <= {band.name for band in item.bands}:
                groups.setdefault((item.date, item.orbit, item.satellite), []).append(item)
        self.passes = tuple(Pass(*key, tuple(items)) for key, items in sorted(groups.items()))
        self.dates = tuple(item.date for item in self.passes)
        self.days = day_numbers(self.dates)
        self.orbits = tuple(item.orbit for item in self.passes)
        self.satellites = tuple(
            with_cycles(self.dates, self.orbits, [item.satellite for item in self.passes])
        )

    @property
    def units(self) -> str:
        """The units of the files, to be read by a person: "decibels", "decibels or amplitude"."""
        used = {
            band.unit
            for group in self.passes
            for item in group.items
            for band in item.bands
            if band.name in self.polarisations
        }
        return " or ".join(SPOKEN[unit] for unit in sorted(used) if unit in SPOKEN)

    @staticmethod
    def margin(grid: Grid) -> int:
        """Return the pixels beside a window that the speckle filter looks at."""
        return max(1, round(_SPECKLE_REACH / grid.metres_per_pixel))

    def power(
        self,
        datasets: GridReader,
        window: Window,
        check: Callable[[], None] = lambda: None,
    ) -> np.ndarray:
        """Read linear power (passes, polarisations, rows, columns), NaN where missing.

        The frames of a pass are one image; the orbits are not brought to one level.
        """
        shape = (len(self.passes), len(self.polarisations), window.height, window.width)
        size = 4 * math.prod(shape)
        if size > _MOST_BYTES:
            raise ParameterError(
                f"With pixels of {datasets.grid.metres_per_pixel:.3g} m a piece of the SAR series "
                f"and the {_SPECKLE_REACH:.0f} m around it that speckle is averaged over take "
                f"{size >> 20:,} MiB: give a coarser RESOLUTION, or leave SAR out."
            )
        merged = np.full(shape, np.nan, np.float32)
        for k, group in enumerate(self.passes):
            check()
            for item in group.items:
                bands = [next(b for b in item.bands if b.name == n) for n in self.polarisations]
                for together in by_file(bands):
                    first = together[0]
                    values = datasets.read(
                        self.series.rasters[first.path],
                        [band.index for band in together],
                        window,
                        first.nodata,
                        unit=first.unit,
                        scaling=(first.scale, first.offset),
                        valid=first.valid,
                    )
                    for band, layer in zip(together, values):
                        image = merged[k, bands.index(band)]
                        np.copyto(image, layer, where=np.isnan(image))
        return merged

    def read(
        self,
        datasets: GridReader,
        window: Window,
        levels: SarLevels,
        check: Callable[[], None] = lambda: None,
    ) -> np.ndarray:
        """Read the prepared channels of a window: (passes, channels, rows, columns), float32."""
        count = len(self.polarisations)
        shape = (len(self.passes), len(self.channels), window.height, window.width)
        channels = np.empty(shape, np.float32)
        smooth = backscatter.filter_speckle
        self.decibel(datasets, window, levels, smooth, True, check, channels[:, :count])
        if len(self.channels) > count:
            for one in channels:
                vv, vh = (backscatter.to_power(one[p]) for p in range(2))
                one[count] = backscatter.radar_vegetation_index(vv, vh)
        return channels

    def decibel(
        self,
        datasets: GridReader,
        window: Window,
        levels: SarLevels,
        smooth: Callable[[np.ndarray, int], np.ndarray],
        is_level: bool = True,
        check: Callable[[], None] = lambda: None,
        result: np.ndarray | None = None,
    ) -> np.ndarray:
        """Read the prepared polarisations (passes, polarisations, rows, columns) of a window in dB.

        ``smooth`` filters speckle: of power (passes, rows, columns) and of a margin, which it takes
        away. The orbits are brought to one level, first by ``levels``, then pixel by pixel where
        ``is_level``; then a pixel is averaged over the neighbours that behave alike. They are
        written into ``result`` where there is one.
        """
        reach = alike.REACH if levels.likeness.width else 0
        margin = self.margin(datasets.grid)
        power = self.power(datasets, window.grown(margin + reach), check)
        prepared = self.prepared(power, margin, levels, smooth, is_level, check)
        del power
        check()
        if reach:
            return alike.averaged(prepared, levels.likeness, result)
        if result is None:
            return prepared
        result[:] = prepared
        return result

    def prepared(
        self,
        power: np.ndarray,
        margin: int,
        levels: SarLevels,
        smooth: Callable[[np.ndarray, int], np.ndarray],
        is_level: bool = True,
        check: Callable[[], None] = lambda: None,
    ) -> np.ndarray:
        """Return what was read by `power`, filtered and brought to one level, in dB.

        ``margin`` pixels on every side go into the filter; see `decibel` for the others.
        """
        shape = (*power.shape[:2], *(size - 2 * margin for size in power.shape[2:]))
        prepared = np.empty(shape, np.float32)
        for p in range(len(self.polarisations)):
            check()
            filtered = smooth(power[:, p], margin)
            prepared[:, p] = backscatter.to_decibel(filtered) + levels.offsets[:, p, None, None]
        if is_level:
            flat = prepared.reshape(*shape[:2], -1)
            level_orbits(flat, self.days, self.orbits)
        return prepared


def learn_sar_levels(
    reader: SarReader | None, datasets: GridReader, check: Callable[[], None] = lambda: None
) -> SarLevels:
    """Learn the levels of orbits and satellites from a few windows of the grid.

    Without a ``reader`` (a scene without SAR) the levels of no pass are returned. ``check`` is
    called between files and may raise to stop. Raises `InputError` where no backscatter is found
    at all.
    """
    if reader is None:
        return SarLevels(np.zeros((0, 0), np.float32), ())
    windows = tuple(learning_windows(datasets.grid, _LEVEL_WINDOWS))
    margin = reader.margin(datasets.grid)
    around = margin + alike.REACH
    # Read once, with what the filter and the search for neighbours need around a window.
    with datasets.together(windows):
        wide = [reader.power(datasets, window.grown(around), check) for window in windows]
    power = [part[:, :, around:-around, around:-around] for part in wide]
    if not any(np.isfinite(part).any() for part in power):
        raise InputError(
            Sentence(
                "The SAR rasters hold no value anywhere on the common ground: "
                "check their nodata value and extent, or run without SAR."
            )
        )
    flat = np.concatenate([part.reshape(*part.shape[:2], -1) for part in power], axis=2)
    offsets, groups = learn_levels(
        backscatter.to_decibel(flat), reader.days, reader.orbits, reader.satellites
    )
    levels = SarLevels(offsets, windows, groups)
    if not reader.non_local:
        return levels
    prepared = [
        reader.prepared(part, margin, levels, backscatter.filter_speckle, True, check)
        for part in wide
    ]
    return replace(levels, likeness=alike.learn_likeness(prepared))


def _polarisations(series: Series) -> tuple[str, ...]:
    """Choose what most acquisitions have: a pair of co and cross polarisation, else one."""
    names = [{band.name for band in item.bands} for item in series.acquisitions]
    best = max(_PAIRS, key=lambda pair: sum(set(pair) <= held for held in names))
    if any(set(best) <= held for held in names):
        return best
    single = [name for pair in _PAIRS for name in pair]
    counts = {name: sum(name in held for held in names) for name in single}
    chosen = max(single, key=lambda name: counts[name])
    if counts[chosen] == 0:
        raise InputError(
            Sentence(
                "The SAR rasters have none of the bands {bands}: name their bands "
                "in the band descriptions or in the file names.",
                bands=", ".join(single),
            )
        )
    return (chosen,)
