"""METHOD=stori: GP fusion with the network's correction, as far as the scene bears it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..progress import Progress
from .base import SILENT, Method, Model, Observations, Options

if TYPE_CHECKING:
    from ..network.model import Model as NetworkModel

# The network's modules are imported where they are used: they build on GP fusion, whose
# package lists this method.


class Stori(Method):
    """The STORI network on GP fusion; GP fusion alone where it cannot improve on it.

    ``model`` is a trained network, by default the one that comes with the plugin; ``tune``
    allows a short training on the scene.
    """

    name = "stori"
    uses_sar = True

    def __init__(self, model: NetworkModel | None = None, tune: bool = True) -> None:
        self._model = model
        self._tune = tune

    @classmethod
    def configured(cls, options: Options) -> Stori:
        """Return the method with the network that ``options`` name; see `Method.configured`."""
        from ..network.model import load_model

        return cls(load_model(options.model) if options.model else None, options.finetune)

    @classmethod
    def warm_up(cls) -> None:
        """Compile the network's kernels."""
        from ..network.warming import exercise

        exercise()

    def learn(
        self, sample: Observations, roles: tuple[str, ...], progress: Progress = SILENT
    ) -> Model:
        """Learn GP fusion, then what the network is worth on this scene's held-out dates.

        Raises `InputError` where the weights that come with the plugin are missing or damaged.
        """
        from ..network.method import learn
        from ..network.shipped import shipped_model

        return learn(sample, roles, self._model or shipped_model(), self._tune, progress)
