"""Compiled kernels are kept for the user alone, and a damaged file of them is made anew."""

from __future__ import annotations

import os
import pickle
import stat
import tempfile

import numpy as np
import pytest

from stori_plugin.engine.support.errors import InputError
from stori_plugin.engine.support.kernels import cache_folder, is_compiled, kernel

posix = pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights in lists of its own")


def twice(numbers):
    return numbers * 2.0 + 1.0


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("STORI_CACHE_DIR", str(tmp_path / "shared"))
    return tmp_path / "shared"


def called():
    """Compile anew or load, as another process would; whether it was loaded."""
    compiled = kernel()(twice)
    np.testing.assert_array_equal(compiled(np.arange(3.0)), [1.0, 3.0, 5.0])
    return bool(sum(compiled.stats.cache_hits.values()))


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_compiled_is_kept_in_a_folder_of_the_user(folder):
    assert not is_compiled()
    assert [called(), called()] == [False, True]
    assert is_compiled()
    (own,) = folder.iterdir()
    assert own.name.startswith("kernels-of-")
    if os.name == "posix":
        assert own.name == f"kernels-of-{os.geteuid()}"
        assert stat.S_IMODE(own.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", ["noise", "cut", "empty", "zeros", "bit", "folder"])
def test_a_damaged_file_is_made_anew(folder, damage):
    called()
    (path,) = files(folder)
    content = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    else:
        middle = len(content) // 2
        path.write_bytes(
            {
                "noise": os.urandom(100),
                "cut": content[:middle],
                "empty": b"",
                "zeros": content[:middle] + bytes(len(content) - middle),
                "bit": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
            }[damage]
        )
    assert not called()
    assert called() is (damage != "folder")
    assert len(files(folder)) == (damage != "folder")  # and nothing half-written beside it


class Mark:
    """Leaves a mark where it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


@posix
@pytest.mark.parametrize("way", ["content", "writable", "link"])
def test_a_file_that_others_planted_is_not_run(folder, tmp_path, way):
    from stori_plugin.engine.support import kernel_cache

    called()
    (path,) = files(folder)
    bad = pickle.dumps(Mark(tmp_path / "ran"))
    if way == "content":
        path.write_bytes(bad)
    else:
        path.unlink()
        place = path if way == "writable" else tmp_path / "elsewhere"
        kernel_cache.write_whole(place, bad)
        if way == "link":
            path.symlink_to(place)
        else:
            path.chmod(0o666)
    assert not called()
    assert not (tmp_path / "ran").exists()


@posix
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("open", "may be written to by others"),
        ("group", "may be written to by others"),
        ("link", "is a link or no folder"),
        ("file", "is a link or no folder"),
        ("foreign", "belongs to another user"),
    ],
)
def test_a_folder_that_others_may_write_to_is_refused(folder, tmp_path, monkeypatch, wrong, told):
    own = folder / f"kernels-of-{os.geteuid()}"
    own.mkdir(parents=True, mode=0o700)
    if wrong == "link":
        own.rename(tmp_path / "elsewhere")
        own.symlink_to(tmp_path / "elsewhere")
    elif wrong == "file":
        own.rmdir()
        own.write_text("")
    elif wrong == "foreign":
        another = os.geteuid() + 1
        monkeypatch.setattr(os, "geteuid", lambda: another)
        own.rename(folder / f"kernels-of-{os.geteuid()}")
    else:
        own.chmod(0o777 if wrong == "open" else 0o770)
    with pytest.raises(InputError) as caught:
        called()
    assert told in str(caught.value)
    assert f"{folder / 'kernels-of-'}" in str(caught.value)
    assert "name a folder of your own in STORI_CACHE_DIR" in str(caught.value)


def test_where_nothing_can_be_kept_it_is_compiled_and_nothing_left_behind(
    folder, tmp_path, monkeypatch
):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    folder.write_text("a file is in the way")
    assert cache_folder() is None
    assert [called(), called()] == [False, False]
    assert not list((tmp_path / "temporary").iterdir())
