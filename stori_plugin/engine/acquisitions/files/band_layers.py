"""What each band of each file is: a band or a mask, of which name and date."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from ..names.band_names import LANDSAT, OLI, SENTINEL1, SENTINEL2, TM, canonical, sensor_of
from ..names.dates import Moment
from ..names.terms import Term, most_telling, read_name
from .file_terms import File

# Landsat 8, the first of its generation, was commissioned then.
_FIRST_OLI = dt.date(2013, 4, 11)

# Why a file or band is left out of a series.
COMPANION = "companions such as angles, previews and deviations"
FOREIGN_MASK = (
    "quality bits of a kind that is not understood; for a mask give rasters named ..._mask, "
    "not zero where clouded"
)
UNNAMED_SAR = (
    "neither the band descriptions nor the file name tell the polarisations; describe the bands "
    "as VV and VH, or end the name in _VV_VH in the order of the bands"
)
NO_REFLECTANCE = "no surface reflectance or backscatter"

_SPOKEN = {"sentinel1": "Sentinel-1", "sentinel2": "Sentinel-2", "landsat": "Landsat"}


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


def layers_of_role(files: Sequence[File], role: str) -> tuple[list[Layer], dict[str, list[str]]]:
    """Say what the bands of all files are.

    Returns the layers that belong to a series of that role ("optical" or "sar"), and by reason
    the paths of the files that have none.
    """
    layers: list[Layer] = []
    left_out: dict[str, list[str]] = {}
    for file in files:
        if _belongs(file, role):
            members, reason = _layers_of(file, role)
        else:
            sensor = _SPOKEN[sensor_of(file.platform)]
            members, reason = [], f"{sensor}, which is not {'SAR' if role == 'sar' else role}"
        layers += members
        if reason:
            left_out.setdefault(reason, []).append(file.path)
    return layers, left_out


def _belongs(file: File, role: str) -> bool:
    """Tell whether a file's platform fits the role of the series; the unknown fit either."""
    if role == "sar":
        return file.platform not in (SENTINEL2, LANDSAT, OLI, TM)
    return file.platform != SENTINEL1


def _layers_of(file: File, series_role: str) -> tuple[list[Layer], str]:
    """Say what each band of a file is; if none belongs to the series also why."""
    if _is_companion(file):
        return [], COMPANION
    stacked = file.terms.is_stack
    layers, reason = [], ""
    for index, term in enumerate(band_terms(file), start=1):
        if term is None and series_role == "sar":
            term = _single_polarisation(file)
            if term is None:
                reason = UNNAMED_SAR
                continue
        if term is None:
            term = Term("band", "band_1" if stacked else f"band_{index}")
        why_not = _why_not(term, series_role, len(file) == 1)
        if not why_not:
            layer = _layer(file, index, term)
            if layer.name:
                layers.append(layer)
            else:
                why_not = NO_REFLECTANCE
        reason = reason or why_not
    return layers, "" if layers else reason


def _is_companion(file: File) -> bool:
    """Tell a companion by the last word of its name, even one that also names its band."""
    terms = file.terms.name.terms
    if file.candidate.image is not None or not terms:
        return False
    if terms[-1].kind == "last word":
        return len(file) == 1 and not file.header.descriptions[0]
    # A name that lists every band (..._VV_VH_incidence) speaks of bands, not of the file.
    return terms[-1].kind == "companion" and (len(file) == 1 or _terms_in_order(file) is None)


def band_terms(file: File) -> list[Term | None]:
    """Say what each band is; None for those that nothing names."""
    image, stacked = file.candidate.image, file.terms.is_stack
    if image is not None:
        is_mask = image.band == "SCL"
        number = "" if is_mask else image.band[1:].lstrip("0")
        return [Term("mask" if is_mask else "band", image.band, number)]
    described = file.terms.descriptions
    if any(described):
        if stacked:
            whole = _term_of_file(file)
            return [term or whole for term in described]
        return list(described)
    if len(file) == 1 or stacked:
        return [_term_of_file(file)] * len(file)
    in_order = _terms_in_order(file)
    return [None] * len(file) if in_order is None else list(in_order)


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
            return term
    # A folder named "clear" may hold anything.
    of_folder = [
        t
        for t in file.terms.folder
        if t.name != "clear" and t.kind in ("polarisation", "band", "mask")
    ]
    return of_folder[0] if len(of_folder) == 1 else None


def _terms_in_order(file: File) -> list[Term] | None:
    """Read the band order from a file name such as ..._VV_VH; None if the counts differ."""
    terms = [t for t in file.terms.name.terms if t.kind != "mask"]
    return terms if len(terms) == len(file) else None


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
        return FOREIGN_MASK if single else COMPANION
    wanted = ("polarisation",) if series_role == "sar" else ("band", "mask")
    return "" if term.kind in wanted else NO_REFLECTANCE


def _layer(file: File, index: int, term: Term) -> Layer:
    moment = file.terms.moments[index - 1]
    name, role = canonical(term, generation_of(file.platform, moment))
    if file.candidate.product:
        product = file.candidate.product, ""
    else:
        product = _folder_key(os.path.dirname(file.path)), file.terms.name.product_key
    if file.candidate.cube and moment is not None and moment.time is not None:
        # Two passes of one day are two images of one variable.
        product = product[0], f"{product[1]}@{moment.time}"
    kind = "mask" if term.kind == "mask" else "band"
    return Layer(file, index, kind, name, role, moment, product)


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
