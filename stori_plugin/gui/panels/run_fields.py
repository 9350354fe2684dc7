"""The form of the Run tab: one widget for each choice, true to the state."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.gui import QgsCollapsibleGroupBox, QgsExtentWidget, QgsFileWidget
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...engine.options.series_options import LEAST_MEMORY, MOST_WORKERS
from ...presentation.words import tr
from ..map.area_outline import AreaOutline
from ..state.choice_words import (
    learn_from_titles,
    mask_titles,
    method_choices,
    step_titles,
)
from ..state.dock_state import OPTICAL
from ..state.form import Form
from ..work.presenter import Presenter
from .coarse_fields import CoarseFields
from .code_box import CodeBox

_NARROWEST = 9  # letters


class RunFields(QWidget):
    """Shows the state's form, and takes over what the user changes."""

    def __init__(self, presenter: Presenter, canvas=None, parent=None):
        super().__init__(parent)
        self._presenter = presenter
        self._is_filling = False
        self._make_fields(canvas)
        self.outline = AreaOutline(canvas) if canvas is not None else None
        self._lay_out()
        presenter.form_changed.connect(self.fill)
        presenter.rows_changed.connect(self._refresh_bands)
        self.fill()

    def _make_fields(self, canvas) -> None:
        self.bands = QLineEdit(self)
        self.bands.setPlaceholderText(tr("all bands"))
        self.bands_menu = QToolButton(self)
        self.bands_menu.setText("…")
        self.bands_menu.setToolTip(tr("Choose bands and indices"))
        self.bands_menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.bands_menu.setMenu(QMenu(self))
        self.bands_menu.menu().aboutToShow.connect(self._offer_bands)
        self.step = CodeBox(step_titles(), self, is_editable=True)
        self.step.setToolTip(
            tr("Or a duration such as P8D, P2W or P1M, or dates such as 2021-05-01, 2021-06-01")
        )
        self.start, self.end = QLineEdit(self), QLineEdit(self)
        for field, text in ((self.start, tr("first image")), (self.end, tr("last image"))):
            field.setPlaceholderText(text)
            field.setToolTip(tr("Year, month and day as in 2021-05-01; empty: the {}").format(text))
        self.method = CodeBox(method_choices(), self)
        self.coarse = CoarseFields(self._presenter, self)
        self.area = QgsExtentWidget(self, QgsExtentWidget.WidgetStyle.CondensedStyle)
        self.area.setNullValueAllowed(True, tr("all that the images share"))
        if canvas is not None:
            self.area.setMapCanvas(canvas)
        self.uncertainty = QCheckBox(tr("Write the uncertainty as well"), self)
        self.output = QgsFileWidget(self)
        self.output.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.output.lineEdit().setPlaceholderText(tr("folder for the result"))
        self._make_advanced()
        for field in (self.step, self.method, self.area, self.output, self.start, self.end,
                      self.cloud_mask, self.mask_buffer, self.resolution, self.learn_from,
                      self.coarse.resolution,
                      self.workers, self.memory):  # fmt: skip
            # What a field would like to show in full shall not make the dock wider.
            field.setMinimumWidth(_NARROWEST * self.fontMetrics().averageCharWidth())
        self._connect_fields()

    def _make_advanced(self) -> None:
        self.cloud_mask = CodeBox(mask_titles(), self)
        self.clear_classes = QLineEdit(self)
        self.mask_buffer = QDoubleSpinBox(self)
        self.mask_buffer.setRange(0.0, 5_000.0)
        self.mask_buffer.setSuffix(" m")
        self.resolution = QDoubleSpinBox(self)
        self.resolution.setRange(0.0, 1e6)
        self.resolution.setDecimals(6)
        self.resolution.setSpecialValueText(tr("as the finest image"))
        self.learn_from = CodeBox(learn_from_titles(), self)
        self.learn_from.setToolTip(
            tr(
                "Methods that learn from all the ground that the images share give a pixel the "
                "same values whatever the area."
            )
        )
        self.keep_observed = QCheckBox(tr("Keep clear observations as they are"), self)
        self.workers = QSpinBox(self)
        self.workers.setRange(0, MOST_WORKERS)
        self.workers.setSpecialValueText(tr("all cores"))
        self.memory = QSpinBox(self)
        self.memory.setRange(LEAST_MEMORY, 1_000_000)
        self.memory.setSuffix(" MiB")

    def _connect_fields(self) -> None:
        for name in ("bands", "clear_classes", "start", "end"):
            getattr(self, name).editingFinished.connect(self.take)
        self.step.currentTextChanged.connect(self.take)
        for name in ("method", "cloud_mask", "learn_from"):
            getattr(self, name).currentTextChanged.connect(self.take)
        for name in ("mask_buffer", "resolution", "workers", "memory"):
            getattr(self, name).valueChanged.connect(self.take)
        self.coarse.resolution.valueChanged.connect(self.take)
        for name in ("uncertainty", "keep_observed"):
            getattr(self, name).toggled.connect(self.take)
        self.area.extentChanged.connect(self.take)
        self.output.fileChanged.connect(self.take)

    def _lay_out(self) -> None:
        bands = QHBoxLayout()
        bands.addWidget(self.bands, 1)
        bands.addWidget(self.bands_menu)
        period = QHBoxLayout()
        period.addWidget(self.start, 1)
        period.addWidget(self.end, 1)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&Bands"), bands)
        form.addRow(tr("S&tep"), self.step)
        form.addRow(tr("Period"), period)
        form.addRow(tr("&Method"), self.method)
        self.coarse.add_to(form)
        form.addRow(tr("Area"), self.area)
        form.addRow(self.uncertainty)
        form.addRow(tr("Res&ult in"), self.output)
        for label, buddy in ((tr("&Bands"), self.bands),):
            form.labelForField(bands).setBuddy(buddy)
            form.labelForField(bands).setText(label)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(form)
        box.addWidget(self._advanced_box())

    def _advanced_box(self) -> QWidget:
        box = QgsCollapsibleGroupBox(tr("More options"), self)
        box.setSaveCollapsedState(False)
        form = QFormLayout(box)
        form.addRow(tr("Cloud mask"), self.cloud_mask)
        form.addRow(tr("Clear classes (SCL)"), self.clear_classes)
        form.addRow(tr("Buffer around clouds"), self.mask_buffer)
        form.addRow(tr("Pixel size"), self.resolution)
        form.addRow(tr("Learn from"), self.learn_from)
        form.addRow(self.keep_observed)
        form.addRow(tr("Threads"), self.workers)
        form.addRow(tr("Memory"), self.memory)
        box.setCollapsed(True)
        return box

    # --- form and state ---------------------------------------------------------------------

    def fill(self) -> None:
        """Show what the state says."""
        form = self._presenter.state.form
        self._is_filling = True
        self.bands.setText(form.bands)
        self.step.show_code(form.step)
        self.method.show_code(form.method)
        self.start.setText(form.start)
        self.end.setText(form.end)
        self._fill_area(form)
        self.uncertainty.setChecked(form.uncertainty)
        self.output.setFilePath(form.output)
        self.cloud_mask.show_code(form.cloud_mask)
        self.clear_classes.setText(form.clear_classes)
        self.mask_buffer.setValue(form.mask_buffer)
        self.resolution.setValue(form.resolution)
        self.coarse.resolution.setValue(form.coarse_resolution)
        self.learn_from.show_code(form.learn_from)
        self.keep_observed.setChecked(form.keep_observed)
        self.workers.setValue(form.workers)
        self.memory.setValue(form.memory)
        self._is_filling = False
        self._show_area()

    def close_down(self) -> None:
        """Let go of the map."""
        if self.outline is not None:
            self.outline.close()

    def _show_area(self) -> None:
        grid = self._presenter.state.form.grid()
        if self.outline is not None:
            self.outline.show(grid.extent, grid.extent_crs)

    def _fill_area(self, form: Form) -> None:
        grid = form.grid()
        if grid.extent is None:
            self.area.clear()
            for edit in self.area.findChildren(QLineEdit):
                edit.deselect()
            return
        reference = QgsCoordinateReferenceSystem(grid.extent_crs)
        self.area.setOutputCrs(reference)
        self.area.setOutputExtentFromUser(QgsRectangle(*grid.extent), reference)

    def take(self, *_) -> None:
        """Hand everything that the fields say to the state."""
        if self._is_filling:
            return
        self._presenter.set_form(
            bands=self.bands.text().strip(),
            step=self.step.code(),
            start=self.start.text().strip(),
            end=self.end.text().strip(),
            method=self.method.code(),
            extent=self._area_text(),
            uncertainty=self.uncertainty.isChecked(),
            output=self.output.filePath().strip(),
            cloud_mask=self.cloud_mask.code(),
            clear_classes=self.clear_classes.text().strip(),
            mask_buffer=self.mask_buffer.value(),
            resolution=self.resolution.value(),
            coarse_resolution=self.coarse.resolution.value(),
            learn_from=self.learn_from.code(),
            keep_observed=self.keep_observed.isChecked(),
            workers=self.workers.value(),
            memory=self.memory.value(),
        )
        self._show_area()

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
        from ...engine.preview.survey import names_offered

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
        self.take()
