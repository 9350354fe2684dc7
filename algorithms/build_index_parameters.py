"""The parameters of ``stori:buildindex``; their names are for ever."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
)

from ..presentation.words import tr
from .shared import input_parameters as inputs_
from .shared import parameters as shared
from .shared.parameter_kinds import choice, folder_parameter, helped
from .shared.retrieval_parameters import CODES, code_parameter, index_file, weights_file

RASTER, CHIPS_FOLDER = "RASTER", "CHIPS_FOLDER"
ENCODER, CODE, WEIGHTS, LIKE = "ENCODER", "CODE", "WEIGHTS", "LIKE"
SIZE, STRIDE, MAX_MISSING, SEED = "SIZE", "STRIDE", "MAX_MISSING", "SEED"
LABELS, LABEL_FIELD, LABELLING, MERGE = "LABELS", "LABEL_FIELD", "LABELLING", "MERGE"
# Held equal to the engine's by a test: the plugin lists this where its packages are missing.
ENCODERS = ("convolutional", "series", "prithvi", "vit-rgb")
LABELLINGS = ("fine", "coarse")


def inputs():
    """Give what is indexed."""
    yield helped(
        QgsProcessingParameterRasterLayer(RASTER, tr("Raster"), optional=True),
        tr("One raster of any bands, with or without a date."),
    )
    yield from inputs_.series(
        tr("Reconstructed or other dated rasters; the encoder series compares whole series.")
    )
    yield folder_parameter(
        CHIPS_FOLDER,
        tr("Folder of chips"),
        tr("BigEarthNet, ForestNet, or a folder per class."),
    )
    yield shared.bands_only(tr("The bands that count; prithvi and vit-rgb know their own."))


def encoding():
    """Give what is compared, and how it is kept."""
    yield choice(
        ENCODER,
        tr("Encoder"),
        ENCODERS,
        "convolutional",
        tr("What is compared: how chips look, or how they behave over time (series)."),
    )
    yield code_parameter(CODE, CODES, "float", tr("Numbers or bits; bits are much smaller."))
    yield weights_file(WEIGHTS)
    yield index_file(
        LIKE,
        tr("Use the encoder of this index"),
        tr("So that both can be merged, or one searched with the other."),
        optional=True,
    )
    yield helped(
        QgsProcessingParameterNumber(
            SEED, tr("Seed"), Qgis.ProcessingNumberParameterType.Integer, 0, minValue=0
        ),
        tr("Of random filters and hyperplanes; the same seed gives the same index."),
        advanced=True,
    )


def chips():
    """Give how chips are cut."""
    whole = Qgis.ProcessingNumberParameterType.Integer
    double = Qgis.ProcessingNumberParameterType.Double
    yield helped(
        QgsProcessingParameterNumber(
            SIZE, tr("Size of a chip (pixels)"), whole, 32, minValue=1, maxValue=4096
        ),
        tr("Edge of a chip, in pixels of the finest raster or of RESOLUTION."),
    )
    yield helped(
        QgsProcessingParameterNumber(
            STRIDE, tr("Stride (pixels, 0 = size)"), whole, 0, minValue=0, maxValue=4096
        ),
        tr("From one chip to the next; less than the size lets chips overlap."),
    )
    yield helped(
        QgsProcessingParameterNumber(
            MAX_MISSING, tr("Most missing (per cent)"), double, 20.0, minValue=0, maxValue=100
        ),
        tr("Chips that lack more of their pixels are left out; fewer are filled."),
    )


def labels():
    """Give labels, and what the chips are added to."""
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
        "fine",
        tr("fine: BigEarthNet's 43 classes, ForestNet's 12; coarse: their 19 and 4."),
        advanced=True,
    )
    yield index_file(
        MERGE,
        tr("Add the chips of this index"),
        tr("An index of the same encoder and code; the result has the chips of both."),
        optional=True,
    )
