"""Where the window was and how its panes stood, kept in the library between starts."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from reader_app.errors import KnownError
from reader_app.library.library import Library

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow

KEY = "window"


def of(window: MainWindow) -> dict[str, object]:
    """How the window is to be shown again."""
    current, commands = window.session.current, window.commands
    return {
        "geometry": _text(window.saveGeometry()),
        "panes": window.splitter.sizes(),
        "document": current.row.id if current else window.last_opened,
        "offset": float(window.reading.view.offset()) if current else None,
        "list": commands["toggle_list"].isChecked(),
        "panel": commands["toggle_panel"].isChecked(),
        "pages": commands["page_view"].isChecked(),
        "hidden_layers": sorted(window.reading.chips.hidden()),
        "documents": window.list_pane.state(),
        "tab": window.panel.current_tab,
    }


def save(state: dict[str, object], library: Library) -> None:
    """Keep it as this library's window state.

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


def restore(window: MainWindow, state: dict[str, object]) -> None:
    """Put the window back; Qt itself brings a window back that would lie off every screen."""
    geometry, panes = state.get("geometry"), state.get("panes")
    if isinstance(geometry, str):
        window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
    if isinstance(panes, list) and len(panes) == window.splitter.count():
        window.splitter.setSizes([int(size) for size in panes])
    for name in ("list", "panel"):
        shown = bool(state.get(name, True))
        window.commands[f"toggle_{name}"].setChecked(shown)
        window.splitter.show_ground(name, shown)
    window.commands["page_view"].setChecked(bool(state.get("pages", False)))
    window.commands["page_view"].setEnabled(False)  # there is no document yet


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode()
