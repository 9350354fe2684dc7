"""Steps that write rasters and are interrupted: they go on to the same bits, anywhere."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio
from checkout import CHECKOUT
from made_runs import Listener

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
from stori_plugin.engine.options.temporal_stack_options import TemporalStackOptions
from stori_plugin.engine.outputs.block_task import SeriesTask
from stori_plugin.engine.support.errors import CancelledError, OutputError


def masks(optical, sar, execution, progress, **changes):
    options = MaskCloudsOptions(patch=800.0, screen=True, **changes)
    return mask_clouds(optical, SeriesRequest(), options, execution, progress)


def backscatter(optical, sar, execution, progress, **changes):
    options = PrepareSarOptions(decompose=True, **changes)
    return prepare_sar(sar, SeriesRequest(), options, execution, progress)


def indices(optical, sar, execution, progress, **changes):
    request = SeriesRequest(("NDVI", "kNDVI"), **changes)
    return index_series(optical, request, SpectralIndexOptions(), execution, progress)


def phenology(optical, sar, execution, progress, **changes):
    request = SeriesRequest(("NDVI",), **changes)
    return map_phenology(optical, request, PhenologyOptions(least=0.01), execution, progress)


def changes(optical, sar, execution, progress, **given):
    breaks = ChangesOptions(**{"least": 0.01, "window": 40.0, "direction": "both", **given})
    request = SeriesRequest(("NDVI",))
    return map_changes(optical, request, breaks, execution, progress, witness_sources=sar)


def stacks(optical, sar, execution, progress, **changes):
    request = SeriesRequest(("B04",), **changes)
    return rearrange(optical, request, TemporalStackOptions(), execution, progress)


STEPS = (masks, backscatter, indices, phenology, changes, stacks)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    folder = made_scene.write_wide(tmp_path_factory.mktemp("scene"), range(0, 60, 10))
    return [tuple(rasters_in(str(folder / name))) for name in ("optical", "sar")]


class StopAfterBlocks(Listener):
    """Asks to stop when two blocks are finished."""

    def fraction(self, done: float) -> None:
        super().fraction(done)
        self.stopped = len(self.fractions) >= 2


def numbers(written) -> dict[str, np.ndarray]:
    found = {}
    for path in sorted(Path(written.manifest).parent.glob("*.tif")):
        with rasterio.open(path) as dataset:
            found[path.name] = dataset.read()
    return found


def execution(folder, **given) -> Execution:
    return Execution(str(folder), **{"workers": 4, "memory": 512, **given})


@pytest.mark.parametrize("step", STEPS)
def test_a_stopped_step_goes_on_to_the_same_bits(inputs, tmp_path, monkeypatch, step):
    whole = numbers(step(*inputs, execution(tmp_path / "whole", workers=1), Listener()))
    out = tmp_path / "out"
    with pytest.raises(CancelledError, match=r"Stopped by the user; \d finished blocks? (is|are) "):
        step(*inputs, execution(out), StopAfterBlocks())
    assert os.listdir(out) == [".unfinished"]
    compute = SeriesTask.compute

    def travelled(self, *given):
        return compute(pickle.loads(pickle.dumps(self)), *given)

    monkeypatch.setattr(SeriesTask, "compute", travelled)
    listener = Listener()
    resumed = numbers(step(*inputs, execution(out, workers=2, memory=256), listener))
    assert any("Going on with an interrupted run: " in line for line in listener.lines)
    assert resumed.keys() == whole.keys()
    for name, stored in whole.items():
        np.testing.assert_array_equal(resumed[name], stored)
    assert not (out / ".unfinished").exists()


KILLED = """
import os, signal, sys
sys.path[:0] = sys.argv[3:]
import test_interrupted_steps as module
class Kill(module.Listener):
    def fraction(self, done):
        super().fraction(done)
        if len(self.fractions) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
sources = [tuple(module.rasters_in(folder)) for folder in sys.argv[1].split(os.pathsep)]
module.changes(*sources, module.execution(sys.argv[2]), Kill())
"""


def test_a_killed_step_goes_on_to_the_same_bits(inputs, tmp_path):
    folders = os.pathsep.join(str(Path(sources[0].path).parent) for sources in inputs)
    paths = [str(CHECKOUT), str(CHECKOUT / "tests" / "support"), str(Path(__file__).parent)]
    command = [sys.executable, "-c", KILLED, folders, str(tmp_path / "out"), *paths]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert os.listdir(tmp_path / "out") == [".unfinished"]
    assert list((tmp_path / "out" / ".unfinished").glob("*.block"))
    listener = Listener()
    resumed = numbers(changes(*inputs, execution(tmp_path / "out"), listener))
    assert any("Going on with an interrupted run: " in line for line in listener.lines)
    whole = numbers(changes(*inputs, execution(tmp_path / "whole"), Listener()))
    np.testing.assert_array_equal(resumed["changes_2021.tif"], whole["changes_2021.tif"])


def test_other_parameters_and_other_steps_are_refused(inputs, tmp_path):
    with pytest.raises(CancelledError):
        changes(*inputs, execution(tmp_path), StopAfterBlocks())
    with pytest.raises(OutputError, match=r"differs: MIN_CHANGE was 0\.01 and is 0\.3\. Run it as"):
        changes(*inputs, execution(tmp_path), Listener(), least=0.3)
    with pytest.raises(OutputError, match="the algorithm was stori:changes and is stori:phenology"):
        phenology(*inputs, execution(tmp_path), Listener())
    listener = Listener()
    changes(*inputs, execution(tmp_path, resume=False), listener, least=0.3)
    assert any(line.startswith("RESUME is off: ") for line in listener.lines)


def test_what_is_said_of_an_empty_map_does_not_depend_on_who_computed_it(inputs, tmp_path):
    with pytest.raises(CancelledError):
        changes(*inputs, execution(tmp_path / "some"), StopAfterBlocks())
    for folder, least in (("some", 0.01), ("none", 50.0)):
        listener = Listener()
        changes(*inputs, execution(tmp_path / folder), listener, least=least)
        is_empty = any("the map is empty" in warning for warning in listener.warnings)
        assert is_empty == (folder == "none")
