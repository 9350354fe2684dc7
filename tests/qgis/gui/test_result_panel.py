"""The Result tab: a sentence, the errors, and what can be made of the result."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stori_plugin.engine.run.run_scores import SeriesScores


def scores(used: float | None = 0.62, held: float | None = 0.91, dates: int = 31) -> SeriesScores:
    relative = {"gp": (0.5, used), "linear": (0.6, 1.0), "whittaker": (0.7, 1.1)}
    return SeriesScores("ndvi", (10.0, 60.4), relative, (0.5, used), held, dates)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            [scores()],
            "38 % less error than straight lines in gaps of 60 days; 9 of 10 values inside the "
            "interval, measured on 31 hidden dates.",
        ),
        ([scores(1.0, None)], "As much error as straight lines in gaps of 60 days"),
        ([scores(1.25, 0.98)], "25 % more error than straight lines in gaps of 60 days; 98 of 100"),
        ([scores(None, None)], "17 % less error than straight lines in gaps of 10 days"),
        ([SeriesScores("ndvi", (), {}, (), 0.9, 8)], "9 of 10 values inside the interval"),
        ([replace(scores(1.0), series="reflectance"), scores()], "NDVI: 38 % less"),
        ([], "was not measured"),
    ],
)
def test_a_result_is_one_sentence(qgis_app, given, expected):
    from stori_plugin.gui.state.result_words import sentence_of

    assert expected in sentence_of(given)


@pytest.mark.parametrize(("longest", "is_told"), [(85, True), (65, False), (0, False)])
def test_a_gap_longer_than_could_be_measured_is_told(qgis_app, longest, is_told):
    from stori_plugin.gui.state.result_words import sentence_of

    words = "gaps of 60 days, the longest that could be measured (the longest there is: 85 days);"
    assert (words in sentence_of([scores()], longest)) is is_told


def test_the_chart_has_the_colours_of_the_methods(qgis_app):
    from stori_plugin.engine.pages.method_looks import method_look
    from stori_plugin.gui.panels.error_chart import ErrorChart

    chart = ErrorChart()
    chart.resize(420, 150)
    chart.show_scores([SeriesScores("b", (), {}, ()), scores()])
    assert not chart.isHidden() and "gp: 10 d 0.50, 60 d 0.62" in chart.words()
    image = chart.grab().toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert {method_look(name).colour for name in ("gp", "linear", "result")} <= seen
    chart.show_scores([SeriesScores("b", (), {}, ())])
    assert chart.isHidden()


def test_a_result_goes_on_in_dialogs_that_know_its_folder(qgis_app, provider, reconstructed):
    from stori_plugin.engine.run.run_result import read_result
    from stori_plugin.gui.panels.next_steps import NextSteps

    steps = NextSteps()
    assert not any(button.isEnabled() for button in steps.buttons.values())
    result = read_result(str(reconstructed / "manifest.json"))
    steps.show_result(result)
    for identifier, button in steps.buttons.items():
        assert button.isEnabled()
        given = steps.parameters(identifier)
        assert given["SERIES_FOLDER"] == result.folder
        known = {
            p.name() for p in provider.algorithm(identifier.split(":")[1]).parameterDefinitions()
        }
        assert set(given) <= known
    assert steps.parameters("stori:changes")["BAND"] == "NDVI"
    # Maps begin with what is marked on curves.
    from stori_plugin.engine.options.changes_options import ChangesOptions
    from stori_plugin.gui.work.curve_events import EventChoice

    steps.choice = lambda: EventChoice(breaks=ChangesOptions(0.3, 25.0, "rise"))
    given = steps.parameters("stori:changes")
    assert (given["DIRECTION"], given["MIN_CHANGE"], given["WINDOW"]) == (1, 0.3, 25.0)
    opened = []
    steps._dialogs.open = lambda *given: opened.append(given)
    steps.buttons["stori:phenology"].click()
    seasons = {"METHOD": 0, "THRESHOLD": 20.0, "MIN_AMPLITUDE": 0.1}
    given = {"SERIES_FOLDER": result.folder, "BAND": "NDVI", **seasons}
    assert opened == [("stori:phenology", given)]
