"""Builds the zip that QGIS installs: ``build/stori_plugin-<version>.zip``.

The zip has one root folder, ``stori_plugin``, in which the checkout's links are
real files and the translations are compiled. The same checkout gives the same bytes.
"""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

from .translation_files import compile_qm, read_ts

CHECKOUT = Path(__file__).resolve().parent.parent
ROOT = "stori_plugin"
NEEDED = (
    "metadata.txt", "LICENSE", "__init__.py", "resources/icon.svg", "resources/pages/base.html",
    "algorithms/__init__.py",
)  # fmt: skip
BELONGS = {".py", ".txt", ".svg", ".png", ".md", ".json", ".npz", ".model3", ".html"}
TRANSLATION, COMPILED = ".ts", ".qm"  # the zip holds what is compiled from the former
LEFT_OUT = {"__pycache__", ".pytest_cache", ".ruff_cache"}
MOST_BYTES = 25 * 1024 * 1024  # what the plugin repository takes
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold


def version(source: Path) -> str:
    """Return the version that ``metadata.txt`` states."""
    parser = ConfigParser(interpolation=None)
    parser.read(source / "metadata.txt", encoding="utf-8")
    return parser["general"]["version"]


def files_of(source: Path) -> Iterator[tuple[Path, str]]:
    """Give (file, name within the plugin), links followed, sorted by name.

    Raises `SystemExit` naming what is missing and what does not belong.
    """
    found = []
    for folder, folders, names in os.walk(source, followlinks=True):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        found += [Path(folder) / n for n in names if not n.endswith((".pyc", COMPILED))]
    by_name = {path.relative_to(source).as_posix(): path for path in found}
    known = BELONGS | {TRANSLATION}
    strange = [n for n in by_name if Path(n).suffix not in known and Path(n).name != "LICENSE"]
    missing = [name for name in NEEDED if not (source / name).is_file()]
    if missing:
        raise SystemExit(f"package: {', '.join(missing)} is missing in {source}.")
    if strange:
        raise SystemExit(f"package: {', '.join(sorted(strange))} does not belong in a plugin.")
    for name in sorted(by_name):
        yield by_name[name], name


def changelog_text(changelog: str) -> str:
    """Return the newest part of ``CHANGELOG.md`` as a value of ``metadata.txt``.

    QGIS takes a per cent sign there for a variable, and an indented line for a continued one.
    """
    newest = changelog.split("\n## ", 2)[1] if "\n## " in changelog else ""
    lines = [line.replace("**", "").replace("`", "") for line in newest.splitlines()[1:]]
    kept = [line.replace(" %", " per cent").replace("%", " per cent") for line in lines]
    return "\n".join(f"    {line.lstrip('#').strip()}" for line in kept if line.strip())


def metadata_with_changelog(metadata: bytes, changelog: Path) -> bytes:
    """Return ``metadata.txt`` with the newest changes as its ``changelog``."""
    text = changelog_text(changelog.read_text(encoding="utf-8")) if changelog.is_file() else ""
    if not text or b"\nchangelog=" in metadata:
        return metadata
    return metadata.rstrip() + b"\nchangelog=\n" + text.encode("utf-8") + b"\n"


def members_of(source: Path) -> Iterator[tuple[str, bytes]]:
    """Give (name within the plugin, content) of everything in the zip."""
    for path, name in files_of(source):
        if path.suffix == TRANSLATION:
            yield name[: -len(TRANSLATION)] + COMPILED, compile_qm(read_ts(path))
        elif name == "metadata.txt":
            yield name, metadata_with_changelog(path.read_bytes(), CHECKOUT / "CHANGELOG.md")
        else:
            yield name, path.read_bytes()


def build(source: Path, target_folder: Path) -> Path:
    """Write the zip of the plugin in ``source`` into ``target_folder``; return its path."""
    members = list(members_of(source))
    target_folder.mkdir(parents=True, exist_ok=True)
    target = target_folder / f"{ROOT}-{version(source)}.zip"
    partial = target.with_suffix(".partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(f"{ROOT}/{name}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    if partial.stat().st_size > MOST_BYTES:
        partial.unlink()
        raise SystemExit(f"package: {target.name} would exceed {MOST_BYTES >> 20} MiB.")
    return partial.replace(target)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT / "build"
    print(build(CHECKOUT / ROOT, folder))
