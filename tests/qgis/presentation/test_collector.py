"""Garbage beside QGIS: no worker thread takes apart what was there before it began."""

from __future__ import annotations

import gc
import threading
import weakref

from stori_plugin.presentation.collector import leaving_garbage_alone, take_garbage_away


class Cycle:
    def __init__(self):
        self.itself = self


def fallen(ends: list[str]) -> None:
    """Leave a cycle behind that notes the thread on which it ends."""
    weakref.finalize(Cycle(), lambda: ends.append(threading.current_thread().name)).atexit = False


def on_a_worker(work) -> None:
    thread = threading.Thread(target=work, name="worker")
    thread.start()
    thread.join()


def test_a_worker_leaves_what_was_there_and_takes_its_own(qgis_app):
    gc.disable()
    try:
        ends: list[str] = []
        fallen(ends)

        def work() -> None:
            with leaving_garbage_alone():
                gc.collect()
                assert not ends
                fallen(ends)
                gc.collect()

        on_a_worker(work)
        assert ends == ["worker"]
        take_garbage_away()
        assert ends == ["worker", "MainThread"]
    finally:
        gc.enable()


def test_the_last_of_several_gives_all_back(qgis_app):
    gc.disable()
    try:
        ends: list[str] = []
        with leaving_garbage_alone():
            fallen(ends)
            with leaving_garbage_alone():
                pass
            gc.collect()
            assert not ends  # another is under way
        on_a_worker(take_garbage_away)
        assert not ends
        take_garbage_away()
        assert ends == ["MainThread"]
    finally:
        gc.enable()
