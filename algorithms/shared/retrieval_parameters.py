"""Parameters that the algorithms of retrieval have in common."""

from __future__ import annotations

import os
from collections.abc import Sequence

from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterFile

from ...engine.options.build_index_options import INDEX_SUFFIX
from ...engine.support.errors import ParameterError
from ...presentation.words import tr
from .parameter_kinds import choice, helped
from .values import Values

PLACES = "places"
INDEX_FILTER = f"Index (*{INDEX_SUFFIX})"


def code_parameter(
    name: str, options: Sequence[str], default: str, help_text: str
) -> QgsProcessingParameterDefinition:
    """Return the choice of a code."""
    return choice(name, tr("Code"), options, default, help_text)


def index_parameter(
    name: str, label: str, help_text: str, optional: bool = False
) -> QgsProcessingParameterDefinition:
    """Return an index to read."""
    parameter = QgsProcessingParameterFile(name, label, optional=optional, fileFilter=INDEX_FILTER)
    return helped(parameter, help_text)


def check_index(values: Values, name: str) -> None:
    """Raise where an index is named that is not there, or is none by its name."""
    path = values.text(name)
    if path and not os.path.isfile(path):
        raise ParameterError(f"The index of {name}, “{path}”, does not exist: choose another.")
    if path and not path.lower().endswith(INDEX_SUFFIX):
        raise ParameterError(
            f"The file of {name}, “{path}”, is not an index: choose a file *{INDEX_SUFFIX}."
        )


def weights_parameter(name: str) -> QgsProcessingParameterDefinition:
    """Return the weights of an encoder that does not come with the plugin."""
    return helped(
        QgsProcessingParameterFile(name, tr("Weights of the encoder"), optional=True),
        tr(
            "Your file of prithvi (Prithvi_100M.pt, Prithvi_EO_V2_300M.pt), vit-rgb (ViT-B/16), "
            "presto or galileo; nothing is downloaded. The other encoders need none."
        ),
        advanced=True,
    )
