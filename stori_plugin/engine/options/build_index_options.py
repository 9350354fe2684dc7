"""What the building of an index of places can be asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from .series_options import UNMASKED, Masking

if TYPE_CHECKING:
    from ..acquisitions.series import Source

INDEX_SUFFIX = ".storiindex"

ENCODERS_WITH_WEIGHTS = ("prithvi", "vit-rgb", "presto", "galileo")
# Those whose chips hold all dates.
OF_SERIES = ("series", "presto", "galileo")
# What those read of SAR that read it at all, in dB.
BACKSCATTER = ("VV", "VH")
# Takes the vectors of rasters of embeddings as they are.
EMBEDDINGS = "embeddings"
ENCODERS = ("convolutional", "series", *ENCODERS_WITH_WEIGHTS, EMBEDDINGS)
# Those offered; hash and lsh may have other lengths.
CODES = ("float", "binary", "hash-32", "hash-64", "lsh-32", "lsh-64")
# Between codes that are bits, and between numbers.
DISTANCES = ("hamming", "euclidean", "cosine", "dot")
LABELLINGS = ("fine", "coarse")
# Mean and deviation of the photographs that a vision transformer saw.
NORMALISATIONS = ("auto", "imagenet", "half")
LARGEST_CHIP = 4096  # pixels of its edge, as dialogs offer it


@dataclass(frozen=True)
class ChipCut:
    """How chips are cut from rasters."""

    size: int = 32
    """Edge of a chip in pixels of the grid."""

    stride: int = 0
    """Pixels between neighbouring chips; 0 for the size, so that they touch."""

    bands: tuple[str, ...] = ()
    """Names or roles; where empty, all bands of the acquisition that has most."""

    start: dt.date | None = None
    """First date that counts."""

    end: dt.date | None = None
    """Last date that counts."""

    masking: Masking = UNMASKED
    """How clouds are masked."""

    extent: tuple[float, float, float, float] | None = None
    """The part of the rasters that counts, (xmin, ymin, xmax, ymax); all of them where None."""

    extent_crs: str = ""
    """CRS of the extent; "" for that of the rasters."""

    resolution: float | None = None
    """Edge of a pixel in units of the CRS."""

    metres: float | None = None
    """Edge of a pixel in metres, instead of a resolution."""

    shrinks: bool = False
    """Whether rasters that are smaller than a chip are taken as one chip."""


USUAL_CUT = ChipCut()


class LabelledShape(NamedTuple):
    """A polygon that gives the chips below it their label."""

    shape: Mapping[str, Any]
    """The polygon as GeoJSON."""

    label: str
    """The label."""


class LabelledShapes(NamedTuple):
    """Polygons with labels, and their CRS."""

    polygons: Sequence[LabelledShape]
    """The polygons."""

    crs: str
    """Their CRS as WKT."""


@dataclass(frozen=True)
class IndexRequest:
    """What an index is made of and how."""

    output: str
    """The index file to write."""

    files: Sequence[Source] = ()
    """Rasters to cut chips from, where no folder of chips is given."""

    sar: Sequence[Source] = ()
    """SAR of the same ground beside a series, for encoders that read backscatter as well."""

    folder: str = ""
    """A folder of chips; see `list_chips`."""

    embeddings: str = ""
    """A folder of rasters of embeddings, instead of both; the encoder is `EMBEDDINGS` then."""

    encoder: str = "convolutional"
    """One of `ENCODERS`."""

    code: str = "float"
    """How embeddings are kept; see `parse_code`."""

    seed: int = 0
    """Draws what the encoder learns from, and random hyperplanes."""

    weights: str = ""
    """File of weights, for `ENCODERS_WITH_WEIGHTS`."""

    normalisation: str = "auto"
    """How the encoder ``vit-rgb`` normalises colours, one of `NORMALISATIONS`."""

    like: str = ""
    """An index whose encoder is used."""

    merge: str = ""
    """An index of the same encoder whose chips come first in the new one."""

    labelling: str = "fine"
    """Which labels of a folder count, one of `LABELLINGS`; see `list_chips`."""

    labels: LabelledShapes | None = None
    """Polygons that give rasters their labels."""

    most_missing: float = 0.2
    """Chips with a larger share of missing values are left out."""

    workers: int = 0
    """Threads; 0 for as many as the computer has cores."""

    cut: ChipCut = USUAL_CUT
    """How chips are cut."""
