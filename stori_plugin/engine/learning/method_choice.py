"""Choosing between methods by their errors on hidden dates, per band, length and shape of gap.

The method that is expected to be best is used unless another one beats it by more than chance.
What a choice costs when it is wrong is the same either way, but evidence from one scene is thin:
the pixels of a date err together, and dates of one month too, so what counts are the separate
stretches of time, and a difference must exceed its standard error over them (Student 1908,
Biometrika 6:1, for paired differences).

A gap of the whole scene and one that only a part of it has are chosen for apart where any method
knows a date by the rest of the scene (`scene_view`). Where two methods take turns the share of each
changes steadily with the distance to the nearest clear date and with how much of the scene was
seen, so that no seam is seen in time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..methods.interface import Observations
from ..options.validate_options import CLOUD, SCENE
from ..pixels.gaps import reaches, stretches
from ..support.sentences import Sentence, joined
from .hidden_dates import HIDING, HeldOutErrors, HiddenDate
from .knots import between_knots
from .scene_view import SceneView

PREFERRED = ("stori", "gp")  # where nothing tells them apart, the first that is there
_STRETCH = 30.0  # days after which errors are no longer those of the same event
_FEWEST = 4  # stretches, to tell chance from merit
_WORTH = 0.04  # by which the mean squared error must fall; less is not worth a second method


@dataclass(frozen=True)
class MethodChoice:
    """Which method makes which band, by the reach of a date (see `gaps.reaches`)."""

    methods: tuple[str, ...]
    """M names, the preferred one first."""

    knots: np.ndarray
    """(K,) reaches between which shares are interpolated, ascending, days; K may be zero."""

    chosen: np.ndarray
    """(B, K) indices of ``methods``; where there is a ``view``, in gaps of the whole scene."""

    rmse: np.ndarray
    """(M, B, K) on hidden dates, in units of the bands; NaN where too few could be compared."""

    dates: int
    """How many hidden dates the choice rests on."""

    cloud: tuple[np.ndarray, np.ndarray] | None = None
    """``chosen`` and ``rmse`` in gaps of a part of the scene; None without a ``view``."""

    view: SceneView | None = None
    """What tells the two shapes apart; None where they make no difference to any method."""

    @property
    def used(self) -> tuple[str, ...]:
        """The methods that make anything, the preferred one first."""
        if not len(self.knots):
            return self.methods[:1]
        return tuple(self.methods[index] for index in np.unique(self._everywhere))

    def bands_of(self, method: str) -> list[int]:
        """Return the bands of which a method makes a part."""
        if not len(self.knots):
            return list(range(len(self.chosen))) if method == self.methods[0] else []
        index = self.methods.index(method)
        return np.flatnonzero((self._everywhere == index).any(axis=1)).tolist()

    @property
    def _everywhere(self) -> np.ndarray:
        """The choices for gaps of both shapes side by side, (B, K) or (B, 2 K)."""
        if self.cloud is None:
            return self.chosen
        return np.concatenate([self.chosen, self.cloud[0]], axis=1)

    def share(
        self, method: str, band: int, reach: np.ndarray, cloudy: np.ndarray | None = None
    ) -> np.ndarray:
        """Return the share of a method in a band, 0 to 1, float32 of the shape of ``reach``.

        ``cloudy`` is what `cloudiness` gives; without it the whole scene has the gap.
        """
        if not len(self.knots):
            return np.full(reach.shape, float(method == self.methods[0]), np.float32)
        index = self.methods.index(method)
        mine = (self.chosen[band] == index).astype(float)
        share = between_knots(reach, self.knots, mine)
        if cloudy is None or self.cloud is None:
            return share
        change = (self.cloud[0][band] == index) - mine
        if not change.any():
            return share
        return share + cloudy * between_knots(reach, self.knots, change)

    def reach(self, series: Observations, days: np.ndarray) -> np.ndarray:
        """Return what `share` depends on, (O, N)."""
        return reaches(series.days, series.clear, days)

    def cloudiness(self, days: np.ndarray, reach: np.ndarray) -> np.ndarray | None:
        """Return what `share` depends on besides, (O, N); None where it does not."""
        return self.view.cloudiness(days, reach) if self.view and self.cloud else None

    def describe(self, bands: Sequence[str]) -> dict[str, Any]:
        """Return the choice and the errors it rests on, by band and knot, for the manifest."""
        told = {
            "hidden_dates": self.dates,
            "gap_days": self.knots.round(1).tolist(),
            **self._described(bands, self.chosen, self.rmse),
        }
        if self.cloud is not None and self.view is not None:
            told["beside_seen"] = self._described(bands, *self.cloud)
            told["share_seen"] = self.view.describe()
        return told

    def describe_for(self, method: str, bands: Sequence[str]) -> dict[str, Any]:
        """Return the same for a result that is all made by one of the methods."""
        alone = replace(self, chosen=np.full_like(self.chosen, self.methods.index(method)))
        return replace(alone, cloud=None).describe(bands)

    def _described(
        self, bands: Sequence[str], chosen: np.ndarray, rmse: np.ndarray
    ) -> dict[str, Any]:
        return {
            "method": {
                band: [self.methods[index] for index in row] for band, row in zip(bands, chosen)
            },
            "rmse": {
                method: {band: [_rounded(value) for value in row] for band, row in zip(bands, rows)}
                for method, rows in zip(self.methods, rmse)
            },
        }

    def reason(self, name: str, bands: Sequence[str]) -> str:
        """Say in a sentence what was chosen for a series called ``name``, and why."""
        home = self.methods[0]
        if not self.dates:
            return Sentence(
                "{series}: {method} is used; too few dates are clear enough to be hidden and to "
                "compare methods by.",
                series=name,
                method=home,
            )
        others = self._exceptions(bands)
        if not others:
            return Sentence(
                "{series}: {method} is used; on {dates} hidden dates no other method was better "
                "by more than chance{beside}.",
                series=name,
                method=home,
                dates=self.dates,
                beside=self._beside_linear(),
            )
        return Sentence(
            "{series}: {method} is used, but {others}, by {dates} hidden dates.",
            series=name,
            method=home,
            others=joined(others, "; "),
            dates=self.dates,
        )

    def _exceptions(self, bands: Sequence[str]) -> list[str]:
        """Name the bands and gaps that another method makes, and how much better it is."""
        if self.cloud is None:
            return self._better(bands, self.chosen, self.rmse, "")
        return [
            *self._better(bands, self.chosen, self.rmse, Sentence(" of the whole scene")),
            *self._better(bands, *self.cloud, Sentence(" of a part of the scene")),
        ]

    def _better(
        self, bands: Sequence[str], chosen: np.ndarray, rmse: np.ndarray, where: str
    ) -> list[str]:
        phrases: list[str] = []
        for index in np.unique(chosen[chosen > 0]):
            for k in np.flatnonzero((chosen == index).any(axis=0)):
                mine = chosen[:, k] == index
                ratio = np.mean(rmse[index, mine, k] / rmse[0, mine, k])
                names = ", ".join(band for band, is_mine in zip(bands, mine) if is_mine)
                phrase = Sentence(
                    "{method} for {bands} in gaps{where} of about {days:.0f} days ({ratio:.2f} "
                    "times the error)",
                    method=self.methods[index],
                    bands=names,
                    where=where,
                    days=float(self.knots[k]),
                    ratio=float(ratio),
                )
                phrases.append(phrase)
        return phrases

    def _beside_linear(self) -> str:
        if "linear" not in self.methods[1:]:
            return ""
        linear = self.rmse[self.methods.index("linear")]
        k = int(np.flatnonzero(np.isfinite(linear).all(axis=0))[-1])
        ratio = float(np.mean(self.rmse[0, :, k] / linear[:, k]))
        return Sentence(
            "; its error is {ratio:.2f} times that of straight lines in gaps of about {days:.0f} "
            "days",
            ratio=ratio,
            days=float(self.knots[k]),
        )


def _rounded(value: float) -> float | None:
    return round(float(value), 6) if np.isfinite(value) else None


def choose_methods(errors: Mapping[str, HeldOutErrors]) -> MethodChoice:
    """Choose by the errors of several methods, by name, on the same hidden dates.

    A method whose errors equal those of one before it has fallen back on that one and is left
    out. For lengths of gap that leave too little to compare, the preferred method is used.
    """
    methods = _in_order(errors)
    bands = len(errors[methods[0]].deviation)
    view = next((errors[name].view for name in methods if errors[name].view), None)
    shapes = (SCENE, CLOUD) if view else (SCENE,)
    knots: list[float] = []
    chosen: list[list[np.ndarray]] = [[] for _ in shapes]
    rmse: list[list[np.ndarray]] = [[] for _ in shapes]
    dates = 0
    for half in HIDING.half_windows:
        first = errors[methods[0]].of(half)
        days = np.array([date.day for date in first])
        count = int(stretches(np.sort(days), max(_STRETCH, half)).max(initial=-1)) + 1
        if count < _FEWEST:
            # Nothing is known of gaps this long: the preferred method, whatever shorter ones say.
            knots.append(max(2.0 * half, knots[-1] + 1.0 if knots else 0.0))
            for of_shape, errors_of_shape in zip(chosen, rmse):
                of_shape.append(np.zeros(bands, int))
                errors_of_shape.append(np.full((len(methods), bands), np.nan))
            continue
        reach = float(np.median(np.concatenate([date.reach for date in first])))
        knots.append(max(reach, knots[-1] + 1.0 if knots else 0.0))
        weight = np.array([date.error.shape[1] for date in first], float)
        for number, shape in enumerate(shapes):
            squares = _mean_squares([errors[name].of(half, shape) for name in methods], bands)
            chosen[number].append(_best(squares, weight, days, max(_STRETCH, half)))
            rmse[number].append(np.sqrt(np.average(squares, axis=1, weights=weight)))
        dates += len(days)
    if not dates:
        empty = np.zeros((bands, 0), int)
        return MethodChoice(methods, np.zeros(0), empty, np.zeros((len(methods), bands, 0)), 0)
    found = [(np.stack(of, axis=1), np.stack(by, axis=2)) for of, by in zip(chosen, rmse)]
    cloud = found[1] if view else None
    return MethodChoice(methods, np.array(knots), *found[0], dates, cloud, view)


def _in_order(errors: Mapping[str, HeldOutErrors]) -> tuple[str, ...]:
    """Return the methods, the preferred first, without those that only repeat another."""
    first = [name for name in PREFERRED if name in errors]
    names = [*first, *(name for name in errors if name not in first)]
    kept: list[str] = []
    # From the last to the first: a preferred method that fell back on a later one is left out.
    for name in reversed(names):
        if not any(_same(errors[name], errors[other]) for other in kept):
            kept.append(name)
    return tuple(reversed(kept))


def _same(one: HeldOutErrors, other: HeldOutErrors) -> bool:
    return len(one.dates) == len(other.dates) and all(
        np.array_equal(a.error, b.error) for a, b in zip(one.dates, other.dates)
    )


def _mean_squares(hidden: Sequence[Sequence[HiddenDate]], bands: int) -> np.ndarray:
    """Return the mean squared error by method, date and band, (M, W, B)."""
    shape = (len(hidden), len(hidden[0]), bands)
    squares = [np.mean(np.square(d.error, dtype=float), axis=1) for dates in hidden for d in dates]
    return np.array(squares).reshape(shape)


def _best(errors: np.ndarray, weight: np.ndarray, days: np.ndarray, apart: float) -> np.ndarray:
    """Return the index of the method to use per band, (B,); ``errors`` are (M, W, B).

    The best of those that beat the first by more than the standard error of the difference over
    stretches of time, and by enough to be worth it.
    """
    order = np.argsort(days, kind="stable")
    number = stretches(days[order], apart)
    share = weight[order] / weight.sum()
    gains = (errors[:1] - errors)[:, order] * share[None, :, None]
    count = int(number[-1]) + 1
    by_stretch = np.stack([gains[:, number == k].sum(axis=1) for k in range(count)], axis=1)
    gain = by_stretch.sum(axis=1)
    noise = np.sqrt(count) * by_stretch.std(axis=1, ddof=1)
    preferred = np.einsum("w,wb->b", share, errors[0][order])
    believed = np.where((gain > noise) & (gain > _WORTH * preferred), gain, 0.0)
    return np.argmax(believed, axis=0)
