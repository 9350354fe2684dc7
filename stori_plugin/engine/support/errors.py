"""The errors of the engine, by name.

The message of every error is one sentence that a user can act on: it names the
file, the date or the parameter, and says what to do. Callers show
``str(error)`` as it is.
"""

from __future__ import annotations

import re

from .sentences import Sentence

# What would part a sentence, hide or turn round a part of it, or cannot be shown: controls, marks
# of direction, and halves of characters, which stand for bytes of names that are no UTF-8.
_HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def plain(text: str) -> str:
    """Return a text of one line in which everything can be seen, whatever names it cites."""
    return _HIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


STOPPED = Sentence("Stopped by the user; nothing was written.")


class StoriError(Exception):
    """Something that the user can mend; the message says how."""

    def __init__(self, message: str = "") -> None:
        super().__init__(plain(message))
        self.sentence = message
        """The message as it was given: a `Sentence` where it can be translated."""


class InputError(StoriError):
    """The inputs cannot give what was asked of them."""


class OnlyResultsError(InputError):
    """All rasters were made by this engine and are no observations."""


class UnknownDateError(InputError):
    """No acquisition date was found for a file or a band.

    ``paths`` names all such files; ``why`` says why a date that stands there is not believed.
    """

    paths: tuple[str, ...] = ()
    why: str = ""


class NothingOfRoleError(InputError):
    """None of the rasters is of the role that was asked for, optical or SAR."""


class UnknownBandError(InputError):
    """A band was asked for that no acquisition has."""


class UnreadableRasterError(InputError):
    """A file is not a raster, is damaged, or lacks what is needed to place it."""


class NoOverlapError(InputError):
    """The inputs share no ground, or no time."""


class ParameterError(StoriError):
    """A parameter is malformed or contradicts another."""


class OutputError(StoriError):
    """The result cannot be written where it was asked for."""


class MissingPackageError(StoriError):
    """An optional Python package is needed and is not installed."""


class CancelledError(StoriError):
    """The user stopped the work; the message says what was left behind, if anything."""

    def __init__(self, message: str = STOPPED) -> None:
        super().__init__(message)
