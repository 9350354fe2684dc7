"""The example: one click fills the dock, and the tour follows what the user does."""

from __future__ import annotations

import pytest
from docks import until

from stori_plugin.gui.example.tour import Step, Tour


@pytest.fixture
def guide(dock, tmp_path, monkeypatch):
    from qgis.core import QgsSettings

    from stori_plugin.gui.example.guide import Guide

    QgsSettings().remove("stori/no_example_offered")
    made = Guide(dock, folder=str(tmp_path / "example"))
    yield made
    made.close_down()
    QgsSettings().remove("stori/no_example_offered")


def fill(guide, dock):
    guide.strip.button.click()
    until(lambda: guide.tour.step is Step.RUN)


def test_an_empty_dock_offers_the_example_until_it_is_closed(guide, dock, tmp_path):
    from stori_plugin.gui.example.guide import Guide

    assert guide.tour.step is Step.OFFER and not guide.strip.isHidden()
    assert "an example" in guide.strip.button.text()
    guide.strip.close_button.click()
    assert guide.strip.isHidden()
    again = Guide(dock)
    assert again.tour.step is Step.AWAY
    again.close_down()


def test_inputs_of_the_user_s_own_end_the_offer_and_a_new_project_renews_it(guide, dock, scene):
    dock.presenter.add_folder(str(scene[0]), "optical")
    assert guide.strip.isHidden()
    dock.presenter.project.clear()
    assert guide.tour.step is Step.OFFER


def test_one_click_fills_the_dock_and_three_steps_lead_to_the_season(guide, dock):
    fill(guide, dock)
    state = dock.presenter.state
    assert (len(state.rows("optical")), len(state.rows("sar"))) == (42, 36)
    assert not state.problems and not state.obstacle() and not dock.sentences
    assert dock.run.fields.bands.text() == state.form.bands
    until(lambda: any(layer.isValid() for layer in dock.presenter.project.mapLayers().values()))
    dock.presenter.set_form(bands="NDVI", method="linear", step="P1M")
    dock.run.fields.fill()
    guide.strip.button.click()
    assert guide.tour.step is Step.CURVE and "2 of 3" in guide.strip.words.text()
    assert dock.tabs.currentWidget().widget() is dock.pixel
    dock.prober.choose(methods=("linear",))
    dock.prober.click(543_640, 5_649_360, "EPSG:32631", False)
    until(lambda: guide.tour.step is Step.PLAY)
    until(lambda: guide.tour.has_result)
    assert guide.strip.button.isEnabled()
    dock.result.play.setEnabled(True)  # which it is where there is a map
    guide.strip.button.click()
    until(lambda: guide.tour.step is Step.END)
    assert dock.player.state.is_playing and guide.strip.button.isHidden()
    dock.player.pause()


def test_what_cannot_be_written_is_said_and_the_offer_stands_again(guide, dock, tmp_path):
    (tmp_path / "example").write_text("")
    guide.strip.button.click()
    until(lambda: dock.sentences)
    assert "cannot be written" in dock.sentences[-1]
    assert guide.tour.step is Step.OFFER


def test_a_run_that_ends_badly_is_to_be_done_again():
    tour = Tour(Step.RUN)
    tour.run_began()
    tour.seen()
    assert tour.step is Step.PLAY and not tour.is_button_on
    tour.run_failed()
    assert tour.step is Step.RUN
    tour.run_began()
    tour.loaded()
    tour.played()
    assert tour.step is Step.END
