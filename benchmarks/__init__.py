"""Figures that anyone can repeat: accuracy and speed."""

from stori_plugin.engine.support.raster_library import load_rasterio

load_rasterio()  # as the plugin does before anything else imports it
