"""Threads that read for others: order, errors, and being left behind."""

from __future__ import annotations

import threading

import pytest

from stori_plugin.engine.support.companions import Companion, side_by_side
from stori_plugin.engine.support.errors import CancelledError, InputError
from stori_plugin.engine.support.progress import SILENT, Progress, aside
from stori_plugin.engine.support.unanswered import NoAnswerError, reading


class Called(Progress):
    """Cancels at the second look."""

    looks = 0

    def is_cancelled(self) -> bool:
        self.looks += 1
        return self.looks > 1


def test_results_come_in_the_order_of_the_parts():
    gate = threading.Event()

    def work(part):
        if part == 0:
            gate.wait(10)
        elif part == 9:
            gate.set()
        return part * part

    assert list(side_by_side(work, range(10), 3, SILENT)) == [k * k for k in range(10)]


def test_the_first_error_in_the_order_of_the_parts_counts():
    def work(part):
        if part in (3, 7):
            raise InputError(f"part {part}")
        return part

    with pytest.raises(InputError, match="part 3"):
        list(side_by_side(work, range(10), 4, SILENT))


@pytest.mark.parametrize("how", ["side by side", "aside", "companion"])
def test_who_waits_is_let_go(how):
    never, closed = threading.Event(), threading.Event()

    def work(*_):
        with reading("/net/a.tif", patience=0.15):
            never.wait(60)

    def start(progress):
        if how == "side by side":
            list(side_by_side(work, [1], 1, progress))
        elif how == "aside":
            aside(lambda: work(), progress, "test", daemon=True)
        else:
            companion = Companion(at_end=closed.set)
            try:
                companion.do(work, progress.check)
            finally:
                assert companion.is_lost
                companion.close()  # does not wait for the drive

    with pytest.raises(CancelledError):
        start(Called())
    with pytest.raises(NoAnswerError, match=r"^/net/a\.tif has not answered for 0 seconds"):
        start(SILENT)
    never.set()
    assert how != "companion" or closed.wait(10)


def test_a_companion_works_on_one_thread_and_closes_there():
    threads = []
    note = lambda: threads.append(threading.get_ident())  # noqa: E731
    companion = Companion(at_end=note)
    companion.do(note, SILENT.check)
    with pytest.raises(ValueError, match="amiss"):
        companion.do(_raise, SILENT.check)
    companion.do(note, SILENT.check)
    companion.close()
    assert len(threads) == 3
    assert set(threads) != {threading.get_ident()}
    assert len(set(threads)) == 1


def _raise():
    raise ValueError("amiss")


def test_a_companion_that_was_let_go_of_keeps_nobody_waiting():
    companion = Companion()
    assert companion.do(lambda: 1, lambda: None) == 1
    companion.close()
    with pytest.raises(CancelledError):
        companion.do(lambda: 2, lambda: None)
