"""Who may be contacted: the chosen source, and what its answers state of their files.

An answer cannot send us from https to plain http, nor to an address within the user's own network
unless the catalogue itself lies there.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from .web import WebError

_LOCAL_NAMES = ("localhost", ".localhost", ".local", ".internal", ".lan", ".home.arpa")


def is_local(host: str) -> bool:
    """Tell by its name alone a host of this computer or of a network around it."""
    host = host.strip("[]").lower().rstrip(".")
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        # A number in another form than four parts may still mean an address.
        is_number = host.replace("x", "").replace(".", "").isalnum() and host[:1].isdigit()
        plain = all(part.isdigit() or part.startswith("0x") for part in host.split("."))
        return host == "" or host.endswith(_LOCAL_NAMES) or "." not in host or (is_number and plain)
    return not address.is_global


class ContactRules:
    """What may be contacted for one catalogue; hosts that its source names, or any it states."""

    def __init__(self, endpoint: str, hosts: tuple[str, ...] = (), others: tuple[str, ...] = ()):
        """Take the catalogue's address, the hosts of files, and addresses asked besides.

        Without ``hosts`` files may lie anywhere but in the user's network. A host that begins
        with a dot means all below it.
        """
        parts = urlsplit(endpoint)
        self._is_local = is_local(parts.hostname or "")
        self._is_secure = parts.scheme == "https"
        self._own = {parts.netloc.lower(), *(urlsplit(each).netloc.lower() for each in others)}
        self._hosts = hosts
        self.contacted: set[str] = set()

    def check(self, url: str, is_file: bool) -> None:
        """Raise `WebError` where an address may not be contacted; remember its host."""
        try:
            parts = urlsplit(url)
            host, place = (parts.hostname or "").lower(), parts.netloc.lower()
            _ = parts.port
        except ValueError as error:
            raise WebError(f"The catalogue names {url[:200]}, which is no address.") from error
        if parts.scheme not in ("http", "https") or not host or "@" in place:
            raise WebError(
                f"The catalogue names {url[:200]}, which is no address of the web: "
                "choose another source."
            )
        if parts.scheme == "http" and self._is_secure:
            raise WebError(
                f"The catalogue is secure and sends us to {host} by plain http, which anybody on "
                "the way can change: it is not followed."
            )
        if place not in self._own:
            if is_local(host) and not self._is_local:
                raise WebError(
                    f"The catalogue sends us to {host}, which lies within your own network: it is "
                    "not followed."
                )
            if not is_file or (self._hosts and not any(fits(host, each) for each in self._hosts)):
                raise WebError(
                    f"The catalogue sends us to {host}, which is none of the hosts of this source: "
                    "it is not followed. Use SOURCE other if you trust it."
                )
        self.contacted.add(host)


def fits(host: str, allowed: str) -> bool:
    """Tell whether a host is the one that is allowed, or below one that begins with a dot."""
    return host.endswith(allowed) if allowed.startswith(".") else host == allowed
