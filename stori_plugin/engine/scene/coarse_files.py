"""Rasters of a coarser sensor among those of the fine one: taken out, or pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..acquisitions.beliefs import NO_MASK
from ..acquisitions.names.sensors import SMALLEST_PIXEL, SPOKEN
from ..acquisitions.series import Series, Source
from ..rasters.grid import metres_per_pixel
from ..support.errors import InputError
from ..support.sentences import Sentence

_MUCH_COARSER = 8.0  # times the finest pixels: MODIS beside Landsat, not Landsat beside Sentinel-2
_RESAMPLED = 0.7  # of the smallest pixel of a sensor; grids in degrees come near to it
_NAMED = 3


def without_coarse(optical: Sequence[Source], coarse: Sequence[Source]) -> tuple[Source, ...]:
    """Return the optical sources that are not given as coarse ones as well.

    One folder may lie in the other. Raises `InputError` where nothing is left.
    """
    given = {source.path for source in coarse}
    left = tuple(source for source in optical if source.path not in given)
    if optical and not left:
        raise InputError(
            Sentence(
                "OPTICAL and COARSE are the same rasters: give those of the finer "
                "sensor in OPTICAL and those of the coarser one in COARSE, each in "
                "a folder of its own."
            )
        )
    return left


def without_bright(series: Series) -> Series:
    """Leave out of a coarse series what is as bright as cloud and has no mask that works.

    One of many dates less is nothing to a guide, but a cloud that counts as clear misleads it.
    """
    bright = {
        path
        for belief in series.beliefs
        if (belief.kind, belief.value) == ("mask", NO_MASK)
        for path in belief.files
    }
    kept = tuple(
        item for item in series.acquisitions if not any(band.path in bright for band in item.bands)
    )
    gone = len(series.acquisitions) - len(kept)
    if not gone or not kept:
        return series
    told = Sentence(
        "{gone} of {count} coarse acquisitions are left out: they have no cloud mask, or one that "
        "hides nothing, and are far brighter than usual. Add their quality layers to use what of "
        "them is clear.",
        gone=gone,
        count=len(series.acquisitions),
    )
    return replace(series, acquisitions=kept, problems=(*series.problems, told))


def told_resampled(series: Series | None, metres: float | None) -> list[str]:
    """Say where the pixels of a coarse series are smaller than any that their sensor sees.

    Not where it is said how many ``metres`` it sees.
    """
    told: dict[str, str] = {}
    for item in series.acquisitions if series and metres is None else ():
        least = SMALLEST_PIXEL.get(item.sensor, 0.0)
        assert series is not None
        edge = min(metres_per_pixel(series.rasters[band.path]) for band in item.bands)
        if edge < _RESAMPLED * least:
            told[item.sensor] = Sentence(
                "The coarse rasters of {sensor} have pixels of {edge:,.4g} m, and {sensor} sees "
                "{least:,.4g} m or more in one: set COARSE_RESOLUTION to the metres that their "
                "product has, or they are believed to tell what they cannot.",
                sensor=SPOKEN[item.sensor],
                edge=edge,
                least=least,
            )
    return list(told.values())


def told_coarser(series: Series) -> list[str]:
    """Name acquisitions whose pixels are much coarser than the finest of their series."""
    sizes = {path: metres_per_pixel(raster) for path, raster in series.rasters.items()}
    finest = [(min(sizes[band.path] for band in item.bands), item) for item in series.acquisitions]
    least = min(size for size, _ in finest)
    coarse = [(size, item) for size, item in finest if size >= _MUCH_COARSER * least]
    if not coarse:
        return []
    named = ", ".join(item.name for _, item in coarse[:_NAMED])
    more = f" and {len(coarse) - _NAMED} more" if len(coarse) > _NAMED else ""
    return [
        f"{len(coarse)} of {len(finest)} optical acquisitions have pixels of {coarse[0][0]:,.4g} m "
        f"beside others of {least:,.4g} m ({named}{more}): they are used as though all ground in a "
        "pixel looked alike. Give a sensor that coarse in COARSE, from a folder of its own."
    ]
