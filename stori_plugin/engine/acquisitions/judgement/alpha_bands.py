"""Alpha bands that no colour interpretation announces: the last band of a file, all or nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...support.progress import Progress
from ..beliefs import Ledger
from ..files.numbers import Sample, looks_like_alpha
from .judged_layer import JudgedLayer


def part_alpha_bands(
    judged: list[JudgedLayer], ledger: Ledger, progress: Progress
) -> list[JudgedLayer]:
    """Let alpha bands say where the other bands of their file know something.

    A nameless last band is one where it holds nothing but 0 and the highest number there is, in
    all files that are built alike, and the band before it holds more.
    """
    suspects: dict[tuple[int, str], list[JudgedLayer]] = {}
    for item in judged:
        header, index = item.layer.file.header, item.layer.index
        is_nameless = item.layer.name == f"band_{index}" and not header.descriptions[index - 1]
        if is_nameless and index == header.count > 1:
            suspects.setdefault((index, item.layer.dtype), []).append(item)
    alpha: dict[str, int] = {}
    for (index, _), items in suspects.items():
        samples = [item.layer.file.header.sample for item in items]
        told = [s for s in samples if index in s and s[index].max(initial=0) > 1]
        if not told or not all(looks_like_alpha(sample[index]) for sample in told):
            continue
        if any(looks_like_alpha(sample[index - 1]) for sample in told if index - 1 in sample):
            continue  # the others are black and white as well
        if not all(_hides_nothing(sample, index) for sample in told):
            continue  # a mask of another kind: there is something to see where it is 0
        files = [item.path for item in items]
        alpha.update(dict.fromkeys(files, index))
        ledger.believe(
            "mask",
            f"band {index} is an alpha band",
            "it has no name and holds nothing but 0 and the highest number",
            files,
        )
    if not alpha:
        return judged
    return [
        replace(item, validity=alpha.get(item.path, item.validity))
        for item in judged
        if alpha.get(item.path) != item.layer.index
    ]


def _hides_nothing(sample: Sample, alpha: int) -> bool:
    """Tell whether all other bands hold one number each where a band is 0."""
    hidden = sample[alpha] == 0
    return all(
        len(np.unique(values[hidden])) <= 1 for index, values in sample.items() if index != alpha
    )
