"""METHOD=stori on a scene: weighed, tuned, at work, and told about."""

from __future__ import annotations

from dataclasses import replace

import made_scene
import numpy as np
import pytest

pytest.importorskip("numba")

from made_runs import job

from stori_plugin.engine.methods.method_registry import METHODS, MethodOptions, Observations
from stori_plugin.engine.methods.network import finetune
from stori_plugin.engine.methods.network.stori import Stori
from stori_plugin.engine.methods.network.training_loop import Schedule
from stori_plugin.engine.rasters.grid import Window
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.run.check_job import check_job
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.scene.sar_reader import learn_sar_levels
from stori_plugin.engine.scene.scene import open_scene, read_block
from stori_plugin.engine.support.errors import CancelledError, InputError
from stori_plugin.engine.support.progress import SILENT, Progress
from stori_plugin.engine.training.simulated_places import index_site, simulate_site

ROLES = ("vegetation",)


pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture(scope="module")
def series() -> Observations:
    return index_site(simulate_site(5, 2), 0).series


@pytest.fixture(scope="module")
def model(series):
    return Stori().learn(series, ROLES)


@pytest.fixture(scope="module")
def days(series) -> np.ndarray:
    return np.arange(series.days[0], series.days[-1], 10.0)


def test_it_corrects_gp_and_says_how_far_it_is_believed(series, model, days):
    told = model.describe()["network"]
    assert told["used"] and told["weights"] == "as trained before" and told["tuning"] is None
    assert len(told["trust"]) == 1 and all(0 <= factor <= 1 for factor in told["trust"][0])
    assert told["held_out_mse_ratio_to_gp"][0] < 1, "else the correction is not used"
    ours, baseline = model.reconstruct(series, days), model.baseline.reconstruct(series, days)
    assert np.isfinite(ours.mean).all() and (ours.sd > 0).all()
    moved = np.abs(ours.mean - baseline.mean)
    assert 0.001 < moved.mean() < 0.1


def test_the_neighbours_of_a_pixel_are_read(series, model, days):
    assert model.reads_surroundings
    with_them = model.reconstruct(series, days).mean
    alone = model.reconstruct(replace(series, around=None), days).mean
    assert np.abs(with_them - alone).max() > 1e-4
    few = np.array([7, 30])
    part = model.reconstruct(series.at(few), days).mean
    np.testing.assert_allclose(part, with_them[:, :, few], atol=1e-5)


def test_pixels_without_sar_or_never_seen(series, model, days):
    complete, clear, sar = series.sar_complete.copy(), series.clear.copy(), series.sar.copy()
    complete[3], clear[:, 5] = False, False
    sar[:, :, 3] = np.nan
    bare = replace(series, sar_complete=complete, clear=clear, sar=sar, around=None)
    found = model.reconstruct(bare, days).mean
    baseline = model.baseline.reconstruct(bare, days).mean
    # GP fusion cuts a long series in pieces by what it is asked for: not to the last digit.
    np.testing.assert_allclose(found[:, :, 3], baseline[:, :, 3], atol=0.01)
    assert np.isnan(found[:, :, 5]).all()
    assert np.isfinite(np.delete(found, 5, axis=2)).all()


def test_tuning_leaves_the_model_that_is_judged_as_it_was(series, model, days, monkeypatch):
    short = Schedule(steps=20, width=64, length=46, rate=5e-4, check=20)
    monkeypatch.setattr(finetune, "SCHEDULE", short)
    tuned = Stori(options=MethodOptions(finetune=True, least_gain=0.0)).learn(series, ROLES)
    told = tuned.describe()["network"]
    assert set(told["tuning"]) >= {"before", "after"}
    paid = told["weights"] == "tuned on the scene"
    assert ("It was tuned on the scene" if paid else "did not pay") in tuned.sentence()
    assert "as they were trained before" in model.sentence()
    np.testing.assert_array_equal(
        tuned.untuned().reconstruct(series, days).mean, model.reconstruct(series, days).mean
    )


def test_it_is_not_tuned_where_it_gains_less_than_is_asked_for(series):
    asked = MethodOptions(finetune=True, least_gain=90.0)
    found = Stori(options=asked).learn(series, ROLES)
    assert 0.0 < found.gain < 0.9 and found.describe()["network"]["tuning"] is None


def test_it_learns_the_same_on_gp_of_the_same_sample_and_on_any_number_of_threads(
    series, model, days
):
    options = MethodOptions(workers=3)
    gp = METHODS["gp"].configured(options).learn(series, ROLES)
    again = METHODS["stori"].configured(options).learn_from(gp, series, ROLES)
    assert again.describe() == model.describe() and again.gain == model.gain
    np.testing.assert_array_equal(
        again.reconstruct(series, days).mean, model.reconstruct(series, days).mean
    )


def test_it_says_why_it_cannot_be_used(series):
    bare = replace(
        series,
        sar=np.zeros((0, 0, series.pixels), np.float32),
        sar_days=np.zeros(0),
        sar_complete=np.zeros(series.pixels, bool),
        around=None,
    )
    one = replace(series, sar=np.ascontiguousarray(series.sar[:, :1]), around=None)
    few = series.at(np.arange(4))
    for given, reason in ((bare, "no SAR"), (one, "one polarisation"), (few, "too few dates")):
        found = Stori().learn(given, ROLES)
        told = found.describe()["network"]
        assert not told["used"] and reason in told["reason"] and reason in found.sentence()


def test_learning_stops_when_asked(series):
    class Stopped(Progress):
        def is_cancelled(self):
            return True

    with pytest.raises(CancelledError):
        Stori().learn(series, ROLES, Stopped())


def test_a_model_of_the_users_own(tmp_path):
    from stori_plugin.engine.methods.network.model_file import shipped_model

    with pytest.raises(InputError, match="There is no model file"):
        METHODS["stori"].configured(MethodOptions(model=str(tmp_path / "absent.npz")))
    with pytest.raises(InputError, match="There is no model file"):
        check_job(Job((), str(tmp_path / "out"), model=str(tmp_path / "absent.npz")))
    own = tmp_path / "own.npz"
    shipped_model().save(own)
    assert isinstance(METHODS["stori"].configured(MethodOptions(str(own), False)), Stori)


def test_tiles_have_the_same_surroundings_whatever_block_they_are_in(tmp_path):
    made_scene.write_optical(tmp_path / "optical", days=range(0, 60, 20))
    made_scene.write_sar(tmp_path / "sar", days=range(0, 60, 7))
    scene = open_scene(job(tmp_path, tmp_path / "out"), SILENT)
    side = made_scene.SIDE
    with GridReader(scene.grid) as datasets:
        levels = learn_sar_levels(scene.sar, datasets)
        whole = read_block(scene, levels, datasets, Window(0, 0, side, side), lambda: None)
        for row, column in ((8, 8), (0, 16), (16, 0)):
            part = read_block(scene, levels, datasets, Window(row, column, 8, 8), lambda: None)
            tile = (slice(row, row + 8), slice(column, column + 8))
            one = whole.observations(scene.targets[0], *tile)
            other = part.observations(scene.targets[0], slice(0, 8), slice(0, 8))
            np.testing.assert_array_equal(one.sar, other.sar)
            np.testing.assert_array_equal(one.around.sar, other.around.sar)
            np.testing.assert_array_equal(one.around.positions, other.around.positions)
        window = Window(8, 8, 8, 8)
        bare = read_block(scene, levels, datasets, window, lambda: None, surroundings=False)
        plain = bare.observations(scene.targets[0], slice(0, 8), slice(0, 8))
        middle = whole.observations(scene.targets[0], slice(8, 16), slice(8, 16))
        assert plain.around is None
        np.testing.assert_array_equal(plain.sar, middle.sar)
