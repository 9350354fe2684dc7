"""The values given to ``stori:reconstruct``: checked, and read for the engine."""

from __future__ import annotations

import datetime
import os
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameters,
    QgsProcessingUtils,
    QgsProperty,
)

from ..engine.dates import date_in_text, output_dates
from ..engine.errors import InputError, ParameterError
from ..presentation.layers import dated_files_of
from . import reconstruct_parameters as names

SOME_DAY = datetime.date(2000, 1, 1)
PAIRS = (
    (names.OPTICAL, names.OPTICAL_FOLDER, "optical acquisitions", True),
    (names.SAR, names.SAR_FOLDER, "SAR acquisitions", False),
)
CHOICES = ((names.METHOD, names.METHODS), (names.CLOUD_MASK, names.CLOUD_MASKS))


class Values:
    """Reads the parameters of one run; all of it on the thread that prepares the run.

    Every method raises a `StoriError` whose sentence names the parameter.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        values: dict[str, Any],
        context: QgsProcessingContext,
    ):
        self._algorithm = algorithm
        self._values = values
        self._context = context

    # --- what can be known before running ---------------------------------

    def check(self) -> None:
        """Raise for the first value that cannot work, before anything is read."""
        for pair in PAIRS:
            self._check_pair(*pair)
        for name, options in CHOICES:
            self._check_choice(name, options)
        for name in (names.MASK_BUFFER, names.WORKERS, names.MEMORY):
            self._check_number(name)
        for name in (names.START, names.END):
            self._check_date(name)
        start, end = self.date(names.START), self.date(names.END)
        # Any observed date does: only the form of STEP and the period are at stake.
        output_dates(
            self.text(names.STEP), {start or end or SOME_DAY, end or start or SOME_DAY}, start, end
        )
        self.clear_classes()
        self.resolution()

    def _check_pair(self, layers: str, folder: str, what: str, is_required: bool) -> None:
        listed, path = self._listed(layers), self.text(folder)
        if listed and path:
            raise ParameterError(
                f"The {what} are given twice: keep either the layers ({layers}) "
                f"or the folder ({folder})."
            )
        if is_required and not listed and not path:
            raise ParameterError(
                f"No {what} are given: choose layers ({layers}) or a folder ({folder})."
            )
        if path and not os.path.isdir(path):
            raise ParameterError(
                f"The folder of {folder}, “{path}”, does not exist: choose another."
            )
        for item in listed:
            self._check_layer(item, layers)

    def _check_layer(self, item: Any, parameter: str) -> None:
        is_text = isinstance(item, str) and item
        if is_text and QgsProcessingUtils.mapLayerFromString(item, self._context) is None:
            advice = "does not exist: correct it"
            if os.path.exists(item):
                advice = "cannot be opened as a raster: repair it"
            raise InputError(f"“{item}” in {parameter} {advice} or take it out of the list.")

    def _check_choice(self, name: str, options: tuple[str, ...]) -> None:
        value = self._values.get(name)
        if isinstance(value, str) and value not in options:
            raise ParameterError(f"{name} is “{value}”: choose one of {', '.join(options)}.")

    def _check_number(self, name: str) -> None:
        value, definition = self._values.get(name), self._definition(name)
        if value is not None and not definition.checkValueIsAcceptable(value):
            raise ParameterError(
                f"{name} is “{value}”: "
                f"give a number that is not less than {definition.minimum():g}."
            )

    def _check_date(self, name: str) -> None:
        value = self._values.get(name)
        if isinstance(value, QgsProperty) or self._definition(name).checkValueIsAcceptable(value):
            return
        read = date_in_text(str(value)) or datetime.date(2020, 5, 1)
        raise ParameterError(
            f"{name} is “{value}”, which QGIS does not read as a date: write it as {read}."
        )

    # --- what the engine wants to know --------------------------------------

    def dated_files(self, name: str) -> tuple[tuple[str, datetime.date | None], ...]:
        """Return path and own date of each layer of a list; empty if none are given."""
        if not self._listed(name):
            return ()
        layers = self._algorithm.parameterAsLayerList(self._values, name, self._context)
        return dated_files_of(layers, name)

    def for_job(self) -> dict[str, Any]:
        """Return the keyword arguments of the engine's ``Job``, but for its sources."""
        a, values, context = self._algorithm, self._values, self._context
        return {
            "output": a.parameterAsFileOutput(values, names.OUTPUT, context),
            "bands": comma_list(self.text(names.BANDS)),
            "cloud_mask": a.parameterAsEnumString(values, names.CLOUD_MASK, context),
            "clear_classes": self.clear_classes(),
            "mask_buffer": a.parameterAsDouble(values, names.MASK_BUFFER, context),
            **self._extent(),
            "resolution": self.resolution(),
            "start": self.date(names.START),
            "end": self.date(names.END),
            "step": self.text(names.STEP),
            "method": a.parameterAsEnumString(values, names.METHOD, context),
            "keep_observed": a.parameterAsBoolean(values, names.KEEP_OBSERVED, context),
            "uncertainty": a.parameterAsBoolean(values, names.UNCERTAINTY, context),
            "workers": a.parameterAsInt(values, names.WORKERS, context),
            "memory": a.parameterAsInt(values, names.MEMORY, context),
        }

    def text(self, name: str) -> str:
        """Return a text or path without blanks around it."""
        return self._algorithm.parameterAsString(self._values, name, self._context).strip()

    def date(self, name: str) -> datetime.date | None:
        """Return a date, or None where it is left open."""
        day = QgsProcessingParameters.parameterAsDate(
            self._definition(name), self._values, self._context
        )
        return datetime.date(day.year(), day.month(), day.day()) if day.isValid() else None

    def clear_classes(self) -> tuple[int, ...]:
        """Return the classes of CLEAR_CLASSES, each once, ascending."""
        text = self.text(names.CLEAR_CLASSES)
        try:
            classes = {int(part) for part in comma_list(text)}
        except ValueError:
            classes = set()
        if not classes or not all(0 <= number <= 255 for number in classes):
            raise ParameterError(
                f"{names.CLEAR_CLASSES} is “{text}”: "
                "write class numbers with commas, such as 4,5,6."
            )
        return tuple(sorted(classes))

    def resolution(self) -> float | None:
        """Return RESOLUTION, or None where it is left open."""
        if self._values.get(names.RESOLUTION) in (None, ""):
            return None
        value = self._algorithm.parameterAsDouble(self._values, names.RESOLUTION, self._context)
        if not value > 0:
            raise ParameterError(
                f"{names.RESOLUTION} is {value:g}: "
                "give the side of a pixel, greater than 0, or leave it out."
            )
        return value

    def _extent(self) -> dict[str, Any]:
        box = self._algorithm.parameterAsExtent(self._values, names.EXTENT, self._context)
        if self._values.get(names.EXTENT) in (None, "") or box.isNull():
            return {"extent": None, "extent_crs": ""}
        crs = self._algorithm.parameterAsExtentCrs(self._values, names.EXTENT, self._context)
        bounds = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        known = crs.authid().startswith("EPSG:")
        return {"extent": bounds, "extent_crs": crs.authid() if known else crs.toWkt()}

    def _definition(self, name: str):
        return self._algorithm.parameterDefinition(name)

    def _listed(self, name: str) -> list:
        """Return what was given for a list of layers, as it was given."""
        value = self._values.get(name)
        if isinstance(value, (list, tuple)):
            return [item for item in value if item not in (None, "")]
        return [] if value in (None, "") else [value]


def comma_list(text: str) -> tuple[str, ...]:
    """Return the parts of a comma list without blanks and empty parts."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
