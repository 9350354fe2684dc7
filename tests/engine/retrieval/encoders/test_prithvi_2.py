"""Prithvi-EO-2.0, with and without time and place: against PyTorch, and numbers it once gave."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pytest
from made_rasters import write
from rasterio.warp import transform_geom
from torch_oracle import random_weights, torch_blocks, torch_weights, write_checkpoint

from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
from stori_plugin.engine.options.find_similar_options import SimilarQuery
from stori_plugin.engine.retrieval.chips.scene_chips import SceneChips
from stori_plugin.engine.retrieval.encoders import prithvi
from stori_plugin.engine.retrieval.encoders.placed_encoding import moments_of
from stori_plugin.engine.retrieval.encoders.vision_transformer import Design
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import InputError

SMALL = Design(channels=6, side=32, patch=16, dim=48, depth=2, heads=4, hidden=96, epsilon=1e-5)
TIME, PLACE = 0.3, 0.7
# Year, day, latitude, longitude.
MOMENTS = np.array([[2023, 171, 50.75, 3.25], [2020, 1, -33.5, 151.2], [np.nan] * 4])
# Embeddings of `chips` that PyTorch 2.14 gave for `made_file`, the first four numbers of each.
STORED = {
    "TL": [
        [0.254714, -0.118905, 0.184423, -0.257847],
        [0.097701, -0.035033, 0.212370, -0.275725],
        [0.458190, 0.033864, 0.221640, -0.189626],
    ],
    "": [
        [0.253651, -0.111253, 0.177247, -0.228005],
        [0.082962, -0.034741, 0.209050, -0.283186],
        [0.458190, 0.033864, 0.221640, -0.189626],
    ],
}


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Let Prithvi-EO-2.0 be small, so that its files are read at once."""
    monkeypatch.setattr(prithvi, "DESIGN_2", SMALL)


def weights_of(design: Design) -> dict[str, np.ndarray]:
    """Random weights under the published names, drawn in the order of their names."""
    shapes = dict(design.shapes())
    kernel = shapes["patch_embed.proj.weight"]
    shapes["patch_embed.proj.weight"] = (*kernel[:2], 1, *kernel[2:])
    shapes["cls_token"] = (1, 1, design.dim)
    shapes["pos_embed"] = (1, 1 + 4 * design.patches, design.dim)
    return random_weights(shapes, 7, 0.3)


def made_file(path, form: str, design: Design = SMALL, **changes):
    tensors = {f"encoder.{name}": values for name, values in weights_of(design).items()}
    if form == "TL":
        tensors["encoder.temporal_embed_enc.scale"] = np.float32([TIME])
        tensors["encoder.location_embed_enc.scale"] = np.float32([PLACE])
    tensors.update(changes)
    return write_checkpoint(path / "Prithvi_EO_V2_300M.pt", tensors)


def chips() -> np.ndarray:
    return np.random.RandomState(8).uniform(0, 0.6, (3, 6, 32, 32)).astype(np.float32)


def of_pytorch(form: str) -> np.ndarray:
    """The published description in PyTorch's own modules: embeddings (3, dim) of `chips`."""
    torch, w = torch_weights(weights_of(SMALL))
    nn, blocks = torch.nn, torch_blocks(torch, w, SMALL)
    dim = SMALL.dim

    def waves(value: float) -> torch.Tensor:
        rates = 10_000 ** (-torch.arange(dim // 4, dtype=torch.float64) / (dim // 4))
        return torch.cat([torch.sin(value * rates), torch.cos(value * rates)])

    mean, spread = (torch.tensor(x)[:, None, None] for x in (prithvi.MEAN_2, prithvi.SPREAD_2))
    found = []
    with torch.no_grad():
        for chip, moment in zip(chips(), MOMENTS):
            frames = ((torch.from_numpy(chip) * 10_000 - mean) / spread)[None, :, None]
            kernel, bias = w["patch_embed.proj.weight"], w["patch_embed.proj.bias"]
            patches = nn.functional.conv3d(frames, kernel, bias, stride=(1, 16, 16))
            patches = patches.flatten(2)[0].T + w["pos_embed"][0, 1 : 1 + SMALL.patches]
            if form == "TL" and not np.isnan(moment).any():
                year, day, latitude, longitude = moment
                patches = patches + TIME * torch.cat([waves(year), waves(day)])
                patches = patches + PLACE * torch.cat([waves(latitude), waves(longitude)])
            first = w["cls_token"][0] + w["pos_embed"][0, :1]
            tokens = blocks(torch.cat([first, patches.float()])[None])
            tokens = nn.functional.layer_norm(tokens, (dim,), w["norm.weight"], w["norm.bias"])
            found.append(tokens[0, 1:].mean(0))
    return torch.stack(found).numpy()


@pytest.mark.parametrize("form", STORED)
def test_it_equals_pytorch(tmp_path, form):
    found = prithvi.load_prithvi(made_file(tmp_path, form)).encode_at(chips(), MOMENTS)
    np.testing.assert_allclose(found, of_pytorch(form), rtol=1e-4, atol=2e-5)


@pytest.mark.parametrize("form", STORED)
def test_it_equals_what_pytorch_once_gave(tmp_path, form):
    found = prithvi.load_prithvi(made_file(tmp_path, form)).encode_at(chips(), MOMENTS)
    np.testing.assert_allclose(found[:, :4], STORED[form], rtol=1e-4, atol=2e-5)


def test_only_the_form_that_is_told_time_and_place_heeds_them(tmp_path):
    (tmp_path / "a").mkdir()
    without = prithvi.load_prithvi(made_file(tmp_path / "a", ""))
    told = prithvi.load_prithvi(made_file(tmp_path, "TL"))
    assert (without.knows_places, told.knows_places, told.dim) == (False, True, 48)
    assert (without.encode_at(chips(), MOMENTS) == without.encode(chips())).all()
    assert (told.encode(chips()) == without.encode(chips())).all()
    half = np.array([[2023, 171, np.nan, np.nan]])
    year_alone = np.array([[2023, np.nan, np.nan, np.nan]])
    one = chips()[:1]
    assert not (told.encode_at(one, half) == told.encode(one)).all()
    assert (told.encode_at(one, year_alone) == told.encode(one)).all()


def test_chips_of_rasters_tell_their_time_and_place(tmp_path):
    path = write(tmp_path / "S2_20230620.tif", *prithvi_bands(), size=64)
    cut = ChipCut(32, bands=prithvi.BANDS)
    with SceneChips([Source(str(path), dt.date(2023, 6, 20))], cut, False) as source:
        year, day, latitude, longitude = moments_of(source, [0])[0]
        x, y = source.table.corners[0].mean(0)
    assert (year, day) == (2023, 171)
    place = transform_geom("EPSG:32631", "EPSG:4326", {"type": "Point", "coordinates": (x, y)})
    assert (longitude, latitude) == pytest.approx(place["coordinates"], abs=1e-6)
    weights = made_file(tmp_path, "TL")
    output = str(tmp_path / "a.storiindex")
    request = IndexRequest(
        output, (Source(str(path), dt.date(2023, 6, 20)),), encoder="prithvi", weights=weights,
        cut=ChipCut(32), workers=1,
    )  # fmt: skip
    assert build_index(request) == 4
    index = open_index(output)
    asked = SimilarQuery(k=1, rasters=request.files, weights=weights)
    (hit,) = find_similar(index, asked)
    mean = index.codes[:].mean(0)
    cosine = (
        mean @ index.codes[hit.row] / np.linalg.norm(mean) / np.linalg.norm(index.codes[hit.row])
    )
    assert hit.distance == pytest.approx(1 - cosine, abs=1e-5)


def prithvi_bands() -> tuple[str, ...]:
    return ("B02", "B03", "B04", "B8A", "B11", "B12")


def test_at_full_size_it_is_told_by_its_file(tmp_path, monkeypatch):
    monkeypatch.undo()
    assert (prithvi.DESIGN_2.dim, prithvi.DESIGN_2.depth, prithvi.DESIGN_2.patches) == (
        1024,
        24,
        196,
    )
    count = sum(math.prod(shape) for shape in prithvi.DESIGN_2.shapes().values())
    blocks = 24 * (12 * 1024**2 + 13 * 1024)  # a block has four, eight and their biases and norms
    assert count == blocks + 6 * 16**2 * 1024 + 197 * 1024 + 4 * 1024


@pytest.mark.parametrize(
    ("design", "changes", "expected"),
    [
        (replace(SMALL, depth=3), {}, "it has 3 layers instead of 2"),
        (SMALL, {"encoder.blocks.1.mlp.fc1.weight": None}, "fc1.weight” is missing"),
        (SMALL, {"encoder.location_embed_enc.scale": None}, "location_embed_enc.scale” is missing"),
        (replace(SMALL, dim=64), {}, "is Prithvi-EO-2.0 of another size than 300M"),
    ],
)  # fmt: skip
def test_files_of_other_networks_are_refused(tmp_path, design, changes, expected):
    with pytest.raises(InputError, match="Prithvi_EO_V2_300M") as caught:
        prithvi.load_prithvi(made_file(tmp_path, "TL", design, **changes))
    assert expected in str(caught.value)
