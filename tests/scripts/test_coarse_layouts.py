"""Folders as the published sets of fine and coarse images have them, made here."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest
import rasterio

from benchmarks.coarse.layouts import Part, load

pytestmark = pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")

CIA = (
    "Landsat/2001_281_08oct/L71093084_08420011007_HRF_modtran_surf_ref_agd66.bil",
    "Landsat/2002_069_10mar/L72093084_08420020309_HRF_modtran_surf_ref_agd66.bil",
    "MODIS/2001_281_08oct/MOD09GA_A2001281.sur_refl.int",
    "MODIS/2002_069_10mar/MOD09GA_A2002069.sur_refl.int",
)
LGC = (
    "Landsat/2004_107_Apr16/20040416_TM.int",
    "Landsat/2004_123_May02/20040502_TM.int",
    "MODIS/2004_107_Apr16/MOD09GA_A2004107.sur_refl.int",
    "MODIS/2004_123_May02/MOD09GA_A2004123.sur_refl.int",
)
CIA_DAYS = (dt.date(2001, 10, 8), dt.date(2002, 3, 10))
LGC_DAYS = (dt.date(2004, 4, 16), dt.date(2004, 5, 2))


def write(path: Path, values, nodata=None):
    path.parent.mkdir(parents=True, exist_ok=True)
    is_tif = path.suffix == ".tif"
    interleave = {".bil": "bil"}.get(path.suffix, "bsq")
    how = {"driver": "GTiff"} if is_tif else {"driver": "ENVI", "interleave": interleave}
    count, height, width = values.shape
    with rasterio.open(
        path, "w", count=count, height=height, width=width, dtype=values.dtype, nodata=nodata, **how
    ) as raster:
        raster.write(values)


def made(seed, rows=5, columns=7):
    return np.random.default_rng(seed).integers(100, 5000, (6, rows, columns)).astype(np.int16)


def flat(name):
    return str(Path(Path(name).parts[0]) / Path(name).with_suffix(".tif").name)


@pytest.mark.parametrize(
    ("layout", "names", "days"),
    [
        ("cia", CIA, CIA_DAYS),
        ("cia", [flat(name) for name in CIA], CIA_DAYS),
        ("cia", [f"CIA/{name}" for name in CIA], CIA_DAYS),
        ("lgc", LGC, LGC_DAYS),
        ("lgc", [Path(flat(name)).name for name in LGC], LGC_DAYS),
        ("lgc", ["L_2004-4-16.tif", "L_2004-5-2.tif",
                 "M_2004-4-16.tif", "M_2004-5-2.tif"], LGC_DAYS),
        ("lgc", ["Landsat/2004_04_16/a.img", "Landsat/2004_05_02/a.img",
                 "MODIS/2004_04_16/a.img", "MODIS/2004_05_02/a.img"], LGC_DAYS),
    ],
)  # fmt: skip
def test_pairs_by_date_are_read(tmp_path, layout, names, days):
    for number, name in enumerate(names):
        values = made(number)
        values[2, 1, 1] = -999  # missing in one band is missing
        values[:, 4, 6] = 0
        write(tmp_path / name, values)
    (tmp_path / "readme.txt").write_text("of 2001")
    scene = load(layout, tmp_path)
    assert scene.fine_dates == scene.coarse_dates == days and scene.ratio == 20
    images = [*scene.fine, *scene.coarse]
    for number, image in enumerate(images):
        expected = made(number) * np.float32(1e-4)
        expected[:, 1, 1] = expected[:, 4, 6] = np.nan
        np.testing.assert_allclose(image, expected, rtol=1e-6)
    part = load(layout, tmp_path, Part(1, 2, 3, 4))
    np.testing.assert_array_equal(part.fine, scene.fine[:, :, 1:4, 2:6])


def test_kranj_has_two_scales_and_coarse_days_of_its_own(tmp_path):
    fine = made(0).astype(np.float32)
    fine[:, 0, 0] = -3.4e38
    write(tmp_path / "landsat_2020068_191-28.tif", fine, nodata=-3.4e38)
    for day in (68, 69, 70):
        write(tmp_path / f"modis_20200{day}_18-04.tif", made(day).astype(np.float32) / 10000)
    scene = load("kranj", tmp_path)
    assert scene.fine_dates == (dt.date(2020, 3, 8),)
    assert scene.coarse_dates == tuple(dt.date(2020, 3, day) for day in (8, 9, 10))
    assert np.isnan(scene.fine[0, :, 0, 0]).all() and np.isnan(scene.fine).sum() == 6
    np.testing.assert_allclose(scene.fine[0, :, 1:], made(0)[:, 1:] * 1e-4, rtol=1e-6)
    np.testing.assert_allclose(scene.coarse[2], made(70) * 1e-4, rtol=1e-6)


def spoil_header(folder):
    (folder / LGC[0]).with_suffix(".hdr").unlink()


def spoil_twice(folder):
    write((folder / LGC[0]).with_suffix(".tif"), made(0))


def spoil_date(folder):
    write(folder / "MODIS" / "mean.tif", made(0))


def spoil_size(folder):
    write(folder / LGC[1], made(0, rows=6))


def spoil_grid(folder):
    for name in LGC[2:]:
        write(folder / name, made(0, columns=8))


def spoil_bands(folder):
    write(folder / LGC[0], made(0)[:4])


def spoil_sensor(folder):
    for name in LGC[2:]:
        (folder / name).unlink()


def spoil_file(folder):
    (folder / LGC[0]).write_bytes(b"")
    (folder / LGC[0]).with_suffix(".hdr").write_text("ENVI\nsamples = many\n")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (spoil_header, r"20040416_TM\.int lacks its ENVI header 20040416_TM\.hdr"),
        (spoil_twice, "are both Landsat of 2004-04-16: keep one of them"),
        (spoil_date, r"mean\.tif tells no date, neither in its name nor in a folder's"),
        (spoil_size, r"20040502_TM\.int has .* \(6, 6, 7\), .*20040416_TM\.int \(6, 5, 7\): all"),
        (spoil_grid, r"\(6, 5, 7\), MODIS \(6, 5, 8\): both must be on one grid"),
        (spoil_bands, r"20040416_TM\.int has 4 bands and not the six blue, green"),
        (spoil_sensor, "No MODIS image in "),
        (spoil_file, r"20040416_TM\.int cannot be read: "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path, spoil, sentence):
    for number, name in enumerate(LGC):
        write(tmp_path / name, made(number))
    spoil(tmp_path)
    with pytest.raises(ValueError, match=sentence):
        load("lgc", tmp_path)


def test_unknown_layouts_and_folders_are_said(tmp_path):
    with pytest.raises(ValueError, match="Unknown layout 'ahb': it is one of kranj, cia, lgc"):
        load("ahb", tmp_path)
    with pytest.raises(ValueError, match="There is no folder "):
        load("cia", tmp_path / "none")
