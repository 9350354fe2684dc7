"""How embeddings are kept: as numbers, or as bits in 64-bit words.

The codes are those of Blumenstiel et al. 2024 (arXiv 2403.02059, section 3):

- *float*: the numbers themselves;
- *binary*: the sign of every dimension;
- *hash-L*, the trivial hash: the sign of the mean over the dimensions k with the same k mod L;
- *lsh-L*: the side of each of L random hyperplanes on which the embedding lies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from ...support.errors import ParameterError
from ...support.matrix_products import product

KINDS = ("float", "binary", "hash", "lsh")
LONGEST = 4096  # bits of a hash
_WORD = 64


@dataclass(frozen=True)
class Code:
    """A way to keep embeddings."""

    kind: str
    """One of `KINDS`."""
    length: int = 0
    """Bits of a hash or lsh code; 0 for the others."""
    seed: int = 0
    """Draws the hyperplanes of an lsh code; 0 for the others."""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ParameterError(f"CODE is “{self.kind}”: choose one of {', '.join(KINDS)}.")
        if self.kind in ("hash", "lsh") and not 1 <= self.length <= LONGEST:
            raise ParameterError(
                f"CODE {self.kind} has {self.length} bits: give a length from 1 to {LONGEST}, "
                f"such as {self.kind}-32."
            )

    @property
    def name(self) -> str:
        """The name of the code, such as float, binary, hash-32, lsh-64."""
        return f"{self.kind}-{self.length}" if self.length else self.kind

    @property
    def packed(self) -> bool:
        """Whether the code is bits in words rather than numbers."""
        return self.kind != "float"

    @property
    def distance(self) -> str:
        """The distance that fits the code best."""
        return "hamming" if self.packed else "cosine"

    def bits(self, dim: int) -> int:
        """Return how many bits (or, for float, numbers) the code of ``dim`` dimensions has.

        Raises `ParameterError` for a trivial hash that is longer than the embedding.
        """
        if self.kind == "hash" and self.length > dim:
            raise ParameterError(
                f"CODE {self.name} is longer than the embedding, which has {dim} dimensions: "
                "choose a shorter hash, or lsh."
            )
        return self.length or dim

    def encode(self, embeddings: np.ndarray) -> np.ndarray:
        """Return the codes of embeddings (n, d) float32.

        float gives (n, d) float32, every other code (n, words) uint64.
        """
        embeddings = np.ascontiguousarray(embeddings, np.float32)
        bits = self.bits(embeddings.shape[1])
        if self.kind == "float":
            return embeddings
        if self.kind == "hash":
            embeddings = group_means(embeddings, bits)
        elif self.kind == "lsh":
            planes = hyperplanes(embeddings.shape[1], bits, self.seed)
            embeddings = product(embeddings, planes)
        return pack(embeddings > 0)


def group_means(embeddings: np.ndarray, groups: int) -> np.ndarray:
    """Return (n, groups): the means over the dimensions k of (n, d) with the same k mod groups."""
    whole = embeddings.shape[1] // groups
    sums = embeddings[:, : whole * groups].reshape(len(embeddings), whole, groups).sum(1)
    remainder = embeddings[:, whole * groups :]
    sums[:, : remainder.shape[1]] += remainder
    counts = np.full(groups, whole, np.float32)
    counts[: remainder.shape[1]] += 1
    return sums / counts


def hyperplanes(dim: int, count: int, seed: int) -> np.ndarray:
    """Return the normals (dim, count) float32 of random hyperplanes.

    NumPy promises never to change the numbers of this generator: an index that is made today
    must fit the queries of later versions.
    """
    return np.random.RandomState(seed).standard_normal((dim, count)).astype(np.float32)


def pack(bits: np.ndarray) -> np.ndarray:
    """Return (n, words) uint64 of boolean (n, b): bit i is bit i mod 64 of word i // 64."""
    n, count = bits.shape
    words = -(-count // _WORD)
    padded = np.zeros((n, words * _WORD), bool)
    padded[:, :count] = bits
    packed = np.packbits(padded, axis=1, bitorder="little")
    return np.ascontiguousarray(packed).view("<u8").astype(np.uint64, copy=False)


def unpack(words: np.ndarray, count: int) -> np.ndarray:
    """Return the ``count`` bits of each row of words as boolean (n, count)."""
    octets = np.ascontiguousarray(words).astype("<u8", copy=False).view(np.uint8)
    octets = octets.reshape(len(words), -1)
    return np.unpackbits(octets, axis=1, count=count, bitorder="little").astype(bool)


def parse_code(text: str, seed: int = 0) -> Code:
    """Read a code's name, such as binary or lsh-32; raises `ParameterError` for anything else."""
    match = re.fullmatch(r"(float|binary|hash|lsh)(?:-(\d{1,6}))?", text.strip().lower())
    if not match or (match[1] in ("float", "binary")) == bool(match[2]):
        raise ParameterError(
            f"CODE is “{text}”: write float, binary, hash-32 or lsh-32 (or another number of bits)."
        )
    return Code(match[1], int(match[2] or 0), seed if match[1] == "lsh" else 0)
