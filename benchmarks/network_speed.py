"""Speed of the STORI network, as ratios within one run: `python3 -m benchmarks.network_speed`.

How near does the network come to the arithmetic rate of a float32 matrix product on the same
cores; what does a whole reconstruction by ``stori`` cost beside one by ``gp``; and how long does
it take to learn a scene, with and without training on it? What is learned from a scene is a
sample of its pixels, so the last figures hold for 1,000 x 1,000 pixels and for any other size.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from stori_plugin.engine.methods.method_registry import METHODS, MethodOptions, Observations
from stori_plugin.engine.methods.network.architecture import Architecture
from stori_plugin.engine.methods.network.corrector import WIDTH
from stori_plugin.engine.methods.network.inference import InferenceNetwork
from stori_plugin.engine.methods.network.model_file import shipped_model
from stori_plugin.engine.methods.network.passes import SarInputs, SeriesInputs
from stori_plugin.engine.methods.network.stori import Stori
from stori_plugin.engine.methods.surroundings import Surroundings
from stori_plugin.engine.support.threads import single_threaded_blas, worker_count

from .speed import blobs

_TUNED = MethodOptions(finetune=True, least_gain=-100.0)  # whatever the network gains

ROLES = ("blue", "green", "red", "nir")
# Four bands are told by three contrasts and by the means of two groups.
SERIES_PER_PIXEL = 5
NODES = 47


def main() -> int:
    """Print all figures."""
    with single_threaded_blas():
        forward()
        scene()
    return 0


def operations(sizes: Architecture) -> tuple[float, float]:
    """Return the operations of the matrix products per pixel and node: SAR part, one series."""
    shapes = sizes.shapes()

    def of(*names: str) -> float:
        return float(sum(2 * np.prod(shapes[name]) for name in names))

    sar = of("convolution", "sar_forward", "sar_backward")
    return sar, of("optical_forward", "optical_backward", "head", "output")


def forward(turns: int = 15) -> None:
    """Time the network alone on panels of random inputs, all cores, beside matrix products."""
    model, random = shipped_model(), np.random.default_rng(0)
    sizes, workers = model.sizes, worker_count(0)

    def normal(*shape: int) -> np.ndarray:
        return random.standard_normal((NODES, *shape, WIDTH)).astype(np.float32)

    sar = SarInputs(normal(sizes.patch_rows), normal(sizes.sar_inputs))
    clear = (normal() > 0).astype(np.float32)
    series = SeriesInputs(normal(sizes.inputs), normal(), clear, np.abs(normal()), np.abs(normal()))
    a = random.random((1024, 1024), np.float32)

    def work(_: int) -> tuple[float, float]:
        network = InferenceNetwork(sizes, model.weights)

        def ours() -> None:
            network.read_sar(sar)
            for _ in range(SERIES_PER_PIXEL):
                network.read_series(series)

        # In turns, so that both see the same load, in seconds of this thread's own work.
        times = [(spent(ours), spent(lambda: a @ a)) for _ in range(turns + 1)][1:]
        return tuple(np.median(times, axis=0))

    with ThreadPoolExecutor(workers) as pool:
        own, product = np.mean(list(pool.map(work, range(workers))), axis=0)
    of_sar, of_series = operations(sizes)
    rate = (of_sar + SERIES_PER_PIXEL * of_series) * NODES * WIDTH / own
    gemm = 2 * 1024**3 / product
    print(
        f"stori network: {rate / 1e9:.1f} Gflop/s per core of {gemm / 1e9:.1f} that a float32 "
        f"matrix product does beside it, {100 * rate / gemm:.0f} % ({workers} at once)"
    )


def spent(work: Callable[[], object]) -> float:
    """Return the seconds that this thread worked; waiting for others does not count."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def made_series(edge: int, random: np.random.Generator) -> Observations:
    """Make a tile of 60 optical dates 45 % clear and 60 SAR dates in a year, four bands."""
    days, sar_days, pixels = np.linspace(0, 365, 60), np.linspace(0, 365, 60), edge * edge
    peak = np.repeat(random.uniform(90, 260, (edge // 8) ** 2), 64)[:pixels]
    cover = np.exp(-0.5 * ((days[:, None] - peak) / 40) ** 2)
    bare, green = np.array([0.08, 0.11, 0.14, 0.22]), np.array([0.03, 0.07, 0.03, 0.45])
    values = bare[:, None] + (green - bare)[:, None] * cover[:, None]
    values = values + random.normal(0, 0.01, values.shape)
    seen = np.exp(-0.5 * ((sar_days[:, None] - peak) / 40) ** 2)
    vv, vh = -11 + 1.5 * seen, -19 + 4 * seen
    sar = (
        np.stack([vv, vh, 0.6 + 0.3 * seen], 1)
        + random.normal(0, 1, (60, 3, pixels)) * (np.array([0.8, 0.8, 0.1])[:, None])
    )
    clear = blobs(random, 60, edge, 0.45).reshape(60, -1)
    sar = sar.astype(np.float32)
    ring = np.pad(sar.reshape(60, 3, edge, edge), ((0, 0), (0, 0), (1, 1), (1, 1)), mode="edge")
    around = Surroundings.of_tile(ring, sar_days)
    complete = np.ones(pixels, bool)
    return Observations(days, values.astype(np.float32), clear, sar_days, sar, complete, around)


def scene() -> None:
    """Time learning a scene, and reconstructing a tile of it on one core."""
    random = np.random.default_rng(1)
    tile, wanted = made_series(64, random), np.linspace(0, 365, 46)
    sample = tile.at(np.linspace(0, tile.pixels - 1, 400).round().astype(int))
    Stori.warm_up()
    learned = {}
    for name, method in (
        ("gp", METHODS["gp"]()), ("stori untuned", Stori()), ("stori", Stori(options=_TUNED)),
    ):  # fmt: skip
        method.learn(sample.at(np.arange(40)), ROLES)
        clock, processor = time.perf_counter(), time.process_time()
        learned[name] = method.learn(sample, ROLES)
        clock, processor = time.perf_counter() - clock, time.process_time() - processor
        print(f"{name}: learned a scene of four bands in {clock:.1f} s ({processor:.1f} s CPU)")
    rates = {}
    for name in ("gp", "stori untuned"):
        learned[name].reconstruct(tile, wanted)
        began = time.process_time()
        learned[name].reconstruct(tile, wanted)
        rates[name] = tile.pixels / (time.process_time() - began)
        print(f"{name}: {rates[name]:,.0f} pixels/s per core, four bands, 46 dates")


if __name__ == "__main__":
    sys.exit(main())
