"""Clouds, their shadows, and the classification that misses some of both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .image_filters import smooth_noise

# Classes of the Sentinel-2 scene classification.
NO_DATA, DARK, SHADOW, VEGETATION, BARE, WATER, UNCLASSIFIED = 0, 2, 3, 4, 5, 6, 7
CLOUD_MEDIUM, CLOUD_HIGH, CIRRUS = 8, 9, 10

LONGEST_SHADOW = 60  # pixels
_CLOUD = np.array([0.66, 0.64, 0.64, 0.65, 0.66, 0.67, 0.67, 0.66, 0.46, 0.36])
# Scattered light fills shadows in the blue, hardly in the infrared.
_SHADE = np.array([0.46, 0.50, 0.53, 0.56, 0.62, 0.64, 0.65, 0.66, 0.72, 0.75])


@dataclass(frozen=True)
class Sky:
    """The sky over one acquisition; arrays [H, W]."""

    # Of clouds and haze (0 to 1).
    opacity: np.ndarray
    # The part of the sunlight (0 to 1) that clouds take from the ground.
    shade: np.ndarray
    # That of the cloud tops, around 1.
    brightness: np.ndarray


def make_sky(
    shape: tuple[int, int], cover: float, sun: tuple[float, float], rng: np.random.Generator
) -> Sky:
    """Return a sky with a share ``cover`` of the scene under cloud.

    ``sun`` is (zenith, azimuth) in degrees; shadows fall away from it by the
    height of the clouds, which is drawn for the whole scene.
    """
    edge = LONGEST_SHADOW
    wide = (shape[0] + 2 * edge, shape[1] + 2 * edge)
    # Broken skies are cumulus, small and sharp; closed ones are wide and soft.
    largest = rng.uniform(25, 80) if cover < 0.7 else rng.uniform(90, 300)
    field = smooth_noise(wide, rng, rng.uniform(1.7, 2.3), largest)
    depth = np.zeros(wide, dtype=np.float32)
    if cover >= 0.995:
        depth = 2.6 + 0.6 * field
    elif cover > 0.004:
        depth = rng.uniform(2.0, 4.5) * (field - np.quantile(field, 1.0 - cover))
    veil = smooth_noise(wide, rng, 2.4, 260)
    haze = rng.gamma(0.7, 0.007) * (1.0 + 0.6 * veil) + _cirrus(cover, veil, rng)
    thick = 1.0 - np.exp(-np.maximum(depth, 0.0))
    opacity = 1.0 - (1.0 - thick) * (1.0 - np.clip(haze, 0.0, 0.6))

    zenith, azimuth = np.deg2rad(sun)
    length = min(rng.uniform(60.0, 140.0) * np.tan(zenith), edge - 1) if cover < 0.995 else 0.0
    # Rows grow southward; the shadow falls on the side away from the sun.
    down, across = round(length * np.cos(azimuth)), round(-length * np.sin(azimuth))
    inside = (slice(edge, edge + shape[0]), slice(edge, edge + shape[1]))
    shade = np.roll(thick, (down, across), axis=(0, 1))[inside]
    relief = smooth_noise(wide, rng, 1.7, 60)
    brightness = 0.97 + 0.12 * np.tanh(field) + 0.06 * relief
    return Sky(opacity[inside], shade, brightness[inside])


def _cirrus(cover: float, veil: np.ndarray, rng: np.random.Generator):
    """Return the opacity of thin high cloud, which every third sky has."""
    if rng.random() > 0.34 or cover > 0.98:
        return 0.0
    return rng.uniform(0.08, 0.22) * np.clip(veil + rng.uniform(-1.6, 0.2), 0.0, 2.0)


def veil_reflectance(truth: np.ndarray, sky: Sky, band: int) -> np.ndarray:
    """Return what the sensor sees of ``truth`` [H, W] in one band of `optics.BANDS`."""
    lit = truth * (1.0 - _SHADE[band] * sky.shade)
    # Haze scatters most in the blue; thick cloud hides all bands alike.
    reach = sky.opacity ** np.float32(1.0 + 0.6 * band / len(_CLOUD))
    return lit + (_CLOUD[band] * sky.brightness - lit) * reach


def classify(
    sky: Sky, ndvi: np.ndarray, bright: np.ndarray, wet: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Return scene classes uint8 [H, W] as a fallible classifier would draw them.

    Haze and the thin edges of clouds pass as clear, some shadow edges are
    missed, bright ground (``bright``, visible reflectance) is now and then
    called cloud. ``ndvi`` and ``wet`` (share of water) tell the ground.
    """
    shape = sky.opacity.shape
    doubt = 0.03 * smooth_noise(shape, rng, 1.0, 12)
    level = rng.uniform(0.07, 0.16)
    seen = sky.opacity + doubt
    classes = np.where(ndvi > 0.36, VEGETATION, BARE)
    classes = np.where((ndvi < 0.1) & (wet > 0.3), WATER, classes)
    odd = smooth_noise(shape, rng, 1.4, 16)
    classes = np.where((odd > 2.6) & (ndvi < 0.36), UNCLASSIFIED, classes)
    shaded = sky.shade * (1.0 - sky.opacity) + 3 * doubt
    classes = np.where(shaded > rng.uniform(0.22, 0.4), SHADOW, classes)
    false_alarm = (bright > rng.uniform(0.135, 0.19)) & (odd > 0.6)
    classes = np.where(false_alarm | (seen > level), CLOUD_MEDIUM, classes)
    thin = (seen > level) & (sky.opacity < 0.42) & (rng.random() < 0.7)
    classes = np.where(thin, CIRRUS, classes)
    return np.where(seen > 0.72, CLOUD_HIGH, classes).astype(np.uint8)
