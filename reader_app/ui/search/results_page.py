"""All results of a search, over the text: grouped by document, sorted, filtered by status."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.rows import Status
from reader_app.library.search.page import Facet, Facets, SearchPage, Sort, View
from reader_app.library.search.rewriting import narrowed
from reader_app.messages import render
from reader_app.ui.document_list.status_chips import StatusChips
from reader_app.ui.icons import icon
from reader_app.ui.search.facets_pane import FacetsPane
from reader_app.ui.search.results import ROW_ROLE, HitDelegate, HitsModel
from reader_app.ui.search.runner import SearchRunner
from reader_app.ui.search.syntax_help import SyntaxHelp
from reader_app.ui.search.wording import pending_of, sort_name, total_of
from reader_app.ui.theme import Theme
from reader_app.ui.widgets.chip import HEIGHT

LIMIT = 50
_PASSAGES = 3
_LINES = 2
_WIDE = 620  # pixels


class ResultsView(QListView):
    """The list of results: Return opens one, Escape leaves."""

    left = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows of another width have other heights, which a list does not think of by itself."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ResultsPage(QWidget):
    """Lies over the reading pane while it is shown."""

    row_chosen = Signal(object)  # ResultRow
    query_chosen = Signal(str)
    save_requested = Signal(str, str)  # name, query
    closed = Signal()

    def __init__(self, theme: Theme, language: str, runner: SearchRunner, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._theme, self._language, self._runner = theme, language, runner
        self._query, self._sort = "", Sort.RELEVANCE
        self._status: Status | None = None
        self._page: SearchPage | None = None
        self._narrowed: tuple[Facet, ...] = ()
        self.facets = FacetsPane(theme)
        self.model = HitsModel(_PASSAGES)
        self.view = ResultsView()
        self.chips = StatusChips(theme)
        self.total, self.hint, self.pending = QLabel(), QLabel(), QLabel()
        self.save = self._button(self.tr("Save this search…"))
        self.help = self._button(self.tr("How to search"))
        self.close_button = self._button(self.tr("Back to the text (Esc)"))
        self.order = QToolButton()
        self._delegate = HitDelegate(theme, self.view, _LINES)
        self._others = QWidget()
        self._build()
        self._connect()
        self.set_theme(theme)
        over.installEventFilter(self)
        self.hide()

    @staticmethod
    def _button(says: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(says)
        button.setAccessibleName(says)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _build(self) -> None:
        self.setObjectName("pageArea")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Results of the search"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setAccessibleName(self.tr("Results"))
        self.total.setProperty("role", "headline")
        for label in (self.hint, self.pending):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self._build_order()
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(self._head())
        layout.addWidget(self._others)
        layout.addLayout(self._results(), 1)
        layout.addStretch()

    def _build_order(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(self)
        for sort in Sort:
            action = QAction(sort_name(sort), menu, checkable=True, checked=sort is self._sort)
            action.setData(sort.value)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(self._on_order_chosen)
        self.order.setMenu(menu)
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.order.setText(sort_name(self._sort))
        self.order.setToolTip(self.tr("Order of the results"))
        self.order.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("sunken")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 9, 10, 9)
        row.setSpacing(4)
        row.addWidget(self.chips, 1)
        for button in (self.order, self.save, self.help, self.close_button):
            button.setFixedHeight(HEIGHT)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return bar

    def _results(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.facets)
        self.facets.hide()
        return row

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(14, 12, 14, 8)
        column.setSpacing(4)
        for label in (self.total, self.hint, self.pending):
            column.addWidget(label)
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return head

    def _connect(self) -> None:
        self._runner.found.connect(self._on_found)
        self._runner.alternatives_found.connect(self._on_alternatives)
        self._runner.facets_found.connect(self._on_facets)
        self.facets.chosen.connect(self._on_narrowed)
        self.facets.dropped.connect(self._on_widened)
        self.chips.status_chosen.connect(self._on_status_chosen)
        self.view.activated.connect(self._on_activated)
        self.view.clicked.connect(self._on_activated)
        self.view.left.connect(self.leave)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.save.clicked.connect(self._on_save)
        self.help.clicked.connect(self._on_help)
        self.close_button.clicked.connect(self.leave)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._delegate.set_theme(theme)
        self.chips.set_theme(theme)
        self.facets.set_theme(theme)
        drawings = {"sort": self.order, "star": self.save, "question": self.help}
        for name, button in {**drawings, "close": self.close_button}.items():
            button.setIcon(icon(name, theme.colour("secondary")))

    # -- use ---------------------------------------------------------------------------------------

    @property
    def query(self) -> str:
        return self._query

    def show_query(self, query: str) -> None:
        """Search, and lie over the text with all that is found."""
        if query != self._query:
            self._status = None
            self.chips.choose(None)
            self._narrowed = ()
            self.facets.show_facets(Facets(), ())
        self._query = query
        self._look()
        self.bring_up()

    def bring_up(self) -> None:
        """Lie over the text again, as it was left."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._take_focus()

    def _take_focus(self) -> None:
        list_ = self.view if self.view.isVisible() else self
        list_.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, also where there is no list."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def leave(self) -> None:
        """Give the text free."""
        self.hide()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Open the next (previous, if negative) result of the list."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            index = self.model.index(row)
            self.view.setCurrentIndex(index)
            self._on_activated(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the size of what lies below."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return False

    def _look(self, offset: int = 0) -> None:
        narrowed = tuple(one.query for one in self._narrowed)
        view = View(LIMIT, offset, self._sort, self._status, not offset, narrowed)
        self._runner.start(self._query, view)

    @Slot(object)
    def _on_found(self, page: SearchPage) -> None:
        self._page = page
        if page.view.offset:
            self.model.add_hits(page.hits)
            return
        self.model.set_hits(page.hits)
        self.total.setText(total_of(page))
        self._say(self.hint, render(page.hint, self._language) if page.hint else "")
        self._say(self.pending, pending_of(page))
        counts = Counter(dict(page.statuses))
        self.chips.set_counts(counts, counts.total())
        focused = self.hasFocus() or self.view.hasFocus()
        self.view.setVisible(bool(page.hits))
        self.save.setEnabled(bool(page.query.strip()))
        if page.hits:
            self.view.setCurrentIndex(self.model.index(0))
            self.view.scrollToTop()
        if focused:
            self._take_focus()

    @Slot(object)
    def _on_facets(self, facets: Facets) -> None:
        self.facets.show_facets(facets, self._narrowed)
        self._place_facets()

    def _place_facets(self) -> None:
        """They stand beside the results where there is room for both."""
        self.facets.setVisible(not self.facets.empty and self.width() >= _WIDE)

    @Slot(object)
    def _on_narrowed(self, facet: Facet) -> None:
        self._narrowed += (facet,)
        self._look()

    @Slot(object)
    def _on_widened(self, facet: Facet) -> None:
        self._narrowed = tuple(one for one in self._narrowed if one != facet)
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_facets()

    @staticmethod
    def _say(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    @Slot(object)
    def _on_alternatives(self, found: tuple[tuple[str, int], ...]) -> None:
        """Where nothing was found, say what can be."""
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(14, 4, 14, 12)
        column.setAlignment(Qt.AlignmentFlag.AlignLeft)
        if found:
            column.addWidget(QLabel(self.tr("Found instead:")))
        for query, total in found:
            words = self.tr("{0} — %n document(s)", "", total).format(query)
            button = QPushButton(words)
            button.setProperty("query", query)
            button.clicked.connect(self._on_other_chosen)
            column.addWidget(button)
        self._column.replaceWidget(self._others, fresh)
        self._others.deleteLater()
        self._others = fresh
        fresh.setVisible(bool(found))

    @Slot()
    def _on_other_chosen(self) -> None:
        self.query_chosen.emit(self.sender().property("query"))

    @Slot(object)
    def _on_status_chosen(self, status: Status | None) -> None:
        self._status = status
        self._look()

    @Slot(QAction)
    def _on_order_chosen(self, action: QAction) -> None:
        self._sort = Sort(action.data())
        self.order.setText(sort_name(self._sort))
        self._look()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        """Near the end, more are fetched."""
        page, bar = self._page, self.view.verticalScrollBar()
        if page is None or value < bar.maximum() - 2 * bar.pageStep():
            return
        reached = page.view.offset + page.view.limit
        if reached < page.total and page.query == self._query:
            self._page = None  # until the next page is there
            self._look(reached)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self.row_chosen.emit(row)

    @Slot()
    def _on_save(self) -> None:
        from reader_app.ui.dialogs.line_of_text import ask_line

        title, prompt = self.tr("Save this search"), self.tr("Name:")
        dialog = ask_line(self.window(), title, prompt, self._query)
        dialog.textValueSelected.connect(self._on_named)

    @Slot(str)
    def _on_named(self, name: str) -> None:
        if name.strip():
            conditions = [one.query for one in self._narrowed]
            if self._status is not None:
                conditions.append(f"status:{self._status}")
            self.save_requested.emit(name.strip(), narrowed(self._query, conditions))

    @Slot()
    def _on_help(self) -> None:
        SyntaxHelp(self.window()).show_below(self.help)
