"""The inner loops of exact search: distances of all codes to a query, and the nearest of them.

Codes are read once from memory, row by row; the nearest so far are kept sorted. A later row must be
strictly nearer to replace another, so equal distances stay in the order of their rows. Keeping them
sorted costs k moves for each that enters: for many nearest, measure all and sort instead.
"""

from __future__ import annotations

import numpy as np
from numba import types
from numba.extending import intrinsic

from ...support.kernels import kernel

_TILE = 1024  # rows whose distances are computed before the nearest are picked


@intrinsic
def _ones(typing_context, word):
    """Count the bits that are set in a 64-bit word, with the processor's own instruction."""

    def generate(context, builder, signature, arguments):
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), generate


@kernel()
def _keep(distances, count, first, best, rows):
    """Enter the distances of ``count`` rows from ``first`` on into the sorted nearest."""
    k = best.shape[0]
    worst = best[k - 1]
    for i in range(count):
        distance = distances[i]
        if distance < worst:
            position = k - 1
            while position > 0 and best[position - 1] > distance:
                best[position] = best[position - 1]
                rows[position] = rows[position - 1]
                position -= 1
            best[position] = distance
            rows[position] = first + i
            worst = best[k - 1]


@kernel()
def _differing_bits(codes, first, count, query, distances):
    words = codes.shape[1]
    if words == 1:
        # One word per row: the compiler vectorises over the rows.
        for i in range(count):
            distances[i] = _ones(codes[first + i, 0] ^ query[0])
        return
    for i in range(count):
        row = first + i
        one, two, three, four = np.uint64(0), np.uint64(0), np.uint64(0), np.uint64(0)
        word = 0
        # Four sums at once: a single sum would wait for its last addition instead of for memory.
        while word + 4 <= words:
            one += _ones(codes[row, word] ^ query[word])
            two += _ones(codes[row, word + 1] ^ query[word + 1])
            three += _ones(codes[row, word + 2] ^ query[word + 2])
            four += _ones(codes[row, word + 3] ^ query[word + 3])
            word += 4
        while word < words:
            one += _ones(codes[row, word] ^ query[word])
            word += 1
        distances[i] = one + two + three + four


@kernel()
def measure_hamming(codes, first, queries, distances):
    """Write how many bits differ between queries (q, words) and codes into distances (q, count).

    ``codes`` are (n, words) uint64, of which those from ``first`` on are measured; ``distances``
    are int32.
    """
    for q in range(queries.shape[0]):
        _differing_bits(codes, first, distances.shape[1], queries[q], distances[q])


@kernel()
def scan_hamming(codes, first_row, queries, best, rows):
    """Enter the rows of ``codes`` (n, words) uint64 into the nearest of each query.

    ``queries`` is (q, words) uint64; ``best`` (q, k) int32 and ``rows`` (q, k) int64 hold the
    nearest so far, ascending, and are changed. ``first_row`` is the number of the first row.
    """
    distances = np.empty(_TILE, np.int32)
    for first in range(0, codes.shape[0], _TILE):
        count = min(_TILE, codes.shape[0] - first)
        for q in range(queries.shape[0]):
            _differing_bits(codes, first, count, queries[q], distances)
            _keep(distances, count, first_row + first, best[q], rows[q])


@kernel(fast=True)
def _squared(row, query):
    total = np.float32(0.0)
    for i in range(row.shape[0]):
        step = row[i] - query[i]
        total += step * step
    return total


@kernel(fast=True)
def _product(row, query):
    total = np.float32(0.0)
    for i in range(row.shape[0]):
        total += row[i] * query[i]
    return total


@kernel()
def measure_float(codes, first, queries, kind, distances):
    """Write the distances between queries (q, d) and codes into ``distances`` (q, count) float32.

    ``codes`` are (n, d) float32, of which those from ``first`` on are measured. ``kind`` is 0 for
    the squared Euclidean distance, 1 for one minus the cosine (queries have length one), 2 for
    minus the dot product.
    """
    for i in range(distances.shape[1]):
        row = codes[first + i]
        # A row of zeros has no direction: its distance to everything is that of a right angle.
        length = np.sqrt(_product(row, row)) if kind == 1 else np.float32(1.0)
        scale = np.float32(0.0) if length == 0.0 else np.float32(1.0) / length
        for q in range(queries.shape[0]):
            if kind == 0:
                distances[q, i] = _squared(row, queries[q])
            elif kind == 1:
                distances[q, i] = np.float32(1.0) - scale * _product(row, queries[q])
            else:
                distances[q, i] = -_product(row, queries[q])


@kernel()
def scan_float(codes, first_row, queries, kind, best, rows):
    """Enter the rows of ``codes`` (n, d) float32 into the nearest of each query.

    ``kind`` as in `measure_float`. ``best`` (q, k) float32 and ``rows`` (q, k) int64 hold the
    nearest so far, ascending, and are changed.
    """
    distances = np.empty((queries.shape[0], _TILE), np.float32)
    for first in range(0, codes.shape[0], _TILE):
        count = min(_TILE, codes.shape[0] - first)
        measure_float(codes, first, queries, kind, distances[:, :count])
        for q in range(queries.shape[0]):
            _keep(distances[q], count, first_row + first, best[q], rows[q])
