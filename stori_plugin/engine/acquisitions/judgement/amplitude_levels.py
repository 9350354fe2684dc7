"""Linear power and amplitude told apart where only the levels can tell.

Both are above zero. Amplitude is the root of power: read as power its levels come out half as far
below 0 dB, VV and VH half as far apart, and nothing is as faint as water, roads and shadows are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from ...support.errors import InputError
from ..files.candidates import listing
from ..names.backscatter_words import AMPLITUDE, DECIBEL, POWER
from .backscatter_levels import Levels, in_decibel, middle_of
from .judged_layer import Scaling

_ENOUGH = 3  # files of one kind that no accident makes
_REMEDY = "state the unit in the metadata item UNITS (power or amplitude)"
_BY_LEVEL = "levels of amplitude: read as power they would be brighter than land"


class Told(NamedTuple):
    """What the levels say of one file."""

    unit: str
    evidence: str
    doubt: str


class _Seen(NamedTuple):
    """Levels in dB of a file if its numbers are power; NaN where a polarisation is missing."""

    co: float
    cross: float
    # The faintest 5 per cent of all.
    low: float


def told_by_levels(
    members: Sequence[Levels],
    names: Sequence[str],
    known: Sequence[tuple[Levels, str, Scaling]],
) -> list[Told]:
    """Tell power from amplitude for files of one series whose numbers are all above zero.

    ``names`` are the files' paths; ``known`` are the other files with what is believed of them.
    Raises `InputError` for files that were made for display, and where it cannot be told.
    """
    _check_display(members, names)
    seen = [_Seen(*map(in_decibel, (one.co, one.cross, max(one.low, 1e-9)))) for one in members]
    reference = _levels_of_known(known)
    if reference is not None:
        return _beside_known(seen, reference)
    likely = [_is_amplitude(one) for one in seen]
    if sum(likely) >= 0.8 * len(likely):
        return [Told(AMPLITUDE, _BY_LEVEL, _squared())] * len(members)
    if any(likely):
        return _mixed(seen, likely)
    whole = _Seen(*(middle_of(values) for values in zip(*seen)))
    if math.isnan(whole.co) and whole.cross > -10.5:
        raise InputError(
            f"{listing(names)} may hold linear power or amplitude, and their levels "
            f"({whole.cross:.0f} dB as power) do not tell which: {_REMEDY}."
        )
    doubt = ""
    if _may_be_amplitude(whole):
        doubt = (
            "{} were read as linear power although their levels would also fit amplitude: "
            f"{_REMEDY}."
        )
    return [Told(POWER, "numbers above zero, levels of power", doubt)] * len(members)


def _squared() -> str:
    return (
        "{} hold amplitude, by their levels, and were squared to linear power; if they are "
        f"linear power, {_REMEDY}."
    )


def _is_amplitude(one: _Seen) -> bool:
    """Tell levels that power has nowhere on land as a rule."""
    return one.cross > -11.2 and one.co - one.cross < 5.5 and one.low > -14.5


def _may_be_amplitude(one: _Seen) -> bool:
    """Tell levels that both may have: dense forest in power, dry bare ground in amplitude."""
    if math.isnan(one.cross):
        return one.co > -6.0 and one.low > -8.5
    return one.cross > -13.0 and one.co - one.cross < 5.0 and one.low > -14.8


def _levels_of_known(known: Sequence[tuple[Levels, str, Scaling]]) -> _Seen | None:
    """Return the middle levels of the files whose unit is certain; None where they are too few."""
    levels = []
    for one, unit, scaling in known:
        both = [level / one.scaling.scale * scaling.scale for level in (one.co, one.cross)]
        if unit != DECIBEL:
            both = [in_decibel(level) * (2 if unit == AMPLITUDE else 1) for level in both]
        levels.append(_Seen(both[0], both[1], math.nan))
    if len(levels) < _ENOUGH:
        return None
    return _Seen(*(middle_of(values) for values in zip(*levels)))


def _fits_better_squared(one: _Seen, reference: _Seen) -> bool:
    pairs = [(one.co, reference.co), (one.cross, reference.cross)]
    pairs = [pair for pair in pairs if not any(map(math.isnan, pair))]
    return bool(pairs) and all(
        abs(2 * level - usual) < 4 and level - usual > 4 for level, usual in pairs
    )


def _beside_known(seen: Sequence[_Seen], reference: _Seen) -> list[Told]:
    squared = [_fits_better_squared(one, reference) for one in seen]
    amplitude = Told(AMPLITUDE, "squared they stand at the level of the other files", _squared())
    power = Told(POWER, "numbers above zero at the level of the other files", "")
    return [amplitude if is_amplitude else power for is_amplitude in squared]


def _mixed(seen: Sequence[_Seen], likely: Sequence[bool]) -> list[Told]:
    """Hold what looks like amplitude against the rest of the series, which is power."""
    rest = [one for one, is_likely in zip(seen, likely) if not is_likely]
    usual = _Seen(*(middle_of(values) for values in zip(*rest)))
    certain = [k and _fits_better_squared(one, usual) for one, k in zip(seen, likely)]
    power = Told(POWER, "numbers above zero, levels of power", "")
    if sum(certain) < _ENOUGH:
        doubt = (
            "{} were read as linear power, but stand so far above the other files that they "
            f"may hold amplitude: {_REMEDY}."
        )
        odd = power._replace(doubt=doubt)
        return [odd if is_odd else power for is_odd in certain]
    amplitude = Told(AMPLITUDE, "squared they stand at the level of the other files", _squared())
    return [amplitude if is_amplitude else power for is_amplitude in certain]


def _check_display(members: Sequence[Levels], names: Sequence[str]) -> None:
    """Refuse numbers from 0 to 1 that end abruptly: decibels stretched for the screen."""
    tied = middle_of(one.tied for one in members)
    bright = max(in_decibel(middle_of(m.co for m in members)), -math.inf)
    if tied > 0.02 and bright > -7.5 and max(one.high for one in members) <= 1.0:
        raise InputError(
            f"{listing(names)} seem to be made for display (numbers from 0 to 1 that are cut "
            "off at their lower end): export sigma0 or gamma0 as 32-bit floating-point linear "
            f"power or decibels; or {_REMEDY} if they are."
        )
