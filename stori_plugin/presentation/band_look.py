"""One look for all dates of a series, so that a change of colour is a change on the ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from qgis.core import (
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
)

from ..engine.pixels.colours import VEGETATION_RAMP, shared_limits
from .colour_ramp import ColourStop, ramp_renderer

# Names of the red, green and blue bands, by sensor; the first triple that a
# series has in full is shown.
NATURAL_COLOURS = (
    ("B04", "B03", "B02"),
    ("red", "green", "blue"),
    ("SR_B4", "SR_B3", "SR_B2"),
    ("SR_B3", "SR_B2", "SR_B1"),
)
SAMPLED_DATES = 8


@dataclass(frozen=True)
class Look:
    """How every layer of a series is drawn."""

    # Counted from 1: three for a colour composite, one for a ramp.
    bands: tuple[int, ...]
    # The (darkest, brightest) value of each.
    limits: tuple[tuple[float, float], ...]

    def apply(self, layer: QgsRasterLayer) -> None:
        """Draw ``layer`` in this way. Main thread only."""
        make = _composite if len(self.bands) == 3 else _vegetation_ramp
        layer.setRenderer(make(layer, self))


def choose_look(paths: Sequence[str], band_names: Sequence[str]) -> Look:
    """Return the common look of the rasters at ``paths``, which all have ``band_names``.

    Natural colour where red, green and blue are there, else the first three
    bands; one or two bands get the vegetation ramp on the first. The limits
    are percentiles over a sample of dates, the same for every layer.
    """
    natural = natural_colour_bands(band_names)
    bands = natural or ((1, 2, 3) if len(band_names) >= 3 else (1,))
    values = _sample(paths, bands)
    limits = shared_limits(values, bool(natural))
    return Look(bands, limits)


def extremes(paths: Sequence[str], band: int) -> tuple[float, float] | None:
    """Return the least and the greatest value of a band (1-based), None where there is none.

    Values are looked at as coarsely as for `choose_look`.
    """
    (values,) = _sample(paths, (band,))
    return (float(values.min()), float(values.max())) if len(values) else None


def natural_colour_bands(band_names: Sequence[str]) -> tuple[int, ...]:
    """Return the 1-based numbers of red, green and blue; empty where one is missing."""
    lower = [name.lower() for name in band_names]
    for triple in NATURAL_COLOURS:
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
    for i, (low, high) in enumerate(look.limits):
        stretch = QgsContrastEnhancement(provider.dataType(look.bands[i]))
        stretch.setMinimumValue(low)
        stretch.setMaximumValue(high)
        stretch.setContrastEnhancementAlgorithm(
            QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
        )
        setters[i](stretch)
    return renderer


def _vegetation_ramp(layer: QgsRasterLayer, look: Look) -> QgsSingleBandPseudoColorRenderer:
    (low, high), (band,) = look.limits[0], look.bands
    values = [low + share * (high - low) for share, _ in VEGETATION_RAMP]
    stops = [
        ColourStop(value, colour, f"{value:.4g}")
        for value, (_, colour) in zip(values, VEGETATION_RAMP)
    ]
    return ramp_renderer(layer, band, stops, (low, high))
