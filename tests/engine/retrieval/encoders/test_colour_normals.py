"""How colours are normalised for files of weights of other makers."""

from __future__ import annotations

import json

import numpy as np
import pytest
from made_rasters import write
from made_weights import constant, write_pt

from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
from stori_plugin.engine.retrieval.encoders import vit
from stori_plugin.engine.retrieval.encoders.colour_normals import (
    HALF,
    IMAGENET,
    ColourNormals,
    colour_normals,
)
from stori_plugin.engine.retrieval.encoders.encoder_registry import restore_encoder
from stori_plugin.engine.retrieval.encoders.vision_transformer import Design
from stori_plugin.engine.retrieval.encoders.weights import open_weights
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import InputError, ParameterError

TINY = Design(channels=3, side=32, patch=16, dim=32, depth=2, heads=2, hidden=24)
OURS = {"mean": [0.1, 0.2, 0.3], "std": [0.4, 0.5, 0.6]}
OWN = ((0.1, 0.2, 0.3), (0.4, 0.5, 0.6))


@pytest.fixture
def tiny(monkeypatch):
    """Let the ViT be small, so that its files are read at once."""
    monkeypatch.setattr(vit, "DESIGN", TINY)
    monkeypatch.setattr(vit, "_design_of", lambda file, naming, prefix: TINY)


def tree(*more: str) -> dict:
    shapes = {**TINY.shapes(), **dict.fromkeys(more, (1, 1, 8))}
    return {name: constant(shape, 0.01) for name, shape in shapes.items()}


def told(path, content, wanted: str = "auto") -> ColourNormals:
    path.parent.mkdir(parents=True, exist_ok=True)
    return vit.load_vit(str(write_pt(path, content)), wanted).normals


def same(one: ColourNormals, other: ColourNormals) -> bool:
    return (one.mean, one.spread) == (other.mean, other.spread)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("vit_b_16.pth", HALF),
        ("vit_base_patch16_224.augreg_in21k.pth", HALF),
        ("jx_vit_base_p16_224-80ecf9dd.pth", HALF),
        ("deit_base_patch16_224-b5f2ef4d.pth", IMAGENET),
        ("dino_vitbase16_pretrain.pth", IMAGENET),
        ("mae_pretrain_vit_base.pth", IMAGENET),
        ("vit_base_patch16_224.dino/weights.bin", IMAGENET),
        ("facebook--deit-base-patch16-224/snapshots/9f/weights.bin", IMAGENET),
        ("maestro/dinosaurs/vit_b_16.pth", HALF),
        ("mae/weights.pth", HALF),
    ],
)
def test_names_of_makers_tell(tmp_path, tiny, name, expected):
    assert same(told(tmp_path / name, tree()), expected)


@pytest.mark.parametrize(
    "content",
    [
        {"model": tree()},
        {"model": tree("mask_token")},
        tree("mask_token"),
        tree("decoder_pos_embed"),
        {"teacher": {"backbone": tree()}},
        {"student": {"module": {"backbone": tree()}}},
    ],
)
def test_what_else_is_in_a_file_tells(tmp_path, tiny, content):
    assert same(told(tmp_path / "w.pth", content), IMAGENET)
    assert same(told(tmp_path / "w.pth", content, "half"), HALF)


@pytest.mark.parametrize(
    ("name", "beside", "content", "is_read"),
    [
        ("model.bin", "config.json", {"pretrained_cfg": OURS}, True),
        ("pytorch_model.bin", "config.json", OURS, True),
        ("model.bin", "preprocessor_config.json",
         {"image_mean": OURS["mean"], "image_std": OURS["std"]}, True),
        ("dino.pth", "dino.json", OURS, True),
        ("w.pth", "config.json", OURS, False),  # of whatever else lies there
        ("model.bin", "config.json", {"mean": [0.1, 0.2], "std": [1, 1]}, False),
        ("model.bin", "config.json", {"mean": [1e9, 0, 0], "std": [1, 1, 1]}, False),
        ("model.bin", "config.json", {"mean": ["a", 0, 0], "std": [1, 1, 1]}, False),
        ("model.bin", "config.json", {"mean": [0, 0, 0], "std": [0, 1, 1]}, False),
        ("model.bin", "config.json", {"mean": "abc", "std": True}, False),
        ("model.bin", "config.json", [OURS], False),
    ],
)  # fmt: skip
def test_what_its_publisher_put_beside_it_tells(tmp_path, tiny, name, beside, content, is_read):
    (tmp_path / beside).write_text(json.dumps(content))
    assert same(told(tmp_path / name, tree()), ColourNormals(*OWN) if is_read else HALF)


def test_the_parameter_overrules_and_another_word_is_refused(tmp_path, tiny):
    path = tmp_path / "dino_vit.pth"
    assert same(told(path, tree(), "half"), HALF)
    assert same(told(tmp_path / "vit.pth", tree(), "imagenet"), IMAGENET)
    with pytest.raises(ParameterError, match="NORMALISATION is “clip”: choose one of auto"):
        vit.load_vit(str(path), "clip")
    assert same(colour_normals("dino.onnx", None, "", IMAGENET, "auto"), IMAGENET)


@pytest.mark.parametrize(
    "extra",
    ["blocks.0.ls1.gamma", "blocks.2.norm1.weight", "norm_pre.weight", "dist_token", "reg_token",
     "blocks.0.attn.q_norm.weight", "blocks.1.gamma_1"],
)  # fmt: skip
def test_other_forms_are_refused(tmp_path, tiny, extra):
    path = write_pt(tmp_path / "vit.pth", tree(extra))
    with pytest.raises(InputError, match=f"a plain one has no “{extra}”"):
        vit.load_vit(str(path))
    assert open_weights(str(path)).shapes


def test_an_index_remembers_its_colours(tmp_path, tiny):
    """Whatever lies beside the weights later on, and however they are called."""
    weights = write_pt(tmp_path / "dino_vit.pth", tree())
    raster = write(tmp_path / "image.tif", "red", "green", "blue", size=16)
    made = {"files": (Source(str(raster)),), "encoder": "vit-rgb", "cut": ChipCut(size=16)}
    request = IndexRequest(str(tmp_path / "a.storiindex"), weights=str(weights), **made)
    assert build_index(request) == 1
    index = open_index(request.output)
    assert index.settings["mean"] == list(IMAGENET.mean)
    renamed = str(weights.rename(tmp_path / "vit.pth"))
    again = restore_encoder("vit-rgb", index.settings, {}, renamed)
    assert same(again.normals, IMAGENET)
    chip = np.full((3, 16, 16), 0.3, np.float32)
    expected = (1 - np.array(IMAGENET.mean)) / IMAGENET.spread
    np.testing.assert_allclose(again.prepared(chip).mean((1, 2)), expected, rtol=1e-5)
    other = IndexRequest(
        str(tmp_path / "b.storiindex"),
        weights=renamed, like=request.output, normalisation="half", **made,
    )  # fmt: skip
    with pytest.raises(ParameterError, match="NORMALISATION is half, but the index"):
        build_index(other)
    for mean in (None, "abc", [0.1, 0.2], [float("inf"), 0, 0], [[0.1], 0, 0]):
        with pytest.raises(InputError, match="is damaged"):
            restore_encoder("vit-rgb", {**index.settings, "mean": mean}, {}, renamed, "x")
