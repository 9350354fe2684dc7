"""The methods of reconstruction to choose from, and what can be asked of them."""

from __future__ import annotations

from dataclasses import dataclass

METHOD_NAMES = ("gp", "stori", "whittaker", "harmonic", "linear")
# The best of them by band and length of gap.
AUTO = "auto"
CHOICES = (AUTO, *METHOD_NAMES)
# Those that make something of a coarse sensor: Gaussian processes, and what is built on them.
READ_COARSE = (AUTO, "gp", "stori")


@dataclass(frozen=True)
class MethodOptions:
    """What users may decide about methods."""

    model: str = ""
    """The file of a trained network; empty means the one that comes with the plugin."""

    finetune: bool = False
    """Whether the network may train on the scene, which seldom pays."""

    least_gain: float = 3.0
    """Percent by which the network must lower the error of GP fusion for `AUTO` to consider it."""

    graded: bool = True
    """Whether observations that masks leave in doubt are used where the scene bears them out."""

    workers: int = 1
    """Threads that may learn side by side; what is learned does not depend on it."""
