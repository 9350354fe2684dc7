"""The pictures of an animation: a series date by date, in the same colours on all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..acquisitions.series import Series, Source
from ..analysis.series_stack import Stack, channels_of, scan_any, within
from ..options.animation_options import AnimationOptions
from ..options.series_options import (
    UNMASKED,
    USUAL_MASKING,
    WHOLE_GRID,
    GridOptions,
    SeriesRequest,
)
from ..outputs.production import method_of
from ..pixels.colours import coloured, ramp_of, shared_limits
from ..pixels.renditions import has_ramp
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..support.errors import InputError, ParameterError
from ..support.progress import Progress

NATURAL = ("red", "green", "blue")
_SAMPLED_DATES = 8


@dataclass(frozen=True)
class Panel:
    """One picture of a frame."""

    # (rows, columns, 3), uint8.
    picture: np.ndarray
    # What is written above it.
    title: str


@dataclass(frozen=True)
class Frame:
    """What is shown at one moment."""

    date: dt.date
    # From left to right.
    panels: tuple[Panel, ...]


class Film:
    """A series as frames; ``dates`` are those that have all its bands.

    A raster larger than the picture is averaged, the pixels of a smaller one are repeated, so
    that they stay sharp.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        request: SeriesRequest,
        options: AnimationOptions,
        progress: Progress,
        clouded: Sequence[Source] = (),
        grid: GridOptions = WHOLE_GRID,
    ) -> None:
        """Find the rasters; those of ``clouded`` acquisitions are shown beside.

        Raises `InputError` and its kin where nothing fits.
        """
        progress.step("Finding the dated rasters")
        names, self._natural = _bands_to_show(sources, request, progress)
        shown = SeriesRequest(names, request.start, request.end, request.masking)
        stack = Stack(sources, shown, progress, grid)
        self._series, self._request = stack.series, shown
        self.names = tuple(channel.name for channel in stack.channels)
        self.dates = tuple(d for d in stack.dates if all(d in c.dates for c in stack.channels))
        if not self.dates:
            raise InputError(f"No date has all of {', '.join(names)}: ask for others.")
        first = stack.channels[0].sources[0][1].path
        self._kind = "observed" if method_of(first) == "observed" else "reconstructed"
        self.grid, self._repeated = _picture_grid(stack.grid, options.width)
        self._beside = _Clouded(clouded, options, names, progress) if clouded else None
        self._limits: tuple = ()

    def frames(self, progress: Progress) -> Iterator[Frame]:
        """Yield every `Frame` in the order of dates; asks ``progress`` whether to go on."""
        with GridReader(self.grid, check=progress.check) as datasets:
            self._choose_limits(datasets, progress)
            for date in self.dates:
                progress.check()
                yield self._frame(datasets, date, progress)

    def sampled_frames(self, progress: Progress) -> list[Frame]:
        """Return a few frames spread over the series, to choose a palette from."""
        with GridReader(self.grid, check=progress.check) as datasets:
            self._choose_limits(datasets, progress)
            return [self._frame(datasets, date, progress) for date in _spread(self.dates)]

    def _choose_limits(self, datasets: GridReader, progress: Progress) -> None:
        if not self._limits:
            read = [self._read(self._series, datasets, d, progress) for d in _spread(self.dates)]
            samples = [
                np.concatenate([one[k].ravel() for one in read]) for k in range(len(read[0]))
            ]
            self._limits = shared_limits(samples, self._natural)

    def _read(
        self, series: Series, datasets: GridReader, date: dt.date, progress: Progress
    ) -> np.ndarray:
        return _bands_of(series, self._request, self.grid, datasets, date, progress)

    def _frame(self, datasets: GridReader, date: dt.date, progress: Progress) -> Frame:
        what = "natural colours" if self._natural else ", ".join(self.names)
        picture = self._picture(self._read(self._series, datasets, date, progress))
        panels = [Panel(picture, f"{date}  {self._kind}  {what}")]
        if self._beside is not None:
            panels.insert(0, self._beside_panel(self._beside, datasets, date, progress))
        return Frame(date, tuple(panels))

    def _beside_panel(
        self, clouded: _Clouded, datasets: GridReader, date: dt.date, progress: Progress
    ) -> Panel:
        nearest = clouded.nearest(date)
        if nearest is None:
            nothing = np.full((len(self.names), self.grid.height, self.grid.width), np.nan)
            return Panel(self._picture(nothing), f"no image within {clouded.days} days")
        read = _bands_of(clouded.series, clouded.request, self.grid, datasets, nearest, progress)
        return Panel(self._picture(read), f"{nearest}  observed")

    def _picture(self, bands: np.ndarray) -> np.ndarray:
        is_band = len(self.names) == 1 and not has_ramp(self.names[0])
        picture = coloured(bands, self._limits, () if is_band else ramp_of(self.names[0]))
        return picture.repeat(self._repeated, axis=0).repeat(self._repeated, axis=1)


class _Clouded:
    """The acquisitions to show beside a series."""

    def __init__(
        self,
        sources: Sequence[Source],
        options: AnimationOptions,
        names: tuple[str, ...],
        progress: Progress,
    ) -> None:
        self.days = options.nearest
        self.series = scan_any(sources, progress)
        for problem in self.series.problems:
            progress.warn(problem)
        masking = USUAL_MASKING if options.masked else UNMASKED
        self.request = SeriesRequest(names, masking=masking)
        channels = channels_of(self.series, self.request)
        common = set.intersection(*(set(channel.dates) for channel in channels))
        self._dates = sorted(common)

    def nearest(self, date: dt.date) -> dt.date | None:
        """Return the date nearest to ``date``, the earlier of equals, None if none is near."""
        near = [one for one in self._dates if abs((one - date).days) <= self.days]
        return min(near, key=lambda one: abs((one - date).days)) if near else None


def _bands_of(
    series: Series,
    request: SeriesRequest,
    grid: Grid,
    datasets: GridReader,
    date: dt.date,
    progress: Progress,
) -> np.ndarray:
    """Read the bands of one date over the whole grid: (bands, rows, columns)."""
    window = Window(0, 0, grid.height, grid.width)
    of_date = channels_of(within(series, date, date), request)
    return np.stack([c.read(datasets, window, progress.check, False).values[0] for c in of_date])


def _bands_to_show(
    sources: Sequence[Source], request: SeriesRequest, progress: Progress
) -> tuple[tuple[str, ...], bool]:
    """Return the names of one or three bands, and whether they are natural colours."""
    if len(request.names) not in (0, 1, 3):
        raise ParameterError(
            f"BANDS is “{', '.join(request.names)}”: name one band or index, or three bands for "
            "red, green and blue."
        )
    series = within(scan_any(sources, progress), request.start, request.end)
    by_role: dict[str, str] = {}
    for name, role in series.roles.items():
        by_role.setdefault(role, name)
    natural = tuple(by_role[role] for role in NATURAL if role in by_role)
    if request.names:
        chosen = (
            tuple(series.band_named(n) for n in request.names)
            if _are_bands(series, request)
            else ()
        )
        return request.names, chosen == natural and len(natural) == 3
    if len(natural) == 3:
        return natural, True
    return (("NDVI",) if "NDVI" in series.band_names else series.band_names[:1]), False


def _are_bands(series: Series, request: SeriesRequest) -> bool:
    return all(name in series.band_names for name in request.names)


def _picture_grid(grid: Grid, width: int) -> tuple[Grid, int]:
    """Return the grid of the picture, and how often each of its pixels is repeated."""
    longer = max(grid.width, grid.height)
    if longer <= width:
        return grid, max(width // longer, 1)
    times = longer / width
    a, b, x, d, e, y = grid.transform[:6]
    columns, rows = max(round(grid.width / times), 1), max(round(grid.height / times), 1)
    stretched = (a * grid.width / columns, b, x, d, e * grid.height / rows, y)
    return Grid(grid.crs, stretched, columns, rows), 1


def _spread(dates: Sequence[dt.date]) -> list[dt.date]:
    count = min(_SAMPLED_DATES, len(dates))
    return [dates[k] for k in np.unique(np.linspace(0, len(dates) - 1, count).astype(int))]
