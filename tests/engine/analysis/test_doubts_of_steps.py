"""What is doubted of the inputs: every step warns of it, and keeps what it believed."""

from __future__ import annotations

import json
from pathlib import Path

import made_scene
import pytest
from made_runs import Listener

from stori_plugin.engine.acquisitions.judgement import judge
from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.analysis.changes import map_changes
from stori_plugin.engine.analysis.mask_clouds import mask_clouds
from stori_plugin.engine.analysis.phenology import map_phenology
from stori_plugin.engine.analysis.prepare_sar import prepare_sar
from stori_plugin.engine.analysis.spectral_index import index_series
from stori_plugin.engine.analysis.temporal_stack import rearrange
from stori_plugin.engine.options.changes_options import ChangesOptions
from stori_plugin.engine.options.mask_clouds_options import MaskCloudsOptions
from stori_plugin.engine.options.phenology_options import PhenologyOptions
from stori_plugin.engine.options.prepare_sar_options import PrepareSarOptions
from stori_plugin.engine.options.series_options import Execution, SeriesRequest
from stori_plugin.engine.options.spectral_index_options import SpectralIndexOptions
from stori_plugin.engine.options.temporal_stack_options import STACK, TemporalStackOptions

NDVI = SeriesRequest(("NDVI",))
STEPS = {
    "maskclouds": (mask_clouds, SeriesRequest(), MaskCloudsOptions()),
    "preparesar": (prepare_sar, SeriesRequest(), PrepareSarOptions()),
    "spectralindex": (index_series, NDVI, SpectralIndexOptions()),
    "phenology": (map_phenology, NDVI, PhenologyOptions(least=0.01)),
    "changes": (map_changes, NDVI, ChangesOptions(least=0.01)),
    "temporalstack": (rearrange, SeriesRequest(("B04",)), TemporalStackOptions(direction=STACK)),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return made_scene.write_wide(tmp_path_factory.mktemp("scene"), range(0, 60, 10))


@pytest.mark.parametrize("name", STEPS)
def test_a_step_warns_of_doubts_and_keeps_beliefs(folder, tmp_path, monkeypatch, name):
    step, request, options = STEPS[name]
    role = "sar" if name == "preparesar" else "optical"

    def believing(judged, ledger, progress):
        ledger.believe("level", "a made one", "x", [judged[0].path], "Look at the level.")
        return judged

    monkeypatch.setitem(judge._STEPS, role, (*judge._STEPS[role], believing))
    listener = Listener()
    execution = Execution(str(tmp_path), workers=1)
    made = step(rasters_in(str(folder / role)), request, options, execution, listener)
    assert listener.warnings.count("Look at the level.") == 1
    beliefs = json.loads(Path(made.manifest).read_text("utf-8"))["beliefs"]
    (told,) = [one for one in beliefs if one["value"] == "a made one"]
    assert told["doubt"] == "Look at the level." and told["file_count"] == 1
