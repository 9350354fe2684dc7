"""Fields of the dock in place of parameters: EXTENT of the engine's sentences is the field Area."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...presentation.words import tr

# Paths and what users wrote between “ and ” are no names of parameters.
_NAME = re.compile(r"(?<![\w/\\.“„«=-])[A-Z]+(?:_[A-Z]+)*(?![\w/\\”=]|[.-]\w)")


def with_fields(text: str, fields: Mapping[str, str] | None = None) -> str:
    """Return a sentence that names fields in place of parameters; those of the Run tab if not told.

    ``fields`` are the labels of fields by parameter; what has none keeps its name.
    """
    labels = run_fields() if fields is None else fields
    quoted = tr("“{}”")

    def named(found: re.Match[str]) -> str:
        label = labels.get(found[0])
        return quoted.format(label) if label else found[0]

    return _NAME.sub(named, text)


def run_fields() -> Mapping[str, str]:
    """Return the labels of the Run tab, and of the lists of the Data tab, by parameter."""
    optical, coarse = tr("Optical"), tr("Coarse")
    return {
        "OPTICAL": optical,
        "OPTICAL_FOLDER": optical,
        "SAR_FOLDER": "SAR",
        "COARSE": coarse,
        "COARSE_FOLDER": coarse,
        "BANDS": _plain(tr("&Bands")),
        "STEP": _plain(tr("S&tep")),
        "START": tr("Period, from"),
        "END": tr("Period, to"),
        "METHOD": _plain(tr("&Method")),
        "EXTENT": tr("Area"),
        "UNCERTAINTY": tr("Write the uncertainty as well"),
        "OUTPUT": _plain(tr("Res&ult in")),
        "CLOUD_MASK": tr("Cloud mask"),
        "CLEAR_CLASSES": tr("Clear classes (SCL)"),
        "MASK_BUFFER": tr("Buffer around clouds"),
        "RESOLUTION": tr("Pixel size"),
        "COARSE_RESOLUTION": tr("Coarse pixel"),
        "LEARN_FROM": tr("Learn from"),
        "KEEP_OBSERVED": tr("Keep clear observations as they are"),
        "WORKERS": tr("Threads"),
        "MEMORY": tr("Memory"),
    }


def place_fields() -> Mapping[str, str]:
    """Return the labels of what is asked for a download, by parameter."""
    return {
        "EXTENT": tr("Area"),
        "START": tr("Dates, from"),
        "END": tr("Dates, to"),
        "SOURCE": tr("Source"),
        "ENDPOINT": tr("Address"),
        "COLLECTIONS": tr("Collections"),
        "ASSETS": tr("Assets"),
        "AUTHCFG": tr("Account"),
        "OPTICAL": tr("Optical"),
        "BANDS": tr("Bands"),
        "RESOLUTION": tr("Resolution"),
        "OUTPUT": tr("Folder"),
    }


def _plain(label: str) -> str:
    """Return a label without the mark of its shortcut."""
    return label.replace("&", "")
