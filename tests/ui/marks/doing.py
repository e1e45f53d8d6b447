"""What the tests of marks do in the window."""

from __future__ import annotations

from reader_app.library.annotation import Annotation
from reader_app.ui.main_window import MainWindow


def place(window: MainWindow, words: str) -> tuple[int, int]:
    """The code points of the first place of some words."""
    start = window.session.current.document.text.index(words)
    return start, start + len(words)


def select(window: MainWindow, words: str) -> None:
    """Select the first place of some words, as with the keyboard."""
    window.reading.view.select(*place(window, words))


def kept(window: MainWindow) -> list[Annotation]:
    """What the library has of the open document's marks."""
    return window.library.annotations.of_document(window.session.current.row.id)


def rows(window: MainWindow) -> list[str]:
    """The words of the rows in the annotations tab."""
    model = window.panel.annotations.model
    return [model.index(row).data() for row in range(model.rowCount())]
