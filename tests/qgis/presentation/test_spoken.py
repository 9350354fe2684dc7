"""What the engine says is said in the user's language, with the fields of the dock."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from scripts import translate
from scripts.translation_files import compile_qm, read_ts
from stori_plugin.engine.support.errors import NoOverlapError, ParameterError
from stori_plugin.engine.support.sentences import Sentence, joined

SHORT = ("STEP has “{part}”, which is not a date: {forms}.", "all methods")


@contextmanager
def language(name, folder):
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    path = folder / f"{name}.qm"
    path.write_bytes(compile_qm(read_ts(translate.ts_file(name))))
    translator = QTranslator()
    assert translator.load(str(path))
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)


def test_sentences_are_translated_with_their_values_and_what_is_none_stays(qgis_app, tmp_path):
    from stori_plugin.presentation.spoken import spoken

    error = ParameterError(Sentence(SHORT[0], part="x\ny", forms=Sentence("all methods")))
    both = joined((Sentence("all methods"), "as told"))
    assert spoken(error) == "STEP has “x\\ny”, which is not a date: all methods."
    with language("de", tmp_path):
        assert spoken(error) == "STEP enthält „x\\ny“, was kein Datum ist: alle Methoden."
        assert spoken(both) == "alle Methoden as told"
        assert spoken(ParameterError("Told so.")) == "Told so."
        assert spoken(OSError("no space")) == "no space"
    assert str(error).startswith("STEP has ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EXTENT does not overlap the rasters.", "“Area” does not overlap the rasters."),
        ("STEP, START and END ask for 9 dates.",
         "“Step”, “Period, from” and “Period, to” ask for 9 dates."),
        ("OUTPUT /data/END/STEP is full.", "“Result in” /data/END/STEP is full."),
        ("STEP has “END”, which is no date; see END.tif.",
         "“Step” has “END”, which is no date; see END.tif."),
        ("SAR has NDVI; turn RESUME off.", "SAR has NDVI; turn RESUME off."),
    ],
)  # fmt: skip
def test_parameters_are_called_as_the_fields_of_the_dock(qgis_app, text, expected):
    from stori_plugin.gui.state.parameter_words import with_fields

    assert with_fields(text) == expected


def test_the_dock_calls_a_field_as_it_is_labelled(qgis_app, project):
    from qgis.PyQt.QtWidgets import QFormLayout

    from stori_plugin.gui.panels.run_fields import RunFields
    from stori_plugin.gui.state.parameter_words import run_fields
    from stori_plugin.gui.work.presenter import Presenter

    presenter = Presenter(project)
    fields = RunFields(presenter)
    labels = {
        layout.itemAt(row, QFormLayout.ItemRole.LabelRole).widget().text().replace("&", "")
        for layout in fields.findChildren(QFormLayout)
        for row in range(layout.rowCount())
        if layout.itemAt(row, QFormLayout.ItemRole.LabelRole)
    }
    of_form = set(run_fields()) - {"OPTICAL", "OPTICAL_FOLDER", "SAR_FOLDER", "COARSE",
                                   "COARSE_FOLDER", "START", "END", "UNCERTAINTY",
                                   "KEEP_OBSERVED"}  # fmt: skip
    assert {run_fields()[name] for name in of_form} <= labels
    presenter.close()


def test_a_run_speaks_the_language_of_the_user(qgis_app, tmp_path):
    from qgis.core import QgsProcessingFeedback

    from stori_plugin.gui.work.tasks import answer_of
    from stori_plugin.presentation.feedback import FeedbackProgress

    feedback = QgsProcessingFeedback()
    progress = FeedbackProgress(feedback)

    def fail():
        raise NoOverlapError(
            Sentence("That point lies beside the scene: click where rasters overlap.")
        )

    with language("fr", tmp_path):
        progress.step(Sentence("Learning from the scene"))
        progress.warn(Sentence("{path} does not exist: check the path.", path="/a"))
        _, sentence = answer_of(fail)
    assert "Apprentissage à partir de la scène" in feedback.textLog()
    assert "/a n'existe pas" in feedback.textLog()
    assert sentence.startswith("Ce point est à côté de la scène")
