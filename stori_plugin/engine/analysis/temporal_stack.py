"""Dated rasters into one raster per band with a date per band, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..acquisitions.band_names import spectral_order
from ..acquisitions.series import Source
from ..options.series_options import Execution, SeriesRequest
from ..options.temporal_stack_options import (
    STACK,
    STACK_DIRECTIONS,
    UNSTACK,
    TemporalStackOptions,
)
from ..outputs.dated_rasters import WrittenRasters
from ..outputs.production import method_of, produce
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.storage import FLOATING, OutputRaster, Storage, storage_of
from ..support.errors import ParameterError
from ..support.progress import Progress
from .series_stack import Channel, Stack
from .spectral_index import bytes_per_pixel

_POLARISATIONS = ("VV", "VH", "HH", "HV")


@dataclass(frozen=True)
class StackProduct(OutputRaster):
    """One raster to come with a band per date; the descriptions of its bands tell the dates."""

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.series}_stack{'_sd' if self.spread else ''}.tif"


@dataclass(frozen=True)
class StackedRaster:
    """A raster with a date per band."""

    path: str
    series: str
    date: dt.date
    bands: tuple[str, ...]
    band_dates: tuple[dt.date, ...]


@dataclass(frozen=True)
class Stacked:
    """What was written, for loading, and the manifest."""

    rasters: tuple
    manifest: str


def rearrange(
    sources: Sequence[Source],
    request: SeriesRequest,
    options: TemporalStackOptions,
    execution: Execution,
    progress: Progress,
) -> WrittenRasters | Stacked:
    """Write ``<band>_stack.tif`` for every band, or from such stacks a raster for every date.

    Scaling, band names, dates and standard deviations are kept. Raises `ParameterError` for a
    direction that is not known.
    """
    if options.direction not in STACK_DIRECTIONS:
        raise ParameterError(
            f"DIRECTION is “{options.direction}”: choose one of {', '.join(STACK_DIRECTIONS)}."
        )
    progress.step("Finding the dated rasters")
    stack = Stack(sources, request, progress)
    layout = _stacks(stack) if options.direction == STACK else _dates(stack)
    progress.step(f"Writing {len(stack.channels)} bands of {len(stack.dates)} dates")
    made = produce(
        execution,
        stack.grid,
        list(layout),
        _writing(stack, layout),
        bytes_per_pixel(stack),
        {"algorithm": "temporalstack", "direction": options.direction},
        sorted(stack.series.rasters),
        progress,
        method_of(stack.channels[0].sources[0][1].path),
    )
    if options.direction == UNSTACK:
        return made
    rasters = tuple(
        StackedRaster(
            raster.path,
            f"{channel.name.lower()} stack",
            channel.dates[0],
            (channel.name,),
            channel.dates,
        )
        for raster, channel in zip(made.rasters, stack.channels)
    )
    return Stacked(rasters, made.manifest)


# What a product holds: a channel and the place of a date in it, for every band of the file.
_Layout = dict  # of Product to list of (Channel, int)


def _storage(stack: Stack, channel: Channel) -> Storage:
    return FLOATING if channel.index else storage_of(stack.series, channel.name)


def _spreads(channel: Channel) -> tuple[bool, ...]:
    return (False, True) if channel.has_sd else (False,)


def _stacks(stack: Stack) -> _Layout:
    layout: _Layout = {}
    for channel in stack.channels:
        names = tuple(f"{channel.name} {date.isoformat()}" for date in channel.dates)
        storage = _storage(stack, channel)
        for spread in _spreads(channel):
            product = StackProduct(channel.name.lower(), channel.dates[0], names, storage, spread)
            layout[product] = [(channel, t) for t in range(len(channel.dates))]
    return layout


def _dates(stack: Stack) -> _Layout:
    groups: dict[str, list[Channel]] = {}
    for channel in stack.channels:
        groups.setdefault(_series_of(stack, channel), []).append(channel)
    layout: _Layout = {}
    for series, channels in groups.items():
        storage = _common_storage(stack, channels)
        ordered = sorted(
            channels, key=lambda c: spectral_order(c.name, stack.series.roles.get(c.name, ""))
        )
        spreads = (False, True) if any(channel.has_sd for channel in channels) else (False,)
        for date in sorted({date for channel in channels for date in channel.dates}):
            held = [(c, c.dates.index(date)) for c in ordered if date in c.dates]
            names = tuple(channel.name for channel, _ in held)
            for spread in spreads:
                layout[OutputRaster(series, date, names, storage, spread)] = held
    return layout


def _common_storage(stack: Stack, channels: Sequence[Channel]) -> Storage:
    """Return the storage of bands that share a file; floating where theirs differ."""
    storages = [_storage(stack, channel) for channel in channels]
    # Not the objects themselves: two that both have NaN as nodata are never equal.
    kinds = {(s.dtype, s.scale, s.offset, s.tagged) for s in storages}
    return storages[0] if len(kinds) == 1 else FLOATING


def _series_of(stack: Stack, channel: Channel) -> str:
    if channel.name in _POLARISATIONS:
        return "backscatter"
    return "reflectance" if stack.series.roles.get(channel.name) else channel.name.lower()


def _writing(stack: Stack, layout: _Layout):
    def work(datasets: GridReader, window: Window, check) -> dict[str, np.ndarray]:
        stored = {
            product.name: np.empty((len(held), window.height, window.width), product.storage.dtype)
            for product, held in layout.items()
        }
        for channel in stack.channels:
            read = channel.read(datasets, window, check)
            for product, held in layout.items():
                values = read.sd if product.spread else read.values
                for place, (other, t) in enumerate(held):
                    if other is channel:
                        known = np.nan * read.values[t] if values is None else values[t]
                        numbers = product.storage.encode(known, product.spread)
                        stored[product.name][place] = numbers
        return stored

    return work
