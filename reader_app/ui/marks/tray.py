"""The tray: marks whose words the present text does not have where they were, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.annotation import Annotation
from reader_app.ui.models.annotations import quote_of
from reader_app.ui.theme import Theme
from reader_app.ui.widgets.flow_box import FlowBox

_AT_ONCE = 20  # cards; the rest come when these are dealt with
_HIGHEST = 230  # pixels
_QUOTE, _AROUND = 160, 24  # code points of a quotation, and around a candidate, that are shown


class TrayCard(QFrame):
    """One waiting mark: its quotation, the best candidate, and buttons."""

    confirmed = Signal(str)
    shown = Signal(int, int)
    placed = Signal(str)
    deleted = Signal(str)

    def __init__(self, annotation: Annotation, text: str, can_place: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self._annotation = annotation
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        quote = self._label(f"“{_short(quote_of(annotation), _QUOTE)}”")
        column.addWidget(quote)
        if annotation.note:
            note = self._label(_short(annotation.note, _QUOTE))
            note.setProperty("role", "muted")
            column.addWidget(note)
        candidate = self._label(self._candidate(text))
        candidate.setProperty("role", "muted")
        column.addWidget(candidate)
        column.addWidget(self._row(can_place))
        self.setAccessibleName(quote.text())

    @staticmethod
    def _label(words: str) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _candidate(self, text: str) -> str:
        place = self._annotation.candidate
        if place is None:
            return self.tr("The present text has no place like it.")
        before = text[max(0, place[0] - _AROUND) : place[0]]
        words = f"…{before}【{_short(text[slice(*place)], _QUOTE)}】"
        template = self.tr("It may belong here: {0}")
        return template.format(
            " ".join((words + text[place[1] : place[1] + _AROUND] + "…").split())
        )

    def _row(self, can_place: bool) -> FlowBox:
        row = FlowBox(spacing=4)
        if self._annotation.candidate is not None:
            self._button(row, "confirm", self.tr("Place here"), self._on_confirm)
            self._button(row, "show", self.tr("Show"), self._on_show)
        self._button(row, "place", self.tr("To the selection"), self._on_place)
        self._button(row, "delete", self.tr("Delete"), self._on_delete)
        self.allow_placing(can_place)
        return row

    def _button(self, row: FlowBox, name: str, words: str, slot: object) -> None:
        button = QPushButton(words)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setStyleSheet("QPushButton { padding: 3px 7px; font-size: 12px; }")
        button.setAccessibleName(words)
        button.clicked.connect(slot)
        self.buttons[name] = button
        row.add(button)

    def allow_placing(self, on: bool) -> None:
        """Whether words are selected to which the mark can be put."""
        button = self.buttons["place"]
        button.setEnabled(on)
        ready = self.tr("Put the annotation on the selected words")
        button.setToolTip(ready if on else self.tr("Select the words in the text first"))

    @Slot()
    def _on_confirm(self) -> None:
        self.confirmed.emit(self._annotation.id)

    @Slot()
    def _on_show(self) -> None:
        if self._annotation.candidate is not None:
            self.shown.emit(*self._annotation.candidate)

    @Slot()
    def _on_place(self) -> None:
        self.placed.emit(self._annotation.id)

    @Slot()
    def _on_delete(self) -> None:
        self.deleted.emit(self._annotation.id)


class Tray(QWidget):
    """Shows the waiting marks of the open document; hidden where none waits."""

    confirm_requested = Signal(list)
    place_requested = Signal(str)
    delete_requested = Signal(list)
    show_requested = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: Sequence[Annotation] = ()
        self._shown: tuple[Sequence[Annotation], str] = [], ""
        self._can_place = False
        self.cards: list[TrayCard] = []
        self.head, self.confirm_all = QToolButton(), QToolButton()
        self._area = QScrollArea()
        self._build()
        self._retranslate()
        self.hide()

    def _build(self) -> None:
        self.head.setCheckable(True)
        self.head.setChecked(True)
        self.head.setAutoRaise(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setArrowType(Qt.ArrowType.DownArrow)
        self.head.toggled.connect(self._on_folded)
        self.confirm_all.setAutoRaise(True)
        self.confirm_all.clicked.connect(self._on_confirm_all)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.addWidget(self.head)
        head.addStretch(1)
        head.addWidget(self.confirm_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 14, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._area)

    def set_theme(self, theme: Theme) -> None:
        self._area.setStyleSheet(f"QScrollArea {{ background: {theme.colours['window']}; }}")
        self._area.viewport().setStyleSheet(f"background: {theme.colours['window']};")

    def show_waiting(self, waiting: Sequence[Annotation], text: str) -> None:
        """Show these marks; ``text`` is the open document's, for their candidates."""
        if self._shown == (waiting := list(waiting), text):
            return
        self._shown = self._waiting, _ = waiting, text
        self.setVisible(bool(waiting))
        self.cards = [TrayCard(one, text, self._can_place) for one in waiting[:_AT_ONCE]]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for card in self.cards:
            card.confirmed.connect(self._on_confirmed)
            card.deleted.connect(self._on_deleted)
            card.placed.connect(self.place_requested)
            card.shown.connect(self.show_requested)
            column.addWidget(card)
        column.addStretch(1)
        self._area.setWidget(inside)  # Qt deletes the one before
        self._retranslate()
        self._fit()

    def _fit(self) -> None:
        """As high as the cards, up to a bound."""
        inside = self._area.widget()
        if inside is not None:
            width = self.width() - 28
            wanted = sum(card.heightForWidth(width) + 6 for card in self.cards)
            self._area.setFixedHeight(min(_HIGHEST, max(60, wanted)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def allow_placing(self, on: bool) -> None:
        if on != self._can_place:
            self._can_place = on
            for card in self.cards:
                card.allow_placing(on)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        words = self.tr("%n annotation(s) without a place", "", len(self._waiting))
        self.head.setText(self.tr("%n to be placed", "", len(self._waiting)))
        self.head.setAccessibleName(words)
        self.head.setToolTip(self.tr("The text has changed where they were"))
        suggested = [one for one in self._waiting if one.candidate is not None]
        self.confirm_all.setText(self.tr("Place all"))
        self.confirm_all.setAccessibleName(self.tr("Place all where they are suggested"))
        self.confirm_all.setToolTip(self.tr("Place all where they are suggested"))
        self.confirm_all.setVisible(len(suggested) > 1)

    @Slot(bool)
    def _on_folded(self, is_open: bool) -> None:
        self._area.setVisible(is_open)
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self.head.setArrowType(arrow)

    @Slot()
    def _on_confirm_all(self) -> None:
        self.confirm_requested.emit([one.id for one in self._waiting if one.candidate is not None])

    @Slot(str)
    def _on_confirmed(self, id: str) -> None:
        self.confirm_requested.emit([id])

    @Slot(str)
    def _on_deleted(self, id: str) -> None:
        self.delete_requested.emit([id])


def _short(words: str, most: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[:most]}…"
