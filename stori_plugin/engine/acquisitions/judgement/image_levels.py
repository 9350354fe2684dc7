"""Which version and level of an image is used: surface reflectance before everything else.

What stands at the top of the atmosphere holds the haze of the air; a series of both has steps
that no surface made. Who has both is given the surface, and who has no other is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...support.progress import Progress
from ..beliefs import Ledger
from ..files.band_layers import Layer
from ..files.candidates import listing
from ..names.band_names import SPOKEN, sensor_of
from ..names.products import RADIANCE, SURFACE, TOP
from ..names.terms import plain
from .judged_layer import JudgedLayer

_REMEDY = "give the same images as surface reflectance (Sentinel-2 L2A, Landsat Level 2, ..._SR)"


def choose_versions(
    judged: list[JudgedLayer], ledger: Ledger, progress: Progress
) -> list[JudgedLayer]:
    """Keep the best version of each image: of slopes evened out (FRE, NBAR-T) before not."""
    ranks = [_version(item.layer) for item in judged]
    best: dict[tuple[object, ...], int] = {}
    for item, rank in zip(judged, ranks):
        if rank is not None:
            image = _image(item.layer)
            best[image] = min(best.get(image, rank), rank)
    kept, worse = [], []
    for item, rank in zip(judged, ranks):
        if rank is not None and rank > best[_image(item.layer)]:
            worse.append(item)
        else:
            kept.append(item)
    if worse:
        product = worse[0].layer.file.terms.product
        words = " before ".join(w.upper() for w in product.variants[:2]) if product else ""
        ledger.leave_out(f"another version of the same image is used ({words})", _paths(worse))
    _tell_mixture(kept, ledger)
    return kept


def _tell_mixture(kept: list[JudgedLayer], ledger: Ledger) -> None:
    """Doubt a series that has one version on some dates and another on others."""
    by_word: dict[str, dict[str, None]] = {}
    for item in kept:
        product, rank = item.layer.file.terms.product, _version(item.layer)
        if product is not None and rank is not None and product.variants[0] != "boa":
            by_word.setdefault(product.variants[rank].upper(), {})[item.path] = None
    if len(by_word) < 2:
        return
    word, files = min(by_word.items(), key=lambda pair: len(pair[1]))
    others = ", ".join(sorted(set(by_word) - {word}))
    ledger.believe(
        "level",
        f"version {word}",
        "the files' names",
        files,
        f"{listing(files)}: version {word}, where other dates have {others}, which differs on "
        "slopes; give one version for all dates.",
    )


def _image(layer: Layer) -> tuple[object, ...]:
    return layer.date, layer.product


def _version(layer: Layer) -> int | None:
    """Rank the version that a band is of, 0 the best; None where its product has but one."""
    product = layer.file.terms.product
    if product is None or not product.variants or layer.kind == "mask":
        return None
    text = plain(f"{layer.file.stem}_{layer.file.header.descriptions[layer.index - 1]}")
    for rank, word in enumerate(product.variants):
        if re.search(rf"(?<![a-z0-9]){word}(?![a-z0-9])", text):
            return rank
    return None


def choose_levels(
    judged: list[JudgedLayer], ledger: Ledger, progress: Progress
) -> list[JudgedLayer]:
    """Keep the surface reflectance of each sensor where there is any; tell where there is none."""
    surface = [item for item in judged if item.layer.file.terms.level == SURFACE]
    bands = [item for item in surface if item.layer.kind == "band"]
    sensors = {_sensor(item.layer) for item in bands}
    dates = {_when(item.layer) for item in bands}
    masked = {_when(item.layer) for item in surface if item.layer.kind == "mask"}
    # Landsat's pixel_qa bears the name of the level that it was made of.
    images = {_image(item.layer) for item in bands}
    kept: list[JudgedLayer] = []
    beside: list[JudgedLayer] = []
    alone: list[JudgedLayer] = []
    for item in judged:
        layer = item.layer
        lent = layer.kind == "mask" and (_when(layer) not in masked or _image(layer) in images)
        below = layer.file.terms.level in (TOP, RADIANCE) and _sensor(layer) in sensors
        if lent or not below:
            kept.append(item)
        else:
            (beside if _when(layer) in dates else alone).append(item)
    if beside:
        level = beside[0].layer.file.terms.level
        ledger.leave_out(f"{level}; the surface reflectance of these dates is used", _paths(beside))
    _tell_alone(alone, ledger)
    _tell_levels(kept, ledger)
    return kept


def _tell_alone(alone: list[JudgedLayer], ledger: Ledger) -> None:
    by_level: dict[str, list[JudgedLayer]] = {}
    for item in alone:
        by_level.setdefault(item.layer.file.terms.level, []).append(item)
    for level, items in by_level.items():
        files = _paths(items)
        ledger.believe(
            "level",
            f"{level}, not used",
            _evidence(items),
            files,
            f"Passed over {listing(files)}: {level}, and the other dates are surface reflectance; "
            f"{_REMEDY}.",
        )


def _tell_levels(kept: list[JudgedLayer], ledger: Ledger) -> None:
    by_level: dict[tuple[str, str], list[JudgedLayer]] = {}
    for item in kept:
        level = item.layer.file.terms.level
        if level and item.layer.kind == "band" and (item.layer.role or not item.layer.is_known):
            by_level.setdefault((level, _sensor(item.layer)), []).append(item)
    for (level, sensor), items in by_level.items():
        files, doubt = _paths(items), ""
        if level == TOP:
            doubt = (
                f"{listing(files)}: {level} of {SPOKEN.get(sensor, sensor)}, with the haze of the "
                f"air in it, used because there is no other; {_REMEDY}."
            )
        elif level == RADIANCE:
            doubt = (
                f"{listing(files)}: {level} ({SPOKEN.get(sensor, sensor)}), no reflectance, and "
                f"not comparable between dates; {_REMEDY}."
            )
        ledger.believe("level", level, _evidence(items), files, doubt)


def _evidence(items: list[JudgedLayer]) -> str:
    product = items[0].layer.file.terms.product
    if product is not None and all(i.layer.file.terms.product is product for i in items):
        return f"products of {product.name}"
    return "the names of the files and their folders, or the bands that lie together"


def _sensor(layer: Layer) -> str:
    return sensor_of(layer.file.platform)


def _when(layer: Layer) -> tuple[str, object]:
    return _sensor(layer), layer.date


def _paths(items: Iterable[JudgedLayer]) -> list[str]:
    return list(dict.fromkeys(item.path for item in items))
