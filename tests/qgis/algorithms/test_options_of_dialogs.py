"""Dialogs, dock and engine share their options: one default, one list of choices."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import subprocess
import sys

import pytest
from checkout import CHECKOUT

from stori_plugin.engine import options
from stori_plugin.engine.options.method_options import MethodOptions
from stori_plugin.engine.options.series_options import UNMASKED, USUAL_MASKING, SeriesRequest
from stori_plugin.engine.options.validate_options import ValidationOptions
from stori_plugin.engine.scene import job as job_module
from stori_plugin.gui.state.form import Form

MODULES = [
    *(
        importlib.import_module(f"{options.__name__}.{item.name}")
        for item in pkgutil.iter_modules(options.__path__)
    ),
    job_module,
]
SHARED = {
    value
    for module in MODULES
    for value in vars(module).values()
    if isinstance(value, type) and dataclasses.is_dataclass(value)
}


def algorithms() -> list:
    from stori_plugin.provider import ALGORITHMS

    return ALGORITHMS


def shared_in(value):
    """Give the values of shared classes in what an algorithm reads from its dialog."""
    if dataclasses.is_dataclass(value):
        if type(value) in SHARED:
            yield value
        for field in dataclasses.fields(value):
            yield from shared_in(getattr(value, field.name))


def differing(value) -> list[str]:
    """Return the fields of a shared value that are not as its class has them."""
    if value == UNMASKED:  # no mask is asked for
        return []
    # Which bands a series is read for is up to the feature; values in values come by themselves.
    free = ("names",) if isinstance(value, SeriesRequest) else ()
    return [
        f"{type(value).__name__}.{field.name}"
        for field in dataclasses.fields(value)
        if field.default is not dataclasses.MISSING and field.name not in free
        if type(field.default) not in SHARED and getattr(value, field.name) != field.default
    ]


def test_an_untouched_dialog_asks_for_the_defaults_of_the_engine(provider):
    from qgis.core import QgsProcessingContext

    from stori_plugin.algorithms.shared.values import Values

    asked = set()
    for kind in algorithms():
        algorithm, context = kind().create(), QgsProcessingContext()
        for value in shared_in(algorithm.read(Values(algorithm, {}, context))):
            asked.add(type(value))
            assert not differing(value), kind.NAME
    # Those of the methods are asked as a part of a `Job`, those of validation as text.
    assert asked == SHARED - {MethodOptions, ValidationOptions}


def test_a_dialog_offers_the_choices_of_the_engine(provider):
    from qgis.core import QgsProcessingParameterEnum

    lists = {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, tuple) and value and all(isinstance(item, str) for item in value)
    }
    for kind in algorithms():
        algorithm = kind().create()
        for parameter in algorithm.parameterDefinitions():
            if isinstance(parameter, QgsProcessingParameterEnum):
                assert parameter.usesStaticStrings()
                assert tuple(parameter.options()) in lists, f"{kind.NAME}: {parameter.name()}"


# --- what dialogs look like ---------------------------------------------------------------


def parameters(identifier: str):
    from qgis.core import QgsApplication

    found = QgsApplication.processingRegistry().createAlgorithmById(identifier)
    return found, {one.name(): one for one in found.parameterDefinitions()}


def test_words_stand_for_every_option_and_begin_with_it(provider):
    worded = {}
    for kind in algorithms():
        algorithm = kind().create()
        for parameter in algorithm.parameterDefinitions():
            words = parameter.metadata().get("widget_wrapper", {}).get("words")
            if words is not None:
                worded[kind.NAME, parameter.name()] = parameter.options(), words
    assert {name for _, name in worded} == {"METHOD", "CLOUD_MASK", "LEARN_FROM", "ON_READ_ERROR"}
    for offered, words in worded.values():
        assert [word.partition(":")[0] for word in words] == offered


def test_a_dialog_shows_words_and_gives_the_option(provider):
    from processing.gui.wrappers import WidgetWrapperFactory
    from qgis.core import QgsProcessingContext
    from qgis.PyQt.QtWidgets import QWidget

    from stori_plugin.presentation import settings

    dialog = QWidget()
    algorithm, found = parameters("stori:reconstruct")
    field = WidgetWrapperFactory.create_wrapper(found["METHOD"], dialog)
    changes = []
    field.widgetValueHasChanged.connect(lambda *_: changes.append(1))
    assert field.parameterValue() == "auto"
    assert field.widget.currentText() == "auto: the best at gaps hidden from it in this scene"
    field.setParameterValue("linear", QgsProcessingContext())
    assert field.parameterValue() == "linear" and changes
    settings.save(settings.Settings(method="gp"))
    algorithm, found = parameters("stori:reconstruct")
    field = WidgetWrapperFactory.create_wrapper(found["METHOD"], dialog)
    assert algorithm and field.parameterValue() == "gp"
    settings.save(settings.Settings())


def test_the_designer_of_models_has_its_own_field(provider):
    from processing.gui.wrappers import WidgetWrapperFactory
    from qgis.core import QgsProcessingContext, QgsProcessingModelAlgorithm
    from qgis.gui import QgsProcessingModelerParameterWidget
    from qgis.PyQt.QtWidgets import QDialog

    class ModelerParametersDialog(QDialog):
        model, childId, context = QgsProcessingModelAlgorithm(), "", QgsProcessingContext()  # noqa: N815

    dialog = ModelerParametersDialog()
    algorithm, found = parameters("stori:reconstruct")
    field = WidgetWrapperFactory.create_wrapper(found["METHOD"], dialog)
    assert algorithm and isinstance(field, QgsProcessingModelerParameterWidget)


def test_folders_come_first_under_one_heading(provider):
    for kind in algorithms():
        _, found = parameters(f"stori:{kind.NAME}")
        order = list(found)
        for folder, layers in (
            ("OPTICAL_FOLDER", "OPTICAL"),
            ("SAR_FOLDER", "SAR"),
            ("COARSE_FOLDER", "COARSE"),
            ("SERIES_FOLDER", "SERIES"),
        ):
            if folder in order and layers in order:
                assert order.index(folder) == order.index(layers) - 1, kind.NAME
                assert "one of these" in found[folder].description(), kind.NAME
                assert found[layers].description().startswith("… or"), kind.NAME


def test_dates_have_a_calendar_and_take_texts(provider):
    from qgis.core import Qgis, QgsProcessingContext, QgsProcessingParameterDateTime

    dated, context = 0, QgsProcessingContext()
    for kind in algorithms():
        algorithm, found = parameters(f"stori:{kind.NAME}")
        for parameter in (found[name] for name in ("START", "END") if algorithm and name in found):
            assert isinstance(parameter, QgsProcessingParameterDateTime), kind.NAME
            assert parameter.dataType() == Qgis.ProcessingDateTimeParameterDataType.Date
            assert parameter.checkValueIsAcceptable("2021-04-01", context)
            dated += 1
    assert dated >= 4


def test_pages_are_listed_among_the_results(provider):
    from qgis.core import QgsProcessingOutputHtml

    listed = {
        kind.NAME
        for kind in algorithms()
        for output in kind().create().outputDefinitions()
        if isinstance(output, QgsProcessingOutputHtml)
    }
    assert listed == {
        "download", "evaluateretrieval", "inspectseries", "reconstruct", "sampleseries", "train",
        "validate",
    }  # fmt: skip


def test_the_help_of_phenology_numbers_the_bands_as_they_are(provider):
    import re

    from stori_plugin.algorithms.phenology import PhenologyAlgorithm
    from stori_plugin.engine.analysis.season_metrics import METRICS

    listed = re.findall(r"<li><b>(\w+)</b>", PhenologyAlgorithm.HELP.partition("</ol>")[0])
    assert tuple(listed) == METRICS


def test_the_dock_asks_for_the_defaults_of_the_engine():
    form, job = Form(), job_module.Job(optical=(), output="")
    assert form.scene_job() == job
    same = ("step", "method", "cloud_mask", "mask_buffer", "keep_observed", "uncertainty")
    for name in (*same, "workers", "memory"):
        assert getattr(form, name) == getattr(job, name), name
    assert form.masking() == USUAL_MASKING


@pytest.mark.parametrize("module", [module.__name__ for module in MODULES])
def test_options_need_nothing_but_the_standard_library(module):
    code = (
        f"import sys, {module}\n"
        "heavy = {'numpy', 'scipy', 'rasterio', 'numba', 'qgis'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=CHECKOUT, check=True
    )
    assert done.stdout.strip() == "[]"
