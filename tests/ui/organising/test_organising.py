"""Organising in the window: sources, tags, collections, bin, details, and what is remembered."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog
from pytestqt.qtbot import QtBot

from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.library.rows import MetadataField, Status
from reader_app.ui.dialogs.details import DetailsDialog
from reader_app.ui.dialogs.tags import TagsDialog
from reader_app.ui.main_window import MainWindow
from reader_app.ui.models.document_filter import EVERYTHING, Source, SourceKind
from reader_app.ui.models.document_order import Order
from reader_app.ui.widgets.chip import Chip


@pytest.fixture
def window(open_window, qtbot: QtBot, folder: Path) -> MainWindow:
    window = open_window(folder)
    quiet(qtbot, window)
    return window


def quiet(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until all that was asked for is kept and shown."""
    qtbot.waitUntil(
        lambda: not window.marks.keeper.busy and not window.jobs.running, timeout=10_000
    )


def reread(window: MainWindow) -> None:
    """Show what was written behind the window's back."""
    window.list_pane.set_rows(window.library.documents())
    window.documents.rows.show_counts()


def ids(window: MainWindow) -> list[int]:
    return window.list_pane.model.ids()


def dialog(window: MainWindow, kind: type) -> object:
    return next(found for found in window.findChildren(kind) if found.isVisible())


def select(window: MainWindow, wanted: list[int]) -> None:
    window.list_pane.views.select(wanted)
    assert sorted(window.list_pane.selected_ids()) == sorted(wanted)


def show(qtbot: QtBot, window: MainWindow, kind: SourceKind, key: str = "") -> None:
    window.organising.sources.show_source(Source(kind, key))
    qtbot.waitUntil(lambda: window.list_pane.model.source == Source(kind, key))
    quiet(qtbot, window)


def test_stars_are_given_to_the_selection_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    select(window, ids(window))
    window.list_pane.view.setFocus()
    window.commands["star"].trigger()
    qtbot.waitUntil(lambda: all(row.starred for row in window.list_pane.model.all_rows()))
    show(qtbot, window, SourceKind.STARRED)
    assert len(ids(window)) == 2
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: not ids(window))
    assert not any(row.starred for row in window.library.documents())


def test_tags_are_typed_and_ticked(window: MainWindow, qtbot: QtBot) -> None:
    both = ids(window)
    window.library.tags.add(both[:1], ["防汛"])
    reread(window)
    select(window, both)
    window.list_pane.wanted.emit("tags", both, None)
    tags = dialog(window, TagsDialog)
    assert isinstance(tags, TagsDialog)
    assert tags.list.item(0).checkState() == Qt.CheckState.PartiallyChecked
    tags.field.setText("防")
    qtbot.keyClick(tags.field, Qt.Key.Key_Return)  # completes and ticks the tag for both
    tags.field.setText("重点")
    qtbot.keyClick(tags.field, Qt.Key.Key_Return)
    qtbot.keyClick(tags.field, Qt.Key.Key_Return)  # nothing typed: done
    quiet(qtbot, window)
    assert {row.tags for row in window.library.documents()} == {("重点", "防汛")}
    window.list_pane.filter.setText("#重")
    assert len(ids(window)) == 2


def test_tag_that_only_some_have_stays(window: MainWindow, qtbot: QtBot) -> None:
    both = ids(window)
    window.library.tags.add(both[:1], ["防汛"])
    reread(window)
    window.list_pane.wanted.emit("tags", both, None)
    tags = dialog(window, TagsDialog)
    assert isinstance(tags, TagsDialog)
    tags.accept()
    quiet(qtbot, window)
    assert sorted(row.tags for row in window.library.documents()) == [(), ("防汛",)]


def test_documents_dropped_on_a_collection_lie_in_it(window: MainWindow, qtbot: QtBot) -> None:
    made = window.library.collections.create("督查")
    window.organising.refresh()
    quiet(qtbot, window)
    tree = window.list_pane.tree
    window.list_pane.sources_button.setChecked(True)
    item = tree.item_of(Source(SourceKind.COLLECTION, made.id))
    assert item is not None
    centre = QPointF(tree.visualRect(item.index()).center())
    model = window.list_pane.model
    mime = model.mimeData([model.index_of(ids(window)[0])])
    no = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(centre, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, no)
    tree.dropEvent(event)
    quiet(qtbot, window)
    assert window.library.collections.documents(made.id) == ids(window)[:1]
    show(qtbot, window, SourceKind.COLLECTION, made.id)
    assert len(ids(window)) == 1
    assert not window.list_pane.source_chip.isVisible()
    window.list_pane.sources_button.setChecked(False)
    assert "督查" in window.list_pane.source_chip.text()
    window.list_pane.source_chip.click()
    qtbot.waitUntil(lambda: len(ids(window)) == 2)


def test_collections_are_made_renamed_nested_and_deleted(window: MainWindow, qtbot: QtBot) -> None:
    sources, collections = window.organising.sources, window.library.collections
    sources.create(None)
    quiet(qtbot, window)
    (outer,) = collections.all()
    item = window.list_pane.tree.item_of(Source(SourceKind.COLLECTION, outer.id))
    assert item is not None
    item.setText("2023年")
    quiet(qtbot, window)
    inner = collections.create("石桥镇")
    sources.refresh()
    quiet(qtbot, window)
    window.list_pane.tree.collection_moved.emit(inner.id, outer.id)
    quiet(qtbot, window)
    assert {one.name: one.parent for one in collections.all()} == {
        "2023年": None,
        "石桥镇": outer.id,
    }
    assert [folder.path for folder in window.list_pane._folders] == [
        "2023年",
        "2023年 / 石桥镇",
    ]
    sources.delete(Source(SourceKind.COLLECTION, outer.id))
    quiet(qtbot, window)
    assert not collections.all()
    window.commands["undo"].trigger()
    quiet(qtbot, window)
    assert len(collections.all()) == 2


def test_kept_search_shows_what_it_finds(window: MainWindow, qtbot: QtBot) -> None:
    kept = window.library.collections.create("道路", None, "挖掘机")
    window.organising.refresh()
    quiet(qtbot, window)
    show(qtbot, window, SourceKind.SEARCH, kept.id)
    titles = [window.list_pane.model.row_of(id).display_title for id in ids(window)]
    assert titles == ["云岭县三天修通进村道路"]


def test_the_words_of_a_kept_search_are_changed_and_changed_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    kept = window.library.collections.create("道路", None, "挖掘机")
    window.organising.refresh()
    quiet(qtbot, window)
    show(qtbot, window, SourceKind.SEARCH, kept.id)
    shown = ids(window)
    menu = window.list_pane.tree.menu_of(Source(SourceKind.SEARCH, kept.id))
    next(action for action in menu.actions() if action.text() == "Change search…").trigger()
    asked = dialog(window, QInputDialog)
    assert asked.textValue() == "挖掘机"
    asked.setTextValue("没有哪篇文档有的话")
    asked.accept()
    qtbot.waitUntil(lambda: ids(window) == [])
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: ids(window) == shown)
    quiet(qtbot, window)


def test_kept_search_counts_what_comes_into_the_index(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.library.collections.create("道路", None, "挖掘机")
    window.organising.refresh()
    qtbot.waitUntil(lambda: [one.documents for one in window.organising.sources.collections] == [1])
    path = tmp_path / "later.txt"
    path.write_text("又一台挖掘机到了现场。\n", encoding="utf-8")
    import_paths(window.library, [path], analyzer=None)
    window.search.keeper.start()
    qtbot.waitUntil(lambda: [one.documents for one in window.organising.sources.collections] == [2])


def test_documents_come_back_from_the_bin_with_their_notes(
    window: MainWindow, qtbot: QtBot
) -> None:
    gone = ids(window)[0]
    window.library.tags.add([gone], ["防汛"])
    window.documents.remove([gone])
    quiet(qtbot, window)
    show(qtbot, window, SourceKind.BIN)
    assert ids(window) == [gone]
    assert window.list_pane.next_unread() is None
    menu = window.list_pane.menus.menu([gone])
    said = [action.text() for action in menu.actions() if action.text()]
    assert said == ["Restore", "Copy path", "Delete for good…"]
    menu.deleteLater()
    window.list_pane._on_restore()
    qtbot.waitUntil(lambda: not ids(window))
    quiet(qtbot, window)
    show(qtbot, window, SourceKind.ALL)
    row = window.list_pane.model.row_of(gone)
    assert row is not None and row.tags == ("防汛",)


def test_details_written_by_hand_win_and_go_back(window: MainWindow, qtbot: QtBot) -> None:
    id = next(row.id for row in window.library.documents() if row.source == "云岭日报")
    window.list_pane.wanted.emit("details", [id], None)
    details = dialog(window, DetailsDialog)
    assert isinstance(details, DetailsDialog)
    details.fields[MetadataField.SOURCE].edit.setText("澄湾发布")
    date = details.fields[MetadataField.DATE]
    qtbot.keyClick(date.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(date.edit, "2023-02-30")
    save = details.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert not save.isEnabled()  # there is no such day
    qtbot.keyClick(date.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(date.edit, "2023-02")
    assert save.isEnabled()
    save.click()
    quiet(qtbot, window)
    row = window.list_pane.model.row_of(id)
    assert row is not None and (row.source, row.date) == ("澄湾发布", "2023-02")
    window.list_pane.wanted.emit("details", [id], None)
    again = dialog(window, DetailsDialog)
    assert isinstance(again, DetailsDialog)
    assert "云岭日报" in again.fields[MetadataField.SOURCE].note.text()
    again.fields[MetadataField.SOURCE].reset.click()
    again.accept()
    quiet(qtbot, window)
    row = window.list_pane.model.row_of(id)
    assert row is not None and (row.source, row.date) == ("云岭日报", "2023-02")


def test_open_document_is_called_as_it_was_named_by_hand(window: MainWindow, qtbot: QtBot) -> None:
    row = window.session.current.row
    title = row.display_title
    fields = {MetadataField.TITLE: "手写的标题"}
    window.marks.keeper.keep(partial(window.library.edit_metadata, [row.id], fields))
    quiet(qtbot, window)
    assert window.windowTitle().startswith("手写的标题")
    assert window.session.current.row.display_title == "手写的标题"
    window.commands["undo"].trigger()
    quiet(qtbot, window)
    assert window.windowTitle().startswith(title)


def test_details_of_many_change_only_what_is_written(window: MainWindow, qtbot: QtBot) -> None:
    both = ids(window)
    titles = {row.title for row in window.library.documents()}
    window.list_pane.wanted.emit("details", both, None)
    details = dialog(window, DetailsDialog)
    assert isinstance(details, DetailsDialog)
    assert MetadataField.TITLE not in details.fields
    details.fields[MetadataField.AUTHOR].edit.setText("柳青")
    details.accept()
    quiet(qtbot, window)
    rows = window.library.documents()
    assert {row.author for row in rows} == {"柳青"}
    assert {row.title for row in rows} == titles
    assert window.library.undo() is not None
    assert {row.author for row in window.library.documents()} != {"柳青"}


def test_status_of_a_selection_is_one_step(window: MainWindow, qtbot: QtBot) -> None:
    select(window, ids(window))
    window.commands["mark_reviewed"].trigger()
    quiet(qtbot, window)
    assert window.list_pane.model.counts() == {Status.REVIEWED: 2}
    window.commands["undo"].trigger()
    quiet(qtbot, window)
    assert window.list_pane.model.counts()[Status.REVIEWED] == 0


def test_window_goes_on_while_another_process_writes(
    window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    first, second = ids(window)
    other = apsw.Connection(str(home / "library.db"))
    other.execute("BEGIN IMMEDIATE")
    window.documents.set_status([second], Status.REVIEWED.value)
    window.documents.remove([first])
    assert ids(window) == [first, second]  # nothing is shown as done before it is
    other.execute("ROLLBACK")
    other.close()
    quiet(qtbot, window)
    assert ids(window) == [second]
    assert window.library.document(second).status is Status.REVIEWED
    assert window.notifier.bar.text().startswith("1 document removed")


def test_selection_outlives_another_order(window: MainWindow) -> None:
    both = ids(window)
    select(window, both)
    window.list_pane.arrangement.set_order(Order.TITLE)
    assert sorted(window.list_pane.selected_ids()) == sorted(both)
    window.list_pane.views.set_in_columns(True)
    assert sorted(window.list_pane.selected_ids()) == sorted(both)


def test_groups_open_and_close_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.list_pane
    pane.arrangement._on_grouping_chosen(Order.SOURCE)
    view = pane.view
    view.setCurrentIndex(pane.model.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert len(pane.model.collapsed) == 1
    assert view.currentIndex().row() == 0  # on the head, from where Right opens it again
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert not pane.model.collapsed


def test_click_on_a_heading_sorts(window: MainWindow) -> None:
    pane = window.list_pane
    pane.sort_button.columns.setChecked(True)
    table = pane.view
    table.horizontalHeader().sectionClicked.emit(0)
    assert (pane.model.order, pane.model.ascending) == (Order.TITLE, True)
    table.horizontalHeader().sectionClicked.emit(0)
    assert (pane.model.order, pane.model.ascending) == (Order.TITLE, False)


def test_arrangement_is_remembered(window: MainWindow, reopen, qtbot: QtBot) -> None:
    window.library.tags.add(ids(window)[:1], ["防汛"])
    reread(window)
    pane = window.list_pane
    pane.arrangement.set_order(Order.LENGTH, ascending=True)
    pane.arrangement._on_grouping_chosen(Order.STATUS)
    pane.model.toggle_group("1")
    pane.sort_button.columns.setChecked(True)
    columns = pane.views.columns() | {"shown": ["title", "author"]}
    pane.views.set_columns(columns)
    pane.sources_button.setChecked(True)
    show(qtbot, window, SourceKind.TAG, "防汛")
    again = reopen(window).list_pane
    qtbot.waitUntil(lambda: again.model.source == Source(SourceKind.TAG, "防汛"))
    assert (again.model.order, again.model.ascending) == (Order.LENGTH, True)
    assert (again.model.grouping, again.model.collapsed) == (Order.STATUS, {"1"})
    assert again.views.in_columns and again.tree.isVisible()
    assert again.views.columns()["shown"] == ["title", "author"]


def test_source_that_is_gone_is_left(window: MainWindow, qtbot: QtBot) -> None:
    made = window.library.collections.create("督查")
    show(qtbot, window, SourceKind.COLLECTION, made.id)
    window.organising.sources.delete(Source(SourceKind.COLLECTION, made.id))
    qtbot.waitUntil(lambda: window.list_pane.model.source == EVERYTHING)
    assert len(ids(window)) == 2


def test_tree_is_walked_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.library.tags.add(ids(window)[:1], ["防汛"])
    reread(window)
    window.commands["sources"].trigger()
    tree = window.list_pane.tree
    qtbot.waitUntil(lambda: tree.item_of(Source(SourceKind.TAG, "防汛")) is not None)
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.list_pane.model.source == Source(SourceKind.STARRED))
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.list_pane.model.source == Source(SourceKind.TAG, "防汛"))
    assert len(ids(window)) == 1
    quiet(qtbot, window)


def test_empty_list_says_why(window: MainWindow, qtbot: QtBot) -> None:
    notes = window.list_pane.notes
    assert not notes.isVisible()
    window.list_pane.filter.setText("没有这样的")
    assert notes.isVisible()
    assert "No document" in notes.nothing.text()
    window.list_pane.filter.clear()
    show(qtbot, window, SourceKind.BIN)
    assert notes.nothing.text() == "The bin is empty."
    show(qtbot, window, SourceKind.ALL)
    assert not notes.isVisible()


def test_import_says_what_it_brought(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(3):
        text = f"岑阳市第{number}号通报\n\n今日巡查{number + 2}次。"
        (texts / f"{number}.txt").write_text(text, encoding="utf-8")
    window = open_window(texts / "0.txt")
    window.import_paths([texts])
    qtbot.waitUntil(lambda: "2 documents imported" in window.reading.notice.text(), timeout=10_000)
    assert "1 document already" in window.reading.notice.text()
    quiet(qtbot, window)


def test_collection_made_elsewhere_appears(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    with Library.open(home) as other:
        made = other.collections.create("督查")
    window.watch.look()
    tree = window.list_pane.tree
    qtbot.waitUntil(lambda: tree.item_of(Source(SourceKind.COLLECTION, made.id)) is not None)
    quiet(qtbot, window)


def test_next_unread_follows_the_shown_order(window: MainWindow, qtbot: QtBot) -> None:
    for id in ids(window):
        window.library.set_status([id], Status.UNREAD)
    reread(window)
    window.list_pane.arrangement.set_order(Order.LENGTH, ascending=True)
    first, second = ids(window)
    window.list_pane.choose(first)
    assert window.list_pane.next_unread() == second
    window.list_pane.arrangement.set_order(Order.LENGTH, ascending=False)
    window.list_pane.choose(second)
    assert window.list_pane.next_unread() == first


def test_documents_read_in_the_list_of_those_to_read_stay_until_it_is_asked_for_anew(
    window: MainWindow, qtbot: QtBot
) -> None:
    first, second = ids(window)
    window.library.set_status([first, second], Status.UNREAD)
    reread(window)
    unread = window.list_pane.chips.findChildren(Chip)[1]
    unread.click()
    window.list_pane.choose(second)
    window.list_pane.choose(first)
    window.library.set_status([first], Status.READING)
    reread(window)
    assert ids(window) == [first, second]
    assert window.list_pane.selected_ids() == [first]
    assert window.list_pane.next_unread() == second
    unread.click()
    assert ids(window) == [second]


def test_the_keyboard_comes_to_a_list_without_the_open_document_and_opens_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    first, second = ids(window)
    window.list_pane.choose(first)
    window.library.set_status([first], Status.REVIEWED)
    reread(window)
    window.list_pane.chips.findChildren(Chip)[1].click()
    window.reading.view.setFocus()
    chosen: list[int] = []
    window.list_pane.document_chosen.connect(chosen.append)
    window.list_pane.view.setFocus()
    qtbot.wait(0)
    assert ids(window) == [second]
    assert chosen == []
    qtbot.keyClick(window.list_pane.view, Qt.Key.Key_Return)
    assert chosen == [second]


def test_undoing_what_was_done_to_another_document_is_told(
    window: MainWindow, qtbot: QtBot
) -> None:
    first, second = ids(window)
    window.commands["star"].trigger()
    quiet(qtbot, window)
    bar = window.reading.notice
    bar.hide()
    window.commands["undo"].trigger()
    quiet(qtbot, window)
    assert not bar.isVisible()  # the card shows it
    window.commands["redo"].trigger()
    quiet(qtbot, window)
    window.open_document(first if window.session.current.row.id == second else second)
    quiet(qtbot, window)
    window.commands["undo"].trigger()
    qtbot.waitUntil(bar.isVisible)
    assert bar.text().startswith("Undone: ")


def test_collection_counts_what_lies_within_it(window: MainWindow, qtbot: QtBot) -> None:
    collections = window.library.collections
    outer = collections.create("2023年")
    inner = collections.create("石桥镇", outer.id)
    collections.add(outer.id, ids(window)[:1])
    collections.add(inner.id, ids(window))
    window.organising.refresh()
    quiet(qtbot, window)
    item = window.list_pane.tree.item_of(Source(SourceKind.COLLECTION, outer.id))
    assert item is not None and item.accessibleText() == "2023年, 2"
    show(qtbot, window, SourceKind.COLLECTION, outer.id)
    assert len(ids(window)) == 2
