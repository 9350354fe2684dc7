"""What the Run tab asks and says where there is a coarse sensor: nothing where there is none."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDoubleSpinBox, QFormLayout, QLabel, QWidget

from ...presentation.words import tr
from ..state.coarse import is_used, obstacle_of_pixels, remark_on_method
from ..work.presenter import Presenter


class CoarseFields:
    """A field for what a coarse pixel sees, and a line of words on what does not fit together."""

    def __init__(self, presenter: Presenter, parent: QWidget):
        self._presenter = presenter
        self.resolution = QDoubleSpinBox(parent)
        self.resolution.setObjectName("stori_coarse_resolution")
        self.resolution.setRange(0.0, 100_000.0)
        self.resolution.setDecimals(1)
        self.resolution.setSuffix(" m")
        self.resolution.setSpecialValueText(tr("as its rasters"))
        self.resolution.setToolTip(
            tr("What the coarse sensor really sees in one pixel, where its rasters were resampled")
        )
        self.words = QLabel(parent)
        self.words.setObjectName("stori_coarse_words")
        self.words.setWordWrap(True)
        self._label = QLabel(tr("Coarse pixel"), parent)
        self._label.setBuddy(self.resolution)
        for signal in (presenter.rows_changed, presenter.dates_changed, presenter.form_changed):
            signal.connect(self.refresh)

    def add_to(self, form: QFormLayout) -> None:
        """Stand as the next rows of a form."""
        form.addRow(self._label, self.resolution)
        form.addRow(self.words)
        self.refresh()

    def refresh(self) -> None:
        """Show what there is to say."""
        state = self._presenter.state
        has_any = is_used(state)
        self._label.setVisible(has_any)
        self.resolution.setVisible(has_any)
        text = " ".join(filter(None, (obstacle_of_pixels(state), remark_on_method(state))))
        self.words.setText(text)
        self.words.setVisible(bool(text))
