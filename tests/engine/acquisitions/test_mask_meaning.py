"""Names of masks held against what they store."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.acquisitions.judgement.mask_meaning import Codes, meaning_of


def codes(*numbers: float, shares: tuple[float, ...] = (), files: int = 5) -> Codes:
    """Return codes in equal shares, or in those given, in hundredths."""
    counts = [round(100 * share) for share in shares] or [20] * len(numbers)
    stored = np.repeat(np.array(numbers, float), counts)
    return Codes.of([stored] * files)


RAMP = np.linspace(0, 1, 60)


@pytest.mark.parametrize(
    ("name", "family", "held", "kind"),
    [
        # A cloud band may hold whatever its source calls quality.
        ("mask", "", codes(0, 1), "mask"),
        ("mask", "", codes(0, 255), "mask"),
        ("mask", "", codes(4, 9), "SCL"),
        ("mask", "", codes(0, 4, 5, 8, 9, 10, 11, shares=(0.3, 0.3, 0.1, 0.1, 0.1, 0.1, 0)), "SCL"),
        ("mask", "", codes(0, 1, 2, 3), "mask"),
        ("mask", "", codes(0, 4, 8, shares=(0.2, 0.6, 0.2)), "mask"),  # flags of one bit
        ("mask", "", codes(1, 2, 3, 4), "mask"),
        ("mask", "", codes(0, 127, 255), "CMASK"),
        ("mask", "", codes(1, 21824, 21952, 22280, 23888), "QA_PIXEL"),
        ("mask", "", codes(5440, 5504, 7824), "QA_PIXEL"),
        ("mask", "landsat1", codes(66, 68, 72, 96), "pixel_qa"),
        ("mask", "hls", codes(0, 64, 66, 128, 194), "Fmask"),
        ("mask", "python-fmask", codes(1, 2), "python-fmask"),
        ("mask", "maja", codes(0, 4, 5, 9, 17, shares=(0.2, 0.2, 0.2, 0.2, 0.2)), "mask"),
        ("mask", "", codes(*RAMP), "cloud probability 0-1"),
        ("mask", "", codes(*np.round(100 * RAMP)), "cloud probability 0-100"),
        ("mask", "", codes(*RAMP, shares=(2, *[0.01] * 58, 2)), "mask"),  # resampled
        ("clear", "", codes(*RAMP), "clear probability 0-1"),
        ("mask", "", codes(*np.round(6000 * RAMP)), ""),
        ("mask", "", codes(*(2 * RAMP - 1)), ""),
        # Three conventions are called Fmask.
        ("Fmask", "hls", codes(0, 1, 2, 4), "Fmask"),
        ("Fmask", "", codes(0, 64, 66, 128), "Fmask"),
        ("Fmask", "", codes(0, 2), "Fmask"),
        ("Fmask", "", codes(0, 1, 4, shares=(0.6, 0.2, 0.2)), "Fmask 4"),
        ("Fmask", "", codes(0, 1, 2, 3, 4, 255, shares=(0.5, 0.1, 0.1, 0.1, 0.2, 0)), "Fmask 4"),
        ("Fmask", "", codes(1, 4, shares=(0.7, 0.3)), "Fmask 4"),  # a lake
        ("Fmask", "", codes(1, 2, 3, shares=(0.7, 0.2, 0.1)), "python-fmask"),
        ("Fmask", "", codes(0, 1, 2, 3, 5, shares=(0.1, 0.5, 0.2, 0.1, 0.1)), "python-fmask"),
        ("Fmask", "python-fmask", codes(1, 4), "python-fmask"),
        # The others.
        ("CMASK", "", codes(0, 127, 255), "CMASK"),
        ("CMASK", "", codes(0, 1, 4, 255), "Fmask 4"),
        ("CMASK", "", codes(0, 9, 30), ""),
        ("OmniCloudMask", "", codes(0, 1, 2, 3), "OmniCloudMask"),
        ("FLG", "", codes(0, 1, 4), "FLG"),
        ("FLG", "", codes(0, 1, 64), ""),
        ("OmniCloudMask", "", codes(*RAMP), ""),
        ("QA60", "", codes(0, 1024, 2048), "QA60"),
        ("QA60", "", codes(0, 1), "mask"),
        ("QA_PIXEL", "landsat1", codes(1, 322, 324, 352), "pixel_qa"),
        ("QA_PIXEL", "", codes(21824, 22280), "QA_PIXEL"),
        ("SCL", "", codes(4, 5, 6.5, 9), "SCL"),
        ("cloud probability", "", codes(0.001, 0.02, 0.9), "cloud probability 0-1"),
        ("cloud probability", "", codes(0.3, 0.9, 95.0), "cloud probability 0-100"),
        ("cloud probability", "", codes(25, 60, 240), "cloud probability 0-255"),
        ("cloud probability", "", codes(25, 60, 8000), "cloud probability 0-10000"),
        ("cloud probability", "", codes(0, 1), "mask"),
        ("clear probability", "", codes(0.1, 0.5, 0.98), "clear probability 0-1"),
    ],
)
def test_numbers_of_a_series_tell_what_a_name_means(name, family, held, kind):
    assert meaning_of(name, held, family)[0] == kind


@pytest.mark.parametrize(
    ("name", "held", "words"),
    [
        ("SCL", codes(0, 1500), "whose classes are 0 to 11, but holds 0 and 1500"),
        ("mask", codes(*np.round(100 * RAMP)), "of which 100 is certain"),
        ("mask", codes(*np.round(6000 * RAMP)), "as an image does, so it is not used"),
        ("OmniCloudMask", codes(0, 7), "where the classes 0 to 3 were expected"),
        ("Fmask", codes(0, 1, 2, 4, shares=(0.1, 0.5, 0.1, 0.3)), "cannot be told apart"),
    ],
)
def test_what_numbers_contradict_is_doubted(name, held, words):
    assert words in meaning_of(name, held, "")[1]


@pytest.mark.parametrize("name", ["SCL", "mask", "cloud probability", "Fmask"])
def test_nothing_is_doubted_where_nothing_was_seen(name):
    assert meaning_of(name, Codes.of([]), "")[1] == ""
