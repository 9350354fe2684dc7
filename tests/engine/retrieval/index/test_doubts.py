"""What is told of searches and scores that mean less than they seem to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_chips import write_image, write_mosaic
from made_runs import Listener

from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.options.build_index_options import (
    ChipCut,
    IndexRequest,
    LabelledShape,
    LabelledShapes,
)
from stori_plugin.engine.options.evaluate_retrieval_options import EvaluationProtocol
from stori_plugin.engine.options.find_similar_options import Location, SimilarQuery
from stori_plugin.engine.retrieval.embeddings.embedding_mosaic import open_embeddings
from stori_plugin.engine.retrieval.evaluation.evaluate_retrieval import evaluate_retrieval
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import InputError

X, Y = 500_000, 5_600_000
POINT = Location(X + 60, Y - 60, "")


def test_indexes_of_other_ground_are_told(tmp_path):
    image = Source(str(write_mosaic(tmp_path / "a.tif")))
    one, other = (str(tmp_path / f"{name}.storiindex") for name in ("one", "other"))
    build_index(IndexRequest(one, (image,), cut=ChipCut(12)))
    listener = Listener()
    request = IndexRequest(other, (image,), like=one, cut=ChipCut(12))
    build_index(request, listener)
    assert not listener.warnings
    build_index(replace(request, cut=ChipCut(6)), listener)
    assert "are 60 m wide, in pixels of 10 m, and those of the index" in listener.warnings[-1]
    # As wide, and in other pixels.
    build_index(replace(request, cut=ChipCut(6, resolution=20.0)), listener)
    assert "are 120 m wide, in pixels of 20 m" in listener.warnings[-1]
    told = Listener()
    find_similar(open_index(one), SimilarQuery(k=2, index=open_index(other)), told)
    assert "120 m, in pixels of 10 m: what is alike may be far apart" in told.warnings[-1]


def test_scores_of_chips_that_share_their_ground_are_told(tmp_path):
    image = Source(str(write_mosaic(tmp_path / "a.tif")))
    ring = [(X, Y), (X + 240, Y), (X + 240, Y - 480), (X, Y - 480), (X, Y)]
    labels = LabelledShapes(
        [LabelledShape({"type": "Polygon", "coordinates": [ring]}, "left")], "EPSG:32631"
    )
    for stride in (0, 6):
        path = str(tmp_path / f"{stride}.storiindex")
        build_index(IndexRequest(path, (image,), cut=ChipCut(12, stride), labels=labels))
        listener = Listener()
        evaluate_retrieval(open_index(path), EvaluationProtocol(k=2, share=0.3), listener)
        assert [("the scores are too good" in text) for text in listener.warnings] == (
            [True] * bool(stride)
        )


def test_an_example_of_one_of_several_dates_is_told(tmp_path):
    numbers = np.random.default_rng(0).uniform(0.1, 0.4, (4, 24, 24))
    bands = ("B02", "B03", "B04", "B08")
    for day in ("20210501", "20210601"):
        write_image(tmp_path / f"scene_{day}.tif", numbers, bands)
    files = tuple(Source(str(path)) for path in sorted(tmp_path.glob("*.tif")))
    told = "2 chips of several dates hold the point: the example is that of 2021-05-01."
    for count in (1, 2):
        path = str(tmp_path / f"{count}.storiindex")
        build_index(IndexRequest(path, files[:count], cut=ChipCut(12)))
        listener = Listener()
        found = find_similar(open_index(path), SimilarQuery(k=1, point=POINT), listener)
        assert found[0].date.isoformat() == "2021-05-01"
        assert [text.startswith(told) for text in listener.warnings] == [True] * (count - 1)


def test_embeddings_whose_bands_change_places_are_refused(tmp_path):
    numbers = np.random.default_rng(0).uniform(0.1, 0.4, (3, 8, 8))
    paths = [
        str(write_image(tmp_path / f"{name}.tif", numbers, names))
        for name, names in (("a", "xyz"), ("b", "xyz"), ("c", "zxy"), ("d", "uvw"))
    ]
    open_embeddings(paths[:2], Listener())
    open_embeddings([paths[0], paths[3]], Listener())  # named after their files, maybe
    with pytest.raises(InputError, match=r"Band 1 of .*c\.tif is called z, that of .*a\.tif x"):
        open_embeddings([paths[0], paths[2]], Listener())


def test_an_image_is_read_in_the_pixels_of_a_folder_s_chips(tmp_path):
    """One with pixels of half the size shows the same ground, and not a quarter of it."""
    rng = np.random.default_rng(0)
    fields = rng.uniform(0.05, 0.4, (8, 4, 6, 6)).repeat(2, 2).repeat(2, 3)
    bands = ("B02", "B03", "B04", "B08")
    for number, field in enumerate(fields):
        write_image(tmp_path / "chips" / "a" / f"{number}.tif", field, bands, 10.0)
    path = str(tmp_path / "a.storiindex")
    build_index(IndexRequest(path, folder=str(tmp_path / "chips")))
    index = open_index(path)
    assert index.chip["metres"] == 120
    fine = write_image(tmp_path / "fine.tif", fields[5].repeat(2, 1).repeat(2, 2), bands, 5.0)
    found = find_similar(index, SimilarQuery(k=2, rasters=(Source(str(fine)),)))
    assert found[0].row == 5 and found[0].distance < 1e-3 < found[1].distance
