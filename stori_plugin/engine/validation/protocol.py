"""The accuracy protocol: hide whole dates, predict them, compare with what was seen.

Target dates are those on which more than 90 % of the scene is clear, not within 45 days of the
series' ends, up to twelve of them, spread evenly. Every optical observation within a half window
of a target date is removed for the whole scene; methods see the rest and all SAR, learn from that
alone, and predict the target date. Targets are taken in groups whose windows do not overlap.

That is the worst case, a gap of the whole scene. Clouds mostly cover a part, so gaps have a second
shape: a *cover* tells which pixels the window is hidden from, the others keep their observations,
and only what was covered is scored. There `neighbours` is scored as well, a regression on what
other pixels show on the same date.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle

import numpy as np

from ..learning.calibration import NORMAL_90
from ..learning.fitting import fit_all
from ..methods.method_registry import Estimate, MethodOptions, Observations
from ..options.validate_options import CLOUD, SCENE, ValidationOptions
from ..pixels.gaps import HiddenWindows, HidingProtocol, hidden_windows
from ..support.progress import SILENT, Progress
from .neighbours import NEIGHBOURS, from_neighbours

_SAMPLE = 400
_CLOUDED = (0.2, 0.8)  # share of pixels that a cloud mask must cover to be laid over another date
_MOST_COVERS = 4

_USUAL = MethodOptions()


def hiding(gap: int) -> HidingProtocol:
    """Return what is hidden to score gaps of some days; 1 stands for a single date.

    Differs from what a run hides (`learning.hidden_dates`) because scores of several scenes and
    lengths of gap are compared. A target date is nine tenths clear, so that haze around clouds is
    not taken for the ground, and every length is scored on the same dates, 45 days from the ends
    of the series. There are twelve, because methods learn anew for every group of windows.
    """
    return HidingProtocol(
        half_windows=(0.0 if gap <= 1 else gap / 2.0,),
        least_clear=0.9,
        most_targets=12,
        margin=45.0,
        whole_windows=False,
        fewest_left=3,
        only_clear_left=False,
    )


@dataclass(frozen=True)
class Score:
    """How well a method did on one band and gap length; errors are in units of the band."""

    method: str
    """The method."""

    band: str
    """The band or index."""

    gap_days: int
    """The length of the gap; 1 stands for a single date."""

    n: int
    """The number of hidden values."""

    rmse: float
    """Root mean square error."""

    mae: float
    """Mean absolute error."""

    bias: float
    """Mean of predicted minus seen."""

    r2: float
    """Share of the variance that is explained, up to 1; may be negative."""

    coverage90: float
    """Share of hidden values inside the 90 % interval, 0 to 1; NaN without intervals."""

    width90: float
    """Mean width of the 90 % interval; NaN without intervals."""

    rmse_ratio_to_linear: float = float("nan")
    """Its error as a ratio to that of linear interpolation in the same run."""

    gap_shape: str = SCENE
    """`SCENE` where dates were hidden from all pixels, `CLOUD` where from some of them."""


@dataclass(frozen=True)
class Validation:
    """What a validation found."""

    scores: tuple[Score, ...]
    """By gap length, method and band."""

    pairs: dict[tuple[str, int, str, str], Pairs]
    """The values that they come from, by shape of gap, gap length, method and band."""

    def and_also(self, other: Validation) -> Validation:
        """Return both, such as those of two shapes of gap."""
        return Validation((*self.scores, *other.scores), {**self.pairs, **other.pairs})


@dataclass
class Pairs:
    """Values of one method, band and gap length, an array (n,) for each hidden date."""

    predicted: list[np.ndarray] = field(default_factory=list)
    """What the method said."""

    seen: list[np.ndarray] = field(default_factory=list)
    """What was observed."""

    half_width: list[np.ndarray] = field(default_factory=list)
    """Half the width of the 90 % interval; empty for a method without intervals."""

    def add(self, predicted: np.ndarray, seen: np.ndarray, half_width: np.ndarray | None) -> None:
        """Add values of some pixels; a method without a spread gives no half width."""
        known = np.isfinite(predicted) & np.isfinite(seen)
        self.predicted.append(predicted[known])
        self.seen.append(seen[known])
        if half_width is not None:
            self.half_width.append(half_width[known])

    def score(self, method: str, band: str, gap: int) -> Score:
        """Return the score of everything added."""
        predicted, seen = np.concatenate(self.predicted), np.concatenate(self.seen)
        error = predicted.astype(float) - seen
        coverage = width = float("nan")
        if self.half_width:
            half = np.concatenate(self.half_width)
            coverage = float((np.abs(error) <= half).mean())
            width = float(2.0 * half.mean())
        variance = float(np.var(seen.astype(float)))
        return Score(
            method=method,
            band=band,
            gap_days=gap,
            n=len(error),
            rmse=float(np.sqrt((error**2).mean())),
            mae=float(np.abs(error).mean()),
            bias=float(error.mean()),
            r2=1.0 - float((error**2).mean()) / variance if variance > 0 else float("nan"),
            coverage90=coverage,
            width90=width,
        )


def validate(
    series: Observations,
    bands: Sequence[str],
    roles: tuple[str, ...],
    methods: Sequence[str],
    gaps: Sequence[int] = ValidationOptions.gaps,
    derived: Callable[[np.ndarray], np.ndarray] | None = None,
    derived_name: str = "",
    progress: Progress = SILENT,
    options: MethodOptions = _USUAL,
    learned: Observations | None = None,
    covers: Sequence[np.ndarray] = (),
    learned_covers: Sequence[np.ndarray] = (),
    cloudy: float = 0.0,
) -> Validation:
    """Score methods on a scene's own series; linear interpolation is always among them.

    ``series``: all pixels of the scene, or a sample of them.
    ``bands``, ``roles``: the names of its bands, and their spectral roles.
    ``methods``: names of the registry, or ``auto``.
    ``gaps``: lengths in days; those for which the series has no target date are left out.
    ``derived``: computes an index (pixels,) from bands (B, pixels); it is scored under
    ``derived_name`` as computed from predicted bands.
    ``options``: those of the methods.
    ``learned``: series of other pixels on the same dates to learn from.
    ``covers``: for gaps in the shape of clouds, such as `cloud_covers` finds: each (N,) True for
    the pixels that a group of windows is hidden from, in turn. By default it is the whole scene.
    ``learned_covers``: the same clouds over the pixels of ``learned``.
    ``cloudy``: within a window, dates of which a smaller share is clear keep what is in doubt.

    Learning sees these, else at most 400 evenly spread pixels of the series, as in a run.
    """
    shape = CLOUD if len(covers) else SCENE
    covers = covers if len(covers) else (np.ones(series.pixels, bool),)
    methods = list(dict.fromkeys(["linear", *methods]))
    names = [*bands, *([derived_name] if derived else [])]
    scores: list[Score] = []
    kept: dict[tuple[str, int, str, str], Pairs] = {}
    places = np.unique(np.linspace(0, series.pixels - 1, _SAMPLE).round().astype(int))
    for gap in gaps:
        scored = [*methods, NEIGHBOURS] if shape == CLOUD else methods
        pairs = {(method, name): Pairs() for method in scored for name in names}
        groups = hidden_windows(series.days, series.clear, hiding(gap))
        turns = zip(cycle(covers), cycle(learned_covers or (None,)))
        for windows, (cover, over_learned) in zip(groups, turns):
            seen = _hidden(series, windows, cover, cloudy)
            targets = windows.targets
            if learned is None:
                sample = seen.at(places)
            elif over_learned is None:
                sample = learned.without_dates(windows.hidden)
            else:
                sample = _hidden(learned, windows, over_learned, cloudy)
            every = fit_all(methods, sample, roles, progress=progress, options=options)
            covered = np.flatnonzero(cover)
            estimates = {}
            for method, fitted in every.items():
                progress.check()
                judged = fitted.screened(seen).at(covered)
                estimates[method] = fitted.reconstruct(judged, series.days[targets])
            if shape == CLOUD:
                donors = every["linear"].screened(seen)
                mean = from_neighbours(donors.at(covered), series.days[targets], donors)
                estimates[NEIGHBOURS] = Estimate(mean, None)
            for method, estimate in estimates.items():
                for index, target in enumerate(targets):
                    clear = series.clear[target, covered]
                    truth = series.values[target][:, covered[clear]]
                    mean = estimate.mean[index][:, clear]
                    spread = None if estimate.sd is None else estimate.sd[index][:, clear]
                    for b, band in enumerate(bands):
                        half_width = None if spread is None else NORMAL_90 * spread[b]
                        pairs[method, band].add(mean[b], truth[b], half_width)
                    if derived:
                        pairs[method, derived_name].add(derived(mean), derived(truth), None)
        scores += _scored(pairs, gap, shape)
        kept.update(
            {(shape, gap, *key): values for key, values in pairs.items() if values.predicted}
        )
    return Validation(tuple(scores), kept)


def clouded_dates(clear: np.ndarray) -> np.ndarray:
    """Return the numbers of up to four dates on which clouds cover a part of a sample (T, N)."""
    share = 1.0 - clear.mean(axis=1)
    partly = np.flatnonzero((share >= _CLOUDED[0]) & (share <= _CLOUDED[1]))
    chosen = np.linspace(0, len(partly) - 1, min(_MOST_COVERS, len(partly))).round().astype(int)
    return partly[chosen]


def cloud_covers(clear: np.ndarray, dates: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return covers (N,) for gaps in the shape of clouds: the real masks of some ``dates``.

    ``clear`` (T, N) are the masks of some pixels of a scene, in the order in which they were read.
    A single date covers what is clouded on it, then what is not. Without any, every second quarter
    of the pixels is covered, one after the other.
    """
    if not len(dates):
        quarter = np.arange(clear.shape[1]) * 4 // max(clear.shape[1], 1)
        return quarter % 2 == 0, quarter % 2 == 1
    masks = tuple(~clear[date] for date in dates)
    return masks if len(masks) > 1 else (masks[0], ~masks[0])


def _hidden(
    series: Observations, windows: HiddenWindows, cover: np.ndarray, cloudy: float
) -> Observations:
    """Return the series without windows; dates that are hidden from all pixels are not there."""
    kept = windows.hidden & (series.clear.mean(axis=1) < cloudy)
    if cover.all():
        left = replace(series, clear=series.clear & ~kept[:, None])
        return left.without_dates(windows.hidden & ~kept)
    return series.without(windows.hidden[:, None] & cover)


def _scored(pairs: dict[tuple[str, str], Pairs], gap: int, shape: str) -> list[Score]:
    scores = [
        replace(values.score(method, band, gap), gap_shape=shape)
        for (method, band), values in pairs.items()
        if values.predicted
    ]
    linear = {score.band: score.rmse for score in scores if score.method == "linear"}
    return [
        replace(score, rmse_ratio_to_linear=score.rmse / linear[score.band]) for score in scores
    ]
