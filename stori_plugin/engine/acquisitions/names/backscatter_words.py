"""What names, descriptions and metadata say of the unit of backscatter.

Sources: HyP3 RTC product guide (g or s for gamma0 or sigma0, then p, a or d for power, amplitude
or decibels); OPERA RTC-S1 product specification (JPL D-108758: linear power); Microsoft Planetary
Computer "sentinel-1-rtc" (power); Earth Engine catalogue (COPERNICUS/S1_GRD in dB, S1_GRD_FLOAT in
power); JAXA, PALSAR mosaics (16-bit numbers: gamma0 = 20 log10 of the number - 83 dB).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from .dates import plain_key

DECIBEL, POWER, AMPLITUDE = "decibel", "power", "amplitude"
SPOKEN = {DECIBEL: "decibels", POWER: "linear power", AMPLITUDE: "amplitude"}


class UnitClaim(NamedTuple):
    """A unit that something states."""

    # decibel, power or amplitude.
    unit: str
    # What a stated number is multiplied by to be in that unit; None where that is not said.
    factor: float | None
    # What states it, for the user: "“db” in the name".
    evidence: str
    # Whether it may mean something else, and counts only where the numbers agree.
    is_weak: bool = False


# Letters of HyP3: ..._RTC10_G_gpuned_..., and before 2020 ..._RT10_..._G_gpn.
_HYP3 = re.compile(
    r"(?<![a-z0-9])[gs](?P<letter>[pad])[uw][nf][ec][dm](?![a-z0-9])"
    r"|_rt[c0-9]\d?_.*_[gs]_[gs](?P<old>[pa])[nf](?![a-z0-9])"
)
_LETTERS = {"p": POWER, "a": AMPLITUDE, "d": DECIBEL}
_PRODUCTS = (
    (r"s1_grd_float", POWER),
    (r"copernicus_s1_grd(?!_float)", DECIBEL),
    (r"opera_l2_rtc_s1", POWER),
    (r"iw_(?:vv|vh|hh|hv)_rtc|_rtc_measurement", POWER),
)
_WORDS = {
    DECIBEL: r"(?:(?<![a-z0-9])|(?<=vv|vh|hh|hv)|(?<=sigma0|gamma0))(?:db|decibels?)"
    r"(?:_?x?_?(?P<times>100?))?(?![a-z0-9])",
    AMPLITUDE: r"(?<![a-z0-9])(?:amp|ampl|amplitude)(?![a-z0-9])",
    POWER: r"(?<![a-z0-9])(?:power|pwr|intensity|linear|lin)(?![a-z0-9])",
}
_UNIT_KEY = re.compile(
    r"(?:^|_)(?:units?|unit_?type)$|expression_convention$"
    r"|^(?:backscatter|radiometric|sar|output|data)_(?:scale|scaling)$"
)
# Numbers of JAXA's PALSAR: amplitudes that stand 83 dB above one.
_PALSAR = re.compile(r"(?<![a-z0-9])(?:alos2?|palsar2?|alpsr\w*|f02d\w{1,2})(?![a-z0-9])")
PALSAR_SCALE = 10.0 ** (-83.0 / 20.0)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower())


@lru_cache(maxsize=4096)
def claim_of_name(name: str, where: str = "name") -> UnitClaim | None:
    """Read the unit in a name or description; None where it tells none or several."""
    text = _plain(name)
    match = _HYP3.search(text)
    if match:
        letter = match["letter"] or match["old"]
        return UnitClaim(_LETTERS[letter], None, f"“{match[0].rpartition('_')[2]}” in the {where}")
    found = {unit: re.search(form, text) for unit, form in _WORDS.items()}
    stated = {unit: match for unit, match in found.items() if match}
    if len(stated) == 1:
        ((unit, match),) = stated.items()
        times = match["times"] if unit == DECIBEL else None
        factor = 1.0 / float(times) if times else None
        return UnitClaim(unit, factor, f"“{match[0].strip('_')}” in the {where}")
    if stated:
        return None
    for form, unit in _PRODUCTS:
        if re.search(form, text):
            return UnitClaim(unit, None, f"the product's {where}")
    return None


def claim_of_folder(name: str) -> UnitClaim | None:
    """Read the unit in a folder's name, which may speak of something else."""
    claim = claim_of_name(name, "folder's name")
    return claim and claim._replace(is_weak=True)


def _factor_in(text: str) -> float | None:
    """Read what a number times makes the unit: "dB * 100" and "0.01 dB" both are 0.01."""
    match = re.search(r"(?<![a-z\d.])(\d+(?:\.\d+)?(?:e-?\d+)?)(?![a-z\d])", text)
    number = float(match[1]) if match else 0.0
    if number <= 0 or number == 1:
        return None
    return 1.0 / number if number > 1 else number


@lru_cache(maxsize=1024)
def claim_of_unit(value: str, where: str) -> UnitClaim | None:
    """Read the unit in the value of a metadata item, such as "dB", "dB * 100" or "power"."""
    text = value.lower()
    words = {
        DECIBEL: r"(?<![a-z])c?db(?![a-z])|decibel",
        AMPLITUDE: r"(?<![a-z])ampl?(?![a-z])|amplitude",
        POWER: r"(?<![a-z])(?:power|intensity|linear)(?![a-z])",
    }
    stated = [unit for unit, form in words.items() if re.search(form, text)]
    if AMPLITUDE in stated and stated[-1] == POWER and "linear" in text:
        stated = [AMPLITUDE]  # "linear amplitude"
    if len(stated) != 1:
        return None
    factor = _factor_in(text) if stated[0] == DECIBEL else None
    if stated[0] == DECIBEL and ("centi" in text or re.search(r"(?<![a-z])cdb", text)):
        factor = 0.01
    return UnitClaim(stated[0], factor, f"{where} “{value}”")


def claim_of_tags(tags: Mapping[str, str]) -> UnitClaim | None:
    """Read the unit that metadata items such as UNITS state."""
    for key, value in tags.items():
        if _UNIT_KEY.search(plain_key(key)):
            claim = claim_of_unit(str(value), f"the metadata item {key}")
            if claim:
                return claim
    return None


def is_palsar(name: str) -> bool:
    """Tell files of ALOS PALSAR, whose integers are amplitudes of known scale."""
    return bool(_PALSAR.search(_plain(name)))
