"""The terms that names are made of: bands, polarisations, masks, companions.

Each is read between separators (anything but letters and digits), so that ``B04`` in
``T31UES_..._B04_10m`` is a band and the ``b04`` inside another word is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ...pixels.spectral_indices import NAMES as INDEX_NAMES
from .date_text import reading_in_text
from .spoken_bands import band_of_wavelength, band_said, days_apart, is_called_clear

# Words for bands, as regular expressions over lower-case text with "_" for separators.
COLOURS = {
    "coastal": r"coastal(?:_?(?:aerosol|blue))?|ultra_?blue|deep_?blue",
    "blue": r"blue(?:_reflectance)?",
    "green_i": r"green_?i",
    "green": r"green",
    "yellow": r"yellow",
    "rededge1": r"(?:red_?edge|re)_?1|rededge0?71|rededge05",
    "rededge2": r"(?:red_?edge|re)_?2|rededge0?75",
    "rededge3": r"(?:red_?edge|re)_?3|rededge0?78",
    "rededge": r"red_?edge",
    "red": r"red(?:_reflectance)?",
    "nir_broad": r"broad_?nir|bnir",
    "nir_narrow": r"narrow_?nir|nir_?narrow|nnir|nir_?08|nir_?2",
    "water_vapour": r"nir_?09",
    "nir": r"nir(?:_?1|_reflectance)?|near_infrared",
    "swir1": r"swir_?1|swir_?16",
    "swir2": r"swir_?2|swir_?22",
}
# Words whose colour depends on the product.
_OTHER_COLOURS = {"swir3": r"swir_?3", "swir": r"swir", "mir": r"mir(?:_reflectance)?"}
_BAND_WORDS = {**COLOURS, **_OTHER_COLOURS}
# Numbered bands, and those of MODIS and VIIRS.
_NUMBERED = (
    r"(?:toa_)?(?:sr_)?b(?:and)?(?:0?8a|3n|\d{1,2})|srb\d|sur_refl_b\d\d(?:_1)?"
    r"|(?:(?<=sentinel_2_)|(?<=sentinel2_)|(?<=s2_)|(?<=landsat_[4-9]_))band_(?:0?8a|\d{1,2})"
    r"|(?:nadir_reflectance_(?:band)?|surfreflect_)(?:\d|[im]\d{1,2})(?:_1)?"
)
# Products that come as bands of their own and that no formula here makes.
_PRODUCTS = ("LAI", "FAPAR", "FCOVER", "NDV", "PSRI", "PPI", "TCB", "TCG", "TCW")
_KNOWN = {name.lower(): name for name in (*INDEX_NAMES, *_PRODUCTS)}

_POLARISATIONS = r"(?:vv|vh|hh|hv)"
# What is written in front of them without a separator; the last is of Austria's data cube.
_PREFIX = r"(?:(?:sigma|gamma|beta)(?:_?0|_?nought)?_?|iwgrdh?\d?)?"

# Quality layers that are masks, by the kind of `pixels.mask_kinds` that each is unless its numbers
# or its product tell another. A "mask" is clouded where not zero, a "clear" layer clear.
_MASKS = {
    "SCL": r"scl|(?:quality_)?scene_?class(?:ification)?(?:_map)?",
    "QA_PIXEL": r"qa_pixel|pixel_quality",
    "Fmask": r"(?:oa_)?c?fmask(?:_?4(?:_\d)?)?",
    "pixel_qa": r"(?:sr_)?pixel_?qa",
    "BQA": r"bqa",
    "cloud_qa": r"(?:sr_)?cloud_qa|srcloudqa",
    "QAI": r"qai|quality_assurance_information",
    "CMASK": r"cmask",
    "OmniCloudMask": r"(?:ocm|omni_?cloud_?mask)(?:_v\d{1,2}(?:_\d{1,2}){0,2})?",
    "MODIS state": r"(?:(?:sur_refl_)?state_?|surfreflect_state_?)(?:1km|[25][05]0m|qa)(?:_1)?"
    r"|surfreflect_state(?:_1)?",
    "VIIRS QF1": r"(?:surfreflect_)?qf1(?:_1)?",
    "pixel reliability": r"pixel_reliability|rely",
    "status map": r"status_?map|sm$",
    "MG2": r"mg2",
    "FLG": r"flg",
    "QA60": r"qa60",
    "clear": r"clear(?!_?(?:sky_?)?prob)(?:_?(?:mask|sky))?|usable",
    "mask": r"(?:cloud|cld|clouds)_?(?:shadow)?_?(?:mask|msk|flag)s?|clm|masks?|msk(?!_[a-z])"
    r"|cloud_?shadows?|shadow_?mask|clouds?|udm1?|(?:oa_)?s2cloudless_mask"
    r"|msk_classi(?:_(?:opaque|cirrus|b00))?"
    r"|(?:opaque|cirrus)_clouds?(?:_\d0m)?|masques?(?:_(?:de_)?nuages?)?|nuages|wolken_?masken?"
    r"|wolken|mascaras?(?:_de)?_(?:nubes|nuvens)|nubes|nuvens",
    "cloud probability": r"(?:msk_)?cldprb|clp|cloud_?prob(?:ability)?"
    r"|(?<![a-z]_)probability$|(?:quality_)?cloud_confidence|(?:oa_)?s2cloudless(?!_mask)(?:_prob(?:ability)?)?",
    "clear probability": r"clear(?:_?sky)?_?prob(?:ability)?|prob(?:ability)?_clear|cs_cdf"
    r"|cloud_?score(?:_?plus)?(?:_cs)?(?:_cdf)?|cs$",
    "valid": r"valid(?:_?mask)?|data_?mask",
}
_MASK_NAMES = tuple(_MASKS)
# Terms of some products alone: elsewhere soil moisture or a site, and any flag.
_ONLY_OF = {"sm": "proba_?v|vgt|sy_2_v", "flg": "l3a", "rely": "m[oy]d13|^rely$"}

# Quality layers of other conventions: left out, and said so.
_FOREIGN_MASKS = (
    r"udm2|qa[12]0|q[ac](?:_\d+k?m)?(?:_1)?|(?:summary|detailed|lineage)_?qa|vi_quality"
    r"|qflag\d?|(?:surfreflect_)?qf[2-7](?:_1)?|ql_quality_\w+|(?:snow_)?confidence|unusable"
    r"|quality(?:_?(?:flags?|class(?:es)?|band|layer|mask|bits?))?"
)

# Left out whatever file they are in.
_COMPANIONS = (
    r"(?:sr_)?(?:qa_)?aerosol(?:_qa)?|(?:sr_)?atmos_opacity|(?:qa_)?radsat(?:_qa)?"
    r"|sraerosolqa|sratmosopacityqa|radsatqa|lineageqa|(?:btb|tab)\d{1,2}"
    r"|st_(?:b\d{1,2}|qa|atran|cdist|drad|emis|emsd|trad|urad)"
    r"|bt_b(?:and)?\d{1,2}|thermal|lwir\d*|cirrus|panchromatic|clearob|totalob|provenance|visual|(?:s|e|bc)mads?"
    r"|aot|wvp|tci(?:_[rgb])?|pvi|qa[12]0|quality_(?:aot|wvp)|(?:msk_)?snwprb|snow_?prob(?:ability)?|snow|msk_classi_snow_ice"
    r"|(?:brdf_albedo_)?(?:band_)?mandatory_quality(?:_band_?\d)?|(?:quality_)?snow_confidence"
    r"|msk_(?:detfoo|qualit|nodata|satura|defect|techqua)(?:_b\d[\da])?|(?:light|heavy)_haze|haze_(?:light|heavy)|c?fmask_conf(?:idence)?"
    r"|(?:snow|water|land|border)_?mask"
    r"|(?:local_?)?inc(?:idence)?_?(?:angle|map)\w*|local_?incidence|lia|theta"
    r"|sza|saa|vza|vaa|(?:sun|solar|view|sensor)_?(?:zenith|azimuth|angles?)\w*|zenith|azimuth"
    r"|anomal(?:y|ies)|z_?scores?|climatology|(?:cross_?)?ratio|ls_map|layover\w*|scatt?ering_area|number_of_looks|rtc_anf\w*|noise|count|nobs|doy"
    r"|(?:sd|std|stdev|stddev|uncertainty)$|preview|thumb(?:nail)?|quick_?look|browse"
)
# Of two passes: no backscatter, whatever polarisation is named beside it.
_COHERENCE = r"coh(?:erence)?|coherences?|interferograms?|ifgs?|(?:un)?wrapped_phase|unw_phase"
# Real and imaginary part of a complex number.
_COMPLEX_PART = re.compile(rf"(?:i|q|real|imag)_{_POLARISATIONS}(?![a-z0-9])")
# Words that also occur in the names of places: they count as a name's last word, and then only
# for a file of one band.
_LAST_WORDS = r"angle|area|dem|rgb|ql|inc|incidence|shadow|edg|sat"

# Words that would look like masks and are none, and places: Blue Nile, Clear Lake, Cloud Forest.
_PLACES = (
    r"(?:red|green|blue|yellow|coastal|snow|clouds?|clear)_(?:rivers?|nile|lakes?|lagoon|sea|bay|gulf"
    r"|creek|brook|falls|islands?|isle|reef|mountains?|mount|peak|hills?|valley|ridge|canyon|gorge"
    r"|cape|beach|bluff|cliffs?|rocks?|forest|woods?|desert|plains?|marsh|swamp|meadows?|springs"
    r"|park|deer|oak|earth)"
)
_INNOCENT = (
    rf"cloud_?(?:free|less|cover|filtered)|masked|unmasked|no_?clouds?|{_PLACES}"
    r"|(?:by|with)_mask(?:_layer)?|clip(?:ped)?_mask|mask_layer|mask_clip(?:ped)?"
)


@dataclass(frozen=True)
class Term:
    """One term of a name, and what it says."""

    # "band", "polarisation", "coherence", "mask", "foreign mask", "companion", or "last word",
    # which is a companion if the file has one band.
    kind: str
    # The canonical name, such as B4, SR_B4, red, VV, SCL.
    name: str
    # The number of a numbered band ("4", "8A"), else "".
    number: str = ""
    # Where the term stands in the plain text.
    start: int = 0
    end: int = 0
    # The term as it is written there.
    text: str = ""
    # Whether it is a band by nothing but its description, which says nothing that is known.
    is_free: bool = False


@dataclass(frozen=True)
class NameTerms:
    """A name, taken apart."""

    # The name of a file without its suffix, or that of a folder.
    stem: str
    # What its terms say, in their order.
    terms: tuple[Term, ...]
    # What all files of one product share of their names.
    product_key: str


def plain(text: str) -> str:
    """Bring text to lower case, with ``_`` for every run of other characters."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def _compiled() -> re.Pattern[str]:
    groups = [("innocent", _INNOCENT), ("companion", _COMPANIONS), ("coherence", _COHERENCE)]
    groups += [("last", rf"(?:{_LAST_WORDS})$"), ("foreign", _FOREIGN_MASKS)]
    groups += [(f"mask{i}", form) for i, form in enumerate(_MASKS.values())]
    groups += [("pol", rf"{_PREFIX}{_POLARISATIONS}+(?:_?db|[ad](?=_\d{{8}}))?")]
    groups += [("sr", _NUMBERED)]
    groups += [(f"word{i}", form) for i, form in enumerate(_BAND_WORDS.values())]
    groups += [("index", rf"(?:{'|'.join(_KNOWN)})(?:300|1km)?")]
    # The foreign "qa" must not eat the front of qa_pixel, nor the mask "clouds" that of a
    # probability: longer forms are tried first.
    plain_mask = f"mask{_MASK_NAMES.index('mask')}"
    order = {"mask1": 0, "last": 2, "foreign": 3, plain_mask: 3}
    groups.sort(key=lambda group: order.get(group[0], 1))
    body = "|".join(f"(?P<{name}>{form})" for name, form in groups)
    return re.compile(rf"(?<![a-z0-9])(?:{body})(?![a-z0-9])")


_PATTERN = _compiled()


def _numbered(text: str) -> Term:
    text = re.sub(r"^(sur_refl|nadir_reflectance|surfreflect)_(.+?)(_1)?$", r"\2", text)
    number = re.sub(r"^(toa_)?(sr_?)?b?(and_?)?", "", text).upper()
    if number[0] in "IM":
        return Term("band", number, number)
    name = f"{'SR_' if text.startswith('sr') else ''}B{number}"
    return Term("band", name, number.lstrip("0") or "0")


def _terms_of_group(group: str, text: str) -> Iterator[Term]:
    if group in ("companion", "coherence"):
        yield Term(group, text)
    elif group == "last":
        yield Term("last word", text)
    elif group == "foreign":
        yield Term("foreign mask", text)
    elif group.startswith("mask"):
        yield Term("mask", _MASK_NAMES[int(group[4:])])
    elif group == "pol":
        letters = re.sub(rf"^{_PREFIX}", "", text)
        for name in re.findall(_POLARISATIONS, letters):
            yield Term("polarisation", name.upper())
    elif group == "sr":
        yield _numbered(text)
    elif group.startswith("word"):
        name = tuple(_BAND_WORDS)[int(group[4:])]
        yield Term("band", name, is_free=name in _OTHER_COLOURS)
    elif group == "index":
        yield Term("band", _KNOWN[re.sub(r"(300|1km)$", "", text)])


# Thousands of files share a few descriptions and folders, and one series is scanned repeatedly.
@lru_cache(maxsize=4096)
def terms_in(text: str) -> tuple[Term, ...]:
    """Take a text apart: what its terms say, in their order. Words that say nothing are left out.

    A scan does so once for each file's name: `read_name`.
    """
    text = days_apart(plain(text))
    return tuple(
        replace(term, start=match.start(), end=match.end(), text=match[0])
        for match in _PATTERN.finditer(text)
        if match[0] not in _ONLY_OF or re.search(_ONLY_OF[match[0]], text)
        for term in _terms_of_group(match.lastgroup or "", match[0])
    )


def most_telling(terms: Sequence[Term], kind: str) -> Term | None:
    """Choose the term of a kind that says what one band holds: the last; None where there is none.

    An index says more than a colour, which may be that of a river, and than the bands that it is
    made of.
    """
    of_kind = [term for term in terms if term.kind == kind]
    if kind == "band":
        products = [term for term in of_kind if is_product(term)]
        if products and sum(bool(term.number) for term in of_kind) != 1:
            return products[-1]
        of_kind = [t for t in of_kind if t.number or t in products] if products else of_kind
    return of_kind[-1] if of_kind else None


def is_product(term: Term) -> bool:
    """Tell whether a term names an index or another product made of bands."""
    return not term.number and term.name in (*INDEX_NAMES, *_PRODUCTS)


def term_of_description(text: str) -> Term | None:
    """Say what a band's description names; None for an empty or automatic one ("Band 1").

    A description of several polarisations is a ratio or a sum, hence a companion. A
    description without any known term is a band by that very name.
    """
    if re.fullmatch(r"(band_?\d*|gray|grey|undefined|unnamed|layer_?\d*|\d*)", plain(text)):
        return None
    terms = terms_in(text)
    if sum(term.kind == "polarisation" for term in terms) > 1 or _COMPLEX_PART.match(plain(text)):
        return Term("companion", text)
    kinds = ("companion", "last word", "coherence", "foreign mask", "mask", "polarisation", "band")
    for kind in kinds:
        term = most_telling(terms, kind)
        if term is not None:
            return term
    said = _said(plain(text))
    if said is not None:
        return said
    # A date is when, not what.
    return None if reading_in_text(text) else Term("band", text.strip(), is_free=True)


def _said(text: str) -> Term | None:
    """Read a description that is a colour in other words, or a mask that is 1 where clear."""
    if is_called_clear(text):
        return Term("mask", "clear")
    found = band_said(text) or band_of_wavelength(text)
    return Term("band", found.name) if found else None


def quality_bands(stem: str, count: int) -> list[Term]:
    """Name the bands of a quality file of ``count`` that describes none; [] for any other file."""
    words = set(plain(stem).split("_"))
    masks: list[Term] = []
    if "udm2" in words:  # clear, snow, shadow, haze, ...
        masks = [Term("mask", "clear")]
    elif {"msk", "classi"} <= words:  # opaque, cirrus, snow
        masks = [Term("mask", "mask")] * 2
    return [*masks, *[Term("companion", "quality")] * count][:count] if masks else []


_TELLING = ("band", "polarisation", "mask", "foreign mask")
_RESOLUTION = re.compile(r"(?<![a-z0-9])r?\d{1,3}m(?![a-z0-9])")


def read_name(stem: str) -> NameTerms:
    """Take the name of a file (without suffix) or folder apart."""
    text, terms = days_apart(plain(stem)), terms_in(stem)
    found = None if any(t.kind in _TELLING for t in terms) else band_of_wavelength(text)
    if found is not None:
        terms = *terms, Term("band", found.name, start=found.start, end=found.end)
    return NameTerms(stem, terms, _product_key(text, terms))


def _product_key(text: str, terms: Sequence[Term]) -> str:
    """Take bands, polarisations, masks, companions and resolutions out of a plain name."""
    kept, position = [], 0
    for term in terms:
        kept.append(text[position : max(position, term.start)])
        position = max(position, term.end)
    kept.append(text[position:])
    return plain(_RESOLUTION.sub("_", "_".join(kept)))
