"""JSON of strangers: looked at before it is parsed, and asked for parts of a declared type.

Parsing takes memory and depth that the text asks for. A text that is too long, nested too deeply
or holds too many lists for what it is to be is refused before that, and so are numbers that no
computer holds and texts that no file can be named after.
"""

from __future__ import annotations

import json
import math
import os
from itertools import accumulate
from typing import Any, TypeVar

from .regular_files import open_regular

MOST_BYTES = 32 * 2**20
_DEEPEST = 64  # levels
_MOST_CONTAINERS = 2**20  # lists and objects
_LONGEST_NUMBER = 128  # digits
_DIGITS = bytes(ord("0") if chr(code) in "0123456789" else code for code in range(256))
_NO_BRACKETS = bytes(code for code in range(256) if code not in b"[]{}")
_STEPS = {code: 1 if code in b"[{" else -1 for code in b"[]{}"}

T = TypeVar("T")


class MalformedJSONError(ValueError):
    """A text is no JSON, or not such as was declared; its message goes on "it ..."."""


def checked_json(text: str | bytes, most_bytes: int = MOST_BYTES, finite: bool = True) -> Any:
    """Return what a JSON text (UTF-8) holds.

    Args:
        text: the text.
        most_bytes: a longer text is refused.
        finite: whether NaN and infinite numbers, which JSON does not know, are refused.

    Raises `MalformedJSONError` for everything that is amiss.
    """
    try:
        raw = text if isinstance(text, bytes) else text.encode("utf-8")
        if len(raw) > most_bytes:
            raise MalformedJSONError(f"is longer than {most_bytes >> 10:,} KiB")
        _check_shape(raw)
        content = json.loads(
            raw.decode("utf-8"),
            parse_float=_finite if finite else None,
            parse_constant=_no_number if finite else None,
        )
    except (ValueError, RecursionError) as error:
        if isinstance(error, MalformedJSONError):
            raise
        raise MalformedJSONError("is not JSON") from error
    if b"\\u" in raw:
        _check_texts(content)
    return content


def json_file(
    path: str | os.PathLike[str], most_bytes: int = MOST_BYTES, finite: bool = True
) -> Any:
    """Return what a JSON file holds; see `checked_json`, and `open_regular` for `OSError`."""
    with open_regular(path) as file:
        return checked_json(file.read(most_bytes + 1), most_bytes, finite)


def _check_shape(raw: bytes) -> None:
    """Refuse what is nested too deeply, has too many parts, or a number without an end."""
    # Without escaped quotes every quote begins or ends a text; what is left between texts is
    # brackets, commas and numbers.
    plain = raw.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in raw else raw
    between = b" ".join(plain.split(b'"')[::2])
    brackets = between.translate(None, _NO_BRACKETS)
    if len(brackets) > 2 * _MOST_CONTAINERS:
        raise MalformedJSONError(f"holds more than {_MOST_CONTAINERS:,} lists")
    if max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > _DEEPEST:
        raise MalformedJSONError(f"is nested more than {_DEEPEST} levels deep")
    if b"0" * (_LONGEST_NUMBER + 1) in between.translate(_DIGITS):
        raise MalformedJSONError(f"holds a number of more than {_LONGEST_NUMBER} digits")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise MalformedJSONError(f"holds the number {text[:20]}, which is too large")
    return number


def _no_number(text: str) -> float:
    raise MalformedJSONError(f"holds {text}, which is no number")


def _check_texts(content: Any) -> None:
    """Refuse texts that nothing can be named after or written with: NUL, halves of a character."""
    if isinstance(content, str):
        try:
            # Names of files that are not UTF-8 are kept by the system as such halves.
            content.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError as error:
            raise MalformedJSONError("holds half a character") from error
        if "\0" in content:
            raise MalformedJSONError("holds a text with a NUL character")
    elif isinstance(content, list):
        for item in content:
            _check_texts(item)
    elif isinstance(content, dict):
        for name, item in content.items():
            _check_texts(name)
            _check_texts(item)


# --- parts of a declared type ----------------------------------------------------------------


def of_kind(value: Any, kind: type[T], name: str) -> T:
    """Return a value of a declared type; whole numbers serve as `float`, and no bool as a number.

    Raises `MalformedJSONError` naming ``name`` for another type, and for a `float` that is none.
    """
    if kind is float and type(value) in (int, float) and math.isfinite(value):
        return float(value)  # type: ignore[return-value]
    if type(value) is not kind or kind is float:
        raise MalformedJSONError(f"has no proper “{name}”")
    return value


def part(content: Any, name: str, kind: type[T]) -> T:
    """Return a part of an object by its name and declared type; see `of_kind`."""
    if not isinstance(content, dict) or name not in content:
        raise MalformedJSONError(f"has no “{name}”")
    return of_kind(content[name], kind, name)


def parts(content: Any, name: str, kind: type[T], count: int | None = None) -> list[T]:
    """Return a list in an object, all items of one type; of ``count`` items where it is given."""
    items = part(content, name, list)
    if count is not None and len(items) != count:
        raise MalformedJSONError(f"has no proper “{name}”")
    return [of_kind(item, kind, name) for item in items]


def within(number: T, low: float, high: float, name: str) -> T:
    """Return a number that lies between two others, both included."""
    if not low <= number <= high:  # type: ignore[operator]
        raise MalformedJSONError(f"has no proper “{name}”")
    return number
