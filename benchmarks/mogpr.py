"""GP fusion beside a Gaussian process fitted per pixel with GPy: `python3 -m benchmarks.mogpr`.

The same series (one year, 60 optical dates 45 % clear, 80 SAR dates of two channels; mean and
standard deviation on 60 dates) are reconstructed by the engine's ``gp``, whose learning on 200
pixels is told too, and by GPy's coregionalised regression (Matern 3/2, rank one), whose
hyperparameters are optimised for every pixel: with one latent process, and with three as in the
engine's covariance. GPy lives in an environment of its own, which is made in the folder that
--environment names. Both use one thread, and what is compared is processor time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import numpy as np

_PEER = Path(__file__).with_name("mogpr_peer.py")
_EDGE = 64
_SCENE = 1_000_000  # pixels, over which learning is spread


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pixels", type=int, default=12, help="pixels that GPy fits")
    parser.add_argument(
        "--environment",
        type=Path,
        default=Path(tempfile.gettempdir()) / "stori-benchmark-gpy",
        help="folder of the environment with GPy; made where it is missing",
    )
    options = parser.parse_args()
    python = environment(options.environment)
    with tempfile.TemporaryDirectory(prefix="stori-mogpr-") as folder:
        path = Path(folder) / "series.npz"
        ours, learning = engine(path)
        theirs = peer(python, path, options.pixels)
    whole = ours + learning / _SCENE
    print(f"gp: {1 / ours:,.0f} pixels/s on one core, after {learning:.1f} s of learning a scene; "
          f"error {theirs['rmse_gp']:.4f}")  # fmt: skip
    for name in ("one", "three"):
        fit = theirs[name]
        print(f"GPy {theirs['version']}, {name} latent: {fit['mean']:.2f} s a pixel "
              f"({fit['least']:.2f} to {fit['most']:.2f}); error {fit['rmse']:.4f}")  # fmt: skip
        print(f"  ratio {fit['mean'] / ours:,.0f} in pixels/s; {fit['mean'] / whole:,.0f} with "
              f"learning, over {_SCENE:,} pixels")  # fmt: skip
    return 0


def environment(folder: Path) -> Path:
    """Return the interpreter of an environment that has GPy, made where it is missing."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
    if subprocess.run([python, "-c", "import GPy"], capture_output=True).returncode:
        subprocess.run([python, "-m", "pip", "install", "--quiet", "GPy"], check=True)
    return python


def engine(path: Path) -> tuple[float, float]:
    """Learn and reconstruct, and write the series for GPy; return seconds per pixel, of learning.

    Processor time of one thread.
    """
    from stori_plugin.engine.methods.method_registry import METHODS
    from stori_plugin.engine.support.threads import single_threaded_blas

    from .speed import made_series

    series = made_series(np.random.default_rng(0), _EDGE)
    wanted = np.linspace(0.0, 365.0, 60)
    with single_threaded_blas():
        METHODS["gp"]().learn(series, ("vegetation",))  # compiled and loaded by now
        began = time.process_time()
        model = METHODS["gp"]().learn(series, ("vegetation",))
        learning = time.process_time() - began
        estimate = model.reconstruct(series, wanted)
        began = time.process_time()
        for _ in range(4):
            estimate = model.reconstruct(series, wanted)
        seconds = (time.process_time() - began) / 4
    np.savez(
        path, days=series.days, values=series.values[:, 0], clear=series.clear,
        sar_days=series.sar_days, sar=series.sar, wanted=wanted, gp=estimate.mean[:, 0],
    )  # fmt: skip
    return seconds / series.pixels, learning


def peer(python: Path, path: Path, pixels: int) -> dict:
    """Let GPy fit some pixels of the series, on one thread; return what it tells."""
    alone = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")}
    done = subprocess.run(
        [python, _PEER, path, str(pixels)], capture_output=True, text=True,
        env={**os.environ, **alone},
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"GPy failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    sys.exit(main())
