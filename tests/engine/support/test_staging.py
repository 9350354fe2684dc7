"""Files that bear their name only when they are whole."""

from __future__ import annotations

import os

import pytest

from stori_plugin.engine.support.staging import bring_back, move_in, written_beside

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes in folders")


class KilledError(BaseException):
    """Stands for a kill: nobody catches it to tidy up."""


@pytest.fixture
def places(tmp_path):
    """Earlier results, and what is to replace some of them."""
    for folder, names in (("out", "abcm"), ("staged", "bdm")):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text(folder)
    return tmp_path / "staged", tmp_path / "out"


def held(folder) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.mark.parametrize("steps", range(7))
def test_a_kill_while_moving_in_is_undone_or_was_too_late(places, monkeypatch, steps):
    staged, out = places
    moves = []
    replace = os.replace

    def counted(source, goal):
        if len(moves) == steps:
            raise KilledError
        moves.append(goal)
        replace(source, goal)

    monkeypatch.setattr(os, "replace", counted)
    try:
        # "m", "a" and "b" are set aside; "b", "d" and "m" move in.
        move_in(str(staged), str(out), ["b", "d", "m"], outdated=["a"])
        is_whole = True
    except KilledError:
        is_whole = False
    monkeypatch.setattr(os, "replace", replace)
    bring_back(str(staged), str(out))
    new = held(out).pop("d", None)
    assert new in (None, "staged")
    expected = dict.fromkeys("abcm", "out")
    if is_whole:
        expected = {"b": "staged", "c": "out", "m": "staged"}
    assert {name: text for name, text in held(out).items() if name != "d"} == expected
    assert is_whole == (steps == 6)


def test_nothing_set_aside_is_nothing_to_bring_back(places):
    staged, out = places
    assert bring_back(str(staged), str(out)) == []
    assert bring_back(str(staged / "gone"), str(out)) == []


@posix
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_not_replaced(tmp_path, kind):
    path = tmp_path / "table.csv"
    told = {"pipe": "a pipe", "device": "a device", "folder": "a folder"}[kind]
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path = "/dev/null"
    with pytest.raises(OSError, match=f"it is {told}"), written_beside(str(path)):
        pass
    assert not os.path.isfile(path)


@posix
def test_a_link_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "other").write_text("keep")
    (tmp_path / "table.csv").symlink_to("other")
    with written_beside(str(tmp_path / "table.csv")) as staged, open(staged, "w") as file:
        file.write("new")
    assert held(tmp_path) == {"other": "keep", "table.csv": "new"}
