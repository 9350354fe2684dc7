"""Maps: rasters that describe a period and not a date, one per season or per run."""

from __future__ import annotations

from dataclasses import dataclass

from ..rasters.storage import OutputRaster


@dataclass(frozen=True)
class MapProduct(OutputRaster):
    """One map to come; ``label`` names its period, ``date`` is the first day of it."""

    label: str = ""

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.series}_{self.label}{'_sd' if self.spread else ''}.tif"
