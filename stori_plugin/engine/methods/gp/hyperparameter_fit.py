"""Learning the hyperparameters of a scene.

The marginal likelihood treats the pixels as independent. They are not: the pixels of a field share
one history, and those of a scene share haze, rain and a few dates. Its maximum alone therefore
takes chance agreements of SAR and optical dates for real ones (prototypes were less accurate than
optical-only fits for that reason). Here the average log likelihood per pixel is maximised together
with a prior on every hyperparameter, of standard deviation 0.5 (0.35 for the time scales), as if
the whole scene were one independent series: a scene moves the prior and does not replace it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize

from .covariance import Hyperparameters
from .marginal_likelihood import Sample, log_likelihood

# The centre of the prior, by latent process, on which fits of several scenes and of parcels agree.
# The fast process is rain, soil moisture and speckle: all of it is SAR, none of it reflectance. In
# the slow ones cross polarisation and the radar vegetation index follow vegetation, while co
# polarisation hardly does.
_LENGTHS = (7.0, 25.0, 60.0)  # days
_OPTICAL_LOADING = (0.0, 0.25, 0.6)
_SAR_LOADING = {
    "co": (-0.15, 0.4, 0.0),
    "cross": (0.3, 0.55, 0.25),
    "index": (0.6, 0.2, 0.4),
}
_KIND = {"VV": "co", "HH": "co", "VH": "cross", "HV": "cross", "RVI": "index"}
_VARIANCE = 0.1  # of every output, for each of its own processes, its mean and its noise
# Precisions of the prior: of logarithms of variances and of loadings, and of those of lengths.
_WEIGHT = 4.0
_WEIGHT_OF_LENGTHS = 8.0
_ITERATIONS = 60


def expected_hyperparameters(channels: tuple[str, ...], sign: float = 1.0) -> Hyperparameters:
    """Return the centre of the prior for a component and SAR channels.

    ``sign`` tells whether the component rises (1) or falls (-1) with vegetation; 0 where that is
    unknown.
    """
    latent, outputs = len(_LENGTHS), 1 + len(channels)
    loading = np.empty((latent, outputs))
    loading[:, 0] = _OPTICAL_LOADING
    for column, name in enumerate(channels, 1):
        loading[:, column] = sign * np.array(_SAR_LOADING[_KIND[name]])
    return Hyperparameters(
        loading,
        np.full((latent, outputs), _VARIANCE),
        np.full(outputs, _VARIANCE),
        np.full(outputs, _VARIANCE),
        np.array(_LENGTHS),
    )


def fit_hyperparameters(
    sample: Sample, prior: Hyperparameters, check: Callable[[], None] = lambda: None
) -> Hyperparameters:
    """Return the hyperparameters of maximum posterior density (L-BFGS-B, exact gradients).

    ``check`` is called at every step and may raise.
    """
    latent, outputs = prior.loading.shape
    centre = prior.packed()
    weight = np.full(len(centre), _WEIGHT)
    weight[-latent:] = _WEIGHT_OF_LENGTHS
    pixels = max(1, len(sample.values))

    def cost(vector: np.ndarray) -> tuple[float, np.ndarray]:
        check()
        h = Hyperparameters.unpacked(vector, latent, outputs)
        value, gradient = log_likelihood(h, sample)
        away = vector - centre
        return (
            -value / pixels + 0.5 * np.sum(weight * away**2),
            -gradient / pixels + weight * away,
        )

    free = [(None, None)] * (latent * outputs)
    variances = [(np.log(1e-5), 3.0)] * (latent * outputs + outputs)
    noises = [(np.log(1e-4), 2.0)] * outputs
    lengths = [(np.log(3.0), np.log(400.0))] * latent
    result = minimize(
        cost,
        centre,
        jac=True,
        method="L-BFGS-B",
        bounds=free + variances + noises + lengths,
        options={"maxiter": _ITERATIONS},
    )
    return Hyperparameters.unpacked(result.x, latent, outputs)
