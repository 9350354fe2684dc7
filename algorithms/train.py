"""``stori:train``: a network for `stori` from scenes and tables of one's own."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import NamedTuple

from qgis.core import (
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMatrix,
)

from ..engine.options.train_options import FEWEST_STEPS, MOST_STEPS, TrainingInputs
from ..engine.scene.job import Job
from ..engine.support.errors import OutputError, ParameterError
from ..presentation.feedback import FeedbackProgress
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.parameter_kinds import helped, whole
from .shared.task import Files, TaskAlgorithm
from .shared.values import Values

SCENES, TABLE, STEPS = "SCENES", "TABLE", "STEPS"


class SceneFolders(NamedTuple):
    """A scene to train on, as a row of SCENES names it."""

    optical: str
    sar: str


@dataclass(frozen=True)
class TrainingJob:
    """What is trained on, and what is written."""

    optical: Files
    """Optical acquisitions of the first scene; may be none."""

    sar: Files
    """SAR acquisitions of the first scene."""

    more: tuple[SceneFolders, ...]
    """Further scenes."""

    scene: Job
    """How every scene is read; its inputs come later."""

    inputs: TrainingInputs
    """Tables, the network to start from, and how long; its scenes come later."""

    output: str
    """The file of the trained network."""

    page: str
    """The HTML file; empty where none is asked for."""


class TrainAlgorithm(TaskAlgorithm[TrainingJob]):
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
        yield from inputs.acquisitions()
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
        yield whole(
            STEPS,
            tr("Steps of training"),
            TrainingInputs.steps,
            tr("256 series each; 2000 steps take some minutes. The best state on the way is kept."),
            least=FEWEST_STEPS,
            most=MOST_STEPS,
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

    def check(self, values: Values) -> None:
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
        more = _scene_folders(values)
        if not (first or more or values.text(TABLE)):
            raise ParameterError(
                "Nothing is given to train on: choose a scene (OPTICAL and SAR), SCENES or a TABLE."
            )

    def read(self, values: Values) -> TrainingJob:
        """Read the values."""
        table = values.text(TABLE)
        return TrainingJob(
            optical=Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            sar=Files(values, shared.SAR, shared.SAR_FOLDER),
            more=_scene_folders(values),
            scene=values.scene_job(),
            inputs=TrainingInputs(
                tables=(table,) if table else (),
                start=values.text(shared.MODEL),
                steps=values.whole(STEPS),
            ),
            output=values.destination(),
            page=values.destination(shared.HTML),
        )

    def work(self, job: TrainingJob, progress, context):
        """Train, and write model and page."""
        from ..engine.support.text_files import write_text
        from ..engine.training.train import train
        from ..engine.training.training_report import training_html

        result = train(replace(job.inputs, scenes=_scenes(job, progress)), progress)
        progress.check()
        result.model.save(_with_folder(job.output))
        if job.page:
            write_text(job.page, training_html(result, job.output), shared.HTML)
        if not result.improved:
            progress.warn(
                tr("Training did not lower the held-out error: the model is the one started from.")
            )
        return {shared.OUTPUT: job.output, shared.HTML: job.page or None}


def _scenes(job: TrainingJob, progress: FeedbackProgress) -> tuple[Job, ...]:
    """Return a job for each scene to train on; folders are searched now."""
    from ..engine.acquisitions.scan import rasters_in

    scenes = []
    if job.optical:
        optical, sar = job.optical.sources(progress), job.sar.sources(progress)
        scenes.append(replace(job.scene, optical=optical, sar=sar))
    for folders in job.more:
        optical = tuple(rasters_in(folders.optical, progress))
        sar = tuple(rasters_in(folders.sar, progress))
        scenes.append(replace(job.scene, optical=optical, sar=sar))
    return tuple(scenes)


def _scene_folders(values: Values) -> tuple[SceneFolders, ...]:
    """Return the rows of SCENES that hold anything; raises where half of one is missing."""
    scenes = []
    for number, row in enumerate(values.rows(SCENES, 2), 1):
        if not any(row):
            continue
        folders = SceneFolders(*row)
        for role, path in (("optical", folders.optical), ("SAR", folders.sar)):
            if not os.path.isdir(path):
                raise ParameterError(
                    f"The {role} folder of row {number} of {SCENES}, “{path}”, does not exist: "
                    "choose another, or take the row out."
                )
        scenes.append(folders)
    return tuple(scenes)


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
