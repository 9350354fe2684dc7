"""The second witness of breaks: what SAR saw of the same pixels, backscatter or coherence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..acquisitions.scan import scan
from ..acquisitions.series import Series, Source
from ..options.series_options import UNMASKED, SeriesRequest
from ..outputs.block_task import Check
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..scene.sar_reader import SarLevels, SarReader, learn_sar_levels
from ..support.errors import UnknownBandError
from ..support.progress import Progress
from .series_gaps import POLARISATIONS
from .series_stack import Channel, channels_of, scan_any, within

BACKSCATTER = (*POLARISATIONS, "RVI")


@dataclass(frozen=True, eq=False)
class BackscatterWitness:
    """Backscatter or the radar vegetation index, its orbits on one level, its speckle filtered."""

    reader: SarReader
    levels: SarLevels
    name: str

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The day of every pass, ascending."""
        return self.reader.dates

    @property
    def series(self) -> Series:
        """The acquisitions that it is read from."""
        return self.reader.series

    def read(self, datasets: GridReader, window: Window, check: Check) -> np.ndarray:
        """Read a window, (passes, rows, columns), NaN where missing."""
        channel = self.reader.channels.index(self.name)
        return self.reader.read(datasets, window, self.levels, check)[:, channel]


@dataclass(frozen=True, eq=False)
class BandWitness:
    """Any other band of dated rasters, such as coherence."""

    channel: Channel

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The days, ascending."""
        return self.channel.dates

    @property
    def series(self) -> Series:
        """The acquisitions that it is read from."""
        return self.channel.reader.series

    @property
    def name(self) -> str:
        """The name of the band."""
        return self.channel.name

    def read(self, datasets: GridReader, window: Window, check: Check) -> np.ndarray:
        """Read a window, (dates, rows, columns), NaN where missing."""
        return self.channel.read(datasets, window, check, spread=False).values


def open_witness(
    sources: Sequence[Source],
    band: str,
    request: SeriesRequest,
    grid: Grid,
    progress: Progress,
) -> BackscatterWitness | BandWitness:
    """Find the acquisitions of a witness and learn what must be known before it can be read.

    ``band`` is a polarisation, RVI, or the name of any other band. Raises `UnknownBandError`
    where the rasters have no such band, `InputError` where none lies within the period or they
    hold nothing on the grid.
    """
    wanted = band.strip().upper()
    if wanted not in BACKSCATTER:
        series = within(scan_any(sources, progress), request.start, request.end)
        (channel,) = channels_of(series, SeriesRequest((band.strip(),), masking=UNMASKED))
        return BandWitness(channel)
    series = within(scan(sources, "sar", progress, takes_results=True), request.start, request.end)
    # A break is often smaller than a field: each pixel speaks for itself.
    reader = SarReader(series, non_local=False)
    if wanted not in reader.channels:
        raise UnknownBandError(
            f"SAR_BAND is “{band}”, which the SAR rasters do not have: choose one of "
            f"{', '.join(reader.channels)}."
        )
    for problem in series.problems:
        progress.warn(problem)
    with GridReader(grid) as datasets:
        levels = learn_sar_levels(reader, datasets, progress.check)
    return BackscatterWitness(reader, levels, wanted)
