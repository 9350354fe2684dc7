"""``stori:buildindex``: chips of a raster, a series or a folder become an index to search."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qgis.core import (
    NULL,
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterLayer,
)

from ..engine.options.build_index_options import (
    CODES,
    ENCODERS,
    LABELLINGS,
    LARGEST_CHIP,
    NORMALISATIONS,
    ChipCut,
    IndexRequest,
    LabelledShape,
    LabelledShapes,
)
from ..engine.support.errors import ParameterError
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.geometries import geojson_of, shaped_features
from .shared.parameter_kinds import choice, folder_parameter, helped, number, whole
from .shared.retrieval_parameters import (
    INDEX_FILTER,
    PLACES,
    check_index,
    code_parameter,
    index_parameter,
    weights_parameter,
)
from .shared.task import Files, TaskAlgorithm, check_series, series_files
from .shared.values import Values

RASTER, CHIPS_FOLDER = "RASTER", "CHIPS_FOLDER"
EMBEDDINGS_FOLDER = "EMBEDDINGS_FOLDER"
ENCODER, CODE, WEIGHTS, LIKE = "ENCODER", "CODE", "WEIGHTS", "LIKE"
SIZE, STRIDE, MAX_MISSING, SEED = "SIZE", "STRIDE", "MAX_MISSING", "SEED"
LABELS, LABEL_FIELD, LABELLING, MERGE = "LABELS", "LABEL_FIELD", "LABELLING", "MERGE"
COUNT, NORMALISATION = "COUNT", "NORMALISATION"


@dataclass(frozen=True)
class IndexJob:
    """What an index is built from, and how."""

    files: Files
    """The raster or the series; none where a folder of chips is given."""

    request: IndexRequest
    """All else; its files come later."""


class BuildIndexAlgorithm(TaskAlgorithm[IndexJob]):
    """Encodes chips and writes their index."""

    NAME = "buildindex"
    ICON = "buildindex.svg"
    GROUP = PLACES
    TITLE = "Build an index of places"
    SUMMARY = "Encodes the chips of a raster, a series or a folder, to find those that look alike."
    TAGS = (
        "retrieval,similarity,search,embedding,index,chips,patches,foundation model,prithvi,"
        "mosaiks,hash,bigearthnet,forestnet,similar places"
    )
    HELP = """
    <p>Cuts rasters into chips, encodes each of them and writes one file, in which “Find similar
    places” searches in milliseconds. Give a raster, a series or a folder of chips.</p>
    <h3>Encoders</h3>
    <ul>
    <li><b>convolutional</b>: random convolutional features over all bands (MOSAIKS, Rolf et al.
    2021); learns from the chips themselves in seconds, needs nothing else.</li>
    <li><b>series</b>: for a gap-free series: how a place behaves through the year, whatever the
    exact day of sowing or harvest. Reconstruct the series first.</li>
    <li><b>prithvi</b>: Prithvi-100M (Jakubik et al. 2023) or Prithvi-EO-2.0-300M (Szwarcman et
    al. 2024), whose form TL is told date and place as well, on blue, green, red, narrow near
    infrared and two shortwave infrared bands, from your weights file; the near infrared of Landsat
    stands for the narrow one.</li>
    <li><b>vit-rgb</b>: a vision transformer (ViT-B/16) on red, green and blue, from your weights
    file, also of DeiT, DINO or MAE; the log says how its colours are normalised.</li>
    <li><b>presto</b>: for a gap-free series of all ten bands of Sentinel-2 from blue to short-wave
    infrared: how a place behaves through the year to Presto (Tseng et al. 2023), from your weights
    file for monthly steps or for steps of ten days.</li>
    <li><b>embeddings</b>: for rasters of embeddings that others have computed (AlphaEarth,
    TESSERA, or any raster with a vector in its bands): the mean of the vectors of a chip, with
    SIZE 1 the vector of every pixel. Nothing is encoded.</li>
    </ul>
    <h3>Codes</h3>
    <p>float keeps all numbers; binary one bit for each (32 times smaller); hash-L the trivial hash
    and lsh-L random hyperplanes with L bits (Blumenstiel et al. 2024, arXiv 2403.02059).</p>
    <h3>Folders of chips</h3>
    <p>BigEarthNet (a folder per patch with its labels as JSON; from version 2 on with
    metadata.parquet, for which the Python package pyarrow is needed, or metadata.csv), ForestNet
    (CSV tables with example_path), or a folder of rasters per class. Their labels go into the
    index.</p>
    <p>A run that was stopped goes on where it was when started again with the same values. The
    result does not depend on the number of threads.</p>
    """

    def parameters(self) -> Iterator[QgsProcessingParameterDefinition]:
        """Give the parameters in the order of the dialog."""
        yield from self._inputs()
        yield from self._encoding()
        yield from self._cutting()
        yield from self._labels()
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first raster."),
            tr("YYYY-MM-DD; empty means the last raster."),
        )
        yield from shared.masking()
        yield from shared.grid(is_optical=False)
        yield shared.workers()
        yield helped(
            QgsProcessingParameterFileDestination(shared.OUTPUT, tr("Index"), INDEX_FILTER),
            tr("One file with everything that a search needs, which may be copied anywhere."),
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        yield QgsProcessingOutputNumber(COUNT, tr("Number of chips"))

    def _inputs(self) -> Iterator[QgsProcessingParameterDefinition]:
        yield helped(
            QgsProcessingParameterRasterLayer(RASTER, tr("Raster"), optional=True),
            tr("One raster of any bands, with or without a date."),
        )
        yield from inputs.series(
            tr("Reconstructed or other dated rasters; the encoder series compares whole series.")
        )
        yield folder_parameter(
            CHIPS_FOLDER,
            tr("Folder of chips"),
            tr("BigEarthNet, ForestNet, or a folder per class."),
        )
        yield folder_parameter(
            EMBEDDINGS_FOLDER,
            tr("Folder of embeddings"),
            tr("Tiles of AlphaEarth or TESSERA (GeoTIFF, or .npy as published); one ground."),
        )
        yield shared.bands_only(
            tr("The bands that count; prithvi, vit-rgb and presto know their own.")
        )

    def _encoding(self) -> Iterator[QgsProcessingParameterDefinition]:
        yield choice(
            ENCODER,
            tr("Encoder"),
            ENCODERS,
            IndexRequest.encoder,
            tr("What is compared: how chips look, or how they behave over time (series)."),
        )
        yield code_parameter(
            CODE, CODES, IndexRequest.code, tr("Numbers or bits; bits are much smaller.")
        )
        yield weights_parameter(WEIGHTS)
        yield choice(
            NORMALISATION,
            tr("Colours of vit-rgb"),
            NORMALISATIONS,
            IndexRequest.normalisation,
            tr(
                "Mean and deviation of the photographs that it saw; auto: as its files and names "
                "tell; imagenet: DeiT, DINO, MAE, torchvision; half: 0.5, ViT of timm."
            ),
            advanced=True,
        )
        yield index_parameter(
            LIKE,
            tr("Use the encoder of this index"),
            tr("So that both can be merged, or one searched with the other."),
            optional=True,
        )
        yield whole(
            SEED,
            tr("Seed"),
            IndexRequest.seed,
            tr("Of random filters and hyperplanes; the same seed gives the same index."),
            least=0,
            advanced=True,
        )

    def _cutting(self) -> Iterator[QgsProcessingParameterDefinition]:
        yield whole(
            SIZE,
            tr("Size of a chip (pixels)"),
            ChipCut.size,
            tr("Edge of a chip, in pixels of the finest raster or of RESOLUTION."),
            least=1,
            most=LARGEST_CHIP,
        )
        yield whole(
            STRIDE,
            tr("Stride (pixels, 0 = size)"),
            ChipCut.stride,
            tr("From one chip to the next; less than the size lets chips overlap."),
            least=0,
            most=LARGEST_CHIP,
        )
        yield number(
            MAX_MISSING,
            tr("Most missing (per cent)"),
            100.0 * IndexRequest.most_missing,
            tr("Chips that lack more of their pixels are left out; fewer are filled."),
            least=0,
            most=100,
        )

    def _labels(self) -> Iterator[QgsProcessingParameterDefinition]:
        yield helped(
            QgsProcessingParameterFeatureSource(
                LABELS,
                tr("Labels: polygons"),
                [Qgis.ProcessingSourceType.VectorPolygon],
                optional=True,
            ),
            tr("Chips get the labels of the polygons that cover a quarter of them or more."),
        )
        yield helped(
            QgsProcessingParameterField(
                LABEL_FIELD, tr("Field of the labels"), None, LABELS, optional=True
            ),
            tr("Its values are the labels, such as the crop of a field."),
        )
        yield choice(
            LABELLING,
            tr("Labels of a folder of chips"),
            LABELLINGS,
            IndexRequest.labelling,
            tr("fine: BigEarthNet's 43 classes, ForestNet's 12; coarse: their 19 and 4."),
            advanced=True,
        )
        yield index_parameter(
            MERGE,
            tr("Add the chips of this index"),
            tr("An index of the same encoder and code; the result has the chips of both."),
            optional=True,
        )

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        is_series = values.is_given(shared.SERIES) or any(
            values.text(name) for name in (shared.SERIES_FOLDER, shared.SERIES_MANIFEST)
        )
        folders = [bool(values.text(name)) for name in (CHIPS_FOLDER, EMBEDDINGS_FOLDER)]
        count = sum((values.is_given(RASTER), is_series, *folders))
        if count != 1:
            how = "Several inputs are given" if count else "Nothing to index is given"
            raise ParameterError(
                f"{how}: choose one of a raster (RASTER), a series (SERIES, SERIES_FOLDER or "
                "SERIES_MANIFEST), a folder of chips (CHIPS_FOLDER) and one of embeddings "
                "(EMBEDDINGS_FOLDER)."
            )
        if is_series:
            check_series(values)
        values.check_folder(CHIPS_FOLDER)
        values.check_folder(EMBEDDINGS_FOLDER)
        values.check_file(WEIGHTS)
        for name in (LIKE, MERGE):
            check_index(values, name)
        values.check_choice(ENCODER, ENCODERS)
        values.check_choice(CODE, CODES)
        values.check_choice(NORMALISATION, NORMALISATIONS)
        values.check_choice(LABELLING, LABELLINGS)
        for name in (SIZE, STRIDE, MAX_MISSING, SEED, shared.WORKERS):
            values.check_number(name)
        values.check_masking()
        values.period()
        values.resolution()
        if values.is_given(LABELS) and not values.text(LABEL_FIELD):
            raise ParameterError(
                "LABEL_FIELD is empty: choose the field of LABELS that names them."
            )
        if values.is_given(LABELS):
            values.check_field(LABEL_FIELD, LABELS)

    def read(self, values: Values) -> IndexJob:
        """Read the values."""
        period, grid = values.period(), values.grid()
        return IndexJob(
            files=Files(values, RASTER) if values.is_given(RASTER) else series_files(values),
            request=IndexRequest(
                output=values.destination(),
                folder=values.text(CHIPS_FOLDER),
                embeddings=values.text(EMBEDDINGS_FOLDER),
                encoder=values.choice(ENCODER),
                code=values.choice(CODE),
                seed=values.whole(SEED),
                normalisation=values.choice(NORMALISATION),
                weights=values.text(WEIGHTS),
                like=values.text(LIKE),
                merge=values.text(MERGE),
                labelling=values.choice(LABELLING),
                labels=self._labelled_shapes(values),
                most_missing=values.number(MAX_MISSING) / 100.0,
                workers=values.whole(shared.WORKERS),
                cut=ChipCut(
                    size=values.whole(SIZE),
                    stride=values.whole(STRIDE),
                    bands=values.names(shared.BANDS),
                    start=period.start,
                    end=period.end,
                    masking=values.masking(),
                    extent=grid.extent,
                    extent_crs=grid.extent_crs,
                    resolution=grid.resolution,
                ),
            ),
        )

    def _labelled_shapes(self, values: Values) -> LabelledShapes | None:
        """Return the polygons with their labels, or None where there are no labels."""
        if not values.is_given(LABELS):
            return None
        source, name = values.source(LABELS), values.text(LABEL_FIELD)
        polygons = [
            LabelledShape(geojson_of(geometry, feature.id(), LABELS), str(feature[name]))
            for feature, geometry in shaped_features(source)
            if feature[name] not in (NULL, None)
        ]
        return LabelledShapes(polygons, source.sourceCrs().toWkt())

    def work(self, job: IndexJob, progress, context):
        """Cut, encode and write."""
        from ..engine.retrieval.index.build_index import build_index

        output = job.request.output
        count = build_index(replace(job.request, files=job.files.sources(progress)), progress)
        size = os.path.getsize(output) / 2**20
        progress.say(tr("{} chips in {:.1f} MiB.").format(count, size))
        return {shared.OUTPUT: output, COUNT: count}
