"""A second page beside the first: the same document at another place, or another document."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.appearance import Appearance
from reader_app.ui.icons import icon
from reader_app.ui.layers import finding_layers
from reader_app.ui.links import LinkOpener
from reader_app.ui.marks.mark_set import MarkSet
from reader_app.ui.reader.facts import facts
from reader_app.ui.reader.pane import apply_settings, word_at
from reader_app.ui.reader.room import PageBeside
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.reader.word_layers import WordLayers
from reader_app.ui.reading_session import OpenDocument
from reader_app.ui.theme import Theme

_MARGIN = 12  # pixels
_OWN_KEYS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Back,
    QKeySequence.StandardKey.Forward,
)


class BesidePane(PageBeside):
    """One page with a line above it that says which document it is."""

    closed = Signal()
    together_toggled = Signal(bool)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ReaderView()
        self.words = WordLayers(self.view)
        self._links = LinkOpener(self)
        self.view.setAccessibleName(self.tr("Second page"))
        self.together = self._button(self.tr("Scroll both pages together"))
        self.together.setCheckable(True)
        self._close = self._button(self.tr("Close the second page"))
        self._title = QLabel()
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._opened: OpenDocument | None = None
        self._build()
        self._connect(appearance)
        self.set_theme(appearance.theme)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _build(self) -> None:
        self._head = head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 6, 6, 6)
        head.addWidget(self._title, 1)
        head.addWidget(self.together)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)

    def _connect(self, appearance: Appearance) -> None:
        self.view.set_word_at(word_at)
        apply_settings(self.view, appearance.settings)
        self.view.zoom_changed.connect(appearance.set_zoom)
        self.view.escaped.connect(self.closed)
        self.view.link_followed.connect(self._links.ask)
        self.view.context_menu_requested.connect(self._show_menu)
        self.view.installEventFilter(self)
        self._close.clicked.connect(self.closed)
        self.together.toggled.connect(self.together_toggled)
        appearance.theme_changed.connect(self.set_theme)
        appearance.zoom_changed.connect(self.view.set_zoom)
        appearance.serif_changed.connect(self.view.set_serif)

    @property
    def opened(self) -> OpenDocument | None:
        return self._opened

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)
        self.together.setIcon(icon("link", theme.colour("secondary")))
        self._close.setIcon(icon("close", theme.colour("secondary")))

    def head_height(self) -> int:
        """How many pixels the line above the page takes."""
        return self._head.sizeHint().height()

    def show_document(self, opened: OpenDocument | None, position: int | None = None) -> None:
        """Show a document at a code point, or where it was left; None for no document."""
        self._opened = opened
        self.words.show_words([])
        if opened is None:
            self.view.set_document(None)
        else:
            self.view.set_document(opened.document, facts(opened.document, opened.row))
        if opened is not None:
            self.show_analysis(opened)
            self.view.go_to(opened.row.position if position is None else position)
        self._show_title()

    def show_analysis(self, opened: OpenDocument) -> None:
        """Lay the findings over the text."""
        layers = finding_layers(opened.analysis) if opened.analysis else {}
        self.view.set_layers(list(layers.values()))
        self.words.put()

    def show_marks(self, marks: MarkSet) -> None:
        """Show the document's annotations; they are made and changed on the first page."""
        self.view.set_annotations(marks.layer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window's commands are for the first page; these keys are for the page that has the
        keyboard."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and any(map(event.matches, _OWN_KEYS)):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        copy = menu.addAction(QCoreApplication.translate("Actions", "Copy"), self.view.copy)
        copy.setEnabled(bool(self.view.selected_text()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _show_title(self) -> None:
        title = self._opened.row.display_title if self._opened else ""
        metrics = QFontMetrics(self._title.font())
        room = max(0, self._title.width() - 4)
        self._title.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, room))
        self._title.setToolTip(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_title()
