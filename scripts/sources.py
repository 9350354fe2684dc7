"""Which of the sources of acquisitions answer today: ``make sources``.

Asks each for a month of a small place, and reads a window of one file of each sensor. Nothing is
kept.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time

from stori_plugin.engine.support.raster_library import load_rasterio

load_rasterio()

from stori_plugin.engine.download.asset_reading import read_asset  # noqa: E402
from stori_plugin.engine.download.catalogue_sources import SENTINEL1, known_sources  # noqa: E402
from stori_plugin.engine.download.connection import Connection, Keys  # noqa: E402
from stori_plugin.engine.download.place_search import Search  # noqa: E402
from stori_plugin.engine.download.standard_web import StandardWeb  # noqa: E402
from stori_plugin.engine.options.download_options import DownloadOptions, Place  # noqa: E402
from stori_plugin.engine.support.errors import StoriError  # noqa: E402
from stori_plugin.engine.support.progress import SILENT  # noqa: E402

# 400 m of a place that each source has, in degrees.
PLACES = {
    "digital_earth_africa": (37.00, -1.00, 37.004, -0.996),
    "digital_earth_australia": (149.00, -35.00, 149.004, -34.996),
}
ANYWHERE = (4.70, 50.90, 4.704, 50.904)
DAYS = 30
BEGAN = 60  # days ago: catalogues lag behind
NO_INTERNET = "There is no internet here: none of the sources can be reached."
UNREACHED = "cannot be reached"


def tried(name: str) -> str:
    """Return in a sentence what a source answers."""
    source = known_sources()[name]
    start = dt.date.today() - dt.timedelta(days=BEGAN)
    options = DownloadOptions(
        start=start,
        end=start + dt.timedelta(days=DAYS),
        source=name,
        sar=bool(source.of_sensor(SENTINEL1)),
    )
    wants_keys = source.signing.rule == "s3"
    connection = Connection(StandardWeb(), keys=Keys("none", "none") if wants_keys else None)
    place = Place(PLACES.get(name, ANYWHERE), "EPSG:4326")
    try:
        search = Search(place, options, connection, SILENT)
        plans = search.find()
        counts = ", ".join(f"{n} of {sensor}" for sensor, n in search.estimate(False).sensors)
        if wants_keys:
            return f"answers: {counts} in {DAYS} days; its files want an account."
        began = time.monotonic()
        read = []
        with tempfile.TemporaryDirectory() as folder:
            for sensor in dict.fromkeys(plan.sensor for plan in plans):
                plan = next(each for each in plans if each.sensor == sensor)
                asset = next(plan.first.assets[b] for b in plan.bands if b in plan.first.assets)
                read_asset(asset, search.area.grid, search.reader(folder))
                read.append(sensor)
        took = time.monotonic() - began
        windows = " and ".join(read)
        return f"answers: {counts} in {DAYS} days; a window of {windows} was read in {took:.1f} s."
    except StoriError as error:
        return str(error)


def main() -> int:
    """Try all; the exit status is 0 where every source answers."""
    answers = {name: tried(name) for name in known_sources()}
    if all(UNREACHED in answer for answer in answers.values()):
        print(NO_INTERNET)
        return 1
    for name, answer in answers.items():
        print(f"{name}: {answer}")
    return 0 if all(answer.startswith("answers") for answer in answers.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
