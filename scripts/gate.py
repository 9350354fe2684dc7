"""The plugin repository's gate, on this side of the upload: ``make gate``.

Builds the zip, or takes the one that is named, and checks what the repository checks: names,
metadata and licence, Bandit at the rules that block, detect-secrets, and that loading the plugin
reaches for no network. What blocks ends with status 1; Bandit's other rules and flake8 inform.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import textwrap
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from . import gate_checks, package

CHECKOUT = Path(__file__).resolve().parent.parent
SYSTEM_PYTHON = "/usr/bin/python3"  # the one that has QGIS
# exec, passwords, tarfile, pickle, eval, yaml.load, shells, downloads from hubs without a pin
BLOCKING_RULES = (
    "B102", "B105", "B106", "B107", "B202", "B301", "B307", "B506", "B602", "B604", "B605", "B615",
)  # fmt: skip
LINE_LENGTH = 100

# Runs inside the Python of QGIS: every attempt to reach the network while the plugin's modules
# are imported, its provider registered and its algorithms created is printed.
LOAD = """
    import importlib, pkgutil, sys

    def watch(event, arguments):
        if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request",
                     "http.client.connect", "ftplib.connect", "smtplib.connect"}:
            print("NETWORK", event, arguments[-1:], flush=True)

    sys.addaudithook(watch)
    sys.path.insert(0, sys.argv[1])
    from qgis.core import QgsApplication
    application = QgsApplication([], False)
    application.initQgis()
    package = importlib.import_module(sys.argv[2])
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            try:
                importlib.import_module(module.name)
            except ModuleNotFoundError as error:
                if error.name.split(".")[0] == package.__name__:
                    raise
                print("OPTIONAL", module.name, error.name, flush=True)
    plugin = package.classFactory(None)
    plugin.initProcessing()
    algorithms = QgsApplication.processingRegistry().providerById("stori").algorithms()
    print("LOADED", len(algorithms), flush=True)
    plugin.unload()
"""


def tool(*arguments: str) -> subprocess.CompletedProcess:
    """Run a tool of the developer's environment."""
    return subprocess.run(
        [sys.executable, "-m", *arguments], capture_output=True, text=True, check=False
    )


def bandit(folder: Path) -> tuple[list[str], Counter]:
    """Return (sentences about what blocks, how often each other rule speaks)."""
    done = tool("bandit", "-q", "-r", str(folder), "-f", "json")
    try:
        results = json.loads(done.stdout)["results"]
    except (ValueError, KeyError) as error:
        raise SystemExit(f"gate: bandit did not run: {done.stderr.strip()}") from error
    blocking = [
        f"{Path(r['filename']).relative_to(folder)}:{r['line_number']} {r['test_id']} "
        f"{r['issue_text']}"
        for r in results
        if r["test_id"] in BLOCKING_RULES
    ]
    others = Counter(
        f"{r['test_id']} {r['test_name']}" for r in results if r["test_id"] not in BLOCKING_RULES
    )
    return blocking, others


def secrets(folder: Path) -> list[str]:
    """Return a sentence for everything that looks like a secret."""
    done = tool("detect_secrets", "-C", str(folder), "scan", "--all-files", ".")
    try:
        found = json.loads(done.stdout)["results"]
    except (ValueError, KeyError) as error:
        raise SystemExit(f"gate: detect-secrets did not run: {done.stderr.strip()}") from error
    return [
        f"{name}:{item['line_number']} looks like a secret ({item['type']})"
        for name, items in found.items()
        for item in items
    ]


def flake8(folder: Path) -> Counter:
    """Return how often each rule of flake8 speaks."""
    done = tool("flake8", f"--max-line-length={LINE_LENGTH}", "--format=%(code)s", str(folder))
    return Counter(done.stdout.split())


def loading(folder: Path, root: str) -> list[str]:
    """Return sentences about a plugin that does not load or that reaches for the network."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [SYSTEM_PYTHON, "-c", textwrap.dedent(LOAD), str(folder), root],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = done.stdout.splitlines()
    faults = [f"while loading: {line}" for line in lines if line.startswith("NETWORK")]
    if not any(line.startswith("LOADED") for line in lines):
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        faults.append(f"the plugin does not load: {last}")
    return faults


def report(name: str, faults: list[str]) -> int:
    """Print what a check found and return the number of faults."""
    print(f"{'BLOCKS' if faults else 'passes':<7} {name}")
    for fault in faults:
        print(f"        {fault}")
    return len(faults)


def inform(name: str, counts: Counter) -> None:
    """Print what is worth knowing and blocks nothing."""
    words = ", ".join(f"{rule} ×{count}" for rule, count in counts.most_common())
    print(f"informs {name}: {words or 'nothing'}")


def static_checks(archive: zipfile.ZipFile) -> Iterator[tuple[str, Callable]]:
    """Give (name, check); what cannot be parsed is refused by one check and skipped by others."""
    unreadable = list(gate_checks.syntax(archive))
    for name, check in gate_checks.CHECKS:
        if not (unreadable and check is gate_checks.network):
            yield name, check


def run(path: Path) -> int:
    """Check the zip at ``path``, print a line for each check, and return the number of faults."""
    print(f"{path.name}: {path.stat().st_size / 2**20:.2f} MiB")
    count = 0
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as scratch:
        for name, check in static_checks(archive):
            count += report(name, list(check(archive)))
        root = gate_checks.root_of(archive)
        archive.extractall(scratch)
        folder = Path(scratch)
        blocking, others = bandit(folder)
        count += report("bandit", blocking)
        count += report("detect-secrets", secrets(folder))
        count += report("loads, and reaches for no network", loading(folder, root))
        inform("bandit", others)
        inform("flake8", flake8(folder))
    print("the repository would refuse this zip" if count else "nothing blocks")
    return count


def main() -> None:
    """Check the zip that is named, or the one that this checkout makes."""
    if len(sys.argv) > 1:
        path = Path(sys.argv[1])
    else:
        path = package.build(CHECKOUT / package.ROOT, CHECKOUT / "build")
    sys.exit(1 if run(path) else 0)


if __name__ == "__main__":
    main()
