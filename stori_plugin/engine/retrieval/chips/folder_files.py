"""How the files of one chip are read: georeferenced rasters, or the images of ForestNet."""

from __future__ import annotations

import datetime as dt
import math
import os
import warnings
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from rasterio.errors import NotGeoreferencedWarning, RasterioError

from ...acquisitions.files.opening import open_raster
from ...acquisitions.names.band_names import role_of
from ...acquisitions.series import Band, Series, Source
from ...analysis.series_stack import scan_any
from ...pixels.spectral_indices import STAND_INS
from ...rasters.grid import metres_per_pixel
from ...support.checked_arrays import Declared, npy_file
from ...support.errors import InputError, UnknownBandError
from ...support.progress import Progress
from .chip_layers import FileKind, check_size, damaged_chip, opened_chip, read_layers
from .chip_outlines import Outlines
from .folder_listing import ChipListing, FolderChip

_UNDATED = dt.date(1970, 1, 1)
_FORESTNET_BANDS = ("red", "green", "blue", "nir", "swir1", "swir2")
_FORESTNET_METRES = 15.0  # the pixel of its pan-sharpened Landsat images
_INFRARED = Declared("uif", 3)
_CHANNELS = 3  # of its images, each
_METRES_PER_DEGREE = 111_320.0
_HEARD = 100  # chips between two words on how much is done


class RasterFiles:
    """Chips that are georeferenced files, read as the scan understands the first of them."""

    def __init__(self, listing: ChipListing) -> None:
        first = listing.chips[0]
        self._root = listing.root
        self._series: Series = _scan_first(listing.root, first.files)
        acquisition = max(self._series.acquisitions, key=lambda item: len(item.bands))
        self._bands: dict[str, Band] = {band.name: band for band in acquisition.bands}
        paths = {band.path for band in acquisition.bands}
        self._kinds = {path: FileKind.of(path) for path in sorted(paths)}
        # The files of all chips end alike: the ending tells which band a file holds.
        self._endings = {name: _ending(band.path, first.name) for name, band in self._bands.items()}
        shapes = [self._series.rasters[band.path] for band in acquisition.bands]
        finest = min(shapes, key=lambda raster: raster.pixel_size)
        self.shape = (finest.height, finest.width)
        check_size(finest.path, self.shape)
        self.metres = metres_per_pixel(finest) if finest.crs else 0.0

    def band_names(self, requested: Sequence[str], encoder: str) -> tuple[str, ...]:
        """Return the names of the requested bands, of all where none are requested."""
        if not requested:
            return tuple(self._bands)
        try:
            return tuple(self._series.band_named(name) for name in dict.fromkeys(requested))
        except UnknownBandError as error:
            what = f"The encoder {encoder} needs bands that the chips lack: " if encoder else ""
            raise UnknownBandError(what + str(error)) from error

    def read(
        self, files: Sequence[str], bands: Sequence[str], shape: tuple[int, int]
    ) -> np.ndarray:
        """Read bands of one chip, (bands, *shape) float32, NaN where missing."""
        layers = np.empty((len(bands), *shape), np.float32)
        places: dict[str, list[int]] = {}
        for place, name in enumerate(bands):
            places.setdefault(self._file_of(files, name), []).append(place)
        for file, some in places.items():
            wanted = [self._bands[bands[place]] for place in some]
            kinds = [(band, self._kinds[band.path]) for band in wanted]
            layers[some] = read_layers(os.path.join(self._root, file), kinds, shape)
        return layers

    def _file_of(self, files: Sequence[str], name: str) -> str:
        if len(files) == 1:
            return files[0]
        for file in files:
            if os.path.basename(file).endswith(self._endings[name]):
                return file
        raise UnknownBandError(
            f"{os.path.dirname(files[0])} has no band {name}, which the first chip has: "
            "add it or take the chip out."
        )

    def outlines(
        self,
        chips: Sequence[FolderChip],
        shape: tuple[int, int],
        bands: Sequence[str],
        progress: Progress,
    ) -> np.ndarray:
        """Return the outlines (n, 4, 2) of chips in degrees, NaN where they are unknown.

        Raises for a chip that lacks one of ``bands`` as `read` does, as far as its first file
        tells. ``progress`` hears which share is done.
        """
        found = Outlines(len(chips))
        for row, chip in enumerate(chips):
            progress.check()
            path = os.path.join(self._root, chip.files[0])
            files = {name: self._file_of(chip.files, name) for name in bands}
            with opened_chip(path) as dataset:
                told = FileKind.told_by(dataset, path)
                for name in (name for name, file in files.items() if file == chip.files[0]):
                    band = self._bands[name]
                    self._kinds[band.path].index_of(band, told)
                found.add(row, path, dataset)
            if row % _HEARD == 0:
                progress.fraction(row / len(chips))
        return found.in_degrees(progress.check)

    def picture_bands(self) -> tuple[str, ...]:
        """Return the bands that a picture shows: three, or one."""
        roles = {role: name for name, role in self._series.roles.items() if role}
        if all(role in roles for role in ("red", "green", "blue")):
            return tuple(roles[role] for role in ("red", "green", "blue"))
        names = tuple(self._bands)
        return names[:3] if len(names) >= 3 else names[:1]


class ForestNetFiles:
    """Visible images as PNG, infrared ones as arrays; both 8-bit, divided by 255."""

    def __init__(self, listing: ChipListing) -> None:
        self._root = listing.root
        chips = listing.chips
        self._names = _FORESTNET_BANDS if all(len(c.files) > 1 for c in chips) else (
            _FORESTNET_BANDS[:3]
        )  # fmt: skip
        height, width = self._visible(chips[0].files[0]).shape[1:]
        self.shape = (height, width)
        self.metres = _FORESTNET_METRES

    def band_names(self, requested: Sequence[str], encoder: str) -> tuple[str, ...]:
        """Return the names of the requested bands, of all where none are requested."""
        chosen = []
        for name in dict.fromkeys(requested):
            found = self._named(name)
            if not found:
                needs = f"The encoder {encoder} needs" if encoder else "BANDS names"
                raise UnknownBandError(
                    f"{needs} the band “{name}”, which the chips do not have (they have "
                    f"{', '.join(self._names)}): choose others."
                )
            chosen.append(found)
        return tuple(chosen) or self._names

    def _named(self, name: str) -> str:
        """Return the band that a name or role means, or what stands for it; "" for none.

        Landsat's near infrared is narrow as Sentinel-2's B8A is (HLS User Guide 2.0, table 3).
        """
        role = name if name in self._names else role_of(name)
        return next((one for one in STAND_INS.get(role, (role,)) if one in self._names), "")

    def read(
        self, files: Sequence[str], bands: Sequence[str], shape: tuple[int, int]
    ) -> np.ndarray:
        """Read bands of one chip, (bands, *shape) float32, NaN where missing."""
        layers = list(self._visible(files[0]))
        if any(name in _FORESTNET_BANDS[3:] for name in bands):
            layers += list(self._infrared(files[1]))
        chosen = [layers[_FORESTNET_BANDS.index(name)] for name in bands]
        for layer in chosen:
            if layer.shape != tuple(shape):
                raise InputError(
                    f"{os.path.join(self._root, files[0])} has {layer.shape[1]} x {layer.shape[0]} "
                    f"pixels, the first chip {shape[1]} x {shape[0]}: make them alike."
                )
        return np.stack(chosen)

    def _visible(self, file: str) -> np.ndarray:
        path = os.path.join(self._root, file)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", NotGeoreferencedWarning)
                with open_raster(path) as dataset:
                    check_size(path, dataset.shape)
                    return dataset.read([1, 2, 3]).astype(np.float32) / np.float32(255.0)
        except (RasterioError, OSError, IndexError) as error:
            raise damaged_chip(path) from error

    def _infrared(self, file: str) -> np.ndarray:
        path = os.path.join(self._root, file)
        try:
            stored = npy_file(path, _INFRARED)
            if stored.shape[-1] < _CHANNELS:
                raise ValueError
            return np.moveaxis(stored[..., :3].astype(np.float32) / np.float32(255.0), -1, 0)
        except (OSError, ValueError, IndexError) as error:
            raise damaged_chip(path) from error

    def outlines(
        self,
        chips: Sequence[FolderChip],
        shape: tuple[int, int],
        bands: Sequence[str],
        progress: Progress,
    ) -> np.ndarray:
        """Return the outlines (n, 4, 2) of chips in degrees, NaN where they are unknown."""
        return np.stack([_around(chip.centre, shape) for chip in chips])

    def picture_bands(self) -> tuple[str, ...]:
        """Return the bands that a picture shows: three, or one."""
        return _FORESTNET_BANDS[:3]


def _around(centre: tuple[float, float] | None, shape: tuple[int, int]) -> np.ndarray:
    if centre is None:
        return np.full((4, 2), np.nan)
    x, y = centre
    half = 0.5 * _FORESTNET_METRES / _METRES_PER_DEGREE
    dy, dx = half * shape[0], half * shape[1] / max(math.cos(math.radians(y)), 0.01)
    return np.array([[x - dx, y + dy], [x + dx, y + dy], [x + dx, y - dy], [x - dx, y - dy]])


def _scan_first(root: str, files: Sequence[str]) -> Series:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        series = scan_any([Source(os.path.join(root, file), _UNDATED) for file in files])
    return replace(series, problems=())


def _ending(path: str, name: str) -> str:
    base = os.path.basename(path)
    return base[len(name) :] if base.startswith(name) else base
