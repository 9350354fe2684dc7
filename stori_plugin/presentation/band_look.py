"""One look for all dates of a series, so that a change of colour is a change on the ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from qgis.core import (
    Qgis,
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsSingleBandGrayRenderer,
    QgsSingleBandPseudoColorRenderer,
)

from ..engine.acquisitions.names.terms import terms_in
from ..engine.pixels.colours import VEGETATION_RAMP, looks_like_an_index, ramp_of, shared_limits
from ..engine.pixels.index_directions import direction_named
from .colour_ramp import ColourStop, ramp_renderer

# Names of the red, green and blue bands, by sensor; the first triple that a
# series has in full is shown.
NATURAL_COLOURS = (
    ("B04", "B03", "B02"),
    ("red", "green", "blue"),
    ("SR_B4", "SR_B3", "SR_B2"),
    ("SR_B3", "SR_B2", "SR_B1"),
)
# Of near infrared, red and green, shown where there is no blue.
INFRARED_COLOURS = (
    ("B08", "B04", "B03"),
    ("B8A", "B04", "B03"),
    ("nir", "red", "green"),
    ("SR_B5", "SR_B4", "SR_B3"),
    ("SR_B4", "SR_B3", "SR_B2"),
)
SAMPLED_DATES = 8


@dataclass(frozen=True)
class Look:
    """How every layer of a series is drawn."""

    # Counted from 1: three for a colour composite, one for a ramp or for grey.
    bands: tuple[int, ...]
    # The (darkest, brightest) value of each.
    limits: tuple[tuple[float, float], ...]
    # Positions and colours of the ramp of one band, as indices have; without it is grey.
    ramp: tuple[tuple[float, str], ...] = VEGETATION_RAMP

    def apply(self, layer: QgsRasterLayer) -> None:
        """Draw ``layer`` in this way. Main thread only."""
        of_one = _ramp if self.ramp else _grey
        make = _composite if len(self.bands) == 3 else of_one
        layer.setRenderer(make(layer, self))


def choose_look(paths: Sequence[str], band_names: Sequence[str]) -> Look:
    """Return the common look of the rasters at ``paths``, which all have ``band_names``.

    Natural colour where red, green and blue are there, else infrared (near infrared, red and
    green), else the first three bands. Of one or two bands the first is shown: an index with its
    ramp, reflectance and backscatter in grey. The limits are percentiles over a sample
    of dates, the same for every layer.
    """
    natural = natural_colour_bands(band_names)
    bands = natural or _numbers_of(INFRARED_COLOURS, band_names)
    bands = bands or ((1, 2, 3) if len(band_names) >= 3 else (1,))
    values = _sample(paths, bands)
    limits = shared_limits(values, bool(natural))
    ramp = ramp_of(band_names[0]) if is_index(band_names[0], limits[0]) else ()
    return Look(bands, limits, ramp)


def is_index(name: str, limits: tuple[float, float] = (0.0, 0.0)) -> bool:
    """Tell whether a band holds an index, by its name, and by its values where that says nothing.

    What has no name is taken for one.
    """
    if not name or direction_named(name):
        return True
    is_measured = any(term.kind in ("band", "polarisation") for term in terms_in(name))
    return not is_measured and looks_like_an_index(limits)


def extremes(paths: Sequence[str], band: int) -> tuple[float, float] | None:
    """Return the least and the greatest value of a band (1-based), None where there is none.

    Values are looked at as coarsely as for `choose_look`.
    """
    (values,) = _sample(paths, (band,))
    return (float(values.min()), float(values.max())) if len(values) else None


def natural_colour_bands(band_names: Sequence[str]) -> tuple[int, ...]:
    """Return the 1-based numbers of red, green and blue; empty where one is missing."""
    return _numbers_of(NATURAL_COLOURS, band_names)


def _numbers_of(
    triples: Sequence[tuple[str, str, str]], band_names: Sequence[str]
) -> tuple[int, ...]:
    lower = [name.lower() for name in band_names]
    for triple in triples:
        if all(name.lower() in lower for name in triple):
            return tuple(lower.index(name.lower()) + 1 for name in triple)
    return ()


def _sample(paths: Sequence[str], bands: Sequence[int]) -> list[np.ndarray]:
    """Return a few thousand valid values of each band, from dates spread over the series.

    Read by the engine: an algorithm asks on a thread of its own, where QGIS's provider objects
    are not safe to hold from Python.
    """
    # Needs rasterio, which may be missing.
    from ..engine.rasters.coarse_reading import coarse_values

    picked = np.unique(np.linspace(0, len(paths) - 1, min(SAMPLED_DATES, len(paths))).astype(int))
    read = [coarse_values(paths[i], bands) for i in picked]
    return [
        np.concatenate([values[k] for values in read]) if read else np.empty(0)
        for k in range(len(bands))
    ]


def _composite(layer: QgsRasterLayer, look: Look) -> QgsMultiBandColorRenderer:
    provider = layer.dataProvider()
    renderer = QgsMultiBandColorRenderer(provider, *look.bands)
    setters = (
        renderer.setRedContrastEnhancement,
        renderer.setGreenContrastEnhancement,
        renderer.setBlueContrastEnhancement,
    )
    for band, limits, set_stretch in zip(look.bands, look.limits, setters):
        set_stretch(_stretch(provider.dataType(band), *limits))
    return renderer


def _stretch(kind: Qgis.DataType, low: float, high: float) -> QgsContrastEnhancement:
    stretch = QgsContrastEnhancement(kind)
    stretch.setMinimumValue(low)
    stretch.setMaximumValue(high)
    stretch.setContrastEnhancementAlgorithm(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
    )
    return stretch


def _grey(layer: QgsRasterLayer, look: Look) -> QgsSingleBandGrayRenderer:
    provider, (band,) = layer.dataProvider(), look.bands
    renderer = QgsSingleBandGrayRenderer(provider, band)
    renderer.setContrastEnhancement(_stretch(provider.dataType(band), *look.limits[0]))
    return renderer


def _ramp(layer: QgsRasterLayer, look: Look) -> QgsSingleBandPseudoColorRenderer:
    (low, high), (band,) = look.limits[0], look.bands
    values = [low + share * (high - low) for share, _ in look.ramp]
    stops = [
        ColourStop(value, colour, f"{value:.4g}") for value, (_, colour) in zip(values, look.ramp)
    ]
    return ramp_renderer(layer, band, stops, (low, high))
