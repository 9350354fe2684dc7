"""Tables of series: the same as if all were spread over all dates, in little memory."""

from __future__ import annotations

import datetime as dt
import gzip
import tracemalloc
from pathlib import Path

import naive
import numpy as np
import pytest

from stori_plugin.engine.pixels.backscatter import fill_missing
from stori_plugin.engine.support.errors import CancelledError, InputError
from stori_plugin.engine.support.progress import Progress
from stori_plugin.engine.training import series_table
from stori_plugin.engine.training.series_table import FEWEST_CLEAR, read_table

HEAD = "id,date,red,nir,swir1,VV,VH"


def day(number: int) -> dt.date:
    return dt.date(2021, 1, 1) + dt.timedelta(days=int(number))


def write(path: Path, rows) -> Path:
    cells = ["" if value is None or np.isnan(value) else f"{value:.4f}" for *_, numbers in rows
             for value in numbers]  # fmt: skip
    width = HEAD.count(",") - 1
    lines = [
        ",".join([str(name), str(date), *cells[k * width : (k + 1) * width]])
        for k, (name, date, _) in enumerate(rows)
    ]
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return path


def rows_with_holes(seed: int) -> list:
    """Series of which some were seen too rarely; rows in disorder, some of them twice."""
    random = np.random.default_rng(seed)
    rows = []
    for series in range(12):
        share = random.uniform(0.3, 1.0)
        for date in random.permutation(60):
            if random.random() > share:
                continue
            numbers = np.round(random.uniform(0.01, 0.5, 5), 3)
            numbers[3:] -= 12
            numbers[random.random(5) < 0.2] = np.nan
            numbers[2] = np.nan
            rows += [(f"s{series}", day(date), numbers)] * int(random.integers(1, 3))
            if random.random() < 0.1:
                rows.append((f"s{series}", day(date), np.round(numbers / 2, 3)))
    return [rows[k] for k in random.permutation(len(rows))]


@pytest.mark.parametrize("seed", range(4))
def test_a_table_is_read_as_if_all_series_were_spread_over_all_dates(tmp_path, seed):
    rows = rows_with_holes(seed)
    site = read_table(write(tmp_path / "table.csv", rows))
    values = naive.spread_table(rows, 5)
    clear = (values[:, :2] > 0).all(1)
    sar = np.ascontiguousarray(values[:, 3:])
    days = np.array([date.toordinal() for date in sorted({row[1] for row in rows})], float)
    kept = fill_missing(sar, days) & (clear.sum(0) >= FEWEST_CLEAR)
    assert 0 < kept.sum() < 12 and site.roles == ("red", "nir")
    assert (site.series.clear == clear[:, kept]).all()
    assert (site.series.values == np.nan_to_num(values[:, :2])[:, :, kept]).all()
    assert (site.series.sar[:, :2] == sar[:, :, kept]).all()
    assert (np.diff(site.series.days) == np.diff(days)).all()


def test_series_with_dates_of_their_own_take_memory_for_their_rows_alone(tmp_path):
    seen = [0.1, 0.3, 0.2, -11.0, -17.0]
    rows = [("whole", day(date), seen) for date in range(2400)]
    rows += [(name, day(date), seen) for name in range(200) for date in range(name, 2400, 200)]
    table = write(tmp_path / "table.csv", rows)
    read_table(table)
    tracemalloc.start()
    site = read_table(table)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert site.series.values.shape == (2400, 3, 1)
    assert peak < 4e6  # 2,400 dates of 201 series of 5 numbers alone are 9.6 MB


def test_series_without_common_dates_are_a_sentence_with_the_remedy(tmp_path):
    seen = [0.1, 0.3, 0.2, -11.0, -17.0]
    rows = [(name, day(date), seen) for name in range(40) for date in range(name, 800, 40)]
    with pytest.raises(InputError) as caught:
        read_table(write(tmp_path / "table.csv", rows))
    assert str(caught.value).endswith(
        "It has 800 dates, and no series has more than 20 clear ones and SAR on more than 20: "
        "bring all series onto common dates, such as every tenth day."
    )


@pytest.mark.parametrize("wrong", ["0202-05-31", "9999-12-31"])
def test_a_year_without_satellites_is_a_slip(tmp_path, wrong):
    # All that lies between the first and the last date is computed.
    table = write(tmp_path / "t.csv", [("a", dt.date.fromisoformat(wrong), [0.1] * 5)])
    with pytest.raises(InputError, match=f"Line 2 of the table .*t.csv has the date {wrong}"):
        read_table(table)


@pytest.mark.parametrize(
    ("line", "times", "expected"),
    [
        (b"a" * 1024, 40_000, "holds a line without an end"),
        (b"a,2021-01-01,,,,,\n", 300_000, "holds far more than its size"),
    ],
    ids=["one line", "many lines"],
)
def test_a_table_that_unpacks_without_end_is_refused_in_little_memory(
    tmp_path, line, times, expected
):
    path = tmp_path / "t.csv.gz"
    with gzip.open(path, "wb") as file:
        file.write(HEAD.encode() + b"\n")
        for _ in range(100):
            file.write(line * (times // 100))
    tracemalloc.start()
    with pytest.raises(InputError, match=f"{expected}: give a CSV file with one row per series"):
        read_table(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8e6


def test_what_is_no_table_is_one_short_sentence(tmp_path):
    many = tmp_path / "t.csv"
    many.write_text(",".join(f"column {n}" for n in range(5000)) + "\n")
    with pytest.raises(InputError, match=r"VH”; it has column 0, .*, column 29 and 4970 more\.$"):
        read_table(many)
    with pytest.raises(InputError, match=r"cannot be read \(.*\): give a CSV file with one row"):
        read_table(tmp_path)
    (tmp_path / "t.csv.gz").write_bytes(many.read_bytes())
    with pytest.raises(InputError, match=r"cannot be read \(Not a gzipped file.*\): give a CSV"):
        read_table(tmp_path / "t.csv.gz")


def test_reading_stops_when_asked(tmp_path, monkeypatch):
    class Stopped(Progress):
        def is_cancelled(self):
            return True

    table = write(tmp_path / "t.csv", [("a", day(0), [0.1] * 5)])
    monkeypatch.setattr(series_table, "_ROWS_BETWEEN_CHECKS", 1)
    with pytest.raises(CancelledError):
        read_table(table, Stopped())
