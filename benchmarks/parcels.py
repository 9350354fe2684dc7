"""Accuracy on parcels that a method has not learned from.

Parcels lie scattered over a country, each under clouds of its own, so the protocol for scenes does
not fit: methods learn from half of the parcels, and of each of the others some clear dates are
hidden in turn, with what lies within half a gap length of them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from stori_plugin.engine.learning.calibration import NORMAL_90
from stori_plugin.engine.learning.fitting import FittedTarget, fit
from stori_plugin.engine.methods.method_registry import MethodOptions, Observations
from stori_plugin.engine.methods.network.model_file import shipped_model
from stori_plugin.engine.methods.network.training_samples import TrainingSite
from stori_plugin.engine.support.progress import SILENT
from stori_plugin.engine.support.threads import single_threaded_blas
from stori_plugin.engine.training.series_table import half_of, read_table
from stori_plugin.engine.training.simulated_places import index_site
from stori_plugin.engine.training.train import train_on_sites
from stori_plugin.engine.validation.neighbours import NEIGHBOURS, from_neighbours
from stori_plugin.engine.validation.protocol import Pairs, Score

from .sites import DATA

TABLE = DATA / "parcels" / "france_2023_dekads.csv.gz"
_MARGIN = 45.0
_TURNS = 5


def halves() -> tuple[TrainingSite, TrainingSite]:
    """Return the parcels to learn from and those to be tested on."""
    site = read_table(TABLE)
    return half_of(site, 0), half_of(site, 1)


def train_on_first_half(path: str, steps: int) -> None:
    """Train the plugin's network further on the parcels to learn from, and write it to a file."""
    train_on_sites(shipped_model(), [], [halves()[0]], steps, SILENT).model.save(path)


def score_halves(
    methods: Sequence[str], gaps: Sequence[int], own_model: str = "", index: bool = True
) -> list[Score]:
    """Score methods on the second half; with ``index`` on NDVI as a series, else on the bands.

    ``own_model`` is the file of a network trained further on the first half, told as
    ``stori, trained``.
    """
    learn, test = halves()
    if index:
        learn, test = index_site(learn, 0), index_site(test, 0)
    bands = ("index",) if index else learn.roles
    ready: dict[str, FittedTarget] = {}
    for name in dict.fromkeys(["linear", *methods]):
        ready[name] = fit(name, learn.series, learn.roles)
    if own_model:
        options = MethodOptions(model=own_model)
        ready["stori, trained"] = fit("stori", learn.series, learn.roles, options=options)
    scores = []
    for gap in gaps:
        pairs = {(name, band): Pairs() for name in (*ready, NEIGHBOURS) for band in bands}
        for turn in range(_TURNS):
            _take_turn(ready, learn.series, test.series, bands, gap, turn, pairs)
        found = [pair.score(name, band, gap) for (name, band), pair in pairs.items()]
        lines = {score.band: score.rmse for score in found if score.method == "linear"}
        scores += [replace(s, rmse_ratio_to_linear=s.rmse / lines[s.band]) for s in found]
    return scores


def _take_turn(
    ready, learned: Observations, series: Observations, bands, gap: int, turn: int, pairs
) -> None:
    """Hide one clear date of every parcel and its surroundings, and compare what is said of it."""
    random = np.random.default_rng([gap, turn])
    days = series.days
    inside = (days > days[0] + _MARGIN) & (days < days[-1] - _MARGIN)
    pixels = np.arange(series.pixels)
    target = np.array([random.choice(np.flatnonzero(series.clear[:, n] & inside)) for n in pixels])
    away = np.abs(days[:, None] - days[target][None, :])
    hidden = away <= (0.0 if gap <= 1 else gap / 2.0)
    left = replace(series, clear=series.clear & ~hidden)
    truth = series.values[target, :, pixels]
    for name, fitted in ready.items():
        estimate = fitted.reconstruct(fitted.screened(left), days)
        mean, sd = estimate.mean[target, :, pixels], estimate.sd[target, :, pixels]
        for site, band in enumerate(bands):
            half_width = NORMAL_90 * sd[:, site]
            pairs[name, band].add(mean[:, site], truth[:, site], half_width)
    # It knows a parcel by the other parcels that were seen on its date.
    told = from_neighbours(left, days, learned)[target, :, pixels]
    for site, band in enumerate(bands):
        pairs[NEIGHBOURS, band].add(told[:, site], truth[:, site], None)


def show(methods: Sequence[str], gaps: Sequence[int], steps: int) -> None:
    """Print the table of all methods, with ``steps`` also of a network trained on the first half.

    Errors of NDVI fitted directly and the mean over bands of root mean squared errors, both as a
    ratio to linear interpolation and to ``gp``.
    """
    with tempfile.TemporaryDirectory() as folder, single_threaded_blas():
        own = str(Path(folder) / "half.npz") if steps else ""
        if own:
            train_on_first_half(own, steps)
        index = score_halves(methods, gaps, own)
        bands = score_halves(methods, gaps, own, index=False)
    names = list(dict.fromkeys(score.method for score in index))
    print(f"\nparcels, learned from {halves()[0].series.pixels} and tested on the others")
    head = ("gap", "method", "index", "/linear", "/gp", "cover", "bands", "/linear", "/gp", "cover")
    print("  " + "".join(f"{word:>15}" for word in head))
    for gap in gaps:
        for name in names:
            row = ["1 date" if gap <= 1 else f"{gap} d", name]
            for scores in (index, bands):
                row += _cells(scores, name, gap)
            print("  " + "".join(f"{cell:>15}" for cell in row))


def _cells(scores: Sequence[Score], name: str, gap: int) -> list[str]:
    def mean(field: str, method: str) -> float:
        own = [s for s in scores if (s.method, s.gap_days) == (method, gap)]
        return float(np.mean([getattr(s, field) for s in own])) if own else float("nan")

    error = mean("rmse", name)
    return [
        f"{error:.4f}",
        f"{error / mean('rmse', 'linear'):.3f}",
        f"{error / mean('rmse', 'gp'):.3f}",
        f"{100 * mean('coverage90', name):.1f} %",
    ]
