"""What is believed of the unit of backscatter, and where that is doubted or refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...support.errors import InputError
from ..files.candidates import listing
from ..names.backscatter_words import (
    AMPLITUDE,
    DECIBEL,
    PALSAR_SCALE,
    POWER,
    SPOKEN,
    UnitClaim,
    is_palsar,
)
from .backscatter_levels import Levels, in_decibel, middle_of
from .judged_layer import PLAIN, JudgedLayer, Scaling

REMEDY = "state the unit in the metadata item UNITS (dB, power or amplitude)"
_FACTORS = (1.0, 0.1, 0.01)
_TIED = 0.02
_SEVERAL = 3


class Verdict(NamedTuple):
    """What is believed of one file."""

    unit: str
    # How stored numbers become that unit.
    scaling: Scaling
    evidence: str
    # What is doubted about it, to be said of all files alike: "" for nothing.
    doubt: str = ""


def times(scaling: Scaling, factor: float | None) -> Scaling:
    """Return a scaling whose numbers are multiplied by a factor."""
    if factor is None or factor == 1.0:
        return scaling
    return Scaling(scaling.scale * factor, scaling.offset * factor)


def check_real(judged: Sequence[JudgedLayer]) -> None:
    """Refuse files of complex numbers, which are not detected yet."""
    files = [item.path for item in judged if item.layer.dtype.startswith("complex")]
    if files:
        raise InputError(
            f"{listing(dict.fromkeys(files))} hold complex numbers (single look complex): "
            "calibrate and detect them to sigma0 or gamma0 first, or take them out."
        )


def negative(members: Sequence[Levels], names: Sequence[str]) -> list[Verdict]:
    """Decide numbers below zero: decibels, perhaps in hundredths or tenths."""
    whole = middle_of(one.middle for one in members)
    claim, scaling = members[0].claim, members[0].scaling
    stated = claim.factor if claim else None
    verdicts, strange = [], []
    for one, name in zip(members, names):
        unscaled = (one.middle - scaling.offset) / scaling.scale
        if scaling != PLAIN and not _fits(one.middle, 1.0) and _fits(unscaled, 1.0):
            verdicts.append(_left_over(one))
            continue
        factor = _factor(one.middle, whole, stated)
        if factor is None:
            strange.append((one, name))
            continue
        verdicts.append(_decibels(one, factor, claim))
    if strange:
        raise _neither(strange)
    return verdicts


def _fits(middle: float, factor: float) -> bool:
    return -40.0 <= middle * factor <= -2.5


def _factor(middle: float, whole: float, stated: float | None) -> float | None:
    """Choose what makes decibels of numbers: what is stated, what fits the group, what fits."""
    of_group = [f for f in (stated, *_FACTORS) if f is not None and _fits(whole, f)]
    of_file = [f for f in (stated, *_FACTORS) if f is not None and _fits(middle, f)]
    for factor in of_group:
        if factor in of_file or (not of_file and -60.0 <= middle * factor <= 10.0):
            return factor
    if of_file:
        return of_file[0]
    return 1.0 if -60.0 <= middle <= 10.0 else None


def _decibels(one: Levels, factor: float, claim: UnitClaim | None) -> Verdict:
    scaling = times(one.scaling, factor)
    numbers = "numbers below zero"
    if factor != 1.0:
        numbers += f" in the {'hundreds' if factor > 0.05 else 'thousands'}, decibels times "
        numbers += f"{1 / factor:.0f}"
    if claim is not None and claim.unit == DECIBEL:
        return Verdict(DECIBEL, scaling, f"{claim.evidence}, {numbers}")
    if claim is not None:
        doubt = (
            f"{{}} should hold {SPOKEN[claim.unit]} by {claim.evidence}, but their numbers are "
            f"below zero, so they were read as decibels: {REMEDY} if that is wrong."
        )
        return Verdict(DECIBEL, scaling, numbers, doubt)
    if factor != 1.0 and one.kind == "float":
        doubt = (
            f"{{}} hold {numbers}, as it seems, and were read so: set the bands' scale to "
            f"{factor:g}, or {REMEDY}."
        )
        return Verdict(DECIBEL, scaling, numbers, doubt)
    return Verdict(DECIBEL, scaling, numbers)


def _left_over(one: Levels) -> Verdict:
    doubt = (
        f"{{}} hold decibels that their scale of {one.scaling.scale:g} would make too small, so "
        "they were read as they are: take the scale out (gdal_edit.py -scale 1 -offset 0)."
    )
    return Verdict(DECIBEL, PLAIN, "stored numbers are decibels without their scale", doubt)


def large(
    members: Sequence[Levels], names: Sequence[str], judged: Sequence[JudgedLayer]
) -> list[Verdict]:
    """Decide numbers far above power and amplitude, or whole ones without a scale."""
    if members[0].kind == "uint8" and members[0].scaling == PLAIN:
        raise _made_for_display(names, "they are 8-bit images")
    verdicts, strange = [], []
    for one, name in zip(members, names):
        file = judged[one.members[0]].layer.file
        texts = (file.stem, *file.folders)
        if one.kind == "integer" and one.scaling == PLAIN and any(map(is_palsar, texts)):
            verdicts.append(
                Verdict(
                    AMPLITUDE,
                    Scaling(PALSAR_SCALE, 0.0),
                    "numbers of ALOS PALSAR, 20 log10 less 83 dB",
                )
            )
        else:
            strange.append((one, name))
    if strange:
        raise _neither(strange)
    return verdicts


def positive(members: Sequence[Levels], names: Sequence[str]) -> list[Verdict]:
    """Hold a stated unit against numbers above zero, by the levels of all of these files."""
    claim = members[0].claim
    assert claim is not None  # the others are told by their levels
    co = in_decibel(middle_of(one.co for one in members))
    cross = in_decibel(middle_of(one.cross for one in members))
    like_power = not (co > -7.5 or cross > -13.0 or co - cross < 3.0)
    unit, evidence, doubt = claim.unit, claim.evidence, ""
    if claim.unit == DECIBEL and max(one.high for one in members) < 1.5:
        tied = middle_of(one.tied for one in members)
        if not like_power or tied > _TIED or (co != co and cross != cross):
            low, high = min(one.low for one in members), max(one.high for one in members)
            why = (
                f"{claim.evidence} says decibels, but their numbers lie between {low:.2g} and "
                f"{high:.2g}"
            )
            raise _made_for_display(names, why)
        unit, evidence = POWER, f"levels of power ({_spoken_levels(co, cross)})"
        doubt = (
            f"{{}} should hold decibels by {claim.evidence}, but their numbers are those of "
            f"linear power and were read so: {REMEDY} if that is wrong."
        )
    elif claim.unit == AMPLITUDE and 2 * cross < -34.0 and like_power:
        read = "amplitude all the same"
        if len(members) >= _SEVERAL:
            unit, evidence = POWER, f"levels of power ({_spoken_levels(co, cross)})"
            read = "linear power"
        doubt = (
            f"{{}} should hold amplitude by {claim.evidence}, but squared they are fainter than "
            f"the radar can see; they were read as {read}: {REMEDY} if that is wrong."
        )
    return [Verdict(unit, one.scaling, evidence, doubt) for one in members]


def _spoken_levels(co: float, cross: float) -> str:
    both = [(name, level) for name, level in (("VV or HH", co), ("VH or HV", cross))]
    return ", ".join(f"{name} {level:.0f} dB" for name, level in both if level == level)


def _neither(strange: Sequence[tuple[Levels, str]]) -> InputError:
    middle = middle_of(one.middle for one, _ in strange)
    return InputError(
        f"The numbers of {listing([name for _, name in strange])} (about {middle:.4g}) are "
        "neither decibels nor linear power: calibrate them to sigma0 or gamma0, set the bands' "
        f"scale and offset and {REMEDY}, or run without SAR."
    )


def _made_for_display(names: Sequence[str], why: str) -> InputError:
    return InputError(
        f"{listing(names)} were made for display and hold no backscatter ({why}): export sigma0 "
        f"or gamma0 as 32-bit floating-point linear power or decibels, or take them out; or "
        f"{REMEDY} if they are something else."
    )
