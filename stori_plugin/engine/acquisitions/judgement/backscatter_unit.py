"""The unit of backscatter, file by file: decibels, linear power or amplitude.

What is stated (metadata, the bands' descriptions, names, folders) holds as long as the numbers
allow it. Where nothing is stated the sign tells decibels, and the size how they are scaled; power
and amplitude, both positive, are told apart by the levels of the whole series. What cannot be
settled is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from ...support.errors import InputError
from ...support.progress import Progress
from ..beliefs import Ledger
from ..files.candidates import listing
from ..names.backscatter_words import (
    DECIBEL,
    SPOKEN,
    UnitClaim,
    claim_of_folder,
    claim_of_name,
    claim_of_tags,
    claim_of_unit,
)
from .amplitude_levels import told_by_levels
from .backscatter_levels import (
    LARGE,
    NEGATIVE,
    SILENT,
    Levels,
    levels_of,
    look_closer,
    sampled_numbers,
)
from .backscatter_range import with_range
from .judged_layer import PLAIN, JudgedLayer, Scaling
from .samples import MOST_FILES, evenly
from .unit_verdicts import REMEDY, Verdict, check_real, large, negative, positive, times


def tell_units(judged: list[JudgedLayer], ledger: Ledger, progress: Progress) -> list[JudgedLayer]:
    """Say of every layer of backscatter which unit it has and which numbers can be true.

    Raises `InputError` naming the files whose numbers cannot be understood.
    """
    judged, beside = _without_twins(judged, ledger)
    check_real(judged)
    claims = [_claim_of(item, item.path in beside) for item in judged]
    scalings = [_scaling_of(item) for item in judged]
    stored = sampled_numbers([item.layer for item in judged])
    levels = levels_of(judged, stored, claims, scalings)
    unclear = _unclear(levels)
    if unclear:
        members = [k for one in unclear for k in one.members]
        stored = look_closer(judged, stored, members, progress)
        levels = levels_of(judged, stored, claims, scalings)
    levels = [_without_weak(one) for one in levels]
    verdicts = _verdicts(levels, judged)
    _check_alike(levels, verdicts, judged, stored)
    units = [""] * len(judged)
    for one, verdict in zip(levels, verdicts):
        for k in one.members:
            units[k], scalings[k] = verdict.unit, verdict.scaling
    _write_down(levels, verdicts, judged, ledger)
    return with_range(judged, units, scalings, stored, ledger)


def _scaling_of(item: JudgedLayer) -> Scaling:
    header, position = item.layer.file.header, item.layer.index - 1
    return Scaling(header.scales[position], header.offsets[position])


def _without_twins(judged: list[JudgedLayer], ledger: Ledger) -> tuple[list[JudgedLayer], set[str]]:
    """Keep the first of a linear band and the same in decibels, where descriptions tell them.

    Also returns the files that have both: what their names say is of some of the bands.
    """
    first: dict[tuple, JudgedLayer] = {}
    kept, beside = [], []
    for item in judged:
        twin = first.setdefault((item.path, item.layer.name, item.layer.moment), item)
        if twin is not item and _is_in_decibels(twin) != _is_in_decibels(item):
            beside.append(item.path)
        else:
            kept.append(item)
    if beside:
        paths = _once(beside)
        ledger.notes.append(
            f"Backscatter: {listing(paths)} have bands in decibels and not; one of each is used."
        )
    return kept, set(beside)


def _is_in_decibels(item: JudgedLayer) -> bool:
    claim = _claim_of_description(item)
    return claim is not None and claim.unit == DECIBEL


def _claim_of_description(item: JudgedLayer) -> UnitClaim | None:
    text = item.layer.file.header.descriptions[item.layer.index - 1]
    return claim_of_name(text, "band's description")


def _claim_of(item: JudgedLayer, by_band: bool) -> UnitClaim | None:
    """Find what is stated of the unit, the most trusted first; ``by_band`` of the band alone."""
    layer = item.layer
    header, position, file = layer.file.header, layer.index - 1, layer.file
    own = (
        claim_of_unit(header.units[position], "the band's unit")
        or claim_of_tags(header.band_tags[position])
        or _claim_of_description(item)
    )
    if own is not None or by_band:
        return own
    return (
        claim_of_tags(header.tags)
        or claim_of_name(file.stem)
        or next(filter(None, map(claim_of_folder, file.folders)), None)
    )


def _without_weak(one: Levels) -> Levels:
    """Drop a weak claim that the signs of the numbers do not bear out."""
    if one.claim is None or not one.claim.is_weak:
        return one
    agrees = (one.claim.unit == DECIBEL) == (one.family == NEGATIVE)
    return one if agrees else replace(one, claim=None)


def _unclear(levels: Sequence[Levels]) -> list[Levels]:
    """Choose files whose sample says nothing where neither name nor neighbours tell."""
    unclaimed = [one for one in levels if one.claim is None]
    silent = [one for one in unclaimed if one.family == SILENT]
    families = {one.family for one in unclaimed if one.family != SILENT}
    if len(families) == 1 or not silent:
        return []
    return evenly(silent, MOST_FILES)


# ------------------------------------------------------------------------------------------
# Verdicts


def _verdicts(levels: Sequence[Levels], judged: Sequence[JudgedLayer]) -> list[Verdict]:
    """Decide every file; what nothing is known of follows those that are most alike."""
    found: dict[int, Verdict] = {}
    groups: dict[tuple, list[int]] = {}
    for position, one in enumerate(levels):
        stated = one.claim and (one.claim.unit, one.claim.factor)
        groups.setdefault((stated, one.kind, one.scaling, one.family), []).append(position)
    undecided: list[int] = []
    for (_, kind, _, family), positions in groups.items():
        members = [levels[k] for k in positions]
        names = [judged[one.members[0]].path for one in members]
        if family == SILENT:
            continue
        is_whole = kind != "float" and members[0].scaling == PLAIN
        if family == NEGATIVE:
            found.update(zip(positions, negative(members, names)))
        elif family == LARGE or is_whole:
            found.update(zip(positions, large(members, names, judged)))
        elif members[0].claim is None:
            undecided += positions
        else:
            found.update(zip(positions, positive(members, names)))
    if undecided:
        members = [levels[k] for k in undecided]
        known = [(levels[k], found[k].unit, found[k].scaling) for k in found]
        names = [judged[one.members[0]].path for one in members]
        for k, (unit, evidence, doubt) in zip(undecided, told_by_levels(members, names, known)):
            found[k] = Verdict(unit, levels[k].scaling, evidence, doubt)
    return [
        found[k] if k in found else _of_the_silent(one, levels, found)
        for k, one in enumerate(levels)
    ]


def _check_alike(
    levels: Sequence[Levels],
    verdicts: Sequence[Verdict],
    judged: Sequence[JudgedLayer],
    stored: np.ndarray,
) -> None:
    """Refuse files one polarisation of which is in decibels and another one is not."""
    odd = []
    for one, verdict in zip(levels, verdicts):
        positive = []
        for k in one.members:
            values = stored[k][np.isfinite(stored[k]) & (stored[k] != 0)]
            positive += [float((values > 0).mean())] if values.size else []
        if verdict.unit == DECIBEL and positive and min(positive) < 0.05 and max(positive) > 0.95:
            odd.append(judged[one.members[0]].path)
    if odd:
        raise InputError(
            f"{listing(_once(odd))}: by their numbers one polarisation is in decibels and another "
            "one is linear power: bring them to one unit, or write them to files of their own."
        )


def _likeness(one: Levels) -> tuple:
    return one.claim.unit if one.claim else "", one.kind, one.scaling


def _of_the_silent(one: Levels, levels: Sequence[Levels], found: dict[int, Verdict]) -> Verdict:
    """Take the unit of the other files for one that holds nothing where it was looked at."""
    alike = [verdict for k, verdict in found.items() if _likeness(levels[k]) == _likeness(one)]
    if alike:
        forms = Counter((verdict.unit, verdict.scaling) for verdict in alike)
    elif one.claim is not None:
        scaling = times(one.scaling, one.claim.factor)
        return Verdict(one.claim.unit, scaling, one.claim.evidence)
    else:
        forms = Counter((verdict.unit, one.scaling) for verdict in found.values())
    if not forms:
        return Verdict(DECIBEL, one.scaling, "nothing was found to tell it by")
    ((unit, scaling), _), *others = forms.most_common()
    doubt = ""
    if others:
        doubt = (
            "{} hold nothing where they were looked at, and the other files differ in their "
            f"unit: taken as {SPOKEN[unit]}; {REMEDY} if that is wrong."
        )
    return Verdict(unit, scaling, "as the other files", doubt)


def _write_down(
    levels: Sequence[Levels],
    verdicts: Sequence[Verdict],
    judged: Sequence[JudgedLayer],
    ledger: Ledger,
) -> None:
    """Write one belief for all files of a kind, and say it in the log."""
    files: dict[tuple[str, str, str], list[str]] = {}
    for one, verdict in zip(levels, verdicts):
        value = SPOKEN[verdict.unit]
        times = 1.0 / verdict.scaling.scale if verdict.scaling.scale else 1.0
        if not np.isclose(times, 1.0):
            value += f" times {times:.6g}" if times > 1 else f" divided by {1 / times:.6g}"
        key = value, verdict.evidence, verdict.doubt
        files.setdefault(key, []).append(judged[one.members[0]].path)
    for (value, evidence, doubt), paths in files.items():
        paths = _once(paths)
        ledger.believe("unit", value, evidence, paths, doubt.replace("{}", listing(paths)))
        ledger.notes.append(f"Backscatter: {len(paths)} files in {value} ({evidence}).")


def _once(paths: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(paths))
