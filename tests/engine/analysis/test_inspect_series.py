"""The page of an inspection."""

from __future__ import annotations

import datetime as dt

from read_page import NAME, Page

from stori_plugin.engine.analysis.inspect_series import Inspection, Row, inspection_html

DAY = dt.date(2021, 3, 1)


def test_names_of_files_sensors_bands_and_orbits_are_text():
    optical = Row(
        f"/x/{NAME}/o.tif", "optical", NAME, DAY, bands=(NAME, "B04"), clear=0.5, mask=NAME
    )
    sar = Row(f"/x/{NAME}/s.tif", "sar", NAME, DAY, orbit=NAME, problem=f"Damaged: {NAME}.")
    page = Page(inspection_html(Inspection((optical, sar), (f"Look: {NAME}",), (NAME,))))
    for words in (
        f"Look: {NAME}", f"/x/{NAME} file", f"{NAME} B04", f"50 {NAME}", f"Damaged: {NAME}.",
        f"How they are read {NAME}",
    ):  # fmt: skip
        assert words in page.text
    assert f"{DAY} {NAME}" in page.titles and f"{DAY}, 50 % clear" in page.titles


def test_without_anything_that_can_be_used_there_is_no_drawing():
    written = inspection_html(Inspection((Row("/x/a.tif", "sar", problem="Broken."),), (), ()))
    page = Page(written)
    assert "<svg" not in written and "Broken." in page.text
    assert "To look at" not in page.text and "How they are read" not in page.text
