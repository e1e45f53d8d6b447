"""The card of the chosen entity: what it is, how often it is named, and its mentions in context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QMargins, QModelIndex, QRect, QSize, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyle,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.layers import FindingRef
from reader_app.ui.models.occurrences import OccurrenceRow
from reader_app.ui.models.passages import Passages, Snippet
from reader_app.ui.models.tree import ROW
from reader_app.ui.panel.card_list import CardList
from reader_app.ui.panel.delegates import Index, PanelDelegate, has
from reader_app.ui.panel.painting import SMALL, draw_card, draw_snippet, sized
from reader_app.ui.theme import Theme, theme
from reader_app.ui.widgets.elided_label import ElidedLabel

_SNIPPETS_SHOWN = 3
_AROUND = QMargins(14, 8, 14, 12)  # pixels


@dataclass(frozen=True, slots=True)
class SnippetRow:
    snippet: Snippet
    mention: int

    @property
    def text(self) -> str:
        return self.snippet.text

    @property
    def spoken(self) -> str:
        return self.snippet.text

    @property
    def hint(self) -> str:
        return self.snippet.text


class SnippetDelegate(PanelDelegate):
    """A mention in context behind a thin rule; the current one's rule is in the accent colour."""

    def row_height(self, option: QStyleOptionViewItem, _row: object) -> int:
        return QFontMetrics(sized(option.font, 0.92)).height() + 7

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, _index: Index, row: object
    ) -> None:
        chosen = has(option, QStyle.StateFlag.State_Selected)
        rule = QRect(option.rect.left(), option.rect.top() + 2, 2, option.rect.height() - 4)
        painter.fillRect(rule, self.theme.colour("accent" if chosen else "line"))
        line = option.rect.adjusted(14, 0, -2, 0)
        snippet = cast(SnippetRow, row).snippet
        draw_snippet(painter, line, snippet, sized(option.font, 0.92), self.theme)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if has(option, QStyle.StateFlag.State_MouseOver):
            painter.fillRect(option.rect, self.theme.colour("sunken"))


class SnippetList(CardList):
    """As many lines as fit the mentions, three at most; more are scrolled to."""

    ground = "page"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SnippetDelegate(), parent)
        self.setUniformItemSizes(True)

    def set_mentions(self, snippets: list[Snippet]) -> None:
        self.rows.set_rows([SnippetRow(snippet, n) for n, snippet in enumerate(snippets)])
        self.setFixedHeight(min(len(snippets), _SNIPPETS_SHOWN) * max(1, self.sizeHintForRow(0)))

    def mark(self, mention: int | None) -> None:
        """Show which mention is the current one."""
        index = self.rows.index(mention, 0) if mention is not None else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        else:
            self.clearSelection()
            self.scrollToTop()


class EntityCard(QWidget):
    """Hidden while nothing is chosen, with what is left free around it."""

    mention_activated = Signal(object)
    step_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = theme("light")
        self._row: OccurrenceRow | None = None
        self.name, self.detail, self.counts = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self.snippets = SnippetList()
        self.snippets.card_activated.connect(self._on_snippet_activated)
        self.previous, self.next = QToolButton(), QToolButton()
        self.previous.setText("‹")
        self.next.setText("›")
        self.previous.clicked.connect(self._on_previous_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self.name.setFont(sized(self.font(), bold=True))
        for label in (self.detail, self.counts):
            label.setFont(sized(self.font(), SMALL))
        steps = QHBoxLayout()
        steps.setSpacing(2)
        steps.addWidget(self.counts, 1)
        steps.addWidget(self.previous)
        steps.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(_AROUND + QMargins(14, 12, 14, 12))
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.detail)
        column.addLayout(steps)
        column.addWidget(self.snippets)

    def retranslate(self) -> None:
        self.previous.setToolTip(self.tr("Previous mention (Shift+F4)"))
        self.next.setToolTip(self.tr("Next mention (F4)"))
        for button in (self.previous, self.next):
            button.setAccessibleName(button.toolTip())
        self.snippets.setAccessibleName(self.tr("Mentions in context"))

    def show_row(self, row: OccurrenceRow | None, passages: Passages | None) -> None:
        """Show an entity's mentions; hide if there is none."""
        self._row = row
        self.setVisible(row is not None)
        if row is None or passages is None:
            return
        self.name.set_text(row.text)
        self.detail.set_text(row.second)
        self.detail.setVisible(bool(row.second))
        self.snippets.set_mentions([passages.snippet(mention) for mention in row.mentions])
        self.mark(None)

    def mark(self, ref: FindingRef | None) -> None:
        """Say which mention of the entity is the current one."""
        row = self._row
        if row is None:
            return
        here = ref if ref and (ref.layer, ref.index) == (row.ref.layer, row.ref.index) else None
        if here is None:
            text = self.tr("Mentions in this document: %1").replace("%1", str(row.count))
        else:
            text = self.tr("Mention %1 of %2 in this document")
            text = text.replace("%1", str(here.mention + 1)).replace("%2", str(row.count))
        self.counts.set_text(text)
        self.snippets.mark(here.mention if here else None)

    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen
        self.snippets.set_theme(chosen)
        for label, role in ((self.name, "text"), (self.detail, "text"), (self.counts, "muted")):
            label.set_colour(chosen.colour(role))
        for button in (self.previous, self.next):
            button.setStyleSheet(_STEP_STYLE.format(**chosen.colours))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_card(QPainter(self), self.rect().marginsRemoved(_AROUND), self._theme)

    @Slot(QModelIndex)
    def _on_snippet_activated(self, index: QModelIndex) -> None:
        if self._row:
            ref, mention = self._row.ref, cast(SnippetRow, index.data(ROW)).mention
            self.mention_activated.emit(FindingRef(ref.layer, ref.index, mention))

    @Slot()
    def _on_previous_clicked(self) -> None:
        self.step_requested.emit(False)

    @Slot()
    def _on_next_clicked(self) -> None:
        self.step_requested.emit(True)


_STEP_STYLE = """
QToolButton {{ border: none; border-radius: 4px; padding: 0 7px 2px 7px; color: {secondary};
               background: transparent; font-size: 17px; }}
QToolButton:hover, QToolButton:focus {{ background: {selection}; color: {accent}; }}
"""
