"""The table of labels of BigEarthNet from version 2 on, as Parquet or CSV.

Clasen et al. 2024 (arXiv 2407.03653): ``metadata.parquet`` has a row for each patch with its name
(``patch_id``), that of its Sentinel-1 patch (``s1_name``) and its labels of the 19 classes.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from ...support.errors import InputError
from ...support.installing import cannot_do
from ...support.progress import SILENT, Progress
from ...support.regular_files import check_regular, open_text
from .bigearthnet_labels import COARSE
from .folder_listing import table_lines

TABLES = ("metadata.csv", "metadata.parquet")
_COLUMNS = ("patch_id", "labels")
_RADAR = "s1_name"
_ABOVE = 2  # folders above the one that is given in which the table is looked for
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_MOST_COMMAS = max(name.count(",") for name in COARSE)
_PIECE = 65536  # rows
_LONGEST_CELL = 2**17  # letters


def find_table(root: str) -> str | None:
    """Return the table of labels in a folder or the two above it; CSV, made by hand, first."""
    folder = os.path.abspath(root)
    for _ in range(1 + _ABOVE):
        for name in TABLES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return path
        folder = os.path.dirname(folder)
    return None


def read_labels(path: str, progress: Progress = SILENT) -> dict[str, tuple[str, ...]]:
    """Return the sorted labels of every patch by its name, by that of its Sentinel-1 patch too.

    Raises `InputError` where the table cannot be read or lacks ``patch_id`` or ``labels``, and
    `MissingPackageError` for Parquet without pyarrow.
    """
    rows = _parquet_rows if path.lower().endswith(".parquet") else _csv_rows
    labels: dict[str, tuple[str, ...]] = {}
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for number, (patch, words, radar) in enumerate(rows(path)):
        if number % 1024 == 0:
            progress.check()
        found = tuple(sorted(set(words)))
        found = known.setdefault(found, found)  # few sets of labels, and many patches
        for name in (patch, radar):
            if name:
                labels[name] = found
    return labels


Row = tuple[str, Iterable[str], str]


def _csv_rows(path: str) -> Iterator[Row]:
    try:
        with open_text(path, "utf-8-sig") as file:
            lines = table_lines(file)
            _check_columns(path, lines.fieldnames or ())
            for line in lines:
                labels = _labels_in(line["labels"] or "")
                yield (line["patch_id"] or "").strip(), labels, (line.get(_RADAR) or "").strip()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(path, error) from error


def _labels_in(text: str) -> list[str]:
    """Return the labels of a cell: a list as Python, NumPy or JSON write it, or split by ; or |.

    Names of classes hold commas.
    """
    text = text.strip()[:_LONGEST_CELL]
    if text in COARSE:
        return [text]
    quoted = [one or other for one, other in _QUOTED.findall(text)]
    words = quoted or re.split(r"[;|]", text.strip("[]"))
    return [name for word in words for name in _between_commas(word.strip()) if name]


def _between_commas(text: str) -> list[str]:
    """Return the known classes that commas join in a text, else the text as it is."""
    pieces = [piece.strip() for piece in text.split(",")]
    found: list[str] = []
    while pieces:
        for count in range(min(len(pieces), _MOST_COMMAS + 1), 0, -1):
            name = ", ".join(pieces[:count])
            if name in COARSE:
                found.append(name)
                del pieces[:count]
                break
        else:
            return [text]
    return found


def _parquet_rows(path: str) -> Iterator[Row]:
    # Optional, and large.
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        instead = "save the table as metadata.csv with the columns patch_id and labels beside it"
        raise cannot_do(f"Reading the labels in {path}", "pyarrow", error, instead) from error
    try:
        check_regular(path)
        with parquet.ParquetFile(path) as file:
            names = file.schema_arrow.names
            _check_columns(path, names)
            columns = [*_COLUMNS, *((_RADAR,) if _RADAR in names else ())]
            for batch in file.iter_batches(_PIECE, columns=columns):
                table = batch.to_pydict()
                nothing = [""] * batch.num_rows
                for row in zip(*(table[name] for name in _COLUMNS), table.get(_RADAR, nothing)):
                    yield _text(row[0]), _words(row[1]), _text(row[2])
    except (ArrowException, OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _text(value: Any) -> str:
    return sys.intern(value.strip()) if isinstance(value, str) else ""


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        return _labels_in(value)
    words = value if isinstance(value, list) else []
    return [sys.intern(word) for word in words if isinstance(word, str) and word]


def _check_columns(path: str, names: Iterable[str]) -> None:
    missing = [name for name in _COLUMNS if name not in set(names)]
    if missing:
        raise InputError(
            f"The table {path} has no column {' and no column '.join(missing)}: it needs the "
            "names of the patches (patch_id) and their labels (labels)."
        )


def _unreadable(path: str, error: Exception) -> InputError:
    reason = " ".join(str(getattr(error, "strerror", None) or error).split())[:200]
    return InputError(
        f"The table of labels {path} cannot be read ({reason}): get it again, or save it as CSV."
    )
