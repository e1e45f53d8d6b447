"""Links, notes, readings and changes that a file carries: shown, told, followed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from reader_app.documents.model import (
    Block,
    BlockKind,
    Document,
    Link,
    Note,
    Revision,
    RevisionKind,
    Ruby,
)
from reader_app.ui.links import LinkOpener
from reader_app.ui.reader.apparatus import Apparatus, SignKind
from reader_app.ui.reader.view import ReaderView

_FIRST = "岑阳市的渡口[1]见于县志，另见官网与附录。"
_FILL = "渡口边的石阶上刻着历年的水位。" * 30
_NOTE = "[1] 《岑阳县志》卷三，记渡口始末。"
_TEXT = "\n".join([_FIRST, *[_FILL] * 12, _NOTE])


@pytest.fixture
def document() -> Document:
    blocks, start = [], 0
    for line in _TEXT.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(line)))
        start += len(line) + 1
    mark, site, inner = _TEXT.index("[1]"), _TEXT.index("官网"), _TEXT.index("附录")
    note = _TEXT.rindex("[1]")
    return Document(
        _TEXT,
        tuple(blocks),
        links=(
            Link(site, site + 2, "https://cenyang.example/"),
            Link(inner, inner + 2, f"#{note}"),
            Link(mark, mark + 3, f"#{note}"),  # as web pages have it
        ),
        notes=(Note(mark, mark + 3, note, len(_TEXT)),),
        ruby=(Ruby(0, 2, "cényáng"),),
        revisions=(
            Revision(RevisionKind.DELETED, 4, 4, "李记成", "2024-05-06T07:08:09Z", "旧"),
            Revision(RevisionKind.COMMENT, 9, 11, "何月", None, "哪一版？"),
        ),
    )


def _click(view: ReaderView, position: int) -> None:
    box = view.rect_of(position, position + 1).translated(-view.viewport().pos())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_a_click_on_a_notes_mark_goes_to_the_note_and_back_again(
    view: ReaderView, document: Document
) -> None:
    view.set_document(document)
    note = document.notes[0]
    _click(view, note.start + 1)
    start, end = view.visible_range()
    assert start <= note.note_start < end
    _click(view, note.note_start + 1)
    assert view.visible_range()[0] == 0
    view.back()
    assert view.visible_range()[1] == len(_TEXT)


def test_an_inner_link_jumps_and_an_outer_one_is_only_told(
    view: ReaderView, document: Document, qtbot: QtBot
) -> None:
    view.set_document(document)
    outer, inner, _ = document.links
    with qtbot.waitSignal(view.link_followed) as told:
        _click(view, outer.start)
    assert told.args == ["https://cenyang.example/"]
    assert view.visible_range()[0] == 0
    _click(view, inner.start)
    assert view.visible_range()[1] == len(_TEXT)
    assert view.can_go_back


def test_the_keyboard_follows_the_sign_at_the_caret(view: ReaderView, document: Document) -> None:
    view.set_document(document)
    view.select(document.notes[0].start, document.notes[0].start)
    view.activate()
    assert view.visible_range()[1] == len(_TEXT)


def test_what_the_card_says(document: Document) -> None:
    apparatus = Apparatus(document)

    def says(position: int) -> str:
        sign = apparatus.at(position)
        return apparatus.describe(sign) if sign else ""

    assert "卷三，记渡口始末" in says(document.notes[0].start)
    assert "https://cenyang.example/" in says(document.links[0].start)
    deleted = says(4)
    assert "旧" in deleted and "李记成" in deleted and "2024-05-06" in deleted
    assert "哪一版？" in says(10)
    assert says(1) == ""


def test_a_target_outside_the_text_leads_nowhere() -> None:
    links = (Link(0, 1, "#99"), Link(1, 2, "#x"), Link(2, 3, "#3"))
    signs = Apparatus(Document("渡口边。", links=links)).signs
    assert [sign.place for sign in signs] == [None, None, 3]
    assert {sign.kind for sign in signs} == {SignKind.LINK}


def _picture(view: ReaderView) -> QImage:
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_readings_and_changes_are_seen_and_take_no_room(
    view: ReaderView, document: Document
) -> None:
    view.set_document(Document(document.text, document.blocks))
    plain, height = _picture(view), view.content_height()
    view.set_document(document)
    signed = _picture(view)
    assert view.content_height() == height
    above = view.rect_of(0, 2).translated(-view.viewport().pos())

    def differs(x: int, y: int) -> bool:
        return plain.pixel(x, y) != signed.pixel(x, y)

    columns = range(above.left(), above.right())
    assert any(differs(x, y) for x in columns for y in range(above.top(), above.center().y() - 9))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize(
    ("address", "opens"), [("https://cenyang.example/", True), ("file:///bin/sh", False)]
)
def test_an_address_is_opened_only_when_the_reader_says_so(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, address: str, opens: bool
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "reader_app.ui.links.QDesktopServices.openUrl", lambda url: opened.append(url.toString())
    )
    opener = LinkOpener(window)
    opener.ask(address)
    box = window.findChild(QMessageBox)
    assert box is not None and address in box.informativeText()
    assert opened == []
    accept = [b for b in box.buttons() if box.buttonRole(b) == QMessageBox.ButtonRole.AcceptRole]
    assert bool(accept) is opens
    (accept or box.buttons())[0].click()
    assert opened == ([address] if opens else [])


def test_the_pointer_says_that_there_is_something_to_click(
    view: ReaderView, document: Document
) -> None:
    view.set_document(document)
    box = view.rect_of(document.links[0].start, document.links[0].end)
    QTest.mouseMove(view.viewport(), box.translated(-view.viewport().pos()).center() + QPoint(1, 1))
    place = QPointF(box.translated(-view.viewport().pos()).center())
    sign = view.sign_at(place)
    assert sign is not None and sign.target == "https://cenyang.example/"
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
