"""Faults, provoked: `python3 -m benchmarks.faults`.

`--kills`, `--damaged` and `--hostile` say how many of each, `--seed` draws them.

Kills: a run is killed with SIGKILL, half of the time at a random moment and half of the time
right before or after a random one of its operations on the disk; then what lies on the disk is
looked at, and the same job runs again. Every result must equal that of an undisturbed run bit by
bit, and in between there must never be a readable raster that is not whole.

Damaged inputs: one file of a scene is damaged in a random way and the scene is reconstructed.
Every case must end within a minute in a sentence: an error that names what to do, or a result
with a warning that names the file. Neither may leave anything unfinished behind.

Hostile files and harsh runs (`hostile_files`, `hostile_folders`, `hostile_kernels`, `harsh_runs`):
each is tried in a process of its own, and must end within a minute, within 1 GiB, in a sentence or
in the result of an undisturbed run. What has not held is printed, and the status is 1.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.damages import DAMAGES, Heard, digest, job_on, write_scene
from benchmarks.trial_list import every_trial, some_of_each
from benchmarks.trials import in_child, table, try_all
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.support.errors import StoriError

_LONGEST = 60  # seconds


# --- kills ------------------------------------------------------------------------------------


class Trap:
    """Kills this process at the n-th operation on the disk, before it or after it."""

    OPERATIONS = ("fsync", "replace", "remove", "rmdir", "unlink", "makedirs", "mkdir")

    def __init__(self, at: int, after: bool) -> None:
        self.left, self.after = at, after
        for name in self.OPERATIONS:
            setattr(os, name, self.around(getattr(os, name)))

    def around(self, operation):
        """Return the operation with the trap around it."""

        def guarded(*arguments, **named):
            self.left -= 1
            if self.left == 0 and not self.after:
                os.kill(os.getpid(), signal.SIGKILL)
            result = operation(*arguments, **named)
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return guarded


def state_of(output: Path, whole: dict[str, str]) -> str:
    """Look at what a killed run left: nothing, unfinished or complete; raises for anything else."""
    names = {path.name for path in output.glob("*")} if output.is_dir() else set()
    found = digest(output)  # every raster under its own name can be read whole
    wrong = [name for name, value in found.items() if whole.get(name) != value]
    if wrong:
        raise AssertionError(f"{wrong} are not what the undisturbed run wrote")
    if "manifest.json" in names:
        json.loads((output / "manifest.json").read_text(encoding="utf-8"))
        if found != whole:
            raise AssertionError("a manifest lies there, but not everything it names")
        return "complete"
    if found and ".unfinished" not in names:
        raise AssertionError("rasters lie there and nothing says that they are not all")
    return "unfinished" if any(name.startswith(".unfinished") for name in names) else "nothing"


def kills(folder: Path, count: int, seed: int, method: str = "linear") -> Counter:
    """Kill and resume ``count`` runs; return how often each state was found in between."""
    rng = random.Random(seed)
    scene = folder / "scene"
    write_scene(scene)
    undisturbed = folder / "undisturbed"
    calls = folder / "calls"

    def counted() -> None:
        trap = Trap(10**9, False)
        reconstruct(job_on(scene, undisturbed, method=method))
        calls.write_text(str(10**9 - trap.left))

    well, seconds = in_child(counted)
    if not well:
        raise AssertionError("the undisturbed run failed")
    whole, operations = digest(undisturbed), int(calls.read_text())
    states: Counter = Counter()
    for number in range(count):
        output = folder / f"killed-{number}"
        by_time = number % 2 == 0
        at, after = rng.randint(1, operations), rng.random() < 0.5

        def disturbed(by_time=by_time, at=at, after=after, output=output) -> None:
            if not by_time:
                Trap(at, after)
            reconstruct(job_on(scene, output, method=method))

        in_child(disturbed, rng.uniform(0, seconds) if by_time else None)
        states[state_of(output, whole)] += 1
        memory = rng.choice((64, 1024))  # other blocks than before, sometimes
        well, _ = in_child(
            lambda o=output, m=memory: reconstruct(job_on(scene, o, method=method, memory=m))
        )
        if not well or state_of(output, whole) != "complete":
            raise AssertionError(f"run {number} was not resumed (seed {seed})")
        left = [path.name for path in output.iterdir() if path.name.startswith(".")]
        if left:
            raise AssertionError(f"{left} stayed behind")
        shutil.rmtree(output)
    return states


# --- damaged inputs ---------------------------------------------------------------------------


def outcome_of(scene: Path, output: Path, damaged: Path) -> str:
    """Reconstruct a damaged scene; say how it ended, or raise for what must not happen."""
    heard = Heard()
    signal.alarm(_LONGEST)
    try:
        reconstruct(job_on(scene, output, workers=1, step="P10D"), heard)
    except StoriError as error:
        sentence = str(error)
        if not sentence.endswith(".") or "Traceback" in sentence or "\n" in sentence:
            raise AssertionError(f"no sentence: {sentence}") from error
        if list(output.rglob("*")):
            raise AssertionError(f"left behind: {list(output.rglob('*'))}") from error
        return "an error"
    finally:
        signal.alarm(0)
    if not (output / "manifest.json").is_file() or (output / ".unfinished").exists():
        raise AssertionError("not finished, and nothing said so")
    named = any(damaged.stem in warning for warning in heard.warnings)
    return "a result and a warning" if named else "a result"


def damaged_inputs(folder: Path, count: int, seed: int) -> Counter:
    """Damage and reconstruct ``count`` scenes; return how often each outcome was seen."""
    rng = random.Random(seed)
    scene = folder / "whole"
    write_scene(scene, side=200, dates=5)
    files = [path.relative_to(scene) for path in sorted(scene.rglob("*.tif"))]
    reconstruct(job_on(scene, folder / "reference", workers=1, step="P10D"))
    reference = digest(folder / "reference")
    outcomes: Counter = Counter()
    for number in range(count):
        copy, output = folder / f"damaged-{number}", folder / f"output-{number}"
        shutil.copytree(scene, copy)
        victim = copy / rng.choice(files)
        damage = DAMAGES[number % len(DAMAGES)]
        damage(victim, rng)
        try:
            found = outcome_of(copy, output, victim)
        except Exception as error:
            raise AssertionError(
                f"case {number} ({damage.__name__}, seed {seed}): {error}"
            ) from error
        if found == "a result":  # nothing was said: then nothing must have been lost
            same = digest(output) == reference
            found = "the same result" if same else "another result, unsaid"
            found += f" ({damage.__name__})"
        outcomes[found] += 1
        shutil.rmtree(copy)
        shutil.rmtree(output, ignore_errors=True)
    return outcomes


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--damaged", type=int, default=500)
    parser.add_argument("--hostile", type=int, default=200, help="of each kind drawn at random")
    parser.add_argument("--each", type=int, default=10**6, help="of each kind at most")
    parser.add_argument("--only", default="", help="the kinds whose name begins like this")
    parser.add_argument("--method", default="linear")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    folder, has_held = Path(tempfile.mkdtemp(prefix="stori-faults-")), True
    try:
        if options.kills:
            states = kills(folder / "kills", options.kills, options.seed, options.method)
            told = ", ".join(f"{state} {times} times" for state, times in sorted(states.items()))
            print(f"{options.kills} kills: on the disk was {told}; {options.kills} runs resumed, "
                  "all equal to the undisturbed one bit by bit")  # fmt: skip
        if options.damaged:
            found = damaged_inputs(folder / "inputs", options.damaged, options.seed)
            told = ", ".join(f"{times} {outcome}" for outcome, times in sorted(found.items()))
            print(f"{options.damaged} damaged inputs: {told}; no traceback, no hang, nothing left")
        if options.hostile:
            dice = random.Random(options.seed)
            every = every_trial(folder / "trials", options.hostile, dice)
            chosen = some_of_each(every, options.each, dice)
            chosen = [trial for trial in chosen if trial.kind.startswith(options.only)]
            outcomes = try_all(chosen, folder / "attempts")
            print(table(outcomes))
            has_held = all(outcome.has_held for outcome in outcomes)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if has_held else 1


if __name__ == "__main__":
    sys.exit(main())
