"""What the plugin says of itself, read from its one place: ``metadata.txt``."""

from __future__ import annotations

from configparser import ConfigParser
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parent / "metadata.txt"
RESOURCES = Path(__file__).resolve().parent / "resources"


@lru_cache(maxsize=1)
def _general() -> dict[str, str]:
    # Interpolation is off: texts for readers may hold a per cent sign.
    parser = ConfigParser(interpolation=None)
    parser.read(FILE, encoding="utf-8")
    return dict(parser["general"])


def version() -> str:
    """Return the version of the plugin, for example ``0.1.0``."""
    return _general()["version"]


def homepage() -> str:
    """Return the address of the plugin's pages."""
    return _general()["homepage"]


def tracker() -> str:
    """Return the address where faults are reported."""
    return _general()["tracker"]
