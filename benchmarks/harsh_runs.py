"""Runs where the ground gives way: drives that go, few open files, runs in other containers."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.damages import Heard, digest, job_on
from benchmarks.hostile_folders import compared, copied
from benchmarks.trials import CHECKOUT, Trial, check
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.support.errors import StoriError

# --- a drive that goes away ---------------------------------------------------------------------


class AtFraction(Heard):
    """Does something once, when so much is done."""

    def __init__(self, at: float, deed: Callable[[], object]) -> None:
        super().__init__()
        self.at, self.deed, self.done_at = at, deed, 0.0

    def fraction(self, done: float) -> None:
        """Look whether it is time."""
        if done >= self.at and not self.done_at:
            self.done_at = done
            self.deed()


def _gone(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)


def _away(path: Path) -> None:
    path.rename(path.with_name(path.name + "-away"))


def _a_file(path: Path) -> None:
    _gone(path)
    path.write_text("a file")


def _emptied(path: Path) -> None:
    for inner in path.iterdir():
        _gone(inner) if inner.is_dir() else inner.unlink()


def lost_trials(scene: Path, whole: dict[str, str], count: int, dice: random.Random):
    """Yield trials in which folders go away in the middle of a run."""
    places = {"out": "OUTPUT", "out/.unfinished": "the unfinished work", "scene/optical": "inputs"}

    def attempt_of(place: str, deed: Callable[[Path], None], at: float) -> Callable[[Path], None]:
        def attempt(folder: Path) -> None:
            inputs, output = copied(scene, folder)
            target = folder / place
            progress = AtFraction(at, lambda: deed(target) if target.is_dir() else None)
            first: StoriError | None = None
            try:
                reconstruct(job_on(inputs, output), progress)
            except StoriError as error:
                first = error
            else:
                # What goes when all was done is no matter of the run's.
                is_right = digest(output) == whole or progress.done_at >= 1.0
                check(is_right or progress.warnings, "another result, and nothing said so")
            again(folder, scene, whole, target)
            if first is not None:
                raise first

        return attempt

    for _ in range(count):
        place, deed = dice.choice(list(places)), dice.choice([_gone, _away, _a_file, _emptied])
        at = round(dice.uniform(0.05, 0.98), 2)
        what = f"{places[place]} {deed.__name__.strip('_').replace('_', ' ')} at {at:.0%}"
        yield Trial("folders that go away in a run", what, attempt_of(place, deed, at))


def again(folder: Path, scene: Path, whole: dict[str, str], target: Path) -> None:
    """Put things in order as a user would, and see that a run into the same OUTPUT goes well."""
    if target.is_file():
        target.unlink()
    shutil.rmtree(folder / "scene")
    inputs, output = copied(scene, folder)
    try:
        compared(inputs, output, whole)
    except StoriError as error:
        check(False, f"a second run is refused: {error}")


def unmounted_trials(scene: Path, whole: dict[str, str]) -> Iterator[Trial]:
    """Yield trials in which the drive of OUTPUT is taken out; needs the right to mount."""

    def attempt(folder: Path) -> None:
        inputs, output = copied(scene, folder)
        output.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "none", str(output)], check=True)

        def take_out() -> None:
            subprocess.run(["umount", "-l", str(output)], check=True)

        first: StoriError | None = None
        progress = AtFraction(0.4, take_out)
        try:
            reconstruct(job_on(inputs, output), progress)
        except StoriError as error:
            first = error
        finally:
            if not progress.done_at:
                take_out()
        again(folder, scene, whole, output)
        if first is not None:
            raise first

    yield Trial("folders that go away in a run", "the drive of OUTPUT is taken out", attempt)


def may_mount(folder: Path) -> bool:
    """Tell whether this process may mount a drive."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "none", str(folder)]
    if os.geteuid() or subprocess.run(command, capture_output=True).returncode:
        return False
    return subprocess.run(["umount", "-l", str(folder)]).returncode == 0


# --- few open files -----------------------------------------------------------------------------


def descriptor_trials(scene: Path, whole: dict[str, str]) -> Iterator[Trial]:
    """Yield trials with a limit on open files: as on macOS (256), and lower."""

    def attempt_of(limit: int, workers: int) -> Callable[[Path], None]:
        def attempt(folder: Path) -> None:
            inputs, output = copied(scene, folder)
            job, heard = job_on(inputs, output, workers=workers), Heard()
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
            try:
                reconstruct(job, heard)
            except StoriError as error:
                check("open" in str(error) and "files" in str(error),
                      f"a sentence on something else: {error}")  # fmt: skip
                raise
            check(digest(output) == whole, "a result that depends on the limit")
            wrong = [text for text in heard.warnings if "cannot be read" in text]
            check(not wrong, f"intact files are called unreadable: {wrong[:1]}")

        return attempt

    for limit in (64, 128, 256):
        for workers in (1, 2, 8):
            what = f"{limit} open files, {workers} workers"
            yield Trial("few open files", what, attempt_of(limit, workers))


# --- process numbers of other containers --------------------------------------------------------

RUN = """
import sys, time
from pathlib import Path
from benchmarks.damages import job_on
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.support.errors import StoriError
from stori_plugin.engine.support.progress import Progress
scene, output, wait = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

class Waiting(Progress):
    def fraction(self, done):
        if wait and done > 0.3:
            Path(wait + ".there").touch()
            while not Path(wait + ".go").exists():
                time.sleep(0.02)

try:
    reconstruct(job_on(scene, output), Waiting())
    print("ended well")
except StoriError as error:
    print("sentence:", error)
"""
APART = ("unshare", "--map-root-user", "--pid", "--fork", "--mount-proc", "--kill-child")


def may_unshare() -> bool:
    """Tell whether processes can be started with numbers of their own here."""
    try:
        return subprocess.run([*APART, "true"], capture_output=True).returncode == 0
    except OSError:
        return False


def started(folder: Path, is_apart: bool, wait: str = "") -> subprocess.Popen:
    """Start a run, where it is wanted with process numbers of its own."""
    words = [sys.executable, "-c", RUN, str(folder / "scene"), str(folder / "out"), wait]
    return subprocess.Popen(
        [*APART, *words] if is_apart else words, cwd=CHECKOUT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def _until(path: Path, process: subprocess.Popen) -> None:
    while not path.exists():
        if process.poll() is not None:
            check(False, f"the first run ended too soon: {process.communicate()[0][-300:]}")
        time.sleep(0.02)


def container_trials(scene: Path, whole: dict[str, str]) -> Iterator[Trial]:
    """Yield trials of two runs into one OUTPUT that cannot see each other's processes."""

    def refused(first_apart: bool, second_apart: bool, is_stopped: bool) -> Callable[[Path], None]:
        def attempt(folder: Path) -> None:
            copied(scene, folder)
            wait = folder / "wait"
            first = started(folder, first_apart, str(wait))
            _until(wait.with_name("wait.there"), first)
            if is_stopped:  # as a computer that sleeps
                os.kill(first.pid, signal.SIGSTOP)
            second = started(folder, second_apart).communicate()[0]
            if is_stopped:
                os.kill(first.pid, signal.SIGCONT)
            wait.with_name("wait.go").touch()
            said = first.communicate()[0]
            check(
                "another run is writing" in second, f"the second was not refused: {second[-200:]}"
            )
            check("ended well" in said, f"the first did not end well: {said[-200:]}")
            check(digest(folder / "out") == whole, "the first run's result differs")

        return attempt

    def resumed(first_apart: bool, second_apart: bool) -> Callable[[Path], None]:
        def attempt(folder: Path) -> None:
            copied(scene, folder)
            wait = folder / "wait"
            first = started(folder, first_apart, str(wait))
            _until(wait.with_name("wait.there"), first)
            first.kill()  # and with it, where it is apart, all that was started there
            first.communicate()
            said = started(folder, second_apart).communicate()[0]
            check("ended well" in said, f"the second did not go on: {said[-200:]}")
            check(digest(folder / "out") == whole, "the resumed result differs")

        return attempt

    sides = {False: "here", True: "in a container"}
    for one in sides:
        for other in sides:
            what = f"the first {sides[one]} lives, the second {sides[other]}"
            yield Trial("two runs, process numbers apart", what, refused(one, other, False))
            what = f"the first {sides[one]} was killed, the second {sides[other]}"
            yield Trial("two runs, process numbers apart", what, resumed(one, other))
    what = "the first here sleeps, the second in a container"
    yield Trial("two runs, process numbers apart", what, refused(False, True, True))
