"""Patches of haze and shadow are dropped; what fields, floods and snow do is not."""

from __future__ import annotations

import naive
import numpy as np
import pytest
from made_runs import Listener

from stori_plugin.engine.pixels import stained_patches
from stori_plugin.engine.pixels.stained_patches import Sign, patch_reach
from stori_plugin.engine.support.errors import CancelledError

ROLES = ("blue", "green", "red", "nir", "swir1", "swir2")
CROP = (0.025, 0.06, 0.04, 0.4, 0.2, 0.1)
SOIL = (0.08, 0.11, 0.16, 0.25, 0.32, 0.28)
STUBBLE = (0.1, 0.16, 0.24, 0.36, 0.42, 0.34)
MOWN = (0.04, 0.075, 0.075, 0.3, 0.26, 0.17)
WATER = (0.07, 0.08, 0.06, 0.04, 0.02, 0.01)
SNOW = (0.7, 0.7, 0.68, 0.65, 0.12, 0.1)
CLOUD = (0.64, 0.64, 0.65, 0.66, 0.46, 0.36)
SHADE = (0.54, 0.47, 0.38, 0.35, 0.28, 0.25)  # of the light, what is left in shadow
DAYS = np.arange(0.0, 240.0, 6.0)
SIDE, REACH = 24, 2
DATE = 20
PLACE = (DATE, slice(6, 16), slice(5, 17))
WHOLE = (DATE, slice(None), slice(None))


def fields():
    """Half crop, half soil, with noise of pixels and an error of each date: (T, B, H, W)."""
    rng = np.random.default_rng(5)
    ground = np.empty((len(ROLES), SIDE, SIDE))
    ground[:, :, :11], ground[:, :, 11:] = np.array([CROP, SOIL])[:, :, None, None]
    scene = np.broadcast_to(ground, (len(DAYS), *ground.shape)) * 1.0
    scene *= 1 + rng.normal(0, 0.03, (len(DAYS), len(ROLES), 1, 1))
    return (scene + rng.normal(0, 0.004, scene.shape)).astype(np.float32)


def stained(scene, roles=ROLES):
    bands = [ROLES.index(role) for role in roles]
    clear = np.ones((len(DAYS), SIDE, SIDE), bool)
    wide = np.pad(clear, ((0, 0), *[(REACH, REACH)] * 2))
    around = np.pad(scene[:, bands], ((0, 0), (0, 0), *[(REACH, REACH)] * 2), mode="edge")
    return stained_patches.stained_patches(DAYS, around, wide, roles, REACH)


def put(scene, spectrum, place, share=1.0):
    """Let a spectrum take a share of a place (dates, rows, columns)."""
    for band, value in enumerate(spectrum):
        part = scene[:, band][place]
        scene[:, band][place] = part + np.float32(share) * (np.float32(value) - part)
    return scene


def test_what_stands_out_is_what_a_loop_finds():
    rng = np.random.default_rng(2)
    days = np.cumsum(rng.integers(3, 15, 14)).astype(float)
    values = rng.normal(0, 0.01, (14, 11, 12)).astype(np.float32)
    values[6, 2:9, 2:10] += 0.1
    values[9, :6] += 0.07
    clear = rng.random(values.shape) < 0.7
    found = stained_patches._standing(days, Sign(values, 40.0, 1.0, 0.012), clear, 2, lambda: None)
    expected = naive.stands_out(days, values, clear, 2, 40.0, 1.4826, 0.012)
    assert 10 < expected.sum() < clear.sum() / 3
    np.testing.assert_array_equal(found, expected)


def test_fields_that_nothing_happens_to_are_kept():
    assert stained(fields()).mean() < 0.001


@pytest.mark.parametrize("roles", [ROLES, ("red", "nir", "swir1", "swir2")])
@pytest.mark.parametrize("place", [PLACE, WHOLE])
def test_thin_haze_is_dropped_over_all_fields_alike(place, roles):
    found = stained(put(fields(), CLOUD, place, 0.09), roles)
    assert found[place].mean() > 0.8
    found[place] = False
    assert found[DATE].mean() < 0.08 and np.delete(found, DATE, axis=0).mean() < 0.002


def test_shadow_is_dropped():
    scene = fields()
    scene[(DATE, slice(None), *PLACE[1:])] *= np.array(SHADE, np.float32)[:, None, None] ** 0.6
    found = stained(scene)
    assert found[PLACE].mean() > 0.6  # less at its edges
    found[PLACE] = False
    assert found.mean() < 0.002


@pytest.mark.parametrize(
    ("spectrum", "dates"),
    [
        (STUBBLE, slice(DATE, None)),  # harvest
        (STUBBLE, slice(DATE, DATE + 1)),  # harvest, seen once before ploughing
        (SOIL, slice(DATE, None)),
        (MOWN, slice(DATE, DATE + 3)),  # and grown again
        (MOWN, slice(DATE, DATE + 1)),
        (WATER, slice(DATE, DATE + 5)),
        (WATER, slice(DATE, DATE + 1)),
        (SNOW, slice(DATE, DATE + 2)),
        (SNOW, slice(DATE, DATE + 1)),
    ],
)
@pytest.mark.parametrize("place", [PLACE[1:], WHOLE[1:]])
@pytest.mark.parametrize("roles", [ROLES, ("red", "nir", "swir1", "swir2")])
def test_what_happens_to_the_ground_is_kept(spectrum, dates, place, roles):
    found = stained(put(fields(), spectrum, (dates, *place)), roles)
    assert found[(slice(DATE - 4, DATE + 9), *place)].mean() < 0.01


def test_one_bright_roof_stains_nothing_around_it():
    scene = put(fields(), (0.5, 0.5, 0.5, 0.5, 0.5, 0.5), (DATE, slice(8, 9), slice(8, 9)))
    assert stained(scene)[DATE].sum() <= 1


def test_nothing_is_dropped_by_bands_that_tell_no_haze_from_ground():
    hazy = put(fields(), CLOUD, PLACE, 0.1)
    assert not stained(hazy, ("red", "nir")).any()
    clear = np.ones((len(DAYS), SIDE, SIDE), bool)
    assert not stained_patches.stained_patches(DAYS, hazy[:, :1], clear, ("",), REACH).any()


def test_strips_of_rows_change_nothing(monkeypatch):
    hazy = put(fields(), CLOUD, PLACE, 0.1)
    whole = stained(hazy)
    monkeypatch.setattr(stained_patches, "_ROWS", 7)
    np.testing.assert_array_equal(stained(hazy), whole)


def test_patches_are_of_one_size_on_the_ground():
    assert [patch_reach(metres) for metres in (3.0, 10.0, 20.0, 30.0, 250.0)] == [8, 4, 2, 1, 1]


def test_who_waits_for_patches_can_stop():
    listener = Listener()
    listener.stopped = True
    around = np.pad(fields(), ((0, 0), (0, 0), *[(REACH, REACH)] * 2), mode="edge")
    clear = np.ones((len(DAYS), *around.shape[2:]), bool)
    with pytest.raises(CancelledError):
        stained_patches.stained_patches(DAYS, around, clear, ROLES, REACH, listener.check)
