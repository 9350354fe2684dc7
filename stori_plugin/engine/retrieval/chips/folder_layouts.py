"""Folders of chips with labels: BigEarthNet's layout, ForestNet's, and one folder per class.

- BigEarthNet: a folder per patch, see `bigearthnet_folder`.
- ForestNet (Irvin et al. 2020, arXiv 2011.05479): CSV tables with ``label``, ``merged_label``,
  ``latitude``, ``longitude`` and ``example_path``; below that ``images/visible/composite.png``
  and, where it is there, ``images/infrared/composite.npy``.
- any other folder of rasters: the name of the folder that a raster lies in is its label.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator, Sequence

from ...acquisitions.scan import RASTER_SUFFIXES
from ...options.build_index_options import LABELLINGS
from ...support.errors import InputError, ParameterError
from ...support.linked_folders import walk_links
from ...support.progress import SILENT, Progress
from ...support.regular_files import open_regular, open_text
from .folder_listing import ChipListing, FolderChip, left_out, separator_of, table_lines

_PICTURES = (".png", ".jpg", ".jpeg")
_SUFFIXES = (*RASTER_SUFFIXES, *_PICTURES)
_VISIBLE = os.path.join("images", "visible", "composite.png")
_LONGEST_HEAD = 2**20  # bytes
_INFRARED = os.path.join("images", "infrared", "composite.npy")


def list_chips(root: str, labelling: str = "fine", progress: Progress = SILENT) -> ChipListing:
    """List the chips of a folder, whichever of the layouts it has.

    ``labelling`` is ``fine`` (BigEarthNet's 43 classes, ForestNet's 12) or ``coarse`` (19 and 4;
    other folders know one only). Chips that lack a file or a label of that kind are left out and
    named in ``problems``. Raises `InputError` where there is no chip, `ParameterError` for another
    labelling.
    """
    if labelling not in LABELLINGS:
        raise ParameterError(f"LABELLING is “{labelling}”: choose one of {', '.join(LABELLINGS)}.")
    if not os.path.isdir(root):
        raise InputError(f"The folder of chips {root} does not exist: check the path.")
    column = "label" if labelling == "fine" else "merged_label"
    tables = _forestnet_tables(root)
    if tables:
        layout, (chips, problems) = "forestnet", _forestnet(root, tables, column, progress)
    else:
        # Its four files are loaded only where there is such a folder.
        from .bigearthnet_folder import list_patches

        layout, (chips, problems) = "bigearthnet", list_patches(root, labelling, progress)
        if not chips and not problems:
            layout, (chips, problems) = "classes", _classes(root, progress)
    if not chips:
        raise InputError(
            f"The folder {root} holds no chips: it needs patches with labels_metadata.json or "
            "with metadata.parquet, tables with the column example_path, or a folder of rasters "
            f"per class. {' '.join(problems)}".rstrip()
        )
    return ChipListing(
        root, layout, tuple(sorted(chips, key=lambda chip: chip.name)), tuple(problems)
    )


def _forestnet_tables(root: str) -> list[str]:
    tables = []
    for name in sorted(os.listdir(root)):
        if name.lower().endswith(".csv"):
            path = os.path.join(root, name)
            try:
                with open_regular(path) as file:
                    # What follows may be damaged, which is said by whoever reads it.
                    head = file.readline(_LONGEST_HEAD).decode("utf-8-sig", "replace")
                if "example_path" in next(csv.reader([head], delimiter=separator_of(head)), []):
                    tables.append(path)
            except (OSError, csv.Error):
                continue
    return tables


def _forestnet(
    root: str, tables: Sequence[str], column: str, progress: Progress
) -> tuple[list[FolderChip], list[str]]:
    chips: dict[str, FolderChip] = {}
    problems: list[str] = []
    for path in tables:
        for line in _lines_of(path):
            progress.check()
            chip = _forestnet_chip(root, line, column, path)
            if not chip.labels[0]:
                problems.append(f"{chip.name} has no {column} in {os.path.basename(path)}.")
            elif os.path.isfile(os.path.join(root, chip.files[0])):
                chips.setdefault(chip.name, chip)
            else:
                problems.append(f"{os.path.join(chip.name, _VISIBLE)} is missing.")
    return list(chips.values()), left_out(problems)


def _lines_of(table: str) -> Iterator[dict[str, str]]:
    """Yield the lines of a CSV table; raises `InputError` where it cannot be read."""
    try:
        with open_text(table, "utf-8-sig") as file:
            yield from table_lines(file)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"The table of chips {table} cannot be read: save it as CSV in UTF-8, or take it out."
        ) from error


def _forestnet_chip(root: str, line: dict, column: str, table: str) -> FolderChip:
    folder = (line.get("example_path") or "").strip()
    label = (line.get(column) or "").strip()
    if not folder:
        raise InputError(f"{table} has a line without example_path: correct it or take it out.")
    if os.path.isabs(folder) or ".." in re.split(r"[/\\]", folder) or ":" in folder:
        raise InputError(
            f"{table} has a line whose example_path {folder!r} leads out of its folder: correct it "
            "or take it out."
        )
    files = [os.path.join(folder, _VISIBLE)]
    if os.path.isfile(os.path.join(root, folder, _INFRARED)):
        files.append(os.path.join(folder, _INFRARED))
    return FolderChip(folder, tuple(files), (label,), _centre_in(line))


def _centre_in(line: dict[str, str]) -> tuple[float, float] | None:
    """Return the longitude and latitude of a line; None where there is no such place."""
    try:
        x, y = float(line["longitude"]), float(line["latitude"])
    except (KeyError, TypeError, ValueError):
        return None
    return (x, y) if abs(x) <= 360.0 and abs(y) <= 90.0 else None


def _classes(root: str, progress: Progress) -> tuple[list[FolderChip], list[str]]:
    chips: dict[str, FolderChip] = {}
    problems: list[str] = []
    repeated: list[str] = []
    for folder, below, names in walk_links(root, repeated):
        progress.check()
        below[:] = [name for name in below if name[0] not in "._"]
        relative = os.path.relpath(folder, root)
        labels = () if relative == "." else (os.path.basename(folder),)
        files = (name for name in names if name.lower().endswith(_SUFFIXES) and name[0] != ".")
        # Rasters first: a picture of the same name only shows one.
        for file in sorted(files, key=lambda name: (name.lower().endswith(_PICTURES), name)):
            path = os.path.normpath(os.path.join(relative, file))
            name = os.path.splitext(path)[0]
            if name in chips:
                problems.append(f"{path} has the name of {chips[name].files[0]}.")
            else:
                chips[name] = FolderChip(name, (path,), labels)
    problems += [
        f"{os.path.relpath(folder, root)} leads to a folder whose chips are listed already."
        for folder in repeated
    ]
    return list(chips.values()), left_out(problems)
