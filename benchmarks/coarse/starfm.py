"""STARFM, in this project's words.

F. Gao, J. Masek, M. Schwaller and F. Hall, "On the blending of the Landsat and MODIS surface
reflectance: predicting daily Landsat surface reflectance", IEEE TGRS 44 (2006) 2207-2218.

A fine pixel on the wanted day is a weighted mean, over pixels i like it in a window around it and
over the pairs k of a fine image L and a coarse image M of one day (their equation 5), of

    M(i, t0) + L(i, tk) - M(i, tk).

The weight is the inverse of a cost C = ln(S B + 1) ln(T B + 1) D, and sums to one over i and k:

- S = |L(i, tk) - M(i, tk)|, what fine and coarse differ by (6);
- T = |M(i, tk) - M(i, t0)|, what the coarse pixel has changed by (7);
- D = 1 + d / A, with d the distance to the centre in pixels. A is half the window here.

Like the centre is a pixel which differs from it by at most 2 sigma / m on the day of the pair (the
threshold form of their search; sigma of the whole image and band, m classes), and which is no worse
informed: S < max_k S(centre) + sigma_lm and T < max_k T(centre) + sigma_mm, with the uncertainties
sigma_lm = sqrt(sigma_l^2 + sigma_m^2) and sigma_mm = sqrt(2) sigma_m. The centre always counts.
Where S or T of the centre is zero it is alone the estimate, as their special cases want it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_LEAST_COST = 1e-6  # of a neighbour whose S or T is zero: it then has about all of the weight
_STRIP = 8192  # pixels at a time, which stay in the processor's cache


@dataclass(frozen=True)
class StarfmOptions:
    """What the paper leaves to choose; reflectance is 0 to 1."""

    window: int = 51
    """Pixels, odd: the paper's 1500 m of 30 m pixels."""
    classes: int = 4
    """m of the similarity threshold."""
    fine_uncertainty: float = 0.005
    """sigma_l, reflectance."""
    coarse_uncertainty: float = 0.005
    """sigma_m, reflectance."""
    scale: float = 10_000.0
    """B of the logarithmic cost."""


def starfm(
    fine: np.ndarray,
    coarse: np.ndarray,
    coarse_then: np.ndarray,
    options: StarfmOptions | None = None,
) -> np.ndarray:
    """Return the fine image (B, rows, columns) of the day of ``coarse_then``.

    ``fine`` and ``coarse`` are the pairs (K, B, rows, columns), one or more; ``coarse_then`` is
    (B, rows, columns). All are reflectance on the fine grid, NaN where missing; NaN comes back
    where no pair has the centre.
    """
    options = options or StarfmOptions()
    fine, coarse, coarse_then = (np.asarray(a, float) for a in (fine, coarse, coarse_then))
    pairs = [_Pair(one, other, coarse_then, options) for one, other in zip(fine, coarse)]
    most_s = np.fmax.reduce([pair.s for pair in pairs])
    most_t = np.fmax.reduce([pair.t for pair in pairs])
    limits = (
        most_s + np.hypot(options.fine_uncertainty, options.coarse_uncertainty),
        most_t + np.sqrt(2.0) * options.coarse_uncertainty,
    )
    weighted, weights = np.zeros(coarse_then.shape), np.zeros(coarse_then.shape)
    alone, count = np.zeros(coarse_then.shape), np.zeros(coarse_then.shape)
    half = options.window // 2
    for pair in pairs:
        for band in range(len(coarse_then)):
            _add_neighbours(pair, band, limits, half, weighted[band], weights[band])
        is_exact = (pair.s == 0) | (pair.t == 0)
        alone += np.where(is_exact, pair.moved, 0.0)
        count += is_exact
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(count > 0, alone / count, weighted / weights)


class _Pair:
    """What a pair of images says of each pixel, (B, rows, columns)."""

    def __init__(
        self, fine: np.ndarray, coarse: np.ndarray, then: np.ndarray, options: StarfmOptions
    ):
        self.moved = then + fine - coarse
        is_there = np.isfinite(self.moved)
        self.fine = np.where(is_there, fine, np.nan)
        self.s = np.where(is_there, np.abs(fine - coarse), np.nan)
        self.t = np.where(is_there, np.abs(coarse - then), np.nan)
        cost = np.log(self.s * options.scale + 1) * np.log(self.t * options.scale + 1)
        self.weight = np.where(is_there, 1 / np.maximum(cost, _LEAST_COST), 0.0)  # but for D
        sigma = np.array([np.std(band[np.isfinite(band)]) for band in fine])
        self.threshold = 2.0 * sigma / options.classes


def _add_neighbours(
    pair: _Pair, band: int, limits: tuple[np.ndarray, np.ndarray], half: int,
    weighted: np.ndarray, weights: np.ndarray,
) -> None:  # fmt: skip
    """Add to the sums (rows, columns) what the pixels in a window around each have to say."""
    rows, columns = weights.shape
    # Comparisons with the NaN around the image and in its holes are false.
    fine, s, t = (
        np.pad(a[band], half, constant_values=np.nan) for a in (pair.fine, pair.s, pair.t)
    )
    weight = np.pad(pair.weight[band], half)
    value = np.pad(np.where(pair.weight[band] > 0, pair.weight[band] * pair.moved[band], 0), half)
    step = max(1, _STRIP // columns)
    for top in range(0, rows, step):
        here = slice(top, min(top + step, rows))
        own, (limit_s, limit_t) = pair.fine[band][here], (limit[band][here] for limit in limits)
        for down, right in np.ndindex(2 * half + 1, 2 * half + 1):
            there = (slice(here.start + down, here.stop + down), slice(right, right + columns))
            is_like = np.abs(fine[there] - own) <= pair.threshold[band]
            is_like &= s[there] < limit_s
            is_like &= t[there] < limit_t
            near = is_like / (1.0 + np.hypot(down - half, right - half) / max(half, 1))
            weights[here] += weight[there] * near
            weighted[here] += value[there] * near
