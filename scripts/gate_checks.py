"""What the plugin repository looks at in a zip without running it: names, metadata, licence.

Every check takes an opened zip and gives sentences, one for each thing that would be refused.
"""

from __future__ import annotations

import ast
import re
import zipfile
from collections.abc import Iterator
from configparser import ConfigParser
from configparser import Error as ConfigError
from pathlib import PurePosixPath

MOST_BYTES = 25 * 1024 * 1024
REQUIRED_KEYS = (
    "name", "description", "version", "qgisMinimumVersion", "author", "email", "about",
    "tracker", "repository", "homepage", "license", "tags", "hasProcessingProvider",
)  # fmt: skip
EXTERNAL_PACKAGES = ("NumPy", "SciPy", "Numba", "rasterio", "Jinja2")
FORBIDDEN_SUFFIXES = {
    ".so", ".dll", ".dylib", ".pyd", ".exe", ".bin", ".sh", ".bat", ".cmd", ".ps1", ".pyc",
    ".pkl", ".pickle", ".whl", ".zip", ".tar", ".gz",
}  # fmt: skip
FORBIDDEN_FOLDERS = {"__pycache__", "__MACOSX", "tests", "test", "node_modules"}
GENERATED = re.compile(r"(ui_.*|.*_ui|resources_rc|.*_rc)\.py")
OLDEST_PYTHON = (3, 9)
NETWORK_MODULES = {
    "socket", "ssl", "urllib.request", "http.client", "http.server", "ftplib", "smtplib",
    "xmlrpc", "requests", "httpx", "aiohttp", "pymilvus", "distributed", "dask",
}  # fmt: skip
# Installers have no business in a plugin at all; Qt's network is not seen by Python's audit, so
# one file alone may use it: what asks catalogues for the acquisitions that a user wants.
NEVER_USED = {"pip", "ensurepip", "QtNetwork", "QtWebEngineWidgets"}
QT_NETWORK, ITS_FILE = "QtNetwork", "presentation/web_access.py"


def root_of(archive: zipfile.ZipFile) -> str:
    """Return the name of the zip's first folder."""
    return archive.namelist()[0].split("/")[0]


def metadata_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the section ``general`` with keys as written; raises `KeyError` where absent."""
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str
    try:
        parser.read_string(archive.read(f"{root_of(archive)}/metadata.txt").decode("utf-8"))
        return dict(parser["general"])
    except (UnicodeDecodeError, ConfigError) as error:
        raise KeyError(f"metadata.txt cannot be read: {error}") from error


def layout(archive: zipfile.ZipFile) -> Iterator[str]:
    """Give faults of the zip as a whole: its root, its size, what it carries."""
    roots = {name.split("/")[0] for name in archive.namelist()}
    if len(roots) != 1 or not next(iter(roots)).isidentifier():
        yield f"the zip must have one root folder with a Python name, not {sorted(roots)}"
    size = sum(member.compress_size for member in archive.infolist())
    if size > MOST_BYTES:
        yield f"the zip has {size / 2**20:.1f} MiB, more than {MOST_BYTES >> 20}"
    for member in archive.infolist():
        yield from _member(member)


def _member(member: zipfile.ZipInfo) -> Iterator[str]:
    path = PurePosixPath(member.filename)
    if path.is_absolute() or ".." in path.parts:
        yield f"{member.filename} lies outside the plugin's folder"
    if path.suffix.lower() in FORBIDDEN_SUFFIXES:
        yield f"{member.filename} is of a kind that is refused ({path.suffix})"
    if FORBIDDEN_FOLDERS & set(path.parts) or any(part.startswith(".") for part in path.parts):
        yield f"{member.filename} does not belong in a plugin"
    if GENERATED.fullmatch(path.name):
        yield f"{member.filename} is generated code"
    if (member.external_attr >> 16) & 0o170000 == 0o120000:
        yield f"{member.filename} is a link"


def licence(archive: zipfile.ZipFile) -> Iterator[str]:
    """Give faults of the licence."""
    name = f"{root_of(archive)}/LICENSE"
    if name not in archive.namelist():
        yield "LICENSE is missing"
    elif "GNU GENERAL PUBLIC LICENSE" not in archive.read(name).decode("utf-8", "replace"):
        yield "LICENSE is not the GNU General Public License"


def metadata(archive: zipfile.ZipFile) -> Iterator[str]:
    """Give faults of ``metadata.txt``."""
    try:
        general = metadata_of(archive)
    except KeyError as error:
        yield f"metadata.txt lacks its section general or is absent: {error}"
        return
    for key in REQUIRED_KEYS:
        if not general.get(key, "").strip():
            yield f"metadata.txt: {key} is missing"
    if "plugin" in general.get("name", "").lower():
        yield "metadata.txt: the name must not contain the word plugin"
    if not re.fullmatch(r"\d+\.\d+\.\d+", general.get("version", "")):
        yield "metadata.txt: the version must be three numbers such as 1.2.0"
    for key, value in general.items():
        if "%" in value:
            yield f"metadata.txt: {key} has a per cent sign, which QGIS takes for a variable"
    for key in ("tracker", "repository", "homepage"):
        if not re.fullmatch(r"https://[\w.-]+/\S+", general.get(key, "")):
            yield f"metadata.txt: {key} must be an https address"
    for package in EXTERNAL_PACKAGES:
        if package not in general.get("about", ""):
            yield f"metadata.txt: about must name the external package {package}"
    icon = f"{root_of(archive)}/{general.get('icon', 'icon.svg')}"
    if icon not in archive.namelist():
        yield f"metadata.txt: the icon {icon} is not in the zip"


def sources(archive: zipfile.ZipFile) -> Iterator[tuple[str, ast.Module]]:
    """Give (name, tree) of every Python file; raises `SyntaxError` for what QGIS cannot read."""
    for name in archive.namelist():
        if name.endswith(".py"):
            text = archive.read(name).decode("utf-8")
            yield name, ast.parse(text, name, feature_version=OLDEST_PYTHON)


def syntax(archive: zipfile.ZipFile) -> Iterator[str]:
    """Give the files that the oldest Python of a supported QGIS could not read."""
    try:
        for _ in sources(archive):
            pass
    except SyntaxError as error:
        yield f"{error.filename}:{error.lineno} is not Python {'.'.join(map(str, OLDEST_PYTHON))}"


def network(archive: zipfile.ZipFile) -> Iterator[str]:
    """Give imports of network modules that would happen while QGIS loads the plugin.

    Inside functions such modules may be imported: what a user asks for may go to the server
    that the user names.
    """
    for name, tree in sources(archive):
        for module, line, at_load in _imports(tree):
            base = module.split(".")[0]
            if at_load and ({module, base} & NETWORK_MODULES):
                yield f"{name}:{line} imports {module} while the plugin is loaded"
            used = set(module.split("."))
            if name.partition("/")[2] == ITS_FILE:
                used -= {QT_NETWORK}
            if used & NEVER_USED:
                yield f"{name}:{line} imports {module}, which this plugin never needs"


def _imports(tree: ast.Module) -> Iterator[tuple[str, int, bool]]:
    """Give (module, line, whether it is imported when the file is)."""
    inside = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names] + [node.module or ""]
        else:
            continue
        for module in names:
            yield module, node.lineno, id(node) not in inside


CHECKS = (
    ("layout", layout),
    ("licence", licence),
    ("metadata", metadata),
    ("syntax", syntax),
    ("network imports", network),
)
