"""A small server on this computer: a catalogue, signatures and files by ranges of bytes.

It can be told to misbehave: each `Fault` waits for a request that it fits, so many times.
"""

from __future__ import annotations

import gzip
import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit


@dataclass
class Fault:
    """What is to go wrong: a status, or one of the words that `_handler` understands.

    "cut", "short", "long", "slow" and "whole"; "more" sends bytes behind those asked for, "packed"
    gzip that nobody asked for, "elsewhere" another part, "drip" a body and "head" a head that come
    byte by byte.
    """

    what: int | str
    path: str = ""  # a part of the request's path
    times: int = 1
    after: int = 0  # requests that fit and are still answered well
    headers: dict[str, str] = field(default_factory=dict)


class RangeServer:
    """Serves ``folder`` below /files, items at /stac/search, tokens at /token."""

    def __init__(self, folder: Path, items: list[dict], page: int = 10):
        self.folder, self.items, self.page = folder, items, page
        self.faults: list[Fault] = []
        self.seen: list[tuple[str, str, int]] = []  # method, path with query, bytes of the answer
        self.bodies: list[dict] = []
        self.signed = False  # whether files want a token
        self.tokens = 0  # those given out
        self.valid = 0  # the oldest that is still good
        self.repeats_pages = False
        self.lock = threading.Lock()
        self.release = threading.Event()  # what a slow answer waits for
        self.on_fault = lambda: None
        self.on_file = lambda: None  # called before a file is served
        self.statuses: list[int] = []
        self.authorizations: list[str | None] = []
        self._server = _QuietServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def endpoint(self) -> str:
        """Where the catalogue is."""
        return f"{self.address}/stac"

    def close(self) -> None:
        """Stop."""
        self.release.set()
        self._server.shutdown()
        self._server.server_close()

    def count(self, part: str) -> int:
        """Count requests by a part of their path."""
        return sum(part in path for _, path, _ in self.seen)

    def bytes_of(self, part: str = "/files/") -> int:
        """Sum up what was sent."""
        return sum(size for _, path, size in self.seen if part in path)

    def fault_for(self, path: str) -> Fault | None:
        """Take the first fault that fits, and count it."""
        with self.lock:
            for fault in self.faults:
                if fault.path in path and fault.times > 0:
                    if fault.after > 0:
                        fault.after -= 1
                        continue
                    fault.times -= 1
                    return fault
        return None

    def found(self, asked: dict) -> list[dict]:
        """Return the items that a search asks for."""
        start, _, end = asked["datetime"].partition("/")
        west, south, east, north = asked["bbox"]
        return [
            item
            for item in self.items
            if item["collection"] in asked["collections"]
            and start[:10] <= item["properties"]["datetime"][:10] <= end[:10]
            and item["bbox"][0] < east
            and item["bbox"][2] > west
            and item["bbox"][1] < north
            and item["bbox"][3] > south
        ]


class _QuietServer(ThreadingHTTPServer):
    """Says nothing of clients that went away."""

    daemon_threads = True

    def handle_error(self, request, client_address) -> None:
        pass


def _handler(server: RangeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
            with server.lock:
                server.seen.append((self.command, self.path, len(body)))
                server.statuses.append(status)
                server.authorizations.append(self.headers.get("Authorization"))
            self.send_response(status)
            stated = {"Content-Length": str(len(body)), **(headers or {})}
            for name, value in stated.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.misbehaves():
                return
            asked = json.loads(raw)
            server.bodies.append(asked)
            found = server.found(asked)
            first = int(asked.get("token", 0))
            page = found[first : first + server.page]
            links = []
            if server.repeats_pages:
                links = [self.next_link({**asked, "token": first})]
            elif first + server.page < len(found):
                links = [self.next_link({**asked, "token": first + server.page})]
            self.answer({"type": "FeatureCollection", "features": page, "links": links})

        def next_link(self, body: dict) -> dict:
            return {
                "rel": "next",
                "method": "POST",
                "href": f"{server.endpoint}/search",
                "body": body,
            }

        def answer(self, content: dict) -> None:
            self.send(200, json.dumps(content).encode(), {"Content-Type": "application/json"})

        def misbehaves(self) -> bool:
            fault = server.fault_for(self.path)
            if fault is None:
                return False
            server.on_fault()
            if isinstance(fault.what, int):
                self.send(fault.what, b"{}", fault.headers)
                return True
            if fault.what == "slow":
                server.release.wait(60)
            if fault.what in ("drip", "head"):
                self.drip(fault.what)
                return True
            if fault.what in ("cut", "slow"):
                self.close_connection = True
                self.connection.close()
                return True
            self.fault = fault
            return False

        def drip(self, what: str) -> None:
            """Send no more than a byte at a time, until nobody listens any more."""
            self.close_connection = True
            head = b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n"
            try:
                self.wfile.write(head + (b"\r\n" if what == "drip" else b"X-Name: "))
                for _ in range(500):
                    self.wfile.write(b"x")
                    if server.release.wait(0.01):
                        break
            except OSError:
                pass

        def do_GET(self) -> None:
            self.fault = None
            if self.misbehaves():
                return
            parts = urlsplit(self.path)
            if parts.path.startswith("/token/"):
                with server.lock:
                    server.tokens += 1
                self.answer(
                    {"token": f"sig={server.tokens}", "msft:expiry": "2100-01-01T00:00:00Z"}
                )
            elif parts.path.startswith("/files/"):
                self.serve_file(parts)
            else:
                self.send(404, b"{}")

        def serve_file(self, parts) -> None:
            server.on_file()
            if server.signed:
                token = int(parse_qs(parts.query).get("sig", ["0"])[0])
                if token <= 0 or token < server.valid:
                    self.send(403, b"expired")
                    return
            path = server.folder / parts.path[len("/files/") :]
            if not path.is_file():
                self.send(404, b"")
                return
            content = path.read_bytes()
            span = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            if span is None or (self.fault is not None and self.fault.what == "whole"):
                self.send(200, content)
                return
            first, last = int(span[1]), min(int(span[2] or len(content) - 1), len(content) - 1)
            if first >= len(content):
                self.send(416, b"", {"Content-Range": f"bytes */{len(content)}"})
                return
            body = content[first : last + 1]
            headers = {
                "Content-Range": f"bytes {first}-{last}/{len(content)}",
                "Accept-Ranges": "bytes",
            }
            if self.fault is not None and self.fault.what == "short":
                body = body[: max(1, len(body) // 2)]
            if self.fault is not None and self.fault.what == "more":
                body += b"\xff" * 5000
            if self.fault is not None and self.fault.what == "packed":
                body = gzip.compress(body) + bytes(len(body))
                headers["Content-Encoding"] = "gzip"
            if self.fault is not None and self.fault.what == "elsewhere":
                headers["Content-Range"] = f"bytes {first + 1}-{last + 1}/{len(content)}"
            if self.fault is not None and self.fault.what == "long":
                headers["Content-Length"] = str(len(body) + 5000)
                self.close_connection = True
            self.send(206, body, headers)

        def do_HEAD(self) -> None:
            self.send(405, b"")

    return Handler
