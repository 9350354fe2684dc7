"""When seasons begin, and whether they are whole: looked up in the curves of a sample of pixels.

A season is cut where little grows. On the northern hemisphere that is the turn of the year, which
therefore stays where it will do; in the south, and where winter crops prevail, it is another day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..support.errors import InputError, ParameterError

AUTO = "auto"
LEAST_DATES = 5
_YEAR = 365
# Days over which the mean curve is smoothed.
_SMOOTH = 30
# The turn of the year will do up to this share of the mean curve's range above its minimum;
# other days are looked for below the lower share.
_WILL_DO, _LOW = 0.4, 0.15
# A side of a season is cut where the curve there is above this share of its range, in at least
# this share of the pixels.
_HIGH, _MANY = 0.4, 0.1
# Days that a series may begin or end within its first or last season and yet have all of it.
_EDGE = 20
# Days that the rest of a season spans at most, which tells nothing beside one of so many days.
_REST, _WHOLE = 90, 270


@dataclass(frozen=True)
class Season:
    """One season: its label, its first day, and which dates of the series lie in it.

    Day 1 of its dates is the first of January of the year in which it begins.
    """

    label: str
    first: dt.date
    positions: tuple[int, ...]

    @property
    def origin(self) -> dt.date:
        """The day before day 1."""
        return dt.date(self.first.year - 1, 12, 31)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return _later(self.first) - dt.timedelta(days=1)


def _later(first: dt.date) -> dt.date:
    return first.replace(year=first.year + 1)


def split_seasons(dates: Sequence[dt.date], month: int, day: int) -> list[Season]:
    """Part dates into seasons of a year that begin on a day.

    Seasons with fewer than five dates are left out, and so is the rest of one at either end of the
    series that spans less than three months, beside a whole one. A season is called after the year
    it begins in. Raises `InputError` where no season is left.
    """
    positions: dict[int, list[int]] = {}
    for position, date in enumerate(dates):
        year = date.year if (date.month, date.day) >= (month, day) else date.year - 1
        positions.setdefault(year, []).append(position)
    whole = [
        Season(str(year), dt.date(year, month, day), tuple(inside))
        for year, inside in sorted(positions.items())
        if len(inside) >= LEAST_DATES
    ]
    if not whole:
        raise InputError(
            f"No season has {LEAST_DATES} dates: give a longer series, or change SEASON_START."
        )
    spans = [(dates[s.positions[-1]] - dates[s.positions[0]]).days for s in whole]
    if max(spans) < _WHOLE:
        return whole
    ends = (0, len(whole) - 1)
    return [s for k, s in enumerate(whole) if k not in ends or spans[k] >= _REST]


def month_and_day(text: str) -> tuple[int, int] | None:
    """Read SEASON_START: MM-DD, or None for "auto". Raises `ParameterError` for all else."""
    if text.strip().lower() == AUTO:
        return None
    month, _, day = text.strip().partition("-")
    try:
        # A year without a leap day: a season cannot begin on one every year.
        date = dt.date(2001, int(month), int(day))
    except ValueError:
        raise ParameterError(
            f"SEASON_START is “{text}”: write month and day as MM-DD, such as 01-01 or 09-01, or "
            f"“{AUTO}”."
        ) from None
    return date.month, date.day


def find_start(dates: Sequence[dt.date], curves: np.ndarray, least: float = 0.1) -> tuple[int, int]:
    """Find the month and day on which the seasons of a series begin: where little grows.

    ``curves`` (T, N) are the values of some pixels, NaN where missing. The turn of the year where
    that will do, for the mean and for nearly every pixel whose amplitude is ``least``, or nothing
    tells; else the first of the month where the mean curve is lowest. Of a single season it is
    the one, among the low, that leaves the fewest dates outside it.
    """
    mean = _mean_year(dates, curves)
    spread = np.ptp(mean)
    if not spread > 0:
        return 1, 1
    at_turn = _share_cut(dates, curves, (1, 1), least)
    will_do = mean[0] <= mean.min() + _WILL_DO * spread
    if will_do and at_turn < _MANY:
        return 1, 1
    firsts = [dt.date(2001, month, 1) for month in range(1, 13)]
    levels = [(mean[first.timetuple().tm_yday - 1] - mean.min()) / spread for first in firsts]
    low = [k for k in range(12) if levels[k] <= max(_LOW, min(levels))]
    # Of years of dates some are lost at either end, wherever seasons begin.
    is_short = (dates[-1] - dates[0]).days < 1.5 * _YEAR
    best = min(low, key=lambda k: (is_short and _fragments(dates, firsts[k]), levels[k]))
    # Of two harvests a year, or of many crops, another day may cut as many.
    if will_do and _share_cut(dates, curves, (firsts[best].month, 1), least) >= at_turn:
        return 1, 1
    return firsts[best].month, 1


def _share_cut(
    dates: Sequence[dt.date], curves: np.ndarray, start: tuple[int, int], least: float
) -> float:
    """Return the largest share of pixels that a start of seasons finds in full growth."""
    try:
        whole = split_seasons(dates, *start)
    except InputError:
        return 0.0
    ends = (end for season in whole for end in _ends(dates, curves, season, least))
    return max((high for high, is_cut_off, _, _ in ends if not is_cut_off), default=0.0)


def _mean_year(dates: Sequence[dt.date], curves: np.ndarray) -> np.ndarray:
    """Return the mean of all pixels and years on each of 365 days, smoothed; zeros if unknown."""
    known = np.isfinite(curves)
    usable = known.any(axis=1)
    if not usable.any():
        return np.zeros(_YEAR)
    means = np.where(known, curves, 0.0).sum(axis=1)[usable] / known.sum(axis=1)[usable]
    days = np.array([min(date.timetuple().tm_yday, _YEAR) - 1 for date in dates])[usable]
    sums = np.bincount(days, means, _YEAR)
    counts = np.bincount(days, minlength=_YEAR)
    seen = np.flatnonzero(counts)
    year = np.interp(np.arange(_YEAR), seen, sums[seen] / counts[seen], period=_YEAR)
    around = np.r_[year[-_SMOOTH // 2 :], year, year[: _SMOOTH // 2]]
    return np.convolve(around, np.full(_SMOOTH + 1, 1.0 / (_SMOOTH + 1)), "valid")


def _fragments(dates: Sequence[dt.date], first: dt.date) -> int:
    """Count the dates in seasons that have less than half of what the fullest has."""
    begun = [(d.month, d.day) >= (first.month, first.day) for d in dates]
    years = np.array([d.year - (not has) for d, has in zip(dates, begun)])
    counts = np.bincount(years - years.min())
    return int(counts[2 * counts < counts.max()].sum())


def _ends(
    dates: Sequence[dt.date], curves: np.ndarray, season: Season, least: float
) -> list[tuple[float, bool, str, dt.date]]:
    """Look at the first and the last date of a season.

    Returns of each the share of pixels in full growth, whether the series begins or ends there
    and not the season, the verb, and the date.
    """
    inside = [dates[k] for k in season.positions]
    begins, ends = _high_ends(curves[list(season.positions)], least)
    late = (inside[0] - season.first).days > _EDGE
    early = (season.last - inside[-1]).days > _EDGE
    return [(begins, late, "begins", inside[0]), (ends, early, "ends", inside[-1])]


def cut_seasons(
    dates: Sequence[dt.date],
    curves: np.ndarray,
    seasons: Sequence[Season],
    least: float,
    is_auto: bool = False,
) -> list[str]:
    """Say which seasons are cut by the ends of the series, and whether SEASON_START cuts them.

    ``curves`` (T, N) are the values of some pixels; ``least`` the smallest amplitude of a season;
    ``is_auto`` says that `find_start` chose the start.
    """
    sentences, within = [], []
    for season in seasons:
        for high, is_end, verb, date in _ends(dates, curves, season, least):
            if high < _MANY:
                continue
            if is_end:
                sentences.append(
                    f"Season {season.label} is cut off: the series {verb} on {date}, when "
                    f"{100 * high:.0f} % of the sampled pixels are in full growth. Their metrics "
                    "are missing or too small: give a longer series."
                )
            else:
                within.append(season.label)
    listed = ", ".join(dict.fromkeys(within))
    if within and is_auto:
        first = seasons[0].first
        sentences.append(
            f"No day of the year suits all pixels: on {first.month:02}-{first.day:02}, when "
            f"seasons begin, some are in full growth ({listed}). Map what grows at other times "
            "apart, with a SEASON_START of its own."
        )
    elif within:
        sentences.append(
            f"SEASON_START cuts seasons in two that are in full growth on that day ({listed}): "
            f"choose a day when little grows, or “{AUTO}”."
        )
    return sentences


def _high_ends(values: np.ndarray, least: float) -> tuple[float, float]:
    """Return the shares of pixels whose curve is high at its first, and at its last date."""
    known = np.isfinite(values)
    curved = known.sum(axis=0) >= LEAST_DATES
    values, known = values[:, curved], known[:, curved]
    if not values.size:
        return 0.0, 0.0
    low, top = np.nanmin(values, axis=0), np.nanmax(values, axis=0)
    rises = top - low >= least
    pixels = np.arange(values.shape[1])
    first, last = known.argmax(axis=0), len(known) - 1 - known[::-1].argmax(axis=0)
    level = low + _HIGH * (top - low)
    begins = rises & (values[first, pixels] > level)
    ends = rises & (values[last, pixels] > level)
    return float(begins.mean()), float(ends.mean())
