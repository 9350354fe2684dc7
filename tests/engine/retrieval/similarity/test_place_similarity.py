"""Rasters of similarity of chips, against a cosine chip by chip."""

from __future__ import annotations

import naive
import numpy as np
import pytest
import rasterio
from made_chips import CRS
from made_runs import Listener

from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
from stori_plugin.engine.options.find_similar_options import ExampleShapes
from stori_plugin.engine.options.similarity_raster_options import SimilarityRequest
from stori_plugin.engine.retrieval.chips.chip_table import ChipTable, TextLists, window_corners
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.codes import Code
from stori_plugin.engine.retrieval.index.combining import merge_indexes
from stori_plugin.engine.retrieval.index.index_file import IndexContents, open_index, write_index
from stori_plugin.engine.retrieval.similarity.similarity_raster import similarity_raster
from stori_plugin.engine.support.errors import InputError, NoOverlapError, ParameterError

HEIGHT, WIDTH, STRIDE, SIZE, DIM = 5, 7, 6, 12, 40
X, Y = 500_000.0, 5_600_000.0


def lattice(dates: int = 1) -> np.ndarray:
    """Row, column, height and width of overlapping chips, date by date."""
    windows = [
        (STRIDE * row, STRIDE * column, SIZE, SIZE)
        for _ in range(dates) for row in range(HEIGHT) for column in range(WIDTH)
    ]  # fmt: skip
    return np.array(windows, np.int32)


def write(path, vectors, windows, code="float", west=X, pixel=10.0, crs=CRS, dates=1) -> str:
    count = len(windows)
    nothing = TextLists(np.zeros(count + 1, np.int64), np.zeros(0, np.int32), [])
    corners = window_corners((pixel, 0, west, 0, -pixel, Y), windows)
    facts = [{"kind": "folder", "name": f"{k}", "root": "", "layout": "classes", "limits": []}
             for k in range(dates)]  # fmt: skip
    sources = np.repeat(np.arange(dates, dtype=np.int32), count // dates)
    table = ChipTable(
        np.arange(count), corners, sources.copy(), sources, windows, nothing, nothing, facts
    )
    code = Code(code)
    contents = IndexContents(
        code.encode(vectors), code, table, crs, "convolutional", {}, {}, "made", DIM
    )
    write_index(str(path), contents)
    return str(path)


def vectors(count: int = HEIGHT * WIDTH, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, DIM)).astype(np.float32)


def middle(row: int, column: int) -> dict:
    x, y = (X + 10 * (STRIDE * column + SIZE / 2), Y - 10 * (STRIDE * row + SIZE / 2))
    return {"type": "Point", "coordinates": (x, y)}


def shapes(*some) -> tuple[ExampleShapes, ...]:
    return (ExampleShapes(some, CRS),)


def made(tmp_path, index, alike, **changes):
    """Write the similarity; return the values and the transform."""
    written = similarity_raster(
        SimilarityRequest(str(tmp_path / "out.tif"), (), alike, index=index, **changes)
    )
    with rasterio.open(written.path) as raster:
        values = raster.read(1)
        assert raster.crs == CRS and raster.descriptions == ("similarity",)
    assert written.pixels == np.isfinite(values).sum()
    return values, raster.transform


@pytest.mark.parametrize("code", ["float", "binary"])
def test_every_chip_has_a_pixel_with_its_cosine(tmp_path, code):
    given = vectors()
    index = write(tmp_path / "a.storiindex", given, lattice(), code)
    values, transform = made(tmp_path, index, shapes(middle(1, 2), middle(3, 5)),
                             unlike=shapes(middle(4, 0)))  # fmt: skip
    assert values.shape == (HEIGHT, WIDTH)
    # The first pixel has the middle of the first chip for its centre.
    assert transform * (0.5, 0.5) == (X + 60, Y - 60) and transform.a == 60
    if code == "binary":
        given = np.where(given > 0, 1.0, -1.0)
    cube = given.T.reshape(DIM, HEIGHT, WIDTH)
    alike, unlike = np.zeros((2, HEIGHT, WIDTH), bool)
    alike[1, 2] = alike[3, 5] = unlike[4, 0] = True
    if code == "float":
        np.testing.assert_allclose(values, naive.similarity(cube, alike, unlike), atol=2e-3)
    else:  # a bit of the query is the sign of the sum; of what is even the first example's
        unit = cube / np.sqrt(DIM)
        query = (unit[:, 1, 2] + unit[:, 3, 5]) / 2 + 1e-3 * unit[:, 1, 2] - 0.2 * unit[:, 4, 0]
        expected = np.einsum("k,krc->rc", np.sign(query), cube) / DIM
        np.testing.assert_allclose(values, expected, atol=1e-6)


def test_the_bits_depend_neither_on_the_extent_nor_on_workers(tmp_path):
    index = write(tmp_path / "a.storiindex", vectors(), lattice())
    whole, _ = made(tmp_path, index, shapes(middle(0, 0)), workers=1)
    part, transform = made(tmp_path, index, shapes(middle(0, 0)), workers=2,
                           extent=(X + 100, Y - 200, X + 260, Y - 100), extent_crs=CRS)  # fmt: skip
    column, row = ~transform * (X + 60, Y - 60)
    top, left = round(0.5 - row), round(0.5 - column)
    assert part.shape == (2, 3) and (top, left) == (1, 1)
    assert (part == whole[top : top + 2, left : left + 3]).all()
    with pytest.raises(NoOverlapError, match="EXTENT"):
        made(tmp_path, index, shapes(middle(0, 0)), extent=(0, 0, 9, 9), extent_crs=CRS)


def test_of_several_dates_the_most_alike_counts_and_what_is_left_out_is_nothing(tmp_path):
    given, windows = vectors(2 * HEIGHT * WIDTH), lattice(2)
    singly = [
        made(tmp_path, write(tmp_path / "one.storiindex", part, lattice()), shapes(middle(2, 2)))[0]
        for part in (given[: HEIGHT * WIDTH], given[HEIGHT * WIDTH :])
    ]
    # The second date is compared with the example of the first.
    both, _ = made(tmp_path, write(tmp_path / "both.storiindex", given, windows, dates=2),
                   shapes(middle(2, 2)))  # fmt: skip
    unit = given / np.linalg.norm(given, axis=1, keepdims=True)
    cosines = (unit @ unit[2 * WIDTH + 2]).reshape(2, HEIGHT, WIDTH)
    np.testing.assert_allclose(both, cosines.max(0), atol=1e-6)
    np.testing.assert_allclose(singly[0], cosines[0], atol=1e-6)
    kept = np.ones(HEIGHT * WIDTH, bool)
    kept[[3, 10, 17]] = False
    holes, _ = made(
        tmp_path,
        write(tmp_path / "holes.storiindex", given[: HEIGHT * WIDTH][kept], lattice()[kept]),
        shapes(middle(2, 2)),
    )
    assert (np.isnan(holes).reshape(-1) == ~kept).all()
    assert (holes.reshape(-1)[kept] == singly[0].reshape(-1)[kept]).all()


def test_chips_of_another_raster_count_in_the_pixels_next_to_them(tmp_path):
    """A merged index whose second raster has pixels of another size, further east."""
    first = write(tmp_path / "a.storiindex", vectors(), lattice())
    second = write(tmp_path / "b.storiindex", vectors(seed=1), lattice(),
                   west=X + 60 * WIDTH + 17, pixel=15.0)  # fmt: skip
    both = str(tmp_path / "both.storiindex")
    merge_indexes([first, second], both)
    values, transform = made(tmp_path, both, shapes(middle(2, 2)))
    alone, _ = made(tmp_path, first, shapes(middle(2, 2)))
    assert (values[:HEIGHT, :WIDTH] == alone).all()
    index = open_index(both)
    unit = np.array(index.codes[:])
    unit /= np.linalg.norm(unit, axis=1, keepdims=True)
    cosines = unit @ unit[2 * WIDTH + 2]
    centres = index.table.corners[HEIGHT * WIDTH :].mean(1)
    seen = 0
    for row, column in np.argwhere(np.isfinite(values)):
        if row < HEIGHT and column < WIDTH:
            continue
        away = np.hypot(*(centres - transform * (column + 0.5, row + 0.5)).T)
        assert away.min() <= 60 * 0.75 * 2**0.5
        assert values[row, column] == pytest.approx(
            cosines[HEIGHT * WIDTH + away.argmin()], abs=1e-6
        )
        seen += 1
    # Chips that are 90 m apart fill pixels of 60 m without holes.
    assert seen > 2 * HEIGHT * WIDTH and np.isfinite(values[:7, WIDTH + 2 : WIDTH + 9]).all()


def test_chips_without_a_place_and_examples_beside_them_are_sentences(tmp_path):
    chips = write(tmp_path / "c.storiindex", vectors(), lattice(), crs="")
    with pytest.raises(ParameterError, match=r"c\.storiindex have no place on the map: give an in"):
        made(tmp_path, chips, shapes(middle(0, 0)))
    index = write(tmp_path / "a.storiindex", vectors(), lattice())
    with pytest.raises(InputError, match=r"lies outside the chips of .*: choose a point inside"):
        made(tmp_path, index, shapes(middle(99, 99)))
    far = write(tmp_path / "b.storiindex", vectors(), lattice(), west=X + 9e6)
    both = str(tmp_path / "both.storiindex")
    merge_indexes([index, far], both)
    assert made(tmp_path, both, shapes(middle(2, 2)))[0].shape[1] > 100_000
    assert not list(tmp_path.glob("*unfinished*"))


def test_chips_of_an_image_are_shown_where_they_lie(mosaic, tmp_path):
    index = str(tmp_path / "m.storiindex")
    cut = ChipCut(size=12, stride=6)
    build_index(IndexRequest(index, (Source(str(mosaic)),), cut=cut, workers=1), Listener())
    example = {"type": "Point", "coordinates": (500_060 + 120, 5_599_940)}  # stripes
    values, _ = made(tmp_path, index, shapes(example))
    assert values.shape == (7, 7) and values[0, 2] == pytest.approx(1, abs=1e-6)
    assert values[::2, 2].min() > np.delete(values, 2, axis=1).max()
