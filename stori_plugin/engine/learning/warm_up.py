"""Compiling everything that a run needs before it is needed, and once if it can be helped."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..methods.method_registry import AUTO, METHODS, Observations
from ..pixels import alike, backscatter
from ..pixels.orbit_levels import level_orbits
from ..support.kernels import is_compiled
from ..support.progress import Progress, aside
from ..support.sentences import Sentence
from .fitting import fit

_ready: set[type] = set()  # methods that this process has run on them


def warm_up(method: str, progress: Progress) -> None:
    """Run a method on a few made pixels, once a process, so that its kernels are there.

    Raises `CancelledError` at once when asked to stop; what is just being compiled is then
    finished in the background, and there for the next run. Raises `InputError` where the folder
    of compiled kernels is not to be trusted.
    """
    is_on_disk = is_compiled()
    asked = tuple(METHODS) if method == AUTO else (method,)
    methods = [name for name in asked if METHODS[name] not in _ready]
    if not methods:
        return
    if not is_on_disk:
        progress.say(Sentence("Compiling the kernels; this is needed on the first run only."))
    aside(lambda: _compile(methods, progress), progress, "stori-warm-up")


def _compile(methods: Sequence[str], progress: Progress) -> None:
    rng = np.random.default_rng(0)
    days = np.arange(0.0, 120.0, 10.0)
    # One of two polarisations, as the reader hands them over.
    power = rng.gamma(4.0, 0.02, (len(days), 2, 4, 4)).astype(np.float32)
    filtered = backscatter.to_decibel(backscatter.filter_speckle(power[:, 0], 1))
    channels = np.ascontiguousarray(np.stack([filtered] * 3, axis=1).reshape(len(days), 3, 4))
    level_orbits(channels, days, ["a", "b"] * (len(days) // 2))
    around = np.zeros((len(days), 2, 2 * alike.REACH + 1, 2 * alike.REACH + 1), np.float32)
    alike.averaged(around, alike.Likeness((1.0, 1.0), 1.0))
    complete = backscatter.fill_missing(channels, days)
    values = rng.random((len(days), 1, 4)).astype(np.float32)
    clear = np.ones((len(days), 4), bool)
    sample = Observations(days, values, clear, days, channels, complete)
    for method in methods:
        progress.check()
        METHODS[method].warm_up()
        progress.check()
        fitted = fit(method, sample, ("",), progress=progress)
        fitted.reconstruct(fitted.screened(sample), days)
        _ready.add(METHODS[method])
