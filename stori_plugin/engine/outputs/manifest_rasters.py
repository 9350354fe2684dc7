"""The rasters that a manifest of this engine lists, as the input of a further step."""

from __future__ import annotations

import json
import os

from ..acquisitions.series import Source
from ..support.errors import InputError


def rasters_of_manifest(path: str) -> list[Source]:
    """Return the rasters that a run wrote, in the order of its manifest.

    They lie in the manifest's own folder, so that the folder may have been moved; standard
    deviations are found beside them. Raises `InputError` where the file is no manifest, lists
    no rasters, or rasters are gone.
    """
    folder = os.path.dirname(os.path.abspath(path))
    names = _names(path)
    if not names:
        raise InputError(f"The manifest {path} lists no rasters: give that of another run.")
    missing = [name for name in names if not os.path.isfile(os.path.join(folder, name))]
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise InputError(
            f"The manifest {path} lists {missing[0]}{more}, which is not in its folder: "
            "keep the manifest beside its rasters, or run the step again."
        )
    return [Source(os.path.join(folder, name)) for name in names]


def _names(path: str) -> list[str]:
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
        # The name alone: a manifest tells what lies beside it and nothing else.
        return [os.path.basename(str(output["file"])) for output in content["outputs"]]
    except (TypeError, KeyError) as error:
        raise InputError(f"The file {path} is no manifest of a run: {_ADVICE}") from error


_ADVICE = "choose the manifest.json of a reconstruction, or the JSON file of another step."
