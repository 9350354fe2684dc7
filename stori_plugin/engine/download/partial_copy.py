"""A copy of a file elsewhere of which only the parts are there that were asked for.

It is a file of the same length, the rest of it empty, so that GDAL reads it as the whole one
without ever touching the network.
"""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Iterable
from contextlib import suppress
from typing import BinaryIO
from urllib.parse import urlsplit

from ..support.ownership import made_new
from .courier import Courier, RefusedError
from .signing import Signer
from .web import Answer, Request, WebError

Span = tuple[int, int]  # first byte and the one after the last

_GAP = 16 * 1024  # bytes that are fetched rather than asked for around
_LARGEST = 8 * 2**20  # bytes of one request
_SIGNATURES = 4
_LARGEST_FILE = 2**40
_RANGE = re.compile(r"bytes ([0-9]{1,15})-([0-9]{1,15})/([0-9]{1,15})")


class PartialCopy:
    """The parts of one file that are here; for one thread."""

    def __init__(self, url: str, courier: Courier, signer: Signer, folder: str) -> None:
        """``folder`` is where the copy lies for as long as the ``with`` block lasts."""
        self._url, self._courier, self._signer = url, courier, signer
        self.path = os.path.join(folder, f"staged-{uuid.uuid4().hex}.part")
        self.size: int | None = None
        self._here: list[Span] = []
        self._file: BinaryIO | None = None

    def __enter__(self) -> PartialCopy:
        self._file = made_new(self.path)
        try:
            # Who stopped may have cleared the folder just before the file was made.
            self._courier.stop.check()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()
        with suppress(OSError):
            os.remove(self.path)

    @property
    def name(self) -> str:
        """The file's name, for sentences."""
        return os.path.basename(urlsplit(self._url).path) or self._url[:80]

    def read(self, offset: int, count: int) -> bytes:
        """Return some bytes, fetched where they are not here yet; fewer at the end."""
        self.fetch([(offset, offset + count)])
        file = self._opened()
        file.seek(offset)
        return file.read(count)

    def fetch(self, spans: Iterable[Span]) -> None:
        """Fetch what is missing of some parts, those near each other together."""
        for first, last in joined(self._missing(spans)):
            for start in range(first, last, _LARGEST):
                self._fetch_one(start, min(start + _LARGEST, last))

    def flush(self) -> None:
        """Let others see what is here."""
        self._opened().flush()

    def _missing(self, spans: Iterable[Span]) -> list[Span]:
        left = []
        for first, last in spans:
            first, last = max(first, 0), last if self.size is None else min(last, self.size)
            for start, end in self._here:
                if start <= first < end:
                    first = end
                if start < last <= end:
                    last = start
            if first < last:
                left.append((first, last))
        return left

    def _fetch_one(self, first: int, last: int) -> None:
        answer, size = self._ask(first, last), 0
        for is_last in (False, True):  # one machine of many may be out of order
            if answer.headers.get("content-encoding", "identity") not in ("", "identity"):
                raise WebError(
                    f"{urlsplit(self._url).hostname} packs {self.name} on the way "
                    f"({answer.headers['content-encoding'][:20]}), so that parts of it mean "
                    "nothing: choose another source."
                )
            match = _RANGE.match(answer.headers.get("content-range", ""))
            size = int(match[3]) if match else 0
            if match and int(match[1]) == first and 0 < size < _LARGEST_FILE:
                break
            if is_last:
                raise WebError(
                    f"{urlsplit(self._url).hostname} does not hand out parts of {self.name}: whole "
                    "files are not fetched; choose another source."
                )
            answer = self._ask(first, last)
        if self.size is None:
            self.size = size
            self._opened().truncate(size)
        elif size != self.size:
            raise WebError(f"{self.name} changed while it was read: run it again.")
        file = self._opened()
        body = answer.body[: last - first]  # some send more than was asked for
        file.seek(first)
        file.write(body)
        self._here = joined([*self._here, (first, first + len(body))], 0)

    def _ask(self, first: int, last: int) -> Answer:
        signed = ""

        def make() -> Request:
            nonlocal signed
            signed = self._signer.sign(self._url)
            return Request(
                signed, headers={"Range": f"bytes={first}-{last - 1}"}, most_bytes=last - first
            )

        def lack(answer: Answer) -> str:
            if answer.headers.get("content-type", "").startswith("text/html"):
                return "a page of text came instead of the file"
            match = _RANGE.match(answer.headers.get("content-range", ""))
            due = min(last, int(match[3])) - first if match else 0
            came = len(answer.body)
            return f"{came} of {due} bytes came" if came < due else ""

        for number in range(_SIGNATURES):
            try:
                return self._courier.fetch_signed(make, True, lack)
            except RefusedError as error:
                if error.status not in (401, 403) or number + 1 == _SIGNATURES:
                    raise
                self._signer.expire(signed)
        raise AssertionError("the last try returns or raises")

    def _opened(self) -> BinaryIO:
        if self._file is None:
            raise ValueError("the copy is used outside its with block")
        return self._file


def joined(spans: Iterable[Span], gap: int = _GAP) -> list[Span]:
    """Return spans in order, those together that are no more than ``gap`` bytes apart."""
    result: list[Span] = []
    for first, last in sorted(spans):
        if result and first <= result[-1][1] + gap:
            result[-1] = result[-1][0], max(last, result[-1][1])
        else:
            result.append((first, last))
    return result
