"""Speed and memory of retrieval, beside what the computer could do at best.

`python3 -m benchmarks.retrieval_speed --chips 10000000` for another number of chips.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

CHIPS = 1_000_000
_REPEATS = 15
_FEW = 5  # of what takes long
_BYTES = 400e6  # of codes, from which on a search takes long


def show(chips: int = CHIPS) -> None:
    """Print all tables."""
    for bits in (768, 64):
        search(bits, chips)
    memory(chips)
    encoding()
    building()
    everywhere()


def best(work, clock=time.perf_counter, repeats: int = _REPEATS) -> float:
    """Return the shortest time of several runs, in seconds: what others on the machine allow."""
    times = []
    for _ in range(repeats):
        began = clock()
        work()
        times.append(clock() - began)
    return min(times)


def repeats_of(size: float) -> int:
    """Return how often a search through so many bytes is timed."""
    return _FEW if size > _BYTES else _REPEATS


def search(bits: int, chips: int) -> None:
    """Time one exact query over all codes, beside reading them once."""
    from stori_plugin.engine.retrieval.index.search import nearest
    from stori_plugin.engine.support.threads import worker_count

    workers = worker_count(0)
    codes = random_codes(bits, chips)
    repeats = repeats_of(codes.nbytes)
    query = codes[12345:12346].copy()
    nearest(codes, query, 20, "hamming")
    taken = best(lambda: nearest(codes, query, 20, "hamming"), repeats=repeats)
    parts = np.array_split(codes.reshape(-1), workers)
    with ThreadPoolExecutor(workers) as pool:
        floor = best(lambda: list(pool.map(np.bitwise_or.reduce, parts)), repeats=repeats)
    size = codes.nbytes / 1e6
    print(
        f"{chips:,} codes of {bits} bit ({size:.0f} MB), nearest 20, {workers} threads: "
        f"{1e3 * taken:.1f} ms; reading them once {1e3 * floor:.1f} ms "
        f"({size / floor / 1e3:.1f} GB/s), {taken / floor:.1f} times that"
    )


def random_codes(bits: int, chips: int) -> np.ndarray:
    """Return random codes."""
    return np.random.default_rng(0).integers(0, 2**63, (chips, bits // 64), dtype=np.uint64)


def memory(chips: int) -> None:
    """Search an index file in a process of its own, and print the most that it held."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "many.storiindex")
        step = [sys.executable, "-m", "benchmarks.retrieval_speed", "--path", path]
        step += ["--chips", str(chips), "--step"]
        subprocess.run([*step, "write"], check=True)
        done = subprocess.run([*step, "ask"], check=True, capture_output=True, text=True)
    print(done.stdout.strip())


def write_many(path: str, chips: int) -> None:
    """Write an index of random codes on a regular grid."""
    from stori_plugin.engine.retrieval.chips.chip_table import (
        NO_DATE,
        ChipTable,
        TextLists,
        window_corners,
    )
    from stori_plugin.engine.retrieval.index.codes import Code
    from stori_plugin.engine.retrieval.index.index_file import IndexContents, write_index

    numbers = np.arange(chips)
    edge = np.full(chips, 32)
    windows = np.stack([numbers // 1000 * 32, numbers % 1000 * 32, edge, edge], 1).astype(np.int32)
    nothing = TextLists(np.zeros(chips + 1, np.int64), np.zeros(0, np.int32), [])
    table = ChipTable(
        numbers,
        window_corners((10.0, 0.0, 0.0, 0.0, -10.0, 0.0), windows),
        np.full(chips, NO_DATE, np.int32),
        np.zeros(chips, np.int32),
        windows,
        nothing,
        nothing,
        [{"kind": "folder", "name": "made", "root": "", "layout": "classes", "limits": []}],
    )
    contents = IndexContents(
        random_codes(768, chips), Code("binary"), table, "", "convolutional", {}, {}, "made", 768
    )
    write_index(path, contents)


def ask_many(path: str) -> None:
    """Open the index, ask it, and print time and memory of this process."""
    import numba  # noqa: F401  (what everything here stands on)

    before = most_held()
    from stori_plugin.engine.retrieval.index.index_file import open_index

    began = time.perf_counter()
    index = open_index(path)
    opened = time.perf_counter() - began
    query = index.codes[12345:12346]
    index.search(query, 20)
    size = index.codes.itemsize * index.codes.shape[0] * index.codes.shape[1]
    taken = best(lambda: index.search(query, 20), repeats=repeats_of(size))
    most = most_held()
    print(
        f"the same from an index file ({Path(path).stat().st_size / 1e6:.0f} MB with outlines): "
        f"opened and checked in {opened:.2f} s, a query {1e3 * taken:.1f} ms; the process held "
        f"{most:.0f} MiB at most, {before:.0f} of it Python, NumPy and Numba"
    )


def most_held() -> float:
    """Return the most memory that this process has held so far, in MiB."""
    try:
        # What getrusage tells on Linux includes the process that started this one.
        with open("/proc/self/status", encoding="ascii") as file:
            line = next(line for line in file if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def encoding(chips: int = 256, edge: int = 32, bands: int = 6) -> None:
    """Time the encoder convolutional on one core, beside a matrix product of the same core."""
    from stori_plugin.engine.retrieval.encoders.convolutional import (
        DIM,
        FILTERS,
        PATCH,
        ConvolutionalEncoder,
    )
    from stori_plugin.engine.support.threads import single_threaded_blas

    rng = np.random.default_rng(0)
    images = rng.random((chips, bands, edge, edge), np.float32)
    with single_threaded_blas():
        encoder = ConvolutionalEncoder.learn(images[:32], [f"B{k}" for k in range(bands)], 0)
        encoder.encode(images[:2])
        taken = best(lambda: encoder.encode(images), time.process_time)
        one = rng.random((1024, 1024), np.float32)
        product = best(lambda: one @ one, time.process_time)
    work = 2 * (edge - PATCH + 1) ** 2 * bands * PATCH**2 * FILTERS + 2 * DIM * DIM
    floor = work / (2 * 1024**3 / product)
    print(
        f"convolutional, {edge} x {edge} pixels, {bands} bands, 1 core: "
        f"{chips / taken:,.0f} chips/s; its matrix products alone would allow {1 / floor:,.0f} "
        f"({taken / chips / floor:.1f} times their time, at "
        f"{2 * 1024**3 / product / 1e9:.0f} Gflop/s)"
    )


def building(edge: int = 500, bands: int = 64) -> None:
    """Time an index of every pixel of a raster of embeddings, from the file to the index."""
    from stori_plugin.engine.acquisitions.series import Source
    from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
    from stori_plugin.engine.retrieval.index.build_index import build_index

    with tempfile.TemporaryDirectory() as folder:
        path = write_embeddings(Path(folder), edge, bands)
        output = Path(folder) / "a.storiindex"
        for code in ("float", "binary"):
            request = IndexRequest(
                str(output), (Source(str(path)),), encoder="embeddings", code=code,
                cut=ChipCut(size=1),
            )  # fmt: skip
            began = time.perf_counter()
            count = build_index(request)
            taken = time.perf_counter() - began
            print(
                f"every pixel of {edge} x {edge} x {bands} numbers as {code}: {taken:.1f} s, "
                f"{count / taken:,.0f} places/s, {output.stat().st_size / count:.0f} bytes each"
            )


def everywhere(edge: int = 1000, bands: int = 64) -> None:
    """Time a raster of similarity, from the file to the file."""
    from stori_plugin.engine.options.find_similar_options import ExampleShapes
    from stori_plugin.engine.options.similarity_raster_options import SimilarityRequest
    from stori_plugin.engine.retrieval.similarity.similarity_raster import similarity_raster

    point = {"type": "Point", "coordinates": (500_005.0, 5_599_995.0)}
    with tempfile.TemporaryDirectory() as folder:
        path = write_embeddings(Path(folder), edge, bands)
        request = SimilarityRequest(
            str(Path(folder) / "alike.tif"), (str(path),), (ExampleShapes([point], "EPSG:32631"),)
        )
        taken = best(lambda: similarity_raster(request), repeats=3)
        size = path.stat().st_size
        began = time.perf_counter()
        path.read_bytes()
        floor = time.perf_counter() - began
    print(
        f"similarity everywhere, {edge:,} x {edge:,} x {bands} numbers ({size / 1e6:.0f} MB): "
        f"{taken:.1f} s; reading the bytes of the file once {floor:.2f} s"
    )


def write_embeddings(folder: Path, edge: int, bands: int) -> Path:
    """Write a tiled, compressed raster of random vectors in AlphaEarth's coding."""
    import rasterio
    from rasterio.transform import from_origin

    values = np.random.default_rng(0).integers(-127, 128, (bands, edge, edge)).astype(np.int8)
    path = folder / "embeddings.tif"
    with rasterio.open(
        path, "w", driver="GTiff", count=bands, height=edge, width=edge, dtype="int8",
        crs="EPSG:32631", transform=from_origin(5e5, 5.6e6, 10, 10), tiled=True, nodata=-128,
        compress="deflate",
    ) as raster:  # fmt: skip
        raster.write(values)
    return path


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--step", choices=("write", "ask"), help=argparse.SUPPRESS)
    parser.add_argument("--path", help=argparse.SUPPRESS)
    parser.add_argument("--chips", type=int, default=CHIPS, help="how many codes are searched")
    options = parser.parse_args()
    if options.step == "write":
        write_many(options.path, options.chips)
    elif options.step == "ask":
        ask_many(options.path)
    else:
        show(options.chips)
    return 0


if __name__ == "__main__":
    sys.exit(main())
