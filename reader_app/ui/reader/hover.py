"""The card that tells what the mention under the pointer is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from reader_app.ui.theme import Theme

_WIDEST = 320  # pixels
_GAP = 8  # pixels between the mention and the card


class HoverCard(QLabel):
    """A small card of rich text over the page; it never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("About this mention"))
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        colours = theme.colours
        self.setStyleSheet(
            f"HoverCard {{ background: {colours['page']}; color: {colours['text']};"
            f" border: 1px solid {colours['line']}; border-radius: 8px; padding: 8px 11px; }}"
        )

    def show_at(self, text: str, mention: QRect) -> None:
        """Show ``text`` below a mention (parent coordinates), or above where there is no room."""
        self.setText(text)
        self.setFixedWidth(min(_WIDEST, self._natural_width()))
        self.adjustSize()
        room = self._page.rect()
        y = mention.bottom() + _GAP
        if y + self.height() > room.bottom():
            y = mention.top() - _GAP - self.height()
        x = min(max(room.left() + 4, mention.left()), room.right() - self.width() - 4)
        self.move(QPoint(x, max(room.top() + 4, y)))
        self.show()
        self.raise_()

    def _natural_width(self) -> int:
        self.setWordWrap(False)
        self.setMinimumWidth(0)
        self.setMaximumWidth(16777215)
        width = self.sizeHint().width()
        self.setWordWrap(True)
        return width + 2
