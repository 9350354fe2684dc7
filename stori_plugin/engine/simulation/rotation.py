"""Who grows what and when: the seasons of every simulated field, year after year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from .crops import COVER_CROP, NEVER, Crop

YEAR = 365.25
MOST_CUTS = 5


@dataclass(frozen=True)
class Season:
    """The running season of every field: one array per property.

    All arrays share one shape (fields, or fields by seasons while a rotation
    is built). Days count from the first
    day of the simulation; the other units are those of `crops.Crop`.
    """

    # The day on which it is sown, or begins.
    begin: np.ndarray
    rise: np.ndarray
    rise_width: np.ndarray
    fall: np.ndarray
    fall_width: np.ndarray
    harvest: np.ndarray
    # The day on which what is left is ploughed in.
    plough: np.ndarray
    peak: np.ndarray
    early: np.ndarray
    keep: np.ndarray
    straw: np.ndarray
    stubble: np.ndarray
    weeds: np.ndarray
    flower: np.ndarray
    greenness: np.ndarray
    leaf_nir: np.ndarray
    drying: np.ndarray
    veg_vv: np.ndarray
    veg_vh: np.ndarray
    dim_vv: np.ndarray
    dim_vh: np.ndarray
    # The last day under water.
    flood: np.ndarray
    # The days of mowing, `NEVER` for none: [MOST_CUTS, ...].
    cuts: np.ndarray

    def take(self, index: np.ndarray) -> Season:
        """Return the seasons of the pixels whose field numbers are ``index``."""
        return Season(*(np.take(getattr(self, f.name), index, axis=-1) for f in fields(self)))


@dataclass(frozen=True)
class Rotation:
    """All seasons of all fields."""

    # Its arrays are [fields, seasons].
    seasons: Season

    def on(self, day: float | np.ndarray) -> Season:
        """Return the season that runs on a day: arrays [fields], or [days, fields] for [days]."""
        days = np.asarray(day, dtype=np.float32)
        running = (self.seasons.begin <= days[..., None, None]).sum(-1) - 1
        running = np.maximum(running, 0)
        rows = np.arange(self.seasons.begin.shape[0])
        return Season(*(getattr(self.seasons, f.name)[..., rows, running] for f in fields(Season)))


def _draw(rng: np.random.Generator, span: tuple[float, float], count: int) -> np.ndarray:
    return rng.uniform(span[0], span[1], count)


def _cut_days(crop: Crop, rise: np.ndarray, fall: np.ndarray, rng: np.random.Generator):
    """Return mowing days [MOST_CUTS, n]: spread between first growth and autumn, none = NEVER."""
    count = len(rise)
    wanted = np.round(_draw(rng, crop.cuts, count))
    first = rise + rng.uniform(25, 60, count)
    pace = np.maximum((fall - 25 - first) / np.maximum(wanted, 1), 24)
    turn = np.arange(MOST_CUTS)[:, None]
    days = first + turn * pace + rng.uniform(-7, 7, (MOST_CUTS, count))
    return np.where((turn < wanted) & (days < fall + 10), days, NEVER)


def _one_season(crop: Crop, year: np.ndarray, free: np.ndarray, rng: np.random.Generator) -> dict:
    """Draw one season of a crop for several fields.

    ``year`` is the day that the crop's calendar counts from and ``free`` the
    first day on which each field is available. A late start postpones the
    growth by half of the delay, as farmers and plants do.
    """
    count = len(free)
    wished = year + _draw(rng, crop.sow, count)
    begin = wished if crop.perennial else np.maximum(wished, free)
    late = 0.5 * (begin - wished)
    rise = np.maximum(year + _draw(rng, crop.rise, count) + late, begin + 18)
    if crop.perennial:
        rise = year + _draw(rng, crop.rise, count)
    fall = np.maximum(year + _draw(rng, crop.fall, count) + late, rise + 25)
    harvest = np.full(count, NEVER)
    if crop.harvest[0] < NEVER:
        harvest = np.maximum(year + _draw(rng, crop.harvest, count) + late, rise + 40)
    names = ("rise_width", "fall_width", "peak", "early", "straw", "stubble", "weeds", "flower",
             "greenness", "leaf_nir", "drying", "veg_vv", "veg_vh", "dim_vv", "dim_vh")  # fmt: skip
    season = {name: _draw(rng, getattr(crop, name), count) for name in names}
    season.update(
        begin=begin,
        rise=rise,
        fall=fall,
        harvest=harvest,
        plough=harvest + _draw(rng, crop.fallow, count),
        keep=np.full(count, crop.keep),
        flood=begin + _draw(rng, crop.flood, count),
        cuts=_cut_days(crop, rise, fall, rng),
    )
    return season


def _put(table: dict, rows: np.ndarray, column: int, season: dict) -> None:
    for name, values in season.items():
        table[name][..., rows, column] = values


def _plant(table, rows, column, crop, year, free, rng) -> None:
    """Draw a season, write it into the table and move the fields' free days on."""
    season = _one_season(crop, np.full(len(rows), year), free[rows], rng)
    _put(table, rows, column, season)
    if not crop.perennial:
        free[rows] = season["harvest"] + rng.uniform(4, 12, len(rows))


def _postpone_impossible(choice, crops, free, year) -> np.ndarray:
    """Replace crops whose sowing time has passed by the one that can be sown next."""
    latest = np.array([crop.sow[1] for crop in crops]) + year + 20
    arable = [k for k, crop in enumerate(crops) if not crop.perennial]
    last = max(arable, key=lambda k: crops[k].sow[1], default=0)
    perennial = np.array([crop.perennial for crop in crops])
    missed = (free > latest[choice]) & ~perennial[choice]
    return np.where(missed, last, choice)


def _fill_winters(table, rows, column, free, catch, rng) -> None:
    """Sow something in the long pauses before the season in ``column + 1``.

    Fields without it get a season of no length, so that every field has the
    same number of seasons.
    """
    for name, values in table.items():
        values[..., column] = values[..., column + 1]
        if name == "begin":
            values[:, column] -= 1e-3
    pause = table["begin"][rows, column + 1] - free[rows]
    sown = rows[(pause > 75) & (rng.random(len(rows)) < 0.65)]
    kinds = rng.integers(0, len(catch), len(sown))
    for k, crop in enumerate(catch):
        some = sown[kinds == k]
        if not len(some):
            continue
        ends = table["begin"][some, column + 1] - rng.uniform(6, 40, len(some))
        season = _one_season(crop, free[some], free[some], rng)
        season["harvest"] = np.minimum(season["harvest"], ends)
        season["plough"] = np.minimum(season["plough"], ends)
        _put(table, some, column, season)


def _pick(ladder: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw a crop number per row from cumulated chances [fields, crops]."""
    dice = rng.random((len(ladder), 1)) * ladder[:, -1:]
    return np.minimum((dice >= ladder).sum(1), ladder.shape[1] - 1)


def _keep_traits(table: dict, rows: np.ndarray) -> None:
    """Give perennials the same body every year, so that no New Year's Day shows."""
    for name in ("early", "keep", "greenness", "leaf_nir", "drying", "straw",
                 "veg_vv", "veg_vh", "dim_vv", "dim_vh"):  # fmt: skip
        table[name][rows] = table[name][rows, -1:]


def plan_rotation(
    crops: Sequence[Crop],
    choose: np.ndarray,
    first_day: float,
    last_day: float,
    new_year: float,
    rng: np.random.Generator,
    catch: Sequence[Crop] = (COVER_CROP,),
) -> Rotation:
    """Plan the seasons of all fields from before ``first_day`` to after ``last_day``.

    ``choose`` [fields, crops] holds the chance of every crop on every field
    (rows add up to 1); perennials stay for good. ``new_year`` is the day,
    counted from the start of the simulation, on which the crops' calendar
    begins. ``catch`` are the crops that may fill long pauses; their calendars
    count from the day on which the field became free.
    """
    count = choose.shape[0]
    first, last = (int((day - new_year) // YEAR) for day in (first_day, last_day))
    years = [new_year + YEAR * turn for turn in range(first - 1, last + 2)]
    shape = (count, 2 * len(years))
    table = {f.name: np.zeros(shape) for f in fields(Season)}
    table["cuts"] = np.full((MOST_CUTS, *shape), NEVER)
    free = np.full(count, years[0] - 150.0)
    lasting = np.array([crop.perennial for crop in crops])
    ladder = np.cumsum(choose, axis=1)
    choice = _pick(ladder, rng)
    settled = lasting[choice]
    arable = np.cumsum(np.where(lasting, 0.0, choose), axis=1)
    for turn, year in enumerate(years):
        column = 2 * turn + 1
        choice = np.where(settled, choice, _pick(arable, rng) if turn else choice)
        choice = _postpone_impossible(choice, crops, free, year)
        before = free.copy()
        for k, crop in enumerate(crops):
            rows = np.flatnonzero(choice == k)
            if len(rows):
                _plant(table, rows, column, crop, year, free, rng)
        _fill_winters(table, np.flatnonzero(~settled), column - 1, before, catch, rng)
    _keep_traits(table, np.flatnonzero(settled))
    # Whatever stood in the first column has no beginning: the land was never empty.
    table["begin"][:, 0] = -NEVER
    return Rotation(Season(**{name: a.astype(np.float32) for name, a in table.items()}))
