"""Dated rasters into one raster per band with a date per band, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..acquisitions.names.band_names import spectral_order
from ..acquisitions.series import Source
from ..options.series_options import WHOLE_GRID, Execution, SeriesRequest
from ..options.temporal_stack_options import STACK, STACK_DIRECTIONS, UNSTACK, TemporalStackOptions
from ..outputs.block_task import Check, Numbers, SeriesTask
from ..outputs.dated_rasters import WrittenRasters
from ..outputs.production import Step, method_of, produce
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.storage import FLOATING, OutputRaster, Storage, storage_of
from ..support.errors import ParameterError
from ..support.progress import Progress
from .series_gaps import POLARISATIONS, tell_gaps
from .series_stack import Channel, Stack, parameters_of
from .spectral_index import bytes_per_pixel


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
class StackedRasters:
    """What was written, for loading, and the manifest."""

    rasters: tuple
    manifest: str


@dataclass(frozen=True)
class Layer:
    """What a band of a raster to come holds: a date of a channel, both by their positions."""

    channel: int
    date: int


@dataclass(frozen=True)
class Layout:
    """A raster to come, and what its bands hold."""

    product: OutputRaster
    layers: tuple[Layer, ...]


@dataclass(frozen=True, eq=False)
class StackTask(SeriesTask):
    """Brings the numbers of a block from the dates of channels to the bands of rasters."""

    channels: tuple[Channel, ...]
    # One for every product.
    layouts: tuple[Layout, ...]

    @property
    def counted(self) -> int:
        """Missing values are counted."""
        return 1

    def numbers(self, datasets: GridReader, window: Window, check: Check) -> Numbers:
        """Read a window and rearrange it."""
        shape = (window.height, window.width)
        stored = {
            one.product.name: np.empty((len(one.layers), *shape), one.product.storage.dtype)
            for one in self.layouts
        }
        missing = np.zeros((1, *shape), np.int64)
        for position, channel in enumerate(self.channels):
            read = channel.read(datasets, window, check)
            missing += np.isnan(read.values).sum(axis=0)
            for one in self.layouts:
                product = one.product
                values = read.sd if product.spread else read.values
                for band, layer in enumerate(one.layers):
                    if layer.channel == position:
                        empty = np.nan * read.values[layer.date]
                        known = empty if values is None else values[layer.date]
                        stored[product.name][band] = product.storage.encode(known, product.spread)
        return Numbers(stored, missing)


def rearrange(
    sources: Sequence[Source],
    request: SeriesRequest,
    options: TemporalStackOptions,
    execution: Execution,
    progress: Progress,
) -> WrittenRasters | StackedRasters:
    """Write ``<band>_stack.tif`` for every band, or from such stacks a raster for every date.

    Scaling, band names, dates and standard deviations are kept. Raises `ParameterError` for a
    direction that is not known.
    """
    direction = options.direction
    if direction not in STACK_DIRECTIONS:
        raise ParameterError(
            f"DIRECTION is “{direction}”: choose one of {', '.join(STACK_DIRECTIONS)}."
        )
    progress.step("Finding the dated rasters")
    stack = Stack(sources, request, progress)
    layouts = _stacks(stack) if direction == STACK else _dates(stack)
    progress.step(f"Writing {len(stack.channels)} bands of {len(stack.dates)} dates")
    products = tuple(one.product for one in layouts)
    written = produce(
        execution,
        StackTask(stack.grid, products, stack.channels, layouts),
        Step(
            "temporalstack",
            {"direction": direction},
            {"direction": direction, "bands": request.names, **parameters_of(request, WHOLE_GRID)},
            sources,
            sorted(stack.series.rasters),
            stack.sd_paths,
            method_of(stack.channels[0].sources[0][1].path),
            stack.series.beliefs,
        ),
        bytes_per_pixel(stack),
        progress,
    )
    if direction == UNSTACK:
        return written
    tell_gaps(stack, written, progress)
    rasters = tuple(
        StackedRaster(
            raster.path,
            f"{channel.name.lower()} stack",
            channel.dates[0],
            (channel.name,),
            channel.dates,
        )
        for raster, channel in zip(written.rasters, stack.channels)
    )
    return StackedRasters(rasters, written.manifest)


def _storage(stack: Stack, channel: Channel) -> Storage:
    return FLOATING if channel.index else storage_of(stack.series, channel.name)


def _spreads(channel: Channel) -> tuple[bool, ...]:
    return (False, True) if channel.has_sd else (False,)


def _stacks(stack: Stack) -> tuple[Layout, ...]:
    layouts = []
    for position, channel in enumerate(stack.channels):
        names = tuple(f"{channel.name} {date.isoformat()}" for date in channel.dates)
        storage = _storage(stack, channel)
        layers = tuple(Layer(position, t) for t in range(len(channel.dates)))
        for spread in _spreads(channel):
            product = StackProduct(channel.name.lower(), channel.dates[0], names, storage, spread)
            layouts.append(Layout(product, layers))
    return tuple(layouts)


def _dates(stack: Stack) -> tuple[Layout, ...]:
    groups: dict[str, list[Channel]] = {}
    for channel in stack.channels:
        groups.setdefault(_series_of(stack, channel), []).append(channel)
    layouts = []
    for series, channels in groups.items():
        storage = _common_storage(stack, channels)
        ordered = sorted(
            channels, key=lambda c: spectral_order(c.name, stack.series.roles.get(c.name, ""))
        )
        spreads = (False, True) if any(channel.has_sd for channel in channels) else (False,)
        for date in sorted({date for channel in channels for date in channel.dates}):
            with_date = [channel for channel in ordered if date in channel.dates]
            names = tuple(channel.name for channel in with_date)
            layers = tuple(
                Layer(stack.channels.index(channel), channel.dates.index(date))
                for channel in with_date
            )
            for spread in spreads:
                product = OutputRaster(series, date, names, storage, spread)
                layouts.append(Layout(product, layers))
    return tuple(layouts)


def _common_storage(stack: Stack, channels: Sequence[Channel]) -> Storage:
    """Return the storage of bands that share a file; floating where theirs differ."""
    storages = [_storage(stack, channel) for channel in channels]
    # Not the objects themselves: two that both have NaN as nodata are never equal.
    kinds = {(s.dtype, s.scale, s.offset, s.tagged) for s in storages}
    return storages[0] if len(kinds) == 1 else FLOATING


def _series_of(stack: Stack, channel: Channel) -> str:
    if channel.name in POLARISATIONS:
        return "backscatter"
    return "reflectance" if stack.series.roles.get(channel.name) else channel.name.lower()
