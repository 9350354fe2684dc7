"""What a first and a later start cost: `python3 -m benchmarks.start`.

With an empty folder of compiled kernels a process of its own makes everything ready that METHOD
needs; then another one does so again, as on every later day. Wall clock and processor time, from
the start of the process.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time

_STEP = """
import sys, time
from stori_plugin.engine.learning import warm_up
from stori_plugin.engine.support.progress import SILENT
from stori_plugin.engine.run import reconstruct
warm_up.warm_up(sys.argv[1], SILENT)
print(time.process_time())
"""


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--methods", nargs="+", default=["gp", "auto"])
    options = parser.parse_args()
    for method in options.methods:
        with tempfile.TemporaryDirectory(prefix="stori-start-") as folder:
            for when in ("first", "later"):
                wall, processor = start(method, folder)
                print(f"{method}, {when} start: {wall:.1f} s ({processor:.1f} s of one core)")
    return 0


def start(method: str, folder: str) -> tuple[float, float]:
    """Return the seconds that a process takes to be ready, and its processor time."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _STEP, method], capture_output=True, text=True, check=True,
        env={**os.environ, "STORI_CACHE_DIR": folder},
    )  # fmt: skip
    return time.perf_counter() - began, float(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
