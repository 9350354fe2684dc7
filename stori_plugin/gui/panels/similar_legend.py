"""What the pictures of places show: by which bands they are drawn, and what their curves are."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ...presentation.words import tr
from ..work.similar_pictures import SimilarPictures
from .player_bar import rendition_spoken


class PictureLegend(QWidget):
    """Names the look of the pictures, lets it be chosen, and tells what the curves are.

    ``chosen`` carries the word of a look.
    """

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("stori_similar_legend")
        self.pictures, self.curves = QLabel(self), QLabel(self)
        self.curves.setWordWrap(True)
        self.look = QComboBox(self)
        self.look.setObjectName("stori_similar_look")
        self.look.setToolTip(tr("How the pictures are drawn"))
        self.look.setAccessibleName(tr("How the pictures are drawn"))
        self.look.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.look.setMinimumContentsLength(12)
        self.look.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.look.activated.connect(lambda _: self.chosen.emit(self.look.currentData()))
        first, box = QHBoxLayout(), QVBoxLayout(self)
        first.addWidget(self.pictures)
        first.addWidget(self.look, 1)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(first)
        box.addWidget(self.curves)
        self.hide()

    def show_pictures(self, pictures: SimilarPictures, has_hits: bool, lacking: str = "") -> None:
        """Say what is shown, and at the end what is lacking to show it everywhere."""
        self.setVisible(has_hits)
        looks = [one.word for one in pictures.looks]
        if [self.look.itemData(k) for k in range(self.look.count())] != looks:
            self.look.clear()
            for one in pictures.looks:
                name, bands = rendition_spoken(one.word), ", ".join(one.bands)
                # A band, or three of them, are called by their names already.
                drawn = bands if name.replace(",", ", ") == bands else f"{name} ({bands})"
                self.look.addItem(drawn, one.word)
        self.look.setVisible(bool(looks))
        self.look.setEnabled(len(looks) > 1)
        self.look.setCurrentIndex(max(self.look.findData(pictures.word), 0))
        self.pictures.setText(pictures.of_pictures())
        self.pictures.setWordWrap(not looks)
        self.curves.setText(f"{pictures.of_curves()} {lacking}".strip())
        self.curves.setVisible(bool(self.curves.text()))
