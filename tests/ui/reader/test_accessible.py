from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from pytestqt.qtbot import QtBot

from reader_app.documents.model import Document
from reader_app.ui.reader.view import ReaderView


@pytest.fixture
def listening(qapp: object) -> Iterator[None]:
    """As if a screen reader were running."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def text_of(view: ReaderView) -> QAccessibleTextInterface:
    return QAccessible.queryAccessibleInterface(view).textInterface()


def test_the_view_is_a_named_document_that_cannot_be_changed(view: ReaderView) -> None:
    reader = QAccessible.queryAccessibleInterface(view)
    assert reader.role() == QAccessible.Role.Document
    assert reader.text(QAccessible.Text.Name) == "Document text"
    assert reader.state().readOnly


def test_the_text_is_told_in_utf16_units(view: ReaderView) -> None:
    view.set_document(Document("甲𠮷乙"))
    text = text_of(view)
    assert text.characterCount() == 4
    assert text.text(1, 3) == "𠮷"
    assert text.text(3, 4) == "乙"
    view.set_document(Document("另一篇"))
    assert text.characterCount() == 3


def test_the_caret_is_told_and_moved(view: ReaderView) -> None:
    view.set_document(Document("\n".join(f"第{n}段𠮷。" for n in range(900))))
    text = text_of(view)
    view.select(9, 9)
    assert text.cursorPosition() == 10  # one character before it takes two units
    text.setCursorPosition(text.characterCount())
    assert view.caret_position() == len(view.document().text)
    assert view.visible_range()[1] == len(view.document().text)
    text.setSelection(0, 0, 2)
    assert view.selected_text() == "第0"


def test_places_on_screen_lead_to_the_text_and_back(view: ReaderView) -> None:
    view.set_document(Document("天地玄黄，宇宙洪荒。\n日月盈昃，辰宿列张。"))
    text = text_of(view)
    box = text.characterRect(13)
    assert not box.isEmpty()
    assert text.offsetAtPoint(box.center()) in (13, 14)


def test_views_come_and_go_while_a_screen_reader_listens(
    listening: None, document: Document, qtbot: QtBot
) -> None:
    made = []
    for _ in range(5):
        view = ReaderView()
        made.append(weakref.ref(view))
        view.set_document(document)
        view.show()
        view.show_span(40, 45)
        view.select(3, 9)
        view.close()
        view.deleteLater()
        QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)
        del view
        gc.collect()
    assert not [view for view in made if view() is not None]


def test_a_screen_reader_finds_a_caret_to_move(listening: None, view: ReaderView) -> None:
    view.set_document(Document("天地玄黄"))
    view.setFocus()
    assert view.caret_mode
