"""QGIS's network for the engine: its proxy for searches and files, errors by their kind."""

from __future__ import annotations

import pytest
from range_server import Fault, RangeServer

from stori_plugin.engine.download.web import Request, UnreachableError

PLACES = ("proxyEnabled", "proxyType", "proxyHost", "proxyPort")


@pytest.fixture
def server(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"0123456789")
    server = RangeServer(tmp_path, [])
    yield server
    server.close()


@pytest.fixture(autouse=True)
def no_proxy(qgis_app):
    """Begin without a proxy, which a run that was killed may have left in the profile."""
    from qgis.core import QgsNetworkAccessManager, QgsSettings

    for name in PLACES:
        QgsSettings().remove(f"proxy/{name}")
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()


@pytest.fixture
def connected(qgis_app):
    """Give a function that makes who asks for an address; all are closed at the end."""
    from stori_plugin.presentation.web_access import connection_for

    made = []

    def connect(endpoint: str):
        made.append(connection_for(endpoint, "", is_keys=False))
        return made[-1]

    yield connect
    for connection in made:
        connection.close()


@pytest.fixture
def proxy(qgis_app):
    """Give a function that sets QGIS's proxy for one test."""
    from qgis.core import QgsNetworkAccessManager, QgsSettings

    def use(host: str, port: int) -> None:
        values = (True, "HttpProxy", host, port)
        for name, value in zip(PLACES, values):
            QgsSettings().setValue(f"proxy/{name}", value)
        QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()

    yield use
    for name in PLACES:
        QgsSettings().remove(f"proxy/{name}")
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()


def test_it_answers_as_the_engine_wants(connected, server):
    ask = connected(server.endpoint).ask
    answer = ask(Request(f"{server.address}/files/a.txt", headers={"Range": "bytes=2-4"}))
    assert (answer.status, answer.body) == (206, b"234")
    assert answer.headers["content-range"] == "bytes 2-4/10"
    assert ask(Request(f"{server.address}/files/none")).status == 404


def test_redirections_are_not_followed(connected, server):
    server.faults = [Fault(302, "/files", headers={"Location": f"{server.address}/token/a/b"})]
    assert connected(server.endpoint).ask(Request(f"{server.address}/files/a.txt")).status == 302
    assert server.tokens == 0


def test_no_more_is_taken_than_is_wanted(connected, server):
    (server.folder / "long.txt").write_bytes(bytes(2**22))
    ask = connected(server.endpoint).ask
    answer = ask(Request(f"{server.address}/files/long.txt", most_bytes=1000))
    assert len(answer.body) == 1001


@pytest.mark.parametrize(
    ("address", "kind"), [("http://127.0.0.1:9/", "network"), ("http://nobody.invalid/", "network")]
)
def test_where_nobody_is_it_is_said(connected, address, kind):
    with pytest.raises(UnreachableError) as caught:
        connected(address).ask(Request(address))
    assert caught.value.kind == kind


def test_a_connection_that_is_cut_is_told(connected, server):
    server.faults = [Fault("cut", times=9)]
    with pytest.raises(UnreachableError) as caught:
        connected(server.endpoint).ask(Request(f"{server.address}/files/a.txt"))
    assert caught.value.kind == "cut"


def test_searches_and_files_go_through_the_proxy_of_qgis(connected, proxy, server):
    host, _, port = server.address[len("http://") :].partition(":")
    proxy(host, int(port))
    connection = connected("http://stac.example.org/")
    for ask in (connection.ask, connection.ask_files):
        ask(Request("http://stac.example.org/search?x=1"))
    assert [path for _, path, _ in server.seen] == ["http://stac.example.org/search?x=1"] * 2


def test_a_proxy_that_is_not_there_is_told(connected, proxy):
    proxy("127.0.0.1", 9)
    with pytest.raises(UnreachableError) as caught:
        connected("http://stac.example.org/").ask(Request("http://stac.example.org/"))
    assert caught.value.kind == "proxy"


def test_an_account_that_is_wanted_is_an_answer_and_no_dialog(connected, server):
    """QGIS would wait for the main thread, which waits here for the answer."""
    server.faults = [Fault(401, headers={"WWW-Authenticate": 'Basic realm="x"'})]
    assert connected(server.endpoint).ask(Request(f"{server.address}/files/a.txt")).status == 401


def test_a_proxy_that_wants_a_password_is_an_answer_and_no_dialog(connected, proxy, server):
    host, _, port = server.address[len("http://") :].partition(":")
    proxy(host, int(port))
    server.faults = [Fault(407, headers={"Proxy-Authenticate": 'Basic realm="x"'})]
    assert connected("http://x.example/").ask(Request("http://x.example/")).status == 407


def test_what_comes_byte_by_byte_is_given_up(connected, server, monkeypatch):
    from stori_plugin.presentation import web_access

    monkeypatch.setattr(web_access, "_SECONDS", 0.1)
    server.faults = [Fault("drip")]
    with pytest.raises(UnreachableError) as caught:
        connected(server.endpoint).ask(Request(f"{server.address}/files/a.txt"))
    assert caught.value.kind == "cut"


def test_who_asks_after_the_end_is_not_kept_waiting(connected, server):
    from stori_plugin.engine.support.errors import CancelledError

    connection = connected(server.endpoint)
    assert connection.ask(Request(f"{server.address}/files/a.txt")).status == 200
    connection.close()
    with pytest.raises(CancelledError):
        connection.ask(Request(f"{server.address}/files/a.txt"))
