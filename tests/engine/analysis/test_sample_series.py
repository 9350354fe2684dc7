"""The page of sampled series."""

from __future__ import annotations

import datetime as dt

from read_page import NAME, Page

from stori_plugin.engine.analysis.sample_series import (
    OBSERVED,
    RECONSTRUCTED,
    Sample,
    curves_html,
)

DAY = dt.date(2021, 3, 1)


def sample(feature: int, band: str = "NDVI", kind: str = OBSERVED, value: float = 0.5) -> Sample:
    return Sample(feature, f"{NAME} {feature}", DAY, band, value, 0.1, kind, 0.5, 0.0, 9, 1.0)


def test_names_of_features_and_bands_are_text():
    samples = [sample(1, NAME), sample(1, NAME, RECONSTRUCTED), sample(2)]
    written = curves_html(samples, [f"Left out: {NAME}."])
    page = Page(written)
    for words in (
        f"Left out: {NAME}.",
        f"Feature {NAME} 1",
        f"{NAME} — reconstructed",
        "2 features.",
    ):
        assert words in page.text
    assert written.count("<svg") == 2 and "● observed" in page.text


def test_a_page_tells_what_it_leaves_out():
    unknown = sample(0, value=float("nan"))
    written = curves_html([unknown, *(sample(k) for k in range(1, 202))], [])
    assert "No date has a value here." in written and written.count("<svg") == 199
    assert "The first 200 features are drawn; the table has all." in Page(written).text
