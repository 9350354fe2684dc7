"""Where a JPEG 2000 keeps its tiles, and files that contradict themselves."""

from __future__ import annotations

import struct

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from stori_plugin.engine.download.jpeg2000_layout import SIGNATURES, TileParts
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


def parts_of(content: bytes, wanted=lambda pixels: True, asked=None):
    def read(first: int, count: int) -> bytes:
        if asked is not None:
            asked.append(first)
        return content[first : first + count]

    return TileParts(read, "x.jp2").within(wanted)


@pytest.mark.parametrize("wrap", [bytes, boxed, lambda stream: boxed(stream, True)])
def test_tile_parts_are_found_by_what_they_cover(wrap):
    content = wrap(codestream((0, 50), (4, 20), (5, 7)))
    covered = []

    def note(pixels):
        covered.append(pixels)
        return pixels == (100, 100, 200, 200)

    ((first, last),) = parts_of(content, note)
    assert last - first == 34 and content[first : first + 6] == b"\xff\x90\0\x0a\0\x04"
    assert covered[:6] == [(x, y, x + 100, y + 100) for y in (0, 100) for x in (0, 100, 200)]
    assert len(parts_of(content)) == 3


def test_behind_the_last_wanted_tile_one_head_is_read():
    content = codestream(*((tile, 100) for tile in range(6)))
    asked: list[int] = []
    ((_, last),) = parts_of(content, lambda pixels: pixels[:2] == (100, 0), asked)
    assert max(asked) == last
    assert parts_of(content, lambda pixels: False) == []


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
    content = path.read_bytes()
    corners = []
    spans = parts_of(content, lambda pixels: not corners.append(pixels[:2]))
    assert set(corners) == {(x, y) for x in (0, 256, 512) for y in (0, 256)}
    assert len(spans) >= 6 and max(last for _, last in spans) <= len(content)
    assert sum(last - first for first, last in spans) > 0.9 * len(content)
