"""``stori:train``: a network for `stori` from scenes and tables of one's own."""

from __future__ import annotations

import os

from qgis.core import (
    Qgis,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
)

from ..engine.support.errors import OutputError, ParameterError
from ..presentation.words import tr
from .shared import parameters as shared
from .shared.parameters import helped
from .shared.task import Files, TaskAlgorithm

SCENES, TABLE, STEPS = "SCENES", "TABLE", "STEPS"
DEFAULT_STEPS = 2000


class TrainAlgorithm(TaskAlgorithm):
    """Trains the network on the clear observations of the user's own series."""

    NAME = "train"
    ICON = "train.svg"
    GROUP = "timeseries"
    TITLE = "Train the STORI network"
    SUMMARY = "Makes a network for the method stori from your own scenes or tables of series."
    TAGS = "train,network,neural,recurrent,deep learning,model,fine-tuning,transfer,weights"
    HELP = """
    <p>The method <b>stori</b> corrects GP fusion by a recurrent network that reads SAR and optical
    series together. The plugin brings a network of its own, which serves anywhere. This algorithm
    goes on training it on your ground: hide windows of clear observations, tell them from the
    rest and all SAR, learn from the error. No labels are needed.</p>
    <h3>What to train on</h3>
    <p>One scene by its optical and SAR acquisitions, more scenes in the table below them, a table
    of series of parcels or points, or all of these. Diversity counts: many fields and more than
    one season teach more than many pixels of a few fields. Both VV and VH are needed.</p>
    <p><b>Table (CSV)</b>: one row per series and date with the columns id, date (2023-05-31), bands
    of reflectance from 0 to 1 (B02, B03, ... or blue, red, nir, ...; empty where clouded), VV and
    VH in dB. It may be compressed (.csv.gz).</p>
    <h3>What comes out</h3>
    <p>A model file (.npz: arrays of numbers and a description, nothing that is executed) for the
    parameter MODEL of the reconstruction and the validation, and a page with the loss curve and
    the held-out error. Held out are two-month stretches of a scene and some series of a table: if
    training did not lower the error there, the file holds the network that was started from, and
    the page says so. The same inputs give the same file.</p>
    <p>After Cao et al. 2018, BRITS: bidirectional recurrent imputation for time series.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from shared.acquisitions()
        yield helped(
            QgsProcessingParameterMatrix(
                SCENES,
                tr("More scenes"),
                numberRows=1,
                headers=[tr("Optical folder"), tr("SAR folder")],
                optional=True,
            ),
            tr("One row per scene: the folder of optical and the folder of SAR acquisitions."),
        )
        yield helped(
            QgsProcessingParameterFile(
                TABLE,
                tr("Table of series"),
                optional=True,
                fileFilter=tr("Tables (*.csv *.csv.gz)"),
            ),
            tr("CSV with id, date, bands (0 to 1), VV and VH in dB; one row per series and date."),
        )
        yield helped(
            QgsProcessingParameterNumber(
                STEPS,
                tr("Steps of training"),
                Qgis.ProcessingNumberParameterType.Integer,
                DEFAULT_STEPS,
                minValue=10,
                maxValue=200000,
            ),
            tr("256 series each; 2000 steps take some minutes. The best state on the way is kept."),
        )
        yield shared.model_parameter(
            tr("Network to start from"),
            tr("A model file; empty means the network that comes with the plugin."),
        )
        yield from shared.masking()
        yield from shared.grid()
        yield helped(
            QgsProcessingParameterFileDestination(
                shared.OUTPUT, tr("Trained network"), tr("Model files (*.npz)")
            ),
            tr("For the parameter MODEL of the reconstruction and the validation."),
        )
        yield shared.page_output(
            tr("Page on the training"),
            tr("What was learned from, the loss curve, the held-out error by length of gap."),
        )

    def check(self, values) -> None:
        """Raise for what cannot work."""
        values.check_pair(shared.OPTICAL, shared.OPTICAL_FOLDER, "optical acquisitions", False)
        values.check_pair(shared.SAR, shared.SAR_FOLDER, "SAR acquisitions", False)
        values.check_number(STEPS)
        values.check_masking()
        for name in (TABLE, shared.MODEL):
            values.check_file(name)
        first = bool(Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER))
        if first != bool(Files(values, shared.SAR, shared.SAR_FOLDER)):
            raise ParameterError(
                "A scene needs optical and SAR acquisitions to train on: give OPTICAL and SAR, or "
                "neither."
            )
        more = _folders(values.rows(SCENES, 2))
        if not (first or more or values.text(TABLE)):
            raise ParameterError(
                "Nothing is given to train on: choose a scene (OPTICAL and SAR), SCENES or a TABLE."
            )

    def read(self, values):
        """Read the values."""
        kind, classes, buffer = values.masking()
        return {
            "optical": Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            "sar": Files(values, shared.SAR, shared.SAR_FOLDER),
            "more": _folders(values.rows(SCENES, 2)),
            "table": values.text(TABLE),
            "start": values.text(shared.MODEL),
            "steps": values.whole(STEPS),
            "settings": {
                "cloud_mask": kind,
                "clear_classes": classes,
                "mask_buffer": buffer,
                **values.grid(),
            },
            "output": values.destination(),
            "html": values.destination(shared.HTML),
        }

    def work(self, given, progress, context):
        """Train, and write model and page."""
        from ..engine.acquisitions.scan import rasters_in
        from ..engine.scene.job import Job
        from ..engine.support.text_files import write_text
        from ..engine.training.train import TrainingInputs, train
        from ..engine.training.training_report import training_html

        pairs = [(given["optical"].sources(), given["sar"].sources())] if given["optical"] else []
        pairs += [tuple(tuple(rasters_in(folder)) for folder in pair) for pair in given["more"]]
        scenes = tuple(
            Job(optical=optical, sar=sar, output="", **given["settings"]) for optical, sar in pairs
        )
        tables = (given["table"],) if given["table"] else ()
        inputs = TrainingInputs(scenes, tables, given["start"], given["steps"])
        result = train(inputs, progress)
        progress.check()
        result.model.save(_with_folder(given["output"]))
        if given["html"]:
            write_text(given["html"], training_html(result, given["output"]), shared.HTML)
        if not result.improved:
            progress.warn(
                tr("Training did not lower the held-out error: the model is the one started from.")
            )
        return {shared.OUTPUT: given["output"], shared.HTML: given["html"] or None}


def _folders(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the rows of SCENES that hold anything; raises where half of one is missing."""
    found = []
    for number, row in enumerate(rows, 1):
        if not any(row):
            continue
        for what, path in zip(("optical", "SAR"), row):
            if not os.path.isdir(path):
                raise ParameterError(
                    f"The {what} folder of row {number} of {SCENES}, “{path}”, does not exist: "
                    "choose another, or take the row out."
                )
        found.append(row)
    return found


def _with_folder(path: str) -> str:
    """Make the folder of a file and return the file's path."""
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder of {shared.OUTPUT} {path} cannot be made ({error.strerror}): choose "
            "another place."
        ) from error
    return path
