"""What fusion is scored by, per band, over the pixels where truth and estimate are both there.

- RMSE: root of the mean squared difference, reflectance.
- Correlation: Pearson's, of the two images' pixels.
- ERGAS (Wald 2000): 100 h/l RMSE / mean of the truth, with h/l the size of a fine pixel over that
  of a coarse one. That of an image is the root of the mean of the bands' squares.
- SSIM (Wang, Bovik, Sheikh and Simoncelli 2004): means, variances and covariance in a Gaussian
  window of 11 pixels (sigma 1.5), K1 = 0.01, K2 = 0.03; the range is that of the band's truth
  (largest less least). Missing pixels have no weight in the windows; the mean is over the others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

_K1, _K2 = 0.01, 0.03
_SIGMA, _RADIUS = 1.5, 5


@dataclass(frozen=True)
class Scores:
    """The four scores of one band of one date."""

    rmse: float
    ssim: float
    ergas: float
    correlation: float


def score(truth: np.ndarray, estimate: np.ndarray, ratio: float) -> Scores:
    """Return the scores of one band (rows, columns); ``ratio`` is l/h, fine pixels to a coarse.

    Raises:
        ValueError: no pixel is in both.
    """
    is_both = np.isfinite(truth) & np.isfinite(estimate)
    if not is_both.any():
        raise ValueError("No pixel has both a truth and an estimate: there is nothing to score.")
    ours, theirs = truth[is_both].astype(float), estimate[is_both].astype(float)
    rmse = float(np.sqrt(np.mean((theirs - ours) ** 2)))
    is_flat = ours.std() == 0 or theirs.std() == 0
    return Scores(
        rmse,
        _ssim(truth, estimate, is_both),
        100.0 / ratio * rmse / float(ours.mean()),
        float("nan") if is_flat else float(np.corrcoef(ours, theirs)[0, 1]),
    )


def mean_scores(bands: list[Scores]) -> Scores:
    """Return the means over bands or dates; of ERGAS, the root of the mean square."""
    return Scores(
        float(np.mean([one.rmse for one in bands])),
        float(np.mean([one.ssim for one in bands])),
        float(np.sqrt(np.mean([one.ergas**2 for one in bands]))),
        float(np.mean([one.correlation for one in bands])),
    )


def _ssim(truth: np.ndarray, estimate: np.ndarray, is_both: np.ndarray) -> float:
    weight = _smooth(is_both.astype(float))
    values = truth[is_both]
    extent = float(values.max() - values.min()) or 1.0

    def local(image: np.ndarray) -> np.ndarray:
        return _smooth(np.where(is_both, image, 0.0))[is_both] / weight[is_both]

    x, y = truth.astype(float), estimate.astype(float)
    mean_x, mean_y = local(x), local(y)
    var_x, var_y = local(x * x) - mean_x**2, local(y * y) - mean_y**2
    both = local(x * y) - mean_x * mean_y
    c1, c2 = (_K1 * extent) ** 2, (_K2 * extent) ** 2
    likeness = (2 * mean_x * mean_y + c1) * (2 * both + c2)
    return float(np.mean(likeness / ((mean_x**2 + mean_y**2 + c1) * (var_x + var_y + c2))))


def _smooth(image: np.ndarray) -> np.ndarray:
    return gaussian_filter(image, _SIGMA, mode="constant", truncate=_RADIUS / _SIGMA)
