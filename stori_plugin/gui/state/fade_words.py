"""What standard deviations are called between which colours fade."""

from __future__ import annotations

from ...presentation.words import tr


def sure_words(sd: float) -> str:
    """Return what a standard deviation is called up to which nothing fades."""
    return tr("sure: ± {}").format(f"{sd:.2g}")


def unsure_words(sd: float) -> str:
    """Return what a standard deviation is called from which on hardly anything is left."""
    return tr("unsure: ± {}").format(f"{sd:.2g}")
