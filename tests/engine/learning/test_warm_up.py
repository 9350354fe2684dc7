"""Kernels are compiled before the work, and Cancel does not wait for that."""

from __future__ import annotations

import pytest
from made_methods import kind
from made_runs import Listener

from stori_plugin.engine.learning import fitting


def test_its_kernels_are_compiled_beforehand(monkeypatch):
    from stori_plugin.engine.learning import warm_up as warm_up_module

    tried = []
    registry = {name: kind(name, 0.1, 0.1) for name in ("gp", "other")}
    for name, method in registry.items():
        monkeypatch.setattr(method, "warm_up", classmethod(lambda cls, n=name: tried.append(n)))
    monkeypatch.setattr(warm_up_module, "METHODS", registry)
    monkeypatch.setattr(fitting, "METHODS", registry)
    warm_up_module.warm_up("other", Listener())
    warm_up_module.warm_up("auto", Listener())
    warm_up_module.warm_up("auto", Listener())
    assert tried == ["other", "gp"]


def test_cancel_does_not_wait_for_the_compiler(monkeypatch):
    import threading

    from stori_plugin.engine.learning import warm_up as warm_up_module
    from stori_plugin.engine.support.errors import CancelledError

    release, begun = threading.Event(), threading.Event()

    def compiling(methods, progress):
        begun.set()
        release.wait(60)

    class Impatient(Listener):
        def is_cancelled(self) -> bool:
            return begun.is_set()

    monkeypatch.setattr(warm_up_module, "_ready", set())
    monkeypatch.setattr(warm_up_module, "_compile", compiling)
    try:
        with pytest.raises(CancelledError):
            warm_up_module.warm_up("gp", Impatient())
        assert not release.is_set()
    finally:
        release.set()
