"""How long learning takes: for the progress bar, and for the estimate before a run."""

from __future__ import annotations

from ..options.method_options import AUTO

# Seconds to learn and judge a method on a sample of one band with as many optical and SAR dates as
# `_DATES`, without what it starts from; and the share that every further band adds. Measured on
# made scenes of 42 to 73 optical and 36 to 122 SAR dates with 1 to 10 bands.
_TRIAL = {"gp": 1.0, "stori": 3.0, "whittaker": 0.15, "harmonic": 0.07, "linear": 0.1}
_MORE_BANDS = {"gp": 0.5, "stori": 0.08, "whittaker": 0.3, "harmonic": 0.3, "linear": 0.3}
_DATES = 80
_STARTS_FROM = {"stori": "gp"}
OF_JUDGEMENT = 0.6
"""The share of a trial that goes into hidden dates."""


def trial_seconds(method: str, bands: int, dates: int) -> float:
    """Return how long a method learns and is judged, once what it starts from has learned.

    ``bands`` are those of the series, ``dates`` its optical and SAR dates together.
    """
    more = 1.0 + _MORE_BANDS.get(method, 0.3) * (bands - 1)
    return _TRIAL.get(method, 0.1) * more * max(dates, 1) / _DATES


def learning_seconds(method: str, bands: int, dates: int) -> float:
    """Return how long a series is learned by a method, or by all with ``auto``; see above."""
    names = tuple(_TRIAL) if method == AUTO else (method, _STARTS_FROM.get(method, ""))
    return sum(trial_seconds(name, bands, dates) for name in names if name)
