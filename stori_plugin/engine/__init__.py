"""The science of the plugin: arrays and paths in, arrays and paths out.

Nothing below this package imports QGIS or Qt, so it works from a plain Python prompt, in a
notebook or on a cluster as well as inside QGIS. Scripts may rely on the names that this package
itself gives; everything below it may move. They are loaded when they are first used.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .acquisitions.scan import rasters_in, scan
    from .acquisitions.series import Series, Source
    from .options.build_index_options import IndexRequest
    from .options.find_similar_options import ExampleShapes, SimilarQuery
    from .options.similarity_raster_options import SimilarityRequest
    from .retrieval.finding.find_similar import find_similar
    from .retrieval.index.build_index import build_index
    from .retrieval.index.index_file import open_index
    from .retrieval.similarity.similarity_raster import similarity_raster
    from .run.reconstruct import reconstruct
    from .run.run_result import RunResult, read_result
    from .scene.job import Job
    from .support.errors import StoriError
    from .support.progress import Progress

# Each name and the module that holds it.
_HOMES = {
    # Folders of rasters as dated series.
    "Source": "acquisitions.series",
    "Series": "acquisitions.series",
    "rasters_in": "acquisitions.scan",
    "scan": "acquisitions.scan",
    # Gap-free series.
    "Job": "scene.job",
    "reconstruct": "run.reconstruct",
    "RunResult": "run.run_result",
    "read_result": "run.run_result",
    # Places that look alike.
    "IndexRequest": "options.build_index_options",
    "build_index": "retrieval.index.build_index",
    "open_index": "retrieval.index.index_file",
    "SimilarQuery": "options.find_similar_options",
    "find_similar": "retrieval.finding.find_similar",
    "ExampleShapes": "options.find_similar_options",
    "SimilarityRequest": "options.similarity_raster_options",
    "similarity_raster": "retrieval.similarity.similarity_raster",
    # What all of them may raise, and what they tell while they work.
    "StoriError": "support.errors",
    "Progress": "support.progress",
}

__all__ = [
    "ExampleShapes",
    "IndexRequest",
    "Job",
    "Progress",
    "RunResult",
    "Series",
    "SimilarQuery",
    "SimilarityRequest",
    "Source",
    "StoriError",
    "build_index",
    "find_similar",
    "open_index",
    "rasters_in",
    "read_result",
    "reconstruct",
    "scan",
    "similarity_raster",
]


def __getattr__(name: str) -> Any:
    """Load what scripts may rely on when it is first used (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
    if "rasterio" in sys.modules:
        importlib.import_module(".support.raster_library", __name__).load_rasterio()
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
