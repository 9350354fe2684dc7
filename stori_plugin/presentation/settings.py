"""What the user set under Options > STORI: kept in QGIS's profile, offered in dialogs.

Settings never change what a script, a model or ``qgis_process`` computes: dialogs are filled in
with them, while the parameters' own defaults stay what they are. The one that acts everywhere is
the folder of compiled kernels, on which no result depends.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, fields

from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterEnum, QgsSettings

_SCOPE = "stori"
CACHE_VARIABLE = "STORI_CACHE_DIR"  # where the engine looks for the folder of its kernels

# The parameter of the algorithms that each setting fills in.
_PARAMETERS = {
    "WORKERS": "workers",
    "MEMORY": "memory",
    "METHOD": "method",
    "MODEL": "model",
    "WEIGHTS": "encoder_weights",
}


@dataclass(frozen=True)
class Settings:
    """The user's choices; an empty text and 0 mean that the defaults of the algorithms count."""

    cache_folder: str = ""
    """The folder of compiled kernels."""

    workers: int = 0
    """Threads."""

    memory: int = 0
    """MiB that the blocks in work may take together."""

    method: str = ""
    """One of the methods of ``stori:reconstruct``."""

    model: str = ""
    """A file of network weights made by training."""

    encoder_weights: str = ""
    """A file of the weights of the encoder that retrieval uses."""


def load() -> Settings:
    """Return the settings of this profile; values of the wrong kind count as not set."""
    store, values = QgsSettings(), {}
    for field in fields(Settings):
        stored = store.value(f"{_SCOPE}/{field.name}", field.default)
        try:
            values[field.name] = type(field.default)(stored)
        except (TypeError, ValueError):
            values[field.name] = field.default
    return Settings(**values)


def save(settings: Settings) -> None:
    """Keep ``settings`` in this profile; what is not set leaves no trace."""
    store, empty = QgsSettings(), Settings()
    for name, value in asdict(settings).items():
        key = f"{_SCOPE}/{name}"
        if value == getattr(empty, name):
            store.remove(key)
        else:
            store.setValue(key, value)


def fill_in(parameter: QgsProcessingParameterDefinition) -> None:
    """Let dialogs begin with the user's setting for ``parameter``, if there is one."""
    name = _PARAMETERS.get(parameter.name())
    value = getattr(load(), name) if name else ""
    if not value:
        return
    if isinstance(parameter, QgsProcessingParameterEnum) and value not in parameter.options():
        return
    parameter.setGuiDefaultValueOverride(value)


def form_values() -> dict[str, int | str]:
    """Return what the dock's form begins with, by field; only what the user set."""
    settings = load()
    wanted = {name: getattr(settings, name) for name in ("method", "workers", "memory")}
    return {name: value for name, value in wanted.items() if value}


def use_cache_folder() -> None:
    """Tell the engine where compiled kernels go; an environment that says so itself has its way."""
    folder = load().cache_folder
    if folder:
        os.environ.setdefault(CACHE_VARIABLE, folder)
