"""Bands that an encoder reads in groups, of which rasters need not have all."""

from __future__ import annotations

from collections.abc import Sequence

from ...acquisitions.series import Series
from ...support.errors import UnknownBandError
from ...support.progress import Progress


def whole_groups(
    series: Series, groups: Sequence[Sequence[str]], encoder: str, progress: Progress
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the encoder calls the bands of all groups that are whole, and their names.

    A band that stands for another, as the only near infrared does, counts for the first group that
    asks for it. Raises `UnknownBandError` where no group is whole.
    """
    found: dict[str, str] = {}
    lacking: list[str] = []
    for group in groups:
        names = [_name_of(series, role) for role in group]
        if "" in names or set(names) & set(found.values()):
            lacking += [role for role, name in zip(group, names) if name in ("", *found.values())]
        else:
            found.update(zip(group, names))
    if not found:
        together = "; ".join(", ".join(group) for group in groups)
        raise UnknownBandError(
            f"The encoder {encoder} reads the groups of bands {together}, and the rasters have "
            f"none of them whole (they have {', '.join(series.band_names)}): give others, or "
            "choose another encoder."
        )
    if lacking:
        progress.say(f"{encoder} does without {', '.join(lacking)}, which the rasters lack.")
    return tuple(found), tuple(found.values())


def _name_of(series: Series, role: str) -> str:
    try:
        return series.band_named(role)
    except UnknownBandError:
        return ""
