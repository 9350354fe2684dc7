"""What the codes of a mask tell, looked up: the grade of a pixel, and whether it is clear or cloud.

Codes are few and pixels many. What a code means is asked once of every code from 0 to 255, and only
of codes that are none of these (bits beyond the eighth, probabilities in ten thousands, fractions)
pixel by pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..support.kernels import kernel
from .cloud_masks import clear_by_band, unknown_by_band
from .doubtful_classes import NOTHING, grades_of
from .false_alarms import called_cloud
from .mask_kinds import USUAL_THRESHOLD

_CODES = 256  # with a place more for what is not finite
_CLEAR, _UNKNOWN, _ALARM = 1, 2, 4


@dataclass(frozen=True)
class Told:
    """What a mask tells of some pixels; all arrays have their shape."""

    # uint8, see `doubtful_classes`, before any buffer around clouds.
    grade: np.ndarray
    # Boolean: said to be clear, and of which nothing is said.
    clear: np.ndarray
    unknown: np.ndarray
    # Boolean: called cloud or shadow; None for kinds of masks that cannot say so.
    alarm: np.ndarray | None


def told_by(codes: np.ndarray, name: str, clear_classes: Sequence[int]) -> Told:
    """Return what a mask of the kind ``name`` tells, of its codes (float32, any shape)."""
    grades, signs, knows_cloud = _table(name, tuple(clear_classes))
    codes = np.ascontiguousarray(codes, np.float32)
    grade, sign = np.empty((2, *codes.shape), np.uint8)
    if not _look_up(codes.ravel(), grades, signs, grade.ravel(), sign.ravel()):
        grade, sign = _judge(codes, name, clear_classes)
    alarm = (sign & _ALARM) != 0 if knows_cloud else None
    return Told(grade, (sign & _CLEAR) != 0, (sign & _UNKNOWN) != 0, alarm)


@lru_cache(maxsize=64)
def _table(name: str, clear_classes: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray, bool]:
    codes = np.append(np.arange(_CODES), np.nan).astype(np.float32)
    return (*_judge(codes, name, clear_classes), called_cloud(codes, name) is not None)


def _judge(
    codes: np.ndarray, name: str, clear_classes: Sequence[int]
) -> tuple[np.ndarray, np.ndarray]:
    """Return grades and signs (bits `_CLEAR`, `_UNKNOWN`, `_ALARM`) of codes one by one."""
    unknown = unknown_by_band(codes, name, clear_classes)
    codes = np.where(unknown, 0, codes)
    clear = clear_by_band(codes, name, clear_classes)
    grade = grades_of(codes, clear & ~unknown, name, USUAL_THRESHOLD)
    grade[unknown] = NOTHING
    cloud = called_cloud(codes, name)
    sign = _CLEAR * clear + _UNKNOWN * unknown
    if cloud is not None:
        sign += _ALARM * (cloud & ~clear & ~unknown)
    return grade, sign.astype(np.uint8)


@kernel()
def _look_up(codes, grades, signs, grade, sign):
    """Fill in grade and sign of every code; return whether all of them are in the tables."""
    for n in range(codes.size):
        code = codes[n]
        place = _CODES
        if code == code:
            if not (code >= 0 and code < _CODES):
                return False
            place = int(code)
            if np.float32(place) != code:
                return False
        grade[n] = grades[place]
        sign[n] = signs[place]
    return True
