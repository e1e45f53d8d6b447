"""The search field of the top bar: hits of the whole library below it, as one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
)

from reader_app.library.library import Library
from reader_app.library.search.page import SearchPage, View
from reader_app.messages import render
from reader_app.ui.icons import icon
from reader_app.ui.jobs import Jobs
from reader_app.ui.search.history import SearchHistory
from reader_app.ui.search.recent import QUERY_ROLE, RecentModel
from reader_app.ui.search.results import ROW_ROLE, HitDelegate, HitsModel
from reader_app.ui.search.runner import IndexKeeper, SearchRunner
from reader_app.ui.search.syntax_help import SyntaxHelp
from reader_app.ui.search.wording import pending_of, total_of
from reader_app.ui.theme import Theme, theme

DELAY_MILLISECONDS = 120
LIMIT = 12
# Pixels.
POPUP_WIDTH = 560
POPUP_HEIGHT = 520


class SearchField(QLineEdit):
    """Searches while one types; Enter or a click opens the hit, with Ctrl all results.

    What an input method has not finished is no text yet: ``textEdited`` waits for it.
    """

    row_chosen = Signal(object, object)  # ResultRow, the words to be marked
    all_requested = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs, language: str = "en") -> None:
        super().__init__()
        self._language = language
        self.history = SearchHistory(library)
        self.keeper = IndexKeeper(library, jobs, self)
        self._runner = SearchRunner(library, jobs, self.keeper, self)
        self._model = HitsModel()
        self._recent = RecentModel()
        self._page: SearchPage | None = None
        self._view = QListView()
        self._delegate = HitDelegate(theme("light"), self._view)
        self._plain = self._view.itemDelegate()
        self._note, self._hint = QLabel(), QLabel()
        self._all, self._clear = QPushButton(), QPushButton(self.tr("Clear history"))
        self._help = QPushButton(self.tr("How to search"))
        self._popup = QFrame(self, Qt.WindowType.ToolTip)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MILLISECONDS)
        self._timer.timeout.connect(self._start)
        self._glass = self.addAction(
            icon("search", theme("light").colour("muted")), QLineEdit.ActionPosition.LeadingPosition
        )
        self.setPlaceholderText(self.tr("Search the library (Ctrl+K)"))
        self.setAccessibleName(self.tr("Search the library"))
        self.setClearButtonEnabled(True)
        self._connect()
        self._build_popup()

    def _connect(self) -> None:
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)
        self.returnPressed.connect(self._on_return)
        self._runner.found.connect(self._on_found)
        self._runner.failed.connect(self.failed)
        self._view.clicked.connect(self._choose)
        self._all.clicked.connect(self.show_all)
        self._clear.clicked.connect(self._on_clear)
        self._help.clicked.connect(self._on_help)

    def _build_popup(self) -> None:
        self._popup.setObjectName("card")
        self._popup.setFocusProxy(self)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        for label in (self._note, self._hint):
            label.setProperty("role", "muted")
            label.setContentsMargins(12, 6, 12, 2)
            label.setWordWrap(True)
        for button in (self._all, self._clear, self._help):
            button.setFlat(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 4, 6, 4)
        foot.addWidget(self._all)
        foot.addWidget(self._clear)
        foot.addStretch()
        foot.addWidget(self._help)
        layout = QVBoxLayout(self._popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._note)
        layout.addWidget(self._hint)
        layout.addWidget(self._view, 1)
        layout.addLayout(foot)

    def set_theme(self, chosen: Theme) -> None:
        self._delegate.set_theme(chosen)
        self._recent.set_theme(chosen)
        self._glass.setIcon(icon("search", chosen.colour("muted")))

    @Slot()
    def focus(self) -> None:
        """Take the keyboard, with what stands there selected; without, offer what was before."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if self.text().strip():
            self._start()
        else:
            self._offer()

    def search_for(self, text: str) -> None:
        """Look for ``text`` as if it had been typed here."""
        self.setText(text)
        self.focus()

    @property
    def popup(self) -> QFrame:
        return self._popup

    @property
    def hits(self) -> HitsModel:
        return self._model

    # -- searching ---------------------------------------------------------------------------------

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text.strip():
            self._timer.start()

    @Slot(str)
    def _on_changed(self, text: str) -> None:
        if not text.strip():
            self._timer.stop()
            self._runner.stop()
            self._page = None
            self._model.set_hits(())
            if self.hasFocus() and self._popup.isVisible():
                self._offer()

    @Slot()
    def _start(self) -> None:
        self._timer.stop()
        self._runner.start(self.text(), View(LIMIT))

    @Slot(object)
    def _on_found(self, page: SearchPage) -> None:
        if not self.hasFocus() or not self.text().strip():
            return
        self._page = page
        self._use(self._model, self._delegate)
        self._model.set_hits(page.hits)
        found = total_of(page) if page.total else self._advice()
        self._say(self._note, " ".join(part for part in (found, pending_of(page)) if part))
        self._say(self._hint, render(page.hint, self._language) if page.hint else "")
        self._view.setVisible(bool(page.hits))
        self._all.setText(self.tr("All results (Ctrl+Enter)"))
        self._all.setVisible(True)
        self._clear.hide()
        if page.hits:
            self._view.setCurrentIndex(self._model.index(0))
        self._place_popup()

    def _advice(self) -> str:
        return self.tr("Nothing found. Try fewer words or one of them alone.")

    @staticmethod
    def _say(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _offer(self) -> None:
        """Searches that were kept, and the last ones."""
        self._recent.set_queries(self.history.saved(), self.history.queries()[:8])
        self._use(self._recent, self._plain)
        none = not self._recent.rowCount()
        self._say(self._note, self.tr("Words, “phrases”, names, dates, tags…") if none else "")
        self._say(self._hint, "")
        self._view.setVisible(not none)
        self._view.setCurrentIndex(QModelIndex())
        self._all.hide()
        self._clear.setVisible(bool(self.history.queries()))
        self._place_popup()

    def _use(self, model: HitsModel | RecentModel, delegate: object) -> None:
        if self._view.model() is not model:
            self._view.setModel(model)
            self._view.setItemDelegate(delegate)  # type: ignore[arg-type]

    def _place_popup(self) -> None:
        model = self._view.model()
        rows = model.rowCount() if self._view.isVisibleTo(self._popup) else 0
        self._view.setIconSize(QSize(16, 16))
        width = min(POPUP_WIDTH, self.window().width() - 20)
        self._popup.resize(width, 10)
        height = sum(self._view.sizeHintForRow(row) for row in range(rows))
        labels = [one for one in (self._note, self._hint) if one.isVisibleTo(self._popup)]
        height += sum(one.heightForWidth(width - 2) for one in labels)
        height += self._help.sizeHint().height() + 14
        corner = self.mapToGlobal(QPoint(self.width() - width, self.height() + 4))
        self._popup.setGeometry(corner.x(), corner.y(), width, min(POPUP_HEIGHT, height))
        self._popup.show()

    # -- choosing ----------------------------------------------------------------------------------

    @Slot()
    def _on_return(self) -> None:
        if self._popup.isVisible() and self._view.currentIndex().isValid():
            self._choose(self._view.currentIndex())
        elif self.text().strip():
            self.show_all()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row, query = index.data(ROW_ROLE), index.data(QUERY_ROLE)
        if row is not None:
            self._popup.hide()
            self.history.add(self.text())
            self.row_chosen.emit(row, self._page.terms if self._page else ())
        elif query is not None:
            self.setText(query)
            self._start()

    @Slot()
    def show_all(self) -> None:
        """Show all results on the page of results."""
        self._popup.hide()
        self.history.add(self.text())
        self.all_requested.emit(self.text())

    @Slot()
    def _on_clear(self) -> None:
        self.history.clear()
        self._offer()

    @Slot()
    def _on_help(self) -> None:
        self._popup.hide()
        SyntaxHelp(self.window()).show_below(self)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Return is the window's key for something else, but not in this field."""
        if event.type() == QEvent.Type.ShortcutOverride and _shows_all(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and Down walk through what is offered, Escape closes it."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._popup.hide()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif _shows_all(event):
            if self.text().strip():
                self.show_all()
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        if not self._popup.isVisible():
            self.focus()
            return
        model = self._view.model()
        row = max(0, min(model.rowCount() - 1, self._view.currentIndex().row() + step))
        self._view.setCurrentIndex(model.index(row, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._popup.hide()


def _shows_all(event: QEvent) -> bool:
    """Whether Return or Enter is pressed together with Ctrl."""
    return (
        isinstance(event, QKeyEvent)
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )
