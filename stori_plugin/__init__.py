"""STORI for QGIS: gap-free reflectance from SAR and cloudy optical rasters."""

from __future__ import annotations


def classFactory(iface):  # noqa: N802 (the name that QGIS looks for)
    """Give QGIS the plugin; ``iface`` is None where there is no desktop."""
    from .plugin import StoriPlugin

    return StoriPlugin(iface)
