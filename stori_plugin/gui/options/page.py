"""The page STORI in QGIS's Options dialog."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...engine.options.method_options import CHOICES
from ...engine.options.series_options import LEAST_MEMORY, MOST_WORKERS
from ...metadata import RESOURCES
from ...presentation import settings
from ...presentation.option_words import method_words
from ...presentation.words import tr

PAGE = "StoriOptions"  # the name by which QGIS opens this page


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page whenever the dialog opens."""

    def __init__(self):
        super().__init__(tr("STORI"), QIcon(str(RESOURCES / "icon.svg")), PAGE)

    def icon(self) -> QIcon:
        """Return the icon beside the page's title."""
        return QIcon(str(RESOURCES / "icon.svg"))

    def createWidget(self, parent=None) -> QgsOptionsPageWidget:  # noqa: N802
        """Return a page that shows the settings of this profile."""
        return OptionsPage(parent)


class OptionsPage(QgsOptionsPageWidget):
    """Shows the settings, and keeps them when the dialog is accepted."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName(PAGE)
        self._make_fields()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._runs_box())
        box.addWidget(self._files_box())
        box.addStretch(1)
        self.show_settings(settings.load())

    def _make_fields(self) -> None:
        self.method = QComboBox(self)
        self.method.addItem(tr("as STORI sees fit"), "")
        for name in CHOICES:
            self.method.addItem(method_words()[name], name)
        self.workers = QSpinBox(self)
        self.workers.setRange(0, MOST_WORKERS)
        self.workers.setSpecialValueText(tr("all cores"))
        self.memory = QSpinBox(self)
        self.memory.setRange(0, 1_000_000)
        self.memory.setSingleStep(256)
        self.memory.setSpecialValueText(tr("as STORI sees fit"))
        self.memory.setSuffix(" MiB")
        self.cache_folder = _file_field(self, tr("the cache of your user account"), "")
        self.model = _file_field(self, tr("the weights that come with STORI"), _WEIGHTS)
        self.encoder_weights = _file_field(self, tr("none"), _ENCODERS)

    def _runs_box(self) -> QWidget:
        box = QGroupBox(tr("Runs from dialogs begin with"), self)
        form = QFormLayout(box)
        form.addRow(tr("Method"), self.method)
        form.addRow(tr("Threads"), self.workers)
        form.addRow(tr("Memory"), self.memory)
        form.addRow(_note(tr("Scripts, models and qgis_process are not affected.")))
        return box

    def _files_box(self) -> QWidget:
        box = QGroupBox(tr("Files"), self)
        form = QFormLayout(box)
        form.addRow(tr("Compiled kernels in"), self.cache_folder)
        form.addRow(_note(tr("Another folder takes effect when QGIS is started again.")))
        form.addRow(tr("Network weights"), self.model)
        form.addRow(tr("Weights of the encoder"), self.encoder_weights)
        form.addRow(_note(tr("Files are read from this computer; STORI fetches nothing.")))
        return box

    def show_settings(self, values: settings.Settings) -> None:
        """Fill the fields; a method that is no longer offered is shown as not set."""
        self.method.setCurrentIndex(max(self.method.findData(values.method), 0))
        self.workers.setValue(values.workers)
        self.memory.setValue(values.memory)
        for name in ("cache_folder", "model", "encoder_weights"):
            getattr(self, name).setFilePath(getattr(values, name))

    def read_settings(self) -> settings.Settings:
        """Return what the fields say."""
        return settings.Settings(
            cache_folder=self.cache_folder.filePath().strip(),
            workers=self.workers.value(),
            memory=self.memory.value() and max(self.memory.value(), LEAST_MEMORY),
            method=self.method.currentData(),
            model=self.model.filePath().strip(),
            encoder_weights=self.encoder_weights.filePath().strip(),
        )

    def problem(self) -> str:
        """Return a sentence about what cannot be kept, or an empty one."""
        values = self.read_settings()
        if values.cache_folder and not Path(values.cache_folder).is_dir():
            return tr("There is no folder {}: choose another one.").format(values.cache_folder)
        for path in (values.model, values.encoder_weights):
            if path and not Path(path).is_file():
                return tr("There is no file {}: choose another one.").format(path)
        return ""

    def isValid(self) -> bool:  # noqa: N802
        """Tell QGIS whether the dialog may close; what is wrong stands beside the fields."""
        sentence = self.problem()
        for field in (self.cache_folder, self.model, self.encoder_weights):
            path = field.filePath().strip()
            field.setToolTip(sentence if path and path in sentence else "")
        return not sentence

    def apply(self) -> None:
        """Keep what the fields say."""
        settings.save(self.read_settings())


_WEIGHTS = "NumPy (*.npz)"
_ENCODERS = "Weights (*.pt *.pth *.safetensors *.onnx)"


def _file_field(parent: QWidget, empty: str, kinds: str) -> QgsFileWidget:
    """Return a field for a file of ``kinds``, or for a folder where there are none."""
    field = QgsFileWidget(parent)
    modes = QgsFileWidget.StorageMode
    field.setStorageMode(modes.GetFile if kinds else modes.GetDirectory)
    if kinds:
        field.setFilter(kinds)
    field.lineEdit().setPlaceholderText(empty)
    return field


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    font = label.font()
    font.setItalic(True)
    label.setFont(font)
    return label
