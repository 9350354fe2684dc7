"""The rasters that a manifest of this engine lists, as the input of a further step."""

from __future__ import annotations

import os

from ..acquisitions.series import Source
from ..support.errors import InputError
from ..support.manifests import file_name, opened_manifest


def rasters_of_manifest(path: str) -> list[Source]:
    """Return the rasters that a run wrote, each once, in the order of its manifest.

    They lie in the manifest's own folder, so that the folder may have been moved; standard
    deviations are found beside them. Raises `InputError` where the file is no manifest, lists
    no rasters, or rasters are gone.
    """
    folder = os.path.dirname(os.path.abspath(path))
    with opened_manifest(path) as content:
        names = list(dict.fromkeys(file_name(output["file"]) for output in content["outputs"]))
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
