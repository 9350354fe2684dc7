"""Files named in parameters, looked at before QGIS opens them.

QGIS opens layers on the thread of its window, with whatever driver of GDAL or OGR takes them: a
pipe or a device would never answer there, and what describes a service would reach the network.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from qgis.core import (
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QUrl

from ...engine.acquisitions.files.containers import is_container
from ...engine.acquisitions.files.drivers import check_alone, check_plain, drivers_for
from ...engine.acquisitions.files.virtual_names import file_behind
from ...engine.acquisitions.files.virtual_sources import check_sources, is_virtual_raster
from ...engine.support.errors import InputError, OutputError
from ...engine.support.progress import SILENT, aside
from ...engine.support.regular_files import check_replaceable
from ...engine.support.unanswered import reading

# Seconds for a look at one file while the window waits.
_PATIENCE = 10.0
_RASTERS = (QgsProcessingParameterMultipleLayers, QgsProcessingParameterRasterLayer)
_LAYERS = (*_RASTERS, QgsProcessingParameterFeatureSource)


def check_given_files(
    definitions: Iterable[QgsProcessingParameterDefinition], values: Mapping[str, Any]
) -> None:
    """Raise a `StoriError` where a parameter names what must not be opened.

    That is a pipe, a socket or a device, what does not answer, a layer beside which GDAL would look
    into a pipe, and a raster that is none but shows other files or a service (`drivers_for`,
    `check_sources`). Nor may a result be put in the place of a pipe, a device or a folder.
    """
    named = [
        (text, definition)
        for definition in definitions
        for text in _texts(values.get(definition.name()))
    ]
    if named:
        aside(lambda: _check(named), SILENT, "stori-given-files", daemon=True)


def _check(named: Iterable[tuple[str, QgsProcessingParameterDefinition]]) -> None:
    for text, definition in named:
        for path in _paths(text):
            with reading(path, _PATIENCE):
                if not _is_there(path):
                    continue
                if definition.isDestination():
                    _check_place(path, definition)
                    continue
                check_plain(path)
                if isinstance(definition, _LAYERS):
                    _check_layer(path, definition)


def _check_place(path: str, definition: QgsProcessingParameterDefinition) -> None:
    try:
        if not isinstance(definition, QgsProcessingParameterFolderDestination):
            check_replaceable(path)
        elif not os.path.isdir(path):
            raise NotADirectoryError(errno.ENOTDIR, "it is no folder", path)
    except OSError as error:
        raise OutputError(
            f"{definition.name()} {path} cannot be written ({error.strerror}): choose another "
            "place."
        ) from error


def _check_layer(path: str, definition: QgsProcessingParameterDefinition) -> None:
    is_raster = isinstance(definition, _RASTERS)
    if is_raster and is_container(path):  # which QGIS does not open
        return
    if os.path.isdir(path):
        if is_raster and not os.path.isfile(os.path.join(path, "hdr.adf")):
            raise InputError(
                f"“{path}” in {definition.name()} is a folder and no raster: give the rasters in "
                "it, or name it where a folder is asked for."
            )
        path = os.path.join(path, "")  # whatever lies in it is looked into
    check_alone(path)
    if is_raster and os.path.isfile(path):
        drivers_for(path)
        if is_virtual_raster(path):
            check_sources(path)


def _texts(value: Any) -> Iterator[str]:
    """Give the texts of a value that may name files."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source.staticValue()
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, os.PathLike):
        yield os.fspath(value)
    elif isinstance(value, str) and value:
        yield value


def _paths(text: str) -> list[str]:
    """Return what a text may name: a file as it stands, with a layer in it, or as an address."""
    if text.startswith("file:"):
        text = QUrl(text).toLocalFile()
    return list(dict.fromkeys((text.strip(), file_behind(text.partition("|")[0].strip()))))


def _is_there(path: str) -> bool:
    try:
        os.stat(path)
    except (OSError, ValueError):  # not there, or a text that no file can be called
        return False
    return True
