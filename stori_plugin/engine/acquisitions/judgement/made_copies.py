"""Images made of others that lie beside them: smoothed, filled, statistics; masked copies.

Their names say so: they are those of the others and a word more. Two images of one ground and day
would be taken for two observations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from ...support.progress import Progress
from ..beliefs import Ledger
from ..files.band_layers import Layer
from ..files.candidates import listing
from ..names.terms import plain
from .judged_layer import JudgedLayer

_MADE = {
    *("smooth", "smoothed", "smoothing", "gapfill", "gapfilled", "filled", "interp"),
    *("interpolated", "whittaker", "savgol", "reconstructed", "predicted", "forecast"),
    *("anomaly", "anomalies", "anom", "zscore", "trend", "detrended", "diff", "difference"),
    "climatology",
}
_MASKED = {"masked", "cloudmasked", "cloudfree", "cloudless", "nocloud", "noclouds"}
# Of several statistics of one image the one that is read, the best first; the others are none.
_USUAL = ("median", "p50", "mean", "avg", "average")
_STATISTICS = {*_USUAL, "min", "max", "minimum", "maximum", "std", "stddev", "stdev", "var"}
_STATISTICS |= {"p05", "p10", "p20", "p25", "p75", "p80", "p90", "p95"}
_WORD = re.compile(r"[a-z]{3,}")
_FOLDERS = 2  # above a file whose names count


def leave_out_made(
    judged: list[JudgedLayer], ledger: Ledger, progress: Progress
) -> list[JudgedLayer]:
    """Keep of each image what was observed, masked before not, and doubt what both may be."""
    groups: dict[tuple[object, ...], list[JudgedLayer]] = {}
    for item in judged:
        layer = item.layer
        if layer.kind == "band" and not layer.file.candidate.product and layer.date:
            raster = layer.file.header.raster
            ground = raster.crs, raster.transform, raster.width, raster.height
            groups.setdefault((layer.name, layer.date, ground), []).append(item)
    found: dict[str, dict[str, None]] = {}
    gone: set[int] = set()
    for group in groups.values():
        if len({item.layer.product for item in group}) > 1:
            for why, item in _compared(group):
                found.setdefault(why, {})[item.path] = None
                if why != _BOTH:
                    gone.add(id(item))
    for why, files in found.items():
        believed = "used beside another image" if why == _BOTH else "not used"
        ledger.believe(
            "level", believed, "the names of the files", files, why.format(listing(files))
        )
    return [item for item in judged if id(item) not in gone]


_OF_OTHERS = (
    "Passed over {}: by their names they are made of other files of their dates, which are read; "
    "give them without these to use them."
)
_OTHERS = (
    "Passed over {}: by their names they are other statistics of images of which the median or "
    "mean is read; give one statistic alone to use another one."
)
_RAW = "Passed over {}: other files of their dates are masked copies of them by name, and are read."
_BOTH = (
    "{}: other files of the same ground and date have the same name but for a word, and both are "
    "used; if these are made of the others, take them out."
)


def _compared(group: list[JudgedLayer]) -> Iterable[tuple[str, JudgedLayer]]:
    words = [_words(item.layer) for item in group]
    usual: dict[frozenset[str], int] = {}
    for own in words:
        base = own - _STATISTICS
        usual[base] = min(usual.get(base, len(_USUAL)), _rank(own))
    for item, own in zip(group, words):
        if own & _STATISTICS and _rank(own) > usual[own - _STATISTICS]:
            yield _OTHERS, item
            continue
        below = [other for other in words if other < own]
        above = [other for other in words if other > own]
        if any((own - other) & _MADE for other in below):
            yield _OF_OTHERS, item
        elif any((other - own) & _MASKED and not (other - own) & _MADE for other in above):
            yield _RAW, item
        elif any(_told(own - other) for other in below):
            yield _BOTH, item


def _rank(words: frozenset[str]) -> int:
    """Rank the statistic that a name tells; one that tells none comes last."""
    return next((k for k, word in enumerate(_USUAL) if word in words), len(_USUAL))


def _told(more: frozenset[str]) -> bool:
    """Tell whether words say more than a copy's number or a tile."""
    return not more & _MASKED and any(map(_WORD.fullmatch, more))


def _words(layer: Layer) -> frozenset[str]:
    path = PurePath(layer.file.path)
    folders = [parent.name for parent in path.parents][:_FOLDERS]
    return frozenset("_".join((layer.product[1], *map(plain, folders))).split("_")) - {""}
