"""What transformers of a place's year have in common: groups of bands, month by month.

Presto and Galileo read Sentinel-2 and Sentinel-1 in the same groups of bands, by calendar months,
with the NDVI as a group of its own. A group that is not there has no token, as what is masked in
their training.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from ...options.build_index_options import BACKSCATTER
from ...support.checked_json import MalformedJSONError, parts
from ...support.errors import InputError

# By their names in the files of weights, and the roles of their bands: B02 B03 B04, B05 B06 B07,
# B08, B8A, B11 B12 of Sentinel-2; backscatter is in dB.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "S2_RGB": ("blue", "green", "red"),
    "S2_Red_Edge": ("rededge1", "rededge2", "rededge3"),
    "S2_NIR_10m": ("nir",),
    "S2_NIR_20m": ("nir_narrow",),
    "S2_SWIR": ("swir1", "swir2"),
    "S1": BACKSCATTER,
}
NDVI = "NDVI"
_OPTICAL = tuple(bands for bands in GROUPS.values() if bands != BACKSCATTER)
BANDS: tuple[str, ...] = tuple(band for bands in _OPTICAL for band in bands)
_OF_NDVI = ("red", "nir")

Self = TypeVar("Self", bound="YearEncoder")


@dataclass(frozen=True)
class SeriesView:
    """What an encoder of series is told of the chips that will come."""

    dates: tuple[dt.date, ...] = ()
    """Their dates."""

    bands: tuple[str, ...] = BANDS
    """The roles of their bands: those of whole groups, in the order of `GROUPS`."""

    metres: float = 0.0
    """Edge of a chip; 0 where unknown."""


class Steps:
    """The months of a series, or the thirds of its months, in which there is a date."""

    def __init__(self, dates: Sequence[dt.date], of_month: int, most: int, what: str) -> None:
        """Take the dates, the steps of a month (1 or 3) and how many steps a network knows.

        Raises `InputError` naming ``what`` where the dates span more.
        """
        numbers = np.array([_step_of(date, of_month) for date in dates], np.int64)
        steps, self._of_date = np.unique(numbers, return_inverse=True)
        self.positions = steps - steps[:1]
        self.months = steps // of_month % 12
        if len(dates) and self.positions[-1] >= most:
            raise InputError(
                f"The series reaches from {dates[0]} to {dates[-1]}, and {what} knows "
                f"{most // of_month} months at most: set START and END."
            )

    def means(self, values: np.ndarray) -> np.ndarray:
        """Return the mean (steps, ...) in double precision of values (dates, ...) in each step."""
        sums = np.zeros((len(self.months), *values.shape[1:]))
        np.add.at(sums, self._of_date, values)
        return sums / np.bincount(self._of_date).reshape(-1, *[1] * (values.ndim - 1))


def _step_of(date: dt.date, of_month: int) -> int:
    """Return the number of a date's month, or of its third of the month, since the year 0."""
    third = min((date.day - 1) // 10, 2) if of_month == 3 else 0
    return (12 * date.year + date.month - 1) * of_month + third


def point_on_sphere(place: np.ndarray) -> np.ndarray:
    """Return x, y and z of a place (latitude and longitude in degrees) on a sphere of radius 1."""
    latitude, longitude = np.radians(place)
    around = np.cos(latitude)
    point = (around * np.cos(longitude), around * np.sin(longitude), np.sin(latitude))
    return np.array(point, np.float32)


class YearEncoder:
    """A transformer that encodes series (dates, bands, h, w) of reflectance without gaps.

    ``groups`` holds the groups of which optical rasters need only have one whole; it is empty
    where the bands are settled, as for an index that was built already.
    """

    name = ""
    what = ""
    temporal = True
    knows_places = True

    def __init__(
        self,
        weights: Mapping[str, np.ndarray],
        fingerprint: str,
        view: SeriesView | None = None,
    ) -> None:
        """Take tensors by short names, the SHA-256 of their file, and the view once it is known."""
        self._weights = dict(weights)
        self._fingerprint = fingerprint
        self.view = view or SeriesView()
        self.groups = () if view else _OPTICAL
        self.bands = self.view.bands
        self.dim = len(weights["norm.weight"])
        self.settings: Mapping[str, Any] = {"weights": fingerprint, "bands": list(self.bands)}
        self.arrays: Mapping[str, np.ndarray] = {}

    def seeing(self: Self, view: SeriesView) -> Self:
        """Return the same encoder for chips of that view."""
        return type(self)(self._weights, self._fingerprint, view)

    def encode(self, chips: np.ndarray) -> np.ndarray:
        """Return float32 (n, dim) for chips (n, dates, bands, h, w) of reflectance without gaps."""
        return self.encode_at(chips, np.full((len(chips), 4), np.nan))

    def encode_at(self, chips: np.ndarray, moments: np.ndarray) -> np.ndarray:
        """Return embeddings as `encode` does, of chips whose place is known.

        ``moments`` (n, 4) end in latitude and longitude in degrees, NaN where unknown; then there
        is no token of the place.
        """
        if chips.ndim != 5 or chips.shape[1:3] != (len(self.view.dates), len(self.bands)):
            raise InputError(
                f"{self.what} reads series of the {len(self.bands)} bands {', '.join(self.bands)}: "
                "choose rasters that have them all."
            )
        embeddings = np.empty((len(chips), self.dim), np.float32)
        for number, chip in enumerate(chips):
            embeddings[number] = self._embedding(chip, moments[number, 2:])
        return embeddings

    def _embedding(self, chip: np.ndarray, place: np.ndarray) -> np.ndarray:
        """Return (dim,) of a chip (dates, bands, h, w) at a latitude and longitude, or NaN."""
        raise NotImplementedError

    def _grouped(self, values: np.ndarray) -> dict[str, np.ndarray]:
        """Return the bands of each whole group (steps, of group, ...) of (steps, bands, ...)."""
        at = {band: number for number, band in enumerate(self.bands)}
        found = {
            name: values[:, [at[band] for band in bands]]
            for name, bands in GROUPS.items()
            if at.keys() >= set(bands)
        }
        if at.keys() >= set(_OF_NDVI):
            red, nir = (values[:, at[band]] for band in _OF_NDVI)
            total = nir + red
            found[NDVI] = ((nir - red) / np.where(total == 0, 1.0, total))[:, None]
        return found


def stored_bands(settings: Mapping[str, Any], index: str) -> tuple[str, ...]:
    """Return the bands that an index was built of; `InputError` naming it where they cannot be."""
    try:
        bands = tuple(parts(dict(settings), "bands", str))
        whole = [one for group in GROUPS.values() if set(group) <= set(bands) for one in group]
        if not bands or list(bands) != whole:
            raise MalformedJSONError("has bands in no order that is known")
    except MalformedJSONError as error:
        raise InputError(
            f"The encoder that the index {index} holds is damaged (it {error}): "
            "copy it again, or build it again."
        ) from error
    return bands
