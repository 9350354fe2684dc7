"""The order of the house: who may import whom, with no circle of files anywhere.

Imports within functions count as well: they only hide an arrow. Those for type checking alone do
not: nothing runs by them.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from checkout import CHECKOUT

ENGINE = "stori_plugin.engine"

# From top to bottom, a line each: a package imports what stands on the lines below its own, and
# neither beside nor above. Every module below the first word of a list is drawn in it.
ORDERS = {
    "stori_plugin": (
        "background",
        "plugin",
        "provider gui",
        "algorithms",
        "presentation",
        "dependencies",
        "engine",
        "metadata",
    ),
    ENGINE: (
        "training retrieval validation preview animation download",
        "analysis run",
        "scene outputs",
        "learning rasters",
        "methods acquisitions",
        "pixels pages simulation",
        "support options",
    ),
    f"{ENGINE}.acquisitions": (
        "collection index_catalogue readings",
        "scan",
        "grouping harmonising",
        "judgement",
        "files",
        "series",
        "beliefs",
        "names",
    ),
    f"{ENGINE}.methods": (
        "method_registry",
        "network",
        "gp linear whittaker harmonic screening",
        "long_gaps",
        "interface",
        "squares",
        "surroundings",
    ),
    f"{ENGINE}.retrieval": (
        "evaluation",
        "similarity",
        "finding",
        "milvus",
        "index",
        "encoders",
        "chips",
        "embeddings",
    ),
    "stori_plugin.gui": (
        "desktop",
        "example",
        "dock",
        "panels options",
        "plot map",
        "work",
        "state",
    ),
}


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def running_nodes(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not is_for_types(child):
            yield child
            yield from running_nodes(child)


@cache
def files() -> dict[str, Path]:
    """The files of the plugin by the full name of their module."""
    every = {}
    for folder in ("stori_plugin", "algorithms"):
        for path in sorted((CHECKOUT / folder).rglob("*.py")):
            if path.is_relative_to(CHECKOUT / "stori_plugin" / "algorithms"):
                continue  # the link
            parts = path.relative_to(CHECKOUT).with_suffix("").parts
            parts = parts if folder == "stori_plugin" else ("stori_plugin", *parts)
            every[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return every


def named(module: str, path: Path) -> Iterator[str]:
    """What a file imports of the plugin: modules, or packages for names of their faces."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in running_nodes(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*above, node.module or ""]) if node.level else node.module
            base = base.rstrip(".")
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield whole if whole in files() else base


@cache
def imports() -> dict[str, frozenset[str]]:
    """The files of the plugin that each of them imports."""
    return {
        module: frozenset(name for name in named(module, path) if name in files()) - {module}
        for module, path in files().items()
    }


def part_of(module: str, whole: str) -> str:
    """The part of ``whole`` that a module belongs to; "" where it lies elsewhere."""
    return module[len(whole) + 1 :].split(".")[0] if module.startswith(f"{whole}.") else ""


@pytest.mark.parametrize("whole", ORDERS)
def test_a_part_imports_only_what_lies_below_it(whole):
    line_of = {part: line for line, parts in enumerate(ORDERS[whole]) for part in parts.split()}
    drawn = {part_of(module, whole) for module in files()} - {""}
    assert drawn == set(line_of), "every part has its place in the order, and there is none else"
    wrong = []
    for module, others in imports().items():
        for other in others:
            mine, its = part_of(module, whole), part_of(other, whole)
            if mine and its and mine != its and line_of[mine] >= line_of[its]:
                wrong.append(f"{module} -> {other}")
    assert not wrong


def test_no_files_import_each_other_in_a_circle():
    state: dict[str, int] = {}
    way: list[str] = []

    def visit(module: str) -> None:
        state[module] = 1
        way.append(module)
        for other in sorted(imports()[module]):
            assert state.get(other) != 1, " -> ".join([*way[way.index(other) :], other])
            if other not in state:
                visit(other)
        way.pop()
        state[module] = 2

    for module in files():
        if module not in state:
            visit(module)


def test_no_two_files_of_the_engine_bear_one_name():
    names: dict[str, str] = {}
    for module, path in files().items():
        if module.startswith(ENGINE) and path.stem not in ("__init__", "__main__"):
            assert path.stem not in names, f"{module} and {names[path.stem]}"
            names[path.stem] = module


# How many files of the engine an entry may load: what is imported without need is felt at every
# start, and by everyone who reads the code. Steps that write rasters load what keeps finished
# blocks through a kill and puts them together: ten files. Kernels load two that see to it that what
# is kept of them is the user's own; who writes loads the lock that runs hold. What looks at files
# of strangers before they are believed is four. Changes read SAR as well. Opening rasters as what
# they are, aside and without the network, takes ten.
# Two tell what masks leave in doubt. One holds what headers say against what can be, and one moves
# coordinates to where another reference system may not reach. Embeddings as others
# have computed them take six, time and place of chips one, and two transformers of series five.
# What chips are shown by takes three, what a coarser sensor saw four, its products and the names of
# bands three, grids within HDF4 two. Bands in other words, of virtual rasters and of reducers take
# three, offsets that are doubted and copies of images two.
# Where the files of chips lie takes two, links to folders one, what indexes are told apart
# by one, how ground is cut into chips one.
# Sentences that can be translated take one, which grid is chosen one.
REACH = {
    "download.download": 91,
    "analysis.changes": 166,
    "analysis.prepare_sar": 163,
    "analysis.mask_clouds": 160,
    "retrieval.index.build_index": 199,
    "scene.scene": 143,
}


@pytest.mark.parametrize("entry", REACH)
def test_an_entry_loads_few_files(entry):
    code = (
        f"import sys, {ENGINE}.{entry}\n"
        f"print(sum(name.startswith('{ENGINE}.') and not hasattr(module, '__path__')"
        " for name, module in list(sys.modules.items())))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=CHECKOUT, check=True
    )
    assert int(done.stdout) <= REACH[entry]
