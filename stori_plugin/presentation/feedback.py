"""The engine's progress, shown by Processing's feedback."""

from __future__ import annotations

import threading

from qgis.core import QgsProcessingFeedback

from ..engine.support.progress import Progress
from .spoken import spoken


class FeedbackProgress(Progress):
    """Forwards to a `QgsProcessingFeedback`, one thread at a time.

    Feedback keeps its log in plain strings, and the engine speaks from several
    worker threads.
    """

    def __init__(self, feedback: QgsProcessingFeedback):
        self._feedback = feedback
        self._lock = threading.Lock()
        self._shown = 0.0

    def fraction(self, done: float) -> None:
        """Move the progress bar forward; never back, and not for less than a permille."""
        percent = 100.0 * min(max(done, 0.0), 1.0)
        with self._lock:
            if percent - self._shown >= 0.1 or (percent == 100.0 and self._shown < 100.0):
                self._shown = percent
                self._feedback.setProgress(percent)

    def step(self, text: str) -> None:
        """Show the name of the step above the bar and in the log."""
        with self._lock:
            self._feedback.setProgressText(spoken(text))

    def say(self, text: str) -> None:
        """Write to the log."""
        with self._lock:
            self._feedback.pushInfo(spoken(text))

    def warn(self, text: str) -> None:
        """Write a warning to the log."""
        with self._lock:
            self._feedback.pushWarning(spoken(text))

    def is_cancelled(self) -> bool:
        """Tell whether the user pressed Cancel."""
        return self._feedback.isCanceled()
