"""The weights that come with the plugin."""

from __future__ import annotations

from functools import lru_cache

from ...metadata import RESOURCES
from ..errors import InputError
from .model import Model, load_model

SHIPPED = RESOURCES / "stori_network.npz"


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """Read them, once.

    Raises `InputError` where they are missing or damaged.
    """
    try:
        return load_model(SHIPPED)
    except InputError as error:
        raise InputError(
            f"The weights of the STORI network that come with the plugin cannot be used: {error} "
            "Install the plugin again, give a MODEL of your own, or choose METHOD gp."
        ) from error
