"""Trials: something is attempted in a process of its own, and what came of it is judged.

A trial has held where it ended in time and in little memory with a result or with one sentence, and
where what it checks afterwards is as it was. Tracebacks, hangs, processes that die and memory
without bounds have not.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from stori_plugin.engine.support.errors import StoriError

CHECKOUT = Path(__file__).resolve().parent.parent
SECONDS = 60
MEBIBYTES = 1024
_LONGEST_SENTENCE = 900  # characters


class NotHeldError(AssertionError):
    """Something was done, lost or said that must not be."""


@dataclass(frozen=True)
class Trial:
    """Something to attempt."""

    kind: str
    """What the table sums it up as."""
    name: str
    """What is wrong, in words."""
    attempt: Callable[[Path], object]
    """Does it in an empty folder: returns where there is a result, raises what came instead, and
    `NotHeldError` for what must not be."""
    seconds: float = SECONDS
    """The time until it counts as hanging."""


@dataclass(frozen=True)
class Outcome:
    """What came of a trial."""

    trial: Trial
    how: str
    """``a result``, ``a sentence``, or what has not held, in words."""
    said: str = ""
    """The sentence."""

    @property
    def has_held(self) -> bool:
        """Whether it ended as it should."""
        return self.how in ("a result", "a sentence")


def tried(trial: Trial, folder: Path) -> Outcome:
    """Attempt a trial in a process of its own, in a folder that is taken away afterwards."""
    folder.mkdir(parents=True)
    answer = folder.with_name(folder.name + ".answer")
    child = os.fork()
    if child == 0:
        os.setsid()  # so that what it starts ends with it
        try:
            answer.write_text(json.dumps(_judged(trial, folder)))
        finally:
            os._exit(0)
    status = _ended(child, trial.seconds)
    try:
        if status is None:
            return Outcome(trial, f"hangs: no end after {trial.seconds:g} s")
        if os.WIFSIGNALED(status):
            return Outcome(trial, f"dies of signal {os.WTERMSIG(status)}")
        how, said = json.loads(answer.read_text())
        return Outcome(trial, how, said)
    except (OSError, ValueError):
        return Outcome(trial, "ends without an answer")
    finally:
        answer.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def in_child(work, wait: float | None = None) -> tuple[bool, float]:
    """Do work in a forked process, killed after ``wait`` seconds; tell (ended well, seconds)."""
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except StoriError as error:
            print(f"  {error}", file=sys.stderr)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        passed = time.monotonic() - began
        if done:
            return status == 0, passed
        if passed > (wait if wait is not None else 10 * SECONDS):
            os.kill(child, signal.SIGKILL)
        time.sleep(0.005)


def _ended(child: int, seconds: float) -> int | None:
    """Wait for a child and return its status; None where it had to be killed."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.005)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _judged(trial: Trial, folder: Path) -> tuple[str, str]:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")  # the most memory counts from here on
    before = _most_memory()
    # What is mapped counts there, used or not.
    room = (_status("VmData") + 8 * MEBIBYTES) << 20
    resource.setrlimit(resource.RLIMIT_DATA, (room, room))  # the machine is to survive it
    said = ""
    try:
        trial.attempt(folder)
        how = "a result"
    except StoriError as error:
        said = str(error)
        how = "a sentence" if is_sentence(said) else f"no sentence: {said[:200]!r}"
    except NotHeldError as error:
        how = str(error)
    except BaseException as error:
        how = f"a traceback: {type(error).__name__}: {str(error)[:200]}"
    grown = _most_memory() - before
    if grown > MEBIBYTES:
        return f"takes {grown} MiB and more ({how})", said
    return how, said


def _most_memory() -> int:
    """Return the most memory that this process had, in MiB."""
    return _status("VmHWM")


def _status(name: str) -> int:
    """Return what the system says of this process's memory, in MiB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) // 1024
    return 0


def is_sentence(text: str) -> bool:
    """Tell whether an error is one sentence that may be shown as it is."""
    return (
        text.endswith(".")
        and "Traceback" not in text
        and "\n" not in text
        and len(text) <= _LONGEST_SENTENCE
    )


def check(fact: object, otherwise: str) -> None:
    """Raise `NotHeldError` saying what is ``otherwise`` than it should be."""
    if not fact:
        raise NotHeldError(otherwise)


def try_all(trials: Iterable[Trial], folder: Path) -> list[Outcome]:
    """Attempt trials one after the other, and tell at once of those that have not held."""
    outcomes = []
    for number, trial in enumerate(trials):
        outcome = tried(trial, folder / f"trial-{number}")
        if not outcome.has_held:
            print(f"not held: {trial.kind}, {trial.name}: {outcome.how}", flush=True)
        outcomes.append(outcome)
    return outcomes


def table(outcomes: Sequence[Outcome]) -> str:
    """Return a Markdown table: kinds, how many were tried, and how many held in which way."""
    lines = ["| what is wrong | tried | a sentence | a result | held |", "|---|---|---|---|---|"]
    for kind in dict.fromkeys(outcome.trial.kind for outcome in outcomes):
        of_kind = [outcome for outcome in outcomes if outcome.trial.kind == kind]
        counts = [sum(one.how == how for one in of_kind) for how in ("a sentence", "a result")]
        held = sum(one.has_held for one in of_kind)
        lines.append(f"| {kind} | {len(of_kind)} | {counts[0]} | {counts[1]} | {held} |")
    return "\n".join(lines)
