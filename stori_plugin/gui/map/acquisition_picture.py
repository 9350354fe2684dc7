"""An acquisition as a layer: its natural colours, also where every band has a file of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsMultiBandColorRenderer, QgsRasterLayer

from ...engine.acquisitions.series import CONVENTION
from ...engine.support.errors import InputError
from ...presentation.band_look import Look, choose_look, natural_colour_bands
from ...presentation.side_files import open_raster
from ...presentation.words import tr

if TYPE_CHECKING:
    from ...engine.acquisitions.series import Acquisition, Band

# Land fills it in natural colours; clouds, which are far brighter, would darken all else.
_DAYLIGHT = (0.0, 0.28)


@dataclass(frozen=True)
class Picture:
    """What a layer is made of."""

    path: str
    # What the layer is called.
    title: str
    # How it is drawn.
    look: Look


@dataclass(frozen=True)
class Stretch:
    """How a composite is drawn.

    To draw another image alike is to draw the same reflectance in the same colour.
    """

    # The bands shown in red, green and blue.
    names: tuple[str, ...]
    # The (darkest, brightest) reflectance of each.
    limits: tuple[tuple[float, float], ...]


def stretch_of(layer: QgsRasterLayer) -> Stretch | None:
    """Return how a layer of reflectance is drawn; None where it is no composite of named bands."""
    renderer, provider = layer.renderer(), layer.dataProvider()
    if not isinstance(renderer, QgsMultiBandColorRenderer):
        return None
    bands = (renderer.redBand(), renderer.greenBand(), renderer.blueBand())
    enhancements = (
        renderer.redContrastEnhancement(),
        renderer.greenContrastEnhancement(),
        renderer.blueContrastEnhancement(),
    )
    if None in enhancements or not all(provider.bandDescription(band) for band in bands):
        return None
    limits = []
    for band, enhancement in zip(bands, enhancements):
        is_plain = provider.bandScale(band) == 1.0 and provider.bandOffset(band) == 0.0
        is_count = is_plain and enhancement.maximumValue() > 10.0
        scale = CONVENTION if is_count else 1.0
        limits.append((enhancement.minimumValue() * scale, enhancement.maximumValue() * scale))
    return Stretch(tuple(provider.bandDescription(band) for band in bands), tuple(limits))


def picture_of(acquisition: Acquisition, title: str, like: Stretch | None = None) -> Picture:
    """Return the picture of an acquisition. Any thread may call.

    With ``like`` it is drawn as that composite is, where it has the same bands.
    """
    bands = _shown(acquisition.bands, like)
    if like is None and natural_colour_bands([band.name for band in bands]):
        like = Stretch(tuple(band.name for band in bands), (_DAYLIGHT,) * 3)
    path, numbers = _one_file(bands)
    if like is not None and like.names == tuple(band.name for band in bands):
        stored = zip(numbers, bands, like.limits)
        limits = tuple(_stored(path, number, band, pair) for number, band, pair in stored)
        return Picture(path, title, Look(numbers, limits))
    return Picture(path, title, _default_look(path, acquisition.bands, bands))


def layer_of(picture: Picture) -> QgsRasterLayer:
    """Return a picture as a layer with its look. Main thread only.

    Raises `InputError` where its file is gone.
    """
    layer = open_raster(picture.path, picture.title)
    if not layer.isValid():
        raise InputError(
            tr("{} cannot be opened: it was moved or deleted since it was found.").format(
                picture.path
            )
        )
    picture.look.apply(layer)
    return layer


def _shown(bands: Sequence[Band], like: Stretch | None) -> tuple[Band, ...]:
    """Return the three bands to show, or one: those of ``like``, natural colours, the first."""
    by_name = {band.name: band for band in bands}
    if like is not None and all(name in by_name for name in like.names):
        return tuple(by_name[name] for name in like.names)
    natural = natural_colour_bands([band.name for band in bands])
    if natural:
        return tuple(bands[number - 1] for number in natural)
    return tuple(bands[:3]) if len(bands) >= 3 else tuple(bands[:1])


def _one_file(bands: Sequence[Band]) -> tuple[str, tuple[int, ...]]:
    """Return a file that holds the bands, and their numbers in it."""
    paths = [band.path for band in bands]
    if len(set(paths)) == 1:
        return paths[0], tuple(band.index for band in bands)
    if any(band.index != 1 for band in bands):
        return paths[0], (bands[0].index,)
    from osgeo import gdal

    name = hashlib.sha256("\n".join(paths).encode()).hexdigest()[:24]
    virtual = f"/vsimem/stori/{name}.vrt"
    # Kept in memory for the layer; it holds no pixels.
    if gdal.VSIStatL(virtual) is None and gdal.BuildVRT(virtual, paths, separate=True) is None:
        return paths[0], (1,)
    return virtual, tuple(range(1, len(paths) + 1))


def _stored(path: str, number: int, band: Band, limits: tuple[float, float]) -> tuple[float, float]:
    """Return reflectance as QGIS reads it from band ``number`` of a file.

    QGIS applies the scale and offset that the file is tagged with, and knows no convention.
    """
    from osgeo import gdal

    dataset = gdal.Open(path)
    stored = dataset.GetRasterBand(number) if dataset is not None else None
    if stored is not None and (stored.GetScale() or 1.0, stored.GetOffset() or 0.0) != (1.0, 0.0):
        return limits
    low, high = ((value - band.offset) / band.scale for value in limits)
    return low, high


def _default_look(path: str, all_bands: Sequence[Band], shown: Sequence[Band]) -> Look:
    """Return a look for a file that holds bands of an acquisition, perhaps others as well."""
    inside = sorted((b for b in all_bands if b.path == path), key=lambda band: band.index)
    if not inside:  # a virtual file, of what is shown only
        return choose_look([path], [band.name for band in shown])
    if [band.index for band in inside] == list(range(1, len(inside) + 1)):
        return choose_look([path], [band.name for band in inside])
    return Look((shown[0].index,), choose_look([path], [shown[0].name]).limits)
