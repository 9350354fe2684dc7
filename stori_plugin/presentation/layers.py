"""Raster layers of QGIS as dated files for the engine. Main thread only."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from typing import NamedTuple

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsMapLayerTemporalProperties,
    QgsProviderRegistry,
    QgsRasterLayer,
)

from ..engine.support.errors import InputError
from .temporal import ONE_DAY, first_day_of, set_fixed_range

SUPPORTED_PROVIDER = "gdal"


class GivenFile(NamedTuple):
    """A file that the user gave."""

    path: str
    date: datetime.date | None
    """The date that its layer carries or the user typed; None where the file has to tell it."""


def dated_files_of(layers: Iterable[QgsMapLayer], parameter: str) -> tuple[GivenFile, ...]:
    """Return the file of each layer, with the date that the layer itself carries.

    Raises `InputError` for a layer that is no raster or has no file behind it,
    naming the layer and ``parameter``.
    """
    return tuple(
        GivenFile(path_of(layer, parameter), fixed_date_of(layer.temporalProperties()))
        for layer in layers
    )


def dated_layer(file: GivenFile) -> QgsRasterLayer:
    """Open a file as a layer that carries its date; on any thread, whose own it then is."""
    options = QgsRasterLayer.LayerOptions(loadDefaultStyle=False)
    options.skipCrsValidation = True
    layer = QgsRasterLayer(file.path, os.path.basename(file.path), SUPPORTED_PROVIDER, options)
    if file.date is not None:
        set_fixed_range(layer, (file.date, file.date + ONE_DAY))
    return layer


def path_of(layer: QgsMapLayer, parameter: str) -> str:
    """Return the path (or GDAL name) of the file behind ``layer``.

    Raises `InputError` where there is none.
    """
    if not isinstance(layer, QgsRasterLayer):
        raise InputError(
            f"The layer “{layer.name()}” in {parameter} is not a raster: take it out of the list."
        )
    if layer.providerType() != SUPPORTED_PROVIDER:
        raise InputError(
            f"The layer “{layer.name()}” in {parameter} comes from the provider "
            f"“{layer.providerType()}” and has no raster file behind it: "
            "export it to a GeoTIFF and give that one."
        )
    source = layer.source()
    parts = QgsProviderRegistry.instance().decodeUri(SUPPORTED_PROVIDER, source)
    is_plain_file = not any(parts.get(key) for key in ("layerName", "vsiPrefix", "vsiSuffix"))
    path = parts.get("path") if is_plain_file else source
    return os.path.abspath(path) if os.path.exists(path) else path


def fixed_date_of(properties: QgsMapLayerTemporalProperties | None) -> datetime.date | None:
    """Return the first day of the layer's own fixed temporal range, if it is set."""
    if properties is None or not properties.isActive():
        return None
    if properties.mode() != Qgis.RasterTemporalMode.FixedTemporalRange:
        return None
    return first_day_of(properties.fixedTemporalRange())
