"""Deflate at the speed of measurements: runs of one byte and a Huffman code, and nothing else.

The differences of measured numbers repeat themselves by chance alone, so that a search for what
came before costs most of the time of a compressor and gains next to nothing. Where they do repeat,
on water or beyond an edge, they are runs. What is written is a zlib stream (RFC 1950) of one block
with a code of its own (RFC 1951, section 3.2.7), which every reader of Deflate understands.
"""

from __future__ import annotations

import struct
import zlib

import numpy as np

from .kernels import kernel

_LITERALS = 286  # literals, the end of the block, and lengths of runs
_END = 256
_LONGEST_CODE = 15
_LONGEST_RUN, _SHORTEST_RUN = 258, 3
_HEADER = b"\x78\x01"
# For the head of a block. A byte is coded in 15 bits at worst, half a word.
_SLACK = 256  # words
# The order in which lengths of the code of lengths are written, and how many bits follow each.
_ORDER = np.array([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15], np.int64)


def _length_codes() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return symbol, further bits and their number of every length of a run (RFC 1951, 3.2.5)."""
    symbol, extra, bits = np.zeros((3, _LONGEST_RUN + 1), np.int64)
    first = _SHORTEST_RUN
    for number in range(28):
        width = max(0, number // 4 - 1)
        for offset in range(1 << width):
            if first + offset < _LONGEST_RUN:
                symbol[first + offset] = 257 + number
                extra[first + offset], bits[first + offset] = offset, width
        first += 1 << width
    symbol[_LONGEST_RUN] = 285
    return symbol, extra, bits


_SYMBOL, _EXTRA, _BITS = _length_codes()


@kernel()
def _tokens(data, tokens, counts):
    """Write literals, and runs as `_END` plus their length; return how many, and count tokens."""
    size, count, i = len(data), 0, 0
    while i < size:
        value = data[i]
        tokens[count] = value
        counts[value] += 1
        count += 1
        i += 1
        if i < size and data[i] == value:
            first = i
            while i < size and data[i] == value:
                i += 1
            left = i - first
            while left >= _SHORTEST_RUN:
                run = min(left, _LONGEST_RUN)
                tokens[count] = _END + run
                counts[_END + run] += 1
                count += 1
                left -= run
            for _ in range(left):
                tokens[count] = value
                counts[value] += 1
                count += 1
    return count


@kernel()
def _ascending(counts, order):
    """Fill in the symbols in the order of their counts (Shell 1959, CACM 2:30)."""
    size = len(counts)
    for k in range(size):
        order[k] = k
    for gap in (132, 57, 23, 10, 4, 1):
        for k in range(gap, size):
            symbol, i = order[k], k
            while i >= gap and counts[order[i - gap]] > counts[symbol]:
                order[i] = order[i - gap]
                i -= gap
            order[i] = symbol


@kernel()
def _code_lengths(counts, longest, lengths):
    """Fill in the lengths of a Huffman code (Huffman 1952), none above ``longest``."""
    size = len(counts)
    lengths[:] = 0
    order = np.empty(size, np.int64)
    _ascending(counts, order)
    first = 0
    while first < size and counts[order[first]] == 0:
        first += 1
    used = size - first
    if used == 0:
        return
    if used == 1:
        lengths[order[first]] = 1
        return
    # Leaves ascend, and so do the nodes made of them: the two least are first of either.
    weight = np.zeros(2 * used, np.int64)
    parent = np.zeros(2 * used, np.int64)
    for k in range(used):
        weight[k] = counts[order[first + k]]
    leaf, node = 0, used
    for made in range(used, 2 * used - 1):
        for _ in range(2):
            if leaf < used and (node >= made or weight[leaf] <= weight[node]):
                least = leaf
                leaf += 1
            else:
                least = node
                node += 1
            weight[made] += weight[least]
            parent[least] = made
    depth = np.zeros(2 * used, np.int64)
    for k in range(2 * used - 3, -1, -1):
        depth[k] = depth[parent[k]] + 1
    # What is too deep is cut off; rare symbols are then moved down until the code is one again.
    space = 0
    for k in range(used):
        depth[k] = min(depth[k], longest)
        space += 1 << (longest - depth[k])
    while space > 1 << longest:
        for k in range(used):
            if depth[k] < longest:
                depth[k] += 1
                space -= 1 << (longest - depth[k])
                break
    # What that leaves over goes to the most frequent: readers refuse a code with gaps.
    for k in range(used - 1, -1, -1):
        while space + (1 << (longest - depth[k])) <= 1 << longest:
            space += 1 << (longest - depth[k])
            depth[k] -= 1
    for k in range(used):
        lengths[order[first + k]] = depth[k]


@kernel()
def _codes(lengths, codes):
    """Fill in the code of each symbol, its bits in the order in which they are written."""
    of_length, following = np.zeros(17, np.int64), np.zeros(17, np.int64)
    for length in lengths:
        of_length[length] += 1
    of_length[0] = 0
    code = 0
    for length in range(1, 17):
        code = (code + of_length[length - 1]) << 1
        following[length] = code
    for symbol in range(len(lengths)):
        length = lengths[symbol]
        code, turned = following[length], 0
        if length:
            following[length] += 1
        for _ in range(length):
            turned = (turned << 1) | (code & 1)
            code >>= 1
        codes[symbol] = turned


@kernel()
def _put(out, at, bits, held, value, width):
    """Write some bits; return where the next word goes, and the bits that are no word yet."""
    bits |= np.uint64(value) << held
    held += np.uint64(width)
    if held >= np.uint64(32):
        out[at] = np.uint32(bits & np.uint64(0xFFFFFFFF))
        at += np.uint64(1)
        bits >>= np.uint64(32)
        held -= np.uint64(32)
    return at, bits, held


@kernel()
def _lengths_in_short(lengths, symbols, extra):
    """Write lengths as symbols of which some repeat (RFC 1951, 3.2.7); return how many."""
    count, i = 0, 0
    while i < len(lengths):
        run = 1
        while i + run < len(lengths) and lengths[i + run] == lengths[i]:
            run += 1
        if lengths[i] == 0 and run >= 3:
            run = min(run, 138)
            symbols[count], extra[count] = (17, run - 3) if run <= 10 else (18, run - 11)
        elif i > 0 and lengths[i] == lengths[i - 1] and run >= 3:
            run = min(run, 6)
            symbols[count], extra[count] = 16, run - 3
        else:
            run = 1
            symbols[count], extra[count] = lengths[i], 0
        count += 1
        i += run
    return count


@kernel()
def _head(lengths, has_runs, out):
    """Write the head of a block: the lengths of its code, themselves coded."""
    both = np.zeros(_LITERALS + 1, np.int64)
    both[:_LITERALS] = lengths
    both[_LITERALS] = 1 if has_runs else 0  # of the only distance, to the byte before
    symbols, extra = np.zeros(len(both), np.int64), np.zeros(len(both), np.int64)
    count = _lengths_in_short(both, symbols, extra)
    counts = np.zeros(19, np.int64)
    for k in range(count):
        counts[symbols[k]] += 1
    of_lengths, codes = np.zeros(19, np.int64), np.zeros(19, np.int64)
    _code_lengths(counts, 7, of_lengths)
    _codes(of_lengths, codes)
    written = 19
    while written > 4 and of_lengths[_ORDER[written - 1]] == 0:
        written -= 1
    at, bits, held = np.uint64(0), np.uint64(0), np.uint64(0)
    at, bits, held = _put(out, at, bits, held, 0b101, 3)  # the last block, with a code of its own
    at, bits, held = _put(out, at, bits, held, _LITERALS - 257, 5)
    at, bits, held = _put(out, at, bits, held, 0, 5)
    at, bits, held = _put(out, at, bits, held, written - 4, 4)
    for k in range(written):
        at, bits, held = _put(out, at, bits, held, of_lengths[_ORDER[k]], 3)
    for k in range(count):
        symbol = symbols[k]
        at, bits, held = _put(out, at, bits, held, codes[symbol], of_lengths[symbol])
        if symbol >= 16:
            width = 2 if symbol == 16 else 3 if symbol == 17 else 7
            at, bits, held = _put(out, at, bits, held, extra[k], width)
    return at, bits, held


@kernel()
def _deflate(data, out):
    """Write a block of Deflate into words (n,) uint32; return the number of bytes."""
    tokens = np.empty(len(data), np.uint16)
    of_token = np.zeros(_END + _LONGEST_RUN + 1, np.int64)
    count = _tokens(data, tokens, of_token)
    counts = np.zeros(_LITERALS, np.int64)
    counts[:_END] = of_token[:_END]
    counts[_END] = 1
    for run in range(_SHORTEST_RUN, _LONGEST_RUN + 1):
        counts[_SYMBOL[run]] += of_token[_END + run]
    has_runs = count < len(data)
    lengths, codes = np.zeros(_LITERALS, np.int64), np.zeros(_LITERALS, np.int64)
    _code_lengths(counts, _LONGEST_CODE, lengths)
    _codes(lengths, codes)
    # Of every token all bits at once: literals, then runs with what follows their symbol.
    words = np.zeros(_END + _LONGEST_RUN + 1, np.uint64)
    widths = np.zeros(_END + _LONGEST_RUN + 1, np.uint64)
    for symbol in range(_END):
        words[symbol], widths[symbol] = codes[symbol], lengths[symbol]
    for run in range(_SHORTEST_RUN, _LONGEST_RUN + 1):
        symbol = _SYMBOL[run]
        words[_END + run] = codes[symbol] | (_EXTRA[run] << lengths[symbol])
        widths[_END + run] = lengths[symbol] + _BITS[run] + 1  # and one bit, 0, of the distance
    at, bits, held = _head(lengths, has_runs, out)
    for k in range(count):
        token = np.uint64(tokens[k])
        bits |= words[token] << held
        held += widths[token]
        if held >= np.uint64(32):
            out[at] = np.uint32(bits & np.uint64(0xFFFFFFFF))
            at += np.uint64(1)
            bits >>= np.uint64(32)
            held -= np.uint64(32)
    at, bits, held = _put(out, at, bits, held, codes[_END], lengths[_END])
    out[at] = np.uint32(bits)
    return 4 * at + (held + np.uint64(7)) // np.uint64(8)


def deflated(data: np.ndarray) -> bytes:
    """Return some bytes (n,), uint8, contiguous, as a zlib stream."""
    out = np.empty(len(data) // 2 + _SLACK, "<u4")
    size = _deflate(data, out)
    check = struct.pack(">I", zlib.adler32(data.tobytes()))
    return _HEADER + out.view(np.uint8)[:size].tobytes() + check
