"""What catalogues state of a product, in their several ways."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from stori_plugin.engine.download.catalogue_sources import ANY, CollectionSpec, known_sources
from stori_plugin.engine.download.item_scaling import AssetScaling
from stori_plugin.engine.download.stac_items import item_of

ANYTHING = CollectionSpec("any", ANY, "stated", None, {})


def recorded(shared_data, name: str) -> dict:
    """Return the first item of a recorded answer."""
    content = json.loads((shared_data / "stac" / name).read_text(encoding="utf-8"))
    return content["features"][0] if "features" in content else content


@pytest.mark.parametrize(
    ("source", "file", "expected"),
    [
        (
            "planetary_computer",
            "planetary-computer_sentinel-2-l2a_item.json",
            ("S2B", "06VVN", 43, "descending", 2.12, dt.datetime(2019, 6, 29, 21, 25, 29)),
        ),
        (
            "earth_search",
            "earth-search_search.json",
            ("S2B", "27VWK", 81, "", 5.1, dt.datetime(2024, 2, 6, 13, 14, 11)),
        ),
        (
            "copernicus",
            "copernicus-data-space_sentinel-2-l2a_search.json",
            ("S2C", "55WFR", 17, "descending", 5.12, dt.datetime(2026, 5, 27, 1, 46, 51)),
        ),
    ],
)
def test_recorded_items_say_what_they_are(shared_data, source, file, expected):
    spec = known_sources()[source].of_sensor("sentinel-2")[0]
    item = item_of(recorded(shared_data, file), spec)
    told = (item.platform, item.tile, item.orbit, item.direction, item.baseline, item.moment)
    assert told == expected and item.sensor == "sentinel-2"
    assert item.product.startswith(f"{item.platform}_MSIL") and f"T{item.tile}" in item.product
    # Asked as a catalogue of the user's own, the same assets are known by their names.
    again = item_of(recorded(shared_data, file), ANYTHING)
    assert {b: a.url for b, a in again.assets.items() if b in item.assets} == {
        b: a.url for b, a in item.assets.items()
    }


@pytest.mark.parametrize(
    ("source", "file", "band", "scaling", "pixel", "end"),
    [
        (
            "planetary_computer",
            "planetary-computer_sentinel-2-l2a_item.json",
            *("B8A", AssetScaling(1e-4, 0.0, 0), 20.0, "_B8A_20m.tif"),
        ),
        (
            "planetary_computer",
            "planetary-computer_sentinel-2-l2a_item.json",
            *("SCL", AssetScaling(1.0, 0.0, 0), 20.0, "_SCL_20m.tif"),
        ),
        (
            "earth_search",
            "earth-search_search.json",
            *("B04", AssetScaling(1e-4, -0.1, 0.0), 10.0, "/B04.jp2"),
        ),
        (
            "copernicus",
            "copernicus-data-space_sentinel-2-l2a_search.json",
            *("B11", AssetScaling(1e-4, -0.1, 0.0), 20.0, "_B11_20m.jp2"),
        ),
    ],
)
def test_recorded_assets_are_found_and_scaled(shared_data, source, file, band, scaling, pixel, end):
    spec = known_sources()[source].of_sensor("sentinel-2")[0]
    asset = item_of(recorded(shared_data, file), spec).assets[band]
    assert asset.url.endswith(end) and (asset.scaling, asset.pixel) == (scaling, pixel)


def test_the_recorded_radar_collection_has_what_the_source_asks_for(shared_data):
    name = "planetary-computer_sentinel-1-rtc_collection.json"
    content = json.loads((shared_data / "stac" / name).read_text(encoding="utf-8"))
    spec = known_sources()["planetary_computer"].of_sensor("sentinel-1")[0]
    assert spec.id == content["id"] and set(spec.assets.values()) == set(content["item_assets"])
    stated = {each["raster:bands"][0]["nodata"] for each in content["item_assets"].values()}
    assert stated == {spec.nodata}


def feature(**changes) -> dict:
    properties = {"datetime": "2023-05-06T10:15:59Z", **changes.pop("properties", {})}
    return {
        "id": "S2A_31UFS_20230506_0_L2A",
        "collection": "c",
        "bbox": [3.0, 50.0, 4.0, 51.0],
        "properties": properties,
        "assets": {"red": {"href": "https://x.example/r.tif"}},
        **changes,
    }


def test_what_is_not_stated_is_read_from_the_products_name():
    uri = "S2A_MSIL2A_20230506T101559_N0509_R065_T31UFS_20230506T140000.SAFE"
    item = item_of(feature(properties={"s2:product_uri": uri}), ANYTHING)
    assert (item.platform, item.tile, item.orbit, item.baseline) == ("S2A", "31UFS", 65, 5.09)
    # So is the offset, which begins with baseline 04.00.
    assert item.assets["B04"].scaling == AssetScaling(1e-4, -0.1, None)


def test_the_orbit_of_radar_follows_from_the_absolute_one():
    item = item_of(
        feature(
            id="S1A_IW_GRDH_1SDV_20210402T055823",
            assets={"vv": {"href": "https://x.example/vv.tif"}, "thumbnail": {"href": "x"}},
            properties={"platform": "sentinel-1a", "sat:absolute_orbit": 37274},
        ),
        ANYTHING,
    )
    assert (item.sensor, item.orbit, list(item.assets)) == ("sentinel-1", 102, ["VV"])
    assert item.assets["VV"].scaling == AssetScaling(1.0, 0.0, None)


def test_landsat_has_its_path_and_its_scale():
    spec = known_sources()["planetary_computer"].of_sensor("landsat")[0]
    item = item_of(
        feature(
            id="LC08_L2SP_199025_20230506_02_T1",
            assets={"nir08": {"href": "https://x.example/n.tif"}},
            properties={
                "platform": "landsat-8",
                "landsat:wrs_path": "199",
                "landsat:wrs_row": "025",
            },
        ),
        spec,
    )
    assert (item.platform, item.orbit, item.tile) == ("L8", 199, "199025")
    assert item.assets["nir"].scaling == AssetScaling(2.75e-5, -0.2, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"properties": {"datetime": None}},
        {"properties": {"datetime": "2023-13-45T00:00:00Z"}},
        {"bbox": None},
        {"bbox": None, "geometry": {"type": "Point", "coordinates": "here"}},
        {"bbox": [1, 2, "3", 4]},
        {"assets": {}},
        {"assets": []},
        {"assets": {"red": {"href": 5}}},
        {"id": None},
    ],
)
def test_an_item_without_date_place_or_band_is_none(changes):
    assert item_of(feature(**changes), ANYTHING) is None


def test_a_product_cannot_name_a_file_elsewhere():
    item = item_of(feature(properties={"s2:product_uri": "../../etc/20230506/x"}), ANYTHING)
    assert "/" not in item.product and not item.product.startswith(".")


def test_without_a_box_the_geometry_tells_the_place():
    ring = [[3.0, 50.0], [4.0, 50.5], [3.5, 51.0], [3.0, 50.0]]
    for coordinates in ([ring], [[ring], [ring]]):
        item = item_of(feature(bbox=None, geometry={"coordinates": coordinates}), ANYTHING)
        assert item.bounds == (3.0, 50.0, 4.0, 51.0)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-05-06T23:30:00Z", 6),
        ("2023-05-06T23:30:00.123456-02:00", 7),
        ("2023-05-06T01:30:00+02:00", 5),
        ("2023-05-06 01:30:00", 6),
    ],
)
def test_the_day_is_that_of_universal_time(text, day):
    assert item_of(feature(properties={"datetime": text}), ANYTHING).moment.day == day


def test_addresses_of_files_may_be_relative_and_have_spaces():
    links = [{"rel": "self", "href": "https://x.example/items/a.json"}]
    item = item_of(feature(links=links, assets={"red": {"href": "./r \u00e4%20.tif"}}), ANYTHING)
    assert item.assets["B04"].url == "https://x.example/items/r%20%C3%A4%20.tif"


def test_an_item_may_give_its_own_address_in_part():
    told = feature(
        links=[{"rel": "self", "href": "/stac/collections/a/items/b"}],
        assets={"red": {"href": "../../../../files/red.tif"}},
    )
    item = item_of(told, ANYTHING, "https://x.example/stac/search?page=2")
    assert item.address == "https://x.example/stac/collections/a/items/b"
    assert item.assets["B04"].url == "https://x.example/files/red.tif"


@pytest.mark.parametrize("orbit", ["\u00b2", "9" * 5000, -1, None, {}])
def test_an_orbit_that_is_no_number_is_none(orbit):
    assert item_of(feature(properties={"sat:relative_orbit": orbit}), ANYTHING).orbit is None


def test_the_orbit_of_radar_stands_in_its_name():
    name = "S1A_IW_GRDH_1SDV_20210402T055823_20210402T055848_037274_046441_rtc"
    item = item_of(feature(id=name, assets={"vv": {"href": "https://x.example/v.tif"}}), ANYTHING)
    assert (item.sensor, item.orbit) == ("sentinel-1", 102)


@pytest.mark.parametrize(("kind", "nir", "swir"), [("S30", "B8A", "B11"), ("L30", "B05", "B06")])
def test_bands_of_hls_are_told_by_the_sensor(kind, nir, swir):
    assets = {f"B{band}": {"href": f"https://x.example/B{band}.tif"} for band in ("04", "05", "06")}
    assets |= {f"B{band}": {"href": f"https://x.example/B{band}.tif"} for band in ("8A", "11")}
    item = item_of(feature(id=f"HLS.{kind}.T31UFS.2023126T101559.v2.0", assets=assets), ANYTHING)
    assert item.sensor == "hls" and item.assets["nir"].url.endswith(f"/{nir}.tif")
    assert item.assets["swir1"].url.endswith(f"/{swir}.tif")


@pytest.mark.parametrize(
    ("asset", "scaling", "origin"),
    [
        ({}, AssetScaling(1e-4, 0.0, None), "assumed"),
        ({"raster:bands": [{"scale": 0}]}, AssetScaling(1e-4, 0.0, None), "assumed"),
        ({"raster:bands": [{"scale": 1e-3}]}, AssetScaling(1e-3, 0.0, None), "stated"),
    ],
)
def test_what_is_stated_is_told_from_what_is_assumed(asset, scaling, origin):
    told = {"red": {"href": "https://x.example/r.tif", **asset}}
    found = item_of(feature(assets=told), ANYTHING).assets["B04"]
    assert (found.scaling, found.origin) == (scaling, origin)


@pytest.mark.parametrize("odd", [None, [], {}, True, "", "x", 10**30, float("nan"), "9" * 5000])
@pytest.mark.parametrize(
    "key", ["proj:transform", "raster:bands", "gsd", "raster:scale", "nodata", "bands"]
)
def test_whatever_an_asset_states_is_taken_or_left(key, odd):
    asset = {"href": "https://x.example/r.tif", key: odd}
    found = item_of(feature(assets={"red": asset}), ANYTHING).assets["B04"]
    assert found.scaling.scale > 0 and (found.pixel is None or 0 < found.pixel < 1e6)


def test_an_address_that_is_none_is_no_asset():
    assets = {"red": {"href": "http://["}, "nir": {"href": "https://x.example/n.tif"}}
    assert list(item_of(feature(assets=assets), ANYTHING).assets) == ["B08"]
