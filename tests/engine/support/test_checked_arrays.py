"""Arrays and archives of strangers: declared before they are read, or refused."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest

from stori_plugin.engine.support import checked_zips
from stori_plugin.engine.support.checked_arrays import (
    Declared,
    MalformedArrayError,
    npy_file,
    npz_array,
    number_type,
    whole_size,
)
from stori_plugin.engine.support.checked_zips import MalformedZipError, opened_zip

ANY = Declared("fiub")
NUMBERS = np.arange(12, dtype="<f4").reshape(3, 4)


@pytest.mark.parametrize(
    "array",
    [
        NUMBERS,
        np.asfortranarray(NUMBERS),
        NUMBERS.astype(">f8"),
        np.array(3),
        np.zeros((0, 5), "u1"),
        np.array([True, False]),
        np.arange(3, dtype="i2"),
    ],
    ids=range(7),
)
def test_what_numpy_writes_is_read(tmp_path, array):
    np.save(tmp_path / "a.npy", array)
    found = npy_file(tmp_path / "a.npy", ANY)
    assert found.dtype == array.dtype and found.flags.writeable
    np.testing.assert_array_equal(found, array)


def npy(path: Path, header: str, content: bytes = b"", version: int = 1) -> Path:
    raw = header.encode("latin-1") + b"\n"
    length = struct.pack("<H" if version == 1 else "<I", len(raw))
    path.write_bytes(b"\x93NUMPY" + bytes([version, 0]) + length + raw + content)
    return path


def said(descr="'<f4'", shape="(3,)", order="False") -> str:
    return f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}"


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (said("'|O'"), "no array of plain numbers"),
        (said("[('a', '|O')]"), "no array of plain numbers"),
        (said("'<f16'"), "unknown type “f16”"),
        (said("'<M8'"), "no array of plain numbers"),
        (said(shape="(4611686018427387904, 4, 3)"), "says that it has"),
        (said(shape="(1,1,1,1,1,1,1,1,3)"), "no proper shape"),
        (said(shape="(-3,)"), "no array of plain numbers"),
        (said(shape="(999999999999999999999,)"), "no array of plain numbers"),
        (said(shape="(4,)"), "longer or shorter than it says"),
        (said(shape="(2,)"), "longer or shorter than it says"),
        (said(order="__import__('os')"), "no array of plain numbers"),
        ("(" * 4000, "no array of plain numbers"),
        (" " * 5000, "too long a header"),
        ("", "no array of plain numbers"),
    ],
    ids=range(14),
)
def test_a_header_that_lies_is_refused(tmp_path, header, reason):
    for version in (1, 2):
        with pytest.raises(MalformedArrayError, match=reason):
            npy_file(npy(tmp_path / "a.npy", header, bytes(12), version), ANY)


def test_only_what_is_declared_is_read(tmp_path):
    np.save(tmp_path / "a.npy", NUMBERS)
    for declared in (Declared("iu"), Declared("f", 1), Declared("f", 2, 40)):
        with pytest.raises(MalformedArrayError):
            npy_file(tmp_path / "a.npy", declared)
    (tmp_path / "a.npy").write_bytes(b"\x93NUMPY")
    with pytest.raises(MalformedArrayError, match="no array of NumPy"):
        npy_file(tmp_path / "a.npy", ANY)


def test_sizes_are_products_that_never_wrap():
    assert whole_size([2**40, 2**40], 8) == 2**83 and whole_size([], 4) == 4
    for shape in ([-1], [1.0], [True], ["1"], [1] * 9):
        with pytest.raises(MalformedArrayError):
            whole_size(shape)
    assert number_type("u", 1).str == "|u1" and number_type("f", 4, ">").str == ">f4"


# --- archives -----------------------------------------------------------------------------------


def pack(path: Path, members: dict[str, bytes], method=zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_arrays_of_an_archive_are_read(tmp_path):
    np.savez_compressed(tmp_path / "a.npz", one=NUMBERS, two=np.arange(3))
    with opened_zip(tmp_path / "a.npz") as archive:
        assert archive.names == ("one.npy", "two.npy")
        np.testing.assert_array_equal(npz_array(archive, "one", ANY), NUMBERS)
        with pytest.raises(MalformedZipError, match=r"no member “three\.npy”"):
            npz_array(archive, "three", ANY)
        with pytest.raises(MalformedZipError, match=r"says that “one\.npy” has 176 bytes"):
            archive.read("one.npy", 175)


def test_a_member_that_unpacks_to_more_than_it_may_is_refused(tmp_path):
    path = pack(tmp_path / "bomb.zip", {"a": bytes(2**22), "b": b"b"})
    with opened_zip(path) as archive:
        with pytest.raises(MalformedZipError, match="4,194,304 bytes"):
            archive.read("a", 2**20)
        assert archive.read("b", 1) == b"b"
    # It says that it has 10 bytes, and unpacks to 4 MiB.
    raw = path.read_bytes()
    path.write_bytes(raw.replace(struct.pack("<I", 2**22), struct.pack("<I", 10)))
    with opened_zip(path) as archive, pytest.raises(MalformedZipError, match="is damaged"):
        archive.read("a", 2**20)
    # It says that it unpacks to more than it can.
    path.write_bytes(raw.replace(struct.pack("<I", 2**22), struct.pack("<I", 2**30)))
    with opened_zip(path) as archive, pytest.raises(MalformedZipError, match="1,073,741,824 bytes"):
        archive.read("a", 2**31)


def test_locked_doubled_and_unusual_members_are_refused(tmp_path):
    path = pack(tmp_path / "a.zip", {"a": b"some text"}, zipfile.ZIP_STORED)
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    with (
        opened_zip(path) as archive,
        pytest.raises(MalformedZipError, match="locked by a password"),
    ):
        archive.read("a", 99)
    pack(path, {"a": b"x"}, zipfile.ZIP_LZMA)
    with opened_zip(path) as archive, pytest.raises(MalformedZipError, match="an unusual way"):
        archive.read("a", 99)
    raw = pack(path, {"aa": b"x", "ab": b"y"}, zipfile.ZIP_STORED).read_bytes()
    path.write_bytes(raw.replace(b"ab", b"aa"))
    with pytest.raises(MalformedZipError, match="two members of one name"), opened_zip(path):
        pass


def test_a_table_of_too_many_members_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(checked_zips, "MOST_MEMBERS", 5)
    path = pack(tmp_path / "a.zip", {f"{n}": b"" for n in range(6)})
    opened = []
    monkeypatch.setattr(zipfile, "ZipFile", opened.append)
    with pytest.raises(MalformedZipError, match="holds more than 5 members"), opened_zip(path):
        pass
    assert not opened


def test_mutations_are_read_or_refused(tmp_path):
    buffer, dice = io.BytesIO(), random.Random(2)
    np.savez_compressed(buffer, one=NUMBERS, two=np.arange(300))
    whole, path = buffer.getvalue(), tmp_path / "a.npz"
    for _ in range(400):
        raw = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            raw[dice.randrange(len(raw))] = dice.choice((0, 1, 0x7F, 0xFF, dice.randrange(256)))
        path.write_bytes(raw[: dice.choice((None, None, dice.randrange(len(raw))))])
        try:
            with opened_zip(path) as archive:
                for name in ("one", "two"):
                    assert npz_array(archive, name, Declared("fi", None, 2**16)).nbytes < 2**16
        except (MalformedZipError, MalformedArrayError, OSError):
            pass
