"""Blocks computed by the workers of a Dask scheduler: the same bits, whatever happens to them."""

from __future__ import annotations

import os
import pickle
import signal
import socketserver
import sys
import threading

import made_scene
import numpy as np
import pytest
from made_runs import Listener, finished_blocks, pixels, reconstruct

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.analysis.changes import map_changes
from stori_plugin.engine.methods.method_registry import METHODS
from stori_plugin.engine.options.changes_options import ChangesOptions
from stori_plugin.engine.options.series_options import Execution, SeriesRequest
from stori_plugin.engine.outputs import dask_crew, dask_worker
from stori_plugin.engine.run.block_work import BlockWork
from stori_plugin.engine.support.errors import (
    CancelledError,
    MissingPackageError,
    OutputError,
    ParameterError,
)
from stori_plugin.engine.support.progress import aside

SMALL = {"memory": 64, "workers": 2, "method": "gp", "step": "P20D", "bands": ("B04", "B08")}
EXTENT = (500_100.0, 5_599_500.0, 500_500.0, 5_599_900.0)


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return made_scene.write_wide(tmp_path_factory.mktemp("scene"), range(0, 60, 10))


@pytest.fixture(scope="module")
def whole(scene, tmp_path_factory):
    """The numbers of a run in this process."""
    return pixels(reconstruct(scene, tmp_path_factory.mktemp("whole"), **SMALL))


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed", reason="the package distributed is absent")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster


def same(found, expected) -> None:
    assert found.keys() == expected.keys()
    for name, numbers in found.items():
        np.testing.assert_array_equal(numbers, expected[name])


def test_the_same_bits_as_in_one_process(scene, tmp_path, cluster, whole):
    listener = Listener()
    address = cluster.scheduler_address
    result = reconstruct(scene, tmp_path / "out", listener, scheduler=address, **SMALL)
    same(pixels(result), whole)
    assert any("2 Dask workers with 2 threads compute the blocks" in s for s in listener.lines)
    assert sorted(listener.fractions) == listener.fractions
    assert not (tmp_path / "out" / ".unfinished").exists()


def test_a_step_is_computed_by_workers(scene, tmp_path, cluster):
    optical = tuple(rasters_in(str(scene / "optical")))
    listener = Listener()
    written = [
        map_changes(
            optical,
            SeriesRequest(("NDVI",)),
            ChangesOptions(0.01, 40.0),
            Execution(str(tmp_path / address.partition(":")[0]), scheduler=address),
            listener,
        )
        for address in ("", cluster.scheduler_address)
    ]
    same(*(pixels(result) for result in written))
    assert any("2 Dask workers with 2 threads compute the blocks" in s for s in listener.lines)


def test_a_worker_that_is_killed_costs_only_its_blocks(scene, tmp_path, cluster, whole):
    class Killer(Listener):
        killed = 0

        def fraction(self, done: float) -> None:
            super().fraction(done)
            if finished_blocks(tmp_path / "out") and not self.killed:
                self.killed = next(iter(cluster.workers.values())).pid
                os.kill(self.killed, signal.SIGKILL)

    listener = Killer()
    result = reconstruct(
        scene, tmp_path / "out", listener, scheduler=cluster.scheduler_address, **SMALL
    )
    assert listener.killed
    same(pixels(result), whole)


def test_cancel_and_going_on_in_this_process(scene, tmp_path, cluster, whole):
    class StopAtOnce(Listener):
        def fraction(self, done: float) -> None:
            self.stopped |= finished_blocks(tmp_path / "out") > 0

    with pytest.raises(CancelledError, match=r"finished blocks? (is|are) kept in"):
        reconstruct(
            scene, tmp_path / "out", StopAtOnce(), scheduler=cluster.scheduler_address, **SMALL
        )
    listener = Listener()
    same(pixels(reconstruct(scene, tmp_path / "out", listener, **SMALL)), whole)
    assert any("Going on with an interrupted run" in line for line in listener.lines)


def test_errors_of_workers_come_as_sentences(scene, tmp_path, cluster, monkeypatch):
    monkeypatch.setattr("stori_plugin.engine.run.block_work.BlockWork.probe", lambda *_: "other")
    with pytest.raises(OutputError, match="comes to other numbers than this computer"):
        reconstruct(scene, tmp_path / "out", scheduler=cluster.scheduler_address, **SMALL)
    assert not (tmp_path / "out").exists()


def test_workers_of_another_version_are_refused(scene, tmp_path, cluster, monkeypatch):
    other = {**dask_worker.VERSIONS, "numpy": "9.9"}
    monkeypatch.setattr(dask_worker, "VERSIONS", other)
    with pytest.raises(ParameterError, match=r"has numpy .* and this computer 9\.9"):
        reconstruct(scene, tmp_path / "out", scheduler=cluster.scheduler_address, **SMALL)


def test_a_scheduler_that_does_not_know_the_plugin(scene, tmp_path, cluster, monkeypatch):
    monkeypatch.setattr(dask_crew, "VERSIONS_NAME", "absent_plugin.remote_block:VERSIONS")
    told = r"cannot load this plugin \(No module named 'absent_plugin'\): start it, as its workers,"
    with pytest.raises(ParameterError, match=told):
        reconstruct(scene, tmp_path / "out", scheduler=cluster.scheduler_address, **SMALL)
    assert not (tmp_path / "out").exists()


def test_a_scheduler_without_workers(scene, tmp_path):
    distributed = pytest.importorskip("distributed", reason="the package distributed is absent")
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None) as empty,
        pytest.raises(ParameterError, match="has no workers: start some with “dask worker tcp"),
    ):
        reconstruct(scene, tmp_path / "out", scheduler=empty.scheduler_address, **SMALL)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "not an address"])
def test_an_address_that_does_not_answer(scene, tmp_path, monkeypatch, address):
    pytest.importorskip("distributed", reason="the package distributed is absent")
    monkeypatch.setattr(dask_crew, "CONNECT_SECONDS", 0.3)
    with pytest.raises(ParameterError, match=f"SCHEDULER {address} does not answer .*start it wit"):
        reconstruct(scene, tmp_path / "out", scheduler=address, **SMALL)
    assert not (tmp_path / "out").exists()


def test_an_address_where_something_else_answers(scene, tmp_path, monkeypatch):
    """A server of another kind sends what Dask takes for the length of a message without end."""
    pytest.importorskip("distributed", reason="the package distributed is absent")
    monkeypatch.setattr(dask_crew, "CONNECT_SECONDS", 0.3)

    class Greeting(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.sendall(b"HTTP/1.1 400 Bad Request, and so on\r\n\r\n")
            self.request.recv(1)

    class Stranger(socketserver.ThreadingTCPServer):
        daemon_threads = True  # who asks may never hang up: the end of the test does not wait

    with Stranger(("127.0.0.1", 0), Greeting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"tcp://127.0.0.1:{server.server_address[1]}"
        with pytest.raises(ParameterError, match=f"SCHEDULER {address} does not answer"):
            reconstruct(scene, tmp_path / "out", scheduler=address, **SMALL)
        server.shutdown()


def test_a_connection_that_never_comes_about(scene, tmp_path, monkeypatch):
    distributed = pytest.importorskip("distributed", reason="the package distributed is absent")
    monkeypatch.setattr(dask_crew, "CONNECT_SECONDS", 0.2)
    release = threading.Event()
    monkeypatch.setattr(distributed, "Client", lambda *_, **__: release.wait())
    with pytest.raises(ParameterError, match=r"does not answer \(no end within 0.4 s\): start it"):
        reconstruct(scene, tmp_path / "out", scheduler="tcp://127.0.0.1:9", **SMALL)
    release.set()


def test_without_the_package(scene, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingPackageError, match="needs the Python package distributed, which"):
        reconstruct(scene, tmp_path / "out", scheduler="tcp://127.0.0.1:9", **SMALL)


@pytest.mark.parametrize("method", [*METHODS])
def test_every_method_travels(scene, tmp_path, monkeypatch, method):
    settings = {**SMALL, "method": method, "bands": ("NDVI",), "extent": EXTENT}
    expected = pixels(reconstruct(scene, tmp_path / "a", **settings))
    compute = BlockWork.compute

    def travelled(self, *given):
        return compute(pickle.loads(pickle.dumps(self)), *given)

    monkeypatch.setattr(BlockWork, "compute", travelled)
    same(pixels(reconstruct(scene, tmp_path / "b", **settings)), expected)


def test_connecting_hears_cancel():
    listener = Listener()
    listener.stopped = True
    release = threading.Event()
    with pytest.raises(CancelledError):
        aside(release.wait, listener, "test")
    release.set()


def test_a_worker_leaves_a_block_whose_run_has_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(dask_worker, "LOOK_SECONDS", -1.0)
    folder = tmp_path / "unfinished"
    folder.mkdir()
    check = dask_worker._check(str(folder))
    check()
    (folder / "stop").touch()
    with pytest.raises(dask_worker.LeftError, match="was stopped"):
        check()
    (folder / "stop").unlink()
    check()
    folder.rmdir()
    with pytest.raises(dask_worker.LeftError):
        check()
