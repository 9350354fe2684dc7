"""Asking by Python's own library, over connections that are kept; proxies of the environment.

Network modules are loaded when something is asked, and not before.
"""

from __future__ import annotations

import base64
import os
import re
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from ..support.unanswered import still_answered
from .web import Answer, Request, UnreachableError

_SECONDS = 30.0  # without a sign of life
_HEAD_SECONDS = 60.0  # for the head of an answer
_SLOWEST = 1000.0  # bytes per second, after `_SECONDS`
_PART = 256 * 1024  # bytes
_AGENT = "STORI for QGIS"


@dataclass(frozen=True)
class Proxy:
    """A proxy for HTTP; one of the environment is meant where there is none."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""


class StandardWeb:
    """Asks by ``http.client``; every thread has connections of its own."""

    def __init__(self, proxy: Proxy | None = None, direct: bool = False) -> None:
        """``direct`` asks without any proxy, also where the environment names one."""
        self._proxy, self._direct = proxy, direct
        self._here = threading.local()

    def __call__(self, request: Request) -> Answer:
        """Answer a request; see `web.Ask`."""
        import http.client
        import socket
        import ssl

        parts = urlsplit(request.url)
        if not request.url.isascii() or re.search(r"[\x00-\x20\x7f]", request.url):
            raise UnreachableError("network", "its address has signs that no address may have")
        try:
            return self._ask(request, parts)
        except ssl.SSLError as error:
            self._forget(parts)
            raise UnreachableError("secure", str(error)) from error
        except socket.gaierror as error:
            self._forget(parts)
            kind = "proxy" if self._proxy_for(parts).host else "network"
            raise UnreachableError(kind, str(error)) from error
        except (OSError, http.client.HTTPException) as error:
            self._forget(parts)
            kind = "proxy" if "Tunnel connection failed" in str(error) else "cut"
            if isinstance(error, ConnectionRefusedError) or getattr(error, "errno", 0) in (
                101,
                113,
            ):
                kind = "proxy" if self._proxy_for(parts).host else "network"
            raise UnreachableError(kind, str(error) or type(error).__name__) from error

    def _ask(self, request: Request, parts: Any) -> Answer:
        connection, through = self._connection(parts)
        target = request.url if through else parts.path + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": _AGENT, "Accept-Encoding": "identity", **request.headers}
        if through is not None and through.user:
            headers["Proxy-Authorization"] = _basic(through)
        if request.body:
            headers.setdefault("Content-Type", "application/json")
        method = "POST" if request.body else "GET"
        connection.request(method, target or "/", request.body or None, headers)
        response = _response_of(connection)
        body = _body_of(response, request.most_bytes)
        if len(body) > request.most_bytes or not response.isclosed():
            connection.close()  # the rest is not wanted
        found = {name.lower(): value for name, value in response.getheaders()}
        due = stated_length(found)
        if due is not None and len(body) < min(due, request.most_bytes):
            connection.close()
            raise UnreachableError("cut", f"{len(body)} of {due} bytes came")
        if response.status == 200 and found.get("content-encoding", "") in ("gzip", "x-gzip"):
            body = _unpacked(body, request.most_bytes)
            del found["content-encoding"]
        return Answer(response.status, found, body)

    def _connection(self, parts: Any) -> tuple[Any, Proxy | None]:
        """Return a connection, and the proxy that is to be asked for the whole address."""
        import http.client

        key = parts.scheme, parts.netloc
        kept = self._kept()
        proxy = self._proxy_for(parts)
        is_secure = parts.scheme == "https"
        if key not in kept:
            host, port = parts.hostname or "", parts.port
            if is_secure:
                secure = _secure_context()
                if proxy.host:
                    made: Any = http.client.HTTPSConnection(
                        proxy.host, proxy.port, timeout=_SECONDS, context=secure
                    )
                    headers = {"Proxy-Authorization": _basic(proxy)} if proxy.user else {}
                    made.set_tunnel(host, port or 443, headers)
                else:
                    made = http.client.HTTPSConnection(host, port, timeout=_SECONDS, context=secure)
            elif proxy.host:
                made = http.client.HTTPConnection(proxy.host, proxy.port, timeout=_SECONDS)
            else:
                made = http.client.HTTPConnection(host, port, timeout=_SECONDS)
            kept[key] = made
        return kept[key], proxy if proxy.host and not is_secure else None

    def _kept(self) -> dict[tuple[str, str], Any]:
        if not hasattr(self._here, "kept"):
            self._here.kept = {}
        return self._here.kept  # type: ignore[no-any-return]

    def _forget(self, parts: Any) -> None:
        connection = self._kept().pop((parts.scheme, parts.netloc), None)
        if connection is not None:
            connection.close()

    def _proxy_for(self, parts: Any) -> Proxy:
        import urllib.request

        if self._direct:
            return Proxy()
        if self._proxy is not None:
            return self._proxy
        named = urllib.request.getproxies().get(parts.scheme, "")
        if not named or urllib.request.proxy_bypass(parts.netloc):
            return Proxy()
        split = urlsplit(named if "://" in named else f"http://{named}")
        return Proxy(
            split.hostname or "",
            split.port or 8080,
            unquote(split.username or ""),
            unquote(split.password or ""),
        )


def _response_of(connection: Any) -> Any:
    """Return the head of an answer; one that comes byte by byte is given up."""

    def shut() -> None:
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    import socket

    watch = threading.Timer(_HEAD_SECONDS, shut)
    watch.daemon = True
    watch.start()
    try:
        return connection.getresponse()
    finally:
        watch.cancel()


def _body_of(response: Any, most_bytes: int) -> bytes:
    """Return no more of an answer than is wanted, and one byte, as long as it comes in time."""
    began = time.monotonic()
    body = bytearray()
    while len(body) <= most_bytes:
        part = response.read1(min(_PART, most_bytes + 1 - len(body)))
        if not part:
            break
        body += part
        still_answered()
        took = time.monotonic() - began
        if took > _SECONDS and len(body) < _SLOWEST * took:
            raise OSError(f"only {len(body)} bytes came in {took:.0f} seconds")
    return bytes(body)


def stated_length(headers: Mapping[str, str]) -> int | None:
    """Return how many bytes an answer says to have; None where it says nothing understood."""
    stated = headers.get("content-length", "")
    return int(stated) if re.fullmatch(r"[0-9]{1,15}", stated) else None


def _unpacked(body: bytes, most_bytes: int) -> bytes:
    """Undo gzip, which some send though it is not asked for; no more than may be."""
    import zlib

    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, most_bytes + 1)
    except zlib.error as error:
        raise UnreachableError("cut", f"its gzip is damaged ({error})") from error


def _basic(proxy: Proxy) -> str:
    return "Basic " + base64.b64encode(f"{proxy.user}:{proxy.password}".encode()).decode()


def _secure_context() -> Any:
    """Return what checks certificates: by the system's, else by those that packages bring."""
    import ssl

    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"] and "SSL_CERT_FILE" not in os.environ:
        try:
            import certifi
        except ImportError:
            return context
        context.load_verify_locations(certifi.where())
    return context
