"""What each band of each opened file is: a band or a mask, of which name and date."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath

from .band_names import LANDSAT, OLI, SENTINEL1, SENTINEL2, TM, canonical, platform_of
from .dates import Moment, moment_in_tags, moment_in_text, moment_of
from .headers import Header
from .safe import SafeImage
from .terms import Meaning, meaning_of_description, meanings, product_key

# Landsat 8, the first of its generation, was commissioned then.
_FIRST_OLI = dt.date(2013, 4, 11)

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


@dataclass(frozen=True)
class File:
    """One opened raster, with what the user said about its date and its place in a product."""

    header: Header
    given: dt.date | None
    platform: str
    image: SafeImage | None = None
    product: str = ""  # the granule it belongs to, for files of a SAFE folder
    product_tags: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """The raster's path."""
        return self.header.raster.path

    @property
    def stem(self) -> str:
        """The file's name without folders and suffix."""
        return os.path.splitext(os.path.basename(self.path))[0]

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of the two folders above, nearest first."""
        return tuple(parent.name for parent in PurePath(self.path).parents)[:2]

    def __len__(self) -> int:
        return self.header.count


@dataclass(frozen=True)
class Layer:
    """One band of one file on its date. ``kind`` is "band" or "mask"."""

    file: File
    index: int
    kind: str
    name: str
    role: str
    moment: Moment | None
    key: tuple[str, str]


def recognised(path: str, header: Header) -> str:
    """Recognise a file's platform from its metadata, name and folders."""
    folders = tuple(parent.name for parent in PurePath(path).parents)[:2]
    return platform_of((os.path.basename(path), *folders), header.tags)


def all_meanings(file: File) -> list[Meaning]:
    """List every term of a file's name and descriptions, to guess the platform from."""
    described = filter(None, map(meaning_of_description, file.header.descriptions))
    return [*meanings(file.stem), *described]


def _moments(file: File) -> list[Moment | None]:
    """Find the date of each band: its own in a stack of dates, else the file's."""
    header = file.header
    tags = {**dict(file.product_tags), **header.tags}
    of_file = moment_of(file.path, tags, given=file.given)
    for own in (
        [moment_in_tags(band) for band in header.band_tags],
        [moment_in_text(text) for text in header.descriptions],
    ):
        if all(own) and (len({moment[0] for moment in own if moment}) > 1 or of_file is None):
            return own
    return [of_file] * header.count


def _meaning_of_file(file: File) -> Meaning | None:
    """Say what a file of one kind holds, from its name, else from the folder it lies in."""
    found = meanings(file.stem)
    for kind in ("companion", "last word"):
        # Only where the name has no band: GEE names its exports ..._VV_VH_angle.
        if any(m.kind == kind for m in found) and not any(
            m.kind in ("band", "polarisation") for m in found
        ):
            return next(m for m in found if m.kind == kind)
    for kind in ("polarisation", "band", "mask", "foreign mask"):
        for meaning in reversed(found):
            if meaning.kind == kind:
                return meaning
    folder = file.folders[0] if file.folders else ""
    told = [m for m in meanings(folder) if m.name != "clear"]
    useful = [m for m in told if m.kind in ("polarisation", "band", "mask")]
    return useful[0] if len(useful) == 1 else None


def _is_companion(file: File) -> bool:
    """Tell a companion by the last word of its name, even one that also names its band."""
    found = meanings(file.stem)
    if file.image is not None or not found:
        return False
    if found[-1].kind == "last word":
        return len(file) == 1 and not file.header.descriptions[0]
    # A name that lists every band (..._VV_VH_incidence) speaks of bands, not of the file.
    return found[-1].kind == "companion" and (len(file) == 1 or _named_in_order(file) is None)


def _named_in_order(file: File) -> list[Meaning] | None:
    """Read the band order from a file name such as ..._VV_VH; None if the counts differ."""
    found = [m for m in meanings(file.stem) if m.kind != "mask"]
    return found if len(found) == len(file) else None


def band_meanings(file: File, stacked: bool) -> list[Meaning | None]:
    """Say what each band is; None for those that nothing names."""
    if file.image is not None:
        kind = "mask" if file.image.band == "SCL" else "band"
        name = file.image.band
        return [Meaning(kind, name, "" if kind == "mask" else name[1:].lstrip("0"))]
    described = [meaning_of_description(text) for text in file.header.descriptions]
    if any(described):
        if stacked:
            whole = _meaning_of_file(file)
            return [meaning or whole for meaning in described]
        return list(described)
    if len(file) == 1 or stacked:
        return [_meaning_of_file(file)] * len(file)
    return list(_named_in_order(file) or [None] * len(file))


@lru_cache(maxsize=1024)
def _folder_key(folder: str) -> str:
    """Name the folder that a product's files share; folders per band or resolution vanish."""
    parts = PurePath(folder).parts
    return "/".join(part for part in parts if part in ("", "/") or product_key(part))


def _generation(platform: str, moment: Moment | None) -> str:
    if platform != LANDSAT or moment is None:
        return platform
    return OLI if moment[0] >= _FIRST_OLI else TM


def _layer(file: File, index: int, meaning: Meaning, moment: Moment | None, key: str) -> Layer:
    platform = _generation(file.platform, moment)
    name, role = canonical(meaning, platform)
    kind = "mask" if meaning.kind == "mask" else "band"
    folder = file.product or _folder_key(os.path.dirname(file.path))
    return Layer(file, index, kind, name, role, moment, (folder, "" if file.product else key))


def _left_out(meaning: Meaning, series_role: str, single: bool) -> str:
    """Say why a band of that meaning has no place in the series; "" if it has."""
    if meaning.kind == "companion" or (meaning.kind == "last word"):
        return COMPANION
    if meaning.kind == "foreign mask":
        return FOREIGN_MASK if single else COMPANION
    wanted = ("polarisation",) if series_role == "sar" else ("band", "mask")
    return "" if meaning.kind in wanted else NO_REFLECTANCE


def layers_of(file: File, series_role: str) -> tuple[list[Layer], str]:
    """Say what each band of a file is.

    Returns the layers that belong to a series of that role ("optical" or "sar"), and, if there
    are none, the reason (one of this module's).
    """
    if _is_companion(file):
        return [], COMPANION
    moments = _moments(file)
    stacked = len({moment[0] for moment in moments if moment}) > 1
    found = band_meanings(file, stacked)
    layers, reason = [], ""
    for index, (meaning, moment) in enumerate(zip(found, moments), start=1):
        if meaning is None and series_role == "sar":
            meaning = _single_polarisation(file)
        if meaning is None:
            if series_role == "sar":
                reason = UNNAMED_SAR
                continue
            meaning = Meaning("band", "band_1" if stacked else f"band_{index}")
        left_out = _left_out(meaning, series_role, len(file) == 1)
        if left_out:
            reason = reason or left_out
            continue
        layer = _layer(file, index, meaning, moment, product_key(file.stem))
        if layer.name:
            layers.append(layer)
        else:
            reason = reason or NO_REFLECTANCE
    return layers, "" if layers else reason


def _single_polarisation(file: File) -> Meaning | None:
    """Read the polarisation of a lone band from a product id of single polarisation (1SSV)."""
    if len(file) > 1:
        return None
    for name, polarisation in (("_1SSV_", "VV"), ("_1SSH_", "HH")):
        if name in file.stem.upper():
            return Meaning("polarisation", polarisation)
    return None


def with_platform(files: Sequence[File], platform: str, unknown: str) -> list[File]:
    """Give files of unknown platform the one guessed from all of them together."""
    return [replace(f, platform=platform) if f.platform == unknown else f for f in files]


def belongs(file: File, series_role: str) -> bool:
    """Tell whether a file's platform fits the role of the series; the unknown fit either."""
    if series_role == "sar":
        return file.platform not in (SENTINEL2, LANDSAT, OLI, TM)
    return file.platform != SENTINEL1
