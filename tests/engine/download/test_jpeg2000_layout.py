"""Where a JPEG 2000 keeps its tiles, and files that contradict themselves."""

from __future__ import annotations

import struct

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from stori_plugin.engine.download.jpeg2000_layout import SIGNATURES, read_tile_parts
from stori_plugin.engine.download.web import WebError


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">HH", marker, len(content) + 2) + content


def codestream(*parts: tuple[int, int], width: int = 100) -> bytes:
    """Make one of 250 x 150 pixels in tiles of 100; parts are (tile, bytes of content)."""
    size = struct.pack(">H8I", 0, 250, 150, 0, 0, width, 100, 0, 0)
    made = b"\xff\x4f" + segment(0xFF51, size) + segment(0xFF5C, bytes(3))
    for tile, count in parts:
        made += struct.pack(">HHHIBB", 0xFF90, 10, tile, count + 14, 0, 1)
        made += b"\xff\x93" + bytes(count)
    return made + b"\xff\xd9"


def boxed(stream: bytes, is_long: bool = False) -> bytes:
    head = struct.pack(">I4sQ", 1, b"jp2c", len(stream) + 16)
    if not is_long:
        head = struct.pack(">I4s", len(stream) + 8, b"jp2c")
    return SIGNATURES[0] + struct.pack(">I4s", 12, b"free") + bytes(4) + head + stream + bytes(3)


def parts_of(content: bytes):
    return read_tile_parts(lambda first, count: content[first : first + count], "x.jp2")


@pytest.mark.parametrize("wrap", [bytes, boxed, lambda stream: boxed(stream, True)])
def test_tile_parts_are_found_with_what_they_cover(wrap):
    content = wrap(codestream((0, 50), (5, 20), (0, 7)))
    parts = parts_of(content)
    assert [part.pixels for part in parts] == [
        (0, 0, 100, 100),
        (200, 100, 300, 200),
        (0, 0, 100, 100),
    ]
    assert [last - first for (first, last), _ in parts] == [64, 34, 21]
    assert all(content[first : first + 2] == b"\xff\x90" for (first, _), _ in parts)


@pytest.mark.parametrize(
    "content",
    [
        SIGNATURES[0],
        boxed(b""),
        boxed(b"\xff\x4f\xff\x90" + bytes(20)),
        boxed(codestream((0, 5), width=0)),
        boxed(codestream((0, 5)).replace(b"\xff\x90", b"\xff\x91")),
        SIGNATURES[0] + struct.pack(">I4s", 4, b"free") + bytes(40),
        SIGNATURES[0] + struct.pack(">I4s", 2**31, b"free") + bytes(40),
        boxed(codestream((0, 5)))[:60],
    ],
)
def test_what_contradicts_itself_is_one_sentence(content):
    with pytest.raises(WebError, match=r"^x.jp2 is a damaged JPEG 2000: the source has to mend"):
        parts_of(content)


def test_any_byte_may_be_wrong():
    content = boxed(codestream((0, 50), (5, 20)))
    random = np.random.default_rng(0)
    for _ in range(500):
        broken = bytearray(content)
        for place in random.integers(0, len(content), 3):
            broken[place] = random.integers(0, 256)
        try:
            parts_of(bytes(broken))
        except WebError as error:
            assert "x.jp2" in str(error)


@pytest.mark.parametrize("extra", [{}, {"TILEPARTS": "RESOLUTIONS"}, {"PROGRESSION": "RPCL"}])
def test_what_gdal_writes_is_understood(tmp_path, extra):
    with rasterio.Env() as env:
        if "JP2OpenJPEG" not in env.drivers():
            pytest.skip("this GDAL writes no JPEG 2000")
    numbers = np.random.default_rng(0).integers(1, 9000, (300, 520)).astype(np.uint16)
    options = {
        "QUALITY": 100,
        "REVERSIBLE": "YES",
        "tiled": True,
        "blockxsize": 256,
        "blockysize": 256,
        **extra,
    }
    path = tmp_path / "a.jp2"
    with rasterio.open(
        path, "w", driver="JP2OpenJPEG", width=520, height=300, count=1, dtype="uint16",
        crs="EPSG:32631", transform=from_origin(500_000, 5_600_000, 10, 10), **options,
    ) as dataset:  # fmt: skip
        dataset.write(numbers, 1)
    parts = parts_of(path.read_bytes())
    assert {part.pixels[:2] for part in parts} == {(x, y) for x in (0, 256, 512) for y in (0, 256)}
    assert max(part.span[1] for part in parts) <= path.stat().st_size
