"""Manifests: the JSON files that runs and steps leave beside what they wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .errors import InputError


@contextmanager
def opened_manifest(path: str) -> Iterator[dict[str, Any]]:
    """Give what a manifest holds, to be read inside the ``with`` block.

    Raises `InputError` naming the file where it cannot be opened, is not JSON, or is not the
    manifest of a run; so it does where the block misses a part of it (`KeyError`) or finds
    another than it should be (`TypeError`, `ValueError`).
    """
    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except OSError as error:
        raise InputError(
            f"The manifest {path} cannot be opened ({error.strerror}): choose another."
        ) from error
    except ValueError as error:
        raise InputError(f"The file {path} is not JSON: {_ADVICE}") from error
    try:
        if not isinstance(content, dict) or not isinstance(content["outputs"], list):
            raise TypeError("outputs")
        yield content
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"The file {path} is no manifest of a run: {_ADVICE}") from error


_ADVICE = "choose the manifest.json of a reconstruction, or the JSON file of another step."
