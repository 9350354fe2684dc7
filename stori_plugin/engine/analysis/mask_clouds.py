"""One masking run: dated clear masks, masked copies, or both."""

from __future__ import annotations

from collections.abc import Sequence

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
from ..outputs.dated_rasters import WrittenRasters
from ..outputs.production import produce
from ..rasters.grid import Window, target_grid
from ..rasters.reading import GridReader
from ..rasters.storage import OutputRaster, Storage, storage_of
from ..scene.optical_reader import OpticalReader
from ..support.errors import ParameterError
from ..support.progress import Progress
from .clear_masks import ClearReader
from .cloud_probability import find_probabilities
from .series_stack import within

CLEAR = Storage("uint8", 1.0, 0.0, None, False)


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
    bands = tuple(
        dict.fromkeys(series.band_named(name) for name in request.names or series.band_names)
    )
    reader = OpticalReader(series, bands, UNMASKED)
    target = target_grid(series, None, grid.extent, grid.extent_crs, grid.resolution)
    clear_reader = ClearReader(reader, options, find_probabilities(sources), target)
    storage = storage_of(series, *bands)
    products: dict[tuple, OutputRaster] = {}
    for date in reader.dates:
        if options.written != "copies":
            products["clear", date] = OutputRaster("clear", date, ("clear",), CLEAR, False)
        if options.written != "masks":
            products["masked", date] = OutputRaster("masked", date, bands, storage, False)

    anything: list[bool] = []

    def work(datasets: GridReader, window: Window, check) -> dict[str, np.ndarray]:
        reflectance, clear = clear_reader.read(datasets, window, check)
        anything.append(bool(clear.any()))
        stored = {}
        for t, date in enumerate(reader.dates):
            if ("clear", date) in products:
                stored[products["clear", date].name] = clear[t][None].astype(np.uint8)
            if ("masked", date) in products:
                kept = np.where(clear[t], reflectance[t], np.float32(np.nan))
                stored[products["masked", date].name] = storage.encode(kept)
        return stored

    with GridReader(target) as datasets:
        clear_reader.study(datasets, progress)
    for problem in series.problems:
        progress.warn(problem)
    used = clear_reader.used()
    bare = [str(date) for date, name in used.items() if name == "nodata"]
    if bare and options.masking.kind != MASK_NONE:
        progress.warn(
            f"{len(bare)} of {len(used)} dates have no cloud mask; all their pixels count as "
            f"clear: {', '.join(bare[:5])}{' and more' if len(bare) > 5 else ''}."
        )
    progress.step(f"Masking {len(reader.dates)} dates")
    made = produce(
        execution,
        target,
        sorted(products.values(), key=lambda p: (p.series, p.date)),
        work,
        len(reader.dates) * (14.0 * len(bands) + 12.0),
        {"algorithm": "maskclouds", "masks": {str(d): name for d, name in used.items()}},
        sorted(series.rasters),
        progress,
    )
    if not any(anything):
        progress.warn(
            "No pixel is clear on any date: check CLOUD_MASK and CLEAR_CLASSES, and that a "
            "binary mask is not the wrong way round."
        )
    return made
