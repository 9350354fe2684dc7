"""How chips are shown, by which bands, and the curves of a series' chips."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from made_scene import write_raster

from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
from stori_plugin.engine.retrieval.chips.chip_looks import Look
from stori_plugin.engine.retrieval.finding.thumbnails import curves_of, looks_of_index, thumbnail
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import Index, open_index
from stori_plugin.engine.support.errors import CancelledError

DAYS = [dt.date(2021, 3, 1) + dt.timedelta(days=20 * k) for k in range(4)]


def no_stop() -> None: ...


def built(folder, names, values, encoder="series") -> Index:
    """An index of dated rasters (dates, bands, 16, 16) in chips of 8 pixels."""
    sources = []
    for day, bands in zip(DAYS, values):
        path = folder / f"S2_{day:%Y%m%d}.tif"
        write_raster(path, np.asarray(bands, np.float32), names)
        sources.append(Source(str(path), day))
    output = str(folder / "places.storiindex")
    cut = ChipCut(8)
    build_index(IndexRequest(output, tuple(sources), encoder=encoder, cut=cut, workers=1))
    return open_index(output)


@pytest.fixture
def index(tmp_path) -> Index:
    """Left: plants that wither from date to date; right: soil, a pixel of which is missing."""
    values = np.full((4, 4, 16, 16), 0.1)
    values[:, :3, :, 8:] = 0.2
    values[:, 3, :, :8] = np.array([0.4, 0.3, 0.2, 0.1])[:, None, None]
    values[:, 3, :, 8:] = 0.25
    values[1, :, 0, 15] = np.nan
    return built(tmp_path, ["B02", "B03", "B04", "B08"], values)


def test_an_index_names_its_looks_and_the_bands_of_each(index):
    assert looks_of_index(index) == (
        Look("true_colour", ("B04", "B03", "B02")),
        Look("infrared", ("B08", "B04", "B03")),
        Look("NDVI", ("B08", "B04")),
    )
    natural, infrared, ndvi = (thumbnail(index, 0, 8, look.word) for look in looks_of_index(index))
    assert (thumbnail(index, 0, 8) == natural).all()
    assert (thumbnail(index, 0, 8, "no such look") == natural).all()
    # True colour of a grey surface is grey; plants are red in infrared and green as an index.
    assert (natural[..., 0] == natural[..., 2]).all()
    assert (infrared[..., 0] > infrared[..., 1]).all()
    assert (ndvi[..., 1] > ndvi[..., 0]).all()


def test_curves_are_the_means_of_an_index_over_the_dates(index):
    curves = curves_of(index, [1, 0], no_stop)
    assert (curves.look, curves.dates) == ("NDVI", tuple(day.isoformat() for day in DAYS))
    assert list(curves.values) == [1, 0]
    withering = [(nir - 0.1) / (nir + 0.1) for nir in (0.4, 0.3, 0.2, 0.1)]
    np.testing.assert_allclose(curves.values[0], withering, atol=1e-4)
    np.testing.assert_allclose(curves.values[1], [0.05 / 0.45] * 4, atol=1e-4)


def test_a_raster_that_is_gone_leaves_a_gap_in_the_curve(index, tmp_path):
    (tmp_path / f"S2_{DAYS[2]:%Y%m%d}.tif").unlink()
    found = curves_of(index, [0], no_stop).values[0]
    assert np.isnan(found).tolist() == [False, False, True, False]


def test_curves_stop_when_asked_to(index):
    def stop() -> None:
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        curves_of(index, [0], stop)


def test_bands_that_make_no_look_are_shown_as_they_are_and_a_single_date_has_no_curve(tmp_path):
    values = np.random.default_rng(0).uniform(0.1, 0.4, (1, 3, 16, 16))
    index = built(tmp_path, ["B08", "B11", "B12"], values, "convolutional")
    assert looks_of_index(index) == (Look("B08,B11,B12", ("B08", "B11", "B12")),)
    assert thumbnail(index, 0, 8).shape == (8, 8, 3)
    assert curves_of(index, [0], no_stop) is None


@pytest.mark.parametrize("damage", [
    lambda looks: looks.update(bands=3),
    lambda looks: looks["bands"][0].pop("path"),
    lambda looks: looks["curve"].update(bands=[[[99]]] * 4),
    lambda looks: looks["curve"].update(look="no index"),
    lambda looks: looks["curve"].update(bands=[[]] * 5000),
])  # fmt: skip
def test_looks_that_make_no_sense_show_nothing(index, damage):
    facts = index.table.source_facts[0]
    damage(facts["looks"])
    assert curves_of(index, [0], no_stop) is None


def test_looks_that_an_index_names_elsewhere_are_not_fetched(index, monkeypatch):
    facts = index.table.source_facts[0]
    facts["looks"]["bands"][0]["path"] = "/vsicurl/https://example.org/x.tif"
    assert thumbnail(index, 0, 8) is None and curves_of(index, [0], no_stop) is None


def test_an_index_of_earlier_versions_is_shown_without_a_name_of_its_bands(index):
    table = index.table
    old = [{k: v for k, v in facts.items() if k != "looks"} for facts in table.source_facts]
    index.table = replace(table, source_facts=old)
    assert looks_of_index(index) == () and curves_of(index, [0], no_stop) is None
    assert thumbnail(index, 0, 8).shape == (8, 8, 3)
