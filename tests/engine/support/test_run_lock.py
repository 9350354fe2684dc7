"""One run at a time: told by locks and beats, never by numbers of processes or clocks."""

from __future__ import annotations

import json
import threading

import pytest

from stori_plugin.engine.support import run_lock
from stori_plugin.engine.support.run_lock import HeldError, RunLock


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(run_lock, "BEAT", 0.02)
    monkeypatch.setattr(run_lock, "WATCH", 0.2)


@pytest.fixture
def elsewhere(monkeypatch):
    """What this process takes then is what another computer would."""

    def become(name: str) -> None:
        monkeypatch.setattr(run_lock, "_busy", set())
        monkeypatch.setattr(run_lock, "_machine", lambda: name)

    return become


@pytest.fixture
def no_locks(monkeypatch):
    monkeypatch.setattr(run_lock, "_lock", lambda file: False)


def nothing():
    pass


def test_a_lock_is_held_once_and_can_be_had_again(tmp_path):
    first = RunLock(str(tmp_path / "lock"))
    first.take()
    with pytest.raises(HeldError):
        RunLock(str(tmp_path / "lock")).take()
    first.release(nothing)
    second = RunLock(str(tmp_path / "lock"))
    second.take()
    second.release(nothing)


def test_a_live_run_of_another_computer_is_seen_where_drives_have_no_locks(
    tmp_path, elsewhere, no_locks
):
    first = RunLock(str(tmp_path / "lock"))
    first.take()
    elsewhere("another computer")
    with pytest.raises(HeldError):
        RunLock(str(tmp_path / "lock")).take()
    first.release(nothing)
    assert not first.is_lost


@pytest.mark.parametrize("machine", ["here", "another computer"])
def test_a_run_whose_beat_has_stopped_is_dead(tmp_path, elsewhere, no_locks, machine):
    elsewhere("here")
    said = {"run": "dead", "machine": machine, "locked": False, "beat": 17}
    (tmp_path / "lock").write_text(json.dumps(said))
    watched = []
    lock = RunLock(str(tmp_path / "lock"))
    lock.take(lambda: watched.append(1))
    assert watched
    lock.release(nothing)


def test_a_killed_run_of_this_computer_needs_no_watching(tmp_path, elsewhere):
    elsewhere("here")
    said = {"run": "dead", "machine": "here", "locked": True, "beat": 17}
    (tmp_path / "lock").write_text(json.dumps(said))
    lock = RunLock(str(tmp_path / "lock"))
    lock.take(lambda: pytest.fail("it was watched"))
    lock.release(nothing)


@pytest.mark.parametrize("content", ["", "nonsense", "[1]", "{" * 5000, '{"run": 1}'])
def test_whatever_the_file_says_it_can_be_taken(tmp_path, content):
    (tmp_path / "lock").write_text(content)
    lock = RunLock(str(tmp_path / "lock"))
    lock.take()
    lock.release(nothing)


def test_of_two_that_come_together_one_is_refused(tmp_path, elsewhere, no_locks, monkeypatch):
    """Both saw the same silence; who wrote last has it."""
    monkeypatch.setattr(run_lock, "BEAT", 0.2)
    first, told = RunLock(str(tmp_path / "lock")), []

    def take():
        try:
            first.take()
            told.append("taken")
        except HeldError:
            told.append("refused")

    thread = threading.Thread(target=take)
    write = RunLock._beat

    def overwritten(self):
        write(self)
        if self is first:
            said = {"run": "another", "machine": "another", "locked": False, "beat": 1}
            (tmp_path / "lock").write_text(json.dumps(said))

    monkeypatch.setattr(RunLock, "_beat", overwritten)
    thread.start()
    thread.join()
    assert told == ["refused"]


def test_a_run_that_stood_still_learns_that_it_was_taken_over(tmp_path, monkeypatch):
    lock = RunLock(str(tmp_path / "lock"))
    lock.take()
    said = {"run": "another", "machine": "another", "locked": True, "beat": 1}
    (tmp_path / "lock").write_text(json.dumps(said))
    lock._thread.join(10)
    assert lock.is_lost
    lock.release(lambda: pytest.fail("what is another's was taken away"))
    assert json.loads((tmp_path / "lock").read_text()) == said


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), ValueError("anything")])
def test_a_lock_is_given_back_whatever_fails(tmp_path, error):
    lock = RunLock(str(tmp_path / "lock"))
    lock.take()

    def fails():
        raise error

    with pytest.raises(type(error)):
        lock.release(fails)
    again = RunLock(str(tmp_path / "lock"))
    again.take()
    again.release(nothing)


def test_a_link_is_not_written_through(tmp_path):
    (tmp_path / "victim").write_text("mine")
    (tmp_path / "lock").symlink_to(tmp_path / "victim")
    with pytest.raises(OSError, match="symbolic links"):
        RunLock(str(tmp_path / "lock")).take()
    assert (tmp_path / "victim").read_text() == "mine"
