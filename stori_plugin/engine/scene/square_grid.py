"""The squares that a coarse sensor's pixels are, on the ground of a scene.

Squares lie where the pixels lie: half a pixel beside them they would hold other fields. On the CRS
of a scene the pixels of another one are parallelograms. An affine transform says where they lie as
long as a scene is not large; on a large one they are laid in the CRS of the pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np
from affine import Affine
from rasterio.crs import CRS

from ..acquisitions.series import Raster
from ..rasters.grid import Grid, Window, metres_at
from ..rasters.sample_windows import sample_windows
from ..support.reprojection import points_in

_CELLS = 8  # pixels that are read along the edge of a square
_WINDOWS = 12  # of up to 16 squares
_HARDLY = 0.1  # of a grid that lies in a scene: a strip that its pixels run across askew
_PLACES = 48  # in it, and squares along the edge of a window around each
_EDGE = 4
_AT_ONCE = 3  # times the pixels that are needed are read, sooner than window by window
_LIKE = 1.25  # times what a coarse pixel sees: rasters with such pixels hold the sensor's own
_OFF = 0.1  # coarse pixels that an affine transform may be wrong by
_ALONG = 9  # places across a scene, and down, that it is fitted to
_SOME = 40  # places across, and down, that tell how much of a grid lies in the scene
_PARTS = 5  # along a square's edge, that tell how much of it lies in the scene
_WITHIN = 0.6  # of a square, that must
# Squares that lie in a scene as wholes. With fewer, they are laid from its corner: more of them,
# and of a scene so small the neighbours are not far from being what a coarse pixel sees.
_FEWEST = 12
_MANY = 1000  # squares with which nobody needs to count
_TURN = 360.0  # degrees

Places = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class SquareGrid:
    """Squares as large as coarse pixels, and the pixels that they are read by."""

    squares: Grid
    """Its pixels are the squares, in the CRS of the coarse rasters."""

    cells: Grid
    """Its pixels are those that are read of the fine sensor and of SAR, as parts of squares."""

    each: int
    """Pixels of ``cells`` along the edge of a square."""

    scene: Grid
    """The ground that they are to lie on."""

    def looked_at(self) -> list[Window]:
        """Return the windows of ``squares`` to look at: those with any that lies in the scene.

        Where the windows are much of the grid it is looked at as a whole: every file is asked once.
        """
        grid, each = self.squares, self.each
        rows, columns = (
            np.linspace(0.0, size, min(size, _SOME) + 1)[:-1] + 0.5 * size / min(size, _SOME)
            for size in (grid.height, grid.width)
        )
        # Of pixels that lie askew many are beside the scene.
        share = float(self._inside(rows, columns).mean())
        if share < _HARDLY:
            return self._along_scene()
        cells = sample_windows(self.cells, round(_WINDOWS / share))
        needed = sum(one.height * one.width for one in cells)
        if self.cells.height * self.cells.width <= _AT_ONCE * needed:
            windows = [Window(0, 0, grid.height, grid.width)]
        else:
            windows = [
                Window(
                    *(one.row // each, one.column // each),
                    *(max(1, one.height // each), max(1, one.width // each)),
                )
                for one in cells
            ]
        return [window for window in windows if self.within(window).any()]

    def _along_scene(self) -> list[Window]:
        """Return windows of ``squares`` around places spread over the scene."""
        found = {}
        for place in sample_windows(self.scene, _PLACES):
            column, row = place.column + place.width / 2, place.row + place.height / 2
            middle = np.array([column]), np.array([row])
            there = _moved(self.scene.crs, self.cells.crs, self.scene.affine, *middle)
            if not np.isfinite(there).all():
                continue
            (column,), (row,) = ~self.cells.affine * there
            first = [int(at // (self.each * _EDGE)) * _EDGE for at in (row, column)]
            size = (self.squares.height - first[0], self.squares.width - first[1])
            if min(*first, *(one - 1 for one in size)) >= 0:
                window = Window(*first, *(min(_EDGE, one) for one in size))
                found[window] = self.within(window).any()
        return [window for window, any_within in found.items() if any_within]

    def pixels(self, window: Window) -> Window:
        """Return the window of ``cells`` that a window of ``squares`` is."""
        return Window(*(self.each * number for number in astuple(window)))

    def within(self, window: Window) -> np.ndarray:
        """Return which squares of a window lie in the scene, (rows * columns,) boolean."""
        parts = (np.arange(_PARTS) + 0.5) / _PARTS
        rows, columns = (
            (first + np.arange(size)[:, None] + parts).ravel()
            for first, size in ((window.row, window.height), (window.column, window.width))
        )
        shape = (window.height, _PARTS, window.width, _PARTS)
        inside = self._inside(rows, columns).reshape(shape)
        return np.asarray(inside.mean(axis=(1, 3)).ravel() >= _WITHIN)

    def _inside(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Return which places (R, C) lie in the scene, from rows (R,) and columns (C,)."""
        across, down = (self.each * part.ravel() for part in np.meshgrid(columns, rows))
        there = _moved(self.cells.crs, self.scene.crs, self.cells.affine, across, down)
        column, row = ~self.scene.affine * there
        inside = (column >= 0) & (column <= self.scene.width)
        inside &= (row >= 0) & (row <= self.scene.height)
        return np.asarray(inside.reshape(len(rows), len(columns)))


def square_grid(scene: Grid, metres: float, rasters: Sequence[Raster] = ()) -> SquareGrid:
    """Return the squares of a scene that the pixels of a coarse sensor are.

    Args:
        scene: the grid that is learned from.
        metres: the edge of what a coarse pixel sees.
        rasters: those of the coarse sensor. Of those that touch the scene, the ones with other
            corners than most are brought to them. Where none has pixels of that size, or hardly any
            lies in the scene as a whole, squares are laid from the corner of the scene.
    """
    each = max(2, min(_CELLS, int(metres / metres_at(scene, scene))))
    places: dict[str, Places | None] = {}
    lattices: dict[tuple, list[tuple[Raster, Places]]] = {}
    for raster in rasters:
        if raster.crs not in places:
            places[raster.crs] = _places(scene, raster.crs)
        of_crs = places[raster.crs]
        if of_crs is None or not _touches(raster, of_crs):
            continue
        if 1.0 / _LIKE < metres_at(raster, scene) / metres < _LIKE:
            lattices.setdefault(_lattice(raster), []).append((raster, of_crs))
    if lattices:
        laid = _laid(scene, *max(lattices.values(), key=len)[0], each)
        if laid.looked_at() and (_count(laid) >= _MANY or _inner(laid) >= _FEWEST):
            return laid
    squares, cells = fitted(scene, metres), fitted(scene, metres, each)
    return SquareGrid(squares, cells, each, scene)


def fitted(scene: Grid, metres: float, each: int = 1) -> Grid:
    """Return the grid whose pixels are squares, or with ``each`` pixels along a square's edge.

    It covers ``scene`` with whole squares, of about ``metres`` along their edges.
    """
    ratio = metres / metres_at(scene, scene)
    columns, rows = (max(1, round(size / ratio)) * each for size in (scene.width, scene.height))
    a, b, x, d, e, y = scene.transform[:6]
    transform = (a * scene.width / columns, b, x, d, e * scene.height / rows, y)
    return Grid(scene.crs, transform, columns, rows)


def _count(laid: SquareGrid) -> int:
    return laid.squares.height * laid.squares.width


def _inner(laid: SquareGrid) -> int:
    return int(laid.within(Window(0, 0, laid.squares.height, laid.squares.width)).sum())


def _lattice(raster: Raster) -> tuple:
    """Return what rasters have in common whose pixels have the same corners."""
    affine = Affine(*raster.transform[:6])
    column, row = ~affine * (0.0, 0.0)
    steps = (f"{step:.8g}" for step in (affine.a, affine.b, affine.d, affine.e))
    return (raster.crs, *steps, round(column % 1.0, 1) % 1.0, round(row % 1.0, 1) % 1.0)


def _places(scene: Grid, crs: str) -> Places | None:
    """Return places all over a scene, (2, P) in its CRS and in another; None where one has none."""
    at = np.linspace(0.0, 1.0, _ALONG)
    columns, rows = (part.ravel() for part in np.meshgrid(at * scene.width, at * scene.height))
    here = np.array(scene.affine * (columns, rows))
    there = np.array(_moved(scene.crs, crs, scene.affine, columns, rows))
    if not np.isfinite(there).all():
        return None
    if CRS.from_wkt(crs).is_geographic and np.ptp(there[0]) > _TURN / 2:  # over the antimeridian
        there[0] %= _TURN
    return here, there


def _turned(raster: Raster, there: np.ndarray) -> float:
    """Return the degrees to add to longitudes (from -180 or from 0) for those of a raster."""
    if not CRS.from_wkt(raster.crs).is_geographic:
        return 0.0
    middle, _ = Affine(*raster.transform[:6]) * (raster.width / 2, raster.height / 2)
    return _TURN * round((middle - float(there[0].mean())) / _TURN)


def _touches(raster: Raster, places: Places) -> bool:
    """Return whether a raster has pixels on the ground of the scene."""
    there = places[1]
    column, row = ~Affine(*raster.transform[:6]) * (there[0] + _turned(raster, there), there[1])
    across = column.max() > 0 and column.min() < raster.width
    return bool(across and row.max() > 0 and row.min() < raster.height)


def _laid(scene: Grid, raster: Raster, places: Places, each: int) -> SquareGrid:
    """Return the pixels of a raster that touch the scene, from `_places` in its CRS."""
    pixels = Affine(*raster.transform[:6])
    if pixels.e > 0:  # rows from south to north
        pixels *= Affine.translation(0, raster.height) * Affine.scale(1, -1)
    here, there = places
    turned = _turned(raster, there)
    column, row = ~pixels * (there[0] + turned, there[1])
    first = np.floor(column.min() + 1e-6), np.floor(row.min() + 1e-6)
    last = np.ceil(column.max() - 1e-6), np.ceil(row.max() - 1e-6)
    width, height = (max(1, int(end - start)) for start, end in zip(first, last))
    corner, part = Affine.translation(*first), Affine.scale(1.0 / each)
    squares = Grid(raster.crs, tuple(pixels * corner)[:6], width, height)
    crs, on_scene = raster.crs, pixels
    if raster.crs != scene.crs or turned:
        known = np.stack([column, row, np.ones_like(row)])
        steps = np.linalg.lstsq(known.T, here.T, rcond=None)[0]
        affine = Affine(*steps[:, 0], *steps[:, 1])
        if np.abs(~affine * tuple(here) - np.stack([column, row])).max() <= _OFF:
            crs, on_scene = scene.crs, affine
    cells = Grid(crs, tuple(on_scene * corner * part)[:6], width * each, height * each)
    return SquareGrid(squares, cells, each, scene)


def _moved(
    source: str, target: str, affine: Affine, columns: np.ndarray, rows: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y in the CRS ``target`` of places of a grid with ``affine`` in ``source``."""
    xs, ys = affine * (columns, rows)
    if source == target:
        return xs, ys
    xs, ys = map(np.asarray, points_in(source, target, xs, ys))
    return xs, ys
