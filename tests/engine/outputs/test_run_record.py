"""What a run's numbers depend on: the inputs, and all that lies beside and behind them."""

from __future__ import annotations

import shutil
from pathlib import Path

import made_scene
import pytest
from made_rasters import write
from made_runs import Listener, finished_blocks, reconstruct

from stori_plugin.engine.outputs.run_record import (
    RunRecord,
    check_unchanged,
    difference,
    fingerprints,
)
from stori_plugin.engine.support.errors import CancelledError, InputError, OutputError

SCALE = '<PAMDataset><PAMRasterBand band="1"><Scale>0.00005</Scale></PAMRasterBand></PAMDataset>'
# What QGIS writes when it draws a raster.
LOOKED_AT = """<PAMDataset>
  <PAMRasterBand band="1">
    <Histograms><HistItem><HistMin>0</HistMin><HistCounts>1|2</HistCounts></HistItem></Histograms>
    <Metadata>
      <MDI key="STATISTICS_MAXIMUM">9</MDI>
      <MDI key="STATISTICS_MEAN">4.5</MDI>
    </Metadata>
  </PAMRasterBand>
</PAMDataset>
"""
VRT = """<VRTDataset rasterXSize="6" rasterYSize="6"><VRTRasterBand dataType="UInt16" band="1">
<SimpleSource><SourceFilename relativeToVRT="1">{}</SourceFilename><SourceBand>1</SourceBand>
</SimpleSource></VRTRasterBand></VRTDataset>"""


def changed(before, paths) -> str:
    empty = {"parameters": {}, "dates": {}, "versions": {}}
    return difference({**empty, "inputs": before}, {**empty, "inputs": fingerprints(paths)})


@pytest.mark.parametrize(
    "name",
    [
        *("a.tif.aux.xml", "a.TFW", "a.tifw", "a.wld", "a.tif.msk", "a.aux", "a.json"),
        *("a.hdr", "a.prj", "a.tif.json", "a.tab"),
    ],
)
def test_a_side_file_that_comes_changes_or_goes_is_seen(tmp_path, name):
    image = str(write(tmp_path / "a.tif", "B04"))
    bare = fingerprints([image])
    (tmp_path / name).write_text(SCALE)
    assert changed(bare, [image]) == f"{name} is new among the inputs"
    there = fingerprints([image])
    with pytest.raises(InputError, match=f"{name} changed while the run was reading"):
        check_unchanged(bare)
    (tmp_path / name).write_text(SCALE.replace("5", "25"))
    assert changed(there, [image]) == f"{name} has changed since"
    with pytest.raises(InputError, match=f"{name} changed while the run was reading"):
        check_unchanged(there)
    (tmp_path / name).unlink()
    assert changed(there, [image]) == f"{name} is no longer among the inputs"
    assert check_unchanged(there) == [str(tmp_path / name)]


def test_what_looking_at_a_raster_leaves_changes_nothing(tmp_path):
    image = str(write(tmp_path / "a.tif", "B04"))
    before = fingerprints([image])
    (tmp_path / "a.tif.aux.xml").write_text(LOOKED_AT)
    (tmp_path / "a.tif.ovr").write_text("overviews")
    (tmp_path / "a.qml").write_text("a style")
    (tmp_path / "ab.tfw").write_text("of another")
    assert changed(before, [image]) == ""
    assert check_unchanged(before) == []
    # Nor does it beside a scale that was there.
    (tmp_path / "a.tif.aux.xml").write_text(SCALE)
    before = fingerprints([image])
    (tmp_path / "a.tif.aux.xml").write_text(
        SCALE.replace("<Scale>", '<Metadata><MDI key="STATISTICS_MEAN">1</MDI></Metadata> <Scale>')
    )
    assert changed(before, [image]) == ""


@pytest.mark.parametrize("damage", ["<Histograms>x" * 9, "\x00\xff", "<!DOCTYPE x>", "no XML"])
def test_whatever_an_aux_xml_holds_it_has_a_fingerprint(tmp_path, damage):
    image = str(write(tmp_path / "a.tif", "B04"))
    before = fingerprints([image])
    (tmp_path / "a.tif.aux.xml").write_text(damage)
    assert changed(before, [image]) == "a.tif.aux.xml is new among the inputs"


def test_what_virtual_rasters_show_is_seen_down_to_the_last(tmp_path):
    write(tmp_path / "deep" / "a.tif", "B04")
    (tmp_path / "deep" / "inner.vrt").write_text(VRT.format("a.tif"))
    (tmp_path / "outer.vrt").write_text(VRT.format("deep/inner.vrt"))
    outer = str(tmp_path / "outer.vrt")
    before = fingerprints([outer])
    (tmp_path / "deep" / "a.tif.aux.xml").write_text(SCALE)
    assert changed(before, [outer]) == "a.tif.aux.xml is new among the inputs"
    (tmp_path / "deep" / "a.tif.aux.xml").unlink()
    write(tmp_path / "deep" / "a.tif", "B04", size=7)
    assert changed(before, [outer]) == "a.tif has changed since"


def test_the_metadata_of_a_product_is_seen(tmp_path):
    product = tmp_path / "S2A_MSIL2A_20210305T105031_N0500_R051_T31UFS_20210305T140000.SAFE"
    image = write(product / "GRANULE/L2A_T31UFS/IMG_DATA/R10m/T31UFS_20210305T105031_B04_10m.jp2")
    (product / "MTD_MSIL2A.xml").write_text("<a>1</a>")
    before = fingerprints([str(image)])
    (product / "MTD_MSIL2A.xml").write_text("<a>10000</a>")
    assert changed(before, [str(image)]) == "MTD_MSIL2A.xml has changed since"


def test_a_run_does_not_go_on_with_side_files_that_came_since(tmp_path):
    folder = made_scene.write_wide(tmp_path / "scene", range(0, 60, 20))

    class Stop(Listener):
        def fraction(self, done: float) -> None:
            self.stopped |= finished_blocks(tmp_path / "out") > 0

    given = {"memory": 64, "workers": 1, "method": "linear", "step": "P20D"}
    with pytest.raises(CancelledError):
        reconstruct(folder, tmp_path / "out", Stop(), **given)
    image = sorted((folder / "optical").iterdir())[0]
    Path(f"{image}.aux.xml").write_text(SCALE)
    with pytest.raises(OutputError) as caught:
        reconstruct(folder, tmp_path / "out", **given)
    assert f"{image.name}.aux.xml is new among the inputs. Run it as it was" in str(caught.value)
    Path(f"{image}.aux.xml").write_text(LOOKED_AT)
    reconstruct(folder, tmp_path / "out", **given)
    shutil.rmtree(tmp_path / "out")


@pytest.mark.parametrize("name", ["../../x", "", "a" * 31, "A" * 32, 7, None, ["a"]])
def test_the_name_of_a_run_leads_nowhere(tmp_path, name):
    identity = {"parameters": {}, "versions": {}, "dates": {}, "inputs": {}}
    RunRecord("a" * 32, identity, (), "probe").write(str(tmp_path))
    assert RunRecord.read(str(tmp_path)) is not None
    RunRecord(name, identity, (), "probe").write(str(tmp_path))
    assert RunRecord.read(str(tmp_path)) is None
