"""The levels of orbits and satellites in a series of passes, from passes near each other in time.

A scene's backscatter on a pass is what the ground did, which takes its time, plus what the orbit's
angle and the satellite's calibration add, which stays, plus noise. The first is a Gaussian process
over time (a course, partly the same each year, and wet spells), the second a number for each orbit
with a smaller one for each of its satellites, both drawn to zero by a prior. The solution is one of
weighted least squares, in which passes count against each other the more, the nearer they are in
time. How quickly the ground changes and how noisy passes are is told by the series itself (marginal
likelihood). Groups that never meet are linked by others that both meet; what nothing links stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product as combinations

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from ..support.matrix_products import product
from .pass_links import Group, link

ORBIT_SPREAD = 2.0  # dB between orbits, whose angles differ by up to 15 degrees
SATELLITE_SPREAD = 0.5  # dB between satellites in one orbit
FLAT = 10.0  # dB, of the scene's mean: as good as unknown
_YEAR = 365.25
_COURSE_DAYS, _YEARS_DAYS, _WET_DAYS = 45.0, 1500.0, 8.0
_YEARLY = 0.7  # share of the course that comes again each year
# Variances (dB²) to choose from: of the course, of wet spells, of noise.
_COURSES = (0.1, 0.4, 1.6, 6.4)
_SPELLS = (0.0, 0.1, 0.4)
_NOISES = (0.001, 0.004, 0.016, 0.063, 0.25, 1.0)
_MOST_TO_CHOOSE = 240  # passes; the choice is cubic in them
_TAILS = 4.0  # degrees of freedom of noise: rain and frost come, if rarely
_ROUNDS = 5
_POLISHING = 8
_STILL = 1e-3  # dB


@dataclass(frozen=True)
class Ground:
    """How the ground and noise vary: variances in dB²."""

    course: float
    spells: float
    noise: float


@dataclass(frozen=True)
class GroupLevel:
    """What was found of the passes of one orbit and satellite."""

    orbit: str
    # "" where unknown.
    satellite: str
    # How many passes, and the days of the first and the last.
    passes: int
    first: float
    last: float
    # dB above the mean of all passes that it is linked with, of each channel; what is taken off.
    level: tuple[float, ...]
    # Its standard deviation in dB; NaN where nothing tells the level.
    spread: tuple[float, ...]
    # One of `pass_links`: by which passes it was found.
    how: str


def learn_levels(
    decibel: np.ndarray, days: np.ndarray, orbits: Sequence[str], satellites: Sequence[str]
) -> tuple[np.ndarray, tuple[GroupLevel, ...]]:
    """Return what to add to each pass so that orbits and satellites are level, and why.

    ``decibel`` is (passes, channels, pixels), NaN where missing; ``days`` (passes,) ascending;
    ``orbits`` and ``satellites`` name those of each pass. The offsets are (passes, channels),
    float32, to a thousandth of a decibel.
    """
    passes, channels = decibel.shape[:2]
    days = np.asarray(days, np.float64)
    labels = sorted(set(zip(orbits, satellites)))
    own = np.array([labels.index(label) for label in zip(orbits, satellites)], np.int64)
    seen = np.isfinite(decibel).any(axis=(1, 2))
    groups = link(labels, own, days, seen)
    levels = np.zeros((len(labels), channels))
    spreads = np.full((len(labels), channels), np.nan)
    if len(labels) > 1:
        for channel in range(channels):
            course = pass_course(decibel[:, channel])
            _fill_levels(course, days, own, groups, levels[:, channel], spreads[:, channel])
    levels = levels.round(3) + 0.0
    found = tuple(
        GroupLevel(
            *label,
            passes=int((own == k).sum()),
            first=float(days[own == k].min()),
            last=float(days[own == k].max()),
            level=tuple(levels[k].tolist()),
            spread=tuple(spreads[k].round(3).tolist()),
            how=groups[k].how,
        )
        for k, label in enumerate(labels)
    )
    return (0.0 - levels[own]).astype(np.float32).reshape(passes, channels), found


def pass_course(decibel: np.ndarray) -> np.ndarray:
    """Return the level of each pass (passes,) in dB, whatever part of the ground it saw.

    ``decibel`` is (passes, pixels). Medians over time and over pixels are taken off in turn until
    nothing is left (median polish; Tukey 1977); NaN where a pass saw nothing.
    """
    passes = np.full(len(decibel), np.nan)
    seen = np.isfinite(decibel).any(axis=1)
    rest = decibel[seen][:, np.isfinite(decibel).any(axis=0)].astype(np.float64)
    if not rest.size:
        return passes
    course = np.zeros(len(rest))
    whole = bool(np.isfinite(rest).all())
    median = np.median if whole else np.nanmedian
    for _ in range(_POLISHING):
        rest -= median(rest, axis=0)
        change = median(rest, axis=1)
        rest -= change[:, None]
        course += change
        if np.abs(change).max() < _STILL:
            break
    passes[seen] = course
    return passes


def _fill_levels(
    course: np.ndarray,
    days: np.ndarray,
    own: np.ndarray,
    groups: Sequence[Group],
    levels: np.ndarray,
    spreads: np.ndarray,
) -> None:
    """Write the levels of all linked groups, each part of the graph by itself."""
    for part in sorted({group.part for group in groups}):
        members = [k for k, group in enumerate(groups) if group.part == part]
        units = sorted({groups[k].unit for k in members})
        used = np.isfinite(course) & np.isin(own, members)
        if len(units) < 2 or not used.any():
            continue
        place = np.array([units.index(groups[k].unit) if k in members else 0 for k in own[used]])
        orbits = [next(groups[k].orbit for k in members if groups[k].unit == u) for u in units]
        ground, weights = fit_ground(course[used], days[used], place, orbits)
        level, covariance = solve(course[used], days[used], place, orbits, ground, weights)
        spread = np.sqrt(np.maximum(np.diag(covariance), 0.0))
        for k in members:
            unit = units.index(groups[k].unit)
            levels[k], spreads[k] = level[unit], spread[unit]


def covariance_of_ground(days: np.ndarray, ground: Ground) -> np.ndarray:
    """Return the covariance (passes, passes) in dB² of what the ground does on days."""
    apart = np.abs(days[:, None] - days[None, :])
    chord = _YEAR / np.pi * np.abs(np.sin(np.pi * apart / _YEAR))
    yearly = _smooth(chord, _COURSE_DAYS) * np.exp(-apart / _YEARS_DAYS)
    course = _YEARLY * yearly + (1.0 - _YEARLY) * _smooth(apart, _COURSE_DAYS)
    return ground.course * course + ground.spells * np.exp(-apart / _WET_DAYS)


def _smooth(distance: np.ndarray, length: float) -> np.ndarray:
    """Return the Matérn covariance of smoothness 3/2."""
    scaled = np.sqrt(3.0) * distance / length
    return (1.0 + scaled) * np.exp(-scaled)


def prior_of_units(orbits: Sequence[str]) -> np.ndarray:
    """Return the covariance (units, units) in dB² of levels: units of one orbit are alike."""
    same = np.array([[a == b for b in orbits] for a in orbits], np.float64)
    return ORBIT_SPREAD**2 * same + SATELLITE_SPREAD**2 * np.eye(len(orbits))


def fit_ground(
    course: np.ndarray, days: np.ndarray, place: np.ndarray, orbits: Sequence[str]
) -> tuple[Ground, np.ndarray]:
    """Choose how ground and noise vary by marginal likelihood, and how much each pass counts.

    ``place`` (passes,) is the unit of each pass, ``orbits`` the orbit of each unit. A pass that all
    others contradict (frozen ground, heavy rain) counts less: its noise is divided by its weight.
    """
    weights = np.ones(len(course))
    middle = max(0, (len(course) - _MOST_TO_CHOOSE) // 2)
    chosen = slice(middle, middle + _MOST_TO_CHOOSE)
    ground = Ground(_COURSES[0], 0.0, _NOISES[-1])
    for _ in range(_ROUNDS):
        before = ground
        ground = _likeliest(course[chosen], days[chosen], place[chosen], orbits, weights[chosen])
        inverse = _inverse(_covariance(days, place, orbits, ground, weights))
        centred = course - np.median(course)
        # Each pass against what all others let expect of it (Rasmussen & Williams 2006, eq. 5.12),
        # in units of its deviation if it counted as any other; weights of Student's distribution.
        expected = 1.0 / np.diag(inverse)
        off = (product(inverse, centred) * expected) ** 2
        off /= expected - ground.noise / weights + ground.noise
        weights = np.minimum(1.0, (_TAILS + 1.0) / (_TAILS + off))
        if ground == before:
            break
    return ground, weights


def _likeliest(
    course: np.ndarray,
    days: np.ndarray,
    place: np.ndarray,
    orbits: Sequence[str],
    weights: np.ndarray,
) -> Ground:
    centred = course - np.median(course)
    best, highest = None, -np.inf
    for variances in combinations(_COURSES, _SPELLS, _NOISES):
        ground = Ground(*variances)
        factor = cho_factor(_covariance(days, place, orbits, ground, weights), lower=True)
        likelihood = -0.5 * float((centred * cho_solve(factor, centred)).sum())
        likelihood -= float(np.log(np.diag(factor[0])).sum())
        if likelihood > highest:
            best, highest = ground, likelihood
    assert best is not None
    return best


def _covariance(
    days: np.ndarray,
    place: np.ndarray,
    orbits: Sequence[str],
    ground: Ground,
    weights: np.ndarray,
) -> np.ndarray:
    """Return the covariance of the levels of all passes."""
    whole = covariance_of_ground(days, ground) + prior_of_units(orbits)[np.ix_(place, place)]
    whole += FLAT**2
    whole[np.diag_indices(len(days))] += ground.noise / weights
    return whole


def _inverse(matrix: np.ndarray) -> np.ndarray:
    return cho_solve(cho_factor(matrix, lower=True), np.eye(len(matrix)))


def solve(
    course: np.ndarray,
    days: np.ndarray,
    place: np.ndarray,
    orbits: Sequence[str],
    ground: Ground,
    weights: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the levels (units,) in dB and their covariance; over all passes they are zero.

    See `fit_ground` for the arguments.
    """
    prior = prior_of_units(orbits)
    factor = cho_factor(_covariance(days, place, orbits, ground, weights), lower=True)
    shared = prior[:, place]
    gain = cho_solve(factor, shared.T).T
    level = product(gain, course - np.median(course))
    covariance = prior - product(gain, shared.T)
    share = np.bincount(place, minlength=len(orbits)) / len(place)
    centre = np.eye(len(orbits)) - share[None, :]
    return product(centre, level), product(product(centre, covariance), centre.T)
