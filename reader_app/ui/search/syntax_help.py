"""A small window with the language of the search, opened from the places where one types it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from reader_app.ui.search.wording import syntax

# Pixels.
MARGIN = 16


class SyntaxHelp(QFrame):
    """Examples with what they find. Any click elsewhere, or Escape, closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(self.tr("How to search"))
        heading.setProperty("role", "headline")
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        for row, (example, meaning) in enumerate(syntax()):
            left, right = QLabel(example), QLabel(meaning)
            left.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            right.setProperty("role", "secondary")
            grid.addWidget(left, row, 0)
            grid.addWidget(right, row, 1)
        note = QLabel(
            self.tr(
                "Traditional and simplified, full and half width, capital and small letters are "
                "the same. Operators are in capitals. In straight quotes everything is a word."
            )
        )
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addLayout(grid)
        layout.addWidget(note)

    def show_below(self, widget: QWidget) -> None:
        """Open under the right end of a widget."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        self.move(corner)
        self.show()
