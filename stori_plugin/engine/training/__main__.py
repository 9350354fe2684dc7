"""Train the weights that ship with the plugin.

    python -m stori_plugin.engine.training train MODEL [--table SERIES.csv ...] [--half] [--region]

Trains on simulated places and on tables of real series, and writes the model. Same arguments,
same weights. The held-out score is the error in gaps of a month and more, as a ratio to that of GP
fusion.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from ..methods.network.training_loop import Schedule, TrainingOutcome
from ..support.errors import StoriError
from ..support.progress import Progress
from ..support.threads import single_threaded_blas
from .pretraining import PretrainingPlan, pretrain
from .series_table import half_of, read_table


class _ConsoleProgress(Progress):
    """Writes a line per step, and per tenth of one."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._tenths = 0

    def _write(self, text: str) -> None:
        sys.stdout.write(f"{time.monotonic() - self._began:6.0f} s  {text}\n")
        sys.stdout.flush()

    def step(self, text: str) -> None:
        self._tenths = 0
        self._write(text)

    def say(self, text: str) -> None:
        self._write(text)

    warn = say

    def fraction(self, done: float) -> None:
        if int(done * 10) > self._tenths:
            self._tenths = int(done * 10)
            self._write(f"{done:4.0%}")


def _parser() -> argparse.ArgumentParser:
    defaults, schedule = PretrainingPlan(), Schedule()
    parser = argparse.ArgumentParser(
        prog="python -m stori_plugin.engine.training", description=__doc__.split("\n")[0]
    )
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train a model from nothing")
    train.add_argument("model", help="file to write, .npz")
    train.add_argument(
        "--table", action="append", default=[], metavar="CSV",
        help="table of real series (id, date, bands, VV, VH); may be given several times",
    )  # fmt: skip
    train.add_argument(
        "--half", action="store_true",
        help="leave out half of the tables' series, to test on afterwards",
    )  # fmt: skip
    train.add_argument(
        "--region", action="store_true",
        help="for a network that serves where the tables are from: train on their series most, "
        "mixed and thinned again all the time",
    )  # fmt: skip
    train.add_argument("--places", type=int, default=defaults.sites, help="simulated places")
    train.add_argument("--steps", type=int, default=schedule.steps, help="steps of training")
    train.add_argument("--seed", type=int, default=defaults.seed)
    return parser


def _train(arguments: argparse.Namespace, progress: Progress) -> None:
    real = [read_table(path) for path in arguments.table]
    if arguments.half:
        real = [half_of(site, 0) for site in real]
    plan = PretrainingPlan(arguments.places, region=arguments.region, seed=arguments.seed)
    schedule = Schedule(steps=arguments.steps, seed=arguments.seed)
    with single_threaded_blas():
        model, outcome = pretrain(plan, schedule, real, progress)
    _say_curve(outcome, progress)
    model.save(arguments.model)
    progress.say(f"Written: {arguments.model}")


def _say_curve(outcome: TrainingOutcome, progress: Progress) -> None:
    for point in outcome.curve:
        progress.say(
            f"step {point.step:6d}   loss {point.loss:7.4f}   held out {point.held_out:.4f}"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 when all went well, else 1 after a sentence that says why."""
    parsed = _parser().parse_args(arguments)
    try:
        _train(parsed, _ConsoleProgress())
    except StoriError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
