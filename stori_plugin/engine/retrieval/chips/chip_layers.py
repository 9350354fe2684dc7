"""Bands of the files of chips, each read as those of the first chip are understood.

What the first file is judged to hold counts for all; what another file says of itself (the order of
its bands, its nodata, its mask) is looked at, and what contradicts the first is refused.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from rasterio.enums import MaskFlags, Resampling
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader

from ...acquisitions.files.opening import PlacelessReader, open_raster
from ...acquisitions.series import GDAL_MASK, Band
from ...options.build_index_options import LARGEST_CHIP
from ...support.errors import InputError, UnknownBandError, UnreadableRasterError


@contextmanager
def opened_chip(path: str, with_crs: bool = False) -> Iterator[DatasetReader]:
    """Open the file of a chip; `UnreadableRasterError` where it is no whole raster.

    Its CRS is only known ``with_crs``.
    """
    reader = DatasetReader if with_crs else PlacelessReader
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with open_raster(path, reader) as dataset:
                yield dataset
    except (RasterioError, OSError, IndexError) as error:
        raise damaged_chip(path) from error


def damaged_chip(path: str) -> UnreadableRasterError:
    """Return what is said of a file that cannot be read."""
    return UnreadableRasterError(
        f"{path} cannot be read: the file is missing or damaged. Replace it or take the chip out."
    )


@dataclass(frozen=True)
class FileKind:
    """What a file says of its bands."""

    path: str
    """The file."""
    names: tuple[str | None, ...]
    """What it calls its bands."""
    stored: tuple[tuple[bool, float, float], ...]
    """Of each band: whether its numbers are whole, their scale and offset."""

    @classmethod
    def of(cls, path: str) -> FileKind:
        """Read a file's own words; `UnreadableRasterError` where it is none."""
        with opened_chip(path) as dataset:
            return cls.told_by(dataset, path)

    @classmethod
    def told_by(cls, dataset: DatasetReader, path: str) -> FileKind:
        """Return what an open file says."""
        whole = (np.dtype(dtype).kind in "iu" for dtype in dataset.dtypes)
        stored = tuple(zip(whole, dataset.scales, dataset.offsets))
        return cls(path, tuple(dataset.descriptions), stored)

    def index_of(self, band: Band, other: FileKind) -> int:
        """Return the number in another file of a band that is known from this one.

        Where both files name all of their bands the name counts, else the place. Raises
        `InputError` for a file of other bands or other numbers, `UnknownBandError` for a band that
        is missing.
        """
        index, name = band.index, self.names[band.index - 1]
        if all(self.names) and all(other.names):
            if name not in other.names:
                raise UnknownBandError(
                    f"{other.path} has no band {name}, which {self.path} has: add it or take the "
                    "chip out."
                )
            index = other.names.index(name) + 1
        elif len(self.names) != len(other.names):
            raise InputError(
                f"{other.path} has {_bands(len(other.names))}, {self.path} has "
                f"{_bands(len(self.names))}: make all chips alike, or take it out."
            )
        if other.stored[index - 1] != self.stored[band.index - 1]:
            raise InputError(
                f"{other.path} stores its numbers otherwise than {self.path} (another type, scale "
                "or offset): make all chips alike, or take it out."
            )
        return index


def _bands(count: int) -> str:
    return f"{count} band{'' if count == 1 else 's'}"


def read_layers(
    path: str, bands: Sequence[tuple[Band, FileKind]], shape: tuple[int, int]
) -> np.ndarray:
    """Read bands of one file at another size (bands, *shape), scaled, NaN where nothing is known.

    ``bands`` are those of the first chip, each with what its file says. Raises what
    `FileKind.index_of` and `opened_chip` raise.
    """
    layers = np.empty((len(bands), *shape), np.float32)
    with opened_chip(path) as dataset:
        told = FileKind.told_by(dataset, path)
        for layer, (band, first) in zip(layers, bands):
            layer[:] = _read_layer(dataset, first.index_of(band, told), band, tuple(shape))
    return layers


def _read_layer(
    dataset: DatasetReader, index: int, band: Band, shape: tuple[int, ...]
) -> np.ndarray:
    stored = dataset.read(index, out_shape=shape, resampling=Resampling.bilinear)
    layer = stored.astype(np.float32)
    nodata = dataset.nodatavals[index - 1]
    nodata = band.nodata if nodata is None else nodata
    if nodata is not None and not np.isnan(nodata):
        layer[layer == np.float32(nodata)] = np.nan
    known = _known(dataset, index, band, shape)
    if known is not None:
        layer[known == 0] = np.nan
    return layer * np.float32(band.scale) + np.float32(band.offset)


def _known(
    dataset: DatasetReader, index: int, band: Band, shape: tuple[int, ...]
) -> np.ndarray | None:
    """Return what is 0 where a file knows nothing, from its mask or alpha band; None without."""
    if band.validity > 0 and band.validity <= dataset.count:
        return np.asarray(dataset.read(band.validity, out_shape=shape))
    flags = dataset.mask_flag_enums[index - 1]
    if band.validity == GDAL_MASK or flags == [MaskFlags.per_dataset]:
        return np.asarray(dataset.read_masks(index, out_shape=shape))
    return None


def check_size(path: str, shape: tuple[int, int]) -> None:
    """Raise where a file is no chip but a whole scene, or says so."""
    height, width = shape
    if height * width > LARGEST_CHIP**2:
        raise InputError(
            f"{path} has {width:,} x {height:,} pixels, more than a chip may have "
            f"({LARGEST_CHIP:,} x {LARGEST_CHIP:,}): cut it into chips, or give it as a raster."
        )
