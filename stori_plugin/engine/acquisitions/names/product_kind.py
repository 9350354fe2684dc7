"""What is told of one kind of product: how its names look, what its bands mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SURFACE = "surface reflectance"
TOP = "top-of-atmosphere reflectance"
RADIANCE = "digital numbers or radiance of the sensor"


@dataclass(frozen=True, eq=False)
class Product:
    """One kind of product; forms are regular expressions, whatever the case of letters."""

    # How it is called in sentences.
    name: str
    # The sensor, or one of Landsat's generations; "" where the rest of the name tells it.
    platform: str
    # What is found in the name of a file or folder.
    form: str
    # Its words for bands and quality layers that mean something else than elsewhere, as terms and
    # as roles or kinds of masks.
    words: Mapping[str, str] = field(default_factory=dict)
    # Names of bands that other products do not have, in plain text; the group that is found is
    # what it is called in `NUMBERS`.
    own: str = ""
    # The bands of files that describe none, one tuple for each number of bands; "" for none. By
    # the number of bands the form that a name must have besides, where there is one.
    orders: tuple[tuple[str, ...], ...] = ()
    ordered: Mapping[int, str] = field(default_factory=dict)
    # The level, or the forms that tell it, the first found counts; "" where general words tell.
    level: str = ""
    levels: tuple[tuple[str, str], ...] = ()
    # Words that part versions of one image, the best first.
    variants: tuple[str, ...] = ()
    # Which layers tell clouds, where its quality bits tell how the correction went.
    masks: str = ""
    # Words, in plain text, for a part of the layers of an image, beside which others are of it.
    groups: str = ""
    # Last words of files, in plain text, that are no images.
    companions: str = ""
