"""All trials of hostile files and harsh runs, and what they are tried on."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.damages import digest, job_on, write_scene
from benchmarks.harsh_runs import (
    container_trials,
    descriptor_trials,
    lost_trials,
    may_mount,
    may_unshare,
    unmounted_trials,
)
from benchmarks.hostile_files import (
    index_trials,
    model_trials,
    table_trials,
    weights_trials,
)
from benchmarks.hostile_folders import (
    blocking_trials,
    cancel_trial,
    json_trials,
    link_trials,
    manifest_trials,
)
from benchmarks.hostile_kernels import kernel_trials
from benchmarks.trials import Trial, in_child
from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.run.reconstruct import reconstruct


def every_trial(folder: Path, count: int, dice: random.Random) -> list[Trial]:
    """Return all trials; ``count`` of each kind that is drawn at random."""
    small, season, undisturbed = folder / "small", folder / "season", folder / "undisturbed"

    def made() -> None:
        write_scene(small, side=96, dates=5)
        write_scene(season, side=40, dates=60)
        for scene in (small, season):
            reconstruct(job_on(scene, undisturbed / scene.name))
        raster = str(next((small / "optical").glob("*_10m.tif")))
        index = str(folder / "whole.storiindex")
        build_index(IndexRequest(output=index, files=(Source(raster),), cut=ChipCut(size=8)))

    if not in_child(made)[0]:
        raise AssertionError("the undisturbed runs failed")
    reconstruct(job_on(small, folder / "warm"))  # what is compiled now is there in all trials
    whole, of_season = digest(undisturbed / "small"), digest(undisturbed / "season")
    found = [
        *index_trials((folder / "whole.storiindex").read_bytes(), count, dice),
        *model_trials(count, dice),
        *weights_trials(count, dice),
        *table_trials(count, dice),
        *json_trials(small, whole, count, dice),
        *manifest_trials(undisturbed / "small", count, dice),
        *link_trials(small, whole),
        *blocking_trials(small, whole, dice),
        cancel_trial(small),
        *kernel_trials(dice),
        *lost_trials(small, whole, count // 4, dice),
        *descriptor_trials(season, of_season),
    ]
    if may_mount(folder / "drive"):
        found += unmounted_trials(small, whole)
    else:
        print("not tried here, for want of rights: drives that are taken out")
    if may_unshare():
        found += container_trials(small, whole)
    else:
        print("not tried here, for want of rights: runs in other containers")
    return found


def some_of_each(found: list[Trial], most: int, dice: random.Random) -> list[Trial]:
    """Return at most so many trials of each kind."""
    chosen: list[Trial] = []
    for kind in dict.fromkeys(trial.kind for trial in found):
        of_kind = [trial for trial in found if trial.kind == kind]
        chosen += dice.sample(of_kind, min(most, len(of_kind)))
    return chosen
