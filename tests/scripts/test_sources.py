"""``make sources``: what it says of sources, without asking any of them here."""

from __future__ import annotations

import pytest

from scripts import sources
from stori_plugin.engine.download.web import Answer, UnreachableError


@pytest.fixture
def without_pauses(monkeypatch):
    from stori_plugin.engine.download.courier import Stop

    monkeypatch.setattr(Stop, "pause", lambda self, seconds: None)


def answering(monkeypatch, answer):
    def ask(_request):
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(sources, "StandardWeb", lambda: ask)


def test_without_internet_it_says_so_in_one_sentence(monkeypatch, capsys, without_pauses):
    answering(monkeypatch, UnreachableError("network", "no route"))
    assert sources.main() == 1
    assert capsys.readouterr().out == f"{sources.NO_INTERNET}\n"


def test_each_source_has_its_sentence(monkeypatch, capsys, without_pauses):
    answering(monkeypatch, Answer(503, {}, b""))
    assert sources.main() == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == list(sources.known_sources())
    assert all("is out of order (503)" in line for line in lines)
