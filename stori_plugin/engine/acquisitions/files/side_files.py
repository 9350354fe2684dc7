"""Files beside a raster that change what is read from it: where it lies, its scale, mask and date.

Overviews and styles are not among them; nor is what QGIS writes when it looks at a raster.
"""

from __future__ import annotations

import os
import re
import zlib

from ...support.regular_files import open_regular
from .safe import metadata_of, product_of
from .side_dates import REQUEST, is_response
from .virtual_names import is_virtual

PAM = ".aux.xml"
# What stands behind the whole name, and in the place of the suffix. GDAL reads world files of
# several spellings besides; JSON may tell the date.
_BEHIND = (PAM, ".msk", ".json", ".hdr", ".tab")
_INSTEAD = (".aux", ".msk", ".json", ".hdr", ".tab", ".prj", ".wld")
_MOST_TEXT = 16_000_000  # bytes
_STATISTICS = re.compile(r'<MDI key="STATISTICS_[^"]*">[^<]*</MDI>')
_EMPTY = re.compile(r"<(PAMDataset|PAMRasterBand|Metadata)\b[^<>]*(?:/>|></\1>)")


class SideFiles:
    """Finds them; looks into each folder once."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, str]] = {}

    def of(self, path: str) -> list[str]:
        """Return the paths of the side files of a raster on a drive, in a fixed order."""
        if is_virtual(path):
            return []
        folder, name = os.path.split(path)
        stem, suffix = os.path.splitext(name)
        kind = suffix[1:].lower()
        wanted = [name + end for end in _BEHIND] + [stem + end for end in _INSTEAD]
        if kind:
            wanted += [f"{stem}.{kind}w", f"{stem}.{kind[0]}{kind[-1]}w"]
        if is_response(path):
            wanted.append(REQUEST)
        there = self._listed(folder)
        found = {there[one.lower()] for one in wanted if one.lower() in there} - {name}
        metadata = metadata_of(product_of(path))
        return [os.path.join(folder, one) for one in sorted(found)] + metadata

    def _listed(self, folder: str) -> dict[str, str]:
        """Return the names in a folder by their lower case, as drives of Windows know them."""
        if folder not in self._names:
            try:
                names = sorted(os.listdir(folder or os.curdir), reverse=True)
            except OSError:
                names = []
            self._names[folder] = {name.lower(): name for name in names}
        return self._names[folder]


def pam_state(path: str) -> list[int]:
    """Return length and checksum of what an .aux.xml says of the numbers; zeros where nothing.

    QGIS writes such files with statistics and histograms while somebody looks at the inputs of a
    run: these change nothing. Raises `OSError`.
    """
    with open_regular(path) as file:
        content = file.read(_MOST_TEXT)
    first, *others = content.decode("utf-8", "replace").split("<Histograms>")
    # Without its end it is no histogram: then it stays.
    text = first + "".join(part.partition("</Histograms>")[2] or part for part in others)
    text = re.sub(r">\s+<", "><", _STATISTICS.sub("", text.strip()))
    for _ in range(3):  # from the inside to the outside
        text = _EMPTY.sub("", text)
    return [len(text), zlib.crc32(text.encode())] if text.strip() else [0, 0]
