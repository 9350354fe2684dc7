"""``stori:maskclouds``: clear masks of every kind, mended, and copies without clouds."""

from __future__ import annotations

import made_scene
import numpy as np
import pytest
import rasterio
from suite import described, names_of, read, sentence_of

ID = "stori:maskclouds"
NAMES = (
    "OPTICAL_FOLDER OPTICAL BANDS WRITE CLOUD_MASK CLEAR_CLASSES MASK_BUFFER THRESHOLD MIN_PATCH "
    "SCREEN START END EXTENT RESOLUTION WORKERS MEMORY RESUME SCHEDULER OUTPUT"
)


def write_date(folder, values, mask, mask_name="clear", date="20210501"):
    """Write one date of two bands and its mask."""
    bands = np.stack([values, values]).astype(np.float32)
    made_scene.write_raster(folder / f"field_{date}.tif", bands, ["red", "nir"], float("nan"))
    made_scene.write_raster(folder / f"field_{date}_{mask_name}.tif", mask[None], [mask_name])


def test_it_explains_itself_and_its_names_never_change(provider):
    assert names_of(described(ID)) == NAMES.split()


def test_masks_and_copies_of_a_sentinel_2_series(run, scene):
    folder = run(OPTICAL_FOLDER=scene[0], MASK_BUFFER=0)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 2 * 20 + 1 and names[-1] == "masked_20210907.tif"
    clear, overcast = (read(folder / f"clear_{day}.tif")[0] for day in ("20210301", "20210321"))
    assert clear.all() and not overcast.any() and clear.dtype == np.uint8
    (part,) = read(folder / "clear_20210311.tif")
    assert (part == 0).sum() == 64
    with rasterio.open(folder / "masked_20210311.tif") as raster:
        assert raster.descriptions == made_scene.BANDS
        copy = raster.read(masked=True)
    source = read(next(scene[0].glob("S2A_MSIL2A_20210311*_20m.tif")))
    assert np.array_equal(copy.mask[0], part == 0)
    assert np.array_equal(copy.data[:, part == 1], source[:, part == 1])


def test_the_copies_and_the_masks_feed_the_reconstruction(run, scene, processing, tmp_path):
    folder = run(OPTICAL_FOLDER=scene[0])
    given = {
        "OPTICAL_FOLDER": str(folder),
        "CLOUD_MASK": "binary",
        "METHOD": "linear",
        "STEP": "2021-05-20",
        "BANDS": "B08",
        "OUTPUT": str(tmp_path / "result"),
    }
    result = processing.run("stori:reconstruct", given)
    values = read(result["LAYERS"][0])[0] / 1e4
    assert np.abs(values - made_scene.reflectance(80, "B08")).mean() < 0.02


def test_small_patches_are_mended_before_and_after_the_buffer(run, tmp_path):
    mask = np.ones((24, 24), np.uint8)
    mask[5, 5] = 0  # a bright roof
    mask[12:20, 2:22] = 0  # a cloud
    mask[15:17, 8:10] = 1  # a hole in it
    write_date(tmp_path / "in", np.full((24, 24), 0.3), mask)
    place = {"OPTICAL_FOLDER": tmp_path / "in", "MASK_BUFFER": 20, "WRITE": "masks"}
    (kept,) = read(run(**place) / "clear_20210501.tif")
    assert kept[5, 5] == 0 and kept[4, 5] == 0 and kept[11, 10] == 0
    (mended,) = read(run(**place, MIN_PATCH=400 * 5) / "clear_20210501.tif")
    assert mended[4:7, 4:7].all() and not mended[12:20, 2:22].any() and mended[11, 10] == 0
    assert mended[10, 10] == 1


@pytest.mark.parametrize(
    ("values", "name"), [((10, 39, 40, 90), "uint8"), ((0.1, 0.39, 0.4, 0.9), "float32")]
)
def test_probabilities_become_masks(run, tmp_path, values, name):
    made_scene.write_raster(
        tmp_path / "in" / "field_20210501.tif", np.full((2, 8, 8), 0.3, np.float32), ["red", "nir"]
    )
    probability = np.repeat(np.repeat(np.reshape(values, (2, 2)), 4, 0), 4, 1).astype(name)
    made_scene.write_raster(
        tmp_path / "in" / "field_20210501_cloud_probability.tif", probability[None], [""]
    )
    for kind in ("probability", "auto"):
        folder = run(OPTICAL_FOLDER=tmp_path / "in", CLOUD_MASK=kind, MASK_BUFFER=0)
        (clear,) = read(folder / "clear_20210501.tif")
        assert clear[0, 0] == clear[0, 7] == 1 and clear[7, 0] == clear[7, 7] == 0


def test_what_stands_out_in_time_is_dropped_and_a_harvest_stays(run, tmp_path):
    rng = np.random.default_rng(1)
    for k, day in enumerate(("0501", "0506", "0511", "0516", "0521", "0526", "0531", "0605")):
        values = np.full((24, 24), 0.08 if k < 5 else 0.2) + rng.normal(0, 0.003, (24, 24))
        if k == 2:
            values[4:8, 4:8] += 0.12  # haze that the mask missed
        write_date(tmp_path / "in", values, np.ones((24, 24), np.uint8), date=f"2021{day}")
    folder = run(OPTICAL_FOLDER=tmp_path / "in", SCREEN=True, MASK_BUFFER=0, WRITE="masks")
    (hazy,) = read(folder / "clear_20210511.tif")
    assert not hazy[4:8, 4:8].any() and hazy.mean() > 0.9
    assert read(folder / "clear_20210526.tif").mean() > 0.95


def test_results_do_not_depend_on_the_blocks(run, scene, tmp_path):
    for workers in (1, 2):
        run(
            OPTICAL_FOLDER=scene[0],
            MIN_PATCH=2000,
            SCREEN=True,
            WRITE="masks",
            WORKERS=workers,
            OUTPUT=tmp_path / str(workers),
        )
    for path in (tmp_path / "1").glob("*.tif"):
        assert np.array_equal(read(path), read(tmp_path / "2" / path.name))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"OPTICAL_FOLDER": ""}, "No optical acquisitions are given"),
        ({"CLOUD_MASK": "qa_pixel"}, "CLOUD_MASK is qa_pixel, but no acquisition has such a mask"),
        ({"CLOUD_MASK": "probability"}, "no cloud probability raster of these dates was found"),
        (
            {"CLOUD_MASK": "fog"},
            "CLOUD_MASK is “fog”: choose one of auto, scl, qa_pixel",
        ),
        ({"WRITE": "all"}, "WRITE is “all”: choose one of masks, copies, both."),
        ({"BANDS": "B99"}, "There is no band “B99”"),
        ({"THRESHOLD": 140}, "THRESHOLD is “140”: give a number from 0 to 100."),
        ({"MIN_PATCH": 1e9}, "square metres, which is 2,500,000 pixels: give 409,600 or less."),
    ],
)
def test_what_cannot_work_is_one_sentence_and_leaves_nothing(
    processing, provider, scene, tmp_path, changes, expected
):
    given = {"OPTICAL_FOLDER": str(scene[0]), "OUTPUT": str(tmp_path / "out"), **changes}
    assert expected in sentence_of(processing, ID, given)
    assert not (tmp_path / "out").exists()


def test_sensors_with_different_bands_are_all_masked(run, tmp_path):
    for stem, bands in (("S2A_MSIL2A_20190601T104031", 3), ("LC08_L2SP_198024_20190602", 2)):
        names = ["red", "nir", "rededge1"][:bands]
        values = np.full((bands, 24, 24), 0.2, np.float32)
        made_scene.write_raster(tmp_path / "in" / f"{stem}.tif", values, names, float("nan"))
    folder = run(OPTICAL_FOLDER=tmp_path / "in", CLOUD_MASK="none")
    assert sorted(path.name for path in folder.glob("masked_*.tif")) == [
        "masked_20190601.tif",
        "masked_20190602.tif",
    ]
