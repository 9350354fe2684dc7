"""GP fusion: a coregionalised Gaussian process of optical and SAR series.

One set of hyperparameters is learned per scene and component; inference is exact everywhere.
`components` turns bands into decorrelated series, `covariance` is the kernel,
`marginal_likelihood` and `hyperparameter_fit` find the hyperparameters, `scene_prior` learns what
the scene's own dates went through, `scene_prior_choice` how far that is believed, `conditioning` is
the prior given SAR, once for the whole scene, `patterns` brings together pixels with the same clear
dates, `posterior` solves each on these, `time_windows` cuts long series, `graded_noise` and
`graded_choice` tell what observations in doubt are worth, `scene_model` is what was learned of a
scene, and `gaussian_process` the method that learns it.
"""

from .gaussian_process import GaussianProcess
from .scene_model import GaussianProcessModel

__all__ = ["GaussianProcess", "GaussianProcessModel"]
