"""Files of weights of strangers: refused with a sentence, soon, and without the memory they ask."""

from __future__ import annotations

import json
import os
import random
import struct
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
from made_weights import View, constant, saved_by_torch, write_pt, write_safetensors

from stori_plugin.engine.retrieval.encoders import torch_archive
from stori_plugin.engine.retrieval.encoders.prithvi import load_prithvi
from stori_plugin.engine.retrieval.encoders.vit import load_vit
from stori_plugin.engine.retrieval.encoders.weights import open_weights, read_tensor
from stori_plugin.engine.support.errors import InputError

KERNEL = "patch_embed.proj.weight"
MOST_MEMORY = 64 * 2**20


def text(word: str) -> bytes:
    return b"X" + struct.pack("<I", len(word)) + word.encode()


def number(n: int) -> bytes:
    raw = n.to_bytes(n.bit_length() // 8 + 1, "little", signed=True)
    return b"\x8b" + struct.pack("<i", len(raw)) + raw


def many(*items: bytes) -> bytes:
    return b"(" + b"".join(items) + b"t"


def storage(size: bytes, key: bytes = text("0")) -> bytes:
    return many(text("storage"), b"ctorch\nFloatStorage\n", key, text("cpu"), size) + b"Q"


def tensor(shape: bytes, steps: bytes, store: bytes = b"", offset: bytes = number(0)) -> bytes:
    empty = b"\x89ccollections\nOrderedDict\n)R"
    given = (store or storage(number(10))) + offset + shape + steps + empty
    return b"ctorch._utils\n_rebuild_tensor_v2\n(" + given + b"tR"


def sizes(*numbers: int) -> bytes:
    return many(*map(number, numbers))


WHOLE = text(KERNEL) + tensor(sizes(768, 3, 16, 16), sizes(0, 0, 0, 0)) + text("cls_token")
# Each dictionary holds the one before eight times: 8^19 ways lead to the first.
FAN = b"}q\x00" + b"".join(
    b"}q" + bytes([n]) + b"(" + b"".join(text(f"k{j}") + b"h" + bytes([n - 1]) for j in range(8))
    + b"u" for n in range(1, 20)
)  # fmt: skip
# Each pair holds the one before twice: 2^199 of them would be looked at to compare one.
PAIRS = b")q\x000" + b"".join(
    b"h" + bytes([n - 1]) + b"h" + bytes([n - 1]) + b"\x86q" + bytes([n]) + b"0"
    for n in range(1, 200)
)
LONG_SHAPE = b"(" + b"K\x01" * 200_000 + b"tq\x00"

TABLES = {
    "dictionaries in dictionaries": FAN,
    "a dictionary in itself": b"}q\x00" + text("a") + b"h\x00s",
    "pairs of pairs as a key": PAIRS + b"}h\xc7Ns",
    "pairs of pairs as an ordered key": (
        PAIRS + b"ccollections\nOrderedDict\n]h\xc7N\x86a\x85R"
    ),
    "one number 2^30 times": b"}(" + WHOLE + tensor(sizes(2**30), sizes(0)) + b"u",
    "a shape of 2^33 by 2^31": b"}(" + WHOLE + tensor(sizes(2**33, 2**31), sizes(0, 0)) + b"u",
    "a stride of 10^30": b"}(" + WHOLE + tensor(sizes(1), sizes(10**30)) + b"u",
    "a stride of 2^61": b"}(" + WHOLE + tensor(sizes(768), sizes(2**61)) + b"u",
    "an offset of 10^30": b"}(" + WHOLE + tensor(sizes(1), sizes(1), offset=number(10**30)) + b"u",
    "a number of 100,000 bits": b"}(" + WHOLE + number(2**100_000) + b"u",
    "a shape of 200,000 axes": b"}(" + WHOLE + tensor(LONG_SHAPE, b"h\x00") + b"u",
    "a shape that is a text": b"}(" + WHOLE + tensor(text("12"), text("12")) + b"u",
    "a storage of 1e999 numbers": b"}(" + WHOLE + tensor(sizes(3), sizes(1), storage(b"F1e999\n")),
    "a storage of inf numbers": (
        b"}(" + WHOLE
        + tensor(sizes(3), sizes(1), storage(b"G" + struct.pack(">d", np.inf))) + b"u"
    ),
    "a storage of 2^61 numbers": (
        b"}(" + WHOLE + tensor(sizes(3), sizes(1), storage(number(2**61))) + b"u"
    ),
    "a storage that is nowhere": (
        b"}(" + WHOLE + tensor(sizes(3), sizes(1), storage(number(10), text("../9"))) + b"u"
    ),
    "a storage called by a number": (
        b"}(" + WHOLE + tensor(sizes(3), sizes(1), storage(number(10), number(0))) + b"u"
    ),
    "a storage of no kind": b"}(" + WHOLE + many(text("storage"), b"N", b"N", b"N", b"N") + b"Qu",
    "a name of 100,000 characters": b"}" + text("n" * 100_000) + tensor(sizes(1), sizes(1)) + b"s",
    "two million opcodes": b"N" * 2_000_000,
    "a call of the system": b"cos\nsystem\n" + text("true") + b"\x85R",
    "nothing": b"",
    "no end": b"}(" * 300_000,
}  # fmt: skip


def archive(path: Path, table: bytes, method=zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as packed:
        packed.writestr("a/data.pkl", b"\x80\x02" + table + b".")
        packed.writestr("a/data/0", bytes(40))
    return path


def refused(path: Path, load=load_vit) -> str:
    """The sentence with which a file is refused, without the memory that it asks for."""
    tracemalloc.start()
    with pytest.raises(InputError) as caught:
        load(str(path))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(path) in str(caught.value) and most < MOST_MEMORY
    return str(caught.value)


@pytest.mark.parametrize("what", TABLES)
def test_a_table_of_contents_that_lies_is_refused(tmp_path, monkeypatch, what):
    monkeypatch.setattr(torch_archive, "_MOST_OPCODES", 250_000)  # counted under a tracer
    refused(archive(tmp_path / "w.pt", TABLES[what]))


def test_archives_that_unpack_to_more_or_are_locked_are_refused(tmp_path):
    bomb = archive(tmp_path / "bomb.pt", b"N" * 2**25, zipfile.ZIP_DEFLATED)
    assert "says that “a/data.pkl” has 33,554,435 bytes" in refused(bomb)
    locked = archive(tmp_path / "locked.pt", b"}")
    raw = bytearray(locked.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := raw.find(mark, at + 1)) >= 0:
            raw[at + place] |= 1
    locked.write_bytes(raw)
    assert "is locked by a password" in refused(locked)
    # Numbers that were compressed: a small file of many zeros.
    with zipfile.ZipFile(tmp_path / "zeros.pt", "w", zipfile.ZIP_DEFLATED) as packed:
        kernel = tensor(sizes(768, 3, 16, 16), sizes(768, 256, 16, 1), storage(number(2**23)))
        packed.writestr("a/data.pkl", b"\x80\x02}" + text(KERNEL) + kernel + b"s.")
        packed.writestr("a/data/0", bytes(2**25))
    file = open_weights(str(tmp_path / "zeros.pt"))
    with pytest.raises(InputError, match=r"zeros\.pt are damaged: .* 33,554,432 bytes"):
        file.read(KERNEL)


def entry(shape, offsets=(0, 0), dtype="F32") -> dict:
    return {KERNEL: {"dtype": dtype, "shape": shape, "data_offsets": offsets}}


SAFETENSORS = {
    "a shape of 10^30": json.dumps(entry([10**30])),
    "a shape that wraps around": json.dumps(entry([2**32, 2**32])),
    "a shape of 1e999": json.dumps(entry([7])).replace("7", "1e999"),
    "a shape of NaN": json.dumps(entry([float("nan")])),
    "a shape of a fraction": json.dumps(entry([0.5])),
    "a shape below zero": json.dumps(entry([-1, -1], (0, 4))),
    "a shape of texts": json.dumps(entry(["1"], (0, 4))),
    "many axes": json.dumps(entry([1] * 100_000, (0, 4))),
    "numbers before the first": json.dumps(entry([1], (-8, -4))),
    "numbers beyond the last": json.dumps(entry([1], (96, 100))),
    "three offsets": json.dumps(entry([1], (0, 4, 8))),
    "a type that is a list": json.dumps(entry([1], (0, 4), ["F32"])),
    "an entry of null": json.dumps({KERNEL: None}),
    "a list": "[1, 2]",
    "deep JSON": "[" * 200_000,
    "deep objects": '{"a":' * 200_000,
    "no characters": "\udcff\udcfe{}",
}


@pytest.mark.parametrize("what", SAFETENSORS)
def test_a_table_of_safetensors_that_lies_is_refused(tmp_path, what):
    raw = SAFETENSORS[what].encode("utf-8", "surrogateescape")
    path = tmp_path / "w.safetensors"
    path.write_bytes(struct.pack("<Q", len(raw)) + raw + bytes(64))
    refused(path)


def test_a_shape_is_looked_at_before_anything_is_read(tmp_path):
    file = open_weights(str(write_safetensors(tmp_path / "a", {"w": np.zeros((4, 4))})))
    file.read = None
    for names, shape in ((["w"], (4, 5)), (["w", "w"], (4, 4)), (["w", "w"], (8, 5))):
        with pytest.raises(InputError, match=r"“w” has the shape \(4, 4\) where"):
            read_tensor(file, names, shape, "x")


def test_a_network_for_huge_images_is_refused(tmp_path):
    huge = {KERNEL: constant((768, 3, 16, 16)), "cls_token": constant((768,)),
            "pos_embed": View([0.0], (1, 1_000_001, 768), (0, 0, 0))}  # fmt: skip
    assert "images of more than 1024 x 1024" in refused(write_pt(tmp_path / "vit.pt", huge))
    many_frames = {KERNEL: constant((768, 6, 1, 16, 16)),
                   "pos_embed": View([0.0], (1, 1 + 196 * 10**6, 768), (0, 0, 0))}  # fmt: skip
    path = write_pt(tmp_path / "prithvi.pt", many_frames)
    refused(path, load_prithvi)


def test_a_pipe_or_a_folder_holds_no_weights(tmp_path):
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.pt")
        assert "There is no file of weights" in refused(tmp_path / "pipe.pt")
    assert "There is no file of weights" in refused(tmp_path)


def test_hundreds_of_damages_end_in_a_sentence(tmp_path):
    dice, path = random.Random(3), tmp_path / "w.pt"
    numbers = np.arange(12, dtype=np.float32).reshape(3, 4)
    safe = write_safetensors(tmp_path / "w.safetensors", {"a": numbers, "b": numbers[0]})
    for whole in (saved_by_torch(), safe.read_bytes()):
        table = whole.find(b"\x80\x02") if whole[:2] == b"PK" else 8
        for _ in range(300):
            raw = bytearray(whole)
            for _ in range(dice.randint(1, 5)):
                at = dice.choice((dice.randrange(len(raw)), table + dice.randrange(300)))
                raw[at % len(raw)] = dice.choice((0, 1, 0x7F, 0xFF, dice.randrange(256)))
            path.write_bytes(raw)
            try:
                file = open_weights(str(path))
                for name in file.shapes:
                    assert file.read(name).dtype == np.float32
            except InputError as error:
                assert str(path) in str(error)
