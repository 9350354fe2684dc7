"""Presto: against PyTorch's own modules, and numbers that these once gave."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from made_years import PLACES, season
from torch_oracle import random_weights, torch_blocks, torch_weights, write_checkpoint

from stori_plugin.engine.options.build_index_options import BACKSCATTER, ChipCut, IndexRequest
from stori_plugin.engine.options.find_similar_options import SimilarQuery
from stori_plugin.engine.retrieval.encoders.pixel_years import BANDS, SeriesView
from stori_plugin.engine.retrieval.encoders.presto import DESIGN, load_presto
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import InputError, ParameterError

# The groups of the published file, in its order, and how many numbers each has.
GROUPS = {"S1": 2, "S2_RGB": 3, "S2_Red_Edge": 3, "S2_NIR_10m": 1, "S2_NIR_20m": 1, "S2_SWIR": 2,
          "ERA5": 2, "SRTM": 2, "NDVI": 1}  # fmt: skip
OURS = {"S2_RGB": [0, 1, 2], "S2_Red_Edge": [3, 4, 5], "S2_NIR_10m": [6], "S2_NIR_20m": [7],
        "S2_SWIR": [8, 9], "NDVI": [10], "S1": [11, 12]}  # fmt: skip
# Two in one month and in one third of it, and a month without any.
DATES = (dt.date(2022, 11, 3), dt.date(2022, 11, 9), dt.date(2022, 12, 31), dt.date(2023, 2, 11))
# What PyTorch 2.14 gave for `chips`, the first four numbers of each, by the steps of a month.
STORED = {
    1: [[0.184824, 0.279379, -0.129841, -0.120867], [0.184936, 0.276117, -0.129124, -0.120647]],
    3: [[0.193621, 0.309437, -0.131026, -0.122717], [0.194264, 0.301432, -0.131455, -0.120568]],
}


def weights_of(steps: int) -> dict[str, np.ndarray]:
    """Random weights under the published names, drawn in the order of their names."""
    shapes = {n: s for n, s in DESIGN.shapes().items() if n.startswith(("blocks.", "norm."))}
    for name, count in GROUPS.items():
        shapes[f"eo_patch_embed.{name}.weight"] = (128, count)
        shapes[f"eo_patch_embed.{name}.bias"] = (128,)
    shapes.update({
        "pos_embed": (1, 24 * steps, 64), "month_embed.weight": (12, 32),
        "channel_embed.weight": (10, 32), "latlon_embed.weight": (128, 3),
        "latlon_embed.bias": (128,), "dw_embed.weight": (10, 128),
    })  # fmt: skip
    return random_weights(shapes, 5, 0.2)


def made_file(path, steps: int = 1, **changes) -> str:
    tensors = {f"encoder.{name}": values for name, values in weights_of(steps).items()}
    tensors.update({f"encoder.{name}": values for name, values in changes.items()})
    return write_checkpoint(path / "default_model.pt", tensors)


def bands_of(steps: int) -> tuple[str, ...]:
    """With backscatter where the steps are of ten days."""
    return (*BANDS, *BACKSCATTER) if steps == 3 else BANDS


def chips(steps: int) -> np.ndarray:
    drawn = np.random.RandomState(6).uniform(0, 0.6, (2, 4, len(bands_of(steps)), 3, 2))
    drawn[:, :, 10:] = -25 + 30 * drawn[:, :, 10:]  # dB
    return drawn.astype(np.float32)


def of_pytorch(steps: int) -> np.ndarray:
    """The published description in PyTorch's own modules: embeddings (2, 128) of `chips`."""
    torch, w = torch_weights(weights_of(steps))
    nn, blocks = torch.nn, torch_blocks(torch, w, DESIGN)
    # Steps by hand: their dates, positions and months.
    table = {1: [([0, 1], 0, 10), ([2], 1, 11), ([3], 3, 1)],
             3: [([0, 1], 0, 10), ([2], 5, 11), ([3], 10, 1)]}[steps]  # fmt: skip

    found = []
    with torch.no_grad():
        for chip, place in zip(chips(steps), PLACES[:, 2:]):
            tokens = []
            for dates, position, month in table:
                values = torch.from_numpy(chip[dates]).mean((0, 2, 3))
                ndvi = (values[6] - values[2]) / (values[6] + values[2])
                backscatter = (values[10:] + 25) / 25
                values = torch.cat([values[:10], ndvi[None], backscatter])
                for name, bands in OURS.items():
                    if max(bands) >= len(values):
                        continue
                    kernel, bias = (w[f"eo_patch_embed.{name}.{k}"] for k in ("weight", "bias"))
                    group = w["channel_embed.weight"][list(GROUPS).index(name)]
                    where = [w["month_embed.weight"][month], group, w["pos_embed"][0, position]]
                    tokens.append(
                        nn.functional.linear(values[bands], kernel, bias) + torch.cat(where)
                    )
            if not np.isnan(place).any():
                north, east = torch.from_numpy(np.radians(place)).float()
                point = torch.stack(
                    [north.cos() * east.cos(), north.cos() * east.sin(), north.sin()]
                )
                tokens.append(
                    nn.functional.linear(point, w["latlon_embed.weight"], w["latlon_embed.bias"])
                )
            mean = blocks(torch.stack(tokens)[None])[0].mean(0)
            found.append(nn.functional.layer_norm(mean, (128,), w["norm.weight"], w["norm.bias"]))
    return torch.stack(found).numpy()


@pytest.mark.parametrize("steps", STORED, ids=["monthly", "ten days"])
def test_it_equals_pytorch(tmp_path, steps):
    view = SeriesView(DATES, bands_of(steps))
    encoder = load_presto(made_file(tmp_path, steps)).seeing(view)
    found = encoder.encode_at(chips(steps), PLACES)
    np.testing.assert_allclose(found, of_pytorch(steps), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("steps", STORED, ids=["monthly", "ten days"])
def test_it_equals_what_pytorch_once_gave(tmp_path, steps):
    encoder = load_presto(made_file(tmp_path, steps)).seeing(SeriesView(DATES, bands_of(steps)))
    found = encoder.encode_at(chips(steps), PLACES)
    np.testing.assert_allclose(found[:, :4], STORED[steps], rtol=1e-4, atol=1e-5)


def test_places_are_found_by_their_year(tmp_path):
    weights, output = made_file(tmp_path), str(tmp_path / "a.storiindex")
    request = IndexRequest(
        output, season(tmp_path, DATES, (0, 1)), encoder="presto", weights=weights, workers=1,
        cut=ChipCut(8),
    )  # fmt: skip
    assert build_index(request) == 4
    index = open_index(output)
    assert (index.encoder, index.dim) == ("presto", 128)
    x, y = index.table.corners[1].mean(0)
    found = find_similar(index, SimilarQuery(k=2, point=(float(x), float(y), "")))
    assert {hit.row for hit in found} == {1, 3}  # itself and the same kind below


def test_what_it_cannot_read_is_a_sentence(tmp_path):
    with pytest.raises(ParameterError, match=r"needs a file of Presto, such as default_model\.pt"):
        load_presto("")
    for changes, expected in (
        ({"pos_embed": np.zeros((1, 30, 64))}, r"positions \(1, 30, 64\), not those of 24 months"),
        ({"blocks.2.norm1.weight": np.zeros(128)}, "it has 3 layers instead of 2"),
        ({"month_embed.weight": None}, "“encoder.month_embed.weight” is missing"),
        ({"latlon_embed.weight": np.zeros((128, 2))}, r"the shape \(128, 2\) where \(128, 3\)"),
    ):
        with pytest.raises(InputError, match=expected):
            load_presto(made_file(tmp_path, **changes))
    encoder = load_presto(made_file(tmp_path))
    with pytest.raises(InputError, match="knows 24 months at most: set START and END"):
        encoder.seeing(SeriesView((dt.date(2020, 1, 5), dt.date(2022, 1, 5))))
    longest = SeriesView((dt.date(2020, 1, 5), dt.date(2021, 12, 5)))
    assert encoder.seeing(longest).bands == BANDS
    with pytest.raises(InputError, match="reads series of the 10 bands blue, green"):
        encoder.seeing(SeriesView(DATES)).encode(np.zeros((1, 4, 3, 2, 2), np.float32))
    with pytest.raises(ParameterError, match="The encoder presto needs a series of dated rasters"):
        build_index(IndexRequest(
            str(tmp_path / "a.storiindex"), folder=str(tmp_path), encoder="presto",
            weights=made_file(tmp_path),
        ))  # fmt: skip
