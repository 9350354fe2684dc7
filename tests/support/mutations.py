"""Values in the place of others: what a stranger may write into a file of plain JSON."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

ODD = (
    *(None, True, -1, 0, 10**40, 0.5, -1e300, float("nan"), float("inf"), "", "x", "../../x"),
    *("\ud800", "a\0b", "1" * 5000, [], {}, [None], [[[]]], {"a": 1}, ["x"] * 3, [1, 2, 3, 4]),
)


def places(content: Any) -> Iterator[tuple[Any, Any]]:
    """Give every list or object of a tree with a key or a position in it."""
    keys = range(len(content)) if isinstance(content, list) else list(content)
    for key in keys:
        yield content, key
        if isinstance(content[key], (list, dict)):
            yield from places(content[key])


def mutations(content: Any, count: int, seed: int = 0) -> Iterator[Any]:
    """Give ``count`` copies of a tree, each with one to three parts replaced or taken away."""
    dice = random.Random(seed)
    for _ in range(count):
        changed = copy.deepcopy(content)
        for _ in range(dice.randint(1, 3)):
            every = list(places(changed))
            if not every:
                break
            owner, key = dice.choice(every)
            if dice.random() < 0.2:
                del owner[key]
            else:
                owner[key] = copy.deepcopy(dice.choice(ODD))
        yield changed
