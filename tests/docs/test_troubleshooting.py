"""The manual's troubleshooting page quotes sentences that the code still says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from checkout import CHECKOUT

PAGE = CHECKOUT / "docs" / "troubleshooting.md"
HOLE = "\0"


def quoted() -> list[str]:
    return re.findall(r"^### “(.+)”$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def texts_of(path: Path) -> list[str]:
    """Return every string in a module, a hole where a value is put in."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else HOLE for part in node.values]
            found.append("".join(parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
    return [re.sub(r"\{\w*\}", HOLE, text) for text in found]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    folders = (CHECKOUT / "stori_plugin" / "engine", CHECKOUT / "algorithms")
    files = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    files += sorted((CHECKOUT / "stori_plugin").glob("*.py"))
    return [text for path in files for text in texts_of(path)]


def test_the_page_quotes_many_sentences():
    assert len(quoted()) > 15


@pytest.mark.parametrize("sentence", quoted())
def test_a_quoted_sentence_is_one_that_the_code_says(texts, sentence):
    # What is left out on the page is a value in the code, or the rest of the sentence.
    pieces = [re.escape(piece.strip()) for piece in sentence.split("…") if piece.strip(" “”")]
    pattern = re.compile(".*".join(pieces), re.DOTALL)
    assert any(pattern.search(text) for text in texts)
