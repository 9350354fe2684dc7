"""Disk and memory looked at before the work begins."""

from __future__ import annotations

import shutil

import pytest
from made_runs import Listener, files_below, reconstruct
from made_scene import write_scene

from stori_plugin.engine.run import reconstruct as reconstruct_module
from stori_plugin.engine.support import machine
from stori_plugin.engine.support.errors import OutputError, ParameterError
from stori_plugin.engine.support.machine import check_disk, check_memory, existing, free_memory

MIB = 2**20


@pytest.fixture
def disk(monkeypatch):
    def with_free(free: float) -> None:
        usage = shutil._ntuple_diskusage(10**12, 10**12 - int(free), int(free))
        monkeypatch.setattr(machine.shutil, "disk_usage", lambda folder: usage)

    return with_free


def test_the_disk_of_a_folder_that_is_not_there_yet(tmp_path):
    assert existing(str(tmp_path / "a" / "b")) == str(tmp_path)
    assert machine.free_disk(str(tmp_path / "a")) > 0


def test_enough_disk_says_nothing(disk):
    disk(500 * MIB)
    assert check_disk("/out", 100 * MIB, 400 * MIB) == ""


def test_little_disk_is_warned_of_and_too_little_refused(disk):
    disk(300 * MIB)
    told = check_disk("/out", 100 * MIB, 4000 * MIB)
    assert told == (
        "About 4,000 MiB are needed on the disk of OUTPUT /out while the run lasts, and 300 MiB "
        "are free: it may become full."
    )
    with pytest.raises(OutputError, match=r"About 4,000 MiB .* 300 MiB are free: free some, choos"):
        check_disk("/out", 301 * MIB, 4000 * MIB)


def test_a_disk_without_a_size_tells_nothing(monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(0, 0, 0))
    assert check_disk("/proc/out", 100 * MIB, 400 * MIB) == ""


def test_too_little_memory_is_refused(monkeypatch):
    monkeypatch.setattr(machine, "free_memory", lambda: 200.0 * MIB)
    check_memory(199 * MIB)
    with pytest.raises(ParameterError, match=r"need about 300 MiB of memory and 200 MiB are free"):
        check_memory(300 * MIB)
    monkeypatch.setattr(machine, "free_memory", lambda: None)
    check_memory(1e18)


def test_the_limit_of_a_container_counts(tmp_path):
    assert machine._of_group(str(tmp_path)) is None
    files = {"memory.max": "1000\n", "memory.current": "700\n", "memory.stat": "inactive_file 50\n"}
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    assert machine._of_group(str(tmp_path)) == 350
    (tmp_path / "memory.max").write_text("max\n")
    assert machine._of_group(str(tmp_path)) is None


def test_this_machine_has_memory():
    free = free_memory()
    assert free is None or free > 0


@pytest.mark.parametrize("short", ["disk", "memory"])
def test_a_run_that_cannot_be_is_refused_before_it_learns(tmp_path, monkeypatch, disk, short):
    write_scene(tmp_path / "scene")
    before = files_below(tmp_path)
    if short == "disk":
        disk(1000)
    else:
        monkeypatch.setattr(machine, "free_memory", lambda: 1000.0)
    listener = Listener()
    with pytest.raises((OutputError, ParameterError), match="MiB are free"):
        reconstruct(tmp_path / "scene", tmp_path / "out", listener, method="linear")
    assert not any("Learning" in line for line in listener.lines)
    assert files_below(tmp_path) == before


def test_what_it_will_take_is_said(tmp_path, monkeypatch, disk):
    write_scene(tmp_path / "scene")
    monkeypatch.setattr(reconstruct_module, "SMALLEST", 0.0)
    disk(1000)
    listener = Listener()
    with pytest.raises(OutputError):
        monkeypatch.setattr(reconstruct_module, "warm_up", _refuse)
        reconstruct(tmp_path / "scene", tmp_path / "out", listener, method="linear")
    assert any("MiB of memory for the blocks in work" in line for line in listener.lines)
    assert any("it may become full" in text for text in listener.warnings)


def _refuse(*_: object) -> None:
    raise OutputError("Far enough.")


def test_memory_is_given_back_where_the_system_takes_it(monkeypatch):
    asked = []
    monkeypatch.setattr(machine, "_trim", lambda: asked.append)
    machine.give_back_memory()
    assert asked == [0]
    monkeypatch.setattr(machine, "_trim", lambda: None)
    machine.give_back_memory()
