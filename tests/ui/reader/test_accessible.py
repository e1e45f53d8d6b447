from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleTextInterface
from pytestqt.qtbot import QtBot

from reader_app.documents.model import Block, BlockKind, Document
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


def _chapters(count: int, mark: str = "章") -> Document:
    lines, blocks, place = [], [], 0
    for number in range(count):
        for kind, line in (
            (BlockKind.HEADING, f"第{number}{mark}𠮷"),
            (BlockKind.PARAGRAPH, "渡口的水位逐日登记在册。" * 40),
        ):
            level = 1 + number % 2 if kind is BlockKind.HEADING else None
            blocks.append(Block(kind, place, place + len(line), level))
            lines.append(line)
            place += len(line) + 1
    return Document("\n".join(lines), tuple(blocks))


def _headings(view: ReaderView) -> list[QAccessibleInterface]:
    reader = QAccessible.queryAccessibleInterface(view)
    children = [reader.child(n) for n in range(reader.childCount())]
    return [child for child in children if child.role() == QAccessible.Role.Heading]


def test_headings_are_children_with_their_level(view: ReaderView) -> None:
    view.set_document(_chapters(5))
    headings = _headings(view)
    assert [one.text(QAccessible.Text.Name) for one in headings] == [f"第{n}章𠮷" for n in range(5)]
    level = QAccessible.Attribute.Level
    assert [one.attributesInterface().attributeValue(level) for one in headings] == [1, 2, 1, 2, 1]
    assert headings[1].attributesInterface().attributeKeys() == [level]
    reader = QAccessible.queryAccessibleInterface(view)
    places = [reader.indexOfChild(one) for one in headings]
    assert [reader.child(place) for place in places] == headings
    assert headings[0].parent().object() is view


def test_the_action_of_a_heading_goes_there(view: ReaderView) -> None:
    view.set_document(_chapters(30))
    far = _headings(view)[25]
    assert far.rect().isEmpty()
    assert far.state().offscreen
    actions = far.actionInterface()
    actions.doAction(actions.actionNames()[0])
    start = view.document().text.index("第25章")
    assert view.visible_range()[0] <= start < view.visible_range()[1]
    assert view.caret_position() == start
    assert not far.rect().isEmpty()
    assert view.can_go_back


def test_headings_go_with_their_document_and_with_the_window(listening: None, qtbot: QtBot) -> None:
    view = ReaderView()
    view.set_document(_chapters(3))
    known = [QAccessible.uniqueId(one) for one in _headings(view)]
    view.set_document(_chapters(2, "节"))
    assert [one.text(QAccessible.Text.Name) for one in _headings(view)] == ["第0节𠮷", "第1节𠮷"]
    assert not any(QAccessible.accessibleInterface(one) for one in known)
    known = [QAccessible.uniqueId(one) for one in _headings(view)]
    view.set_document(None)
    assert _headings(view) == []
    view.deleteLater()
    QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)
    del view
    gc.collect()
    assert not any(QAccessible.accessibleInterface(one) for one in known)
