"""Sensors on one level: by what is published, by what is learned, and what is left alone."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from made_rasters import write
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.options.series_options import UNMASKED
from stori_plugin.engine.rasters.grid import Window
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.rasters.storage import storage_of
from stori_plugin.engine.rasters.target_grid import target_grid
from stori_plugin.engine.scene.bandpass import Level
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.scene.optical_reader import OpticalReader
from stori_plugin.engine.scene.scene import open_scene
from stori_plugin.engine.scene.sensor_fit import fit
from stori_plugin.engine.scene.sensor_levels import level_sensors
from stori_plugin.engine.support.progress import SILENT

S2A = "S2A_MSIL2A_201906{day:02}T104031_N0300_R008_T31UES"
S2B = S2A.replace("S2A", "S2B")
OLI = "LC08_L2SP_198024_201906{day:02}_20200913_02_T1"
ETM = "LE07_L2SP_198024_201906{day:02}_20200913_02_T1"


def levels(folder, *products, bands=None):
    """Level what is written; give gain and offset of every band by its file's name."""
    for stem, days, names in products:
        for day in days:
            for name in names:
                write(folder / f"{stem.format(day=day)}_{name}.tif")
    series = scan(rasters_in(folder), "optical")
    done = level_sensors(series, bands or series.band_names, UNMASKED, SILENT)
    found = {
        band.path.rsplit("/", 1)[1]: band.level
        for item in done.series.acquisitions
        for band in item.bands
    }
    return done, found


def test_sentinel2_is_brought_to_the_landsat_that_there_is_more_of(tmp_path):
    done, found = levels(
        tmp_path,
        (S2A, [1], ["B03", "B8A"]),
        (S2B, [6], ["B03", "B8A"]),
        (OLI, [2, 3, 4], ["SR_B3", "SR_B5"]),
    )
    assert found[f"{S2A.format(day=1)}_B03.tif"] == (1.0053, -0.0009)
    assert found[f"{S2B.format(day=6)}_B03.tif"] == (1.0075, -0.0008)
    assert found[f"{S2A.format(day=1)}_B8A.tif"] == (0.9983, -0.0001)
    assert found[f"{OLI.format(day=2)}_SR_B3.tif"] == (1.0, 0.0)
    (note,) = done.notes
    assert note.startswith("Levelled to Landsat 8-9 (3 acquisitions): Sentinel-2 (2 acquisitions)")
    assert "green times 1.0053 -0.0009 or times 1.0075 -0.0008" in note
    assert "Claverie et al. 2018" in note


def test_landsat_is_brought_to_more_of_sentinel2_by_the_inverse(tmp_path):
    _, found = levels(tmp_path, (S2A, [1, 6], ["B04"]), (OLI, [2], ["SR_B4"]))
    gain, offset = found[f"{OLI.format(day=2)}_SR_B4.tif"]
    # Of the mean of both satellites.
    assert 0.9763 * (gain * 0.2 + offset) + 0.00095 == pytest.approx(0.2)


def test_generations_of_landsat(tmp_path):
    done, found = levels(tmp_path, (ETM, [1], ["SR_B3"]), (OLI, [2, 3], ["SR_B4"]))
    assert found[f"{ETM.format(day=1)}_SR_B3.tif"] == (0.9825, -0.0022)
    assert "Roy et al. 2016" in done.notes[0]


@pytest.mark.parametrize(
    "products",
    [
        [(S2A, [1], ["B04", "B08"]), (S2B, [6], ["B04", "B08"])],
        [
            ("HLS.S30.T31UES.20190{day:02}T103629.v2.0", [61, 66], ["B04", "B8A"]),
            ("HLS.L30.T31UES.20190{day:02}T103629.v2.0", [62], ["B04", "B05"]),
        ],
    ],
)
def test_one_sensor_and_what_is_at_one_level_stay(tmp_path, products):
    done, found = levels(tmp_path, *products)
    assert set(found.values()) == {(1.0, 0.0)}
    assert done.notes == done.problems == ()


def test_hls_that_only_its_bands_tell_is_at_one_level(tmp_path):
    for day, names in ((61, "B4 B8A B11 Fmask"), (62, "B4 B5 B6 Fmask"), (66, "B4 B8A B11 Fmask")):
        path = tmp_path / f"T31UES_2019060{day - 60}T103629.tif"
        write(path, *names.split(), dtype="float32", value=0.2)
    done, found = levels(tmp_path)
    assert {item.product for item in done.series.acquisitions} == {"HLS L30", "HLS S30"}
    assert set(found.values()) == {(1.0, 0.0)} and done.notes == ()


def test_the_broad_near_infrared_has_nothing_published(tmp_path):
    done, found = levels(tmp_path, (S2A, [1], ["B08"]), (OLI, [12, 13], ["SR_B5"]))
    assert set(found.values()) == {(1.0, 0.0)}
    assert "stay at their own levels" in done.notes[0]


def test_reading_levels_and_storing_does_not(tmp_path):
    done, _ = levels(tmp_path, (S2A, [1], ["B03"]), (OLI, [2, 3], ["SR_B3"]))
    grid = target_grid(done.series)
    reader = OpticalReader(done.series, ("green",), UNMASKED)
    with GridReader(grid) as datasets:
        block = reader.read(datasets, Window(0, 0, 1, 1))
    assert block.reflectance[0, 0, 0, 0] == pytest.approx(0.15 * 1.0053 - 0.0009)
    plain = scan(rasters_in(tmp_path), "optical")
    assert storage_of(done.series, "green") == storage_of(plain, "green")


@pytest.mark.parametrize("is_on", [True, False])
def test_a_job_may_leave_them_as_they_are(tmp_path, is_on):
    levels(tmp_path, (S2A, [1], ["B03"]), (OLI, [2, 3], ["SR_B3"]))
    job = Job(optical=tuple(rasters_in(tmp_path)), output="", level_sensors=is_on)
    scene = open_scene(job, SILENT)
    changed = {b.level for a in scene.optical.series.acquisitions for b in a.bands} - {(1.0, 0.0)}
    assert bool(changed) == is_on
    assert any(note.startswith("Levelled to") for note in scene.notes) == is_on


def write_field(path, values):
    size = values.shape[0]
    profile = {
        "driver": "GTiff",
        "width": size,
        "height": size,
        "count": 1,
        "dtype": "float32",
        "crs": "EPSG:32631",
        "transform": from_origin(500_000, 5_600_000, 10, 10),
    }
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(values.astype(np.float32), 1)


@pytest.mark.parametrize(
    ("gain", "offset", "is_levelled", "is_doubted"),
    [(1.05, 0.005, True, False), (1.0, 0.0, False, False), (1.6, 0.0, False, True)],
)
def test_what_is_not_published_is_learned(tmp_path, gain, offset, is_levelled, is_doubted):
    rng = np.random.default_rng(1)
    for day in range(1, 9):
        field = np.kron(rng.uniform(0.1, 0.4, (8, 8)), np.ones((10, 10)))
        write_field(tmp_path / f"{OLI.format(day=2 * day)}_SR_B5.tif", field)
        if day <= 6:
            seen = field * gain + offset + rng.normal(0, 0.003, field.shape)
            seen[:20] = 0.7  # a cloud that nobody masked
            write_field(tmp_path / f"{S2A.format(day=2 * day + 1)}_B08.tif", seen)
    done, found = levels(tmp_path)
    of_s2 = found[f"{S2A.format(day=3)}_B08.tif"]
    if is_levelled:
        assert of_s2 == pytest.approx((1 / gain, -offset / gain), abs=0.004)
        assert "learned from 6 pairs of dates" in done.notes[0]
    else:
        assert of_s2 == (1.0, 0.0)
    assert bool(done.problems) == is_doubted
    if is_doubted:
        assert "Landsat 8-9 differ in nir by more than sensors do" in done.problems[0]


@pytest.mark.parametrize(
    ("x", "pairs"),
    [
        (np.linspace(0.1, 0.4, 1000), 2),  # too few dates
        (np.linspace(0.1, 0.4, 100), 5),  # too few pixels
        (np.full(1000, 0.2), 5),  # nothing that a slope could be told from
    ],
)
def test_what_does_not_suffice_teaches_nothing(x, pairs):
    found = fit([np.stack([x, 1.1 * x])], pairs)
    assert found.level is None and not found.is_odd


def test_levels_one_after_another():
    one, other = Level(1.1, 0.02), Level(0.9, -0.01)
    both = other.after(one)
    assert both.gain * 0.3 + both.offset == pytest.approx(0.9 * (1.1 * 0.3 + 0.02) - 0.01)
    assert one.inverse.after(one) == pytest.approx((1.0, 0.0))
