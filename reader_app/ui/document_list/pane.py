"""The document list pane: status chips, filter, list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.rows import DocumentRow, Status
from reader_app.ui.document_list.delegate import DocumentDelegate
from reader_app.ui.document_list.status_chips import StatusChips
from reader_app.ui.icons import icon
from reader_app.ui.models.document_list import ROW_ROLE, DocumentListModel, Order
from reader_app.ui.theme import Theme
from reader_app.ui.widgets.filter_field import FilterField


class DocumentListPane(QWidget):
    """Shows the library's documents. Chosen documents are told by id."""

    document_chosen = Signal(int)
    remove_requested = Signal(list)
    status_requested = Signal(list, str)
    folder_requested = Signal(int)
    beside_requested = Signal(int)
    copy_path_requested = Signal(list)
    order_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = DocumentListModel()
        self.chips = StatusChips(theme)
        self.filter = FilterField()
        self.sort_button = QToolButton()
        self.view = QListView()
        self._status: Status | None = None
        self._delegate = DocumentDelegate(theme, self.view)
        self._chosen: int | None = None
        self._updating = False  # rows come and go; Qt then moves the current one by itself
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        self.filter.set_prompt(self.tr("Filter by title, source, date"))
        self.filter.textChanged.connect(self._on_filter_changed)
        self.filter.list_requested.connect(self._on_list_requested)
        self.chips.status_chosen.connect(self._on_status_chosen)
        self._build_sort_menu()
        self._build_view()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.filter, 1)
        row.addWidget(self.sort_button)
        head = QVBoxLayout()
        head.setContentsMargins(10, 9, 8, 9)
        head.setSpacing(8)
        head.addWidget(self.chips)
        head.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)

    def _build_view(self) -> None:
        view = self.view
        view.setAccessibleName(self.tr("Documents"))
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_context_menu)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.clicked.connect(self._on_clicked)

    def _build_sort_menu(self) -> None:
        self.sort_button.setAccessibleName(self.tr("Sort the documents"))
        self.sort_button.setToolTip(self.tr("Sort the documents"))
        self.sort_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.sort_button)
        self._orders = QActionGroup(menu)
        words = {
            Order.ADDED: self.tr("By time added"),
            Order.TITLE: self.tr("By title"),
            Order.SOURCE: self.tr("By source"),
            Order.DATE: self.tr("By date"),
            Order.LENGTH: self.tr("By length"),
            Order.PROGRESS: self.tr("By progress"),
        }
        for order, word in words.items():
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setData(order.value)
            action.setChecked(order == Order.ADDED)
            self._orders.addAction(action)
        self._orders.triggered.connect(self._on_order_chosen)
        self.sort_button.setMenu(menu)

    # -- for the window ----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        self.chips.set_theme(theme)
        self.sort_button.setIcon(icon("sort", theme.colour("secondary")))
        self.view.viewport().update()

    def set_rows(self, rows: list[DocumentRow]) -> None:
        with self._change():
            self.model.set_rows(rows)

    def update_rows(self, rows: list[DocumentRow]) -> None:
        with self._change():
            self.model.update_rows(rows)

    def remove_rows(self, ids: list[int]) -> None:
        with self._change():
            self.model.remove_rows(ids)

    def set_order(self, order: Order) -> None:
        with self._change():
            self.model.set_order(order)
        for action in self._orders.actions():
            action.setChecked(action.data() == order.value)

    def choose(self, id: int) -> None:
        """Mark a document as the open one, without telling anyone."""
        self._chosen = id
        self._show_chosen()

    def selected_ids(self) -> list[int]:
        """The selected documents in the list's order."""
        indexes = sorted(self.view.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [index.data(ROW_ROLE).id for index in indexes]

    def neighbour(self, step: int) -> int | None:
        """The document ``step`` places below (above, if negative) the open one, or None."""
        ids = self.model.ids()
        if self._chosen not in ids:
            return ids[0] if ids else None
        place = ids.index(self._chosen) + step
        return ids[place] if 0 <= place < len(ids) else None

    def next_unread(self) -> int | None:
        """The next document below the open one that is still to be read, from the top again."""
        ids = self.model.ids()
        start = ids.index(self._chosen) + 1 if self._chosen in ids else 0
        for id in ids[start:] + ids[:start]:
            row = self.model.row_of(id)
            if row and row.status == Status.UNREAD and id != self._chosen:
                return id
        return None

    # -- slots -------------------------------------------------------------------------------------

    @Slot(str)
    def _on_filter_changed(self, text: str) -> None:
        with self._change():
            self.model.set_filter(text, self._status)

    @Slot(object)
    def _on_status_chosen(self, status: Status | None) -> None:
        self._status = status
        self._on_filter_changed(self.filter.text())

    @Slot(QAction)
    def _on_order_chosen(self, action: QAction) -> None:
        self.set_order(Order(action.data()))
        self.order_changed.emit(action.data())

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and self.view.hasFocus() and not self._updating:
            self._tell(current)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._tell(index)

    def _tell(self, index: QModelIndex) -> None:
        id = index.data(ROW_ROLE).id
        if id != self._chosen:
            self._chosen = id
            self.document_chosen.emit(id)

    @Slot(QPoint)
    def _on_context_menu(self, point: QPoint) -> None:
        ids = self.selected_ids()
        if ids:
            self._context_menu(ids).exec(self.view.viewport().mapToGlobal(point))

    def _context_menu(self, ids: list[int]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = {
            Status.UNREAD.value: self.tr("Mark as to read"),
            Status.READING.value: self.tr("Mark as reading"),
            Status.REVIEWED.value: self.tr("Mark as reviewed"),
            Status.SET_ASIDE.value: self.tr("Set aside"),
            "-status": "",
            "beside": self.tr("Open beside") if len(ids) == 1 else "",
            "folder": self.tr("Open containing folder") if len(ids) == 1 else "",
            "copy": self.tr("Copy path"),
            "-copy": "",
            "remove": self.tr("Remove from the library"),
        }
        for name, word in entries.items():
            if word:
                menu.addAction(word).setData(name)
            elif name.startswith("-"):
                menu.addSeparator()
        menu.triggered.connect(self._on_menu_triggered)
        return menu

    @Slot(QAction)
    def _on_menu_triggered(self, action: QAction) -> None:
        ids, name = self.selected_ids(), action.data()
        if name == "beside":
            self.beside_requested.emit(ids[0])
        elif name == "folder":
            self.folder_requested.emit(ids[0])
        elif name == "copy":
            self.copy_path_requested.emit(ids)
        elif name == "remove":
            self.remove_requested.emit(ids)
        else:
            self.status_requested.emit(ids, name)

    @Slot()
    def _on_list_requested(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Around every change of the model: the open document stays the current one."""
        self._updating = True
        try:
            yield
            self.chips.set_counts(self.model.counts(), self.model.total)
            self._show_chosen()
        finally:
            self._updating = False

    def _show_chosen(self) -> None:
        """Make the open document's row the current one; the list scrolls only if it was not."""
        if self._chosen is None:
            return
        index = self.model.index_of(self._chosen)
        selected = self.view.selectionModel().selectedIndexes()
        if index.isValid() and len(selected) <= 1 and selected != [index]:
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
