"""Templates: every value is escaped, and a value that nobody gave is a fault."""

from __future__ import annotations

import ast
import re

import jinja2
import numpy as np
import pytest
from checkout import CHECKOUT
from markupsafe import Markup
from read_page import NAME, Page

from stori_plugin.engine.acquisitions.readings import ShownBelief
from stori_plugin.engine.pages.html import Table, render

ENGINE = CHECKOUT / "stori_plugin" / "engine"
MARKUP = re.compile(r"<(/?(p|h\d|div|ul|li|pre|table|tr|td|th|svg|text|circle|rect|path)\b|!doc)")
TEMPLATES = CHECKOUT / "resources" / "pages"
GIVEN = {
    "summary": f"All of {NAME}.",
    "problems": [NAME],
    "chart": Markup("<svg></svg>"),
    "has_coarse": False,
    "folder": NAME,
    "files": Table(("name", NAME), [(NAME, 1), (None, 0.123456), (True, np.float64(2.0))]),
    "beliefs": [
        ShownBelief("scale", NAME, NAME, 3, NAME, ""),
        ShownBelief("unit", "dB", "x", 1, "a", NAME),
    ],
    "notes": (NAME,),
}


def test_values_are_text_and_drawings_are_markup():
    written = render("inspect_series.html", **GIVEN)
    assert Page(written).text.count(NAME) == 9
    assert "<svg></svg>" in written and written.count("<svg") == 1
    assert "<svg" not in render("inspect_series.html", **{**GIVEN, "chart": None})
    as_text = render("inspect_series.html", **{**GIVEN, "chart": "<svg></svg>"})
    assert "&lt;svg&gt;" in as_text and "<svg" not in as_text


def test_numbers_stand_on_the_right_and_nothing_is_left_empty():
    written = render("inspect_series.html", **{**GIVEN, "beliefs": []})
    cells = written.split("<tbody>")[1].split("</tbody>")[0].replace("\n", "")
    assert cells.count("<tr>") == 3
    assert '<td class="n">1</td></tr><tr><td></td><td class="n">0.1235</td></tr>' in cells
    assert '<td>True</td><td class="n">2</td>' in cells
    empty = render("inspect_series.html", **{**GIVEN, "files": Table((), []), "beliefs": []})
    assert "<thead>" not in empty and "<table" in empty


def test_a_value_that_nobody_gave_is_a_fault():
    with pytest.raises(jinja2.UndefinedError, match="notes"):
        render("inspect_series.html", **{k: v for k, v in GIVEN.items() if k != "notes"})


def test_no_template_switches_escaping_off_and_no_code_writes_html():
    templates = sorted(TEMPLATES.iterdir())
    assert len(templates) == 9
    for path in templates:
        text = path.read_text(encoding="utf-8")
        assert path.suffix == ".html"
        assert not [word for word in ("|safe", "| safe", "autoescape", "<script") if word in text]
    for path in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not MARKUP.search(node.value), path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "Markup" or path.parent.name == "pages", path


def test_nothing_in_a_name_is_hidden_or_turned_round():
    name = "a\u202egpj.\x1b[31m\udcff"
    page = render("inspect_series.html", **{**GIVEN, "folder": name, "notes": (name,)})
    assert "a\\u202egpj.\\x1b[31m\\udcff" in page and "\u202e" not in page
    page.encode("utf-8")
