"""What can be done where the library is damaged and no window opens: put a backup in its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop

from reader_app.library.backup_contents import kept_backups
from reader_app.ui.dialogs.restore_backup import RestoreDialog


def backup_instead(home: Path, why: str) -> Path | None:
    """Ask which backup to put in place of the library in ``home``; None for none of them."""
    dialog = RestoreDialog(kept_backups(home), str(Path.home()), why=why)
    chosen: list[Path] = []
    waiting = QEventLoop()
    dialog.restore_requested.connect(chosen.append)
    dialog.finished.connect(waiting.quit)
    dialog.open()
    waiting.exec()
    return chosen[0] if chosen else None
