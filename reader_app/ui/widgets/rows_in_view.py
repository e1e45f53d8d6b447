"""What lists that work out the places of their rows themselves have in common.

Functions on a view and no class to derive from: between QListView and a list of ours, such a class
makes PySide6 6.11 crash as it looks up an attribute.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint
Move = QAbstractItemView.CursorAction
_STEP = 40  # pixels of one line of the wheel


def scroll_by_pixels(view: QListView) -> None:
    """The rows are as wide as the view, and glide."""
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def set_range(view: QListView, height: int) -> None:
    """Let the scroll bar run over ``height`` pixels of rows."""
    bar, page = view.verticalScrollBar(), view.viewport().height()
    bar.setPageStep(page)
    bar.setSingleStep(_STEP)
    bar.setRange(0, max(0, height - page))


def scroll_into_view(view: QListView, index: Index, hint: Hint) -> None:
    """Scroll by as much as it takes to show a row where ``hint`` wants it."""
    rect, page = view.visualRect(index), view.viewport().height()
    bar = view.verticalScrollBar()
    if not rect.isValid():
        return
    if hint == Hint.PositionAtCenter:
        bar.setValue(bar.value() + rect.center().y() - page // 2)
    elif rect.top() < 0 or hint == Hint.PositionAtTop:
        bar.setValue(bar.value() + rect.top())
    elif rect.bottom() >= page or hint == Hint.PositionAtBottom:
        bar.setValue(bar.value() + rect.bottom() + 1 - page)


def region_of(view: QListView, selection: QItemSelection) -> QRegion:
    """Where the selected rows are; those between the ends of a range lie between the ends."""
    region = QRegion()
    for part in selection:  # type: ignore[attr-defined]  # missing in the stubs
        first = view.visualRect(part.topLeft())
        region = region.united(first.united(view.visualRect(part.bottomRight())))
    return region


def select_rows(
    view: QListView, first: int, last: int, command: QItemSelectionModel.SelectionFlag
) -> None:
    """Select the rows from ``first`` to ``last``, none if ``last`` comes before ``first``."""
    selection = QItemSelection()
    if first <= last:
        model = view.model()
        selection.select(model.index(first, 0), model.index(last, 0))
    view.selectionModel().select(selection, command)


def row_after(move: Move, row: int, count: int) -> int | None:
    """The row to which a key leads from ``row``; None for a move by pages. May be out of bounds."""
    return {
        Move.MoveUp: row - 1,
        Move.MovePrevious: row - 1,
        Move.MoveDown: row + 1,
        Move.MoveNext: row + 1,
        Move.MoveHome: 0,
        Move.MoveEnd: count - 1,
        Move.MovePageUp: None,
        Move.MovePageDown: None,
    }.get(move, row)
