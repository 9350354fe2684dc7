"""The table and the page of an inspection."""

from __future__ import annotations

import datetime as dt

import pytest
from made_rasters import write
from read_page import NAME, Page

from stori_plugin.engine.acquisitions.beliefs import Belief, Ledger
from stori_plugin.engine.acquisitions.judgement import judge
from stori_plugin.engine.acquisitions.readings import shown_beliefs
from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.analysis.inspect_series import inspect
from stori_plugin.engine.analysis.inspection import HEAD, Inspection, Row, inspection_html
from stori_plugin.engine.options.series_options import Masking
from stori_plugin.engine.support.progress import SILENT

DAY = dt.date(2021, 3, 1)


def test_names_of_files_sensors_bands_and_orbits_are_text():
    optical = Row(
        f"/x/{NAME}/o.tif", "optical", NAME, DAY, bands=(NAME, "B04"), clear=0.5, mask=NAME
    )
    sar = Row(f"/x/{NAME}/s.tif", "sar", NAME, DAY, orbit=NAME, problem=f"Damaged: {NAME}.")
    page = Page(inspection_html(Inspection((optical, sar), (f"Look: {NAME}",), (NAME,))))
    for words in (
        f"Look: {NAME}", f"/x/{NAME} file", f"{NAME} B04", f"50 % {NAME}", f"Damaged: {NAME}.",
        f"How they are read {NAME}",
    ):  # fmt: skip
        assert words in page.text
    assert f"{DAY} {NAME}" in page.titles and f"{DAY}, 50 % clear" in page.titles


def test_without_anything_that_can_be_used_there_is_no_drawing():
    written = inspection_html(Inspection((Row("/x/a.tif", "sar", problem="Broken."),), (), ()))
    page = Page(written)
    assert "<svg" not in written and "Broken." in page.text
    assert "To look at" not in page.text and "How they are read" not in page.text


DOUBT = "The scale of b.tif may be another: set it."


@pytest.fixture
def inspection(tmp_path, monkeypatch):
    """Two files, of one of which the level is known and the scale is doubted."""
    write(tmp_path / "x_20190601.tif", "B04", "B08", scaling=(0.0001, -0.1), nodata=0)
    write(tmp_path / "y_20190611.tif", "B04", "NDVI", dtype="float32", value=0.2)

    def believing(judged, ledger: Ledger, progress):
        first, second = sorted({item.path for item in judged})
        ledger.believe("level", "surface reflectance", "L2A in the name", [first, second])
        ledger.believe("scale", "1", "nothing states it", [second], DOUBT)
        return judged

    monkeypatch.setitem(judge._STEPS, "optical", (*judge._STEPS["optical"], believing))
    return inspect(rasters_in(str(tmp_path)), [], Masking(), SILENT)


def test_the_table_says_how_each_file_is_read(inspection):
    first, second = (dict(zip(HEAD, row.cells())) for row in inspection.rows)
    read = ("scale", "offset", "unit", "level", "nodata", "date_evidence", "doubt")
    assert [first[name] for name in read] == [
        "0.0001", "-0.1", "reflectance", "surface reflectance", "0", "the name", "",
    ]  # fmt: skip
    assert [second[name] for name in read] == [
        "1", "0", "reflectance index", "surface reflectance", "0", "the name", DOUBT,
    ]  # fmt: skip
    assert first["problem"] == "It has no cloud mask; all its pixels count as clear."


def test_what_is_doubted_is_marked_and_among_what_looks_odd(inspection):
    assert DOUBT in inspection.problems
    written = inspection_html(inspection)
    text = Page(written).text
    assert text.index("To look at") < text.index(DOUBT) < text.index("Files")
    believed = text[text.index("What is believed, and why") : text.index("Files")]
    assert "level surface reflectance L2A in the name 2 x_20190601.tif, y_20190611.tif" in believed
    assert "doubted scale 1 nothing states it 1 y_20190611.tif" in believed
    assert written.count('<tr class="lack">') == 1 and "Doubted: scale." in text


def test_beliefs_that_differ_in_the_value_only_are_one_line():
    beliefs = [
        Belief("role", "red", "the name", ("/x/a.tif", "/x/b.tif")),
        Belief("role", "nir", "the name", ("/x/a.tif", "/x/b.tif")),
        Belief("role", "nir", "the name", ("/x/c.tif",), DOUBT),
    ]
    shown = [(one.value, one.names, one.doubt) for one in shown_beliefs(beliefs)]
    assert shown == [("red, nir", "a.tif, b.tif", ""), ("nir", "c.tif", DOUBT)]


def test_a_file_that_cannot_be_read_has_no_reading():
    row = Row("/x/a.tif", "sar", problem="Broken.")
    assert len(row.cells()) == len(HEAD) and row.cells()[14:19] == [None] * 5


def test_many_files_are_folded_and_few_are_not():
    few = Inspection(tuple(Row(f"/x/{k}.tif", "sar") for k in range(3)), (), ())
    assert "<details>" not in inspection_html(few)
    many = Inspection(tuple(Row(f"/x/{k}.tif", "sar") for k in range(30)), (), ())
    page = inspection_html(many)
    assert "<details>" in page and "All 30 files" in Page(page).text
