"""``stori:sampleseries``: field boundaries become curves."""

from __future__ import annotations

import json

from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtCore import QDate, QMetaType

from ..engine.support.errors import InputError
from ..presentation.words import tr
from .shared import parameters as shared
from .shared.parameters import helped
from .shared.task import Files, TaskAlgorithm, check_series, series_files

FEATURES, ID_FIELD, MIN_CLEAR = "FEATURES", "ID_FIELD", "MIN_CLEAR"
TABLE = "TABLE"

_NUMBERS = ("value", "sd", "median", "spread", "share")


class SampleSeriesAlgorithm(TaskAlgorithm):
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
        yield from shared.series(tr("Reconstructed or other dated rasters."))
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
        yield from shared.clouded()
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first raster."),
            tr("YYYY-MM-DD; empty means the last raster."),
        )
        yield helped(
            QgsProcessingParameterNumber(
                MIN_CLEAR,
                tr("Clear share needed (per cent)"),
                Qgis.ProcessingNumberParameterType.Double,
                50.0,
                minValue=0.0,
                maxValue=100.0,
            ),
            tr("Dates on which less of a polygon is clear are left out for that polygon."),
            advanced=True,
        )
        yield from shared.masking()
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

    def check(self, values) -> None:
        """Raise for what cannot work."""
        check_series(values)
        values.check_pair(shared.OPTICAL, shared.OPTICAL_FOLDER, "clouded acquisitions", False)
        values.check_masking()
        values.check_number(MIN_CLEAR)
        values.check_field(ID_FIELD, FEATURES)
        values.period()

    def read(self, values):
        """Read the values."""
        return {
            "values": values,
            "files": series_files(values),
            "observed": Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            "names": values.names(shared.BANDS),
            "period": values.period(),
            "masking": values.masking(),
            "least": values.number(MIN_CLEAR) / 100.0,
            "id_field": values.text(ID_FIELD),
            "table": values.destination(TABLE),
            "html": values.destination(shared.HTML),
        }

    def work(self, given, progress, context):
        """Sample the series, and the clouded acquisitions where they are given."""
        from ..engine.analysis.sample_series import HEAD, curves_html
        from ..engine.support.text_files import csv_text, write_text

        source = given["values"].source(FEATURES)
        places = [(f, QgsGeometry(f.geometry())) for f in source.getFeatures() if f.hasGeometry()]
        if not places:
            raise InputError("FEATURES has no feature with a geometry: choose another layer.")
        samples, told = self._sampled(given, source, places, progress, context)
        for sentence in told:
            progress.warn(sentence)
        results = {}
        if given["table"]:
            write_text(given["table"], csv_text(HEAD, [s.cells() for s in samples]), TABLE)
            results[TABLE] = given["table"]
        if given["html"]:
            write_text(given["html"], curves_html(samples, told), shared.HTML)
            results[shared.HTML] = given["html"]
        results[shared.OUTPUT] = self._write(given["values"], source, places, samples)
        progress.say(tr("{} rows.").format(len(samples)))
        return results

    def _sampled(self, given, source, places, progress, context):
        from ..engine.analysis.series_stack import Request, Stack
        from ..engine.scene.optical_reader import Masking

        masking = Masking(*given["masking"])
        request = Request(given["names"], *given["period"], masking)
        progress.step(tr("Finding the dated rasters"))
        stack = Stack(given["files"].sources(), request, progress)
        stacks = [stack]
        if given["observed"]:
            names = tuple(channel.name for channel in stack.channels)
            observed = Request(names, *given["period"], masking)
            stacks.append(Stack(given["observed"].sources(), observed, progress))
        samples, told = [], []
        for one in stacks:
            progress.step(tr("Sampling {} dates").format(len(one.dates)))
            found, sentences = self._sample_one(one, given, source, places, progress, context)
            samples += found
            told += [sentence for sentence in sentences if sentence not in told]
        samples.sort(key=lambda s: (s.feature, s.band, s.date, s.kind))
        return samples, told

    def _sample_one(self, stack, given, source, places, progress, context):
        from ..engine.analysis.sample_series import Feature, sample

        crs = QgsCoordinateReferenceSystem.fromWkt(stack.grid.crs)
        moved = QgsCoordinateTransform(source.sourceCrs(), crs, context.transformContext())
        features = []
        for feature, geometry in places:
            identifier = feature.id()
            if given["id_field"]:
                value = feature[given["id_field"]]
                identifier = "" if value == NULL else value
            features.append(Feature(identifier, self._in_grid(geometry, moved, identifier)))
        return sample(stack, features, given["least"], progress)

    def _in_grid(self, geometry, transform, identifier) -> dict:
        there = QgsGeometry(geometry)
        try:
            there.transform(transform)
        except QgsCsException as error:
            raise InputError(
                f"Feature {identifier} cannot be brought to the CRS of the rasters: check the CRS "
                "of its layer."
            ) from error
        return json.loads(there.asJson(9))

    def _write(self, values, source, places, samples) -> str:
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
        sink, identifier = values.sink(shared.OUTPUT, fields, source.wkbType(), source.sourceCrs())
        for one in samples:
            row = QgsFeature(fields)
            row.setGeometry(places[one.feature][1])
            day = QDate(one.date.year, one.date.month, one.date.day)
            row.setAttributes(
                [str(one.identifier), day, one.band, one.kind, one.count]
                + [NULL if getattr(one, name) is None else getattr(one, name) for name in _NUMBERS]
            )
            sink.addFeature(row, QgsFeatureSink.Flag.FastInsert)
        sink.flushBuffer()
        # Its last words are written when it goes.
        del sink
        return identifier
