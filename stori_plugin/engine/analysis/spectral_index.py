"""Spectral indices of every date of a series, with their standard deviations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..acquisitions import index_catalogue
from ..acquisitions.series import Source
from ..options.series_options import WHOLE_GRID, Execution, GridOptions, SeriesRequest
from ..options.spectral_index_options import SpectralIndexOptions
from ..outputs.block_task import Check, Numbers, SeriesTask
from ..outputs.dated_rasters import WrittenRasters
from ..outputs.production import Step, method_of, produce
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.storage import FLOATING, OutputRaster
from ..support.errors import ParameterError
from ..support.progress import Progress
from .series_gaps import tell_gaps
from .series_stack import Channel, Stack, parameters_of


@dataclass(frozen=True, eq=False)
class IndexTask(SeriesTask):
    """Computes the indices of a block for every date."""

    channels: tuple[Channel, ...]
    # Whether standard deviations are wanted, where the input has them.
    uncertainty: bool

    @property
    def counted(self) -> int:
        """Missing values are counted."""
        return 1

    def numbers(self, datasets: GridReader, window: Window, check: Check) -> Numbers:
        """Compute the indices of a window."""
        stored = {}
        missing = np.zeros((1, window.height, window.width), np.int64)
        for channel in self.channels:
            is_spread = self.uncertainty and channel.has_sd
            read = channel.read(datasets, window, check, is_spread)
            missing += np.isnan(read.values).sum(axis=0)
            for t, date in enumerate(channel.dates):
                stored[_product(channel, date, False).name] = FLOATING.encode(read.values[t][None])
                if is_spread and read.sd is not None:
                    encoded = FLOATING.encode(read.sd[t][None], spread=True)
                    stored[_product(channel, date, True).name] = encoded
        return Numbers(stored, missing)


def _product(channel: Channel, date: dt.date, is_spread: bool) -> OutputRaster:
    return OutputRaster(channel.name.lower(), date, (channel.name,), FLOATING, is_spread)


def index_series(
    sources: Sequence[Source],
    request: SeriesRequest,
    options: SpectralIndexOptions,
    execution: Execution,
    progress: Progress,
    grid: GridOptions = WHOLE_GRID,
) -> WrittenRasters:
    """Compute the indices that ``request`` names for every date that has their bands.

    Each becomes a series of its own, float32 without unit, NaN where not clear. Where the input
    has standard deviations and ``options`` ask for it, theirs are propagated to first order, as
    if the errors of the bands were independent. Raises `UnknownBandError` for an index that is
    not known or whose bands are missing.
    """
    if not request.names:
        raise ParameterError(f"INDICES is empty: choose among {index_catalogue.known()}.")
    for name in request.names:
        index_catalogue.index_named(name)
    progress.step("Finding the dated rasters")
    stack = Stack(sources, request, progress, grid)
    products = tuple(
        _product(channel, date, is_spread)
        for channel in stack.channels
        for date in channel.dates
        for is_spread in ((False, True) if options.uncertainty and channel.has_sd else (False,))
    )
    names = ", ".join(channel.name for channel in stack.channels)
    for channel in stack.channels:
        if channel.index is not None and channel.index.convention:
            progress.say(f"{channel.name}: {channel.index.convention}.")
    progress.step(f"Computing {names} of {len(stack.dates)} dates")
    written = produce(
        execution,
        IndexTask(stack.grid, products, stack.channels, options.uncertainty),
        Step(
            "spectralindex",
            {"indices": list(request.names)},
            {
                "indices": request.names,
                "uncertainty": options.uncertainty,
                **parameters_of(request, grid),
            },
            sources,
            sorted(stack.series.rasters),
            stack.sd_paths,
            method_of(stack.channels[0].sources[0][1].path),
            stack.series.beliefs,
        ),
        bytes_per_pixel(stack),
        progress,
    )
    tell_gaps(stack, written, progress)
    return written


def bytes_per_pixel(stack: Stack) -> float:
    """Estimate the memory that reading all channels and writing as many takes, per pixel."""
    most = max(len(c.dates) * len(c.reader.bands) for c in stack.channels)
    written = sum(2 * len(channel.dates) for channel in stack.channels)
    # Values, clear masks, double precision while an index is computed, and its derivatives.
    return 40.0 * most + 4.0 * written
