"""What each band of each file is: a band or a mask, of which name and date."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath

from ...support.sentences import Sentence
from ..names.band_names import LANDSAT, OLI, RADARS, SPOKEN, TM, UNKNOWN, canonical, sensor_of
from ..names.dates import Moment
from ..names.products import PRODUCTS, Product
from ..names.terms import Term, plain, read_name
from .band_statistics import other_statistics
from .band_terms import OWN, QUALITY, band_terms, is_mask_of, terms_in_order
from .file_terms import File
from .mask_files import clear_files

# Landsat 8, the first of its generation, was commissioned then.
_FIRST_OLI = dt.date(2013, 4, 11)

# Why a file or band is left out of a series.
COMPANION = Sentence("companions such as angles, previews and deviations")
FOREIGN_MASK = Sentence(
    "quality bits of a kind that is not understood; for a mask give rasters named ..._mask, "
    "not zero where clouded"
)
_ONE_BAND = "one of its bands alone, "


def _of_correction(masks: str) -> Sentence:
    return Sentence(
        "quality bits of how the correction went, not of where clouds are, are not used; for a "
        "mask add {masks}",
        masks=masks,
    )


FOREIGN_MASKS = frozenset(
    (FOREIGN_MASK, *(_of_correction(one.masks) for one in PRODUCTS if one.masks))
)
UNNAMED_SAR = Sentence(
    "neither the band descriptions nor the file name tell the polarisations; describe the bands "
    "as VV and VH, or end the name in _VV_VH in the order of the bands"
)
OTHER_STATISTICS = Sentence("other statistics of bands of which the median or mean is read")
NO_REFLECTANCE = Sentence("no surface reflectance or backscatter")

# What may follow the last word of a companion's name.
_TAIL = r"(?:_(?:r[12]|xs|all|coarse|\d{1,3}m|clip\w*|doy\w+|aid\w+|\d{7,8}|1))*$"


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
    """Tell whether a file's platform fits the role of the series; the unknown fit either.

    So does a stack of radar and optical bands, whose descriptions tell them apart.
    """
    if role == "sar":
        described = any(t and t.kind == "polarisation" for t in file.terms.descriptions)
        return described or file.platform in (UNKNOWN, *RADARS)
    return file.platform not in RADARS


def _layers_of(
    file: File, series_role: str, terms: Sequence[Term | None] | None = None
) -> tuple[list[Layer], str]:
    """Say what each band of a file is; if none belongs to the series also why.

    ``terms`` are those of the bands where more than the file itself told them.
    """
    if _is_companion(file) or (series_role == "sar" and _is_coherence(file)):
        return [], COMPANION
    stacked = file.terms.is_stack
    layers, reason, untold = [], "", ""
    for index, term in zip(file.indexes, terms or band_terms(file)):
        if term is None and series_role == "sar":
            term = _single_polarisation(file)
            if term is None:
                reason = UNNAMED_SAR
                continue
        elif term is not None and term.kind == "coherence" and series_role != "sar":
            term = replace(term, kind="band", is_free=True)  # for those who ask for it by name
        if term is None:
            term = Term("band", "band_1" if stacked else f"band_{index}", is_free=True)
        why_not = _why_not(term, series_role, file)
        if not why_not:
            layer = _layer(file, index, term)
            if layer.name:
                layers.append(layer)
            else:
                why_not = NO_REFLECTANCE
        reason = reason or why_not
        untold = untold or (why_not if why_not.startswith(_ONE_BAND) else "")
    if any(layer.kind == "mask" for layer in layers):
        untold = ""
    others = other_statistics(
        [((y.kind, y.name, y.moment), file.header.descriptions[y.index - 1]) for y in layers]
    )
    layers = [layer for place, layer in enumerate(layers) if place not in others]
    if layers:
        return layers, untold or (OTHER_STATISTICS if others else "")
    if reason.startswith(_ONE_BAND):  # several dates of one layer are no part of a file
        reason = next(one for one in FOREIGN_MASKS if reason.endswith(one))
    return layers, reason


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
    return terms[-1].kind == "companion" and (len(file) == 1 or terms_in_order(file) is None)


def _is_coherence(file: File) -> bool:
    return len(file) == 1 and any(t.kind == "coherence" for t in file.terms.name.terms)


def _is_companion_of(product: Product | None, file: File) -> bool:
    if product is None or not product.companions:
        return False
    if is_mask_of(product, file) or any(t.kind in QUALITY for t in file.terms.name.terms):
        return False
    form = rf"(?<![a-z0-9])(?:{product.companions}){_TAIL}"
    return re.search(form, plain(file.stem)) is not None


def _single_polarisation(file: File) -> Term | None:
    """Read the polarisation of a lone band from a product id of single polarisation (1SSV)."""
    if len(file) > 1:
        return None
    for part, polarisation in (("_1SSV_", "VV"), ("_1SSH_", "HH")):
        if part in file.stem.upper():
            return Term("polarisation", polarisation)
    return None


def _why_not(term: Term, series_role: str, file: File) -> str:
    """Say why a band has no place in the series; "" if it has one."""
    if term.kind in ("companion", "last word", "coherence"):
        return COMPANION
    if term.kind == "foreign mask":
        masks = file.terms.product.masks if file.terms.product else ""
        reason = _of_correction(masks) if masks else FOREIGN_MASK
        return reason if len(file) == 1 else f"{_ONE_BAND}{reason}"
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
    if product is None:
        return key
    variants = (*product.variants, "r[12]", "xs", "all", "coarse") if product.variants else ()
    words = "|".join(filter(None, (*variants, product.own, product.groups)))
    return plain(re.sub(OWN.format(words), "_", key)) if words else key


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
