"""Who may import whom."""

from __future__ import annotations

import ast
from pathlib import Path

from checkout import CHECKOUT
from plugin_modules import PLUGIN, SHELL, modules, part_of

QT_BINDINGS = {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}
# What each part may import of the plugin's other parts.
ALLOWED = {
    "engine": {"engine", "metadata"},
    "presentation": {"presentation", "engine", "metadata", "dependencies"},
    "algorithms": {"algorithms", "presentation", "engine", "metadata", "dependencies"},
    "gui": {"gui", "presentation", "engine", "metadata", "dependencies"},
}


def depth_of(path: Path) -> int:
    """Return how many packages below ``stori_plugin`` the module's own package lies."""
    base = PLUGIN if PLUGIN in path.parents else CHECKOUT
    return len(path.relative_to(base).parts) - 1


def imports(path: Path, top_level_only: bool = False) -> list[tuple[str, int]]:
    """Return (full name, line) of what a module imports, relative names resolved."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = depth_of(path) - (node.level - 1)
                package = "" if above <= 0 else part_of(path)
                base = ".".join(filter(None, ("stori_plugin", package, base)))
            found += [(f"{base}.{alias.name}", node.lineno) for alias in node.names]
    return found


def imports_of(parts, packages, top_level_only=False) -> list[str]:
    """Return "file:line package" for each import of ``packages`` within ``parts``."""
    return [
        f"{path.relative_to(CHECKOUT)}:{line} {name}"
        for path in modules()
        if part_of(path) in parts
        for name, line in imports(path, top_level_only)
        if name.split(".")[0] in packages
    ]


def test_parts_import_only_what_lies_below_them():
    wrong = [
        f"{path.relative_to(CHECKOUT)}:{line} {name}"
        for path in modules()
        for name, line in imports(path)
        if name.startswith("stori_plugin.")
        and name.split(".")[1] not in ALLOWED.get(part_of(path), {name.split(".")[1]})
    ]
    assert not wrong


def test_the_engine_knows_neither_qgis_nor_qt():
    assert not imports_of({"engine", "metadata"}, {"qgis", "osgeo", *QT_BINDINGS})


# Finding files and dates is the scan's work, and loading that of the presentation.
WITHOUT_WORK_OF_ITS_OWN = {"load_series"}


def test_an_algorithm_and_the_file_that_does_its_work_bear_one_name():
    engine = "stori_plugin.engine."
    algorithms = {
        path.stem: path
        for path in (CHECKOUT / "algorithms").glob("*.py")
        if "Algorithm(" in path.read_text(encoding="utf-8") and path.stem != "example_models"
    }
    assert len(algorithms) == 18
    for name, path in algorithms.items():
        used = {whole.split(".")[-2] for whole, _ in imports(path) if whole.startswith(engine)}
        assert (name in used) is (name not in WITHOUT_WORK_OF_ITS_OWN), name


def test_the_engine_plots_only_when_asked():
    assert not imports_of({"engine"}, {"matplotlib"}, top_level_only=True)


def test_the_shell_reaches_qt_through_qgis():
    assert not imports_of(SHELL, QT_BINDINGS)


def test_the_shell_loads_without_the_packages_of_the_engine():
    heavy = {"numba", "rasterio", "scipy", "jinja2", "markupsafe", "threadpoolctl", "matplotlib"}
    assert not imports_of(SHELL, heavy, top_level_only=True)


def test_nothing_prints():
    commands = {"__main__.py"}  # what is run in a terminal may
    for path in modules():
        if path.name not in commands:
            calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if is_print(n)]
            assert not calls, path


def is_print(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    )


# What reads files and believes what they say of their own size, depth and types, by the name that
# it is called by, and where it may be: where a file is looked at first, or the text is QGIS's own.
BELIEVING = {
    "json.load": set(),
    "json.loads": {"checked_json.py", "geometries.py"},
    "np.load": set(),
    "np.memmap": set(),
    "np.fromfile": set(),
    "mmap.mmap": set(),
    "zipfile.ZipFile": {"checked_zips.py", "archives.py"},
    "pickle.load": set(),
    "pickle.loads": set(),
    "ast.literal_eval": set(),
    # Those of other files write, or read what this engine wrote or describes.
    "rasterio.open": {
        *("open_rasters.py", "coarse_reading.py", "earlier_results.py"),
        *("storage.py", "writing.py", "similarity_file.py"),
        # By its driver, with the network shut: parts of files that were fetched by other means.
        *("asset_reading.py", "acquisition_file.py", "fetched_files.py"),
    },
    "DatasetReader": {"opening.py"},
}


def test_files_of_others_are_read_by_what_looks_at_them_first():
    wrong = [
        f"{path.relative_to(CHECKOUT)}:{node.lineno} {ast.unparse(node.func)}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and path.name not in BELIEVING.get(ast.unparse(node.func), {path.name})
    ]
    assert not wrong
