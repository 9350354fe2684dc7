"""The covariance between an optical component and the SAR channels.

Between outputs i and j at t and t' it is
``sum_q (a_qi a_qj + [i=j] kappa_qi) Matern32(|t - t'| / l_q) + [i=j] c_i``, and every observation
adds noise ``sigma2_i`` (linear model of coregionalisation; Álvarez, Rosasco & Lawrence 2012,
Found. Trends Mach. Learn. 4:195, section 4; used for SAR and optical series by Pipia et al. 2019,
RSE 235:111452). Output 0 is the optical component, the others are SAR channels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_ROOT3 = np.sqrt(3.0)


@dataclass(frozen=True)
class Hyperparameters:
    """Everything that the covariance depends on, for Q latent processes and P outputs.

    The outputs are standardised, so variances have no unit.
    """

    loading: np.ndarray
    """(Q, P) a: how strongly an output follows a process that all share."""
    own: np.ndarray
    """(Q, P) kappa: variance of a process of the same length that is the output's own."""
    constant: np.ndarray
    """(P,) c: variance of an output's mean."""
    noise: np.ndarray
    """(P,) sigma2: variance of an observation's noise."""
    length: np.ndarray
    """(Q,) l: the time scales, in days."""

    @property
    def outputs(self) -> int:
        """The number of outputs P."""
        return self.loading.shape[1]

    @property
    def is_apart(self) -> bool:
        """Whether the optical output follows no process that SAR follows; see `beside`."""
        return self.outputs > 1 and not (self.loading[:, :1] * self.loading[:, 1:]).any()

    def packed(self) -> np.ndarray:
        """Return all as one vector; what must stay positive is in logarithms."""
        return np.concatenate(
            [
                self.loading.ravel(),
                np.log(self.own).ravel(),
                np.log(self.constant),
                np.log(self.noise),
                np.log(self.length),
            ]
        )

    @classmethod
    def unpacked(cls, vector: np.ndarray, latent: int, outputs: int) -> Hyperparameters:
        """Undo `packed`."""
        parts = np.split(vector, np.cumsum([latent * outputs, latent * outputs, outputs, outputs]))
        shape = (latent, outputs)
        return cls(
            parts[0].reshape(shape),
            np.exp(parts[1]).reshape(shape),
            np.exp(parts[2]),
            np.exp(parts[3]),
            np.exp(parts[4]),
        )

    def beside(self, other: Hyperparameters) -> Hyperparameters:
        """Return those of this optical output and of the other's SAR, which share no process."""
        first, outputs = len(self.length), other.outputs
        loading, own = np.zeros((2, first + len(other.length), outputs))
        for whole, mine, theirs in (
            (loading, self.loading, other.loading),
            (own, self.own, other.own),
        ):
            whole[:first, 0], whole[first:, 1:] = mine[:, 0], theirs[:, 1:]
        return Hyperparameters(
            *(loading, own),
            np.concatenate([self.constant[:1], other.constant[1:]]),
            np.concatenate([self.noise[:1], other.noise[1:]]),
            np.concatenate([self.length, other.length]),
        )

    def alone(self) -> Hyperparameters:
        """Return those of the optical output without any SAR: with the same prior."""
        return Hyperparameters(
            self.loading[:, :1], self.own[:, :1], self.constant[:1], self.noise[:1], self.length
        )


def matern32(distance: np.ndarray, length: float) -> np.ndarray:
    """Return the Matérn correlation of smoothness 3/2 at a distance in days."""
    scaled = _ROOT3 * distance / length
    return (1.0 + scaled) * np.exp(-scaled)


def matern32_by_log_length(distance: np.ndarray, length: float) -> np.ndarray:
    """Return the derivative of `matern32` with respect to the logarithm of the length."""
    scaled = _ROOT3 * distance / length
    return scaled * scaled * np.exp(-scaled)


def covariance(
    h: Hyperparameters, i: int, j: int, days_i: np.ndarray, days_j: np.ndarray
) -> np.ndarray:
    """Return the covariance (len(days_i), len(days_j)) of outputs i and j, without noise."""
    distance = np.abs(days_i[:, None] - days_j[None, :])
    total = np.zeros_like(distance)
    for q, length in enumerate(h.length):
        weight = h.loading[q, i] * h.loading[q, j] + (h.own[q, i] if i == j else 0.0)
        if weight:
            total += weight * matern32(distance, length)
    return total + h.constant[i] if i == j else total


def sar_covariances(
    h: Hyperparameters, days: np.ndarray, sar_days: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return Cov(optical, SAR), (T, V), and Cov(SAR) with noise, (V, V).

    V runs over the channels and, within each, over the SAR dates.
    """
    channels = range(1, h.outputs)
    cross = np.hstack([covariance(h, 0, i, days, sar_days) for i in channels])
    within = np.vstack(
        [np.hstack([covariance(h, i, j, sar_days, sar_days) for j in channels]) for i in channels]
    )
    within[np.diag_indices_from(within)] += np.repeat(h.noise[1:], len(sar_days)) + 1e-8
    return cross, within


def joint_covariance(
    h: Hyperparameters, days: np.ndarray, sar_days: np.ndarray, of_noise: float
) -> tuple[np.ndarray, float]:
    """Return the covariance (D, D) of optical dates and all SAR values, and the noise left.

    It is that of values with a share ``of_noise`` of an optical observation's noise and all of the
    noise of SAR; the noise left is what an optical observation adds. D runs over the optical
    dates and then over the channels and, within each, over the SAR dates.
    """
    within = covariance(h, 0, 0, days, days)
    within[np.diag_indices_from(within)] += of_noise * h.noise[0]
    left = float((1.0 - of_noise) * h.noise[0])
    if h.outputs == 1:
        return within, left
    cross, sar = sar_covariances(h, days, sar_days)
    return np.block([[within, cross], [cross.T, sar]]), left
