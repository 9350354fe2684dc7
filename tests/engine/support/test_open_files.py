"""A table of open files that is full is told from a file that is damaged."""

from __future__ import annotations

import errno

import pytest

from stori_plugin.engine.outputs.output_folder import OutputFolder
from stori_plugin.engine.support import open_files
from stori_plugin.engine.support.open_files import ExhaustedError, check_table, files_at_once
from stori_plugin.engine.support.progress import SILENT


@pytest.mark.parametrize(
    ("allowed", "in_use", "expected"),
    [(None, 0, 500), (1024, 60, 500), (256, 60, 132), (256, 100, 92), (64, 60, 4), (64, 90, 4)],
)
def test_files_kept_open_are_those_that_the_system_allows(monkeypatch, allowed, in_use, expected):
    monkeypatch.setattr(open_files, "allowed_files", lambda: allowed)
    monkeypatch.setattr(open_files, "open_now", lambda: in_use)
    assert files_at_once() == expected


def test_a_full_table_is_recognised_by_any_cause():
    for error in (OSError(errno.EMFILE, "x"), OSError(errno.ENFILE, "x")):
        with pytest.raises(ExhaustedError, match=r"has too many files open .*Lower WORKERS"):
            check_table(error, "/a.tif")
    outer = ValueError("Read or write failed.")
    outer.__cause__ = RuntimeError("/a.tif: Too many open files")
    with pytest.raises(ExhaustedError, match=r"^/a\.tif could not be opened: .*may be whole"):
        check_table(outer, "/a.tif")
    check_table(OSError(errno.ENOENT, "no such file"), "/a.tif")


def test_a_result_that_cannot_be_opened_for_writing_is_no_full_disk(tmp_path):
    folder = OutputFolder(str(tmp_path / "out"), True, SILENT)
    error = folder._unwritable(OSError(errno.EMFILE, "Too many open files", "/out/a.tif"))
    assert isinstance(error, ExhaustedError) and str(error).startswith("/out/a.tif could not be op")
