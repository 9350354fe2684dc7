"""Manifests: the JSON files that runs and steps leave beside what they wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from .checked_json import MalformedJSONError, json_file
from .errors import InputError

_LONGEST = 128 * 2**20  # bytes; a result of 100,000 rasters has 60 million


class _NoNameError(ValueError):
    """A manifest lists what is not the name of a file beside it."""


def file_name(value: Any) -> str:
    """Return the name of a file that lies beside a manifest.

    Nothing that leads elsewhere is one, on any system: such a manifest is refused. Raises
    `ValueError`, which `opened_manifest` makes a sentence of.
    """
    is_name = isinstance(value, str) and 0 < len(value) <= 255 and value.strip(" .") != ""
    if not is_name or any(sign in '/\\:*?"<>|' or sign < " " for sign in value):
        raise _NoNameError(repr(value)[:80])
    if value.endswith((" ", ".")) or _DEVICE.fullmatch(value):
        raise _NoNameError(repr(value)[:80])
    return str(value)


def listed_names(content: Mapping[str, Any]) -> list[str]:
    """Return the names of all files that a manifest lists, each once, in its order.

    Raises `ValueError` where one is not the name of a file beside it.
    """
    return list(
        dict.fromkeys(
            file_name(value)
            for output in content["outputs"]
            for key, value in output.items()
            if (key == "file" or key.endswith("_file")) and value
        )
    )


@contextmanager
def opened_manifest(path: str) -> Iterator[dict[str, Any]]:
    """Give what a manifest holds, to be read inside the ``with`` block.

    Raises `InputError` naming the file where it cannot be opened, is not JSON, or is not the
    manifest of a run; so it does where the block misses a part of it (`LookupError`) or finds
    another than it should be (`TypeError`, `ValueError`; see `checked_json.part`).
    """
    try:
        content = json_file(path, _LONGEST, finite=False)
    except OSError as error:
        raise InputError(
            f"The manifest {path} cannot be opened ({error.strerror}): choose another."
        ) from error
    except MalformedJSONError as error:
        raise InputError(f"The file {path} {error}: {_ADVICE}") from error
    try:
        if not isinstance(content, dict) or not isinstance(content["outputs"], list):
            raise TypeError("outputs")
        yield content
    except _NoNameError as error:
        raise InputError(
            f"The manifest {path} lists {error}, and not the name of a file beside it: {_ADVICE}"
        ) from error
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise InputError(f"The file {path} is no manifest of a run: {_ADVICE}") from error


# Names that are devices on Windows, whatever follows them.
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_ADVICE = "choose the manifest.json of a reconstruction, or the JSON file of another step."
