"""Bands in other words than terms: colours of other languages, letters, wavelengths.

All texts are plain: lower case, with ``_`` for every run of other characters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# What a band may be called in a description that is nothing else; in names of files these words
# and letters are places and much more.
_SAID = {
    "blue": r"b|bleu|blau|azul|blu",
    "green": r"g|vert|gr(?:ue?|_)n|verde",
    "red": r"r|rouge|rot|rojo|vermelho|rosso",
    "nir": r"n|near_?ir|infra_?red|pir|proche_infra_?rouge|nahes_infrarot|infrarr?ojo_cercano"
    r"|infravermelho_proximo",
    "swir1": r"short_?wave_infra_?red_?1",
    "swir2": r"short_?wave_infra_?red_?2",
}
_CLEAR = re.compile(r"(?:cloud_?(?:free|less)|no_?clouds?)(?:_?mask)?")
# Central wavelengths, nm, of Sentinel-2A to C and Landsat 8-9, which differ by a few: Sentinel-2
# Products Specification Document; Landsat 8-9 Data Users Handbook.
_WAVELENGTHS = {
    "coastal": (440, 446),
    "blue": (478, 498),
    "green": (555, 566),
    "red": (650, 670),
    "rededge1": (700, 708),
    "rededge2": (736, 744),
    "rededge3": (776, 786),
    "nir": (828, 845),
    "nir_narrow": (860, 868),
    "swir1": (1600, 1618),
    "swir2": (2180, 2206),
}
# As ACOLITE, SNAP and others write them: rhos_665, 665 nm, reflectance_665nm.
_WAVELENGTH = re.compile(
    r"(?<![a-z0-9])(?:(?:rho_?[sw]|(?:surface_)?reflectance|refl)_(\d{3,4})(?:_?nm)?"
    r"|(\d{3,4})(?:_\d{1,2})?_?nm)$"
)
# Letters in the order of the bands, the near infrared among them: a plain RGB is a picture.
_LETTERS = {"r": "red", "g": "green", "b": "blue", "n": "nir", "nir": "nir"}
_ORDER = re.compile(r"(?=[rgb]*n)(?:nir|[rgbn]){3,4}")

_DAY = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
# A day that is written onto a word or the number of a band, and a word onto a day; a time may
# follow one.
_ONTO = re.compile(
    rf"(?:(?<=[a-z])(?<!doy)|(?<=(?<![a-z0-9])b\d)|(?<=(?<![a-z0-9])b\d\d)|(?<=b8a))(?={_DAY})"
    r"|(?<=(?<!\d)(?:19|20)\d{6})(?=[a-su-y])"
)


class Spoken(NamedTuple):
    """A band, and where a text says it."""

    name: str
    start: int
    end: int


def days_apart(text: str) -> str:
    """Part days from what is written onto them: ndvi20190305 is ndvi_20190305."""
    return _ONTO.sub("_", text)


def is_called_clear(text: str) -> bool:
    """Tell whether a description speaks of a mask that is 1 where there is no cloud."""
    return _CLEAR.fullmatch(text) is not None


def band_said(text: str) -> Spoken | None:
    """Read a description that is nothing but a colour in another language, or its letter."""
    for name, form in _SAID.items():
        if re.fullmatch(form, text):
            return Spoken(name, 0, len(text))
    return None


def band_of_wavelength(text: str) -> Spoken | None:
    """Say which band a text means that ends in its wavelength; None where it is none known."""
    found = _WAVELENGTH.search(text)
    if found is None:
        return None
    length = int(found[1] or found[2])
    for name, (shortest, longest) in _WAVELENGTHS.items():
        if shortest <= length <= longest:
            return Spoken(name, found.start(), found.end())
    return None


def bands_in_letters(text: str, count: int) -> list[str]:
    """Read the order of ``count`` bands from a word such as rgbn or nirrg; [] where none tells."""
    for word in text.split("_"):
        if _ORDER.fullmatch(word):
            letters = re.findall(r"nir|[rgbn]", word)
            if len(letters) == count == len({_LETTERS[letter] for letter in letters}):
                return [_LETTERS[letter] for letter in letters]
    return []
