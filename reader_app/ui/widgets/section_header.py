"""The line over a part of a pane: its name at the left, a note and a quiet link at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from reader_app.ui.theme import Theme
from reader_app.ui.widgets.elided_label import ElidedLabel

_PAD = 2  # pixels; Qt would leave the width of a blank at either side
_STYLE = """
QToolButton {{ color: {accent}; border: none; padding: 1px 0; background: transparent; }}
QToolButton:hover, QToolButton:focus {{ text-decoration: underline; }}
"""


class SectionHeader(QWidget):
    """``link_activated`` follows a click on the link; without a link text there is none."""

    link_activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._note, self._link = ElidedLabel(), ElidedLabel(), QToolButton()
        self._link.hide()
        self._link.clicked.connect(self.link_activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 4)
        row.setSpacing(3)
        for label in (self._title, self._note):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._note)
        row.addWidget(self._link)
        self._shrink()

    def _shrink(self) -> None:
        small = QFont(self.font())
        if small.pixelSize() > 0:
            small.setPixelSize(max(10, round(small.pixelSize() * 0.88)))
        else:
            small.setPointSizeF(small.pointSizeF() * 0.88)
        for part in (self._title, self._note, self._link):
            part.setFont(small)

    def set_texts(self, title: str, note: str = "", link: str = "", tip: str = "") -> None:
        """``tip`` says more of the link."""
        self._title.set_text(title)
        self._note.set_text(note)
        self._link.setText(link)
        self._link.setToolTip(tip)
        self._link.setFixedWidth(self._link.fontMetrics().horizontalAdvance(link) + 2 * _PAD)
        self._link.setVisible(bool(link))

    @property
    def note(self) -> str:
        return self._note.text()

    def set_theme(self, theme: Theme) -> None:
        self._link.setStyleSheet(_STYLE.format(**theme.colours))
        for label in (self._title, self._note):
            label.set_colour(theme.colour("muted"))
