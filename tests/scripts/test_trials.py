"""What the trials of `benchmarks.faults` call held, and what not."""

from __future__ import annotations

import os
import signal
import sys

import pytest

pytest.importorskip("numba")
if not sys.platform.startswith("linux"):
    pytest.skip("trials are forked and their memory read from /proc", allow_module_level=True)

import numpy as np

from benchmarks import trials
from benchmarks.trials import Trial, check, table, tried
from stori_plugin.engine.support.errors import InputError


def outcome(tmp_path, attempt, seconds=60.0):
    found = tried(Trial("a kind", "a name", attempt, seconds), tmp_path / "trial")
    assert not list(tmp_path.iterdir())
    return found


def refused(folder):
    raise InputError("The file a.npz is damaged: get it again.")


def shouted(folder):
    raise InputError("Traceback (most recent call last)")


def crashed(folder):
    raise KeyError("outputs")


def killed(folder):
    os.kill(os.getpid(), signal.SIGKILL)


def waiting(folder):
    signal.pause()


def greedy(folder):
    np.ones(200 << 20, np.uint8).sum()


def careless(folder):
    (folder / "made").write_text("left behind")
    check(False, "the user's file was changed")


@pytest.mark.parametrize(
    ("attempt", "how"),
    [
        (lambda folder: None, "a result"),
        (refused, "a sentence"),
        (shouted, "no sentence: 'Traceback"),
        (crashed, "a traceback: KeyError"),
        (killed, "dies of signal 9"),
        (careless, "the user's file was changed"),
    ],
)
def test_an_end_is_told_by_its_kind(tmp_path, attempt, how):
    found = outcome(tmp_path, attempt)
    assert found.how.startswith(how)
    assert found.has_held == (how in ("a result", "a sentence"))


def test_what_does_not_end_and_what_takes_all_memory_has_not_held(tmp_path, monkeypatch):
    assert outcome(tmp_path, waiting, seconds=0.2).how == "hangs: no end after 0.2 s"
    monkeypatch.setattr(trials, "MEBIBYTES", 100)
    assert outcome(tmp_path, greedy).how.startswith("takes 20")


def test_the_table_counts_by_kind(tmp_path):
    found = [outcome(tmp_path, attempt) for attempt in (refused, crashed, lambda folder: None)]
    assert table(found).splitlines()[-1] == "| a kind | 3 | 1 | 1 | 2 |"
