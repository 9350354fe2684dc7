"""Value objects of a series of acquisitions: what the scan finds and everything else reads."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..pixels.spectral_indices import STAND_INS
from ..support.errors import ParameterError, UnknownBandError
from ..support.sentences import Sentence
from .beliefs import Belief
from .names.band_names import own_names, role_of, same_band
from .names.terms import plain

# Integers without a scale tag are reflectance times 10,000, in the input and so in the result.
CONVENTION = 1e-4

MOST_BANDS = 2_000  # of one run; imaging spectrometers have 500
_NAMED = 60  # bands in a sentence

# Of the acquisitions of a sensor fewer lack a band by accident, or one of five and more.
_FEW = 0.1

# What a surface may reflect: below zero where too much of the atmosphere was taken off, far above
# one where water or metal glints. What lies beyond is missing.
POSSIBLE_REFLECTANCE = (-0.5, 5.0)

# Of `Band.validity`: the mask inside or beside the file that GDAL itself knows of.
GDAL_MASK = -1


@dataclass(frozen=True)
class Source:
    """What the user handed over."""

    # A raster, a folder of rasters, or a SAFE product.
    path: str
    # The date that the user or the layer gave; None where neither did.
    date: dt.date | None = None


@dataclass(frozen=True)
class Band:
    """One band of one raster."""

    path: str
    # The number of the band, from 1.
    index: int
    # The canonical name: B04, SR_B4, red, VV, NDVI; of quality bands the kind of mask that it
    # is (`pixels.mask_kinds`): SCL, QA_PIXEL, mask (not zero = clouded), clear, ...
    name: str
    # What was measured is stored * scale + offset: reflectance 0..1, or backscatter as it comes;
    # 1 and 0 for masks.
    scale: float
    offset: float
    # The stored number that means nothing, may be NaN; None where there is none.
    nodata: float | None
    # The spectral role (red, nir, swir1, ...), "" where there is none.
    role: str = ""
    # The lowest and the highest stored number that can be true; None where all can.
    valid: tuple[float, float] | None = None
    # The band of the same file that is 0 where nothing is known (alpha), `GDAL_MASK` for the
    # file's own mask; 0 where there is none.
    validity: int = 0
    # Of backscatter "power", "amplitude" or "decibel"; "" for everything else.
    unit: str = ""
    # The name that the product itself gives the band: B8A where the series calls it nir.
    native: str = ""
    # Gain and offset that bring reflectance, once scaled, to the level of another sensor.
    level: tuple[float, float] = (1.0, 0.0)
    # What its file calls it, in plain text (b05, nbart_swir_2); "" where nothing does.
    own: str = ""
    # Of a mask: others of its kind that hide more, as one of shadow beside one of cloud.
    also: tuple[Band, ...] = ()


@dataclass(frozen=True)
class Raster:
    """The geometry of a file."""

    path: str
    # The coordinate reference system as WKT.
    crs: str
    # The six numbers of the affine transform from (column, row) to coordinates.
    transform: tuple[float, ...]
    # Columns and rows of pixels.
    width: int
    height: int
    # The data type of the first band, as NumPy calls it.
    dtype: str

    @property
    def pixel_size(self) -> float:
        """The pixel's edge in units of the CRS (square root of its area)."""
        a, b, _, d, e, _ = self.transform
        return abs(a * e - b * d) ** 0.5


@dataclass(frozen=True)
class Acquisition:
    """Everything that one product holds of one date."""

    date: dt.date
    # The name of the product, or what its files' names share.
    name: str
    # sentinel1, sentinel2, landsat or unknown.
    sensor: str
    # What tells passes of different viewing geometry apart: "" unknown, "ascending",
    # "descending", "ascending 88" (relative orbit), "ascending 17:32" (time of day in UTC where
    # no orbit number is known), "88".
    orbit: str
    # In file order, the finest resolution of each.
    bands: tuple[Band, ...]
    # The quality band to use; None where there is none.
    mask: Band | None
    # The time of day (UTC); None where unknown.
    time: dt.time | None = None
    # All quality bands there are.
    masks: tuple[Band, ...] = ()
    # The sensor, and of Landsat its generation: landsat-tm (4 to 7) or landsat-oli (8 and 9).
    platform: str = ""
    # The kind of product as `names.products` calls it; "" where it is none that is known.
    product: str = ""
    # Of Sentinel-1 the satellite, S1A to S1D; "" where unknown.
    satellite: str = ""


@dataclass(frozen=True)
class Series:
    """All acquisitions of one role."""

    # "optical" or "sar"; "dated" where a series may be of either.
    role: str
    # By date and time of day; several of one day are kept apart.
    acquisitions: tuple[Acquisition, ...]
    # The geometry of every file by path.
    rasters: Mapping[str, Raster]
    # Sentences on files that were left out.
    problems: tuple[str, ...] = ()
    # Sentences on what was decided: scaling, orbits, names.
    notes: tuple[str, ...] = ()
    # What is believed of the files, with its evidence.
    beliefs: tuple[Belief, ...] = ()
    _roles: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _own: dict[str, dict[str, None]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        # The fullest acquisitions tell the order; thousands share a few sets of bands.
        orders = {tuple((b.name, b.role) for b in a.bands) for a in self.acquisitions}
        for order in sorted(orders, key=lambda order: (-len(order), order)):
            for name, role in order:
                self._roles.setdefault(name, role)
        for own, name in sorted({(b.own, b.name) for a in self.acquisitions for b in a.bands}):
            for alias in own_names(own):
                self._own.setdefault(alias, {})[name] = None

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The distinct acquisition dates, ascending."""
        return tuple(sorted({acquisition.date for acquisition in self.acquisitions}))

    @property
    def band_names(self) -> tuple[str, ...]:
        """The band names in the order of the acquisitions that have most of them."""
        return tuple(self._roles)

    @property
    def default_bands(self) -> tuple[str, ...]:
        """The band names that an empty BANDS stands for: those that all sensors share.

        A band that a few acquisitions of a sensor lack counts as shared. Where no band is shared
        these are the bands that most acquisitions have.
        """
        held = [
            (item.platform or item.sensor, frozenset(b.name for b in item.bands))
            for item in self.acquisitions
        ]
        of_platform: dict[str, list[frozenset[str]]] = {}
        for platform, names in held:
            of_platform.setdefault(platform, []).append(names)
        shared = {
            name
            for name in self._roles
            if all(_nearly_all(name, sets) for sets in of_platform.values())
        }
        if not shared:
            counts = Counter(names for _, names in held)
            most = max(counts.items(), key=lambda item: (item[1], len(item[0]), sorted(item[0])))
            shared = set(most[0])
        return tuple(name for name in self._roles if name in shared)

    @property
    def roles(self) -> Mapping[str, str]:
        """The spectral role of each band name, "" where it has none."""
        return dict(self._roles)

    @property
    def orbits(self) -> tuple[str, ...]:
        """The distinct orbits, sorted."""
        return tuple(sorted({acquisition.orbit for acquisition in self.acquisitions}))

    def wanted_bands(self, requested: Sequence[str]) -> tuple[str, ...]:
        """Return the names in BANDS, or those that an empty BANDS stands for.

        Raises `ParameterError` for more than 2,000, which no computer holds side by side.
        """
        wanted = tuple(requested) or self.default_bands
        if len(wanted) > MOST_BANDS:
            raise ParameterError(
                Sentence(
                    "{count:,} bands are asked for, and {most:,} are the most: name "
                    "those that you need in BANDS.",
                    count=len(wanted),
                    most=MOST_BANDS,
                )
            )
        return wanted

    def band_named(self, requested: str) -> str:
        """Find the band that a user means: its name, an alias (B4 for B04) or its role (red).

        Raises `UnknownBandError` listing the bands found.
        """
        if requested in self._roles:
            return requested
        spoken = set(map(plain, (*self._roles, *self._roles.values())))
        if plain(requested) not in spoken:
            for alias in own_names(requested):
                self._check_one(requested, called := list(self._own.get(alias, ())))
                if called:
                    return called[0]
        for name, role in self._roles.items():
            if same_band(requested, name, role):
                return name
        by_role = {role: name for name, role in reversed(self._roles.items()) if role}
        asked = STAND_INS.get(role_of(requested), ())
        for role in asked:  # B8A where it is the only near infrared
            if role in by_role:
                return by_role[role]
        names = ", ".join(list(self._roles)[:_NAMED]) or "none"
        names += f" and {len(self._roles) - _NAMED:,} more" if len(self._roles) > _NAMED else ""
        raise UnknownBandError(
            Sentence(
                "There is no band “{requested}”: the {role} rasters have {names}.",
                requested=requested,
                role=self.role,
                names=names,
            )
        )

    def _check_one(self, requested: str, names: Sequence[str]) -> None:
        """Raise where files call different bands by one name: L30's B05 is not S30's."""
        if len(names) > 1:
            raise UnknownBandError(
                f"“{requested}” is {names[0]} in some of the "
                f"{self.role} rasters and {' and '.join(names[1:])} in others: ask for one of "
                "these."
            )


def _nearly_all(name: str, held: Sequence[frozenset[str]]) -> bool:
    """Tell whether a band is missing in a few sets of bands at most."""
    lacking = sum(name not in names for names in held)
    return lacking < _FEW * len(held) or (lacking == 1 and len(held) >= 5)
