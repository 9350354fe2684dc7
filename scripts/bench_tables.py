"""What benchmarks print, as Markdown tables."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

_COLUMNS = re.compile(r"\s{2,}|\s+\|\s+")
_AUTO = "auto"


def tables_of(printed: str) -> str:
    """Return what a benchmark printed as Markdown.

    Lines of three or more columns become tables, the first of them the head; lines such as
    ``what: figure`` become rows of a table of two columns, to which indented lines below them
    belong; everything else stays a paragraph.
    """
    lines = [_kind_of(line) for line in _joined(printed)]
    parts = []
    for width, group in groupby(lines, key=lambda cells: min(len(cells), 3)):
        rows = list(group)
        if width == 1:
            parts += ["\n".join(cell for (cell,) in rows)]
        elif width == 2:
            parts.append(table(("what", "figure"), rows))
        else:
            most = max(map(len, rows))
            filled = [row + [""] * (most - len(row)) for row in rows]
            parts.append(table(filled[0], filled[1:]))
    return "\n\n".join(parts)


def _joined(printed: str) -> Iterator[str]:
    """Yield the lines, those that are indented and no row of columns with the one before."""
    kept = ""
    for line in printed.splitlines():
        if not line.strip():
            continue
        if kept and line.startswith(" ") and len(_COLUMNS.split(line.strip())) < 3:
            kept += f"; {line.strip()}"
            continue
        if kept:
            yield kept
        kept = line.strip()
    if kept:
        yield kept


def _kind_of(line: str) -> list[str]:
    """Return a line's columns: three or more, what and figure, or itself alone."""
    cells = _COLUMNS.split(line)
    if len(cells) >= 3:
        return cells
    what, colon, figure = line.partition(": ")
    return [what, figure] if colon else [line]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def accuracy_table(path: str) -> str:
    """Return the table of accuracy from the scores that `benchmarks.accuracy` wrote as CSV.

    A row per site and gap length: the error of the index by method when it is fitted directly,
    and of ``auto``, where it is there, the ratio to linear interpolation and the coverage.
    """
    with open(path, newline="", encoding="utf-8") as file:
        scores = [row for row in csv.DictReader(file) if row["fit"] == "direct"]
    methods = list(dict.fromkeys(row["method"] for row in scores))
    best = _AUTO if _AUTO in methods else methods[-1]
    head = ["site", "gap", *methods, f"{best} / linear", f"90 % interval of {best} holds"]
    rows = []
    for (site, gap), group in groupby(scores, key=lambda row: (row["site"], row["gap_days"])):
        found = {row["method"]: row for row in group}
        one = found[best]
        days = "1 date" if float(gap) <= 1 else f"{float(gap):.0f} d"
        errors = [f"{float(found[m]['rmse']):.3f}" for m in methods]
        ratio = f"{float(one['rmse_ratio_to_linear']):.2f}"
        rows.append([site, days, *errors, ratio, f"{100 * float(one['coverage90']):.0f} %"])
    return table(head, rows)
