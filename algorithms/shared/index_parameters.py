"""What the building of an index of places asks for, part by part of its dialog."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    Qgis,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterRasterLayer,
)

from ...engine.options.build_index_options import (
    CODES,
    ENCODERS,
    LABELLINGS,
    LARGEST_CHIP,
    NORMALISATIONS,
    ChipCut,
    IndexRequest,
)
from ...presentation.words import tr
from . import input_parameters as inputs
from .parameter_kinds import choice, folder_parameter, helped, number, whole
from .parameters import bands_only
from .retrieval_parameters import code_parameter, index_parameter, weights_parameter

RASTER, CHIPS_FOLDER = "RASTER", "CHIPS_FOLDER"
EMBEDDINGS_FOLDER = "EMBEDDINGS_FOLDER"
ENCODER, CODE, WEIGHTS, LIKE = "ENCODER", "CODE", "WEIGHTS", "LIKE"
SIZE, STRIDE, MAX_MISSING, SEED = "SIZE", "STRIDE", "MAX_MISSING", "SEED"
LABELS, LABEL_FIELD, LABELLING, MERGE = "LABELS", "LABEL_FIELD", "LABELLING", "MERGE"
NORMALISATION = "NORMALISATION"


def index_inputs() -> Iterator[QgsProcessingParameterDefinition]:
    """Give the raster, the series or the folder that chips come from, and the bands."""
    yield helped(
        QgsProcessingParameterRasterLayer(RASTER, tr("Raster"), optional=True),
        tr("One raster of any bands, with or without a date."),
    )
    yield from inputs.series(
        tr("Reconstructed or other dated rasters; the encoder series compares whole series.")
    )
    yield from inputs.sar()
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
    yield bands_only(
        tr("The bands that count; prithvi, vit-rgb, presto and galileo know their own.")
    )


def encoding() -> Iterator[QgsProcessingParameterDefinition]:
    """Give what chips are compared by, and how they are kept."""
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


def cutting() -> Iterator[QgsProcessingParameterDefinition]:
    """Give how rasters are cut into chips."""
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


def labelling() -> Iterator[QgsProcessingParameterDefinition]:
    """Give where labels come from, and the index whose chips are added."""
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
