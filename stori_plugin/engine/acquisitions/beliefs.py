"""What is believed of the files of a series, and on which evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

# What a belief may be about, in the order in which they are shown.
KINDS = ("role", "level", "scale", "offset", "unit", "nodata", "mask", "date")

# What is believed of the mask of dates that are as bright as cloud and have none.
NO_MASK = "none"


@dataclass(frozen=True)
class Belief:
    """What is believed of some files, and why."""

    # What it is about: one of `KINDS`.
    kind: str
    # What is believed, to be read by a person: "times 0.0001, -0.1", "dB", "surface reflectance".
    value: str
    # What speaks for it: "baseline N0509 in the name", "12 of 12 files lie between 0 and 0.6".
    evidence: str
    # The paths of the files that it is believed of.
    files: tuple[str, ...]
    # A sentence that names file, belief and remedy where it is doubted; "" where it is not.
    doubt: str = ""


@dataclass
class Ledger:
    """What the steps of a judgement write down for the user."""

    beliefs: list[Belief] = field(default_factory=list)
    # Sentences on what was decided: information.
    notes: list[str] = field(default_factory=list)
    # Paths of files that were left out, by the reason.
    left_out: dict[str, list[str]] = field(default_factory=dict)

    def believe(
        self, kind: str, value: str, evidence: str, files: Iterable[str], doubt: str = ""
    ) -> None:
        """Write a belief down; ``doubt`` is a whole sentence, shown as a warning."""
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is no kind of belief: {', '.join(KINDS)}")
        self.beliefs.append(Belief(kind, value, evidence, tuple(dict.fromkeys(files)), doubt))

    def leave_out(self, reason: str, files: Iterable[str]) -> None:
        """Write down that files are not used, and why."""
        self.left_out.setdefault(reason, []).extend(dict.fromkeys(files))

    @property
    def doubts(self) -> list[str]:
        """The sentences of all doubts, each once."""
        return list(dict.fromkeys(belief.doubt for belief in self.beliefs if belief.doubt))


def gathered(beliefs: Iterable[Belief]) -> tuple[Belief, ...]:
    """Bring beliefs that differ in their files only into one, in the order of `KINDS`."""
    by_content: dict[Belief, list[str]] = {}
    for belief in beliefs:
        by_content.setdefault(replace(belief, files=()), []).extend(belief.files)
    merged = [replace(b, files=tuple(dict.fromkeys(f))) for b, f in by_content.items()]
    return tuple(sorted(merged, key=lambda belief: KINDS.index(belief.kind)))


_MOST_FILES = 20  # that a manifest names of one belief


def plain_beliefs(beliefs: Iterable[Belief]) -> list[dict[str, Any]]:
    """Return beliefs as JSON holds them, with the first of their files and how many there are."""
    return [
        {
            "kind": belief.kind,
            "value": belief.value,
            "evidence": belief.evidence,
            "doubt": belief.doubt,
            "file_count": len(belief.files),
            "files": list(belief.files[:_MOST_FILES]),
        }
        for belief in beliefs
    ]
