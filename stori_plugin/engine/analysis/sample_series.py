"""A series at points or over polygons: one row per feature, date and band."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from markupsafe import Markup
from rasterio.errors import RasterioError
from rasterio.features import bounds as bounds_of
from rasterio.features import geometry_mask

from ..acquisitions.files.headers import read_header
from ..options.sample_series_options import SampleSeriesOptions
from ..pages.html import render
from ..pages.method_looks import method_look
from ..pages.time_charts import Curve, curves_chart
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..support.errors import InputError
from ..support.progress import Progress
from .series_gaps import OBSERVED, gap_sentence
from .series_stack import Channel, Stack

HEAD = (
    *("feature_id", "date", "band", "value", "sd", "kind"),
    *("median", "spread", "count", "share"),
)
RECONSTRUCTED = "reconstructed"
_EDGE = 256
_MOST_VALUES = 250_000_000  # numbers of one feature and band that are held at once: 1 GB


@dataclass(frozen=True)
class Feature:
    """A point, line or polygon to sample."""

    # What it is called in the table: the value of a field, or its number.
    identifier: object
    # Its geometry as GeoJSON, in the grid's CRS.
    geometry: dict


@dataclass(frozen=True)
class Sample:
    """One band of one date over one feature."""

    # The number of the feature in its layer, and what it is called.
    feature: int
    identifier: object
    date: dt.date
    band: str
    # The mean over the clear pixels, or the pixel's value at a point.
    value: float
    # The mean standard deviation that the series states for them; None where it states none.
    sd: float | None
    # "observed" or "reconstructed".
    kind: str
    # The median of the clear pixels, and the standard deviation between them.
    median: float
    spread: float
    # How many pixels are clear, and their share (0..1) of the feature.
    count: int
    share: float

    def cells(self) -> list[object]:
        """Return the sample in the order of `HEAD`."""
        rounded = [None if v is None else float(f"{v:.6g}") for v in (self.value, self.sd)]
        zone = [float(f"{v:.6g}") for v in (self.median, self.spread)]
        return [
            self.identifier,
            self.date.isoformat(),
            self.band,
            *rounded,
            self.kind,
            *zone,
            self.count,
            round(self.share, 4),
        ]


@dataclass(frozen=True)
class _Zone:
    """The pixels of a feature: the window that holds them and which of it they are."""

    window: Window
    inside: np.ndarray


def sample(
    stack: Stack,
    features: Sequence[Feature],
    options: SampleSeriesOptions,
    progress: Progress,
    is_whole: bool = True,
) -> tuple[list[Sample], list[str]]:
    """Sample a series over features.

    Dates on which too little of a feature is clear are left out; ``is_whole`` says so, for a
    series that should have no gaps.
    Returns samples by feature, band and date, and sentences on the features that lie outside.
    Raises `InputError` when no feature lies on the rasters or one is too large to be held.
    """
    samples: list[Sample] = []
    outside = []
    kinds = [_kinds(channel) for channel in stack.channels]
    with GridReader(stack.grid, check=progress.check) as datasets:
        for number, feature in enumerate(features):
            progress.check()
            zone = _zone(feature, stack.grid)
            if zone is None:
                outside.append(feature.identifier)
                continue
            for channel, kind in zip(stack.channels, kinds):
                samples += _sampled(
                    channel, kind, datasets, number, feature, zone, options.least_share, progress
                )
            progress.fraction((number + 1) / len(features))
    if len(outside) == len(features):
        raise InputError(
            "None of the features lies on the rasters: check the CRS of the layer, or choose "
            "features inside the extent of the series."
        )
    inside = len(features) - len(outside)
    asked = inside * stack.values
    messages = [gap_sentence(stack, asked - len(samples), asked)] if is_whole else []
    messages = [message for message in messages if message]
    if outside:
        names = ", ".join(str(name) for name in outside[:5])
        more = f" and {len(outside) - 5} more" if len(outside) > 5 else ""
        messages.append(f"Outside the rasters, and left out: feature {names}{more}.")
    return samples, messages


def _kinds(channel: Channel) -> dict[dt.date, str]:
    """Tell for each date whether its raster is an estimate of this engine or was observed."""
    kinds = {}
    for date, band in channel.sources:
        tags = read_header(band.path).tags
        estimated = "CONTENT" in tags and tags.get("METHOD") != OBSERVED
        kinds[date] = RECONSTRUCTED if estimated else OBSERVED
    return kinds


def _zone(feature: Feature, grid: Grid) -> _Zone | None:
    window = _window(feature.geometry, grid)
    if window is None:
        return None
    transform = grid.affine * grid.affine.translation(window.column, window.row)
    shape = (window.height, window.width)
    for touched in (False, True):
        # A zone smaller than a pixel, a line or a point has the pixels that it touches.
        try:
            inside = geometry_mask(
                [feature.geometry], shape, transform, all_touched=touched, invert=True
            )
        except (RasterioError, ValueError) as error:
            raise InputError(
                f"Feature {feature.identifier} has a geometry that cannot be used: repair it "
                "(Vector > Geometry Tools > Fix geometries) or take it out."
            ) from error
        if inside.any():
            return _Zone(window, inside)
    return None


def _window(geometry: dict, grid: Grid) -> Window | None:
    west, south, east, north = bounds_of(geometry)
    inverse = ~grid.affine
    left, top = inverse * (west, north)
    right, bottom = inverse * (east, south)
    first_row, first_column = max(int(np.floor(top)), 0), max(int(np.floor(left)), 0)
    last_row = min(int(np.floor(bottom)) + 1, grid.height)
    last_column = min(int(np.floor(right)) + 1, grid.width)
    if first_row >= last_row or first_column >= last_column:
        return None
    return Window(first_row, first_column, last_row - first_row, last_column - first_column)


def _sampled(
    channel: Channel,
    kinds: Mapping[dt.date, str],
    datasets: GridReader,
    number: int,
    feature: Feature,
    zone: _Zone,
    least_share: float,
    progress: Progress,
) -> Iterator[Sample]:
    size = int(zone.inside.sum())
    if size * len(channel.dates) > _MOST_VALUES:
        raise InputError(
            f"Feature {feature.identifier} covers {size} pixels on {len(channel.dates)} dates, "
            "more than can be held at once: cut it into parts, or give a coarser RESOLUTION."
        )
    values, sds = _values_inside(channel, datasets, zone, progress)
    for t, date in enumerate(channel.dates):
        known = np.isfinite(values[t])
        count = int(known.sum())
        if count == 0 or count < least_share * size:
            continue
        clear = values[t][known].astype(np.float64)
        sd = None
        if sds is not None and np.isfinite(sds[t][known]).any():
            sd = float(np.nanmean(sds[t][known].astype(np.float64)))
        yield Sample(
            feature=number,
            identifier=feature.identifier,
            date=date,
            band=channel.name,
            value=float(clear.mean()),
            sd=sd,
            kind=kinds[date],
            median=float(np.median(clear)),
            spread=float(clear.std()),
            count=count,
            share=count / size,
        )


def _values_inside(
    channel: Channel, datasets: GridReader, zone: _Zone, progress: Progress
) -> tuple[np.ndarray, np.ndarray | None]:
    """Read the pixels of a zone, piece by piece: (dates, pixels) and the same for sd or None."""
    values, sds = [], []
    for row in range(0, zone.window.height, _EDGE):
        for column in range(0, zone.window.width, _EDGE):
            inside = zone.inside[row : row + _EDGE, column : column + _EDGE]
            if not inside.any():
                continue
            window = Window(zone.window.row + row, zone.window.column + column, *inside.shape)
            read = channel.read(datasets, window, progress.check)
            values.append(read.values[:, inside])
            if read.sd is not None:
                sds.append(read.sd[:, inside])
    stated = np.concatenate(sds, axis=1) if sds else None
    return np.concatenate(values, axis=1), stated


_MOST_FEATURES = 200  # a page with more takes a browser to its knees


def curves_html(samples: Sequence[Sample], problems: Sequence[str]) -> str:
    """Return the page; ``samples`` may mix observed and reconstructed ones."""
    ordered = sorted(samples, key=lambda s: (s.feature, s.band, s.kind, s.date))
    features = [(key, list(group)) for key, group in groupby(ordered, key=lambda s: s.feature)]
    return render(
        "sample_series.html",
        count=len(features),
        problems=problems,
        features=[_drawn(members) for _, members in features[:_MOST_FEATURES]],
    )


@dataclass(frozen=True)
class _DrawnFeature:
    """A feature of the page with one drawing per band, None where no date has a value."""

    identifier: object
    charts: Sequence[Markup | None]


def _drawn(samples: Sequence[Sample]) -> _DrawnFeature:
    """Draw the samples of one feature, which are sorted by band."""
    by_band = groupby(samples, key=lambda sample: sample.band)
    charts = [curves_chart(_curves(list(of_band)), band) for band, of_band in by_band]
    return _DrawnFeature(samples[0].identifier, charts)


def _curves(samples: Sequence[Sample]) -> list[Curve]:
    curves = []
    kinds = sorted({sample.kind for sample in samples}, reverse=True)
    for kind in kinds:
        of_kind = [sample for sample in samples if sample.kind == kind]
        sds = [float("nan") if sample.sd is None else sample.sd for sample in of_kind]
        stated = any(sample.sd is not None for sample in of_kind)
        curves.append(
            Curve(
                kind,
                [sample.date for sample in of_kind],
                [sample.value for sample in of_kind],
                sds if stated else (),
                dots=kind == OBSERVED,
                colour=method_look(kind).colour,
                dashes=method_look(kind).dashes,
            )
        )
    return curves
