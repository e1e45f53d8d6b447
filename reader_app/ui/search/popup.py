"""What hangs below the search field: the first hits, or the searches made before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
)

from reader_app.library.search.page import SearchPage
from reader_app.messages import render
from reader_app.ui.search.history import Saved
from reader_app.ui.search.recent import RecentModel
from reader_app.ui.search.results import HitDelegate, HitsModel
from reader_app.ui.search.wording import pending_of, total_of
from reader_app.ui.theme import Theme

# Pixels.
WIDTH = 560
HEIGHT = 520
_GAP = 4
_OFFERED = 8  # queries


class SearchPopup(QFrame):
    """A list over a line of buttons; the keyboard stays in the field."""

    def __init__(self, field: QLineEdit, theme: Theme, language: str) -> None:
        super().__init__(field, Qt.WindowType.ToolTip)
        self._field = field
        self._language = language
        self.hits = HitsModel()
        self.recent = RecentModel()
        self.view = QListView()
        self._delegate = HitDelegate(theme, self.view)
        self._plain = self.view.itemDelegate()
        self._note, self._hint = QLabel(), QLabel()
        self.all = QPushButton(self.tr("All results (Ctrl+Enter)"))
        self.clear = QPushButton(self.tr("Clear history"))
        self.help = QPushButton(self.tr("How to search"))
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        self.setObjectName("card")
        self.setFocusProxy(self._field)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setIconSize(QSize(16, 16))
        self.view.setMinimumHeight(1)  # no higher than its rows
        for label in (self._note, self._hint):
            label.setProperty("role", "muted")
            label.setContentsMargins(12, 6, 12, 2)
            label.setWordWrap(True)
        for button in (self.all, self.clear, self.help):
            button.setFlat(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 4, 6, 4)
        foot.addWidget(self.all)
        foot.addWidget(self.clear)
        foot.addStretch()
        foot.addWidget(self.help)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._note)
        layout.addWidget(self._hint)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.set_theme(theme)
        self.recent.set_theme(theme)

    def show_hits(self, page: SearchPage) -> None:
        """The first hits of a search, the best of them chosen."""
        self._use(self.hits, self._delegate)
        self.hits.set_hits(page.hits)
        several = len(self._field.text().split()) > 1
        found = self._advice() if several and not page.total else total_of(page)
        _say(self._note, " ".join(part for part in (found, pending_of(page)) if part))
        _say(self._hint, render(page.hint, self._language) if page.hint else "")
        self.view.setVisible(bool(page.hits))
        self.all.show()
        self.clear.hide()
        if page.hits:
            self.view.setCurrentIndex(self.hits.index(0))
        self._place()

    def _advice(self) -> str:
        return self.tr("Nothing found. Try fewer words or one of them alone.")

    def offer(self, saved: Sequence[Saved], queries: Sequence[str]) -> None:
        """Searches that were kept, and the last ones."""
        self.recent.set_queries(saved, queries[:_OFFERED])
        self._use(self.recent, self._plain)
        none = not self.recent.rowCount()
        _say(self._note, self.tr("Words, “phrases”, names, dates, tags…") if none else "")
        _say(self._hint, "")
        self.view.setVisible(not none)
        self.view.setCurrentIndex(QModelIndex())
        self.all.hide()
        self.clear.setVisible(bool(queries))
        self._place()

    def _use(self, model: HitsModel | RecentModel, delegate: object) -> None:
        if self.view.model() is not model:
            self.view.setModel(model)
            self.view.setItemDelegate(delegate)  # type: ignore[arg-type]

    def _place(self) -> None:
        """Below the field, as high as what is in it."""
        field, model = self._field, self.view.model()
        rows = model.rowCount() if self.view.isVisibleTo(self) else 0
        width = min(WIDTH, field.window().width() - 20)
        self.resize(width, 10)
        height = sum(self.view.sizeHintForRow(row) for row in range(rows))
        labels = [one for one in (self._note, self._hint) if one.isVisibleTo(self)]
        height += sum(one.heightForWidth(width - 2) for one in labels)
        height += self.help.sizeHint().height() + 14
        corner = field.mapToGlobal(QPoint(field.width() - width, field.height() + _GAP))
        self.setGeometry(corner.x(), corner.y(), width, min(HEIGHT, height))
        self.show()

    def walk(self, step: int) -> None:
        """Choose the next (previous, if negative) row."""
        row = max(0, min(self.view.model().rowCount() - 1, self.view.currentIndex().row() + step))
        self.view.setCurrentIndex(self.view.model().index(row, 0))


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
