"""What grows on simulated land: calendars, canopies and how they scatter.

Ranges are the author's choice, set so that simulated seasons resemble what
Sentinel-1 and Sentinel-2 see over temperate farmland. Days are days of the
harvest year (1 January is 0; autumn-sown crops have negative sowing days),
leaf area is in m2/m2, backscatter in dB at an incidence angle of 37 degrees.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

Range = tuple[float, float]
NEVER = 1.0e5


@dataclass(frozen=True)
class Crop:
    """One kind of plant cover; every pair is a range that fields draw from."""

    name: str
    # Days of the harvest year on which it is sown, grows, withers and is harvested.
    sow: Range
    rise: Range
    fall: Range
    harvest: Range
    # Leaf area (m2/m2) at its height.
    peak: Range
    # How long growth and withering take, in days.
    rise_width: Range = (8.0, 13.0)
    fall_width: Range = (5.0, 9.0)
    # Leaf area before the main growth: tillers in winter, the winter sward of grass.
    early: Range = (0.02, 0.1)
    # The share of it that outlives the season.
    keep: float = 0.0
    # The share of the grown leaf area that stands brown once it has withered.
    straw: Range = (0.4, 0.7)
    # Brown leaf area after the harvest.
    stubble: Range = (0.3, 1.1)
    # Green leaf area of what comes up by itself after the harvest.
    weeds: Range = (0.1, 1.3)
    # Days from the harvest to the plough.
    fallow: Range = (5.0, 70.0)
    # The share of the canopy in bloom at the height of flowering.
    flower: Range = (0.0, 0.0)
    # Chlorophyll, and the brightness of leaves in the near infrared, relative to the mean.
    greenness: Range = (0.8, 1.15)
    leaf_nir: Range = (0.88, 1.1)
    # The share of its water that the plant loses on withering.
    drying: Range = (0.3, 0.7)
    # Backscatter of a closed canopy in dB.
    veg_vv: Range = (-12.0, -9.0)
    veg_vh: Range = (-18.0, -14.5)
    # Extinction of the soil's backscatter per unit of leaf area.
    dim_vv: Range = (0.12, 0.22)
    dim_vh: Range = (0.12, 0.22)
    # How often it is mown.
    cuts: Range = (0.0, 0.0)
    # Days under water after sowing.
    flood: Range = (0.0, 0.0)
    # Whether it stands for good, without sowing and harvest.
    perennial: bool = False


WHEAT = Crop(
    "winter wheat", (-85, -45), (88, 112), (172, 190), (200, 224), (4.0, 6.3),
    rise_width=(9, 14), fall_width=(4, 8), early=(0.25, 1.1), straw=(0.5, 0.75),
    veg_vv=(-15.5, -12), veg_vh=(-21, -17.5), dim_vv=(0.22, 0.4), dim_vh=(0.1, 0.2),
)  # fmt: skip
BARLEY = replace(WHEAT, name="winter barley", fall=(152, 166), harvest=(178, 194), peak=(3.6, 5.5))
SPRING_BARLEY = replace(
    WHEAT, name="spring barley", sow=(62, 92), rise=(114, 132), fall=(174, 190),
    harvest=(203, 222), rise_width=(6, 9), early=(0.02, 0.08), peak=(3.0, 4.8),
)  # fmt: skip
RAPESEED = Crop(
    "rapeseed", (-132, -110), (72, 95), (158, 176), (188, 206), (3.8, 5.8),
    rise_width=(8, 12), early=(0.9, 2.4), flower=(0.45, 0.9), straw=(0.3, 0.5),
    drying=(0.2, 0.5), veg_vv=(-11, -8.5), veg_vh=(-15.2, -12.5),
)  # fmt: skip
MAIZE = Crop(
    "maize", (103, 130), (164, 186), (246, 268), (258, 296), (3.4, 5.4),
    rise_width=(6, 10), fall_width=(7, 13), stubble=(0.2, 0.5), weeds=(0, 0.4),
    veg_vv=(-10.5, -8), veg_vh=(-16, -13.2),
)  # fmt: skip
POTATO = Crop(
    "potato", (98, 125), (150, 172), (222, 256), (245, 282), (3.4, 5.2),
    rise_width=(5, 8), fall_width=(2, 6), stubble=(0.02, 0.2), straw=(0.2, 0.4),
    veg_vv=(-10.5, -8), veg_vh=(-15.5, -13.2),
)  # fmt: skip
BEET = Crop(
    "sugar beet", (82, 106), (148, 168), (318, 350), (266, 325), (3.8, 5.6),
    fall_width=(20, 35), stubble=(0.05, 0.4), greenness=(0.9, 1.3), weeds=(0, 0.2),
    veg_vv=(-10.5, -8), veg_vh=(-16.5, -14),
)  # fmt: skip
PEAS = Crop(
    "peas", (68, 102), (118, 140), (172, 196), (194, 216), (2.8, 4.6),
    rise_width=(6, 9), fall_width=(3, 7), veg_vv=(-12.5, -10), veg_vh=(-18, -15),
)  # fmt: skip
SUNFLOWER = Crop(
    "sunflower", (98, 122), (152, 172), (214, 238), (244, 268), (2.2, 3.8),
    rise_width=(6, 9), flower=(0.0, 0.3), veg_vv=(-11, -8.5), veg_vh=(-16, -13.5),
)  # fmt: skip
RICE = Crop(
    "rice", (115, 145), (172, 196), (236, 258), (256, 282), (3.5, 5.5),
    rise_width=(8, 12), flood=(35, 80), veg_vv=(-12, -9), veg_vh=(-18, -15),
)  # fmt: skip
COVER_CROP = Crop(
    "cover crop", (10, 28), (36, 56), (115, 160), (150, 230), (1.0, 3.6),
    rise_width=(5, 8), fall_width=(12, 25), stubble=(0.1, 0.5), weeds=(0.0, 0.2),
    veg_vv=(-12, -9.5), veg_vh=(-17.5, -14.5),
)  # fmt: skip
MEADOW = Crop(
    "meadow", (0, 0), (88, 112), (284, 306), (NEVER, NEVER), (2.8, 4.8),
    rise_width=(8, 14), fall_width=(12, 19), early=(0.9, 2.0), keep=1.0, straw=(0.05, 0.25),
    cuts=(2.0, 5.0), veg_vv=(-13, -10.5), veg_vh=(-20.5, -17), dim_vv=(0.08, 0.16),
    dim_vh=(0.08, 0.16), perennial=True,
)  # fmt: skip
PASTURE = replace(
    MEADOW, name="pasture", peak=(2.0, 3.4), early=(0.9, 1.8), cuts=(0.0, 1.6), straw=(0.1, 0.4)
)
LUCERNE = replace(
    MEADOW, name="lucerne", peak=(3.4, 5.4), early=(0.5, 1.2), cuts=(3.0, 5.0),
    veg_vv=(-12, -9.5), veg_vh=(-18, -15),
)  # fmt: skip
BROADLEAF = Crop(
    "broadleaf wood", (0, 0), (106, 122), (284, 304), (NEVER, NEVER), (4.6, 6.2),
    rise_width=(4, 7), fall_width=(7, 12), early=(0.7, 1.5), keep=1.0, straw=(0.25, 0.4),
    greenness=(1.0, 1.35), leaf_nir=(0.78, 0.95), drying=(0.0, 0.15), veg_vv=(-10, -8),
    veg_vh=(-15.2, -13), perennial=True,
)  # fmt: skip
CONIFERS = replace(
    BROADLEAF, name="conifers", peak=(4.4, 5.4), early=(3.6, 4.4), greenness=(1.5, 2.1),
    leaf_nir=(0.5, 0.65), straw=(0.02, 0.06), rise_width=(12, 18), fall_width=(12, 18),
)  # fmt: skip
GARDEN = replace(
    PASTURE, name="garden", cuts=(0.0, 1.5), peak=(2.2, 3.6), veg_vv=(-10, -7), veg_vh=(-16, -13)
)
SAVANNA = Crop(
    "savanna", (0, 0), (92, 140), (200, 290), (NEVER, NEVER), (0.8, 2.6),
    rise_width=(8, 18), fall_width=(12, 24), early=(0.15, 0.9), keep=1.0, straw=(0.4, 0.9),
    veg_vv=(-13, -10), veg_vh=(-20, -15.5), perennial=True,
)  # fmt: skip

ARABLE = (WHEAT, BARLEY, SPRING_BARLEY, RAPESEED, MAIZE, POTATO, BEET, PEAS, SUNFLOWER)
GRASSES = (MEADOW, PASTURE, LUCERNE)
WOODS = (BROADLEAF, CONIFERS)


def _near(rng: np.random.Generator, low: float, high: float, spread: float) -> Range:
    centre = float(rng.uniform(low, high))
    return (centre - spread, centre + spread)


def invent_crop(rng: np.random.Generator) -> Crop:
    """Return a crop that no farmer knows, for series that must vary widely.

    Sowing falls anywhere in the year, the season lasts 70 to 230 days, and
    canopy and scattering are drawn from the union of what the named crops do.
    """
    length = rng.uniform(70, 230)
    sow = rng.uniform(-120, 200)
    spread = rng.uniform(3, 18)
    rise = sow + length * rng.uniform(0.25, 0.5)
    fall = sow + length * rng.uniform(0.65, 1.1)
    veg_vv = rng.uniform(-15.5, -6.5)
    veg_vh = veg_vv - rng.uniform(3.5, 8)
    peak = rng.uniform(0.8, 6.0)
    early = rng.uniform(0.02, 0.25) * peak
    return Crop(
        "invented",
        (sow - spread, sow + spread),
        (rise - spread, rise + spread),
        (fall - spread, fall + spread),
        (sow + length - spread, sow + length + spread),
        (0.75 * peak, 1.25 * peak),
        rise_width=_near(rng, 5, 15, 1.5),
        fall_width=_near(rng, 4, 20, 1.5),
        early=(0.5 * early, 1.5 * early),
        straw=_near(rng, 0.2, 0.8, 0.1),
        stubble=(0.0, float(rng.uniform(0.1, 1.5))),
        weeds=(0.0, float(rng.uniform(0.2, 2.2))),
        fallow=(5.0, float(rng.uniform(20, 120))),
        flower=(0.0, float(rng.choice([0.0, 0.0, 0.0, 0.6]))),
        greenness=_near(rng, 0.75, 1.4, 0.1),
        leaf_nir=_near(rng, 0.7, 1.1, 0.06),
        drying=_near(rng, 0.15, 0.8, 0.1),
        veg_vv=(veg_vv - 1, veg_vv + 1),
        veg_vh=(veg_vh - 1, veg_vh + 1),
        dim_vv=_near(rng, 0.08, 0.38, 0.03),
        dim_vh=_near(rng, 0.07, 0.25, 0.03),
        flood=(0.0, float(rng.choice([0.0, 0.0, 0.0, 0.0, 70.0]))),
    )
