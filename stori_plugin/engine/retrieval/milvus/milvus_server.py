"""A connection to Milvus: a server, or a local file served inside this process (milvus-lite).

Its errors become one sentence each. pymilvus also writes them to the terminal with a traceback;
its loggers are silenced during every call.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ...support.errors import InputError, ParameterError, StoriError
from ...support.installing import cannot_do

_CONNECTING = 4.0  # seconds until a server counts as out of reach
_ANSWERING = 120.0  # seconds that an answer may take
_SERVERS = ("http://", "https://", "tcp://", "unix:")
_INSTEAD = "leave MILVUS empty to search the index file itself"


class MilvusServer:
    """A connection to Milvus. ``ask`` runs one of its client's methods by name.

    ``uri`` is the address of a server (http://host:19530) or a path that ends with .db. A server
    that needs a token takes it from the environment variable MILVUS_TOKEN, so that no model and
    no history stores it. Raises `ParameterError` for any other ``uri``, `MissingPackageError`
    without the package that it needs, and `InputError` within seconds where nobody answers.
    """

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self.is_local = not uri.startswith(_SERVERS)
        if self.is_local:
            _check_local(uri)
        client = _client_class(uri, self.is_local)
        with _quiet(), self._explained_errors():
            self._client = client(
                uri=uri, token=os.environ.get("MILVUS_TOKEN", ""), timeout=_CONNECTING
            )

    def ask(self, method: str, *arguments: Any, **named: Any) -> Any:
        """Call a method of the client by name; `InputError` with the reason if it fails."""
        with _quiet(), self._explained_errors():
            return getattr(self._client, method)(*arguments, **named, timeout=_ANSWERING)

    def make(self, method: str, *arguments: Any, **named: Any) -> Any:
        """Call a method of the client that only describes something, without asking the server."""
        return getattr(self._client, method)(*arguments, **named)

    def close(self) -> None:
        """Close the connection; a second call does nothing."""
        with _quiet():
            try:
                self._client.close()
            except Exception:  # the connection was lost before, or is closed
                pass

    @contextmanager
    def _explained_errors(self) -> Iterator[None]:
        """Turn whatever is raised inside into an `InputError` of one sentence."""
        try:
            yield
        except StoriError:
            raise
        except Exception as error:  # pymilvus, gRPC and the embedded server raise their own
            reason = " ".join(str(getattr(error, "message", "") or error).split())[:300]
            raise InputError(
                f"Milvus at {self.uri} does not do what it is asked ({reason}): check that it "
                f"runs and can be reached, or {_INSTEAD}."
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
    # Both packages are optional, and slow to load.
    try:
        from pymilvus import MilvusClient
    except ImportError as error:
        # A local file needs the other one as well, which it does not bring.
        beside = ("milvus-lite",) if is_local else ()
        raise cannot_do(
            "Searching in Milvus", "pymilvus", error, _INSTEAD, with_it=beside
        ) from error
    if is_local:
        try:
            import milvus_lite  # noqa: F401
        except ImportError as error:
            instead = f"give a server (milvus-lite is for Linux and macOS), or {_INSTEAD}"
            raise cannot_do(f"The file {uri}", "milvus-lite", error, instead) from error
    return MilvusClient


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence pymilvus: each of its loggers writes to the terminal by itself."""
    known = logging.root.manager.loggerDict
    loggers = [x for name, x in list(known.items()) if name.split(".")[0] == "pymilvus"]
    silenced = [x for x in loggers if isinstance(x, logging.Logger) and not x.disabled]
    for logger in silenced:
        logger.disabled = True
    try:
        yield
    finally:
        for logger in silenced:
            logger.disabled = False
