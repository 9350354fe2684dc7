"""From bands to series that can be modelled one by one, and back.

Bands share a phenology, and an index of separately fitted bands is less accurate than a fit of the
index itself. So reflectance is taken to logarithms, where a normalised difference is a difference,
and turned into contrasts that have a meaning in every scene: greenness (near infrared against
red), moisture (near infrared against shortwave infrared), brightness, and the decorrelated
remainder of the bands. Backscatter follows vegetation and its water, hence greenness and moisture.
Brightness is haze and sun angle more than anything SAR measures, so SAR is not used for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...support.matrix_products import product

_OFFSET = 0.03  # reflectance added before the logarithm, which is steep for dark surfaces
BRIGHTNESS = "brightness"  # the name of that component
_DARK = 1e-3  # smallest reflectance that is distinguished
_VISIBLE = ("coastal", "blue", "green", "red", "rededge", "rededge1")
_NEAR = ("rededge2", "rededge3", "nir", "nir_narrow", "nir_broad")
_SHORTWAVE = ("swir1", "swir2")


@dataclass(frozen=True)
class Components:
    """A linear, invertible map between (log) bands and standardised components."""

    logarithmic: bool
    """Whether the components are of the logarithms of the bands."""
    forward: np.ndarray
    """(B, B), makes components of centred (log) bands, as column vectors."""
    backward: np.ndarray
    """(B, B), its inverse."""
    centre: np.ndarray
    """(B,) means of the (log) bands."""
    low: np.ndarray
    """(B,) lowest values of the bands in the sample."""
    high: np.ndarray
    """(B,) highest values of the bands in the sample."""
    signs: tuple[float | None, ...]
    """Per component 1 or -1 where it rises or falls with vegetation, 0 where that is unknown, None
    where it is independent of SAR."""
    names: tuple[str, ...]
    """The components' names, for the manifest."""

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
            per_band = (len(self.low), *[1] * (len(shape) - 1))
            limits = (
                self.low.astype(np.float32).reshape(per_band),
                self.high.astype(np.float32).reshape(per_band),
            )
        return np.clip(bands.reshape(shape), *limits), spread.reshape(shape)

    def limits(self, values: np.ndarray, clear: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the lowest and the highest value to predict, both (B, 1, N) float32.

        They are the range of the learned sample together with that of the pixel itself, in
        ``values`` (T, B, N) where ``clear`` (T, N): a roof or a pond may be unlike everything in
        the sample. Values outside of both were never observed.
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
    # Reflectance is positive and rarely above one; other quantities are not taken to logarithms.
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
        # The roles are unknown: the three strongest components may follow SAR.
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
    rows: list[np.ndarray] = []
    names: list[str] = []
    signs: list[float | None] = []
    if near.any() and red.any():
        rows, names, signs = [near - red], ["greenness"], [1.0]
        if shortwave.any():
            rows, names, signs = [*rows, near - shortwave], [*names, "moisture"], [*signs, 1.0]
        groups = [_row(roles, group) for group in (_VISIBLE, _NEAR, _SHORTWAVE)]
        rows.append(np.sum([group for group in groups if group.any()], axis=0))
        names, signs = [*names, BRIGHTNESS], [*signs, None]
    return np.array(rows).reshape(len(rows), len(roles)), names, signs


def _complete(bands: np.ndarray, contrasts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Add to the contrasts the principal components of the variance that they do not explain.

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
    unexplained = product(remainder, bands)
    # It has no part along the contrasts' directions: there are as many components fewer.
    _, vectors = np.linalg.eigh(product(unexplained, unexplained.T) / bands.shape[1])
    rest = product(vectors.T[::-1][: size - len(contrasts)], remainder)
    rest /= np.maximum(product(rest, bands).std(axis=1), 1e-6)[:, None]
    forward = np.concatenate([contrasts.reshape(-1, size), rest])
    return forward, np.linalg.pinv(forward)
