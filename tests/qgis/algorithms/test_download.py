"""``stori:download``: in Processing and ``qgis_process``, from a catalogue on this computer."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import rasterio
from made_downloads import COLLECTIONS, EPSG, PLACE, S1_DAYS, S2_DAYS, MadeCatalogue, reflectance
from range_server import Fault
from suite import described, names_of, sentence_of

ID = "stori:download"
NAMES = (
    "EXTENT START END SOURCE OPTICAL BANDS SAR ORBITS RESOLUTION MAX_CLOUD ENDPOINT COLLECTIONS "
    "ASSETS AUTHCFG DRY_RUN OUTPUT"
)
EXTENT = "{},{},{},{} [{}]".format(*PLACE.bounds[::2], *PLACE.bounds[1::2], EPSG)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    return MadeCatalogue(tmp_path_factory.mktemp("catalogue"))


@pytest.fixture
def server(catalogue):
    server = catalogue.serve()
    yield server
    server.close()


@pytest.fixture
def given(server, tmp_path):
    return {
        "EXTENT": EXTENT,
        "START": "2021-04-01",
        "END": "2021-06-30",
        "SOURCE": "other",
        "BANDS": "B04,B08",
        "ENDPOINT": server.endpoint,
        "COLLECTIONS": ",".join(COLLECTIONS),
        "OUTPUT": str(tmp_path / "out"),
    }


def test_it_explains_itself_and_its_names_never_change(provider):
    algorithm = described(ID)
    assert names_of(algorithm) == NAMES.split()
    outputs = {output.name() for output in algorithm.outputDefinitions()}
    assert outputs == {"OUTPUT", "OPTICAL_FOLDER", "SAR_FOLDER", "MANIFEST", "HTML"}
    source = algorithm.parameterDefinition("SOURCE")
    assert source.options() == [
        *("planetary_computer", "earth_search", "copernicus", "digital_earth_africa"),
        *("digital_earth_australia", "other"),
    ]
    assert source.usesStaticStrings() and source.defaultValue() == "planetary_computer"


def test_from_an_area_and_two_dates_to_folders(processing, provider, given):
    made = processing.run(ID, given)
    optical = sorted(Path(made["OPTICAL_FOLDER"]).iterdir())
    assert len(optical) == len(S2_DAYS)
    assert len(list(Path(made["SAR_FOLDER"]).iterdir())) == len(S1_DAYS)
    with rasterio.open(optical[0]) as raster:
        assert np.array_equal(raster.read(1), reflectance(0, 1)[20:60, 20:60])
    assert json.loads(Path(made["MANIFEST"]).read_text())["source"] == "other"
    assert "Acquisitions fetched" in Path(made["HTML"]).read_text()


def test_what_comes_is_reconstructed(processing, provider, given, tmp_path):
    made = processing.run(ID, given)
    series = processing.run(
        "stori:reconstruct",
        {
            "OPTICAL_FOLDER": made["OPTICAL_FOLDER"],
            "SAR_FOLDER": made["SAR_FOLDER"],
            "BANDS": "NDVI",
            "METHOD": "linear",
            "STEP": "P1M",
            "OUTPUT": str(tmp_path / "series"),
        },
    )
    assert series["LAYERS"]
    with rasterio.open(series["LAYERS"][0]) as raster:
        assert np.isfinite(raster.read(1)).mean() > 0.9


def test_a_dry_run_says_what_it_would_fetch_and_writes_nothing(processing, provider, given):
    from qgis.core import QgsProcessingFeedback

    feedback = QgsProcessingFeedback()
    unnamed = {name: value for name, value in given.items() if name != "OUTPUT"}
    processing.run(ID, {**unnamed, "DRY_RUN": True}, feedback=feedback)
    log = feedback.textLog()
    assert "Acquisitions: 4 of sentinel-1, 6 of sentinel-2." in log
    assert "At the rate of the first read that takes about" in log
    assert not Path(given["OUTPUT"]).exists()


def test_assets_can_be_named(processing, provider, given):
    given = {**given, "ASSETS": "B04=B08", "BANDS": "B04", "SAR": False}
    made = processing.run(ID, given)
    assert made["SAR_FOLDER"] is None
    with rasterio.open(sorted(Path(made["OPTICAL_FOLDER"]).iterdir())[0]) as raster:
        assert raster.descriptions == ("B04",)
        assert np.array_equal(raster.read(1), reflectance(0, 2)[20:60, 20:60])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"EXTENT": None}, "EXTENT (Area) is missing: give one."),
        ({"START": None}, "START (First date) is missing"),
        ({"OUTPUT": None}, "OUTPUT (Folder of acquisitions) is missing: give one."),
        ({"START": "2021-07-01"}, "START (2021-07-01) is after END (2021-06-30)"),
        ({"SOURCE": "nasa"}, "SOURCE is “nasa”: choose one of planetary_computer"),
        ({"SOURCE": "earth_search", "OPTICAL": "hls"}, "which Earth Search does not have"),
        ({"BANDS": "B77"}, "BANDS names “B77”"),
        ({"ENDPOINT": "nowhere"}, "ENDPOINT is “nowhere”: give the address of a STAC API"),
        ({"COLLECTIONS": ""}, "COLLECTIONS is empty"),
        ({"ASSETS": "B04"}, "ASSETS has “B04”: write BAND=asset"),
        ({"RESOLUTION": 0}, "RESOLUTION is “0”: give a number from 1 to 1000."),
        ({"EXTENT": "3,9,50,55 [EPSG:4326]"}, "GB for one band of one date"),
        ({"EXTENT": "179.9,180.1,50,50.1 [EPSG:4326]"}, "over the antimeridian"),
        ({"START": "2010-01-01", "END": "2010-06-01"}, "is before the first acquisition"),
        ({"AUTHCFG": "abc1234"}, "AUTHCFG is “abc1234”, which is no authentication configuration"),
        ({"SOURCE": "copernicus"}, "put them as user name and password"),
        ({"ENDPOINT": "http://127.0.0.1:9/stac"}, "127.0.0.1 cannot be reached"),
    ],
)
def test_what_cannot_work_is_one_sentence(processing, provider, server, given, changes, expected):
    assert expected in sentence_of(processing, ID, {**given, **changes})
    assert not server.seen and not Path(given["OUTPUT"]).exists()


def test_nothing_found_says_what_to_widen(processing, provider, given):
    given = {**given, "EXTENT": "10,10.1,50,50.1 [EPSG:4326]"}
    sentence = sentence_of(processing, ID, given)
    assert "give more time between START and END, or another SOURCE" in sentence


def test_a_source_that_refuses_is_one_sentence(processing, provider, server, given):
    server.faults = [Fault(403, "/search", 99)]
    assert "does not let us in (403)" in sentence_of(processing, ID, given)


def test_an_account_is_for_the_catalogues_own_host(processing, provider, server, given):
    from qgis.core import QgsApplication, QgsAuthMethodConfig

    manager = QgsApplication.authManager()
    if manager.isDisabled() or not manager.setMasterPassword("secret", True):
        pytest.skip("this QGIS keeps no passwords")
    config = QgsAuthMethodConfig("Basic")
    config.setName("stori test")
    config.setConfig("username", "me")
    config.setConfig("password", "word")
    stored = manager.storeAuthenticationConfig(config)
    if isinstance(stored, tuple):
        config = stored[1]
    try:
        given = {**given, "AUTHCFG": config.id(), "SAR": False, "BANDS": "B04"}
        processing.run(ID, given)
    finally:
        manager.removeAuthenticationConfig(config.id())
    # The files lie on the same host, and are read with it as well.
    assert set(server.authorizations) == {"Basic bWU6d29yZA=="}


def test_headless_it_runs_and_goes_on(headless, catalogue, given):
    arguments = [f"--{name}={value}" for name, value in given.items()]
    done = headless("--json", "run", ID, *arguments)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)["results"]
    assert len(list(Path(results["OPTICAL_FOLDER"]).iterdir())) == len(S2_DAYS)
    again = headless("run", ID, *arguments)
    assert "10 acquisitions are there already; 0 to fetch." in again.stdout + again.stderr
