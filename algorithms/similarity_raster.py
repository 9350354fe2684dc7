"""``stori:similarityraster``: how alike every place is to an example."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterPoint,
    QgsProcessingParameterRasterDestination,
)

from ..engine.options.find_similar_options import ExampleShapes
from ..engine.options.similarity_raster_options import SimilarityRequest
from ..engine.support.errors import ParameterError
from ..presentation.words import tr
from .shared import parameters as shared
from .shared.geometries import example_shapes
from .shared.parameter_kinds import folder_parameter, helped, layers_parameter
from .shared.retrieval_parameters import PLACES, check_index, index_parameter
from .shared.task import TaskAlgorithm
from .shared.values import Values

EMBEDDINGS, EMBEDDINGS_FOLDER, INDEX = "EMBEDDINGS", "EMBEDDINGS_FOLDER", "INDEX"
POINT, FEATURES, UNLIKE = "POINT", "FEATURES", "UNLIKE"


class SimilarityRasterAlgorithm(TaskAlgorithm[SimilarityRequest]):
    """Compares every pixel of embeddings, or every place of an index, with an example."""

    NAME = "similarityraster"
    ICON = "similarityraster.svg"
    GROUP = PLACES
    TITLE = "Similarity raster"
    SUMMARY = "From embeddings or an index: how alike every place is to points or polygons."
    TAGS = (
        "similarity,embedding,alphaearth,satellite embedding,tessera,foundation model,cosine,"
        "look alike,similar places,heat map"
    )
    HELP = """
    <p>Takes rasters that have an embedding, a vector of numbers, in the bands of each pixel, or an
    index of places, and examples of what is looked for, and writes how alike every pixel or place
    is to them: the cosine from -1 to 1, 1 for what is the same. Nothing is trained or encoded.</p>
    <h3>Embeddings</h3>
    <ul>
    <li><b>AlphaEarth Foundations</b> (64 bands of int8, or of wider whole numbers with the nodata
    -128; Brown et al. 2025, arXiv 2507.22291) is recognised: -128 is missing, a number v stands
    for (v / 127.5)² with the sign of v.</li>
    <li><b>TESSERA</b> (int8; Feng et al. 2025, arXiv 2506.20380) is multiplied by the raster of
    scales beside it, which is called as the raster with _scales at the end; of a folder also
    TESSERA's files as they are published (.npy, with scales and mask of land).</li>
    <li><b>Any other raster</b> of two bands or more counts with its numbers as they are, such as
    embeddings of a program of yours, or the bands of an image.</li>
    </ul>
    <p>Several rasters, such as tiles, make up one ground, also those of several UTM zones: the
    result has the pixels of the first, and of the others the nearest pixel counts.</p>
    <h3>Index</h3>
    <p>Of an index of rasters of embeddings every pixel of these is compared. Of any other, such as
    one of a gap-free series, every place: a pixel of the result is as large as places lie apart
    (the stride, or the size where none was given), with the middle of a place for its centre. For
    codes that are bits the value is one less twice the share of bits that differ. Of several dates
    the most alike counts. An index of places with a small stride draws a finer map.</p>
    <h3>The example</h3>
    <p>The mean of the vectors of all pixels whose centre lies inside the polygons, or on which
    points lie, each of length one; less 0.2 times the mean of those below <i>Unlike</i>
    (Rocchio 1971). Of a polygon that holds no centre, the pixels that it touches count. Places
    found by “Find similar places” serve as well: they are polygons. Of an index of places the
    example is the mean over those whose middle lies inside the polygons, or which hold the points
    or the middle of a polygon smaller than a place.</p>
    <h3>Result</h3>
    <p>One band of float32, NaN where there is no embedding. It is drawn from its median (pale) to
    what one in a thousand pixels exceeds (dark). The bits do not depend on EXTENT or WORKERS.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield layers_parameter(
            EMBEDDINGS,
            tr("Rasters of embeddings"),
            tr("AlphaEarth, TESSERA, or any raster with a vector in its bands; tiles together."),
        )
        yield folder_parameter(
            EMBEDDINGS_FOLDER,
            tr("Folder of embeddings"),
            tr("Tiles of AlphaEarth or TESSERA (GeoTIFF, or .npy as published); one ground."),
        )
        yield index_parameter(
            INDEX,
            tr("Index of places"),
            tr("Every place of it counts; of an index of embeddings every pixel of its rasters."),
            optional=True,
        )
        yield helped(
            QgsProcessingParameterPoint(POINT, tr("Example: a point"), optional=True),
            tr("On what is looked for, in any CRS."),
        )
        for name, label, text in (
            (
                FEATURES,
                tr("Example: points or polygons"),
                tr("All features together are one example; only selected ones where ticked."),
            ),
            (UNLIKE, tr("Unlike: points or polygons"), tr("On what is not looked for.")),
        ):
            yield helped(
                QgsProcessingParameterFeatureSource(
                    name,
                    label,
                    [
                        Qgis.ProcessingSourceType.VectorPoint,
                        Qgis.ProcessingSourceType.VectorPolygon,
                    ],
                    optional=True,
                ),
                text,
            )
        yield helped(
            QgsProcessingParameterExtent(shared.EXTENT, tr("Extent"), optional=True),
            tr("Empty means all ground of the rasters; examples may lie outside."),
        )
        yield shared.workers()
        yield helped(
            QgsProcessingParameterRasterDestination(shared.OUTPUT, tr("Similarity")),
            tr("A GeoTIFF of one band, the cosine to the example."),
        )

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        given = [values.is_given(EMBEDDINGS)]
        given += [bool(values.text(name)) for name in (EMBEDDINGS_FOLDER, INDEX)]
        if sum(given) != 1:
            how = "Several kinds of embeddings are given" if any(given) else "EMBEDDINGS is empty"
            raise ParameterError(
                f"{how}: choose one or more rasters of embeddings (EMBEDDINGS), or their folder "
                "(EMBEDDINGS_FOLDER), or an index (INDEX)."
            )
        values.check_folder(EMBEDDINGS_FOLDER)
        check_index(values, INDEX)
        if not values.is_given(POINT) and not values.is_given(FEATURES):
            raise ParameterError(
                "No example is given: choose a point (POINT), features (FEATURES), or both."
            )
        values.check_number(shared.WORKERS)

    def read(self, values: Values) -> SimilarityRequest:
        """Read the values."""
        alike = [self._shapes(values, FEATURES)] if values.is_given(FEATURES) else []
        if values.is_given(POINT):
            x, y, crs = values.point(POINT)
            alike.append(ExampleShapes([{"type": "Point", "coordinates": (x, y)}], crs))
        ground = values.extent()
        return SimilarityRequest(
            output=values.raster_destination(),
            files=tuple(file.path for file in values.dated_files(EMBEDDINGS)),
            folder=values.text(EMBEDDINGS_FOLDER),
            index=values.text(INDEX),
            alike=tuple(alike),
            unlike=(self._shapes(values, UNLIKE),) if values.is_given(UNLIKE) else (),
            extent=ground.extent,
            extent_crs=ground.extent_crs,
            workers=values.whole(shared.WORKERS),
        )

    def _shapes(self, values: Values, name: str) -> ExampleShapes:
        """Return the geometries of a layer."""
        return example_shapes(values.source(name), name)

    def work(self, job: SimilarityRequest, progress, context):
        """Compare, and hand the raster over."""
        from ..engine.retrieval.similarity.similarity_raster import similarity_raster
        from ..presentation.similarity_look import style_similarity_on_completion

        written = similarity_raster(job, progress)
        low, high = written.limits
        progress.say(
            tr(
                "{:,} pixels; half of them are below {:.3f}, one in a thousand above {:.3f}."
            ).format(written.pixels, low, high)
        )
        style_similarity_on_completion(written.path, written.limits, context)
        return {shared.OUTPUT: written.path}
