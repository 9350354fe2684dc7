"""What `make bench` prints: tables of what benchmarks say."""

from __future__ import annotations

import argparse
import importlib
import sys

import pytest

from scripts import bench
from scripts.bench_tables import accuracy_table, tables_of

PRINTED = """gp kernel on 2 cores: 158,600 pixels/s
  60 dates 45 % clear
later start: 1.0 s

pixels a side | seconds | memory MiB | said
          256 |     1.5 |        200
          512 |     3.0 |        300 | well
all went well
"""


def test_lines_become_tables():
    assert tables_of(PRINTED) == (
        "| what | figure |\n| --- | --- |\n"
        "| gp kernel on 2 cores | 158,600 pixels/s; 60 dates 45 % clear |\n"
        "| later start | 1.0 s |\n\n"
        "| pixels a side | seconds | memory MiB | said |\n| --- | --- | --- | --- |\n"
        "| 256 | 1.5 | 200 |  |\n| 512 | 3.0 | 300 | well |\n\n"
        "all went well"
    )


def test_scores_become_the_table_of_accuracy(tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text(
        "site,fit,method,gap_days,rmse,rmse_ratio_to_linear,coverage90\n"
        "flanders,direct,linear,1,0.114,1.0,0.9\n"
        "flanders,direct,auto,1,0.1012,0.888,0.914\n"
        "flanders,bands,auto,1,9,9,9\n"
        "flanders,direct,linear,60,0.23,1.0,0.9\n"
        "flanders,direct,auto,60,0.169,0.73,0.91\n"
    )
    assert accuracy_table(str(path)).splitlines()[2:] == [
        "| flanders | 1 date | 0.114 | 0.101 | 0.89 | 91 % |",
        "| flanders | 60 d | 0.230 | 0.169 | 0.73 | 91 % |",
    ]


@pytest.mark.parametrize("one", bench.BENCHES, ids=lambda one: one.name)
@pytest.mark.parametrize("is_short", [True, False])
def test_benchmarks_know_their_arguments(one, is_short, monkeypatch):
    """The parsers read the command lines, and nothing runs."""

    class Parsed(Exception):  # noqa: N818 (no error)
        pass

    parse = argparse.ArgumentParser.parse_args

    def parse_and_stop(parser):
        parse(parser)
        raise Parsed

    module = importlib.import_module(f"benchmarks.{one.name}")
    words = one.command(is_short)[2:]
    if not hasattr(module, "argparse"):
        assert not words
        return
    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", parse_and_stop)
    monkeypatch.setattr(sys, "argv", [one.name, *words])
    with pytest.raises(Parsed):
        module.main()


def test_a_failure_is_told_and_counts(monkeypatch):
    monkeypatch.setattr(bench.Bench, "command", lambda *_: ["-c", "raise SystemExit('no disk')"])
    is_good, text = bench.run(bench.BENCHES[-1], True)
    assert not is_good and "It failed: no disk" in text
