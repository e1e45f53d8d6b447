"""The bar at the top: menu, back and forward, what is open, search, appearance, panels."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from reader_app.ui.theme import Theme

HEIGHT = 45


class Heading(QWidget):
    """The open document's title in the middle, elided; behind it, muted, source and date."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = ""
        self._facts = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(80)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_text(self, title: str, facts: str) -> None:
        self._title, self._facts = title, facts
        whole = f"{title} — {facts}" if facts else title
        self.setToolTip(whole)
        self.setAccessibleName(whole)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(14)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        facts = f" — {self._facts}" if self._facts else ""
        facts_width = metrics.horizontalAdvance(facts)
        whole = metrics.horizontalAdvance(self._title) + facts_width
        if facts_width > self.width() // 3 and whole > self.width() - 8:
            facts, facts_width = "", 0
        room = self.width() - facts_width - 8
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        title_width = metrics.horizontalAdvance(title)
        x = max(4, (self.width() - title_width - facts_width) // 2)
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.setPen(self._theme.colour("text"))
        painter.drawText(x, baseline, title)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(x + title_width, baseline, facts)


class TopBar(QWidget):
    """Holds buttons for actions made elsewhere; they keep their shortcuts and tooltips."""

    def __init__(self, theme: Theme, menu: QMenu, search: QWidget) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.heading = Heading(theme)
        self.menu_button = _button()
        self.menu_button.setMenu(menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setToolTip(self.tr("Menu (F10)"))
        self.menu_button.setAccessibleName(self.tr("Menu"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(10, 0, 10, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(self.menu_button)
        self._left = self._layout.count()
        self._layout.addWidget(self.heading, 1)
        search.setFixedWidth(300)
        self._layout.addWidget(search)
        self._layout.addSpacing(6)

    def add_left(self, action: QAction) -> None:
        """A button to the left of the title."""
        self._layout.insertWidget(self._left, _button(action))
        self._left += 1

    def add_right(self, action: QAction, menu: QMenu | None = None) -> QToolButton:
        """A button at the right end; with a menu it opens that."""
        button = _button(action)
        if menu is not None:
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._layout.addWidget(button)
        return button

    def set_theme(self, theme: Theme) -> None:
        self.heading.set_theme(theme)


def _button(action: QAction | None = None) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setIconSize(QSize(20, 20))
    button.setFixedSize(32, 32)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if action is not None:
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
    return button
