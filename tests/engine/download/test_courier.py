"""Patience: what is tried again, after which pause, and what is said in the end."""

from __future__ import annotations

import threading

import pytest

from stori_plugin.engine.download.contact_rules import ContactRules
from stori_plugin.engine.download.courier import AT_ONCE, Courier, RefusedError, Stop
from stori_plugin.engine.download.web import Answer, Request, UnreachableError, WebError
from stori_plugin.engine.support.errors import CancelledError

URL = "https://stac.example.org/search"


def asking(*answers):
    """Return a courier whose answers come in this order, and the pauses that it makes."""
    left, pauses = list(answers), []

    def ask(request: Request) -> Answer:
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        status, headers = answer if isinstance(answer, tuple) else (answer, {})
        return Answer(status, headers, b"{}")

    courier = Courier(ask, ContactRules(URL), Stop(), pause=pauses.append)
    return courier, pauses


@pytest.mark.parametrize(
    ("answers", "pauses"),
    [
        ([200], []),
        ([503, 502, 504, 500, 206], [1, 2, 4, 8]),
        ([(429, {"retry-after": "7"}), 200], [7]),
        ([(503, {"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}), 200], [1]),
        ([(429, {"retry-after": "0"}), (429, {"retry-after": "²"}), 200], [1, 2]),
        ([(429, {"retry-after": "soon"}), 200], [1]),
        ([408, 200], [1]),
        ([UnreachableError("cut", "reset"), UnreachableError("cut", "reset"), 200], [1, 2]),
        ([UnreachableError("network", "no route"), 200], [1]),
    ],
)
def test_what_may_pass_is_asked_again(answers, pauses):
    courier, made = asking(*answers)
    assert courier.fetch(Request(URL)).status in (200, 206)
    assert made == pauses


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([404], "does not have what its catalogue names (404)"),
        ([403], "does not let us in (403): check the authentication configuration (AUTHCFG)"),
        ([302], "sends us elsewhere (302, to somewhere), which is not followed"),
        ([(301, {"location": "https://b.org/\r\n"})], "(301, to https://b.org/), which is not"),
        ([400], "refuses the request (400)"),
        ([503] * 6, "is out of order (503): run it again later; what is there is kept."),
        ([429] * 6, "asked too often or that a quota is used up (429). Run it again"),
        ([(429, {"retry-after": "3600"})], "It asks to wait 3,600 seconds."),
        ([UnreachableError("network", "no route")] * 2, "cannot be reached (no route): check that"),
        ([407], "refuses or is not there (it wants a user name and password, 407)"),
        ([UnreachableError("proxy", "407")], "The proxy on the way to stac.example.org refuses"),
        ([UnreachableError("secure", "self signed")], "is not secure (self signed)"),
        ([UnreachableError("cut", "reset")] * 6, "cuts the connection or does not answer"),
    ],
)
def test_what_does_not_pass_is_one_sentence(answers, expected):
    courier, _ = asking(*answers)
    with pytest.raises(WebError) as caught:
        courier.fetch(Request(URL))
    assert expected in str(caught.value)


def test_a_refusal_tells_its_status():
    courier, _ = asking(404)
    with pytest.raises(RefusedError) as caught:
        courier.fetch(Request(URL))
    assert caught.value.status == 404


def test_cancel_is_heard_between_tries():
    stop = Stop()
    courier = Courier(
        lambda _: Answer(503, {}, b""), ContactRules(URL), stop, pause=lambda _: stop.set()
    )
    with pytest.raises(CancelledError):
        courier.fetch(Request(URL))


def test_a_pause_ends_when_work_is_to_end():
    stop = Stop()
    stop.set()
    with pytest.raises(CancelledError):
        stop.pause(60)


def test_a_host_is_asked_by_a_handful_at_once():
    running, most, lock = 0, 0, threading.Lock()
    full, go = threading.Event(), threading.Event()

    def ask(_: Request) -> Answer:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
            if running == AT_ONCE:
                full.set()
        go.wait(10)
        with lock:
            running -= 1
        return Answer(200, {}, b"")

    courier = Courier(ask, ContactRules(URL), Stop())
    threads = [
        threading.Thread(target=courier.fetch, args=(Request(URL),)) for _ in range(3 * AT_ONCE)
    ]
    for thread in threads:
        thread.start()
    assert full.wait(10)
    go.set()
    for thread in threads:
        thread.join(10)
    assert most == AT_ONCE


def test_long_pauses_are_told_once():
    answers = [429, 429, 503, 503, 503, 200]
    headers = [{"retry-after": "90"}, {"retry-after": "100"}, {}, {}, {}, {}]
    said: list[str] = []
    courier = Courier(
        lambda _: Answer(answers.pop(0), headers.pop(0), b"{}"),
        ContactRules(URL),
        Stop(),
        pause=lambda _: None,
        say=said.append,
    )
    courier.fetch(Request(URL))
    assert said == ["stac.example.org is asked again in 90 seconds (it answers 429)."]
