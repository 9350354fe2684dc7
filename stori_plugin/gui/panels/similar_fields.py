"""The choices for a new index of places."""

from __future__ import annotations

import os

from qgis.core import QgsRasterLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...engine.options.build_index_options import (
    EMBEDDINGS,
    ENCODERS,
    ENCODERS_WITH_WEIGHTS,
    INDEX_SUFFIX,
    LARGEST_CHIP,
)
from ...presentation.words import tr
from ..state.similar_state import BuildForm
from ..work.presenter import Presenter, raster_layers
from ..work.similar_builder import ALGORITHM, SimilarBuilder

INDEX_FILTER = f"*{INDEX_SUFFIX}"
_SIZE = 16  # pixels; a chip of 320 m at 20 m
_SMALLEST, _ACROSS = 4, 16  # pixels of a place, and how many places lie side by side at least
_BANDS_OF_EMBEDDINGS = (64, 128)  # AlphaEarth, TESSERA


def suggested_size(layer: QgsRasterLayer | None) -> int:
    """Return the edge of a place in pixels of which some hundred lie on a raster."""
    if layer is None:
        return _SIZE
    return min(_SIZE, max(_SMALLEST, min(layer.width(), layer.height()) // _ACROSS))


def suggested_file(source: str) -> str:
    """Return a file beside a raster that is not there yet; "" where none can be written."""
    folder, name = os.path.split(source)
    if not os.path.isfile(source) or not os.access(folder or ".", os.W_OK):
        return ""
    stem = os.path.join(folder, os.path.splitext(name)[0])
    names = (f"{stem}{number}{INDEX_SUFFIX}" for number in ("", *range(2, 1000)))
    return next((one for one in names if not os.path.exists(one)), "")


class BuildFields(QWidget):
    """Asks what to build an index from, and builds it; ``built`` carries the new file.

    ``result_changed`` tells that there is a result to build from, or none any more.
    """

    built = pyqtSignal(str)
    result_changed = pyqtSignal()

    def __init__(self, presenter: Presenter, builder: SimilarBuilder, parent=None):
        super().__init__(parent)
        self._presenter, self._builder = presenter, builder
        self.manifest = ""
        self._suggested_size, self._suggested_file = _SIZE, ""
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self.fill()
        presenter.project.layersAdded.connect(self.fill)
        presenter.project.layersRemoved.connect(self.fill)
        presenter.project.cleared.connect(self.forget)
        builder.started.connect(lambda: self._show_running(True))
        builder.progressed.connect(self._show_progress)
        builder.ended.connect(self._show_ended)

    def close_down(self) -> None:
        """Let go of the project."""
        self._presenter.project.layersAdded.disconnect(self.fill)
        self._presenter.project.layersRemoved.disconnect(self.fill)
        self._presenter.project.cleared.disconnect(self.forget)

    # --- making ---------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.source = QComboBox(self)
        self.source.setObjectName("stori_similar_source")
        self.source.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.source.setMinimumContentsLength(14)
        self.source.setToolTip(tr("The gap-free series of the last run, or one raster"))
        self.source.currentIndexChanged.connect(self._suggest)
        self.encoder = QComboBox(self)
        self.encoder.addItems(ENCODERS)
        self.encoder.setToolTip(
            tr("What makes places alike: their course over the year (series), or their look")
        )
        self.encoder.currentTextChanged.connect(self._show_weights)
        self.weights = QgsFileWidget(self)
        self.weights.setToolTip(tr("Your file with the weights of the encoder"))
        self.size = QSpinBox(self)
        self.size.setRange(1, LARGEST_CHIP)
        self.size.setValue(_SIZE)
        self.size.valueChanged.connect(self._show_unit)
        self._show_unit(_SIZE)
        self.size.setToolTip(tr("Edge of a place; choose it about as large as what you look for"))
        self.output = QgsFileWidget(self)
        self.output.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.output.setFilter(INDEX_FILTER)

    def _make_buttons(self) -> None:
        self.build = QPushButton(tr("&Build"), self)
        self.build.setObjectName("stori_similar_build")
        self.build.clicked.connect(self.start)
        self.cancel = QPushButton(tr("&Cancel"), self)
        self.cancel.clicked.connect(self._builder.cancel)
        self.cancel.hide()
        self.more = QPushButton(tr("&More options…"), self)
        self.more.setToolTip(tr("All parameters, in the dialog of the Processing toolbox"))
        self.more.clicked.connect(self._open_dialog)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.hide()
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.hide()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.addRow(tr("From"), self.source)
        self._form.addRow(tr("Alike by"), self.encoder)
        self._form.addRow(tr("Weights"), self.weights)
        self._form.addRow(tr("Size"), self.size)
        self._form.addRow(tr("File"), self.output)
        buttons = QHBoxLayout()
        for button in (self.build, self.cancel, self.more):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 0, 0, 4)
        box.addLayout(self._form)
        box.addLayout(buttons)
        box.addWidget(self.progress)
        box.addWidget(self.words)
        self._show_weights(self.encoder.currentText())

    # --- choices ----------------------------------------------------------------------------

    def offer_result(self, manifest: str) -> None:
        """Offer the series of a run before everything else."""
        self.manifest = manifest
        self.fill()
        self.source.setCurrentIndex(0)
        self.result_changed.emit()

    def choose_result(self) -> None:
        """Choose the series of the run, and what fits it."""
        self.source.setCurrentIndex(0)
        self._suggest()

    def forget(self) -> None:
        """Offer no result any more: its project was closed."""
        self.manifest = ""
        self.fill()
        self.result_changed.emit()

    def fill(self, *_) -> None:
        """Offer what there is to build from; what was chosen stays where it is still there."""
        chosen = self.source.currentData()
        self.source.blockSignals(True)
        self.source.clear()
        if self.manifest:
            self.source.addItem(tr("Result of the last run"), (self.manifest, True))
        for layer in raster_layers(self._presenter.project):
            if layer.providerType() == "gdal":
                self.source.addItem(layer.name(), (layer.id(), False))
        offered = [self.source.itemData(row) for row in range(self.source.count())]
        if offered:
            self.source.setCurrentIndex(offered.index(chosen) if chosen in offered else 0)
        self.source.blockSignals(False)
        if self.source.currentData() != chosen:
            self._suggest()

    def _suggest(self, *_) -> None:
        """Choose what fits the source: the encoder, and a file beside a result."""
        source, is_series = self.source.currentData() or ("", False)
        if not source:
            return
        layer = self._presenter.project.mapLayer(source)
        is_embedding = layer is not None and layer.bandCount() in _BANDS_OF_EMBEDDINGS
        one_date = EMBEDDINGS if is_embedding else "convolutional"
        self.encoder.setCurrentText("series" if is_series else one_date)
        shown = self._layer_of(source) if is_series else layer
        if self.size.value() == self._suggested_size:
            self._suggested_size = 1 if is_embedding else suggested_size(shown)
            self.size.setValue(self._suggested_size)
        if is_series:
            self.output.setFilePath(os.path.join(os.path.dirname(source), f"places{INDEX_SUFFIX}"))
        elif layer is not None and self.output.filePath() in ("", self._suggested_file):
            self._suggested_file = suggested_file(layer.source())
            self.output.setFilePath(self._suggested_file)

    def _layer_of(self, manifest: str) -> QgsRasterLayer | None:
        """Return a layer of the result that a manifest describes; None where there is none."""
        folder = os.path.dirname(manifest)
        layers = raster_layers(self._presenter.project)
        return next((one for one in layers if os.path.dirname(one.source()) == folder), None)

    def _show_unit(self, size: int) -> None:
        self.size.setSuffix(tr(" pixel") if size == 1 else tr(" pixels"))

    def _show_weights(self, encoder: str) -> None:
        label = self._form.labelForField(self.weights)
        for widget in (self.weights, label):
            widget.setVisible(encoder in ENCODERS_WITH_WEIGHTS)

    def form(self) -> BuildForm:
        """Return what the fields say."""
        source, is_series = self.source.currentData() or ("", False)
        encoder = self.encoder.currentText()
        output = self.output.filePath().strip()
        if output and not output.endswith(INDEX_SUFFIX) and not os.path.isdir(output):
            output += INDEX_SUFFIX
        weights = self.weights.filePath().strip() if encoder in ENCODERS_WITH_WEIGHTS else ""
        return BuildForm(source, is_series, encoder, weights, self.size.value(), output)

    # --- building ---------------------------------------------------------------------------

    def start(self) -> None:
        """Build, or say why not."""
        self._say(self._builder.start(self.form()))

    def _open_dialog(self) -> None:
        import processing

        form = self.form()
        given = {name: value for name, value in form.parameters().items() if name and value}
        processing.execAlgorithmDialog(ALGORITHM, given)

    def _show_running(self, is_running: bool) -> None:
        self.build.setEnabled(not is_running)
        self.build.setVisible(not is_running)  # three buttons would be too wide
        self.cancel.setVisible(is_running)
        self.progress.setVisible(is_running)
        self.progress.setValue(0)

    def _show_progress(self, fraction: float, step: str) -> None:
        self.progress.setValue(int(1000 * fraction))
        self.progress.setToolTip(step)

    def _show_ended(self, path: str, sentence: str) -> None:
        self._show_running(False)
        self._say(sentence)
        if path:
            self.built.emit(path)

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.words.setVisible(bool(text))
