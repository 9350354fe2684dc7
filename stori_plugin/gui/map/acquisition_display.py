"""An acquisition on the map: a layer of its own above everything else, drawn as was chosen."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsLayerTreeGroup, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.pixels.renditions import SAR as AS_RADAR
from ...engine.support.errors import InputError
from ...presentation.spoken import spoken
from ...presentation.words import tr
from ..state.dock_state import SAR, Row
from ..work.presenter import Presenter
from ..work.shown_series import ShownSeries
from .acquisition_picture import Picture, layer_of, picture_of

GROUP = "STORI acquisitions"
_KEY = "stori_acquisition"  # the property of a layer that holds the key of what it shows


class AcquisitionDisplay(QObject):
    """Shows one acquisition at a time, above everything else.

    ``shown`` carries the key of the acquisition whose layer has come to be on top.
    """

    shown = pyqtSignal(str)

    def __init__(self, presenter: Presenter, series: ShownSeries, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter, self._series = presenter, series
        self._rendition: Callable[[], str] = str
        # By key and rendition the layers that were added, and what is on top.
        self._layers: dict[tuple[str, str], str] = {}
        self._wanted: tuple[str, str] | None = None
        self._otherwise: set[str] = set()  # layers that are not drawn as was asked

    def draw_as(self, rendition: Callable[[], str]) -> None:
        """Ask for the rendition there whenever an image is shown."""
        self._rendition = rendition

    def show(self, key: str) -> None:
        """Show the acquisition with that key."""
        state = self._presenter.state
        row = next((row for row in state.all_rows() if row.key == key), None)
        acquisition = state.acquisition(row) if row is not None else None
        if row is None or acquisition is None:
            return
        rendition = AS_RADAR if row.role == SAR else self._rendition()
        self._wanted = (key, rendition)
        layer = self._layer(key, rendition)
        if layer is not None:
            self._bring_forward(layer, key)
            return
        title, find = title_of(row), self._series.finder(rendition) if rendition else None

        def take(picture: Picture) -> None:
            if self._wanted == (key, rendition):
                self._add(picture, key, rendition)

        self._presenter.ask(
            "show",
            tr("Opening {}").format(row.name),
            lambda _, progress: picture_of(acquisition, title, find(progress) if find else None),
            take,
        )

    def hide(self) -> None:
        """Show no acquisition: what was shown stays in the project, unticked."""
        self._wanted = None
        self._presenter.tasks.stop("show")
        group = self._presenter.project.layerTreeRoot().findGroup(GROUP)
        for node in group.findLayers() if group is not None else []:
            node.setItemVisibilityChecked(False)

    def forget_drawings(self) -> None:
        """Make layers anew from now on: those that are there are drawn in another way."""
        ids, self._layers = set(self._layers.values()), {}
        project = self._presenter.project
        project.removeMapLayers([name for name in ids if project.mapLayer(name) is not None])

    def layer_id(self) -> str:
        """Return the id of the layer on top; empty where none is wanted."""
        return self._layers.get(self._wanted, "") if self._wanted else ""

    def layer_ids(self) -> set[str]:
        """Return the ids of all layers that were added."""
        return set(self._layers.values())

    def is_faithful(self) -> bool:
        """Tell whether the layer on top is drawn as was asked."""
        return bool(self.layer_id()) and self.layer_id() not in self._otherwise

    def _layer(self, key: str, rendition: str) -> QgsRasterLayer | None:
        return self._presenter.project.mapLayer(self._layers.get((key, rendition), ""))

    def _add(self, picture: Picture, key: str, rendition: str) -> None:
        try:
            layer = layer_of(picture)
        except InputError as error:
            self._presenter.message_sent.emit(spoken(error), True)
            return
        project, group = self._presenter.project, self._group()
        # One layer for each acquisition: that of another rendition goes, also one that the project
        # brought along.
        before = [node.layer() for node in group.findLayers() if node.layer() is not None]
        project.removeMapLayers([la.id() for la in before if la.customProperty(_KEY) == key])
        self._layers = {pair: name for pair, name in self._layers.items() if pair[0] != key}
        layer.setCustomProperty(_KEY, key)
        project.addMapLayer(layer, False)
        group.insertLayer(0, layer).setExpanded(False)
        self._layers[key, rendition] = layer.id()
        if not picture.is_as_asked:
            self._otherwise.add(layer.id())
        self._bring_forward(layer, key)

    def _bring_forward(self, layer: QgsRasterLayer, key: str) -> None:
        group = self._group()
        for node in group.findLayers():
            node.setItemVisibilityChecked(node.layerId() == layer.id())
        group.setItemVisibilityCheckedParentRecursive(True)
        self.shown.emit(key)

    def _group(self) -> QgsLayerTreeGroup:
        """Return the group, above all others: a run may have put its own there since."""
        root = self._presenter.project.layerTreeRoot()
        group = root.findGroup(GROUP)
        if group is None:
            group = root.insertGroup(0, GROUP)
            group.setExpanded(False)
        elif root.children()[0] is not group and group.parent() is root:
            is_expanded = group.isExpanded()
            # A node cannot be moved: its copy is, and the layers stay what they are.
            copy = group.clone()
            root.insertChildNode(0, copy)
            root.removeChildNode(group)
            copy.setExpanded(is_expanded)
            group = copy
        return group


def title_of(row: Row) -> str:
    """Return the name of the layer of an acquisition."""
    return f"{row.date} {row.name}"
