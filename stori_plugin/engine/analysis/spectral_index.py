"""Spectral indices of every date of a series, with their standard deviations."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..acquisitions import index_catalogue
from ..acquisitions.series import Source
from ..options.series_options import WHOLE_GRID, Execution, GridOptions, SeriesRequest
from ..options.spectral_index_options import SpectralIndexOptions
from ..outputs.dated_rasters import WrittenRasters
from ..outputs.production import method_of, produce
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.storage import FLOATING, OutputRaster
from ..support.errors import ParameterError
from ..support.progress import Progress
from .series_stack import Stack


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
    has standard deviations and ``options`` ask for it, theirs are propagated to first
    order, as if the errors of the bands were independent. Raises `UnknownBandError` for an index
    that is not known or whose bands are missing.
    """
    if not request.names:
        raise ParameterError(f"INDICES is empty: choose among {index_catalogue.known()}.")
    for name in request.names:
        index_catalogue.index_named(name)
    progress.step("Finding the dated rasters")
    stack = Stack(sources, request, progress, grid)
    spreads = {c.name: options.uncertainty and c.has_sd for c in stack.channels}
    products = {
        (channel.name, date, spread): OutputRaster(
            channel.name.lower(), date, (channel.name,), FLOATING, spread
        )
        for channel in stack.channels
        for date in channel.dates
        for spread in ((False, True) if spreads[channel.name] else (False,))
    }

    def work(datasets: GridReader, window: Window, check) -> dict[str, np.ndarray]:
        stored = {}
        for channel in stack.channels:
            read = channel.read(datasets, window, check, spreads[channel.name])
            for t, date in enumerate(channel.dates):
                name = products[channel.name, date, False].name
                stored[name] = FLOATING.encode(read.values[t][None])
                if spreads[channel.name] and read.sd is not None:
                    name = products[channel.name, date, True].name
                    stored[name] = FLOATING.encode(read.sd[t][None], spread=True)
        return stored

    names = ", ".join(channel.name for channel in stack.channels)
    progress.step(f"Computing {names} of {len(stack.dates)} dates")
    first = stack.channels[0].sources[0][1].path
    return produce(
        execution,
        stack.grid,
        list(products.values()),
        work,
        bytes_per_pixel(stack),
        {"algorithm": "spectralindex", "indices": list(request.names)},
        sorted(stack.series.rasters),
        progress,
        method_of(first),
    )


def bytes_per_pixel(stack: Stack) -> float:
    """Estimate the memory that reading all channels and writing as many takes, per pixel."""
    most = max(len(c.dates) * len(c.reader.bands) for c in stack.channels)
    written = sum(2 * len(channel.dates) for channel in stack.channels)
    # Values, clear masks, double precision while an index is computed, and its derivatives.
    return 40.0 * most + 4.0 * written
