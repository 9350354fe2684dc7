"""Colours for rasters of classes: scene classifications and masks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsPalettedRasterRenderer, QgsRasterLayer
from qgis.PyQt.QtGui import QColor

# Sentinel-2's scene classification, in colours near to those of its own documents.
_SCENE_CLASSES = (
    (0, "#000000", "no data"),
    (1, "#ff0004", "saturated or defective"),
    (2, "#4c4c4c", "dark area"),
    (3, "#643200", "cloud shadow"),
    (4, "#3fa34d", "vegetation"),
    (5, "#e8d36b", "not vegetated"),
    (6, "#2166d1", "water"),
    (7, "#808080", "unclassified"),
    (8, "#c0c0c0", "cloud, medium probability"),
    (9, "#ffffff", "cloud, high probability"),
    (10, "#64c8ff", "thin cirrus"),
    (11, "#ff96ff", "snow or ice"),
)
_CLEAR = ((0, "#9aa5b1", "not clear"), (1, "#3fa34d", "clear"))
# What values rest on (engine/outputs/quality_rasters.py), from sure to doubtful.
_QUALITY_BANDS = ("quality", "days", "variance left")
_QUALITY = (
    (1, "#1a7a4c", "observed that day"),
    (2, "#66bd63", "clear within 5 days"),
    (3, "#c9e68a", "clear within 15 days"),
    (4, "#fee08b", "clear within 30 days"),
    (5, "#f46d43", "clear more than 30 days away"),
    (6, "#8e44ad", "never seen clear"),
    (7, "#d9d9d9", "no value"),
)
_MASK = ((0, "#3fa34d", "clear"), (1, "#9aa5b1", "not clear"))
CLASSES = {"SCL": _SCENE_CLASSES, "clear": _CLEAR, "mask": _MASK}


@dataclass(frozen=True)
class ClassLook:
    """How every layer of a series of classes is drawn."""

    # The (value, colour, label) of each class.
    classes: tuple[tuple[int, str, str], ...]

    def apply(self, layer: QgsRasterLayer) -> None:
        """Draw ``layer`` in this way. Main thread only."""
        entries = [
            QgsPalettedRasterRenderer.Class(value, QColor(colour), label)
            for value, colour, label in self.classes
        ]
        layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, entries))


def class_look(band_names: Sequence[str]) -> ClassLook | None:
    """Return the colours for rasters of classes that are known here, else None."""
    if tuple(band_names) == _QUALITY_BANDS:
        return ClassLook(_QUALITY)
    if len(set(band_names)) != 1 or band_names[0] not in CLASSES:
        return None
    return ClassLook(CLASSES[band_names[0]])
