"""False finds and recall of `find_breaks` on simulated seasons, by drop and by view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from stori_plugin.engine.analysis.breaks import WitnessSeries, find_breaks
from stori_plugin.engine.learning.fitting import fit
from stori_plugin.engine.methods.method_registry import Observations
from stori_plugin.engine.options.changes_options import ChangesOptions
from stori_plugin.engine.pixels.backscatter import radar_vegetation_index, to_power
from stori_plugin.engine.support.threads import single_threaded_blas

from .seasons import OPTICAL_DAYS, SAR_DAYS, Seasons, simulate_seasons

DROPS = (0.2, 0.25, 0.3, 0.4)
# The greatest fall within 20 days of a season in which nothing happens.
STEEPNESS = ((0.0, 0.2), (0.2, 0.3), (0.3, 0.4), (0.4, 1.0))
OPTIONS = ChangesOptions()
RULES = ("size alone", "against the slope", "with SAR")
# A break is the event's own if it is dated so many days from it at most.
NEAR = 10.0
# Drops count where neighbouring clear dates around them are no farther apart.
_CLOSE = 15.0


@dataclass(frozen=True)
class View:
    """NDVI of all fields as it is given to the search: (T,) days, (T, N) values, NaN if unseen."""

    days: np.ndarray
    values: np.ndarray


def views(seasons: Seasons) -> Mapping[str, View]:
    """Return the ways in which seasons are seen, by name."""
    clouded = np.where(seasons.clear, seasons.seen, np.nan)
    return {
        "every 5 days": View(OPTICAL_DAYS, seasons.seen),
        "every 10 days": View(OPTICAL_DAYS[::2], seasons.seen[::2]),
        "half clouded": View(OPTICAL_DAYS, clouded),
        "rebuilt by gp": View(OPTICAL_DAYS, _rebuilt(seasons, clouded)),
    }


def _rebuilt(seasons: Seasons, clouded: np.ndarray) -> np.ndarray:
    vv, vh = (band.astype(np.float32) for band in (seasons.vv, seasons.vh))
    sar = np.stack([vv, vh, radar_vegetation_index(to_power(vv), to_power(vh))], axis=1)
    observed = Observations(
        OPTICAL_DAYS.astype(float), np.nan_to_num(clouded)[:, None].astype(np.float32),
        seasons.clear, SAR_DAYS.astype(float), sar, np.ones(sar.shape[2], bool),
    )  # fmt: skip
    with single_threaded_blas():
        fitted = fit("gp", observed, ("index",))
        return fitted.reconstruct(observed, OPTICAL_DAYS.astype(float)).mean[:, 0]


def dates_of_breaks(view: View, seasons: Seasons, rule: str) -> np.ndarray:
    """Return the days of all breaks of every field, (most, N), NaN where there are no more."""
    if rule == RULES[0]:
        return _by_size(view)
    witness = WitnessSeries(SAR_DAYS, seasons.vh) if rule == RULES[2] else None
    bands = find_breaks(view.days, view.values, None, OPTIONS, witness)
    return bands[: -1 : 3 if witness is None else 4]


def _by_size(view: View) -> np.ndarray:
    """Find breaks by nothing but the size of the change within the window, the largest first."""
    out = np.full((OPTIONS.most, view.values.shape[1]), np.nan)
    for n in range(out.shape[1]):
        known = np.isfinite(view.values[:, n])
        days, values = view.days[known], view.values[known, n]
        falls = values[:, None] - values[None]
        time = days[None] - days[:, None]
        falls[(time <= 0) | (time > OPTIONS.window)] = 0.0
        for k in range(OPTIONS.most):
            i, j = np.unravel_index(np.argmax(falls), falls.shape)
            if falls[i, j] < OPTIONS.least:
                break
            steepest = i + np.argmin(np.diff(values[i : j + 1]) / np.diff(days[i : j + 1]))
            out[k, n] = 0.5 * (days[steepest] + days[steepest + 1])
            # What is used already serves no other break.
            falls[:j, i + 1 :] = 0.0
    return out


@dataclass(frozen=True)
class Line:
    """A line of the table: false finds per season, or the share of drops found."""

    what: str
    fields: int
    # By view and rule.
    figures: Mapping[tuple[str, str], float]


def score(each: int, seed: int = 1) -> Iterator[Line]:
    """Yield the lines of the table for ``each`` fields of every kind."""
    still = simulate_seasons(each, seed=seed)
    finds = {
        (name, rule): np.isfinite(dates_of_breaks(view, still, rule)).sum(axis=0)
        for name, view in views(still).items()
        for rule in RULES
    }
    for low, high in STEEPNESS:
        some = (still.steepest >= low) & (still.steepest < high)
        if not some.any():
            continue
        means = {key: float(found[some].mean()) for key, found in finds.items()}
        words = f"{low:g} to {high:g}" if high < 1 else f"over {low:g}"
        yield Line(
            f"false finds where the season falls by {words} in 20 days", int(some.sum()), means
        )
    yield Line(
        "false finds, all seasons", len(still.steepest),
        {key: float(found.mean()) for key, found in finds.items()},
    )  # fmt: skip
    for drop in DROPS:
        seasons = simulate_seasons(each, drop, seed)
        close = _seen_closely(seasons)
        recall = {}
        for name, view in views(seasons).items():
            for rule in RULES:
                away = np.abs(dates_of_breaks(view, seasons, rule) - seasons.event)
                recall[name, rule] = float((away <= NEAR).any(axis=0)[close].mean())
        yield Line(f"found, drops of {drop:g}", int(close.sum()), recall)


def _seen_closely(seasons: Seasons) -> np.ndarray:
    """Tell of which events the clear dates before and after are close, (N,)."""
    days = np.where(seasons.clear, OPTICAL_DAYS[:, None], np.nan)
    after = np.nanmin(np.where(days >= seasons.event, days, np.inf), axis=0)
    before = np.nanmax(np.where(days < seasons.event, days, -np.inf), axis=0)
    return after - before <= _CLOSE
