"""Items become acquisitions: doubles once, tiles of a day and orbit together."""

from __future__ import annotations

import datetime as dt

import pytest

from stori_plugin.engine.download.acquisition_plan import acquisitions_of
from stori_plugin.engine.download.item_assets import Asset
from stori_plugin.engine.download.item_scaling import AssetScaling
from stori_plugin.engine.download.stac_items import Item
from stori_plugin.engine.options.download_options import DownloadOptions


def item(name: str, **changes) -> Item:
    bands = changes.pop("bands", ("B04", "SCL"))
    given = {
        "id": name,
        "collection": "c",
        "sensor": "sentinel-2",
        "moment": dt.datetime(2021, 5, 6, 10, 40),
        "platform": "S2A",
        "tile": "31UES",
        "orbit": 8,
        "direction": "descending",
        "baseline": 3.0,
        "processed": "20210506",
        "cloud": 20.0,
        "bounds": (3.0, 50.0, 4.0, 51.0),
        "address": f"https://x.example/{name}",
        "product": f"S2A_MSIL2A_20210506T104000_{name}",
        "assets": {b: Asset(b, f"https://x/{b}", AssetScaling(1e-4, 0, 0), 10.0) for b in bands},
    }
    return Item(**{**given, **changes})


def plans(*items: Item, **changes):
    given = {"bands": ("B04",), **changes}
    return acquisitions_of(items, DownloadOptions(**given))


def test_of_reprocessed_products_the_newest_baseline_is_kept():
    (plan,) = plans(item("old"), item("new", baseline=5.0, processed="20230101"))
    assert [one.id for one in plan.items] == ["new"]


def test_a_product_that_was_taken_in_twice_counts_once():
    (plan,) = plans(item("a"), item("b", processed="20220101"))
    assert [one.id for one in plan.items] == ["b"]


def test_parts_of_a_tile_that_were_received_apart_stay():
    (plan,) = plans(item("a"), item("b", bounds=(3.5, 50.0, 4.0, 51.0)))
    assert len(plan.items) == 2


def test_tiles_of_one_day_and_orbit_are_one_acquisition():
    (plan,) = plans(item("a"), item("b", tile="31UFS", bounds=(4.0, 50.0, 5.0, 51.0)))
    assert [one.tile for one in plan.items] == ["31UES", "31UFS"]
    assert plan.key == "S2A 2021-05-06 R008" and plan.orbit == "descending 8"


@pytest.mark.parametrize(
    ("product", "tiles", "name"),
    [
        (
            "S2A_MSIL2A_20210506T104021_N0300_R008_T31UES_20210801T000000",
            ("31UES", "31UFS"),
            "sentinel2/S2A_MSIL2A_20210506T104021_N0300_R008_T31UES_T31UFS_20210801T000000.tif",
        ),
        (
            "S2A_31UES_20210506_0_L2A",
            ("31UES", "31UET", "31UFS", "31UFT", "32UMA"),
            "sentinel2/S2A_31UES_31UET_31UFS_31UFT_and1_20210506_0_L2A.tif",
        ),
        ("S2A_20210506", ("31UES", "31UFS"), "sentinel2/S2A_20210506.tif"),
    ],
)
def test_a_file_is_named_after_all_its_tiles(product, tiles, name):
    items = [
        item(tile, tile=tile, product=product, bounds=(3.0 + k, 50.0, 4.0 + k, 51.0))
        for k, tile in enumerate(tiles)
    ]
    (plan,) = plans(*items)
    assert plan.name == name


def test_behind_the_path_and_row_of_landsat_comes_its_date():
    scene = {"sensor": "landsat", "platform": "L8", "orbit": 199, "bands": ("red", "QA_PIXEL")}
    product = "LC08_L2SP_199025_20210506_20210512_02_T1"
    (plan,) = plans(
        item("a", tile="199025", product=product, **scene),
        item("b", tile="199026", bounds=(3.0, 48.5, 4.0, 49.5), **scene),
        bands=("red",),
        optical="landsat",
    )
    assert plan.name == f"landsat/{product}_with_199026.tif"


def test_files_that_would_bear_one_name_bear_two():
    both = plans(item("a", product="x20210506"), item("b", product="X20210506", orbit=51))
    assert [plan.name for plan in both] == [
        "sentinel2/x20210506_S2A_2021_05_06_R008.tif",
        "sentinel2/X20210506_S2A_2021_05_06_R051.tif",
    ]


def test_passes_of_one_day_stay_apart_where_their_orbit_is_not_known():
    radar = {"sensor": "sentinel-1", "platform": "S1A", "bands": ("VV",), "orbit": None}
    evening = {"moment": dt.datetime(2021, 5, 6, 17, 30), **radar}
    told = plans(item("a", **radar), item("b", **{**evening, "direction": "ascending"}))
    assert [plan.key for plan in told] == ["S1A 2021-05-06 ascending", "S1A 2021-05-06 descending"]
    untold = plans(*(item(n, direction="", **each) for n, each in (("a", radar), ("b", evening))))
    assert [plan.key for plan in untold] == ["S1A 2021-05-06 am", "S1A 2021-05-06 pm"]


@pytest.mark.parametrize("changes", [{"orbit": 51}, {"platform": "S2B"}])
def test_other_orbits_and_satellites_are_others(changes):
    assert len(plans(item("a"), item("b", **changes))) == 2


def test_a_name_without_its_date_gets_it():
    (plan,) = plans(item("a", product="S2A_31UES_0_L2A"))
    assert plan.name == "sentinel2/20210506_S2A_31UES_0_L2A.tif"


def test_cloud_is_that_of_all_tiles_together():
    two = item("a", cloud=90.0), item("b", tile="31UFS", cloud=30.0)
    assert plans(*two, max_cloud=65.0) and not plans(*two, max_cloud=55.0)
    assert plans(item("a", cloud=None), max_cloud=10.0)


def test_bands_that_no_product_has_are_told_and_masks_come_along():
    (plan,) = plans(item("a"), bands=("B04", "B11"))
    assert (plan.bands, plan.lacking) == (("B04", "SCL"), ("B11",))


def test_radar_comes_in_the_polarisations_that_are_there():
    radar = {"sensor": "sentinel-1", "platform": "S1A", "bands": ("VH", "VV")}
    (plan,) = plans(item("a", **radar))
    assert plan.bands == ("VV", "VH") and plan.is_sar
    assert not plans(item("a", **radar), orbits="ascending")
    assert plans(item("a", direction="", **radar), orbits="ascending")
    assert not plans(item("a", **radar), sar=False)


def test_the_identity_changes_with_what_the_file_depends_on():
    from stori_plugin.engine.rasters.grid import Grid

    grid = Grid("crs", (10.0, 0, 0, 0, -10.0, 0), 4, 4)
    (one,), (other,) = plans(item("a")), plans(item("a", processed="20220101"))
    assert one.identity(grid) == one.identity(grid) != other.identity(grid)
    assert one.identity(grid) != one.identity(Grid("crs", (20.0, 0, 0, 0, -20.0, 0), 4, 4))
