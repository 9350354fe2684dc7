"""One masking run: dated clear masks, masked copies, or both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..acquisitions.scan import scan
from ..acquisitions.series import Source
from ..options.mask_clouds_options import WRITTEN, MaskCloudsOptions
from ..options.series_options import (
    MASK_NONE,
    UNMASKED,
    WHOLE_GRID,
    Execution,
    GridOptions,
    SeriesRequest,
)
from ..outputs.block_task import Check, Numbers, SeriesTask
from ..outputs.dated_rasters import WrittenRasters
from ..outputs.production import Step, produce
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.storage import OutputRaster, Storage, storage_of
from ..rasters.target_grid import ground_of, target_grid
from ..scene.optical_reader import OpticalReader
from ..support.errors import ParameterError
from ..support.progress import Progress
from .clear_masks import ClearReader
from .cloud_probability import find_probabilities
from .series_stack import parameters_of, within

CLEAR = Storage("uint8", 1.0, 0.0, None, False)


@dataclass(frozen=True, eq=False)
class MaskTask(SeriesTask):
    """Masks the dates of a block."""

    reader: ClearReader
    storage: Storage

    @property
    def counted(self) -> int:
        """Pixels that are clear on any date."""
        return 1

    def numbers(self, datasets: GridReader, window: Window, check: Check) -> Numbers:
        """Compute masks and copies of a window."""
        reflectance, clear = self.reader.read(datasets, window, check)
        names = {product.name for product in self.products}
        stored = {}
        for t, date in enumerate(self.reader.dates):
            mask, copy = _mask(date).name, _copy(date, (), self.storage).name
            if mask in names:
                stored[mask] = clear[t][None].astype(np.uint8)
            if copy in names:
                kept = np.where(clear[t], reflectance[t], np.float32(np.nan))
                stored[copy] = self.storage.encode(kept)
        return Numbers(stored, clear.any(axis=0)[None])


def _mask(date: dt.date) -> OutputRaster:
    return OutputRaster("clear", date, ("clear",), CLEAR, False)


def _copy(date: dt.date, bands: tuple[str, ...], storage: Storage) -> OutputRaster:
    return OutputRaster("masked", date, bands, storage, False)


def mask_clouds(
    sources: Sequence[Source],
    request: SeriesRequest,
    options: MaskCloudsOptions,
    execution: Execution,
    progress: Progress,
    grid: GridOptions = WHOLE_GRID,
) -> WrittenRasters:
    """Write ``clear_YYYYMMDD.tif`` (1 clear, 0 not) and ``masked_YYYYMMDD.tif`` for every date.

    Masked copies keep bands, names and scaling; what is not clear is nodata. Acquisitions of one
    day become one. Raises `InputError` where there is no mask, `UnknownBandError` for a band that
    is not there.
    """
    if options.written not in WRITTEN:
        raise ParameterError(f"WRITE is “{options.written}”: choose one of {', '.join(WRITTEN)}.")
    progress.step("Finding the acquisitions")
    series = within(scan(sources, "optical", progress), request.start, request.end)
    bands = tuple(dict.fromkeys(map(series.band_named, series.wanted_bands(request.names))))
    target = target_grid(series, None, grid.extent, grid.extent_crs, grid.resolution)
    probabilities = find_probabilities(sources)
    optical = OpticalReader(series, bands, UNMASKED)
    reader = ClearReader(optical, options, probabilities, target)
    storage = storage_of(series, *bands)
    masks = [_mask(date) for date in reader.dates if options.written != "copies"]
    copies = [_copy(date, bands, storage) for date in reader.dates if options.written != "masks"]
    with GridReader(target, check=progress.check) as datasets:
        reader.study(datasets, progress)
    ground = [] if grid.extent else ground_of(series).problems()
    for problem in filter(None, (*series.problems, *ground, optical.without_bands)):
        progress.warn(problem)
    used = reader.used()
    bare = [str(date) for date, name in used.items() if name == "nodata"]
    if bare and options.masking.kind != MASK_NONE:
        progress.warn(
            f"{len(bare)} of {len(used)} dates have no cloud mask; all their pixels count as "
            f"clear: {', '.join(bare[:5])}{' and more' if len(bare) > 5 else ''}."
        )
    progress.step(f"Masking {len(reader.dates)} dates")
    made = produce(
        execution,
        MaskTask(target, (*masks, *copies), reader, storage),
        Step(
            "maskclouds",
            {"masks": {str(date): name for date, name in used.items()}},
            {
                "bands": bands,
                "write": options.written,
                **parameters_of(request, grid),
                "cloud_mask": options.masking.kind,
                "clear_classes": options.masking.clear_classes,
                "mask_buffer": options.masking.buffer,
                "threshold": options.threshold,
                "min_patch": options.patch,
                "screen": options.screen,
            },
            sources,
            sorted(series.rasters),
            [one.raster.path for each in probabilities.values() for one in each],
            beliefs=series.beliefs,
        ),
        len(reader.dates) * (14.0 * len(bands) + 12.0),
        progress,
    )
    if not any(made.counts):
        progress.warn(
            "No pixel is clear on any date: check CLOUD_MASK and CLEAR_CLASSES, and that a "
            "binary mask is not the wrong way round."
        )
    return made
