"""What came of the suite on one system, and the table of all of them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

VERSIONS = ("QGIS", "Qt", "Python", "NumPy", "SciPy", "Numba", "rasterio", "GDAL")

# Prints them, with the Python that runs the suite.
VERSIONS_SCRIPT = """
import json, platform, numpy, scipy, numba, rasterio
from osgeo import gdal
from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR
gdals = dict.fromkeys((gdal.VersionInfo("RELEASE_NAME"), rasterio.__gdal_version__))
print(json.dumps({"QGIS": Qgis.version().split("-")[0], "Qt": QT_VERSION_STR,
    "Python": platform.python_version(), "NumPy": numpy.__version__, "SciPy": scipy.__version__,
    "Numba": numba.__version__, "rasterio": rasterio.__version__, "GDAL": " and ".join(gdals)}))
"""


@dataclass(frozen=True)
class Outcome:
    """Counts of the suite on one system; ``failures`` are the names of tests that failed."""

    system: str
    versions: dict[str, str]
    passed: int = 0
    skipped: int = 0
    failures: tuple[str, ...] = ()
    minutes: float = 0.0
    trouble: str = field(default="", compare=False)

    @property
    def is_good(self) -> bool:
        """Whether tests ran and none failed."""
        return bool(self.passed) and not self.failures and not self.trouble


def outcome_of(system: str, folder: Path, status: int, seconds: float) -> Outcome:
    """Read what a run left in its checkout ``folder``; ``status`` is that of its shell."""
    versions = _versions(folder / "versions.json")
    minutes = seconds / 60
    try:
        cases = list(ElementTree.parse(folder / "junit.xml").iter("testcase"))
    except (OSError, ElementTree.ParseError):
        trouble = f"no test ran (status {status}): see the log"
        return Outcome(system, versions, minutes=minutes, trouble=trouble)
    failures = [
        _name(c) for c in cases if c.find("failure") is not None or c.find("error") is not None
    ]
    skipped = sum(case.find("skipped") is not None for case in cases)
    trouble = "" if failures or not status else f"pytest ended with status {status}"
    passed = len(cases) - len(failures) - skipped
    return Outcome(system, versions, passed, skipped, tuple(failures), minutes, trouble)


def _versions(path: Path) -> dict[str, str]:
    try:
        return json.loads(path.read_text(encoding="utf-8").strip().splitlines()[-1])
    except (OSError, ValueError, IndexError):
        return {}


def _name(case: ElementTree.Element) -> str:
    return f"{case.get('classname', '')}::{case.get('name', '')}"


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the outcomes as a Markdown table, failures named below it."""
    heads = ["system", *VERSIONS, "passed", "failed", "skipped", "minutes"]
    lines = [" | ".join(heads), " | ".join("---" for _ in heads)]
    for each in outcomes:
        counts = [each.passed, len(each.failures), each.skipped, f"{each.minutes:.1f}"]
        cells = [each.system, *(each.versions.get(name, "?") for name in VERSIONS), *counts]
        lines.append(" | ".join(map(str, cells)))
    text = "\n".join(f"| {line} |" for line in lines) + "\n"
    for each in outcomes:
        named = [*each.failures, *([each.trouble] if each.trouble else [])]
        text += "".join(f"\n- {each.system}: {name}" for name in named)
    return text.rstrip() + "\n"
