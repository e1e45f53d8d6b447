"""Beside the results: the sources, dates and tags they have in common; a click narrows to one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView

from reader_app.library.search.page import Facet, Facets
from reader_app.ui.icons import icon
from reader_app.ui.organising.source_delegate import COUNT_ROLE, SourceDelegate
from reader_app.ui.theme import Theme

FACET_ROLE = Qt.ItemDataRole.UserRole + 1
# Pixels.
WIDTH = 190
_ROW = 26
_SIDE = 8
_HEADING = 12
_APART = 10
# So many of a kind are shown.
_SHOWN = 10


class FacetsPane(QListView):
    """``chosen`` tells what to narrow to, ``dropped`` what no longer."""

    chosen = Signal(object)  # Facet
    dropped = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = QStandardItemModel(self)
        self._facets = Facets()
        self._narrowed: tuple[Facet, ...] = ()
        self._delegate = SourceDelegate(theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFixedWidth(WIDTH)
        self.setViewportMargins(_SIDE, 0, 0, 0)
        self.setIconSize(QSize(15, 15))
        self.setAccessibleName(self.tr("Narrow the results"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._delegate.set_theme(theme)
        self.show_facets(self._facets, self._narrowed)

    @property
    def empty(self) -> bool:
        return not self._rows.rowCount()

    def show_facets(self, facets: Facets, narrowed: Sequence[Facet]) -> None:
        """Offer these; what the results are narrowed to already stands on top."""
        self._facets, self._narrowed = facets, tuple(narrowed)
        self._rows.clear()
        self._add(self.tr("Narrowed to"), self._narrowed)
        self._add(self.tr("Source"), facets.sources)
        self._add(self.tr("Date"), facets.dates)
        self._add(self.tr("Tag"), facets.tags)

    def _add(self, heading: str, facets: Sequence[Facet]) -> None:
        taken = {one.query for one in self._narrowed}
        on_top = facets is self._narrowed
        some = [one for one in facets if on_top or one.query not in taken][:_SHOWN]
        if not some:
            return
        head = QStandardItem(heading)
        head.setEnabled(False)
        head.setForeground(self._theme.colour("muted"))
        font = QFont(self.font())
        font.setPixelSize(_HEADING)
        head.setFont(font)
        head.setSizeHint(QSize(0, _ROW + (_APART if self._rows.rowCount() else 0)))
        head.setTextAlignment(Qt.AlignmentFlag.AlignBottom)
        self._rows.appendRow(head)
        for one in some:
            self._rows.appendRow(self._item(one, on_top))

    def _item(self, facet: Facet, taken: bool) -> QStandardItem:
        item = QStandardItem(facet.value)
        item.setData(facet, FACET_ROLE)
        item.setSizeHint(QSize(0, _ROW))
        if taken:
            item.setIcon(icon("close", self._theme.colour("secondary")))
            item.setToolTip(self.tr("{0}: no longer asked for").format(facet.value))
        else:
            item.setData(facet.count, COUNT_ROLE)
            item.setToolTip(self.tr("Only {0}").format(facet.value))
            item.setAccessibleText(f"{facet.value}, {facet.count}")
        return item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        facet = index.data(FACET_ROLE) if index.isValid() else None
        if facet in self._narrowed:
            self.dropped.emit(facet)
        elif facet is not None:
            self.chosen.emit(facet)
