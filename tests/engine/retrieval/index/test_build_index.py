"""Building an index of chips, stopped and taken up again."""

from __future__ import annotations

import os

import made_strangers
import numpy as np
import pytest
import rasterio
from made_chips import write_classes, write_image, write_mosaic
from made_runs import Listener

from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
from stori_plugin.engine.options.find_similar_options import SimilarQuery
from stori_plugin.engine.pages.png import png_bytes
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.finding.thumbnails import thumbnail
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import (
    CancelledError,
    InputError,
    OutputError,
    ParameterError,
    UnknownBandError,
)
from stori_plugin.engine.support.run_lock import RunLock

BANDS = ("B02", "B03", "B04", "B08")


def order(mosaic, output, **changes) -> IndexRequest:
    given = {"cut": ChipCut(size=12, stride=6), "workers": 1, "files": (Source(str(mosaic)),)}
    return IndexRequest(str(output), **{**given, **changes})


def test_the_same_ground_is_found_first(mosaic, tmp_path):
    path = tmp_path / "a.storiindex"
    assert build_index(order(mosaic, path), Listener()) == 49
    index = open_index(path)
    for column in range(4):  # one texture each
        found = find_similar(
            index, SimilarQuery(k=4, point=(500_060 + 120 * column, 5_599_940, ""))
        )
        assert {one.row % 7 // 2 for one in found} == {column}
        assert all(one.row % 7 % 2 == 0 for one in found)
    image = thumbnail(index, 3, 48)
    assert image.shape == (48, 48, 3) and image.std() > 10
    assert png_bytes(image).startswith(b"\x89PNG")
    assert [p.name for p in tmp_path.iterdir()] == ["a.storiindex"]


def test_pictures_that_an_index_names_elsewhere_are_not_fetched(mosaic, tmp_path):
    path = tmp_path / "a.storiindex"
    build_index(order(mosaic, path), Listener())
    index = open_index(path)
    with made_strangers.server() as asked:
        for band in index.table.source_facts[0]["picture"]["bands"]:
            band["path"] = f"/vsicurl/http://{asked.address}/a.tif"
        assert thumbnail(index, 0) is None
        assert not asked


def test_the_same_bits_whatever_the_number_of_workers(mosaic, tmp_path):
    for name, workers in (("one", 1), ("three", 3)):
        build_index(order(mosaic, tmp_path / name, workers=workers), Listener())
    assert (tmp_path / "one").read_bytes() == (tmp_path / "three").read_bytes()


def test_a_stopped_build_goes_on_where_it_was(mosaic, tmp_path, monkeypatch):
    from stori_plugin.engine.retrieval.chips import scene_chips

    monkeypatch.setattr(scene_chips, "CHIPS_AT_ONCE", 2)
    whole, path = tmp_path / "whole", tmp_path / "a.storiindex"
    build_index(order(mosaic, whole), Listener())

    class Stops(Listener):
        def is_cancelled(self) -> bool:
            return bool(self.fractions) and self.fractions[-1] > 0.4

    with pytest.raises(CancelledError, match="run it again with the same settings to go on"):
        build_index(order(mosaic, path), Stops())
    assert not path.exists() and (tmp_path / "a.storiindex.unfinished").exists()
    # As after a crash: a piece of the next batch was written.
    with open(tmp_path / "a.storiindex.unfinished", "ab") as file:
        file.write(b"torn")
    listener = Listener()
    build_index(order(mosaic, path), listener)
    assert any("Going on after" in line for line in listener.lines)
    assert path.read_bytes() == whole.read_bytes()
    assert not (tmp_path / "a.storiindex.unfinished").exists()


def test_other_settings_begin_anew(mosaic, tmp_path):
    path = tmp_path / "a.storiindex"
    (tmp_path / "a.storiindex.unfinished").write_bytes(b"of another plan\n" + bytes(5000))
    listener = Listener()
    assert build_index(order(mosaic, path, code="binary"), listener) == 49
    assert not any("Going on" in line for line in listener.lines)


def test_chips_that_lack_too_much_are_left_out(tmp_path):
    path = write_mosaic(tmp_path / "image.tif")
    with rasterio.open(path, "r+") as raster:
        image = raster.read()
        image[:, :12, :9] = 0
        image[:, 30:33, 30] = 0
        raster.write(image)
    listener = Listener()
    count = build_index(order(path, tmp_path / "a", cut=ChipCut(size=12)), listener)
    assert count == 15 and "1 chips lack too many pixels and are left out." in listener.lines
    assert open_index(tmp_path / "a").table.ids.tolist() == list(range(1, 16))
    with rasterio.open(path, "r+") as raster:
        raster.write(np.zeros_like(image))
    with pytest.raises(InputError, match="Every chip lacks too many pixels"):
        build_index(order(path, tmp_path / "b", cut=ChipCut(size=12)))


def test_the_encoder_of_another_index_serves_another_image(mosaic, tmp_path):
    first, second = tmp_path / "a.storiindex", tmp_path / "b.storiindex"
    build_index(order(mosaic, first))
    build_index(order(mosaic, second, like=str(first), cut=ChipCut(size=12)))
    one, other = open_index(first), open_index(second)
    assert one.fingerprint == other.fingerprint
    answers = find_similar(one, SimilarQuery(k=1, index=other))
    assert [answer.row for answer in answers[:4]] == [0, 2, 4, 6]
    build_index(order(mosaic, tmp_path / "both", merge=str(first), cut=ChipCut(size=12)))
    assert len(open_index(tmp_path / "both")) == 49 + 16
    assert not (tmp_path / "both.added").exists()


def test_an_image_of_its_own_asks(mosaic, tmp_path):
    path = tmp_path / "a.storiindex"
    build_index(order(mosaic, path, code="binary"))
    with rasterio.open(mosaic) as raster:
        cut = raster.read(window=((12, 24), (24, 36))) * 1e-4
    asked = write_image(tmp_path / "asked.tif", cut, BANDS)
    found = find_similar(open_index(path), SimilarQuery(k=4, rasters=[Source(str(asked))]))
    assert {one.row % 7 for one in found} == {4} and found[0].row == 2 * 7 + 4
    fine = write_image(tmp_path / "fine.tif", cut.repeat(2, 1).repeat(2, 2), BANDS, pixel=5.0)
    assert (
        find_similar(open_index(path), SimilarQuery(k=1, rasters=[Source(str(fine))]))[0].row == 18
    )
    three = write_image(tmp_path / "three.tif", cut[:3], ("B02", "B03", "B04"))
    with pytest.raises(UnknownBandError, match="convolutional needs the band “B08”"):
        find_similar(open_index(path), SimilarQuery(k=4, rasters=[Source(str(three))]))


def test_a_series_is_found_by_how_it_grows(series, tmp_path):
    path = tmp_path / "a.storiindex"
    count = build_index(
        IndexRequest(str(path), series, encoder="series", cut=ChipCut(size=4), workers=1)
    )
    index = open_index(path)
    assert count == 36 and index.chip["dates"][0] == "2021-03-01"
    found = find_similar(index, SimilarQuery(k=18, point=(500_010, 5_599_990, "")))
    assert {one.row % 6 // 3 for one in found} == {0}  # the field sown first
    assert thumbnail(index, 0).shape == (96, 96, 3)
    half = find_similar(index, SimilarQuery(k=3, rasters=series))
    assert len(half) == 3
    with pytest.raises(InputError, match="one date only"):
        build_index(
            IndexRequest(str(tmp_path / "b"), series[:1], encoder="series", cut=ChipCut(size=4))
        )


def test_polygons_give_labels(mosaic, tmp_path):
    x, y = 500_000, 5_600_000

    def field(west, east, label):
        ring = [[x + west, y], [x + east, y], [x + east, y - 240], [x + west, y - 240]]
        return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}, label

    polygons = [field(0, 120, "maize"), field(120, 200, "wheat"), field(200, 210, "path")]
    labels = (polygons, "EPSG:32631")
    build_index(order(mosaic, tmp_path / "a", labels=labels, cut=ChipCut(size=12)))
    labels = open_index(tmp_path / "a").table.labels
    assert [labels[row] for row in (0, 1, 2, 5, 8)] == [("maize",), ("wheat",), (), ("wheat",), ()]
    away = ([field(9_000, 9_100, "maize")], "EPSG:32631")
    with pytest.raises(InputError, match="cover a quarter of no chip"):
        build_index(order(mosaic, tmp_path / "b", labels=away, cut=ChipCut(size=12)))
    nothing = ({"type": "Polygon", "coordinates": []}, "x"), ({"type": "Banana"}, "y")
    with pytest.raises(InputError, match="cover a quarter of no chip"):
        build_index(order(mosaic, tmp_path / "b", labels=(nothing, "EPSG:32631")))


@pytest.mark.parametrize(
    ("changes", "kind", "expected"),
    [
        ({"encoder": "magic"}, ParameterError, "ENCODER is “magic”"),
        ({"code": "hash-4000"}, ParameterError, "longer than the embedding, which has 512"),
        ({"like": "/not/there.storiindex"}, InputError, "cannot be opened"),
        ({"encoder": "prithvi"}, ParameterError, "WEIGHTS"),
        ({"cut": ChipCut(size=2)}, InputError, "needs at least 3 x 3: raise SIZE"),
    ],
)
def test_an_order_that_cannot_be_is_one_sentence(mosaic, tmp_path, changes, kind, expected):
    with pytest.raises(kind, match=expected):
        build_index(order(mosaic, tmp_path / "a.storiindex", **changes))
    assert not list(tmp_path.iterdir())


def test_the_output_is_no_folder_and_none_of_the_inputs(mosaic, tmp_path):
    with pytest.raises(OutputError, match="is one of the inputs"):
        build_index(order(mosaic, mosaic))
    with pytest.raises(OutputError, match="is a folder: give the name of a file"):
        build_index(order(mosaic, tmp_path))
    with pytest.raises(OutputError, match=r"cannot be written .*: check that the disk has space"):
        build_index(order(mosaic, mosaic / "a.storiindex"))


def test_where_another_run_writes_nothing_of_it_is_touched(mosaic, tmp_path):
    path, codes = tmp_path / "a.storiindex", tmp_path / "a.storiindex.unfinished"
    codes.write_text("of another run")
    held = RunLock(f"{codes}-lock")
    held.take()
    with pytest.raises(OutputError) as caught:
        build_index(order(mosaic, path))
    assert str(caught.value) == (
        f"OUTPUT {path} is what another run is writing right now: choose another file, or wait for "
        "it."
    )
    assert codes.read_text() == "of another run"
    held.release(lambda: None)
    assert build_index(order(mosaic, path)) == 49
    assert [p.name for p in tmp_path.iterdir()] == ["a.storiindex"]


@pytest.mark.skipif(os.name != "posix", reason="links need rights")
@pytest.mark.parametrize("name", ["unfinished", "unfinished-lock"])
def test_a_link_in_the_way_is_not_written_through(mosaic, tmp_path, name):
    (tmp_path / "victim").write_text("mine")
    (tmp_path / f"a.storiindex.{name}").symlink_to(tmp_path / "victim")
    with pytest.raises(OutputError, match=r"unfinished cannot be written \(.*symbolic links"):
        build_index(order(mosaic, tmp_path / "a.storiindex"))
    assert (tmp_path / "victim").read_text() == "mine"


def test_a_folder_of_chips_is_no_series_and_brings_its_labels(tmp_path):
    folder = str(write_classes(tmp_path / "chips", each=2))
    with pytest.raises(ParameterError, match="not a folder of chips"):
        build_index(IndexRequest(str(tmp_path / "a"), folder=folder, encoder="series"))
    with pytest.raises(ParameterError, match="brings its own: leave them out"):
        build_index(IndexRequest(str(tmp_path / "a"), folder=folder, labels=([], "EPSG:4326")))
    assert build_index(IndexRequest(str(tmp_path / "a"), folder=folder)) == 8
    index = open_index(tmp_path / "a")
    assert index.table.labels[0] == ("checks",) and thumbnail(index, 0).shape == (96, 96, 3)
