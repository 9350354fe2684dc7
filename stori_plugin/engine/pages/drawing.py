"""The parts that drawings in SVG are made of.

Drawings stand in pages as they are, so everything here is `Markup` from the beginning: a text that
becomes part of a shape, or of one of its attributes, is escaped on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

# Told apart with every common kind of colour vision (after Okabe and Ito 2008).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5ea8", "#5b6775")

_WITH_CONTENT = Markup("<{0}{1}>{2}</{0}>")
_EMPTY = Markup("<{0}{1}/>")
_ATTRIBUTE = Markup(' {}="{}"')
_NOTHING = Markup("")


def shape(tag: str, *content: str, **attributes: object) -> Markup:
    """Return one element.

    ``content`` are shapes and texts. An underscore in the name of an attribute stands for a hyphen;
    numbers are written with two decimals at most.
    """
    written = _NOTHING.join(
        _ATTRIBUTE.format(name.replace("_", "-"), _written(value))
        for name, value in attributes.items()
    )
    if not content:
        return _EMPTY.format(tag, written)
    return _WITH_CONTENT.format(tag, written, _NOTHING.join(content))


def text(x: float, y: float, words: str, **attributes: object) -> Markup:
    """Return words that begin at a point."""
    return shape("text", words, x=x, y=y, **attributes)


def dot(x: float, y: float, radius: float, title: str = "", **attributes: object) -> Markup:
    """Return a dot; a browser shows its title under the pointer."""
    content = (shape("title", title),) if title else ()
    return shape("circle", *content, cx=x, cy=y, r=radius, **attributes)


def polyline(points: Iterable[tuple[float, float]], end: str = "") -> str:
    """Return the data of a path through points (x, y); ``end`` Z closes it."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + end


def drawing(width: float, height: float, label: str, marks: Iterable[str]) -> Markup:
    """Return a whole drawing of a size in pixels; ``label`` says to a screen reader what it is."""
    return shape(
        "svg",
        *marks,
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        width=f"{width:.0f}",
        role="img",
        aria_label=label,
    )


def colour(number: int) -> str:
    """Return the colour of the curve or group with a number, counted from 0."""
    return COLOURS[number % len(COLOURS)]


def dashed(dashes: Sequence[float], width: float) -> dict[str, str]:
    """Return the attribute of a line that makes dashes; none where it has no gaps."""
    return {"stroke_dasharray": " ".join(f"{width * d:g}" for d in dashes)} if dashes else {}


def _written(value: object) -> object:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
