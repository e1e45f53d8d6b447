"""Where the window was and how its panes stood, kept in the library between starts."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

from reader_app.errors import KnownError
from reader_app.library.library import Library

KEY = "window"


def of(window: QMainWindow, splitter: QSplitter) -> dict[str, object]:
    """Where the window is and how wide its panes are."""
    return {"geometry": _text(window.saveGeometry()), "panes": splitter.sizes()}


def save(state: dict[str, object], library: Library) -> None:
    """Keep it, with other JSON values, as this library's window state.

    A full disk, or another process that writes, keeps no window from being closed.
    """
    with suppress(KnownError):
        library.set_state(KEY, state)


def load(library: Library) -> dict[str, object]:
    """What was kept; empty at the first start."""
    state = library.get_state(KEY, {})
    return state if isinstance(state, dict) else {}


def of_list(state: dict[str, object]) -> dict[str, object]:
    """What of it the list of documents has kept; its order alone by former versions."""
    kept = state.get("documents")
    return kept if isinstance(kept, dict) else {"order": state.get("order")}


def restore(window: QMainWindow, splitter: QSplitter, state: dict[str, object]) -> None:
    """Put the window back; Qt itself brings a window back that would lie off every screen."""
    geometry, panes = state.get("geometry"), state.get("panes")
    if isinstance(geometry, str):
        window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
    if isinstance(panes, list) and len(panes) == splitter.count():
        splitter.setSizes([int(size) for size in panes])


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode()
