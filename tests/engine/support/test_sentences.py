"""Sentences are English text, and keep what they are made of."""

from __future__ import annotations

import ast
import json
import pickle
from pathlib import Path

import pytest

import stori_plugin.engine
from stori_plugin.engine.support.errors import ParameterError
from stori_plugin.engine.support.progress import Journal, Progress, Share
from stori_plugin.engine.support.sentences import Sentence, joined, read_sentence


def test_a_sentence_is_its_text_and_keeps_template_and_values():
    text = Sentence("{count:,} dates of {place}.", count=1200, place="a/b")
    assert text == "1,200 dates of a/b." and isinstance(text, str)
    assert text.template == "{count:,} dates of {place}." and text.values["count"] == 1200
    both = joined((text, "Read it."))
    assert both == "1,200 dates of a/b. Read it." and both.values["part0"] is text
    with pytest.raises(KeyError):
        Sentence("{nobody}")


def test_an_error_keeps_its_sentence_also_in_another_process():
    error = ParameterError(Sentence("STEP is “{step}”.", step="a\nb"))
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error) == "STEP is “a\\nb”."
    assert (
        again.sentence.template == "STEP is “{step}”." and again.sentence.values["step"] == "a\nb"
    )


def test_a_sentence_is_read_back_from_json_and_no_foreign_format_is_filled_in():
    inner = Sentence("in gaps of {days:.0f} days", days=9.6)
    whole = joined((Sentence("{method} is used {where}.", method="gp", where=inner), "as told"))
    again = read_sentence(json.loads(json.dumps(whole.plain())))
    assert again == whole and isinstance(again, Sentence)
    assert again.values["part0"].values["where"].template == inner.template
    for template in ("{a:>999999999}", "{a.__class__}", "{a!r}", "{b}", "{", "{a[0]}", "{0}"):
        told = {"text": "as it was", "template": template, "values": {"a": 1}}
        assert read_sentence(told) == "as it was" and not isinstance(read_sentence(told), Sentence)
    for told in (None, [], {"text": 3}, {"text": "x", "template": 3}):
        assert read_sentence(told) in ("", "x")


def test_listeners_get_the_sentence_itself():
    heard = []

    class Listener(Progress):
        def step(self, text):
            heard.append(text)

    journal = Journal(Listener())
    Share(journal, title=Sentence("Learning {series}: ", series="ndvi")).begin("gp")
    assert heard == ["Learning ndvi: gp"] and journal.lines[0].endswith("  Learning ndvi: gp")
    assert heard[0].values["part0"].template == "Learning {series}: "


def test_templates_are_written_out_where_they_are_used():
    folder = Path(stori_plugin.engine.__file__).parent
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Sentence"
        and not isinstance(node.args[0], ast.Constant)
        and path.name != "sentences.py"
    ]
    assert not wrong
