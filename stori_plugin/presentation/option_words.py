"""Options of dialogs and orbits in words; what scripts and models say stays what it is."""

from __future__ import annotations

from collections.abc import Mapping

from .words import tr


def method_words() -> Mapping[str, str]:
    """Return the methods of a reconstruction in words."""
    return {
        "auto": tr("auto: the best at gaps hidden from it in this scene"),
        "gp": tr("gp: Gaussian process, SAR and optical fused"),
        "stori": tr("stori: recurrent network on top of gp"),
        "whittaker": tr("whittaker: smoothing spline"),
        "harmonic": tr("harmonic: yearly and half-yearly waves"),
        "linear": tr("linear: straight lines between clear dates"),
    }


def mask_words() -> Mapping[str, str]:
    """Return the kinds of cloud masks in words."""
    return {
        "auto": tr("auto: whatever is found beside the bands"),
        "scl": tr("scl: Sentinel-2 scene classification"),
        "qa_pixel": tr("qa_pixel: Landsat Collection 2"),
        "binary": tr("binary: rasters named mask, cloud or clear"),
        "probability": tr("probability: rasters of how likely cloud is"),
        "none": tr("none: all that was measured is clear"),
    }


def learn_from_words() -> Mapping[str, str]:
    """Return in words where methods learn."""
    return {
        "extent": tr("extent: in the extent, where they fit best"),
        "scene": tr("scene: on all the ground that the rasters share"),
    }


def read_error_words() -> Mapping[str, str]:
    """Return in words what follows from a raster that cannot be read."""
    return {
        "leave-out": tr("leave-out: the acquisition is missing where it cannot be read"),
        "stop": tr("stop: the run ends"),
    }


def orbit_words(orbit: str) -> str:
    """Return an orbit of SAR in words: "ascending 88"; what is no direction stays as it is."""
    ways = {"ascending": tr("ascending"), "descending": tr("descending")}
    return " ".join(ways.get(word, word) for word in orbit.split(" "))
