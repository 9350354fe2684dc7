"""A Milvus to talk to: a server, or a local file served inside this process (milvus-lite).

What goes wrong there becomes one sentence here; pymilvus also writes it to the terminal with a
traceback, which is silenced while it is asked.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ...support.errors import InputError, MissingPackageError, ParameterError, StoriError

_CONNECTING = 4.0  # seconds until a server counts as out of reach
_ANSWERING = 120.0  # seconds that an answer may take
_SERVERS = ("http://", "https://", "tcp://", "unix:")
_INSTEAD = "or leave MILVUS empty to search the index file itself"


class Server:
    """A connection to Milvus. ``ask`` runs one of its client's methods by name.

    ``uri`` is the address of a server (http://host:19530) or a path that ends with .db. The token
    of a server that wants one stands in the environment variable MILVUS_TOKEN, so that no model
    and no history keeps it. Raises `ParameterError` for any other ``uri``, `MissingPackageError`
    without the package that it takes, and `InputError` within seconds where nobody answers.
    """

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self.is_local = not uri.startswith(_SERVERS)
        if self.is_local:
            _check_local(uri)
        client = _client_class(uri, self.is_local)
        with _quiet(), self._told():
            self._client = client(
                uri=uri, token=os.environ.get("MILVUS_TOKEN", ""), timeout=_CONNECTING
            )

    def ask(self, method: str, *given: Any, **named: Any) -> Any:
        """Return what a method of the client answers; `InputError` with its reason if it fails."""
        with _quiet(), self._told():
            return getattr(self._client, method)(*given, **named, timeout=_ANSWERING)

    def make(self, method: str, *given: Any, **named: Any) -> Any:
        """Return what a method that only describes something makes; the server is not asked."""
        return getattr(self._client, method)(*given, **named)

    def close(self) -> None:
        """Let go of the connection; a second time does no harm."""
        with _quiet():
            try:
                self._client.close()
            except Exception:  # it was lost before, or is closed
                pass

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except StoriError:
            raise
        except Exception as error:  # pymilvus, gRPC and the embedded server raise their own
            reason = " ".join(str(getattr(error, "message", "") or error).split())[:300]
            raise InputError(
                f"Milvus at {self.uri} does not do what it is asked ({reason}): check that it "
                f"runs and can be reached, {_INSTEAD}."
            ) from error


def _check_local(uri: str) -> None:
    if not uri.endswith(".db"):
        raise ParameterError(
            f"MILVUS is “{uri}”: give the address of a server, such as http://localhost:19530, "
            "or a file that ends with .db."
        )
    folder = os.path.dirname(os.path.abspath(uri))
    if not os.path.isdir(folder):
        raise ParameterError(
            f"MILVUS {uri} lies in a folder that does not exist: make {folder} or choose another."
        )


def _client_class(uri: str, is_local: bool) -> Any:
    try:
        from pymilvus import MilvusClient
    except ImportError as error:
        raise MissingPackageError(
            "Searching in Milvus needs the Python package pymilvus, which this QGIS does not have: "
            f"install it with pip and restart QGIS, {_INSTEAD}."
        ) from error
    if is_local:
        try:
            import milvus_lite  # noqa: F401
        except ImportError as error:
            raise MissingPackageError(
                f"The file {uri} needs the Python package milvus-lite (Linux and macOS), which "
                f"this QGIS does not have: install it with pip and restart QGIS, give a server, "
                f"{_INSTEAD}."
            ) from error
    return MilvusClient


@contextmanager
def _quiet() -> Iterator[None]:
    """Hold back pymilvus's own lines: each of its loggers writes to the terminal by itself."""
    known = logging.root.manager.loggerDict
    loggers = [x for name, x in list(known.items()) if name.split(".")[0] == "pymilvus"]
    held = [x for x in loggers if isinstance(x, logging.Logger) and not x.disabled]
    for logger in held:
        logger.disabled = True
    try:
        yield
    finally:
        for logger in held:
            logger.disabled = False
