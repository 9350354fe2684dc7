"""The dates of the output: steps, lists and periods."""

from __future__ import annotations

import datetime as dt

import pytest

from stori_plugin.engine.scene.output_dates import date_parameter, output_dates
from stori_plugin.engine.support.errors import InputError, ParameterError

OBSERVED = [dt.date(2020, 1, 31), dt.date(2020, 3, 1), dt.date(2020, 3, 1), dt.date(2020, 4, 30)]


def days(*texts: str) -> list[dt.date]:
    return [dt.date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("step", "start", "end", "expected"),
    [
        ("P30D", None, None, ["2020-01-31", "2020-03-01", "2020-03-31", "2020-04-30"]),
        ("p2w", "2020-02-01", "2020-03-01", ["2020-02-01", "2020-02-15", "2020-02-29"]),
        # counted from the first date, so that month ends stay month ends
        ("P1M", None, None, ["2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30"]),
        ("P1Y", "2019-02-28", "2021-03-01", ["2019-02-28", "2020-02-28", "2021-02-28"]),
        ("P1M10D", "2020-01-01", "2020-03-21", ["2020-01-01", "2020-02-11", "2020-03-21"]),
        ("P10D", "1961-12-25", "1962-01-14", ["1961-12-25", "1962-01-04", "1962-01-14"]),
        ("P400D", "2020-02-01", "2020-03-01", ["2020-02-01"]),
        ("P1Y", "9998-01-01", "9999-12-31", ["9998-01-01", "9999-01-01"]),
        ("observed", None, None, ["2020-01-31", "2020-03-01", "2020-04-30"]),
        ("Observed", "2020-02-01", "2020-04-01", ["2020-03-01"]),
        ("2020-05-01, 2020-02-01,20200201", None, None, ["2020-02-01", "2020-05-01"]),
        ("2020-02-03", None, None, ["2020-02-03"]),
    ],
)
def test_output_dates(step, start, end, expected):
    start, end = (text and dt.date.fromisoformat(text) for text in (start, end))
    assert output_dates(step, iter(OBSERVED), start, end) == days(*expected)


@pytest.mark.parametrize("step", ["", "10", "P", "P0D", "PT12H", "P0.5M", "P-3D", "weekly", "10D"])
def test_malformed_step_is_told_with_what_is_understood(step):
    with pytest.raises(ParameterError, match=r"^STEP .*P10D, P2W or P1M.*observed") as caught:
        output_dates(step, OBSERVED)
    assert str(caught.value).endswith(".")


def test_a_listed_date_that_is_none_is_named():
    with pytest.raises(ParameterError, match="“2020-13-01”, which is not a date"):
        output_dates("2020-05-01,2020-13-01", OBSERVED)


def test_listed_dates_outside_the_period_are_named():
    with pytest.raises(ParameterError, match="asks for 2019-05-01, which is outside START"):
        output_dates("2019-05-01", OBSERVED, start=dt.date(2020, 1, 1))


@pytest.mark.parametrize("step", ["P10D", "observed", "2020-05-01"])
def test_start_after_end(step):
    with pytest.raises(ParameterError, match=r"START \(2021-01-01\) is after END \(2020-01-01\)"):
        output_dates(step, OBSERVED, dt.date(2021, 1, 1), dt.date(2020, 1, 1))


def test_period_beside_the_observations():
    with pytest.raises(ParameterError, match=r"START \(2021-01-01\) is after the last acquisition"):
        output_dates("P10D", OBSERVED, start=dt.date(2021, 1, 1))
    with pytest.raises(ParameterError, match=r"END \(2019-01-01\) is before the first"):
        output_dates("P10D", OBSERVED, end=dt.date(2019, 1, 1))
    with pytest.raises(InputError, match="No acquisition lies between 2020-02-01 and 2020-02-02"):
        output_dates("observed", OBSERVED, dt.date(2020, 2, 1), dt.date(2020, 2, 2))


def test_open_period_without_observations():
    with pytest.raises(InputError, match="give START and END"):
        output_dates("P10D", [])
    assert len(output_dates("P10D", [], dt.date(2020, 1, 1), dt.date(2020, 1, 31))) == 4


def test_date_parameter():
    assert date_parameter(" 2020-05-01 ", "START") == dt.date(2020, 5, 1)
    assert date_parameter("2020-05-01T00:00:00", "START") == dt.date(2020, 5, 1)
    assert date_parameter("", "START") is None
    with pytest.raises(ParameterError, match="END is “yesterday”, which is not a date"):
        date_parameter("yesterday", "END")


@pytest.mark.parametrize("step", ["P1D", ",".join(["2021-05-01"] * 30_000)])
def test_more_dates_than_anybody_needs_are_not_listed(step):
    with pytest.raises(
        ParameterError, match=r"ask for about [\d,]+ dates, and 20,000 are the most"
    ):
        output_dates(step, start=dt.date(1, 1, 1), end=dt.date(9999, 12, 31))


def test_a_duration_of_too_many_digits_is_no_duration():
    with pytest.raises(ParameterError, match="which is not a date: give an ISO 8601 duration"):
        output_dates(f"P{'9' * 5000}D", start=dt.date(2021, 1, 1), end=dt.date(2021, 2, 1))
