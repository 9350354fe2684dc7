"""Pages of HTML that need nothing but themselves, from the templates in ``resources/pages``.

Templates escape every value they show, so that no name of a file, a layer or a label can be markup.
Only the drawings of this package pass unescaped: they come as `Markup`, and escape their own texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ...metadata import RESOURCES
from ..support.errors import plain


@dataclass(frozen=True)
class Table:
    """A table of a page: numbers stand on the right, None is left empty."""

    # Names of the columns; empty for a table without a head.
    head: Sequence[str]
    # One sequence of cells per row.
    rows: Sequence[Sequence[object]]


def render(template: str, **values: object) -> str:
    """Return the page that a template in ``resources/pages`` makes of some values.

    Raises `jinja2.UndefinedError` for a value that the template names and nobody gave.
    """
    return _environment().get_template(template).render(values)


def _shown(value: object) -> object:
    """Let everything in a name be seen: no mark of direction turns the rest of a page round."""
    return plain(value) if type(value) is str else value


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(RESOURCES / "pages", encoding="utf-8"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
