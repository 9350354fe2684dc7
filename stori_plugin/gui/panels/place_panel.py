"""The second door of the Data tab: an area, two dates and a source become acquisitions."""

from __future__ import annotations

import datetime as dt

from qgis.core import QgsRectangle
from qgis.gui import QgsExtentWidget, QgsFileWidget, QgsMapCanvas
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...engine.download.catalogue_sources import SENTINEL1, known_sources
from ...engine.options.download_options import OPTICAL_NONE, OPTICAL_SENSORS, OTHER, SOURCES
from ...presentation.words import tr
from ..map.area_outline import AreaOutline
from ..state.place_form import PlaceForm
from ..work.place_fetcher import PlaceFetcher
from ..work.presenter import Presenter
from .account_field import AccountField
from .date_field import DateField

_SEASON = 240  # days
_SENSORS = {"sentinel-2": "Sentinel-2", "landsat": "Landsat", "hls": "HLS"}


class PlacePanel(QWidget):
    """Asks where, when and whom; says what that amounts to; fetches."""

    def __init__(
        self, presenter: Presenter, canvas: QgsMapCanvas | None, parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.fetcher = PlaceFetcher(presenter, self)
        self._make_fields(canvas)
        self.outline = AreaOutline(canvas) if canvas is not None else None
        self.area.extentChanged.connect(self._outline)
        self._make_answers()
        self._lay_out()
        self.source.currentIndexChanged.connect(self._offer)
        self.ask.clicked.connect(self._ask)
        self.fetch.clicked.connect(self._fetch)
        self.cancel.clicked.connect(self.fetcher.cancel)
        self.cancel.clicked.connect(self._refresh)
        self.fetcher.estimated.connect(self._show_estimate)
        self.fetcher.started.connect(self._refresh)
        self.fetcher.progressed.connect(self._show_progress)
        self.fetcher.ended.connect(self._show_end)
        self._offer()

    def close_down(self) -> None:
        """Stop all work; the panel is of no use afterwards."""
        self.fetcher.close()
        if self.outline is not None:
            self.outline.close()

    def setVisible(self, is_visible: bool) -> None:  # noqa: N802
        """Show or hide it, and its area on the map with it."""
        super().setVisible(is_visible)
        self._outline()

    def _outline(self, *_) -> None:
        form = self.form()
        if self.outline is not None:
            self.outline.show(None if self.isHidden() else form.bounds, form.crs)

    # --- making ---------------------------------------------------------------------------

    def _make_fields(self, canvas: QgsMapCanvas | None) -> None:
        self.area = QgsExtentWidget(self, QgsExtentWidget.WidgetStyle.CondensedStyle)
        self.area.setNullValueAllowed(True, tr("not chosen yet"))
        self.area.setToolTip(tr("The map's extent, a box drawn on it, or the extent of a layer"))
        if canvas is not None:
            self.area.setMapCanvas(canvas)
        today = QDate.currentDate()
        self.start, self.end = DateField(self), DateField(self)
        self.start.setDate(today.addDays(-_SEASON))
        self.end.setDate(today)
        self.source, self.optical = QComboBox(self), QComboBox(self)
        for name in SOURCES:
            self.source.addItem(
                tr("Another catalogue (STAC)") if name == OTHER else known_sources()[name].title,
                name,
            )
        self.sar = QCheckBox(tr("Sentinel-1 as well"), self)
        self.sar.setChecked(PlaceForm().sar)
        self.bands = QLineEdit(self)
        self.bands.setPlaceholderText(tr("all; fewer are faster, such as B04, B08"))
        self.resolution = QDoubleSpinBox(self)
        self.resolution.setRange(1.0, 1000.0)
        self.resolution.setValue(PlaceForm().resolution)
        self.resolution.setSuffix(" m")
        self.endpoint, self.collections = QLineEdit(self), QLineEdit(self)
        self.endpoint.setPlaceholderText("https://example.org/stac")
        self.assets = QLineEdit(self)
        self.assets.setPlaceholderText(tr("known by their names; else such as B04=red, B08=nir"))
        self.account = AccountField(self)
        self.account.setToolTip(
            tr("Copernicus: S3 keys as user name and password; other: sent to its own host alone")
        )
        self.output = QgsFileWidget(self)
        self.output.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.output.lineEdit().setPlaceholderText(tr("folder for the acquisitions"))

    def _make_answers(self) -> None:
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setObjectName("stori_place_words")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.ask = QPushButton(tr("What is there?"), self)
        self.ask.setToolTip(tr("Asks the source: how many acquisitions, how much, how long"))
        self.fetch = QPushButton(tr("Download"), self)
        self.cancel = QPushButton(tr("Cancel"), self)

    def _lay_out(self) -> None:
        # A grid, unlike a form, leaves no room for rows that are hidden.
        form = QGridLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setColumnStretch(1, 1)
        form.setVerticalSpacing(3)
        self._labels: dict[QWidget, QLabel] = {}
        dates = QHBoxLayout()
        dates.addWidget(self.start, 1)
        dates.addWidget(QLabel("–", self))
        dates.addWidget(self.end, 1)
        rows = (
            (tr("Area"), self.area),
            (tr("Dates"), dates),
            (tr("Source"), self.source),
            (tr("Address"), self.endpoint),
            (tr("Collections"), self.collections),
            (tr("Assets"), self.assets),
            (tr("Account"), self.account),
            (tr("Optical"), self.optical),
            ("", self.sar),
            (tr("Bands"), self.bands),
            (tr("Resolution"), self.resolution),
            (tr("Folder"), self.output),
        )
        for number, (text, field) in enumerate(rows):
            label = QLabel(text, self)
            form.addWidget(label, number, 0)
            if isinstance(field, QHBoxLayout):
                form.addLayout(field, number, 1)
                continue
            form.addWidget(field, number, 1)
            label.setBuddy(field)
            self._labels[field] = label
        buttons = QHBoxLayout()
        for button in (self.ask, self.fetch, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(form)
        box.addLayout(buttons)
        box.addWidget(self.bar)
        box.addWidget(self.words)

    # --- asking ---------------------------------------------------------------------------

    def set_area(self, bounds: tuple[float, float, float, float], crs) -> None:
        """Take an area (xmin, ymin, xmax, ymax) in a CRS."""
        self.area.setOutputExtentFromUser(QgsRectangle(*bounds), crs)

    def form(self) -> PlaceForm:
        """Return what the fields say."""
        box = self.area.outputExtent()
        crs = self.area.outputCrs()
        known = crs.authid().startswith("EPSG:")
        bounds = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        is_chosen = self.area.isValid() and not box.isNull() and not box.isEmpty()
        return PlaceForm(
            bounds=bounds if is_chosen else None,
            crs=crs.authid() if known else crs.toWkt(),
            start=_day(self.start),
            end=_day(self.end),
            source=self.source.currentData(),
            optical=self.optical.currentData(),
            bands=self.bands.text().strip(),
            sar=self.sar.isChecked() and self.sar.isEnabledTo(self),
            resolution=self.resolution.value(),
            endpoint=self.endpoint.text().strip(),
            collections=self.collections.text().strip(),
            assets=self.assets.text().strip(),
            authcfg=self.account.config() if self.account.isVisibleTo(self) else "",
            output=self.output.filePath().strip(),
        )

    def _ask(self) -> None:
        sentence = self.fetcher.estimate(self.form())
        self._tell(sentence or tr("Asking {}…").format(self.source.currentText()), bool(sentence))
        self._refresh()

    def _fetch(self) -> None:
        sentence = self.fetcher.start(self.form())
        if sentence:
            self._tell(sentence, True)
        self._refresh()

    def _offer(self) -> None:
        """Offer what the chosen source has."""
        name = self.source.currentData()
        source = known_sources().get(name)
        wanted = self.optical.currentData() or PlaceForm().optical
        self.optical.clear()
        for sensor in OPTICAL_SENSORS:
            if sensor == OPTICAL_NONE:
                self.optical.addItem(tr("none"), sensor)
            elif source is None or source.of_sensor(sensor):
                self.optical.addItem(_SENSORS[sensor], sensor)
        self.optical.setCurrentIndex(max(0, self.optical.findData(wanted)))
        has_sar = source is None or bool(source.of_sensor(SENTINEL1))
        self.sar.setEnabled(has_sar)
        self.sar.setText(
            tr("Sentinel-1 as well") if has_sar else tr("Sentinel-1: this source has none")
        )
        self._refresh()

    # --- answering ------------------------------------------------------------------------

    def _show_estimate(self, sentences: list[str]) -> None:
        self._tell("\n".join(sentences), False)
        self._refresh()

    def _show_progress(self, fraction: float, line: str) -> None:
        self.bar.setValue(round(1000 * fraction))
        self._tell(line, False)

    def _show_end(self, is_well: bool, sentence: str) -> None:
        self._tell(sentence, not is_well)
        self._refresh()

    def _tell(self, text: str, is_bad: bool) -> None:
        self.words.setText(text)
        font = self.words.font()
        font.setBold(is_bad)
        self.words.setFont(font)

    def _refresh(self) -> None:
        is_busy = self.fetcher.is_running or self.fetcher.is_asking
        self.ask.setEnabled(not is_busy)
        self.fetch.setEnabled(not is_busy)
        self.cancel.setVisible(is_busy)
        self.bar.setVisible(self.fetcher.is_running)
        source = self.source.currentData()
        is_other = source == OTHER
        has_account = is_other or known_sources()[source].signing.rule == "s3"
        if has_account:
            self.account.show_choice()
        for field in (self.endpoint, self.collections, self.assets, self.account):
            is_shown = has_account if field is self.account else is_other
            field.setVisible(is_shown)
            self._labels[field].setVisible(is_shown)
        if not is_busy:
            self.bar.setValue(0)


def _day(field: QDateEdit) -> dt.date:
    date = field.date()
    return dt.date(date.year(), date.month(), date.day())
