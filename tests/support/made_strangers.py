"""Files that contact a server as soon as GDAL opens or reads them in its own way."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin

SIDE = 600  # pixels; an overview is asked for when fewer are read


class Contacted(list):
    """What a server was asked for; ``address`` is its host and port."""

    address = ""


@contextmanager
def server() -> Iterator[Contacted]:
    """Serve nothing on this computer, and note who asks."""
    asked = Contacted()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    asked.address = f"127.0.0.1:{serving.server_port}"
    thread = threading.Thread(target=serving.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield asked
    finally:
        serving.shutdown()
        serving.server_close()


def tif(path: Path, **tags: str) -> Path:
    """Write a plain GeoTIFF; ``tags`` go into GDAL's domain of overviews."""
    profile = {"driver": "GTiff", "width": SIDE, "height": SIDE, "count": 1, "dtype": "uint16"}
    place = {"crs": "EPSG:32631", "transform": from_origin(500_000, 5_600_000, 10, 10)}
    path.parent.mkdir(parents=True, exist_ok=True)
    with rasterio.open(path, "w", **profile, **place) as dataset:
        dataset.write(np.full((1, SIDE, SIDE), 1500, np.uint16))
        dataset.descriptions = ("B04",)
        if tags:
            dataset.update_tags(ns="OVERVIEWS", **tags)
    return path


def vrt(source: str, relative: int = 0, rest: str = "", kind: str = "SimpleSource") -> str:
    """Return the text of a virtual raster of one source."""
    return (
        f'<VRTDataset rasterXSize="{SIDE}" rasterYSize="{SIDE}"><SRS>EPSG:32631</SRS>'
        "<GeoTransform>500000,10,0,5600000,0,-10</GeoTransform>"
        f'<VRTRasterBand dataType="UInt16" band="1"{rest}<Description>B04</Description><{kind}>'
        f'<SourceFilename relativeToVRT="{relative}">{source}</SourceFilename>'
        f"<SourceBand>1</SourceBand></{kind}></VRTRasterBand></VRTDataset>"
    ).replace('band="1"<', 'band="1"><')


def wms(address: str) -> str:
    """Return the text by which GDAL asks a web map service."""
    return (
        f'<GDAL_WMS><Service name="WMS"><ServerUrl>http://{address}/wms?</ServerUrl>'
        "<Layers>a</Layers><Version>1.1.1</Version><SRS>EPSG:32631</SRS></Service><DataWindow>"
        "<UpperLeftX>500000</UpperLeftX><UpperLeftY>5600000</UpperLeftY>"
        "<LowerRightX>506000</LowerRightX><LowerRightY>5594000</LowerRightY>"
        f"<SizeX>{SIDE}</SizeX><SizeY>{SIDE}</SizeY></DataWindow>"
        "<Projection>EPSG:32631</Projection><BandsCount>1</BandsCount></GDAL_WMS>"
    )
