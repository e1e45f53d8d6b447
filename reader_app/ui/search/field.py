"""The search field of the top bar: hits of the whole library below it, as one types."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout

from reader_app.library.library import Library
from reader_app.library.search.page import SearchPage
from reader_app.ui.icons import icon
from reader_app.ui.jobs import Job, Jobs, Report
from reader_app.ui.search.results import HIT_ROLE, HitDelegate, HitsModel
from reader_app.ui.theme import Theme, theme

DELAY_MILLISECONDS = 120
LIMIT = 50
# Pixels.
POPUP_WIDTH = 520
POPUP_HEIGHT = 460


class SearchField(QLineEdit):
    """Searches while one types; Enter or a click opens the hit."""

    hit_chosen = Signal(int, int, int)  # document, start and end in code points
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs) -> None:
        super().__init__()
        self._library = library
        self._jobs = jobs
        self._job: Job | None = None
        self._model = HitsModel()
        self._view = QListView()
        self._delegate = HitDelegate(theme("light"), self._view)
        self._note = QLabel()
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
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_return)
        self._build_popup()

    def _build_popup(self) -> None:
        self._popup.setObjectName("card")
        self._popup.setFocusProxy(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._delegate)
        self._view.setUniformItemSizes(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(self._on_clicked)
        self._note.setProperty("role", "muted")
        self._note.setContentsMargins(12, 6, 12, 6)
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self._popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._note)
        layout.addWidget(self._view, 1)

    def set_theme(self, chosen: Theme) -> None:
        self._delegate.set_theme(chosen)
        self._glass.setIcon(icon("search", chosen.colour("muted")))

    @Slot()
    def focus(self) -> None:
        """Take the keyboard, with what stands there selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def search_for(self, text: str) -> None:
        """Look for ``text`` as if it had been typed here."""
        self.setText(text)
        self.focus()
        self._start()

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
        else:
            self._timer.stop()
            self._popup.hide()

    @Slot()
    def _start(self) -> None:
        if self._job is not None:
            self._job.cancel()
        operation = _Search(self._library, self.text())
        self._job = self._jobs.start(
            operation.run, succeeded=self._on_found, failed=self._on_failed
        )

    @Slot(object)
    def _on_found(self, page: SearchPage) -> None:
        self._job = None
        if not self.hasFocus() or not self.text().strip():
            return
        self._model.set_hits(tuple(page.hits))
        if page.total:
            self._note.setText(self.tr("%n document(s) found", "", page.total))
        else:
            self._note.setText(self.tr("Nothing found. Try fewer words or one of them alone."))
        self._view.setVisible(bool(page.total))
        if page.total:
            self._view.setCurrentIndex(self._model.index(0))
        self._place_popup(len(page.hits))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)

    def _place_popup(self, rows: int) -> None:
        row = self._view.sizeHintForRow(0) if rows else 0
        height = min(POPUP_HEIGHT, self._note.sizeHint().height() + rows * row + 6)
        corner = self.mapToGlobal(QPoint(self.width() - POPUP_WIDTH, self.height() + 4))
        self._popup.setGeometry(corner.x(), corner.y(), POPUP_WIDTH, height)
        self._popup.show()

    # -- choosing ----------------------------------------------------------------------------------

    @Slot()
    def _on_return(self) -> None:
        if self._popup.isVisible():
            self._choose(self._view.currentIndex())
        else:
            self._start()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(HIT_ROLE)
        if hit is not None:
            self._popup.hide()
            self.hit_chosen.emit(hit.document, hit.start or 0, hit.end or 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and Down walk through the hits, Escape closes them."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._popup.hide()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._popup.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            row = max(0, min(self._model.rowCount() - 1, self._view.currentIndex().row() + step))
            self._view.setCurrentIndex(self._model.index(row))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._popup.hide()


class _Search:
    """What runs on the worker."""

    def __init__(self, library: Library, query: str) -> None:
        self._library = library
        self._query = query

    def run(self, _report: Report) -> SearchPage:
        return self._library.search(self._query, LIMIT)
