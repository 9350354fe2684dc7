"""What files tell only together: products by the bands of one image, plots that are called S1."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ..names.band_names import SENTINEL2, UNKNOWN
from ..names.product_levels import level_by_bands, level_of
from ..names.products import PRODUCTS, Product
from ..names.terms import Term

if TYPE_CHECKING:
    from .file_terms import File

# Names of bands that no other product has.
_BANDS_OF = (("MODIS", r"sur_refl_b\d|nadir_reflectance_band\d"), ("VIIRS", r"surfreflect_[im]\d"))
_BY_NAME = {product.name: product for product in PRODUCTS}
_L30, _S30 = _BY_NAME["HLS L30"], _BY_NAME["HLS S30"]
_DEA_SENTINEL2 = _BY_NAME["Digital Earth Australia, Sentinel-2"]
_DEA_LANDSAT = _BY_NAME["Digital Earth Australia, Landsat"]
# Ids of HLS in Earth Engine are those of a tile, whichever of both sensors it is.
_TILE = re.compile(r"(?<![a-z\d])T\d{2}[A-Z]{3}_\d{8}T\d{6}|(?<![a-z])HLS(?![a-z])", re.IGNORECASE)
_PLOT = re.compile(r"(?<![a-z\d])(?<!PROBAV[-_])S(\d{1,2})(?![a-z\d])", re.IGNORECASE)


def names_plots(names: Iterable[str]) -> bool:
    """Tell whether S1 and S2 are places: where there is an S4 or S12, no satellites are counted."""
    return any(int(number) > 3 for name in names for number in _PLOT.findall(name))


def identified_together(files: Sequence[File]) -> list[File]:
    """Tell product and level of files whose names leave them open by all bands of their image."""
    groups: dict[tuple[str, str], list[int]] = {}
    for place, file in enumerate(files):
        if file.candidate.image is None and not (file.terms.product and file.terms.level):
            groups.setdefault(_image_of(file), []).append(place)
    identified = list(files)
    for places in groups.values():
        members = [files[place] for place in places]
        terms = [term for file in members for term in _terms(file)]
        product = _product_by_bands(members, terms)
        for place in places:
            identified[place] = _identified(files[place], product, terms)
    return identified


def _image_of(file: File) -> tuple[str, str]:
    if len(file) > 1 and any(file.terms.descriptions):
        return file.path, ""
    return os.path.dirname(file.path), file.terms.name.product_key


def _terms(file: File) -> list[Term]:
    described = [term for term in file.terms.descriptions if term]
    return described or list(file.terms.name.terms)


def _identified(file: File, product: Product | None, terms: Sequence[Term]) -> File:
    of_file = file.terms
    if product is not None and of_file.product is None:
        of_file = replace(
            of_file,
            product=product,
            platform=product.platform or of_file.platform,
            told_by="bands",
            level=level_of((file.stem,), product),
        )
    if not of_file.level:
        of_file = replace(of_file, level=level_by_bands(of_file.platform, terms))
    return file if of_file is file.terms else replace(file, terms=of_file)


def _product_by_bands(files: Sequence[File], terms: Sequence[Term]) -> Product | None:
    first = files[0]
    if first.terms.product is not None or first.platform not in (SENTINEL2, UNKNOWN):
        return None
    for name, form in _BANDS_OF:
        if any(re.match(form, term.text) for term in terms):
            return _BY_NAME[name]
    if any("nbart_" in text for text in (first.stem, *first.header.descriptions)):
        return _australian(terms)
    named = _TILE.search(first.stem) or any(map(_TILE.search, first.folders))
    if named and any(term.name == "Fmask" for term in terms):
        return _harmonised_landsat_sentinel(files, terms)
    return None


def _australian(terms: Sequence[Term]) -> Product | None:
    """Digital Earth Australia counts Sentinel-2's short-wave bands as 2 and 3."""
    texts = {term.text for term in terms}
    if texts & {"swir_3", "nir_1", "nir_2", "red_edge_1", "red_edge_2", "red_edge_3"}:
        return _DEA_SENTINEL2
    return replace(_DEA_LANDSAT, platform="") if texts & {"swir_1", "nir"} else None


def _harmonised_landsat_sentinel(files: Sequence[File], terms: Sequence[Term]) -> Product | None:
    """L30 has Landsat's bands: none of 8, 8A and 12, and 10 wherever it has 11."""
    numbers = {term.number for term in terms if term.kind == "band"}
    if numbers & {"8", "8A", "12"} or ("11" in numbers and "10" not in numbers):
        return _S30
    if not numbers & {"5", "6", "7"} or _rises_beyond_red(files):
        return None
    return _L30


def _rises_beyond_red(files: Sequence[File]) -> bool:
    """Tell whether band 7 is above band 6: so are red edges, and short-wave infrared is not."""
    values: dict[str, np.ndarray] = {}
    for file in files:
        for index, numbers in file.header.sample.items():
            described = file.terms.descriptions[index - 1]
            term = described or next((t for t in file.terms.name.terms if t.number), None)
            if term is not None and term.number in ("6", "7"):
                values[term.number] = numbers.astype(np.float64)
    if len(values) < 2 or values["6"].shape != values["7"].shape:
        return False
    seen = np.isfinite(values["6"]) & np.isfinite(values["7"]) & (values["6"] > 0)
    return bool(seen.any()) and float(np.mean((values["7"] > values["6"])[seen])) > 0.95
