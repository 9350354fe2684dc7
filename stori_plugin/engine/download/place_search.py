"""What a source has of a place between two dates: asked, planned, and said before it is fetched."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from contextlib import suppress

from ..options.download_options import OPTICAL_NONE, ORBITS_BOTH, OTHER, DownloadOptions, Place
from ..support.errors import InputError, ParameterError
from ..support.progress import Progress, aside
from ..support.sentences import Sentence
from .acquisition_plan import Acquisition, acquisitions_of
from .asset_reading import FileReader, read_asset
from .catalogue_sources import SENTINEL1, CatalogueSource, bands_wanted, source_of
from .connection import Connection
from .contact_rules import ContactRules
from .courier import Courier, Stop
from .download_estimate import Estimate, band_bytes, counted, estimate_of
from .download_grid import Area, area_of
from .footprint_drawing import bounds_text
from .search_remarks import no_bands, search_remarks
from .signing import Signer
from .stac_search import Findings, search
from .web import WebError

AT_ONCE = 3  # acquisitions that are fetched side by side
FIRST_DATES = {
    "sentinel-2": dt.date(2015, 6, 27),
    "landsat": dt.date(1982, 8, 22),
    "hls": dt.date(2013, 4, 11),
    SENTINEL1: dt.date(2014, 10, 3),
}
# Between the end of Sentinel-1B and the beginning of Sentinel-1C many places were passed by one
# satellite alone, every 12 days or not at all.
_ONE_SATELLITE = dt.date(2021, 12, 23), dt.date(2025, 3, 26)


class Search:
    """A search of one source for one place and period."""

    def __init__(
        self,
        place: Place,
        options: DownloadOptions,
        connection: Connection,
        progress: Progress,
        source: CatalogueSource | None = None,
    ) -> None:
        """Raises `ParameterError` for what can be known to be wrong before anybody is asked."""
        self.options = options
        self.start, self.end = checked_dates(options)
        self.source = source or source_of(options)
        self.area: Area = area_of(place, options.resolution)
        if self.source.area and not _meet(self.source.area, self.area.degrees):
            raise ParameterError(
                f"EXTENT ({bounds_text(self.area.degrees)}) lies outside what {self.source.title} "
                "covers: choose another SOURCE."
            )
        if options.optical != OPTICAL_NONE:
            bands_wanted(options.optical, options.bands)
        self.stop = Stop(progress.is_cancelled)
        signing = self.source.signing
        rules = ContactRules(
            self.source.endpoint, self.source.asset_hosts, tuple(filter(None, [signing.endpoint]))
        )
        self.courier = Courier(
            connection.ask,
            rules,
            self.stop,
            connection.ask_files,
            connection.pause,
            progress.say,
        )
        self.signer = Signer(signing, self.courier, connection.keys)
        self._progress = progress
        self.plans: list[Acquisition] = []
        self._findings = Findings()

    def find(self) -> list[Acquisition]:
        """Ask the catalogue; return the acquisitions. Raises `WebError`, `InputError`."""
        wanted = [name for name in (self.options.optical,) if name != OPTICAL_NONE]
        if self.options.sar:
            wanted.append(SENTINEL1)
        specs = {spec.id: spec for name in wanted for spec in self.source.of_sensor(name)}

        def ask() -> Findings:
            return search(
                self.source,
                list(specs.values()),
                self.area.degrees,
                self.start,
                self.end,
                self.courier,
            )

        self._findings = aside(ask, self._progress, "stori-search", daemon=True)
        self.plans = acquisitions_of(self._findings.items, self.options)
        if not self.plans:
            raise InputError(self._nothing(self._findings))
        return self.plans

    def remarks(self) -> list[str]:
        """Return what is worth knowing of what was found, in sentences."""
        said: list[str] = []
        sar = [plan for plan in self.plans if plan.is_sar]
        optical = [plan for plan in self.plans if not plan.is_sar]
        if self.options.sar and not sar:
            if not self.source.of_sensor(SENTINEL1):
                said.append(
                    Sentence(
                        "{source} has no terrain-corrected Sentinel-1: the series rests on optical "
                        "acquisitions alone; SOURCE planetary_computer has both.",
                        source=self.source.title,
                    )
                )
            else:
                said.append(_no_sar(self.start, self.end, self.options.orbits))
        if self.options.optical != OPTICAL_NONE and not optical:
            said.append(
                Sentence(
                    "Of {sensor} nothing was found in this period.", sensor=self.options.optical
                )
            )
        return [*said, *search_remarks(self.source.title, self._findings, self.plans)]

    def _nothing(self, findings: Findings) -> str:
        if findings.passed_over:
            return no_bands(self.source.title, findings)
        if findings.items:
            return (
                f"{self.source.title} has {counted(len(findings.items), 'product')} here, but none "
                "that is wanted: raise MAX_CLOUD, choose ORBITS both, or another OPTICAL."
            )
        advice = "give more time between START and END, or another SOURCE"
        if self.source.name == OTHER:
            advice += f", or look whether COLLECTIONS ({', '.join(self.options.collections)}) exist"
        remark = _no_sar(self.start, self.end, "") if self.options.sar else ""
        only_sar = self.options.optical == OPTICAL_NONE
        return (
            f"{self.source.title} has nothing over {bounds_text(self.area.degrees)} from "
            f"{self.start} to {self.end}: {advice}." + (f" {remark}" if only_sar and remark else "")
        )

    def estimate(self, measure: bool) -> Estimate:
        """Return what it amounts to; with ``measure`` one window is read to know how fast."""
        rate = None
        if measure and self.plans:
            with suppress(WebError, OSError):
                rate = aside(self._rate, self._progress, "stori-rate", daemon=True)
        return estimate_of(self.plans, self.area.grid, self.start, self.end, rate)

    def _rate(self) -> float | None:
        """Return bytes of windows per second, of one band; several are read side by side."""
        plan = self.plans[0]
        band = plan.bands[0]
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            reader = FileReader(self.courier, self.signer, folder)
            asset = next(item.assets[band] for item in plan.items if band in item.assets)
            if read_asset(asset, self.area.grid, reader) is None:
                return None
            took = max(time.monotonic() - began, 1e-3)
        return band_bytes(plan, band, self.area.grid) / took * AT_ONCE

    def reader(self, folder: str) -> FileReader:
        """Return what reads files; parts of them lie in a folder meanwhile."""
        return FileReader(self.courier, self.signer, folder)


def checked_dates(options: DownloadOptions) -> tuple[dt.date, dt.date]:
    """Return both dates; raises `ParameterError` where one is missing or before the mission."""
    if options.start is None or options.end is None:
        name = "START" if options.start is None else "END"
        raise ParameterError(
            Sentence(
                "{name} is missing: give the first and the last date that you want.", name=name
            )
        )
    wanted = [options.optical] if options.optical != OPTICAL_NONE else []
    wanted += [SENTINEL1] if options.sar else []
    if not wanted:
        raise ParameterError(Sentence("Nothing is asked for: choose OPTICAL, or switch SAR on."))
    first = min(FIRST_DATES[name] for name in wanted)
    if options.end < first:
        raise ParameterError(
            f"END ({options.end}) is before the first acquisition of {' and '.join(wanted)} "
            f"({first}): choose later dates, or OPTICAL landsat."
        )
    if options.start > dt.date.today():
        raise ParameterError(
            Sentence(
                "START ({start}) is in the future, of which nothing is known: "
                "choose an earlier date.",
                start=options.start,
            )
        )
    return options.start, options.end


def _no_sar(start: dt.date, end: dt.date, orbits: str) -> str:
    if start <= _ONE_SATELLITE[1] and end >= _ONE_SATELLITE[0]:
        return (
            "No Sentinel-1 was found: Sentinel-1B ended in December 2021 and Sentinel-1C began in "
            "2025, and between them some places were not passed at all."
        )
    hint = " Try ORBITS both." if orbits not in ("", ORBITS_BOTH) else ""
    return f"No terrain-corrected Sentinel-1 was found in this period.{hint}"


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
