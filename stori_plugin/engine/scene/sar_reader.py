"""SAR observations on the target grid, prepared for the methods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..acquisitions.series import Acquisition, Series
from ..pixels import backscatter
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader, by_file
from ..support.errors import InputError

_SPECKLE_REACH = 20.0  # metres; wider blurs small fields
_PAIRS = (("VV", "VH"), ("HH", "HV"))


@dataclass(frozen=True)
class Pass:
    """All acquisitions of one day and orbit; adjoining frames are read as one image."""

    date: dt.date
    orbit: str
    items: tuple[Acquisition, ...]


class SarReader:
    """Reads backscatter as series of channels: VV and VH in dB, and the radar vegetation index.

    ``channels`` names them; with one polarisation there is one channel.
    """

    def __init__(self, series: Series) -> None:
        self.series = series
        self.polarisations = _polarisations(series)
        pair = len(self.polarisations) == 2
        self.channels = (*self.polarisations, *(("RVI",) if pair else ()))
        groups: dict[tuple[dt.date, str], list[Acquisition]] = {}
        for item in series.acquisitions:
            if set(self.polarisations) <= {band.name for band in item.bands}:
                groups.setdefault((item.date, item.orbit), []).append(item)
        self.passes = tuple(
            Pass(date, orbit, tuple(items)) for (date, orbit), items in sorted(groups.items())
        )
        self.dates = tuple(item.date for item in self.passes)
        self.orbits = tuple(item.orbit for item in self.passes)
        self.decibel = True
        self.offsets = np.zeros((len(self.passes), len(self.polarisations)), np.float32)

    @staticmethod
    def margin(grid: Grid) -> int:
        """Return the pixels beside a window that the speckle filter looks at."""
        return max(1, round(_SPECKLE_REACH / grid.metres_per_pixel))

    def power(
        self, datasets: GridReader, window: Window, check: Callable[[], None] = lambda: None
    ) -> np.ndarray:
        """Read linear power (passes, polarisations, rows, columns), NaN where missing."""
        power = self._stored(datasets, window, self.decibel, check)
        return power if self.decibel else backscatter.to_power(power, decibel=False)

    def _stored(
        self, datasets: GridReader, window: Window, decibel: bool, check: Callable[[], None]
    ) -> np.ndarray:
        """Read (passes, polarisations, rows, columns); the frames of a pass are one image.

        With ``decibel`` linear power is made of dB, else the numbers come as the files have them.
        """
        shape = (len(self.passes), len(self.polarisations), window.height, window.width)
        merged = np.full(shape, np.nan, np.float32)
        for k, group in enumerate(self.passes):
            check()
            for item in group.items:
                bands = [next(b for b in item.bands if b.name == n) for n in self.polarisations]
                for alike in by_file(bands):
                    values = datasets.read(
                        self.series.rasters[alike[0].path],
                        [band.index for band in alike],
                        window,
                        alike[0].nodata,
                        decibel=decibel,
                        scaling=(alike[0].scale, alike[0].offset),
                    )
                    for band, layer in zip(alike, values):
                        place = merged[k, bands.index(band)]
                        np.copyto(place, layer, where=np.isnan(place))
        return merged

    def read(
        self, datasets: GridReader, window: Window, check: Callable[[], None] = lambda: None
    ) -> np.ndarray:
        """Read the prepared channels of a window: (passes, channels, rows, columns), float32.

        Speckle is filtered over time and space and the orbits are brought to one level.
        """
        margin = self.margin(datasets.grid)
        power = self.power(datasets, window.grown(margin), check)
        shape = (len(self.passes), len(self.channels), window.height, window.width)
        prepared = np.empty(shape, np.float32)
        for p in range(len(self.polarisations)):
            check()
            filtered = backscatter.filter_speckle(power[:, p], margin)
            prepared[:, p] = backscatter.to_decibel(filtered) + self.offsets[:, p, None, None]
        del power
        flat = prepared[:, : len(self.polarisations)].reshape(
            len(self.passes), len(self.polarisations), -1
        )
        flat = np.ascontiguousarray(flat)
        backscatter.level_orbits(flat, self.orbits)
        prepared[:, : len(self.polarisations)] = flat.reshape(
            len(self.passes), len(self.polarisations), window.height, window.width
        )
        if "RVI" in self.channels:
            vv, vh = (backscatter.to_power(prepared[:, p], decibel=True) for p in range(2))
            prepared[:, 2] = backscatter.radar_vegetation_index(vv, vh)
        return prepared

    def study(
        self, datasets: GridReader, windows: list[Window], check: Callable[[], None] = lambda: None
    ) -> None:
        """Learn from sample windows what holds for the series: the unit and the orbits' levels.

        ``check`` is called between files and may raise to stop. Raises `InputError` where no
        backscatter is found at all.
        """
        stored = [self._stored(datasets, window, False, check) for window in windows]
        if not any(np.isfinite(part).any() for part in stored):
            raise InputError(
                "The SAR rasters hold no value anywhere on the common ground: check their "
                "nodata value and extent, or run without SAR."
            )
        self.decibel = backscatter.is_decibel(np.concatenate([part.ravel() for part in stored]))
        power = [backscatter.to_power(part, self.decibel) for part in stored]
        if not any(np.isfinite(part).any() for part in power):
            middle = np.nanmedian(np.concatenate([part.ravel() for part in stored]))
            raise InputError(
                f"The numbers of the SAR rasters (about {middle:.4g}) are neither decibels nor "
                "linear power: calibrate them to sigma0 or gamma0, set the bands' scale and "
                "offset, or run without SAR."
            )
        flat = np.concatenate([part.reshape(*part.shape[:2], -1) for part in power], axis=2)
        self.offsets = backscatter.orbit_offsets(backscatter.to_decibel(flat), self.orbits)


def _polarisations(series: Series) -> tuple[str, ...]:
    """Choose what most acquisitions have: a pair of co and cross polarisation, else one."""
    names = [{band.name for band in item.bands} for item in series.acquisitions]
    best = max(_PAIRS, key=lambda pair: sum(set(pair) <= found for found in names))
    if any(set(best) <= found for found in names):
        return best
    single = [name for pair in _PAIRS for name in pair]
    counts = {name: sum(name in found for found in names) for name in single}
    chosen = max(single, key=lambda name: counts[name])
    if counts[chosen] == 0:
        raise InputError(
            f"The SAR rasters have none of the bands {', '.join(single)}: name their bands in "
            "the band descriptions or in the file names."
        )
    return (chosen,)
