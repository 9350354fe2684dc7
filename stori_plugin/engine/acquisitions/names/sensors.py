"""Sensors: what they are called, and which colours their numbered bands are.

Sources: those of `products`.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTINEL1, SENTINEL2, LANDSAT, UNKNOWN = "sentinel1", "sentinel2", "landsat", "unknown"
# Landsat's generations number the same colours differently.
MSS, MSS4, TM, OLI = "landsat-mss", "landsat-mss4", "landsat-tm", "landsat-oli"
MODIS, VIIRS, PROBAV, VEGETATION, OLCI = "modis", "viirs", "probav", "spot-vgt", "olci"
SYNERGY = "sentinel3-syn"
CBERS, PLANET, VENUS, ASTER = "cbers", "planet", "venus", "aster"
PLEIADES, SPOT, MAXAR, PALSAR = "pleiades", "spot", "maxar", "palsar"

# How sensors are called in sentences.
SPOKEN = {
    SENTINEL1: "Sentinel-1",
    SENTINEL2: "Sentinel-2",
    LANDSAT: "Landsat",
    MODIS: "MODIS",
    VIIRS: "VIIRS",
    PROBAV: "PROBA-V",
    VEGETATION: "SPOT-Vegetation",
    OLCI: "Sentinel-3",
    SYNERGY: "Sentinel-3 SYN",
    CBERS: "CBERS",
    PLANET: "Planet",
    VENUS: "Venµs",
    ASTER: "ASTER",
    PLEIADES: "Pléiades",
    SPOT: "SPOT",
    MAXAR: "Maxar",
    PALSAR: "ALOS PALSAR",
}
RADARS = (SENTINEL1, PALSAR)
# Sensors that look every day or so, in pixels of 100 m to 1 km.
COARSE = (MODIS, VIIRS, PROBAV, VEGETATION, OLCI, SYNERGY)
# The edge of the smallest pixel that each of them sees, in metres.
SMALLEST_PIXEL = {
    **{MODIS: 250.0, VIIRS: 375.0, PROBAV: 100.0, VEGETATION: 1000.0, OLCI: 300.0},
    **{SYNERGY: 300.0},
}

_BGRN = ("blue", "green", "red", "nir")
_SEVEN = ("red", "nir", "blue", "green", "nir_1240", "swir1", "swir2")


_OLCI = {
    **dict.fromkeys((f"OA{number:02}" for number in (*range(1, 14), *range(16, 20), 21)), ""),
    **{"OA03": "coastal", "OA04": "blue", "OA06": "green", "OA08": "red", "OA11": "rededge1"},
    **{"OA12": "rededge2", "OA16": "rededge3", "OA17": "nir"},
}


def _counted(*roles: str, first: int = 1) -> dict[str, str]:
    return {str(number): role for number, role in enumerate(roles, start=first) if role}


# The spectral role of each numbered band; a number that is not listed is no surface reflectance
# (cirrus, thermal, panchromatic). A role of "" is reflectance of a colour that has no name here.
NUMBERS: Mapping[str, Mapping[str, str]] = {
    SENTINEL2: {
        **_counted("coastal", *_BGRN[:3], "rededge1", "rededge2", "rededge3", "nir"),
        **{"8A": "nir_narrow", "9": "water_vapour", "11": "swir1", "12": "swir2"},
    },
    MSS: {"4": "green", "5": "red", "6": "", "7": "nir"},
    MSS4: {"1": "green", "2": "red", "3": "", "4": "nir"},
    TM: _counted(*_BGRN, "swir1", "", "swir2"),
    OLI: _counted("coastal", *_BGRN, "swir1", "swir2"),
    MODIS: _counted(*_SEVEN),
    VIIRS: {
        **{"I1": "red", "I2": "nir", "I3": "swir1", "M1": "", "M2": "coastal", "M3": "blue"},
        **{"M4": "green", "M5": "red", "M7": "nir", "M8": "nir_1240", "M10": "swir1"},
        **{"M11": "swir2"},
    },
    VEGETATION: {"0": "blue", "2": "red", "3": "nir"},
    # Channels of OLCI, and those of SLSTR in nadir view whose colour OLCI has not.
    SYNERGY: {
        **{"0": "blue", "2": "red", "3": "nir"},
        **_OLCI,
        **{"S5N": "swir1", "S6N": "swir2"},
    },
    # Its channels, and the two of level 2 over land that are evened out.
    OLCI: {
        **_OLCI,
        **{"RC681": "red", "RC865": "nir"},
    },
    CBERS: {
        **{**_counted(*_BGRN), **_counted(*_BGRN, first=5), **_counted(*_BGRN, first=13)},
        **{"10": "swir1", "11": "swir2"},
    },
    VENUS: {
        **_counted("", "coastal", "blue", "green", first=1),
        **{"1": "", "5": "", "6": "", "7": "red", "8": "rededge1", "9": "rededge2"},
        **{"10": "rededge3", "11": "nir_narrow", "12": "water_vapour"},
    },
    SPOT: {"XS1": "green", "XS2": "red", "XS3": "nir"},
    ASTER: {
        **{"1": "green", "2": "red", "3": "nir", "3N": "nir", "4": "swir1", "6": "swir2"},
        **dict.fromkeys(("5", "7", "8", "9"), ""),
    },
}
# Whose numbers are written with two digits (B4 is B04); Landsat's stay as its files have them.
TWO_DIGITS = (SENTINEL2, MODIS, CBERS)
