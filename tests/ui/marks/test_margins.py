"""Notes and bookmarks in the margins of the page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from reader_app.library.anchors import describe
from reader_app.library.annotation import Annotation, MarkKind
from reader_app.ui.marks.notes import NoteDocument, NoteView, plain_note, set_note
from tests.ui.marks.doing import kept, place, select


@pytest.fixture
def noted(window, qtbot, settle):
    """The window with three notes, two of them on one line."""
    document, id = window.session.current.document, window.session.current.row.id
    words = (("周远航", "职务**待核**"), ("抢修人员126人", "与表格比对\n" * 4), ("林晓岚", "一"))
    window.library.annotations.add(
        [
            Annotation(
                "", id, MarkKind.NOTE, anchor=describe(document, *place(window, quote)), note=note
            )
            for quote, note in words
        ]
    )
    window.marks.open.reload()
    qtbot.waitUntil(lambda: len(window.marks.open.set) == 3)
    return window


def test_notes_lie_beside_their_words_and_never_over_each_other(noted) -> None:
    notes, view = noted.marks.page.notes, noted.reading.view
    assert notes.has_room and notes.isVisible() and noted.marks.page.signs.isVisible()
    signs = notes.signs()
    assert len(signs) == 3
    for one, other in pairwise(signs):
        assert one.box.bottom() < other.box.top()
    first = view.line_boxes(*place(noted, "周远航"))[0]
    assert abs(signs[0].box.top() - first.top()) < 10
    assert signs[0].box.left() + notes.x() > view.column_edges()[1]


def test_what_has_no_room_beside_its_words_is_counted(noted, qtbot) -> None:
    document, id = noted.session.current.document, noted.session.current.row.id
    start = place(noted, "周远航")[0]
    anchors = [describe(document, start + n, start + n + 3) for n in range(60)]
    drafts = [Annotation("", id, MarkKind.NOTE, anchor=one, note="核对") for one in anchors]
    noted.library.annotations.add(drafts)
    noted.marks.open.reload()
    qtbot.waitUntil(lambda: len(noted.marks.open.set) == 63)
    notes = noted.marks.page.notes
    shown = len(notes.signs())
    assert all(sign.box.top() < notes.height() for sign in notes.signs())
    assert 3 < shown < 63 and shown + notes.without_room == 63
    assert notes.rect().contains(notes.more_box().toRect())


def test_where_there_is_no_room_a_sign_stands_for_the_note(noted) -> None:
    noted.resize(1100, 700)
    notes = noted.marks.page.notes
    assert not notes.has_room
    assert all(sign.box.width() < 20 for sign in notes.signs())
    assert len(notes.signs()) == 3
    assert "待核" in notes.hint(notes.signs()[0].mark)
    view, page = noted.reading.view, noted.marks.page
    assert "待核" in page.note_of(notes.signs()[0].mark.id)
    view.show_note(notes.signs()[0].mark.id, QRect(100, 100, 40, 20))
    assert view._card.isVisible()


def test_a_click_on_a_card_goes_to_its_words_and_the_second_writes(noted, qtbot) -> None:
    page, view = noted.marks.page, noted.reading.view
    sign = page.notes.signs()[2]
    where = sign.box.center().toPoint()
    qtbot.mouseClick(page.notes, Qt.MouseButton.LeftButton, pos=where)
    assert view.chosen_annotation.id == sign.mark.id
    assert not page.editor.isVisible()
    where = page.notes.box_of(sign.mark.id).center() - page.notes.pos()
    qtbot.mouseClick(page.notes, Qt.MouseButton.LeftButton, pos=where)
    assert page.editor.isVisible()
    assert page.editor._text.toPlainText() == "一"


def test_a_click_beside_the_cards_is_the_pages(noted, qtbot) -> None:
    select(noted, "周远航")
    qtbot.mouseClick(
        noted.marks.page.notes, Qt.MouseButton.LeftButton, pos=QPoint(4, noted.height() // 3)
    )
    assert noted.reading.view.selected_text() == ""


def test_tags_are_written_below_the_note(noted, qtbot, settle) -> None:
    mark = kept(noted)[0]
    noted.marks.page.write_note(mark.id)
    editor = noted.marks.page.editor
    editor._tags.setText("口径， 待核、口径")
    editor.commit()
    settle(noted)
    assert kept(noted)[0].tags == ("口径", "待核")


def test_a_bookmark_is_put_named_and_deleted_where_it_lies(window, qtbot, settle) -> None:
    page = window.marks.page
    select(window, "抢修现场日夜不停")
    window.commands["bookmark"].trigger()
    settle(window)
    assert page.name_field.isVisible()
    page.name_field.setText("现场")
    qtbot.keyClick(page.name_field, Qt.Key.Key_Return)
    settle(window)
    (bookmark,) = kept(window)
    assert (bookmark.kind, bookmark.name) == (MarkKind.BOOKMARK, "现场")
    (sign,) = page.signs.signs()
    line = window.reading.view.line_boxes(*place(window, "抢修现场"))[0]
    assert line.top() <= sign.box.center().y() <= line.bottom()
    assert page.signs.hint(sign.mark) == "Bookmark: 现场"
    window.reading.view.select(*place(window, "抢修现场日夜不停"))
    window.commands["bookmark"].trigger()  # there is one: name it
    assert page.name_field.text() == "现场"
    page.name_field.delete_requested.emit(bookmark.id)
    settle(window)
    assert kept(window) == []


def test_a_page_that_is_laid_out_anew_leaves_the_naming_alone(window, settle) -> None:
    """What is typed must not become keys of commands because findings arrived meanwhile."""
    select(window, "石桥镇")
    window.commands["bookmark"].trigger()
    settle(window)
    field = window.marks.page.name_field
    field.setText("现")
    window.resize(1500, 860)
    window.reading.show_analysis(window.session.current)
    QApplication.processEvents()
    assert field.isVisible() and field.text() == "现"
    assert field.y() < window.marks.page.signs.box_of(field.id).bottom()


def test_without_a_selection_the_first_line_on_screen_is_bookmarked(window, settle) -> None:
    window.commands["bookmark"].trigger()
    settle(window)
    (bookmark,) = kept(window)
    assert bookmark.anchor.start == window.reading.view.visible_range()[0]
    assert bookmark.anchor.exact


def test_next_and_previous_bookmark(window, settle) -> None:
    for words in ("周远航", "赵有田"):
        select(window, words)
        window.commands["bookmark"].trigger()
        settle(window)
        window.marks.page.name_field.finish()
    view = window.reading.view
    view.select(0, 0)
    window.commands["next_bookmark"].trigger()
    assert view.caret_position() == place(window, "周远航")[0]
    window.commands["next_bookmark"].trigger()
    assert view.caret_position() == place(window, "赵有田")[0]
    window.commands["previous_bookmark"].trigger()
    assert view.caret_position() == place(window, "周远航")[0]


def test_nothing_outside_a_note_is_ever_fetched_or_opened(qtbot, tmp_path) -> None:
    secret = tmp_path / "picture.png"
    secret.write_bytes(b"not read")
    view = NoteView()
    qtbot.addWidget(view)
    view.show_note(
        f"![x](file://{secret}) ![y](http://example.org/y.png) <img src='z'> [l](http://e)"
    )
    assert not view.openLinks()
    assert not view.openExternalLinks()
    image = NoteDocument.ResourceType.ImageResource.value
    assert view.loadResource(image, f"file://{secret}").isNull()
    assert view.document().loadResource(image, "http://example.org/y.png").isNull()
    document = NoteDocument()
    set_note(document, "<b>bold</b> *kursiv*")
    assert document.toPlainText() == "<b>bold</b> kursiv"


def test_a_note_on_one_line_is_without_its_signs() -> None:
    assert plain_note("核对**第三季度**\n- 口径\n- 来源") == "核对第三季度 口径 来源"


def test_keys_that_a_field_leaves_over_are_not_for_the_page(window, qtbot, settle) -> None:
    """Return on a name in the text shows it in the panel; in a field it ends the writing."""
    clicked: list[object] = []
    window.reading.finding_clicked.connect(clicked.append)
    select(window, "石桥镇")
    window.commands["bookmark"].trigger()
    settle(window)
    field, editor = window.marks.page.name_field, window.marks.page.editor
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field.isVisible()
    select(window, "石桥镇")
    window.commands["mark_note"].trigger()
    settle(window)
    editor._tags.setText("待核")
    qtbot.keyClick(editor._tags, Qt.Key.Key_Return)
    settle(window)
    assert not editor.isVisible()
    assert [one.tags for one in kept(window)] == [(), ("待核",)]
    assert clicked == []
