"""Headers of strangers: where pixels lie, in what blocks, and texts without end beside them."""

from __future__ import annotations

import datetime as dt
import math
import struct

import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.files.headers import read_header
from stori_plugin.engine.acquisitions.names.date_text import reading_in_text
from stori_plugin.engine.acquisitions.names.dates import stated_in_tags
from stori_plugin.engine.acquisitions.scan import Source, scan
from stori_plugin.engine.support.errors import UnreadableRasterError

NAME = "S2A_MSIL2A_20210901T105031_10m.tif"
_LETTERS = {3: "H", 4: "I", 12: "d"}


def told(path, width=64, height=64, pixel=10.0, west=500_000.0):
    """Write a GeoTIFF of nothing but a header that says what it likes."""
    tags = {
        256: (4, [width]), 257: (4, [height]), 258: (3, [16]), 259: (3, [1]), 262: (3, [1]),
        273: (4, [0]), 277: (3, [1]), 278: (4, [1]), 279: (4, [0]),
        33550: (12, [pixel, pixel, 0.0]), 33922: (12, [0.0, 0.0, 0.0, west, 5_600_000.0, 0.0]),
        34735: (3, [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32631]),
    }  # fmt: skip
    start, entries, rest = 8 + 2 + 12 * len(tags) + 4, b"", b""
    for tag, (kind, values) in sorted(tags.items()):
        raw = struct.pack(f"<{len(values)}{_LETTERS[kind]}", *values)
        place = raw.ljust(4, b"\0") if len(raw) <= 4 else struct.pack("<I", start + len(rest))
        rest += raw if len(raw) > 4 else b""
        entries += struct.pack("<HHI", tag, kind, len(values)) + place
    path.write_bytes(b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + entries + bytes(4) + rest)
    return str(path)


@pytest.mark.parametrize("place", [{"pixel": 1e-300}, {"pixel": math.inf}, {"west": math.nan}])
def test_a_raster_that_lies_nowhere_is_named(tmp_path, place):
    with pytest.raises(UnreadableRasterError, match=r"10m\.tif does not say where its pixels lie"):
        read_header(told(tmp_path / NAME, **place))


def test_a_side_file_cannot_flatten_a_raster(tmp_path):
    path = write(tmp_path / NAME)
    text = "<PAMDataset><GeoTransform>5e5,10,10,5.6e6,10,10</GeoTransform></PAMDataset>"
    (tmp_path / f"{NAME}.aux.xml").write_text(text)
    with pytest.raises(UnreadableRasterError, match="does not say where its pixels lie"):
        read_header(str(path))


def test_a_raster_is_not_read_in_blocks_that_no_memory_holds(tmp_path):
    with pytest.raises(UnreadableRasterError, match="take 4,095 MiB to read one of: save it anew"):
        read_header(told(tmp_path / NAME, width=2**31 - 1, height=1))


@pytest.mark.parametrize("text", ["20210901 ", "1", "2021-", "B04_", "2021-09-01_"])
def test_metadata_without_end_are_read_as_far_as_they_may_tell_something(tmp_path, text):
    path = write(tmp_path / NAME)
    side = "<PAMDataset><Metadata><MDI key='ACQUISITION_DATE'>{0}</MDI></Metadata><PAMRasterBand"
    side += " band='1'><Description>{0}</Description></PAMRasterBand></PAMDataset>"
    (tmp_path / f"{NAME}.aux.xml").write_text(side.format(text * 100_000))
    (item,) = scan([Source(str(path))], "optical").acquisitions
    assert item.date == dt.date(2021, 9, 1)


def test_a_long_text_is_read_at_its_beginning():
    reading = reading_in_text("20210901 " * 100_000)
    assert reading is not None and reading.moment.date == dt.date(2021, 9, 1)
    assert reading_in_text("x" * 600 + "20210901") is None


def test_milliseconds_before_the_first_year_are_no_date():
    assert stated_in_tags({"system:time_start": "-99999999999999"}) is None
