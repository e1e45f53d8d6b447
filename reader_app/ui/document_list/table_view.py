"""The documents in columns that the user chooses, widens and moves."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from reader_app.ui.document_list import row_gestures
from reader_app.ui.document_list.row_delegate import RowDelegate
from reader_app.ui.models.document_columns import (
    COLUMNS,
    SHOWN_FIRST,
    DocumentTableModel,
    column_word,
    order_of,
)
from reader_app.ui.models.document_order import ASCENDING, Order
from reader_app.ui.theme import Theme

# Pixels.
_WIDTHS = {"title": 240, "tags": 120, "source": 110, "status": 70}
_WIDTH = 84
_LEAST_TITLE = 120
_TITLE, _BEHIND_TITLE = COLUMNS.index("title"), COLUMNS.index("status")
ROW = 30
STEP = 60


class TableView(QTableView):
    """A click on a heading sorts; the menu of the headings chooses columns."""

    left_for_text = Signal()  # Return on a document: it is open, and is to be read
    group_toggled = Signal(str, object)
    order_requested = Signal(object, bool)  # Order, ascending
    columns_changed = Signal()

    def __init__(self, model: DocumentTableModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._sorted = (Order.ADDED, False)
        self._title_widened = False
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegate(RowDelegate(theme, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = self.horizontalHeader()
        head.setStretchLastSection(False)
        head.setHighlightSections(False)
        head.setStyleSheet("QHeaderView::section { padding: 6px 4px 6px 12px; font-weight: 400; }")
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsMovable(True)
        head.setFirstSectionMovable(True)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._on_head_menu)
        head.sectionClicked.connect(self._on_section_clicked)
        for signal in (head.sectionMoved, head.sectionResized):
            signal.connect(self._on_head_changed)
        head.sectionResized.connect(self._on_section_resized)
        self.set_columns({})

    def set_active(self, on: bool) -> None:
        """Whether the rows are to be kept for showing."""
        self._model.set_active(on)

    @property
    def last_column(self) -> int:
        return self._model.columnCount() - 1

    # -- columns ---------------------------------------------------------------------------------

    def set_columns(self, kept: dict[str, Any]) -> None:
        """Show columns as :meth:`columns` told them; without, those that are shown at first."""
        head = self.horizontalHeader()
        head.blockSignals(True)
        order = [c for c in kept.get("order", COLUMNS) if c in COLUMNS]
        order += [column for column in COLUMNS if column not in order]
        shown = set(kept.get("shown", SHOWN_FIRST)) | {"title"}
        widths = kept.get("widths", {})
        for visual, column in enumerate(order):
            section = COLUMNS.index(column)
            head.moveSection(head.visualIndex(section), visual)
            head.resizeSection(section, int(widths.get(column, _WIDTHS.get(column, _WIDTH))))
            self.setColumnHidden(section, column not in shown)
        head.blockSignals(False)
        self._title_widened = "title" in widths
        self._fit_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        """Until the user says how wide titles are, a narrow list shows the column behind them."""
        head = self.horizontalHeader()
        if not self._title_widened:
            room = self.viewport().width() - head.sectionSize(_BEHIND_TITLE)
            head.blockSignals(True)
            head.resizeSection(_TITLE, min(_WIDTHS["title"], max(_LEAST_TITLE, room)))
            head.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    @Slot(int, int, int)
    def _on_section_resized(self, section: int, _before: int, _now: int) -> None:
        self._title_widened = self._title_widened or section == _TITLE

    def columns(self) -> dict[str, Any]:
        """Which columns are shown, their order from the left, and their widths in pixels."""
        head = self.horizontalHeader()
        order = [COLUMNS[head.logicalIndex(visual)] for visual in range(len(COLUMNS))]
        shown = [c for c in order if not self.isColumnHidden(COLUMNS.index(c))]
        widths = {c: head.sectionSize(COLUMNS.index(c)) for c in shown}
        if not self._title_widened:
            del widths["title"]
        return {"order": order, "shown": shown, "widths": widths}

    def show_order(self, order: Order, ascending: bool) -> None:
        """Point in the headings at the column that the list is sorted by."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self._sorted = (order, ascending)
        section = COLUMNS.index(order.value)
        self.horizontalHeader().setSortIndicator(section, up if ascending else down)

    def columns_menu(self) -> QMenu:
        """Which columns are shown, to choose from."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section, column in enumerate(COLUMNS):
            action = menu.addAction(column_word(column))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(section))
            action.setEnabled(column != "title")
            action.setData(section)
        menu.triggered.connect(self._on_column_chosen)
        return menu

    @Slot(QPoint)
    def _on_head_menu(self, point: QPoint) -> None:
        self.columns_menu().exec(self.horizontalHeader().mapToGlobal(point))

    @Slot(QAction)
    def _on_column_chosen(self, action: QAction) -> None:
        self.setColumnHidden(action.data(), not action.isChecked())
        self.columns_changed.emit()

    @Slot()
    def _on_head_changed(self) -> None:
        self.columns_changed.emit()

    @Slot(int)
    def _on_section_clicked(self, section: int) -> None:
        order = order_of(COLUMNS[section])
        if order is None:
            self.show_order(*self._sorted)
        else:
            again, ascending = order == self._sorted[0], self._sorted[1]
            self.order_requested.emit(order, not ascending if again else order in ASCENDING)

    # -- groups ------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self.setItemDelegate(RowDelegate(theme, self))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if row_gestures.take_key(self, event):
            return
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            bar = self.horizontalScrollBar()  # rows are chosen, not cells
            bar.setValue(bar.value() + (STEP if key == Qt.Key.Key_Right else -STEP))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not row_gestures.take_press(self, event):
            super().mousePressEvent(event)
