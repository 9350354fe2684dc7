"""What the training of a network can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..scene.job import Job

FEWEST_STEPS, MOST_STEPS = 10, 200_000


@dataclass(frozen=True)
class TrainingInputs:
    """What a network is trained on, from where and how long."""

    scenes: tuple[Job, ...] = ()
    """Jobs of which only the inputs count."""

    tables: tuple[str, ...] = ()
    """Files of series, as `series_table.read_table` reads them."""

    start: str = ""
    """The file of the model to start from; empty means the one that comes with the plugin."""

    steps: int = 2000
    """Steps of training, `FEWEST_STEPS` to `MOST_STEPS` in the dialog."""
