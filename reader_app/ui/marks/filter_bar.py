"""What the list of annotations shows: by colour, kind, tag, words, time; of one document or all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.annotation_filter import MarkFilter
from reader_app.library.search.folding import fold
from reader_app.ui.icons import icon
from reader_app.ui.marks.look import colour_names, dot_icon, mark_kind_name
from reader_app.ui.theme import Theme, theme
from reader_app.ui.widgets.chip import Chip
from reader_app.ui.widgets.filter_field import FilterField
from reader_app.ui.widgets.flow_box import FlowBox

_TYPED = 120  # milliseconds after the last key
_KINDS = (MarkKind.HIGHLIGHT, MarkKind.UNDERLINE, MarkKind.NOTE, MarkKind.FINDING)
_DAYS = (0, 1, 7, 30, 365)


class AnnotationFilter(QWidget):
    """``changed`` tells that something else is wanted; ``wanted`` is what."""

    changed = Signal()
    note_requested = Signal()
    names_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme = theme("light")
        self.words = FilterField()
        self.bookmarks = Chip("", self._theme, solid=True)
        self.annotations = Chip("", self._theme, solid=True)
        self.everywhere = Chip("", self._theme)
        self.colours = {colour: QToolButton() for colour in Colour}
        self.more, self.add_note = QToolButton(), QToolButton()
        self._kinds: dict[MarkKind, QAction] = {}
        self._tags: dict[str, QAction] = {}
        self._known_tags: list[str] = []
        self._names: Mapping[Colour, str] = colour_names({})
        self._days = QActionGroup(self)
        self._typed = QTimer(self, singleShot=True, interval=_TYPED)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 6)
        column.setSpacing(7)
        first, second = FlowBox(spacing=4), FlowBox(spacing=2)
        for widget in (self.annotations, self.bookmarks, self.everywhere):
            first.add(widget)
        words = QHBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.words, 1)
        words.addWidget(self.add_note)
        for button in self.colours.values():
            button.setCheckable(True)
            button.setIconSize(QSize(16, 16))
            button.setAutoRaise(True)
            button.setFixedHeight(28)
            second.add(button)
        self.more.setFixedHeight(28)
        second.add(self.more)
        column.addWidget(first)
        column.addLayout(words)
        column.addWidget(second)
        self.everywhere.setChecked(False)
        self.annotations.setChecked(True)
        self.annotations.setAutoExclusive(True)
        self.bookmarks.setAutoExclusive(True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setMenu(QMenu(self.more))

    def _connect(self) -> None:
        self.words.textChanged.connect(self._typed.start)
        self._typed.timeout.connect(self.changed)
        self.bookmarks.toggled.connect(self._on_bookmarks)
        self.everywhere.toggled.connect(self.changed)
        for button in self.colours.values():
            button.toggled.connect(self.changed)
        self.add_note.clicked.connect(self.note_requested)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.annotations.setText(self.tr("Annotations"))
        self.bookmarks.setText(self.tr("Bookmarks"))
        self.everywhere.setText(self.tr("All documents"))
        self.everywhere.setToolTip(self.tr("Show the annotations of all documents"))
        for chip in (self.annotations, self.bookmarks, self.everywhere):
            chip.set_count(None)  # which says its name and takes the room for it
        self.words.set_prompt(self.tr("Filter by words"))
        self._name(self.add_note, self.tr("Note on this document"))
        self._name(self.more, self.tr("More ways to filter"))
        self.more.setText(self.tr("Filter"))
        self.set_names(self._names)
        self._fill_menu()

    @staticmethod
    def _name(button: QToolButton, name: str) -> None:
        button.setToolTip(name)
        button.setAccessibleName(name)

    def set_names(self, names: Mapping[Colour, str]) -> None:
        self._names = names
        template = self.tr("Show only “{0}”")
        for colour, button in self.colours.items():
            self._name(button, template.format(names[colour]))

    def set_tags(self, tags: Iterable[str]) -> None:
        """The tags that can be asked for."""
        if (known := sorted(tags)) != self._known_tags:
            self._known_tags = known
            self._fill_menu()

    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen
        for chip in (self.annotations, self.bookmarks, self.everywhere):
            chip.set_theme(chosen)
        for colour, button in self.colours.items():
            button.setIcon(dot_icon(chosen, colour))
        ink = chosen.colour("secondary")
        self.add_note.setIcon(icon("plus", ink))
        self.more.setIcon(icon("filter", ink))

    # -- the menu ----------------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        menu, kinds, tags, days = self.more.menu(), self.kinds, self.tags, self.days
        menu.clear()
        self._kinds, self._tags = {}, {}
        for kind in _KINDS:
            self._kinds[kind] = self._check(menu, mark_kind_name(kind), kind in kinds)
        menu.addSeparator()
        self._fill_days(menu.addMenu(self.tr("Changed")), days)
        if self._known_tags:
            among = menu.addMenu(self.tr("Tags"))
            for tag in self._known_tags:
                self._tags[tag] = self._check(among, tag, tag in tags)
        menu.addSeparator()
        menu.addAction(self.tr("Show everything")).triggered.connect(self.clear)
        menu.addAction(self.tr("Names of the colours…")).triggered.connect(self.names_requested)

    def _check(self, menu: QMenu, words: str, on: bool) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(self._on_menu)
        return action

    def _fill_days(self, menu: QMenu, chosen: int) -> None:
        words = (
            self.tr("At any time"),
            self.tr("In the last day"),
            self.tr("In the last week"),
            self.tr("In the last month"),
            self.tr("In the last year"),
        )
        for action in self._days.actions():
            self._days.removeAction(action)
        for days, text in zip(_DAYS, words, strict=True):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(days)
            action.setChecked(days == chosen)
            self._days.addAction(action)
            action.triggered.connect(self._on_menu)

    @Slot()
    def _on_menu(self) -> None:
        count = len(self.kinds) + len(self.tags) + bool(self.days)
        words = self.tr("Filter")
        self.more.setText(f"{words} {count}" if count else words)
        self.changed.emit()

    # -- what is wanted ----------------------------------------------------------------------------

    @property
    def kinds(self) -> frozenset[MarkKind]:
        return frozenset(kind for kind, action in self._kinds.items() if action.isChecked())

    @property
    def tags(self) -> frozenset[str]:
        return frozenset(tag for tag, action in self._tags.items() if action.isChecked())

    @property
    def days(self) -> int:
        action = self._days.checkedAction()
        return int(action.data()) if action else 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left out."""
        return self.wanted() == MarkFilter(kinds=self._all_kinds())

    def _all_kinds(self) -> frozenset[MarkKind]:
        return frozenset({MarkKind.BOOKMARK} if self.bookmarks.isChecked() else _KINDS)

    def wanted(self) -> MarkFilter:
        """The filter, whatever the document."""
        books = self.bookmarks.isChecked()
        since = datetime.now(UTC) - timedelta(days=self.days)
        return MarkFilter(
            kinds=self._all_kinds() if books or not self.kinds else self.kinds,
            colours=frozenset(c for c, b in self.colours.items() if b.isChecked() and not books),
            tags=frozenset() if books else self.tags,
            words=self.words.text().strip(),
            since=since.isoformat(timespec="microseconds") if self.days else "",
        )

    @Slot()
    def clear(self) -> None:
        """Leave nothing out."""
        self.blockSignals(True)
        self.words.clear()
        for action in (*self._kinds.values(), *self._tags.values()):
            action.setChecked(False)
        for button in self.colours.values():
            button.setChecked(False)
        self._days.actions()[0].setChecked(True)
        self.blockSignals(False)
        self._on_menu()

    @Slot(bool)
    def _on_bookmarks(self, on: bool) -> None:
        for button in (*self.colours.values(), self.more):
            button.setVisible(not on)
        self.changed.emit()


def passing(
    annotations: Sequence[Annotation], wanted: MarkFilter, words_of: Callable[[Annotation], str]
) -> Sequence[Annotation]:
    """Those of some annotations in memory that pass a filter; documents are not looked at.

    ``words_of`` gives what is searched of an annotation, folded. Each condition looks at what the
    ones before it have left.
    """
    if kinds := wanted.kinds:
        annotations = [one for one in annotations if one.kind in kinds]
    if colours := wanted.colours:
        annotations = [one for one in annotations if one.colour in colours]
    if tags := wanted.tags:
        annotations = [one for one in annotations if tags <= set(one.tags)]
    if since := wanted.since:
        annotations = [one for one in annotations if one.modified >= since]
    for word in map(fold, wanted.words.split()):
        annotations = [one for one in annotations if word in words_of(one)]
    return annotations
