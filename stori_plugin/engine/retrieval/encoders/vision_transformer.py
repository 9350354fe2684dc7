"""A vision transformer's encoder in NumPy: an image in, one vector per patch out.

Dosovitskiy et al. 2021 (arXiv 2010.11929), the pre-norm form that ViT-B/16 and the masked
autoencoders share. Matrix products go to BLAS, where any implementation
spends its time, so that no deep-learning framework is needed. Images are computed one by one: a
chip's embedding has the same bits whatever chips come with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import numpy as np
from scipy.special import erf

from ...support.matrix_products import product

# What may stop the work between two blocks; each thread has its own.
_check: ContextVar[Callable[[], None]] = ContextVar("check", default=lambda: None)
_ROOT_HALF = np.float32(np.sqrt(0.5))
_HALF, _ONE = np.float32(0.5), np.float32(1.0)


@dataclass(frozen=True)
class Design:
    """The sizes of a transformer; the defaults are those of ViT-B/16."""

    channels: int
    """Bands of an image."""
    side: int = 224
    """Edge of the square image in pixels."""
    patch: int = 16
    """Edge of a patch in pixels."""
    dim: int = 768
    """Length of a token's vector."""
    depth: int = 12
    """Number of blocks."""
    heads: int = 12
    """Attention heads of a block."""
    hidden: int = 3072
    """Width of the two-layer network in each block."""
    epsilon: float = 1e-6
    """Added to variances, so that normalising never divides by zero."""

    @property
    def patches(self) -> int:
        """The number of patches of an image."""
        return (self.side // self.patch) ** 2

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shapes of all weights by name; linear maps are (out, in)."""
        shapes: dict[str, tuple[int, ...]] = {
            "cls_token": (self.dim,),
            "pos_embed": (1 + self.patches, self.dim),
            "patch_embed.proj.weight": (self.dim, self.channels, self.patch, self.patch),
            "patch_embed.proj.bias": (self.dim,),
            "norm.weight": (self.dim,),
            "norm.bias": (self.dim,),
        }
        block: dict[str, tuple[int, ...]] = {
            "norm1": (self.dim,),
            "attn.qkv": (3 * self.dim, self.dim),
            "attn.proj": (self.dim, self.dim),
            "norm2": (self.dim,),
            "mlp.fc1": (self.hidden, self.dim),
            "mlp.fc2": (self.dim, self.hidden),
        }
        for number in range(self.depth):
            for name, shape in block.items():
                shapes[f"blocks.{number}.{name}.weight"] = shape
                shapes[f"blocks.{number}.{name}.bias"] = shape[:1]
        return shapes


class VisionTransformer:
    """A transformer with its weights, float32 arrays by the names of `Design.shapes`.

    It holds no other state: several threads may use one.
    """

    def __init__(self, design: Design, weights: Mapping[str, np.ndarray]) -> None:
        self.design = design
        self._weights = dict(weights)

    def tokens(self, image: np.ndarray, added: np.ndarray | None = None) -> np.ndarray:
        """Return (1 + patches, dim) after the last norm: the class token, then row by row.

        ``image`` is float32 (channels, side, side), normalised as the weights want it; ``added``
        (dim,) is added to what the patches begin with.
        """
        weights = self._weights
        tokens = np.empty((1 + self.design.patches, self.design.dim), np.float32)
        tokens[0] = weights["cls_token"]
        kernel = weights["patch_embed.proj.weight"].reshape(self.design.dim, -1)
        tokens[1:] = product(self._patches(image), kernel.T) + weights["patch_embed.proj.bias"]
        tokens += weights["pos_embed"]
        if added is not None:
            tokens[1:] += added
        return self.normed_after_blocks(tokens)

    def after_blocks(self, tokens: np.ndarray) -> np.ndarray:
        """Return the mean (dim,) of tokens (n, dim) after all blocks, normalised; they change."""
        self._run_blocks(tokens)
        return self._norm(tokens.mean(0, keepdims=True), "norm")[0]

    def normed_after_blocks(self, tokens: np.ndarray) -> np.ndarray:
        """Return tokens (n, dim) after all blocks, each normalised; the given ones change."""
        self._run_blocks(tokens)
        return self._norm(tokens, "norm")

    def _run_blocks(self, tokens: np.ndarray) -> None:
        for number in range(self.design.depth):
            _check.get()()
            self._block(tokens, f"blocks.{number}.")

    def _patches(self, image: np.ndarray) -> np.ndarray:
        """Return (patches, channels * patch * patch)."""
        channels, size = self.design.channels, self.design.patch
        count = self.design.side // size
        parts = image.reshape(channels, count, size, count, size).transpose(1, 3, 0, 2, 4)
        return np.ascontiguousarray(parts).reshape(count * count, -1)

    def _linear(self, rows: np.ndarray, name: str) -> np.ndarray:
        out = product(rows, self._weights[name + ".weight"].T)
        out += self._weights[name + ".bias"]
        return out

    def _norm(self, rows: np.ndarray, name: str) -> np.ndarray:
        out = rows - rows.mean(1, keepdims=True)
        spread = np.einsum("td,td->t", out, out) / np.float32(rows.shape[1])
        out *= (_ONE / np.sqrt(spread + np.float32(self.design.epsilon)))[:, None]
        out *= self._weights[name + ".weight"]
        out += self._weights[name + ".bias"]
        return out

    def _block(self, tokens: np.ndarray, prefix: str) -> None:
        tokens += self._attention(self._norm(tokens, prefix + "norm1"), prefix + "attn.")
        hidden = self._linear(self._norm(tokens, prefix + "norm2"), prefix + "mlp.fc1")
        tokens += self._linear(_gelu(hidden), prefix + "mlp.fc2")

    def _attention(self, rows: np.ndarray, prefix: str) -> np.ndarray:
        count, heads = len(rows), self.design.heads
        width = self.design.dim // heads
        query, key, value = (
            self._linear(rows, prefix + "qkv").reshape(count, 3, heads, width).transpose(1, 2, 0, 3)
        )
        scores = product(query, key.transpose(0, 2, 1))
        scores *= np.float32(width**-0.5)
        scores -= scores.max(2, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(2, keepdims=True)
        mixed = product(scores, value).transpose(1, 0, 2).reshape(count, self.design.dim)
        return self._linear(mixed, prefix + "proj")


def _gelu(values: np.ndarray) -> np.ndarray:
    """Return x times the normal distribution up to x (Hendrycks & Gimpel 2016), in place."""
    share = erf(values * _ROOT_HALF)
    share += _ONE
    share *= _HALF
    values *= share
    return values


@contextmanager
def heeding(check: Callable[[], None]) -> Iterator[None]:
    """Let ``check`` be asked before each block in this thread: a large model takes seconds."""
    token = _check.set(check)
    try:
        yield
    finally:
        _check.reset(token)


def collect(
    design: Design, read: Callable[[str, tuple[int, ...]], np.ndarray]
) -> dict[str, np.ndarray]:
    """Return all weights of a design from a function of their name and shape."""
    return {name: read(name, shape) for name, shape in design.shapes().items()}


# --- images of other sizes -------------------------------------------------------------------


def resized(chip: np.ndarray, side: int) -> np.ndarray:
    """Return (bands, side, side) of a chip (bands, h, w), by linear interpolation.

    Pixels are areas: the corners of both images coincide. Where the chip is larger, all its
    pixels count.
    """
    if chip.shape[1:] == (side, side):
        return chip
    rows, columns = _interpolation(chip.shape[1], side), _interpolation(chip.shape[2], side)
    return product(product(rows, chip), columns.T)


def _interpolation(source: int, target: int) -> np.ndarray:
    """Return the (target, source) weights of a triangle as wide as the coarser of both pixels."""
    centres = (np.arange(target) + 0.5) * source / target - 0.5
    width = max(1.0, source / target)
    weights = np.maximum(0.0, 1.0 - np.abs(np.arange(source) - centres[:, None]) / width)
    return (weights / weights.sum(1, keepdims=True)).astype(np.float32)
