"""A layer with what is believed of its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..files.band_layers import Layer


class Scaling(NamedTuple):
    """How stored numbers become physical: stored * scale + offset."""

    scale: float
    offset: float

    @property
    def spoken(self) -> str:
        """What a person is told of it."""
        return f"times {self.scale:.7g}, {self.offset:+.7g}"


PLAIN = Scaling(1.0, 0.0)


@dataclass(frozen=True)
class JudgedLayer:
    """A layer, and how its numbers are stored."""

    layer: Layer
    scaling: Scaling = PLAIN
    # The stored number that means nothing, may be NaN; None where there is none.
    nodata: float | None = None
    # The lowest and the highest stored number that can be true: what lies beyond is missing.
    # None where the files hold nothing else.
    valid: tuple[float, float] | None = None
    # The band of the same file that is 0 where nothing is known, as in `Band`; 0 without.
    validity: int = 0
    # Of backscatter: "power", "amplitude" or "decibel", of what is stored * scale + offset;
    # "" for everything else.
    unit: str = ""

    def stored(self, scaling: Scaling, nodata: float | None) -> JudgedLayer:
        """Return the layer with that scaling and nodata.

        Of many thousands; `dataclasses.replace` takes several times as long.
        """
        return JudgedLayer(self.layer, scaling, nodata, self.valid, self.validity, self.unit)

    @property
    def path(self) -> str:
        """The file's path."""
        return self.layer.file.path
