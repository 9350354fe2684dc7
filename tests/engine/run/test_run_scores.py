"""What a result says of itself: errors beside straight lines, intervals."""

from __future__ import annotations

import json
from pathlib import Path

import made_scene
import pytest
from made_runs import reconstruct

from stori_plugin.engine.run.run_result import read_result
from stori_plugin.engine.run.run_scores import scores_of
from stori_plugin.engine.support.checked_json import MalformedJSONError

LEARNED = {
    "series": "ndvi",
    "intervals": {"held": 0.91, "values": 100, "hidden_dates": 12},
    "selection": {
        "gap_days": [10.0, 60.0, 90.0],
        "method": {"A": ["gp", "gp", "gp"], "B": ["linear", "gp", "gp"]},
        "rmse": {
            "gp": {"A": [0.1, 0.1, None], "B": [30.0, 10.0, 5.0]},
            "linear": {"A": [0.1, 0.3, None], "B": [10.0, 30.0, None]},
        },
    },
}


def test_errors_are_beside_straight_lines_band_by_band():
    (scores,) = scores_of([LEARNED])
    # The mean errors of straight lines are 0.2 and 20: each band counts as much.
    assert scores.relative["linear"] == pytest.approx((0.5, 1.5, None))
    assert scores.relative["gp"][:2] == pytest.approx((1.0, 0.5))
    assert scores.used == pytest.approx((0.5, 0.5, None))
    assert scores.beside_linear() == (60.0, pytest.approx(1 / 3))
    assert (scores.held, scores.hidden_dates) == (0.91, 12)


def test_what_was_not_compared_has_no_scores():
    (scores,) = scores_of([{"series": "ndvi", "selection": None}])
    assert scores.beside_linear() is None and scores.held is None
    with pytest.raises(MalformedJSONError, match="rmse"):
        scores_of(
            [{"series": "a", "selection": {**LEARNED["selection"], "rmse": {"gp": {"A": 1}}}}]
        )


@pytest.mark.parametrize("method", ["auto", "gp"])
def test_a_run_tells_its_scores_and_its_manifest_does(tmp_path, method):
    made_scene.write_scene(tmp_path)
    result = reconstruct(tmp_path, tmp_path / "out", bands=("NDVI",), method=method, step="P30D")
    (scores,) = result.scores
    assert read_result(result.manifest).scores == result.scores
    days, ratio = scores.beside_linear()
    assert days in scores.gap_days and 0 < ratio < 2
    told = json.loads(Path(result.manifest).read_text("utf-8"))["learned"][0]["intervals"]
    assert scores.held == told["held"] and 0.5 < scores.held <= 1
