"""What a user does to the panel's lists: find a row, click it, click a tick of its strip."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from reader_app.ui.models.tree import ROW
from reader_app.ui.panel.occurrences import OccurrenceView
from reader_app.ui.widgets.occurrence_strip import tick_x


def texts(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    """The text of every row, groups before what is in them."""
    parent = parent or QModelIndex()
    found: list[str] = []
    for number in range(model.rowCount(parent)):
        index = model.index(number, 0, parent)
        found += [index.data(), *texts(model, index)]
    return found


def index_of(view: QAbstractItemView, text: str) -> QModelIndex:
    """The shown row with a text."""
    model = view.model()
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, text, 1, flags)
    assert found, f"no row {text}"
    return found[0]


def click(
    view: QAbstractItemView,
    text: str,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    index = index_of(view, text)
    view.scrollTo(index)
    rect = view.visualRect(index)
    click_at(view, rect.topLeft() + QPoint(40, rect.height() // 2), modifiers)


def click_at(
    view: QAbstractItemView,
    point: QPoint,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, point)


def tick_point(view: OccurrenceView, text: str, mention: int) -> QPoint:
    """Where in the viewport a tick of a row's strip is."""
    index = index_of(view, text)
    view.scrollTo(index)
    strip = view.itemDelegate().strip_rect(view.visualRect(index), view.font())
    share = index.data(ROW).shares[mention]
    return QPoint(round(tick_x(strip, share)) + 1, strip.center().y())
