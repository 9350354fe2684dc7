"""What the bands of a virtual raster (VRT) are called whose own text does not say: by their files.

``gdalbuildvrt -separate`` makes a band of every file and describes none.
"""

from __future__ import annotations

import html
import os
import re
from collections.abc import Sequence

import rasterio

from ..names.date_text import date_in_text
from ..names.terms import terms_in

_DOMAIN = "vrt_sources"
_FILE = re.compile(r"<SourceFilename\b[^<>]*>([^<]+)<", re.IGNORECASE)
_BAND = re.compile(r"<SourceBand>\s*(\d+)\s*<", re.IGNORECASE)


def described_by_sources(
    dataset: rasterio.DatasetReader, descriptions: Sequence[str]
) -> tuple[str, ...]:
    """Describe the bands of an open virtual raster by the names of the files that they show.

    Descriptions stay as they are where one is given, where a band shows several files or one
    that has more bands, and where the names of some files tell neither band nor date.
    """
    if dataset.count < 2 or any(descriptions):
        return tuple(descriptions)
    stems = [_stem_of(dataset, index) for index in dataset.indexes]
    for tells in (terms_in, date_in_text):
        if all(stem and tells(stem) for stem in stems) and len(set(stems)) == len(stems):
            return tuple(stems)
    return tuple(descriptions)


def _stem_of(dataset: rasterio.DatasetReader, index: int) -> str:
    """Return the name of the one file that a band shows, without folders and suffix; or ""."""
    texts = list(dataset.tags(index, ns=_DOMAIN).values())
    if len(texts) != 1:
        return ""
    file, band = _FILE.search(texts[0]), _BAND.search(texts[0])
    if file is None or (band is not None and band[1] != "1"):
        return ""
    return os.path.splitext(os.path.basename(html.unescape(file[1]).strip()))[0]
