"""Value objects of a series of acquisitions: what the scan finds and everything else reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..support.errors import UnknownBandError
from .band_names import same_band

# Integers without a scale tag are reflectance times 10,000, in the input and so in the result.
CONVENTION = 1e-4


@dataclass(frozen=True)
class Source:
    """What the user handed over: a raster or a SAFE folder, and the date he or the layer gave."""

    path: str
    date: dt.date | None = None


@dataclass(frozen=True)
class Band:
    """One band of one raster.

    ``index`` counts from 1. ``name`` is canonical: B04, SR_B4, red, VV, NDVI, or for quality
    bands SCL, QA_PIXEL, Fmask, mask (not zero = clouded), clear (not zero = clear). What was
    measured is ``stored * scale + offset``: reflectance 0..1; scale 1 and offset 0 for masks
    and backscatter. ``nodata`` is in stored numbers, may be NaN, None where there is none.
    ``role`` is the spectral role (red, nir, swir1, ...), "" where there is none.
    """

    path: str
    index: int
    name: str
    scale: float
    offset: float
    nodata: float | None
    role: str = ""


@dataclass(frozen=True)
class Raster:
    """The geometry of a file: CRS as WKT, the six numbers of the affine transform, the size."""

    path: str
    crs: str
    transform: tuple[float, ...]
    width: int
    height: int
    dtype: str

    @property
    def pixel_size(self) -> float:
        """The pixel's edge in units of the CRS (square root of its area)."""
        a, b, _, d, e, _ = self.transform
        return abs(a * e - b * d) ** 0.5


@dataclass(frozen=True)
class Acquisition:
    """Everything that one product holds of one date.

    ``sensor`` is sentinel1, sentinel2, landsat or unknown. ``orbit`` tells passes of different
    viewing geometry apart: "" unknown, "ascending", "descending", "ascending 88" (relative
    orbit), "ascending 17:32" (time of day in UTC where no orbit number is known), "88".
    ``bands`` are in file order, the finest resolution of each; ``mask`` is the quality band to
    use and ``masks`` all there are.
    """

    date: dt.date
    name: str
    sensor: str
    orbit: str
    bands: tuple[Band, ...]
    mask: Band | None
    time: dt.time | None = None
    masks: tuple[Band, ...] = ()


@dataclass(frozen=True)
class Series:
    """All acquisitions of one role ("optical" or "sar"), by date and time of day.

    Several of one day are kept apart. ``rasters`` has the geometry of every file by path.
    ``problems`` are sentences on files that were passed over, ``notes`` on what was decided
    (scaling, orbits, names).
    """

    role: str
    acquisitions: tuple[Acquisition, ...]
    rasters: Mapping[str, Raster]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    _roles: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # The fullest acquisitions tell the order; thousands share a few sets of bands.
        orders = {tuple((b.name, b.role) for b in a.bands) for a in self.acquisitions}
        for order in sorted(orders, key=lambda order: (-len(order), order)):
            for name, role in order:
                self._roles.setdefault(name, role)

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The distinct acquisition dates, ascending."""
        return tuple(sorted({acquisition.date for acquisition in self.acquisitions}))

    @property
    def band_names(self) -> tuple[str, ...]:
        """The band names in the order of the acquisitions that have most of them."""
        return tuple(self._roles)

    @property
    def roles(self) -> Mapping[str, str]:
        """The spectral role of each band name, "" where it has none."""
        return dict(self._roles)

    @property
    def orbits(self) -> tuple[str, ...]:
        """The distinct orbits, sorted."""
        return tuple(sorted({acquisition.orbit for acquisition in self.acquisitions}))

    def band_named(self, requested: str) -> str:
        """Find the band that a user means: its name, an alias (B4 for B04) or its role (red).

        Raises `UnknownBandError` listing the bands found.
        """
        if requested in self._roles:
            return requested
        for name, role in self._roles.items():
            if same_band(requested, name, role):
                return name
        names = ", ".join(self._roles) or "none"
        raise UnknownBandError(
            f"There is no band “{requested}”: the {self.role} rasters have {names}."
        )
