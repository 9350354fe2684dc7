"""SAR as second witness of breaks: where it jumps as well, a small break is believed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio
from made_runs import Listener

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.analysis.changes import map_changes
from stori_plugin.engine.options.changes_options import ChangesOptions
from stori_plugin.engine.options.series_options import Execution, SeriesRequest
from stori_plugin.engine.support.errors import ParameterError, UnknownBandError

SIDE, FIRST, CUT = 16, dt.date(2021, 3, 1), 100
# SAR jumps in the western half alone.
JUMPS = np.arange(SIDE)[None, :] < SIDE // 2


def write(folder: Path, name: str, step: int, bands: tuple[str, ...], values) -> Path:
    """Write a raster every ``step`` days; ``values(day)`` gives its bands."""
    for day in range(0, 200, step):
        path = folder / name.format(FIRST + dt.timedelta(days=day))
        stored = np.asarray(values(day), np.float32)
        made_scene.write_raster(path, stored, bands, float("nan"))
    return folder


@pytest.fixture(name="places", scope="module")
def places_fixture(tmp_path_factory) -> Path:
    """NDVI that ripens and is cut on the way, by 0.12; backscatter and coherence beside it."""
    base = tmp_path_factory.mktemp("witness")
    rng = np.random.default_rng(3)

    def ndvi(day):
        season = np.interp(day, [0, 60, 160], [0.85, 0.85, 0.25]) - 0.12 * (day >= CUT)
        return [season + rng.normal(0, 0.02, (SIDE, SIDE))]

    def backscatter(day):
        fell = 4.0 * (day >= CUT) * JUMPS
        return [level - fell + rng.normal(0, 0.5, (SIDE, SIDE)) for level in (-11.0, -17.0)]

    def coherence(day):
        return [0.3 + 0.4 * (day >= CUT) * JUMPS + rng.normal(0, 0.03, (SIDE, SIDE))]

    write(base / "ndvi", "ndvi_{:%Y%m%d}.tif", 10, ("NDVI",), ndvi)
    write(base / "sar", "S1_IW_GRD_{:%Y%m%d}T173200_ASC.tif", 6, ("VV", "VH"), backscatter)
    write(
        base / "vh", "S1_IW_GRD_{:%Y%m%d}T173200_ASC.tif", 6, ("VH",), lambda d: backscatter(d)[1:]
    )
    write(base / "coherence", "coherence_{:%Y%m%d}.tif", 6, ("coherence",), coherence)
    return base


def mapped(places: Path, output: Path, sar: str = "", band: str = "VH") -> dict[str, np.ndarray]:
    """Map the breaks; return the bands by name."""
    witness = tuple(rasters_in(str(places / sar))) if sar else ()
    written = map_changes(
        tuple(rasters_in(str(places / "ndvi"))),
        SeriesRequest(("NDVI",)),
        ChangesOptions(sar_band=band, most=2),
        Execution(str(output), workers=1),
        Listener(),
        witness_sources=witness,
    )
    with rasterio.open(written.rasters[0].path) as raster:
        return dict(zip(raster.descriptions, raster.read()))


@pytest.mark.parametrize(
    ("sar", "band", "way"),
    [("sar", "VH", -1), ("sar", "vv", -1), ("vh", "VH", -1), ("coherence", "coherence", 1)],
)
def test_a_small_cut_in_a_slope_is_found_where_sar_jumps_as_well(places, tmp_path, sar, band, way):
    alone = mapped(places, tmp_path / "alone")
    found = mapped(places, tmp_path / "both", sar, band)
    assert "witness_1" in found and "witness_1" not in alone
    west, east = np.broadcast_to(JUMPS, (SIDE, SIDE)), ~np.broadcast_to(JUMPS, (SIDE, SIDE))
    here = np.abs(found["date_1"] - (59 + CUT - 5)) <= 10
    assert here[west].mean() > 2 * max((alone["count"][west] > 0).mean(), 0.2)
    assert (way * found["witness_1"][west & here] > 3).mean() > 0.9
    # Where SAR says nothing, it changes nothing.
    assert abs((found["count"][east] > 0).mean() - (alone["count"][east] > 0).mean()) < 0.15


@pytest.mark.parametrize(
    ("sar", "band", "error", "expected"),
    [
        ("vh", "RVI", UnknownBandError, "SAR_BAND is “RVI”, which the SAR rasters do not have"),
        ("sar", "coherence", UnknownBandError, "coherence"),
        ("sar", " ", ParameterError, "SAR_BAND is empty: name VV, VH, RVI or another band"),
    ],
)
def test_a_band_that_is_not_there_is_told(places, tmp_path, sar, band, error, expected):
    with pytest.raises(error, match=expected):
        mapped(places, tmp_path / "out", sar, band)
    assert not (tmp_path / "out").exists()
