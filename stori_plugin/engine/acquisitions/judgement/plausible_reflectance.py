"""Reflectance that cannot be is doubted aloud: too bright, too dark, single files unlike all."""

from __future__ import annotations

import numpy as np

from ...support.sentences import Sentence
from ..beliefs import Ledger
from ..files.candidates import listing
from ..names.band_names import sensor_of
from .judged_layer import Scaling
from .optical_view import View
from .reflectance_scale import BRIGHT

# Below this the brightest band of the brightest dates is no land, cloud or lake.
_TOO_DARK = 0.005
# Half of a product's pixels are above this only where it is scaled wrongly.
_IMPOSSIBLE_MEDIAN = 2.0


def doubt_reflectance(view: View, ledger: Ledger) -> set[int]:
    """Doubt reflectance that is above 1.2 or next to nothing as a rule, or in single products.

    Returns the places of the layers that are too bright as a rule.
    """
    too_bright: set[int] = set()
    groups: dict[tuple[str, Scaling], list[int]] = {}
    for k, item in enumerate(view.judged):
        if item.layer.kind == "band" and item.layer.role:
            sensor = sensor_of(item.layer.file.platform)
            groups.setdefault((sensor, view.scaling[k]), []).append(k)
    doubted: set[str] = {path for b in ledger.beliefs if b.doubt for path in b.files}
    for (_, scaling), members in groups.items():
        rows = np.array(members)
        files = view.paths(rows)
        _, high = view.numbers.of_products(rows, view.numbers.high, np.fmax)
        high = high * scaling.scale + scaling.offset
        if not high.size:
            continue
        usual, brightest = float(np.median(high)), float(np.percentile(high, 90))
        if usual > BRIGHT:
            too_bright.update(members)
        if usual > BRIGHT or brightest < _TOO_DARK:
            spoken = Sentence("up to") if usual > BRIGHT else Sentence("only up to")
            if not doubted.issuperset(files):
                ledger.believe(
                    "scale",
                    scaling.spoken,
                    f"the brightest band reaches {usual:.3g} as a rule",
                    files,
                    doubt=Sentence(
                        "{files}: reflectance comes out {spoken} {usual:.3g} as a rule "
                        "(numbers {scaling}), where it should lie between 0 and 1; set the "
                        "bands' scale and offset (gdal_edit.py -scale).",
                        files=listing(files),
                        spoken=spoken,
                        usual=usual,
                        scaling=scaling.spoken,
                    ),
                )
            continue
        _doubt_single(view, ledger, rows, scaling)
    return too_bright


def _doubt_single(view: View, ledger: Ledger, rows: np.ndarray, scaling: Scaling) -> None:
    """Doubt products that are stored otherwise than the rest of their group."""
    products, middle = view.numbers.of_products(rows, view.numbers.median, np.fmin)
    middle = middle * scaling.scale + scaling.offset
    odd = set(products[middle > _IMPOSSIBLE_MEDIAN].tolist())
    if not odd:
        return
    files = view.paths(k for k in rows if view.numbers.product[k] in odd)
    ledger.believe(
        "scale",
        scaling.spoken,
        f"half of the pixels lie above {_IMPOSSIBLE_MEDIAN:g}",
        files,
        doubt=Sentence(
            "{files}: reflectance comes out above {most:g}, unlike that of the "
            "other files; these seem to be stored otherwise: set their bands' "
            "scale.",
            files=listing(files),
            most=_IMPOSSIBLE_MEDIAN,
        ),
    )
