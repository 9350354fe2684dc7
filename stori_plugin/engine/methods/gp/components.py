"""From bands to series that can be modelled one by one, and back.

Bands share a phenology, and an index of separately fitted bands loses much of what a fit of the
index itself has. So reflectance is taken to logarithms, where a normalised difference is a
difference, and turned into contrasts that mean something in every scene: greenness (near
infrared against red), moisture (near infrared against shortwave infrared), brightness, and what
is left of the bands, decorrelated. Backscatter follows vegetation and its water, hence greenness
and moisture; brightness is haze and sun angle more than anything SAR can see, and goes without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...support.matrix_products import product

_OFFSET = 0.03  # reflectance added before the logarithm, so that dark surfaces stay tame
_DARK = 1e-3
_VISIBLE = ("coastal", "blue", "green", "red", "rededge", "rededge1")
_NEAR = ("rededge2", "rededge3", "nir", "nir_narrow", "nir_broad")
_SHORTWAVE = ("swir1", "swir2")


@dataclass(frozen=True)
class Components:
    """A linear, invertible map between (log) bands and standardised components.

    ``forward`` and ``backward``: (B, B), applied to column vectors; ``centre`` and ``low``,
    ``high``: (B,); ``signs``: per component 1 or -1 where it rises or falls with vegetation, 0
    where its bearing is unknown, None where SAR has nothing to say; ``names`` for the manifest.
    """

    logarithmic: bool
    forward: np.ndarray
    backward: np.ndarray
    centre: np.ndarray
    low: np.ndarray
    high: np.ndarray
    signs: tuple[float | None, ...]
    names: tuple[str, ...]

    def transform(self, values: np.ndarray) -> np.ndarray:
        """Return the components (B, ...) of bands (B, ...), float32."""
        bands = values.astype(np.float32)
        if self.logarithmic:
            bands = np.log(np.maximum(bands, np.float32(_DARK)) + np.float32(_OFFSET))
        flat = bands.reshape(len(bands), -1) - self.centre.astype(np.float32)[:, None]
        return product(self.forward.astype(np.float32), flat).reshape(values.shape)

    def restore(
        self,
        mean: np.ndarray,
        variance: np.ndarray,
        limits: tuple[np.ndarray, np.ndarray] | None = None,
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return mean and standard deviation of the bands for those of the components.

        All are (B, ...). Components are taken as independent. For logarithms the mean is the
        median of the log-normal, which a few large values do not pull. It is kept within
        ``limits``, low and high, which broadcast to (B, ...); the default is the sample's range.
        """
        shape = mean.shape
        bands = product(self.backward.astype(np.float32), mean.reshape(shape[0], -1))
        bands += self.centre.astype(np.float32)[:, None]
        spread = product(self.backward.astype(np.float32) ** 2, variance.reshape(shape[0], -1))
        np.maximum(spread, 0.0, out=spread)
        if self.logarithmic:
            bands = np.exp(bands)
            spread = bands * np.sqrt(np.exp(spread) * np.expm1(spread))
            bands -= np.float32(_OFFSET)
        else:
            spread = np.sqrt(spread)
        if limits is None:
            apart = (len(self.low), *[1] * (len(shape) - 1))
            limits = tuple(edge.astype(np.float32).reshape(apart) for edge in (self.low, self.high))
        return np.clip(bands.reshape(shape), *limits), spread.reshape(shape)

    def limits(self, values: np.ndarray, clear: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the lowest and the highest value to believe, both (B, 1, N) float32.

        What was never seen is not predicted: they are the range of the sample that was learned
        from, and of what the pixel itself showed in ``values`` (T, B, N) where ``clear`` (T, N).
        A roof or a pond may be unlike everything in the sample.
        """
        low, high = (edge.astype(np.float32)[:, None] for edge in (self.low, self.high))
        seen, endless = clear[:, None], np.float32(np.inf)
        lowest = np.where(seen, values, endless).min(axis=0)
        highest = np.where(seen, values, -endless).max(axis=0)
        return np.minimum(low, lowest)[:, None], np.maximum(high, highest)[:, None]


def find_components(values: np.ndarray, roles: Sequence[str]) -> Components:
    """Choose the components for a sample of clear observations.

    ``values`` is (B, n); ``roles`` are the spectral roles, or ``vegetation``,
    ``inverse vegetation`` for an index, "" where unknown.
    """
    values = values.astype(np.float64)
    low, high = values.min(axis=1), values.max(axis=1)
    # Reflectance is positive and rarely above one; anything else is taken as it comes.
    logarithmic = bool(
        np.quantile(values, 0.001) > -_OFFSET / 2 and np.quantile(values, 0.999) < 3.0
    ) and not any("vegetation" in role for role in roles)
    bands = np.log(np.maximum(values, _DARK) + _OFFSET) if logarithmic else values
    if logarithmic:
        low = np.maximum(low, _DARK - _OFFSET)
    centre = bands.mean(axis=1)
    contrasts, names, signs = _contrasts(roles)
    forward, backward = _complete(bands - centre[:, None], contrasts)
    rest = len(roles) - len(names)
    if not names:
        # Nothing is known of the bands: the three strongest components may follow SAR.
        signs = [_single_sign(roles)] * min(3, rest) + [None] * max(0, rest - 3)
    else:
        signs += [None] * rest
    names += [f"remainder {i + 1}" if contrasts.size else f"component {i + 1}" for i in range(rest)]
    return Components(logarithmic, forward, backward, centre, low, high, tuple(signs), tuple(names))


def _single_sign(roles: Sequence[str]) -> float:
    if tuple(roles) == ("vegetation",):
        return 1.0
    return -1.0 if tuple(roles) == ("inverse vegetation",) else 0.0


def _row(roles: Sequence[str], wanted: Sequence[str]) -> np.ndarray:
    row = np.array([role in wanted for role in roles], float)
    return row / max(row.sum(), 1.0)


def _contrasts(roles: Sequence[str]) -> tuple[np.ndarray, list[str], list[float | None]]:
    """Return the contrasts (rows) that the roles allow, their names and signs."""
    near = _row(roles, ("nir", "nir_narrow", "nir_broad"))
    red = _row(roles, ("red",))
    if not red.any():
        red = _row(roles, ("rededge1", "rededge"))
    shortwave = _row(roles, _SHORTWAVE)
    rows, names, signs = [], [], []
    if near.any() and red.any():
        rows, names, signs = [near - red], ["greenness"], [1.0]
        if shortwave.any():
            rows, names, signs = [*rows, near - shortwave], [*names, "moisture"], [*signs, 1.0]
        groups = [_row(roles, group) for group in (_VISIBLE, _NEAR, _SHORTWAVE)]
        rows.append(sum(group for group in groups if group.any()))
        names, signs = [*names, "brightness"], [*signs, None]
    return np.array(rows).reshape(len(rows), len(roles)), names, signs


def _complete(bands: np.ndarray, contrasts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Add to the contrasts the principal components of what they leave unexplained.

    ``bands`` is (B, n), centred. Returns the map (B, B) to components of unit variance and its
    inverse.
    """
    size = len(bands)
    if len(contrasts):
        spread = np.maximum(product(contrasts, bands).std(axis=1), 1e-6)
        contrasts = contrasts / spread[:, None]
        known = product(contrasts, bands)
        explained = product(product(bands, known.T), np.linalg.pinv(product(known, known.T)))
        remainder = np.eye(size) - product(explained, contrasts)
    else:
        remainder = np.eye(size)
    left = product(remainder, bands)
    # What is left has no part along the contrasts' directions: as many components fewer.
    _, vectors = np.linalg.eigh(product(left, left.T) / bands.shape[1])
    rest = product(vectors.T[::-1][: size - len(contrasts)], remainder)
    rest /= np.maximum(product(rest, bands).std(axis=1), 1e-6)[:, None]
    forward = np.concatenate([contrasts.reshape(-1, size), rest])
    return forward, np.linalg.pinv(forward)
