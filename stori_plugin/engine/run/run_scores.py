"""How good a result is, by what its run measured on hidden dates: errors by gap, intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

from ..support.checked_json import of_kind, part, parts

LINEAR = "linear"
# Errors by length of gap, None where nothing could be compared.
Errors = tuple[Optional[float], ...]


@dataclass(frozen=True)
class SeriesScores:
    """What was measured of one series; errors are root mean squares on hidden dates.

    Those of a band are divided by the mean error of straight lines in that band before the mean
    over bands is taken: bands have different sizes.
    """

    series: str
    """Its name."""

    gap_days: tuple[float, ...]
    """(K,) lengths of gaps, ascending; empty where methods were not compared."""

    relative: Mapping[str, Errors]
    """(K,) by method, as a share of the mean error of straight lines."""

    used: Errors
    """(K,) that of what the result was made by."""

    held: float | None = None
    """The share (0 to 1) of hidden values within their 90 % interval; None if not measured."""

    hidden_dates: int = 0
    """How many hidden dates that rests on."""

    def beside_linear(self) -> tuple[float, float] | None:
        """Return the longest gap that is known of and the ratio of errors to straight lines there.

        None where methods were not compared.
        """
        linear = self.relative.get(LINEAR, ())
        for days, own, other in reversed(list(zip(self.gap_days, self.used, linear))):
            if own is not None and other:
                return days, own / other
        return None


def scores_of(learned: Sequence[Mapping[str, Any]]) -> tuple[SeriesScores, ...]:
    """Return what was measured of each series, from what a manifest says was learned.

    Raises `MalformedJSONError` for what no run has written.
    """
    return tuple(_of_series(item) for item in learned)


def _of_series(item: Mapping[str, Any]) -> SeriesScores:
    name = part(item, "series", str)
    held, dates = None, 0
    if item.get("intervals"):
        checked = part(item, "intervals", dict)
        held, dates = part(checked, "held", float), part(checked, "hidden_dates", int)
    compared = next((key for key in ("selection", "beside_linear") if item.get(key)), None)
    if compared is None:
        return SeriesScores(name, (), {}, (), held, dates)
    selection = part(item, compared, dict)
    gaps = tuple(parts(selection, "gap_days", float))
    chosen = part(selection, "method", dict)
    rmse = {
        method: {band: _row(row, len(gaps)) for band, row in of_kind(rows, dict, method).items()}
        for method, rows in part(selection, "rmse", dict).items()
    }
    scale = {band: _mean(rmse.get(LINEAR, {}).get(band, ())) for band in chosen}
    known = [band for band in chosen if scale[band]]
    relative = {
        method: tuple(
            _mean([_ratio(rows.get(band, ()), k, scale[band]) for band in known], True)
            for k in range(len(gaps))
        )
        for method, rows in rmse.items()
    }
    used = tuple(
        _mean(
            [
                _ratio(rmse.get(_name(chosen[band], k), {}).get(band, ()), k, scale[band])
                for band in known
            ],
            True,
        )
        for k in range(len(gaps))
    )
    return SeriesScores(name, gaps, relative, used, held, dates)


def _row(row: Any, count: int) -> Errors:
    values = of_kind(row, list, "rmse")
    known = [None if value is None else of_kind(value, float, "rmse") for value in values]
    return tuple([*known, *[None] * count][:count])


def _name(row: Any, k: int) -> str:
    names = of_kind(row, list, "method")
    return of_kind(names[k], str, "method") if k < len(names) else ""


def _ratio(row: Errors, k: int, scale: float | None) -> float | None:
    value = row[k] if k < len(row) else None
    return value / scale if value is not None and scale else None


def _mean(values: Sequence[float | None], all_of_them: bool = False) -> float | None:
    """Return the mean of what is known; with ``all_of_them`` None where one is not."""
    known = [value for value in values if value is not None]
    if not known or (all_of_them and len(known) < len(values)):
        return None
    return sum(known) / len(known)
