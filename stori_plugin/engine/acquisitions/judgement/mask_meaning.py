"""What the codes of a group of masks mean: their names held against the numbers of all of them.

A name alone misleads: the cloud band of a sits cube holds whatever its source calls quality,
"Fmask" is three conventions, and a "cloud mask" may be a probability. So each name has the kinds
that it may stand for, and the numbers of the whole series choose among them. One file could not:
over a lake, or all clouded, the conventions look alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...pixels.mask_kinds import (
    CLEAR_PROBABILITY,
    CLOUD_PROBABILITY,
    UNITS,
    probability_kind,
)

_SCL = range(12)
_FLUENT = 16  # different numbers; no convention of classes has more
_ENDS = 0.7  # of what is stored lies at 0 or 1 where a mask of them was resampled


@dataclass(frozen=True)
class Codes:
    """The stored numbers of a group of masks, as far as they were looked at, and how often."""

    values: np.ndarray
    counts: np.ndarray
    files: int

    @staticmethod
    def of(samples: list[np.ndarray]) -> Codes:
        """Count the numbers of some samples; what is not finite is left out."""
        stored = np.concatenate([np.asarray(s, np.float64) for s in samples] or [np.empty(0)])
        values, counts = np.unique(stored[np.isfinite(stored)], return_counts=True)
        return Codes(values, counts, len(samples))

    def __len__(self) -> int:
        return len(self.values)

    @property
    def whole(self) -> bool:
        """Whether all are whole numbers."""
        return bool((self.values == np.round(self.values)).all())

    @property
    def highest(self) -> float:
        """The highest number; 0 where there is none."""
        return float(self.values[-1]) if len(self) else 0.0

    def share(self, *values: float) -> float:
        """Return how much of what is stored is one of these numbers, 0 to 1."""
        return float(self.counts[np.isin(self.values, values)].sum() / max(1, self.counts.sum()))

    def within(self, values) -> bool:
        """Tell whether nothing else than these numbers is stored."""
        return bool(np.isin(self.values, list(values)).all())

    def __str__(self) -> str:
        """Name the numbers, e.g. "0, 1 and 4", or their range."""
        texts = [f"{value:g}" for value in self.values]
        if len(texts) > 6:
            return f"{texts[0]} to {texts[-1]}"
        return (
            " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1]))) if texts else "nothing"
        )


# A kind of `mask_kinds`, and what is doubted of it: a clause that goes on after the file's name,
# "" for nothing. A kind of "" is none that is understood.
Meaning = tuple[str, str]


def meaning_of(name: str, codes: Codes, family: str) -> Meaning:
    """Say what masks of a name mean.

    - ``name``: what their names declare, one of `names.terms`' kinds of masks.
    - ``codes``: what they store.
    - ``family``: "hls", "python-fmask", "maja" or "landsat1" where product names tell; else "".
    """
    if not len(codes):
        return _unseen(name), ""
    if name in _DECIDED:
        return _DECIDED[name](codes, family)
    return name, ""


def _unseen(name: str) -> str:
    """Return the kind of masks of which nothing is known but their name."""
    if name in (CLOUD_PROBABILITY, CLEAR_PROBABILITY):
        return probability_kind(name, 100)
    return name


def _scl(codes: Codes, family: str) -> Meaning:
    outside = codes.files > 2 and (codes.highest > max(_SCL) or codes.values[0] < 0)
    doubt = (
        "is named as a scene classification, whose classes are 0 to 11, but holds "
        f"{codes}: what is no class counts as clouded; give the classification as it was published"
    )
    return "SCL", doubt if outside else ""


def _qa_pixel(codes: Codes, family: str) -> Meaning:
    return ("pixel_qa" if codes.files > 1 and _is_pixel_qa(codes) else "QA_PIXEL"), ""


def _is_pixel_qa(codes: Codes) -> bool:
    """Tell the bits of Collection 1: one of bits 1 to 5 and a confidence, and nothing above."""
    seen = codes.values[codes.values > 1]
    if not codes.whole or not len(seen) or seen[-1] >= 2048 or seen[0] < 64:
        return False
    bits = seen.astype(np.int64)
    return bool(((bits & 0b11_1110) != 0).all() and ((bits & 0b1100_0000) != 0).all())


def _is_qa_pixel(codes: Codes) -> bool:
    """Tell the bits of Collection 2, whose confidences are never all unset."""
    seen = codes.values[codes.values > 1]
    if not codes.whole or not len(seen) or seen[0] < 5376 or seen[-1] > 65535:
        return False
    bits = seen.astype(np.int64)
    return all(bool((((bits >> first) & 3) != 0).all()) for first in (8, 10, 12))


def _fmask(codes: Codes, family: str) -> Meaning:
    if family == "hls":
        return "Fmask", ""
    if family == "python-fmask":
        return "python-fmask", ""
    if not codes.within((*range(6), 255)):
        return "Fmask", ""
    if codes.within((0, 2, 255)):
        return "Fmask", ""  # hidden by all conventions, though by none for the same reason
    # Land is 0 and cloud 4 of Fmask 4, valid is 1 and cloud 2 of python-fmask, which alone has 5.
    by_ground = codes.share(0) >= codes.share(1)
    cloud4, cloud2 = codes.share(4), codes.share(2)
    if codes.share(5) > 0 or (cloud2 > 0 and cloud4 == 0):
        return "python-fmask", ""
    if cloud4 == 0 or cloud2 == 0:
        return ("Fmask 4" if cloud4 > 0 or by_ground else "python-fmask"), ""
    if by_ground == (cloud4 >= cloud2):
        return ("Fmask 4" if by_ground else "python-fmask"), ""
    believed = "Fmask 4" if by_ground else "python-fmask"
    return believed, (
        f"holds {codes}, by which Fmask 4 (1 water, 4 cloud) and python-fmask (1 valid, 2 cloud, "
        f"4 snow) cannot be told apart: it is read as {believed}; if that is wrong give a mask "
        "that is 0 where clear, named ..._mask"
    )


def _cmask(codes: Codes, family: str) -> Meaning:
    if codes.within((0, 127, 255)) and codes.share(127, 255) > 0 and not codes.within((0, 255)):
        return "CMASK", ""
    if codes.within((*range(5), 255)):
        return ("CMASK" if codes.within((0, 255)) else "Fmask 4"), ""
    return "", _not_understood(codes, "127 for clear and 255 for cloud")


def _omnicloudmask(codes: Codes, family: str) -> Meaning:
    if codes.within((*range(4), 255)):
        return "OmniCloudMask", ""
    return "", _not_understood(codes, "the classes 0 to 3")


def _flg(codes: Codes, family: str) -> Meaning:
    if codes.within(range(5)):
        return "FLG", ""
    return "", _not_understood(codes, "the flags 0 to 4")


def _qa60(codes: Codes, family: str) -> Meaning:
    if codes.within((0, 1024, 2048, 3072, 65535)):
        return "QA60", ""
    if codes.within((0, 1)):
        return "mask", ""
    return "", _not_understood(codes, "0, 1024 and 2048")


def _not_understood(codes: Codes, wanted: str) -> str:
    return (
        f"holds {codes} where {wanted} were expected, so it is not used: give a mask that is 0 "
        "where clear, named ..._mask"
    )


def _probability(name: str):
    def decide(codes: Codes, family: str) -> Meaning:
        if codes.within((0, 1)) and codes.files > 1 and len(codes) == 2:
            # Not a probability, but what somebody made of it.
            return ("clear" if name == CLEAR_PROBABILITY else "mask"), ""
        if codes.values[0] < 0 or codes.highest > UNITS[-1]:
            return "", _not_understood(codes, "per cent")
        return probability_kind(name, unit_of(codes)), ""

    return decide


def unit_of(codes: Codes) -> int:
    """Return the number that means certainty in a series of probabilities: one of `UNITS`."""
    return next(unit for unit in UNITS if codes.highest <= unit)


def _binary(name: str, probability: str):
    def decide(codes: Codes, family: str) -> Meaning:
        if not codes.whole:
            if codes.share(0, 1) >= _ENDS or len(codes) <= _FLUENT:
                return name, ""  # resampled
            return _fluent(codes, probability)
        if codes.within((0, 127, 255)) and codes.share(127) > 0:
            return "CMASK", ""
        if _is_qa_pixel(codes):
            return "QA_PIXEL", ""
        if family == "landsat1" and _is_pixel_qa(codes):
            return "pixel_qa", ""
        if family in ("hls", "python-fmask"):
            return _fmask(codes, family)
        if family != "maja" and len(codes) > 2 * _FLUENT:
            return _fluent(codes, probability)
        scl = family != "maja" and codes.share(0) < 0.5 and _is_scl(codes)
        return ("SCL" if scl else name), ""

    return decide


def _is_scl(codes: Codes) -> bool:
    """Recognise a scene classification in a binary mask's place.

    Ground (4 to 6) is what there is most of, and some classes are no flags of one bit.
    """
    ground, other = codes.share(4, 5, 6), codes.share(1, 2, 3)
    flags = codes.within((0, 1, 2, 4, 8))
    return codes.within(_SCL) and not flags and codes.highest > 6 and ground > other


def _fluent(codes: Codes, probability: str) -> Meaning:
    """Say what a mask of many different numbers is: a probability, or an image after all."""
    if codes.values[0] >= 0 and codes.highest <= 255:
        return probability_kind(probability, unit_of(codes)), (
            f"is named as a mask but holds many numbers from {codes}: they are read as "
            f"{probability}, of which {unit_of(codes)} is certain; if they are not, take the file "
            "out or rename it"
        )
    return "", (
        f"is named as a mask but holds many numbers from {codes} as an image does, so it is not "
        "used: rename it if it is an image, or take it out"
    )


_DECIDED = {
    "SCL": _scl,
    "QA_PIXEL": _qa_pixel,
    "Fmask": _fmask,
    "CMASK": _cmask,
    "OmniCloudMask": _omnicloudmask,
    "QA60": _qa60,
    "FLG": _flg,
    "mask": _binary("mask", CLOUD_PROBABILITY),
    "clear": _binary("clear", CLEAR_PROBABILITY),
    "valid": _binary("valid", CLEAR_PROBABILITY),
    CLOUD_PROBABILITY: _probability(CLOUD_PROBABILITY),
    CLEAR_PROBABILITY: _probability(CLEAR_PROBABILITY),
}
