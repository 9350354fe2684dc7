"""Speed of search through an embedded Milvus, beside the exact search of the index file.

Run as ``python3 -m benchmarks.milvus``; needs pymilvus and milvus-lite. Embeddings are random
(768 numbers each, as those of a ViT-B/16): an exact search takes the same time whatever they are.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from stori_plugin.dependencies import is_installed
from stori_plugin.engine.retrieval.index.codes import parse_code
from stori_plugin.engine.retrieval.index.search import nearest
from stori_plugin.engine.retrieval.milvus.fill_collection import fill_collection
from stori_plugin.engine.support.threads import single_threaded_blas

ENTRIES = (10_000, 50_000, 100_000)
CODES = ("float", "binary")
DIM, QUERIES, LIMIT = 768, 1000, 20
_CHUNK = 10_000


@dataclass(frozen=True)
class Timing:
    """One line of the table; seconds for all queries at once, and how many answers agree."""

    entries: int
    code: str
    filling: float
    milvus: float
    exact: float
    agreement: float


def is_possible() -> bool:
    """Tell whether the packages that this takes are installed."""
    return is_installed("pymilvus") and is_installed("milvus_lite")


def made_index(entries: int, code_name: str, seed: int = 0) -> SimpleNamespace:
    """Return as much of an index as Milvus is filled with, over random embeddings."""
    rng, code = np.random.default_rng(seed), parse_code(code_name)
    parts = [
        code.encode(rng.standard_normal((min(_CHUNK, entries - first), DIM), np.float32))
        for first in range(0, entries, _CHUNK)
    ]
    table = SimpleNamespace(ids=np.arange(entries, dtype=np.int64))
    return SimpleNamespace(
        path="speed", fingerprint="random", dim=DIM, code=code, codes=np.concatenate(parts),
        table=table,
    )  # fmt: skip


def timings(
    entries: Sequence[int] = ENTRIES, codes: Sequence[str] = CODES, queries: int = QUERIES
) -> Iterator[Timing]:
    """Yield the lines of the table, each as soon as it is measured."""
    for count in entries:
        for code in codes:
            with tempfile.TemporaryDirectory() as folder:
                yield _timed(made_index(count, code), str(Path(folder) / "speed.db"), queries)


def _timed(index: SimpleNamespace, uri: str, count: int) -> Timing:
    rng = np.random.default_rng(1)
    queries = index.code.encode(rng.standard_normal((count, DIM), np.float32))
    distance = "hamming" if index.code.packed else "cosine"
    begin = time.perf_counter()
    milvus = fill_collection(index, uri, distance=distance)
    filling = time.perf_counter() - begin
    try:
        milvus.search(queries[:2], LIMIT, settle_ties=False)
        begin = time.perf_counter()
        theirs = milvus.search(queries, LIMIT, settle_ties=False)
        searching = time.perf_counter() - begin
    finally:
        milvus.close()
    with single_threaded_blas():
        nearest(index.codes, queries[:2], LIMIT, distance)  # compiles
        begin = time.perf_counter()
        ours = nearest(index.codes, queries, LIMIT, distance)
        exact = time.perf_counter() - begin
    same = np.isclose(theirs.distances, ours.distances, atol=2e-4).mean()
    return Timing(len(index.codes), index.code.name, filling, searching, exact, float(same))


def line_of(timing: Timing, queries: int = QUERIES) -> str:
    """Return one line of the table, in milliseconds per query."""
    per = 1000 / queries
    return (
        f"{timing.entries:>8} {timing.code:<7} {timing.filling:>9.1f} {timing.milvus * per:>10.3f} "
        f"{timing.exact * per:>10.3f} {100 * timing.agreement:>8.2f} %"
    )


HEADER = (
    f"{'entries':>8} {'code':<7} {'fill, s':>9} {'Milvus, ms':>10} {'exact, ms':>10} {'agree':>10}"
)


def main() -> None:
    """Print the table."""
    if not is_possible():
        print("pymilvus and milvus-lite are not installed: there is no Milvus to measure.")
        return
    print(f"{QUERIES} queries at once, {LIMIT} answers each, {DIM} dimensions; ms per query")
    print(HEADER)
    for timing in timings():
        print(line_of(timing), flush=True)


if __name__ == "__main__":
    main()
