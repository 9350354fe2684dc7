"""How engine and QGIS meet: layers become sources, results become styled layers."""
