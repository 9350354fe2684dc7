"""Rasters put together from finished blocks: their compressed tiles are copied, not made anew."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO

from rasterio.io import MemoryFile

from ..rasters.grid import Grid, Window
from ..rasters.storage import TILE, OutputRaster, add_overviews, describe, profile_of
from ..rasters.tiff_tiles import Tags, tags_of, write
from ..support.ownership import made_new, opened_plain
from .block_files import BlockFile, Cell, cells_of


@dataclass(frozen=True)
class Part:
    """What one block gives: the cells that are taken from it, by their number in the block."""

    block: BlockFile
    cells: tuple[tuple[int, Cell], ...]


def parts_of(blocks: Sequence[BlockFile], grid: Grid) -> list[Part]:
    """Choose for every storage tile of a grid the block that gives it.

    Blocks may overlap, as those of a run that was resumed with other blocks do; they hold the
    same bits. Raises `ValueError` where a tile is missing.
    """
    owner: dict[Cell, int] = {}
    for number, block in enumerate(blocks):
        for cell in block.cells():
            owner.setdefault(cell, number)
    missing = set(cells_of(Window(0, 0, grid.height, grid.width))) - owner.keys()
    if missing:
        raise ValueError(f"{len(missing)} storage tiles are not there")
    parts = []
    for number, block in enumerate(blocks):
        given = [(i, cell) for i, cell in enumerate(block.cells()) if owner[cell] == number]
        if given:
            parts.append(Part(block, tuple(given)))
    return parts


def assemble(
    paths: dict[str, str],
    products: Sequence[OutputRaster],
    grid: Grid,
    method: str,
    parts: Sequence[Part],
    workers: int,
    check: Callable[[], None],
    show: Callable[[float], None],
) -> None:
    """Write every product to its path; several at once, with overviews where they are large.

    ``check`` is called between files and may raise to stop, ``show`` is told the share done.
    Raises `OSError` and rasterio's errors where the disk fails.
    """

    def one(product: OutputRaster) -> None:
        check()
        path = paths[product.name]
        with made_new(path) as file:
            write_raster(file, product, grid, method, parts)
        check()
        add_overviews(path, grid)

    with ThreadPoolExecutor(workers, thread_name_prefix="stori") as pool:
        waiting = [pool.submit(one, product) for product in products]
        try:
            for done, future in enumerate(waiting, 1):
                future.result()
                show(done / len(waiting))
        finally:
            for future in waiting:
                future.cancel()


def write_raster(
    file: BinaryIO, product: OutputRaster, grid: Grid, method: str, parts: Sequence[Part]
) -> None:
    """Write the raster of a product into an open file."""
    bands, across = len(product.bands), -(-grid.width // TILE)
    plane = across * -(-grid.height // TILE)
    offsets, sizes = [0] * (bands * plane), [0] * (bands * plane)
    offset = 0
    for part in parts:
        for band in range(bands):
            for number, (row, column) in part.cells:
                index = band * plane + row * across + column
                offsets[index] = offset
                sizes[index] = part.block.span_of(product.name, band, number)[1]
                offset += sizes[index]
    chunks = _chunks(product, parts)
    write(file, empty_tags(product, grid, method), TILE, offsets, sizes, chunks)


def _chunks(product: OutputRaster, parts: Sequence[Part]) -> Iterator[bytes]:
    bands = range(len(product.bands))
    for part in parts:
        spans = [part.block.span_of(product.name, b, n) for b in bands for n, _ in part.cells]
        first, length = spans[0][0], spans[-1][0] + spans[-1][1] - spans[0][0]
        with opened_plain(part.block.path) as file:
            file.seek(first)
            content = file.read(length)
        if len(content) != length:  # whoever did so while the run went on
            raise OSError(errno.EIO, f"{part.block.path} was cut short")
        for offset, size in spans:
            yield content[offset - first : offset - first + size]


def empty_tags(product: OutputRaster, grid: Grid, method: str) -> Tags:
    """Return the tags of a product's file before there is anything in it, as GDAL writes them."""
    profile = {**profile_of(product, grid), "SPARSE_OK": "TRUE"}
    with MemoryFile() as memory:
        with memory.open(**profile) as dataset:
            describe(dataset, product, method)
        return tags_of(memory.getbuffer())
