"""The page of a validation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from read_page import NAME, Page

from stori_plugin.engine.methods.interface import Estimate, Observations
from stori_plugin.engine.options.validate_options import CLOUD, SCENE
from stori_plugin.engine.pages.method_looks import OTHER_LOOK, method_look
from stori_plugin.engine.rasters.storage import Storage
from stori_plugin.engine.scene.targets import Target
from stori_plugin.engine.validation.protocol import Pairs, Score, Validation
from stori_plugin.engine.validation.validate import Example, TargetValidation
from stori_plugin.engine.validation.validation_report import validation_html

DAYS = 18_000.0 + 10.0 * np.arange(4)


def validated(clear: bool = True) -> TargetValidation:
    """Return two methods on one band, all of whose names would be markup."""
    pairs, scores = {}, []
    for method, error in ((NAME, 0.1), ("linear", float("nan"))):
        for gap in (1, 30):
            values = Pairs()
            values.add(np.linspace(0, 1, 600), np.linspace(0, 1, 600), None)
            pairs[SCENE, gap, method, NAME] = values
            scores.append(Score(method, NAME, gap, 600, error, 0.1, 0.0, 0.9, 0.9, 0.2))
    series = Observations(
        DAYS,
        np.full((4, 1, 1), 0.5, np.float32),
        np.full((4, 1), clear),
        np.zeros(0),
        np.zeros((0, 2, 1), np.float32),
        np.zeros(1, bool),
    )
    mean = np.full((4, 1, 1), 0.5 if clear else np.nan, np.float32)
    example = Example(series, DAYS, {NAME: Estimate(mean, None), "linear": Estimate(mean, mean)})
    target = Target(
        f"series {NAME}", (NAME,), ("red",), Storage("float32", 1.0, 0.0, np.nan, False)
    )
    return TargetValidation(target, Validation(tuple(scores), pairs), (example,))


def test_names_of_series_bands_and_methods_are_text():
    written = validation_html([validated()], None)
    page = Page(written)
    for words in (
        f"series {NAME} {NAME}: error by gap length, gaps of the whole scene",
        f"{NAME} in gaps of 30 days; seen to the right",
        "both from 0 to 1.",
        f"{NAME} ● clear observations — {NAME} — linear",
        f"{NAME} {NAME} scene 30 600",
    ):
        assert words in page.text
    assert page.titles.count(f"{NAME}: 0.1") == 2
    # Two squares of 500 dots, two errors that are known, four clear observations.
    assert written.count("<circle") == 1000 + 2 + 4


def test_each_shape_of_gap_has_its_drawings_and_its_table():
    item = validated()
    scores, pairs = item.validation.scores, item.validation.pairs
    clouded = Validation(
        tuple(replace(score, gap_shape=CLOUD, rmse=0.07) for score in scores),
        {(CLOUD, *key[1:]): values for key, values in pairs.items()},
    )
    page = Page(
        validation_html([replace(item, validation=item.validation.and_also(clouded))], None)
    )
    for shape, words in (
        (SCENE, "gaps of the whole scene"),
        (CLOUD, "gaps of a part of the scene"),
    ):
        assert f"Hidden values against predicted ones, {words}" in page.text
        assert f"All scores, {words}" in page.text and f"{NAME} {shape} 30 600" in page.text
    assert page.titles.count(f"{NAME}: 0.1") == 2 and page.titles.count(f"{NAME}: 0.07") == 2


def test_an_example_without_a_value_says_so():
    page = Page(validation_html([validated(clear=False)], None))
    assert "No date has a value here." in page.text


def test_methods_have_their_own_colours_in_every_drawing():
    written = validation_html([validated()], None)
    linear = method_look("linear")
    # A line of errors, its dot that is known of none, the words below, a square, a curve.
    assert written.count(f'fill:{linear.colour}"') == 1
    assert f'<g fill="{linear.colour}"' in written and f'stroke="{linear.colour}"' in written
    assert f'fill="{OTHER_LOOK.colour}"' in written
