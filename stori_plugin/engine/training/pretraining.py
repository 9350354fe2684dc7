"""The weights that ship: practice on many invented places, and on real series where there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..methods.network.inference import InferenceNetwork
from ..methods.network.model_file import STEP, Model, standard_architecture
from ..methods.network.training_batches import TrainingSet
from ..methods.network.training_loop import Schedule, TrainingOutcome, gathered, train
from ..methods.network.training_samples import (
    PreparedSite,
    TrainingSample,
    TrainingSite,
    screened,
    windows,
)
from ..methods.network.trust import Trust, fit_trust
from ..support.progress import Progress
from .renewed_samples import RenewedSamples
from .series_splits import by_series, by_series_anew
from .simulated_places import index_of, simulated_place

# Places that are kept out of training, for the held-out score.
_HELD_OUT_PLACES = 24
_DRAWS_PER_INDEX = 2
# Sets the random numbers of real places apart from those of invented ones.
_REAL = 2
# Those of `index_of` that real series practise as well.
_INDICES = (0, 1, 3, 4)


@dataclass(frozen=True)
class PretrainingPlan:
    """How much of what.

    Simulated ``places`` with ``draws`` of windows on each, and ``real_draws`` on real series, which
    are two in five of every batch. ``region`` is for a network that serves where the real series
    are from: they are every other one, and made anew all the time.
    """

    places: int = 800
    draws: int = 1
    real_draws: int = 10
    region: bool = False
    seed: int = 1

    @property
    def real_share(self) -> float:
        """Share of the real series in every batch."""
        return 0.5 if self.region else 0.4


def pretrain(
    curriculum: PretrainingPlan,
    schedule: Schedule,
    real: Sequence[TrainingSite],
    progress: Progress,
) -> tuple[Model, TrainingOutcome]:
    """Train the network from nothing; same arguments, same weights.

    ``real`` are places with real series, of which some are held out for the score. Takes
    about half an hour on one core with the default curriculum. Raises `InputError` when there
    is too little to train on and `CancelledError` when stopped.
    """
    progress.step("Inventing places and hiding windows")
    first = max(curriculum.places - _HELD_OUT_PLACES, 1)
    places = (range(first), range(first, curriculum.places))
    invented = [
        TrainingSet([one for k in some for one in _of_simulation(curriculum, k, progress)])
        for some in places
    ]
    practice: list[tuple[TrainingSet | RenewedSamples, float]]
    practice, held_out = [(invented[0], 1 - curriculum.real_share)], [invented[1]]
    for number, place in enumerate(real):
        progress.check()
        kept, out = _of_reality(curriculum, number, place)
        practice.append((kept, curriculum.real_share / len(real)))
        held_out.append(out)
    progress.step("Training")
    sizes = standard_architecture()
    trained = train(sizes, sizes.weights(schedule.seed), practice, held_out, schedule, progress)
    about = {
        "trained_on": [f"{curriculum.places} simulated places", *(place.name for place in real)],
        "series": int(sum(kind.size for kind, _ in practice)),
        "steps": trained.curve[-1].step,
        "held_out_ratio_to_gp": round(trained.best.held_out, 4),
        "seed": curriculum.seed,
    }
    # Simulations are kinder than real fields: how far to trust is learned on those, if any.
    judges = held_out[1:] or held_out
    trust = fit_trust(gathered(InferenceNetwork(sizes, trained.weights), judges), Trust())
    return Model(sizes, trained.weights, STEP, trust, about), trained


def _of_simulation(
    curriculum: PretrainingPlan, number: int, progress: Progress
) -> Iterator[TrainingSample]:
    progress.check()
    progress.fraction(number / curriculum.places)
    random = np.random.default_rng([curriculum.seed, 0, number])
    place = simulated_place(curriculum.seed, number)
    yield from windows(PreparedSite.of(screened(place), STEP), curriculum.draws, random)
    index = index_of(place, number)
    if index is not None:
        yield from windows(PreparedSite.of(screened(index), STEP), _DRAWS_PER_INDEX, random)


def _of_reality(
    curriculum: PretrainingPlan, number: int, place: TrainingSite
) -> tuple[TrainingSet | RenewedSamples, TrainingSet]:
    seed = [curriculum.seed + _REAL, number]
    if curriculum.region:
        return by_series_anew(place, _INDICES, STEP, seed)
    random = np.random.default_rng(seed)
    kept, out = by_series(place, _INDICES, STEP, curriculum.real_draws, random)
    return TrainingSet(kept), TrainingSet(out)
