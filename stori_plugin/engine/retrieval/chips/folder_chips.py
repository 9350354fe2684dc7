"""Chips that are the files of a folder."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import rasterio

from ...acquisitions.names.dates import moment_in_text
from ...support.errors import StoriError
from ...support.progress import SILENT, Progress
from ...support.sentences import Sentence
from .chip_outlines import DEGREES, among_many, has_place
from .chip_pictures import limits_of, stretch
from .chip_source import Check
from .chip_table import ChipTable, TextLists, day_of
from .folder_files import ForestNetFiles, RasterFiles
from .folder_listing import ChipListing

if TYPE_CHECKING:
    from .image_files import ImageFiles

_AT_ONCE = 64
_BYTES = 2**28  # of chips that are held at once; large ones are fewer
_LIMIT_CHIPS = 16  # chips that the limits of the pictures are taken from


class FolderChips:
    """The chips of a listed folder, all brought to the size of the first."""

    temporal = False
    dates: tuple[dt.date, ...] = ()
    crs = ""

    def __init__(
        self,
        listing: ChipListing,
        bands: Sequence[str] = (),
        encoder: str = "",
        progress: Progress = SILENT,
    ) -> None:
        """Read the outline of every file and the bands of the first chip.

        ``bands`` are names or roles, all of them where empty; ``encoder`` is named where a band
        is missing. Raises `UnknownBandError` where a band is missing, and what the scan of a
        raster raises.
        """
        self.listing = listing
        self._layout = layout_of(listing)
        self.bands = self._layout.band_names(bands, encoder)
        self.roles = self.bands
        self.crs = rasterio.crs.CRS.from_string(DEGREES).to_wkt()
        height, width = self._layout.shape
        self._shape = (height, width)
        self.table = self._table(progress)
        self.facts: dict[str, Any] = {
            "size": max(height, width),
            "stride": 0,
            "bands": list(self.bands),
            "dates": [],
            "metres": self._layout.metres * max(height, width),
        }
        digest = hashlib.sha256()
        for chip in listing.chips:
            progress.check()
            states = [_state(os.path.join(listing.root, file)) for file in chip.files]
            digest.update(f"{chip!r} {states}\n".encode())
        self.signature = {**self.facts, "root": listing.root, "chips": digest.hexdigest()}

    def __enter__(self) -> FolderChips:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def __len__(self) -> int:
        return len(self.listing.chips)

    def read(self, rows: Sequence[int], check: Check) -> np.ndarray:
        """Read chips (n, bands, h, w) float32. See `ChipSource`."""
        chips = []
        with among_many():
            for row in rows:
                check()
                files = self.listing.chips[row].files
                chips.append(self._layout.read(files, self.bands, self._shape))
        return np.stack(chips)

    def batches(self) -> list[range]:
        """Cut the chips into batches of the same length; the last one is shorter."""
        step = min(_AT_ONCE, self._chips_in_memory(len(self.bands)))
        return [range(first, min(first + step, len(self))) for first in range(0, len(self), step)]

    def _chips_in_memory(self, bands: int) -> int:
        height, width = self._shape
        return max(1, _BYTES // (4 * bands * height * width))

    def _limits(self) -> list[list[float]]:
        """Return the darkest and brightest value shown of each band of the pictures."""
        bands = self._layout.picture_bands()
        most = min(_LIMIT_CHIPS, self._chips_in_memory(len(bands)))
        chips = self.listing.chips[:: max(1, len(self) // most)]
        layers = np.stack([self._layout.read(chip.files, bands, self._shape) for chip in chips], 1)
        return [limits_of(layer[np.isfinite(layer)]) for layer in layers]

    def _table(self, progress: Progress) -> ChipTable:
        chips = self.listing.chips
        n = len(chips)
        days = np.empty(n, np.int32)
        progress.step(Sentence("Reading where {count:,} chips lie", count=n))
        with among_many():
            corners = self._layout.outlines(chips, self._shape, self.bands, progress)
        for row, chip in enumerate(chips):
            moment = moment_in_text(chip.name)
            days[row] = day_of(moment[0] if moment else None)
        windows = np.tile(np.array([0, 0, *self._shape], np.int32), (n, 1))
        facts = {
            "kind": "folder",
            "name": os.path.basename(os.path.normpath(self.listing.root)),
            "root": os.path.abspath(self.listing.root),
            "layout": self.listing.layout,
            "limits": self._limits(),
        }
        return ChipTable(
            np.arange(n, dtype=np.int64),
            corners,
            days,
            np.zeros(n, np.int32),
            windows,
            TextLists.of([chip.labels for chip in chips]),
            TextLists.of([(chip.name,) for chip in chips]),
            [facts],
        )


def _state(path: str) -> tuple[int, int]:
    """Return what changes when a file does: its size and time."""
    try:
        status = os.stat(path)
    except OSError:  # said by whoever reads it
        return (0, 0)
    return status.st_size, status.st_mtime_ns


def layout_of(listing: ChipListing) -> ForestNetFiles | RasterFiles | ImageFiles:
    """Return the reader of a folder's chips."""
    if listing.layout == "forestnet":
        return ForestNetFiles(listing)
    first = os.path.join(listing.root, listing.chips[0].files[0])
    if listing.layout == "classes" and not has_place(first):
        # Loaded only where there is such a folder.
        from .image_files import ImageFiles

        return ImageFiles(listing)
    return RasterFiles(listing)


class FolderPictures:
    """Pictures of the chips of a folder that an index was made from; all share their limits."""

    def __init__(self, listing: ChipListing, limits: Sequence[Sequence[float]]) -> None:
        self._layout = layout_of(listing)
        self._limits = limits
        self._files = {chip.name: chip.files for chip in listing.chips}

    def read(self, name: str) -> np.ndarray | None:
        """Return a chip as (h, w, 3) uint8, or None where its files are gone."""
        if name not in self._files:
            return None
        try:
            shape = self._layout.shape
            layers = self._layout.read(self._files[name], self._layout.picture_bands(), shape)
        except StoriError:
            return None
        return stretch(layers, self._limits)
