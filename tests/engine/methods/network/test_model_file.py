"""Model files: written, read back, and refused with a sentence."""

from __future__ import annotations

import json
import tracemalloc
import zipfile

import numpy as np
import pytest

pytest.importorskip("numba")

from stori_plugin.engine.methods.network import model_file
from stori_plugin.engine.methods.network.architecture import Architecture
from stori_plugin.engine.methods.network.model_file import (
    SHIPPED,
    Model,
    load_model,
    shipped_model,
    standard_architecture,
)
from stori_plugin.engine.methods.network.trust import (
    KNOTS,
    HiddenObservations,
    Trust,
    best_single_factor,
    fit_trust,
)
from stori_plugin.engine.support.errors import InputError, OutputError


@pytest.fixture
def model() -> Model:
    sizes = standard_architecture()
    trust = Trust(tuple(np.linspace(1, 0.5, len(KNOTS))))
    return Model(sizes, sizes.weights(3), 8.0, trust, {"trained_on": ["a place"]})


def test_a_model_comes_back_as_it_was(model, tmp_path):
    model.save(tmp_path / "model.npz")
    found = load_model(tmp_path / "model.npz")
    assert (found.sizes, found.step, found.trust) == (model.sizes, model.step, model.trust)
    assert found.about == {"trained_on": ["a place"]}
    for name, array in model.weights.items():
        np.testing.assert_array_equal(found.weights[name], array)


def rewritten(model: Model, path, change):
    """Save a model with its arrays changed by ``change`` (a function of the dictionary)."""
    model.save(path)
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    change(arrays)
    np.savez(path, **arrays)
    return path


def text_of(text: str) -> np.ndarray:
    return np.frombuffer(text.encode(), np.uint8)


def described(change):
    """Change the description among the arrays."""

    def apply(arrays):
        description = json.loads(arrays["description"].tobytes())
        change(description)
        arrays["description"] = np.frombuffer(json.dumps(description).encode(), np.uint8)

    return apply


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda a: a.pop("description"), "is no model of the STORI network"),
        (described(lambda d: d.update(kind="else")), "is no model of the STORI network"),
        (described(lambda d: d.update(version=99)), "has version 99 and this plugin reads"),
        (described(lambda d: d.update(inputs=["one"])), "made for other inputs"),
        (described(lambda d: d.update(sar_scales=[1.0, 1.0, 1.0])), "made for other inputs"),
        (described(lambda d: d.pop("trust")), "description is incomplete"),
        (described(lambda d: d.update(trust=[1.0])), "description is incomplete"),
        (described(lambda d: d["sizes"].pop("head_hidden")), "does not say its head_hidden"),
        (described(lambda d: d["sizes"].update(inputs=7)), "sizes do not fit its inputs"),
        (described(lambda d: d.update(step=float("nan"))), "no proper “step”"),
        (described(lambda d: d.update(step=float("inf"))), "no proper “step”"),
        (described(lambda d: d.update(step=1e308)), "no proper “step”"),
        (described(lambda d: d.update(step=1e-300)), "no proper “step”"),
        (described(lambda d: d.update(step="8")), "no proper “step”"),
        (described(lambda d: d.update(step=10**300)), "no model of the STORI network"),
        (described(lambda d: d.update(trust=[float("nan")] * 6)), "no proper “trust”"),
        (described(lambda d: d.update(trust=[7.0] * 6)), "no proper “trust”"),
        (described(lambda d: d.update(trust="123456")), "no proper “trust”"),
        (described(lambda d: d.update(about=[1])), "no proper “about”"),
        (described(lambda d: d.update(sizes=None)), "no proper “sizes”"),
        (described(lambda d: d["sizes"].update(head_hidden=True)), "head_hidden is True"),
        (described(lambda d: d["sizes"].update(head_hidden=32.0)), "head_hidden is 32.0"),
        (described(lambda d: d["sizes"].update(head_hidden=10**40)), "head_hidden is 1000"),
        (described(lambda d: d["sizes"].update(neighbours=25)), "sizes do not fit its inputs"),
        (
            described(lambda d: d["sizes"].update(optical_hidden=4096)),
            "more than 1,048,576 weights",
        ),
        (described(lambda d: d.update(version=list(range(10**5)))), "has version .0, 1, 2"),
        (lambda a: a.update(description=a["description"].astype("f4")), "is no model"),
        (lambda a: a.update(description=text_of("[" * 200_000)), "is no model"),
        (lambda a: a.update(description=text_of('{"a":' * 200_000)), "is no model"),
        (lambda a: a.update(description=np.zeros(2**21, "u1")), "is no model"),
        (lambda a: a.update(head=a["head"].astype("c16")), "“head” is no array of plain numbers"),
        (lambda a: a.update(head=a["head"].astype("i4")), "“head” is an array"),
        (lambda a: a["head"].fill(1e30), "“head” holds numbers that are not finite, or are too"),
        (lambda a: a.pop("head"), "“head” is missing"),
        (lambda a: a.update(head=a["head"][:, 1:]), "“head” has the shape"),
        (lambda a: a["output"].fill(np.nan), "“output” holds numbers that are not finite"),
    ],
)
def test_a_wrong_or_damaged_model_is_refused(model, tmp_path, change, sentence):
    path = rewritten(model, tmp_path / "model.npz", change)
    with pytest.raises(InputError, match=sentence):
        load_model(path)


def test_what_is_no_archive_is_refused(model, tmp_path):
    with pytest.raises(InputError, match="There is no model file"):
        load_model(tmp_path / "absent.npz")
    text = tmp_path / "text.npz"
    text.write_text("This is no model.")
    with pytest.raises(InputError, match="is no model of the STORI network"):
        load_model(text)
    whole = tmp_path / "whole.npz"
    model.save(whole)
    part = tmp_path / "part.npz"
    part.write_bytes(whole.read_bytes()[:-2000])
    with pytest.raises(InputError, match="only a part of one"):
        load_model(part)


def test_pickles_are_not_opened(tmp_path):
    path = tmp_path / "objects.npz"
    np.savez(path, description=np.array([{"kind": "STORI network"}], dtype=object))
    with pytest.raises(InputError, match="is no model of the STORI network"):
        load_model(path)


def test_damage_anywhere_is_a_sentence(model, tmp_path):
    """Bytes changed, cut out and appended at random places: the model is read, or refused."""
    whole = tmp_path / "whole.npz"
    model.save(whole)
    content = whole.read_bytes()
    random = np.random.default_rng(1)
    for number in range(120):
        damaged = bytearray(content)
        place = int(random.integers(len(content)))
        if number % 3 == 0:
            del damaged[place:]
        elif number % 3 == 1:
            damaged[place : place + 40] = random.bytes(40)
        else:
            del damaged[place : place + int(random.integers(1, 2000))]
        path = tmp_path / "damaged.npz"
        path.write_bytes(bytes(damaged))
        try:
            load_model(path)
        except InputError as error:
            assert str(path) in str(error) and str(error).endswith(".")


def test_what_nobody_asked_for_is_not_unpacked(model, tmp_path):
    path = rewritten(model, tmp_path / "model.npz", lambda arrays: None)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("more.npy", bytes(2**26))
    tracemalloc.start()
    assert load_model(path).sizes == model.sizes
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 2**23


def test_an_array_that_unpacks_to_more_than_it_may_is_refused(model, tmp_path):
    path = tmp_path / "model.npz"
    model.save(path)
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content + bytes(2**25) * (name == "output.npy"))
    with pytest.raises(InputError, match="is no model of the STORI network, or only a part of one"):
        load_model(path)


def test_other_archives_are_refused(tmp_path):
    np.save(tmp_path / "array.npy", np.zeros(3))
    np.savez(tmp_path / "other.npz", weights=np.zeros((3, 4)))
    with zipfile.ZipFile(tmp_path / "zip.npz", "w") as archive:
        archive.writestr("description", b"no array")
    for name in ("array.npy", "other.npz", "zip.npz"):
        with pytest.raises(InputError, match="is no model of the STORI network"):
            load_model(tmp_path / name)


def test_the_weights_that_come_with_the_plugin_are_whole_and_small():
    model = shipped_model()
    assert model.sizes == standard_architecture() and model.about["trained_on"]
    assert SHIPPED.stat().st_size < 2**20


def test_missing_weights_of_the_plugin_are_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(model_file, "SHIPPED", tmp_path / "stori_network.npz")
    shipped_model.cache_clear()
    with pytest.raises(InputError, match="come with the plugin cannot be used: There is no model"):
        shipped_model()
    shipped_model.cache_clear()


def test_a_model_that_cannot_be_written_says_so(model, tmp_path):
    with pytest.raises(OutputError, match="cannot be written to"):
        model.save(tmp_path / "absent" / "model.npz")


def test_impossible_sizes_are_refused():
    with pytest.raises(InputError, match="sar_maps is 0"):
        Architecture(sar_maps=0)


def held_out(correction, residual, gap, witnesses=8) -> HiddenObservations:
    count = len(correction)
    return HiddenObservations(
        np.full(count, gap), residual, correction, np.ones(count), np.arange(count) % witnesses
    )


def test_trust_is_the_best_factor_where_evidence_is_ample():
    random = np.random.default_rng(1)
    correction = random.standard_normal(4000)
    residual = 0.5 * correction + random.standard_normal(4000)
    found = fit_trust(held_out(correction, residual, 68.0, 1000), Trust())
    assert found.factors[KNOTS.index(68.0)] == pytest.approx(0.5, abs=0.05)
    assert found.factors[0] == pytest.approx(0.5, abs=0.05), "no evidence: that of the others"


def test_the_best_share_is_one_factor_for_all_gaps():
    correction = np.ones(50)
    assert (
        best_single_factor(held_out(correction, 0.3 * correction, 30.0)).factors
        == (pytest.approx(0.3),) * 6
    )
    assert best_single_factor(held_out(correction, -correction, 30.0)) == Trust((0.0,) * len(KNOTS))
    assert best_single_factor(held_out(correction, 3 * correction, 30.0)) == Trust()


def test_a_harmful_correction_is_not_believed_and_factors_stay_within_bounds():
    random = np.random.default_rng(2)
    correction = random.standard_normal(1000)
    harmful = fit_trust(held_out(correction, -correction, 68.0), Trust())
    assert harmful.factors[KNOTS.index(68.0)] == 0
    timid = fit_trust(held_out(correction, 5 * correction, 68.0), Trust())
    assert timid.factors[KNOTS.index(68.0)] == 1


def test_few_witnesses_leave_the_prior_standing():
    random = np.random.default_rng(3)
    correction = random.standard_normal(1000)
    one = fit_trust(held_out(correction, 0 * correction, 68.0, 1), Trust())
    many = fit_trust(held_out(correction, 0 * correction, 68.0, 50), Trust())
    assert one.factors[KNOTS.index(68.0)] > 0.7
    assert many.factors[KNOTS.index(68.0)] < 0.1


def test_the_gain_is_the_ratio_of_squared_errors():
    correction, residual = np.array([1.0, 0.0]), np.array([2.0, 1.0])
    one = held_out(correction, residual, 68.0)
    assert one.mse_ratio(Trust()) == pytest.approx(2 / 5)
    assert one.mse_ratio(Trust((0.0,) * len(KNOTS))) == 1
