"""Animated GIF, written without any other package.

After the specification of CompuServe (GIF89a, 1990): one palette of 256 colours for all frames,
chosen by median cut (Heckbert 1982, SIGGRAPH 16:297-307), so that colours do not flicker, and
LZW compression (Welch 1984, Computer 17(6):8-19).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import BinaryIO

import numpy as np

from ..support.kernels import kernel

_COLOURS = 256
_LEVELS = 32  # steps of each primary by which colours are counted and looked up
_MOST_CODES = 4096


class Palette:
    """256 colours, and which of them stands for any other."""

    def __init__(self, pictures: Iterable[np.ndarray]) -> None:
        """Choose the colours for pictures (rows, columns, 3), uint8."""
        counts = np.zeros(_LEVELS**3)
        sums = np.zeros((_LEVELS**3, 3))
        for picture in pictures:
            flat = picture.reshape(-1, 3)
            cells = _cells(flat)
            counts += np.bincount(cells, minlength=_LEVELS**3)
            for k in range(3):
                sums[:, k] += np.bincount(cells, flat[:, k], minlength=_LEVELS**3)
        used = np.flatnonzero(counts)
        means = sums[used] / counts[used, None]
        self.colours = np.zeros((_COLOURS, 3), np.uint8)
        chosen = _median_cut(means, counts[used])
        self.colours[: len(chosen)] = np.rint(chosen)
        self._table = _nearest(self.colours[: len(chosen)], used, means)

    def indices(self, picture: np.ndarray) -> np.ndarray:
        """Return the number of the palette's colour for each pixel, (rows, columns), uint8."""
        return self._table[_cells(picture.reshape(-1, 3))].reshape(picture.shape[:2])


def _cells(flat: np.ndarray) -> np.ndarray:
    steps = (flat // (256 // _LEVELS)).astype(np.int64)
    return (steps[:, 0] * _LEVELS + steps[:, 1]) * _LEVELS + steps[:, 2]


def _median_cut(colours: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Part colours into boxes at the median of their widest side; return the boxes' means."""
    boxes = [np.arange(len(colours))]
    while len(boxes) < _COLOURS:
        # Wide boxes matter, and so do full ones.
        worth = [np.ptp(colours[b], axis=0).max() * counts[b].sum() ** 0.5 for b in boxes]
        widest = int(np.argmax(worth))
        if not worth[widest] > 0:
            break
        box = boxes.pop(widest)
        side = int(np.argmax(np.ptp(colours[box], axis=0)))
        order = box[np.argsort(colours[box, side], kind="stable")]
        half = np.cumsum(counts[order])
        cut = int(np.clip(np.searchsorted(half, half[-1] / 2) + 1, 1, len(order) - 1))
        boxes += [order[:cut], order[cut:]]
    return np.stack([np.average(colours[b], axis=0, weights=counts[b]) for b in boxes])


def _nearest(palette: np.ndarray, used: np.ndarray, means: np.ndarray) -> np.ndarray:
    """Return the nearest colour for every cell: exact for those seen, by the middle for others."""
    steps = np.arange(_LEVELS) * (256 // _LEVELS) + 128 // _LEVELS
    middles = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), -1).reshape(-1, 3)
    middles = middles.astype(np.float64)
    middles[used] = means
    table = np.empty(len(middles), np.uint8)
    for start in range(0, len(middles), 4096):
        part = middles[start : start + 4096, None, :] - palette[None].astype(np.float64)
        table[start : start + 4096] = np.argmin((part**2).sum(axis=2), axis=1)
    return table


@kernel()
def _compressed(pixels, children, out):
    """Compress pixels by LZW with codes from 9 to 12 bits; return how many bytes were written.

    ``children[code, value]`` is the code of a string that is one value longer, 0 where unknown.
    """
    clear, stop = 256, 257
    following, bits = 258, 9
    held, free, size = np.int64(clear), 9, 0  # bits that wait to be written; the table is new
    children[:] = 0
    code = np.int64(pixels[0])
    for position in range(1, len(pixels) + 1):
        last = position == len(pixels)
        value = 0 if last else np.int64(pixels[position])
        if not last and children[code, value] > 0:
            code = np.int64(children[code, value])
            continue
        held |= code << free
        free += bits
        while free >= 8:
            out[size] = held & 255
            held >>= 8
            free -= 8
            size += 1
        if last:
            break
        if following < 4096:
            children[code, value] = following
            following += 1
            if following > (1 << bits) and bits < 12:
                bits += 1
        else:
            held |= clear << free
            free += bits
            children[:] = 0
            following, bits = 258, 9
        code = value
    # The reader's table grows once more before it reads the end.
    if following < 4096 and following + 1 > (1 << bits) and bits < 12:
        bits += 1
    held |= stop << free
    free += bits
    while free > 0:
        out[size] = held & 255
        held >>= 8
        free -= 8
        size += 1
    return size


class GifWriter:
    """Writes frames of one size to an open binary file."""

    def __init__(self, file: BinaryIO, width: int, height: int, palette: Palette, rate: float):
        """Write the head; ``rate`` is in frames per second, rounded to what GIF can hold."""
        self._file, self._palette, self._size = file, palette, (width, height)
        self._delay = max(round(100.0 / rate), 2)  # hundredths of a second; viewers ignore 1
        self._children = np.zeros((_MOST_CODES, 256), np.int16)
        # No code holds less than one value: 12 bits each at the most, and the clearing codes.
        self._out = np.empty(2 * width * height + 64, np.uint8)
        file.write(b"GIF89a" + struct.pack("<HHBBB", width, height, 0xF7, 0, 0))
        file.write(palette.colours.tobytes())
        file.write(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00")  # for ever

    def write(self, picture: np.ndarray) -> None:
        """Write one picture (rows, columns, 3), uint8."""
        pixels = np.ascontiguousarray(self._palette.indices(picture)).ravel()
        size = _compressed(pixels, self._children, self._out)
        data = self._out[:size].tobytes()
        self._file.write(b"\x21\xf9\x04\x04" + struct.pack("<H", self._delay) + b"\x00\x00")
        self._file.write(b"\x2c" + struct.pack("<HHHHB", 0, 0, *self._size, 0) + b"\x08")
        for start in range(0, size, 255):
            part = data[start : start + 255]
            self._file.write(bytes([len(part)]) + part)
        self._file.write(b"\x00")

    def close(self) -> None:
        """Write the end; the file stays open."""
        self._file.write(b"\x3b")
