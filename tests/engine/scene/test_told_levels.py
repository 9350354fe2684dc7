"""What is said of the levels of orbits and satellites."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from stori_plugin.engine.pixels.pass_levels import GroupLevel
from stori_plugin.engine.pixels.pass_links import BY_NEIGHBOURS, BY_ORBIT, UNLINKED
from stori_plugin.engine.scene.sar_reader import SarLevels
from stori_plugin.engine.scene.told_levels import (
    level_head,
    level_rows,
    plain_levels,
    tell_levels,
)
from stori_plugin.engine.support.progress import Progress

READER = SimpleNamespace(polarisations=("VV", "VH"))


class Listener(Progress):
    def __init__(self):
        self.said, self.warned = [], []

    def say(self, text):
        self.said.append(text)

    def warn(self, text):
        self.warned.append(text)


def group(orbit, satellite, how, level=0.0, spread=float("nan")):
    return GroupLevel(orbit, satellite, 30, 18262.0, 18622.0, (level,) * 2, (spread,) * 2, how)


def levels(*groups):
    return SarLevels(np.zeros((0, 2), np.float32), (), groups)


def told(*groups):
    listener = Listener()
    tell_levels(READER, levels(*groups), listener)
    return listener


def test_what_was_taken_off_is_said():
    listener = told(
        group("ascending 88", "S1A", BY_NEIGHBOURS, -0.31, 0.04),
        group("ascending 88", "S1C", BY_NEIGHBOURS, 0.4, 0.7),
        group("ascending 88", "S1D", BY_ORBIT, -0.31, 0.04),
        group("", "", UNLINKED),
    )
    assert listener.said == [
        "SAR of ascending 88, S1A (30 passes from 2020-01-01 to 2020-12-26): -0.31 ± 0.04 dB of "
        "VV, -0.31 ± 0.04 dB of VH is taken off, told by neighbouring passes.",
        "SAR of ascending 88, S1D (30 passes from 2020-01-01 to 2020-12-26) counts as level with "
        "the rest of its orbit: too few passes of other satellites lie near in time.",
    ]
    uncertain, alone = listener.warned
    assert "SAR of ascending 88, S1C" in uncertain and "a step may remain" in uncertain
    assert alone.startswith("SAR of unknown orbit (30 passes from 2020-01-01 to 2020-12-26) stays")
    assert "choose one orbit in stori:preparesar" in alone


def test_nothing_is_said_of_one_orbit():
    for groups in (
        (group("a", "S1A", UNLINKED),),
        (group("a", "S1A", UNLINKED), group("a", "S1B", BY_ORBIT)),
    ):
        assert not told(*groups).warned


def test_tables_and_manifests_hold_the_same():
    learned = levels(group("a", "S1A", BY_NEIGHBOURS, 0.25, 0.1), group("b", "", UNLINKED))
    head = level_head(("VV", "VH"))
    rows = [dict(zip(head, row)) for row in level_rows(learned)]
    assert [len(row) for row in level_rows(learned)] == [len(head)] * 2
    assert rows[0]["VH (dB)"] == "+0.25" and rows[1]["told by"] == UNLINKED
    first, second = plain_levels(("VV", "VH"), learned)
    assert first["level_db"] == {"VV": 0.25, "VH": 0.25} and first["spread_db"]["VV"] == 0.1
    assert second["spread_db"] == {"VV": None, "VH": None}
    assert str(first["first"]) == "2020-01-01" and first["passes"] == 30
