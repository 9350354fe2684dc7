"""Transformers in PyTorch's own modules, which those of the engine must equal where it is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from made_weights import View, write_pt

from stori_plugin.engine.retrieval.encoders.vision_transformer import Design

# Names of a layer of PyTorch's, and of the same weights in published files.
_NAMES = {
    "self_attn.in_proj_": "attn.qkv.",
    "self_attn.out_proj.": "attn.proj.",
    "linear1.": "mlp.fc1.",
    "linear2.": "mlp.fc2.",
    "norm1.": "norm1.",
    "norm2.": "norm2.",
}


def random_weights(
    shapes: Mapping[str, tuple[int, ...]], seed: int, spread: float
) -> dict[str, np.ndarray]:
    """Random weights of these shapes, drawn in the order of their names."""
    random = np.random.RandomState(seed)
    return {n: random.normal(0, spread, s).astype(np.float32) for n, s in sorted(shapes.items())}


def write_checkpoint(path: Path, tensors: Mapping[str, np.ndarray | None]) -> str:
    """Write a checkpoint of PyTorch's form without the tensors that are None."""
    tree = {n: View(v, key=str(k)) for k, (n, v) in enumerate(tensors.items()) if v is not None}
    return str(write_pt(path, tree))


def torch_weights(weights: Mapping[str, np.ndarray]) -> tuple[Any, dict[str, Any]]:
    """PyTorch and the weights as its tensors; the test is skipped where it is not installed."""
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    return torch, {name: torch.from_numpy(values) for name, values in weights.items()}


def torch_blocks(torch, weights: Mapping[str, Any], design: Design) -> Callable[[Any], Any]:
    """A function that takes tokens (n, dim) through all blocks of a design."""

    def layer(number: int) -> Any:
        made = torch.nn.TransformerEncoderLayer(
            design.dim, design.heads, design.hidden, 0.0, "gelu", 1e-5, batch_first=True,
            norm_first=True,
        ).eval()  # fmt: skip
        made.load_state_dict(
            {
                f"{own}{kind}": weights[f"blocks.{number}.{published}{kind}"]
                for own, published in _NAMES.items()
                for kind in ("weight", "bias")
            }
        )
        return made

    return torch.nn.Sequential(*map(layer, range(design.depth)))
