"""Searching: page after page, each item once, and answers that are none."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

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


def found_by(answer, bounds=(3.0, 50.0, 3.1, 50.1), days=(1, 30)):
    """Search with answers by a function of the request's body; returns what was found."""

    def ask(request: Request) -> Answer:
        told = answer(json.loads(request.body) if request.body else {}, request.url)
        if isinstance(told, int):
            return Answer(told, {}, b"{}")
        return Answer(200, {}, json.dumps(told).encode())

    source = known_sources()["earth_search"]
    pauses: list[float] = []
    courier = Courier(ask, ContactRules(source.endpoint), Stop(), pause=pauses.append)
    start, end = (options_day().replace(month=4, day=day) for day in days)
    return search(source, source.collections, bounds, start, end, courier), pauses


def made(day: int, **changes) -> dict:
    return {
        "id": f"S2A_31UES_202304{day:02d}_0_L2A",
        "collection": "sentinel-2-l2a",
        "bbox": [3.0, 50.0, 4.0, 51.0],
        "properties": {"datetime": f"2023-04-{day:02d}T10:40:00Z", "platform": "sentinel-2a"},
        "assets": {"red": {"href": "https://x.example/r.tif"}},
        **changes,
    }


def test_a_period_that_a_catalogue_does_not_manage_is_asked_for_in_halves():
    asked = []

    def answer(body, _):
        first, last = (int(part[8:10]) for part in body["datetime"].split("/"))
        asked.append((first, last))
        return 504 if last - first > 10 else {"features": [made(d) for d in range(first, last + 1)]}

    findings, pauses = found_by(answer)
    assert [item.moment.day for item in findings.items] == list(range(1, 31))
    parts = [each for each in dict.fromkeys(asked) if each[1] - each[0] <= 10]
    assert parts == [(1, 8), (9, 15), (16, 23), (24, 30)]
    assert asked.count((1, 30)) == 4 and sum(pauses) == 21  # and no more patience than that


@pytest.mark.parametrize("status", [500, 503])
def test_a_catalogue_that_is_down_is_not_asked_for_ever(status):
    asked = []
    with pytest.raises(WebError, match=rf"is out of order \({status}\)"):
        found_by(lambda body, _: asked.append(body["datetime"]) or status)
    assert len(asked) == 4 + 4 + 6


@pytest.mark.parametrize("status", [400, 401, 429])
def test_what_no_shorter_period_mends_is_not_parted(status):
    asked = []
    with pytest.raises(WebError):
        found_by(lambda body, _: asked.append(body["datetime"]) or status)
    assert len(set(asked)) == 1


@pytest.mark.parametrize("status", [404, 405, 501])
def test_a_catalogue_that_takes_no_post_is_asked_by_get(status):
    urls = []

    def answer(body, url):
        urls.append(url)
        return status if body else {"features": [made(1)]}

    findings, _ = found_by(answer)
    assert len(findings.items) == 1 and len(urls) == 2
    told = parse_qs(urlsplit(urls[1]).query)
    assert told["collections"] == ["sentinel-2-l2a"] and told["bbox"] == ["3.0,50.0,3.1,50.1"]
    assert told["datetime"] == ["2023-04-01T00:00:00Z/2023-04-30T23:59:59Z"]
    with pytest.raises(WebError, match=rf"/v1/search is not there \({status}\): give the address"):
        found_by(lambda *_: status)


@pytest.mark.parametrize("end", ["", "/", "/search", "/search/", "/search?limit=1"])
def test_the_address_may_be_that_of_the_search(server, end):
    assert len(found(server, endpoint=server.endpoint + end).plans) == 10


def test_pages_without_anything_new_do_not_end_a_search_at_once():
    def answer(body, url):
        number = int(url.partition("page=")[2] or 0)
        features = {0: [made(1)], 1: [], 2: [made(1)], 3: [made(2)]}.get(number, [])
        follows = f"https://earth-search.aws.element84.com/v1/search?page={number + 1}"
        return {"features": features, "links": [{"rel": "next", "href": follows}]}

    findings, _ = found_by(answer)
    assert [item.moment.day for item in findings.items] == [1, 2]


def test_what_was_not_asked_for_is_left_out():
    features = [
        made(1),
        made(2, bbox=[10.0, 50.0, 11.0, 51.0]),
        made(3, bbox=[179.0, 50.0, -179.0, 51.0]),  # over the antimeridian, which may be anywhere
        made(4, collection="sentinel-2-l1c"),
        made(25),
    ]
    findings, _ = found_by(lambda *_: {"features": features}, days=(1, 20))
    assert [item.moment.day for item in findings.items] == [1, 3]


def test_items_that_did_not_come_or_cannot_be_used_are_counted(server):
    page = {"features": [made(1), made(2, assets={"B04": {}})], "context": {"matched": 9}}
    findings, _ = found_by(lambda *_: page)
    assert (findings.missing, findings.passed_over, findings.assets) == (7, 1, ("B04",))
    for item in server.items[:2]:
        item["assets"] = {}
    assert found(server).remarks() == [
        "2 items of the catalogue without a date, a place or any band that is known: passed over."
    ]


def test_assets_of_unknown_names_are_listed(server):
    for item in server.items:
        item["assets"] = {f"x_{name}": asset for name, asset in item["assets"].items()}
    with pytest.raises(InputError) as caught:
        found(server)
    assert str(caught.value).endswith(
        "say which asset is which band by ASSETS, such as B04=red. The first has the assets x_B04, "
        "x_B08, x_SCL."
    )


def test_an_offset_that_nobody_states_is_told(server):
    import datetime as dt

    for item in server.items:
        told = item["properties"]
        item["id"] = item["id"].replace("_N0300", "")
        item["properties"] = {
            key: value for key, value in told.items() if not key.startswith("s2:p")
        } | {"datetime": told["datetime"].replace("2021", "2023")}
    search = found(server, start=dt.date(2023, 4, 1), end=dt.date(2023, 6, 30), sar=False)
    (remark,) = search.remarks()
    assert "states neither offset nor processing baseline of S2A 2023-04-03 R008 and 5" in remark
    for item in server.items:
        item["properties"]["s2:processing_baseline"] = "05.09"
        for asset in item["assets"].values():
            asset["raster:bands"] = [{"scale": 1e-4, "offset": 0}]
    search = found(server, start=dt.date(2023, 4, 1), end=dt.date(2023, 6, 30), sar=False)
    (remark,) = search.remarks()
    assert "states an offset of 0 for S2A 2023-04-03 R008 and 5 more, though their" in remark


def in_two_days():
    import datetime as dt

    return dt.date.today() + dt.timedelta(days=2)


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
        ({"features": [ITEM], "links": [{"rel": "next", "href": "http://["}]}, "is no address"),
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
    assert str(caught.value).endswith(
        "give more time between START and END, or another SOURCE, or look whether COLLECTIONS "
        "(sentinel-2-l2a, sentinel-1-rtc) exist."
    )


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
        (
            {"start": in_two_days(), "end": in_two_days()},
            "is in the future, of which nothing",
        ),
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
