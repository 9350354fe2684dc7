"""The built-in encoders: seeded, alike for what is alike, and what their dimensions mean."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import numpy as np
import pytest
from made_chips import KINDS, texture

from stori_plugin.engine.retrieval.encoders import encoder_registry
from stori_plugin.engine.retrieval.encoders.convolutional import PATCH, ConvolutionalEncoder
from stori_plugin.engine.retrieval.encoders.series_encoder import SeriesEncoder, pooling_matrix
from stori_plugin.engine.retrieval.encoders.tight_frames import tight_frame, whitening
from stori_plugin.engine.retrieval.index.codes import Code
from stori_plugin.engine.support.errors import InputError, ParameterError

DATES = tuple(dt.date(2021, 1, 5) + dt.timedelta(days=10 * k) for k in range(36))
BANDS = ("red", "nir", "swir1")


def textures(each: int = 6, edge: int = 12) -> np.ndarray:
    rng = np.random.default_rng(0)
    chips = [texture(kind, edge, 3, rng) for kind in KINDS for _ in range(each)]
    return np.stack(chips).astype(np.float32)


def season(peak: float, width: float = 40.0, dates=DATES, noise: float = 0.0, seed: int = 0):
    """Return a chip (dates, 3, 4, 4) of a field that is greenest on day ``peak`` of the year."""
    rng = np.random.default_rng(seed)
    days = np.array([date.timetuple().tm_yday for date in dates], float)
    green = np.exp(-0.5 * ((days - peak) / width) ** 2)
    bands = np.stack([0.12 - 0.08 * green, 0.2 + 0.25 * green, 0.3 - 0.1 * green], 1)
    chip = np.broadcast_to(bands[..., None, None], (*bands.shape, 4, 4))
    return (chip + rng.normal(0, noise, chip.shape)).astype(np.float32)


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


# --- maps that both share -------------------------------------------------------------------------


@pytest.mark.parametrize(("inner", "outer"), [(30, 64), (64, 64)])
def test_a_tight_frame_keeps_lengths_and_angles(inner, outer):
    frame = tight_frame(inner, outer, seed=1)
    np.testing.assert_allclose(frame @ frame.T, np.eye(inner), atol=1e-5)
    assert (frame == tight_frame(inner, outer, seed=1)).all()


def test_a_projection_keeps_lengths_on_average():
    points = np.random.default_rng(0).standard_normal((200, 300))
    moved = points @ tight_frame(300, 100, seed=1)
    ratio = np.linalg.norm(moved, axis=1) / np.linalg.norm(points, axis=1)
    assert ratio.mean() == pytest.approx(1.0, abs=0.05)


def test_whitening_makes_white():
    rng = np.random.default_rng(0)
    samples = rng.standard_normal((5000, 4)) @ rng.standard_normal((4, 4)) + 3.0
    mean, white = whitening(samples, floor=0.0)
    np.testing.assert_allclose(np.cov(((samples - mean) @ white).T), np.eye(4), atol=0.02)


# --- convolutional --------------------------------------------------------------------------------


def test_convolution_equals_its_definition():
    chips = textures()
    encoder = ConvolutionalEncoder.learn(chips, BANDS, seed=0)
    windows = np.lib.stride_tricks.sliding_window_view(chips[7], (PATCH, PATCH), axis=(1, 2))
    patches = np.moveaxis(windows, 0, 2).reshape(-1, 3 * PATCH * PATCH).astype(float)
    response = patches @ encoder.arrays["filters"] - encoder.arrays["bias"]
    expected = np.concatenate([np.maximum(response, 0).mean(0), np.maximum(-response, 0).mean(0)])
    np.testing.assert_allclose(encoder.features(chips[7:8])[0], expected, rtol=1e-3, atol=1e-4)


def test_textures_are_nearest_to_their_own_kind():
    chips = textures()
    embeddings = ConvolutionalEncoder.learn(chips, BANDS, seed=0).encode(chips)
    alike = embeddings @ embeddings.T - 1e9 * np.eye(len(chips))
    assert (alike.argmax(1) // 6 == np.arange(24) // 6).all()
    bits = Code("binary").encode(embeddings)
    again = Code("binary").encode(ConvolutionalEncoder.learn(chips, BANDS, seed=0).encode(chips))
    assert (bits == again).all()


def test_an_embedding_does_not_depend_on_its_neighbours():
    chips = textures()
    encoder = ConvolutionalEncoder.learn(chips, BANDS, seed=0)
    whole = encoder.encode(chips)
    assert (np.concatenate([encoder.encode(chips[:5]), encoder.encode(chips[5:])]) == whole).all()


def test_chips_too_small_for_a_patch_are_one_sentence():
    with pytest.raises(InputError, match="2 x 2 pixels, and the encoder convolutional needs"):
        ConvolutionalEncoder.learn(np.zeros((3, 1, 2, 2), np.float32), ("red",), 0)


# --- series ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def learned() -> SeriesEncoder:
    rng = np.random.default_rng(2)
    chips = np.stack(
        [season(peak, rng.uniform(30, 50), noise=0.01) for peak in rng.uniform(90, 270, 60)]
    )
    return SeriesEncoder.learn(chips, BANDS, DATES, seed=0)


def test_small_shifts_in_time_matter_little_and_seasons_much(learned):
    early, shifted, late = learned.encode(np.stack([season(p) for p in (130, 137, 220)]))
    assert cosine(early, shifted) > 0.98 and cosine(early, late) < 0.3


def test_a_date_more_or_less_changes_little(learned):
    kept = DATES[:10] + DATES[12:]
    sparse = learned.at(kept).encode(season(150, dates=kept)[None])[0]
    assert cosine(learned.encode(season(150)[None])[0], sparse) > 0.99


def test_another_year_is_compared_by_its_season(learned):
    later = tuple(date.replace(year=2023) for date in DATES)
    other = learned.at(later).encode(season(150, dates=later)[None])[0]
    assert cosine(learned.encode(season(150)[None])[0], other) > 0.999


def test_another_part_of_the_year_is_refused(learned):
    with pytest.raises(InputError, match="give a series of the same part of the year"):
        learned.at(DATES[:12])


def test_uneven_places_differ_from_even_ones(learned):
    even, uneven = season(150), season(150).copy()
    uneven[:, 1, :2] += 0.1
    uneven[:, 1, 2:] -= 0.1
    one, other = learned.encode(np.stack([even, uneven]))
    assert 1 - cosine(one, other) > 1e-3


def test_windows_of_time_average_to_one():
    weights = pooling_matrix(np.array([0.0, 3.0, 50.0, 51.0, 120.0]), 120.0)
    np.testing.assert_allclose(weights.sum(1), 1.0, rtol=1e-5)
    assert weights.shape == (9, 5) and (weights >= 0).all()


# --- coming back ----------------------------------------------------------------------------------


def test_an_encoder_comes_back_from_its_settings_and_arrays(learned):
    chips = textures()
    first = ConvolutionalEncoder.learn(chips, BANDS, seed=0)
    again = encoder_registry.restore_encoder(first.name, first.settings, first.arrays)
    assert (again.encode(chips) == first.encode(chips)).all()
    assert encoder_registry.fingerprint(again) == encoder_registry.fingerprint(first)
    other = ConvolutionalEncoder.learn(chips, BANDS, seed=1)
    assert encoder_registry.fingerprint(other) != encoder_registry.fingerprint(first)
    back = encoder_registry.restore_encoder("series", learned.settings, learned.arrays)
    assert (back.encode(season(99)[None]) == learned.encode(season(99)[None])).all()


def test_weights_must_be_those_of_the_index(monkeypatch):
    given = SimpleNamespace(settings={"weights": "1234"})
    monkeypatch.setattr(encoder_registry, "load_with_weights", lambda name, weights, normals: given)
    assert encoder_registry.restore_encoder("prithvi", {"weights": "1234"}, {}, "a.pt") is given
    with pytest.raises(ParameterError, match="is not the file that the index was built with"):
        encoder_registry.restore_encoder("prithvi", {"weights": "5678"}, {}, "a.pt")


def test_an_unknown_encoder_is_one_sentence():
    with pytest.raises(ParameterError, match="choose one of convolutional, series, prithvi"):
        encoder_registry.restore_encoder("magic", {}, {})
