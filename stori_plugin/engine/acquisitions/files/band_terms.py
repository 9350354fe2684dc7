"""What each band of a file is called: by its description, the file's name, folder or product."""

from __future__ import annotations

import re
from dataclasses import replace

from ...pixels.mask_kinds import KINDS
from ..names.products import Product
from ..names.spoken_bands import bands_in_letters
from ..names.terms import Term, most_telling, plain, quality_bands
from .file_terms import File
from .mask_files import term_of_folders
from .numbers import looks_like_alpha

# What a product calls its own, as a word of a file's name.
OWN = "(?<![a-z0-9])(?:{})(?![a-z0-9])"
# Which are masks, whatever else a product's words say.
QUALITY = ("mask", "foreign mask")


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
    in_order = quality_bands(file.stem, len(file)) or terms_in_order(file)
    if in_order is None:
        letters = bands_in_letters(plain(file.stem), len(file))
        return [Term("band", name) for name in letters] or _terms_of_product(product, file)
    return [_in_words_of(term, product) for term in in_order]


def _described(term: Term | None, text: str, product: Product | None) -> Term | None:
    """Say what a description means in the words of its product."""
    if product is None or term is None:
        return term
    text = plain(text)
    if product.words.get(text) in KINDS:
        return Term("mask", product.words[text])
    companions = product.companions if term.kind not in QUALITY else ""
    if companions and re.fullmatch(companions, text):
        return Term("companion", text)
    own = re.fullmatch(product.own, text) if product.own else None
    if own:
        return _own_band(own)
    return _in_words_of(replace(term, text=text), product)


def is_mask_of(product: Product | None, file: File) -> bool:
    """Tell whether the last word of a file's name is a mask to its product alone."""
    return product is not None and product.words.get(_last_word(file)) in KINDS


def _last_word(file: File) -> str:
    return plain(file.stem).rsplit("_", 1)[-1]


def _own_band(match: re.Match[str]) -> Term:
    name = match[match.lastindex or 0].upper()
    return Term("band", name, name, text=match[0])


def _in_words_of(term: Term, product: Product | None) -> Term:
    if product is None or term.name not in product.words:
        return term
    kind = "mask" if term.kind in QUALITY else term.kind
    return replace(term, kind=kind, name=product.words[term.name], is_free=False)


def _terms_of_product(product: Product | None, file: File) -> list[Term | None]:
    """Give the bands of a file that describes none, as its product orders them."""
    count = len(file)
    form = product.ordered.get(count, "") if product else ""
    for order in product.orders if product and re.search(form, file.stem, re.IGNORECASE) else ():
        if len(order) == count:
            return [
                Term("band", name, _number_of(name), text=f"band_{k}")
                if name
                else Term("companion", "alpha")
                for k, name in enumerate(order, start=1)
            ]
    return [None] * count


def _number_of(name: str) -> str:
    return name[1:].lstrip("0") if re.fullmatch(r"B\d\d", name) else ""


def _term_of_file(file: File) -> Term | None:
    """Say what a file of one kind holds, from its name, else from the folder it lies in."""
    terms = file.terms.name.terms
    for kind in ("companion", "last word"):
        # Only where the name has no band: GEE names its exports ..._VV_VH_angle.
        if any(t.kind == kind for t in terms) and not any(
            t.kind in ("band", "polarisation") for t in terms
        ):
            return next(t for t in terms if t.kind == kind)
    for kind in ("polarisation", "band", "mask", "foreign mask", "coherence"):
        term = most_telling(terms, kind)
        if term is not None:
            return _in_words_of(term, file.terms.product)
    product = file.terms.product
    if is_mask_of(product, file):
        assert product is not None
        return Term("mask", product.words[_last_word(file)])
    own = OWN.format(product.own) if product and product.own else ""
    found = re.search(own, plain(file.stem)) if own else None
    return _own_band(found) if found else term_of_folders(file)


def terms_in_order(file: File) -> list[Term] | None:
    """Read the band order from a file name such as ..._VV_VH; None if the counts differ."""
    terms = [t for t in file.terms.name.terms if t.kind != "mask"]
    if len(terms) == len(file) - 1 and _ends_in_alpha(file):
        return [*terms, Term("band", f"band_{file.indexes[-1]}", is_free=True)]
    return terms if len(terms) == len(file) else None


def _ends_in_alpha(file: File) -> bool:
    values = file.header.sample.get(file.indexes[-1])
    return values is not None and values.max(initial=0) > 1 and looks_like_alpha(values)
