"""A run that goes on without QGIS's window: ``python -m stori_plugin.background FILE``.

The file says what is run, as JSON; it is taken away as soon as it is read. What a run into the same
folder has finished is gone on with. What goes wrong stands in a text file in the folder of the
result.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)

from .engine.support.checked_json import json_file, part
from .engine.support.text_files import write_text
from .presentation.layers import GivenFile, dated_layer

FAILED = "not_finished.txt"
_ALGORITHM = "stori:reconstruct"
_LONGEST = 32 * 2**20  # bytes


class _Errors(QgsProcessingFeedback):
    """Keeps what went wrong."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803
        """Keep a sentence."""
        self.errors.append(error)


def go_on(content: dict[str, Any]) -> str:
    """Run what a file says; return a sentence on what went wrong, else an empty text."""
    parameters = dict(part(content, "parameters", dict))
    context, feedback = QgsProcessingContext(), _Errors()
    context.setFeedback(feedback)
    context.setProject(QgsProject.instance())
    for name, files in part(content, "layers", dict).items():
        layers = [
            dated_layer(GivenFile(path, dt.date.fromisoformat(date) if date else None))
            for path, date in files
        ]
        for layer in layers:
            context.temporaryLayerStore().addMapLayer(layer)
        parameters[name] = [layer.id() for layer in layers]
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(_ALGORITHM)
    is_well, sentence = algorithm.checkParameterValues(parameters, context)
    if not is_well:
        return sentence
    try:
        _, is_well = algorithm.run(parameters, context, feedback, {}, False)
    except QgsProcessingException as error:
        return str(error)
    return "" if is_well else (feedback.errors or ["The run failed."])[-1]


def main(path: str) -> int:
    """Start QGIS without a window, run, and end."""
    content = json_file(path, _LONGEST)
    os.remove(path)
    prefix = part(content, "prefix", str)
    QgsApplication.setPrefixPath(prefix, True)
    application = QgsApplication([], False)
    application.initQgis()
    from . import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    sentence = go_on(content)
    folder = part(part(content, "parameters", dict), "OUTPUT", str)
    failed = os.path.join(folder, FAILED)
    if sentence:
        write_text(failed, sentence + "\n", "OUTPUT")
    elif os.path.exists(failed):
        os.remove(failed)
    plugin.unload()
    application.exitQgis()
    return 1 if sentence else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
