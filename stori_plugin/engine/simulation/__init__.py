"""A simulator of farmland, its seasons and its weather, as satellites see it.

Everything is seeded and repeatable, and the truth is known: scenes serve
demonstrations and tests, single series serve to train a network as a prior
over fields.
"""

from .made_scene import OpticalView, SarPass, Scene, simulate_scene
from .made_series import SimulatedSeries, simulate_series
from .writing import SceneFiles, write_scene

__all__ = [
    "OpticalView",
    "SarPass",
    "Scene",
    "SceneFiles",
    "SimulatedSeries",
    "simulate_scene",
    "simulate_series",
    "write_scene",
]
