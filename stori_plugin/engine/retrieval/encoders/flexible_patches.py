"""Kernels of patches, fitted to patches of fewer pixels.

Beyer et al. 2023 (arXiv 2212.08013), section 3.4: the kernel for small patches gives for a patch
that was reduced what the large one gives for the patch itself, as nearly as can be.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

LARGEST = 8  # pixels of a patch's edge
_SHARPNESS = -0.5  # of the cubic of Keys 1981


def fitted_kernel(kernel: np.ndarray, edge: int) -> np.ndarray:
    """Return float32 (out, bands, edge, edge) of a kernel (out, bands, 8, 8); 1 to 8 pixels."""
    if edge == LARGEST:
        return kernel
    back = _inverse(edge)
    # Columns and rows are fitted one after the other. So few numbers need no BLAS.
    return np.einsum("kr,obkl,lc->obrc", back, kernel, back, optimize=False).astype(np.float32)


@lru_cache(maxsize=LARGEST)
def _inverse(edge: int) -> np.ndarray:
    """Return the pseudo-inverse (8, edge) of `_reduction`."""
    reduction = _reduction(edge)
    gram = np.einsum("ik,jk->ij", reduction, reduction)
    return np.linalg.solve(gram, reduction).T


def _reduction(edge: int) -> np.ndarray:
    """Return the (edge, 8) weights of a cubic as wide as the small pixels, each row adding to 1."""
    scale = LARGEST / edge
    rows = np.zeros((edge, LARGEST))
    for number in range(edge):
        centre = scale * (number + 0.5)
        first = max(int(centre - 2.0 * scale + 0.5), 0)
        last = min(int(centre + 2.0 * scale + 0.5), LARGEST)
        rows[number, first:last] = _cubic((np.arange(first, last) - centre + 0.5) / scale)
    return rows / rows.sum(1, keepdims=True)


def _cubic(distance: np.ndarray) -> np.ndarray:
    """Return the cubic of Keys 1981 at distances in pixels."""
    far, a = np.abs(distance), _SHARPNESS
    near_part = (a + 2.0) * far**3 - (a + 3.0) * far**2 + 1.0
    far_part = a * (far**3 - 5.0 * far**2 + 8.0 * far - 4.0)
    return np.where(far < 1.0, near_part, np.where(far < 2.0, far_part, 0.0))
