"""GP fusion: a coregionalised Gaussian process of optical and SAR series.

One set of hyperparameters is learned per scene and component; inference is exact everywhere.
`components` turns bands into decorrelated series, `kernel` is the covariance, `likelihood` and
`learning` find the hyperparameters, `conditioning` takes in the SAR once for the whole scene,
`posterior` solves what is left per pixel, and `method` puts them together.
"""

from .method import GaussianProcess, GaussianProcessModel

__all__ = ["GaussianProcess", "GaussianProcessModel"]
