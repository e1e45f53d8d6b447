"""The two ways to look at the documents: cards, and a table. What is selected stays selected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget

from reader_app.library.rows import DocumentRow
from reader_app.ui.document_list.card_view import CardView
from reader_app.ui.document_list.delegate import DocumentDelegate
from reader_app.ui.models.document_groups import Group
from reader_app.ui.models.document_list import DocumentListModel
from reader_app.ui.models.document_roles import ROW_ROLE
from reader_app.ui.theme import Theme

# The table is imported with its first use: most look at cards.
if TYPE_CHECKING:
    from reader_app.ui.document_list.table_view import TableView

_Flag = QItemSelectionModel.SelectionFlag


class DocumentViews(QStackedWidget):
    """``chosen`` follows a click, or the keyboard's walk, not what the program selects."""

    chosen = Signal(int)
    menu_requested = Signal(QPoint)  # on the screen
    left_for_text = Signal()
    group_toggled = Signal(str, object)
    order_requested = Signal(object, bool)
    columns_changed = Signal()

    def __init__(self, model: DocumentListModel, theme: Theme) -> None:
        super().__init__()
        self.model = model
        self._theme = theme
        self.cards = CardView(model)
        self._delegate = DocumentDelegate(theme, self.cards)
        self.cards.setItemDelegate(self._delegate)
        self.cards.set_heights(self._delegate)
        self._table: TableView | None = None
        self._columns: dict[str, Any] = {}
        self._open: int | None = None
        self._updating = False  # rows come and go; Qt then moves the current one by itself
        self._kept: set[int] = set()
        self._scrolled = 0
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self._add(self.cards)
        model.modelReset.connect(self._on_reset)

    def _add(self, view: CardView | TableView) -> None:
        view.setAccessibleName(self.tr("Documents"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.clicked.connect(self._tell)
        view.group_toggled.connect(self.group_toggled)
        view.left_for_text.connect(self._on_left_for_text)
        self.addWidget(view)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._delegate.set_theme(theme)
        if self._table is not None:
            self._table.set_theme(theme)
        self.view.viewport().update()

    @property
    def view(self) -> QAbstractItemView:
        """The one that is shown."""
        return self._table if self._table is not None and self.in_columns else self.cards

    # -- cards or table ----------------------------------------------------------------------------

    @property
    def in_columns(self) -> bool:
        return self._table is not None and self.currentWidget() is self._table

    def set_in_columns(self, wanted: bool) -> None:
        """Show the table, or the cards."""
        if wanted == self.in_columns:
            return
        selected, focused = self.selected_ids(), self.view.hasFocus()
        table = self._the_table()
        self._updating = True
        table.set_active(wanted)
        self.setCurrentWidget(table if wanted else self.cards)
        table.show_order(self.model.order, self.model.ascending)
        self._updating = False
        self.select(selected)
        self.show_open()
        if focused:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _the_table(self) -> TableView:
        if self._table is None:
            from reader_app.ui.document_list.table_view import TableView
            from reader_app.ui.models.document_columns import DocumentTableModel

            self._table = TableView(DocumentTableModel(self.model), self._theme)
            self._table.set_columns(self._columns)
            self._table.order_requested.connect(self.order_requested)
            self._table.columns_changed.connect(self.columns_changed)
            self._add(self._table)
            # After the table's own: what was selected is selected in rows that it knows.
            self.model.modelReset.disconnect(self._on_reset)
            self.model.modelReset.connect(self._on_reset)
        return self._table

    def set_columns(self, kept: dict[str, Any]) -> None:
        """How the table's columns stood last."""
        self._columns = kept
        if self._table is not None:
            self._table.set_columns(kept)

    def columns(self) -> dict[str, Any]:
        return self._table.columns() if self._table is not None else self._columns

    def show_order(self) -> None:
        """Show in the table's headings what the list is sorted by."""
        if self._table is not None:
            self._table.show_order(self.model.order, self.model.ascending)

    # -- selection ---------------------------------------------------------------------------------

    @property
    def open_document(self) -> int | None:
        return self._open

    def set_open(self, id: int) -> None:
        """Mark a document as the open one, without telling anyone."""
        first, self._open = self._open is None, id
        self._updating = True
        self.model.hold(id)
        if not first:  # at the start the groups stand as they were left
            self.model.reveal(id)
        self.show_open()
        self._updating = False

    def begin_change(self) -> None:
        self._updating = True

    def end_change(self, show: bool = True) -> None:
        """``show`` False leaves the keyboard's row where it is."""
        if show:
            self.show_open()
        self._updating = False

    def go_to_group(self, key: str) -> None:
        """Put the keyboard on the head of a group."""
        for row, entry in enumerate(self.model.entries()):
            if isinstance(entry, Group) and entry.key == key:
                index = self.view.model().index(row, 0)
                self.view.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
                return

    def show_open(self) -> None:
        """Make the open document's row the current one; the list scrolls only if it was not."""
        if self._open is None:
            return
        row = self.model.index_of(self._open).row()
        selected = self.selected_ids()
        if row >= 0 and len(selected) <= 1 and selected != [self._open]:
            index = self.view.model().index(row, 0)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def selected_ids(self) -> list[int]:
        """The selected documents in the list's order."""
        entries = self.model.entries()
        rows: set[int] = set()
        for part in self.view.selectionModel().selection():  # type: ignore[attr-defined]
            rows.update(range(part.top(), part.bottom() + 1))
        found = (entries[row] for row in sorted(rows) if row < len(entries))
        return [entry.id for entry in found if isinstance(entry, DocumentRow)]

    def select(self, ids: Iterable[int]) -> None:
        """Select documents, as far as they are shown, and nothing else."""
        wanted, selection, model = set(ids), QItemSelection(), self.view.model()
        if not wanted:
            return
        last = self._table.last_column if self._table is not None and self.in_columns else 0
        start: int | None = None
        entries = self.model.entries()
        for row in range(len(entries) + 1):
            inside = row < len(entries) and getattr(entries[row], "id", None) in wanted
            if inside and start is None:
                start = row
            elif not inside and start is not None:
                selection.select(model.index(start, 0), model.index(row - 1, last))
                start = None
        self.view.selectionModel().select(selection, _Flag.ClearAndSelect)

    # -- slots -------------------------------------------------------------------------------------

    @Slot()
    def _on_about_to_reset(self) -> None:
        self._kept = set(self.selected_ids())
        self._scrolled = self.view.verticalScrollBar().value()

    @Slot()
    def _on_reset(self) -> None:
        was, self._updating = self._updating, True
        self.select(self._kept)
        if self._open in self._kept and self._open is not None:
            row = self.model.index_of(self._open).row()
            if row >= 0:
                index = self.view.model().index(row, 0)
                self.view.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self.view.executeDelayedItemsLayout()
        self.view.verticalScrollBar().setValue(self._scrolled)
        self._updating = was

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Where no row was the current one, Qt makes the first so when the keyboard comes, without
        selecting it: that opens nothing."""
        came = not previous.isValid() and not self.view.selectionModel().isSelected(current)
        if current.isValid() and self.view.hasFocus() and not self._updating and not came:
            self._tell(current)

    @Slot()
    def _on_left_for_text(self) -> None:
        self._tell(self.view.currentIndex())
        self.left_for_text.emit()

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and row.id != self._open and row.removed is None:
            self._open = row.id
            self.model.hold(row.id)
            self.chosen.emit(row.id)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        if self.selected_ids():
            self.menu_requested.emit(self.view.viewport().mapToGlobal(point))
