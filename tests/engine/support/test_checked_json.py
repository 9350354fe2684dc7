"""JSON of strangers: refused with a reason, or read as `json` reads it."""

from __future__ import annotations

import json
import os
import random

import pytest

from stori_plugin.engine.support.checked_json import (
    MalformedJSONError,
    checked_json,
    json_file,
    part,
    parts,
    within,
)

WHOLE = {"a": [1, 2.5, -3e-7, True, None], "b": {'ü“"\\': 'x"]}[{\\'}, "c": "\n\u20ac"}


def test_what_json_reads_is_read():
    for text in (json.dumps(WHOLE), json.dumps(WHOLE, ensure_ascii=False), " [ ] ", '"[[["', "3"):
        assert checked_json(text) == json.loads(text) == checked_json(text.encode())
    names = [os.fsdecode(b"caf\xe9.tif")]  # how the system gives a name that is not UTF-8
    assert checked_json(json.dumps(names)) == names


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 65 + "]" * 65, "nested more than 64 levels deep"),
        ('{"a":' * 200_000, "nested more than 64 levels deep"),
        ("[" * 200_000, "nested more than 64 levels deep"),
        ('"' + '\\"[' * 70 + '"' + "[" * 65, "nested more than 64 levels deep"),
        ("[" + "[]," * (2**20 + 1) + "[]]", "holds more than 1,048,576 lists"),
        ("[" + "1" * 200_000 + "]", "number of more than 128 digits"),
        ("[1e999]", "the number 1e999, which is too large"),
        ("[NaN]", "holds NaN, which is no number"),
        ("[-Infinity]", "holds -Infinity"),
        ('["\\ud800"]', "half a character"),
        ('{"\\u0000": 1}', "NUL"),
        (b'["\xff"]', "is not JSON"),
        (b'\xef\xbb\xbf["a"]', "is not JSON"),
        ("[1, 2", "is not JSON"),
        ("", "is not JSON"),
        ("\ud800", "is not JSON"),
    ],
    ids=range(16),
)
def test_what_is_amiss_is_told(text, reason):
    with pytest.raises(MalformedJSONError, match=reason):
        checked_json(text)


def test_depth_counts_brackets_outside_of_texts_only():
    text = json.dumps({"[" * 100: ["]" * 100, "{\\", '"{"' * 90]})
    assert checked_json(text) == json.loads(text)
    assert checked_json("[" * 64 + "]" * 64) is not None


def test_numbers_that_are_none_are_read_where_they_may_be():
    assert checked_json("[1e999, NaN]", finite=False)[0] == float("inf")


def test_mutations_end_as_json_does_or_are_refused():
    dice, text = random.Random(1), json.dumps(WHOLE).encode()
    for _ in range(2000):
        raw = bytearray(text)
        for _ in range(dice.randint(1, 4)):
            raw[dice.randrange(len(raw))] = dice.choice(b'[]{}",:\\0e9-u\xffN')
        try:
            found = checked_json(bytes(raw))
        except MalformedJSONError:
            continue
        assert found == json.loads(raw.decode())


def test_a_file_is_read_up_to_its_size_and_only_where_it_is_one(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("[1]" + " " * 5000)
    assert json_file(path) == [1]
    with pytest.raises(MalformedJSONError, match="longer than 4 KiB"):
        json_file(path, 4096)
    with pytest.raises(OSError, match="it is a folder"):
        json_file(tmp_path)
    with pytest.raises(OSError, match="no file can have that name"):
        json_file("a\0b")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(OSError, match="it is a pipe, not a file"):
            json_file(tmp_path / "pipe")


def test_parts_are_of_the_type_that_is_declared():
    content = {
        "n": 3,
        "f": 2.5,
        "t": "x",
        "b": True,
        "l": [1, 2],
        "big": 10**40,
        "nan": float("nan"),
    }
    assert part(content, "n", int) == 3 and part(content, "n", float) == 3.0
    assert parts(content, "l", int, 2) == [1, 2] and within(3, 0, 3, "n") == 3
    for name, kind in (
        ("f", int),
        ("b", int),
        ("b", float),
        ("t", list),
        ("nan", float),
        ("x", str),
    ):
        with pytest.raises(MalformedJSONError, match=f"“{name}”"):
            part(content, name, kind)
    for ask in (
        lambda: part([], "n", int),
        lambda: parts(content, "l", str),
        lambda: parts(content, "l", int, 3),
        lambda: within(part(content, "big", int), 0, 9, "big"),
    ):
        with pytest.raises(MalformedJSONError):
            ask()
