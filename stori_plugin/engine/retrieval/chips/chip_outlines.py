"""Where the files of chips lie on the Earth, from their headers, many at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import rasterio
from rasterio.io import DatasetReader

from ...acquisitions.files.opening import guarded
from ...support.reprojection import points_in
from .chip_layers import opened_chip
from .chip_table import window_corners
from .geo_keys import LoneFiles, geo_keys

DEGREES = "EPSG:4326"
_AT_ONCE = 1024  # chips


@contextmanager
def among_many() -> Iterator[None]:
    """Let this thread open many files of a folder one after the other.

    GDAL's options are set once, and the folder, which may hold all chips, is not listed anew for
    each: what lies beside a file is asked for by its name.
    """
    with guarded(), rasterio.Env(GDAL_DISABLE_READDIR_ON_OPEN="TRUE"):
        yield


class Outlines:
    """Collects where rasters lie, and brings their corners into degrees together."""

    def __init__(self, count: int) -> None:
        """``count`` is the number of chips; those that are not added have no place."""
        self._frames = np.full((count, 4, 2), np.nan)  # in the CRS of each
        self._rows: dict[str, list[int]] = {}  # by CRS, as WKT
        self._known: dict[bytes, str] = {}
        self._lone = LoneFiles()

    def add(self, row: int, path: str, dataset: DatasetReader) -> None:
        """Take the place of a chip from its file, which is open (see `opened_chip`)."""
        crs = self._crs_of(path)
        if crs:
            whole = np.array([[0, 0, dataset.height, dataset.width]])
            self._frames[row] = window_corners(tuple(dataset.transform), whole)[0]
            self._rows.setdefault(crs, []).append(row)

    def _crs_of(self, path: str) -> str:
        keys = geo_keys(path) if self._lone.has(path) else None
        if keys is None:
            return _told_crs(path)
        if keys not in self._known:
            self._known[keys] = _told_crs(path)
        return self._known[keys]

    def in_degrees(self, check: Callable[[], None]) -> np.ndarray:
        """Return the outlines (count, 4, 2) in degrees, NaN where unknown; ``check`` may raise."""
        corners = np.full_like(self._frames, np.nan)
        for crs, rows in self._rows.items():
            for first in range(0, len(rows), _AT_ONCE):
                check()
                some = rows[first : first + _AT_ONCE]
                corners[some] = _moved(self._frames[some], crs)
        return corners


def _moved(frames: np.ndarray, crs: str) -> np.ndarray:
    """Return frames (n, 4, 2) in degrees; infinite where one has no place there."""
    xs, ys = points_in(crs, DEGREES, *frames.reshape(-1, 2).T.tolist())
    moved = np.stack([xs, ys], -1).reshape(frames.shape)
    if len(frames) > 1 and not np.isfinite(moved).all():  # one spoils all that go with it
        return np.concatenate([_moved(frame[None], crs) for frame in frames])
    return moved


def _told_crs(path: str) -> str:
    with opened_chip(path, with_crs=True) as dataset:
        return "" if dataset.crs is None else str(dataset.crs.to_wkt())


def has_place(path: str) -> bool:
    """Tell whether a raster says where on the Earth it lies."""
    return bool(_told_crs(path))
