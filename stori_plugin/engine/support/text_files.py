"""Tables and pages as files that are complete or not there at all."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence

from .errors import OutputError
from .staging import written_beside


def write_text(path: str, text: str, parameter: str) -> None:
    """Write a text file beside its place and move it there.

    Raises `OutputError` naming the file and ``parameter``.
    """
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        with (
            written_beside(path) as staged,
            open(staged, "w", encoding="utf-8", newline="") as file,
        ):
            file.write(text)
    except OSError as error:
        raise OutputError(
            f"{parameter} {path} cannot be written ({error.strerror}): choose another place."
        ) from error


def csv_text(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a table as comma separated values; None is left empty."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([["" if value is None else value for value in row] for row in rows])
    return buffer.getvalue()
