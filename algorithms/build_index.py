"""``stori:buildindex``: chips of a raster, a series or a folder become an index to search."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qgis.core import (
    NULL,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFileDestination,
)

from ..engine.options.build_index_options import (
    CODES,
    ENCODERS,
    LABELLINGS,
    NORMALISATIONS,
    ChipCut,
    IndexRequest,
    LabelledShape,
    LabelledShapes,
)
from ..engine.support.errors import ParameterError
from ..presentation.words import tr
from .shared import index_parameters as asked
from .shared import parameters as shared
from .shared.geometries import geojson_of, shaped_features
from .shared.parameter_kinds import helped
from .shared.retrieval_parameters import INDEX_FILTER, PLACES, check_index
from .shared.task import Files, TaskAlgorithm, check_series, series_files
from .shared.values import Values

COUNT = "COUNT"


@dataclass(frozen=True)
class IndexJob:
    """What an index is built from, and how."""

    files: Files
    """The raster or the series; none where a folder of chips is given."""

    sar: Files
    """SAR beside a series; may be none."""

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
        "retrieval,similarity,search,embedding,index,chips,patches,foundation model,prithvi,presto,"
        "galileo,"
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
    <li><b>presto</b>: for a gap-free series of Sentinel-2: how a place behaves through the year to
    Presto (Tseng et al. 2023), from your weights file for monthly steps or for steps of ten days.
    It does without the bands that the rasters lack, and reads SAR (VV and VH) as well where that is
    given.</li>
    <li><b>galileo</b>: the same to Galileo (Tseng et al. 2025), which sees the pixels of a place as
    well, from your weights file of its size nano, tiny or base.</li>
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
        yield from asked.index_inputs()
        yield from asked.encoding()
        yield from asked.cutting()
        yield from asked.labelling()
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

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        is_series = values.is_given(shared.SERIES) or any(
            values.text(name) for name in (shared.SERIES_FOLDER, shared.SERIES_MANIFEST)
        )
        folders = [
            bool(values.text(name)) for name in (asked.CHIPS_FOLDER, asked.EMBEDDINGS_FOLDER)
        ]
        count = sum((values.is_given(asked.RASTER), is_series, *folders))
        if count != 1:
            how = "Several inputs are given" if count else "Nothing to index is given"
            raise ParameterError(
                f"{how}: choose one of a raster (RASTER), a series (SERIES, SERIES_FOLDER or "
                "SERIES_MANIFEST), a folder of chips (CHIPS_FOLDER) and one of embeddings "
                "(EMBEDDINGS_FOLDER)."
            )
        if is_series:
            check_series(values)
        values.check_pair(shared.SAR, shared.SAR_FOLDER, "SAR acquisitions", False)
        values.check_folder(asked.CHIPS_FOLDER)
        values.check_folder(asked.EMBEDDINGS_FOLDER)
        values.check_file(asked.WEIGHTS)
        for name in (asked.LIKE, asked.MERGE):
            check_index(values, name)
        values.check_choice(asked.ENCODER, ENCODERS)
        values.check_choice(asked.CODE, CODES)
        values.check_choice(asked.NORMALISATION, NORMALISATIONS)
        values.check_choice(asked.LABELLING, LABELLINGS)
        for name in (asked.SIZE, asked.STRIDE, asked.MAX_MISSING, asked.SEED, shared.WORKERS):
            values.check_number(name)
        values.check_masking()
        values.period()
        values.resolution()
        if values.is_given(asked.LABELS) and not values.text(asked.LABEL_FIELD):
            raise ParameterError(
                "LABEL_FIELD is empty: choose the field of LABELS that names them."
            )
        if values.is_given(asked.LABELS):
            values.check_field(asked.LABEL_FIELD, asked.LABELS)

    def read(self, values: Values) -> IndexJob:
        """Read the values."""
        period, grid = values.period(), values.grid()
        return IndexJob(
            files=self._files(values),
            sar=Files(values, shared.SAR, shared.SAR_FOLDER),
            request=IndexRequest(
                output=values.destination(),
                folder=values.text(asked.CHIPS_FOLDER),
                embeddings=values.text(asked.EMBEDDINGS_FOLDER),
                encoder=values.choice(asked.ENCODER),
                code=values.choice(asked.CODE),
                seed=values.whole(asked.SEED),
                normalisation=values.choice(asked.NORMALISATION),
                weights=values.text(asked.WEIGHTS),
                like=values.text(asked.LIKE),
                merge=values.text(asked.MERGE),
                labelling=values.choice(asked.LABELLING),
                labels=self._labelled_shapes(values),
                most_missing=values.number(asked.MAX_MISSING) / 100.0,
                workers=values.whole(shared.WORKERS),
                cut=ChipCut(
                    size=values.whole(asked.SIZE),
                    stride=values.whole(asked.STRIDE),
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

    def _files(self, values: Values) -> Files:
        is_one = values.is_given(asked.RASTER)
        return Files(values, asked.RASTER) if is_one else series_files(values)

    def _labelled_shapes(self, values: Values) -> LabelledShapes | None:
        """Return the polygons with their labels, or None where there are no labels."""
        if not values.is_given(asked.LABELS):
            return None
        source, name = values.source(asked.LABELS), values.text(asked.LABEL_FIELD)
        polygons = [
            LabelledShape(geojson_of(geometry, feature.id(), asked.LABELS), str(feature[name]))
            for feature, geometry in shaped_features(source, asked.LABELS)
            if feature[name] not in (NULL, None)
        ]
        return LabelledShapes(polygons, source.sourceCrs().toWkt())

    def work(self, job: IndexJob, progress, context):
        """Cut, encode and write."""
        from ..engine.retrieval.index.build_index import build_index

        output = job.request.output
        files, sar = job.files.sources(progress), job.sar.sources(progress)
        count = build_index(replace(job.request, files=files, sar=sar), progress)
        size = os.path.getsize(output) / 2**20
        progress.say(tr("{} chips in {:.1f} MiB.").format(count, size))
        return {shared.OUTPUT: output, COUNT: count}
