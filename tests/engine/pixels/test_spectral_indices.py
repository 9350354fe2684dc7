"""Spectral indices: their values, their bands, and what is said when a band lacks."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.pixels import spectral_indices
from stori_plugin.engine.pixels.index_directions import direction_named
from stori_plugin.engine.support.errors import UnknownBandError

MEADOW = {
    "blue": 0.03,
    "green": 0.08,
    "red": 0.04,
    "rededge1": 0.11,
    "rededge2": 0.30,
    "rededge3": 0.38,
    "nir": 0.42,
    "nir_narrow": 0.43,
    "swir1": 0.20,
    "swir2": 0.10,
}
# By hand from the papers' formulae.
EXPECTED = {
    "NDVI": (0.42 - 0.04) / 0.46,
    "EVI": 2.5 * 0.38 / (0.42 + 0.24 - 0.225 + 1),
    "EVI2": 2.5 * 0.38 / (0.42 + 0.096 + 1),
    "SAVI": 1.5 * 0.38 / (0.46 + 0.5),
    "MSAVI": (1.84 - np.sqrt(1.84**2 - 8 * 0.38)) / 2,
    "OSAVI": 1.16 * 0.38 / (0.46 + 0.16),
    "GNDVI": 0.34 / 0.50,
    "kNDVI": np.tanh((0.38 / 0.46) ** 2),
    "NIRv": 0.38 / 0.46 * 0.42,
    "NDRE": 0.31 / 0.53,
    "CIre": 0.38 / 0.11 - 1,
    "NDMI": 0.23 / 0.63,
    "NDWI": -0.34 / 0.50,
    "MNDWI": -0.12 / 0.28,
    "NBR": 0.33 / 0.53,
    "NDSI": -0.12 / 0.28,
    "NDTI": 0.10 / 0.30,
    "BSI": (0.24 - 0.45) / (0.24 + 0.45),
}


def test_every_index_has_a_value_to_check_against():
    assert set(EXPECTED) == set(spectral_indices.NAMES)


@pytest.mark.parametrize("name", spectral_indices.NAMES)
def test_value(name):
    index = spectral_indices.index_named(name)
    value = spectral_indices.compute(
        index, {role: np.array([[MEADOW[role]]]) for role in index.roles}
    )
    assert value.shape == (1, 1)
    assert value[0, 0] == pytest.approx(EXPECTED[name], abs=1e-12)
    assert index.valid[0] <= value[0, 0] <= index.valid[1]
    assert index.title
    assert index.source


@pytest.mark.parametrize("name", spectral_indices.NAMES)
def test_missing_stays_missing_and_nothing_is_infinite(name):
    index = spectral_indices.index_named(name)
    values = np.array([0.0, np.nan, 0.3, 1e-9], dtype=np.float32)
    result = spectral_indices.compute(index, dict.fromkeys(index.roles, values))
    assert result.dtype == np.float32
    assert np.isnan(result[1])
    assert not np.isinf(result).any()


def test_zero_denominator_is_missing():
    result = spectral_indices.compute(
        spectral_indices.index_named("NDVI"), {"nir": [0.0, 0.2], "red": [0.0, 0.1]}
    )
    assert np.isnan(result[0])
    assert result[1] == pytest.approx(1 / 3)


def test_names_in_any_case():
    assert spectral_indices.is_index("ndvi")
    assert spectral_indices.is_index(" kndvi ")
    assert not spectral_indices.is_index("B04")
    assert spectral_indices.index_named("KNDVI").name == "kNDVI"


def test_unknown_name_lists_the_known():
    with pytest.raises(UnknownBandError, match=r"“XYZ” is not an index known here.*NDVI, EVI"):
        spectral_indices.index_named("XYZ")


def test_bands_are_chosen_by_role():
    ndvi = spectral_indices.index_named("NDVI")
    sentinel2 = {"B04": "red", "B08": "nir", "B8A": "nir_narrow"}
    assert spectral_indices.bands_for(ndvi, sentinel2) == {"nir": "B08", "red": "B04"}
    assert spectral_indices.bands_for(ndvi, {"B04": "red", "B8A": "nir_narrow"})["nir"] == "B8A"
    assert spectral_indices.bands_for(
        spectral_indices.index_named("NBR"), {**sentinel2, "B12": "swir2"}
    ) == {
        "nir_narrow": "B8A",
        "swir2": "B12",
    }
    assert spectral_indices.bands_for(ndvi, {"SR_B4": "red", "SR_B5": "nir"})["red"] == "SR_B4"


def test_missing_bands_are_named_beside_those_found():
    with pytest.raises(UnknownBandError) as caught:
        spectral_indices.bands_for(
            spectral_indices.index_named("EVI"), {"B05": "rededge1", "B8A": "nir_narrow"}
        )
    assert str(caught.value) == (
        "EVI needs a blue and a red band, and the optical rasters have none; "
        "the bands found are B05, B8A."
    )
    with pytest.raises(UnknownBandError, match="needs red reflectance"):
        spectral_indices.compute(spectral_indices.index_named("NDVI"), {"nir": np.ones(2)})


@pytest.mark.parametrize(
    ("names", "way"),
    [
        ("NDVI evi SAVI kNDVI NDRE CIre NIRv NDMI NBR", "vegetation"),
        ("NDWI MNDWI NDSI BSI", "inverse vegetation"),
        ("LAI FAPAR ndv TCG", "vegetation"),
        ("TCB NDBI PSRI", "inverse vegetation"),
        ("red B04 band_1 height", ""),
    ],
)
def test_what_an_index_does_with_vegetation_is_known_by_name(names, way):
    assert {name: direction_named(name) for name in names.split()} == dict.fromkeys(
        names.split(), way
    )


# spyndex 0.12.0, computeIndex with its default constants and the formula it prints; what it is of
# ours by the convention that ours states.
SPYNDEX = {
    "NDVI": (0.6, lambda ours: ours),
    "EVI": (0.4615384615384616, lambda ours: ours),
    "EVI2": (0.4573170731707317, lambda ours: ours),
    "SAVI": (0.4, lambda ours: ours * (0.5 + 0.5) / 1.5 * 2.0 / (0.5 + 1.0)),
    "MSAVI": (0.4417424305044161, lambda ours: ours),
    "OSAVI": (0.4545454545454546, lambda ours: ours / 1.16),
    "GNDVI": (0.6666666666666666, lambda ours: ours),
    "NIRv": (0.24, lambda ours: ours),
    "NDWI": (-0.6666666666666666, lambda ours: ours),
    "MNDWI": (-0.42857142857142855, lambda ours: ours),
    "NDSI": (-0.42857142857142855, lambda ours: ours),
}


@pytest.mark.parametrize("name", SPYNDEX)
def test_another_package_says_the_same_but_for_the_convention(name):
    reflectance = {"blue": 0.05, "green": 0.08, "red": 0.1, "nir": 0.4, "swir1": 0.2}
    index = spectral_indices.index_named(name)
    ours = spectral_indices.compute(
        index, {role: np.array([reflectance[role]]) for role in index.roles}
    )[0]
    theirs, of_ours = SPYNDEX[name]
    assert of_ours(ours) == pytest.approx(theirs, abs=1e-12)
    if theirs != pytest.approx(ours):
        assert index.convention


def test_indices_whose_names_mean_several_things_say_which_they_are():
    conventions = {
        name: spectral_indices.index_named(name).convention for name in spectral_indices.NAMES
    }
    assert "tillage" in conventions["NDTI"] and "turbidity" in conventions["NDTI"]
    assert "1.16" in conventions["OSAVI"] and "L = 0.5" in conventions["SAVI"]
    assert not conventions["NDVI"]
