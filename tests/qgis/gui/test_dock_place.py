"""The second door of the Data tab: from an area and two dates to acquisitions in the table."""

from __future__ import annotations

import pytest
from docks import until
from made_downloads import COLLECTIONS, EPSG, PLACE, S1_DAYS, S2_DAYS, MadeCatalogue
from range_server import Fault


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    return MadeCatalogue(tmp_path_factory.mktemp("catalogue"))


@pytest.fixture
def server(catalogue):
    server = catalogue.serve()
    yield server
    server.close()


@pytest.fixture
def place(dock, server, tmp_path):
    """Give the panel with all that is to be chosen."""
    from qgis.core import QgsCoordinateReferenceSystem
    from qgis.PyQt.QtCore import QDate

    panel = dock.data.place
    panel.set_area(PLACE.bounds, QgsCoordinateReferenceSystem(EPSG))
    panel.start.setDate(QDate(2021, 4, 1))
    panel.end.setDate(QDate(2021, 6, 30))
    panel.source.setCurrentIndex(panel.source.findData("other"))
    panel.endpoint.setText(server.endpoint)
    panel.collections.setText(",".join(COLLECTIONS))
    panel.bands.setText("B04, B08")
    panel.output.setFilePath(str(tmp_path / "place"))
    return panel


def test_two_doors_of_which_one_is_open(dock):
    data = dock.data
    assert not data.given.isHidden() and data.place.isHidden()
    data.get.click()
    assert data.given.isHidden() and not data.place.isHidden() and data.summary.isHidden()
    data.have.click()
    assert not data.summary.isHidden()
    assert not data.given.isHidden() and data.place.isHidden()


def test_nothing_is_asked_before_somebody_asks(dock, place, server):
    dock.data.get.click()
    assert not server.seen


def test_what_there_is_is_said_before_it_is_fetched(place, server, tmp_path):
    place.ask.click()
    assert not place.ask.isEnabled()
    until(lambda: place.ask.isEnabled())
    words = place.words.text()
    assert "Acquisitions: 4 of sentinel-1, 6 of sentinel-2." in words
    assert "At the rate of the first read that takes about" in words
    assert not (tmp_path / "place").exists()


def test_what_was_fetched_is_in_the_table(dock, place):
    place.fetch.click()
    assert place.fetcher.is_running and not place.fetch.isEnabled()
    state = dock.presenter.state
    until(lambda: state.rows("optical") and state.rows("sar"))
    assert len(state.rows("optical")) == len(S2_DAYS)
    assert len(state.rows("sar")) == len(S1_DAYS)
    assert place.words.text() == "The acquisitions are in the table below."
    assert place.fetch.isEnabled() and not state.problems


def test_cancel_leaves_what_came_and_says_so(dock, place, server):
    server.faults = [Fault("slow", "/files/", 99, 6)]
    place.fetch.click()
    until(lambda: server.faults[0].times < 99)
    place.cancel.click()
    until(lambda: not place.fetcher.is_running)
    server.release.set()
    assert "What came is kept; Download goes on from it." in place.words.text()
    assert not dock.presenter.state.inputs


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda panel: panel.area.clear(), "Choose the area: the map's extent, a drawn box"),
        (lambda panel: panel.end.setDate(panel.start.date().addDays(-1)), "Choose a first date"),
        (lambda panel: panel.output.setFilePath(""), "Choose the folder that the acquisitions go"),
        (lambda panel: panel.bands.setText("B77"), "“Bands” names “B77”"),
        (lambda panel: panel.assets.setText("B04"), "“Assets” has “B04”: write BAND=asset"),
        (lambda panel: panel.endpoint.setText(""), "“Address” is “”: give the address"),
    ],
)
def test_what_is_missing_is_one_sentence(place, server, change, expected):
    change(place)
    place.fetch.click()
    assert expected in place.words.text() and not place.fetcher.is_running
    assert not server.seen


def test_a_source_that_refuses_is_one_sentence(place, server):
    server.faults = [Fault(403, "/search", 99)]
    place.ask.click()
    until(lambda: place.ask.isEnabled())
    assert "does not let us in (403)" in place.words.text()


def test_sources_that_want_an_account_let_one_be_chosen(dock, place):
    dock.data.get.click()
    shown = {}
    for name in ("planetary_computer", "copernicus", "other"):
        place.source.setCurrentIndex(place.source.findData(name))
        shown[name] = (place.account.isHidden(), place.endpoint.isHidden())
    assert shown == {
        "planetary_computer": (True, True),
        "copernicus": (False, True),
        "other": (False, False),
    }


def test_a_source_offers_what_it_has(place):
    offered = {}
    for name in ("planetary_computer", "earth_search"):
        place.source.setCurrentIndex(place.source.findData(name))
        sensors = [place.optical.itemData(k) for k in range(place.optical.count())]
        offered[name] = sensors, place.form().sar, place.sar.text()
    every = ["sentinel-2", "landsat", "hls", "none"]
    assert offered == {
        "planetary_computer": (every, True, "Sentinel-1 as well"),
        "earth_search": (["sentinel-2", "none"], False, "Sentinel-1: this source has none"),
    }


def test_copernicus_says_what_it_wants(place, server):
    place.source.setCurrentIndex(place.source.findData("copernicus"))
    place.ask.click()
    until(lambda: place.ask.isEnabled())
    assert "put them as user name and password into an authentication" in place.words.text()
    assert not server.seen


def test_an_account_goes_with_what_is_asked_and_fetched(dock, place, server):
    from qgis.core import QgsApplication, QgsAuthMethodConfig

    manager = QgsApplication.authManager()
    if manager.isDisabled() or not manager.setMasterPassword("secret", True):
        pytest.skip("this QGIS keeps no passwords")
    config = QgsAuthMethodConfig("Basic")
    config.setName("stori dock test")
    config.setConfig("username", "me")
    config.setConfig("password", "word")
    stored = manager.storeAuthenticationConfig(config)
    if isinstance(stored, tuple):
        config = stored[1]
    dock.data.get.click()
    try:
        place.account.set_config(config.id())
        place.ask.click()
        until(lambda: place.ask.isEnabled())
        assert "Acquisitions: 4 of sentinel-1" in place.words.text()
        assert place.form().parameters()["AUTHCFG"] == config.id()
        # Chosen for one source, it is not sent to another.
        place.source.setCurrentIndex(place.source.findData("planetary_computer"))
        assert place.form().parameters()["AUTHCFG"] == ""
    finally:
        manager.removeAuthenticationConfig(config.id())
    assert set(server.authorizations) == {"Basic bWU6d29yZA=="}
