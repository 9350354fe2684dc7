"""Asking by Python's own library: proxies, cut connections, places where nobody is."""

from __future__ import annotations

import gzip
import socket

import pytest
from range_server import Fault, RangeServer

from stori_plugin.engine.download import standard_web
from stori_plugin.engine.download.standard_web import Proxy, StandardWeb
from stori_plugin.engine.download.web import Request, UnreachableError


@pytest.fixture
def server(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"0123456789")
    server = RangeServer(tmp_path, [])
    yield server
    server.close()


@pytest.fixture
def nobody():
    """A port of this computer where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_parts_are_handed_on_over_one_connection(server):
    web = StandardWeb(direct=True)
    for first in (0, 5):
        headers = {"Range": f"bytes={first}-{first + 4}"}
        answer = web(Request(f"{server.address}/files/a.txt", headers=headers))
        assert (answer.status, answer.body) == (206, b"0123456789"[first : first + 5])
        assert answer.headers["content-range"] == f"bytes {first}-{first + 4}/10"


def test_more_than_was_asked_for_is_left_there(server):
    web = StandardWeb(direct=True)
    assert len(web(Request(f"{server.address}/files/a.txt", most_bytes=4)).body) <= 5
    assert web(Request(f"{server.address}/files/a.txt")).body == b"0123456789"


def test_redirections_are_not_followed(server):
    server.faults = [Fault(302, "/files", headers={"Location": f"{server.address}/token/a/b"})]
    assert StandardWeb(direct=True)(Request(f"{server.address}/files/a.txt")).status == 302
    assert server.tokens == 0


def test_a_proxy_is_asked_for_the_whole_address(server):
    port = int(server.address.rpartition(":")[2])
    web = StandardWeb(Proxy("127.0.0.1", port, "me", "secret"))
    web(Request("http://stac.example.org/search?x=1"))
    assert server.seen[0][1] == "http://stac.example.org/search?x=1"


@pytest.mark.parametrize(
    ("url", "proxied", "kind"),
    [
        ("http://127.0.0.1:PORT/", False, "network"),
        ("http://stac.example.org/", True, "proxy"),
        ("https://stac.example.org/", True, "proxy"),
        ("http://nobody.invalid/", False, "network"),
    ],
)
def test_where_nobody_is_it_is_said_who(nobody, url, proxied, kind):
    web = StandardWeb(Proxy("127.0.0.1", nobody)) if proxied else StandardWeb(direct=True)
    with pytest.raises(UnreachableError) as caught:
        web(Request(url.replace("PORT", str(nobody))))
    assert caught.value.kind == kind


def test_a_proxy_that_refuses_is_told_from_the_site(server):
    port = int(server.address.rpartition(":")[2])  # which knows no CONNECT
    with pytest.raises(UnreachableError) as caught:
        StandardWeb(Proxy("127.0.0.1", port))(Request("https://stac.example.org/"))
    assert caught.value.kind == "proxy"


def test_what_is_no_secure_connection_is_told(server):
    with pytest.raises(UnreachableError) as caught:
        StandardWeb(direct=True)(Request(server.address.replace("http:", "https:")))
    assert caught.value.kind == "secure"


def test_a_connection_that_is_cut_is_told_and_replaced(server):
    server.faults = [Fault("cut"), Fault("long", after=0)]
    web = StandardWeb(direct=True)
    for _ in range(2):
        with pytest.raises(UnreachableError) as caught:
            web(Request(f"{server.address}/files/a.txt", headers={"Range": "bytes=0-9"}))
        assert caught.value.kind == "cut"
    assert web(Request(f"{server.address}/files/a.txt")).status == 200


def test_the_proxy_of_the_environment_counts(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.address)
    monkeypatch.setenv("no_proxy", "")
    StandardWeb()(Request("http://stac.example.org/a"))
    assert server.seen[0][1] == "http://stac.example.org/a"
    monkeypatch.setenv("no_proxy", "stac.invalid")
    with pytest.raises(UnreachableError):
        StandardWeb()(Request("http://stac.invalid/a"))


@pytest.mark.parametrize("what", ["drip", "head"])
def test_what_comes_byte_by_byte_is_given_up(server, monkeypatch, what):
    monkeypatch.setattr(standard_web, "_SECONDS", 0.1)
    monkeypatch.setattr(standard_web, "_HEAD_SECONDS", 0.1)
    server.faults = [Fault(what)]
    with pytest.raises(UnreachableError) as caught:
        StandardWeb(direct=True)(Request(f"{server.address}/files/a.txt"))
    assert caught.value.kind == "cut"
    assert StandardWeb(direct=True)(Request(f"{server.address}/files/a.txt")).body == b"0123456789"


def test_a_slow_line_that_goes_on_is_waited_for(server, monkeypatch):
    noted = []
    monkeypatch.setattr(standard_web, "still_answered", lambda: noted.append(1))
    monkeypatch.setattr(standard_web, "_PART", 2)
    StandardWeb(direct=True)(Request(f"{server.address}/files/a.txt"))
    assert len(noted) == 5  # the patience of whoever watches begins anew with each part


def test_gzip_that_nobody_asked_for_is_undone(server):
    server.faults = [Fault(200, headers={"Content-Encoding": "gzip"})]  # which it is not
    with pytest.raises(UnreachableError, match="its gzip is damaged"):
        StandardWeb(direct=True)(Request(f"{server.address}/files/a.txt"))
    packed = gzip.compress(b"0123456789" * 100)
    assert standard_web._unpacked(packed, 10_000) == b"0123456789" * 100
    assert len(standard_web._unpacked(packed, 20)) == 21


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/\u00e4", "http://127.0.0.1/a b", "http://x/\r\nA: b"]
)
def test_an_address_that_is_none_is_told(url):
    with pytest.raises(UnreachableError, match="signs that no address may have"):
        StandardWeb(direct=True)(Request(url))


@pytest.mark.parametrize("stated", ["\u00b2", "9" * 5000, "-1", "ten", ""])
def test_a_length_that_is_no_number_is_none(stated):
    assert standard_web.stated_length({"content-length": stated}) is None
