"""Asking by Python's own library, over connections that are kept; proxies of the environment.

Network modules are loaded when something is asked, and not before.
"""

from __future__ import annotations

import base64
import os
import threading
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from .web import Answer, Request, UnreachableError

_SECONDS = 30.0  # without a sign of life
_AGENT = "STORI for QGIS"


@dataclass(frozen=True)
class Proxy:
    """A proxy for HTTP; one of the environment is meant where there is none."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""

    @property
    def address(self) -> str:
        """Host and port as GDAL takes them; "" where there is none."""
        return f"{self.host}:{self.port}" if self.host else ""


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
        response = connection.getresponse()
        body = response.read(request.most_bytes + 1)
        if len(body) > request.most_bytes or not response.isclosed():
            connection.close()  # the rest is not wanted
        found = {name.lower(): value for name, value in response.getheaders()}
        stated = found.get("content-length", "")
        if stated.isdigit() and len(body) < min(int(stated), request.most_bytes):
            connection.close()
            raise UnreachableError("cut", f"{len(body)} of {stated} bytes came")
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
