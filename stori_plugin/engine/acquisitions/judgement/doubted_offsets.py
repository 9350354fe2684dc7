"""What is stated of Sentinel-2's offset, and of Landsat's collections, held against the numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...support.sentences import Sentence
from ..beliefs import Ledger
from ..files.candidates import listing
from ..names.band_names import SENTINEL2, sensor_of
from .judged_layer import Scaling
from .mixed_offsets import part_offsets
from .optical_view import View
from .sentinel2_offset import (
    OFFSET,
    Dark,
    dark_of,
    falls_below_zero,
    is_below_zero,
    is_never_dark,
    lies_below_zero,
    rise_since,
    step_between,
)
from .stated_scale import FIRST_OFFSET, LANDSAT_LEVEL2, TEN_THOUSANDTH, baseline_in_name

_MENDED = Sentence(
    "set the metadata item BOA_ADD_OFFSET (-1000 where it is still in the numbers, 0 where not) "
    "or give the original SAFE folders"
)
_MEND = Sentence(
    "Set the metadata item BOA_ADD_OFFSET (-1000 where it is still in the numbers, 0 where not) "
    "or give the original SAFE folders"
)


def doubt_offsets(view: View, ledger: Ledger) -> None:
    """Hold Sentinel-2's offset, and what Landsat's names say, against the numbers."""
    _names_against_numbers(view, ledger)
    _landsat_names_against_numbers(view, ledger)
    _metadata_against_numbers(view, ledger)
    if not _taken_off_since_first(view, ledger) and not _never_dark(view, ledger):
        _step(view, ledger)


def _rows(view: View, by: Sequence[str]) -> np.ndarray:
    return np.array([k for k, s in enumerate(view.stated) if s is not None and s.by in by], int)


def _names_against_numbers(view: View, ledger: Ledger) -> None:
    """Leave the offset in where a name alone states it and the numbers have none."""
    rows = _rows(view, ["name"])
    if not rows.size:
        return
    dark = dark_of(view.numbers, rows, view.roles, view.scaling)
    if not falls_below_zero(dark):
        return
    parted = part_offsets(view.numbers, rows, view.roles, view.judged)
    if parted is not None:
        rows = parted.without
        _doubt_untold(view, ledger, parted.unclear)
    elif not lies_below_zero(dark):
        _doubt_some_below(view, ledger, rows, dark)
        return
    if not rows.size:
        return
    files = view.paths(rows)
    view.overrule(rows, TEN_THOUSANDTH)
    ledger.believe(
        "offset",
        "none",
        "with the offset of the baseline in the name dark surfaces would lie below zero",
        files,
        doubt=Sentence(
            "{files}: the name tells a processing baseline whose offset of "
            "1000 is not in the numbers (reflectance would fall below 0), so "
            "nothing was taken off; if it is there, {mended}.",
            files=listing(files),
            mended=_MENDED,
        ),
    )


def _doubt_untold(view: View, ledger: Ledger, rows: np.ndarray) -> None:
    """Doubt the offset of files among others of both kinds that are clouded all over."""
    if not rows.size:
        return
    files = view.paths(rows)
    ledger.believe(
        "offset",
        f"{view.scaling[rows[0]].offset:+.4g}",
        "stated by the name; other files of the series have it or not",
        files,
        doubt=Sentence(
            "{files}: other files with such names have the offset of their "
            "baseline in the numbers or not, and these do not tell (cloud); it "
            "was taken off. If it is not there, {mended}.",
            files=listing(files),
            mended=_MENDED,
        ),
    )


def _doubt_some_below(view: View, ledger: Ledger, rows: np.ndarray, dark: Dark) -> None:
    """Doubt the offset of products that it takes below zero, where most others are not."""
    odd = rows[np.isin(view.numbers.product[rows], dark.products[is_below_zero(dark)])]
    files = view.paths(odd)
    ledger.believe(
        "offset",
        f"{view.scaling[odd[0]].offset:+.4g}",
        "stated by the name; dark surfaces of some products lie below zero",
        files,
        doubt=Sentence(
            "{files}: the offset of the processing baseline in the name takes "
            "dark surfaces below 0; if it is not in the numbers of these "
            "files, {mended}.",
            files=listing(files),
            mended=_MENDED,
        ),
    )


def _landsat_names_against_numbers(view: View, ledger: Ledger) -> None:
    """Read Collection 1 and ESPA numbers under names of Collection 2 as what they are."""
    rows = np.array(
        [
            k
            for k, item in enumerate(view.stated)
            if item and item.by == "product" and item.scaling == LANDSAT_LEVEL2
        ],
        int,
    )
    products, high = view.numbers.of_products(rows, view.numbers.high, np.fmax)
    _, middle = view.numbers.of_products(rows, view.numbers.median, np.fmin)
    below = (middle * 2.75e-5 - 0.2 < -0.03) & (high >= 300) & (high <= 12_000)
    if not below.any():
        return
    unknown = np.setdiff1d(view.numbers.product[rows], products)
    meant = [*products[below], *(unknown if below.mean() > 0.5 else ())]
    rows = rows[np.isin(view.numbers.product[rows], meant)]
    files = view.paths(rows)
    view.overrule(rows, TEN_THOUSANDTH)
    ledger.believe(
        "scale",
        "times 0.0001",
        "as numbers of Collection 2 most surfaces would lie below zero",
        files,
        doubt=Sentence(
            "{files}: named as Landsat Collection 2, but the numbers are those "
            "of Collection 1 (0 to 10000) and were taken times 0.0001; if they "
            "are not, set the bands' scale 0.0000275 and offset -0.2.",
            files=listing(files),
        ),
    )


def _metadata_against_numbers(view: View, ledger: Ledger) -> None:
    rows = np.array(
        [k for k in _rows(view, ["metadata", "tag"]) if view.scaling[k].offset < 0], int
    )
    if not rows.size or not falls_below_zero(dark_of(view.numbers, rows, view.roles, view.scaling)):
        return
    files = view.paths(rows)
    offset = view.scaling[rows[0]].offset
    ledger.believe(
        "offset",
        f"{offset:+.4g}",
        "stated in the metadata; dark surfaces lie below zero",
        files,
        doubt=Sentence(
            "{files}: the metadata state an offset ({offset:+.4g}) with which "
            "dark surfaces reflect less than 0; if it was taken off before, "
            "remove it from the metadata (BOA_ADD_OFFSET=0, or gdal_edit.py "
            "-offset 0).",
            files=listing(files),
            offset=offset,
        ),
    )


def _untold(view: View) -> np.ndarray:
    """Return the rows of Sentinel-2 that may have the offset and say nothing of it."""
    return np.array(
        [
            k
            for k, item in enumerate(view.judged)
            if item.layer.file.platform == SENTINEL2
            and item.layer.kind == "band"
            and item.layer.role
            and view.scaling[k].offset == 0
            and _may_have_offset(view, k)
        ],
        int,
    )


def _taken_off_since_first(view: View, ledger: Ledger) -> bool:
    """Take the offset off where all bands are brighter by it since the day that it came.

    Neither seasons nor bright ground do that. Returns whether it was so.
    """
    rows = _untold(view)
    days = {view.judged[k].layer.date for k in rows}
    if not days or None in days or min(filter(None, days)) < FIRST_OFFSET:
        return False
    height = rise_since(FIRST_OFFSET, view.numbers, _of_sentinel2(view), view.judged, view.scaling)
    dark = dark_of(view.numbers, rows, view.roles, view.scaling)
    if height is None or not is_never_dark(dark):
        return False
    files = view.paths(rows)
    for scaling in {view.scaling[k] for k in rows}:
        members = [k for k in rows if view.scaling[k] == scaling]
        view.overrule(members, Scaling(scaling.scale, scaling.offset - OFFSET))
    ledger.believe(
        "offset",
        f"{-OFFSET:+.4g}",
        f"the darkest of all bands lies {height:.2f} higher since {FIRST_OFFSET}",
        files,
        doubt=Sentence(
            "{files}: the darkest pixels of these Sentinel-2 files lie "
            "{height:.2f} higher in all bands than those of before {date}, "
            "when 1000 were first added, and nothing says so: they were taken "
            "off. If they are not in the numbers, set the metadata item "
            "BOA_ADD_OFFSET to 0.",
            files=listing(files),
            height=height,
            date=FIRST_OFFSET,
        ),
    )
    return True


def _never_dark(view: View, ledger: Ledger) -> bool:
    """Doubt Sentinel-2 of recent years that says nothing of the offset. Returns whether aloud."""
    rows = _untold(view)
    if not rows.size:
        return False
    files = view.paths(rows)
    if is_never_dark(dark_of(view.numbers, rows, view.roles, view.scaling)):
        ledger.believe(
            "offset",
            "none",
            "nothing is stated; the darkest pixels of the series never lie below 0.1",
            files,
            doubt=Sentence(
                "{files}: the darkest pixels of these Sentinel-2 files never lie "
                "below 0.1, so the 1000 that are added since processing baseline "
                "04.00 seem to be still in, or the ground is bright throughout "
                "(desert); nothing was taken off. {mend}.",
                files=listing(files),
                mend=_MEND,
            ),
        )
        return True
    undeclared = [k for k in rows if view.stated[k] is None and view.scaling[k] == TEN_THOUSANDTH]
    if undeclared:
        ledger.notes.append(
            f"Sentinel-2 products sensed since {FIRST_OFFSET} are published with 1000 added; these "
            "files do not say that it is still there, so nothing was taken off. If it is, set the "
            "metadata item BOA_ADD_OFFSET=-1000, or give the original SAFE folders."
        )
    return False


def _may_have_offset(view: View, k: int) -> bool:
    layer, item = view.judged[k].layer, view.stated[k]
    if item is not None and item.by not in ("tag", "numbers"):
        return False
    if layer.moment is None or layer.moment.date >= FIRST_OFFSET:
        return True
    return (baseline_in_name(layer) or 0.0) >= 4.0


def _of_sentinel2(view: View) -> np.ndarray:
    return np.array(
        [
            k
            for k, item in enumerate(view.judged)
            if sensor_of(item.layer.file.platform) == SENTINEL2
            and item.layer.kind == "band"
            and item.layer.role
        ],
        int,
    )


def _step(view: View, ledger: Ledger) -> None:
    rows = _of_sentinel2(view)
    found = step_between(view.numbers, rows, view.judged, view.scaling)
    if found is None:
        return
    before, after, height = found
    since = [k for k in rows if view.judged[k].layer.moment.date >= after]  # type: ignore[union-attr]
    until = [k for k in rows if k not in set(since)]
    files = view.paths(since if height > 0 else until)
    ledger.believe(
        "offset",
        "as stated",
        f"all bands step by {height:+.2f} between {before} and {after}",
        files,
        doubt=Sentence(
            "{files}: reflectance of Sentinel-2 steps by {height:+.2f} in all "
            "bands between {before} and {after}, as where the 1000 added since "
            "processing baseline 04.00 are still in some files; nothing was "
            "changed. {mend}.",
            files=listing(files),
            height=height,
            before=before,
            after=after,
            mend=_MEND,
        ),
    )
