"""Layers of features that algorithms write: all of it is there, or a sentence says why not.

QGIS tells of a full disk by what its calls return, and of what its driver fails to write at the
very end by nothing at all: so the layer is counted again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

from qgis.core import (
    QgsFeature,
    QgsFeatureSink,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ...engine.support.errors import OutputError
from ...engine.support.ownership import is_plain_file
from .values import Values

# What is written for others alone.
_NEVER_READ = (".dxf", ".pdf")
# What QGIS says where counting would take too long.
_UNCOUNTED = (-1, -2)


def write_features(
    values: Values, name: str, fields, wkb_type, crs, features: Iterable[QgsFeature]
) -> str:
    """Write features to the layer of the parameter ``name``; return what the layer is known by.

    Raises `OutputError` where not all of them could be written; a file is then taken away.
    """
    sink, identifier = values.sink(name, fields, wkb_type, crs)
    count, reason = 0, ""
    for feature in features:
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            reason = sink.lastError() or "the disk may be full"
            break
        count += 1
    if not sink.flushBuffer() and not reason:
        reason = sink.lastError() or "the disk may be full"
    # Its last words are written when it goes.
    del sink
    path = _file_of(identifier)
    if path and not reason and not _is_whole(identifier, path, count):
        reason = "not all of it could be read again; the disk may be full"
    if reason:
        if path and is_plain_file(path):
            with suppress(OSError):
                os.remove(path)
        raise OutputError(
            f"{name} {path or identifier} cannot be written ({reason}): check that the disk has "
            "space, or choose another place."
        )
    return identifier


def _file_of(identifier: str) -> str:
    """Return the file of a layer; "" for one in memory or in a database."""
    path = QgsProviderRegistry.instance().decodeUri("ogr", identifier).get("path", "")
    return path if path and os.path.isabs(path) else ""


def _is_whole(identifier: str, path: str, count: int) -> bool:
    if path.lower().endswith(_NEVER_READ):
        return os.path.exists(path)
    layer = QgsVectorLayer(identifier, "", "ogr")
    return layer.isValid() and layer.featureCount() in (count, *_UNCOUNTED)
