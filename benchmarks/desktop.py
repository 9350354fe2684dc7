"""QGIS's desktop on a virtual screen, with this plugin in a profile of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PLUGIN = "stori_plugin"
_SETTINGS = """[PythonPlugins]
{plugin}=true

[app]
projections\\defaultProjectionCrsSource=layer

[locale]
overrideFlag=true
userLocale={language}

[UI]
UITheme={theme}
"""


@contextmanager
def screen(size: str = "1600x1000") -> Iterator[str]:
    """Give the name of a display; a virtual one with a window manager where there is none."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    if shutil.which("Xvfb") is None:
        raise SystemExit("There is no display: install xvfb, or run this on a desktop.")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            display = f":{answer.readline().strip()}"
        manager = None
        if shutil.which("openbox"):
            environment = {**os.environ, "DISPLAY": display}
            manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
        try:
            yield display
        finally:
            if manager is not None:
                manager.terminate()
                manager.wait()
            server.terminate()


@dataclass(frozen=True)
class Look:
    """How a desktop looks."""

    size: str = "1600x1000"
    """Of the virtual screen, where there is no display."""
    language: str = "en_US"
    """The locale: de_DE, fr_FR, ..."""
    theme: str = "default"
    """QGIS's user interface theme; "Night Mapping" is dark."""


def run_desktop(
    script: Path,
    settings: Mapping[str, str],
    seconds: float = 600.0,
    look: Look | None = None,
    project: str = "",
) -> int:
    """Run ``script`` in a desktop that has just started; return QGIS's exit status.

    ``settings`` are environment variables for the script, which has to end QGIS itself; it is
    ended here where it does not within ``seconds``. ``project`` is opened from the beginning.
    """
    home = Path(tempfile.mkdtemp(prefix="stori-desktop-"))
    profile = home / "profiles" / "default" / "QGIS"
    profile.mkdir(parents=True)
    look = look or Look()
    words = _SETTINGS.format(plugin=PLUGIN, language=look.language, theme=look.theme)
    (profile / "QGIS3.ini").write_text(words, encoding="utf-8")
    (home / "runtime").mkdir(mode=0o700)
    command = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(home)]
    command += ["--code", str(script), *([project] if project else [])]
    try:
        with screen(look.size) as display:
            environment = {
                **os.environ,
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "QGIS_PLUGINPATH": str(CHECKOUT),
                "XDG_RUNTIME_DIR": str(home / "runtime"),
                "PYTHONDONTWRITEBYTECODE": "1",
                **settings,
            }
            log = home / "log.txt"
            with log.open("wb") as said:
                process = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
                try:
                    status = process.wait(seconds)
                except subprocess.TimeoutExpired:
                    process.kill()
                    status = process.wait()
            if status:
                print(log.read_text(encoding="utf-8", errors="replace")[-2000:])
            return status
    finally:
        shutil.rmtree(home, ignore_errors=True)
