"""Pages of HTML that need nothing but themselves: style, tables, lists."""

from __future__ import annotations

import html
from collections.abc import Sequence

STYLE = """
body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;
color:#1d2733;background:#fff}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
table{border-collapse:collapse;font-size:.85rem}td,th{padding:.2rem .6rem;text-align:left;
border-bottom:1px solid #dde3ea;vertical-align:top}td.n{text-align:right;
font-variant-numeric:tabular-nums}.lack{color:#9a3412}.wide{overflow-x:auto}
pre{font-size:.8rem;white-space:pre-wrap}svg{max-width:60rem}
svg text{font:11px system-ui,sans-serif;fill:#5b6775}
@media(prefers-color-scheme:dark){body{color:#dfe6ee;background:#16202b}
td,th{border-color:#33414f}svg text{fill:#9fb0c0}.lack{color:#f0a27a}}
"""


def page(title: str, *parts: str) -> str:
    """Return a whole page; ``parts`` are HTML, ``title`` is text."""
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{escaped(title)}</title>"
        f"<style>{STYLE}</style><h1>{escaped(title)}</h1>" + "\n".join(parts) + "</html>\n"
    )


def escaped(text: object) -> str:
    """Return text that HTML shows as it is."""
    return html.escape(str(text))


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a table; numbers stand on the right, None is left empty."""

    def cell(value: object) -> str:
        if value is None:
            return "<td></td>"
        if isinstance(value, float):
            return f"<td class=n>{value:.4g}</td>"
        number = isinstance(value, int) and not isinstance(value, bool)
        return f"<td{' class=n' if number else ''}>{escaped(value)}</td>"

    headings = "".join(f"<th>{escaped(name)}" for name in head)
    body = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows)
    return f"<div class=wide><table><tr>{headings}</tr>{body}</table></div>"


def listed(sentences: Sequence[str], lack: bool = False) -> str:
    """Return sentences as a list; with ``lack`` in the colour of what should be looked at."""
    kind = " class=lack" if lack else ""
    return f"<ul>{''.join(f'<li{kind}>{escaped(text)}</li>' for text in sentences)}</ul>"
