"""Tables and pages: whole or not there, in nobody else's place, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import os
import re
import uuid

import pytest

from stori_plugin.engine.support.errors import OutputError
from stori_plugin.engine.support.staging import written_beside
from stori_plugin.engine.support.text_files import csv_text, write_text


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x";"y")',
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\n=1",
        "＝1+1",
        "field;=1+1",  # parted at semicolons, as much of Europe does
        "field\t@SUM(A1)",
        "-",
    ],
)
def test_text_is_no_formula(text):
    written = csv_text((text,), [(text,)])
    for (cell,) in csv.reader(io.StringIO(written)):
        assert cell.replace("'", "") == text.replace("\r", "\n").replace("'", "")
    assert "\r" not in written
    for cell in re.split("[;\t\n]", written):
        assert not re.match('[ "]*[=+@＝-]', cell), cell


def test_numbers_and_other_text_stay_as_they_are():
    row = (-1.5, "-1.5", "+1", "1e-3", "-.5", "-inf", "a=b", "a-b@c", "2021-05-01", None, "x; y")
    assert csv_text(("a",), [row]) == ("a\n-1.5,-1.5,+1,1e-3,-.5,-inf,a=b,a-b@c,2021-05-01,,x; y\n")


def planted(monkeypatch, goal, victim):
    """A name that was guessed, and a link of somebody else there."""
    known = uuid.UUID(int=7)
    monkeypatch.setattr(uuid, "uuid4", lambda: known)
    os.symlink(victim, f"{goal}.unfinished-{known.hex}")


@pytest.mark.skipif(os.name != "posix", reason="links need rights")
def test_no_link_is_written_through(tmp_path, monkeypatch):
    victim, goal = tmp_path / "victim.txt", tmp_path / "report.html"
    victim.write_text("mine")
    planted(monkeypatch, goal, victim)
    with pytest.raises(OutputError, match=r"HTML .*report\.html cannot be written \(File exists\)"):
        write_text(str(goal), "<html>", "HTML")
    assert victim.read_text() == "mine"
    assert not goal.exists()


@pytest.mark.skipif(os.name != "posix", reason="links need rights")
def test_what_was_exchanged_for_a_link_does_not_get_the_name(tmp_path):
    goal, victim = tmp_path / "a.csv", tmp_path / "victim"
    victim.write_text("mine")
    with pytest.raises(OSError, match="somebody else replaced it"), written_beside(str(goal)) as s:
        os.remove(s)
        os.symlink(victim, s)
    assert sorted(os.listdir(tmp_path)) == ["victim"]


def test_names_of_unfinished_files_cannot_be_guessed(tmp_path):
    names = set()
    for _ in range(2):
        with written_beside(str(tmp_path / "a.gif"), keep_suffix=True) as staged:
            names.add(staged)
            assert staged.endswith(".gif")
    assert len(names) == 2 and not any(str(os.getpid()) == n.split("-")[-1] for n in names)
    assert os.listdir(tmp_path) == ["a.gif"]


def test_names_that_are_no_utf8_can_be_written(tmp_path):
    write_text(str(tmp_path / "a.csv"), csv_text(["name"], [["\udcff.tif"]]), "TABLE")
    assert (tmp_path / "a.csv").read_text() == "name\n\\udcff.tif\n"


def test_a_sentence_is_one_line_in_which_everything_is_seen():
    hidden = "a\nb\u202e\x1b[31m\udcff"
    assert str(OutputError(f"{hidden} cannot be written.")) == (
        "a\\nb\\u202e\\x1b[31m\\udcff cannot be written."
    )
    persian = "\u0645\u06cc\u200c\u062e"
    assert str(OutputError(persian)) == persian
