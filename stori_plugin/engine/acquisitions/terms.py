"""The terms that names are made of: bands, polarisations, masks, companions.

Each is read between separators (anything but letters and digits), so that ``B04`` in
``T31UES_..._B04_10m`` is a band and the ``b04`` inside another word is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ..pixels.spectral_indices import NAMES as INDEX_NAMES
from .date_text import date_in_text

# Words for bands, as regular expressions over lower-case text with "_" for separators.
COLOURS = {
    "coastal": r"coastal(?:_?aerosol)?|ultra_?blue",
    "blue": r"blue",
    "green": r"green",
    "rededge1": r"(?:red_?edge|re)_?1|rededge05",
    "rededge2": r"(?:red_?edge|re)_?2",
    "rededge3": r"(?:red_?edge|re)_?3",
    "rededge": r"red_?edge",
    "red": r"red",
    "nir_broad": r"broad_?nir|bnir",
    "nir_narrow": r"narrow_?nir|nir_?narrow|nnir|nir_?08|nir_?2",
    "nir": r"nir_?1?|near_infrared",
    "swir1": r"swir_?1|swir_?16",
    "swir2": r"swir_?2|swir_?22",
}
# Products that come as bands of their own and that no formula here makes.
_PRODUCTS = ("LAI", "FAPAR", "FCOVER", "NDV", "PSRI", "TCB", "TCG", "TCW")

_POLARISATIONS = r"(?:vv|vh|hh|hv)"

# Quality layers whose meaning the engine reads. In a "mask" whatever is not zero is clouded,
# in a "clear" layer whatever is not zero is clear.
_MASKS = {
    "SCL": r"scl|scene_classification",
    "QA_PIXEL": r"qa_pixel",
    "Fmask": r"fmask",
    "clear": r"clear(?:_?(?:mask|sky))?|valid(?:_?mask)?|data_?mask|usable",
    "mask": r"(?:cloud|cld|clouds)_?(?:shadow)?_?(?:mask|msk)|clm|masks?|cloud_?shadows?|clouds?",
}
MASK_ORDER = tuple(_MASKS)

# Quality layers of other conventions: left out, and said so.
_FOREIGN_MASKS = r"pixel_qa|bqa|qa60|qai|cloud_qa|udm2?|state_1km|qa"

# Left out whatever file they are in.
_COMPANIONS = (
    r"(?:sr_)?(?:qa_)?aerosol(?:_qa)?|(?:sr_)?atmos_opacity|(?:qa_)?radsat(?:_qa)?"
    r"|st_(?:b\d{1,2}|qa|atran|cdist|drad|emis|emsd|trad|urad)"
    r"|aot|wvp|tci|pvi|cldprb|snwprb|clp|cloud_?prob(?:ability)?|snow_?prob(?:ability)?|snow"
    r"|(?:snow|water|land|shadow)_?mask"
    r"|(?:local_?)?inc(?:idence)?_?(?:angle|map)\w*|local_?incidence|lia|theta"
    r"|sza|saa|vza|vaa|(?:sun|solar|view|sensor)_?(?:zenith|azimuth|angles?)\w*|zenith|azimuth"
    r"|ls_map|layover\w*|scatt?ering_area|number_of_looks|rtc_anf\w*|noise|count|nobs|doy"
    r"|(?:sd|std|stdev|stddev|uncertainty)$|preview|thumb(?:nail)?|quick_?look|browse"
)
# Words that also occur in the names of places: they count as a name's last word, and then only
# for a file of one band.
_LASTCOLOURS = r"angle|area|dem|rgb|ql|inc|incidence|shadow|edg|sat"

# Words that would look like masks and are none.
_INNOCENT = r"cloud_?(?:free|less|cover|filtered)|masked|unmasked|no_?clouds?"


@dataclass(frozen=True)
class Meaning:
    """What one term says.

    ``kind`` is "band", "polarisation", "mask", "foreign mask", "companion" or "last word" (a
    companion if the file has one band); ``name`` the
    canonical name; ``number`` the band number for numbered bands (``"4"``, ``"8A"``), else
    empty; ``start`` and ``end`` where the term stands in the plain text.
    """

    kind: str
    name: str
    number: str = ""
    start: int = 0
    end: int = 0


def plain(text: str) -> str:
    """Bring text to lower case, with ``_`` for every run of other characters."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def _compiled() -> re.Pattern[str]:
    groups = [("innocent", _INNOCENT), ("companion", _COMPANIONS)]
    groups += [("last", rf"(?:{_LASTCOLOURS})$"), ("foreign", _FOREIGN_MASKS)]
    groups += [(f"mask{i}", form) for i, form in enumerate(_MASKS.values())]
    groups += [("pol", rf"(?:(?:sigma|gamma|beta)(?:_?0|_?nought)?_?)?{_POLARISATIONS}+(?:_?db)?")]
    groups += [("sr", r"(?:sr_)?b(?:and)?(?:0?8a|\d{1,2})")]
    groups += [(f"word{i}", form) for i, form in enumerate(COLOURS.values())]
    groups += [("index", "|".join(n.lower() for n in (*INDEX_NAMES, *_PRODUCTS)))]
    # The foreign "qa" must not eat the front of qa_pixel: longer forms are tried first.
    order = {"mask1": 0, "foreign": 3, "last": 2}
    groups.sort(key=lambda group: order.get(group[0], 1))
    body = "|".join(f"(?P<{name}>{form})" for name, form in groups)
    return re.compile(rf"(?<![a-z0-9])(?:{body})(?![a-z0-9])")


_TERMS = _compiled()


def _numbered(text: str) -> Meaning:
    match = re.fullmatch(r"(sr_)?b(?:and)?(0?8a|\d{1,2})", text)
    number = match[2].upper() if match else ""
    name = f"{'SR_' if match and match[1] else ''}B{number}"
    return Meaning("band", name, number.lstrip("0") or "0")


def _meanings_of_term(group: str, text: str) -> Iterator[Meaning]:
    if group == "companion":
        yield Meaning("companion", text)
    elif group == "last":
        yield Meaning("last word", text)
    elif group == "foreign":
        yield Meaning("foreign mask", text)
    elif group.startswith("mask"):
        yield Meaning("mask", MASK_ORDER[int(group[4:])])
    elif group == "pol":
        letters = re.sub(r"^(sigma|gamma|beta)(_?0|_?nought)?_?", "", text)
        for name in re.findall(_POLARISATIONS, letters):
            yield Meaning("polarisation", name.upper())
    elif group == "sr":
        yield _numbered(text)
    elif group.startswith("word"):
        yield Meaning("band", tuple(COLOURS)[int(group[4:])])
    elif group == "index":
        known = {n.lower(): n for n in (*INDEX_NAMES, *_PRODUCTS)}
        yield Meaning("band", known[text])


@lru_cache(maxsize=4096)
def meanings(text: str) -> tuple[Meaning, ...]:
    """List what the terms of a name say, in their order; terms that say nothing are left out."""
    found = []
    for match in _TERMS.finditer(plain(text)):
        for meaning in _meanings_of_term(match.lastgroup or "", match[0]):
            found.append(replace(meaning, start=match.start(), end=match.end()))
    return tuple(found)


def meaning_of_description(text: str) -> Meaning | None:
    """Say what a band's description names; None for an empty or automatic one ("Band 1").

    A description of several polarisations is a ratio or a sum, hence a companion. A
    description without any known term is a band by that very name.
    """
    if re.fullmatch(r"(band_?\d*|gray|grey|undefined|unnamed|layer_?\d*|\d*)", plain(text)):
        return None
    found = meanings(text)
    if sum(m.kind == "polarisation" for m in found) > 1:
        return Meaning("companion", text)
    for kind in ("companion", "last word", "foreign mask", "mask", "polarisation", "band"):
        for meaning in reversed(found):
            if meaning.kind == kind:
                return meaning
    # A date is when, not what.
    return None if date_in_text(text) else Meaning("band", text.strip())


_RESOLUTION = re.compile(r"(?<![a-z0-9])r?\d{1,3}m(?![a-z0-9])")


@lru_cache(maxsize=4096)
def product_key(stem: str) -> str:
    """Reduce a file name to what all files of one product share.

    Bands, polarisations, masks, companions and resolutions are taken out.
    """
    text = plain(stem)
    kept, position = [], 0
    for meaning in meanings(stem):
        kept.append(text[position : max(position, meaning.start)])
        position = max(position, meaning.end)
    kept.append(text[position:])
    return plain(_RESOLUTION.sub("_", "_".join(kept)))
