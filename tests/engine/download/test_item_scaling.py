"""Scale and offset: stated, by the baseline, or taken off already."""

from __future__ import annotations

import pytest

from stori_plugin.engine.download.item_scaling import baseline_of, scaling_of

STATED = {"raster:bands": [{"scale": 0.0001, "offset": -0.1, "nodata": 0}]}
APPLIED = "earthsearch:boa_offset_applied"


@pytest.mark.parametrize(
    ("properties", "asset", "rule", "expected"),
    [
        # Planetary Computer states nothing: the processing baseline tells.
        ({"s2:processing_baseline": "03.01"}, {}, "baseline", (1e-4, 0.0, 0)),
        ({"s2:processing_baseline": "04.00"}, {}, "baseline", (1e-4, -0.1, 0)),
        ({"s2:processing_baseline": "05.11"}, {}, "baseline", (1e-4, -0.1, 0)),
        ({"s2:processing_baseline": "99.99"}, {}, "baseline", (1e-4, 0.0, 0)),
        ({}, {}, "baseline", (1e-4, 0.0, 0)),
        # Earth Search states an offset also where it was taken off already.
        ({APPLIED: True}, STATED, "stated", (1e-4, 0.0, 0)),
        ({APPLIED: False}, STATED, "stated", (1e-4, -0.1, 0)),
        ({APPLIED: True, "s2:processing_baseline": "05.09"}, {}, "stated", (1e-4, 0.0, 0)),
        # Where nothing is stated the baseline tells there as well.
        ({"s2:processing_baseline": "05.09"}, {}, "stated", (1e-4, -0.1, 0)),
        # Copernicus, with version 2 of the extension.
        (
            {"processing:version": "05.12"},
            {"raster:scale": 0.0001, "raster:offset": -0.1, "nodata": 0},
            "stated",
            (1e-4, -0.1, 0),
        ),
        # Core STAC 1.1.
        ({}, {"bands": [{"raster:scale": 0.001, "raster:offset": 0}]}, "stated", (1e-3, 0.0, 0)),
        ({}, {}, "landsat", (2.75e-5, -0.2, 0)),
        ({}, {}, "ten thousandth", (1e-4, 0.0, 0)),
        ({}, STATED, "power", (1.0, 0.0, 0)),
        ({}, {"raster:scale": "nonsense"}, "stated", (1e-4, 0.0, 0)),
    ],
)
def test_the_scaling_of_an_asset(properties, asset, rule, expected):
    assert scaling_of(properties, asset, rule, 0) == expected


def test_what_the_item_says_of_nodata_counts_more_than_the_source():
    assert scaling_of({}, {"nodata": -9999}, "ten thousandth", 0).nodata == -9999
    assert scaling_of({}, {"nodata": "nan"}, "power", 0).nodata != 0


def test_a_baseline_is_a_number_or_not_known():
    assert baseline_of({"s2:processing_baseline": "05.09"}) == 5.09
    assert baseline_of({"s2:processing_baseline": "new"}) is None
