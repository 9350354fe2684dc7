"""Asking by Python's own library: proxies, cut connections, places where nobody is."""

from __future__ import annotations

import socket

import pytest
from range_server import Fault, RangeServer

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
