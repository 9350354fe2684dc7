"""What the bands of a series are, and which of them are not understood."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable

from ...support.progress import Progress
from ..beliefs import Ledger
from ..files.band_layers import Layer
from ..files.candidates import listing
from ..names.band_names import SPOKEN, sensor_of
from ..names.terms import plain
from .judged_layer import JudgedLayer

_NAMED_MASK = re.compile(r"(?<![a-z0-9])masks?(?![a-z0-9])")
_MASKS = re.compile(r"(?<![a-z0-9])(?:masks?|clouds?)(?![a-z0-9])")
_DESCRIBE = (
    "describe or name their bands (B04, red, NDVI), or take them out; if they are masks, end their "
    "names in _mask, or in _clear where 1 is clear"
)


def _product(layer: Layer) -> str:
    product = layer.file.terms.product
    return product.name if product else ""


def leave_out_unknown(
    judged: list[JudgedLayer], ledger: Ledger, progress: Progress
) -> list[JudgedLayer]:
    """Take no band for reflectance that is not understood where those around it are.

    A series of which nothing is understood stays as it is: its bands are band_1, band_2, ...
    """
    _tell_folders(judged, ledger)
    known = [i for i in judged if i.layer.kind == "band" and i.layer.is_known]
    unknown = [i for i in judged if i.layer.kind == "band" and not i.layer.is_known]
    if not unknown:
        return judged
    if not known:
        return judged
    understood = {item.path for item in judged if item.layer.is_known}
    inside = [item for item in unknown if item.path in understood]
    _tell_bands(inside, ledger)
    whole = [item for item in unknown if item.path not in understood]
    beside = _beside(known, whole)
    passed = [item for item in whole if beside(item.layer)]
    if passed:
        files = list(dict.fromkeys(item.path for item in passed))
        ledger.believe(
            "role",
            "not understood, left out",
            "files of the same date and name are understood",
            files,
            f"Passed over {listing(files)}: nothing tells what they hold, and other files of "
            f"their dates are understood; {_DESCRIBE}.",
        )
    dropped = {id(item) for item in (*inside, *passed)}
    rest = list(dict.fromkeys(item.path for item in whole if id(item) not in dropped))
    if rest:
        ledger.believe(
            "role",
            "unknown",
            "neither names nor descriptions tell the bands",
            rest,
            f"{listing(rest)}: nothing tells what they hold, unlike the other files, so their "
            f"bands are called band_1, band_2 and so on; {_DESCRIBE}.",
        )
    return [item for item in judged if id(item) not in dropped]


def _tell_folders(judged: list[JudgedLayer], ledger: Ledger) -> None:
    """Tell that images in a folder called masks are read as images, where there is no mask."""
    bands = [item for item in judged if item.layer.kind == "band"]
    if len(bands) < len(judged):
        return
    # What its own description calls a band of reflectance is no mask, wherever it lies.
    bands = [item for item in bands if not _is_described(item.layer)]
    folders = {os.path.dirname(item.path) for item in bands}
    called = {folder for folder in folders if _MASKS.search(plain(os.path.basename(folder)))}
    files = [
        item.path
        for item in bands
        if os.path.dirname(item.path) in called
        or (not item.layer.is_known and _NAMED_MASK.search(plain(item.layer.file.stem)))
    ]
    if files:
        files = list(dict.fromkeys(files))
        ledger.believe(
            "role",
            "images, no masks",
            "their numbers or the descriptions of their bands",
            files,
            f"{listing(files)}: the name or folder speaks of a mask, but the numbers or the "
            "descriptions do not, so each is taken as an image: if these are masks, end their "
            "names in _mask; if not, name the band or index in the file name.",
        )


def _is_described(layer: Layer) -> bool:
    term = layer.file.terms.descriptions[layer.index - 1]
    return layer.is_known and term is not None and term.kind == "band" and bool(layer.role)


def _tell_bands(inside: list[JudgedLayer], ledger: Ledger) -> None:
    by_name: dict[str, list[str]] = {}
    for item in inside:
        by_name.setdefault(item.layer.name, []).append(item.path)
    by_files: dict[tuple[str, ...], list[str]] = {}
    for name, files in by_name.items():
        by_files.setdefault(tuple(files), []).append(name)
    for paths, names in by_files.items():
        spoken = ", ".join(f"“{name}”" for name in names[:8])
        spoken += f" and {len(names) - 8} more" if len(names) > 8 else ""
        ledger.believe(
            "role",
            f"{spoken}: not understood, left out",
            "the other bands of the same files are understood",
            paths,
            f"Passed over the bands {spoken} of {listing(paths)}: nothing tells what they hold, "
            "unlike the others; to use them, write them to files of their own.",
        )


def _beside(known: list[JudgedLayer], whole: list[JudgedLayer]) -> Callable[[Layer], bool]:
    """Return what tells a file that lies beside understood ones: of their date, and fewer."""
    dates = {item.layer.date for item in known}
    images: dict[tuple[dt.date | None, str], list[str]] = {}
    for item in known:
        folder, key = item.layer.product
        images.setdefault((item.layer.date, folder), []).append(key)
    fewer = len({item.layer.date for item in whole}) < len(dates)

    def of_an_image(layer: Layer) -> bool:
        if layer.date not in dates:
            return False
        folder, key = layer.product
        keys = images.get((layer.date, folder), ())
        return fewer or any(k and key.startswith(k) for k in dict.fromkeys(keys))

    return of_an_image


def tell_roles(judged: list[JudgedLayer], ledger: Ledger, progress: Progress) -> list[JudgedLayer]:
    """Write down what each band of each sensor is, and what told it."""
    gathered: dict[tuple[str, str, str, str, str], dict[str, None]] = {}
    for item in judged:
        layer, terms = item.layer, item.layer.file.terms
        if layer.kind == "band" and layer.role:
            key = layer.own, layer.role, sensor_of(terms.platform), _product(layer), terms.told_by
            gathered.setdefault(key, {})[item.path] = None
    for (own, role, sensor, product, told_by), files in gathered.items():
        where = product or SPOKEN.get(sensor, "")
        evidence = f"the bands of {where}, told by the {told_by}" if where else "its name says so"
        ledger.believe("role", own if own == role else f"{own} is {role}", evidence, files)
    return judged
