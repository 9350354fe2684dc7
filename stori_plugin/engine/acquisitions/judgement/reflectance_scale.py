"""How undeclared numbers become reflectance: from the rule of a series, not from one file.

A file by itself cannot tell: a dark scene stored as integers looks like a bright one stored as
fractions. So bands of one product are looked at together and dates by their median, and only
where the usual ten-thousandths are impossible another unit is taken that fits alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..names.band_names import LANDSAT, SENTINEL2, UNKNOWN
from .judged_layer import PLAIN, Scaling
from .sampled_numbers import Numbers
from .stated_scale import LANDSAT_LEVEL2, TEN_THOUSANDTH

EIGHT_BIT = Scaling(1 / 255, 0.0)
SIXTEEN_BIT = Scaling(1 / 65535, 0.0)
PER_CENT = Scaling(0.01, 0.0)

# Reflectance stays below 2 even over snow and glint; integers of it start in the hundreds.
HIGHEST_FRACTION = 2.0
# As a rule of a series its brightest band stays below.
BRIGHT = 1.2
_DARK = 0.02
_CLEARLY_INTEGER = 50.0
# Collection 2 stores 0 as 7273; other conventions stay below this but in cloud and snow.
COLLECTION2_LEAST, COLLECTION2_MOST = 6500.0, 50_000.0
# Units that people store reflectance in, and how much of one the brightest pixels of a series
# and its rule must fill for a unit to be believed.
_UNITS = {100.0: "per cent", 255.0: "1/255", 1000.0: "thousandths"}
_FILLED_BY_BRIGHTEST = (0.4, 1.2)
_FILLED_BY_RULE = (0.03, 0.9)
_ENOUGH = 3  # products
_MOST_OF_THEM = 0.8


class Decision(NamedTuple):
    """The scaling of a group of layers, and how it was come by, for the user."""

    scaling: Scaling
    how: str
    evidence: str
    # What is to be said aloud, as the end of a sentence: what to do; "" where nothing is.
    doubt: str = ""


@dataclass(frozen=True)
class Kind:
    """What the layers that are decided together share."""

    sensor: str
    # The data type, as NumPy calls it.
    dtype: str
    # Whether the names are those of browser exports, and Landsat's surface reflectance.
    is_browser: bool
    is_landsat_sr: bool
    # Whether the numbers are those of fractions (True) or larger (False), of floats.
    is_fraction: bool

    @property
    def is_float(self) -> bool:
        """Whether numbers may have fractional parts."""
        return np.dtype(self.dtype).kind == "f"


class Rule(NamedTuple):
    """The rule of a series in stored numbers."""

    # How many products were looked at.
    products: int
    # The brightest band of each product (95 %), and its darkest (5 %).
    bright: np.ndarray
    dark: np.ndarray
    # Median over products of the brightest band.
    usual: float
    # The brightest pixels of the series, the single brightest product left out.
    brightest: float
    # Whether the near infrared is that of plants: well above red as a rule; its median.
    plants: float


def rule_of(numbers: Numbers, rows: np.ndarray, roles: np.ndarray) -> Rule:
    """Find the rule of some layers. ``roles`` are those of all layers."""
    _, bright = numbers.of_products(rows, numbers.high, np.fmax)
    _, dark = numbers.of_products(rows, numbers.low, np.fmin)
    _, top = numbers.of_products(rows, numbers.top, np.fmax)
    if not bright.size:
        return Rule(0, bright, dark, np.nan, np.nan, np.nan)
    ordered = np.sort(top)
    brightest = float(ordered[-2] if len(ordered) > _ENOUGH else ordered[-1])
    return Rule(
        len(bright),
        bright,
        dark,
        float(np.median(bright)),
        brightest,
        _plants(numbers, rows, roles),
    )


def _plants(numbers: Numbers, rows: np.ndarray, roles: np.ndarray) -> float:
    near, nir = numbers.of_products(rows[np.isin(roles[rows], _NIR)], numbers.median, np.fmax)
    of_red, red = numbers.of_products(rows[roles[rows] == "red"], numbers.median, np.fmax)
    both, first, second = np.intersect1d(near, of_red, return_indices=True)
    if not both.size or np.median(nir[first] / np.maximum(red[second], 1e-9)) < 1.5:
        return np.nan
    return float(np.median(nir[first]))


_NIR = ("nir", "nir_broad", "nir_narrow")


def decide(kind: Kind, rule: Rule) -> Decision:
    """Decide how the layers of a kind are scaled."""
    if kind.is_float and kind.is_fraction:
        return Decision(PLAIN, "fractions as they are", _seen(rule, PLAIN))
    if kind.dtype == "uint8":
        return _eight_bit(kind, rule)
    if not rule.products:
        return Decision(TEN_THOUSANDTH, "integers times 0.0001", "whole numbers without a scale")
    small = float(np.percentile(rule.bright, 90)) <= HIGHEST_FRACTION
    if kind.sensor == UNKNOWN and small and not kind.is_float:
        return Decision(PLAIN, "integers as they are", _seen(rule, PLAIN))
    return (
        _sixteen_bit(kind, rule)
        or _collection2(kind, rule)
        or _unit(rule)
        or _ten_thousandth(kind, rule)
    )


def _seen(rule: Rule, scaling: Scaling) -> str:
    if not rule.products:
        return "no pixels were looked at"
    return (
        f"{rule.products} products of which the brightest band reaches "
        f"{rule.usual * scaling.scale + scaling.offset:.3g} as a rule"
    )


def _eight_bit(kind: Kind, rule: Rule) -> Decision:
    """Bytes, of per cent where none is above 100, else of 1/255."""
    how = "8-bit images, divided by 255; take reflectance itself if you can"
    if kind.is_browser:
        return Decision(EIGHT_BIT, how, f"the name of a browser's export; {_seen(rule, EIGHT_BIT)}")
    # The near infrared of land fills more than a quarter of a byte.
    if rule.products >= _ENOUGH and rule.brightest <= 100 and 3 <= rule.usual <= 255 / 4:
        return Decision(
            PER_CENT,
            "8-bit numbers taken for per cent, times 0.01; take reflectance itself if you can",
            f"no number above 100; {_seen(rule, PER_CENT)}",
            f"8-bit numbers up to about {rule.brightest:.3g} are taken for per cent of "
            "reflectance, times 0.01; if they are not, set the bands' scale",
        )
    return Decision(
        EIGHT_BIT,
        how,
        f"8-bit integers; {_seen(rule, EIGHT_BIT)}",
        "8-bit numbers are taken for reflectance from 0 to 1, divided by 255; if they are not, "
        "set the bands' scale, and take reflectance itself if you can",
    )


def _sixteen_bit(kind: Kind, rule: Rule) -> Decision | None:
    """Reflectance from 0 to 1 over 0 to 65535."""
    if kind.dtype != "uint16" or not rule.usual <= 65535:
        return None
    impossible = rule.usual > BRIGHT * 1e4 and rule.brightest > 2e4
    lowest = float(np.median(rule.dark))
    if kind.is_browser and (impossible or rule.usual > 1300):
        evidence = f"the name of a browser's export; {_seen(rule, SIXTEEN_BIT)}"
        return Decision(SIXTEEN_BIT, "16-bit images of a browser, divided by 65535", evidence)
    if not impossible or lowest >= COLLECTION2_LEAST:
        return None
    return Decision(
        SIXTEEN_BIT,
        "16-bit images, divided by 65535",
        f"times 0.0001 they would reach {rule.usual * 1e-4:.2g} as a rule; "
        + _seen(rule, SIXTEEN_BIT),
        "numbers over the whole range of 16 bits are taken for reflectance from 0 to 1, divided "
        "by 65535; if they are not, set the bands' scale",
    )


def _collection2(kind: Kind, rule: Rule) -> Decision | None:
    """Landsat's 0.0000275 and -0.2, whatever the data type and the bands' names."""
    inside = (rule.dark >= COLLECTION2_LEAST) & (rule.bright <= COLLECTION2_MOST)
    certain = kind.sensor == LANDSAT and kind.is_landsat_sr
    if kind.sensor == SENTINEL2 or inside.mean() < _MOST_OF_THEM:
        return None
    if not certain and rule.products < _ENOUGH:
        return None
    evidence = (
        f"{int(inside.sum())} of {rule.products} products hold numbers from about "
        f"{float(np.median(rule.dark)):.0f} to {rule.usual:.0f}, those of Landsat Collection 2"
    )
    doubt = (
        ""
        if kind.sensor == LANDSAT
        else "the numbers are those of Landsat Collection 2 and were taken times 0.0000275, -0.2; "
        "if they are not, set the bands' scale and offset"
    )
    return Decision(
        LANDSAT_LEVEL2, "numbers of Landsat Collection 2, times 0.0000275, -0.2", evidence, doubt
    )


def _unit(rule: Rule) -> Decision | None:
    """Per cent, thousandths and the like, where ten-thousandths cannot be and one unit fits."""
    dark = rule.brightest * 1e-4 < _DARK or rule.plants * 1e-4 < 5 * _DARK
    if not dark or rule.products < _ENOUGH:
        return None
    fitting = [
        unit
        for unit in _UNITS
        if _FILLED_BY_BRIGHTEST[0] <= rule.brightest / unit <= _FILLED_BY_BRIGHTEST[1]
        and _FILLED_BY_RULE[0] <= rule.usual / unit <= _FILLED_BY_RULE[1]
    ]
    if len(fitting) != 1:
        return None
    scaling, spoken = Scaling(1 / fitting[0], 0.0), _UNITS[fitting[0]]
    return Decision(
        scaling,
        f"numbers up to about {rule.brightest:.3g}, taken for {spoken}, times {scaling.scale:.4g}",
        f"times 0.0001 the brightest would reach {rule.brightest * 1e-4:.2g} only; "
        + _seen(rule, scaling),
        f"numbers up to about {rule.brightest:.3g} are taken for {spoken} of reflectance, times "
        f"{scaling.scale:.4g}; if they are not, set the bands' scale",
    )


def _ten_thousandth(kind: Kind, rule: Rule) -> Decision:
    if kind.is_float and rule.brightest <= _CLEARLY_INTEGER:
        how = (
            f"fractional numbers up to about {rule.brightest:.3g}, taken as they are although "
            "reflectance should lie between 0 and 1; check them"
        )
        return Decision(PLAIN, how, _seen(rule, PLAIN))
    how = "integers times 0.0001"
    if kind.is_float:
        how = f"fractional numbers up to about {rule.usual:.0f}, times 0.0001"
    return Decision(TEN_THOUSANDTH, how, _seen(rule, TEN_THOUSANDTH))
