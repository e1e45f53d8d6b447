"""The keys of the reading view, in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from reader_app.ui.reader.view import ReaderView

_Key = QKeySequence.StandardKey

# Keys that move the caret with a selection growing behind it → where the caret goes.
_SELECTING = {
    _Key.SelectNextChar: "after",
    _Key.SelectPreviousChar: "before",
    _Key.SelectNextWord: "word_after",
    _Key.SelectPreviousWord: "word_before",
    _Key.SelectNextLine: "line_down",
    _Key.SelectPreviousLine: "line_up",
    _Key.SelectNextPage: "page_down",
    _Key.SelectPreviousPage: "page_up",
    _Key.SelectStartOfLine: "line_start",
    _Key.SelectEndOfLine: "line_end",
    _Key.SelectStartOfDocument: "first",
    _Key.SelectEndOfDocument: "last",
}
# The same without a selection, while the caret is shown.
_MOVING = {
    _Key.MoveToNextChar: "after",
    _Key.MoveToPreviousChar: "before",
    _Key.MoveToNextWord: "word_after",
    _Key.MoveToPreviousWord: "word_before",
    _Key.MoveToNextLine: "line_down",
    _Key.MoveToPreviousLine: "line_up",
    _Key.MoveToNextPage: "page_down",
    _Key.MoveToPreviousPage: "page_up",
    _Key.MoveToStartOfLine: "line_start",
    _Key.MoveToEndOfLine: "line_end",
    _Key.MoveToStartOfDocument: "first",
    _Key.MoveToEndOfDocument: "last",
}
_ACTIONS = {
    _Key.Copy: "copy",
    _Key.SelectAll: "select_all",
    _Key.ZoomIn: "zoom_in",
    _Key.ZoomOut: "zoom_out",
    _Key.Back: "back",
    _Key.Forward: "forward",
    _Key.MoveToNextPage: "page_down",
    _Key.MoveToPreviousPage: "page_up",
    _Key.MoveToNextLine: "line_down",
    _Key.MoveToPreviousLine: "line_up",
    _Key.MoveToStartOfLine: "to_start",
    _Key.MoveToEndOfLine: "to_end",
    _Key.MoveToStartOfDocument: "to_start",
    _Key.MoveToEndOfDocument: "to_end",
    _Key.Find: "request_find",
    _Key.FindNext: "find_next",
    _Key.FindPrevious: "find_previous",
}
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
_PLAIN = {
    (Qt.Key.Key_Space, _NONE): "page_down",
    (Qt.Key.Key_Space, _SHIFT): "page_up",
    (Qt.Key.Key_0, _CONTROL): "zoom_reset",
    (Qt.Key.Key_Equal, _CONTROL): "zoom_in",
    (Qt.Key.Key_Return, _NONE): "activate",
    (Qt.Key.Key_Enter, _NONE): "activate",
    (Qt.Key.Key_Escape, _NONE): "escape",
}


def handle_key(view: ReaderView, event: QKeyEvent) -> bool:
    """Do what a key asks of the view; False if it asks nothing."""
    if target := _matching(_SELECTING, event):
        view.move_caret(target, select=True)
        return True
    if view.caret_mode and (target := _matching(_MOVING, event)):
        view.move_caret(target, select=False)
        return True
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    action = _matching(_ACTIONS, event) or _PLAIN.get((Qt.Key(event.key()), modifiers))
    if action is None:
        return False
    getattr(view, action)()
    return True


def _matching(table: dict[QKeySequence.StandardKey, str], event: QKeyEvent) -> str | None:
    return next((value for key, value in table.items() if event.matches(key)), None)
