"""``stori:sampleseries``: field boundaries become curves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QDate, QMetaType

from ..engine.options.sample_series_options import SampleSeriesOptions
from ..engine.options.series_options import SeriesRequest
from ..engine.support.errors import InputError
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.feature_output import write_features
from .shared.geometries import geojson_of, placeless, shaped_features
from .shared.parameter_kinds import helped, number
from .shared.task import Files, TaskAlgorithm, check_series, series_files
from .shared.values import Values

if TYPE_CHECKING:
    from ..engine.analysis.sample_series import Feature, Sample
    from ..engine.analysis.series_stack import Stack

FEATURES, ID_FIELD, MIN_CLEAR = "FEATURES", "ID_FIELD", "MIN_CLEAR"
TABLE = "TABLE"

_NUMBERS = ("value", "sd", "median", "spread", "share")


@dataclass(frozen=True)
class SamplingJob:
    """What is sampled, and what is written beside the layer."""

    values: Values
    """The values given, to open the features and the layer that is written."""

    files: Files
    """The rasters of the series."""

    clouded: Files
    """The clouded acquisitions to compare with; may be none."""

    request: SeriesRequest
    """What is read of the series."""

    options: SampleSeriesOptions
    """Which dates of a feature count."""

    id_field: str
    """The field that names the features; empty means their own numbers."""

    table: str
    """The CSV file; empty where none is asked for."""

    page: str
    """The HTML file; empty where none is asked for."""


class SampleSeriesAlgorithm(TaskAlgorithm[SamplingJob]):
    """Samples a series over features and writes rows, a table and a page of curves."""

    NAME = "sampleseries"
    ICON = "sampleseries.svg"
    GROUP = "analysis"
    TITLE = "Sample a series over features"
    SUMMARY = "Curves over time at points or over polygons: rows, a table and a page of drawings."
    TAGS = (
        "sample,zonal statistics,extract,points,polygons,fields,parcels,curve,time series,ndvi,"
        "profile,csv,table,uncertainty"
    )
    HELP = """
    <p>Takes dated rasters, such as a reconstructed series, to points, lines or polygons: one row
    per feature, date and band. Field boundaries become curves.</p>
    <h3>Columns</h3>
    <ul>
    <li><b>feature_id</b>, <b>date</b>, <b>band</b>.</li>
    <li><b>value</b>: at a point the value of its pixel, over a polygon the mean of its clear
    pixels; reflectance from 0 to 1, backscatter as stored, indices without unit.</li>
    <li><b>sd</b>: the standard deviation stated beside the series (*_sd.tif), as the mean over
    the pixels. Errors of neighbouring pixels go together, so it is not divided by the root of
    their number. An index computed here gets its own by propagation (JCGM 100:2008).</li>
    <li><b>kind</b>: observed or reconstructed.</li>
    <li><b>median</b>, <b>spread</b> (standard deviation between the pixels), <b>count</b> (clear
    pixels) and <b>share</b> (0 to 1, of the feature's pixels that is clear).</li>
    </ul>
    <p>A polygon has the pixels whose centre lies inside, or those that it touches where it is
    smaller than a pixel. With the clouded acquisitions given as well, the page shows them as dots
    beside the reconstructed lines.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from inputs.series(tr("Reconstructed or other dated rasters."))
        yield helped(
            QgsProcessingParameterFeatureSource(FEATURES, tr("Points or polygons")),
            tr("In any CRS; only selected features where the box is ticked."),
        )
        yield helped(
            QgsProcessingParameterField(
                ID_FIELD, tr("Field that names the features"), None, FEATURES, optional=True
            ),
            tr("Its values become feature_id; empty means the feature's own number."),
        )
        yield shared.bands_parameter(tr("sampled"))
        yield from inputs.clouded()
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first raster."),
            tr("YYYY-MM-DD; empty means the last raster."),
        )
        yield number(
            MIN_CLEAR,
            tr("Clear share needed (per cent)"),
            100.0 * SampleSeriesOptions.least_share,
            tr("Dates on which less of a polygon is clear are left out for that polygon."),
            least=0.0,
            most=100.0,
            advanced=True,
        )
        yield from shared.masking()
        yield shared.level_sensors()
        yield helped(
            QgsProcessingParameterFeatureSink(shared.OUTPUT, tr("Samples")),
            tr("One row per feature, date and band, with the feature's geometry."),
        )
        yield helped(
            QgsProcessingParameterFileDestination(
                TABLE, tr("Samples as a table"), tr("CSV files (*.csv)"), optional=True
            ),
            tr("The same rows, comma separated, UTF-8, without geometry."),
        )
        yield shared.page_output(
            tr("Page with curves"),
            tr("A drawing per feature and band, with the 90 % interval where it is known."),
        )

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        check_series(values)
        values.check_pair(shared.OPTICAL, shared.OPTICAL_FOLDER, "clouded acquisitions", False)
        values.check_masking()
        values.check_number(MIN_CLEAR)
        values.check_field(ID_FIELD, FEATURES)
        values.period()

    def read(self, values: Values) -> SamplingJob:
        """Read the values."""
        return SamplingJob(
            values=values,
            files=series_files(values),
            clouded=Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            request=values.series_request(values.names(shared.BANDS), values.masking()),
            options=SampleSeriesOptions(least_share=values.number(MIN_CLEAR) / 100.0),
            id_field=values.text(ID_FIELD),
            table=values.destination(TABLE),
            page=values.destination(shared.HTML),
        )

    def work(self, job: SamplingJob, progress, context):
        """Sample the series, and the clouded acquisitions where they are given."""
        from ..engine.analysis.sample_series import HEAD, curves_html
        from ..engine.support.text_files import csv_text, write_text

        source = job.values.source(FEATURES)
        shapes = list(shaped_features(source, FEATURES))
        if not shapes:
            raise InputError("FEATURES has no feature with a geometry: choose another layer.")
        samples, warnings = self._sampled(job, source, shapes, progress, context)
        warnings += filter(None, [placeless(source, FEATURES)])
        for sentence in warnings:
            progress.warn(sentence)
        results = {}
        if job.table:
            write_text(job.table, csv_text(HEAD, [s.cells() for s in samples]), TABLE)
            results[TABLE] = job.table
        if job.page:
            write_text(job.page, curves_html(samples, warnings), shared.HTML)
            results[shared.HTML] = job.page
        results[shared.OUTPUT] = self._write(job.values, source, shapes, samples)
        progress.say(tr("{} rows.").format(len(samples)))
        return results

    def _sampled(
        self, job: SamplingJob, source, shapes, progress, context
    ) -> tuple[list[Sample], list[str]]:
        """Return the samples of all series, and sentences on what could not be sampled."""
        from ..engine.analysis.sample_series import sample

        samples: list[Sample] = []
        warnings: list[str] = []
        for position, stack in enumerate(self._stacks(job, progress)):
            progress.step(tr("Sampling {} dates").format(len(stack.dates)))
            features = self._features(stack, job, source, shapes, context)
            # That the clouded acquisitions have gaps needs no word.
            some, sentences = sample(stack, features, job.options, progress, position == 0)
            samples += some
            warnings += [sentence for sentence in sentences if sentence not in warnings]
        samples.sort(key=lambda s: (s.feature, s.band, s.date, s.kind))
        return samples, warnings

    def _stacks(self, job: SamplingJob, progress) -> list[Stack]:
        """Open the series, and the clouded acquisitions where they are given."""
        from ..engine.analysis.series_stack import Stack

        progress.step(tr("Finding the dated rasters"))
        stack = Stack(job.files.sources(progress), job.request, progress)
        if not job.clouded:
            return [stack]
        names = tuple(channel.name for channel in stack.channels)
        return [
            stack,
            Stack(job.clouded.sources(progress), replace(job.request, names=names), progress),
        ]

    def _features(self, stack: Stack, job: SamplingJob, source, shapes, context) -> list[Feature]:
        """Return the shapes to sample, in the grid of a stack."""
        from ..engine.analysis.sample_series import Feature

        crs = QgsCoordinateReferenceSystem.fromWkt(stack.grid.crs)
        moved = QgsCoordinateTransform(source.sourceCrs(), crs, context.transformContext())
        features = []
        for feature, geometry in shapes:
            identifier = feature.id()
            if job.id_field:
                value = feature[job.id_field]
                identifier = "" if value == NULL else value
            features.append(Feature(identifier, self._in_grid(geometry, moved, identifier)))
        return features

    def _in_grid(self, geometry, transform, identifier) -> dict:
        moved = QgsGeometry(geometry)
        try:
            moved.transform(transform)
        except QgsCsException as error:
            raise InputError(
                f"Feature {identifier} cannot be brought to the CRS of the rasters: check the CRS "
                "of its layer."
            ) from error
        return geojson_of(moved, identifier, FEATURES)

    def _write(self, values: Values, source, shapes, samples: list[Sample]) -> str:
        fields = QgsFields()
        for name, kind in (
            ("feature_id", QMetaType.Type.QString),
            ("date", QMetaType.Type.QDate),
            ("band", QMetaType.Type.QString),
            ("kind", QMetaType.Type.QString),
            ("count", QMetaType.Type.Int),
            *((name, QMetaType.Type.Double) for name in _NUMBERS),
        ):
            fields.append(QgsField(name, kind))
        features = (_row(fields, shapes[one.feature][1], one) for one in samples)
        return write_features(
            values, shared.OUTPUT, fields, source.wkbType(), source.sourceCrs(), features
        )


def _row(fields: QgsFields, geometry: QgsGeometry, one: Sample) -> QgsFeature:
    row = QgsFeature(fields)
    row.setGeometry(geometry)
    numbers = (getattr(one, name) for name in _NUMBERS)
    row.setAttributes(
        [
            str(one.identifier),
            QDate(one.date.year, one.date.month, one.date.day),
            one.band,
            one.kind,
            one.count,
            *(NULL if number is None else number for number in numbers),
        ]
    )
    return row
