"""Searching: page after page, each item once, and answers that are none."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from made_downloads import PLACE, MadeCatalogue, connection, found, options
from range_server import Fault

from stori_plugin.engine.download.catalogue_sources import known_sources
from stori_plugin.engine.download.contact_rules import ContactRules
from stori_plugin.engine.download.courier import Courier, Stop
from stori_plugin.engine.download.place_search import Search
from stori_plugin.engine.download.stac_search import search
from stori_plugin.engine.download.web import Answer, Request, WebError
from stori_plugin.engine.options.download_options import DownloadOptions, Place
from stori_plugin.engine.support.errors import InputError, ParameterError
from stori_plugin.engine.support.progress import SILENT


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    return MadeCatalogue(tmp_path_factory.mktemp("catalogue"))


@pytest.fixture
def server(catalogue):
    server = catalogue.serve()
    yield server
    server.close()


def test_all_pages_are_asked_for(server):
    assert len(found(server).plans) == 10
    assert server.count("/search") == 3  # of four items each
    first = server.bodies[0]
    assert first["datetime"] == "2021-04-01T00:00:00Z/2021-06-30T23:59:59Z"
    west, south, east, north = first["bbox"]
    assert 3.0 < west < east < 3.02 and 50.5 < south < north < 50.6


def test_a_page_that_repeats_ends_the_search(server):
    server.repeats_pages = True
    assert len(found(server).plans) == 4
    assert server.count("/search") <= 2


def test_an_item_that_comes_twice_counts_once(server):
    server.items = [*server.items, *server.items]
    assert len(found(server).plans) == 10


def test_a_catalogue_that_is_out_of_order_is_asked_again(server):
    server.faults = [Fault(429, "/search", headers={"Retry-After": "3"}), Fault(504, "/search", 2)]
    pauses: list[float] = []
    assert len(found(server, pauses).plans) == 10
    assert pauses == [3, 2, 4]


def answered(*pages: dict | bytes):
    """Search a catalogue that gives these answers; return what it was asked."""
    asked: list[Request] = []

    def ask(request: Request) -> Answer:
        asked.append(request)
        page = pages[min(len(asked), len(pages)) - 1]
        return Answer(200, {}, page if isinstance(page, bytes) else json.dumps(page).encode())

    source = known_sources()["earth_search"]
    courier = Courier(ask, ContactRules(source.endpoint), Stop())
    day = options_day()
    search(source, source.collections, (3.0, 50.0, 3.1, 50.1), day, day, courier)
    return asked


def options_day():
    import datetime as dt

    return dt.date(2023, 5, 6)


ITEM = {"id": "a", "collection": "sentinel-2-l2a", "properties": {}, "assets": {}}


def test_a_next_page_by_get_stays_secure():
    following = "http://earth-search.aws.element84.com/v1/search?next=b"
    pages = {"features": [ITEM], "links": [{"rel": "next", "href": following}]}, {"features": []}
    asked = answered(*pages)
    assert [request.url for request in asked[1:]] == [following.replace("http:", "https:")]
    assert asked[1].body == b""


def test_a_next_page_that_only_adds_a_token_keeps_what_was_asked():
    link = {
        "rel": "next",
        "method": "POST",
        "href": "https://earth-search.aws.element84.com/v1/search",
        "body": {"token": "b"},
        "merge": True,
    }
    asked = answered({"features": [ITEM], "links": [link]}, {"features": []})
    body = json.loads(asked[1].body)
    assert body["token"] == "b" and body["collections"] == ["sentinel-2-l2a"]


def test_a_next_page_elsewhere_is_not_followed():
    pages = {"features": [ITEM], "links": [{"rel": "next", "href": "https://evil.example/s"}]}
    with pytest.raises(WebError, match="none of the hosts of this source"):
        answered(pages)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"<html>log in</html>", "is no STAC API, or a page of your network asks you to log in"),
        ({"items": []}, "is no list of items: give the address of a STAC API"),
        (b"[" * 100 + b"]" * 100, "is nested more than"),
    ],
)
def test_what_is_no_catalogue_is_one_sentence(answer, expected):
    with pytest.raises(WebError) as caught:
        answered(answer)
    assert expected in str(caught.value)


def test_items_that_are_nonsense_are_passed_over():
    assert len(answered({"features": [3, None, {"id": 5}, ITEM], "links": "no"})) == 1


# --- what is said where nothing can be found ------------------------------------


def test_nothing_found_says_what_to_widen(server):
    with pytest.raises(InputError) as caught:
        found(server, place=Place((10.0, 50.0, 10.1, 50.1), "EPSG:4326"))
    assert "has nothing over 10.000° E to 10.100° E, 50.000° N to 50.100° N" in str(caught.value)
    assert "give more time between START and END, or another SOURCE" in str(caught.value)


def test_products_that_are_not_wanted_are_counted(server):
    with pytest.raises(InputError, match="has 10 products here, but none that is wanted: raise"):
        found(server, sar=False, optical="landsat", bands=())


def test_radar_that_is_missing_between_two_satellites_is_explained(server):
    import datetime as dt

    server.items = [dict(item) for item in server.items if item["collection"] == "sentinel-2-l2a"]
    for item in server.items:
        moment = item["properties"]["datetime"].replace("2021", "2022")
        item["properties"] = {**item["properties"], "datetime": moment}
    search = found(server, start=dt.date(2022, 4, 1), end=dt.date(2022, 6, 30))
    assert any("Sentinel-1B ended in December 2021" in remark for remark in search.remarks())


def test_an_orbit_that_is_not_there_is_explained(server):
    search = found(server, orbits="ascending")
    assert search.remarks() == [
        "No terrain-corrected Sentinel-1 was found in this period. Try ORBITS both."
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"source": "earth_search", "optical": "none"}, "has no terrain-corrected Sentinel-1"),
        ({"source": "earth_search", "optical": "hls"}, "OPTICAL is hls, which Earth Search does"),
        ({"optical": "none", "sar": False}, "Nothing is asked for: choose OPTICAL, or switch SAR"),
        ({"start": None}, "START is missing"),
        ({"bands": ("B04", "B99")}, "BANDS names “B99”, which sentinel-2 does not have here"),
        ({"endpoint": "example.org"}, "ENDPOINT is “example.org”: give the address of a STAC API"),
        ({"collections": ()}, "COLLECTIONS is empty"),
        ({"resolution": 0.1}, "RESOLUTION is 0.1: give metres from 1 to 1000."),
        ({"source": "digital_earth_africa"}, "lies outside what Digital Earth Africa covers"),
        ({"source": "copernicus"}, "This source wants an account"),
    ],
)
def test_what_can_be_known_before_is_said_before_anybody_is_asked(server, changes, expected):
    with pytest.raises(ParameterError) as caught:
        Search(PLACE, options(server, **changes), connection(), SILENT)
    assert expected in str(caught.value) and not server.seen


def test_dates_before_the_mission_are_told(server):
    import datetime as dt

    early = replace(options(server), start=dt.date(2010, 1, 1), end=dt.date(2010, 12, 31))
    with pytest.raises(ParameterError, match="is before the first acquisition of sentinel-2 and"):
        Search(PLACE, early, connection(), SILENT)


def test_the_options_name_the_sources_that_are_known():
    from stori_plugin.engine.options import download_options

    assert (*known_sources(), download_options.OTHER) == download_options.SOURCES
    assert DownloadOptions().source in known_sources()
