"""Compares reconstructed rasters with the truth of a simulated scene."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import rasterio

CLEAR_CLASSES = (4, 5, 6)
LONG_GAP = 30  # days
# Of the scene; a date on which more is clear shows what the rest of it went through.
SEEN_SHARE = 0.1
CLOUD_SHAPED, WHOLE_SCENE = "part of the scene", "whole scene"
NINETY_PERCENT = 1.6449  # half-width of the central 90 % of a Gaussian, in standard deviations


def read_bands(path: Path) -> dict[str, np.ndarray]:
    """Return the bands of a raster by name, float64 [H, W] in physical units, NaN for nodata."""
    with rasterio.open(path) as file:
        stored = file.read(masked=True).astype(float).filled(np.nan)
        integer = np.issubdtype(file.dtypes[0], np.integer)
        scale = [s if s != 1 or not integer else 1e-4 for s in file.scales]
        return {
            name: stored[k] * scale[k] + file.offsets[k] for k, name in enumerate(file.descriptions)
        }


def ndvi(bands: dict[str, np.ndarray]) -> np.ndarray:
    """Return the vegetation index of bands B04 and B08."""
    return (bands["B08"] - bands["B04"]) / (bands["B08"] + bands["B04"])


@dataclass(frozen=True)
class GapMap:
    """How long the gap is that each pixel is in, on any date.

    ``days`` [T] are ordinals of the acquisitions, ``clear`` bool [T, H, W].
    """

    days: np.ndarray
    clear: np.ndarray

    @classmethod
    def of(cls, optical: Path) -> GapMap:
        """Read the scene classifications (20 m) of a folder onto the 10 m grid."""
        days, clear = [], []
        for path in sorted(optical.glob("*_SCL_20m.tif"), key=_date_in):
            with rasterio.open(path) as file:
                fine = np.kron(np.isin(file.read(1), CLEAR_CLASSES), np.ones((2, 2), bool))
            days.append(_date_in(path).toordinal())
            clear.append(fine.astype(bool))
        return cls(np.array(days), np.stack(clear))

    def length(self, date: datetime.date) -> np.ndarray:
        """Return the days [H, W] between the clear observations around ``date``.

        0 where the date itself is clear, NaN where nothing clear lies on one side.
        """
        last, following = self._sides(date)
        return np.where(np.isinf(following - last), np.nan, following - last)

    def kinds(self, date: datetime.date) -> dict[str, np.ndarray]:
        """Return where the gaps around ``date`` are long, [H, W], by what they hide.

        A gap is of the whole scene where nothing more than `SEEN_SHARE` of it was clear from one
        end of the gap to the other; else clouds hid a part, and other parts were seen meanwhile.
        """
        last, following = self._sides(date)
        is_long = np.isfinite(following - last) & (following - last >= LONG_GAP)
        partly = np.zeros(is_long.shape, bool)
        for day, share in zip(self.days, self.clear.mean((1, 2))):
            if share > SEEN_SHARE:
                partly |= (last < day) & (day < following)
        return {CLOUD_SHAPED: is_long & partly, WHOLE_SCENE: is_long & ~partly}

    def _sides(self, date: datetime.date) -> tuple[np.ndarray, np.ndarray]:
        """Return the clear days [H, W] up to ``date`` and from it on, infinite without any."""
        day = date.toordinal()
        stack = np.where(self.clear, self.days[:, None, None], np.nan)
        before = np.where(self.days[:, None, None] <= day, stack, -np.inf)
        after = np.where(self.days[:, None, None] >= day, stack, np.inf)
        last = np.where(np.isnan(before), -np.inf, before).max(0)
        following = np.where(np.isnan(after), np.inf, after).min(0)
        return last, following


def _date_in(path: Path) -> datetime.date:
    return datetime.datetime.strptime(re.search(r"\d{8}", path.name)[0], "%Y%m%d").date()


@dataclass
class Tally:
    """Squared errors and interval hits of one band, over all pixels and in long gaps by kind."""

    squares: float = 0.0
    count: int = 0
    gap_squares: dict[str, float] = field(default_factory=dict)
    gap_counts: dict[str, int] = field(default_factory=dict)
    hits: int = 0
    asked: int = 0

    def add(
        self, error: np.ndarray, in_gap: dict[str, np.ndarray], deviation: np.ndarray | None
    ) -> None:
        """Count the errors [H, W] of one date; ``in_gap`` are its `GapMap.kinds`."""
        known = np.isfinite(error)
        self.squares += float((error[known] ** 2).sum())
        self.count += int(known.sum())
        for kind, where in in_gap.items():
            squares = float((error[known & where] ** 2).sum())
            self.gap_squares[kind] = self.gap_squares.get(kind, 0.0) + squares
            self.gap_counts[kind] = self.gap_counts.get(kind, 0) + int((known & where).sum())
        if deviation is not None:
            judged = known & np.isfinite(deviation)
            inside = np.abs(error[judged]) <= NINETY_PERCENT * deviation[judged]
            self.hits += int(inside.sum())
            self.asked += int(judged.sum())

    @property
    def rmse(self) -> float:
        """Root mean square error over all pixels and dates."""
        return (self.squares / max(self.count, 1)) ** 0.5

    def gap_rmse(self, *kinds: str) -> float:
        """Root mean square error within long gaps of some kinds; of all without any named."""
        chosen = kinds or tuple(self.gap_squares)
        squares = sum(self.gap_squares.get(kind, 0.0) for kind in chosen)
        return (squares / max(self.gap_count(*chosen), 1)) ** 0.5

    def gap_count(self, *kinds: str) -> int:
        """How many pixels and dates lie in long gaps of some kinds; of all without any named."""
        return sum(self.gap_counts.get(kind, 0) for kind in kinds or self.gap_counts)

    @property
    def coverage(self) -> float:
        """Share of pixels and dates whose truth lies in the 90 % interval; NaN if not asked."""
        return self.hits / self.asked if self.asked else float("nan")


@dataclass
class Score:
    """Tallies by band for one folder of reconstructed rasters."""

    bands: dict[str, Tally] = field(default_factory=dict)
    missing: int = 0


def score(folder: Path, dates: list[datetime.date], truth_of, gaps: GapMap) -> Score:
    """Compare ``<series>_YYYYMMDD.tif`` in a folder with the truth on ``dates``.

    ``truth_of`` gives the path of a date's truth. NDVI is taken from its own
    series where there is one, else from the bands.
    """
    result = Score()
    for date in dates:
        truth = read_bands(truth_of(date))
        truth["NDVI"] = ndvi(truth)
        found, deviations = {}, {}
        for path in sorted(folder.glob(f"*_{date:%Y%m%d}.tif")):
            found.update(read_bands(path))
            beside = path.with_name(f"{path.stem}_sd.tif")
            if beside.exists():
                deviations.update(read_bands(beside))
        if "NDVI" not in found:
            found["NDVI"] = ndvi(found)
        in_gap = gaps.kinds(date)
        for name, image in found.items():
            error = image - truth[name]
            result.missing += int(np.isnan(error).sum())
            tally = result.bands.setdefault(name, Tally())
            tally.add(error, in_gap, deviations.get(name))
    return result
