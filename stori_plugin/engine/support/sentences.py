"""Sentences of the engine that keep what they are made of, so that others can translate them.

A `Sentence` is its own English text. Beside it it keeps the template, which is looked up in a table
of translations by whoever shows it, and the values that stand in it. The engine itself knows of no
language but English; logs, manifests and reports have the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Formatter
from typing import Any


class Sentence(str):
    """A text made of a template, as `str.format` takes it, and of values by name.

    The template must be written out where it is used: that is how it is found for translation.
    Values may be sentences as well.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, **values: Any) -> Sentence:
        """Make the English text; raises `KeyError` where a value is missing."""
        sentence = super().__new__(cls, template.format(**values))
        sentence.template, sentence.values = template, values
        return sentence

    def plain(self) -> dict[str, Any]:
        """Return the text and what it is made of as JSON holds them."""
        values = {
            name: value.plain() if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return {"text": str(self), "template": self.template, "values": values}

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it be sent to another process with all it is made of."""
        return _again, (type(self), self.template, self.values)


def joined(parts: Iterable[str], between: str = " ") -> Sentence:
    """Return texts one after another; those that are sentences can still be translated."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    return Sentence(between.join(f"{{{name}}}" for name in values), **values)


def read_sentence(told: Any) -> str:
    """Read what `Sentence.plain` gave, which others may have written: "" where it is none.

    A template whose fields are more than names and short formats of numbers is not believed, so
    that whoever fills it in does no more than that.
    """
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        return ""
    template, values = told.get("template"), told.get("values")
    if not isinstance(template, str) or not isinstance(values, dict):
        return str(told["text"])
    read = {
        name: read_sentence(value) if isinstance(value, dict) else value
        for name, value in values.items()
        if isinstance(value, (dict, str, int, float))
    }
    try:
        fields = [field for field in Formatter().parse(template) if field[1] is not None]
        is_harmless = all(
            name in read and not turned and _FORMAT.fullmatch(form or "")
            for _, name, form, turned in fields
        )
        return Sentence(template, **read) if is_harmless else str(told["text"])
    except (ValueError, TypeError):
        return str(told["text"])


_FORMAT = re.compile(r",?(\.\d{1,2})?[fg]?")


def _again(kind: type[Sentence], template: str, values: dict[str, Any]) -> Sentence:
    return kind(template, **values)
