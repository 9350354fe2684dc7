"""Which lines of the table are shown: by kind, clear share, month, orbit and sensor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...engine.acquisitions.names.sensors import SPOKEN
from .rows import ROLES, SAR, Row


@dataclass(frozen=True)
class RowFilter:
    """What a line must be to be shown; what is empty asks for nothing.

    A line of which the thing asked for is not known is shown, for somebody has to look at it: a
    file without a date, an image whose clouds are not measured yet. SAR has no clouds.
    """

    least_clear: float = 0.0
    """The clear share, 0 to 1."""

    months: frozenset[int] = frozenset()
    """Months, 1 to 12."""

    orbits: frozenset[str] = frozenset()
    """Orbits, as rows name them; only SAR has any."""

    sensors: frozenset[str] = frozenset()
    """Sensors, in the words of `sensor_of`."""

    roles: frozenset[str] = frozenset()
    """Kinds: some of `rows.ROLES`."""

    def accepts(self, row: Row) -> bool:
        """Tell whether a line is shown."""
        if self.roles and row.role not in self.roles:
            return False
        if row.role != SAR and row.clear is not None and row.clear < self.least_clear:
            return False
        if self.months and row.date is not None and row.date.month not in self.months:
            return False
        if self.orbits and row.orbit not in self.orbits and bool(row.bands):
            return False
        return not (self.sensors and row.bands and sensor_of(row) not in self.sensors)

    @property
    def is_open(self) -> bool:
        """Tell whether everything is shown."""
        return self == RowFilter()


@dataclass(frozen=True)
class FilterChoices:
    """What there is to choose from."""

    months: tuple[int, ...]
    orbits: tuple[str, ...]
    sensors: tuple[str, ...]
    roles: tuple[str, ...]


def sensor_of(row: Row) -> str:
    """Return the sensor of a line as it is spoken of; empty where it is not known."""
    return SPOKEN.get(row.sensor, "")


def choices_among(rows: Iterable[Row]) -> FilterChoices:
    """Return the months, orbits, sensors and kinds of some lines, each once and in order."""
    rows = list(rows)
    return FilterChoices(
        tuple(sorted({row.date.month for row in rows if row.date is not None})),
        tuple(sorted({row.orbit for row in rows if row.orbit})),
        tuple(sorted({sensor_of(row) for row in rows} - {""})),
        tuple(role for role in ROLES if any(row.role == role for row in rows)),
    )
