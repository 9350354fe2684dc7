"""What a download would bring, said before it is begun."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ..rasters.grid import Grid
from ..support.sentences import Sentence, joined
from .acquisition_plan import Acquisition
from .catalogue_sources import MASKS, SENTINEL1

# Acquisitions with more cloud, by the whole product, count for nothing in gaps.
USABLE = 60.0
_BYTES = {SENTINEL1: 4}  # of a number; 2 of others, 1 of masks
_USUAL_PIXEL = {"SCL": 20.0, "B05": 20.0, "B06": 20.0, "B07": 20.0, "B8A": 20.0, "B11": 20.0}
_USUAL_PIXEL.update({"B12": 20.0, "B01": 60.0, "B09": 60.0})


@dataclass(frozen=True)
class Gap:
    """A stretch without an optical acquisition that is likely to show ground."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.last - self.first).days


@dataclass(frozen=True)
class Estimate:
    """Counts, sizes and gaps; ``seconds`` is None where no read was tried or none came back."""

    # (sensor, acquisitions), and (orbit of SAR, acquisitions).
    sensors: tuple[tuple[str, int], ...]
    orbits: tuple[tuple[str, int], ...]
    # Of all windows, uncompressed: what comes is less.
    most_bytes: float
    seconds: float | None
    gaps: tuple[Gap, ...]

    def sentences(self) -> list[str]:
        """Return it in words."""
        each = [
            Sentence("{count} of {sensor}", count=count, sensor=sensor)
            for sensor, count in self.sensors
        ]
        counts = joined(each, ", ") if each else Sentence("none")
        said: list[str] = [Sentence("Acquisitions: {counts}.", counts=counts)]
        if self.orbits:
            orbits = [joined((_ORBITS.get(name, name), f"({n})")) for name, n in self.orbits]
            said.append(Sentence("Orbits of Sentinel-1: {orbits}.", orbits=joined(orbits, ", ")))
        said.append(Sentence("At most {size} are read.", size=megabytes(self.most_bytes)))
        if self.seconds is not None:
            said.append(
                Sentence(
                    "At the rate of the first read that takes {time}.", time=_spoken(self.seconds)
                )
            )
        if self.gaps:
            longest = self.gaps[0]
            days = Sentence("{days:,} days", days=longest.days)
            said.append(
                Sentence(
                    "Longest stretch without an optical acquisition of less than {cloud:.0f} % "
                    "cloud: {days}, {first} to {last}.",
                    cloud=USABLE,
                    days=Sentence("1 day") if longest.days == 1 else days,
                    first=longest.first,
                    last=longest.last,
                )
            )
        return said


_ORBITS = {
    "": Sentence("unknown"),
    "ascending": Sentence("ascending"),
    "descending": Sentence("descending"),
}


def megabytes(count: float) -> str:
    """Write a number of bytes as people do."""
    return f"{count / 1e9:,.1f} GB" if count >= 1e9 else f"{max(count / 1e6, 0.1):,.1f} MB"


def _spoken(seconds: float) -> str:
    if seconds < 1.5:
        return Sentence("about 1 second")
    if seconds < 90:
        return Sentence("about {count:,} seconds", count=round(seconds))
    if seconds < 5400:
        return Sentence("about {count:,} minutes", count=round(seconds / 60))
    return Sentence("about {count:,} hours", count=round(seconds / 3600))


def counted(count: int, unit: str) -> str:
    """Write a number of things: 1 day, 2 days."""
    return f"{count:,} {unit}" if count == 1 else f"{count:,} {unit}s"


def estimate_of(
    plans: Sequence[Acquisition],
    grid: Grid,
    start: dt.date,
    end: dt.date,
    rate: float | None = None,
) -> Estimate:
    """Return what acquisitions amount to.

    ``rate`` is in bytes of windows, uncompressed, per second; None where it is not known.
    """
    sensors: dict[str, int] = {}
    orbits: dict[str, int] = {}
    for plan in plans:
        sensors[plan.sensor] = sensors.get(plan.sensor, 0) + 1
        if plan.is_sar:
            orbits[plan.orbit] = orbits.get(plan.orbit, 0) + 1
    most = sum(bytes_of(plan, grid) for plan in plans)
    optical = [plan for plan in plans if not plan.is_sar]
    usable = sorted({plan.date for plan in optical if plan.cloud is None or plan.cloud < USABLE})
    ends = [start, *usable, end]
    gaps = sorted(
        (Gap(a, b) for a, b in zip(ends, ends[1:]) if b > a), key=lambda gap: (-gap.days, gap.first)
    )
    return Estimate(
        sensors=tuple(sorted(sensors.items())),
        orbits=tuple(sorted(orbits.items())),
        most_bytes=most,
        seconds=most / rate if rate else None,
        gaps=tuple(gaps[:3]) if optical else (),
    )


def bytes_of(plan: Acquisition, grid: Grid) -> float:
    """Return the bytes of an acquisition's windows, uncompressed."""
    return sum(band_bytes(plan, band, grid) for band in plan.bands)


def band_bytes(plan: Acquisition, band: str, grid: Grid) -> float:
    """Return the bytes of the window of one band, at the finer of its own pixel and the grid's."""
    stated = next((item.assets[band].pixel for item in plan.items if band in item.assets), None)
    own = stated if stated and stated >= 1.0 else _USUAL_PIXEL.get(band, 10.0)
    pixel = max(own, grid.metres_per_pixel)
    area = grid.width * grid.height * grid.metres_per_pixel**2
    size = 1 if band in MASKS else _BYTES.get(plan.sensor, 2)
    return area / pixel**2 * size
