"""Who asks for the engine, handed in from outside; needs none of the engine's packages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from .web import Ask

# Waits so many seconds between tries.
Pause = Callable[[float], None]


class Keys(NamedTuple):
    """The user's own keys of an S3 account."""

    key: str
    secret: str


@dataclass(frozen=True)
class Connection:
    """Who asks: searches and signatures, parts of files, and what an account needs."""

    ask: Ask
    # None where the same answers both.
    ask_files: Ask | None = None
    keys: Keys | None = None
    # None for the clock.
    pause: Pause | None = None
    # Called when nothing more is asked.
    close: Callable[[], None] = lambda: None
