"""What the report of a run tells of a coarse sensor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..learning.fitting import FittedTarget
from ..pages.html import Table
from .finished_run import FinishedRun

_SHARE = "coarse_share"


@dataclass(frozen=True)
class CoarseSection:
    """The dates of a coarse sensor, its pixels, and how far each series believes it."""

    # How many dates of which bands there are.
    sentence: str
    # How far each series and method believes it.
    believed: Table
    # The files of each date.
    acquisitions: Table


def coarse_section(run: FinishedRun) -> CoarseSection | None:
    """Return what is told of the coarse sensor; None without one."""
    coarse = run.scene.coarse
    if coarse is None:
        return None
    rows = [
        (target.name, method, spoken)
        for target in run.scene.targets
        for method, spoken in _believed(target.name, target.bands, run.learned.targets[target.name])
    ]
    files = [(date, ", ".join(item.name for item in items)) for date, items in coarse.optical.days]
    return CoarseSection(
        coarse.spoken,
        Table(("series", "method", "believed"), rows),
        Table(("date", "acquisition"), files),
    )


def _believed(name: str, bands: tuple[str, ...], fitted: FittedTarget) -> list[tuple[str, str]]:
    described = fitted.describe(name, bands)
    models = [described["model"], *(one["model"] for one in described.get("others", {}).values())]
    return [(one.name, _share(model)) for one, model in zip(fitted.methods, models)]


def _share(model: Mapping[str, Any]) -> str:
    """Say how far a method believes the coarse sensor, in per cent by stretch of time."""
    components = model.get("components", ())
    shares = [max(each) for each in zip(*(one.get(_SHARE, ()) for one in components))]
    if not shares:
        return "makes no use of it"
    if not any(shares):
        return "not at all: hidden gaps are told no better with it"
    return ", ".join(f"{100 * share:.0f} %" for share in shares)
