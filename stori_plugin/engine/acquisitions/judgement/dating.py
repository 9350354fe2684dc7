"""What is believed of the dates of a series: they were found with the files, and are shown here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ...support.progress import Progress
from ..beliefs import Ledger
from ..files.file_terms import File
from .judged_layer import JudgedLayer


def believe_dates(
    layers: list[JudgedLayer], ledger: Ledger, progress: Progress
) -> list[JudgedLayer]:
    """Write down by what the files are dated, and what is doubted; layers stay as they are."""
    files = {judged.path: judged.layer.file for judged in layers}
    groups: dict[tuple[str, str], list[File]] = {}
    for file in files.values():
        progress.check()
        dating = file.terms.dating
        for doubt in dating.doubts or ("",):
            groups.setdefault((_evidence(dating.by), doubt), []).append(file)
    for (evidence, doubt), members in groups.items():
        days = [m.date for file in members for m in file.terms.moments if m is not None]
        ledger.believe("date", _spoken(days), evidence, [f.path for f in members], doubt)
    return layers


def _evidence(by: str) -> str:
    # The middles of composites differ from file to file.
    return by.split(", middle of ")[0] + (", middle of the period" if ", middle of" in by else "")


def _spoken(days: Sequence[dt.date]) -> str:
    if not days:
        return "unknown"
    return str(days[0]) if len(set(days)) == 1 else f"{min(days)} to {max(days)}"
