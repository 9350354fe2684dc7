"""Requests and answers: what the engine asks of whoever speaks to the network for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..support.errors import StoriError

# Of an answer to a search, and of a part of a file.
MOST_BYTES = 64 * 2**20


class WebError(StoriError):
    """What was wanted of the network cannot be had; the message says why and what to do."""


class UnreachableError(Exception):
    """No answer came: no network, a proxy that refuses, a connection that was cut.

    ``kind`` is "network", "proxy", "secure" or "cut"; only the last may be better at once.
    """

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind


@dataclass(frozen=True)
class Request:
    """One request."""

    url: str
    # Sent as JSON by POST where it is not empty.
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    most_bytes: int = MOST_BYTES


@dataclass(frozen=True)
class Answer:
    """One answer, of whatever status; redirections are not followed."""

    status: int
    # Names in lower case.
    headers: Mapping[str, str]
    body: bytes


# Answers a request or raises `UnreachableError`; called from several threads.
Ask = Callable[[Request], Answer]
