"""The values given to an algorithm: checked, and read for the engine."""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from typing import NamedTuple

from qgis.core import (
    NULL,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameters,
    QgsProcessingUtils,
)

from ...engine.options.find_similar_options import Location
from ...engine.options.series_options import (
    MASK_KINDS,
    UNMASKED,
    WHOLE_GRID,
    Execution,
    GridOptions,
    Masking,
    SeriesRequest,
)
from ...engine.scene.job import Job, scene_job
from ...engine.support.errors import OutputError, ParameterError
from ...presentation.layers import GivenFile, dated_files_of
from . import parameters as shared
from .checks import Checks


class Period(NamedTuple):
    """The first and the last date, None where one is left open."""

    start: datetime.date | None
    end: datetime.date | None


class Values(Checks):
    """Reads the parameters of one run; all of it on the thread that prepares the run.

    Every method raises a `StoriError` whose sentence names the parameter.
    """

    def go_on_in(self, context: QgsProcessingContext) -> None:
        """Let what is read from now on belong to another context, that of the thread that works."""
        self._context = context

    def dated_files(self, name: str) -> tuple[GivenFile, ...]:
        """Return the file of each layer of a list; empty if none are given."""
        listed = self._listed(name)
        named = [item for item in listed if self._is_container(item)]
        if len(named) == len(listed):
            return tuple(GivenFile(item, None) for item in named)
        values = {**self._values, name: [item for item in listed if item not in named]}
        layers = self._algorithm.parameterAsLayerList(values, name, self._context)
        return (*(GivenFile(item, None) for item in named), *dated_files_of(layers, name))

    def names(self, name: str) -> tuple[str, ...]:
        """Return the parts of a comma list, each once."""
        return tuple(dict.fromkeys(comma_list(self.text(name))))

    def choice(self, name: str) -> str:
        """Return the text of a static choice, given by name or by number."""
        return self._numbered(name) or self._algorithm.parameterAsEnumString(
            self._values, name, self._context
        )

    def number(self, name: str) -> float:
        """Return a number."""
        return self._algorithm.parameterAsDouble(self._values, name, self._context)

    def whole(self, name: str) -> int:
        """Return a whole number."""
        return self._algorithm.parameterAsInt(self._values, name, self._context)

    def flag(self, name: str) -> bool:
        """Return whether something is switched on."""
        return self._algorithm.parameterAsBoolean(self._values, name, self._context)

    def destination(self, name: str = shared.OUTPUT) -> str:
        """Return the path of a file or folder to write; empty where an optional one is left out."""
        return self._algorithm.parameterAsFileOutput(self._values, name, self._context)

    def raster_destination(self, name: str = shared.OUTPUT) -> str:
        """Return the path of a raster to write."""
        return self._algorithm.parameterAsOutputLayer(self._values, name, self._context)

    def is_passing(self, name: str = shared.OUTPUT) -> bool:
        """Tell whether an output is a step of a model that nobody asked to keep.

        A model gives such an output a path in QGIS's temporary folder. A user who wants a
        temporary result, of a run or of a model, asks for TEMPORARY_OUTPUT instead.
        """
        given = self._values.get(name)
        if not isinstance(given, str) or not os.path.isabs(given):
            return False
        folder = os.path.abspath(QgsProcessingUtils.tempFolder(self._context))
        return os.path.abspath(given).startswith(folder + os.sep)

    def rows(self, name: str, columns: int) -> list[tuple[str, ...]]:
        """Return the rows of a table of texts, each without blanks around it."""
        cells = self._algorithm.parameterAsMatrix(self._values, name, self._context)
        texts = ["" if cell in (None, NULL) else str(cell).strip() for cell in cells]
        texts += [""] * (-len(texts) % columns)
        return [tuple(texts[k : k + columns]) for k in range(0, len(texts), columns)]

    def check_execution(self) -> None:
        """Raise for a WORKERS or MEMORY that cannot be."""
        for name in (shared.WORKERS, shared.MEMORY):
            self.check_number(name)

    def execution(self) -> Execution:
        """Return OUTPUT, WORKERS, MEMORY, RESUME and SCHEDULER."""
        return Execution(
            output=self.destination(),
            workers=self.whole(shared.WORKERS),
            memory=self.whole(shared.MEMORY),
            resume=self.flag(shared.RESUME),
            scheduler=self.text(shared.SCHEDULER),
        )

    def grid(self) -> GridOptions:
        """Return EXTENT, its CRS and RESOLUTION."""
        return replace(self.extent(), resolution=self.resolution())

    def series_request(
        self, names: tuple[str, ...] = (), masking: Masking = UNMASKED
    ) -> SeriesRequest:
        """Return what to read of a series: some bands and indices, from START to END."""
        period = self.period()
        return SeriesRequest(names, period.start, period.end, masking, self.level_sensors())

    def level_sensors(self) -> bool:
        """Return LEVEL_SENSORS, its default where the algorithm does not ask."""
        if self._algorithm.parameterDefinition(shared.LEVEL_SENSORS) is None:
            return SeriesRequest.level_sensors
        return self.flag(shared.LEVEL_SENSORS)

    def files(self, name: str) -> tuple[str, ...]:
        """Return the paths of a list of files."""
        return tuple(self._algorithm.parameterAsFileList(self._values, name, self._context))

    def point(self, name: str) -> Location:
        """Return a point and its CRS, "" where it has none."""
        point = self._algorithm.parameterAsPoint(self._values, name, self._context)
        crs = self._algorithm.parameterAsPointCrs(self._values, name, self._context)
        known = crs.authid().startswith("EPSG:")
        return Location(point.x(), point.y(), crs.authid() if known else crs.toWkt())

    def sink(self, name: str, fields, wkb_type, crs):
        """Open the layer that features are written to: (sink, its id)."""
        fault = OutputError(f"{name} {self._values.get(name)} cannot be written: choose another.")
        try:
            made = self._algorithm.parameterAsSink(
                self._values, name, self._context, fields, wkb_type, crs
            )
        except QgsProcessingException as error:
            raise fault from error
        if made[0] is None:
            raise fault
        return made

    def date(self, name: str) -> datetime.date | None:
        """Return a date, or None where it is left open."""
        day = QgsProcessingParameters.parameterAsDate(
            self._definition(name), self._values, self._context
        )
        return datetime.date(day.year(), day.month(), day.day()) if day.isValid() else None

    def period(self) -> Period:
        """Return START and END; raises where they are no dates or the wrong way round."""
        for name in (shared.START, shared.END):
            self.check_date(name)
        start, end = self.date(shared.START), self.date(shared.END)
        if start and end and start > end:
            raise ParameterError(
                f"START ({start}) is after END ({end}): give a START that is not later than END."
            )
        return Period(start, end)

    def check_masking(self, kinds: tuple[str, ...] = MASK_KINDS) -> None:
        """Raise for a CLOUD_MASK, CLEAR_CLASSES or MASK_BUFFER that cannot be."""
        self.check_choice(shared.CLOUD_MASK, kinds)
        self.check_number(shared.MASK_BUFFER)
        self.clear_classes()

    def check_coarse(self) -> None:
        """Raise for COARSE, COARSE_FOLDER or COARSE_RESOLUTION that cannot be."""
        what = "coarse optical acquisitions"
        self.check_pair(shared.COARSE, shared.COARSE_FOLDER, what, False)
        self.coarse_resolution()

    def coarse_resolution(self) -> float | None:
        """Return COARSE_RESOLUTION, or None where it is left open."""
        if self._values.get(shared.COARSE_RESOLUTION) in (None, ""):
            return None
        value = self.number(shared.COARSE_RESOLUTION)
        if not value > 0:
            raise ParameterError(
                f"{shared.COARSE_RESOLUTION} is {value:g}: give metres above 0, or leave it out."
            )
        return value

    def masking(self) -> Masking:
        """Return CLOUD_MASK, CLEAR_CLASSES and MASK_BUFFER."""
        return Masking(
            kind=self.choice(shared.CLOUD_MASK),
            clear_classes=self.clear_classes(),
            buffer=self.number(shared.MASK_BUFFER),
        )

    def scene_job(self) -> Job:
        """Return a `Job` that has mask and grid; inputs and all else are its reader's to add."""
        job = scene_job(self.masking(), self.grid())
        if self._algorithm.parameterDefinition(shared.LEARN_FROM) is not None:
            job = replace(job, learn_from=self.choice(shared.LEARN_FROM))
        return replace(job, level_sensors=self.level_sensors())

    def is_given(self, name: str) -> bool:
        """Tell whether a list of layers has anything in it."""
        return bool(self._listed(name))

    def clear_classes(self) -> tuple[int, ...]:
        """Return the classes of CLEAR_CLASSES, each once, ascending."""
        text = self.text(shared.CLEAR_CLASSES)
        try:
            classes = {int(part) for part in comma_list(text)}
        except ValueError:
            classes = set()
        if not classes or not all(0 <= number <= 255 for number in classes):
            raise ParameterError(
                f"{shared.CLEAR_CLASSES} is “{text}”: "
                "write class numbers with commas, such as 4,5,6."
            )
        return tuple(sorted(classes))

    def resolution(self) -> float | None:
        """Return RESOLUTION, or None where it is left open."""
        if self._values.get(shared.RESOLUTION) in (None, ""):
            return None
        value = self.number(shared.RESOLUTION)
        if not value > 0:
            raise ParameterError(
                f"{shared.RESOLUTION} is {value:g}: "
                "give the side of a pixel, greater than 0, or leave it out."
            )
        return value

    def extent(self) -> GridOptions:
        """Return EXTENT and its CRS."""
        box = self._algorithm.parameterAsExtent(self._values, shared.EXTENT, self._context)
        if self._values.get(shared.EXTENT) in (None, "") or box.isNull():
            return WHOLE_GRID
        crs = self._algorithm.parameterAsExtentCrs(self._values, shared.EXTENT, self._context)
        bounds = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        known = crs.authid().startswith("EPSG:")
        return GridOptions(extent=bounds, extent_crs=crs.authid() if known else crs.toWkt())


def comma_list(text: str) -> tuple[str, ...]:
    """Return the parts of a comma list without blanks and empty parts."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
