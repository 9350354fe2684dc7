"""What the engine says, in the user's language."""

from __future__ import annotations

from typing import Any

from ..engine.support.errors import StoriError, plain
from ..engine.support.sentences import Sentence
from .words import tr


def spoken(said: str | Exception) -> str:
    """Return a sentence or an error of the engine in the user's language, on one line.

    What has no translation, and what is no `Sentence`, stays as it is.
    """
    if isinstance(said, StoriError):
        said = said.sentence
    return plain(_translated(said) if isinstance(said, Sentence) else str(said))


def _translated(sentence: Sentence) -> str:
    template = tr(sentence.template)
    values: dict[str, Any] = {
        name: _translated(value) if isinstance(value, Sentence) else value
        for name, value in sentence.values.items()
    }
    return template.format(**values)
