"""A coarse sensor beside the fine one: which of its bands stand for which of a target's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..acquisitions.series import Raster, Series
from ..options.series_options import LEAST_COARSE_RATIO, Masking, coarse_masking
from ..pixels import spectral_indices
from ..rasters.grid import Grid, metres_at
from ..support.errors import InputError, ParameterError, UnknownBandError
from ..support.sentences import Sentence
from .optical_reader import OpticalReader, index_values
from .targets import Target


@dataclass(frozen=True)
class CoarseReader:
    """Reads what a coarse sensor saw."""

    optical: OpticalReader
    """Reads its bands."""

    metres: float
    """The edge of what one of its pixels sees."""

    @property
    def spoken(self) -> str:
        """What there is of it: dates, size of pixels, bands."""
        dates = self.optical.dates
        return (
            f"{len(dates)} dates from {dates[0]} to {dates[-1]}, pixels of {self.metres:,.4g} m, "
            f"bands {', '.join(self.optical.bands)}."
        )

    @property
    def rasters(self) -> tuple[Raster, ...]:
        """Those that hold its bands; of several bands in one file it is one."""
        series, used = self.optical.series, self.optical.bands
        held = (b.path for item in series.acquisitions for b in item.bands if b.name in used)
        return tuple(series.rasters[path] for path in dict.fromkeys(held))

    def of_target(self, target: Target, reflectance: np.ndarray) -> np.ndarray:
        """Return what it tells of a target's bands, (dates, bands, ...), NaN where nothing.

        ``reflectance`` is (dates, bands of the reader, ...).
        """
        series = self.optical.series
        if target.index is not None:
            name = _raster_of(target, series)
            if name in self.optical.bands:
                return reflectance[:, [self.optical.bands.index(name)]]
            return index_values(target.index, series, self.optical, reflectance)[:, None]
        shape = (len(reflectance), len(target.bands), *reflectance.shape[2:])
        told = np.full(shape, np.nan, np.float32)
        for number, (band, role) in enumerate(zip(target.bands, target.roles)):
            name = _band_for(band, role, series)
            if name:
                told[:, number] = reflectance[:, self.optical.bands.index(name)]
        return told


def coarse_reader(
    series: Series,
    targets: Sequence[Target],
    masking: Masking,
    scene: Grid,
    metres: float | None = None,
) -> CoarseReader:
    """Choose the bands of a coarse series that tell something of the targets.

    Args:
        series: its acquisitions.
        targets: the series to reconstruct.
        masking: that of the fine sensor; of the coarse one all masks that it has are used.
        scene: the grid that is learned from.
        metres: the edge of what a coarse pixel sees; None for that of its files.

    Raises `InputError` where it has none of the bands, `ParameterError` where it is not coarser.
    """
    used = list(dict.fromkeys(name for target in targets for name in _used(target, series)))
    if not used:
        names = ", ".join(dict.fromkeys(name for target in targets for name in target.bands))
        if not any(series.roles.values()) and all(n.startswith("band_") for n in series.band_names):
            raise InputError(
                Sentence(
                    "Nothing tells what the {count} bands of the coarse rasters are ({name}): "
                    "describe them as red, nir and so on, or name the files by product and band, "
                    "so that they tell of {names}; or leave COARSE out.",
                    count=len(series.band_names),
                    name=series.acquisitions[0].name,
                    names=names,
                )
            )
        raise InputError(
            Sentence(
                "The coarse rasters have {bands}, and nothing that tells of "
                "{names}: ask for bands that both sensors have, or leave COARSE "
                "out.",
                bands=", ".join(series.band_names),
                names=names,
            )
        )
    given, fine_metres = metres is not None, metres_at(scene, scene)
    if metres is None:
        held = [
            metres_at(series.rasters[band.path], scene)
            for item in series.acquisitions
            for band in item.bands
            if band.name in used
        ]
        metres = sorted(held)[len(held) // 2]  # one that some have; of two sizes the larger
    if given and metres < LEAST_COARSE_RATIO * fine_metres:
        raise ParameterError(
            Sentence(
                "COARSE_RESOLUTION is {metres:,.4g} m beside optical pixels of {fine:,.4g} m: give "
                "the metres that the coarse sensor really sees, {ratio:g} times as many or more, "
                "or leave it out.",
                metres=metres,
                fine=fine_metres,
                ratio=LEAST_COARSE_RATIO,
            )
        )
    if metres < LEAST_COARSE_RATIO * fine_metres:
        raise ParameterError(
            f"The coarse rasters have pixels of {metres:,.4g} m, the optical ones of "
            f"{fine_metres:,.4g} m: give rasters of such a size with OPTICAL. If they were "
            "resampled from coarser ones, give in COARSE_RESOLUTION the metres that their sensor "
            "really sees."
        )
    return CoarseReader(OpticalReader(series, used, coarse_masking(masking)), metres)


def _used(target: Target, series: Series) -> list[str]:
    if target.index is None:
        names = [_band_for(band, role, series) for band, role in zip(target.bands, target.roles)]
        return [name for name in names if name]
    name = _raster_of(target, series)
    if name:
        return [name]
    try:
        return list(spectral_indices.bands_for(target.index, series.roles).values())
    except (UnknownBandError, ParameterError):
        return []


def _raster_of(target: Target, series: Series) -> str:
    """Return the band that is the index itself, as in MOD13; "" without."""
    wanted = target.bands[0].lower()
    return next((name for name in series.band_names if name.lower() == wanted), "")


def _band_for(band: str, role: str, series: Series) -> str:
    """Return the coarse band of the same colour, or of the same name; "" without."""
    if not series.roles.get(band, "") and not role:
        return band if band in series.band_names else ""
    stand_ins = (role, *spectral_indices.STAND_INS.get(role, ()))
    for wanted in stand_ins:
        found = [name for name in series.band_names if series.roles[name] == wanted]
        if found:
            return found[0]
    return ""
