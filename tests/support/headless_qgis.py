"""``qgis_process`` as a user without a window has it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class HeadlessQgis:
    """``qgis_process`` with a private profile that knows nothing but this plugin."""

    def __init__(self, profile: Path, plugin_folder: Path | None):
        self._environment = {
            **os.environ,
            "QGIS_CUSTOM_CONFIG_PATH": str(profile),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": str(profile),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        if plugin_folder is not None:
            self._environment["QGIS_PLUGINPATH"] = str(plugin_folder)

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run ``qgis_process`` and return its exit status and what it said."""
        return subprocess.run(
            ["qgis_process", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
