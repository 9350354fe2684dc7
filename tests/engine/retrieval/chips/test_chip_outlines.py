"""Where the files of chips lie, without asking each of them for its CRS."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from made_chips import write_classes
from rasterio.transform import from_origin
from rasterio.warp import transform

from stori_plugin.engine.retrieval.chips import chip_outlines
from stori_plugin.engine.retrieval.chips.folder_chips import FolderChips
from stori_plugin.engine.retrieval.chips.folder_layouts import list_chips
from stori_plugin.engine.retrieval.chips.geo_keys import geo_keys
from stori_plugin.engine.support.errors import CancelledError
from stori_plugin.engine.support.progress import Progress

UTM_31, UTM_32, DEGREES = "EPSG:32631", "EPSG:32632", "EPSG:4326"


def write(path: Path, crs: str = "", **changes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    corner = (7.5, 50.5, 1e-4, 1e-4) if crs == DEGREES else (4e5, 5.6e6, 10, 10)
    place = {"crs": crs, "transform": from_origin(*corner)} if crs else {}
    numbers = np.arange(192, dtype=np.uint16).reshape(3, 8, 8)
    with rasterio.open(
        path, "w", driver="GTiff", dtype="uint16", count=3, height=8, width=8, **place, **changes
    ) as raster:
        raster.write(numbers)
    return path


def expected(path: Path) -> np.ndarray:
    with rasterio.open(path) as raster:
        if raster.crs is None:
            return np.full((4, 2), np.nan)
        corners = [raster.transform * at for at in ((0, 0), (8, 0), (8, 8), (0, 8))]
        return np.stack(transform(raster.crs, DEGREES, *zip(*corners)), -1)


def test_each_chip_lies_where_its_file_says(tmp_path, monkeypatch):
    for number in range(6):
        write(tmp_path / "a" / f"{number}.tif", UTM_31)
    write(tmp_path / "b" / "other.tif", UTM_32)
    write(tmp_path / "b" / "degrees.tif", DEGREES)
    write(tmp_path / "b" / "big.tif", UTM_32, BIGTIFF="YES")
    write(tmp_path / "b" / "turned.tif", UTM_31, ENDIANNESS="BIG")
    write(tmp_path / "c" / "nowhere.tif")
    # Of the same bytes as another, but for what stands beside it.
    beside = write(tmp_path / "c" / "beside.tif", UTM_31)
    wkt = rasterio.crs.CRS.from_string(UTM_32).to_wkt().replace('"', "&quot;")
    Path(f"{beside}.aux.xml").write_text(f"<PAMDataset><SRS>{wkt}</SRS></PAMDataset>")
    asked: list[str] = []
    told = chip_outlines._told_crs
    monkeypatch.setattr(chip_outlines, "_told_crs", lambda path: asked.append(path) or told(path))
    chips = FolderChips(list_chips(str(tmp_path)))
    for chip, corners in zip(chips.listing.chips, chips.table.corners):
        np.testing.assert_allclose(corners, expected(tmp_path / chip.files[0]), atol=1e-12)
    assert expected(beside)[0, 0] > expected(tmp_path / "a" / "0.tif")[0, 0] + 5
    assert sum(Path(path).parent.name == "a" for path in asked) <= 2  # the first, and its kind


@pytest.mark.parametrize("content", [b"", b"II*\0", b"II*\0\xff\xff\xff\xff", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_whole_tiff_has_no_keys(tmp_path, content):
    path = tmp_path / "a.tif"
    path.write_bytes(content + b"\0" * (8 if len(content) < 8 else 0))
    assert not geo_keys(str(path))
    assert geo_keys(str(tmp_path / "none.tif")) is None


class _Patience(Progress):
    """Hears how much is done and stops at the twentieth question."""

    def __init__(self) -> None:
        self.asked, self.steps, self.shares = 0, [], []

    def is_cancelled(self) -> bool:
        self.asked += 1
        return self.asked > 20

    def step(self, text: str) -> None:
        self.steps.append(text)

    def fraction(self, done: float) -> None:
        self.shares.append(done)


def test_reading_where_chips_lie_is_shown_and_can_be_stopped(tmp_path):
    progress = _Patience()
    with pytest.raises(CancelledError):
        FolderChips(list_chips(str(write_classes(tmp_path, each=4))), progress=progress)
    assert progress.steps == ["Reading where 16 chips lie"] and progress.shares == [0.0]


def test_chips_whose_files_were_replaced_are_others(tmp_path):
    listing = list_chips(str(write_classes(tmp_path, each=2)))
    first = FolderChips(listing).signature
    assert FolderChips(listing).signature == first
    write(tmp_path / listing.chips[3].files[0], UTM_31)
    assert FolderChips(list_chips(str(tmp_path))).signature != first
