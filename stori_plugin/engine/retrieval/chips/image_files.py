"""Chips that are pictures without a place on the map, such as PNG and JPEG."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
from rasterio.enums import ColorInterp, MaskFlags, Resampling
from rasterio.io import DatasetReader

from ...acquisitions.files.numbers import looks_like_alpha
from ...acquisitions.names.band_names import role_of
from ...support.errors import InputError, UnknownBandError
from ...support.progress import Progress
from .chip_layers import check_size, opened_chip
from .folder_listing import ChipListing, FolderChip

_COLOURS = ("red", "green", "blue")
# The reflectance that is white in a photograph, as the encoder of photographs has it, by which the
# colours come to it as they are.
WHITE = 0.3
_BRIGHTEST = {"uint8": 255.0, "uint16": 65535.0}


class ImageFiles:
    """Chips without a CRS: three bands are colours, others are called as the first file says."""

    metres = 0.0  # which nobody knows

    def __init__(self, listing: ChipListing) -> None:
        self._root = listing.root
        self._first = os.path.join(self._root, listing.chips[0].files[0])
        with opened_chip(self._first) as dataset:
            self._is_band = ColorInterp.alpha in dataset.colorinterp and not _has_alpha(dataset)
            self._names, self._dtype = self._names_in(dataset, self._first), dataset.dtypes[0]
            self.shape = (dataset.height, dataset.width)
        check_size(self._first, self.shape)

    def band_names(self, requested: Sequence[str], encoder: str) -> tuple[str, ...]:
        """Return the names of the requested bands, of all where none are requested."""
        chosen = []
        for name in dict.fromkeys(requested):
            role = role_of(name) or name
            found = [one for one in self._names if name == one or role in (one, role_of(one))]
            if not found:
                needs = f"The encoder {encoder} needs" if encoder else "BANDS names"
                raise UnknownBandError(
                    f"{needs} the band “{name}”, which the chips do not have (they have "
                    f"{', '.join(self._names)}): choose others."
                )
            chosen.append(found[0])
        return tuple(chosen) or self._names

    def read(
        self, files: Sequence[str], bands: Sequence[str], shape: tuple[int, int]
    ) -> np.ndarray:
        """Read bands of one chip, (bands, *shape) float32, NaN where missing.

        Raises `InputError` for a file with other bands or numbers than the first.
        """
        path = os.path.join(self._root, files[0])
        size = tuple(shape)
        with opened_chip(path) as dataset:
            names = self._names_in(dataset, path)
            if names != self._names or dataset.dtypes[0] != self._dtype:
                raise InputError(
                    f"{path} has the bands {', '.join(names)} ({dataset.dtypes[0]}), {self._first} "
                    f"{', '.join(self._names)} ({self._dtype}): make all chips alike, or take it "
                    "out."
                )
            places = self._places(dataset)
            indexes = [places[names.index(name)] for name in bands]
            layers = dataset.read(
                indexes, out_shape=(len(bands), *size), resampling=Resampling.bilinear
            ).astype(np.float32)
            flags = dataset.mask_flag_enums[0]
            is_alpha = MaskFlags.alpha in flags
            if self._has_alpha(dataset) if is_alpha else MaskFlags.all_valid not in flags:
                masks = dataset.read_masks(indexes, out_shape=(len(bands), *size))
                layers[masks == 0] = np.nan
        return layers * np.float32(WHITE / _BRIGHTEST.get(self._dtype, WHITE))

    def _places(self, dataset: DatasetReader) -> list[int]:
        """Return the numbers of the bands, without that of alpha."""
        has_alpha = self._has_alpha(dataset)
        kinds = zip(dataset.indexes, dataset.colorinterp)
        return [k for k, kind in kinds if kind != ColorInterp.alpha or not has_alpha]

    def _has_alpha(self, dataset: DatasetReader) -> bool:
        return not self._is_band and _has_alpha(dataset)

    def _names_in(self, dataset: DatasetReader, path: str) -> tuple[str, ...]:
        if dataset.colorinterp[0] == ColorInterp.palette:
            raise InputError(f"{path} has a palette for colours: save it as red, green and blue.")
        told = [dataset.descriptions[k - 1] for k in self._places(dataset)]
        if all(told) and len(set(told)) == len(told):
            return tuple(str(name) for name in told)
        if len(told) == len(_COLOURS):
            return _COLOURS
        return tuple(f"band_{number}" for number in range(1, len(told) + 1))

    def outlines(
        self,
        chips: Sequence[FolderChip],
        shape: tuple[int, int],
        bands: Sequence[str],
        progress: Progress,
    ) -> np.ndarray:
        """Return the outlines (n, 4, 2) of chips, which nobody knows."""
        return np.full((len(chips), 4, 2), np.nan)

    def picture_bands(self) -> tuple[str, ...]:
        """Return the bands that a picture shows: three, or one."""
        if set(_COLOURS) <= set(self._names):
            return _COLOURS
        return self._names[:3] if len(self._names) >= 3 else self._names[:1]


def _has_alpha(dataset: DatasetReader) -> bool:
    """Tell whether a band is alpha; GDAL says so of the fourth of all bytes of a GeoTIFF."""
    kinds = dataset.colorinterp
    if ColorInterp.alpha not in kinds:
        return False
    return dataset.driver != "GTiff" or looks_like_alpha(
        dataset.read(kinds.index(ColorInterp.alpha) + 1)
    )
