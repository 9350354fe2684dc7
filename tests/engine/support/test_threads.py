"""BLAS stays on its caller's thread while anyone needs that, and is free again afterwards."""

from __future__ import annotations

import sys
import threading

import numpy as np
import pytest

from stori_plugin.engine.options.series_options import MOST_WORKERS
from stori_plugin.engine.support import threads
from stori_plugin.engine.support.errors import ParameterError
from stori_plugin.engine.support.threads import side_by_side, single_threaded_blas, worker_count

threadpoolctl = pytest.importorskip("threadpoolctl")


def blas_threads() -> list[int]:
    np.ones((2, 2)) @ np.ones((2, 2))
    found = threadpoolctl.threadpool_info()
    return [pool["num_threads"] for pool in found if pool["user_api"] == "blas"]


def test_the_last_to_leave_restores_what_was_before_the_first():
    with single_threaded_blas():
        pass  # the pools are found on first use
    before = blas_threads()
    if not before:
        pytest.skip("the BLAS of this machine has no threads to hold")
    first, second = single_threaded_blas(), single_threaded_blas()
    first.__enter__()
    second.__enter__()
    assert set(blas_threads()) == {1}
    first.__exit__(None, None, None)
    assert set(blas_threads()) == {1}
    second.__exit__(None, None, None)
    assert blas_threads() == before


def test_zero_workers_means_all_the_cores_one_may_use():
    assert worker_count(0) >= 1 and worker_count(3) == 3


@pytest.mark.parametrize("workers", [-1, MOST_WORKERS + 1, 10**9])
def test_workers_that_no_computer_has_are_refused(workers):
    assert worker_count(MOST_WORKERS) == MOST_WORKERS
    with pytest.raises(ParameterError, match=r"WORKERS is .*: give 0 for all cores, or up"):
        worker_count(workers)


@pytest.mark.parametrize("workers", [1, 3])
def test_work_side_by_side_keeps_its_order_and_its_first_error(workers):
    assert side_by_side(lambda k: k * k, range(20), workers) == [k * k for k in range(20)]
    begun = []
    never = threading.Event()

    def fails(k):
        begun.append(k)
        if k == 2:
            raise ValueError("two")
        if k > 2:
            never.wait(0.01)  # longer than the error needs to be noticed

    with pytest.raises(ValueError, match="two"):
        side_by_side(fails, range(1000), workers)
    assert len(begun) < 1000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="lists of libraries are Linux's")
def test_pools_are_found_without_a_walk_that_holds_the_linker(monkeypatch):
    wanted = {pool["filepath"] for pool in threadpoolctl.threadpool_info()}

    def walk(_):
        raise AssertionError("the linker's list was walked")

    name = "_find_libraries_with_dl_iterate_phdr"
    monkeypatch.setattr(threadpoolctl.ThreadpoolController, name, walk)
    monkeypatch.setattr(threads, "_pools", None)
    assert {pool["filepath"] for pool in threads.find_thread_pools().info()} == wanted
    assert wanted


def test_libraries_are_files_of_that_name(tmp_path):
    there = tmp_path / "lib a.so.1"
    there.touch()
    listed = tmp_path / "maps"
    listed.write_text(
        f"7f00-7f01 r-xp 00000000 08:01 12   {there}\n7f01-7f02 r--p 00001000 08:01 12   {there}\n"
        f"7f02-7f03 r-xp 00000000 08:01 13   {tmp_path}/gone.so (deleted)\n"
        "7f03-7f04 rw-p 00000000 00:00 0 \n7f04-7f05 rw-p 00000000 00:00 0  [heap]\n"
    )
    assert threads._loaded_libraries(str(listed)) == [str(there)]
    assert threads._loaded_libraries(str(tmp_path / "none")) == []
