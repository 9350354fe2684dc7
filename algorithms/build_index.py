"""``stori:buildindex``: chips of a raster, a series or a folder become an index to search."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, astuple

from qgis.core import (
    NULL,
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..engine.support.errors import ParameterError
from ..presentation.words import tr
from . import build_index_parameters as own
from .shared import parameters as shared
from .shared.parameter_kinds import helped
from .shared.retrieval_parameters import CODES, INDEX_FILTER, PLACES, check_index
from .shared.task import TaskAlgorithm, check_series, series_files

COUNT = "COUNT"


class BuildIndexAlgorithm(TaskAlgorithm):
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
    <li><b>prithvi</b>: Prithvi-100M (Jakubik et al. 2023) on blue, green, red, narrow near
    infrared and two shortwave infrared bands, from your weights file.</li>
    <li><b>vit-rgb</b>: a vision transformer (ViT-B/16) on red, green and blue, from your weights
    file.</li>
    </ul>
    <h3>Codes</h3>
    <p>float keeps all numbers; binary one bit for each (32 times smaller); hash-L the trivial hash
    and lsh-L random hyperplanes with L bits (Blumenstiel et al. 2024, arXiv 2403.02059).</p>
    <h3>Folders of chips</h3>
    <p>BigEarthNet (a folder per patch with its labels as JSON), ForestNet (CSV tables with
    example_path), or a folder of rasters per class. Their labels go into the index.</p>
    <p>A run that was stopped goes on where it was when started again with the same values. The
    result does not depend on the number of threads.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from own.inputs()
        yield from own.encoding()
        yield from own.chips()
        yield from own.labels()
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first raster."),
            tr("YYYY-MM-DD; empty means the last raster."),
        )
        yield from shared.masking()
        yield from shared.grid(is_optical=False)
        yield helped(
            QgsProcessingParameterNumber(
                shared.WORKERS,
                tr("Threads (0 = all cores)"),
                Qgis.ProcessingNumberParameterType.Integer,
                0,
                minValue=0,
                maxValue=1024,
            ),
            tr("The result is the same, bit by bit, whatever the number."),
            advanced=True,
        )
        yield helped(
            QgsProcessingParameterFileDestination(shared.OUTPUT, tr("Index"), INDEX_FILTER),
            tr("One file with everything that a search needs, which may be copied anywhere."),
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        yield QgsProcessingOutputNumber(COUNT, tr("Number of chips"))

    def check(self, values) -> None:
        """Raise for what cannot work."""
        series = values.is_given(shared.SERIES) or any(
            values.text(name) for name in (shared.SERIES_FOLDER, shared.SERIES_MANIFEST)
        )
        given = [
            bool(values.is_given(own.RASTER)),
            bool(series),
            bool(values.text(own.CHIPS_FOLDER)),
        ]
        if sum(given) != 1:
            how = "Nothing to index is given" if not any(given) else "Several inputs are given"
            raise ParameterError(
                f"{how}: choose one of a raster (RASTER), a series (SERIES, SERIES_FOLDER or "
                "SERIES_MANIFEST) and a folder of chips (CHIPS_FOLDER)."
            )
        if series:
            check_series(values)
        values.check_folder(own.CHIPS_FOLDER)
        values.check_file(own.WEIGHTS)
        for name in (own.LIKE, own.MERGE):
            check_index(values, name)
        values.check_choice(own.ENCODER, own.ENCODERS)
        values.check_choice(own.CODE, CODES)
        values.check_choice(own.LABELLING, own.LABELLINGS)
        for name in (own.SIZE, own.STRIDE, own.MAX_MISSING, own.SEED, shared.WORKERS):
            values.check_number(name)
        values.check_masking()
        values.period()
        values.resolution()
        if values.is_given(own.LABELS) and not values.text(own.LABEL_FIELD):
            raise ParameterError(
                "LABEL_FIELD is empty: choose the field of LABELS that names them."
            )
        if values.is_given(own.LABELS):
            values.check_field(own.LABEL_FIELD, own.LABELS)

    def read(self, values):
        """Read the values."""
        raster = values.dated_files(own.RASTER)
        return {
            "raster": raster,
            "series": None if raster else series_files(values),
            "folder": values.text(own.CHIPS_FOLDER),
            "labelling": values.choice(own.LABELLING),
            "encoder": values.choice(own.ENCODER),
            "weights": values.text(own.WEIGHTS),
            "like": values.text(own.LIKE),
            "merge": values.text(own.MERGE),
            "code": values.choice(own.CODE),
            "seed": values.whole(own.SEED),
            "cut": {
                "size": values.whole(own.SIZE),
                "stride": values.whole(own.STRIDE),
                "bands": values.names(shared.BANDS),
                "start": values.period()[0],
                "end": values.period()[1],
                **asdict(values.grid()),
            },
            "masking": astuple(values.masking()),
            "missing": values.number(own.MAX_MISSING) / 100.0,
            "labels": self._label_features(values),
            "workers": values.whole(shared.WORKERS),
            "output": values.destination(),
        }

    def _label_features(self, values):
        """Return (polygons as (GeoJSON, label), CRS), or None where there are no labels."""
        if not values.is_given(own.LABELS):
            return None
        source, name = values.source(own.LABELS), values.text(own.LABEL_FIELD)
        polygons = [
            (json.loads(feature.geometry().asJson(9)), str(feature[name]))
            for feature in source.getFeatures()
            if feature.hasGeometry() and feature[name] not in (NULL, None)
        ]
        return polygons, source.sourceCrs().toWkt()

    def work(self, given, progress, context):
        """Cut, encode and write."""
        from ..engine.retrieval.index.build_index import IndexRequest, build_index

        request = IndexRequest(
            output=given["output"],
            files=self._files(given),
            folder=given["folder"],
            encoder=given["encoder"],
            code=given["code"],
            seed=given["seed"],
            weights=given["weights"],
            like=given["like"],
            merge=given["merge"],
            labelling=given["labelling"],
            labels=given["labels"],
            most_missing=given["missing"],
            workers=given["workers"],
            cut=given["cut"],
            masking=given["masking"],
        )
        count = build_index(request, progress)
        size = os.path.getsize(given["output"]) / 2**20
        progress.say(tr("{} chips in {:.1f} MiB.").format(count, size))
        return {shared.OUTPUT: given["output"], COUNT: count}

    def _files(self, given) -> tuple:
        from ..engine.acquisitions.scan import Source

        if given["folder"]:
            return ()
        if given["raster"]:
            return tuple(Source(path, date) for path, date in given["raster"])
        return given["series"].sources()
