"""The kinds of masks that are understood, each with what its codes mean.

One table: from the name of a kind to what of its codes is clear, what tells nothing, and the
specification that says so. Snow and water are clear, since both are observations of the ground;
only Sentinel-2's scene classification leaves that to the user.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..options.mask_clouds_options import PROBABILITY, MaskCloudsOptions

# Per cent: where nobody says otherwise, a pixel of this cloud probability or more is cloud.
USUAL_THRESHOLD = MaskCloudsOptions.threshold

# Codes as whole numbers (int64) to booleans.
Test = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class MaskKind:
    """What the codes of one kind of mask mean."""

    # What a person is told of it.
    said: str
    # Which codes are clear.
    clear: Test
    # Which codes tell that nothing was seen there.
    unknown: Test = lambda codes: np.zeros(codes.shape, bool)
    # Whether what is nowhere stored is clear, as around the polygons of clouds made a raster.
    clear_elsewhere: bool = False
    # The value of CLOUD_MASK that uses it.
    choice: str = "binary"


def _among(*codes: int) -> Test:
    return lambda found: np.isin(found, codes)


def _without(bits: int) -> Test:
    return lambda found: (found & bits) == 0


def _field(codes: np.ndarray, first: int, width: int = 2) -> np.ndarray:
    """Return the number in ``width`` bits of every code, from bit ``first``."""
    return (codes >> first) & ((1 << width) - 1)


def _hls_fmask(codes: np.ndarray) -> np.ndarray:
    codes = codes & 0xFF
    return ((codes & 0b1111) == 0) & (codes != 255)


def _pixel_qa(codes: np.ndarray) -> np.ndarray:
    return ((codes & 0b101001) == 0) & (_field(codes, 8) != 3)


def _bqa(codes: np.ndarray) -> np.ndarray:
    return ((codes & 0b10001) == 0) & (_field(codes, 7) != 3) & (_field(codes, 11) != 3)


def _modis_state(codes: np.ndarray) -> np.ndarray:
    assumed_clear = np.isin(_field(codes, 0), (0, 3))
    return assumed_clear & ((codes & 0b100_0000_0100) == 0) & (_field(codes, 8) < 2)


def _force_qai(codes: np.ndarray) -> np.ndarray:
    return (_field(codes, 1) == 0) & ((codes & 0b1000) == 0)


# In the order in which they are preferred where an acquisition has several. Of classes and flags
# a fraction means nothing (someone averaged them), so it is not clear.
KINDS: dict[str, MaskKind] = {
    # Sentinel-2 Products Specification Document: classes 0 to 11; the user says which are clear.
    "SCL": MaskKind("Sentinel-2 scene classification", _among(4, 5, 6), choice="scl"),
    # Landsat Collection 2, USGS LSDS-1619, table 6-3: fill, dilated cloud, cirrus, cloud, shadow.
    "QA_PIXEL": MaskKind(
        "Landsat Collection 2 QA_PIXEL bits",
        lambda codes: ((codes & 0xFFFF) & 0b1_1111) == 0,
        choice="qa_pixel",
    ),
    # HLS user guide 2.0, table 9: cirrus, cloud, adjacent, shadow; 255 is fill.
    "Fmask": MaskKind("HLS Fmask bits", _hls_fmask),
    # Fmask 4 (Qiu, Zhu and He 2019) and CFMask: land, water, shadow, snow, cloud, 255 fill.
    "Fmask 4": MaskKind(
        "Fmask classes (0 land, 1 water, 2 shadow, 3 snow, 4 cloud)", _among(0, 1, 3), _among(255)
    ),
    # python-fmask, used for the ARD of Digital Earth Australia: null, valid, cloud, shadow,
    # snow, water. Its s2cloudless mask has the first three.
    "python-fmask": MaskKind(
        "python-fmask classes (1 valid, 2 cloud, 3 shadow, 4 snow, 5 water)",
        _among(1, 4, 5),
        _among(0),
    ),
    # Landsat Collection 1 Level 2, USGS LSDS-1368 and LSDS-1370: fill 0, shadow 3, cloud 5,
    # confidence of cirrus 8-9.
    "pixel_qa": MaskKind("Landsat Collection 1 pixel_qa bits", _pixel_qa),
    # Landsat Collection 1 Level 1: fill 0, cloud 4, confidence of shadow 7-8 and of cirrus 11-12.
    "BQA": MaskKind("Landsat Collection 1 BQA bits", _bqa),
    # LEDAPS sr_cloud_qa, USGS LSDS-1370: cloud 1, shadow 2, adjacent 3.
    "cloud_qa": MaskKind("LEDAPS cloud_qa bits", _without(0b1110)),
    # FORCE Level 2 quality assurance information: nodata 0, cloud state 1-2, shadow 3.
    "QAI": MaskKind("FORCE QAI bits", _force_qai, lambda codes: (codes & 1) == 1),
    # Brazil Data Cube, CBERS-4: clear 127, cloud 255, nothing 0.
    "CMASK": MaskKind("CMASK (127 clear, 255 cloud)", _among(127), _among(0)),
    # OmniCloudMask (Wright et al. 2025): clear, thick cloud, thin cloud, shadow.
    "OmniCloudMask": MaskKind(
        "OmniCloudMask classes (0 clear, 1 thick, 2 thin, 3 shadow)", _among(0), _among(255)
    ),
    # MOD09 User's Guide, 1 km state: cloud 0-1 (3 is assumed clear), shadow 2, cirrus 8-9,
    # internal cloud flag 10; 65535 is fill.
    "MODIS state": MaskKind("MODIS state bits", _modis_state, _among(65535)),
    # VIIRS Surface Reflectance User's Guide, QF1: confidence of cloud 2-3.
    "VIIRS QF1": MaskKind("VIIRS QF1 bits", lambda codes: _field(codes, 2) < 2),
    # MOD13 User's Guide: good, marginal, snow, cloudy; -1 or 255 is fill.
    "pixel reliability": MaskKind(
        "MODIS pixel reliability (3 cloudy)", _among(0, 1, 2), _among(-1, 255)
    ),
    # VIIRS Vegetation Index Product Suite User Guide: excellent to pass 0-4, questionable 5,
    # poor 6, shadow 7, snow 8, cloud 9; estimated and average of years 10-11; below is fill.
    "VIIRS pixel reliability": MaskKind(
        "VIIRS pixel reliability (7 shadow, 9 cloud)",
        _among(*range(5), 8),
        lambda codes: (codes < 0) | (codes > 9),
    ),
    # PROBA-V Products User Manual, status map: clear 0, shadow 1, undefined 2, cloud 3, snow 4.
    "status map": MaskKind(
        "PROBA-V status map", lambda codes: np.isin(_field(codes, 0, 3), (0, 4)), _among(255)
    ),
    # Sentinel-2 Level-1C: opaque cloud 10, cirrus 11.
    "QA60": MaskKind("Sentinel-2 QA60 bits", _without(0b1100_0000_0000)),
    "clear": MaskKind("clear where not 0", lambda codes: codes != 0),
    # Zero is clear. So are MAJA's CLM, Planet's udm and Sen2Cor's MSK_CLASSI.
    "mask": MaskKind("clouded where not 0", _among(0)),
    "marked": MaskKind("clouded where marked, clear elsewhere", _among(0), clear_elsewhere=True),
    # MUSCATE format, geophysical mask: cloud 1, shadow of clouds 3.
    "MG2": MaskKind("MAJA geophysical mask (MG2)", _without(0b1010)),
    # Theia's monthly syntheses: nothing, cloud, snow, water, land.
    "FLG": MaskKind(
        "Theia L3A flags (1 cloud, 2 snow, 3 water, 4 land)", _among(2, 3, 4), _among(0)
    ),
    "valid": MaskKind("valid where not 0", lambda codes: codes != 0),
}

# Numbers that mean certain cloud (or certain clearness), of rasters of probabilities.
UNITS = (1, 100, 255, 10_000)
CLOUD_PROBABILITY, CLEAR_PROBABILITY = "cloud probability", "clear probability"


def probability_kind(name: str, unit: int) -> str:
    """Name the kind of a raster of `CLOUD_PROBABILITY` or `CLEAR_PROBABILITY` of 0 to ``unit``."""
    return f"{name} 0-{unit}"


# Certainty, and whether it is that of clearness (CloudScore+), by the name of the kind.
_PROBABILITIES = {
    probability_kind(name, unit): (unit, name == CLEAR_PROBABILITY)
    for name in (CLEAR_PROBABILITY, CLOUD_PROBABILITY)
    for unit in UNITS
}
MASK_ORDER = (*(name for name in KINDS if name != "valid"), *_PROBABILITIES, "valid")


def is_probability(name: str) -> bool:
    """Tell whether a kind is a raster of probabilities."""
    return name in _PROBABILITIES


def said_of(name: str) -> str:
    """Say what is understood of a kind of mask."""
    if name in _PROBABILITIES:
        return f"{name}, cloud from {USUAL_THRESHOLD:.0f} % on"
    return KINDS[name].said


def choice_of(name: str) -> str:
    """Return the value of CLOUD_MASK that uses masks of a kind."""
    return PROBABILITY if name in _PROBABILITIES else KINDS[name].choice


def cloud_per_cent(values: np.ndarray, name: str) -> np.ndarray:
    """Return the cloud probability in per cent, float32, of a raster of probabilities."""
    unit, of_clear = _PROBABILITIES[name]
    per_cent = np.asarray(values, np.float32) * np.float32(100 / unit)
    return np.float32(100) - per_cent if of_clear else per_cent


def clear_of(codes: np.ndarray, name: str, threshold: float) -> np.ndarray:
    """Tell which codes of a kind are clear; what is not finite seldom is.

    Raises `KeyError` for a kind that is not understood.
    """
    codes = np.asarray(codes)
    finite = np.isfinite(codes)
    if name in _PROBABILITIES:
        return finite & (cloud_per_cent(np.where(finite, codes, 0), name) < threshold)
    whole = np.where(finite, codes, 0).astype(np.int64)
    kind = KINDS[name]
    clear = kind.clear(whole) & ~kind.unknown(whole) & finite & (whole == codes)
    return clear | ~finite if kind.clear_elsewhere else clear


def unknown_of(codes: np.ndarray, name: str) -> np.ndarray:
    """Tell which codes of a kind say that nothing was seen; what is not finite says so as well."""
    codes = np.asarray(codes)
    finite = np.isfinite(codes)
    if name in _PROBABILITIES:
        return ~finite
    if KINDS[name].clear_elsewhere:
        return np.zeros(codes.shape, bool)
    return ~finite | KINDS[name].unknown(np.where(finite, codes, 0).astype(np.int64))
