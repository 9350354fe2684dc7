"""`make matrix` tests one state, and its table says what the suites said."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from scripts.matrix import SUITES, script_of
from scripts.matrix_report import Outcome, outcome_of, table
from scripts.matrix_state import take_state

SUITE = """<testsuites><testsuite>
<testcase classname="tests.test_a" name="test_good"/>
<testcase classname="tests.test_a" name="test_bad"><failure message="no"/></testcase>
<testcase classname="tests.test_a" name="test_broken"><error message="no"/></testcase>
<testcase classname="tests.test_a" name="test_left"><skipped message="why"/></testcase>
</testsuite></testsuites>"""


def test_counts_and_failures_are_read(tmp_path):
    (tmp_path / "junit.xml").write_text(SUITE)
    (tmp_path / "versions.json").write_text('a warning\n{"QGIS": "3.44.1"}\n')
    outcome = outcome_of("debian-x", tmp_path, 1, 90.0)
    assert (outcome.passed, outcome.skipped) == (1, 1)
    assert outcome.failures == ("tests.test_a::test_bad", "tests.test_a::test_broken")
    assert not outcome.is_good
    text = table([outcome, Outcome("fine", {}, passed=3)])
    assert "| debian-x | 3.44.1 |" in text and "- debian-x: tests.test_a::test_bad" in text
    assert "| 3 | 0 | 0 |" in text


def test_a_system_where_nothing_ran_is_no_success(tmp_path):
    outcome = outcome_of("debian-x", tmp_path, 2, 1.0)
    assert not outcome.is_good
    assert "no test ran (status 2)" in table([outcome])


def test_failing_without_a_failed_test_is_told(tmp_path):
    (tmp_path / "junit.xml").write_text('<testsuite><testcase classname="a" name="b"/></testsuite>')
    assert outcome_of("x", tmp_path, 139, 1.0).trouble == "pytest ended with status 139"


def checkout_in(folder):
    for name in ("a.txt", ".venv/b.txt", "build/c.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("as written")
    return folder


def files_of(folder) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_files_as_they_are_come_without_what_was_made_there(tmp_path):
    checkout = checkout_in(tmp_path / "checkout")
    assert take_state(checkout, tmp_path / "state", True) == "files as they were"
    assert files_of(tmp_path / "state") == ["a.txt"]


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_the_last_commit_is_tested_whatever_was_edited_since(tmp_path):
    checkout = checkout_in(tmp_path / "checkout")
    for words in ("init -q", "add a.txt", "-c user.name=a -c user.email=a@b.c commit -qm a"):
        subprocess.run(["git", "-C", str(checkout), *words.split()], check=True)
    (checkout / "a.txt").write_text("edited")
    told = take_state(checkout, tmp_path / "state")
    assert told.startswith("commit ") and told.endswith(", without 3 uncommitted changes")
    assert files_of(tmp_path / "state") == ["a.txt"]
    assert (tmp_path / "state" / "a.txt").read_text() == "as written"


def test_every_system_is_tested_with_the_packages_of_pypi_as_well():
    assert "debian-13" in SUITES and "debian-13-wheels" in SUITES
    assert "setup.sh develop" in script_of("debian-13", [])
    wheels = script_of("debian-13-wheels", ["-k", "a or b"])
    assert "setup.sh wheels" in wheels and wheels.endswith("-m scripts.wheels '-k' 'a or b'")
