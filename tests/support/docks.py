"""A dock at work: wait for it, fill it, let it run."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path


@contextmanager
def at_work(dock):
    """Note what a dock says, and take it down with nothing going on any more."""
    from qgis.core import QgsApplication

    dock.sentences = []
    dock.presenter.message_sent.connect(lambda text, _: dock.sentences.append(text))
    yield dock
    dock.close_down()
    dock.deleteLater()
    until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)


def until(condition, seconds: float = 60.0):
    """Run the event loop until ``condition`` holds."""
    from qgis.PyQt.QtCore import QEventLoop, QTimer

    loop, look, late = QEventLoop(), QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    late.setSingleShot(True)
    late.timeout.connect(loop.quit)
    look.start(5)
    late.start(int(1000 * seconds))
    loop.exec()
    look.stop()
    assert condition(), "waited in vain"


def fill(dock, scene):
    """Choose the folder of both kinds and wait until all is known."""
    dock.presenter.add_folder(str(scene[0].parent))
    state = dock.presenter.state
    until(
        lambda: state.rows("sar")
        and state.rows("optical")
        and all(row.clear is not None for row in state.rows("optical"))
    )


def run(dock, output: Path, **form) -> list:
    """Begin a run; the list that is returned gets what it ends with, (results, sentence)."""
    ends = []
    dock.runner.ended.connect(lambda results, sentence: ends.append((results, sentence)))
    dock.presenter.set_form(output=str(output), bands="NDVI", method="linear", **form)
    dock.run.fields.fill()
    dock.run.run.click()
    return ends
