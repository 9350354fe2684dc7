"""An acquisition as a layer, drawn like all others of its series, whatever files its bands are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
)

from ...engine.acquisitions.series import CONVENTION
from ...engine.pixels.renditions import (
    SAR,
    bands_shown,
    has_ramp,
    is_one_difference,
    ramp_for,
    renditions_of,
)
from ...engine.support.errors import InputError
from ...presentation import derived_raster
from ...presentation.band_look import Look, choose_look
from ...presentation.side_files import open_raster
from ...presentation.words import tr

if TYPE_CHECKING:
    from ...engine.acquisitions.series import Acquisition, Band
    from ...engine.animation.views import Drawing


@dataclass(frozen=True)
class Picture:
    """What a layer is made of."""

    path: str
    # What the layer is called.
    title: str
    # How it is drawn.
    look: Look
    # Whether that is how it was asked to be.
    is_as_asked: bool = True


def drawing_of_layer(layer: QgsRasterLayer) -> Drawing | None:
    """Return how a layer is drawn; None where it shows neither named bands nor an index.

    To draw another image so is to draw the same reflectance in the same colour.
    """
    from ...engine.animation.views import Drawing

    renderer, provider = layer.renderer(), layer.dataProvider()
    if isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        name = provider.bandDescription(renderer.band())
        limits = (renderer.classificationMin(), renderer.classificationMax())
        return Drawing(name, (limits,)) if has_ramp(name) else None
    if not isinstance(renderer, QgsMultiBandColorRenderer):
        return None
    bands = (renderer.redBand(), renderer.greenBand(), renderer.blueBand())
    enhancements = (
        renderer.redContrastEnhancement(),
        renderer.greenContrastEnhancement(),
        renderer.blueContrastEnhancement(),
    )
    names = [provider.bandDescription(band) for band in bands]
    if None in enhancements or not all(names):
        return None
    stretches = zip(bands, enhancements)
    return Drawing(",".join(names), tuple(_measured_limits(layer, *pair) for pair in stretches))


def _measured_limits(
    layer: QgsRasterLayer, band: int, stretch: QgsContrastEnhancement
) -> tuple[float, float]:
    provider = layer.dataProvider()
    is_plain = provider.bandScale(band) == 1.0 and provider.bandOffset(band) == 0.0
    scale = CONVENTION if is_plain and stretch.maximumValue() > 10.0 else 1.0
    return stretch.minimumValue() * scale, stretch.maximumValue() * scale


def can_be_layer(drawing: Drawing, bands: Sequence[Band]) -> bool:
    """Tell whether bands are drawn so by a layer; other indices than differences are not."""
    shown = bands_shown(drawing.rendition, bands)
    is_plain = len(shown) in (1, 3) and len(shown) == len(drawing.limits)
    return is_plain or _is_made_of_two(drawing, shown)


def picture_of(acquisition: Acquisition, title: str, drawing: Drawing | None = None) -> Picture:
    """Return the picture of an acquisition. Any thread may call.

    Where it lacks the bands of ``drawing``, or without one, it is drawn by itself.
    """
    is_as_asked = drawing is None or can_be_layer(drawing, acquisition.bands)
    if drawing is None or not can_be_layer(drawing, acquisition.bands):
        from ...engine.animation.date_pictures import drawing_of

        offered = [r for r in renditions_of(acquisition.bands) if r == SAR or not has_ramp(r)]
        drawing = drawing_of((*offered, acquisition.bands[0].name)[0], [acquisition])
    bands = bands_shown(drawing.rendition, acquisition.bands)
    if not _is_made_of_two(drawing, bands) and len({band.path for band in bands}) == 1:
        path, numbers = bands[0].path, tuple(band.index for band in bands)
        limits = tuple(map(_stored, [path] * len(bands), bands, drawing.limits))
        look = Look(numbers, limits, ramp_for(drawing.rendition))
        return Picture(path, title, look, is_as_asked)
    path = _made_of(drawing, bands)
    if not path:  # bands that GDAL cannot bring together: what one file holds
        look = choose_look([bands[0].path], [bands[0].name])
        return Picture(bands[0].path, title, Look((bands[0].index,), look.limits[:1], ()), False)
    numbers = tuple(range(1, len(drawing.limits) + 1))
    look = Look(numbers, drawing.limits, ramp_for(drawing.rendition))
    return Picture(path, title, look, is_as_asked)


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


def _is_made_of_two(drawing: Drawing, bands: Sequence[Band]) -> bool:
    """Tell whether it takes a raster of its own, made of two bands."""
    return len(bands) == 2 and (drawing.rendition == SAR or is_one_difference(drawing.rendition))


def _made_of(drawing: Drawing, bands: Sequence[Band]) -> str:
    """Return the raster that shows bands of several files, or what is made of two bands."""
    if not _is_made_of_two(drawing, bands):
        return derived_raster.stacked(bands)
    if drawing.rendition != SAR:
        return derived_raster.normalised_difference(bands)
    is_decibel = bands[0].unit == "decibel"
    ratio = derived_raster.DIFFERENCE if is_decibel else derived_raster.QUOTIENT
    return derived_raster.with_ratio(bands, ratio)


def _stored(path: str, band: Band, limits: tuple[float, float]) -> tuple[float, float]:
    """Return measured values as QGIS reads them from a band of a file.

    QGIS applies the scale and offset that the file is tagged with, and knows no convention.
    """
    from osgeo import gdal

    dataset = gdal.Open(path)
    stored = dataset.GetRasterBand(band.index) if dataset is not None else None
    if stored is not None and (stored.GetScale() or 1.0, stored.GetOffset() or 0.0) != (1.0, 0.0):
        return limits
    low, high = ((value - band.offset) / band.scale for value in limits)
    return low, high
