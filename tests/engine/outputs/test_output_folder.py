"""Runs that are interrupted: what they leave, and that they go on to the same bits."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import made_scene
import numpy as np
import pytest
from checkout import CHECKOUT
from made_runs import Listener, files_below, finished_blocks, pixels, reconstruct

from stori_plugin.engine.outputs import block_files, folder_lock
from stori_plugin.engine.support import staging
from stori_plugin.engine.support.errors import CancelledError, OutputError, StoriError

DAYS = range(0, 60, 20)
# Small blocks, so that there are several.
SMALL = {"memory": 64, "workers": 2, "method": "linear", "step": "P20D", "uncertainty": False}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return made_scene.write_wide(tmp_path_factory.mktemp("kept"), DAYS)


@pytest.fixture(scope="module")
def whole(kept, tmp_path_factory):
    """The numbers of an undisturbed run."""
    return pixels(reconstruct(kept, tmp_path_factory.mktemp("whole"), **SMALL))


@pytest.fixture
def scene(kept, tmp_path):
    """A scene of one's own, to change."""
    return shutil.copytree(kept, tmp_path / "scene")


class StopAfter(Listener):
    """Asks to stop when some blocks are finished."""

    def __init__(self, output, blocks: int = 2) -> None:
        super().__init__()
        self.output, self.blocks = output, blocks

    def fraction(self, done: float) -> None:
        super().fraction(done)
        self.stopped |= finished_blocks(self.output) >= self.blocks


def interrupt(scene, output, blocks=2, **changes) -> str:
    with pytest.raises(CancelledError) as caught:
        reconstruct(scene, output, StopAfter(output, blocks), **{**SMALL, **changes})
    return str(caught.value)


def same(found, expected) -> None:
    assert found.keys() == expected.keys()
    for name, numbers in found.items():
        np.testing.assert_array_equal(numbers, expected[name])


def left(output) -> list[str]:
    return sorted(name for name in os.listdir(output) if not name.endswith((".tif", ".json")))


@pytest.mark.parametrize("changes", [{}, {"memory": 2048}, {"workers": 1, "memory": 128}])
def test_a_stopped_run_goes_on_to_the_same_bits(kept, tmp_path, whole, changes):
    told = interrupt(kept, tmp_path / "out")
    assert told.startswith("Stopped by the user; ")
    assert f" kept in {tmp_path / 'out' / '.unfinished'}: run the same again into" in told
    assert os.listdir(tmp_path / "out") == [".unfinished"]
    listener = Listener()
    result = reconstruct(kept, tmp_path / "out", listener, **{**SMALL, **changes})
    assert any("Going on with an interrupted run: " in line for line in listener.lines)
    same(pixels(result), whole)
    assert left(tmp_path / "out") == ["report.html", "stori.log"]


def test_what_is_finished_is_not_computed_again(kept, tmp_path, whole, monkeypatch):
    from stori_plugin.engine.run.block_work import BlockWork

    interrupt(kept, tmp_path / "out", blocks=3)
    blocks = (tmp_path / "out" / ".unfinished").glob("*.block")
    before = {path.name.rpartition("-")[0] for path in blocks}
    computed = []
    compute = BlockWork.compute

    def counted(self, datasets, window, *rest):
        computed.append(window)
        return compute(self, datasets, window, *rest)

    monkeypatch.setattr(BlockWork, "compute", counted)
    same(pixels(reconstruct(kept, tmp_path / "out", **SMALL)), whole)
    names = {f"{w.row}-{w.column}-{w.height}-{w.width}" for w in computed}
    assert len(before) >= 3
    assert not names & before
    assert len(names) == len(computed)


def test_without_resume_nothing_is_kept_and_nothing_gone_on_with(kept, tmp_path, whole):
    told = interrupt(kept, tmp_path / "a" / "b", resume=False)
    assert told == "Stopped by the user; nothing was written."
    assert files_below(tmp_path) == []
    interrupt(kept, tmp_path / "out")
    listener = Listener()
    result = reconstruct(kept, tmp_path / "out", listener, resume=False, **SMALL)
    assert any(line.startswith("RESUME is off: ") for line in listener.lines)
    assert not any("Going on" in line for line in listener.lines)
    same(pixels(result), whole)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"step": "P10D"}, "STEP was P20D and is P10D"),
        ({"method": "whittaker"}, "METHOD was linear and is whittaker"),
        ({"bands": ("B04",)}, "BANDS was empty and is B04"),
        ({"uncertainty": True}, "UNCERTAINTY was False and is True"),
        ({"sar": ""}, "S1_IW_GRD_20210301T173200_ASC.tif, "),
    ],
)
def test_other_parameters_are_refused(kept, tmp_path, changes, told):
    interrupt(kept, tmp_path / "out")
    before = files_below(tmp_path)
    with pytest.raises(OutputError) as caught:
        reconstruct(kept, tmp_path / "out", **{**SMALL, **changes})
    assert told in str(caught.value)
    assert "holds the unfinished work of a run that differs: " in str(caught.value)
    assert "turn RESUME off to begin anew, or choose another folder." in str(caught.value)
    assert files_below(tmp_path) == before


def test_changed_inputs_are_refused(scene, tmp_path):
    interrupt(scene, tmp_path / "out")
    image = sorted((scene / "optical").iterdir())[0]
    os.utime(image, (1, 1))
    with pytest.raises(OutputError, match=f"{image.name} has changed since"):
        reconstruct(scene, tmp_path / "out", **SMALL)
    radar = sorted((scene / "sar").iterdir())
    radar[0].unlink()
    made_scene.write_sar(scene / "sar", [200])
    with pytest.raises(OutputError, match=f"{radar[0].name} is no longer among the inputs; S1"):
        reconstruct(scene, tmp_path / "out", **SMALL)


def test_inputs_that_change_meanwhile_stop_the_run(scene, tmp_path):
    image = sorted((scene / "optical").iterdir())[0]

    class Touch(Listener):
        def fraction(self, done: float) -> None:
            if finished_blocks(tmp_path / "out"):
                os.utime(image, (1, 1))

    with pytest.raises(StoriError, match=f"{image.name} changed while the run was reading"):
        reconstruct(scene, tmp_path / "out", Touch(), **SMALL)


def test_another_version_is_refused(kept, tmp_path, monkeypatch):
    from stori_plugin.engine.outputs import run_record

    interrupt(kept, tmp_path / "out")
    now = run_record.versions()
    monkeypatch.setattr(run_record, "versions", lambda: {**now, "numpy": "9.9"})
    with pytest.raises(OutputError, match=r"the version of numpy was .* and is 9\.9"):
        reconstruct(kept, tmp_path / "out", **SMALL)


def test_other_arithmetic_is_refused(kept, tmp_path):
    interrupt(kept, tmp_path / "out")
    path = tmp_path / "out" / ".unfinished" / "run.json"
    content = json.loads(path.read_text())
    path.write_text(json.dumps({**content, "probe": "0"}))
    with pytest.raises(OutputError, match=r"came to other numbers.*turn RESUME off"):
        reconstruct(kept, tmp_path / "out", **SMALL)


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "other"])
def test_damaged_blocks_are_computed_again(kept, tmp_path, whole, damage):
    interrupt(kept, tmp_path / "out", blocks=3)
    blocks = sorted((tmp_path / "out" / ".unfinished").glob("*.block"))
    content = blocks[0].read_bytes()
    flipped = content[:100] + bytes([content[100] ^ 255]) + content[101:]
    bad = {"cut": content[:-20], "flip": flipped, "empty": b"", "other": blocks[1].read_bytes()}
    blocks[0].write_bytes(bad[damage])
    (blocks[0].parent / "5-5-5-5.block.17.part").write_bytes(b"half")
    listener = Listener()
    same(pixels(reconstruct(kept, tmp_path / "out", listener, **SMALL)), whole)
    (told,) = listener.warnings
    assert f"{blocks[0].name} is damaged (the " in told
    assert told.endswith(") and is computed again.")
    assert left(tmp_path / "out") == ["report.html", "stori.log"]


@pytest.mark.parametrize("content", [b"{", b'{"format": 9}', None])
def test_a_record_that_says_nothing_is_thrown_away(kept, tmp_path, whole, content):
    interrupt(kept, tmp_path / "out")
    record = tmp_path / "out" / ".unfinished" / "run.json"
    record.unlink() if content is None else record.write_bytes(content)
    listener = Listener()
    same(pixels(reconstruct(kept, tmp_path / "out", listener, **SMALL)), whole)
    assert any("of a run that nothing is known of" in text for text in listener.warnings)


def test_a_full_disk_keeps_what_is_finished(kept, tmp_path, whole, monkeypatch):
    write, count = block_files.write_block, [0]

    def full(*arguments):
        count[0] += 1
        if count[0] > 2:
            raise OSError(28, "No space left on device")
        return write(*arguments)

    monkeypatch.setattr("stori_plugin.engine.outputs.block_task.write_block", full)
    listener = Listener()
    with pytest.raises(OutputError, match=r"could not be written to \(No space left on device\)"):
        reconstruct(kept, tmp_path / "out", listener, **SMALL)
    assert "2 finished blocks are kept in" in listener.lines[-1]
    monkeypatch.undo()
    same(pixels(reconstruct(kept, tmp_path / "out", **SMALL)), whole)


@pytest.mark.parametrize("results", [0, 2])
def test_a_failure_while_moving_in_leaves_the_old_result_whole(
    kept, tmp_path, whole, monkeypatch, results
):
    before = reconstruct(kept, tmp_path / "out", **{**SMALL, "method": "whittaker"})
    old = pixels(before)
    replace, count = os.replace, [0]

    def fails(source, goal):
        if Path(goal).parent == tmp_path / "out" and str(goal).endswith(".tif"):
            count[0] += 1
            if count[0] == results + 1:
                raise OSError(5, "Input/output error", str(goal))
        replace(source, goal)

    monkeypatch.setattr(staging.os, "replace", fails)
    with pytest.raises(OutputError, match=r"\.tif could not be written \(Input/output error\)"):
        reconstruct(kept, tmp_path / "out", **SMALL)
    monkeypatch.undo()
    same(pixels(before), old)
    assert Path(before.manifest).is_file()
    assert (tmp_path / "out" / ".unfinished").is_dir()
    same(pixels(reconstruct(kept, tmp_path / "out", **SMALL)), whole)


def test_another_process_in_the_folder_is_not_disturbed(kept, tmp_path):
    code = (
        "import sys; from stori_plugin.engine.outputs.folder_lock import FolderLock\n"
        "held = FolderLock(sys.argv[1]); held.take(); print('held', flush=True); sys.stdin.read()"
    )
    (tmp_path / "out").mkdir()
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "out")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=CHECKOUT,
    )
    try:
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(OutputError, match="is where another run is writing right now"):
            reconstruct(kept, tmp_path / "out", **SMALL)
        assert (tmp_path / "out" / ".unfinished" / "lock").exists()
    finally:
        other.kill()
        other.communicate()
    reconstruct(kept, tmp_path / "out", **SMALL)  # a lock dies with its process


def test_kills_and_damage(tmp_path):
    """A few of the faults of `benchmarks.faults`, each kind once."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.faults", "--kills", "3", "--damaged", "9",
         "--hostile", "0"],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        timeout=550,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "3 runs resumed, all equal to the undisturbed one bit by bit" in done.stdout
    assert "9 damaged inputs: " in done.stdout
    assert folder_lock.UNFINISHED not in " ".join(files_below(tmp_path))
