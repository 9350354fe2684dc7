"""Folders that are links to folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from made_chips import write_classes

from stori_plugin.engine.retrieval.chips.folder_layouts import list_chips
from stori_plugin.engine.support.linked_folders import walk_links


def link(path: Path, target: Path) -> None:
    try:
        os.symlink(target, path, target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")


def test_links_are_followed_and_no_folder_is_walked_twice(tmp_path):
    for name in ("root/z", "elsewhere/below"):
        (tmp_path / name).mkdir(parents=True)
    root = tmp_path / "root"
    link(root / "a_link", tmp_path / "elsewhere")
    link(root / "b_again", root / "z")
    link(tmp_path / "elsewhere" / "below" / "circle", root)
    repeated: list[str] = []
    walked = [os.path.relpath(here, root) for here, _, _ in walk_links(str(root), repeated)]
    assert walked == [".", "z", "a_link", os.path.join("a_link", "below")]
    assert sorted(os.path.basename(path) for path in repeated) == ["b_again", "circle"]


def test_chips_of_linked_classes_count_once(tmp_path):
    write_classes(tmp_path / "store", each=2)
    chips = tmp_path / "chips"
    chips.mkdir()
    for kind in ("water", "meadow"):
        link(chips / kind, tmp_path / "store" / kind)
    link(chips / "wet", chips / "water")
    listing = list_chips(str(chips))
    assert [(chip.labels, len(chip.files)) for chip in listing.chips] == [
        *2 * [(("meadow",), 1)],
        *2 * [(("water",), 1)],
    ]
    assert listing.problems == ("Left out: wet leads to a folder whose chips are listed already.",)
