"""The levels of orbits and satellites in words and tables, for those who read a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ..pixels.alike import REACH
from ..pixels.pass_levels import GroupLevel
from ..pixels.pass_links import BY_ORBIT, UNLINKED
from ..support.progress import Progress
from ..support.sentences import Sentence, joined
from .sar_reader import SarLevels, SarReader

_UNCERTAIN = 0.5  # dB


def _dates(group: GroupLevel) -> tuple[dt.date, dt.date]:
    """Return the dates of the first and the last pass."""
    since = dt.date(1970, 1, 1)
    return since + dt.timedelta(group.first), since + dt.timedelta(group.last)


def group_name(group: GroupLevel) -> str:
    """Name the passes of an orbit and satellite for a reader."""
    name = group.orbit or "unknown orbit"
    return f"{name}, {group.satellite}" if group.satellite else name


def tell_likeness(levels: SarLevels, progress: Progress) -> None:
    """Say whether pixels are averaged over neighbours."""
    if levels.likeness.width:
        progress.say(
            Sentence(
                "SAR of each pixel is averaged over neighbours within {reach} pixels that behave "
                "alike (courses that differ by up to {share:.0f} % of the variance), as passes "
                "kept aside bear out.",
                reach=REACH,
                share=100 * levels.likeness.width,
            )
        )


def tell_levels(reader: SarReader, levels: SarLevels, progress: Progress) -> None:
    """Say what is taken off each orbit and satellite, and warn of what could not be told."""
    if len(levels.groups) < 2:
        return
    several = sum(group.how != BY_ORBIT for group in levels.groups) > 1
    for group in levels.groups:
        first, last = _dates(group)
        name = Sentence(
            "SAR of {orbit} ({passes} passes from {first} to {last})",
            orbit=group_name(group),
            passes=group.passes,
            first=first,
            last=last,
        )
        taken = _by_channel(reader.polarisations, group)
        if group.how == BY_ORBIT:
            progress.say(
                Sentence(
                    "{sar} counts as level with the rest of its orbit: too few passes of other "
                    "satellites lie near in time.",
                    sar=name,
                )
            )
        elif group.how == UNLINKED:
            if several:
                progress.warn(
                    Sentence(
                        "{sar} stays at its own level, so that a step may remain: no pass of "
                        "another orbit lies within 24 days, nor eight on the same days of other "
                        "years. Add passes between them, or choose one orbit in stori:preparesar.",
                        sar=name,
                    )
                )
        elif max(group.spread) > _UNCERTAIN:
            progress.warn(
                Sentence(
                    "{sar}: {taken} is taken off, told by few passes near in time, so that a step "
                    "may remain.",
                    sar=name,
                    taken=taken,
                )
            )
        else:
            progress.say(
                Sentence(
                    "{sar}: {taken} is taken off, told by {how}.",
                    sar=name,
                    taken=taken,
                    how=group.how,
                )
            )


def _by_channel(names: Sequence[str], group: GroupLevel) -> str:
    each = (
        Sentence("{level:+.2f} ± {spread:.2f} dB of {channel}", level=lv, spread=sp, channel=name)
        for name, lv, sp in zip(names, group.level, group.spread)
    )
    return joined(each, ", ")


def level_rows(levels: SarLevels) -> list[tuple[Any, ...]]:
    """Return for each orbit and satellite the cells of `level_head`."""
    return [
        (
            group.orbit,
            group.satellite,
            group.passes,
            *_dates(group),
            *(
                cell
                for pair in zip(group.level, group.spread)
                for cell in (f"{pair[0]:+.2f}", "" if pair[1] != pair[1] else f"{pair[1]:.2f}")
            ),
            group.how,
        )
        for group in levels.groups
    ]


def level_head(channels: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the columns of `level_rows`."""
    each = (text for name in channels for text in (f"{name} (dB)", "±"))
    return ("orbit", "satellite", "passes", "first", "last", *each, "told by")


def plain_levels(channels: Sequence[str], levels: SarLevels) -> list[dict[str, Any]]:
    """Return the levels as a manifest holds them."""
    return [
        {
            "orbit": group.orbit,
            "satellite": group.satellite,
            "passes": group.passes,
            "first": _dates(group)[0],
            "last": _dates(group)[1],
            "level_db": dict(zip(channels, group.level)),
            "spread_db": {
                name: None if spread != spread else spread
                for name, spread in zip(channels, group.spread)
            },
            "told_by": group.how,
        }
        for group in levels.groups
    ]
