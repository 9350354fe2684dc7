"""A small catalogue for tests: cloud-optimised GeoTIFFs and the items that name them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import rasterio
import rasterio.shutil
from range_server import RangeServer
from rasterio.transform import from_origin
from rasterio.warp import transform_bounds

from stori_plugin.engine.download.connection import Connection
from stori_plugin.engine.download.place_search import Search
from stori_plugin.engine.download.standard_web import StandardWeb
from stori_plugin.engine.options.download_options import OTHER, DownloadOptions, Place
from stori_plugin.engine.support.progress import SILENT

EPSG = "EPSG:32631"
LEFT, TOP = 499_980.0, 5_600_040.0
SIZE = 96  # pixels of 10 m along either side of a tile
# Inside the tile, on pixels of 10 m.
PLACE = Place((LEFT + 200, TOP - 600, LEFT + 600, TOP - 200), EPSG)
START, END = dt.date(2021, 4, 1), dt.date(2021, 6, 30)
S2_DAYS = [dt.date(2021, 4, 3) + dt.timedelta(days=10 * k) for k in range(6)]
S1_DAYS = [dt.date(2021, 4, 2) + dt.timedelta(days=12 * k) for k in range(4)]
COLLECTIONS = ("sentinel-2-l2a", "sentinel-1-rtc")


def write_cog(
    path: Path,
    numbers: np.ndarray,
    pixel: float,
    nodata: float | None,
    left: float = LEFT,
    top: float = TOP,
    block: int = 128,
) -> None:
    """Write one band as a cloud-optimised GeoTIFF."""
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = path.with_suffix(".plain.tif")
    profile = {
        "driver": "GTiff",
        "width": numbers.shape[1],
        "height": numbers.shape[0],
        "count": 1,
        "dtype": numbers.dtype.name,
        "crs": EPSG,
        "transform": from_origin(left, top, pixel, pixel),
        "nodata": nodata,
    }
    with rasterio.open(plain, "w", **profile) as dataset:
        dataset.write(numbers, 1)
    rasterio.shutil.copy(
        str(plain), str(path), driver="COG", compress="deflate", blocksize=block, overviews="AUTO"
    )
    plain.unlink()


def reflectance(day: int, band: int, size: int = SIZE) -> np.ndarray:
    """Make stored reflectance of one date, (size, size): fields, a season and some noise."""
    noise = np.random.default_rng(100 * day + band).normal(0, 40, (size, size))
    rows, columns = np.mgrid[:size, :size]
    fields = 300 * ((rows // 16 + columns // 24) % 3)
    season = (900 if band % 2 else 2200) + 4 * day * (1 if band % 2 == 0 else -1)
    return np.clip(season + fields + noise, 1, 10_000).astype(np.uint16)


def box_of(size: int = SIZE, left: float = LEFT, top: float = TOP) -> list[float]:
    """Return the bounds of a tile in degrees."""
    bounds = left, top - 10.0 * size, left + 10.0 * size, top
    return list(transform_bounds(EPSG, "EPSG:4326", *bounds))


class MadeCatalogue:
    """A folder of files and the items of its catalogue."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.items: list[dict] = []
        for number, day in enumerate(S2_DAYS):
            self.add_s2(day, number)
        for number, day in enumerate(S1_DAYS):
            self.add_s1(day, number)

    def add_s2(
        self,
        day: dt.date,
        number: int,
        bands: tuple[str, ...] = ("B04", "B08"),
        baseline: str = "03.00",
        tile: str = "31UES",
        left: float = LEFT,
        offset: int = 0,
        processed: str = "20210801T000000",
    ) -> dict:
        """Write a Sentinel-2 product and return its item; a part of each date is clouded."""
        digits = baseline.replace(".", "")
        product = f"S2A_MSIL2A_{day:%Y%m%d}T104021_N{digits}_R008_T{tile}_{processed}"
        assets = {}
        for k, band in enumerate(bands):
            values = reflectance(number, k + 1).astype(int) + offset
            values = np.clip(values, 1, None).astype(np.uint16)
            self._write(f"{product}/{band}.tif", values, 10.0, 0, left)
            assets[band] = self._asset(f"{product}/{band}.tif", 10)
        classes = np.full((SIZE // 2, SIZE // 2), 4, np.uint8)
        classes[: 10 + 3 * number, :20] = 9
        self._write(f"{product}/SCL.tif", classes, 20.0, 0, left)
        assets["SCL"] = self._asset(f"{product}/SCL.tif", 20)
        properties = {
            "datetime": f"{day}T10:40:21.024000Z",
            "platform": "Sentinel-2A",
            "s2:mgrs_tile": tile,
            "s2:product_uri": f"{product}.SAFE",
            "s2:processing_baseline": baseline,
            "s2:generation_time": f"{processed[:4]}-{processed[4:6]}-{processed[6:8]}T00:00:00Z",
            "sat:relative_orbit": 8,
            "sat:orbit_state": "descending",
            "eo:cloud_cover": 10.0 * number,
        }
        return self._item(product, "sentinel-2-l2a", properties, assets, left)

    def add_s1(self, day: dt.date, number: int) -> dict:
        """Write a Sentinel-1 product in linear power and return its item."""
        name = f"S1A_IW_GRDH_1SDV_{day:%Y%m%d}T055823_{day:%Y%m%d}T055848_036976_0459D3_rtc"
        assets = {}
        for band, level in (("vv", 0.1), ("vh", 0.02)):
            random = np.random.default_rng(number * 7 + len(assets))
            values = (level * random.gamma(4.4, 1 / 4.4, (SIZE, SIZE))).astype(np.float32)
            values[:, :2] = -32768
            self._write(f"{name}/{band}.tif", values, 10.0, -32768, LEFT)
            assets[band] = self._asset(f"{name}/{band}.tif", 10)
        properties = {
            "datetime": f"{day}T05:58:35.500000Z",
            "platform": "SENTINEL-1A",
            "sat:relative_orbit": 37,
            "sat:orbit_state": "descending",
        }
        return self._item(name, "sentinel-1-rtc", properties, assets, LEFT)

    def _write(self, name: str, values: np.ndarray, pixel: float, nodata: float, left: float):
        if not (self.folder / name).exists():
            write_cog(self.folder / name, values, pixel, nodata, left)

    def _asset(self, name: str, gsd: int) -> dict:
        return {"href": f"SERVER/files/{name}", "gsd": gsd, "type": "image/tiff"}

    def _item(self, name, collection, properties, assets, left) -> dict:
        item = {
            "type": "Feature",
            "stac_version": "1.0.0",
            "id": name,
            "collection": collection,
            "bbox": box_of(left=left),
            "properties": properties,
            "assets": assets,
            "links": [{"rel": "self", "href": f"https://catalogue.example/{name}"}],
        }
        self.items.append(item)
        return item

    def serve(self, page: int = 4) -> RangeServer:
        """Serve it; the caller closes the server."""
        server = RangeServer(self.folder, [], page)
        server.items = self.served_items(server.address)
        return server

    def served_items(self, address: str) -> list[dict]:
        """Return its items with their files on a server."""
        return with_address(self.items, address)


def with_address(value, address: str):
    """Return items whose files lie on a server."""
    if isinstance(value, dict):
        return {key: with_address(part, address) for key, part in value.items()}
    if isinstance(value, list):
        return [with_address(part, address) for part in value]
    return value.replace("SERVER", address) if isinstance(value, str) else value


def options(server: RangeServer, **changes) -> DownloadOptions:
    """Return what a test asks of its own server."""
    given = {
        "start": START,
        "end": END,
        "source": OTHER,
        "bands": ("B04", "B08"),
        "endpoint": server.endpoint,
        "collections": COLLECTIONS,
    }
    return DownloadOptions(**{**given, **changes})


def connection(pauses: list[float] | None = None) -> Connection:
    """Return who asks, without proxies; pauses are noted and not waited for."""
    noted = [] if pauses is None else pauses
    return Connection(StandardWeb(direct=True), pause=noted.append)


def found(server: RangeServer, pauses=None, progress=SILENT, place=PLACE, source=None, **changes):
    """Search a server; returns the `Search`, whose plans are made."""
    search = Search(place, options(server, **changes), connection(pauses), progress, source)
    search.find()
    return search


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
