"""A result in one sentence: what its run measured, for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...presentation.words import tr

if TYPE_CHECKING:
    from ...engine.run.run_scores import SeriesScores

_ALIKE = 0.01  # errors that differ by less are called the same
_LONGER = 1.2  # times the longest gap that was measured; less is called the same
_REFLECTANCE = "reflectance"  # the series of bands; others are called after their index


def sentence_of(scores: Sequence[SeriesScores], longest: int = 0) -> str:
    """Say how much is gained beside straight lines and how honest the intervals are.

    ``longest`` are the days of the longest gap: where none that long could be measured, both are
    named.
    """
    said = all_said(scores, longest)
    if not said:
        return tr(
            "How far off the result is was not measured: with the method auto a run compares "
            "methods on dates that it hides."
        )
    series, words = said[0]
    return words if len(said) == 1 else f"{series_spoken(series)}: {words}"


def all_said(scores: Sequence[SeriesScores], longest: int = 0) -> list[tuple[str, str]]:
    """Return each series that was measured and what is said of it, indices first."""
    ordered = sorted(scores, key=lambda one: one.series == _REFLECTANCE)
    return [(one.series, words) for one in ordered for words in [_said(one, longest)] if words]


def series_spoken(series: str) -> str:
    """Return what a series of a result is called."""
    return tr("reflectance") if series == _REFLECTANCE else series.upper()


def _said(scores: SeriesScores, longest: int) -> str:
    parts = [_gain(scores, longest)] if scores.beside_linear() else []
    if scores.held is not None:
        parts.append(_held(scores.held))
    if not parts:
        return ""
    text = tr("{}, measured on {} hidden dates.").format("; ".join(parts), scores.hidden_dates)
    whole = text if scores.hidden_dates else f"{'; '.join(parts)}."
    return whole[:1].upper() + whole[1:]


def _gain(scores: SeriesScores, longest: int) -> str:
    days, ratio = scores.beside_linear() or (0.0, 1.0)
    gain = _gain_at(days, ratio)
    if longest <= _LONGER * days:
        return gain
    both = tr("{}, the longest that could be measured (the longest there is: {} days)")
    return both.format(gain, longest)


def _gain_at(days: float, ratio: float) -> str:
    share = round(100 * abs(1.0 - ratio))
    if abs(1.0 - ratio) < _ALIKE:
        return tr("as much error as straight lines in gaps of {} days").format(round(days))
    if ratio < 1:
        return tr("{} % less error than straight lines in gaps of {} days").format(
            share, round(days)
        )
    return tr("{} % more error than straight lines in gaps of {} days").format(share, round(days))


def _held(held: float) -> str:
    tenths = round(10 * held)
    count, of = (tenths, 10) if 0 < tenths < 10 else (round(100 * held), 100)
    return tr("{} of {} values inside the interval").format(count, of)
