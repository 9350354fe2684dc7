"""Plots at the size and the resolution of print."""

from __future__ import annotations

import os

from qgis.PyQt.QtGui import QImage

from ...presentation.words import tr

PRINT_DPI = 300
_SIZE = (170.0, 100.0)  # millimetres: the width of a page's text
_INCH = 25.4


def print_size() -> tuple[int, int]:
    """Return width and height of a printed plot in pixels."""
    width, height = (round(side / _INCH * PRINT_DPI) for side in _SIZE)
    return width, height


def save_picture(image: QImage, path: str) -> str:
    """Write a picture as PNG, whole or not at all; return a sentence where it cannot be written.

    Any thread may call.
    """
    dots = round(1000 * PRINT_DPI / _INCH)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    beside = f"{path}.part"
    try:
        if image.save(beside, "PNG"):
            os.replace(beside, path)
            return ""
        if os.path.exists(beside):
            os.remove(beside)
    except OSError:
        pass
    return tr("{} cannot be written: choose another place.").format(path)
