"""What STORI's algorithms share: their place in the toolbox and how they fail."""

from __future__ import annotations

import html
import os
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
)
from qgis.PyQt.QtGui import QIcon

from ...dependencies import missing_sentence
from ...engine.support.errors import StoriError
from ...metadata import RESOURCES, homepage, tracker
from ...presentation.announcing import open_announced
from ...presentation.collector import leaving_garbage_alone, take_garbage_away
from ...presentation.settings import fill_in
from ...presentation.spoken import spoken
from ...presentation.words import tr
from .parameter_kinds import option_numbered


def shown_help(text: str) -> str:
    """Return a help text in HTML as the program shows it: a terminal knows no HTML."""
    # The help panel shows every line break as a new paragraph.
    line = " ".join(text.split())
    if QgsApplication.platform() != "qgis_process":
        return line
    line = re.sub(r"<ol>.*?</ol>", _numbered, line)
    line = re.sub(r"\s*</?(?:p|ul|ol)>\s*", "\n", line)
    line = re.sub(r"\s*<h3>\s*", "\n\n", line)
    line = re.sub(r"\s*</h3>\s*", "\n", line)
    line = re.sub(r"\s*<li>\s*", "\n- ", line)
    return html.unescape(re.sub(r"<[^>]+>", "", line)).strip()


def _numbered(found: re.Match[str]) -> str:
    """Return a list of HTML with the number of each of its items before it."""
    first, *items = re.split(r"\s*<li>\s*", found[0])
    return first + "".join(f"\n{number}. {item}" for number, item in enumerate(items, 1))


@contextmanager
def faults_as_sentences(feedback: QgsProcessingFeedback) -> Iterator[None]:
    """Turn what goes wrong inside into a `QgsProcessingException` of one sentence.

    A `StoriError` is something that the user can mend and is shown as it is. Anything
    else is a fault of ours: the log keeps all that is needed to report it.
    """
    try:
        yield
    except QgsProcessingException:
        raise
    except StoriError as error:
        raise QgsProcessingException(spoken(error)) from error
    except MemoryError as error:
        raise QgsProcessingException(
            tr("The computer ran out of memory: lower MEMORY or WORKERS, or choose an EXTENT.")
        ) from error
    except Exception as error:
        feedback.pushDebugInfo(traceback.format_exc())
        raise QgsProcessingException(
            tr(
                "STORI failed in a way it should not ({kind}: {text}): "
                "please report it with this log at {where}."
            ).format(kind=type(error).__name__, text=error, where=tracker())
        ) from error


def _refusal(definition: QgsProcessingParameterDefinition, value) -> str:
    """Say what a parameter takes, given a value that it does not take."""
    if value in (None, ""):
        return f"{definition.name()} ({definition.description()}) is missing: give one."
    advice = "see its help for what it takes"
    if isinstance(definition, QgsProcessingParameterExtent):
        advice = (
            "give xmin,xmax,ymin,ymax and their CRS, such as "
            "500000,510000,5590000,5600000 [EPSG:32631]"
        )
    elif isinstance(definition, QgsProcessingParameterFile) and definition.extension():
        advice = f"choose a file that ends in .{definition.extension()}"
    elif isinstance(definition, QgsProcessingParameterFile) and definition.fileFilter():
        advice = f"choose a file of the kind {definition.fileFilter()}"
    elif isinstance(definition, QgsProcessingParameterPoint):
        advice = "give x,y and their CRS, such as 500000,5600000 [EPSG:32631]"
    elif isinstance(definition, QgsProcessingParameterNumber):
        advice = "give a number"
    elif gone := _path_of_nothing(value):
        return f"{definition.name()}: {gone} does not exist: check the path."
    return f"{definition.name()} is “{value}”: {advice}."


def _path_of_nothing(value: object) -> str:
    """Return the first of the paths given that leads to no file; "" where there is none."""
    given = value if isinstance(value, (list, tuple)) else [value]
    paths = (one for one in given if isinstance(one, str) and os.path.isabs(one))
    return next((path for path in paths if not os.path.exists(path.partition("|")[0])), "")


def _is_of_dock(feedback) -> bool:
    return getattr(feedback, "opens_layers", False)


class StoriAlgorithm(QgsProcessingAlgorithm):
    """An algorithm of the provider ``stori``; subclasses say what it does."""

    ICON = "icon.svg"
    _fault: QgsProcessingException | None = None

    def createInstance(self):  # noqa: N802
        """Return a fresh copy; QGIS runs copies only."""
        return type(self)()

    def icon(self) -> QIcon:
        """Return the icon in the toolbox."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802
        """Return the path of the icon, for QGIS to draw at any size."""
        return str(RESOURCES / self.ICON)

    def helpUrl(self) -> str:  # noqa: N802
        """Return the address of the manual's page on this algorithm."""
        return f"{homepage()}#{self.name()}"

    def addParameter(self, parameter, createOutput=True) -> bool:  # noqa: N802, N803
        """Declare a parameter; its dialog begins with what the user set under Options."""
        fill_in(parameter)
        return super().addParameter(parameter, createOutput)

    def canExecute(self) -> tuple[bool, str]:  # noqa: N802
        """Tell whether the packages are there, and if not what to install."""
        sentence = missing_sentence()
        return not sentence, sentence

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:  # noqa: N802
        """Tell which value QGIS cannot take, and what to give instead."""
        named = dict(parameters)
        for definition in self.parameterDefinitions():
            option = option_numbered(definition, named.get(definition.name()))
            if option:  # which QGIS promises to take, and does not where options are texts
                named[definition.name()] = option
        is_good, sentence = super().checkParameterValues(named, context)
        if not is_good:
            for definition in self.parameterDefinitions():
                value = named.get(definition.name())
                if not definition.checkValueIsAcceptable(value, context):
                    return False, _refusal(definition, value)
        return is_good, sentence

    @contextmanager
    def preparing(self, feedback) -> Iterator[None]:
        """Keep what goes wrong inside for `running`: QGIS keeps to itself what is raised here."""
        if not _is_of_dock(feedback):  # it does so itself after a failure; else this is a pause
            take_garbage_away()
        try:
            with faults_as_sentences(feedback):
                yield
        except QgsProcessingException as error:
            self._fault = error

    @contextmanager
    def running(self, feedback) -> Iterator[None]:
        """Turn what went wrong while preparing, or goes wrong inside, into one sentence."""
        if self._fault is not None:
            raise self._fault
        with leaving_garbage_alone(), faults_as_sentences(feedback):
            yield

    def postProcessAlgorithm(self, context, feedback):  # noqa: N802
        """Open the layers that the run announced; QGIS calls this when the run is done.

        A run of the dock opens them itself, a few at a time, so that QGIS does not stand still.
        """
        if not _is_of_dock(feedback):
            open_announced(context)
        return {}
