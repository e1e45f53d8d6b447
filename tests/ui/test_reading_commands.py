"""What one does with the text on the page: cite, look up, go to a place, be alone with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader_app.documents.model import Document, Page
from reader_app.ui.dialogs.go_to import GoToDialog
from reader_app.ui.main_window import MainWindow
from reader_app.ui.reader.facts import CHARACTERS_A_MINUTE, reading_time


def select(window: MainWindow, words: str) -> None:
    start = window.session.current.document.text.index(words)
    window.reading.view.select(start, start + len(words))


def names(menu) -> list[str]:
    return [action.objectName() for action in menu.actions() if action.objectName()]


def test_a_quotation_is_copied_with_its_source(open_window, folder: Path) -> None:
    window = open_window(folder / "report.txt", language="zh")
    select(window, "石桥镇镇长林晓岚")
    window.commands["copy_citation"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“石桥镇镇长林晓岚”")
    for fact in ("《云岭县三天修通进村道路》", "云岭日报", "2023-05-09"):
        assert fact in copied


def test_the_selection_is_found_in_the_text_and_in_the_library(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    select(window, "交通局")
    window.commands["find_selection"].trigger()
    text = window.session.current.document.text
    assert window.reading.find_bar.count.text() == f"1 / {text.count('交通局')}"
    select(window, "石桥镇")
    window.commands["search_selection"].trigger()
    assert window.search.text() == "石桥镇"
    qtbot.waitUntil(lambda: window.search.hits.rowCount() > 0, timeout=10_000)


def test_the_paragraph_of_the_caret_is_selected(open_window, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    place = window.session.current.document.text.index("林晓岚")
    window.reading.view.select(place, place)
    window.commands["select_block"].trigger()
    assert window.reading.view.selected_text().startswith("石桥镇镇长林晓岚介绍")
    assert window.reading.view.selected_text().endswith("挖掘机。")


def test_the_menu_offers_what_can_be_done_here(open_window, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    menu = window.reading_commands.menu()
    assert names(menu) == ["bookmark", "select_block", "word_lists"]
    menu.deleteLater()
    select(window, "石桥镇")
    menu = window.reading_commands.menu()
    assert names(menu)[:2] == ["copy", "copy_citation"]
    menu.deleteLater()


def test_a_click_for_the_menu_outside_the_selection_moves_the_caret(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    view = window.reading.view
    select(window, "首页")
    place = window.session.current.document.text.index("周远航")
    box = view.rect_of(place, place + 1)
    point = view.mapToGlobal(box.center() - QPoint(box.width() // 4, 0))
    window.reading_commands.show_menu(point)
    assert view.caret_position() == place
    window.findChildren(type(window.top_bar.menu_button.menu()))
    QGuiApplication.instance().activePopupWidget().close()


def test_go_to_a_percentage(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n".join(f"第{n}段的内容。" for n in range(2000)), encoding="utf-8")
    window = open_window(path)
    window.commands["go_to_share"].trigger()
    dialog = window.findChild(GoToDialog)
    assert not dialog.page.isVisible()
    dialog.share.setValue(50.0)
    dialog.accept()
    length = len(window.session.current.document.text)
    start, end = window.reading.view.visible_range()
    assert start - 100 <= length // 2 <= end
    assert window.reading.view.can_go_back


def test_go_to_a_page_by_the_name_that_the_original_gives_it(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    text = "\n".join(f"第{n}段的内容。" for n in range(2000))
    middle = text.index("第1000段")
    pages = (Page("ii", 0), Page("1", text.index("第20段")), Page("A-7", middle))
    window.reading.view.set_document(Document(text, pages=pages))
    assert window.reading.view.page_label() == "ii"
    window.commands["go_to_share"].trigger()
    dialog = window.findChild(GoToDialog)
    dialog.page.setText("99")
    dialog.accept()
    assert dialog.isVisible()
    assert any("99" in label.text() for label in dialog.findChildren(QLabel))
    dialog.page.setText("a-7")
    dialog.accept()
    assert window.reading.view.position() == middle
    assert window.reading.view.page_label() == "A-7"


def test_a_machine_without_a_chinese_font_is_told_so(
    open_window, folder: Path, monkeypatch
) -> None:
    window = open_window(folder / "report.txt", language="zh")
    window.reading.check_fonts()
    assert not window.reading.notice.isVisible()
    monkeypatch.setattr("reader_app.ui.fonts.has_chinese", lambda: False)
    window.reading.check_fonts()
    assert window.reading.notice.isVisible()


def test_text_alone_hides_the_rest_until_escape(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    window.commands["toggle_list"].setChecked(False)
    others = (window.list_pane, window.panel, window.top_bar, window.status, window.reading.chips)
    window.commands["only_text"].trigger()
    assert not any(part.isVisible() for part in others)
    assert window.reading.view.isVisible()
    qtbot.keyClick(window.reading.view, Qt.Key.Key_Escape)
    assert not window.commands["only_text"].isChecked()
    assert [part.isVisible() for part in others] == [False, True, True, True, True]


def test_escape_leaves_full_screen_once_nothing_else_wants_it(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    full = window.commands["full_screen"]
    full.trigger()
    select(window, "周远航")
    qtbot.keyClick(window.reading.view, Qt.Key.Key_Escape)  # takes the selection away
    assert full.isChecked()
    qtbot.keyClick(window.reading.view, Qt.Key.Key_Escape)
    assert not full.isChecked()
    full.trigger()
    qtbot.keyClick(window.list_pane.view, Qt.Key.Key_Escape)
    assert not full.isChecked()


def test_escape_closes_the_find_bar_before_it_leaves_full_screen(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    full = window.commands["full_screen"]
    full.trigger()
    window.commands["find"].trigger()
    qtbot.keyClick(window.reading.view, Qt.Key.Key_Escape)
    assert window.reading.find_bar.isHidden()
    assert full.isChecked()
    qtbot.keyClick(window.reading.view, Qt.Key.Key_Escape)
    assert not full.isChecked()


def test_steps_go_on_from_what_is_on_screen(open_window, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    chapters = [f"第{n}章　渡口\n\n" + "　　水位涨到3米。\n" * 40 for n in range(1, 30)]
    path.write_text("\n".join(chapters), encoding="utf-8")
    window = open_window(path)
    view, text = window.reading.view, window.session.current.document.text
    middle = text.index("第15章")
    for name, low, high in (
        ("next_heading", text.index("第16章"), text.index("第16章")),
        ("previous_heading", middle, middle),
        ("next_figure", middle + 30, middle + 90),
    ):
        view.select(0, 0)
        view.go_to(middle + 60)  # as by scrolling: the caret stays behind
        window.commands[name].trigger()
        assert low <= view.caret_position() <= high


def test_the_time_that_a_long_text_takes_is_said_in_hours(open_window) -> None:
    open_window()
    assert reading_time(89 * CHARACTERS_A_MINUTE) == "about 89 minutes"
    assert reading_time(6789 * CHARACTERS_A_MINUTE) == "about 113 hours"


def test_nothing_left_to_read_is_said(open_window, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    length = len(window.session.current.document.text)
    window.reading.view.set_read_ranges([(0, length)])
    window.commands["next_part"].trigger()
    assert "read" in window.reading.notice.text()
