"""Sentences of the engine that keep what they are made of, so that others can translate them.

A `Sentence` is its own English text. Beside it it keeps the template, which is looked up in a table
of translations by whoever shows it, and the values that stand in it. The engine itself knows of no
language but English; logs, manifests and reports have the text.
"""

from __future__ import annotations

from collections.abc import Iterable
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

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it be sent to another process with all it is made of."""
        return _again, (type(self), self.template, self.values)


def joined(parts: Iterable[str], between: str = " ") -> Sentence:
    """Return texts one after another; those that are sentences can still be translated."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    return Sentence(between.join(f"{{{name}}}" for name in values), **values)


def _again(kind: type[Sentence], template: str, values: dict[str, Any]) -> Sentence:
    return kind(template, **values)
