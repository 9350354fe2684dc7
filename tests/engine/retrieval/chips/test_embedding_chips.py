"""Indexes of rasters of embeddings as they are, down to a vector per pixel."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.warp import transform_geom

from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
from stori_plugin.engine.options.find_similar_options import ExampleShapes, SimilarQuery
from stori_plugin.engine.options.similarity_raster_options import SimilarityRequest
from stori_plugin.engine.retrieval.chips import embedding_chips
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.finding.thumbnails import embeddings_of, thumbnail
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import Index, open_index
from stori_plugin.engine.retrieval.similarity.similarity_raster import similarity_raster
from stori_plugin.engine.support.errors import InputError, NoOverlapError, ParameterError

CRS, OTHER = "EPSG:32631", "EPSG:32632"
X, Y = 500_000.0, 5_600_000.0
TALL, WIDE = 20, 30


def write(path: Path, values: np.ndarray, crs=CRS, west=X, north=Y) -> str:
    """Write bands (n, h, w) of pixels of 10 m."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with rasterio.open(
        path, "w", driver="GTiff", count=len(values), height=values.shape[1],
        width=values.shape[2], dtype=str(values.dtype), crs=crs,
        transform=Affine(10, 0, west, 0, -10, north),
    ) as raster:  # fmt: skip
        raster.write(values)
    return str(path)


def codes(bands: int = 64, seed: int = 1) -> np.ndarray:
    made = np.random.default_rng(seed).integers(-127, 128, (bands, TALL, WIDE)).astype(np.int8)
    made[:, 3, 4] = -128
    return made


def decoded(stored: np.ndarray) -> np.ndarray:
    values = (stored / 127.5) ** 2 * np.sign(stored)
    values[:, 3, 4] = np.nan
    return values / np.sqrt((values**2).sum(0))


def numpy_tile(folder: Path, name="grid_3.05_50.55", bands=16, crs=CRS, west=X, north=Y, seed=2):
    """Write a tile as TESSERA publishes it; return its vectors (bands, h, w)."""
    rng = np.random.default_rng(seed)
    stored = rng.integers(-127, 128, (TALL, WIDE, bands)).astype(np.int8)
    scales = rng.uniform(0.01, 2, (TALL, WIDE)).astype(np.float32)
    scales[9, 9] = np.nan
    here = folder / "global_0.1_degree_representation" / "2024" / name
    here.mkdir(parents=True)
    np.save(here / f"{name}.npy", stored)
    np.save(here / f"{name}_scales.npy", scales)
    land = np.ones((1, TALL, WIDE), np.uint8)
    write(folder / "global_0.1_degree_tiff_all" / f"{name}.tiff", land, crs, west, north)
    return np.moveaxis(stored.astype(float) * scales[..., None], -1, 0)


def request(path: Path, *files: str, size: int = 1, **changes) -> IndexRequest:
    given = {"encoder": "embeddings", "cut": ChipCut(size=size), "workers": 1}
    return IndexRequest(str(path), tuple(map(Source, files)), **{**given, **changes})


def built(path: Path, *files: str, size: int = 1, **changes) -> Index:
    assert build_index(request(path, *files, size=size, **changes)) == len(open_index(path))
    return open_index(path)


def at(index: Index, row: int, column: int, k: int = 1):
    point = (X + 10 * column + 5, Y - 10 * row - 5, CRS)
    return find_similar(index, SimilarQuery(k=k, point=point))


def test_every_pixel_is_a_vector_and_finds_its_like(tmp_path, monkeypatch):
    stored = codes()
    stored[:, 12, 7] = stored[:, 2, 2]
    path = write(tmp_path / "e.tif", stored)
    index = built(tmp_path / "a.storiindex", path)
    assert len(index) == TALL * WIDE - 1 and index.encoder == "embeddings"  # one is missing
    rows, columns = index.table.windows[:, :2].T
    np.testing.assert_allclose(index.codes[:], decoded(stored)[:, rows, columns].T, atol=1e-6)
    first, second = at(index, 2, 2, 2)
    assert first.distance == pytest.approx(0, abs=1e-6) == second.distance
    assert {tuple(index.table.windows[one.row, :2]) for one in (first, second)} == {(2, 2), (12, 7)}
    assert embeddings_of(index) == [path] and thumbnail(index, 5).shape == (96, 96, 3)
    monkeypatch.setattr(embedding_chips, "_BYTES", 4 * 64 * 7**2)  # blocks of 7 x 7 pixels
    small = built(tmp_path / "b.storiindex", path, workers=3)
    order = np.lexsort(small.table.windows[:, 1::-1].T)
    assert (small.codes[:][order] == index.codes[:]).all()
    with pytest.raises(InputError, match="lies outside the chips"):
        at(index, 3, 4)


def test_a_window_is_the_mean_of_its_vectors(tmp_path):
    stored = codes()
    path = write(tmp_path / "e.tif", stored)
    cut = ChipCut(size=4, stride=3)
    index = built(tmp_path / "a.storiindex", path, cut=cut)
    assert len(index) == 6 * 9
    vectors = decoded(stored)
    for row, (top, left, *_) in enumerate(index.table.windows):
        mean = np.nanmean(vectors[:, top : top + 4, left : left + 4], (1, 2))
        np.testing.assert_allclose(index.codes[row], mean / np.sqrt((mean**2).sum()), atol=1e-6)
    piece = write(tmp_path / "piece.tif", stored[:, 6:10, 9:13], west=X + 90, north=Y - 60)
    (hit,) = find_similar(index, SimilarQuery(k=1, rasters=(Source(piece),)))
    assert tuple(index.table.windows[hit.row]) == (6, 9, 4, 4) and hit.distance < 1e-6
    part = (X, Y - 60, X + 60, Y)
    assert len(built(tmp_path / "b.storiindex", path, cut=replace(cut, extent=part))) == 1


def test_tesseras_own_files_become_an_index_and_a_raster(tmp_path):
    vectors = numpy_tile(tmp_path / "tiles")
    index = built(
        tmp_path / "a.storiindex", embeddings=str(tmp_path / "tiles"), encoder="embeddings"
    )
    assert len(index) == TALL * WIDE - 1 and index.settings["coding"] == "TESSERA"
    length = np.sqrt((vectors**2).sum(0))
    rows, columns = index.table.windows[:, :2].T
    np.testing.assert_allclose(index.codes[:], (vectors / length)[:, rows, columns].T, atol=1e-6)
    assert thumbnail(index, 0) is not None
    point = {"type": "Point", "coordinates": (X + 45, Y - 45)}
    wanted = SimilarityRequest(
        str(tmp_path / "out.tif"), (), (ExampleShapes((point,), CRS),), index=index.path
    )
    similarity_raster(wanted)
    with rasterio.open(tmp_path / "out.tif") as raster:
        found = raster.read(1)
    expected = np.einsum("brc,b->rc", vectors / length, (vectors / length)[:, 4, 4])
    np.testing.assert_allclose(found, expected, atol=2e-6)


def test_tiles_of_two_zones_are_one_ground(tmp_path):
    """Those of the second zone come onto the grid of the first: whole vectors, the nearest."""
    x, y = transform_geom(CRS, OTHER, {"type": "Point", "coordinates": (X + 400, Y - 50)})[
        "coordinates"
    ]
    numpy_tile(tmp_path / "tiles")
    other = numpy_tile(
        tmp_path / "tiles", "grid_9.05_50.55", crs=OTHER, west=round(x, -1) - 50,
        north=round(y, -1) + 50, seed=3,
    )  # fmt: skip
    index = built(tmp_path / "a.storiindex", embeddings=str(tmp_path / "tiles"))
    assert len(set(index.table.sources)) == 2
    assert rasterio.CRS.from_wkt(index.crs).to_epsg() == 32631
    second = np.flatnonzero(index.table.sources == 1)
    assert len(second) > 300
    unit = (other / np.sqrt((other**2).sum(0))).reshape(len(other), -1)
    nearest = index.codes[second] @ np.nan_to_num(unit)
    assert nearest.max(1).min() > 1 - 1e-6  # each is one of the tile's own vectors
    middle = index.table.corners[second].mean(1)
    with rasterio.open(
        tmp_path / "tiles" / "global_0.1_degree_tiff_all" / "grid_9.05_50.55.tiff"
    ) as land:
        for k in range(0, len(second), 50):
            place = transform_geom(CRS, OTHER, {"type": "Point", "coordinates": tuple(middle[k])})
            row, column = land.index(*place["coordinates"])
            assert nearest[k].argmax() == row * WIDE + column


def test_indexes_of_one_kind_merge_and_ask_each_other(tmp_path):
    one = write(tmp_path / "one.tif", codes())
    two = write(tmp_path / "two.tif", codes(seed=5), OTHER)
    first = built(tmp_path / "a.storiindex", one, size=5)
    both = built(tmp_path / "b.storiindex", two, size=5, merge=first.path)
    assert len(both) == 48 and both.crs == first.crs
    found = find_similar(both, SimilarQuery(k=1, index=first))
    assert [hit.row for hit in found] == list(range(24))
    tessera = tmp_path / "tiles"
    numpy_tile(tessera, bands=64)
    with pytest.raises(ParameterError, match=r"64 numbers \(TESSERA\), the index .* \(AlphaEarth"):
        build_index(request(tmp_path / "c.storiindex", embeddings=str(tessera), like=first.path))


@pytest.mark.parametrize(
    ("changes", "kind", "expected"),
    [
        ({"encoder": "prithvi", "embeddings": "here"}, ParameterError, "need none: choose embedd"),
        ({"embeddings": "here"}, ParameterError, "Rasters and a folder of embeddings are given"),
        ({"folder": "here"}, ParameterError, "not a folder of chips"),
        ({"cut": ChipCut(size=25)}, ParameterError, "SIZE is 25 pixels, but the rasters have 30 x"),
        ({"cut": ChipCut(size=0)}, ParameterError, "SIZE is 0"),
        ({"cut": ChipCut(bands=("red",))}, ParameterError, "leave BANDS, RESOLUTION, START and"),
        ({"cut": ChipCut(extent=(0, 0, 1, 1))}, NoOverlapError, "EXTENT does not overlap"),
    ],
)
def test_what_cannot_be_is_a_sentence(tmp_path, changes, kind, expected):
    path = write(tmp_path / "e.tif", codes())
    if "embeddings" in changes:
        changes = {**changes, "embeddings": str(tmp_path)}
    with pytest.raises(kind, match=expected):
        build_index(request(tmp_path / "a.storiindex", path, **changes))
    assert [one.name for one in tmp_path.iterdir()] == ["e.tif"]


def test_too_many_and_too_large_chips_are_a_sentence(tmp_path, monkeypatch):
    path = write(tmp_path / "e.tif", codes())
    monkeypatch.setattr(embedding_chips, "MOST_CHIPS", 599)
    with pytest.raises(ParameterError, match="SIZE 1 and STRIDE 1 cut more chips than an index"):
        build_index(request(tmp_path / "a.storiindex", path))
    monkeypatch.setattr(embedding_chips, "_LARGEST", 4 * 64 * 5**2 - 1)
    with pytest.raises(ParameterError, match="vectors of 64 numbers fill the memory"):
        build_index(request(tmp_path / "a.storiindex", path, size=5))


def spoil(folder: Path, what: str) -> None:
    (codes_file,) = folder.rglob("grid_3.05_50.55.npy")
    (scales,) = folder.rglob("*_scales.npy")
    (land,) = folder.rglob("*.tiff")
    if what == "no scales":
        scales.unlink()
    elif what == "no place":
        land.unlink()
    elif what == "other scales":
        np.save(scales, np.ones((TALL, WIDE - 1), np.float32))
    elif what == "other place":
        write(land, np.ones((1, TALL, WIDE + 1), np.uint8))
    elif what == "cut short":
        codes_file.write_bytes(codes_file.read_bytes()[:-1])
    elif what == "no array":
        codes_file.write_bytes(b"not an array at all")
    elif what == "objects":
        np.save(codes_file, np.array([{}], object), allow_pickle=True)
    elif what == "numbers":
        np.save(codes_file, np.ones((TALL, WIDE, 16), np.float32))
    else:
        codes_file.unlink()


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("no scales", r"_scales\.npy is missing, without which"),
        ("no place", r"put its mask of land grid_3\.05_50\.55\.tiff beside it"),
        ("other scales", "has other pixels or bands than"),
        ("other place", "has 31 x 20 pixels and .* whose place it tells, 30 x 20"),
        ("cut short", "it was cut short. Get the file again"),
        ("no array", "is no array of NumPy"),
        ("objects", "is an array of another kind than TESSERA's"),
        ("numbers", "of float32: a tile of embeddings is int8"),
        ("nothing", "holds no embeddings: choose a folder of GeoTIFFs"),
    ],
)
def test_a_tile_that_is_not_whole_is_a_sentence(tmp_path, what, expected):
    numpy_tile(tmp_path / "tiles")
    spoil(tmp_path / "tiles", what)
    with pytest.raises(InputError, match=expected):
        build_index(request(tmp_path / "a.storiindex", embeddings=str(tmp_path / "tiles")))
    with pytest.raises(InputError, match="does not exist"):
        build_index(request(tmp_path / "a.storiindex", embeddings=str(tmp_path / "no")))


def test_an_index_of_other_rasters_has_no_embeddings(mosaic, tmp_path):
    path = str(tmp_path / "a.storiindex")
    build_index(IndexRequest(path, (Source(str(mosaic)),), cut=ChipCut(size=12), workers=1))
    with pytest.raises(ParameterError, match="was not built of rasters of embeddings"):
        embeddings_of(open_index(path))
