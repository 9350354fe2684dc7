"""The page of curves over places: one drawing per feature and band."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ..charts import Curve, curves_chart, escaped, listed, page
from .zones import OBSERVED, Sample

_MOST_FEATURES = 200  # a page with more takes a browser to its knees


def curves_html(samples: Sequence[Sample], problems: Sequence[str]) -> str:
    """Return the page; ``samples`` may mix observed and reconstructed ones."""
    ordered = sorted(samples, key=lambda s: (s.feature, s.band, s.kind, s.date))
    features = [(key, list(group)) for key, group in groupby(ordered, key=lambda s: s.feature)]
    parts = [
        f"<p>{len(features)} features. Lines are reconstructed, with the interval that holds the "
        "true value nine times out of ten; dots are observed. Polygons show the mean of their "
        "pixels.</p>"
    ]
    if problems:
        parts.append(listed(problems, lack=True))
    for _, members in features[:_MOST_FEATURES]:
        parts.append(f"<h2>Feature {escaped(members[0].identifier)}</h2>")
        for band, of_band in groupby(members, key=lambda s: s.band):
            parts.append(curves_chart(_curves(list(of_band)), band))
    if len(features) > _MOST_FEATURES:
        parts.append(f"<p>The first {_MOST_FEATURES} features are drawn; the table has all.</p>")
    return page("Series by feature", *parts)


def _curves(samples: Sequence[Sample]) -> list[Curve]:
    curves = []
    kinds = sorted({sample.kind for sample in samples}, reverse=True)
    for kind in kinds:
        own = [sample for sample in samples if sample.kind == kind]
        sds = [sample.sd if sample.sd is not None else float("nan") for sample in own]
        stated = any(sample.sd is not None for sample in own)
        curves.append(
            Curve(
                kind,
                [sample.date for sample in own],
                [sample.value for sample in own],
                sds if stated else (),
                dots=kind == OBSERVED,
                colour=int(kind == OBSERVED),
            )
        )
    return curves
