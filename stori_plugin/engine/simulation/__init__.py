"""A simulator of farmland, its seasons and its weather, as satellites see it.

Everything is seeded and repeatable, and the truth is known: scenes (`made_scene`,
`writing`) serve demonstrations and tests, single series (`made_series`) serve to
train a network as a prior over fields. Below them lie

- the land: `landscape` (a map of fields) or `places` (a handful of fields);
- what grows on it: `crops`, `rotation` and `canopy`, under the `weather`;
- how it is seen: `optics`, `clouds` and `radar`, and the revisits of `sensing`;
- `image_filters`, which all of these images go through.
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
