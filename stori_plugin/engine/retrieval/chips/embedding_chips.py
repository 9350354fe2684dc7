"""Chips that are windows of rasters of embeddings, down to a single pixel."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ...options.build_index_options import ChipCut
from ...rasters.grid import Grid, Window
from ...rasters.reading import GridReader
from ...rasters.target_grid import grid_over
from ...support.errors import NoOverlapError, ParameterError, StoriError
from ...support.progress import SILENT, Progress
from ..embeddings.embedding_mosaic import EmbeddingMosaic, check_size, open_embeddings
from ..embeddings.embedding_raster import EmbeddingRaster, open_embedding, read_vectors
from .chip_cut import MOST_CHIPS, check_cut
from .chip_pictures import SENSELESS, limits_of, stretch
from .chip_source import Check
from .chip_table import NO_DATE, ChipTable, TextLists, window_corners

KIND = "embedding"  # of a source, in an index
_BYTES = 16 * 2**20  # of the vectors that are read at once
_LARGEST = 2**30  # bytes of the vectors of one chip
_SHOWN = 3  # numbers of a vector that are shown as a colour
_LOOKED_AT = 128  # pixels of the middle of a raster, for the limits of its colours
_MOST_PIXELS = 2**22  # of a chip that is shown


class EmbeddingChips:
    """Windows of rasters of embeddings that make up one ground, as a `ChipSource`.

    A pixel is a vector of length one; the grid is that of the first raster over the ground of all,
    and where several have a pixel the first counts. Chips come block by block: what lies together
    is read together.
    """

    temporal = False
    dates: tuple[dt.date, ...] = ()

    def __init__(self, files: Sequence[str], cut: ChipCut, progress: Progress = SILENT) -> None:
        """Look at the rasters and plan the windows.

        Raises `ParameterError` for a cut that cannot be, `NoOverlapError` where no window lies on
        a raster, and what `open_embeddings` raises.
        """
        check_cut(cut)
        if cut.bands or cut.resolution or cut.start or cut.end:
            raise ParameterError(
                "Embeddings are taken as they are: leave BANDS, RESOLUTION, START and END out."
            )
        items = open_embeddings(files, progress)
        self.coding = items[0].coding
        self.bands = tuple(str(number) for number in range(1, items[0].bands + 1))
        self.roles = self.bands
        self.grid = grid_over([item.raster for item in items], cut.extent, cut.extent_crs)
        self.crs = self.grid.crs
        check_size(self.grid)
        size = min(cut.size, self.grid.width, self.grid.height) if cut.shrinks else cut.size
        _check_size(size, len(self.bands), self.grid)
        self._size, stride = size, cut.stride or size
        self._reader = GridReader(self.grid, check=progress.check)
        self._mosaic = EmbeddingMosaic(self._reader, items)
        windows, sources, self._starts = self._planned(stride, progress)
        progress.say(f"{len(windows)} windows of {size} x {size} pixels")
        nothing = TextLists(np.zeros(len(windows) + 1, np.int64), np.zeros(0, np.int32), [])
        self.table = ChipTable(
            np.arange(len(windows), dtype=np.int64),
            window_corners(self.grid.transform, windows),
            np.full(len(windows), NO_DATE, np.int32),
            sources,
            windows,
            nothing,
            nothing,
            [self._facts_of(item) for item in items],
        )
        self.facts: dict[str, Any] = {
            "size": size,
            "stride": stride,
            "bands": list(self.bands),
            "dates": [],
            "metres": size * self.grid.metres_per_pixel,
        }
        self.signature = {
            **self.facts,
            "coding": self.coding,
            "grid": repr(self.grid),
            "files": [_state(path) for item in items for path in item.files],
        }

    def __enter__(self) -> EmbeddingChips:
        return self

    def __exit__(self, *error: object) -> None:
        self._reader.__exit__(*error)

    def __len__(self) -> int:
        return len(self.table)

    def batches(self) -> list[range]:
        """Return the chips block by block, the same on every computer."""
        return [range(a, b) for a, b in zip(self._starts[:-1], self._starts[1:])]

    def read(self, rows: Sequence[int], check: Check) -> np.ndarray:
        """Read chips (n, bands, h, w); those of one block are read as one piece."""
        chosen = np.asarray(rows)
        size = self._size
        chips = np.empty((len(chosen), len(self.bands), size, size), np.float32)
        blocks = np.searchsorted(self._starts, chosen, side="right")
        for block in np.unique(blocks):
            check()
            places = np.flatnonzero(blocks == block)
            top, left = self.table.windows[chosen[places], :2].T
            piece = Window(
                int(top.min()),
                int(left.min()),
                int(top.max() - top.min()) + size,
                int(left.max() - left.min()) + size,
            )
            vectors = self._mosaic.vectors(piece)
            cut = sliding_window_view(vectors, (len(vectors), size, size))[0]
            chips[places] = cut[top - piece.row, left - piece.column]
        return chips

    def _planned(self, stride: int, progress: Progress) -> tuple[np.ndarray, np.ndarray, list[int]]:
        """Return the windows (n, 4) on any raster, the raster of each, and where blocks begin."""
        places = self._mosaic.places
        windows, sources, starts = [], [], [0]
        for block in self._blocks(stride):
            progress.check()
            near = np.flatnonzero(_meet(places, block[None], self._size)[:, 0])
            if len(near) == 0:
                continue
            on = _meet(places[near], block, self._size)
            kept = on.any(0)
            middle = _hold(places[near], block + self._size / 2)
            first = np.where(middle.any(0), middle.argmax(0), on.argmax(0))
            corners = block[kept]
            if len(corners) == 0:
                continue
            windows.append(np.concatenate([corners, np.full_like(corners, self._size)], 1))
            sources.append(near[first[kept]])
            starts.append(starts[-1] + len(corners))
            if starts[-1] > MOST_CHIPS:
                raise ParameterError(
                    f"SIZE {self._size} and STRIDE {stride} cut more chips than an index holds, "
                    f"{MOST_CHIPS:,}: give a larger STRIDE or a smaller EXTENT."
                )
        if not windows:
            raise NoOverlapError("No whole window lies on the rasters: give a smaller SIZE.")
        return (
            np.concatenate(windows).astype(np.int32),
            np.concatenate(sources).astype(np.int32),
            starts,
        )

    def _blocks(self, stride: int) -> Iterator[np.ndarray]:
        """Give the upper left corners (n, 2) of the windows of one block after the other."""
        edge = int(np.sqrt(_BYTES / (4 * len(self.bands))))
        step = max(1, (edge - self._size) // stride + 1)
        rows = np.arange(0, self.grid.height - self._size + 1, stride)
        columns = np.arange(0, self.grid.width - self._size + 1, stride)
        for row in range(0, len(rows), step):
            for column in range(0, len(columns), step):
                some = np.meshgrid(
                    rows[row : row + step], columns[column : column + step], indexing="ij"
                )
                yield np.stack(some, -1).reshape(-1, 2)

    def _facts_of(self, item: EmbeddingRaster) -> dict[str, Any]:
        """Say in plain JSON what a raster is called and how its chips are shown."""
        return {
            "kind": KIND,
            "name": os.path.splitext(os.path.basename(item.raster.path))[0],
            "path": os.path.abspath(item.raster.path),
            "grid": {
                "crs": self.grid.crs,
                "transform": list(self.grid.transform),
                "width": self.grid.width,
                "height": self.grid.height,
            },
            "limits": _limits(item),
        }


def _meet(places: np.ndarray, corners: np.ndarray, size: int) -> np.ndarray:
    """Tell which of (p, 4) places have pixels in the hull or in each of n windows, (p, n)."""
    rows, columns = corners[..., 0], corners[..., 1]
    if corners.ndim == 3:  # all windows of a block as one
        top, left = rows.min(1), columns.min(1)
        low, right = rows.max(1) + size, columns.max(1) + size
    else:
        top, left, low, right = rows, columns, rows + size, columns + size
    return (
        (left < places[:, 2:3])
        & (places[:, 0:1] < right)
        & (top < places[:, 3:4])
        & (places[:, 1:2] < low)
    )


def _hold(places: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Tell which of (p, 4) places hold each of n points (row, column), (p, n)."""
    rows, columns = points.T
    return (
        (places[:, 0:1] <= columns)
        & (columns < places[:, 2:3])
        & (places[:, 1:2] <= rows)
        & (rows < places[:, 3:4])
    )


def _check_size(size: int, bands: int, grid: Grid) -> None:
    if size > min(grid.width, grid.height):
        raise ParameterError(
            f"SIZE is {size} pixels, but the rasters have {grid.width} x {grid.height}: "
            "choose smaller chips."
        )
    if 4 * bands * size * size > _LARGEST:
        raise ParameterError(
            f"SIZE is {size} pixels, and vectors of {bands} numbers fill the memory with that: "
            "choose smaller chips."
        )


def _state(path: str) -> list[Any]:
    try:
        status = os.stat(path)
    except OSError:  # a name of GDAL's own
        return [path, 0, 0]
    return [path, status.st_size, status.st_mtime_ns]


def _limits(item: EmbeddingRaster) -> list[list[float]]:
    """Return the darkest and brightest of the numbers shown, in the middle of a raster."""
    raster = item.raster
    edge = (min(_LOOKED_AT, raster.height), min(_LOOKED_AT, raster.width))
    own = grid_over([raster])
    with GridReader(own) as reader:
        middle = Window((own.height - edge[0]) // 2, (own.width - edge[1]) // 2, *edge)
        values = _shown(read_vectors(reader, item, middle))
    return [limits_of(band) for band in values]


def _shown(vectors: np.ndarray) -> np.ndarray:
    return vectors[:_SHOWN] if len(vectors) >= _SHOWN else vectors[:1]


def read_embedding_picture(facts: dict[str, Any], window: Sequence[int]) -> np.ndarray | None:
    """Read a window as (h, w, 3) uint8, the first three numbers of its vectors as a colour.

    ``facts`` are those of a source in an index. None where its raster is gone, where they make no
    sense, or where the window is too large to be a chip.
    """
    part = Window(*(int(number) for number in window))
    if part.height * part.width > _MOST_PIXELS:
        return None
    try:
        known = facts["grid"]
        grid = Grid(known["crs"], tuple(known["transform"]), known["width"], known["height"])
        item = open_embedding(facts["path"])
        with GridReader(grid, most=4) as reader:
            return stretch(_shown(read_vectors(reader, item, part)), facts["limits"])
    except (StoriError, *SENSELESS):
        return None
