"""Which of several statistics of one band is read: reducers write extremes and percentiles."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from ..names.terms import plain

# As reducers name them at the end of a band's description, the one to read first.
_STATISTICS = ("median|p50|q50", "mean|avg|average")


def other_statistics(bands: Sequence[tuple[Hashable, str]]) -> set[int]:
    """Find the bands that stand for a band of which there is a median or mean as well.

    ``bands`` have what they hold and their description; returns places among them. Bands of which
    no median or mean tells itself are left as they are.
    """
    groups: dict[Hashable, list[int]] = {}
    for place, (held, _) in enumerate(bands):
        groups.setdefault(held, []).append(place)
    others: set[int] = set()
    for places in groups.values():
        ranks = {place: _rank(bands[place][1]) for place in places}
        best = min(ranks.values())
        if best < len(_STATISTICS):
            others.update(place for place, rank in ranks.items() if rank > best)
    return others


def _rank(description: str) -> int:
    text = plain(description)
    found = (k for k, form in enumerate(_STATISTICS) if re.search(rf"_(?:{form})$", text))
    return next(found, len(_STATISTICS))
