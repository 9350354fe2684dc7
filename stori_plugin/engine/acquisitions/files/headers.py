"""Opening every raster once, for its geometry and metadata and nothing else."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import rasterio
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.errors import NotGeoreferencedWarning, RasterioError

from ...support.companions import side_by_side
from ...support.errors import UnreadableRasterError
from ...support.open_files import check_table
from ...support.progress import Progress
from ...support.sentences import Sentence
from ...support.unanswered import reading
from ..names.date_text import LONGEST_TEXT
from ..series import GDAL_MASK, Raster
from .containers import is_cube
from .data_cubes import describe_bands, describe_copy
from .header_checks import check_shape, check_whole, shortened
from .header_memory import HeaderMemory, state_of
from .numbers import Sample, looks_like_alpha, sample_of, some_of, takes_long
from .opening import guarded, is_address, open_here
from .virtual_bands import described_by_sources
from .virtual_names import is_virtual

# Without it GDAL lists the whole folder for every file it opens: quadratic for long series.
_OPTIONS = {"GDAL_DISABLE_READDIR_ON_OPEN": "TRUE"}
_DOMAINS = ("IMAGERY", "FORCE")
# Of the many that an ENVI header may have.
_ENVI_KEYS = ("acquisition_time", "sensor_type", "reflectance_scale_factor", "data_ignore_value")
# Keys with a colon: listed metadata break them there, and the last of one prefix hides the rest.
_COLON_KEYS = (
    *("sat:orbit_state", "sat:relative_orbit", "sat:absolute_orbit"),
    *("system:time_start", "eo:platform", "s2:processing_baseline"),
    *("processing:baseline", "earthsearch:boa_offset_applied"),
)
_WORKERS = 4
_AT_ONCE = 16  # files


@dataclass(frozen=True)
class Header:
    """What a raster says about itself; one entry per band in every tuple."""

    raster: Raster
    # The text of each band, "" where there is none.
    descriptions: tuple[str, ...]
    # What is stored times scale plus offset is what was measured.
    scales: tuple[float, ...]
    offsets: tuple[float, ...]
    # The stored number that means nothing; None where there is none.
    nodata: tuple[float | None, ...]
    dtypes: tuple[str, ...]
    # Metadata of the file, and of each band.
    tags: Mapping[str, str]
    band_tags: tuple[Mapping[str, str], ...]
    # The unit of each band, "" where none is stated.
    units: tuple[str, ...]
    # Some stored numbers by band; empty where they could not be had quickly.
    sample: Sample = field(default_factory=dict, repr=False, compare=False)
    # Whether that takes long, so that of many such files some have no sample.
    takes_long: bool = False
    # The alpha band, which is 0 where nothing is known, `GDAL_MASK` for a mask; 0 without.
    validity: int = 0

    @property
    def count(self) -> int:
        """The number of bands."""
        return len(self.dtypes)


def _tags(dataset: rasterio.DatasetReader) -> dict[str, str]:
    tags = dict(dataset.tags())
    for domain in _DOMAINS:
        tags.update(dataset.tags(ns=domain))
    if dataset.driver == "ENVI":
        of_header = dataset.tags(ns="ENVI")
        tags.update((key, of_header[key]) for key in _ENVI_KEYS if key in of_header)
    for key in _COLON_KEYS:
        prefix, _, rest = key.partition(":")
        if prefix in tags:
            value = dataset.get_tag_item(key)
            start = f"{rest}="
            if value is None and tags[prefix].startswith(start):
                value = tags[prefix][len(start) :]
            if value:
                tags[key] = value
    return tags


def _header(dataset: rasterio.DatasetReader, path: str, look: bool) -> Header:
    if dataset.crs is None and is_cube(path):
        raise UnreadableRasterError(
            f"{path} has no coordinate reference system: write one into it (in xarray: "
            "data.rio.write_crs) or save it as GeoTIFF, or take it out."
        )
    if dataset.crs is None:
        raise UnreadableRasterError(
            Sentence(
                "{path} has no coordinate reference system: assign one (Raster > "
                "Projections > Assign Projection in QGIS), or take it out.",
                path=path,
            )
        )
    if dataset.transform.is_identity and is_cube(path):
        raise UnreadableRasterError(
            f"{path} does not say where it lies: give its axes x and y even steps and the "
            "standard_name projection_x_coordinate and projection_y_coordinate, or save it as "
            "GeoTIFF."
        )
    check_shape(dataset, path)
    raster = Raster(
        path=path,
        crs=sys.intern(dataset.crs.to_wkt()),  # one string for thousands of files
        transform=tuple(dataset.transform)[:6],
        width=dataset.width,
        height=dataset.height,
        dtype=dataset.dtypes[0],
    )
    descriptions = tuple((text or "")[:LONGEST_TEXT] for text in dataset.descriptions)
    tags = _tags(dataset)
    band_tags = tuple(
        {**dataset.tags(index), **dataset.tags(index, ns="FORCE")} for index in dataset.indexes
    )
    if dataset.driver == "netCDF":
        descriptions, of_file, of_bands = describe_bands(dataset, path)
        tags.update(of_file)
        band_tags = tuple({**tags, **more} for tags, more in zip(band_tags, of_bands))
    elif "NETCDF_DIM_EXTRA" in tags:
        descriptions, band_tags = describe_copy(descriptions, tags, band_tags)
    if dataset.driver == "VRT":
        descriptions = described_by_sources(dataset, descriptions)
    long = takes_long(dataset)
    validity = _validity(dataset)
    sample = sample_of(dataset, validity == GDAL_MASK) if look or not long else {}
    if validity > 0 and not _is_alpha(dataset, validity, sample):
        validity = 0
    return Header(
        raster=raster,
        descriptions=descriptions,
        scales=tuple(dataset.scales),
        offsets=tuple(dataset.offsets),
        nodata=tuple(dataset.nodatavals),
        dtypes=tuple(dataset.dtypes),
        tags=shortened(tags),
        band_tags=tuple(map(shortened, band_tags)),
        units=tuple((text or "")[:LONGEST_TEXT] for text in dataset.units),
        sample=sample,
        takes_long=long,
        validity=validity,
    )


def _validity(dataset: rasterio.DatasetReader) -> int:
    """Find what says where a file knows nothing: an alpha band, or a mask."""
    if dataset.count > 1:
        alpha = [k for k, kind in enumerate(dataset.colorinterp, 1) if kind == ColorInterp.alpha]
        alpha += [k for k, text in enumerate(dataset.descriptions, 1) if _names_alpha(text)]
        if alpha:
            return alpha[0]
    return _mask_of(dataset)


def _mask_of(dataset: rasterio.DatasetReader) -> int:
    if dataset.nodata is not None:  # the usual case; to look for a mask beside the file takes long
        return 0
    return GDAL_MASK if dataset.mask_flag_enums[0] == [MaskFlags.per_dataset] else 0


def _names_alpha(text: str | None) -> bool:
    return text is not None and text.strip().lower() == "alpha"


def _is_alpha(dataset: rasterio.DatasetReader, band: int, sample: Sample) -> bool:
    """Tell whether a band is alpha as GDAL or its name say.

    GDAL says so of the fourth of all bytes, and a decomposition of radar waves has an angle alpha.
    """
    text, is_byte = dataset.descriptions[band - 1], dataset.dtypes[band - 1] == "uint8"
    tagged = dataset.colorinterp[band - 1] == ColorInterp.alpha
    if text and not _names_alpha(text):
        return False
    if text and tagged:
        return True
    if band not in sample:
        return tagged and not is_byte
    hides_all = not sample[band].any() and (text or not is_byte)
    return bool(hides_all) or looks_like_alpha(sample[band])


def read_header(path: str) -> Header:
    """Read a raster's geometry and metadata, or recall them where the file has not changed.

    Raises `UnreadableRasterError` naming the file when it is missing, no raster, damaged, cut
    off, or without a coordinate reference system.
    """
    return _read_some([path], [path])[0]


def _read_some(paths: Sequence[str], look: Container[str]) -> list[Header]:
    """Read headers one after the other; GDAL's options are set once, which takes its time.

    The paths are all addresses, or none is.
    """
    with rasterio.Env(**_OPTIONS), guarded(paths[0]):
        return [_recalled(path, path in look) for path in paths]


def _recalled(path: str, look: bool) -> Header:
    with reading(path):
        return _recalled_or_read(path, look)


def _recalled_or_read(path: str, look: bool) -> Header:
    state = state_of(path)
    header = _memory.recall(path, state)
    if header is None or (look and header.takes_long and not header.sample):
        header = _read(path, look)
        _memory.keep(path, state, header)
    if header.takes_long and not look:  # what is judged must not depend on earlier scans
        return replace(header, sample={})
    return header


def _in_utf8(path: str) -> str:
    """Return a path without the bytes of it that are no UTF-8."""
    return path.encode("utf-8", "ignore").decode("utf-8")


def _read(path: str, look: bool) -> Header:
    if not is_virtual(path) and not os.path.exists(path):
        raise UnreadableRasterError(Sentence("{path} does not exist: check the path.", path=path))
    if _in_utf8(path) != path:
        raise UnreadableRasterError(
            f"{path} has a name that is no UTF-8, which GDAL does not find: rename it, or take it "
            "out."
        )
    try:
        with open_here(path) as dataset:
            if dataset.count == 0:
                raise UnreadableRasterError(
                    f"{path} holds no bands of its own: give the rasters inside it one by one."
                )
            check_whole(dataset, path)
            return _header(dataset, path, look)
    except (RasterioError, OSError, ValueError) as error:
        check_table(error, path)
        raise UnreadableRasterError(
            Sentence(
                "{path} cannot be read as a raster; it may be damaged or of "
                "another kind: mend it, or take it out.",
                path=path,
            )
        ) from error


def read_headers(
    paths: Sequence[str], progress: Progress, look_at_all: bool = True
) -> list[Header]:
    """Read many headers with a few threads, in the order given.

    Unless ``look_at_all``, of many files that take long some come without a sample of numbers.
    Raises `UnreadableRasterError` for the first file that cannot be used, `NoAnswerError` for one
    whose drive does not answer, `ExhaustedError` where no more files can be opened, and
    `CancelledError` at once when the user stops.
    """
    headers: dict[str, Header] = {}
    with warnings.catch_warnings():
        # A file without any georeference gets our own sentence.
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        look = set(paths) if look_at_all else some_of(paths)
        parts = _parts(paths)
        found = side_by_side(partial(_read_some, look=look), parts, _WORKERS, progress)
        for part, of_part in zip(parts, found):
            headers.update(zip(part, of_part))
    return [headers[path] for path in paths]


def _parts(paths: Sequence[str]) -> list[Sequence[str]]:
    """Part paths into some to be read one after the other; addresses, which may wait, alone."""
    files = [path for path in paths if not is_address(path)]
    parts: list[Sequence[str]] = [files[k : k + _AT_ONCE] for k in range(0, len(files), _AT_ONCE)]
    return parts + [[path] for path in paths if is_address(path)]


_memory = HeaderMemory()
