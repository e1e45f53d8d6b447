"""The headings of a document as screen readers know them: children of the reading view, each with
its level, its place and an action that goes there."""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
)

if TYPE_CHECKING:
    from reader_app.ui.reader.view import ReaderView


class AccessibleHeadings:
    """Made one by one when they are asked for; they go when the document does."""

    def __init__(self, view: ReaderView) -> None:
        # As of all that Qt may keep longer than the window.
        self._view = weakref.ref(view)
        self._of: object = None
        self._made: dict[int, _Heading] = {}
        view.destroyed.connect(self._forget)

    def __len__(self) -> int:
        view = self._view()
        return len(view.headings()) if view else 0

    def __getitem__(self, index: int) -> QAccessibleInterface | None:
        view = self._view()
        if view is None or not 0 <= index < len(self):
            return None
        if self._of is not view.headings():
            self._forget()
            self._of = view.headings()
        if index not in self._made:
            self._made[index] = made = _Heading(view, index)
            QAccessible.uniqueId(made)  # Qt keeps a list of those that it has seen
        return self._made[index]

    def index(self, child: QAccessibleInterface | None) -> int:
        return child.number if isinstance(child, _Heading) else -1

    def _forget(self, _view: QObject | None = None) -> None:
        """Qt deletes what it is told to; what Python alone deleted would stay in its list."""
        made, self._made = self._made, {}
        for heading in made.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(heading))


class _Level(QAccessibleAttributesInterface):
    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> Sequence[QAccessible.Attribute]:  # type: ignore[override]
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        return self._level if key == QAccessible.Attribute.Level else None


class _GoThere(QAccessibleActionInterface):
    def __init__(self, heading: _Heading) -> None:
        super().__init__()
        self._heading = weakref.ref(heading)

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, _name: str) -> None:
        if (heading := self._heading()) is not None:
            heading.show()

    def keyBindingsForAction(self, _name: str) -> list[str]:
        return []


class _Heading(QAccessibleInterface):
    """One heading; ``number`` counts those of the document."""

    def __init__(self, view: ReaderView, number: int) -> None:
        super().__init__()
        self._view = weakref.ref(view)
        self.number = number
        self._headings = view.headings()
        self._level, self._go = _Level(self._headings[number][0]), _GoThere(self)

    def isValid(self) -> bool:
        view = self._view()
        return view is not None and view.headings() is self._headings

    def object(self) -> QObject | None:  # type: ignore[override]
        return None  # the view's own is its interface

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Heading

    def text(self, kind: QAccessible.Text) -> str:
        return self._headings[self.number][1] if kind == QAccessible.Text.Name else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """It cannot be changed."""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        state.offscreen = self.rect().isEmpty()
        return state

    def rect(self) -> QRect:
        """On the screen; empty where it is not shown."""
        view, (_, text, start) = self._view(), self._headings[self.number]
        if view is None or not self.isValid():
            return QRect()
        box = view.rect_of(start, start + max(1, len(text)))
        return QRect(view.mapToGlobal(box.topLeft()), box.size()) if not box.isEmpty() else QRect()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self._view()
        return None if view is None else QAccessible.queryAccessibleInterface(view)

    def show(self) -> None:
        if (view := self._view()) is not None and self.isValid():
            _, text, start = self._headings[self.number]
            view.show_span(start, start + len(text))

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        kinds = QAccessible.InterfaceType
        given = {kinds.AttributesInterface: self._level, kinds.ActionInterface: self._go}
        return cast(int, given.get(kind, 0))  # the binding makes the pointer
