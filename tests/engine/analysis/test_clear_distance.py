"""Days to the nearest clear observation."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from made_runs import Listener, reconstruct
from made_scene import OPTICAL_DAYS, write_scene

from stori_plugin.engine.analysis.clear_distance import FOLDER, days_to_clear, map_days_to_clear
from stori_plugin.engine.support.errors import CancelledError, InputError


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scene")
    write_scene(folder)
    return reconstruct(folder, folder / "result", sar="", bands=("NDVI",), method="linear")


def test_the_nearest_is_found_on_either_side():
    rng = np.random.default_rng(4)
    days = np.sort(rng.choice(300, 20, replace=False)).astype(float)
    clear = rng.random((20, 50)) < 0.3
    clear[:, 0] = False
    wanted = np.array([-5.0, 3.0, *days[4:6], 150.5, 400.0])
    found = days_to_clear(days, clear, wanted)
    assert np.isnan(found[:, 0]).all()
    for n in range(1, 50):
        for o, day in enumerate(wanted):
            naive = min((abs(day - seen) for seen in days[clear[:, n]]), default=np.nan)
            assert found[o, n] == pytest.approx(naive, nan_ok=True)


def test_a_result_gets_a_band_for_every_date(result):
    import rasterio

    made = map_days_to_clear(result.manifest)
    assert Path(made.path).parent.name == FOLDER and len(made.band_dates) == len(result.rasters)
    with rasterio.open(made.path) as dataset, rasterio.open(result.rasters[0].path) as other:
        assert dataset.count == len(made.band_dates) and dataset.transform == other.transform
        values = dataset.read()
        assert dataset.descriptions[0] == f"{made.band_dates[0]} (days)"
    # Clear on the first day, overcast on the third: ten days to either neighbour.
    assert (values[0] == 0).all() and set(np.unique(values[2])) <= {10.0, 20.0}
    assert values.shape[0] == len(OPTICAL_DAYS)


def test_a_manifest_that_is_none_is_named(tmp_path, result):
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    told = {"manifest.json": "is no manifest of a run: choose", "absent.json": "cannot be opened"}
    for name, sentence in told.items():
        with pytest.raises(InputError, match=f"{name} {sentence}"):
            map_days_to_clear(str(tmp_path / name))
    content = json.loads(Path(result.manifest).read_text(encoding="utf-8"))
    content["parameters"]["optical"] = [{"path": 1}]
    (tmp_path / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError, match=r"manifest.json is no manifest of a run"):
        map_days_to_clear(str(tmp_path / "manifest.json"))


def test_a_stop_leaves_nothing_behind(tmp_path, result):
    copy = tmp_path / "manifest.json"
    copy.write_text(Path(result.manifest).read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(CancelledError):
        map_days_to_clear(str(copy), Listener(stop_at="Looking for clear"))
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]
