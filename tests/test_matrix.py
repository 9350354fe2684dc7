"""The table of `make matrix` says what the suites said."""

from __future__ import annotations

from scripts.matrix_report import Outcome, outcome_of, table

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
