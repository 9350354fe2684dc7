"""The benchmarks whose tables stand in the README: ``make bench``.

Runs them one after the other, prints a table of each, and keeps all of them in
``build/bench/tables.md``. The whole takes more than an hour and wants a computer that has nothing
else to do; ``--short`` tries smaller sizes, fewer methods and fewer faults in some minutes: its
figures say that everything works, and roughly how fast.

Usage: ``bench.py [--short] [BENCHMARK ...]``.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from .bench_tables import accuracy_table, tables_of

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "build" / "bench"
SCORES = FOLDER / "accuracy.csv"


@dataclass(frozen=True)
class Bench:
    """A benchmark: what it shows, and its arguments in the whole and in the short form."""

    name: str
    title: str
    whole: str = ""
    short: str = ""

    def command(self, is_short: bool) -> list[str]:
        """Return the words behind the interpreter's name."""
        words = ["-m", f"benchmarks.{self.name}", *(self.short if is_short else self.whole).split()]
        return [*words, "--csv", str(SCORES)] if self.name == "accuracy" else words


BENCHES = (
    Bench("accuracy", "Accuracy on real series", "--halves",
          "--sites flanders --methods linear gp --gaps 0 60 --index-only"),
    Bench("speed", "Speed of gp, and of a whole run beside plain rasterio", "", "--size 512"),
    Bench("network_speed", "Speed of stori"),
    Bench("start", "First and later start"),
    Bench("retrieval", "Places that look alike", "", "--only quality --splits 3"),
    Bench("changes", "Breaks of simulated seasons, and of mown parcels", "", "--short"),
    Bench("scale", "Pixels against time and memory", "--largest 4096", "--largest 512"),
    Bench("faults", "Kills, damage, hostile files and harsh runs", "",
          "--kills 6 --damaged 27 --hostile 12 --each 4"),
)  # fmt: skip


def run(bench: Bench, is_short: bool) -> tuple[bool, str]:
    """Run a benchmark; return whether it ended well, and its section of Markdown."""
    command = bench.command(is_short)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, cwd=CHECKOUT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    minutes = (time.monotonic() - began) / 60
    shown = [word for word in command if word not in ("--csv", str(SCORES))]
    text = f"## {bench.title}\n\n`python3 {' '.join(shown)}`, {minutes:.1f} minutes\n\n"
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        return False, f"{text}It failed: {' '.join(last)}\n"
    if bench.name == "accuracy" and SCORES.is_file():
        text += f"{accuracy_table(str(SCORES))}\n\n"
    said = "\n".join(line for line in done.stdout.splitlines() if str(SCORES) not in line)
    return True, f"{text}{tables_of(said)}\n"


def circumstances(is_short: bool) -> str:
    """Say when and on what the figures were measured."""
    import numba
    import numpy

    form = "the short form" if is_short else "the whole form"
    return (
        f"# Benchmarks\n\n{time.strftime('%Y-%m-%d %H:%M')}, {form}, on {os.cpu_count()} cores of "
        f"{_processor()}; Python {platform.python_version()}, NumPy {numpy.__version__}, Numba "
        f"{numba.__version__}; load average before: {_load()}.\n"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def main() -> int:
    """Run what is asked for, print and keep the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    names = [bench.name for bench in BENCHES]
    parser.add_argument("benchmarks", nargs="*", metavar="BENCHMARK", help=", ".join(names))
    parser.add_argument("--short", action="store_true", help="some minutes instead of an hour")
    options = parser.parse_args()
    unknown = set(options.benchmarks) - set(names)
    if unknown:
        sys.exit(f"bench: no such benchmark: {', '.join(unknown)}. There are {', '.join(names)}.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    SCORES.unlink(missing_ok=True)
    kept = FOLDER / "tables.md"
    kept.write_text(circumstances(options.short), encoding="utf-8")
    print(kept.read_text(encoding="utf-8"), flush=True)
    is_good = True
    for bench in BENCHES:
        if bench.name in (options.benchmarks or names):
            ended_well, text = run(bench, options.short)
            is_good &= ended_well
            print(text, flush=True)
            with kept.open("a", encoding="utf-8") as file:
                file.write(f"\n{text}")
    print(f"All tables: {kept}")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
