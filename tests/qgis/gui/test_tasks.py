"""Background work of the dock, as the task manager of QGIS treats it."""

from __future__ import annotations

import gc
import weakref

from docks import until


def test_a_task_stays_until_qgis_has_done_with_it(processing):
    """QGIS holds a task on its side alone: it must not be taken for garbage meanwhile."""
    from stori_plugin.gui.work.tasks import EngineTask

    task = EngineTask("Waiting", lambda *_: None, print, print)
    seen = weakref.ref(task)
    del task
    gc.collect()
    assert seen() is not None
    seen().finished(False)
    gc.collect()
    assert seen() is None


def test_none_is_kept_for_ever(dock):
    from qgis.core import QgsApplication

    from stori_plugin.gui.work import tasks

    for number in range(12):  # some of them wait for a thread when they are called off
        dock.presenter.tasks.start(str(number), "Working", lambda *_: None, print, print)
    assert tasks._expected
    dock.presenter.tasks.stop_all()
    until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    until(lambda: not tasks._expected)
