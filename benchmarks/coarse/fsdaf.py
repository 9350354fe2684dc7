"""FSDAF, in this project's words.

X. Zhu, E. Helmer, F. Gao, D. Liu, J. Chen and M. Lefsky, "A flexible spatiotemporal method for
fusing satellite images with different resolutions", Remote Sensing of Environment 172 (2016)
165-177. Equations go by the symbols on their left sides there. From a fine and a coarse image of
day 1 and a coarse image of day 2, to the fine image of day 2; (i, j) is fine pixel j of coarse
pixel i, c a class, b a band, m the number of fine pixels in a coarse one:

1. The fine image is classified without training (`benchmarks.coarse.classes`); A_c(i) is the share
   of class c in a coarse pixel.
2. Delta F(c, b), the change of a class, solves Delta C(i, b) = sum_c A_c(i) Delta F(c, b) by least
   squares over the coarse pixels in which the class is purest and whose change is no outlier, and
   so, likely, is not one of the land cover.
3. F2_TP(i, j) = F1(i, j) + Delta F(c) is the temporal prediction, and R(i) = Delta C(i) -
   mean_j (F2_TP - F1) what it leaves of the change of the coarse pixel.
4. F2_SP is a thin plate spline through the coarse image of day 2, the spatial prediction.
5. R is shared out: E_ho = F2_SP - F2_TP where all around is one class, E_he = R where it is not,
   CW = E_ho HI + E_he (1 - HI), with HI the share of the pixel's class in a window of a coarse
   pixel's size. W = CW / sum_j CW, r = m R W, and Delta F(i, j) = r + Delta F(c).
6. Of the pixels of the same class in a window those n with the least S_k, the relative difference
   of the spectra on day 1, are weighted by 1 / D_k, D_k = 1 + distance / (w / 2), and F2 = F1 +
   sum_k w_k Delta F(k).

What the paper leaves open is settled here so: a class changes by no more than the coarse pixels do,
give or take their standard deviation (bounds of the least squares); a share CW of another sign than
R counts as zero, since W would be without bounds, and R is spread evenly where none is left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.interpolate import RBFInterpolator
from scipy.ndimage import uniform_filter
from scipy.optimize import lsq_linear

from .classes import classify

_NEIGHBOURS = 64  # coarse pixels around that a spline runs through, where there are more
_MOST_POINTS = 4000  # that one spline is solved for
_LEAST_REFLECTANCE = 1e-3  # divides the differences of spectra


@dataclass(frozen=True)
class FsdafOptions:
    """What the paper leaves to choose."""

    classes: int = 4
    purest: int = 100
    """Coarse pixels to each class that its change is learned from, at most."""
    outliers: tuple[float, float] = (0.1, 0.9)
    """Quantiles of change; coarse pixels outside are not learned from."""
    similar: int = 20
    """n: pixels that a change is averaged over."""
    window: int = 0
    """w, fine pixels; 0: two coarse pixels."""


def fsdaf(
    fine: np.ndarray,
    coarse: np.ndarray,
    coarse_then: np.ndarray,
    ratio: int,
    options: FsdafOptions | None = None,
) -> np.ndarray:
    """Return the fine image (B, rows, columns) of the day of ``coarse_then``.

    All images are (B, rows, columns) of reflectance on the fine grid, NaN where missing, and
    ``ratio`` is the number of fine pixels along a coarse one; coarse pixels are means of blocks of
    that size. NaN comes back where ``fine`` is missing.

    Raises:
        ValueError: the coarse pixels that have all three images are fewer than three, or in line.
    """
    options = options or FsdafOptions()
    fine, coarse, then = (np.asarray(a, float) for a in (fine, coarse, coarse_then))
    bands = len(fine)
    is_there = np.isfinite(fine).all(axis=0)
    is_seen = is_there & np.isfinite(coarse).all(axis=0) & np.isfinite(then).all(axis=0)
    classes = classify(fine, is_there, options.classes)
    blocks = Blocks(is_seen, ratio)
    if np.linalg.matrix_rank(blocks.centres - blocks.centres.mean(axis=0)) < 2:
        raise ValueError(
            f"The coarse pixels of {ratio} by {ratio} fine ones that have all three images are "
            f"{len(blocks.size)} or lie in line: FSDAF needs three that do not. Take a larger part."
        )
    shares = np.stack([blocks.mean(classes == c) for c in range(options.classes)], axis=1)
    change = np.stack([blocks.mean(then[b] - coarse[b]) for b in range(bands)], axis=1)
    of_class = class_changes(shares, change, options)  # (classes, B)
    temporal = np.where(is_there, np.moveaxis(of_class[classes], -1, 0), np.nan)
    spatial = _spline(blocks, then, is_there) - (fine + temporal)  # E_ho
    pure = homogeneity(classes, is_there, options.classes, ratio)
    total = np.empty_like(fine)
    for b in range(bands):
        left = change[:, b] - blocks.mean(temporal[b])  # R
        total[b] = temporal[b] + blocks.share_out(left, spatial[b], pure)
    return fine + _smoothed(total, fine, classes, is_there, ratio, options)


class Blocks:
    """Coarse pixels as blocks of fine ones; those without any pixel that is there are left out."""

    def __init__(self, is_there: np.ndarray, ratio: int):
        rows, columns = (index // ratio for index in np.indices(is_there.shape))
        number = rows * (columns.max() + 1) + columns
        self.is_there = is_there
        _, self.block, self.size = np.unique(
            number[is_there], return_inverse=True, return_counts=True
        )
        self.centres = np.stack([self.mean(i) for i in np.indices(is_there.shape)], axis=1)

    def mean(self, image: np.ndarray) -> np.ndarray:
        """Return the mean of an image (rows, columns) over each block (N,)."""
        return np.bincount(self.block, image[self.is_there].astype(float)) / self.size

    def share_out(self, left: np.ndarray, spatial: np.ndarray, pure: np.ndarray) -> np.ndarray:
        """Return r (rows, columns) of R (N,), E_ho and HI; zero where no coarse pixel is seen."""
        r = left[self.block]
        weight = spatial[self.is_there] * pure[self.is_there] + r * (1 - pure[self.is_there])
        weight = np.where(np.sign(weight) == np.sign(r), np.abs(weight), 0.0)
        total = np.bincount(self.block, weight)[self.block]
        share = np.where(
            total > 0, weight / np.where(total > 0, total, 1.0), 1 / self.size[self.block]
        )
        shared = np.zeros(self.is_there.shape)
        shared[self.is_there] = self.size[self.block] * r * share
        return shared


def class_changes(shares: np.ndarray, change: np.ndarray, options: FsdafOptions) -> np.ndarray:
    """Return the change of each class (C, B) of shares (N, C) and changes (N, B) of coarse pixels.

    A class that no coarse pixel has changes as the mean does.
    """
    found = np.empty((shares.shape[1], change.shape[1]))
    for b in range(change.shape[1]):
        least, most = np.quantile(change[:, b], options.outliers)
        calm = np.flatnonzero((change[:, b] >= least) & (change[:, b] <= most))
        purest = np.argsort(-shares[calm], axis=0, kind="stable")[: options.purest]
        chosen = calm[np.unique(purest)]
        y, a = change[chosen, b], shares[chosen]
        if len(chosen) <= shares.shape[1]:  # few coarse pixels: all of them, outliers or not
            y, a = change[:, b], shares
        spread = change[:, b].std() + 1e-9
        bounds = (y.min() - spread, y.max() + spread)
        found[:, b] = np.where(a.any(axis=0), lsq_linear(a, y, bounds).x, y.mean())
    return found


def homogeneity(classes: np.ndarray, is_there: np.ndarray, count: int, ratio: int) -> np.ndarray:
    """Return HI (rows, columns), 0 to 1: the share of a pixel's class in a window around it."""
    size = ratio + 1 - ratio % 2  # odd, so that the pixel is its middle
    there = uniform_filter(is_there.astype(float), size, mode="constant")
    index = np.zeros(classes.shape)
    for c in range(count):
        own = is_there & (classes == c)
        share = uniform_filter(own.astype(float), size, mode="constant")
        index[own] = share[own] / there[own]
    return np.clip(index, 0.0, 1.0)


def _spline(blocks: Blocks, then: np.ndarray, is_there: np.ndarray) -> np.ndarray:
    """Return the thin plate spline through the coarse image (B, rows, columns), NaN outside."""
    values = np.stack([blocks.mean(band) for band in then], axis=1)
    many = len(values) > _MOST_POINTS
    spatial = np.full(then.shape, np.nan)
    interpolate = RBFInterpolator(
        blocks.centres, values, neighbors=_NEIGHBOURS if many else None,
        kernel="thin_plate_spline", degree=1,
    )  # fmt: skip
    spatial[:, is_there] = interpolate(np.argwhere(is_there).astype(float)).T
    return spatial


def _smoothed(
    change: np.ndarray, fine: np.ndarray, classes: np.ndarray, is_there: np.ndarray, ratio: int,
    options: FsdafOptions,
) -> np.ndarray:  # fmt: skip
    """Return the mean change (B, rows, columns) of the pixels most like each; row by row."""
    half = (options.window or 2 * ratio) // 2
    wide = 2 * half + 1
    rows, columns = is_there.shape
    around = ((0, 0), (half, half), (half, half))
    wide_fine, wide_change = np.pad(fine, around), np.pad(change, around)
    wide_label = np.pad(np.where(is_there, classes, -1), half, constant_values=-1)
    down, right = np.divmod(np.arange(wide**2), wide)
    nearness = 1 / (1 + np.hypot(down - half, right - half) / max(half, 1))  # 1 / D_k
    few = min(options.similar, wide**2)
    result = np.full_like(fine, np.nan)
    for row in range(rows):
        slab = slice(row, row + wide)
        unlike = np.zeros((wide, columns, wide))
        for band, image in zip(fine[:, row], wide_fine[:, slab]):
            own = band[:, None]
            near = sliding_window_view(image, wide, axis=1)
            unlike += np.abs(near - own) / np.maximum(np.abs(own), _LEAST_REFLECTANCE)
        label = np.where(is_there[row], classes[row], -2)[:, None]
        is_kin = sliding_window_view(wide_label[slab], wide, axis=1) == label
        unlike = np.where(is_kin, unlike, np.inf).swapaxes(0, 1).reshape(columns, -1)
        best = np.argpartition(unlike, few - 1, axis=1)[:, :few]
        weight = np.where(np.isfinite(np.take_along_axis(unlike, best, axis=1)), nearness[best], 0)
        moved = wide_change[:, row + down[best], np.arange(columns)[:, None] + right[best]]
        with np.errstate(invalid="ignore"):
            mean = (np.where(weight > 0, moved, 0.0) * weight).sum(axis=2) / weight.sum(axis=1)
        result[:, row] = np.where(is_there[row], mean, np.nan)
    return result
