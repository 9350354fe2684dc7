"""The numbers of an optical series: what is stated, what they say, and what is believed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...pixels.spectral_indices import is_index
from ...support.progress import Progress
from ...support.sentences import Sentence
from ..beliefs import Ledger
from ..files.band_layers import Layer
from ..files.candidates import listing
from ..names.band_names import LANDSAT, SPOKEN, UNKNOWN, sensor_of
from .doubted_offsets import doubt_offsets
from .index_scale import decide_index, fraction_limit
from .judged_layer import PLAIN, JudgedLayer, Scaling
from .missing_values import implied_nodata, with_missing
from .mixed_scales import parted, perhaps_collection2
from .optical_view import View, alone
from .plausible_reflectance import doubt_reflectance
from .reflectance_scale import HIGHEST_FRACTION, Decision, Kind, decide, rule_of
from .sampled_numbers import tabled
from .stated_scale import (
    TEN_THOUSANDTH,
    Stated,
    is_browser_export,
    is_collection2,
    of_large_numbers,
    stated,
)

# Reflectance in per cent, of the brightest band as a rule and of the brightest pixels.
_PER_CENT = 12.0, 120.0
_SPOKEN = {**SPOKEN, UNKNOWN: "the optical rasters"}


def judge_numbers(
    judged: list[JudgedLayer], ledger: Ledger, progress: Progress
) -> list[JudgedLayer]:
    """Decide how every layer of an optical series is stored, and what of it is missing."""
    layers = [item.layer for item in judged]
    nodata = [implied_nodata(layer) for layer in layers]
    view = View(
        judged=[item.stored(item.scaling, number) for item, number in zip(judged, nodata)],
        numbers=tabled(judged, nodata, progress),
        roles=np.array([layer.role for layer in layers], object),
        stated=[stated(layer) if layer.kind == "band" else None for layer in layers],
    )
    view.scaling = [item.scaling if item else PLAIN for item in view.stated]
    _pass_over_leftovers(view, ledger)
    _take_per_cent(view, ledger)
    _decide_undeclared(view, ledger)
    doubt_offsets(view, ledger)
    _tell_stated(view, ledger)
    doubted = doubt_reflectance(view, ledger)
    scaled = [item.stored(s, item.nodata) for item, s in zip(view.judged, view.scaling)]
    return with_missing(scaled, view.numbers, ledger, doubted)


def _limit(layer: Layer) -> float:
    return fraction_limit(layer.name) if is_index(layer.name) else HIGHEST_FRACTION


def _is_judged(layer: Layer) -> bool:
    return layer.kind == "band" and (not alone(layer) or is_index(layer.name))


def _are_fractions(view: View) -> np.ndarray:
    """Tell of every layer whether its product holds fractions: small numbers, not all whole."""
    numbers = view.numbers
    size = np.fmax(np.abs(numbers.high), np.abs(numbers.low))
    limits = np.array([_limit(layer) for layer in view.layers])
    # Neither masks nor products such as leaf area say how reflectance or an index is stored.
    rows = np.array([k for k, layer in enumerate(view.layers) if _is_judged(layer)], int)
    products, largest = numbers.of_products(rows, size / limits, np.fmax)
    small = np.zeros(int(numbers.product.max(initial=-1)) + 1, bool)
    small[products] = largest <= 1
    parts = np.zeros(len(small), bool)
    parts[numbers.product[rows[~numbers.whole[rows]]]] = True
    return small[numbers.product] & parts[numbers.product]


def _pass_over_leftovers(view: View, ledger: Ledger) -> None:
    """Pass over scale tags of files whose numbers were scaled already."""
    tagged = [
        k
        for k, item in enumerate(view.stated)
        if item
        and item.by == "tag"
        and abs(item.scaling.scale) <= 0.01
        and np.dtype(view.layers[k].dtype).kind == "f"
        and (view.roles[k] or is_index(view.layers[k].name))
    ]
    if not tagged:
        return
    fractions = _are_fractions(view)
    left = [k for k in tagged if fractions[k] and view.numbers.high[k] > 0.02]
    products = set(view.numbers.product[left].tolist())
    left = [k for k in tagged if view.numbers.product[k] in products and fractions[k]]
    if not left:
        return
    scaling = view.scaling[left[0]]
    files = view.paths(left)
    high = float(np.nanmedian(view.numbers.high[left]))
    view.overrule(left, PLAIN)
    ledger.believe(
        "scale",
        "as it is",
        f"the numbers reach {high:.3g}; the tag would make {high * scaling.scale:.2g} of them",
        files,
        doubt=Sentence(
            "{files}: the scale tag ({scaling}) was passed over, because the "
            "numbers (up to {high:.3g}) are scaled already; remove it "
            "(gdal_edit.py -scale 1 -offset 0).",
            files=listing(files),
            scaling=scaling.spoken,
            high=high,
        ),
    )


def _take_per_cent(view: View, ledger: Ledger) -> None:
    """Read as per cent what a tag makes per cent of: from 1 to 120 instead of from 0 to 1."""
    groups: dict[Scaling, list[int]] = {}
    for k, item in enumerate(view.stated):
        if item and item.by == "tag" and view.roles[k]:
            groups.setdefault(item.scaling, []).append(k)
    for scaling, members in groups.items():
        rows = np.array(members)
        rule = rule_of(view.numbers, rows, view.roles)
        high, top = (
            number * scaling.scale + scaling.offset for number in (rule.usual, rule.brightest)
        )
        if rule.products < 3 or not (_PER_CENT[0] <= high and top <= _PER_CENT[1]):
            continue
        files = view.paths(rows)
        taken = Scaling(scaling.scale / 100, scaling.offset / 100)
        view.overrule(members, taken)
        ledger.believe(
            "scale",
            taken.spoken,
            f"with the scale tag the brightest band reaches {high:.3g} as a rule",
            files,
            doubt=Sentence(
                "{files}: the scale tag ({scaling}) makes per cent of the numbers "
                "(up to {top:.3g}), so they were taken {taken}; set that on the "
                "bands (gdal_edit.py -scale).",
                files=listing(files),
                scaling=scaling.spoken,
                top=top,
                taken=taken.spoken,
            ),
        )


def _decide_undeclared(view: View, ledger: Ledger) -> None:
    """Decide the scaling of every group whose files do not state one."""
    undeclared = [
        k for k, item in enumerate(view.stated) if item is None and view.layers[k].kind == "band"
    ]
    if not undeclared:
        return
    fractions = _are_fractions(view)
    groups: dict[tuple[str, Kind], list[int]] = {}
    for k in undeclared:
        layer = view.layers[k]
        kind = Kind(
            sensor_of(layer.file.platform),
            layer.dtype,
            is_browser_export(layer),
            layer.name.startswith("SR_") and is_collection2(layer),
            bool(fractions[k]),
        )
        groups.setdefault((alone(layer), kind), []).append(k)
    groups = _without_empty(view, groups)
    for (name, kind), members in groups.items():
        parts = [np.array(members)]
        if not kind.is_fraction and (not name or is_index(name)):
            parts = parted(kind, parts[0], view.numbers, view.roles)
        scalings = {_take(view, ledger, name, kind, rows) for rows in parts}
        if len(scalings) < len(parts):
            _doubt_mixture(view, ledger, parts)
        elif kind.sensor == LANDSAT and not name and scalings == {TEN_THOUSANDTH}:
            _doubt_collection(view, ledger, parts[0])


def _doubt_collection(view: View, ledger: Ledger, rows: np.ndarray) -> None:
    """Doubt Landsat files that are clouded all over, or of Collection 2 unlike the others."""
    products = perhaps_collection2(rows, view.numbers)
    if not products.size:
        return
    files = view.paths(rows[np.isin(view.numbers.product[rows], products)])
    ledger.believe(
        "scale",
        TEN_THOUSANDTH.spoken,
        "hardly a number lies below 6500, unlike those of the other files",
        files,
        doubt=Sentence(
            "{files}: either clouded all over, or numbers of Landsat "
            "Collection 2 beside others of Collection 1; if so, set the bands' "
            "scale 0.0000275 and offset -0.2.",
            files=listing(files),
        ),
    )


def _doubt_mixture(view: View, ledger: Ledger, parts: list[np.ndarray]) -> None:
    """Doubt one scaling for files whose numbers differ by a factor that nothing explains."""
    large, small = (float(np.nanmedian(np.abs(view.numbers.high[rows]))) for rows in parts)
    files = view.paths(parts[1])
    ledger.believe(
        "scale",
        view.scaling[parts[1][0]].spoken,
        f"numbers up to about {small:.4g} beside others up to about {large:.4g}",
        files,
        doubt=Sentence(
            "{files}: numbers up to about {small:.4g}, where other files of "
            "this kind reach about {large:.4g}; if these are stored otherwise, "
            "set their bands' scale.",
            files=listing(files),
            small=small,
            large=large,
        ),
    )


def _without_empty(
    view: View, groups: dict[tuple[str, Kind], list[int]]
) -> dict[tuple[str, Kind], list[int]]:
    """Let floats of which nothing is known go with their like of which something is."""
    merged: dict[tuple[str, Kind], list[int]] = {}
    for key, rows in groups.items():
        name, kind = key
        other = name, replace(kind, is_fraction=not kind.is_fraction)
        known = np.isfinite(view.numbers.high[rows]).any()
        if kind.is_float and not known and not kind.is_fraction:
            key = other
        merged.setdefault(key, []).extend(rows)
    return merged


def _take(view: View, ledger: Ledger, name: str, kind: Kind, rows: np.ndarray) -> Scaling:
    files = view.paths(rows)
    if name and not is_index(name):
        # Leaf area and the like have scales of their own.
        decision = Decision(PLAIN, "numbers as they are", "a product of its own")
    elif name:
        decision = decide_index(name, kind.dtype, view.numbers, rows, listing(files))
    else:
        decision = decide(kind, rule_of(view.numbers, rows, view.roles))
    for k in rows:
        view.scaling[k] = decision.scaling
        if kind.is_float and not kind.is_fraction and decision.scaling.scale == 1e-4:
            told = of_large_numbers(view.layers[k])
            if told is not None:
                view.stated[k], view.scaling[k] = told, told.scaling
    what = name or f"Reflectance of {_SPOKEN.get(kind.sensor, kind.sensor)}"
    note = f"{what}: {decision.how}."
    if note not in ledger.notes:
        ledger.notes.append(note)
    ledger.believe(
        "scale",
        decision.scaling.spoken,
        decision.evidence,
        files,
        doubt=f"{listing(files)}: {decision.doubt}." if decision.doubt else "",
    )
    return decision.scaling


def _tell_stated(view: View, ledger: Ledger) -> None:
    groups: dict[Stated, list[int]] = {}
    for k, item in enumerate(view.stated):
        if item is not None and item.by != "numbers":
            groups.setdefault(item, []).append(k)
    for item, rows in groups.items():
        kind = "offset" if item.by in ("metadata", "name") else "scale"
        ledger.believe(kind, item.scaling.spoken, item.evidence, view.paths(rows))
    forms = sorted({item.scaling for item in groups})
    if forms:
        spoken = " or ".join(form.spoken for form in forms[:4])
        ledger.notes.insert(
            0, f"Reflectance: scaled as the files or their product state ({spoken})."
        )
