"""Files of weights: PyTorch's archives and safetensors, read without running anything in them."""

from __future__ import annotations

import os
import pickle
import zipfile

import numpy as np
import pytest
from made_weights import View, constant, saved_by_torch, write_pt, write_safetensors

from stori_plugin.engine.retrieval.encoders.torch_archive import TorchArchive
from stori_plugin.engine.retrieval.encoders.weights import open_weights, read_tensor, sha256_of
from stori_plugin.engine.support.errors import InputError

NUMBERS = np.arange(12, dtype=np.float32).reshape(3, 4)


def test_what_pytorch_wrote_is_read(tmp_path):
    path = tmp_path / "saved.pt"
    path.write_bytes(saved_by_torch())
    file = open_weights(str(path))
    assert set(file.shapes) == {
        *(f"model.{name}" for name in ("a", "row", "half", "brain", "whole", "own")),
        "optimizer.state.0.exp",
    }
    np.testing.assert_array_equal(file.read("model.a"), NUMBERS.T)
    np.testing.assert_array_equal(file.read("model.row"), NUMBERS[1])
    np.testing.assert_array_equal(file.read("model.half"), [1.5, -2.0])
    np.testing.assert_array_equal(file.read("model.brain"), [0.5, 3.0])
    assert file.read("model.whole") == 7 and file.read("model.own") == [4.0]


def test_what_pytorch_writes_now_is_read(tmp_path):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    path = tmp_path / "now.pt"
    layer = torch.nn.Linear(5, 3)
    torch.save({"state_dict": layer.state_dict(), "other": [layer.weight.half()]}, path)
    file = open_weights(str(path))
    np.testing.assert_array_equal(file.read("state_dict.weight"), layer.weight.detach().numpy())


def test_nothing_in_a_file_is_run(tmp_path):
    """A pickle that would write a file if it were unpickled."""
    trace = tmp_path / "trace"

    class Trap:
        def __reduce__(self):
            return os.mkdir, (str(trace),)

    with zipfile.ZipFile(tmp_path / "trap.pt", "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps({"w": Trap()}, 2))
    assert not TorchArchive(str(tmp_path / "trap.pt")).tensors
    assert not trace.exists()


def test_safetensors_are_read(tmp_path):
    file = open_weights(str(write_safetensors(tmp_path / "a.safetensors", {"model.w": NUMBERS})))
    assert file.shapes == {"model.w": (3, 4)}
    np.testing.assert_array_equal(file.read("model.w"), NUMBERS)
    half = open_weights(str(write_safetensors(tmp_path / "b.safetensors", {"w": NUMBERS}, "F16")))
    np.testing.assert_array_equal(half.read("w"), NUMBERS)
    bits = (NUMBERS.view(np.uint32) >> 16).astype(np.uint16)
    brain = open_weights(str(write_safetensors(tmp_path / "c.safetensors", {"w": bits}, "BF16")))
    np.testing.assert_array_equal(brain.read("w"), NUMBERS)


def test_a_wrapped_network_is_found_by_what_is_in_it(tmp_path):
    tree = {"ema": {"encoder": {"cls": constant((2,))}}, "encoder": {"cls": constant((2,))}}
    file = open_weights(str(write_pt(tmp_path / "wrapped.pt", tree)))
    assert file.prefix_of("cls") == "encoder." and file.prefix_of("ls") is None


def test_tensors_are_laid_one_after_the_other(tmp_path):
    file = open_weights(str(write_safetensors(tmp_path / "a.safetensors", {"q": NUMBERS})))
    np.testing.assert_array_equal(
        read_tensor(file, ["q", "q"], (6, 1, 4), "x"), np.vstack([NUMBERS, NUMBERS])[:, None]
    )


# --- files that are not what they should be -------------------------------------------------


def sentence(path) -> str:
    with pytest.raises(InputError) as caught:
        file = open_weights(str(path))
        for name in file.shapes:
            file.read(name)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_files_that_are_no_weights_are_told(tmp_path):
    assert "There is no file of weights" in sentence(tmp_path / "absent.pt")
    text = tmp_path / "text.pt"
    text.write_text("these are no weights, whatever the suffix says", encoding="utf-8")
    assert "neither a zip archive nor safetensors" in sentence(text)
    text.write_bytes(pickle.dumps({}, 2))
    assert "before 1.6" in sentence(text) and "save them again" in sentence(text)
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as archive:
        archive.writestr("readme", "hello")
    assert "no weights of PyTorch" in sentence(tmp_path / "some.zip")
    script = write_pt(tmp_path / "script.pt", {}, ["constants.pkl"])
    assert "TorchScript" in sentence(script)


def test_damaged_archives_are_told(tmp_path):
    whole = write_pt(tmp_path / "whole.pt", {"w": View(NUMBERS)}).read_bytes()
    cut = tmp_path / "cut.pt"
    cut.write_bytes(whole[: len(whole) // 2])
    assert "are damaged: it is not a whole archive" in sentence(cut)
    at = whole.index(NUMBERS.tobytes())
    cut.write_bytes(whole[:at] + b"\xff" + whole[at + 1 :])
    assert "“w” cannot be read" in sentence(cut)
    short = write_pt(tmp_path / "short.pt", {"w": View(NUMBERS[0], (3, 4))})
    assert "“w” cannot be read" in sentence(short)
    odd = write_pt(tmp_path / "odd.pt", {"w": View(NUMBERS, (-3, 4))})
    assert "no proper shape" in sentence(odd)
    nan = write_pt(tmp_path / "nan.pt", {"w": View([np.nan])})
    assert "not finite" in sentence(nan)
    with zipfile.ZipFile(tmp_path / "broken.pt", "w") as archive:
        archive.writestr("archive/data.pkl", b"\x80\x02q\x00s.")
    assert "table of contents is broken" in sentence(tmp_path / "broken.pt")


def test_damaged_safetensors_are_told(tmp_path):
    path = write_safetensors(tmp_path / "w.safetensors", {"w": NUMBERS})
    whole = path.read_bytes()
    path.write_bytes(whole[:-4])
    assert "are damaged: “w” is longer than what is stored" in sentence(path)
    path.write_bytes(whole.replace(b'"shape"', b'"sheep"'))
    assert "table of contents is broken" in sentence(path)


def test_a_file_is_known_by_its_content(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    for path in (first, second):
        path.write_bytes(b"weights")
    assert sha256_of(str(first)) == sha256_of(str(second)) and len(sha256_of(str(first))) == 64
    with pytest.raises(InputError, match="cannot be read"):
        sha256_of(str(tmp_path / "absent"))
