"""What the evaluation of indexes with labels can be asked."""

from __future__ import annotations

from dataclasses import dataclass

MATCHES = ("any", "exact")


@dataclass(frozen=True)
class EvaluationProtocol:
    """How an index is evaluated."""

    k: int = 20
    """Chips retrieved per query."""

    match: str = "any"
    """One of `MATCHES`: any shared label makes a chip relevant, or only exactly the same labels."""

    share: float = 0.5
    """Share of the chips that are queries; the others are the database."""

    seed: int = 0
    """Draws the queries."""

    codes: tuple[str, ...] = ("float", "binary", "hash-32", "lsh-32")
    """Codes that are compared; see `parse_code`."""

    distances: tuple[str, ...] = ("cosine", "euclidean")
    """Distances that are compared for the code float."""

    workers: int = 0
    """Threads; 0 for as many as the computer has cores."""
