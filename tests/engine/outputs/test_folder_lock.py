"""What is in the way in an output folder, what goes away under a run, and what is not touched."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import made_scene
import pytest
from made_runs import Listener, files_below, finished_blocks, pixels, reconstruct

from stori_plugin.engine.outputs import folder_lock
from stori_plugin.engine.outputs.folder_lock import FolderLock
from stori_plugin.engine.support import run_lock
from stori_plugin.engine.support.errors import InputError, OutputError

SMALL = {"memory": 64, "workers": 1, "method": "linear", "step": "P20D", "uncertainty": False}
posix = pytest.mark.skipif(os.name != "posix", reason="links need rights")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return made_scene.write_wide(tmp_path_factory.mktemp("kept"), range(0, 60, 20))


@pytest.fixture
def precious(tmp_path):
    """Files of the user, somewhere else."""
    (tmp_path / "precious").mkdir()
    for name in ("thesis.odt", "run.json", "a.block", "lock"):
        (tmp_path / "precious" / name).write_text("keep")
    yield tmp_path / "precious"
    assert {p.name: p.read_text() for p in (tmp_path / "precious").iterdir()} == dict.fromkeys(
        ("thesis.odt", "run.json", "a.block", "lock"), "keep"
    )


@posix
@pytest.mark.parametrize("resume", [True, False])
def test_unfinished_work_that_is_a_link_is_refused(kept, tmp_path, precious, resume):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".unfinished").symlink_to("../precious")
    with pytest.raises(OutputError) as caught:
        reconstruct(kept, tmp_path / "out", **SMALL, resume=resume)
    assert str(caught.value) == (
        f"OUTPUT {tmp_path / 'out'} holds .unfinished, which is a link or no folder: take it away, "
        "or choose another folder."
    )


@posix
@pytest.mark.parametrize(
    ("names", "resume"),
    [
        *(([name], True) for name in ("staged", "run.json", "1.block", "x.part", "stop")),
        (["staged", "run.json", "1.block", "x.part", "stop"], False),
    ],
)
def test_links_inside_are_taken_away_and_not_followed(kept, tmp_path, precious, names, resume):
    unfinished = tmp_path / "out" / ".unfinished"
    unfinished.mkdir(parents=True)
    for name in names:
        goal = precious if name == "staged" else precious / "thesis.odt"
        (unfinished / name).symlink_to(goal)
    reconstruct(kept, tmp_path / "out", **SMALL, resume=resume)
    assert not unfinished.exists()


@posix
def test_a_lock_that_is_a_link_is_refused(kept, tmp_path, precious):
    unfinished = tmp_path / "out" / ".unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "lock").symlink_to(precious / "thesis.odt")
    with pytest.raises(OutputError, match=r"cannot be written to \(.*symbolic links.*choose anoth"):
        reconstruct(kept, tmp_path / "out", **SMALL)


@posix
def test_unfinished_work_of_another_user_is_refused(kept, tmp_path, monkeypatch):
    (tmp_path / "out" / ".unfinished").mkdir(parents=True)
    monkeypatch.setattr(folder_lock, "owner_of_new", lambda folder: os.geteuid() + 1)
    with pytest.raises(OutputError, match=r"\.unfinished, which belongs to another user: let them"):
        reconstruct(kept, tmp_path / "out", **SMALL)


def test_what_is_no_work_of_runs_stays_there(kept, tmp_path):
    """A folder of the same name, or notes that somebody put there."""
    unfinished = tmp_path / "out" / ".unfinished"
    (unfinished / "notes").mkdir(parents=True)
    (unfinished / "notes" / "a.txt").write_text("keep")
    (unfinished / "b.txt").write_text("keep")
    reconstruct(kept, tmp_path / "out", **SMALL, resume=False)
    assert files_below(unfinished) == ["b.txt", "notes", "notes/a.txt"]


class Once(Listener):
    """Does something when a part of the work is done."""

    def __init__(self, act, share: float) -> None:
        super().__init__()
        self.act, self.share = act, share

    def fraction(self, done: float) -> None:
        if done > self.share and self.act:
            act, self.act = self.act, None
            act()


@pytest.mark.parametrize(
    ("share", "resume"), [(0.0, True), (0.0, False), (0.05, True), (0.3, False), (0.94, True)]
)
def test_a_folder_that_goes_away_is_a_sentence_and_the_next_run_works(
    kept, tmp_path, share, resume
):
    out = tmp_path / "out"
    gone = Once(lambda: shutil.rmtree(out), share)
    with pytest.raises(OutputError) as caught:
        reconstruct(kept, out, gone, **SMALL, resume=resume)
    assert f"OUTPUT {out}" in str(caught.value)
    assert "went away" in str(caught.value) or "could not be written" in str(caught.value)
    assert not out.exists(), "nothing is written where the drive was"
    assert len(pixels(reconstruct(kept, out, **SMALL))) == 3


@pytest.mark.parametrize("number", [5, 107, 116, 19])
def test_a_drive_that_fails_gives_every_lock_back(kept, tmp_path, monkeypatch, number):
    """Whatever is asked of the drive from some moment on fails."""
    out, failing = tmp_path / "out", []

    def of(function):
        def asked(path, *rest, **more):
            if failing and str(path).startswith(str(out)):
                raise OSError(number, os.strerror(number), str(path))
            return function(path, *rest, **more)

        return asked

    def fail():
        failing.append(1)

    with monkeypatch.context() as patch:
        for name in ("open", "listdir", "mkdir", "rmdir", "remove", "lstat", "replace", "unlink"):
            patch.setattr(os, name, of(getattr(os, name)))
        with pytest.raises(OutputError, match=f"OUTPUT {out}"):
            reconstruct(kept, out, Once(fail, 0.3), **SMALL)
    shutil.rmtree(out)
    reconstruct(kept, out, **SMALL)


def test_a_lock_is_taken_before_anything_is_looked_at(kept, tmp_path):
    held = FolderLock(str(tmp_path / "out"))
    held.take()
    before = files_below(tmp_path / "out")
    said = Listener()
    with pytest.raises(OutputError, match="is where another run is writing right now"):
        reconstruct(kept, tmp_path / "out", said, **SMALL, resume=False)
    assert not said.lines
    assert files_below(tmp_path / "out") == before
    held.release(keep=False)
    assert not (tmp_path / "out" / ".unfinished").exists()


def test_a_run_that_cannot_begin_leaves_the_unfinished_work_of_another(kept, tmp_path):
    """RESUME is off, but nothing was begun anew."""
    unfinished = tmp_path / "out" / ".unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "0-0-1-1-abc.block").write_text("finished by another run")
    with pytest.raises(InputError):
        reconstruct(kept, tmp_path / "out", **SMALL, resume=False, extent=(0.0, 0.0, 1.0, 1.0))
    assert files_below(Path(unfinished)) == ["0-0-1-1-abc.block"]


def test_a_run_that_stood_still_does_not_move_in(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(run_lock, "BEAT", 0.02)

    def take_over():
        lock = tmp_path / "out" / ".unfinished" / "lock"
        ours = [thread for thread in threading.enumerate() if thread.name == "stori-lock"]
        for _ in range(1000):
            # Again where a beat came between its look and its own writing.
            lock.write_text('{"run": "another", "machine": "x", "locked": true, "beat": 1}')
            ours[-1].join(0.01)  # it ends when it sees that
            if not ours[-1].is_alive():
                break

    with pytest.raises(OutputError, match="was taken over by another run while this one stood"):
        reconstruct(kept, tmp_path / "out", Once(take_over, 0.3), **SMALL)
    assert (tmp_path / "out" / ".unfinished" / "lock").exists()


@posix
@pytest.mark.parametrize(
    ("share", "resume"), [(0.0, True), (0.0, False), (0.1, True), (0.3, False), (0.92, True)]
)
def test_a_link_that_comes_into_the_place_of_unfinished_work_is_left_as_it_is(
    kept, tmp_path, precious, share, resume
):
    out = tmp_path / "out"

    def swap():
        while (out / ".unfinished").exists():  # another thread may be writing a block there
            shutil.rmtree(out / ".unfinished", ignore_errors=True)
        (out / ".unfinished").symlink_to("../precious")

    with pytest.raises(OutputError) as caught:
        reconstruct(kept, out, Once(swap, share), **SMALL, resume=resume)
    assert str(out) in str(caught.value)
    assert (out / ".unfinished").is_symlink()
    (out / ".unfinished").unlink()
    assert len(pixels(reconstruct(kept, out, **SMALL))) == 3


@posix
def test_another_folder_in_the_place_of_unfinished_work_is_not_written_to(kept, tmp_path):
    out = tmp_path / "out"

    def swap():
        (out / ".unfinished").rename(tmp_path / "ours")
        (out / ".unfinished").mkdir()
        (out / ".unfinished" / "1.block").write_text("keep")

    with pytest.raises(OutputError, match="was replaced by another folder or a link while the ru"):
        reconstruct(kept, out, Once(swap, 0.1), **SMALL)
    assert (out / ".unfinished" / "1.block").read_text() == "keep"


@pytest.mark.parametrize("blocks", [1, 3])
def test_finished_blocks_that_are_cut_short_are_not_put_together(kept, tmp_path, blocks):
    out = tmp_path / "out"

    class OnceFinished(Once):
        def fraction(self, done: float) -> None:
            if finished_blocks(out) >= blocks:
                super().fraction(done)

    def cut():
        for path in (out / ".unfinished").glob("*.block"):
            os.truncate(path, 10)

    with pytest.raises(OutputError, match=r"\.block was cut short"):
        reconstruct(kept, out, OnceFinished(cut, 0.0), **SMALL)
    assert not list(out.glob("*.tif"))
    assert len(pixels(reconstruct(kept, out, **SMALL))) == 3
