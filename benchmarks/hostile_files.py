"""Files of strangers: indexes, models and weights that say of themselves what they like.

Every checksum holds, so that nothing but what is checked stands between the file and the memory.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

import stori_plugin
from benchmarks.trials import Trial
from stori_plugin.engine.methods.network.model_file import load_model
from stori_plugin.engine.options.find_similar_options import Location, SimilarQuery
from stori_plugin.engine.retrieval.encoders.vit import load_vit
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.training.series_table import read_table

MODEL = Path(stori_plugin.__file__).parent / "resources" / "stori_network.npz"
_END = struct.Struct("<QII8s")
# What stands in the place of a value that was meant to be something else.
STRANGE: tuple[Any, ...] = (
    None, True, -1, 0, 2**31, 2**63, 10**30, 1e308, -1e308, float("nan"), float("inf"), 0.5, "",
    "x", "|O", "|O8", ">U4", "|V8", "<M8[s]", "<c16", "<f2", "../../etc/passwd", "\x00", "\ud800",
    [], [[]], {}, [-1], [2**62, 4], [2**32, 2**32], [10**30], ["1"], {"a": 1}, "9" * 5000,
)  # fmt: skip
DEEP = b"[" * 200_000


def replaced(content: Any, dice: random.Random) -> str:
    """Put something strange in a random place of JSON, in place; say where."""
    place, path = content, "it"
    while True:
        keys = list(place) if isinstance(place, dict) else range(len(place))
        key = dice.choice(list(keys))
        path += f"[{key!r}]"
        inner = place[key]
        if isinstance(inner, (dict, list)) and inner and dice.random() < 0.8:
            place = inner
            continue
        if dice.random() < 0.15 and isinstance(place, dict):
            del place[key]
            return f"{path} is absent"
        place[key] = dice.choice(STRANGE)
        return f"{path} is {str(place[key])[:30]!r}"


def plain(content: Any) -> bytes:
    """Return content as JSON, also what JSON has no word for."""
    return json.dumps(content).encode("utf-8", "surrogatepass")


# --- indexes ------------------------------------------------------------------------------------


def opened_index(path: Path) -> None:
    """Open an index and search it."""
    index = open_index(str(path))
    corners = np.array(index.table.corners[:1])
    if np.isfinite(corners).all():
        x, y = corners.mean(1)[0].tolist()
        find_similar(index, SimilarQuery(k=3, point=Location(x, y, "")))


def index_trials(whole: bytes, count: int, dice: random.Random) -> Iterator[Trial]:
    """Yield trials on damaged copies of an index."""
    length = _END.unpack(whole[-_END.size :])[0]
    body, text = whole[: -_END.size - length], whole[-_END.size - length : -_END.size]

    def written(table: bytes, stated: int | None = None) -> bytes:
        size = len(table) if stated is None else stated
        return body + table + _END.pack(size, zlib.crc32(table), 0, b"STORIIX1")

    fixed = {
        "JSON without a bottom": written(DEEP),
        "text that is no UTF-8": written(b"\xff\xfe" + text),
        "a table of 2^63 bytes": written(text, 2**63),
        "a table of nothing": written(b""),
        "a list in the place of the table": written(b"[]"),
    }
    for number in range(count):
        if number < len(fixed):
            what, content = list(fixed.items())[number]
        else:
            table = json.loads(text)
            if dice.random() < 0.6:
                section = dice.choice(table["arrays"])
                key = dice.choice(["dtype", "shape", "offset", "name", "crc32"])
                section[key] = dice.choice(STRANGE)
                what = f"{section.get('name')}: {key} is {str(section[key])[:30]!r}"
            else:
                what = replaced(table, dice)
            content = written(plain(table))
        yield file_trial("index files", what, "a.storiindex", content, opened_index)


def file_trial(
    kind: str, what: str, name: str, content: bytes, use: Callable[[Path], object]
) -> Trial:
    """Return a trial that writes a file and uses it."""

    def attempt(folder: Path) -> None:
        path = folder / name
        path.write_bytes(content)
        use(path)

    return Trial(kind, what, attempt)


# --- models (.npz) ------------------------------------------------------------------------------


def npy(dtype: str, shape: object, content: bytes = b"", header: bytes | None = None) -> bytes:
    """Return an array file that declares what it likes."""
    text = header
    if text is None:
        text = repr({"descr": dtype, "fortran_order": False, "shape": shape}).encode()
    return b"\x93NUMPY\x02\x00" + struct.pack("<I", len(text) + 1) + text + b"\n" + content


def bomb(size: int) -> bytes:
    """Return a zip archive with a member of as many zeros in a thousandth of the bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("description.npy", "data.pkl", "a/data.pkl"):
            with archive.open(name, "w", force_zip64=True) as member:
                for _ in range(size >> 24):
                    member.write(bytes(1 << 24))
    return stream.getvalue()


def zipped(members: dict[str, bytes], flags: int = 0) -> bytes:
    """Return a zip archive; ``flags`` are set for every member (1: encrypted)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    raw = bytearray(stream.getvalue())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0 and flags:
            raw[at + place] |= flags
            at = raw.find(mark, at + 1)
    return bytes(raw)


def model_trials(count: int, dice: random.Random) -> Iterator[Trial]:
    """Yield trials on damaged copies of the network that ships with the plugin."""
    with zipfile.ZipFile(MODEL) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with np.load(MODEL) as arrays:
        about = json.loads(arrays["description"].tobytes())

    def described(text: bytes) -> dict[str, bytes]:
        raw = np.frombuffer(text, np.uint8)
        return {**members, "description.npy": npy("|u1", raw.shape, text)}

    fixed = {
        "a bomb of 1 GiB": bomb(1 << 30),
        "encrypted": zipped(members, 1),
        "a description without a bottom": zipped(described(DEEP)),
        "a header without a bottom": zipped({**members, "description.npy": npy("", 0, b"", DEEP)}),
        "pickled objects": zipped({**members, "description.npy": npy("|O", (1,), b"\x80\x04N.")}),
        "no archive": b"<html>404 not found</html>",
        "an archive of nothing": zipped({}),
    }
    for number in range(count):
        if number < len(fixed):
            what, content = list(fixed.items())[number]
        elif number % 2:
            changed = json.loads(json.dumps(about))
            what = replaced(changed, dice)
            content = zipped(described(plain(changed)))
        else:
            name = dice.choice(list(members))
            dtype = dice.choice(["|O", "<f4", "<f8", "<c16", "|V4", "<U9", "<M8[s]", ">f4"])
            shape = dice.choice([(), (0,), (2**40,), (2**33, 2**31), (-1,), (3, 3), "x", (1.5,)])
            what = f"{name} is {shape} of {dtype}"
            content = zipped({**members, name: npy(dtype, shape, bytes(64))})
        yield file_trial("models (.npz)", what, "model.npz", content, load_model)


# --- weights ------------------------------------------------------------------------------------


def _word(text: str) -> bytes:
    return b"X" + struct.pack("<I", len(text)) + text.encode()


def _number(number: int) -> bytes:
    raw = number.to_bytes(number.bit_length() // 8 + 1, "little", signed=True)
    return b"\x8b" + struct.pack("<i", len(raw)) + raw


def _tensor(shape: tuple[int, ...], steps: tuple[int, ...], size: bytes, offset: int) -> bytes:
    many = [b"(" + b"".join(map(_number, numbers)) + b"t" for numbers in (shape, steps)]
    storage = b"(" + _word("storage") + b"ctorch\nFloatStorage\n" + _word("0") + _word("cpu")
    given = storage + size + b"tQ" + _number(offset) + many[0] + many[1]
    return b"ctorch._utils\n_rebuild_tensor_v2\n(" + given + b"\x89ccollections\nOrderedDict\n)RtR"


def weights_trials(count: int, dice: random.Random) -> Iterator[Trial]:
    """Yield trials on archives of PyTorch and safetensors that ask for what they like."""
    kernel = "patch_embed.proj.weight"
    anchor = _word(kernel) + _tensor((768, 3, 16, 16), (0, 0, 0, 0), _number(10), 0)
    fan = b"}q\x00" + b"".join(
        b"}q" + bytes([n]) + b"("
        + b"".join(_word(f"k{j}") + b"h" + bytes([n - 1]) for j in range(8)) + b"u"
        for n in range(1, 20)
    )  # fmt: skip
    code = b"cos\nsystem\n(" + _word("touch code-ran") + b"tR"
    numbers = (0, 1, -1, 7, 768, 2**30, 2**31, 2**40, 2**62, 2**64, 10**30)

    def pickled(content: bytes, flags: int = 0) -> bytes:
        return zipped({"a/data.pkl": b"\x80\x02" + content + b".", "a/data/0": bytes(40)}, flags)

    fixed = {
        "dictionaries in dictionaries": pickled(fan),
        "a program": pickled(b"}" + _word("x") + code + b"s"),
        "encrypted": pickled(b"}", 1),
        "a bomb of 1 GiB": bomb(1 << 30),
        "lists without a bottom": pickled(b"(" * 200_000),
        "one list 100,000 times in itself": pickled(b"]q\x00" + b"h\x00a" * 100_000),
    }

    def attempt_of(name: str, content: bytes) -> Callable[[Path], None]:
        def attempt(folder: Path) -> None:
            import os

            from benchmarks.trials import check

            os.chdir(folder)
            (folder / name).write_bytes(content)
            try:
                load_vit(str(folder / name))
            finally:
                check(not (folder / "code-ran").exists(), "a program of the file ran")

        return attempt

    for number in range(count):
        name = "weights.pt"
        if number < len(fixed):
            what, content = list(fixed.items())[number]
        elif number % 2:
            shape = tuple(dice.choice(numbers) for _ in range(dice.randint(0, 4)))
            steps = tuple(dice.choice(numbers) for _ in range(dice.randint(0, 4)))
            size = dice.choice([_number(dice.choice(numbers)), b"F1e999\n", b"N", _word("x")])
            offset = dice.choice(numbers)
            tensor = _tensor(shape, steps, size, offset)
            what = f"shape {shape}, strides {steps}, offset {offset}"
            content = pickled(b"}(" + anchor + _word("cls_token") + tensor + b"u")
        else:
            name = "weights.safetensors"
            entry = {"dtype": "F32", "shape": [768, 3, 16, 16], "data_offsets": [0, 2_359_296]}
            table = {kernel: entry, "cls_token": {**entry, "shape": [1, 1, 768]}}
            what = replaced(table, dice)
            raw = dice.choice([plain(table)] * 8 + [DEEP, b"\xff\xff"])
            stated = dice.choice([len(raw)] * 6 + [2**63, 0])
            content = struct.pack("<Q", stated) + raw + bytes(64)
        yield Trial("weights (.pt, .safetensors)", what, attempt_of(name, content))


def table_trials(count: int, dice: random.Random) -> Iterator[Trial]:
    """Yield trials on tables of series to train on, some of them packed."""
    head = b"id,date,red,nir,VV,VH\n"
    row = b"a,2021-01-01,0.1,0.3,-11,-17\n"
    cells = (b"", b"1e999", b"nan", b"-" * 5000, b"9" * 100_000, b"\x00", b"\xff", b'"', b"=1+1",
             b"0202-01-01", b"9999-12-31", b"2021-13-45", b"\xe2\x80\xa8", b"1_0",
             b",,,,,")  # fmt: skip
    fixed = {
        "a line without an end": b"a" * (1 << 29),
        "one row 10 million times": head + row * 10_000_000,
        "100,000 columns": b",".join(b"c%d" % n for n in range(100_000)) + b"\n",
        "an open quotation mark": head + b'"' + row * 1_000_000,
    }
    for number in range(count):
        if number < len(fixed):
            what, content, packed = *list(fixed.items())[number], True
        else:
            values = row.strip().split(b",")
            at, packed = dice.randrange(len(values)), dice.random() < 0.5
            values[at] = dice.choice(cells)
            what = f"column {at + 1} is {values[at][:20]!r}"
            content = head + row * dice.randrange(3) + b",".join(values) + b"\n" + row
        raw = gzip.compress(content) if packed else content
        raw = raw[: dice.randrange(len(raw))] if dice.random() < 0.1 else raw
        name = "table.csv.gz" if packed else "table.csv"
        yield file_trial("tables to train on", what, name, raw, read_table)
