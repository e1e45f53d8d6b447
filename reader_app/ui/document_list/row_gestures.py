"""What a key or a click does to a row of documents, be they cards or a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from reader_app.ui.models.document_roles import group_at

if TYPE_CHECKING:
    from reader_app.ui.document_list.card_view import CardView
    from reader_app.ui.document_list.table_view import TableView


def take_key(view: CardView | TableView, event: QKeyEvent) -> bool:
    """Return and Space turn the head of a group, Return on a document leads to its text.

    Whether the key was one of these.
    """
    group = group_at(view.currentIndex())
    entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if group and (entered or event.key() == Qt.Key.Key_Space):
        view.group_toggled.emit(group.key, None)
    elif entered:
        view.left_for_text.emit()
    else:
        return False
    return True


def take_press(view: CardView | TableView, event: QMouseEvent) -> bool:
    """A click on the head of a group turns it; whether it was one."""
    group = group_at(view.indexAt(event.position().toPoint()))
    if group is None or event.button() != Qt.MouseButton.LeftButton:
        return False
    view.group_toggled.emit(group.key, None)
    event.accept()
    return True
