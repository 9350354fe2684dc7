"""Parameters that the algorithms of retrieval have in common."""

from __future__ import annotations

import os

from qgis.core import QgsProcessingParameterFile

from ...engine.support.errors import ParameterError
from ...presentation.words import tr
from .parameter_kinds import choice, helped

PLACES = "places"
SUFFIX = ".storiindex"
INDEX_FILTER = f"Index (*{SUFFIX})"
CODES = ("float", "binary", "hash-32", "hash-64", "lsh-32", "lsh-64")


def code_parameter(name: str, options, default: str, text: str):
    """Return the choice of a code."""
    return choice(name, tr("Code"), options, default, text)


def index_file(name: str, label: str, text: str, optional: bool = False):
    """Return an index to read."""
    return helped(
        QgsProcessingParameterFile(name, label, optional=optional, fileFilter=INDEX_FILTER), text
    )


def check_index(values, name: str) -> None:
    """Raise where an index is named that is not there, or is none by its name."""
    path = values.text(name)
    if path and not os.path.isfile(path):
        raise ParameterError(f"The index of {name}, “{path}”, does not exist: choose another.")
    if path and not path.lower().endswith(SUFFIX):
        raise ParameterError(
            f"The file of {name}, “{path}”, is not an index: choose a file *{SUFFIX}."
        )


def weights_file(name: str):
    """Return the weights of an encoder that does not come with the plugin."""
    return helped(
        QgsProcessingParameterFile(name, tr("Weights of the encoder"), optional=True),
        tr(
            "Your file of prithvi (such as Prithvi_100M.pt) or vit-rgb (ViT-B/16); nothing is "
            "downloaded. The other encoders need none."
        ),
        advanced=True,
    )
