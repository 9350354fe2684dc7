"""The series that can be shown on the map: images, radar, and the result, with their pixels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.pixels.renditions import INFRARED, TRUE_COLOUR, bands_shown, has_ramp, renditions_of
from ...engine.pixels.renditions import SAR as AS_RADAR
from ..state.dock_state import COARSE, OPTICAL, SAR, Row
from ..state.player_state import COARSELY, KIND_OF, OBSERVED, RECONSTRUCTED, Stop
from ..state.rows import key_of
from .presenter import Presenter

if TYPE_CHECKING:
    from ...engine.acquisitions.series import Acquisition, Series
    from ...engine.animation.views import Drawing
    from ...engine.outputs.dated_rasters import DatedRaster
    from ...engine.run.run_result import RunResult
    from ...engine.support.progress import Progress

    # Finds how a rendition is drawn, on a worker thread.
    DrawingFinder = Callable[[Progress], Drawing]

_ROLE = {kind: role for role, kind in KIND_OF.items()}
_SAMPLED = 8


class ShownSeries(QObject):
    """Knows what can be shown, and how each rendition is drawn on all dates alike.

    ``changed`` carries the kind of which there are other stops; ``redrawn`` says that what was
    found of how renditions are drawn holds no more.
    """

    changed = pyqtSignal(str)
    redrawn = pyqtSignal()

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self._results: dict[str, Series] = {}
        self._rasters: tuple[DatedRaster, ...] = ()
        self._drawings: dict[str, Drawing] = {}
        # Thousands of images are asked at every change: for which series, and the answer.
        self._offered: tuple[tuple[Series | None, ...], tuple[str, ...]] = ((), ())
        self._items: dict[str, tuple[Series, dict[str, Acquisition]]] = {}
        presenter.rows_changed.connect(self._rows_differ)
        presenter.clear_changed.connect(self._clear_differs)
        presenter.inputs_known.connect(self._forget_drawings)

    def _rows_differ(self) -> None:
        for kind in _ROLE:
            self.changed.emit(kind)

    def _clear_differs(self) -> None:
        for kind in (OBSERVED, COARSELY):
            self.changed.emit(kind)

    def _forget_drawings(self) -> None:
        self._drawings = {}
        self.redrawn.emit()

    # --- the result -----------------------------------------------------------------------

    def take_result(self, result: RunResult) -> None:
        """Look into the rasters of a result, in the background."""
        self._rasters = result.rasters
        paths = {name: [raster.path for raster in result.of_series(name)]
                 for name in dict.fromkeys(raster.series for raster in result.rasters)}  # fmt: skip

        def work(_: object, progress: Progress) -> dict[str, Series]:
            from ...engine.acquisitions.series import Source
            from ...engine.analysis.series_stack import scan_any

            return {
                name: scan_any([Source(path) for path in of_series], progress)
                for name, of_series in paths.items()
            }

        self._presenter.tasks.start(
            "result series", "", work, self._take_results, lambda _: self.forget_result()
        )

    def _take_results(self, found: dict[str, Series]) -> None:
        self._results = found
        self._items = {}
        self.changed.emit(RECONSTRUCTED)

    def forget_result(self) -> None:
        """Show no result."""
        self._presenter.tasks.stop("result series")
        self._take_results({})

    def result_paths(self) -> dict[str, list[str]]:
        """Return the rasters of each series of the result."""
        return {name: sorted(series.rasters) for name, series in self._results.items()}

    @property
    def indices(self) -> tuple[str, ...]:
        """The indices that are in the result."""
        names = (name for series in self._results.values() for name in series.band_names)
        return tuple(name for name in names if has_ramp(name))

    def result_for(self, rendition: str) -> tuple[str, Series] | None:
        """Return name and series of the result that can be shown so; an index as it was made."""
        fitting = [
            (len(bands), name, series)
            for name, series in self._results.items()
            for bands in [bands_shown(rendition, series.acquisitions[0].bands)]
            if bands
        ]
        return min(fitting)[1:] if fitting else None

    def unsure_of(self, rendition: str) -> tuple[tuple[DatedRaster, ...], str] | None:
        """Return the rasters of the result that are shown so, and the band that tells how sure.

        That is the first of the bands shown. None where the result cannot be shown so as it is: of
        an index that is made of bands nobody has the standard deviation here.
        """
        found = self.result_for(rendition)
        if found is None:
            return None
        bands = bands_shown(rendition, found[1].acquisitions[0].bands)
        if has_ramp(rendition) and len(bands) > 1:
            return None
        name = bands[0].name
        rasters = [r for r in self._rasters if r.series == found[0] and name in r.bands]
        return (tuple(rasters), name) if rasters else None

    def unsure_paths(self) -> dict[str, str]:
        """Return the rasters of standard deviations by those of the values."""
        return {raster.path: raster.sd_path for raster in self._rasters if raster.sd_path}

    # --- what there is -----------------------------------------------------------------------

    def stops(self, kind: str) -> list[Stop]:
        """Return what can be shown of a kind."""
        if kind == RECONSTRUCTED:
            dates = {date for series in self._results.values() for date in series.dates}
            return [Stop(kind, date.isoformat(), date) for date in dates]
        rows = self._presenter.state.rows(_ROLE[kind])
        return [
            Stop(kind, row.key, row.date, row.clear) for row in rows if row.is_used and row.date
        ]

    def count(self, kind: str) -> int:
        """Return how many dates of a kind there are, one at least."""
        return max(len(self.stops(kind)), 1)

    def renditions(self) -> tuple[str, ...]:
        """Return in which ways all that is there can be shown; a coarse sensor adds none."""
        found = (*self._results.values(), *map(self._presenter.state.series, (OPTICAL, SAR)))
        if not any(found):
            found = (self._presenter.state.series(COARSE),)
        before, offered = self._offered
        if len(before) != len(found) or any(a is not b for a, b in zip(before, found)):
            offered = _renditions_of_all(found)
            self._offered = (found, offered)
        return offered

    def series_of(self, kind: str, rendition: str) -> Series | None:
        """Return the series behind the stops of a kind."""
        if kind == RECONSTRUCTED:
            found = self.result_for(rendition)
            return found[1] if found else None
        return self._presenter.state.series(_ROLE[kind])

    def acquisition(self, stop: Stop, rendition: str) -> tuple[Series, Acquisition] | None:
        """Return what the engine knows of a stop; None where it cannot be shown so."""
        series = self.series_of(stop.kind, rendition)
        if series is None:
            return None
        place = f"{stop.kind} {rendition}" if stop.kind == RECONSTRUCTED else stop.kind
        known = self._items.get(place)
        if known is None or known[0] is not series:
            is_result = stop.kind == RECONSTRUCTED
            by_key = {
                item.date.isoformat() if is_result else key_of(item): item
                for item in series.acquisitions
            }
            known = self._items[place] = (series, by_key)
        item = known[1].get(stop.key)
        return (series, item) if item is not None and bands_shown(rendition, item.bands) else None

    # --- how it is drawn -----------------------------------------------------------------------

    def drawing(self, rendition: str) -> Drawing | None:
        """Return how a rendition is drawn, where that was found already."""
        return self._drawings.get(rendition)

    def finder(self, rendition: str) -> DrawingFinder:
        """Return what finds, on a worker thread, how a rendition is drawn on all dates."""
        samples, drawings = self._samples(rendition), self._drawings

        def find(progress: Progress) -> Drawing:
            from ...engine.animation.date_pictures import drawing_of

            known = drawings.get(rendition)
            if known is None:
                known = drawings[rendition] = drawing_of(rendition, samples, progress)
            return known

        return find

    def _samples(self, rendition: str) -> Sequence[Acquisition]:
        """Return the images to learn the stretch from: the clearest, passes, or the result.

        Those of a coarse sensor where there is nothing else.
        """
        state = self._presenter.state
        if rendition == AS_RADAR:
            series = state.series(SAR)
            return series.acquisitions if series else ()
        is_coarse = not state.rows(OPTICAL) and not self._results
        role, kind = (COARSE, COARSELY) if is_coarse else (OPTICAL, OBSERVED)
        rows = sorted(filter(_is_shown, state.rows(role)), key=lambda row: -(row.clear or 0.0))
        kind = kind if rows else RECONSTRUCTED
        stops = [Stop(kind, row.key, row.date or dt.date.min) for row in rows]
        found = [self.acquisition(stop, rendition) for stop in stops or self.stops(kind)]
        items = [pair[1] for pair in found if pair is not None]
        if not items and rows:
            pairs = [self.acquisition(stop, rendition) for stop in self.stops(RECONSTRUCTED)]
            items = [pair[1] for pair in pairs if pair is not None]
        return items[:_SAMPLED] if rows else items


def _is_shown(row: Row) -> bool:
    return row.is_used and row.date is not None


def _renditions_of_all(found: Sequence[Series | None]) -> tuple[str, ...]:
    sets = {
        tuple((band.name, band.role) for band in item.bands): item.bands
        for series in found
        if series is not None
        for item in series.acquisitions
    }
    offered = dict.fromkeys(name for bands in sets.values() for name in renditions_of(bands))
    return tuple(sorted(offered, key=_custom))


def _custom(rendition: str) -> int:
    """Rank renditions as people look for them: colours, indices, radar."""
    return (TRUE_COLOUR, INFRARED, "", AS_RADAR).index(
        rendition if rendition in (TRUE_COLOUR, INFRARED, AS_RADAR) else ""
    )
