"""Tables and pages as files that are complete or not there at all."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Sequence

from .errors import OutputError
from .staging import written_beside

# What a spreadsheet takes for a formula at the beginning of a cell, and of what it takes for a
# cell where it parts lines at semicolons or tabulators.
_FORMULA = re.compile(r"(^|[;\t\n])(?=[^\S\t\n]*[=+\-@＝＋－＠])")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?(inf|nan)")


def write_text(path: str, text: str, parameter: str) -> None:
    """Write a text file beside its place and move it there.

    Raises `OutputError` naming the file and ``parameter``, which may be empty.
    """
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        with (
            written_beside(path) as staged,
            open(staged, "w", encoding="utf-8", errors="backslashreplace", newline="") as file,
        ):
            file.write(text)
    except OSError as error:
        raise OutputError(
            f"{f'{parameter} {path}'.strip()} cannot be written ({error.strerror}): choose another "
            "place."
        ) from error


def csv_text(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a table as comma separated values; None is left empty.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers do not.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([_cell(name) for name in head])
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return buffer.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if not isinstance(value, str) or _NUMBER.fullmatch(value):
        return value
    lines = value.replace("\r\n", "\n").replace("\r", "\n")  # which would end the row
    text = _FORMULA.sub(r"\1'", lines)
    return f"'{text}" if text[:1] in ("\t", "\n") else text
