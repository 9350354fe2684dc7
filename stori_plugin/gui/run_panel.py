"""The Run tab: the form, the estimate, the buttons, progress and log."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.gui import QgsCollapsibleGroupBox, QgsExtentWidget, QgsFileWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from . import commands
from .presenter import Presenter
from .runner import Runner
from .state import OPTICAL, SAR
from .words import tr

STEPS = ("P5D", "P10D", "P16D", "P1M", "observed")
MASKS = ("auto", "scl", "qa_pixel", "binary", "none")
_PAUSE = 300  # milliseconds after the last change before the estimate is made


class RunPanel(QWidget):
    """Shows the form and runs it."""

    def __init__(self, presenter: Presenter, runner: Runner, canvas=None, parent=None):
        super().__init__(parent)
        self._presenter, self._runner = presenter, runner
        self._is_filling = False
        self._make_fields(canvas)
        self._make_buttons()
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._estimate)
        presenter.form_changed.connect(self._fill)
        presenter.dates_changed.connect(self._pause.start)
        presenter.rows_changed.connect(self._refresh_bands)
        runner.started.connect(self._show_running)
        runner.progressed.connect(self._show_progress)
        runner.said.connect(lambda text, _: self.log.appendPlainText(text))
        runner.ended.connect(self._show_ended)
        self._fill()

    # --- making ---------------------------------------------------------------------------

    def _make_fields(self, canvas) -> None:
        self.bands = QLineEdit(self)
        self.bands.setPlaceholderText(tr("all bands"))
        self.bands_menu = QToolButton(self)
        self.bands_menu.setText("…")
        self.bands_menu.setToolTip(tr("Choose bands and indices"))
        self.bands_menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.bands_menu.setMenu(QMenu(self))
        self.bands_menu.menu().aboutToShow.connect(self._offer_bands)
        self.step = QComboBox(self)
        self.step.setEditable(True)
        self.step.addItems(STEPS)
        self.start, self.end = QLineEdit(self), QLineEdit(self)
        for field, text in ((self.start, tr("first image")), (self.end, tr("last image"))):
            field.setPlaceholderText(text)
            field.setToolTip(tr("Year, month and day as in 2021-05-01; empty: the {}").format(text))
        self.method = QComboBox(self)
        self.method.addItems(commands.method_names())
        self.area = QgsExtentWidget(self, QgsExtentWidget.WidgetStyle.CondensedStyle)
        self.area.setNullValueAllowed(True, tr("all that the images share"))
        if canvas is not None:
            self.area.setMapCanvas(canvas)
        self.uncertainty = QCheckBox(tr("Write the uncertainty as well"), self)
        self.output = QgsFileWidget(self)
        self.output.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.output.lineEdit().setPlaceholderText(tr("folder for the result"))
        self._make_advanced()
        self._connect_fields()

    def _make_advanced(self) -> None:
        self.cloud_mask = QComboBox(self)
        self.cloud_mask.addItems(MASKS)
        self.clear_classes = QLineEdit(self)
        self.mask_buffer = QDoubleSpinBox(self)
        self.mask_buffer.setRange(0.0, 5_000.0)
        self.mask_buffer.setSuffix(" m")
        self.resolution = QDoubleSpinBox(self)
        self.resolution.setRange(0.0, 1e6)
        self.resolution.setDecimals(6)
        self.resolution.setSpecialValueText(tr("as the finest image"))
        self.keep_observed = QCheckBox(tr("Keep clear observations as they are"), self)
        self.workers = QSpinBox(self)
        self.workers.setRange(0, 1024)
        self.workers.setSpecialValueText(tr("all cores"))
        self.memory = QSpinBox(self)
        self.memory.setRange(64, 1_000_000)
        self.memory.setSuffix(" MiB")

    def _connect_fields(self) -> None:
        for name in ("bands", "clear_classes", "start", "end"):
            getattr(self, name).editingFinished.connect(self._take)
        self.step.currentTextChanged.connect(self._take)
        for name in ("method", "cloud_mask"):
            getattr(self, name).currentTextChanged.connect(self._take)
        for name in ("mask_buffer", "resolution", "workers", "memory"):
            getattr(self, name).valueChanged.connect(self._take)
        for name in ("uncertainty", "keep_observed"):
            getattr(self, name).toggled.connect(self._take)
        self.area.extentChanged.connect(self._take)
        self.output.fileChanged.connect(self._take)

    def _make_buttons(self) -> None:
        self.run = QPushButton(tr("&Run"), self)
        self.run.setObjectName("stori_run")
        self.run.clicked.connect(self._start)
        self.cancel = QPushButton(tr("&Cancel"), self)
        self.cancel.setObjectName("stori_cancel")
        self.cancel.clicked.connect(self._runner.cancel)
        self.copy = QToolButton(self)
        self.copy.setText(tr("Copy as"))
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(tr("Copy as Python"), self.copy_python)
        menu.addAction(tr("Copy as qgis_process command"), self.copy_command)
        self.copy.setMenu(menu)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.status = QLabel(self)
        self.status.setWordWrap(True)
        self.estimate = QLabel(self)
        self.estimate.setWordWrap(True)
        self.log = QPlainTextEdit(self)
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(2000)
        self.log.setMinimumHeight(60)
        self.log.setPlaceholderText(tr("What a run says appears here."))

    def _lay_out(self) -> None:
        bands = QHBoxLayout()
        bands.addWidget(self.bands, 1)
        bands.addWidget(self.bands_menu)
        period = QHBoxLayout()
        period.addWidget(self.start, 1)
        period.addWidget(self.end, 1)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&Bands"), bands)
        form.addRow(tr("S&tep"), self.step)
        form.addRow(tr("Period"), period)
        form.addRow(tr("&Method"), self.method)
        form.addRow(tr("Area"), self.area)
        form.addRow("", self.uncertainty)
        form.addRow(tr("Res&ult in"), self.output)
        for label, buddy in ((tr("&Bands"), self.bands),):
            form.labelForField(bands).setBuddy(buddy)
            form.labelForField(bands).setText(label)
        buttons = QHBoxLayout()
        for button in (self.run, self.cancel, self.copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addLayout(form)
        box.addWidget(self._advanced_box())
        box.addWidget(self.estimate)
        box.addLayout(buttons)
        box.addWidget(self.progress)
        box.addWidget(self.status)
        box.addWidget(self.log, 1)
        self.cancel.hide()
        self.progress.hide()

    def _advanced_box(self) -> QWidget:
        box = QgsCollapsibleGroupBox(tr("More options"), self)
        box.setSaveCollapsedState(False)
        form = QFormLayout(box)
        form.addRow(tr("Cloud mask"), self.cloud_mask)
        form.addRow(tr("Clear classes (SCL)"), self.clear_classes)
        form.addRow(tr("Buffer around clouds"), self.mask_buffer)
        form.addRow(tr("Pixel size"), self.resolution)
        form.addRow("", self.keep_observed)
        form.addRow(tr("Threads"), self.workers)
        form.addRow(tr("Memory"), self.memory)
        box.setCollapsed(True)
        return box

    # --- form and state ---------------------------------------------------------------------

    def _fill(self) -> None:
        form = self._presenter.state.form
        self._is_filling = True
        self.bands.setText(form.bands)
        self.step.setCurrentText(form.step)
        self.method.setCurrentText(form.method)
        self.start.setText(form.start)
        self.end.setText(form.end)
        self._fill_area(form)
        self.uncertainty.setChecked(form.uncertainty)
        self.output.setFilePath(form.output)
        self.cloud_mask.setCurrentText(form.cloud_mask)
        self.clear_classes.setText(form.clear_classes)
        self.mask_buffer.setValue(form.mask_buffer)
        self.resolution.setValue(form.resolution)
        self.keep_observed.setChecked(form.keep_observed)
        self.workers.setValue(form.workers)
        self.memory.setValue(form.memory)
        self._is_filling = False
        self._pause.start()

    def _fill_area(self, form) -> None:
        box, crs = form.box()
        if box is None:
            self.area.clear()
            for edit in self.area.findChildren(QLineEdit):
                edit.deselect()
            return
        reference = QgsCoordinateReferenceSystem(crs)
        self.area.setOutputCrs(reference)
        self.area.setOutputExtentFromUser(QgsRectangle(*box), reference)

    def _take(self, *_) -> None:
        if self._is_filling:
            return
        self._presenter.set_form(
            bands=self.bands.text().strip(),
            step=self.step.currentText().strip(),
            start=self.start.text().strip(),
            end=self.end.text().strip(),
            method=self.method.currentText(),
            extent=self._area_text(),
            uncertainty=self.uncertainty.isChecked(),
            output=self.output.filePath().strip(),
            cloud_mask=self.cloud_mask.currentText(),
            clear_classes=self.clear_classes.text().strip(),
            mask_buffer=self.mask_buffer.value(),
            resolution=self.resolution.value(),
            keep_observed=self.keep_observed.isChecked(),
            workers=self.workers.value(),
            memory=self.memory.value(),
        )

    def _area_text(self) -> str:
        box = self.area.outputExtent()
        if not self.area.isValid() or box.isNull() or box.isEmpty():
            return ""
        west, east, south, north = (
            box.xMinimum(), box.xMaximum(), box.yMinimum(), box.yMaximum()
        )  # fmt: skip
        return f"{west},{east},{south},{north} [{self.area.outputCrs().authid()}]"

    def _refresh_bands(self) -> None:
        series = self._presenter.state.series(OPTICAL)
        names = ", ".join(series.band_names) if series else ""
        self.bands.setToolTip(tr("Found: {}").format(names) if names else "")

    def _offer_bands(self) -> None:
        menu = self.bands_menu.menu()
        menu.clear()
        series = self._presenter.state.series(OPTICAL)
        if series is None:
            menu.addAction(tr("Add images first")).setEnabled(False)
            return
        from ..engine.survey import names_offered

        chosen = [name.strip() for name in self.bands.text().split(",") if name.strip()]
        for name in names_offered(series):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name in chosen)
            action.toggled.connect(lambda on, name=name: self._toggle_band(name, on))

    def _toggle_band(self, name: str, is_on: bool) -> None:
        chosen = [part.strip() for part in self.bands.text().split(",") if part.strip()]
        chosen = [part for part in chosen if part != name] + ([name] if is_on else [])
        self.bands.setText(", ".join(chosen))
        self._take()

    # --- estimate -----------------------------------------------------------------------------

    def _estimate(self) -> None:
        state = self._presenter.state
        dates, sentence = state.output_dates()
        optical, sar = state.series(OPTICAL), state.series(SAR)
        if sentence or not dates or optical is None:
            self._presenter.tasks.stop("estimate")
            self.estimate.setText(sentence)
            return
        form, count = state.form, len(dates)
        box, crs = form.box()
        bands = [part.strip() for part in form.bands.split(",") if part.strip()]

        def work(_, progress):
            from ..engine.estimate import estimate

            return estimate(
                optical, sar, bands, count, form.method, form.uncertainty,
                form.workers, form.memory, box, crs, form.resolution or None,
            )  # fmt: skip

        self._presenter.tasks.start(
            "estimate", tr("Estimating"), work, self._show_estimate, self.estimate.setText
        )

    def _show_estimate(self, found) -> None:
        seconds = found.seconds
        time = (
            tr("{} s").format(max(5, round(seconds / 5) * 5))
            if seconds < 90
            else tr("{} min").format(round(seconds / 60))
        )
        self.estimate.setText(
            tr("{dates} dates of {pixels:,} pixels: about {time}, {memory:.0f} MiB of memory "
               "and {disk:.0f} MiB on disk.")
            .format(
                dates=found.dates, pixels=found.pixels, time=time,
                memory=found.memory, disk=max(found.disk, 1),
            )
        )  # fmt: skip

    # --- running --------------------------------------------------------------------------------

    def _start(self) -> None:
        self._take()
        sentence = self._runner.start()
        if sentence:
            self._say(sentence, is_bad=True)

    def _show_running(self) -> None:
        self.log.clear()
        self._say("", is_bad=False)
        self.run.setEnabled(False)
        self.cancel.setEnabled(True)
        self.cancel.show()
        self.progress.setValue(0)
        self.progress.show()

    def _show_progress(self, fraction: float, step: str) -> None:
        self.progress.setValue(round(1000 * fraction))
        if not self._runner.is_running:
            return
        self.status.setText(step)

    def _show_ended(self, results: dict, sentence: str) -> None:
        self.run.setEnabled(True)
        self.cancel.hide()
        self.progress.hide()
        done = tr("Done; the layers are being loaded.") if results else sentence
        self._say(done, is_bad=not results)

    def _say(self, text: str, is_bad: bool) -> None:
        self.status.setText(text)
        font = self.status.font()
        font.setBold(is_bad)
        self.status.setFont(font)

    # --- commands ---------------------------------------------------------------------------------

    def copy_python(self) -> None:
        """Put the run on the clipboard as Python."""
        self._copy(commands.as_python(self._presenter.state.parameters()))

    def copy_command(self) -> None:
        """Put the run on the clipboard as a command for a terminal."""
        self._copy(commands.as_qgis_process(self._presenter.state.parameters()))

    def _copy(self, text: str) -> None:
        self._take()
        QGuiApplication.clipboard().setText(text)
        told = tr("Copied.")
        if self._presenter.state.corrected:
            told = tr(
                "Copied, but the dates corrected by hand are not part of it: to keep them "
                "outside the dock, put them in the file names."
            )
        self._say(told, is_bad=False)
