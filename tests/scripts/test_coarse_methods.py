"""STARFM and FSDAF on made scenes, the scores, and the table of `benchmarks.coarse`."""

from __future__ import annotations

import datetime as dt
import re
import sys

import numpy as np
import pytest

from benchmarks.coarse import __main__ as command
from benchmarks.coarse.classes import classify
from benchmarks.coarse.fsdaf import fsdaf
from benchmarks.coarse.layouts import Scene
from benchmarks.coarse.methods import linear, methods
from benchmarks.coarse.scores import mean_scores, score
from benchmarks.coarse.starfm import StarfmOptions, starfm

RATIO, EDGE = 8, 64
DAYS = [dt.date(2020, 1, 1) + dt.timedelta(days=d) for d in (0, 16, 32)]


def degraded(image):
    """The mean of each coarse pixel, on the fine grid."""
    blocks = image.reshape(len(image), EDGE // RATIO, RATIO, EDGE // RATIO, RATIO)
    return blocks.mean(axis=(2, 4)).repeat(RATIO, axis=1).repeat(RATIO, axis=2)


def two_classes():
    """A field of one class in another, and the image (2, 64, 64) before and after it changes."""
    is_field = np.zeros((EDGE, EDGE), bool)
    is_field[11:45, 14:53] = True
    noise = np.random.default_rng(0).normal(0, 0.003, (2, EDGE, EDGE))
    before = np.where(is_field, [[[0.05]], [[0.40]]], [[[0.12]], [[0.20]]]) + noise
    return is_field, before, before + is_field * np.array([0.04, -0.15])[:, None, None]


def rmse(one, other):
    return np.sqrt(np.mean((one - other) ** 2))


def test_a_class_that_changes_is_recovered_by_both():
    is_field, before, after = two_classes()
    classes = classify(before, np.ones_like(is_field), 2)
    assert np.ptp(classes[is_field]) == np.ptp(classes[~is_field]) == 0 and np.ptp(classes) == 1
    then = degraded(after)
    unmixed = fsdaf(before, degraded(before), then, RATIO)
    blended = starfm(before[None], degraded(before)[None], then, StarfmOptions(window=17))
    for band in range(2):
        still = rmse(before[band], after[band])
        assert rmse(unmixed[band], after[band]) < 0.05 * still
        # Where a coarse pixel holds both classes its change is neither's: STARFM takes that of
        # purer neighbours as far as it can.
        shifted = before[band] + then[band] - degraded(before)[band]
        assert rmse(blended[band], after[band]) < 0.4 * still
        assert rmse(blended[band], after[band]) < 0.8 * rmse(shifted, after[band])


def test_fsdaf_finds_a_change_of_land_cover_in_its_residuals():
    _, before, _ = two_classes()
    after = before.copy()
    after[:, 48:64, 0:16] = before[:, 20:36, 20:36]  # a new field, where no class changed
    found = fsdaf(before, degraded(before), degraded(after), RATIO)
    place = (slice(None), slice(48, 64), slice(0, 16))
    assert rmse(found[place], after[place]) < 0.3 * rmse(before[place], after[place])
    far = (slice(None), slice(0, 40), slice(24, 64))
    assert rmse(found[far], after[far]) < 0.02


def test_holes_stay_holes_and_hurt_nothing_else():
    _, before, after = two_classes()
    hole = before.copy()
    hole[:, 20:24, 20:24] = np.nan
    then = degraded(after)
    for found in (
        fsdaf(hole, degraded(before), then, RATIO),
        starfm(hole[None], degraded(before)[None], then, StarfmOptions(window=9)),
    ):
        assert (np.isnan(found) == np.isnan(hole)).all()
    pairs = np.stack([hole, before]), np.stack([degraded(before)] * 2)
    assert np.isfinite(starfm(*pairs, then, StarfmOptions(window=9))).all()


def test_fsdaf_says_that_a_scene_is_too_small():
    _, before, _ = two_classes()
    with pytest.raises(ValueError, match=r"are 1 or lie in line: .* Take a larger part"):
        fsdaf(before, before, before, EDGE)


def naive_starfm(fine, coarse, then, options):
    """Equations 5 to 7 and the weights pixel by pixel."""
    pairs, bands, rows, columns = fine.shape
    half = options.window // 2
    lm = (options.fine_uncertainty**2 + options.coarse_uncertainty**2) ** 0.5
    mm = 2**0.5 * options.coarse_uncertainty
    result = np.full(then.shape, np.nan)
    for b, y, x in np.ndindex(bands, rows, columns):
        s_centre = [abs(fine[k, b, y, x] - coarse[k, b, y, x]) for k in range(pairs)]
        t_centre = [abs(coarse[k, b, y, x] - then[b, y, x]) for k in range(pairs)]
        there = [k for k in range(pairs) if np.isfinite(fine[k, b, y, x])]
        values, weights = [], []
        for k in there:
            sigma = np.nanstd(fine[k, b])
            for j in range(max(0, y - half), min(rows, y + half + 1)):
                for i in range(max(0, x - half), min(columns, x + half + 1)):
                    one = fine[k, b, j, i]
                    if np.isnan(one):
                        continue
                    s = abs(one - coarse[k, b, j, i])
                    t = abs(coarse[k, b, j, i] - then[b, j, i])
                    if abs(one - fine[k, b, y, x]) > 2 * sigma / options.classes:
                        continue
                    if s >= max(s_centre[n] for n in there) + lm:
                        continue
                    if t >= max(t_centre[n] for n in there) + mm:
                        continue
                    d = 1 + ((j - y) ** 2 + (i - x) ** 2) ** 0.5 / half
                    cost = np.log(s * options.scale + 1) * np.log(t * options.scale + 1) * d
                    weights.append(1 / cost)
                    values.append(then[b, j, i] + one - coarse[k, b, j, i])
        if weights:
            result[b, y, x] = np.dot(values, weights) / sum(weights)
    return result


def test_starfm_weighs_as_the_equations_say():
    rng = np.random.default_rng(3)
    fine = rng.uniform(0.1, 0.3, (2, 2, 7, 8))
    fine[0, :, 2, 3] = fine[1, :, 5, 5] = fine[:, :, 6, 0] = np.nan
    coarse = rng.uniform(0.1, 0.3, (2, 2, 7, 8))
    then = rng.uniform(0.1, 0.3, (2, 7, 8))
    options = StarfmOptions(window=5, classes=2)
    expected = naive_starfm(fine, coarse, then, options)
    assert np.isnan(expected).sum() == 2
    np.testing.assert_allclose(starfm(fine, coarse, then, options), expected, rtol=1e-9)


def test_starfm_keeps_the_fine_image_where_the_coarse_one_stands_still():
    _, before, _ = two_classes()
    coarse = degraded(before)
    np.testing.assert_allclose(starfm(before[None], coarse[None], coarse), before, atol=1e-12)


def test_scores_are_those_of_their_definitions():
    rng = np.random.default_rng(5)
    truth = rng.uniform(0.1, 0.3, (12, 14))
    estimate = truth + rng.normal(0, 0.02, truth.shape)
    estimate[3, 4] = np.nan
    truth[8, 9] = np.nan
    is_both = np.isfinite(truth + estimate)
    x, y = truth[is_both], estimate[is_both]
    found = score(truth, estimate, 16)
    error = np.sqrt(np.mean((x - y) ** 2))
    assert found.rmse == pytest.approx(error)
    assert found.ergas == pytest.approx(100 / 16 * error / x.mean())
    assert found.correlation == pytest.approx(np.corrcoef(x, y)[0, 1])
    values = []
    c1, c2 = (0.01 * np.ptp(x)) ** 2, (0.03 * np.ptp(x)) ** 2
    rows, columns = np.nonzero(is_both)
    for row, column in zip(rows, columns):
        near = (np.abs(rows - row) <= 5) & (np.abs(columns - column) <= 5)
        weight = np.exp(-((rows - row) ** 2 + (columns - column) ** 2) / (2 * 1.5**2)) * near
        weight /= weight.sum()
        mx, my = weight @ x, weight @ y
        cov = weight @ ((x - mx) * (y - my))
        spread = weight @ (x - mx) ** 2 + weight @ (y - my) ** 2
        values.append((2 * mx * my + c1) * (2 * cov + c2) / ((mx**2 + my**2 + c1) * (spread + c2)))
    assert found.ssim == pytest.approx(np.mean(values))
    same = score(truth, truth, 16)
    assert (same.rmse, same.ergas) == (0, 0) and same.ssim == pytest.approx(1)
    assert mean_scores([found, same]).ergas == pytest.approx(found.ergas / 2**0.5)
    with pytest.raises(ValueError, match="nothing to score"):
        score(truth, np.full_like(truth, np.nan), 16)


def test_straight_lines_go_over_holes():
    fine = np.array([[0.1, np.nan, 0.3], [0.2, 0.2, np.nan], [0.5, 0.4, np.nan]])
    days = [DAYS[0], DAYS[1], DAYS[2] + dt.timedelta(days=16)]
    found = linear(days, fine[:, None, None], DAYS, np.empty(0), DAYS[2])
    np.testing.assert_allclose(found[0, 0], [0.35, 0.3, 0.3])


def made_scene():
    _, before, after = two_classes()
    fine = np.stack([before, 0.5 * (before + after), after])
    coarse = np.stack([degraded(image) for image in fine])
    return Scene(tuple(DAYS), fine, tuple(DAYS), coarse, RATIO, ("red", "NIR"))


def test_the_table_scores_each_method_and_one_more():
    scene = made_scene()
    seen = []

    def added(fine_dates, fine, coarse_dates, coarse, target):
        seen.append((list(fine_dates), len(fine), len(coarse), target))
        return scene.fine[1]

    compared = {**methods(RATIO, window=17), "added": added}
    lines = list(command.table(scene, compared))
    assert seen == [([DAYS[0], DAYS[2]], 2, 3, DAYS[1])]
    assert len(lines) == 4 * len(compared)  # two bands, the date's mean, the mean of all
    assert lines[-1] == "| mean | mean | added | 0.0000 | 1.000 | 0.000 | 1.000 |"
    errors = {row[3].strip(): float(row[4]) for row in (line.split("|") for line in lines[-6:])}
    assert errors["linear"] == 0  # the change is one of constant speed
    assert max(errors.values()) < 0.3 * rmse(scene.fine[0], scene.fine[1])


def test_a_date_without_a_coarse_image_is_told_and_left_out():
    scene = made_scene()
    away = Scene(
        scene.fine_dates, scene.fine, (DAYS[0], DAYS[2]), scene.coarse[::2], RATIO, scene.bands
    )
    assert list(command.table(away, methods(RATIO, apart=3))) == [
        "2020-01-17 is left out: No coarse image within 3 days of 2020-01-17."
    ]
    lone = Scene(scene.fine_dates, scene.fine, (DAYS[1],), scene.coarse[1:2], RATIO, scene.bands)
    assert next(command.table(lone, methods(RATIO))).endswith(
        "No fine image beside that of 2020-01-17 has a coarse one within 0 days."
    )


def test_kranj_is_predicted_from_the_command_line(shared_data, monkeypatch, capsys):
    folder = shared_data / "kranj"
    words = ["coarse", "--layout", "kranj", str(folder)]
    monkeypatch.setattr(sys, "argv", [*words, "--window", "9"])
    assert command.main() == 0
    *table, last = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"GP fusion: \d+\.\d % of the values within 90 % intervals\.", last)
    rows = [line.split("|") for line in table]
    assert len(rows) == 2 + 7 * (2 * 7 + 1)
    mean = {row[3].strip(): float(row[4]) for row in rows if row[1].strip() == "mean"}
    assert mean["GP fusion"] < min(rmse for name, rmse in mean.items() if name != "GP fusion")
    assert {row[1].strip() for row in rows[2:]} == {"2020-03-17", "2020-04-02", "mean"}
    assert all(0 < float(row[4]) < 0.05 for row in rows[2:])
    monkeypatch.setattr(sys, "argv", [*words, "--part", "0", "0", "50", "40"])
    with pytest.raises(SystemExit, match=r"leaves .* which has 44 rows and 45 columns"):
        command.main()
