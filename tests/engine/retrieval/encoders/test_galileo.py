"""Galileo: against PyTorch's own modules, and numbers that these once gave."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from made_years import PLACES, passes, season
from torch_oracle import random_weights, torch_blocks, torch_weights, write_checkpoint

from stori_plugin.engine.options.build_index_options import BACKSCATTER, ChipCut, IndexRequest
from stori_plugin.engine.options.find_similar_options import SimilarQuery
from stori_plugin.engine.retrieval.encoders import galileo
from stori_plugin.engine.retrieval.encoders.encoder_registry import restore_encoder
from stori_plugin.engine.retrieval.encoders.pixel_years import BANDS, SeriesView
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import InputError, ParameterError, UnknownBandError

DESIGN = galileo.DESIGNS[128]
# The groups of the published file, in its order, and how many bands each has.
SPACE_TIME = {"S1": 2, "S2_RGB": 3, "S2_Red_Edge": 3, "S2_NIR_10m": 1, "S2_NIR_20m": 1,
              "S2_SWIR": 2, "NDVI": 1}  # fmt: skip
OURS = {"S2_RGB": [0, 1, 2], "S2_Red_Edge": [3, 4, 5], "S2_NIR_10m": [6], "S2_NIR_20m": [7],
        "S2_SWIR": [8, 9], "NDVI": [10], "S1": [11, 12]}  # fmt: skip
# Two in one month, and a month without any.
DATES = (dt.date(2022, 11, 3), dt.date(2022, 11, 9), dt.date(2022, 12, 31), dt.date(2023, 2, 11))
FOUR = ("blue", "green", "red", "nir")
# Bands, pixels of a chip's edge and of a patch's, patches of an edge and metres of a pixel.
CASES = {
    "whole patches": (BANDS, 16, 8, 2, 10.0),
    "patches of five": (BANDS, 10, 5, 2, 20.0),
    "four bands of a pixel": (FOUR, 1, 1, 1, 10.0),
    "with SAR": ((*BANDS, *BACKSCATTER), 8, 8, 1, 10.0),
}
# What PyTorch 2.14 gave for `chips`, the first four numbers of each.
STORED = {
    "whole patches": [
        [0.145605, 0.322814, -0.261088, -0.112370],
        [0.143934, 0.320503, -0.284511, -0.112088],
    ],
    "patches of five": [
        [0.154249, 0.315130, -0.259159, -0.091749],
        [0.175861, 0.322616, -0.279932, -0.099485],
    ],
    "four bands of a pixel": [
        [0.258447, 0.311220, -0.334519, -0.077283],
        [0.231208, 0.333583, -0.394055, -0.054633],
    ],
    "with SAR": [
        [0.093566, 0.312534, -0.306614, -0.121698],
        [0.173976, 0.281810, -0.303631, -0.078773],
    ],
}


def weights_of() -> dict[str, np.ndarray]:
    """Random weights under the published names, drawn in the order of their names."""
    shapes = {n: s for n, s in DESIGN.shapes().items() if n.startswith(("blocks.", "norm."))}
    for name, count in SPACE_TIME.items():
        shapes[f"space_time_embed.{name}.proj.weight"] = (128, count, 8, 8)
        shapes[f"space_time_embed.{name}.proj.bias"] = (128,)
    shapes.update({
        "pos_embed": (24, 32), "month_embed.weight": (12, 32), "s_t_channel_embed": (7, 32),
        "sp_channel_embed": (3, 32), "t_channel_embed": (3, 32), "st_channel_embed": (4, 32),
        "static_embed.location.weight": (128, 3), "static_embed.location.bias": (128,),
    })  # fmt: skip
    return random_weights(shapes, 9, 0.15)


def made_file(path, wrap: str = "", **changes) -> str:
    """A checkpoint, whose queries, keys and values are apart."""
    tensors = {}
    for name, values in {**weights_of(), **changes}.items():
        if "qkv" in name and values is not None:
            parts = zip("qkv", np.split(values, 3))
            tensors.update({name.replace("qkv", one + wrap): part for one, part in parts})
        else:
            tensors[name] = values
    return write_checkpoint(path / "encoder.pt", tensors)


def chips(bands, side: int) -> np.ndarray:
    shape = (2, len(DATES), len(bands), side, side)
    drawn = np.random.RandomState(6).uniform(0, 0.6, shape)
    if "VV" in bands:
        drawn[:, :, -2:] = -25 + 30 * drawn[:, :, -2:]  # dB
    return drawn.astype(np.float32)


def encoded(path, bands, side: int, metres: float) -> np.ndarray:
    view = SeriesView(DATES, bands, metres * side)
    encoder = galileo.load_galileo(made_file(path)).seeing(view)
    return encoder.encode_at(chips(bands, side), PLACES)


def of_pytorch(bands, side: int, edge: int, count: int, metres: float) -> np.ndarray:
    """The published description in PyTorch's own modules: embeddings (2, 128) of `chips`."""
    torch, w = torch_weights(weights_of())
    nn, blocks = torch.nn, torch_blocks(torch, w, DESIGN)

    def kernel(name: str):
        large = w[f"space_time_embed.{name}.proj.weight"]
        if edge == 8:
            return large
        enlarged = nn.functional.interpolate(
            torch.eye(64).reshape(64, 1, 8, 8), (edge, edge), mode="bicubic", antialias=True
        ).reshape(64, edge * edge)
        back = torch.linalg.pinv(enlarged)
        return (large.reshape(128, -1, 64) @ back.T).reshape(128, -1, edge, edge)

    def waves(position: float):
        angles = position * metres * edge / 10 * 10_000 ** (-torch.arange(8) / 32)
        return torch.cat([angles.sin(), angles.cos()])

    lowest = torch.tensor([galileo.MEAN[b] - 2 * galileo.SPREAD[b] for b in bands])
    spread = torch.tensor([4 * galileo.SPREAD[b] for b in bands])
    at = [BANDS.index(band) if band in BANDS else 11 + BACKSCATTER.index(band) for band in bands]
    stored = torch.tensor([1.0 if band in BACKSCATTER else 10_000.0 for band in bands])
    found = []
    with torch.no_grad():
        for chip, place in zip(torch.from_numpy(chips(bands, side)), PLACES[:, 2:]):
            tokens = []
            for dates, position, month in (([0, 1], 0, 10), ([2], 1, 11), ([3], 3, 1)):
                image = chip[dates].mean(0)
                red, nir = image[bands.index("red")], image[bands.index("nir")]
                full = torch.full((13, side, side), torch.nan)
                image = image * stored[:, None, None] - lowest[:, None, None]
                full[at] = image / spread[:, None, None]
                full[10] = (nir - red) / (nir + red)
                for number, name in enumerate(SPACE_TIME):
                    if full[OURS[name]].isnan().any():
                        continue
                    bias = w[f"space_time_embed.{name}.proj.bias"]
                    patches = nn.functional.conv2d(
                        full[OURS[name]][None], kernel(name), bias, stride=edge
                    )[0]
                    for row in range(count):
                        for column in range(count):
                            where = torch.cat([
                                w["s_t_channel_embed"][number], w["pos_embed"][position],
                                w["month_embed.weight"][month], waves(column), waves(row),
                            ])  # fmt: skip
                            tokens.append(patches[:, row, column] + where)
            if not np.isnan(place).any():
                north, east = torch.from_numpy(np.radians(place)).float()
                point = torch.stack(
                    [north.cos() * east.cos(), north.cos() * east.sin(), north.sin()]
                )
                kept = torch.cat([w["st_channel_embed"][1], torch.zeros(96)])
                tokens.append(
                    nn.functional.linear(
                        point, w["static_embed.location.weight"], w["static_embed.location.bias"]
                    )
                    + kept
                )
            x = blocks(torch.stack(tokens).float()[None])[0]
            normed = nn.functional.layer_norm(x, (128,), w["norm.weight"], w["norm.bias"])
            found.append(normed.mean(0))
    return torch.stack(found).numpy()


@pytest.mark.parametrize("case", CASES)
def test_it_equals_pytorch(tmp_path, case):
    bands, side, edge, count, metres = CASES[case]
    found = encoded(tmp_path, bands, side, metres)
    expected = of_pytorch(bands, side, edge, count, metres)
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=2e-5)


@pytest.mark.parametrize("case", CASES)
def test_it_equals_what_pytorch_once_gave(tmp_path, case):
    bands, side, _, _, metres = CASES[case]
    found = encoded(tmp_path, bands, side, metres)
    np.testing.assert_allclose(found[:, :4], STORED[case], rtol=1e-4, atol=2e-5)


def test_chips_are_cut_into_patches_that_the_network_knows():
    found = [galileo.patches_of(side) for side in (1, 5, 8, 9, 16, 20, 24, 32, 64)]
    assert found == [(1, 1), (1, 5), (1, 8), (2, 5), (2, 8), (3, 7), (3, 8), (4, 8), (4, 8)]


def test_places_are_found_by_their_year_of_the_bands_that_are_there(tmp_path):
    weights, output = made_file(tmp_path, wrap=".backbone"), str(tmp_path / "a.storiindex")
    sources = season(tmp_path, DATES, (0, 1), ("B02", "B03", "B04", "B08"))
    request = IndexRequest(
        output, sources, encoder="galileo", weights=weights, workers=1, cut=ChipCut(8)
    )
    assert build_index(request) == 4
    index = open_index(output)
    assert (index.encoder, index.dim) == ("galileo", 128)
    assert index.settings["bands"] == list(FOUR)
    x, y = index.table.corners[1].mean(0)
    found = find_similar(index, SimilarQuery(k=2, point=(float(x), float(y), "")))
    assert {hit.row for hit in found} == {1, 3}  # itself and the same kind below
    # Other rasters are asked for the bands of the index, also where they have more.
    (tmp_path / "b").mkdir()
    full = season(tmp_path / "b", DATES, (1, 1))
    found = find_similar(index, SimilarQuery(k=2, rasters=full, weights=weights))
    assert {hit.row for hit in found} == {1, 3}
    two = season(tmp_path / "b", DATES, (1, 1), ("B03", "B04"))
    with pytest.raises(UnknownBandError, match="The encoder galileo needs the band “blue”"):
        find_similar(index, SimilarQuery(k=2, rasters=two, weights=weights))
    settings = {"weights": index.settings["weights"], "bands": ["red", "blue", "green"]}
    with pytest.raises(InputError, match="it has bands in no order that is known"):
        restore_encoder("galileo", settings, {}, weights, output)


def test_backscatter_makes_places_of_equal_reflectance_differ(tmp_path):
    weights = made_file(tmp_path)
    sources = season(tmp_path, DATES, (0, 1), ("B02", "B03", "B04", "B08"))
    sar = passes(tmp_path / "sar", DATES[:3], (-12, -9, -6))
    outputs = [str(tmp_path / f"{name}.storiindex") for name in ("with", "without", "more")]
    request = IndexRequest(
        outputs[0], sources, sar, encoder="galileo", weights=weights, workers=1, cut=ChipCut(8)
    )
    assert build_index(request) == 4
    build_index(replace(request, output=outputs[1], sar=()))
    found, without = map(open_index, outputs[:2])
    assert found.settings["bands"] == [*FOUR, *BACKSCATTER]
    assert not np.allclose(found.codes[:], without.codes[:], atol=1e-3)
    assert build_index(replace(request, output=outputs[2], merge=outputs[0])) == 8
    for changes, expected in (
        ({"merge": outputs[1]}, "was built without SAR: leave it out"),
        ({"merge": outputs[0], "sar": ()}, "was built with SAR: give it"),
        ({"encoder": "series", "weights": ""}, "the encoder series reads no backscatter"),
    ):
        with pytest.raises(ParameterError, match=expected):
            build_index(replace(request, output=outputs[2], **changes))
    with pytest.raises(ParameterError, match="was built with SAR, which is not given with an im"):
        find_similar(found, SimilarQuery(k=2, rasters=sources))  # before weights are asked for


def test_what_it_cannot_read_is_a_sentence(tmp_path):
    with pytest.raises(ParameterError, match=r"needs the file encoder\.pt of Galileo \(nano, tiny"):
        galileo.load_galileo("")
    other = {"space_time_embed.S2_RGB.proj.weight": np.zeros((64, 3, 8, 8))}
    for changes, expected in (
        ({"blocks.4.norm1.weight": np.zeros(128)}, "it has 5 layers instead of 4"),
        ({"month_embed.weight": None}, "“month_embed.weight” is missing"),
        ({"pos_embed": np.zeros((30, 32))}, r"the shape \(30, 32\) where \(24, 32\) is wanted"),
        (other, r"its vectors have 64 numbers\. Choose encoder\.pt of its size nano"),
        ({"space_time_embed.S2_RGB.proj.weight": None}, "“space_time_embed.S2_RGB.proj.weight” is"),
    ):
        with pytest.raises(InputError, match=expected):
            galileo.load_galileo(made_file(tmp_path, **changes))
    encoder = galileo.load_galileo(made_file(tmp_path))
    with pytest.raises(InputError, match="Galileo knows 24 months at most: set START and END"):
        encoder.seeing(SeriesView((dt.date(2020, 1, 5), dt.date(2022, 1, 5))))
    request = IndexRequest(
        str(tmp_path / "a.storiindex"), season(tmp_path, DATES, (0, 1), ("B03", "B04")),
        encoder="galileo", weights=made_file(tmp_path), cut=ChipCut(8),
    )  # fmt: skip
    with pytest.raises(UnknownBandError, match=r"none of them whole \(they have B03, B04\)"):
        build_index(request)
