"""A folder of compiled kernels that others may write to, or that a loss of power damaged."""

from __future__ import annotations

import hashlib
import os
import pickle
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.trials import CHECKOUT, Trial, check
from stori_plugin.engine.support.errors import InputError

SEARCH = """
import numpy as np
from stori_plugin.engine.retrieval.index.search import nearest
from stori_plugin.engine.support.errors import StoriError
codes = np.arange(64, dtype=np.uint64).reshape(-1, 1)
try:
    print(nearest(codes, codes[:1], 3, "hamming").rows.tolist())
except StoriError as error:
    print("sentence:", error)
"""


class Program:
    """Runs when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self):
        return os.system, (f"touch '{self.mark}'",)


def searched(cache: Path) -> str:
    """Search in a process of its own, which compiles or loads a kernel; return what it said."""
    done = subprocess.run(
        [sys.executable, "-c", SEARCH], cwd=CHECKOUT, capture_output=True, text=True,
        env={**os.environ, "STORI_CACHE_DIR": str(cache), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    check(done.returncode == 0, f"a traceback: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout.strip()


def kernel_trials(dice: random.Random) -> Iterator[Trial]:
    """Yield trials on a folder of compiled kernels that others may write to, or that is damaged."""
    stranger = 54_321  # another user's number

    def planted(cache: Path, mark: Path) -> None:
        content = pickle.dumps(Program(mark))
        for path in [path for path in cache.rglob("*") if path.is_file()]:
            signed = hashlib.sha256(content).digest() + content
            path.write_bytes(dice.choice([content, signed]) if path.suffix == ".nbi" else content)

    def owned_by_stranger(cache: Path, mark: Path) -> None:
        planted(cache, mark)
        for path in cache.rglob("*"):
            os.chown(path, stranger, stranger)

    def files_of_stranger(cache: Path, mark: Path) -> None:
        planted(cache, mark)
        for path in cache.rglob("*.nbi"):
            os.chown(path, stranger, stranger)

    def writable(cache: Path, mark: Path) -> None:
        planted(cache, mark)
        for path in (cache, *cache.rglob("*")):
            path.chmod(0o777)

    def linked(cache: Path, mark: Path) -> None:
        planted(cache, mark)
        for path in [path for path in cache.iterdir() if path.is_dir()]:
            path.rename(cache.with_name(f"elsewhere-{path.name}"))
            path.symlink_to(cache.with_name(f"elsewhere-{path.name}"))
        for path in cache.parent.rglob("*"):
            path.chmod(0o777)

    def noise(cache: Path, mark: Path) -> None:
        for path in [path for path in cache.rglob("*") if path.is_file()]:
            path.write_bytes(dice.randbytes(100))

    def cut(cache: Path, mark: Path) -> None:
        for path in [path for path in cache.rglob("*") if path.is_file()]:
            os.truncate(path, dice.randrange(path.stat().st_size))

    def folders(cache: Path, mark: Path) -> None:
        for path in [path for path in cache.rglob("*") if path.is_file()]:
            path.unlink()
            path.mkdir()

    def pipes(cache: Path, mark: Path) -> None:
        for path in [path for path in cache.rglob("*") if path.is_file()]:
            path.unlink()
            os.mkfifo(path)

    def attempt_of(harm: Callable[[Path, Path], None]) -> Callable[[Path], None]:
        def attempt(folder: Path) -> None:
            cache, mark = folder / "cache", folder / "program-ran"
            cache.mkdir()
            first = searched(cache)
            harm(cache, mark)
            for _ in range(2):
                said = searched(cache)
                check(not mark.exists(), "a program of a stranger ran")
                check(said == first or said.startswith("sentence:"), f"it said {said[:80]!r}")
            if said != first:
                raise InputError(said.removeprefix("sentence: "))

        return attempt

    harms = [writable, linked, noise, cut, folders, pipes]
    if os.geteuid() == 0:
        harms += [owned_by_stranger, files_of_stranger]
    for harm in harms:
        what = f"kernels {harm.__name__.replace('_', ' ')}"
        yield Trial("compiled kernels", what, attempt_of(harm))
