"""The two sets of labels of BigEarthNet: 43 classes of CORINE land cover, and 19.

After Sumbul et al. 2021 (IEEE Geoscience and Remote Sensing Magazine 9(3):174-180, table 1):
classes that look alike from above are joined; those that one image does not show, such as airports
or construction sites, are dropped.
"""

from __future__ import annotations

from collections.abc import Iterable

# Classes that are joined, by the name of the joint one.
_JOINED = {
    "Urban fabric": ("Continuous urban fabric", "Discontinuous urban fabric"),
    "Arable land": ("Non-irrigated arable land", "Permanently irrigated land", "Rice fields"),
    "Permanent crops": (
        "Vineyards",
        "Fruit trees and berry plantations",
        "Olive groves",
        "Annual crops associated with permanent crops",
    ),
    "Natural grassland and sparsely vegetated areas": (
        "Natural grassland",
        "Sparsely vegetated areas",
    ),
    "Moors, heathland and sclerophyllous vegetation": (
        "Moors and heathland",
        "Sclerophyllous vegetation",
    ),
    "Transitional woodland, shrub": ("Transitional woodland/shrub",),
    "Inland wetlands": ("Inland marshes", "Peatbogs"),
    "Coastal wetlands": ("Salt marshes", "Salines"),
    "Inland waters": ("Water courses", "Water bodies"),
    "Marine waters": ("Coastal lagoons", "Estuaries", "Sea and ocean"),
}
_KEPT = (
    "Industrial or commercial units",
    "Pastures",
    "Complex cultivation patterns",
    "Land principally occupied by agriculture, with significant areas of natural vegetation",
    "Agro-forestry areas",
    "Broad-leaved forest",
    "Coniferous forest",
    "Mixed forest",
    "Beaches, dunes, sands",
)
COARSE = {
    **{member: joint for joint, members in _JOINED.items() for member in members},
    **{joint: joint for joint in _JOINED},
    **{name: name for name in _KEPT},
}


def coarse_labels(labels: Iterable[str]) -> tuple[str, ...]:
    """Return the labels of the 19 classes for labels of the 43, sorted; some have none."""
    return tuple(sorted({COARSE[label] for label in labels if label in COARSE}))
