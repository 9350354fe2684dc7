"""One band drawn with a ramp of colours: what vegetation, days and distances share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor


@dataclass(frozen=True)
class ColourStop:
    """One colour of a ramp, with the value that it stands for and its line in the legend."""

    value: float
    colour: str
    label: str


def ramp_renderer(
    layer: QgsRasterLayer,
    band: int,
    stops: Sequence[ColourStop],
    limits: tuple[float, float],
    is_stepped: bool = False,
) -> QgsSingleBandPseudoColorRenderer:
    """Return a renderer that draws ``band`` (1-based) of ``layer`` between ``limits``.

    Colours run into each other; with ``is_stepped`` each colours what lies at or below its
    value, down to the one before.
    """
    low, high = limits
    methods = Qgis.ShaderInterpolationMethod
    ramp = QgsColorRampShader(low, high)
    ramp.setColorRampType(methods.Discrete if is_stepped else methods.Linear)
    ramp.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(stop.value, QColor(stop.colour), stop.label)
            for stop in stops
        ]
    )
    shader = QgsRasterShader(low, high)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), band, shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    return renderer
