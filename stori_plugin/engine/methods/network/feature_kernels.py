"""The loops of `features` and `nodes`: what each node of each pixel's series tells the network.

Arrays are (K, N) for K nodes and N pixels unless said otherwise, float32; ``before``, ``after`` and
``share`` are those of `nodes.Neighbours`.
"""

from __future__ import annotations

import numpy as np

from ...support.kernels import kernel


@kernel()
def gather_kernel(node, values, clear, total, there):
    """Average what is clear of ``values`` (T, N) by ``node`` (T,) into ``total``.

    ``there`` gets 1 where a node has any; both come as zeros.
    """
    dates, pixels = values.shape
    for t in range(dates):
        k = node[t]
        for p in range(pixels):
            if clear[t, p]:
                total[k, p] += values[t, p]
                there[k, p] += 1
    for k in range(total.shape[0]):
        for p in range(pixels):
            if there[k, p] > 1:
                total[k, p] /= there[k, p]
                there[k, p] = 1


@kernel()
def neighbours_kernel(clear, step, farthest, before, after, days_before, days_after, share):
    """Fill what `nodes.Neighbours` holds, from what is ``clear`` (K, N), 0 or 1."""
    nodes, pixels = clear.shape
    for p in range(pixels):
        last = -1
        for k in range(nodes):
            before[k, p] = last
            if clear[k, p] > 0:
                last = k
        following = nodes
        for k in range(nodes - 1, -1, -1):
            after[k, p] = following
            if clear[k, p] > 0:
                following = k
    for k in range(nodes):
        for p in range(pixels):
            b, a = before[k, p], after[k, p]
            back = min((k - b) * step, farthest) if b >= 0 else farthest
            ahead = min((a - k) * step, farthest) if a < nodes else farthest
            if b >= 0 and a < nodes:
                share[k, p] = back / (back + ahead)
            else:
                share[k, p] = 0 if b >= 0 else 1
            days_before[k, p], days_after[k, p] = back, ahead
            if b < 0:
                b = a if a < nodes else k
            if a >= nodes:
                a = b
            before[k, p], after[k, p] = b, a


@kernel()
def left_out_kernel(values, mean, spread, noise, most, residual):
    """Fill the left-out residuals (T, N) of `features.left_out_residuals`, 0 where NaN."""
    dates, pixels = values.shape
    for t in range(dates):
        for p in range(pixels):
            value = values[t, p]
            if np.isnan(value):
                residual[t, p] = 0
                continue
            leverage = spread[t, p] / noise
            leverage = min(leverage * leverage, np.float32(0.95))
            found = (value - mean[t, p]) / (noise * np.sqrt(1 - leverage))
            residual[t, p] = min(max(found, -most), most)


@kernel()
def moments_kernel(values, clear, mean, spread):
    """Fill mean and standard deviation (N,) of the clear ``values`` (T, N); 0 and 1 without any."""
    dates, pixels = values.shape
    for p in range(pixels):
        count = 0
        total = np.float32(0)
        for t in range(dates):
            if clear[t, p]:
                count += 1
                total += values[t, p]
        if count == 0:
            mean[p], spread[p] = 0, 1
            continue
        middle = total / np.float32(count)
        square = np.float32(0)
        for t in range(dates):
            if clear[t, p]:
                away = values[t, p] - middle
                square += away * away
        mean[p], spread[p] = middle, np.sqrt(square / np.float32(count))


@kernel()
def series_kernel(mean, spread, noise, residual, scene, before, after, share, rows):
    """Fill the rows of a series, `features` names them, that depend on its baseline.

    ``rows`` (K, 10, N); ``scene`` (K,) mean of the scene.
    """
    nodes, pixels = mean.shape
    most = np.float32(4)
    for k in range(nodes):
        for p in range(pixels):
            b, a, way = before[k, p], after[k, p], share[k, p]
            here, first, last = mean[k, p], mean[b, p], mean[a, p]
            line = first + (last - first) * way
            deviation = np.sqrt(spread[k, p] * spread[k, p] + noise * noise)
            rows[k, 0, p] = spread[k, p]
            rows[k, 1, p] = here / np.float32(1.5)
            rows[k, 2, p] = first - here
            rows[k, 3, p] = last - here
            rows[k, 4, p] = min(max((line - here) / deviation, -most), most)
            rows[k, 5, p] = way
            rows[k, 6, p] = residual[b, p] / np.float32(2)
            rows[k, 7, p] = residual[a, p] / np.float32(2)
            rows[k, 8, p] = (scene[k] - here) / np.float32(1.5)
            rows[k, 9, p] = scene[k] - (scene[b] + (scene[a] - scene[b]) * way)


@kernel()
def sar_kernel(fast, pixels, before, after, share, rows):
    """Fill how far each channel is from the line between the neighbours, and how it changed.

    ``fast`` (K, C, M) trends, ``pixels`` (N,) positions among the M, ``rows`` (K, 2 C, N).
    """
    nodes, channels = fast.shape[0], fast.shape[1]
    for k in range(nodes):
        for channel in range(channels):
            for p in range(pixels.size):
                first = fast[before[k, p], channel, pixels[p]]
                last = fast[after[k, p], channel, pixels[p]]
                line = first + (last - first) * share[k, p]
                rows[k, 2 * channel, p] = fast[k, channel, pixels[p]] - line
                rows[k, 2 * channel + 1, p] = last - first


@kernel()
def companion_kernel(mean, correlation, before, after, rows):
    """Fill the level and changes of a companion with ``mean``, and its correlation: (K, 4, N)."""
    nodes, pixels = mean.shape
    for k in range(nodes):
        for p in range(pixels):
            here = mean[k, p]
            rows[k, 0, p] = here / np.float32(1.5)
            rows[k, 1, p] = mean[before[k, p], p] - here
            rows[k, 2, p] = mean[after[k, p], p] - here
            rows[k, 3, p] = correlation
