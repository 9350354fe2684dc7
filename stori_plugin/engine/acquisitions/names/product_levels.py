"""The level of an image, as names and the bands that lie together tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .band_names import SENTINEL2, sensor_of
from .products import SURFACE, TOP, Product
from .sensors import LANDSAT
from .terms import Term

# General words; the first that is found counts, so that ESPA's LC08_L1TP_..._sr_band4 is surface.
_FORMS = (
    (TOP, r"(?<![a-z])TOA_B(?:AND)?\d|(?<![a-z])MSIL1C(?![a-z])|(?<![a-z])TA_B\d"),
    (
        SURFACE,
        r"(?<![a-z])(?:SR(?![a-z])|BOA(?![a-z])|TOC(?![a-z])|MSIL2|L2S[PR](?![a-z])"
        r"|L2A(?![a-z\d])|surf(?:ace)?_?refl|sur_refl|nbart?_)",
    ),
    (
        TOP,
        r"(?<![a-z])(?:TOA(?![a-z])|L1(?:C|TP|GT|GS|T|G)(?![a-z\d])|top_?of_?atmosphere)",
    ),
)
# Sentinel-2's own images are of a level by their names: L2A adds the resolution.
_OF_L2A = re.compile(r"T\d{2}[A-Z]{3}_\d{8}T\d{6}_\w+_[126]0m\.jp2$", re.IGNORECASE)
_OF_L1C = re.compile(r"^(?:L1C_)?T\d{2}[A-Z]{3}_\d{8}T\d{6}_B(?:\d\d|8A)\.jp2$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def level_in(text: str, product: Product | None) -> str:
    """Read the level from the name of a file, a folder or a band; "" where it does not tell."""
    for level, form in product.levels if product else ():
        if re.search(form, text, re.IGNORECASE):
            return level
    if product is not None and product.level:
        return product.level
    for level, form in _FORMS:
        if re.search(form, text, re.IGNORECASE):
            return level
    if _OF_L2A.search(text):
        return SURFACE
    return TOP if _OF_L1C.match(text) else ""


def level_of(texts: Sequence[str], product: Product | None) -> str:
    """Read the level from names, the most telling first; "" where none tells."""
    return next(filter(None, (level_in(text, product) for text in texts)), "")


def level_by_bands(platform: str, terms: Iterable[Term]) -> str:
    """Tell the level by what lies together in one image; "" where that tells nothing.

    Sentinel-2's band 10 sees cirrus above the surface and is not in L2A, whose layers are SCL,
    AOT and WVP; Landsat's bands of surface reflectance are SR_B or stand beside pixel_qa, and
    its cirrus and panchromatic bands are of level 1 alone.
    """
    terms = list(terms)
    texts = {term.text for term in terms}
    numbers = {term.number for term in terms if term.kind == "band"} - {""}
    if platform == SENTINEL2:
        if texts & {"scl", "aot", "wvp"}:
            return SURFACE if numbers else ""
        return TOP if "10" in numbers and len(numbers) > 3 and "fmask" not in texts else ""
    if sensor_of(platform) != LANDSAT or not numbers:
        return ""
    if any(term.name.startswith("SR_B") for term in terms):
        return SURFACE
    if "pixel_qa" in texts:
        return SURFACE
    return TOP if texts & {"bqa", "qa_pixel"} else ""
