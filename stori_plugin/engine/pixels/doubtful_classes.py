"""What masks call neither clear nor cloud: observations that are worth something.

A mask that knows more than two classes says of a pixel in shadow, under thin cirrus, beside a cloud
or not classified that it is not clear. How far what was seen there is off, and how much it says of
the ground, a scene tells by itself (`methods.gp.graded_noise`); here is only which class a pixel is
of. Thick cloud is of none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from .mask_kinds import cloud_per_cent, is_probability

# Grades of an observation, uint8.
NOTHING, CLEAR, EDGE, SHADOW, THIN, UNCLASSIFIED, DARK, LIKELY_CLEAR, LIKELY_CLOUD = range(9)
GRADES = {
    EDGE: "clear beside a cloud",
    SHADOW: "shadow of cloud",
    THIN: "thin cloud or cirrus",
    UNCLASSIFIED: "not classified",
    DARK: "dark",
    LIKELY_CLEAR: "cloud of low probability",
    LIKELY_CLOUD: "cloud of medium probability",
}

# Per cent above the threshold of cloud where a probability becomes medium, and where it is cloud.
_MEDIUM, _HIGH = 15.0, 35.0

# Tests of codes (int64) by grade. The first that is met counts.
_Tests = Sequence[tuple[int, Callable[[np.ndarray], np.ndarray]]]


def _code(number: int) -> Callable[[np.ndarray], np.ndarray]:
    return lambda codes: codes == number


def _bits(bits: int) -> Callable[[np.ndarray], np.ndarray]:
    return lambda codes: (codes & bits) != 0


def _field(first: int, width: int, value: int) -> Callable[[np.ndarray], np.ndarray]:
    return lambda codes: ((codes >> first) & ((1 << width) - 1)) == value


# The codes are those of `mask_kinds.KINDS`, from the same documents.
_BY_KIND: dict[str, _Tests] = {
    "SCL": (
        (DARK, _code(2)),
        (SHADOW, _code(3)),
        (UNCLASSIFIED, _code(7)),
        (THIN, _code(10)),
    ),
    "QA_PIXEL": (
        (NOTHING, _bits(0b1001)),
        (SHADOW, _bits(0b1_0000)),
        (THIN, _bits(0b100)),
        (EDGE, _bits(0b10)),
        (LIKELY_CLOUD, _field(8, 2, 2)),
    ),
    "Fmask": (
        (NOTHING, lambda codes: ((codes & 0b10) != 0) | ((codes & 0xFF) == 255)),
        (SHADOW, _bits(0b1000)),
        (THIN, _bits(0b1)),
        (EDGE, _bits(0b100)),
    ),
    "Fmask 4": ((SHADOW, _code(2)),),
    "python-fmask": ((SHADOW, _code(3)),),
    "pixel_qa": (
        (NOTHING, _bits(0b100001)),
        (SHADOW, _bits(0b1000)),
        (THIN, _field(8, 2, 3)),
    ),
    "cloud_qa": ((NOTHING, _bits(0b10)), (SHADOW, _bits(0b100)), (EDGE, _bits(0b1000))),
    "QAI": (
        (NOTHING, lambda codes: ((codes & 1) == 1) | (((codes >> 1) & 3) == 2)),
        (SHADOW, _bits(0b1000)),
        (EDGE, _field(1, 2, 1)),
        (THIN, _field(1, 2, 3)),
    ),
    "OmniCloudMask": ((THIN, _code(2)), (SHADOW, _code(3))),
    "MODIS state": (
        (NOTHING, lambda codes: np.isin(codes & 3, (1,)) | (codes == 65535)),
        (SHADOW, _bits(0b100)),
        (EDGE, _field(0, 2, 2)),
        (THIN, lambda codes: ((codes >> 8) & 3) >= 2),
    ),
    "VIIRS pixel reliability": ((SHADOW, _code(7)),),
    "MG2": ((NOTHING, _bits(0b10)), (SHADOW, _bits(0b1000))),
    "status map": ((SHADOW, _field(0, 3, 1)), (UNCLASSIFIED, _field(0, 3, 2))),
}


def grades_of(codes: np.ndarray, clear: np.ndarray, name: str, threshold: float) -> np.ndarray:
    """Return the grade of each pixel, uint8, before any buffer around clouds.

    Args:
        codes: numbers of a quality band, any shape.
        clear: what of them is clear, boolean, of the same shape.
        name: the kind of mask (`mask_kinds.KINDS`, or one of probabilities).
        threshold: the per cent from which a probability is cloud.

    Kinds that know only clear and cloud have no other grade than these.
    """
    codes = np.asarray(codes)
    grades = np.zeros(codes.shape, np.uint8)
    finite = np.isfinite(codes)
    if is_probability(name):
        per_cent = cloud_per_cent(np.where(finite, codes, 0), name)
        grades[per_cent < threshold + _HIGH] = LIKELY_CLOUD
        grades[per_cent < threshold + _MEDIUM] = LIKELY_CLEAR
    else:
        whole = np.where(finite, codes, 0).astype(np.int64)
        for grade, test in reversed(_BY_KIND.get(name, ())):
            grades[test(whole) & (whole == codes)] = grade
    grades[~finite] = NOTHING
    grades[clear] = CLEAR
    return grades


def together(grades: Sequence[np.ndarray]) -> np.ndarray:
    """Return what several masks of one acquisition say together: the least of the grades.

    That is nothing where one says cloud, clear where all say so, and else the grade of the first
    that is in doubt.
    """
    result = grades[0].copy()
    for other in grades[1:]:
        result = np.where(result == CLEAR, other, result)
        result[other == NOTHING] = NOTHING
    return result
