"""A hook of MkDocs: puts the pages that `scripts.docs` wrote under *Algorithms*."""

from __future__ import annotations

import json
from pathlib import Path

LIST = Path("algorithms") / "pages.json"
HEADING = "Algorithms"


def on_config(config):
    """Replace the entry *Algorithms* by the generated pages, group by group."""
    listed = Path(config["docs_dir"]) / LIST
    if listed.is_file():
        pages = json.loads(listed.read_text(encoding="utf-8"))
        for entry in config["nav"]:
            if HEADING in entry:
                entry[HEADING] = pages
    return config
