"""The example: made once, whole or not at all, and found again."""

from __future__ import annotations

import pytest

from stori_plugin.engine.simulation.example_scene import example_folders, free_folder
from stori_plugin.engine.support.errors import CancelledError, OutputError
from stori_plugin.engine.support.progress import Progress


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("example")
    example_folders(place)
    return place


def test_it_has_a_season_of_both_kinds_and_is_made_once(folder):
    optical, sar = example_folders(folder)
    assert len(list(optical.glob("*_10m.tif"))) == 42 == len(list(optical.glob("*_SCL_20m.tif")))
    assert len(list(sar.glob("*.tif"))) == 36
    made = next(optical.iterdir()).stat().st_mtime_ns
    assert example_folders(folder) == (optical, sar)
    assert next(optical.iterdir()).stat().st_mtime_ns == made
    assert [path.name for path in folder.iterdir()] == ["scene"]


class Impatient(Progress):
    def check(self):
        raise CancelledError("Stopped by the user.")


def test_what_is_stopped_leaves_nothing(tmp_path):
    with pytest.raises(CancelledError):
        example_folders(tmp_path / "new", Impatient())
    assert not list((tmp_path / "new").iterdir())


def test_what_is_not_the_whole_example_is_left_alone(tmp_path):
    (tmp_path / "scene" / "optical").mkdir(parents=True)
    with pytest.raises(OutputError, match="is there, but is not the whole example: delete it"):
        example_folders(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"file.sub cannot be written \(Not a directory\)"):
        example_folders(tmp_path / "file" / "sub")


def test_each_result_has_a_folder_of_its_own(tmp_path):
    first = free_folder(tmp_path)
    first.mkdir()
    assert (first.name, free_folder(tmp_path).name) == ("result", "result-2")
