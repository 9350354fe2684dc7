"""Fetching politely: few requests at once, growing pauses, Retry-After, and Cancel is heard."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

from ..support.errors import CancelledError
from ..support.unanswered import reading
from .connection import Pause
from .contact_rules import ContactRules
from .web import Answer, Ask, Request, UnreachableError, WebError

AT_ONCE = 4  # requests to one host
_TRIES = 6
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0  # seconds
_TOLD = 8.0  # seconds of a pause from which it is told
_MOST_PATIENCE = 120.0  # seconds that a Retry-After may ask for
_AGAIN = (408, 425, 429, 500, 502, 503, 504)
_PATIENCE = 90.0  # seconds for one answer


class RefusedError(WebError):
    """An answer of a status that no repetition mends; ``status`` tells which."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status

    @property
    def is_of_source(self) -> bool:
        """Whether it is likely to meet whatever else is asked of the source."""
        return self.status in (401, 403, 429) or self.status >= 500


class LostError(WebError):
    """Nobody answers: what else is asked of the same source is lost as well."""


class UnansweredError(LostError):
    """No whole answer came, however often it was asked for; a smaller one might."""


class Stop:
    """Whether work is to end, heard by threads that outlive whoever waited for them."""

    def __init__(self, is_cancelled: Callable[[], bool] = lambda: False) -> None:
        self._event = threading.Event()
        self._is_cancelled = is_cancelled

    def set(self) -> None:
        """Let all work end."""
        self._event.set()

    def check(self) -> None:
        """Raise `CancelledError` where work is to end."""
        if self._event.is_set() or self._is_cancelled():
            self._event.set()
            raise CancelledError

    def pause(self, seconds: float) -> None:
        """Wait, unless work is to end."""
        until = time.monotonic() + seconds
        while True:
            self.check()
            left = until - time.monotonic()
            if left <= 0:
                return
            self._event.wait(min(left, 0.1))


class Courier:
    """Fetches for one source."""

    def __init__(
        self,
        ask: Ask,
        rules: ContactRules,
        stop: Stop,
        ask_files: Ask | None = None,
        pause: Pause | None = None,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        """``ask_files`` answers requests for parts of files; as ``ask`` where it is None.

        ``say`` is told of long pauses.
        """
        self._ask, self._ask_files = ask, ask_files or ask
        self.rules, self.stop = rules, stop
        self._pause = pause or stop.pause
        self._say = say
        self._said: dict[str, float] = {}  # until when a host's pause is known
        self._lock = threading.Lock()
        self._slots: dict[str, threading.Semaphore] = {}
        self.bytes = 0
        self.seconds = 0.0

    def fetch(self, request: Request, is_file: bool = False, tries: int = _TRIES) -> Answer:
        """Return an answer of status 200 or 206, after as many tries as it takes.

        ``tries`` is how often a server that is out of order is asked. Raises `RefusedError` for
        another status that tries do not mend, `UnansweredError` where no whole answer comes,
        `LostError` where nobody is there, `WebError` where the address may not be contacted,
        `CancelledError`.
        """
        return self.fetch_signed(lambda: request, is_file, tries=tries)

    def fetch_signed(
        self,
        make: Callable[[], Request],
        is_file: bool = False,
        lack: Callable[[Answer], str] = lambda _: "",
        tries: int = _TRIES,
    ) -> Answer:
        """Do as `fetch`; ``make`` makes the request anew for each try, with a fresh signature.

        ``lack`` says what of an answer did not come, "" where all did; such is asked for again.
        """
        waited = _FIRST_PAUSE
        for number in range(1, _TRIES + 1):
            self.stop.check()
            request = make()
            self.rules.check(request.url, is_file)
            host = urlsplit(request.url).hostname or ""
            try:
                answer = self._once(request, host, is_file)
                missing = lack(answer) if answer.status in (200, 206) else ""
                if missing:
                    raise UnreachableError("cut", missing)
            except UnreachableError as error:
                if error.kind in ("proxy", "secure") or (error.kind == "network" and number >= 2):
                    raise LostError(_unreachable(host, error)) from error
                if number >= tries:
                    raise UnansweredError(_unreachable(host, error)) from error
                self._wait(host, waited, str(error))
            else:
                if answer.status in (200, 206):
                    return answer
                if answer.status == 407:
                    refused = UnreachableError("proxy", "it wants a user name and password, 407")
                    raise LostError(_unreachable(host, refused))
                asked = _retry_after(answer)
                most = _TRIES if answer.status == 429 else tries
                again = answer.status in _AGAIN and number < most
                if not again or (asked or 0.0) > _MOST_PATIENCE:
                    raise RefusedError(_refusal(host, answer, asked, is_file), answer.status)
                self._wait(host, asked or waited, f"it answers {answer.status}")
            waited = min(2 * waited, _LONGEST_PAUSE)
        raise AssertionError("the last try returns or raises")

    def _wait(self, host: str, seconds: float, why: str) -> None:
        """Pause, and say so where somebody might think that nothing happens any more."""
        if seconds >= _TOLD:
            self.stop.check()
            with self._lock:
                now = time.monotonic()
                is_news = self._said.get(host, 0.0) < now
                if is_news:
                    self._said[host] = now + seconds
            if is_news:
                self._say(f"{host} is asked again in {seconds:.0f} seconds ({why}).")
        self._pause(seconds)

    def _once(self, request: Request, host: str, is_file: bool) -> Answer:
        with self._lock:
            slot = self._slots.setdefault(host, threading.Semaphore(AT_ONCE))
        while not slot.acquire(timeout=0.1):
            self.stop.check()
        try:
            began = time.monotonic()
            with reading(f"{host}", _PATIENCE):
                answer = (self._ask_files if is_file else self._ask)(request)
            if is_file:
                with self._lock:
                    self.bytes += len(answer.body)
                    self.seconds += time.monotonic() - began
            return answer
        finally:
            slot.release()


def _retry_after(answer: Answer) -> float | None:
    """Return the seconds that an answer asks us to wait; None where it does not."""
    text = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,15}", text):
        return float(text)
    with suppress(TypeError, ValueError, OverflowError):
        until = email.utils.parsedate_to_datetime(text)
        zone = until.tzinfo or dt.timezone.utc
        return max(0.0, (until.replace(tzinfo=zone) - dt.datetime.now(zone)).total_seconds())
    return None


def _unreachable(host: str, error: UnreachableError) -> str:
    if error.kind == "proxy":
        return (
            f"The proxy on the way to {host} refuses or is not there ({error}): check Settings > "
            "Options > Network in QGIS, or the proxy of the environment."
        )
    if error.kind == "secure":
        return (
            f"The connection to {host} is not secure ({error}): somebody on the way may read along "
            "(a company's proxy?); have its certificate trusted, or use another network."
        )
    if error.kind == "network":
        return (
            f"{host} cannot be reached ({error}): check that this computer is on the internet, "
            "and the proxy in Settings > Options > Network."
        )
    return (
        f"{host} cuts the connection or does not answer ({error}): run it again later; what is "
        "there is kept."
    )


def _refusal(host: str, answer: Answer, asked: float | None, is_file: bool) -> str:
    if answer.status == 429:
        wait = f" It asks to wait {asked:,.0f} seconds." if asked else ""
        return (
            f"{host} says that it was asked too often or that a quota is used up (429).{wait} Run "
            "it again later; what is there is kept."
        )
    if answer.status in (401, 403):
        return (
            f"{host} does not let us in ({answer.status}): check the authentication configuration "
            "(AUTHCFG), or whether the source wants an account."
        )
    if answer.status in (404, 410):
        return f"{host} does not have what its catalogue names ({answer.status})."
    if 300 <= answer.status < 400:
        place = re.sub(r"[^!-~]", "", answer.headers.get("location", ""))[:200] or "somewhere"
        advice = "choose another source" if is_file else "give that address if you trust it"
        return (
            f"{host} sends us elsewhere ({answer.status}, to {place}), which is not followed: "
            f"{advice}."
        )
    if answer.status >= 500 or answer.status in _AGAIN:
        return (
            f"{host} is out of order ({answer.status}): run it again later; what is there is kept."
        )
    return f"{host} refuses the request ({answer.status}): check area, dates and collections."
