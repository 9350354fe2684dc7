"""Prithvi and ViT: a network computed by hand, one computed naively, the published key names."""

from __future__ import annotations

import math
import sys
import types
from dataclasses import replace

import numpy as np
import pytest
from made_rasters import write
from made_weights import View, constant, write_pt, write_safetensors

from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
from stori_plugin.engine.retrieval.encoders import prithvi, vit
from stori_plugin.engine.retrieval.encoders.colour_normals import ColourNormals
from stori_plugin.engine.retrieval.encoders.encoder_registry import restore_encoder
from stori_plugin.engine.retrieval.encoders.vision_transformer import (
    Design,
    VisionTransformer,
    heeding,
    resized,
)
from stori_plugin.engine.retrieval.encoders.weights import open_weights
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import (
    CancelledError,
    InputError,
    MissingPackageError,
    ParameterError,
    StoriError,
)

SMALL = Design(channels=3, side=8, patch=4, dim=32, depth=2, heads=4, hidden=24)


def some_weights(design: Design, seed: int = 3) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    return {n: rng.normal(0, 0.4, s).astype(np.float32) for n, s in design.shapes().items()}


def some_image(design: Design, seed: int = 4) -> np.ndarray:
    shape = (design.channels, design.side, design.side)
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


# --- the arithmetic ---------------------------------------------------------------------------


def test_a_network_small_enough_to_compute_by_hand():
    """Two numbers per token: a norm makes them (1, -1) or (-1, 1), so that all can be followed."""
    design = Design(channels=1, side=2, patch=1, dim=2, depth=1, heads=1, hidden=1, epsilon=0.0)
    weights = {name: np.zeros(shape, np.float32) for name, shape in design.shapes().items()}
    weights["cls_token"][:] = 3, 1
    weights["patch_embed.proj.weight"][0] = 1  # a patch of value v becomes (v, 0) ...
    weights["pos_embed"][1:, 1] = 5  # ... and at its place (v, 5)
    for norm in ("blocks.0.norm1", "blocks.0.norm2"):
        weights[norm + ".weight"][:] = 1
    weights["blocks.0.attn.qkv.weight"][4:] = np.eye(2)  # all tokens count alike
    weights["blocks.0.attn.proj.weight"][:] = np.eye(2)
    weights["blocks.0.mlp.fc1.weight"][:] = 1, 0
    weights["blocks.0.mlp.fc2.weight"][:] = [[1], [-2]]
    weights["norm.weight"][:], weights["norm.bias"][:] = (2, 3), (10, 20)
    image = np.array([[[1, 2], [3, 9]]], np.float32)
    # Normed: class (1, -1), patches (-1, 1) three times and (1, -1) for the 9.
    # Attention adds their mean, (-0.2, 0.2): (2.8, 1.2), (0.8, 5.2), ..., (8.8, 5.2).
    # Normed again: the same signs; the layer adds gelu(1) = .8413 or gelu(-1) = -.1587 times
    # (1, -2): class (3.641, -0.483), patches (0.641, 5.517), ..., the last (9.641, 3.517).
    # The last norm leaves the signs: (12, 17) for the class and the last, (8, 23) for the others.
    expected = [[12, 17], [8, 23], [8, 23], [8, 23], [12, 17]]
    network = VisionTransformer(design, weights)
    np.testing.assert_allclose(network.tokens(image), expected, atol=1e-5)
    encoder = prithvi.PrithviEncoder(network, "")
    np.testing.assert_allclose(encoder._pooled(network.tokens(image)), [9, 21.5], atol=1e-5)


def test_a_large_network_can_be_stopped_between_its_blocks():
    design = replace(SMALL, depth=3)
    network, asked = VisionTransformer(design, some_weights(design)), []

    def check() -> None:
        asked.append(True)
        if len(asked) == 2:
            raise CancelledError("Stopped.")

    with heeding(check), pytest.raises(CancelledError):
        network.tokens(some_image(design))
    assert len(asked) == 2
    network.tokens(some_image(design))  # what was heeded is forgotten
    assert len(asked) == 2


def naive_tokens(design: Design, weights: dict, image: np.ndarray) -> np.ndarray:
    """The same network in double precision, token by token."""
    w = {name: values.astype(float) for name, values in weights.items()}
    count, size, width = design.side // design.patch, design.patch, design.dim // design.heads

    def norm(x, name):
        mean = sum(x) / len(x)
        variance = sum((v - mean) ** 2 for v in x) / len(x)
        scale = 1 / math.sqrt(variance + design.epsilon)
        return (x - mean) * scale * w[name + ".weight"] + w[name + ".bias"]

    def linear(x, name):
        return w[name + ".weight"] @ x + w[name + ".bias"]

    rows = [w["cls_token"]]
    for i in range(count):
        for j in range(count):
            patch = image[:, i * size : (i + 1) * size, j * size : (j + 1) * size].astype(float)
            kernel = w["patch_embed.proj.weight"]
            rows.append(np.tensordot(kernel, patch, 3) + w["patch_embed.proj.bias"])
    rows = [row + place for row, place in zip(rows, w["pos_embed"])]
    for number in range(design.depth):
        at = f"blocks.{number}."
        parts = [np.split(linear(norm(x, at + "norm1"), at + "attn.qkv"), 3) for x in rows]
        mixed = []
        for query, _, _ in parts:
            heads = []
            for h in range(design.heads):
                own = slice(h * width, (h + 1) * width)
                score = np.array([query[own] @ key[own] / math.sqrt(width) for _, key, _ in parts])
                share = np.exp(score) / np.exp(score).sum()
                heads.append(sum(s * value[own] for s, (_, _, value) in zip(share, parts)))
            mixed.append(linear(np.concatenate(heads), at + "attn.proj"))
        rows = [x + m for x, m in zip(rows, mixed)]
        for k, x in enumerate(rows):
            hidden = linear(norm(x, at + "norm2"), at + "mlp.fc1")
            active = np.array([v * 0.5 * (1 + math.erf(v / math.sqrt(2))) for v in hidden])
            rows[k] = x + linear(active, at + "mlp.fc2")
    return np.array([norm(x, "norm") for x in rows])


def test_it_equals_a_naive_network():
    weights, image = some_weights(SMALL), some_image(SMALL)
    found = VisionTransformer(SMALL, weights).tokens(image)
    assert found.dtype == np.float32 and found.shape == (5, 32)
    np.testing.assert_allclose(found, naive_tokens(SMALL, weights, image), rtol=1e-4, atol=1e-4)


def test_it_equals_pytorchs_modules():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    weights, image = some_weights(SMALL), some_image(SMALL)
    w = {name: torch.from_numpy(values) for name, values in weights.items()}
    with torch.no_grad():
        patches = torch.nn.functional.conv2d(
            torch.from_numpy(image)[None],
            w["patch_embed.proj.weight"],
            w["patch_embed.proj.bias"],
            stride=SMALL.patch,
        )
        x = torch.cat([w["cls_token"][None], patches[0].flatten(1).T]) + w["pos_embed"]
        for number in range(SMALL.depth):
            x = torch_block(torch, w, f"blocks.{number}.")(x[None])[0]
        x = torch.nn.functional.layer_norm(
            x, (SMALL.dim,), w["norm.weight"], w["norm.bias"], SMALL.epsilon
        )
    found = VisionTransformer(SMALL, weights).tokens(image)
    np.testing.assert_allclose(found, x.numpy(), rtol=1e-4, atol=1e-4)


def torch_block(torch, w, at: str):
    layer = torch.nn.TransformerEncoderLayer(
        *(SMALL.dim, SMALL.heads, SMALL.hidden, 0.0, "gelu", SMALL.epsilon),
        batch_first=True,
        norm_first=True,
    ).eval()
    names = {
        "self_attn.in_proj_": "attn.qkv.",
        "self_attn.out_proj.": "attn.proj.",
        "linear1.": "mlp.fc1.",
        "linear2.": "mlp.fc2.",
        "norm1.": "norm1.",
        "norm2.": "norm2.",
    }
    layer.load_state_dict(
        {f"{a}{k}": w[f"{at}{b}{k}"] for a, b in names.items() for k in ("weight", "bias")}
    )
    return layer


def test_chips_of_other_sizes_are_interpolated():
    ramp = np.linspace(0, 1, 6, dtype=np.float32)[None, :, None] + np.zeros((2, 6, 6), np.float32)
    assert resized(ramp, 6) is ramp
    larger = resized(ramp, 12)
    assert larger.shape == (2, 12, 12)
    # Pixels are areas: the first of the larger image lies outside the first centre, and keeps it.
    np.testing.assert_allclose(larger[0, :3, 0], [0, 0.05, 0.15], atol=1e-6)
    np.testing.assert_allclose(resized(larger, 3)[0].mean(), 0.5, atol=1e-6)
    chess = (np.indices((8, 8)).sum(0) % 2).astype(np.float32)[None]
    np.testing.assert_allclose(resized(chess, 2), 0.5, atol=0.02)


def test_interpolation_equals_pytorchs():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    chip = np.random.default_rng(1).random((2, 33, 21), np.float32)
    for side in (16, 40):
        theirs = torch.nn.functional.interpolate(
            torch.from_numpy(chip)[None], (side, side), mode="bilinear", antialias=True
        )
        np.testing.assert_allclose(resized(chip, side), theirs[0].numpy(), atol=1e-5)


# --- Prithvi ------------------------------------------------------------------------------------


TINY = Design(channels=6, side=32, patch=16, dim=32, depth=2, heads=2, hidden=24, epsilon=1e-5)


def prithvi_tree(design: Design = TINY, frames: int = 3, **changes) -> dict:
    """The names and shapes of the published file, each over one number."""
    shapes = {name: [*shape] for name, shape in design.shapes().items()}
    kernel = shapes["patch_embed.proj.weight"]
    shapes["patch_embed.proj.weight"] = [*kernel[:2], 1, *kernel[2:]]
    shapes["cls_token"] = [1, 1, design.dim]
    shapes["pos_embed"] = [1, 1 + design.patches * frames, design.dim]
    shapes.update({"mask_token": [1, 1, 512], "decoder_embed.weight": [512, design.dim]}, **changes)
    value = {"weight": 0.01, "bias": 0.02}
    return {
        name: constant(shape, value.get(name.rpartition(".")[2], 0.5), name.rpartition(".")[2])
        for name, shape in shapes.items()
        if shape is not None
    }


@pytest.fixture
def tiny(monkeypatch):
    """Let Prithvi be small, so that its files are read at once."""
    monkeypatch.setattr(prithvi, "DESIGN", TINY)


def test_prithvi_at_full_size(tmp_path):
    path = write_pt(tmp_path / "Prithvi_100M.pt", prithvi_tree(prithvi.DESIGN))
    encoder = prithvi.load_prithvi(str(path))
    weights = encoder._model._weights
    assert {name: values.shape for name, values in weights.items()} == prithvi.DESIGN.shapes()
    assert len(weights) == 150 and sum(values.size for values in weights.values()) == 86_388_480
    assert (encoder.name, encoder.dim, len(encoder.bands)) == ("prithvi", 768, 6)
    assert not encoder.temporal and len(encoder.settings["weights"]) == 64
    found = encoder.encode(np.random.default_rng(2).random((1, 6, 32, 40), np.float32))
    assert found.shape == (1, 768) and found.dtype == np.float32 and np.isfinite(found).all()


@pytest.mark.parametrize("wrap", [lambda tree: tree, lambda tree: {"model": {"encoder": tree}}])
def test_prithvis_file_is_read_by_its_names(tmp_path, wrap):
    path = write_pt(tmp_path / "Prithvi_100M.pt", wrap(prithvi_tree()))
    found = prithvi.read_encoder(open_weights(str(path)), TINY)
    assert {name: values.shape for name, values in found.items()} == TINY.shapes()
    assert (found["norm.bias"] == np.float32(0.02)).all()


def test_a_chip_is_encoded_alike_alone_or_together():
    encoder = prithvi.PrithviEncoder(VisionTransformer(TINY, some_weights(TINY)), "")
    chips = np.random.default_rng(2).random((5, 6, 20, 40), np.float32)
    found = encoder.encode(chips)
    np.testing.assert_array_equal(encoder.encode(chips[3:4])[0], found[3])
    assert len(np.unique(found[:, 0])) == 5


def test_prithvi_sees_reflectance_as_it_was_trained():
    encoder = prithvi.PrithviEncoder(VisionTransformer(Design(6, 8, 4, 32, 0, 4), {}), "")
    chip = np.tile(prithvi.MEAN[:, None, None] / 10_000, (1, 8, 8))
    np.testing.assert_allclose(encoder.prepared(chip), 0, atol=1e-6)
    np.testing.assert_allclose(
        encoder.prepared(chip + 0.1)[:, 0, 0], 1000 / prithvi.SPREAD, rtol=1e-5
    )


def test_positions_are_those_of_the_first_frame(tmp_path):
    computed = prithvi.positions(prithvi.DESIGN)
    assert computed.shape == (197, 768) and not computed[0].any()
    at = 1 + 3 * 14 + 5  # row 3, column 5
    assert computed[at, 0] == pytest.approx(math.sin(5))
    assert computed[at, 144] == pytest.approx(math.cos(5))
    assert computed[at, 288] == pytest.approx(math.sin(3))
    assert computed[at, 288 + 143] == pytest.approx(math.sin(3 * 10_000 ** (-143 / 144)))
    assert not computed[at, 576:672].any() and (computed[at, 672:] == 1).all()
    path = write_pt(tmp_path / "without.pt", prithvi_tree(pos_embed=None))
    found = prithvi.read_encoder(open_weights(str(path)), TINY)
    np.testing.assert_array_equal(found["pos_embed"], prithvi.positions(TINY))
    places = np.arange(13 * 32, dtype=np.float32).reshape(1, 13, 32)
    tree = {**prithvi_tree(), "pos_embed": View(places, key="places")}
    path = write_pt(tmp_path / "with.pt", tree)
    found = prithvi.read_encoder(open_weights(str(path)), TINY)
    np.testing.assert_array_equal(found["pos_embed"], places[0, :5])


def refused(load, path, error=InputError) -> str:
    with pytest.raises(error) as caught:
        load(str(path))
    return str(caught.value)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"blocks.1.mlp.fc1.weight": None}, "“blocks.1.mlp.fc1.weight” is missing"),
        ({"patch_embed.proj.weight": None, "cls_token": None}, "“cls_token” is missing"),
        ({"patch_embed.proj.weight": [32, 3, 16, 16]}, "(32, 3, 16, 16) where (32, 6, 16, 16)"),
        ({"pos_embed": [1, 100, 32]}, "no number of frames"),
        ({"blocks.2.norm1.weight": [32]}, "it has 3 layers instead of 2"),
    ],
)
def test_weights_of_another_network_are_refused_by_name(tmp_path, tiny, changes, expected):
    path = write_pt(tmp_path / "other.pt", prithvi_tree(**changes))
    sentence = refused(prithvi.load_prithvi, path)
    assert str(path) in sentence and expected in sentence and "Choose" in sentence


def test_without_a_file_it_is_said_which_one_is_wanted(tmp_path):
    assert "Prithvi_100M.pt" in refused(prithvi.load_prithvi, "", ParameterError)
    assert "ViT-B/16" in refused(vit.load_vit, "", ParameterError)
    assert "There is no file" in refused(prithvi.load_prithvi, tmp_path / "absent.pt")


def test_chips_without_all_bands_are_refused():
    network = VisionTransformer(Design(6, 8, 4, 32, 0, 4), {})
    with pytest.raises(InputError, match=r"6 bands blue, .*swir2 on one date, not 4 x 8 x 8"):
        prithvi.PrithviEncoder(network, "").encode(np.zeros((1, 4, 8, 8), np.float32))
    with pytest.raises(InputError, match="3 bands red, green, blue"):
        vit.VitEncoder(network, "", ColourNormals((0, 0, 0), (1, 1, 1))).encode(
            np.zeros((1, 2, 3, 8, 8))
        )


# --- ViT ----------------------------------------------------------------------------------------

TIMM, TORCHVISION, OLDER, TRANSFORMERS_5, TRANSFORMERS = vit.NAMINGS


def written(naming, design: Design, weights: dict) -> dict:
    """Our weights under the names and in the shapes of a library."""
    found = {}
    for name, values in weights.items():
        parts = list(naming.names(name))
        if name in ("cls_token", "pos_embed"):
            values = values.reshape(1, -1, design.dim)
        found.update(zip(parts, np.split(values, len(parts)) if len(parts) > 1 else [values]))
    return found


def test_the_names_of_the_libraries():
    assert TIMM.names("blocks.7.attn.qkv.bias") == ["blocks.7.attn.qkv.bias"]
    layer = "encoder.layers.encoder_layer_7."
    for ours, theirs in {
        "blocks.7.attn.qkv.bias": layer + "self_attention.in_proj_bias",
        "blocks.7.attn.proj.weight": layer + "self_attention.out_proj.weight",
        "blocks.7.norm2.weight": layer + "ln_2.weight",
        "blocks.7.mlp.fc2.weight": layer + "mlp.3.weight",
        "patch_embed.proj.bias": "conv_proj.bias",
        "norm.bias": "encoder.ln.bias",
        "pos_embed": "encoder.pos_embedding",
    }.items():
        assert TORCHVISION.names(ours) == [theirs]
    assert OLDER.names("blocks.0.mlp.fc1.bias")[0].endswith("encoder_layer_0.mlp.linear_1.bias")
    assert TRANSFORMERS.names("blocks.7.attn.qkv.weight") == [
        f"encoder.layer.7.attention.attention.{part}.weight" for part in ("query", "key", "value")
    ]
    assert TRANSFORMERS.names("norm.weight") == ["layernorm.weight"]
    for ours, theirs in {
        "blocks.7.attn.proj.bias": "layers.7.attention.o_proj.bias",
        "blocks.7.mlp.fc2.weight": "layers.7.mlp.fc2.weight",
        "norm.weight": "layernorm.weight",
    }.items():
        assert TRANSFORMERS_5.names(ours) == [theirs]


@pytest.mark.parametrize("naming", vit.NAMINGS, ids=["timm", "torchvision", "older", "hf5", "hf"])
def test_a_vit_is_read_under_the_names_of_each_library(tmp_path, naming):
    weights = some_weights(SMALL)
    tensors = {f"vit.{n}": v for n, v in written(naming, SMALL, weights).items()}
    file = open_weights(str(write_safetensors(tmp_path / "vit.safetensors", tensors)))
    assert vit.naming_of(file) == (naming, "vit.")
    found = vit.read_vit(file, SMALL, naming, "vit.")
    for name, values in weights.items():
        np.testing.assert_array_equal(found[name], values)


def test_a_vit_at_full_size(tmp_path):
    tree = {
        name: constant([1, *shape] if name == "pos_embed" else shape, 0.01)
        for name, shape in Design(channels=3, side=64, depth=12).shapes().items()
    }
    tree["head.weight"] = constant((1000, 768))
    encoder = vit.load_vit(str(write_pt(tmp_path / "vit_b_16.pth", tree)))
    assert (encoder.name, encoder.dim, encoder.bands) == ("vit-rgb", 768, ("red", "green", "blue"))
    assert encoder.settings["side"] == 64 and encoder.settings["mean"] == [0.5, 0.5, 0.5]
    chips = np.random.default_rng(2).random((1, 3, 20, 20), np.float32)
    assert encoder.encode(chips).shape == (1, 768)
    chips[:] = vit.WHITE
    np.testing.assert_allclose(encoder.prepared(chips[0]), 1.0, atol=1e-6)


def test_the_class_token_is_the_embedding():
    weights = some_weights(SMALL)
    network = VisionTransformer(SMALL, weights)
    encoder = vit.VitEncoder(network, "", ColourNormals((0, 0, 0), (1, 1, 1)))
    chip = np.random.default_rng(5).random((3, 8, 8), np.float32) * vit.WHITE
    expected = naive_tokens(SMALL, weights, chip / vit.WHITE)[0]
    np.testing.assert_allclose(encoder.encode(chip[None])[0], expected, rtol=1e-3, atol=1e-3)


def test_other_networks_are_no_vit(tmp_path):
    path = write_safetensors(tmp_path / "resnet.safetensors", {"conv1.weight": np.ones((2, 2))})
    assert "none of its 1 tensors" in refused(vit.load_vit, path)
    small = some_weights(Design(3, 32, 16, 192, 1, 3, 768))
    path = write_safetensors(tmp_path / "tiny.safetensors", small)
    assert "has the shape (192,) where (768,) is wanted" in refused(vit.load_vit, path)


# --- ONNX ---------------------------------------------------------------------------------------


@pytest.fixture
def runtime(monkeypatch):
    """An ONNX Runtime that answers with what it is told to."""
    made = types.ModuleType("onnxruntime")
    made.axes, made.answer = 4, np.zeros((1, 197, 768), np.float32)
    made.SessionOptions = type("SessionOptions", (), {})

    class InferenceSession:
        def __init__(self, path, sess_options, providers):
            with open(path, encoding="utf-8") as file:
                if file.read() != "network":
                    raise RuntimeError("[ONNXRuntimeError] : 7 :\nProtobuf parsing failed.")

        def get_inputs(self):
            return [types.SimpleNamespace(name="image", shape=[1] * made.axes)]

        def run(self, _, given):
            if np.ndim(given["image"]) != made.axes or given["image"].shape[1] != 6:
                raise RuntimeError("Got invalid dimensions")
            return [made.answer]

    made.InferenceSession = InferenceSession
    monkeypatch.setitem(sys.modules, "onnxruntime", made)
    return made


def test_an_exported_encoder(tmp_path, runtime):
    path = tmp_path / "prithvi.onnx"
    path.write_text("network", encoding="utf-8")
    runtime.answer[0, 1:] = 3.0  # the class token is left out
    for runtime.axes in (4, 5):
        encoder = prithvi.load_prithvi(str(path))
        assert (encoder.encode(np.zeros((2, 6, 8, 8), np.float32)) == 3.0).all()
    runtime.answer = np.full((1, 768), 2.0, np.float32)
    assert (prithvi.load_prithvi(str(path)).encode(np.zeros((1, 6, 8, 8))) == 2.0).all()
    runtime.answer = np.zeros((1, 10, 768), np.float32)
    assert "it gives (1, 10, 768) numbers" in refused(prithvi.load_prithvi, path)
    assert "Got invalid dimensions" in refused(vit.load_vit, path)
    path.write_text("rubbish", encoding="utf-8")
    sentence = refused(prithvi.load_prithvi, path)
    assert "damaged or no ONNX file" in sentence and "\n" not in sentence


def test_onnx_without_its_runtime(tmp_path, monkeypatch):
    path = tmp_path / "prithvi.onnx"
    assert "There is no file" in refused(prithvi.load_prithvi, path)
    path.write_bytes(b"")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    sentence = refused(prithvi.load_prithvi, path, MissingPackageError)
    assert "onnxruntime" in sentence and ".safetensors" in sentence


def test_onnx_with_the_real_runtime(tmp_path):
    pytest.importorskip("onnxruntime", reason="ONNX Runtime is not installed")
    onnx = pytest.importorskip("onnx", reason="the package onnx is not installed")
    given, taken = (
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape)
        for name, shape in (("image", ["n", 6, 224, 224]), ("mean", ["n", 768]))
    )
    spread = onnx.numpy_helper.from_array(np.ones((6, 768), np.float32), "spread")
    nodes = [
        onnx.helper.make_node("GlobalAveragePool", ["image"], ["pooled"]),
        onnx.helper.make_node("Flatten", ["pooled"], ["flat"]),
        onnx.helper.make_node("MatMul", ["flat", "spread"], ["mean"]),
    ]
    graph = onnx.helper.make_graph(nodes, "mean", [given], [taken], [spread])
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 13)])
    model.ir_version = 8
    path = tmp_path / "mean.onnx"
    path.write_bytes(model.SerializeToString())
    encoder = prithvi.load_prithvi(str(path))
    chip = np.random.default_rng(3).random((1, 6, 224, 224), np.float32)
    expected = encoder.prepared(chip[0]).mean((1, 2)).sum()
    np.testing.assert_allclose(encoder.encode(chip), expected, rtol=1e-3)
    path.write_bytes(b"no network")
    assert "damaged or no ONNX file" in refused(prithvi.load_prithvi, path)


# --- in an index --------------------------------------------------------------------------------


def test_an_index_with_prithvi(tmp_path, tiny):
    weights = str(write_pt(tmp_path / "Prithvi_100M.pt", prithvi_tree()))
    bands = ("B02", "B03", "B04", "B8A", "B11", "B12")
    whole, part = (
        write(tmp_path / f"{name}.tif", *names, size=16)
        for name, names in (("whole", bands), ("part", bands[:4]))
    )
    order = IndexRequest(
        str(tmp_path / "places.storiindex"),
        (Source(str(whole)),),
        encoder="prithvi",
        code="binary",
        weights=weights,
        cut=ChipCut(size=16),
        workers=1,
    )
    assert build_index(order) == 1
    index = open_index(order.output)
    assert (index.encoder, index.dim, index.codes.shape) == ("prithvi", 32, (1, 1))
    with pytest.raises(StoriError, match=r"swir1"):
        build_index(replace(order, files=(Source(str(part)),)))
    other = write_pt(tmp_path / "other.pt", prithvi_tree(frames=1))
    with pytest.raises(ParameterError, match="not the file that the index was built with"):
        restore_encoder(index.encoder, index.settings, index.arrays, str(other))
