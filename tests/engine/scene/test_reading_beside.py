"""Reading on a thread beside: what it returns, what it raises, and that it stops."""

from __future__ import annotations

import threading

import pytest

from stori_plugin.engine.rasters.unreadable import ReadTolerance, tolerance, tolerating
from stori_plugin.engine.scene.reading_beside import reading_beside
from stori_plugin.engine.support.errors import CancelledError, InputError


def nothing() -> None:
    """What nobody stops."""


def test_it_returns_what_another_thread_reads_with_the_same_tolerance():
    allowed = ReadTolerance()

    def read(check):
        check()
        return threading.get_ident(), tolerance()

    with tolerating(allowed), reading_beside(read, nothing) as found:
        thread, there = found()
    assert thread != threading.get_ident() and there is allowed


def test_an_error_is_raised_where_the_result_is_asked_for():
    def read(check):
        raise InputError("m.tif cannot be read.")

    with reading_beside(read, nothing) as found, pytest.raises(InputError, match=r"m\.tif"):
        found()


def test_it_stops_where_the_block_is_left_or_the_user_cancels():
    went_on, told = threading.Event(), []

    def read(check):
        went_on.set()
        try:
            while True:
                check()
        except CancelledError as error:
            told.append(str(error))
            raise

    with pytest.raises(ZeroDivisionError), reading_beside(read, nothing):
        went_on.wait(5)
        raise ZeroDivisionError
    assert told == ["Nobody waits any more."]

    def cancelled():
        raise CancelledError("Cancelled.")

    stopped = pytest.raises(CancelledError, match="Cancelled")
    with reading_beside(read, cancelled) as found, stopped:
        found()
    assert told[1] == "Cancelled."
