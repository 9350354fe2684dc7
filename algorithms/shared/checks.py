"""The values given to an algorithm, held against what its parameters can take."""

from __future__ import annotations

import datetime
import math
import os
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterNumber,
    QgsProcessingUtils,
    QgsProperty,
)

from ...engine.acquisitions.files.containers import is_container
from ...engine.acquisitions.names.dates import date_in_text
from ...engine.support.errors import InputError, ParameterError
from .given_files import check_given_files
from .parameter_kinds import option_numbered

_ENDLESS = 2**31 - 1  # what QGIS takes where no maximum is given, or more


class Checks:
    """Tells what can be known to be wrong before running.

    Every method of a check raises a `StoriError` whose sentence names the parameter.
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

    def check_files(self) -> None:
        """Raise where a parameter names what must not be opened; before anything opens it."""
        check_given_files(self._algorithm.parameterDefinitions(), self._values)

    def check_numbers(self) -> None:
        """Raise for numbers that are none, and for whole ones that are too long for QGIS."""
        for definition in self._algorithm.parameterDefinitions():
            value = self._values.get(definition.name())
            if not isinstance(definition, QgsProcessingParameterNumber) or value in (None, ""):
                continue
            if _is_too_long(definition, value) or not _is_finite(value):
                raise self._no_number(definition)

    def check_pair(self, layers: str, folder: str, what: str, is_required: bool) -> None:
        """Raise unless at most one of a list of layers and a folder is given, and is there."""
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
        self.check_folder(folder)
        for item in listed:
            self._check_layer(item, layers)

    def check_folder(self, name: str) -> None:
        """Raise where a folder is named that is not there."""
        path = self.text(name)
        if path and os.path.isfile(path):
            raise ParameterError(
                f"“{path}” in {name} is a file: choose the folder that it lies in."
            )
        if path and not os.path.isdir(path):
            raise ParameterError(f"The folder of {name}, “{path}”, does not exist: choose another.")

    def check_file(self, name: str) -> None:
        """Raise where a file is named that is not there."""
        path = self.text(name)
        if path and os.path.isdir(path):
            raise ParameterError(f"“{path}” in {name} is a folder: choose the file in it.")
        if path and not os.path.isfile(path):
            raise ParameterError(f"The file of {name}, “{path}”, does not exist: choose another.")

    def _check_layer(self, item: Any, parameter: str) -> None:
        is_text = isinstance(item, str) and item and not self._is_container(item)
        if is_text and QgsProcessingUtils.mapLayerFromString(item, self._context) is None:
            advice = "does not exist: correct it"
            if os.path.exists(item):
                advice = "cannot be opened as a raster: repair it"
            raise InputError(f"“{item}” in {parameter} {advice} or take it out of the list.")

    @staticmethod
    def _is_container(item: Any) -> bool:
        """Tell what QGIS makes other layers of, or none: archives, netCDF, products."""
        return isinstance(item, str) and is_container(item)

    def check_choice(self, name: str, options: tuple[str, ...]) -> None:
        """Raise for a text that is none of ``options``, nor the number of one."""
        value = self._values.get(name)
        if isinstance(value, str) and value not in options and not self._numbered(name):
            raise ParameterError(f"{name} is “{value}”: choose one of {', '.join(options)}.")

    def _numbered(self, name: str) -> str:
        """Return the option of a choice whose number is given; else ""."""
        return option_numbered(self._definition(name), self._values.get(name))

    def check_number(self, name: str) -> None:
        """Raise for what is no number or is out of its parameter's range."""
        value, definition = self._values.get(name), self._definition(name)
        if value is not None and not definition.checkValueIsAcceptable(value):
            raise self._no_number(definition)

    def _no_number(self, definition: QgsProcessingParameterNumber) -> ParameterError:
        low, high = definition.minimum(), definition.maximum()
        value = self._values.get(definition.name())
        span = f"from {low:g} to {high:g}"
        if high >= _ENDLESS:
            span = f"that is not less than {low:g}"
            if _is_too_long(definition, value):
                span = f"from {low:g} to {_ENDLESS:,}"
        return ParameterError(f"{definition.name()} is “{value}”: give a number {span}.")

    def check_field(self, name: str, source: str) -> None:
        """Raise where the features of ``source`` cannot be opened or lack the field named."""
        fields, field = self.source(source).fields().names(), self.text(name)
        if field and field not in fields:
            known = f"has the fields {', '.join(fields)}" if fields else "has no fields"
            raise ParameterError(f"{name} is “{field}”, and {source} {known}: choose another.")

    def check_there(self, name: str) -> None:
        """Raise where a value is left out that is needed."""
        if self._values.get(name) in (None, ""):
            label = self._definition(name).description()
            raise ParameterError(f"{name} ({label}) is missing: give one.")

    def check_date(self, name: str) -> None:
        """Raise for what QGIS does not read as a date."""
        value = self._values.get(name)
        if isinstance(value, QgsProperty) or self._definition(name).checkValueIsAcceptable(value):
            return
        read = date_in_text(str(value)) or datetime.date(2020, 5, 1)
        raise ParameterError(
            f"{name} is “{value}”, which QGIS does not read as a date: write it as {read}."
        )

    def text(self, name: str) -> str:
        """Return a text or path without blanks around it."""
        return self._algorithm.parameterAsString(self._values, name, self._context).strip()

    def source(self, name: str):
        """Return the features of a vector parameter."""
        features = self._algorithm.parameterAsSource(self._values, name, self._context)
        if features is None:
            raise InputError(f"{name} cannot be opened as a vector layer: choose another.")
        return features

    def _definition(self, name: str):
        return self._algorithm.parameterDefinition(name)

    def _listed(self, name: str) -> list:
        """Return what was given for a list of layers, as it was given."""
        value = self._values.get(name)
        if isinstance(value, (list, tuple)):
            return [item for item in value if item not in (None, "")]
        return [] if value in (None, "") else [value]


def _is_finite(value: Any) -> bool:
    try:
        return math.isfinite(float(value))
    except (TypeError, ValueError):  # an expression, or a text that QGIS refuses by itself
        return True
    except OverflowError:
        return False


def _is_too_long(definition: QgsProcessingParameterNumber, value: Any) -> bool:
    """Tell a whole number that QGIS would turn into another."""
    if definition.dataType() != Qgis.ProcessingNumberParameterType.Integer:
        return False
    try:
        return math.isfinite(float(value)) and abs(float(value)) > _ENDLESS
    except (TypeError, ValueError):
        return False
    except OverflowError:
        return True
