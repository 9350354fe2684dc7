"""Translations are complete files: Qt finds every text, and placeholders survive."""

from __future__ import annotations

import ast
import re
import string

import pytest
from checkout import CHECKOUT

from scripts import package, translate
from scripts.translation_files import Message, compile_qm, read_ts, write_ts

AWKWARD = {
    Message("STORI", "Überall & <b>fett</b>\n  zwei Zeilen"): "Everywhere & <b>bold</b>\n  two",
    Message("STORI", "{} of {}"): "{} von {}",
    Message("Other", "{} of {}"): "{} sur {}",
    Message("STORI", "not yet"): "",
}


def fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_what_is_written_is_read(tmp_path):
    path = tmp_path / "x.ts"
    write_ts(path, "de", AWKWARD)
    assert read_ts(path) == AWKWARD
    first = path.read_bytes()
    write_ts(path, "de", dict(reversed(AWKWARD.items())))
    assert path.read_bytes() == first


def test_a_file_that_is_not_well_formed_is_named(tmp_path):
    path = tmp_path / "broken.ts"
    path.write_text("<TS><context>")
    with pytest.raises(SystemExit, match=r"broken\.ts is not well formed"):
        read_ts(path)


def test_qt_finds_what_was_compiled(qgis_app, tmp_path):
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    (tmp_path / "x.qm").write_bytes(compile_qm(AWKWARD))
    translator = QTranslator()
    assert translator.load(str(tmp_path / "x.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        for message, translation in AWKWARD.items():
            shown = QCoreApplication.translate(message.context, message.source)
            assert shown == (translation or message.source)
    finally:
        QCoreApplication.removeTranslator(translator)


def test_another_wrapping_of_a_help_keeps_its_translation(tmp_path, monkeypatch):
    monkeypatch.setattr(translate, "FOLDER", tmp_path)
    write_ts(tmp_path / "stori_de.ts", "de", {Message("STORI", "<p>one\n  two</p>"): "<p>eins</p>"})
    texts = {Message("STORI", "\n<p>one two</p>"), Message("STORI", "new")}
    assert sorted(translate.merged("de", texts).values()) == ["", "<p>eins</p>"]


@pytest.mark.parametrize("language", translate.LANGUAGES)
def test_placeholders_and_shortcuts_survive_translation(language):
    done = {m: text for m, text in read_ts(translate.ts_file(language)).items() if text}
    assert len(done) > 300
    for message, text in done.items():
        if "{" in message.source:
            assert fields(text) == fields(message.source), message.source
        if re.match(r"^\S*&\w", message.source) and "<" not in message.source:
            assert text.count("&") == message.source.count("&"), message.source
        assert text.count("<p>") == message.source.count("<p>"), message.source


@pytest.mark.parametrize("language", translate.LANGUAGES)
def test_tags_and_helps_keep_their_form(language):
    for message, text in read_ts(translate.ts_file(language)).items():
        if text and message.source.count("<p>"):
            for mark in ("<ul>", "</ul>", "<li>", "</li>", "</p>"):
                assert text.count(mark) == message.source.count(mark), (mark, message.source[:60])


def test_texts_are_translated_when_they_are_shown_not_when_code_is_loaded():
    # Modules are loaded before the translator is installed.
    wrong = []
    for place in translate.PLACES:
        for path in place.rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            inside = {
                id(child)
                for node in ast.walk(tree)
                if isinstance(node, (ast.FunctionDef, ast.Lambda))
                for child in ast.walk(node)
            }
            wrong += [
                f"{path.relative_to(CHECKOUT)}:{node.lineno}"
                for node in ast.walk(tree)
                if isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "tr"
                and id(node) not in inside
            ]
    assert not wrong


def test_every_text_that_is_asked_for_is_collected(processing):
    texts = {message.source for message in translate.all_texts()}
    assert {"Time series", "STORI panel", "Reconstruct gap-free reflectance"} <= texts
    assert any(text.lstrip().startswith("<p>") for text in texts)  # a help


def test_the_plugin_speaks_the_users_language(processing, tmp_path, monkeypatch):
    from qgis.core import QgsApplication

    from stori_plugin import classFactory, plugin

    for name, content in package.members_of(CHECKOUT / "stori_plugin"):
        if name.endswith(".qm"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(plugin, "RESOURCES", tmp_path / "resources")
    monkeypatch.setattr(plugin.QgsApplication, "locale", lambda *_: "de_AT")
    made = classFactory(None)
    made.initProcessing()
    try:
        found = QgsApplication.processingRegistry().algorithmById("stori:reconstruct")
        assert found.group() == "Zeitreihen"
    finally:
        made.unload()
    assert plugin.install_translator("xx_XX") is None
