"""Writes a page of the manual for every algorithm, from what the algorithm says of itself.

Run by ``make docs`` with the Python of QGIS, before MkDocs; the pages go to ``docs/algorithms/``,
which is not kept in the repository.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
DOCS = CHECKOUT / "docs"
PAGES = DOCS / "algorithms"
# What examples are filled in with; parameters that are not here appear only where they must.
EXAMPLE = {
    "OPTICAL_FOLDER": "sentinel2",
    "SAR_FOLDER": "sentinel1",
    "SERIES_FOLDER": "series",
    "FEATURES": "fields.gpkg",
    "INPUT": "fields.gpkg",
    "INDICES": "NDVI",
    "BAND": "NDVI",
    "ENCODER": "series",
    "INDEX": "places.storiindex",
    "INDEXES": "places.storiindex",
    "OUTPUT": "result",
    "FIRST_START": "2021-01-01",
    "FIRST_END": "2021-12-31",
    "SECOND_START": "2022-01-01",
    "SECOND_END": "2022-12-31",
}
# What QGIS calls parameters, in words for people who do not write programs.
KINDS = {
    "boolean": "yes or no",
    "datetime": "date",
    "enum": "one of",
    "fileDestination": "file to write",
    "folderDestination": "folder to write",
    "matrix": "table",
    "multilayer": "layers",
    "rasterDestination": "raster to write",
    "sink": "vector layer to write",
    "source": "vector layer",
    "string": "text",
}
INSTEAD_OF_FOLDERS = {"OPTICAL", "SAR", "SERIES"}  # lists of layers, given as folders in examples


_kept: list = []  # QGIS and the plugin, whose algorithms lose their names when they go


def algorithms() -> list:
    """Return the algorithms as QGIS has them, by group and name."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.analysis import QgsNativeAlgorithms
    from qgis.core import QgsApplication

    application = QgsApplication.instance() or QgsApplication([], False)
    application.initQgis()
    registry = QgsApplication.processingRegistry()
    if registry.providerById("native") is None:  # steps of the example models
        registry.addProvider(QgsNativeAlgorithms(registry))
    from stori_plugin import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    _kept.extend((application, plugin))
    found = registry.providerById("stori").algorithms()
    return sorted(found, key=_place_in_the_manual)


def _place_in_the_manual(algorithm) -> tuple[int, str]:
    order = ("preparation", "timeseries", "analysis", "places", "examplemodels")
    group = algorithm.groupId()
    return order.index(group) if group in order else len(order), algorithm.displayName()


# --- one page -----------------------------------------------------------------------------


def page(algorithm) -> str:
    """Return the page of one algorithm as Markdown."""
    told = help_of_model(algorithm)
    parts = [
        f"# {algorithm.displayName()}",
        f"`{algorithm.id()}` · {algorithm.group()}",
        f"*{algorithm.shortDescription()}*",
        help_text(told.get("ALG_DESC") or algorithm.shortHelpString()),
        "## Parameters",
        parameter_table(algorithm.parameterDefinitions(), told),
        "## Outputs",
        output_table(algorithm.outputDefinitions()),
        "## From Python",
        python_example(algorithm),
        "## From a terminal",
        terminal_example(algorithm),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def help_of_model(algorithm) -> dict[str, str]:
    """Return the help of a model and of its parameters by name; empty for other algorithms."""
    content = getattr(algorithm, "helpContent", None)
    return dict(content()) if content else {}


def help_text(html: str) -> str:
    """Return the help with its headings as Markdown's, so that they get into the contents."""
    html = re.sub(r"<h3>(.*?)</h3>", r"\n\n### \1\n\n", html)
    html = re.sub(r"</(p|ul|ol|table)>\s*", r"</\1>\n\n", html)
    return html.strip()


def _cell(text: str) -> str:
    """Return text that keeps within a cell of a table."""
    return escape(str(text), quote=False).replace("|", "&#124;").replace("\n", " ")


def parameter_table(parameters: Iterable, told: Mapping[str, str]) -> str:
    """Return parameters as a table, advanced ones last; ``told`` has help that they have not."""
    from qgis.core import Qgis

    advanced = Qgis.ProcessingParameterFlag.Advanced
    shown = [p for p in parameters if not p.flags() & Qgis.ProcessingParameterFlag.Hidden]
    rows = [p for p in shown if not p.flags() & advanced]
    rows += [p for p in shown if p.flags() & advanced]
    lines = ["| Parameter | What | Kind and default |", "|---|---|---|"]
    for parameter in rows:
        text = told.get(parameter.name()) or parameter.help()
        more = " *(advanced)*" if parameter.flags() & advanced else ""
        what = f"**{_cell(parameter.description())}**{more}<br>{_cell(text)}"
        lines.append(f"| `{parameter.name()}` | {what} | {_kind(parameter)} |")
    return "\n".join(lines)


def _kind(parameter) -> str:
    from qgis.core import Qgis, QgsApplication

    kind = QgsApplication.processingRegistry().parameterType(parameter.type())
    words = [KINDS.get(parameter.type()) or (kind.name().lower() if kind else parameter.type())]
    if parameter.type() == "file":
        is_folder = parameter.behavior() == Qgis.ProcessingFileParameterBehavior.Folder
        words = ["folder" if is_folder else "file"]
    options = getattr(parameter, "options", None)
    if callable(options):
        words.append(", ".join(f"`{option}`" for option in options()))
    default = parameter.defaultValue()
    if default not in (None, "", []):
        words.append(f"default `{_cell(_plain(default))}`")
    elif parameter.flags() & Qgis.ProcessingParameterFlag.Optional:
        words.append("may be left out")
    return "<br>".join(words)


def _plain(value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def output_table(outputs: Iterable) -> str:
    """Return outputs as a table."""
    lines = ["| Output | What |", "|---|---|"]
    lines += [f"| `{output.name()}` | {_cell(output.description())} |" for output in outputs]
    return "\n".join(lines)


# --- examples -------------------------------------------------------------------------------


def example(algorithm) -> Iterator[tuple[str, str]]:
    """Give (parameter, value) of a run that could be."""
    from qgis.core import Qgis

    for parameter in algorithm.parameterDefinitions():
        name = parameter.name()
        if name in INSTEAD_OF_FOLDERS:
            continue
        needed = not (
            parameter.flags() & Qgis.ProcessingParameterFlag.Optional
            or parameter.defaultValue() not in (None, "")
        )
        if name in EXAMPLE or needed:
            yield name, _value_for(parameter)


def _value_for(parameter) -> str:
    """Return a value that reads like one of the parameter's kind."""
    by_name = EXAMPLE.get(parameter.name(), parameter.name().lower())
    kinds = {"sink": f"{by_name}.gpkg", "source": "fields.gpkg", "raster": "input.tif",
             "rasterDestination": f"{by_name}.tif", "vector": "fields.gpkg",
             "point": "500000,5650000 [EPSG:32631]"}  # fmt: skip
    if parameter.type() == "fileDestination":
        stem = by_name if parameter.name() in EXAMPLE else "result"
        return f"{stem}.{parameter.defaultFileExtension()}"
    return kinds.get(parameter.type(), by_name)


def python_example(algorithm) -> str:
    """Return the call from QGIS's Python."""
    lines = [f'    "{name}": "{value}",' for name, value in example(algorithm)]
    return "\n".join(["```python", f'processing.run("{algorithm.id()}", {{', *lines, "})", "```"])


def terminal_example(algorithm) -> str:
    """Return the command for a terminal."""
    words = [f"--{name}={_quoted(value)}" for name, value in example(algorithm)]
    return "\n".join(
        ["```sh", " \\\n    ".join([f"qgis_process run {algorithm.id()}", *words]), "```"]
    )


def _quoted(value: str) -> str:
    return f"'{value}'" if re.search(r"[^\w./-]", value) else value


# --- all pages --------------------------------------------------------------------------------


def index(found: Iterable) -> str:
    """Return the page that lists the algorithms by group."""
    lines = ["# Algorithms", "", "All are in the Processing Toolbox under **STORI**, in models, in "
             "batch and headless; what one writes, the next one takes.", ""]  # fmt: skip
    group = ""
    for algorithm in found:
        if algorithm.group() != group:
            group = algorithm.group()
            lines += ["", f"## {group}", "", "| Algorithm | Does |", "|---|---|"]
        link = f"[{algorithm.displayName()}]({algorithm.name()}.md)"
        lines.append(f"| {link}<br>`{algorithm.id()}` | {_cell(algorithm.shortDescription())} |")
    return "\n".join(lines) + "\n"


def navigation(found: Iterable) -> list:
    """Return the entries below *Algorithms*, as MkDocs takes them."""
    groups: dict[str, list] = {}
    for algorithm in found:
        entry = {algorithm.displayName(): f"algorithms/{algorithm.name()}.md"}
        groups.setdefault(algorithm.group(), []).append(entry)
    return ["algorithms/index.md", *({group: entries} for group, entries in groups.items())]


def write(found: list, folder: Path = PAGES) -> None:
    """Write the pages, in place of those of an earlier run."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for algorithm in found:
        (folder / f"{algorithm.name()}.md").write_text(page(algorithm), encoding="utf-8")
    (folder / "index.md").write_text(index(found), encoding="utf-8")
    (folder / "pages.json").write_text(json.dumps(navigation(found), indent=1), encoding="utf-8")


def main() -> None:
    """Write the pages and say how many."""
    found = algorithms()
    write(found)
    shutil.copyfile(CHECKOUT / "resources" / "icon.svg", PAGES / "icon.svg")
    print(f"docs: {len(found)} pages in {PAGES.relative_to(CHECKOUT)}")


if __name__ == "__main__":
    main()
