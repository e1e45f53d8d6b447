"""The document list pane: where from, which status, filter, and the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.rows import DocumentRow, Status
from reader_app.ui.document_list.arrange_button import ArrangeButton
from reader_app.ui.document_list.arrangement import Arrangement
from reader_app.ui.document_list.list_notes import ListNotes
from reader_app.ui.document_list.sources_button import SourcesButton
from reader_app.ui.document_list.status_chips import StatusChips
from reader_app.ui.document_list.views import DocumentViews
from reader_app.ui.models.document_filter import EVERYTHING, Source, SourceKind
from reader_app.ui.models.document_list import DocumentListModel
from reader_app.ui.models.document_order import Order
from reader_app.ui.theme import Theme
from reader_app.ui.widgets.chip import Chip
from reader_app.ui.widgets.filter_field import FilterField

# Imported with their first use, after the window is there.
if TYPE_CHECKING:
    from reader_app.library.document_rows import Glance
    from reader_app.ui.document_list.document_menu import Folder
    from reader_app.ui.document_list.document_menus import DocumentMenus
    from reader_app.ui.organising.source_tree import SourceTree

# Pixels.
TREE_HEIGHT = 210
CHIP_WIDTH = 190


class DocumentListPane(QWidget):
    """Shows the library's documents. Chosen documents are told by id."""

    document_chosen = Signal(int)
    left_for_text = Signal()  # the keyboard is wanted in the open document
    remove_requested = Signal(list)
    status_requested = Signal(list, str)
    folder_requested = Signal(int)
    beside_requested = Signal(int)
    copy_path_requested = Signal(list)
    wanted = Signal(str, list, object)  # what the menu asks for beside, ids, a value to it
    order_changed = Signal(str)
    columns_shown = Signal(bool)
    changed = Signal()  # documents have come, gone or changed

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = DocumentListModel()
        self.views = DocumentViews(self.model, theme)
        self.chips = StatusChips(theme)
        self.filter = FilterField()
        self.sources_button = SourcesButton(theme)
        self.sort_button = ArrangeButton(theme)
        self.source_chip = Chip("", theme)
        self.notes = ListNotes()
        self._theme = theme
        self._sizes = [TREE_HEIGHT, 600]
        self._status: Status | None = None
        self.arrangement = Arrangement(self.model, self.views, self.sort_button, self._change, self)
        self._folders: list[Folder] = []
        self._build()
        self._connect()
        self.set_theme(theme)
        self.arrangement.show()

    def _build(self) -> None:
        self.filter.set_prompt(self.tr("Filter by title, source, tag"))
        self.filter.setToolTip(
            self.tr("Words of title, source, author, date, file name or tag; #tag for tags alone")
        )
        self.source_chip.hide()
        self.source_chip.setToolTip(self.tr("Show all documents again"))
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._build_list())
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.sources_button)
        row.addWidget(self.filter, 1)
        row.addWidget(self.sort_button)
        head = QVBoxLayout()
        head.setContentsMargins(8, 9, 8, 9)
        head.setSpacing(8)
        head.addWidget(self.chips)
        head.addLayout(row)
        head.addWidget(self.source_chip, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.splitter, 1)

    def _build_list(self) -> QWidget:
        widget = QWidget()
        layout = QVBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notes)
        layout.addWidget(self.views, 1)
        return widget

    def _connect(self) -> None:
        # Many changes of one kind follow each other: the counts of the tree wait for the last.
        self._soon = QTimer(self, singleShot=True, interval=150)
        self._soon.timeout.connect(self.changed)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.filter.list_requested.connect(self._on_list_requested)
        self.chips.status_chosen.connect(self._on_status_chosen)
        self.sources_button.toggled.connect(self._on_tree_toggled)
        self.sources_button.toggled.connect(self._show_source)
        self.source_chip.clicked.connect(self._on_chip_clicked)
        self.notes.restore_requested.connect(self._on_restore)
        self.views.chosen.connect(self.document_chosen)
        self.views.left_for_text.connect(self.left_for_text)
        self.views.menu_requested.connect(self._on_menu_requested)
        self.arrangement.order_changed.connect(self.order_changed)
        self.arrangement.columns_shown.connect(self.columns_shown)

    @cached_property
    def menus(self) -> DocumentMenus:
        """What can be done with the selected documents; made when it is first asked for."""
        from reader_app.ui.document_list.document_menus import DocumentMenus

        return DocumentMenus(self, lambda: self._folders)

    @cached_property
    def tree(self) -> SourceTree:
        """Where documents can be taken from, over the list; made when it is first asked for."""
        from reader_app.ui.organising.source_tree import SourceTree

        tree = SourceTree(self._theme)
        tree.setVisible(self.sources_button.isChecked())
        self.splitter.insertWidget(0, tree)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes(self._sizes)
        tree.choose(self.model.source)
        return tree

    @Slot(bool)
    def _on_tree_toggled(self, on: bool) -> None:
        self.tree.setVisible(on)

    # -- for the window ----------------------------------------------------------------------------

    @property
    def view(self) -> QAbstractItemView:
        """The cards, or the table, whichever is shown."""
        return self.views.view

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        parts = (self.views, self.chips, self.sources_button, self.sort_button, self.source_chip)
        for part in parts:
            part.set_theme(theme)
        if "tree" in vars(self):
            self.tree.set_theme(theme)

    def set_rows(self, rows: list[DocumentRow], folded: Iterable[str] = ()) -> None:
        self.views.cards.set_missing(0)
        with self._change():
            self.model.set_rows(rows, folded)

    @property
    def begins_with_newest(self) -> bool:
        """Whether what came last into the library stands first."""
        model = self.model
        return (
            (model.order, model.ascending, model.grouping) == (Order.ADDED, False, None)
            and model.source == EVERYTHING
            and not self.views.in_columns
        )

    def show_glance(self, glance: Glance) -> None:
        """Show the first rows as they will be among all; :meth:`set_rows` follows."""
        self.set_rows(glance.rows)
        self.chips.set_counts(Counter(glance.counts), glance.total)
        self.views.cards.set_missing(glance.total - len(glance.rows))

    def update_rows(self, rows: list[DocumentRow]) -> None:
        with self._change():
            self.model.update_rows([row for row in rows if row.removed is None])

    def remove_rows(self, ids: list[int]) -> None:
        with self._change():
            self.model.remove_rows(ids)

    def set_bin(self, rows: list[DocumentRow]) -> None:
        """The documents that can be restored."""
        with self._change():
            self.model.set_bin(rows)

    def set_folders(self, folders: Iterable[Folder]) -> None:
        """The collections that the menu offers."""
        self._folders = list(folders)

    def set_source(self, source: Source, members: Iterable[int] = ()) -> None:
        """Show the documents of a source alone."""
        with self._change():
            self.model.set_source(source, members)
        self.tree.choose(source)
        self._show_source()

    def choose(self, id: int) -> None:
        """Mark a document as the open one, without telling anyone."""
        self.views.set_open(id)

    def selected_ids(self) -> list[int]:
        """The selected documents in the list's order."""
        return self.views.selected_ids()

    def neighbour(self, step: int) -> int | None:
        """The document ``step`` places below (above, if negative) the open one, or None."""
        ids, here = self._readable(), self.views.open_document
        if here not in ids:
            return ids[0] if ids else None
        place = ids.index(here) + step
        return ids[place] if 0 <= place < len(ids) else None

    def next_unread(self) -> int | None:
        """The next document below the open one that is still to be read, from the top again."""
        ids, here = self._readable(), self.views.open_document
        start = ids.index(here) + 1 if here in ids else 0
        for id in ids[start:] + ids[:start]:
            row = self.model.row_of(id)
            if row and row.status == Status.UNREAD and id != here:
                return id
        return None

    def _readable(self) -> list[int]:
        return [] if self.model.source.kind == SourceKind.BIN else self.model.ids()

    # -- state -------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """How the list is arranged, to be kept until the next start."""
        source = self.model.source
        return {
            **self.arrangement.state(),
            "source": [source.kind.value, source.key],
            "tree": self.sources_button.isChecked(),
            "tree_sizes": self.splitter.sizes() if "tree" in vars(self) else self._sizes,
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        """Arrange the list as :meth:`state` told; the source is the caller's to set."""
        self.arrangement.restore(state)
        sizes = state.get("tree_sizes")
        if isinstance(sizes, list) and len(sizes) == 2 and sizes[0]:
            self._sizes = [int(size) for size in sizes]
            if "tree" in vars(self):
                self.splitter.setSizes(self._sizes)
        self.sources_button.setChecked(bool(state.get("tree")))

    # -- slots -------------------------------------------------------------------------------------

    @Slot(str)
    def _on_filter_changed(self, text: str) -> None:
        with self._change():
            self.model.set_filter(text, self._status)

    @Slot(object)
    def _on_status_chosen(self, status: Status | None) -> None:
        self._status = status
        self.model.let_go()
        self._on_filter_changed(self.filter.text())

    @Slot()
    def _on_chip_clicked(self) -> None:
        self.tree.source_chosen.emit(EVERYTHING)

    @Slot()
    def _on_restore(self) -> None:
        ids = self.selected_ids() or self.model.ids()
        if ids:
            self.wanted.emit("restore", ids, None)

    @Slot()
    def _show_source(self) -> None:
        """The chosen source as a chip, where the tree does not show it."""
        source = self.model.source
        shown = source != EVERYTHING and not self.sources_button.isChecked()
        self.source_chip.setVisible(shown)
        if not shown:
            return
        word = self.tree.word_of(source)
        text = self.source_chip.fontMetrics().elidedText(
            word, Qt.TextElideMode.ElideMiddle, CHIP_WIDTH
        )
        self.source_chip.setText(f"{text}  ×")
        self.source_chip.setAccessibleName(self.tr("{0}: show all again").format(word))
        self.source_chip.setChecked(True)
        self.source_chip.updateGeometry()

    @Slot(QPoint)
    def _on_menu_requested(self, point: QPoint) -> None:
        self.menus.show(point)

    @Slot()
    def _on_list_requested(self) -> None:
        view = self.view
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not view.currentIndex().isValid():
            view.setCurrentIndex(view.model().index(0, 0))

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Around every change of the model: the open document stays the current one."""
        self.views.begin_change()
        try:
            yield
            counts = self.model.counts()
            self.chips.set_counts(counts, sum(counts.values()))
            self._show_notes()
        finally:
            self.views.end_change()
        self._soon.start()

    def _show_notes(self) -> None:
        model = self.model
        filtered = bool(self.filter.text().strip()) or self._status is not None
        self.notes.show_state(model.source, not model.entries(), filtered, model.total > 0)
