"""The weights that ship: training on many simulated sites, and on real series where given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..methods.network.inference import InferenceNetwork
from ..methods.network.model_file import STEP, Model, standard_architecture
from ..methods.network.training_batches import TrainingSet
from ..methods.network.training_loop import (
    BatchSource,
    Schedule,
    TrainingOutcome,
    correct_held_out,
    train_network,
)
from ..methods.network.training_samples import (
    PreparedParts,
    TrainingSample,
    TrainingSite,
    draw_samples,
    screen_site,
)
from ..methods.network.trust import Trust, fit_trust
from ..support.progress import Progress
from .series_splits import by_series
from .simulated_places import index_site, simulate_site

# Simulated sites that are kept out of training, for the held-out score.
_HELD_OUT_SITES = 24
_DRAWS_PER_INDEX = 3
# Added to the seed for real sites, whose random numbers differ from those of simulated ones.
_REAL = 2
# The numbers of `index_site` whose indices are made of real series as well.
_INDICES = (0, 1, 3, 4)


@dataclass(frozen=True)
class PretrainingPlan:
    """What a network is trained on from nothing."""

    sites: int = 420
    """Simulated sites."""
    draws: int = 2
    """Times that windows are hidden on each simulated site."""
    region: bool = False
    """Whether the network is for the region of the real series: these are half of every batch then,
    instead of one in three."""
    seed: int = 1
    """Draws sites and windows."""

    @property
    def real_share(self) -> float:
        """Share of the real series in every batch."""
        return 0.5 if self.region else 1 / 3


def pretrain(
    plan: PretrainingPlan,
    schedule: Schedule,
    real: Sequence[TrainingSite],
    progress: Progress,
) -> tuple[Model, TrainingOutcome]:
    """Train the network from nothing; same arguments, same weights.

    Takes about half an hour on one core with the default plan.

    Args:
        plan: what it is trained on.
        schedule: how long and how fast.
        real: sites with real series, of which some are held out for the score.
        progress: hears of the steps; may stop the work.

    Raises `InputError` when there is too little to train on and `CancelledError` when stopped.
    """
    progress.step("Inventing places and hiding windows")
    first = max(plan.sites - _HELD_OUT_SITES, 1)
    simulated, simulated_held_out = (
        TrainingSet([sample for k in numbers for sample in _simulated(plan, k, progress)])
        for numbers in (range(first), range(first, plan.sites))
    )
    sources: list[tuple[BatchSource, float]] = [(simulated, 1 - plan.real_share)]
    held_out = [simulated_held_out]
    for number, site in enumerate(real):
        progress.check()
        seed = [plan.seed + _REAL, number]
        training, site_held_out = by_series(site, _INDICES, STEP, seed)
        sources.append((training, plan.real_share / len(real)))
        held_out.append(site_held_out)
    progress.step("Training")
    sizes = standard_architecture()
    weights = sizes.weights(schedule.seed)
    outcome = train_network(sizes, weights, sources, held_out, schedule, progress)
    about = {
        "trained_on": [f"{plan.sites} simulated places", *(site.name for site in real)],
        "series": int(sum(source.size for source, _ in sources)),
        "steps": outcome.curve[-1].step,
        "held_out_ratio_to_gp": round(outcome.best.held_out, 4),
        "seed": plan.seed,
    }
    # Simulated fields are easier than real ones: where there are real ones, they alone determine
    # the trust.
    hidden = correct_held_out(InferenceNetwork(sizes, outcome.weights), held_out[1:] or held_out)
    return Model(sizes, outcome.weights, STEP, fit_trust(hidden, Trust()), about), outcome


def _simulated(plan: PretrainingPlan, number: int, progress: Progress) -> Iterator[TrainingSample]:
    """Yield the samples of one simulated site."""
    progress.check()
    progress.fraction(number / plan.sites)
    random = np.random.default_rng([plan.seed, 0, number])
    site = simulate_site(plan.seed, number)
    versions = [(site, plan.draws), (index_site(site, number), _DRAWS_PER_INDEX)]
    for version, draws in versions:
        if version is None:
            continue
        for prepared, pixels in PreparedParts.of(screen_site(version), STEP).parts:
            yield from draw_samples(prepared, draws, random, among=pixels)
