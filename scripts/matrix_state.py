"""The state of the project that `make matrix` tests: one for all systems, whatever is edited."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

NOT_COPIED = {
    ".git", ".venv", "build", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis",
    ".qgis-settings", "site",
}  # fmt: skip


def take_state(checkout: Path, target: Path, is_uncommitted: bool = False) -> str:
    """Put the last commit of a checkout into ``target`` and return what it is called.

    The files as they lie there are taken with ``is_uncommitted``, and where git knows of no
    commit.
    """
    shutil.rmtree(target, ignore_errors=True)
    commit = "" if is_uncommitted else _git(checkout, "log", "-1", "--format=%h of %cs")
    if not commit:
        shutil.copytree(
            checkout, target, symlinks=True, ignore=lambda _, names: NOT_COPIED & set(names)
        )
        return "files as they were"
    target.mkdir(parents=True)
    archive = subprocess.Popen(
        ["git", "-C", str(checkout), "archive", "HEAD"], stdout=subprocess.PIPE
    )
    unpacked = subprocess.run(["tar", "-x", "-C", str(target)], stdin=archive.stdout)
    archive.stdout.close()
    if archive.wait() or unpacked.returncode:
        raise SystemExit("matrix: the last commit could not be unpacked; try --uncommitted.")
    changed = len(_git(checkout, "status", "--porcelain").splitlines())
    told = f"commit {commit}"
    return f"{told}, without {changed} uncommitted changes" if changed else told


def _git(checkout: Path, *words: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(checkout), *words], capture_output=True, text=True)
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.strip()
