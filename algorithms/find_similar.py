"""``stori:findsimilar``: the chips of an index that look like an example, ranked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterPoint,
)
from qgis.PyQt.QtCore import QDate, QMetaType

from ..engine.options.find_similar_options import (
    AUTO_DISTANCE,
    CODE_AS_STORED,
    CODE_CHOICES,
    DISTANCE_CHOICES,
    ExampleShapes,
    SimilarQuery,
)
from ..engine.support.errors import ParameterError
from ..presentation.layers import GivenFile
from ..presentation.words import tr
from .shared import parameters as shared
from .shared.feature_output import write_features
from .shared.geometries import example_shapes
from .shared.parameter_kinds import choice, helped, layers_parameter, text, whole
from .shared.retrieval_parameters import (
    PLACES,
    check_index,
    code_parameter,
    index_parameter,
    weights_parameter,
)
from .shared.task import TaskAlgorithm
from .shared.values import Values

if TYPE_CHECKING:
    from ..engine.retrieval.finding.find_similar import SimilarHit
    from ..engine.retrieval.index.index_file import Index

INDEX, POINT, FEATURES = "INDEX", "POINT", "FEATURES"
QUERY_RASTERS, QUERY_INDEX = "QUERY_RASTERS", "QUERY_INDEX"
K, DISTANCE, CODE, WEIGHTS, MILVUS = "K", "DISTANCE", "CODE", "WEIGHTS", "MILVUS"


@dataclass(frozen=True)
class FindingJob:
    """What is searched, and for what."""

    values: Values
    """The values given, to open the layer that is written."""

    index: str
    """The index that is searched."""

    rasters: tuple[GivenFile, ...]
    """The rasters that are the example; empty where it is another one."""

    other: str
    """The index whose chips are the examples; empty where it is another one."""

    query: SimilarQuery
    """All else; rasters and index come later."""


class FindSimilarAlgorithm(TaskAlgorithm[FindingJob]):
    """Searches an index and writes the ranked chips."""

    NAME = "findsimilar"
    ICON = "findsimilar.svg"
    GROUP = PLACES
    TITLE = "Find similar places"
    SUMMARY = "Point at a place, or give an image: the chips of an index that are most like it."
    TAGS = (
        "retrieval,similarity,search,nearest,embedding,query by example,chips,hamming,cosine,"
        "milvus,look alike,similar places"
    )
    HELP = """
    <p>Takes an example and gives the chips of an index that are most like it, as polygons with
    their rank. The search is exact, and equal distances come in the order of the chips. A chip of
    the index that is the example itself comes first, at distance 0.</p>
    <h3>The example, one of</h3>
    <ul>
    <li><b>a point</b> inside the indexed ground: the chip that holds it;</li>
    <li><b>points or polygons</b>: the mean of the chips whose centre lies inside;</li>
    <li><b>an image</b> with the bands of the index, or the dated rasters of a series: the mean
    of its chips, brought to the pixel size of the index;</li>
    <li><b>another index</b> of the same encoder: each of its chips is a query.</li>
    </ul>
    <h3>Columns</h3>
    <ul>
    <li><b>query</b> (1 unless another index asks), <b>rank</b>, <b>chip</b> (its id in the index),
    <b>title</b>, <b>date</b>, <b>labels</b>;</li>
    <li><b>distance</b>: differing bits (hamming), the length of the difference (euclidean), one
    minus the cosine (cosine), or minus the product (dot); less is more alike. auto is hamming for
    bits and cosine for numbers.</li>
    </ul>
    <p>Encoders, codes and distances: Blumenstiel et al. 2024 (arXiv 2403.02059). With an address
    of Milvus the search runs there, after the chips that it lacks were put in.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield index_parameter(INDEX, tr("Index"), tr("Made by “Build an index of places”."))
        yield helped(
            QgsProcessingParameterPoint(POINT, tr("Example: a point"), optional=True),
            tr("On the ground of the index, in any CRS."),
        )
        yield helped(
            QgsProcessingParameterFeatureSource(
                FEATURES,
                tr("Example: points or polygons"),
                [
                    Qgis.ProcessingSourceType.VectorPoint,
                    Qgis.ProcessingSourceType.VectorPolygon,
                ],
                optional=True,
            ),
            tr("All features together are one example; only selected ones where ticked."),
        )
        yield layers_parameter(
            QUERY_RASTERS,
            tr("Example: an image"),
            tr("A raster with the bands of the index; for the encoder series all its dates."),
        )
        yield index_parameter(
            QUERY_INDEX,
            tr("Example: the chips of another index"),
            tr("Of the same encoder and code: build it with the encoder of the first."),
            optional=True,
        )
        yield whole(
            K,
            tr("How many"),
            SimilarQuery.k,
            tr("Chips to give back for each query; not more than the index has."),
            least=1,
        )
        yield choice(
            DISTANCE,
            tr("Distance"),
            DISTANCE_CHOICES,
            AUTO_DISTANCE,
            tr("hamming is for bits, the others for numbers; auto fits the code."),
        )
        yield code_parameter(
            CODE,
            CODE_CHOICES,
            CODE_AS_STORED,
            tr("An index of numbers can be searched with any code, one of bits with its own."),
        )
        yield weights_parameter(WEIGHTS)
        yield text(
            MILVUS,
            tr("Milvus: file or address"),
            SimilarQuery.milvus,
            tr("A local file (places.db) or a server (http://host:19530); empty: the index file."),
            advanced=True,
        )
        yield helped(
            QgsProcessingParameterFeatureSink(
                shared.OUTPUT, tr("Ranked places"), Qgis.ProcessingSourceType.VectorPolygon
            ),
            tr("One polygon per chip found, in the CRS of the index."),
        )

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        given = [name for name in (POINT, FEATURES, QUERY_RASTERS) if values.is_given(name)]
        given += [QUERY_INDEX] if values.text(QUERY_INDEX) else []
        if len(given) != 1:
            how = "No example is given" if not given else f"{' and '.join(given)} are given"
            raise ParameterError(
                f"{how}: choose one of a point (POINT), features (FEATURES), an image "
                "(QUERY_RASTERS) and an index (QUERY_INDEX)."
            )
        for name in (INDEX, QUERY_INDEX):
            check_index(values, name)
        values.check_file(WEIGHTS)
        values.check_number(K)
        values.check_choice(DISTANCE, DISTANCE_CHOICES)
        values.check_choice(CODE, CODE_CHOICES)

    def read(self, values: Values) -> FindingJob:
        """Read the values."""
        distance, code = values.choice(DISTANCE), values.choice(CODE)
        return FindingJob(
            values=values,
            index=values.text(INDEX),
            rasters=values.dated_files(QUERY_RASTERS),
            other=values.text(QUERY_INDEX),
            query=SimilarQuery(
                k=values.whole(K),
                distance="" if distance == AUTO_DISTANCE else distance,
                code="" if code == CODE_AS_STORED else code,
                point=values.point(POINT) if values.is_given(POINT) else None,
                polygons=self._shapes(values),
                weights=values.text(WEIGHTS),
                milvus=values.text(MILVUS),
            ),
        )

    def _shapes(self, values: Values) -> ExampleShapes | None:
        """Return the geometries of FEATURES, or None where they are not given."""
        if not values.is_given(FEATURES):
            return None
        return example_shapes(values.source(FEATURES), FEATURES)

    def work(self, job: FindingJob, progress, context):
        """Search, write the ranked chips and style them."""
        from ..engine.acquisitions.series import Source
        from ..engine.retrieval.finding.find_similar import find_similar
        from ..engine.retrieval.index.index_file import open_index
        from ..presentation.ranking import style_on_completion

        progress.step(tr("Opening the index"))
        index = open_index(job.index)
        progress.say(
            tr("{} chips, encoder {}, code {}.").format(len(index), index.encoder, index.code.name)
        )
        query = replace(
            job.query,
            rasters=tuple(Source(file.path, file.date) for file in job.rasters),
            index=open_index(job.other) if job.other else None,
        )
        progress.step(tr("Searching"))
        hits = find_similar(index, query, progress)
        identifier = self._write(job.values, index, hits)
        style_on_completion(identifier, query.k, context)
        first = hits[0]
        progress.say(tr("Nearest: {} at distance {:.4g}.").format(first.title, first.distance))
        return {shared.OUTPUT: identifier}

    def _write(self, values: Values, index: Index, hits: list[SimilarHit]) -> str:
        fields = QgsFields()
        for name, kind in (
            ("query", QMetaType.Type.Int),
            ("rank", QMetaType.Type.Int),
            ("distance", QMetaType.Type.Double),
            ("chip", QMetaType.Type.LongLong),
            ("title", QMetaType.Type.QString),
            ("date", QMetaType.Type.QDate),
            ("labels", QMetaType.Type.QString),
        ):
            fields.append(QgsField(name, kind))
        crs = QgsCoordinateReferenceSystem.fromWkt(index.crs)
        # The last rank first: where chips overlap, the nearest is drawn on top.
        features = (_feature(fields, hit) for hit in reversed(hits))
        return write_features(values, shared.OUTPUT, fields, Qgis.WkbType.Polygon, crs, features)


def _feature(fields: QgsFields, hit: SimilarHit) -> QgsFeature:
    feature = QgsFeature(fields)
    if hit.corners is not None:
        ring = [QgsPointXY(float(x), float(y)) for x, y in hit.corners]
        feature.setGeometry(QgsGeometry.fromPolygonXY([ring]))
    day = NULL if hit.date is None else QDate(hit.date.year, hit.date.month, hit.date.day)
    feature.setAttributes(
        [hit.query, hit.rank, hit.distance, hit.id, hit.title, day, "; ".join(hit.labels)]
    )
    return feature
