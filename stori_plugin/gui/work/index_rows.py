"""The places of an index that are pointed at or drawn around."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...engine.retrieval.index.index_file import Index
    from .places import MapField


def rows_at(index: Index, x: float, y: float, crs: str) -> list[int]:
    """Return the row of the chip that holds a point; raises what `rows_of_point` raises."""
    from ...engine.retrieval.finding.query import rows_of_point

    return rows_of_point(index, x, y, crs).tolist()


def rows_in(index: Index, field: MapField) -> list[int]:
    """Return the rows of the chips in a field; raises what `rows_of_shapes` raises."""
    from ...engine.retrieval.finding.query import rows_of_shapes

    shape = {"type": "MultiPolygon", "coordinates": field.polygons}
    return rows_of_shapes(index, [shape], field.crs).tolist()
