"""Marks made from a selection: the bar, the keys, what is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from reader_app.errors import KnownError
from reader_app.library.annotation import Colour, MarkKind, Target
from reader_app.ui.marks.placement import place_beside
from tests.ui.marks.doing import kept, place, select


def test_the_bar_appears_when_the_selection_rests_and_never_covers_it(window, qtbot) -> None:
    bar = window.marks.page.selection_bar
    assert not bar.isVisible()
    select(window, "石桥镇镇长林晓岚")
    assert not bar.isVisible()  # the selection may still be growing
    qtbot.waitUntil(bar.isVisible)
    view = window.reading.view
    boxes = view.line_boxes(*view.selected_span())
    assert boxes
    assert not any(box.toRect().intersects(bar.geometry()) for box in boxes)
    assert view.rect().contains(bar.geometry())


def test_escape_hides_the_bar_and_drops_the_selection(window, qtbot) -> None:
    bar = window.marks.page.selection_bar
    select(window, "周远航")
    qtbot.waitUntil(bar.isVisible)
    qtbot.keyClick(window.reading.view, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.reading.view.selected_text() == ""


def test_no_bar_while_the_mouse_draws_the_selection(window, qtbot) -> None:
    view, page = window.reading.view, window.marks.page
    box = view.line_boxes(*place(window, "周"))[0]
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    view.select(*place(window, "云岭县委书记周远航"))
    page._settled.timeout.emit()
    assert not page.selection_bar.isVisible()
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    view.select(*place(window, "石桥镇"))
    qtbot.waitUntil(page.selection_bar.isVisible)


@pytest.mark.parametrize(("key", "colour"), list(zip("12345", Colour, strict=True)))
def test_keys_1_to_5_highlight_in_the_five_colours(window, qtbot, settle, key, colour) -> None:
    select(window, "石桥镇镇长林晓岚")
    qtbot.keyClick(window.reading.view, key)
    settle(window)
    (mark,) = kept(window)
    assert (mark.kind, mark.colour, mark.anchor.exact) == (
        MarkKind.HIGHLIGHT,
        colour,
        "石桥镇镇长林晓岚",
    )
    assert window.reading.view.annotations.at(mark.anchor.start).colour is colour


def test_keys_do_nothing_without_a_selection_and_are_typed_into_fields(
    window, qtbot, settle
) -> None:
    qtbot.keyClick(window.reading.view, "1")
    field = window.list_pane.filter
    select(window, "周远航")
    field.setFocus()
    qtbot.keyClick(field, "2")
    settle(window)
    assert kept(window) == []
    assert field.text() == "2"


@pytest.mark.parametrize(
    ("action", "kind"),
    [("mark_underline", MarkKind.UNDERLINE), ("mark_finding", MarkKind.FINDING)],
)
def test_underline_and_finding(window, settle, action, kind) -> None:
    select(window, "冲毁路基3处")
    window.commands[action].trigger()
    settle(window)
    assert [mark.kind for mark in kept(window)] == [kind]


def test_a_note_is_written_in_the_margin_and_saved(window, qtbot, settle) -> None:
    select(window, "4台挖掘机")
    window.commands["mark_note"].trigger()
    editor = window.marks.page.editor
    qtbot.waitUntil(editor.isVisible)
    editor._text.setPlainText("台数**待核**")
    assert editor._state.text() == "Not saved yet"
    qtbot.keyClick(editor._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    (mark,) = kept(window)
    assert (mark.kind, mark.note) == (MarkKind.NOTE, "台数**待核**")
    assert not editor.isVisible()


def test_saved_is_said_once_the_library_has_acknowledged(window, qtbot, settle) -> None:
    select(window, "4台挖掘机")
    window.commands["mark_note"].trigger()
    editor = window.marks.page.editor
    qtbot.waitUntil(editor.isVisible)
    editor._text.setPlainText("台数待核")
    editor.commit()
    assert editor._state.text() == "Not saved yet"
    qtbot.waitUntil(lambda: editor._state.text() == "Saved", timeout=5_000)
    assert kept(window)[0].note == "台数待核"


def test_what_is_being_written_when_the_window_closes_is_kept(
    window, qtbot, reopen, settle
) -> None:
    select(window, "4台挖掘机")
    window.commands["mark_note"].trigger()
    qtbot.waitUntil(window.marks.page.editor.isVisible)
    window.marks.page.editor._text.setPlainText("还没写完")
    again = reopen(window)
    assert kept(again)[0].note == "还没写完"


def test_the_same_words_take_another_colour_and_overlaps_are_free(window, settle) -> None:
    for words, key in (("石桥镇镇长林晓岚", "mark_green"), ("镇长林晓岚介绍", "mark_blue")):
        select(window, words)
        window.commands[key].trigger()
        settle(window)
    select(window, "石桥镇镇长林晓岚")
    window.commands["mark_red"].trigger()
    settle(window)
    assert [mark.colour for mark in kept(window)] == [Colour.RED, Colour.BLUE]
    start, _ = place(window, "镇长林晓岚介绍")
    assert len(window.reading.view.annotations.over(start, start + 1)) == 2


def test_a_click_on_a_mark_offers_to_change_it(window, qtbot, settle) -> None:
    select(window, "修复道路12.5公里")
    window.commands["mark_yellow"].trigger()
    settle(window)
    view, page = window.reading.view, window.marks.page
    (mark,) = kept(window)
    box = view.line_boxes(mark.anchor.start, mark.anchor.start + 2)[0]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert view.chosen_annotation.id == mark.id
    assert page.mark_bar.isVisible()
    window.commands["mark_purple"].trigger()
    settle(window)
    assert kept(window)[0].colour is Colour.PURPLE
    window.commands["mark_finding"].trigger()
    settle(window)
    assert kept(window)[0].kind is MarkKind.FINDING
    window.commands["delete_mark"].trigger()
    settle(window)
    assert kept(window) == []
    assert not page.mark_bar.isVisible()


def test_ends_are_moved_by_dragging(window, qtbot, settle) -> None:
    select(window, "连夜派出")
    window.commands["mark_green"].trigger()
    settle(window)
    view, (mark,) = window.reading.view, kept(window)
    window.marks.page.choose(mark.id)
    box = view.line_boxes(mark.anchor.start, mark.anchor.end)[-1]
    handle = next(
        QPointF(box.right(), box.bottom() - dy)
        for dy in range(12)
        if view.near_end(QPointF(box.right(), box.bottom() - dy))
    )
    target = view.line_boxes(*place(window, "4台挖掘机"))[-1]
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=handle.toPoint())
    qtbot.mouseMove(view.viewport(), QPoint(round(target.right()), round(target.center().y())))
    end = QPointF(target.right(), target.center().y())
    view.drag_end(end)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end.toPoint())
    settle(window)
    assert kept(window)[0].anchor.exact == "连夜派出4台挖掘机"


def test_ends_are_moved_by_keys_in_one_change(window, qtbot, settle) -> None:
    select(window, "连夜派出")
    window.commands["mark_green"].trigger()
    settle(window)
    window.marks.page.choose(kept(window)[0].id)
    for _ in range(2):
        window.commands["mark_end_later"].trigger()
    window.commands["mark_start_later"].trigger()
    window.reading.view.settle_ends()
    settle(window)
    assert kept(window)[0].anchor.exact == "夜派出4台"
    assert window.library.next_undo().label == "move-annotation"
    window.commands["undo"].trigger()
    settle(window)
    assert kept(window)[0].anchor.exact == "连夜派出"


def test_notes_on_the_document_and_on_a_picture(window, qtbot, settle) -> None:
    window.commands["note_on_document"].trigger()
    settle(window)
    window.marks.page.dismiss()
    window.marks.commands.note_on_picture(*place(window, "要闻"))
    settle(window)
    assert [mark.target for mark in kept(window)] == [Target.DOCUMENT, Target.PICTURE]


def test_next_and_previous_mark(window, settle) -> None:
    for words in ("周远航", "林晓岚", "赵有田"):
        select(window, words)
        window.commands["mark_blue"].trigger()
        settle(window)
    view = window.reading.view
    view.select(0, 0)
    seen = []
    for action in ("next_mark", "next_mark", "next_mark", "previous_mark"):
        window.commands[action].trigger()
        chosen = view.chosen_annotation
        seen.append(window.session.current.document.text[chosen.start : chosen.end])
    assert seen == ["周远航", "林晓岚", "赵有田", "林晓岚"]


def test_the_citation_is_among_the_buttons(window, qtbot) -> None:
    select(window, "石桥镇镇长林晓岚")
    qtbot.waitUntil(window.marks.page.selection_bar.isVisible)
    window.commands["copy_citation"].trigger()
    assert "石桥镇镇长林晓岚" in QGuiApplication.clipboard().text()


def test_every_button_and_field_has_a_name_and_buttons_say_their_keys(window, qtbot) -> None:
    select(window, "石桥镇镇长林晓岚")
    qtbot.waitUntil(window.marks.page.selection_bar.isVisible)
    page, tab = window.marks.page, window.panel.annotations
    for part in (page.selection_bar, page.mark_bar, page.editor, tab.filter, tab.tray, tab.editor):
        for child in part.findChildren(QAbstractButton) + part.findChildren(QLineEdit):
            inside_field = isinstance(child.parent(), QLineEdit)
            assert inside_field or child.accessibleName() or child.text(), f"{child} in {part}"
    dots = page.selection_bar.findChildren(QAbstractButton)[:5]
    assert [dot.toolTip()[-3:] for dot in dots] == [f"({n})" for n in range(1, 6)]


@pytest.mark.parametrize(
    "words",
    [
        [QRectF(300, 200, 100, 30)],
        [QRectF(300, 570, 100, 30)],  # at the lower edge
        [QRectF(10, 5, 60, 30)],  # in a corner
        [QRectF(200, 0, 300, 600)],  # as high as the page
    ],
)
def test_a_bar_lies_in_the_page_and_beside_the_words(words) -> None:
    area, size = QRectF(0, 0, 800, 600), QSizeF(150, 40)
    box = QRectF(place_beside(size, area, words), size)
    assert area.contains(box)
    assert not any(box.intersects(word) for word in words)


def test_a_note_that_could_not_be_kept_stays_and_the_window_too(
    window, qtbot, settle, monkeypatch
) -> None:
    select(window, "4台挖掘机")
    window.commands["mark_note"].trigger()
    editor = window.marks.page.editor
    qtbot.waitUntil(editor.isVisible)

    def full(*_: object, **__: object) -> None:
        raise KnownError("library-full", path="library.db")

    with monkeypatch.context() as patch:
        patch.setattr(window.library.annotations, "update", full)
        editor._text.setPlainText("台数待核")
        editor.commit()
        settle(window)
        assert window.reading.notice.isVisible()
        assert editor._state.text() == "Not saved yet"
        window.close()
        assert window.isVisible()  # once; it says what is wrong
    window.close()
    assert not window.isVisible()
    assert kept(window)[0].note == "台数待核"


def test_the_delete_key_deletes_the_chosen_mark_and_no_document(window, qtbot, settle) -> None:
    select(window, "周远航")
    window.commands["mark_yellow"].trigger()
    settle(window)
    window.marks.page.choose(kept(window)[0].id)
    window.reading.view.setFocus()
    qtbot.keyClick(window.reading.view, Qt.Key.Key_Delete)
    settle(window)
    assert kept(window) == []
    assert len(window.library.documents()) == 1


def test_marks_stay_on_the_page_when_the_open_document_is_chosen_again(window, settle) -> None:
    select(window, "石桥镇镇长林晓岚")
    window.commands["mark_green"].trigger()
    settle(window)
    (mark,) = kept(window)
    window.open_document(window.session.current.row.id)
    settle(window)
    assert window.reading.view.annotations.at(mark.anchor.start).colour is Colour.GREEN


def test_a_note_is_written_on_a_picture_by_keys_alone(open_window, folder, qtbot, settle) -> None:
    (folder / "图文.md").write_text(
        "# 汛情\n\n正文一段。\n\n![堤防](a.png)\n\n正文又一段。\n" * 3, "utf-8"
    )
    window = open_window(folder / "图文.md")
    window.activateWindow()
    images = window.session.current.document.images
    window.reading.view.setFocus()
    qtbot.keyClick(window.reading.view, "P")
    qtbot.keyClick(window.reading.view, "P")
    qtbot.keyClick(window.reading.view, "A", Qt.KeyboardModifier.ShiftModifier)
    settle(window)
    (mark,) = kept(window)
    assert (mark.target, mark.picture) == (Target.PICTURE, "a.png")
    assert mark.anchor.start == images[1].start
    assert window.marks.page.editor.isVisible()
