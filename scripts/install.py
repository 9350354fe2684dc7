"""Links the checkout's plugin into the user's QGIS profile, for working on it.

The translations are compiled on the way.

Usage: ``install.py [--remove] [PROFILE_FOLDER]``. Without a folder, the default
profile of QGIS 3 or 4 on this platform.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from .translate import FOLDER, compiled

CHECKOUT = Path(__file__).resolve().parent.parent
NAME = "stori_plugin"


def data_folder() -> Path:
    """Return where programs keep the user's data on this platform."""
    if sys.platform.startswith("win"):
        return Path(os.environ["APPDATA"])
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def default_profile() -> Path:
    """Return QGIS's default profile: the one that exists, else that of QGIS 3."""
    qgis = data_folder() / "QGIS"
    profiles = [qgis / generation / "profiles" / "default" for generation in ("QGIS4", "QGIS3")]
    return next((profile for profile in profiles if profile.is_dir()), profiles[-1])


def link_in(profile: Path) -> Path:
    """Return where the plugin's link lies in ``profile``."""
    return profile / "python" / "plugins" / NAME


def install(profile: Path) -> Path:
    """Put a link to the checkout into ``profile`` and return it.

    Raises `SystemExit` where something that is not our link lies in its place.
    """
    link = link_in(profile)
    remove(profile)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(CHECKOUT / NAME, target_is_directory=True)
    return link


def remove(profile: Path) -> None:
    """Take our link out of ``profile``, if it is there."""
    link = link_in(profile)
    if link.is_symlink():
        link.unlink()
    elif link.exists():
        raise SystemExit(
            f"install: {link} is a real folder, perhaps an installed release: "
            "uninstall it in QGIS's plugin manager first."
        )


def main() -> None:
    """Do what the command line asks for and say what was done."""
    parser = argparse.ArgumentParser(description="Link the plugin into a QGIS profile.")
    parser.add_argument("profile", nargs="?", type=Path, default=default_profile())
    parser.add_argument("--remove", action="store_true", help="take the link out again")
    arguments = parser.parse_args()
    if arguments.remove:
        remove(arguments.profile)
        print(f"install: {link_in(arguments.profile)} is gone")
    else:
        for name, data in compiled():
            (FOLDER / name).write_bytes(data)
        print(f"install: {install(arguments.profile)} now points to this checkout")
        print("install: in QGIS tick STORI in Plugins > Manage and Install Plugins > Installed")


if __name__ == "__main__":
    main()
