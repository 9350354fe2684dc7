"""A folder in ForestNet's layout: from its images through Prithvi to scores and places found."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from made_chips import write_forestnet
from made_weights import View, write_pt

from stori_plugin.engine.options.build_index_options import IndexRequest
from stori_plugin.engine.options.evaluate_retrieval_options import EvaluationProtocol
from stori_plugin.engine.options.find_similar_options import Location, SimilarQuery
from stori_plugin.engine.retrieval.chips.folder_chips import FolderChips
from stori_plugin.engine.retrieval.chips.folder_layouts import list_chips
from stori_plugin.engine.retrieval.encoders import prithvi
from stori_plugin.engine.retrieval.encoders.vision_transformer import Design, VisionTransformer
from stori_plugin.engine.retrieval.evaluation.evaluate_retrieval import evaluate_retrieval
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.finding.thumbnails import thumbnail
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import UnknownBandError

TINY = Design(channels=6, side=32, patch=16, dim=32, depth=2, heads=2, hidden=24, epsilon=1e-5)


def images(folder, name: str) -> np.ndarray:
    """Return what the published code makes of a chip: B, G, R, NIR and SWIR, 0 to 10000."""
    with rasterio.open(folder / name / "images/visible/composite.png") as raster:
        visible = raster.read()[::-1]
    infrared = np.load(folder / name / "images/infrared/composite.npy")
    return np.concatenate([visible, np.moveaxis(infrared, -1, 0)]) / 255 * 10_000


def test_forestnet_through_prithvi_to_scores_and_places(tmp_path, monkeypatch):
    monkeypatch.setattr(prithvi, "DESIGN", TINY)
    rng = np.random.default_rng(7)
    weights = {n: rng.normal(0, 0.4, s).astype(np.float32) for n, s in TINY.shapes().items()}
    tree = {name: View(values, key=str(k)) for k, (name, values) in enumerate(weights.items())}
    path = write_pt(tmp_path / "Prithvi_100M.pt", tree)
    folder = write_forestnet(tmp_path / "forestnet", edge=32)
    request = IndexRequest(
        str(tmp_path / "a.storiindex"),
        folder=str(folder),
        encoder="prithvi",
        weights=str(path),
        labelling="coarse",
    )
    assert build_index(request) == 6
    index = open_index(request.output)
    model = VisionTransformer(TINY, weights)
    mean, spread = prithvi.MEAN[:, None, None], prithvi.SPREAD[:, None, None]
    for row in range(6):
        (name,) = index.table.names[row]
        image = (images(folder, name) - mean) / spread
        expected = model.tokens(image.astype(np.float32))[1:].mean(0)
        np.testing.assert_allclose(index.codes[row], expected, rtol=1e-4, atol=1e-4)
        assert thumbnail(index, row, 32).shape == (32, 32, 3)
    hits = find_similar(index, SimilarQuery(k=2, point=Location(110.0, -1.5, "EPSG:4326")))
    assert hits[0].distance == pytest.approx(0, abs=1e-5) and hits[0].labels == ("open",)
    protocol = EvaluationProtocol(k=2, share=1 / 3, codes=("float", "binary"))
    found = evaluate_retrieval(index, protocol)
    assert {row.code for row in found.rows} == {"float", "binary"}


@pytest.mark.parametrize("name", ["nir_narrow", "nir", "NIR", "nir_broad"])
def test_landsats_near_infrared_stands_for_every_one(tmp_path, name):
    listing = list_chips(str(write_forestnet(tmp_path)))
    assert FolderChips(listing, ("Red", name)).bands == ("red", "nir")


def test_what_nothing_stands_for_is_a_sentence(tmp_path):
    listing = list_chips(str(write_forestnet(tmp_path)))
    for name in ("rededge1", "B8A", "purple"):
        with pytest.raises(UnknownBandError, match=f"BANDS names the band “{name}”"):
            FolderChips(listing, ("red", name))
