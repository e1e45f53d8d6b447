"""The annotations tab: list, filter, tray, bulk changes, all documents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialogButtonBox

from reader_app.library.anchors import Placement, describe
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target
from reader_app.library.annotations import Settled
from reader_app.library.library import Library
from reader_app.ui.dialogs.colour_names import ColourNamesDialog
from reader_app.ui.models.annotations import AnnotationListModel
from reader_app.ui.models.tree import ROW
from tests.ui.marks.doing import kept, place, rows, select


@pytest.fixture
def marked(window, qtbot):
    """The window with marks of all kinds, and the tab in front."""
    document, id = window.session.current.document, window.session.current.row.id

    def mark(words: str, kind: MarkKind, colour: Colour, **more: object) -> Annotation:
        anchor = describe(document, *place(window, words))
        return Annotation("", id, kind, anchor=anchor, colour=colour, **more)

    window.library.annotations.add(
        [
            mark("赵有田", MarkKind.HIGHLIGHT, Colour.GREEN, tags=("村民",)),
            mark("周远航", MarkKind.NOTE, Colour.YELLOW, note="职务待核", tags=("待核",)),
            mark("挖掘机", MarkKind.FINDING, Colour.RED, note="台数不一", tags=("待核",)),
            mark("林晓岚", MarkKind.BOOKMARK, Colour.BLUE, name="镇长"),
            Annotation("", id, MarkKind.NOTE, Target.DOCUMENT, note="全文"),
        ]
    )
    window.panel.show_tab("annotations")
    window.marks.open.reload()
    qtbot.waitUntil(lambda: len(window.marks.open.set) == 5)
    return window


def test_the_list_is_in_reading_order_without_bookmarks(marked) -> None:
    assert rows(marked) == ["The whole document", "周远航", "挖掘机", "赵有田"]
    marked.panel.annotations.filter.bookmarks.click()
    assert rows(marked) == ["镇长"]


def test_the_filters_narrow_the_list(marked, qtbot) -> None:
    tab = marked.panel.annotations
    tab.filter.colours[Colour.RED].setChecked(True)
    assert rows(marked) == ["挖掘机"]
    tab.filter.colours[Colour.YELLOW].setChecked(True)
    assert rows(marked) == ["周远航", "挖掘机"]
    tab.filter.clear()
    tab.filter._kinds[MarkKind.FINDING].setChecked(True)
    assert rows(marked) == ["挖掘机"]
    tab.filter.clear()
    tab.filter._tags["待核"].setChecked(True)
    assert rows(marked) == ["周远航", "挖掘机"]
    tab.filter.clear()
    tab.filter.words.setText("職務")  # traditional and simplified are the same
    qtbot.waitUntil(lambda: rows(marked) == ["周远航"])
    tab.filter.words.setText("nichts")
    qtbot.waitUntil(lambda: rows(marked) == [])
    assert tab._nothing.text() == "Nothing passes the filter."
    tab.filter.clear()
    assert len(rows(marked)) == 4


def test_the_filter_by_time_leaves_out_what_is_older(marked, qtbot) -> None:
    id, then = marked.session.current.row.id, "2020-01-01"
    old = Annotation("", id, MarkKind.NOTE, Target.DOCUMENT, note="旧", modified=then)
    marked.library.annotations.add([old])
    marked.marks.open.reload()
    qtbot.waitUntil(lambda: len(rows(marked)) == 5)
    marked.panel.annotations.filter._days.actions()[2].trigger()
    assert len(rows(marked)) == 4


def test_page_and_list_follow_each_other(marked) -> None:
    tab, view = marked.panel.annotations, marked.reading.view
    tab.view.chosen.emit(tab.model.index(2))
    assert view.chosen_annotation.start == place(marked, "挖掘机")[0]
    mark = next(one for one in kept(marked) if one.note == "职务待核")
    marked.marks.page.choose(mark.id)
    assert [one.id for one in tab.selected()] == [mark.id]
    assert tab.foot.isVisible()
    assert tab.editor._text.toPlainText() == "职务待核"


def test_the_page_follows_the_keys_in_the_list(marked, qtbot) -> None:
    view = marked.panel.annotations.view
    marked.panel.annotations.select_ids([kept(marked)[0].id])
    for key, words in ((Qt.Key.Key_End, "赵有田"), (Qt.Key.Key_Up, "挖掘机")):
        qtbot.keyClick(view, key)
        chosen = marked.reading.view.chosen_annotation
        assert (chosen.start, chosen.end) == place(marked, words)


def test_a_note_is_written_below_the_list(marked, settle) -> None:
    tab = marked.panel.annotations
    mark = next(one for one in kept(marked) if one.anchor and one.anchor.exact == "赵有田")
    tab.select_ids([mark.id])
    tab.editor._text.setPlainText("采访对象")
    tab.editor.commit()
    settle(marked)
    assert marked.library.annotations.one(mark.id).note == "采访对象"
    assert [one.id for one in tab.selected()] == [mark.id]


def test_many_are_recoloured_tagged_and_deleted_at_once_and_undone(marked, settle) -> None:
    tab = marked.panel.annotations
    ids = [one.id for one in kept(marked) if one.kind is not MarkKind.BOOKMARK and one.anchor]
    tab.select_ids(ids)
    menu = marked.marks.panel.menu.made()
    colours = next(a.menu() for a in menu.actions() if a.text() == "Colour")
    next(a for a in colours.actions() if a.text() == "Purple").trigger()
    settle(marked)
    menu.deleteLater()
    tab.select_ids(ids)
    marked.marks.panel.menu.add_tags("甲，乙")
    settle(marked)
    found = marked.library.annotations.some(ids)
    assert {one.colour for one in found} == {Colour.PURPLE}
    assert all({"甲", "乙"} <= set(one.tags) for one in found)
    tab.select_ids(ids)
    marked.marks.panel.menu.delete_selected()
    settle(marked)
    assert rows(marked) == ["The whole document"]
    assert marked.commands["undo"].text() == "Undo: delete 3 annotations"
    marked.commands["undo"].trigger()
    settle(marked)
    assert len(rows(marked)) == 4
    assert marked.commands["redo"].text() == "Redo: delete 3 annotations"
    marked.commands["redo"].trigger()
    settle(marked)
    assert rows(marked) == ["The whole document"]


def test_undo_works_after_a_restart_and_says_what_it_undoes(marked, reopen, settle) -> None:
    ids = [one.id for one in kept(marked)]
    marked.marks.commands.delete(ids[:2])
    settle(marked)
    again = reopen(marked)
    settle(again)
    assert again.commands["undo"].isEnabled()
    assert "delete 2 annotations" in again.commands["undo"].text()
    again.commands["undo"].trigger()
    settle(again)
    assert len(again.marks.open.set) == 5


def test_a_status_is_undone_by_the_same_command(window, settle) -> None:
    row = window.session.current.row
    before = window.library.document(row.id).status
    window.commands["mark_reviewed"].trigger()
    settle(window)
    assert "Undo: " in window.commands["undo"].text()
    window.commands["undo"].trigger()
    settle(window)
    assert window.library.document(row.id).status is before
    assert window.list_pane.model.row_of(row.id).status is before


def test_the_tray_shows_quote_and_candidate_and_places_on_the_users_word(
    marked, qtbot, settle
) -> None:
    lost, suggested = (
        next(one for one in kept(marked) if one.anchor and one.anchor.exact == words)
        for words in ("赵有田", "周远航")
    )
    here = place(marked, "林晓岚")
    marked.library.annotations.settle(
        lost.document,
        [
            Settled(suggested.id, Placement.SUGGESTED, None, here),
            Settled(lost.id, Placement.UNPLACED, None, None),
        ],
    )
    marked.marks.open.reload()
    tray = marked.panel.annotations.tray
    qtbot.waitUntil(lambda: len(tray.cards) == 2)
    assert tray.isVisible()
    assert "周远航" not in rows(marked)
    first, second = tray.cards
    assert "周远航" in first.accessibleName()
    assert set(second.buttons) == {"place", "delete"}
    assert not second.buttons["place"].isEnabled()
    first.buttons["show"].click()
    assert marked.reading.view.caret_position() == here[0]
    first.buttons["confirm"].click()
    settle(marked)
    assert marked.library.annotations.one(suggested.id).anchor.exact == "林晓岚"
    select(marked, "石桥镇村民")
    (card,) = tray.cards
    assert card.buttons["place"].isEnabled()
    card.buttons["place"].click()
    settle(marked)
    found = marked.library.annotations.one(lost.id)
    assert (found.placement, found.anchor.exact) == (Placement.PLACED, "石桥镇村民")
    assert not tray.isVisible()


def test_all_documents_are_listed_and_gone_to(open_window, folder, qtbot, settle) -> None:
    window = open_window(folder)
    for row in window.library.documents():
        note = Annotation("", row.id, MarkKind.NOTE, Target.DOCUMENT, note=row.name)
        window.library.annotations.add([note])
    tab = window.panel.annotations
    window.panel.show_tab("annotations")
    tab.filter.everywhere.click()
    qtbot.waitUntil(lambda: tab.model.rowCount() == 2)
    other = next(
        index
        for index in map(tab.model.index, range(2))
        if tab.model.annotation(index).document != window.session.current.row.id
    )
    wanted = tab.model.annotation(other).document
    with qtbot.waitSignal(window.ready, timeout=10_000):
        tab.view.chosen.emit(other)
    assert window.session.current.row.id == wanted
    tab.filter.everywhere.click()
    qtbot.waitUntil(lambda: tab.model.rowCount() == 1)


def test_rows_are_read_as_they_come_into_view(qtbot) -> None:
    model = AnnotationListModel(lambda _document: "")
    tester = QAbstractItemModelTester(model)
    marks = [Annotation(str(n), 1, MarkKind.NOTE, Target.DOCUMENT) for n in range(1000)]
    wanted: list[list[str]] = []
    model.rows_wanted.connect(wanted.append)
    model.show(marks[:5])
    model.list_ids([one.id for one in marks])
    assert model.rowCount() == 1000
    assert model.index(3).data() == "The whole document"
    assert model.index(500).data() is None
    qtbot.waitUntil(lambda: len(wanted) == 1)
    assert "500" in wanted[0]
    assert len(wanted[0]) < 300
    model.index(501).data()
    model.know(marks[400:600])
    assert model.index(500).data() == "The whole document"
    model.doubt()  # another window has changed something: shown until it has been read again
    assert model.index(500).data() == "The whole document"
    qtbot.waitUntil(lambda: len(wanted) == 2)
    model.drop({"500"})
    assert model.annotation(model.index(500)).id == "501"
    assert model.rowCount() == 999
    tester.deleteLater()


def test_the_users_names_of_colours_are_everywhere(marked, settle) -> None:
    marked.marks.commands.name_colours({Colour.RED: "存疑"})
    settle(marked)
    assert marked.commands["mark_red"].text() == "Highlight: 存疑"
    tab = marked.panel.annotations
    assert "存疑" in tab.filter.colours[Colour.RED].toolTip()
    facts = [tab.model.index(row).data(0x0B) or "" for row in range(tab.model.rowCount())]
    assert any("存疑" in str(fact) for fact in facts)
    marked.commands["undo"].trigger()
    settle(marked)
    assert marked.commands["mark_red"].text() == "Highlight: Red"


def test_the_list_of_documents_counts_annotations(marked, qtbot, settle) -> None:
    id = marked.session.current.row.id
    select(marked, "修复道路")
    marked.commands["mark_green"].trigger()
    settle(marked)
    qtbot.waitUntil(lambda: marked.list_pane.model.row_of(id).annotations == 5)


def test_two_windows_see_each_others_changes(marked, qtbot, settle) -> None:
    id = marked.session.current.row.id
    with Library.open(marked.library.path) as other:
        other.annotations.add([Annotation("", id, MarkKind.NOTE, Target.DOCUMENT, note="另一窗口")])
    marked.watch.look()
    qtbot.waitUntil(lambda: len(marked.marks.open.set) == 6, timeout=5_000)
    assert len(rows(marked)) == 5


def test_another_window_gives_colours_their_names(marked, qtbot) -> None:
    with Library.open(marked.library.path) as other:
        other.annotations.name_colours({Colour.RED: "存疑"})
    marked.watch.look()
    qtbot.waitUntil(lambda: marked.commands["mark_red"].text() == "Highlight: 存疑")
    assert marked.commands["undo"].isEnabled()


def test_the_delete_key_deletes_the_selected_rows_and_no_document(marked, qtbot, settle) -> None:
    tab = marked.panel.annotations
    tab.select_ids([one.id for one in kept(marked) if one.note == "台数不一"])
    tab.view.setFocus()
    qtbot.keyClick(tab.view, Qt.Key.Key_Delete)
    settle(marked)
    assert rows(marked) == ["The whole document", "周远航", "赵有田"]
    assert len(marked.library.documents()) == 1


def test_colours_are_named_in_the_dialog(marked, settle) -> None:
    marked.commands["name_colours"].trigger()
    (dialog,) = marked.findChildren(ColourNamesDialog)
    assert [field.placeholderText() for field in dialog.fields.values()] == [
        "Yellow",
        "Green",
        "Blue",
        "Red",
        "Purple",
    ]
    dialog.fields[Colour.GREEN].setText("亮点")
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    settle(marked)
    assert marked.library.annotations.colour_names() == {Colour.GREEN: "亮点"}


def test_bookmarks_of_all_documents_are_listed(marked, qtbot) -> None:
    tab = marked.panel.annotations
    tab.filter.bookmarks.click()
    tab.filter.everywhere.click()
    qtbot.waitUntil(lambda: rows(marked) == ["镇长"])
    row = tab.model.index(0).data(ROW)
    assert row.note == "林晓岚"  # the words where it lies


@pytest.fixture
def two(open_window, folder, qtbot, settle):
    """A window on two documents with 300 notes each, all of them listed."""
    window = open_window(folder)
    for row in window.library.documents():
        draft = Annotation("", row.id, MarkKind.NOTE, Target.DOCUMENT, note="记")
        window.library.annotations.add([draft] * 300)
    window.panel.show_tab("annotations")
    tab = window.panel.annotations
    tab.filter.everywhere.click()
    qtbot.waitUntil(lambda: tab.model.rowCount() == 600, timeout=10_000)
    settle(window)
    return window


def test_a_change_in_another_document_shows_in_the_list_of_all(two, qtbot, settle) -> None:
    tab, here = two.panel.annotations, two.session.current.row.id
    model = tab.model
    other = next(id for id in model.ids if two.library.annotations.one(id).document != here)
    tab.select_ids([other])
    tab.view.viewport().repaint()
    qtbot.waitUntil(lambda: model.annotation(model.index_of(other)) is not None)
    two.marks.commands.recolour([other], Colour.PURPLE)
    settle(two)
    assert model.annotation(model.index_of(other)).colour is Colour.PURPLE
    assert tab.selected_ids() == [other]
    two.marks.commands.delete([other])
    settle(two)
    assert not model.index_of(other).isValid()
    assert model.rowCount() == 599


def test_a_bulk_change_means_rows_that_have_not_been_read_too(two, settle) -> None:
    tab = two.panel.annotations
    tab.view.selectAll()
    assert len(tab.selected()) < 600
    menu = two.marks.panel.menu.made()
    assert menu.actions()[-1].text() == "Delete 600 annotations"
    menu.deleteLater()
    two.marks.panel.menu.delete_selected()
    settle(two)
    assert two.library.annotations.found() == []
    assert "delete 600 annotations" in two.commands["undo"].text()
    two.commands["undo"].trigger()
    settle(two)
    assert len(two.library.annotations.found()) == 600


@pytest.mark.parametrize("is_open", [True, False])
def test_another_window_changes_what_is_in_the_list_of_all(two, qtbot, is_open) -> None:
    here, model = two.session.current.row.id, two.panel.annotations.model
    other = next(row.id for row in two.library.documents() if (row.id == here) is is_open)
    with Library.open(two.library.path) as library:
        library.annotations.add([Annotation("", other, MarkKind.NOTE, Target.DOCUMENT)])
    two.watch.look()
    qtbot.waitUntil(lambda: model.rowCount() == 601, timeout=5_000)
    id = next(id for id in model.ids if two.library.annotations.one(id).document == other)
    two.panel.annotations.view.scrollTo(model.index_of(id))
    two.panel.annotations.view.viewport().repaint()
    qtbot.waitUntil(lambda: len(model.known([id])) == 1)
    with Library.open(two.library.path) as library:
        library.annotations.update([id], colour=Colour.PURPLE)
    two.watch.look()
    qtbot.waitUntil(lambda: model.known([id])[0].colour is Colour.PURPLE, timeout=5_000)


def test_the_list_keeps_its_place_through_a_change(two, qtbot, settle) -> None:
    tab = two.panel.annotations
    bar = tab.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = bar.value()
    tab.view.viewport().repaint()
    qtbot.waitUntil(lambda: tab.model.annotation(tab.model.index(599)) is not None)
    tab.select_ids([tab.model.ids[599]])
    two.marks.commands.recolour(tab.selected_ids(), Colour.RED)
    settle(two)
    two.marks.panel.rows.refresh()
    settle(two)
    assert bar.value() == place
    assert tab.selected_ids() == [tab.model.ids[599]]


def test_the_keys_walk_through_all_rows(two, qtbot) -> None:
    view = two.panel.annotations.view
    view.setFocus()
    for key, row in (("End", 599), ("Up", 598), ("Home", 0), ("Down", 1)):
        qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
        assert view.currentIndex().row() == row
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))
    assert view.indexAt(view.visualRect(view.currentIndex()).center()) == view.currentIndex()


def test_the_marks_about_the_place_are_there_before_all(open_window, folder, qtbot, settle) -> None:
    window = open_window(folder / "report.txt")
    id, document = window.session.current.row.id, window.session.current.document
    anchor = describe(document, 0, 4)
    draft = Annotation("", id, MarkKind.NOTE, Target.DOCUMENT)
    window.library.annotations.add(
        [draft] * 600 + [replace(draft, target=Target.TEXT, anchor=anchor)]
    )
    seen: list[tuple[int, bool]] = []
    marks = window.marks.open
    marks.clear()
    marks.changed.connect(lambda: seen.append((len(marks.set), marks.are_all)))
    window.open_document(id)
    qtbot.waitUntil(lambda: (601, True) in seen, timeout=10_000)
    assert (1, False) in seen
    assert seen.index((1, False)) < seen.index((601, True))


def test_what_is_marked_while_the_marks_are_being_read_stays(window, qtbot, settle) -> None:
    marks = window.marks.open
    marks.reload()
    select(window, "周远航")
    window.commands["mark_red"].trigger()
    settle(window)
    assert [one.anchor.exact for one in marks.set.placed] == ["周远航"]


def test_the_keys_of_colours_are_for_all_selected_rows(marked, qtbot, settle) -> None:
    tab = marked.panel.annotations
    tab.view.setFocus()
    tab.view.selectAll()
    qtbot.keyClick(tab.view, "5")
    settle(marked)
    notes = [one for one in kept(marked) if one.kind is not MarkKind.BOOKMARK]
    assert {one.colour for one in notes} == {Colour.PURPLE}
    assert not marked.marks.page.mark_bar.isVisible()
    marked.reading.view.setFocus()
    assert not marked.commands["mark_purple"].isEnabled()  # nothing is chosen on the page
