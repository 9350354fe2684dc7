"""The test suite on every supported QGIS that Debian has: ``make matrix``.

Each system lives in a root of its own (debootstrap, from the mirror that this machine uses), is
set up by ``scripts/setup.sh`` as a newcomer's would be, and runs the suite there. Needs
administrator rights, debootstrap, and about 4 GiB of disk per system. ``debian-13-wheels`` and the
like are the same root with the packages of ``make wheels``. Roots are kept and used
again: ``--fresh`` makes them anew. Mounts live in a namespace of their own and go with it.
The last commit is tested, so that edits meanwhile do not matter; ``--uncommitted`` tests the files
as they are at the beginning.

Usage: ``matrix.py [--fresh] [--uncommitted] [SYSTEM ...] [-- arguments for pytest]``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from .matrix_report import VERSIONS_SCRIPT, Outcome, outcome_of, table
from .matrix_state import take_state

CHECKOUT = Path(__file__).resolve().parent.parent
LOGS = CHECKOUT / "build" / "matrix"
STATE = LOGS / "state"  # what is tested
SYSTEMS = {"debian-12": "bookworm", "debian-13": "trixie", "debian-testing": "testing"}
# The same systems again, with rasterio and Numba from PyPI as on Windows and macOS.
WHEELS = "-wheels"
SUITES = (*SYSTEMS, *(name + WHEELS for name in SYSTEMS))
INSIDE = "root/stori"  # where the checkout lies within a root
FROM_HOST = ("etc/resolv.conf", "etc/hosts", "etc/ssl/certs/ca-certificates.crt")
PASSED_ON = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")

ENTER = """
set -eu
mount --make-rprivate / 2>/dev/null || true
for folder in proc sys dev; do
    mkdir -p "$ROOT/$folder"
    mount --rbind "/$folder" "$ROOT/$folder"
done
if [ -n "$DATA" ]; then
    mkdir -p "$ROOT/root/shared/data"
    mount --bind "$DATA" "$ROOT/root/shared/data"
    mount -o remount,bind,ro "$ROOT/root/shared/data" 2>/dev/null || true
fi
exec chroot "$ROOT" /usr/bin/env -i "$@"
"""


def roots_folder() -> Path:
    """Return where the roots lie: STORI_MATRIX_DIR, else below /var/tmp."""
    return Path(os.environ.get("STORI_MATRIX_DIR") or "/var/tmp/stori-matrix")


def own_mirror() -> str:
    """Return the mirror of Debian's main archive that this machine uses.

    Raises `SystemExit` where apt knows none.
    """
    template = "$(REPO_URI)|$(ORIGIN)|$(LABEL)|$(COMPONENT)"
    command = ["apt-get", "indextargets", "--format", template, "Created-By: Packages"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(f"matrix: apt could not name its sources: {error}") from error
    for line in listed.splitlines():
        address, origin, label, component = line.split("|")
        if (origin, label, component) == ("Debian", "Debian", "main"):
            return address
    raise SystemExit("matrix: the apt sources of this machine name no mirror of Debian.")


def make_root(root: Path, suite: str, log: Path) -> None:
    """Make the system ``suite`` in ``root``; raises `SystemExit` naming the log."""
    partial = root.with_name(root.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.parent.mkdir(parents=True, exist_ok=True)
    command = ["debootstrap", "--variant=minbase", "--include=ca-certificates", suite]
    with log.open("a") as stream:
        done = subprocess.run([*command, str(partial), own_mirror()], stdout=stream, stderr=stream)
    if done.returncode:
        raise SystemExit(f"matrix: {suite} could not be made; see {log}.")
    # A mirror may keep a state of the testing suite for longer than that state calls itself valid.
    setting = partial / "etc" / "apt" / "apt.conf.d" / "90stori-matrix"
    setting.write_text('Acquire::Check-Valid-Until "false";\n')
    partial.rename(root)


def renew_checkout(root: Path) -> None:
    """Put what is tested into ``root`` in place of what was before, whose tools are kept."""
    target = root / INSIDE
    target.mkdir(parents=True, exist_ok=True)
    for path in target.iterdir():
        if path.name not in (".venv", "build"):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    shutil.copytree(STATE, target, symlinks=True, dirs_exist_ok=True)
    for name in FROM_HOST:
        source = Path("/") / name
        if source.is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, root / name)


def inside(root: Path, script: str, stream) -> int:
    """Run a shell script within ``root`` and return its status."""
    data = Path(os.environ.get("STORI_TEST_DATA", CHECKOUT.parent / "shared" / "data"))
    setting = {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/root",
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "STORI_TEST_DATA": "/root/shared/data",
        **{name: os.environ[name] for name in PASSED_ON if name in os.environ},
    }
    words = [f"{name}={value}" for name, value in setting.items()]
    command = ["unshare", "--mount", "sh", "-c", ENTER, "enter", *words, "sh", "-c", script]
    environment = {**os.environ, "ROOT": str(root), "DATA": str(data) if data.is_dir() else ""}
    return subprocess.run(command, env=environment, stdout=stream, stderr=stream).returncode


def script_of(name: str, for_pytest: list[str]) -> str:
    """Return what is run within the root of a suite, in a shell."""
    quoted = " ".join(f"'{argument}'" for argument in for_pytest)
    if name.endswith(WHEELS):
        return f"sh scripts/setup.sh wheels && /usr/bin/python3 -m scripts.wheels {quoted}"
    return (
        "sh scripts/setup.sh develop && /usr/bin/python3 versions.py > versions.json "
        "&& .venv/bin/python -m pytest -n 2 --max-worker-restart 0 --dist loadfile "
        f"--junitxml=junit.xml {quoted}"
    )


def try_suite(name: str, is_fresh: bool, for_pytest: list[str]) -> Outcome:
    """Set the system up, run the suite in it, and return what came of it."""
    system, log = name.removesuffix(WHEELS), LOGS / f"{name}.log"
    root, suite = roots_folder() / system, SYSTEMS[system]
    LOGS.mkdir(parents=True, exist_ok=True)
    log.write_text("")
    if is_fresh:
        shutil.rmtree(root, ignore_errors=True)
    if not root.is_dir():
        print(f"matrix: {name}: making the system", flush=True)
        make_root(root, suite, log)
    print(f"matrix: {name}: setting up and testing; {log} tells more", flush=True)
    renew_checkout(root)
    (root / INSIDE / "versions.py").write_text(VERSIONS_SCRIPT)
    began = time.monotonic()
    with log.open("a") as stream:
        status = inside(root, f"cd /{INSIDE} && {script_of(name, for_pytest)}", stream)
    told = root / INSIDE / "build" / "wheels" if name.endswith(WHEELS) else root / INSIDE
    return outcome_of(name, told, status, time.monotonic() - began)


def main() -> None:
    """Test on every system that is asked for and print the table."""
    ours, _, theirs = " ".join(sys.argv[1:]).partition("-- ")
    parser = argparse.ArgumentParser(description="The test suite on every supported QGIS.")
    parser.add_argument("systems", nargs="*", metavar="SYSTEM", help=", ".join(SUITES))
    parser.add_argument("--fresh", action="store_true", help="make the systems anew")
    parser.add_argument(
        "--uncommitted", action="store_true", help="test the files as they are, not the last commit"
    )
    options = parser.parse_args(ours.split())
    unknown = set(options.systems) - set(SUITES)
    if unknown:
        sys.exit(f"matrix: no such system: {', '.join(unknown)}. There are {', '.join(SUITES)}.")
    if os.geteuid():
        sys.exit("matrix: administrator rights are needed to enter other systems: run it as root.")
    if shutil.which("debootstrap") is None:
        sys.exit("matrix: debootstrap is missing: apt install debootstrap, and start again.")
    chosen = options.systems or list(SUITES)
    state = take_state(CHECKOUT, STATE, options.uncommitted)
    print(f"matrix: {state}", flush=True)
    outcomes = []
    for name in chosen:
        made_anew = any(each.system.removesuffix(WHEELS) == name.removesuffix(WHEELS)
                        for each in outcomes)  # fmt: skip
        outcomes.append(try_suite(name, options.fresh and not made_anew, theirs.split()))
    text = f"{table(outcomes)}\nTested: {state}.\n"
    (LOGS / "summary.md").write_text(text, encoding="utf-8")
    print(text)
    sys.exit(0 if all(outcome.is_good for outcome in outcomes) else 1)


if __name__ == "__main__":
    main()
