"""How the engine speaks while it works, whoever listens."""

from __future__ import annotations

from .errors import CancelledError


class Progress:
    """The listener that hears nothing. Subclasses show, log or forward.

    Every method may be called from a worker thread.
    """

    def fraction(self, done: float) -> None:
        """Take note that ``done`` (0 to 1) of the whole job is finished."""

    def step(self, text: str) -> None:
        """Take note that a named step of the job begins."""

    def say(self, text: str) -> None:
        """Pass on something worth knowing."""

    def warn(self, text: str) -> None:
        """Pass on something that the user should look at."""

    def is_cancelled(self) -> bool:
        """Tell whether the user asked to stop."""
        return False

    def check(self) -> None:
        """Raise `CancelledError` if the user asked to stop."""
        if self.is_cancelled():
            raise CancelledError
