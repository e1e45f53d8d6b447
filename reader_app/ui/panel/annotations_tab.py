"""The annotations tab: the tray, the list with its filter, and the note of the chosen row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document
from reader_app.library.annotation import Annotation
from reader_app.ui.marks.awaited import AwaitedLine
from reader_app.ui.marks.filter_bar import AnnotationFilter
from reader_app.ui.marks.note_editor import NoteEditor
from reader_app.ui.marks.tray import Tray
from reader_app.ui.models.annotations import AnnotationListModel
from reader_app.ui.panel.annotation_delegate import AnnotationDelegate
from reader_app.ui.panel.even_list import EvenList
from reader_app.ui.panel.tab import PanelTab
from reader_app.ui.theme import Theme

_EDITOR = 156  # pixels
_MOVING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class AnnotationList(EvenList):
    """``chosen`` follows a click or Return on a row, ``walked`` a key that moves to a row."""

    chosen = Signal(QModelIndex)
    walked = Signal(QModelIndex)
    delete_requested = Signal()
    keyboard_moved = Signal()  # into the list, or out of it

    def __init__(self) -> None:
        super().__init__()
        self.delegate = AnnotationDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self._on_clicked)

    def selected_rows(self) -> list[int]:
        """The selected rows, in their order."""
        parts = self.selectionModel().selection()
        return sorted(
            row
            for part in parts  # type: ignore[attr-defined]  # missing in the stubs
            for row in range(part.top(), part.bottom() + 1)
        )

    def count_selected(self) -> int:
        parts = self.selectionModel().selection()
        return sum(part.height() for part in parts)  # type: ignore[attr-defined]

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if self.count_selected() == 1:
            self.chosen.emit(index)

    def event(self, event: QEvent) -> bool:
        """Delete is for the rows, not for a document, while the keyboard is here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Delete)
            if event.isAccepted():
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.keyboard_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keyboard_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit()
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            moved = event.key() in _MOVING and self.currentIndex() != before
            if moved and self.count_selected() == 1:
                self.walked.emit(self.currentIndex())


class AnnotationsTab(PanelTab):
    """Needs no analysis. ``MarksInPanel`` fills it and carries out what it asks for."""

    shown = Signal()

    name = "annotations"
    needs_analysis = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title_of: Callable[[int], str] = lambda _document: ""
        self.model = AnnotationListModel(self._title, self)
        self.filter, self.tray, self.awaited = AnnotationFilter(), Tray(), AwaitedLine()
        self.view, self.editor = AnnotationList(), NoteEditor()
        self.count, self._nothing = QLabel(), QLabel()
        self.view.setModel(self.model)
        self._build()
        self.focus_target = self.view
        self.retranslate()

    def _build(self) -> None:
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setProperty("role", "muted")
        self._nothing.setContentsMargins(28, 40, 28, 12)
        self.count.setProperty("role", "muted")
        self.count.setContentsMargins(16, 2, 16, 4)
        foot = QWidget()
        self._foot = QVBoxLayout(foot)
        self._foot.setContentsMargins(14, 8, 14, 10)
        self._foot.addWidget(self.editor)
        self.foot = foot
        foot.setFixedHeight(_EDITOR)
        foot.hide()
        for widget in (self.filter, self.tray, self.awaited, self.count):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(foot)

    def _title(self, document: int) -> str:
        return self._title_of(document)

    def set_title_of(self, title_of: Callable[[int], str]) -> None:
        """Say what documents are called."""
        self._title_of = title_of

    # -- the list ----------------------------------------------------------------------------------

    def show_count(self, known: bool = True) -> None:
        """Say how many there are, unless that is not ``known`` yet, or why there are none."""
        total = self.model.rowCount()
        shown = bool(total)
        self.count.setText(self.tr("%n in this list", "", total) if shown and known else "")
        self.count.setVisible(shown)
        self.view.setVisible(shown)
        self._nothing.setVisible(not shown)
        self._nothing.setText(self._why_nothing() if known else "")
        self.focus_target = self.view if shown else self.filter.words

    def _why_nothing(self) -> str:
        if not self.filter.is_empty:
            return self.tr("Nothing passes the filter.")
        if self.filter.bookmarks.isChecked():
            return self.tr("No bookmarks yet. Ctrl+B puts one where you are reading.")
        return self.tr("No annotations yet. Select words in the text to mark them.")

    def selected_ids(self) -> list[str]:
        """The ids of the selected rows, in the order of the list."""
        ids = self.model.ids
        return [ids[row] for row in self.view.selected_rows()]

    def selected(self) -> list[Annotation]:
        """The annotations of the selected rows, as far as they have been read."""
        return self.model.known(self.selected_ids())

    def select_ids(self, ids: list[str], *, scroll: bool = True) -> None:
        """Select the rows of annotations, as far as they are shown; nothing is announced."""
        chooser, flag = self.view.selectionModel(), QItemSelectionModel.SelectionFlag
        rows = [index.row() for index in map(self.model.index_of, ids) if index.isValid()]
        self.view.blockSignals(True)
        if rows:
            first = self.model.index(rows[0])
            chooser.setCurrentIndex(first, flag.NoUpdate)
            if scroll:
                self.view.scrollTo(first)
        chooser.select(self._selection(sorted(rows)), flag.ClearAndSelect)
        self.view.blockSignals(False)

    def _selection(self, rows: Sequence[int]) -> QItemSelection:
        """Rows, in their order, as few stretches."""
        selection, index = QItemSelection(), self.model.index
        for _, stretch in groupby(enumerate(rows), lambda at: at[1] - at[0]):
            places = [row for _, row in stretch]
            selection.append(QItemSelectionRange(index(places[0]), index(places[-1])))
        return selection

    def open_menu(self, menu: QMenu, point: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.view.viewport().mapToGlobal(point))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    # -- PanelTab ----------------------------------------------------------------------------------

    def fill(self, _document: Document, _analysis: Analysis) -> bool:
        return True

    def clear(self) -> None:
        self.model.show(())
        self.tray.show_waiting((), "")
        self.foot.hide()

    def empty_sentence(self) -> str:
        return ""

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Annotations"))
        self.filter.retranslate()
        self.show_count()

    def set_theme(self, chosen: Theme) -> None:
        self.view.delegate.theme = chosen
        self.view.setStyleSheet(f"QListView {{ background: {chosen.colours['window']}; }}")
        self.filter.set_theme(chosen)
        self.tray.set_theme(chosen)
        self.view.viewport().update()
