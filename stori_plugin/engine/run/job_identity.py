"""What the numbers of a reconstruction depend on: its parameters, inputs and versions."""

from __future__ import annotations

import dataclasses
import os
from typing import Any

from ..outputs.run_record import identity_of
from ..scene.job import Job
from ..scene.scene import Scene

# What a result does not depend on. Those who know of a damaged input may leave it out after all.
_SOURCES = ("optical", "sar", "coarse")
_FREE = {*_SOURCES, "output", "workers", "memory", "resume", "scheduler", "on_read_error"}
_FILES = {"model"}  # parameters that name a file


def identity_of_job(job: Job, scene: Scene) -> dict[str, Any]:
    """Return what a run's numbers depend on, as JSON holds it."""
    parameters = {
        field.name: _absolute(getattr(job, field.name), field.name in _FILES)
        for field in dataclasses.fields(job)
        if field.name not in _FREE
    }
    return identity_of(parameters, (*job.optical, *job.sar, *job.coarse), input_paths(job, scene))


def _absolute(value: Any, is_file: bool) -> Any:
    return os.path.abspath(value) if is_file and value else value


def input_paths(job: Job, scene: Scene) -> list[str]:
    """Return every file that a run reads: rasters, masks, and files named in parameters."""
    paths = set(scene.optical.series.rasters)
    if scene.sar is not None:
        paths |= set(scene.sar.series.rasters)
    if scene.coarse is not None:
        paths |= set(scene.coarse.optical.series.rasters)
    for name in _FILES:
        if getattr(job, name):
            paths.add(getattr(job, name))
    return sorted(paths)
