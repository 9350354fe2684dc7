"""False finds and recall of change detection, and its finds on mown parcels beside the notes.

Run as ``python3 -m benchmarks.changes``. The first table is of simulated seasons whose events are
known; the second sets what is found on real parcels beside what an observer noted, and explains
each difference. A plot of the parcels is written beside.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from .mown_parcels import (
    APART,
    CLEAR,
    DROP,
    Break,
    Parcel,
    breaks_of,
    date_of,
    drops_of,
    explain_break,
    explain_note,
    is_found,
    matched,
    read_parcels,
)
from .season_scores import RULES, Line, score
from .sites import DATA

EACH, FEW = 40, 4
# The fields of the table were not drawn while bounds were being chosen, which used other seeds.
SEED = 11
PLOT = Path(__file__).resolve().parent.parent / "build" / "bench" / "changes.png"


def score_rows(lines: Sequence[Line]) -> Iterator[list[str]]:
    """Yield the table of simulated seasons, in every cell a figure for each of `RULES`."""
    views = list(dict.fromkeys(view for view, _ in lines[0].figures))
    yield ["what", "fields", *views]
    for line in lines:
        cells = [" / ".join(f"{line.figures[view, rule]:.2f}" for rule in RULES) for view in views]
        yield [line.what, str(line.fields), *cells]


def parcel_rows(parcel: Parcel, breaks: Sequence[Break]) -> Iterator[list[str]]:
    """Yield the rows of a parcel by date: every note, every break, and why they differ."""
    own = matched(parcel, breaks)
    rows: list[tuple[float, list[str]]] = []
    for note in parcel.notes:
        item = own.get(note)
        cells = _cells(item) if item else ["-"] * 4
        why = explain_note(parcel, note, item)
        rows.append((item.day if item else note, [date_of(note), *cells, why]))
    for item in breaks:
        if item not in own.values():
            rows.append((item.day, ["-", *_cells(item), explain_break(parcel, item)]))
    for _, cells in sorted(rows, key=lambda row: row[0]):
        yield [parcel.name, *cells]


def _cells(item: Break) -> list[str]:
    return [
        date_of(item.day), f"{item.magnitude:.2f}", f"{item.coherence:+.1f}", f"{item.rvi:+.1f}"
    ]  # fmt: skip


def show_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns."""
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        print(" | ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def main() -> None:
    """Print both tables and draw the plot."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", type=int, default=EACH, help="simulated fields of every kind")
    parser.add_argument("--short", action="store_true", help=f"{FEW} fields of every kind")
    parser.add_argument("--parcels", type=Path, default=DATA / "mown-parcels", help="their folder")
    parser.add_argument("--clear", type=float, default=CLEAR, help="clear share of a clear date")
    parser.add_argument("--plot", type=Path, default=PLOT, help="where the plot is written")
    options = parser.parse_args()
    print(f"simulated seasons, in each cell: {' / '.join(RULES)}")
    show_table(list(score_rows(list(score(FEW if options.short else options.each, SEED)))))
    parcels = read_parcels(options.parcels, options.clear)
    if not parcels:
        print(f"\nno parcels: {options.parcels} has no series_*.csv.gz")
        return
    found = [breaks_of(parcel) for parcel in parcels]
    head = ["parcel", "noted", "found", "change", "coherence", "RVI", "why"]
    print()
    show_table([head, *(row for pair in zip(parcels, found) for row in parcel_rows(*pair))])
    drops = [(drop, breaks) for parcel, breaks in zip(parcels, found) for drop in drops_of(parcel)]
    kept = sum(is_found(drop, breaks) for drop, breaks in drops)
    print(f"\ndrops of {DROP:g} and more within {APART} days, found: {kept} of {len(drops)}")
    from .changes_plot import draw_parcels

    print(f"plot: {draw_parcels(parcels, found, options.plot)}")


if __name__ == "__main__":
    main()
