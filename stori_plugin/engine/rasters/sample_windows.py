"""Where to look before the whole scene is computed.

One rule, which the run, the preview, validation, training and the algorithms share.
"""

from __future__ import annotations

from .grid import Grid, Window

_EDGE = 32
# Storage tiles are mostly of 256 pixels or of multiples; what is read around a window.
_STORED, _AROUND = 256, 48
# Windows nearer to each other than this are not moved: they might meet.
_APART = 160


def learning_windows(grid: Grid, count: int) -> list[Window]:
    """Return up to ``count`` windows to learn from, placed as those of `sample_windows`.

    They are in pixels of the grid. Those of a part of a scene that is learned from as a whole are
    the scene's, and may lie beside the grid.
    """
    learned = grid.learned_from
    rows, columns = learned.offset_in(grid)
    return [
        Window(window.row + rows, window.column + columns, window.height, window.width)
        for window in sample_windows(learned, count)
    ]


def sample_windows(grid: Grid, count: int) -> list[Window]:
    """Return up to ``count`` windows of 32 pixels, spread evenly; all of a small grid.

    The windows depend on nothing but the grid, so that what is learned does not depend on how
    the work is cut.
    """
    if -(-grid.height // _EDGE) * -(-grid.width // _EDGE) <= count:
        return grid.windows(_EDGE)
    return _spread(grid, count)


def _spread(grid: Grid, count: int) -> list[Window]:
    aspect = grid.width / grid.height
    columns = min(max(1, round((count * aspect) ** 0.5)), max(1, grid.width // _EDGE), count)
    rows = min(max(1, count // columns), max(1, grid.height // _EDGE))
    windows = []
    for i in range(rows):
        for j in range(columns):
            height, width = min(_EDGE, grid.height), min(_EDGE, grid.width)
            row = int((i + 0.5) * grid.height / rows - height / 2)
            column = int((j + 0.5) * grid.width / columns - width / 2)
            if grid.height >= _APART * rows and grid.width >= _APART * columns:
                row, column = _off_borders(row, grid.height), _off_borders(column, grid.width)
            row, column = max(row, 0), max(column, 0)
            windows.append(Window(row, column, height, width))
    return windows


def _off_borders(first: int, size: int) -> int:
    """Move a window off the borders of storage tiles, of which it would need two.

    Only where a grid is so large that it matters little.
    """
    if size < 2 * _STORED:
        return first
    tile = first // _STORED * _STORED
    last = min(tile + _STORED, size) - _AROUND - _EDGE
    return min(max(first, tile + _AROUND), last) if last >= tile + _AROUND else first
