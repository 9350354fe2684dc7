"""A date is what was typed, with its dashes and without."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2021-05-07", "2021-05-07"),
        ("2021-11-30", "2021-11-30"),
        ("2021-5-7", "2021-05-07"),
        ("20210507", "2021-05-07"),
        ("2019/12/01", "2019-12-01"),
    ],
)
def test_a_typed_date_keeps_its_month(qgis_app, typed, date):
    from qgis.PyQt.QtCore import QDate
    from qgis.PyQt.QtTest import QTest

    from stori_plugin.gui.panels.date_field import DateField

    field = DateField()
    field.setDate(QDate(2024, 2, 3))
    field.show()
    field.setFocus()
    field.setSelectedSection(DateField.Section.YearSection)
    QTest.keyClicks(field, typed)
    assert field.date().toString("yyyy-MM-dd") == date
