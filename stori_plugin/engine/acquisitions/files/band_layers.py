"""What each band of each file is: a band or a mask, of which name and date."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath

from ..names.band_names import LANDSAT, OLI, RADARS, SPOKEN, TM, UNKNOWN, canonical, sensor_of
from ..names.dates import Moment
from ..names.products import Product
from ..names.terms import Term, most_telling, plain, quality_bands, read_name
from .file_terms import File
from .mask_files import clear_files, term_of_folders
from .numbers import looks_like_alpha

# Landsat 8, the first of its generation, was commissioned then.
_FIRST_OLI = dt.date(2013, 4, 11)

# Why a file or band is left out of a series.
COMPANION = "companions such as angles, previews and deviations"
FOREIGN_MASK = (
    "quality bits of a kind that is not understood; for a mask give rasters named ..._mask, "
    "not zero where clouded"
)
FOREIGN_BAND = f"one of its bands alone, {FOREIGN_MASK}"
UNNAMED_SAR = (
    "neither the band descriptions nor the file name tell the polarisations; describe the bands "
    "as VV and VH, or end the name in _VV_VH in the order of the bands"
)
NO_REFLECTANCE = "no surface reflectance or backscatter"

# What may follow the last word of a companion's name.
_TAIL = r"(?:_(?:r[12]|xs|all|coarse|\d{1,3}m|clip\w*|doy\w+|aid\w+|\d{7,8}|1))*$"
# Which are masks, whatever else a product's words say.
_QUALITY = ("mask", "foreign mask")


@dataclass(frozen=True)
class Layer:
    """One band of one file on its date."""

    file: File
    # The number of the band, from 1.
    index: int
    # "band" or "mask".
    kind: str
    # The canonical name of the band or mask.
    name: str
    # The spectral role, "" where there is none.
    role: str
    # When it was sensed; None where nothing tells.
    moment: Moment | None
    # What the layers of one product share: the granule, or folder and name.
    product: tuple[str, str]
    # What the band is called in the file, in plain text; "" where nothing names it.
    own: str = ""
    # Whether its name says anything that is known.
    is_known: bool = True

    @property
    def date(self) -> dt.date | None:
        """The day it was sensed; None where nothing tells."""
        return self.moment.date if self.moment else None

    @property
    def dtype(self) -> str:
        """The data type of its numbers, as NumPy calls it."""
        return self.file.header.dtypes[self.index - 1]


def layers_of_role(files: Sequence[File], role: str) -> tuple[list[Layer], dict[str, list[str]]]:
    """Say what the bands of all files are.

    Returns the layers that belong to a series of that role ("optical" or "sar"), and by reason
    the paths of the files that have none.
    """
    layers: list[Layer] = []
    left_out: dict[str, list[str]] = {}
    clear = clear_files(files)
    for file in files:
        if _belongs(file, role):
            terms = [Term("mask", "clear")] if file.path in clear else None
            members, reason = _layers_of(file, role, terms)
        else:
            sensor = SPOKEN[sensor_of(file.platform)]
            members, reason = [], f"{sensor}, which is not {'SAR' if role == 'sar' else role}"
        layers += members
        if reason:
            left_out.setdefault(reason, []).append(file.path)
    return layers, left_out


def _belongs(file: File, role: str) -> bool:
    """Tell whether a file's platform fits the role of the series; the unknown fit either."""
    if role == "sar":
        return file.platform in (UNKNOWN, *RADARS)
    return file.platform not in RADARS


def _layers_of(
    file: File, series_role: str, terms: Sequence[Term | None] | None = None
) -> tuple[list[Layer], str]:
    """Say what each band of a file is; if none belongs to the series also why.

    ``terms`` are those of the bands where more than the file itself told them.
    """
    if _is_companion(file):
        return [], COMPANION
    stacked = file.terms.is_stack
    layers, reason, untold = [], "", False
    for index, term in zip(file.indexes, terms or band_terms(file)):
        if term is None and series_role == "sar":
            term = _single_polarisation(file)
            if term is None:
                reason = UNNAMED_SAR
                continue
        if term is None:
            term = Term("band", "band_1" if stacked else f"band_{index}", is_free=True)
        why_not = _why_not(term, series_role, len(file) == 1)
        if not why_not:
            layer = _layer(file, index, term)
            if layer.name:
                layers.append(layer)
            else:
                why_not = NO_REFLECTANCE
        reason = reason or why_not
        untold |= why_not == FOREIGN_BAND
    untold &= all(layer.kind != "mask" for layer in layers)
    return layers, (FOREIGN_BAND if untold else "") if layers else reason


def _is_companion(file: File) -> bool:
    """Tell a companion by the last word of its name, even one that also names its band."""
    terms = file.terms.name.terms
    if file.candidate.image is not None:
        return False
    if _is_companion_of(file.terms.product, file):
        return True
    if not terms:
        return False
    if terms[-1].kind == "last word":
        return len(file) == 1 and not file.header.descriptions[file.indexes[0] - 1]
    # A name that lists every band (..._VV_VH_incidence) speaks of bands, not of the file.
    return terms[-1].kind == "companion" and (len(file) == 1 or _terms_in_order(file) is None)


def band_terms(file: File) -> list[Term | None]:
    """Say what each band is; None for those that nothing names."""
    image, stacked = file.candidate.image, file.terms.is_stack
    if image is not None:
        is_mask = image.band == "SCL"
        number = "" if is_mask else image.band[1:].lstrip("0")
        return [Term("mask" if is_mask else "band", image.band, number)]
    product = file.terms.product
    described = [
        _described(file.terms.descriptions[k - 1], file.header.descriptions[k - 1], product)
        for k in file.indexes
    ]
    if any(described):
        if stacked:
            whole = _term_of_file(file)
            return [term or whole for term in described]
        return described
    if len(file) == 1 or stacked:
        return [_term_of_file(file)] * len(file)
    in_order = quality_bands(file.stem, len(file)) or _terms_in_order(file)
    if in_order is None:
        return _terms_of_product(product, len(file))
    return [_in_words_of(term, product) for term in in_order]


def _described(term: Term | None, text: str, product: Product | None) -> Term | None:
    """Say what a description means in the words of its product."""
    if product is None or term is None:
        return term
    text = plain(text)
    companions = product.companions if term.kind not in _QUALITY else ""
    if companions and re.fullmatch(companions, text):
        return Term("companion", text)
    own = re.fullmatch(product.own, text) if product.own else None
    if own:
        return Term("band", own[1].upper(), own[1].upper(), text=text)
    return _in_words_of(replace(term, text=text), product)


def _in_words_of(term: Term, product: Product | None) -> Term:
    if product is None or term.kind != "band" or term.name not in product.words:
        return term
    return replace(term, name=product.words[term.name], is_free=False)


def _terms_of_product(product: Product | None, count: int) -> list[Term | None]:
    """Give the bands of a file that describes none, as its product orders them."""
    for order in product.orders if product else ():
        if len(order) == count:
            return [
                Term("band", name, text=f"band_{k}") if name else Term("companion", "alpha")
                for k, name in enumerate(order, start=1)
            ]
    return [None] * count


def _is_companion_of(product: Product | None, file: File) -> bool:
    if product is None or not product.companions:
        return False
    if any(term.kind in _QUALITY for term in file.terms.name.terms):
        return False
    form = rf"(?<![a-z0-9])(?:{product.companions}){_TAIL}"
    return re.search(form, plain(file.stem)) is not None


def _term_of_file(file: File) -> Term | None:
    """Say what a file of one kind holds, from its name, else from the folder it lies in."""
    terms = file.terms.name.terms
    for kind in ("companion", "last word"):
        # Only where the name has no band: GEE names its exports ..._VV_VH_angle.
        if any(t.kind == kind for t in terms) and not any(
            t.kind in ("band", "polarisation") for t in terms
        ):
            return next(t for t in terms if t.kind == kind)
    for kind in ("polarisation", "band", "mask", "foreign mask"):
        term = most_telling(terms, kind)
        if term is not None:
            return _in_words_of(term, file.terms.product)
    return term_of_folders(file)


def _terms_in_order(file: File) -> list[Term] | None:
    """Read the band order from a file name such as ..._VV_VH; None if the counts differ."""
    terms = [t for t in file.terms.name.terms if t.kind != "mask"]
    if len(terms) == len(file) - 1 and _ends_in_alpha(file):
        return [*terms, Term("band", f"band_{file.indexes[-1]}", is_free=True)]
    return terms if len(terms) == len(file) else None


def _ends_in_alpha(file: File) -> bool:
    values = file.header.sample.get(file.indexes[-1])
    return values is not None and values.max(initial=0) > 1 and looks_like_alpha(values)


def _single_polarisation(file: File) -> Term | None:
    """Read the polarisation of a lone band from a product id of single polarisation (1SSV)."""
    if len(file) > 1:
        return None
    for part, polarisation in (("_1SSV_", "VV"), ("_1SSH_", "HH")):
        if part in file.stem.upper():
            return Term("polarisation", polarisation)
    return None


def _why_not(term: Term, series_role: str, single: bool) -> str:
    """Say why a band has no place in the series; "" if it has one."""
    if term.kind in ("companion", "last word"):
        return COMPANION
    if term.kind == "foreign mask":
        return FOREIGN_MASK if single else FOREIGN_BAND
    wanted = ("polarisation",) if series_role == "sar" else ("band", "mask")
    return "" if term.kind in wanted else NO_REFLECTANCE


def _layer(file: File, index: int, term: Term) -> Layer:
    moment = file.terms.moments[index - 1]
    name, role = canonical(term, generation_of(file.platform, moment))
    if file.candidate.product:
        product = file.candidate.product, ""
    else:
        product = _folder_key(os.path.dirname(file.path)), _image_key(file)
    if file.candidate.cube and moment is not None and moment.time is not None:
        # Two passes of one day are two images of one variable.
        product = product[0], f"{product[1]}@{moment.time}"
    kind = "mask" if term.kind == "mask" else "band"
    own = term.text or plain(term.name)
    return Layer(file, index, kind, name, role, moment, product, own, not term.is_free)


def _image_key(file: File) -> str:
    """Name what an image's files share: also versions of it, of which one is chosen later."""
    product, key = file.terms.product, file.terms.name.product_key
    if product is None or not product.variants:
        return key
    words = "|".join((*product.variants, "r[12]", "xs", "all", "coarse"))
    return plain(re.sub(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])", "_", key))


def generation_of(platform: str, moment: Moment | None) -> str:
    """Tell which generation of Landsat a platform is, by the date where its name does not."""
    if platform != LANDSAT or moment is None:
        return platform
    return OLI if moment.date >= _FIRST_OLI else TM


@lru_cache(maxsize=1024)
def _folder_key(folder: str) -> str:
    """Name the folder that a product's files share; folders per band or resolution vanish."""
    parts = PurePath(folder).parts
    return "/".join(part for part in parts if part in ("", "/") or read_name(part).product_key)
