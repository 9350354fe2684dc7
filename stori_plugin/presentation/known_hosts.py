"""Whom the user agreed to contact, kept in QGIS's profile: nothing of it lies in project files."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsSettings

from ..engine.support.addresses import host_of

_KEY = "stori/known_hosts"
_MOST = 500


def hosts_of(paths: Iterable[str]) -> set[str]:
    """Return the hosts that opening some paths or addresses would contact."""
    return {host_of(path).lower() for path in paths} - {""}


def unknown_among(paths: Iterable[str], project_file: str = "") -> list[str]:
    """Return those paths that lie on hosts that the user has not agreed to contact.

    Whoever opened a project on a host has contacted it.
    """
    known = set(_stored()) | hosts_of([project_file])
    return [path for path in dict.fromkeys(paths) if hosts_of([path]) - known]


def remember(paths: Iterable[str]) -> None:
    """Keep the hosts of paths that the user named or agreed to."""
    new = hosts_of(paths) - set(_stored())
    if new:
        QgsSettings().setValue(_KEY, [*_stored(), *sorted(new)][-_MOST:])


def _stored() -> list[str]:
    stored = QgsSettings().value(_KEY, [])
    return [stored] if isinstance(stored, str) else [str(host) for host in stored or []]
