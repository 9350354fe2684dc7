"""What the user chose: folders and rasters, each with its role."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import dataclass

from ...engine.acquisitions.files.safe import product_of
from ...presentation.words import tr


@dataclass(frozen=True)
class Input:
    """A folder or raster that the user chose."""

    path: str
    """The folder or file."""

    role: str
    """Optical, SAR or coarse, one of `rows.ROLES`."""

    is_folder: bool
    """Whether it is searched for rasters."""

    name: str
    """The name shown."""

    date: dt.date | None = None
    """The date that its layer carries."""

    is_guessed: bool = False
    """Whether its role was found out and not chosen, so that it may be found to be another."""


def folder_name(folder: str) -> str:
    """Return what a folder is called in the lists."""
    return os.path.basename(os.path.normpath(folder)) or folder


def whole_products(items: Iterable[Input]) -> tuple[list[Input], str]:
    """Put the whole SAFE product in place of its images, and say so in a sentence.

    The cloud mask lies beside the images, and what their numbers mean stands in the product's
    metadata.
    """
    taken: dict[tuple[str, str], Input] = {}
    sentence = ""
    for item in items:
        folder = product_of(item.path)
        if not item.is_folder and folder and os.path.isdir(folder):
            product = folder_name(folder)
            sentence = tr("{} is part of {}: the whole product was taken.").format(
                item.name, product
            )
            item = Input(folder, item.role, True, product, is_guessed=item.is_guessed)
        taken.setdefault((item.path, item.role), item)
    return list(taken.values()), sentence
