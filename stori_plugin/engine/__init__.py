"""The science of the plugin: arrays and paths in, arrays and paths out.

Nothing below this package imports QGIS or Qt, so it works from a plain Python
prompt, in a notebook or on a cluster as well as inside QGIS.
"""
