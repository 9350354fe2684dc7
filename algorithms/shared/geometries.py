"""Geometries of vector layers, for the engine as GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
)

from ...engine.options.find_similar_options import ExampleShapes
from ...engine.support.errors import InputError

_FARTHEST = 1e12  # in any unit of a CRS; the equator has 4e7 metres


def geojson_of(geometry: QgsGeometry, feature: object, name: str) -> dict[str, Any]:
    """Return a geometry as GeoJSON.

    Raises `InputError` naming the feature and the parameter ``name`` where its coordinates are no
    numbers, or of no place on earth.
    """
    shape: dict[str, Any] = json.loads(geometry.asJson(9))
    waiting: list[Any] = [shape.get("geometries"), shape.get("coordinates")]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting += [part.get("geometries"), part.get("coordinates")]
        elif isinstance(part, list) and part and not isinstance(part[0], (list, dict)):
            if not all(isinstance(n, (int, float)) and abs(n) <= _FARTHEST for n in part[:2]):
                raise InputError(
                    f"Feature {str(feature)[:60]} of {name} has coordinates that are no place on "
                    "earth: mend its geometry, or take it out."
                )
        elif isinstance(part, list):
            waiting += part
    return shape


def shaped_features(
    source: QgsProcessingFeatureSource, name: str
) -> Iterator[tuple[QgsFeature, QgsGeometry]]:
    """Give the features of a layer that have a geometry with something in it.

    Where QGIS is to stop at invalid geometries (the wrench beside a layer, or its settings) this
    raises `InputError` naming the feature and the parameter ``name``.
    """
    stops = source.invalidGeometryCheck() == Qgis.InvalidGeometryCheck.AbortOnInvalid
    # QGIS would throw what Python cannot catch while features are handed over, and end.
    unchecked = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
    features = source.getFeatures(QgsFeatureRequest(), unchecked) if stops else source.getFeatures()
    for feature in features:
        geometry = feature.geometry()
        if stops and not geometry.isEmpty() and not geometry.isGeosValid():
            raise InputError(
                f"Feature {feature.id()} of {name} has an invalid geometry, such as a ring that "
                "crosses itself: mend the layer (Vector > Geometry Tools > Fix Geometries), or let "
                "such features be skipped or not checked (the wrench beside the layer)."
            )
        if not geometry.isEmpty():
            yield feature, geometry


def placeless(source: QgsProcessingFeatureSource, name: str) -> str:
    """Return what is to be said of a layer without a CRS that is laid over rasters, else ""."""
    from ...engine.support.reprojection import doubt_of_crs

    return doubt_of_crs(source.sourceCrs().toWkt(), source.sourceName() or name, "the rasters")


def example_shapes(source: QgsProcessingFeatureSource, name: str) -> ExampleShapes:
    """Return the geometries of a layer; `InputError` where it has none, or such as cannot be."""
    shapes = [
        geojson_of(geometry, feature.id(), name)
        for feature, geometry in shaped_features(source, name)
    ]
    if not shapes:
        raise InputError(f"{name} has no feature with a geometry: choose another layer.")
    return ExampleShapes(shapes, source.sourceCrs().toWkt(), source.sourceName() or name)
