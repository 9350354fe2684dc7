"""What every source hands out becomes files that say the truth: numbers, dates, masks, units."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
import rasterio
from made_downloads import PLACE, SIZE, box_of, connection, reflectance, with_address, write_cog
from range_server import RangeServer

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.analysis.inspect_series import inspect
from stori_plugin.engine.download.catalogue_sources import MASKS, at_endpoint, known_sources
from stori_plugin.engine.download.connection import Keys
from stori_plugin.engine.download.download import download
from stori_plugin.engine.download.place_search import Search
from stori_plugin.engine.options.download_options import DownloadOptions
from stori_plugin.engine.options.series_options import USUAL_MASKING
from stori_plugin.engine.support.progress import SILENT

DAYS = [dt.date(2023, 5, 3), dt.date(2023, 5, 13), dt.date(2023, 5, 23)]
# Codes of a mask: clear, cloud, nothing; and the number that its file says to mean nothing.
CODES = {
    "SCL": (4, 9, 0, 0),
    "QA_PIXEL": (21824, 22280, 1, 1),
    "Fmask hls": (64, 66, 255, 255),
    "Fmask sentinel-2": (1, 2, 0, None),
}
OF_ESA = "S2A_MSIL2A_{0:%Y%m%d}T104021_N0509_R008_T31UES_20230601T150000"
IDS = {
    "planetary_computer sentinel-2": OF_ESA,
    "copernicus sentinel-2": OF_ESA,
    "landsat": "LC08_L2SP_199025_{0:%Y%m%d}_20230601_02_T1",
    "hls2-s30": "HLS.S30.T31UES.{0:%Y%j}T104021.v2.0",
    "hls2-l30": "HLS.L30.T31UES.{0:%Y%j}T104021.v2.0",
    "ga_s2am_ard_3": "ga_s2am_ard_3-2-1_31UES_{0}_final",
    "ga_s2bm_ard_3": "ga_s2bm_ard_3-2-1_31UES_{0}_final",
    "ga_s2cm_ard_3": "ga_s2cm_ard_3-2-1_31UES_{0}_final",
}


def truth(number: int, k: int) -> np.ndarray:
    """Reflectance of a band of one date, (rows, columns) at 10 m."""
    return reflectance(number, k % 4) / 1e4


def properties_of(spec, day: dt.date) -> dict:
    told = {"datetime": f"{day}T10:40:21.024Z", "platform": "sentinel-2a", "eo:cloud_cover": 10}
    if spec.sensor == "landsat":
        return {
            **told,
            "platform": "landsat-8",
            "landsat:wrs_path": "199",
            "landsat:wrs_row": "025",
        }
    if spec.sensor == "hls" or spec.id.startswith("ga_"):
        return {**told, "platform": "landsat-8" if "l30" in spec.id else "sentinel-2a"}
    return {
        **told,
        "s2:processing_baseline": "05.09",
        "sat:relative_orbit": 8,
        "grid:code": "MGRS-31UES",
    }


def coarse(values: np.ndarray, factor: int) -> np.ndarray:
    rows, columns = (size // factor for size in values.shape)
    blocks = values[: rows * factor, : columns * factor].reshape(rows, factor, columns, factor)
    return blocks.mean((1, 3))


def write_items(folder, source: str, optical: str) -> list[dict]:
    """Write the files of a source as it stores them; return its items."""
    items = []
    specs = known_sources()[source].of_sensor(optical)
    for number, day in enumerate(DAYS):
        spec = specs[number % len(specs)]
        assets = {}
        for k, (band, asset) in enumerate(spec.assets.items()):
            name = f"{spec.id}/{number}/{asset}.tif"
            factor = 3 if optical in ("landsat", "hls") else 2 if band in MASKS else 1
            size = SIZE // factor
            if band in MASKS:
                codes = CODES.get(band) or CODES[f"Fmask {optical}"]
                kind = np.uint16 if band == "QA_PIXEL" else np.uint8
                stored = np.full((size, size), codes[0], kind)
                stored[: size // 4], stored[:, :1] = codes[1], codes[2]
                nothing = codes[3]
            else:
                values = coarse(truth(number, k), factor)
                nothing = spec.nodata
                if optical == "landsat":
                    stored = np.rint((values + 0.2) / 2.75e-5).astype(np.uint16)
                elif nothing < 0:
                    stored = np.rint(values * 1e4).astype(np.int16)
                else:
                    stored = np.rint(values * 1e4 + 1000).astype(np.uint16)
                stored[:, :1] = nothing
            write_cog(folder / name, stored, 10.0 * factor, nothing)
            assets[asset] = {"href": f"SERVER/files/{name}"}
            if spec.scaling == "stated" and band not in MASKS:
                assets[asset]["raster:bands"] = [{"scale": 1e-4, "offset": -0.1, "nodata": 0}]
        form = IDS.get(f"{source} {optical}") or IDS.get(optical) or IDS.get(spec.id)
        items.append(
            {
                "id": (form or "S2A_31UES_{0:%Y%m%d}_0_L2A").format(day),
                "collection": spec.id,
                "bbox": box_of(),
                "properties": properties_of(spec, day),
                "assets": assets,
            }
        )
    return items


@pytest.mark.parametrize(
    ("source", "optical", "sensor", "mask"),
    [
        ("planetary_computer", "sentinel-2", "sentinel2", "SCL"),
        ("planetary_computer", "landsat", "landsat", "QA_PIXEL"),
        ("planetary_computer", "hls", "hls", "Fmask"),
        ("earth_search", "sentinel-2", "sentinel2", "SCL"),
        ("copernicus", "sentinel-2", "sentinel2", "SCL"),
        ("digital_earth_africa", "sentinel-2", "sentinel2", "SCL"),
        ("digital_earth_australia", "sentinel-2", "sentinel2", "python-fmask"),
    ],
)
def test_what_a_source_has_is_read_back_as_the_truth(tmp_path, source, optical, sensor, mask):
    server = RangeServer(tmp_path / "files", [])
    server.items = with_address(write_items(tmp_path / "files", source, optical), server.address)
    mirror = at_endpoint(known_sources()[source], server.endpoint, f"{server.address}/token")
    options = DownloadOptions(
        start=DAYS[0], end=DAYS[-1], source=source, optical=optical, sar=False
    )
    asks = replace(connection(), keys=Keys("key", "secret"))
    try:
        search = Search(PLACE, options, asks, SILENT, replace(mirror, area=None))
        search.find()
        made = download(search, str(tmp_path / "out"), SILENT)
    finally:
        server.close()
    assert len(made.files) == len(DAYS) and not made.record.failed and not made.record.doubts
    for path in made.files:
        with rasterio.open(path) as dataset:
            number = DAYS.index(dt.date.fromisoformat(dataset.tags()["ACQUISITION_DATETIME"][:10]))
            spec = known_sources()[source].of_sensor(optical)
            names = list(spec[number % len(spec)].assets)
            for k, band in enumerate(dataset.descriptions):
                numbers = dataset.read(k + 1)
                if band in MASKS:
                    codes = CODES.get(band) or CODES[f"Fmask {optical}"]
                    assert set(np.unique(numbers)) <= set(codes)
                    continue
                values = numbers * dataset.scales[k] + dataset.offsets[k]
                expected = truth(number, names.index(band))
                if optical == "sentinel-2":
                    assert np.abs(values - expected[20:60, 20:60]).max() < 6e-5
                else:  # interpolated from 30 m
                    middle = coarse(expected, 3)[7:19, 7:19]
                    assert np.abs(values[2:-2:3, 2:-2:3][:12, :12] - middle).max() < 2e-3
    inspection = inspect(rasters_in(made.folders[optical]), [], USUAL_MASKING, SILENT)
    assert not inspection.problems
    assert [row.date for row in inspection.rows] == DAYS
    assert {row.mask for row in inspection.rows} == {mask}
    assert {row.sensor for row in inspection.rows} <= {sensor, "sentinel2", "landsat"}
