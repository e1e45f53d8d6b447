"""The find bar above the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.search.folding import as_typed
from reader_app.ui.icons import icon
from reader_app.ui.reader.find import Mode, Query
from reader_app.ui.reader.find_session import FindSession
from reader_app.ui.reader.hit_list import HitList
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.theme import Theme

# Pixels; in a bar that is narrower the buttons stand below the field.
_NARROW = 520


class FindField(QLineEdit):
    """Return goes to the next hit, with Shift to the one before; Escape is done with it.

    Text that an input method has not finished is no text yet: ``textChanged`` waits for it.
    """

    step_requested = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            backwards = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if backwards else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_requested.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _button(text: str, *, checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setIconSize(QSize(16, 16))
    return button


class FindBar(QWidget):
    """Finds as one types in the view that it is given. Hidden until it is opened."""

    def __init__(self, view: ReaderView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._words: tuple[str, ...] = ()
        self.session = FindSession(view)
        self.field = FindField()
        self.count = QLabel()
        self.word = _button("", checkable=True)
        self.regex = _button(".*", checkable=True)
        self.case = _button("Aa", checkable=True)
        self.all = _button("", checkable=True)
        self.hits = HitList(view, self.session, self)
        self.previous = _button("")
        self.next = _button("")
        self.close_button = _button("")
        self._build()
        self._retranslate()
        self._connect()
        self.hide()

    def _build(self) -> None:
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(160)
        self.field.setMaximumWidth(360)
        self.count.setProperty("role", "muted")
        self.count.setMinimumWidth(84)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hits.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = QGridLayout()
        column.addLayout(self._rows)
        column.addWidget(self.hits)
        self._rows.setContentsMargins(22, 6, 12, 6)
        self._rows.setSpacing(4)
        self._rows.setColumnStretch(0, 1)
        self._rows.addWidget(self.field, 0, 0)
        self._rows.addWidget(self._build_tools(), 0, 1)
        self._rows.addWidget(self.close_button, 0, 3)

    def _build_tools(self) -> QWidget:
        """What stands behind the field, or in a narrow pane below it."""
        self._tools = QWidget()
        layout = QHBoxLayout(self._tools)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for button in (self.word, self.regex, self.case, self.previous, self.next):
            layout.addWidget(button)
        layout.addWidget(self.count)
        layout.addWidget(self.all)
        layout.addStretch()
        return self._tools

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = event.size().width() < _NARROW
        self._rows.addWidget(self._tools, int(below), int(not below))
        self._rows.setColumnStretch(2, int(not below))  # the close button at the end

    def _retranslate(self) -> None:
        prompt = self.tr("Find in this document")
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.word.setText(self.tr("W", "whole words, on a small button"))
        for button, says in (
            (self.word, self.tr("Whole words")),
            (self.regex, self.tr("Regular expression")),
            (self.case, self.tr("Match case")),
            (self.all, self.tr("List of all hits")),
            (self.previous, self.tr("Previous hit (Shift+F3)")),
            (self.next, self.tr("Next hit (F3)")),
            (self.close_button, self.tr("Close (Esc)")),
        ):
            button.setToolTip(says)
            button.setAccessibleName(says)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_query_changed)
        self.field.step_requested.connect(self.session.step)
        self.field.left.connect(self.close_bar)
        for option in (self.word, self.regex, self.case):
            option.toggled.connect(self._on_option_toggled)
        self.all.toggled.connect(self.hits.setVisible)
        self.previous.clicked.connect(self.find_previous)
        self.next.clicked.connect(self.find_next)
        self.close_button.clicked.connect(self.close_bar)
        self.session.progressed.connect(self._on_progressed)
        self.session.failed.connect(self._on_failed)
        self._view.find_requested.connect(self.open_bar)
        self._view.find_step_requested.connect(self._on_step_requested)

    def set_theme(self, theme: Theme) -> None:
        self.hits.set_theme(theme)
        for button, name in (
            (self.previous, "up"),
            (self.next, "down"),
            (self.close_button, "close"),
            (self.all, "outline"),
        ):
            button.setIcon(icon(name, theme.colour("secondary")))

    # -- use -----------------------------------------------------------------------------------

    @Slot()
    def open_bar(self) -> None:
        """Show the bar with the selection, if it is short, as what is looked for."""
        self.session.begin(self._view.selected_span()[0])
        selected = self._view.selected_text()
        if selected and "\n" not in selected and len(selected) <= 100:
            self.field.setText(selected)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_words(self, words: Sequence[str], origin: int) -> None:
        """Mark several folded words and go to the one nearest after ``origin``; the keyboard stays
        where it is. What the user then types is looked for instead."""
        self.field.setText("")
        self._words = tuple(words)
        self.field.blockSignals(True)
        self.field.setText(" ".join(as_typed(" ".join(word.split())) for word in words))
        self.field.blockSignals(False)
        self.session.begin(origin)
        if self.isHidden():
            self.show()
        else:
            self._look()

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar and take the hits off the page; the caret goes on from the present hit."""
        if self.isHidden():
            return
        if (hit := self.session.current) is not None:
            self._view.select(hit[0], hit[0])
        self.session.clear()
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def find_next(self) -> None:
        self._on_step_requested(1)

    @Slot()
    def find_previous(self) -> None:
        self._on_step_requested(-1)

    def query(self) -> Query:
        if self._words:
            return Query("\n".join(self._words), Mode.ANY)
        mode = Mode.REGEX if self.regex.isChecked() else Mode.PLAIN
        if self.word.isChecked() and mode is Mode.PLAIN:
            mode = Mode.WORD
        return Query(self.field.text(), mode, self.case.isChecked())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        if not self.isHidden():
            self.session.look_for(self.query())

    @Slot(int)
    def _on_step_requested(self, by: int) -> None:
        if self.isHidden():
            self.open_bar()
        else:
            self.session.step(by)

    @Slot()
    def _on_query_changed(self) -> None:
        self._words = ()
        self._look()

    @Slot()
    def _on_option_toggled(self) -> None:
        self._words = ()
        self.word.setEnabled(not self.regex.isChecked())
        self._look()

    @Slot(int, int, bool)
    def _on_progressed(self, current: int, total: int, done: bool) -> None:
        if not self.field.text():
            self._say("")
        elif not total and done:
            self._say(self.tr("No hits"))
        else:
            more = "" if done else "…"
            self._say(f"{current:,} / {total:,}{more}")

    @Slot(str, str)
    def _on_failed(self, reason: str, detail: str) -> None:
        if reason == "slow":
            self._say(self.tr("This expression takes too long"))
        else:
            self._say(self.tr("Not an expression"))
        self.count.setToolTip(detail)

    def _say(self, text: str) -> None:
        self.count.setToolTip("")
        self.count.setText(text)
        self.count.setAccessibleName(text)
