"""How many times longer than estimated runs take on this computer, kept in QGIS's profile."""

from __future__ import annotations

from qgis.core import QgsSettings

from ..state.run_clock import pace_after

_KEY = "stori/pace"


def pace() -> float:
    """Return how many times longer than estimated runs took here, 1 where none has ended yet."""
    value = QgsSettings().value(_KEY, 1.0, float)
    return value if 0.1 < value < 20.0 else 1.0


def remember_pace(estimated: float, taken: float) -> None:
    """Take note of a run that has ended; both in seconds, as estimated without regard to pace."""
    QgsSettings().setValue(_KEY, pace_after(pace(), estimated, taken))
