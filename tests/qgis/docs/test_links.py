"""The manual leads nowhere that is not there: its links, pictures, commands and calls."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from manual import DOCS, PAGES, blocks, text_of

LARGEST = 600_000  # bytes of a picture
COMMAND = re.compile(r"qgis_process run (stori:\w+)((?:[^\n\\]|\\\n)*)")
CALL = {"run", "runAndLoadResults"}


def targets(page: Path) -> list[str]:
    prose = re.sub(r"^```.*?^```", "", text_of(page), flags=re.MULTILINE | re.DOTALL)
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", prose) if "://" not in link]


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    # As the table of contents makes them: ASCII words joined by hyphens.
    ascii_only = (head.encode("ascii", "ignore").decode().lower() for head in heads)
    return {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", head).strip()) for head in ascii_only}


@pytest.fixture
def algorithms(provider):
    return {algorithm.id(): algorithm for algorithm in provider.algorithms()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_and_pictures_lead_somewhere(page, algorithms):
    generated = {f"algorithms/{name.split(':')[1]}.md" for name in algorithms}
    for link in targets(page):
        path, _, anchor = link.partition("#")
        if path.startswith("algorithms/"):
            assert path in generated | {"algorithms/index.md"}, f"{page.name}: {link}"
            continue
        other = DOCS / path if path else page
        assert other.is_file(), f"{page.name}: {link}"
        assert not anchor or anchor in anchors(other), f"{page.name}: {link}"


def test_every_picture_is_shown_and_small():
    readme = DOCS.parent / "README.md"
    shown = {Path(link).name for page in (*PAGES, readme) for link in targets(page)}
    pictures = sorted((DOCS / "images").iterdir())
    assert [picture.name for picture in pictures if picture.name not in shown] == []
    assert [one.name for one in pictures if one.stat().st_size > LARGEST] == []


def test_every_page_is_in_the_contents():
    contents = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    assert sorted(re.findall(r": (\S+\.md)$", contents, re.MULTILINE)) == sorted(
        [page.name for page in PAGES] + ["algorithms/index.md"]
    )


# --- commands and calls -------------------------------------------------------------------------


def named(algorithm) -> set[str]:
    return {parameter.name() for parameter in algorithm.parameterDefinitions()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_name_what_there_is(page, algorithms):
    for block in blocks(page, "sh"):
        for name, rest in COMMAND.findall(block):
            given = set(re.findall(r"--(\w+)=", rest))
            assert given <= named(algorithms[name]), f"{page.name}: {name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_calls_name_what_there_is(page, algorithms):
    for block in blocks(page, "python"):
        for node in ast.walk(ast.parse(block)):
            if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") not in CALL:
                continue
            name, given = node.args[0].value, {key.value for key in node.args[1].keys}
            assert given <= named(algorithms[name]), f"{page.name}: {name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_algorithms_that_are_spoken_of_are_there(page, algorithms):
    assert set(re.findall(r"stori:[a-z]+", text_of(page))) <= set(algorithms), page.name
