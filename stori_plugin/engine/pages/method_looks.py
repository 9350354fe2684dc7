"""How each method is drawn, on every page and in every plot: its colour and its kind of line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MethodLook:
    """A colour, and the lengths of dashes and of gaps between them as multiples of the width."""

    colour: str
    dashes: tuple[float, ...] = ()
    """Empty for a line without gaps."""

    width: float = 1.5
    """In pixels."""


# Told apart with every common kind of colour vision (after Wong 2011, Nature Methods 8:441), on
# light and on dark, and without colour by their dashes.
METHOD_LOOKS = {
    "auto": MethodLook("#009e73", (9.0, 2.0)),
    "gp": MethodLook("#0072b2"),
    "stori": MethodLook("#cc79a7", (6.0, 2.0, 1.5, 2.0)),
    "whittaker": MethodLook("#e69f00", (4.0, 2.0)),
    "harmonic": MethodLook("#56b4e9", (4.0, 1.5, 1.0, 1.5, 1.0, 1.5)),
    "linear": MethodLook("#8c8c8c", (2.0, 1.5)),
    "neighbours": MethodLook("#7a5ea8", (1.0, 2.0)),
    # What a run has written.
    "result": MethodLook("#d55e00", width=2.2),
}
OTHER_LOOK = MethodLook("#5b6775")


def method_look(name: str) -> MethodLook:
    """Return how a method is drawn; grey where it is none of ours."""
    return METHOD_LOOKS.get(name, OTHER_LOOK)
