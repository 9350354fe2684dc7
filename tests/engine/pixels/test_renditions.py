"""What is shown of a date: the bands of a rendition, what is coloured, and between which limits."""

from __future__ import annotations

from collections import namedtuple

import numpy as np
import pytest

from stori_plugin.engine.pixels.colours import INDEX_LIMITS, coloured
from stori_plugin.engine.pixels.renditions import (
    INFRARED,
    SAR,
    TRUE_COLOUR,
    bands_shown,
    has_ramp,
    layers_of,
    limits_of,
    ramp_for,
    renditions_of,
)

Band = namedtuple("Band", "name role")
TEN = tuple(
    Band(*pair) for pair in (("B02", "blue"), ("B03", "green"), ("B04", "red"), ("B08", "nir"))
)


def names(rendition, bands):
    return [band.name for band in bands_shown(rendition, bands)]


def test_the_same_word_chooses_bands_of_images_indices_and_radar():
    assert names(TRUE_COLOUR, TEN) == ["B04", "B03", "B02"]
    assert names(INFRARED, TEN) == names(INFRARED, TEN[1:]) == ["B08", "B04", "B03"]
    assert names("NDVI", TEN) == ["B08", "B04"]
    assert names("NDVI", (Band("NDVI", ""),)) == ["NDVI"]
    assert names(SAR, (Band("VV", ""), Band("VH", ""))) == ["VV", "VH"]
    assert names("NDMI", TEN) == names(SAR, TEN) == []


@pytest.mark.parametrize(
    ("bands", "offered"),
    [
        (TEN, (TRUE_COLOUR, INFRARED, "NDVI", "NDWI")),
        (TEN[1:], (INFRARED, "NDVI", "NDWI")),
        ((Band("NDVI", ""),), ("NDVI",)),
        ((Band("VH", ""), Band("VV", "")), (SAR,)),
        (TEN[3:], ("B08",)),
    ],
)
def test_what_bands_allow_is_offered(bands, offered):
    assert renditions_of(bands) == offered


def test_an_index_is_computed_and_radar_gets_its_ratio():
    nir_red = np.array([[[0.4]], [[0.1]]])
    assert layers_of("NDVI", nir_red)[0, 0, 0] == pytest.approx(0.6)
    decibel = layers_of(SAR, np.array([[-10.0], [-16.0]]))
    assert decibel[:, 0].tolist() == [-10.0, -16.0, 6.0]
    power = layers_of(SAR, np.array([[0.1, 0.1], [0.02, 0.0]]), is_decibel=False)
    assert power[2, 0] == pytest.approx(5.0) and np.isnan(power[2, 1])


def test_bands_are_grey_and_only_indices_have_the_ramp():
    band = np.linspace(0.1, 0.5, 100).reshape(1, 10, 10)
    limits = limits_of("B08", band)
    grey = coloured(band, limits, ramp_for("B08"))
    assert (grey[..., 0] == grey[..., 1]).all() and (grey[..., 1] == grey[..., 2]).all()
    assert grey[0, 0, 0] == 0 and grey[-1, -1, 0] == 255
    assert has_ramp("ndvi") and limits_of("NDVI", band) == (INDEX_LIMITS,)
    assert ramp_for("NDVI")[-1][1] == "#0b4f2c" and ramp_for("NDWI")[-1][1] == "#0b3c6f"
    assert not any(map(has_ramp, (TRUE_COLOUR, INFRARED, SAR, "B08", "VV")))


def test_true_colour_has_one_stretch_for_its_three_bands():
    layers = [np.array([0.0, 0.1, np.nan]), np.array([0.2]), np.array([0.4])]
    assert len(set(limits_of(TRUE_COLOUR, layers))) == 1
    assert len(set(limits_of(INFRARED, [np.arange(9.0) * k for k in (1, 2, 3)]))) == 3
