"""The reading view as screen readers know it: a text with a caret, places and lines.

PySide6 lets ``QAccessibleTextInterface`` be written in Python but for ``selection``,
``attributes`` and the functions with boundaries, whose results are pointers: Qt's own versions
of the last find characters, words and sentences by ``text``. As a selection could be counted but
not told, none is counted; that it changed is told by events.
"""

from __future__ import annotations

import weakref
from functools import cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from reader_app.documents.offsets import Utf16Map
from reader_app.ui.reader.accessible_headings import AccessibleHeadings

if TYPE_CHECKING:
    from reader_app.ui.reader.selecting import SelectingArea
    from reader_app.ui.reader.view import ReaderView


class _Text(QAccessibleTextInterface):
    """The document's text. Screen readers count in UTF-16 units, the view in code points."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__()
        # Qt may keep this longer than the window: it must not keep the document with it.
        self._of = weakref.ref(view)
        self._mapped: str | None = None
        self._map = Utf16Map("")

    @property
    def _view(self) -> ReaderView:
        view = self._of()
        assert view is not None, "asked about a window that is gone"
        return view

    def _document_text(self) -> str:
        document = self._view.document()
        return document.text if document else ""

    def offsets(self) -> Utf16Map:
        text = self._document_text()
        if text is not self._mapped:
            self._mapped, self._map = text, Utf16Map(text)
        return self._map

    def _unit(self, position: int) -> int:
        return self.offsets().to_units(position)

    def _position(self, unit: int) -> int:
        return min(self.offsets().to_code_points(max(0, unit)), len(self._document_text()))

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803
        return self._document_text()[self._position(startOffset) : self._position(endOffset)]

    def characterCount(self) -> int:
        return self._unit(len(self._document_text()))

    def cursorPosition(self) -> int:
        return self._unit(self._view.caret_position())

    def setCursorPosition(self, position: int) -> None:
        place = self._position(position)
        self._view.select(place, place)
        self._view.bring_up(place)

    def characterRect(self, offset: int) -> QRect:
        place = self._position(offset)
        box = self._view.rect_of(place, place + 1)
        return QRect(self._view.mapToGlobal(box.topLeft()), box.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        inside = self._view.viewport().mapFromGlobal(point)
        return self._unit(self._view.position_at(QPointF(inside)))

    def scrollToSubstring(self, startIndex: int, _endIndex: int) -> None:  # noqa: N803
        self._view.bring_up(self._position(startIndex))

    def selectionCount(self) -> int:
        return 0

    def setSelection(self, _index: int, startOffset: int, endOffset: int) -> None:  # noqa: N803
        self._view.select(self._position(startOffset), self._position(endOffset))

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N803
        self.setSelection(0, startOffset, endOffset)

    def removeSelection(self, _index: int) -> None:
        caret = self._view.caret_position()
        self._view.select(caret, caret)


class _Reader(QAccessibleWidget):
    """The view in the tree of accessible objects."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view, QAccessible.Role.Document, view.accessibleName())
        self._text = _Text(view)
        self._headings = AccessibleHeadings(view)

    # The parts of the widget come first, then the headings of the document.

    def childCount(self) -> int:
        return super().childCount() + len(self._headings)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        parts = super().childCount()
        return super().child(index) if index < parts else self._headings[index - parts]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        number = self._headings.index(child)
        return super().indexOfChild(child) if number < 0 else super().childCount() + number

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        if kind == QAccessible.InterfaceType.TextInterface:
            return cast(int, self._text)  # the binding wants the object and makes the pointer
        return super().interface_cast(kind)

    def offsets(self) -> Utf16Map:
        """Between the view's code points and a screen reader's UTF-16 units."""
        return self._text.offsets()

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = state.multiLine = state.selectableText = True
        return state


def _make(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    from reader_app.ui.reader.view import ReaderView

    return _Reader(thing) if isinstance(thing, ReaderView) else None


@cache
def install() -> None:
    """Let Qt ask here for what it tells screen readers of reading views; once a process."""
    QAccessible.installFactory(_make)


def tell_selection(view: SelectingArea, start: int, end: int) -> None:
    """Tell a listening screen reader that the caret or the selection (code points) has moved."""
    if not QAccessible.isActive():
        return
    reader = QAccessible.queryAccessibleInterface(view)
    offsets = cast(_Reader, reader).offsets()
    if start != end:
        selected = offsets.to_units(start), offsets.to_units(end)
        QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(view, *selected))
    caret = offsets.to_units(view.caret_position())
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, caret))


def announce(view: QWidget, message: str) -> None:
    """Have a listening screen reader say something, for example where a jump has led."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, message))
