"""The kinds of parameters, one call each: with its help, its default and its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

_FIELD = f"{__package__}.word_choice.WordChoice"  # loaded by Processing, where there are dialogs


def helped(
    parameter: QgsProcessingParameterDefinition, help_text: str, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Give a parameter its help, and say whether it waits behind "Advanced"."""
    parameter.setHelp(help_text)
    if advanced:
        parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
    return parameter


def choice(
    name: str,
    label: str,
    options: Sequence[str],
    default: str,
    help_text: str,
    advanced: bool = False,
    words: Mapping[str, str] | None = None,
) -> QgsProcessingParameterDefinition:
    """Return a choice of fixed texts; dialogs show ``words`` for them where there are any."""
    parameter = QgsProcessingParameterEnum(
        name, label, list(options), defaultValue=default, usesStaticStrings=True
    )
    if words is not None:
        shown = {"class": _FIELD, "words": [words[option] for option in options]}
        parameter.setMetadata({"widget_wrapper": shown})
    return helped(parameter, help_text, advanced)


def option_numbered(definition: QgsProcessingParameterDefinition, value: Any) -> str:
    """Return the option of a choice whose number is given, as qgis_process has it; else ""."""
    if not isinstance(definition, QgsProcessingParameterEnum) or isinstance(value, bool):
        return ""
    options, text = definition.options(), str(value)
    if text in options or not text.isdecimal() or int(text) >= len(options):
        return ""
    return options[int(text)]


def switch(
    name: str, label: str, default: bool, help_text: str, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Return a choice of yes and no."""
    return helped(QgsProcessingParameterBoolean(name, label, default), help_text, advanced)


def text(
    name: str, label: str, default: str, help_text: str, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Return a line of text; it may be left out where its default is empty."""
    parameter = QgsProcessingParameterString(name, label, default or None, optional=not default)
    return helped(parameter, help_text, advanced)


def whole(
    name: str,
    label: str,
    default: int,
    help_text: str,
    *,
    least: int,
    most: int | None = None,
    advanced: bool = False,
) -> QgsProcessingParameterDefinition:
    """Return a whole number within limits, both included."""
    kind = Qgis.ProcessingNumberParameterType.Integer
    limits = {"minValue": least} if most is None else {"minValue": least, "maxValue": most}
    parameter = QgsProcessingParameterNumber(name, label, kind, default, **limits)
    return helped(parameter, help_text, advanced)


def number(
    name: str,
    label: str,
    default: float,
    help_text: str,
    *,
    least: float,
    most: float | None = None,
    advanced: bool = False,
) -> QgsProcessingParameterDefinition:
    """Return a number within limits, both included."""
    kind = Qgis.ProcessingNumberParameterType.Double
    limits = {"minValue": least} if most is None else {"minValue": least, "maxValue": most}
    parameter = QgsProcessingParameterNumber(name, label, kind, default, **limits)
    return helped(parameter, help_text, advanced)


def layers_parameter(name: str, label: str, help_text: str) -> QgsProcessingParameterDefinition:
    """Return an optional list of raster layers."""
    raster = Qgis.ProcessingSourceType.Raster
    parameter = QgsProcessingParameterMultipleLayers(name, label, raster, optional=True)
    return helped(parameter, help_text)


def folder_parameter(name: str, label: str, help_text: str) -> QgsProcessingParameterDefinition:
    """Return an optional folder."""
    folder = Qgis.ProcessingFileParameterBehavior.Folder
    return helped(QgsProcessingParameterFile(name, label, folder, optional=True), help_text)


def comma_text(parts: Sequence[object], separator: str = ",") -> str:
    """Return a comma list as users write it."""
    return separator.join(str(part) for part in parts)
