"""The table of all figures: sorted, filtered, copied."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader_app.ui.layers import FindingRef
from reader_app.ui.models.figures import Column, FigureRow, FiguresModel, as_tsv
from reader_app.ui.models.tree import ROW
from reader_app.ui.panel.delegates import Index, PanelDelegate, has
from reader_app.ui.panel.painting import SMALL, draw_nothing, draw_text, dress, sized
from reader_app.ui.theme import Theme

_PAD = 6
# No column is narrower than this if its texts need as much, and no place is shown in less: pixels.
_LEAST, _LEAST_PLACE = 44, 48
# Shares of the width that a column may take at most; what is counted gets the rest.
_LIMITS = {Column.VALUE: 0.5, Column.UNIT: 0.24}
_PLACE = 0.34  # of what is left, where what is counted needs more than there is

_HEADER_STYLE = """
QHeaderView {{ background: {window}; border: none; }}
QHeaderView::section {{
    background: {window}; color: {muted}; border: none; border-bottom: 1px solid {line};
    padding: 4px 6px; font-size: {size};
}}
QHeaderView::section:hover {{ color: {text}; }}
"""


class FigureDelegate(PanelDelegate):
    """Values bold in the figures' colour, places muted, a hairline under every row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.data(ROW), index.column()
        painter.save()
        rect = option.rect
        if has(option, QStyle.StateFlag.State_Selected):
            painter.fillRect(rect, self.theme.colour("selection"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self.theme.colour("line"))
        font, role = sized(option.font, 0.95), "text"
        colour = self.theme.colour("text")
        if column == Column.VALUE:
            font, colour = sized(option.font, 0.95, bold=True), self.theme.layer("figure")
        elif column == Column.PLACE:
            font, role = sized(option.font, SMALL), "muted"
            colour = self.theme.colour(role)
        alignment = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        draw_text(
            painter, rect.adjusted(_PAD, 0, -_PAD, 0), row.cells[column], font, colour, alignment
        )
        painter.restore()


class FiguresTable(QTableView):
    """``row_activated`` follows a click or Return; ``find_requested`` carries a text."""

    row_activated = Signal(object)
    find_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FiguresModel(self)
        self.setModel(self.figures)
        self._delegate = FigureDelegate(self)
        self.setItemDelegate(self._delegate)
        self._lay_out()
        self._make_actions()
        self.clicked.connect(self._on_clicked)

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + 13)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        self.setSortingEnabled(True)
        self.sort_by_text()

    def sort_by_text(self) -> None:
        """Back to the order of the text."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _make_actions(self) -> None:
        self.copy_action = QAction(self)
        self.copy_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy_all_action, self.go_action = QAction(self), QAction(self)
        self.find_action = QAction(self)
        self.copy_action.triggered.connect(self.copy)
        self.copy_all_action.triggered.connect(self.copy_all)
        self.go_action.triggered.connect(self._on_go_triggered)
        self.find_action.triggered.connect(self._on_find_triggered)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Figures"))
        self.copy_action.setText(self.tr("Copy rows"))
        self.copy_all_action.setText(self.tr("Copy the whole table"))
        self.go_action.setText(self.tr("Show in the text"))
        self.find_action.setText(self.tr("Find in the text"))
        self.horizontalHeader().setToolTip(self.tr("Click to sort"))

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        dress(self, theme)
        small = sized(self.font(), SMALL)
        size = f"{small.pixelSize()}px" if small.pixelSize() > 0 else f"{small.pointSizeF()}pt"
        header_style = _HEADER_STYLE.format(size=size, **theme.colours)
        self.horizontalHeader().setStyleSheet(header_style)
        self.viewport().update()

    def set_rows(self, rows: list[FigureRow]) -> None:
        self.figures.set_rows(rows)
        self.sort_by_text()
        self._fit_columns()
        self.scrollToTop()

    def set_filter(self, text: str) -> None:
        """Show only figures that contain a text; the chosen one stays chosen."""
        chosen = self._current()
        self.figures.set_filter(text)
        self.select(chosen.ref if chosen else None)

    def select(self, ref: FindingRef | None) -> bool:
        """Choose a figure's row and show it; False if it is not shown."""
        index = self.figures.index_of(ref) if ref else QModelIndex()
        if not index.isValid():
            self.clearSelection()
            return False
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def chosen_rows(self) -> list[FigureRow]:
        """The chosen rows from the top; all shown rows if none is chosen."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.figures.shown[number] for number in chosen] or self.figures.shown

    @Slot()
    def copy(self) -> None:
        """Put the chosen rows, or all, on the clipboard as tab-separated text."""
        QGuiApplication.clipboard().setText(as_tsv(self.chosen_rows()))

    @Slot()
    def copy_all(self) -> None:
        QGuiApplication.clipboard().setText(as_tsv(self.figures.shown))

    @Slot()
    def _on_go_triggered(self) -> None:
        if row := self._current():
            self.row_activated.emit(row)

    @Slot()
    def _on_find_triggered(self) -> None:
        if row := self._current():
            self.find_requested.emit(row.text)

    def _current(self) -> FigureRow | None:
        row: FigureRow | None = self.currentIndex().data(ROW)
        return row

    def menu_at(self, point: QPoint) -> QMenu | None:
        """The context menu for a point of the viewport; None beside the rows."""
        if not self.indexAt(point).isValid():
            return None
        menu = QMenu(self)
        menu.addActions([self.go_action, self.find_action])
        menu.addSeparator()
        menu.addActions([self.copy_action, self.copy_all_action])
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if menu := self.menu_at(event.pos()):
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        """A click that extends a selection leaves the text where it is."""
        if len(self.selectionModel().selectedRows()) == 1:
            self.row_activated.emit(index.data(ROW))

    def event(self, event: QEvent) -> bool:
        """The copy key means the rows, whatever else it means in the window."""
        if event.type() is QEvent.Type.ShortcutOverride and _is_copy(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_copy(event):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_go_triggered()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.figures.every and not self.figures.shown:
            sentence = self.tr("No figure contains these words.")
            draw_nothing(self, self._delegate.theme, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Values are shown whole; of what their units leave, what is counted gets as much as it
        needs up to a share, and the place the rest, unless that is too little to say anything."""
        room = self.viewport().width()
        wanted = {column: self._wanted(column) for column in Column}
        widths = {c: min(wanted[c], max(_LEAST, round(room * s))) for c, s in _LIMITS.items()}
        left = room - sum(widths.values())
        place = min(wanted[Column.PLACE], max(left - wanted[Column.WHAT], round(left * _PLACE)))
        self.setColumnHidden(Column.PLACE, place < min(wanted[Column.PLACE], _LEAST_PLACE))
        if self.isColumnHidden(Column.PLACE):
            place = 0
        widths |= {Column.PLACE: place, Column.WHAT: max(_LEAST, left - place)}
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _wanted(self, column: Column) -> int:
        """The width of a column's longest cell in pixels, judged by its longest few texts."""
        longest = sorted({row.cells[column] for row in self.figures.every}, key=len)[-12:]
        metrics = QFontMetrics(sized(self.font(), 0.95, bold=True))
        title = str(self.figures.headerData(column, Qt.Orientation.Horizontal))
        widths = (metrics.horizontalAdvance(text) for text in (*longest, title))
        return max(widths) + 2 * _PAD + 4


def _is_copy(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
