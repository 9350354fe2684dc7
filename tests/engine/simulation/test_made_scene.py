"""The simulator: repeatable, plausible, and written as real products are."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
import rasterio

from stori_plugin.engine.simulation import simulate_scene, simulate_series, write_scene
from stori_plugin.engine.simulation.crops import MAIZE, MEADOW, WHEAT
from stori_plugin.engine.simulation.made_scene import MARGIN
from stori_plugin.engine.simulation.rotation import plan_rotation
from stori_plugin.engine.simulation.weather import cloud_cover
from stori_plugin.engine.support.errors import OutputError, ParameterError, UnknownBandError

START, END = datetime.date(2021, 3, 1), datetime.date(2021, 6, 30)
BANDS = ("B02", "B03", "B04", "B08", "B11")


@pytest.fixture(scope="module")
def scene():
    return simulate_scene(96, 64, START, END, seed=5, bands=BANDS)


def ndvi(reflectance, axis=0):
    red = np.take(reflectance, BANDS.index("B04"), axis)
    infrared = np.take(reflectance, BANDS.index("B08"), axis)
    return (infrared - red) / (infrared + red)


# --- scene ---------------------------------------------------------------------


def test_same_seed_same_scene_other_seed_another(scene):
    again = simulate_scene(96, 64, START, END, seed=5, bands=BANDS)
    other = simulate_scene(96, 64, START, END, seed=6, bands=BANDS)
    np.testing.assert_array_equal(scene.optical(7).reflectance, again.optical(7).reflectance)
    np.testing.assert_array_equal(scene.optical(7).classes, again.optical(7).classes)
    np.testing.assert_array_equal(scene.backscatter(9), again.backscatter(9))
    assert not np.array_equal(scene.truth(END), other.truth(END))


def test_one_image_does_not_depend_on_what_was_asked_before(scene):
    wanted = scene.optical(4).reflectance
    scene.optical(3), scene.backscatter(0)
    np.testing.assert_array_equal(scene.optical(4).reflectance, wanted)


def test_truth_is_plausible_reflectance(scene):
    truth = scene.truth([START, datetime.date(2021, 5, 20), END])
    assert truth.shape == (3, len(BANDS), 64, 96)
    assert truth.dtype == np.float32
    assert truth.min() > 0.003
    assert truth.max() < 0.75
    index = ndvi(truth, axis=1)
    assert index.max() > 0.8
    assert index.min() < 0.3


def test_clear_observations_show_the_truth_and_clouds_do_not(scene):
    misses, cloudy = [], []
    for number, date in enumerate(scene.optical_dates):
        view = scene.optical(number)
        clear = np.isin(view.classes, (4, 5, 6)) & ~view.cloudy
        error = np.abs(ndvi(view.reflectance) - ndvi(scene.truth(date)))
        misses.append(error[clear])
        cloudy.append(error[np.isin(view.classes, (8, 9))])
    assert np.median(np.concatenate(misses)) < 0.06
    assert np.median(np.concatenate(cloudy)) > 0.2


def test_the_mask_makes_mistakes_of_both_kinds(scene):
    views = [scene.optical(k) for k in range(len(scene.optical_dates))]
    clear = np.stack([np.isin(view.classes, (4, 5, 6)) for view in views])
    masked = np.stack([np.isin(view.classes, (3, 8, 9, 10)) for view in views])
    cloudy = np.stack([view.cloudy for view in views])
    assert (clear & cloudy).sum() > 0
    assert (masked & ~cloudy).sum() > 0
    assert 0.2 < clear.mean() < 0.7


def test_swaths_end_within_the_scene_and_nothing_else_is_missing(scene):
    for number in (0, 1):
        view = scene.optical(number)
        missing = np.isnan(view.reflectance).any(0)
        np.testing.assert_array_equal(missing, view.classes == 0)
        assert missing.any() == (number % 3 == 1)


def test_backscatter_is_that_of_farmland(scene):
    passes = [scene.backscatter(k) for k in range(0, len(scene.sar_passes), 5)]
    for image, (low, high) in zip(np.stack(passes, 1), ((-14.5, -7.0), (-22.0, -13.0))):
        assert low < np.median(image) < high
        assert image.std() < 6.0


def test_orbits_see_different_levels_on_different_dates(scene):
    by_orbit = {}
    for k, entry in enumerate(scene.sar_passes):
        by_orbit.setdefault(entry.orbit, []).append((entry.date, scene.backscatter(k)[0].mean()))
    (steep, flat) = sorted(by_orbit, key=lambda orbit: orbit.angle)
    dates = [{date for date, _ in by_orbit[orbit]} for orbit in (steep, flat)]
    levels = [np.mean([level for _, level in by_orbit[orbit]]) for orbit in (steep, flat)]
    assert not dates[0] & dates[1]
    assert levels[0] > levels[1] + 0.2


def test_water_is_dark_to_the_radar_and_rain_is_common_to_the_scene():
    wide = simulate_scene(128, 128, START, END, seed=1)
    water = wide.landscape.ground.water[MARGIN:-MARGIN, MARGIN:-MARGIN] > 0
    image = np.mean([wide.backscatter(k)[0] for k in range(0, 30, 6)], axis=0)
    # Rows of a narrow stream mix with their banks.
    assert image[water].mean() < image[~water].mean() - 1.0
    assert wide.moisture.min() >= 0
    assert wide.moisture.max() <= 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"width": 31}, "width of a simulated scene is 31; give an even number"),
        ({"height": 20}, "height of a simulated scene is 20"),
        ({"start": END, "end": START}, "before its start 2021-06-30; swap them"),
        (
            {"end": datetime.date(2021, 1, 9)},
            "2021-01-09 is too short for a scene; give at least 30",
        ),
        ({"sar_step": 0}, "sar_step is 0 days; give at least 1"),
    ],
)
def test_impossible_scenes_are_refused_with_a_sentence(arguments, sentence):
    with pytest.raises(ParameterError, match=sentence):
        simulate_scene(**arguments)


def test_unknown_band_is_named_with_the_choice():
    with pytest.raises(UnknownBandError, match="no band B99; choose from B02, B03"):
        simulate_scene(bands=("B04", "B99"))


def test_a_scene_may_begin_at_the_end_of_a_year():
    late = simulate_scene(32, 32, datetime.date(2020, 12, 31), datetime.date(2021, 2, 1), seed=3)
    assert late.truth(late.optical_dates[-1]).shape == (10, 32, 32)
    assert late.optical(len(late.optical_dates) - 1).reflectance.shape == (10, 32, 32)


def test_truth_outside_the_simulated_years_is_refused(scene):
    with pytest.raises(ParameterError, match="ask for a date in between, not 2022-01-01"):
        scene.truth(datetime.date(2022, 1, 1))


# --- what grows -------------------------------------------------------------------


def test_seasons_never_overlap_and_days_can_be_asked_together():
    rng = np.random.default_rng(0)
    chances = np.tile([0.5, 0.4, 0.1], (200, 1))
    rotation = plan_rotation((WHEAT, MAIZE, MEADOW), chances, 0.0, 730.0, 0.0, rng)
    seasons = rotation.seasons
    assert (np.diff(seasons.begin, axis=1) >= 0).all()
    # The first column repeats the second, so that the land was never empty.
    following = seasons.begin[:, 2:]
    lasting = np.diff(seasons.begin, axis=1)[:, 1:] > 1
    harvested = seasons.harvest[:, 1:-1] < 1e4
    assert (seasons.harvest[:, 1:-1] <= following)[lasting & harvested].all()
    many, one = rotation.on(np.array([10.0, 200.0])), rotation.on(200.0)
    np.testing.assert_array_equal(many.peak[1], one.peak)
    np.testing.assert_array_equal(many.cuts[:, 1], one.cuts)


def test_cloud_cover_keeps_its_mean_and_its_overcast_spells():
    days = np.arange(0, 365, 5)
    cover = cloud_cover(days, np.random.default_rng(2), 0.5, [(120.0, 165.0)])
    assert cover.mean() == pytest.approx(0.5, abs=0.01)
    assert (cover[(days >= 120) & (days <= 165)] == 1).all()


# --- single series ------------------------------------------------------------------


@pytest.mark.parametrize("cadence", ["daily", "composite"])
def test_series_have_the_promised_shapes(cadence):
    rng = np.random.default_rng(8)
    group = simulate_series(24, rng, bands=BANDS, days=400, cadence=cadence)
    dates, passes = len(group.t_opt), len(group.t_sar)
    assert group.x.shape == group.truth.shape == (24, dates, len(BANDS))
    assert group.clear.shape == (dates, 24)
    assert group.sar.shape == (24, passes, 2)
    assert group.orbit.shape == (passes,)
    assert (np.diff(group.t_opt) > 0).all()
    assert (np.diff(group.t_sar) >= 0).all()
    assert np.isfinite(group.sar).all()
    assert np.isfinite(group.x[group.clear.T]).all()
    error = np.abs(group.x - group.truth)[group.clear.T]
    assert np.median(error) < 0.02


def test_series_repeat_with_the_same_generator_and_vary_between_places():
    first, again = (simulate_series(16, np.random.default_rng(3), bands=BANDS) for _ in "ab")
    np.testing.assert_array_equal(first.x, again.x)
    np.testing.assert_array_equal(first.sar, again.sar)
    rng = np.random.default_rng(4)
    greens = [np.median(ndvi(simulate_series(32, rng, bands=BANDS).truth, -1)) for _ in range(8)]
    assert np.ptp(greens) > 0.15


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"n": 0}, "n is 0; ask for at least one series"),
        ({"n": 4, "days": 30}, "days is 30; a series needs at least 60 days"),
        ({"n": 4, "cadence": "weekly"}, "cadence is 'weekly'; choose from daily, composite"),
    ],
)
def test_impossible_series_are_refused_with_a_sentence(arguments, sentence):
    with pytest.raises(ParameterError, match=sentence):
        simulate_series(rng=np.random.default_rng(0), **arguments)


# --- files ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    small = simulate_scene(32, 32, START, datetime.date(2021, 3, 31), seed=2, bands=BANDS)
    return small, write_scene(small, tmp_path_factory.mktemp("scene"))


def test_optical_files_are_named_and_stored_as_products_are(written):
    small, files = written
    for part in ("_10m", "_20m", "_SCL_20m"):
        found = sorted(
            p for p in files.optical.glob(f"*{part}.tif") if ("_SCL_" in p.name) == ("SCL" in part)
        )
        assert len(found) == len(small.optical_dates)
    fine = next(files.optical.glob(f"*_MSIL2A_{small.optical_dates[0]:%Y%m%d}T*_10m.tif"))
    with rasterio.open(fine) as file:
        assert file.descriptions == ("B02", "B03", "B04", "B08")
        assert (file.dtypes[0], file.nodata, file.crs.to_epsg()) == ("uint16", 0, 32631)
        wanted = small.optical(0).reflectance[:4] * 1e4
        np.testing.assert_allclose(file.read(), wanted, atol=0.51)


def test_radar_files_carry_their_orbit_on_a_shifted_grid(written):
    small, files = written
    found = sorted(files.sar.glob("S1?_IW_GRDH_1SDV_*_VV_VH.tif"))
    assert len(found) == len(small.sar_passes)
    with rasterio.open(found[0]) as file:
        assert file.descriptions == ("VV", "VH")
        assert file.tags()["ORBIT_DIRECTION"] in ("ASCENDING", "DESCENDING")
        assert file.bounds.left % 10 == 5
        assert (file.width, file.height) == (32 + 2 * MARGIN - 1, 32 + 2 * MARGIN - 1)
        inside = file.read(1)[MARGIN:-MARGIN, MARGIN:-MARGIN]
        assert np.isfinite(inside).all()


def test_truth_files_cover_the_regular_dates(written):
    small, files = written
    assert small.optical_dates[0] in files.truth_dates
    with rasterio.open(files.truth_path(files.truth_dates[-1])) as file:
        truth = small.truth(files.truth_dates[-1])
        np.testing.assert_allclose(file.read() / 1e4, truth, atol=6e-5)


def test_a_scene_is_not_written_over_another(written):
    small, files = written
    with pytest.raises(OutputError, match="holds a scene already; choose an empty folder"):
        write_scene(small, files.optical.parent)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "taken").write_text("a file")
    small = simulate_scene(32, 32, START, END, seed=2, bands=("B04",))
    with pytest.raises(OutputError, match=r"taken.* cannot be written"):
        write_scene(small, tmp_path / "taken")
