"""What a user does in the window, from the first start to the next one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.rows import Status
from reader_app.ui.layers import FindingRef
from reader_app.ui.main_window import MainWindow
from reader_app.ui.reading_session import OpenDocument


def titles(window: MainWindow) -> list[str]:
    model = window.list_pane.model
    return [model.index(row).data() for row in range(model.rowCount())]


def open_titled(qtbot: QtBot, window: MainWindow, title: str) -> None:
    """Open the document of that title by a click in the list."""
    row = titles(window).index(title)
    index = window.list_pane.model.index(row)
    centre = window.list_pane.view.visualRect(index).center()
    current = window.session.current
    if current is not None and current.row.display_title == title:
        return
    with qtbot.waitSignal(window.ready, timeout=10_000):
        qtbot.mouseClick(window.list_pane.view.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def type_chinese(widget: QWidget, text: str) -> None:
    """Enter text as an input method does: committed at once."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def entity(window: MainWindow, name: str) -> FindingRef:
    analysis = window.session.current.analysis
    index, found = next((n, e) for n, e in enumerate(analysis.entities) if e.name == name)
    return FindingRef(found.kind.value, index)


def test_first_start_offers_files_folder_and_samples(open_window, qtbot: QtBot) -> None:
    window = open_window()
    assert window.reading.welcome.isVisible()
    with qtbot.waitSignal(window.ready, timeout=30_000):
        window.reading.welcome.samples_requested.emit()
    qtbot.waitUntil(lambda: not window.importer.busy, timeout=60_000)
    assert window.list_pane.model.total >= 6
    assert not window.reading.welcome.isVisible()


def test_first_start_has_the_keyboard_on_the_first_thing_to_do(open_window) -> None:
    window = open_window()
    assert window.focusWidget().text() == "Open a folder…"


def test_chinese_news_of_an_import_have_chinese_punctuation(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder, language="zh")
    said = window.reading.notice.text()
    assert "1 个文件无法读取。" in said
    assert ". " not in said
    assert "。 " not in said


def test_after_the_samples_the_keys_go_to_the_text(open_window, qtbot: QtBot) -> None:
    window = open_window()
    samples = next(
        button
        for button in window.reading.welcome.findChildren(QPushButton)
        if "sample" in button.text()
    )
    samples.setFocus()
    with qtbot.waitSignal(window.ready, timeout=30_000):
        samples.click()
    assert window.reading.view.isAncestorOf(window.focusWidget())
    qtbot.waitUntil(lambda: not window.importer.busy, timeout=60_000)


def test_folder_is_imported_recursively_and_failures_are_named(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    assert sorted(titles(window)) == ["云岭县三天修通进村道路", "关于开展夏季防溺水检查的通知"]
    assert "empty.txt" in window.reading.notice.text()
    assert [failure.path.name for failure in window.library.failures()] == ["empty.txt"]


def test_dropped_files_are_imported(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder / "report.txt"))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.dropEvent(event)
    assert titles(window) == ["云岭县三天修通进村道路"]


def test_files_chosen_in_the_dialog_are_imported(
    open_window, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    chosen = [str(folder / "report.txt")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.commands["open_files"].trigger()
    assert titles(window) == ["云岭县三天修通进村道路"]
    assert window.library.get_state("last_folder") == str(folder)


def test_list_is_filtered_as_one_types(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder)
    window.activateWindow()
    type_chinese(window.list_pane.filter, "防溺水")
    assert titles(window) == ["关于开展夏季防溺水检查的通知"]
    qtbot.keyClick(window.list_pane.filter, Qt.Key.Key_Escape)
    assert len(titles(window)) == 2


def test_click_in_the_list_opens_and_marks_as_being_read(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    open_titled(qtbot, window, "云岭县三天修通进村道路")
    open_titled(qtbot, window, "关于开展夏季防溺水检查的通知")
    assert window.session.current.document.encoding == "gb18030"
    assert "关于开展夏季防溺水检查的通知" in window.windowTitle()
    rows = window.library.documents
    qtbot.waitUntil(lambda: {row.status for row in rows()} == {Status.READING}, timeout=10_000)


def test_entity_of_the_panel_shows_in_the_text_and_steps(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    ref = entity(window, "云岭县交通局")
    mentions = window.session.current.analysis.entities[ref.index].mentions
    assert len(mentions) >= 2
    window.panel.finding_activated.emit(ref)
    assert window.reading.view.caret_position() in range(mentions[0].start, mentions[0].end + 1)
    window.commands["next_mention"].trigger()
    assert window.navigation.selected == FindingRef(ref.layer, ref.index, 1)
    assert window.reading.view.caret_position() in range(mentions[1].start, mentions[1].end + 1)
    window.commands["previous_mention"].trigger()
    assert window.navigation.selected == ref


def test_click_in_the_text_chooses_in_the_panel(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    figures = window.session.current.analysis.figures
    index = next(n for n, f in enumerate(figures) if f.value == 126)
    window.reading.finding_clicked.emit(FindingRef("figure", index))
    assert window.panel.current_tab == "figures"
    assert window.navigation.selected == FindingRef("figure", index)


def test_of_a_long_text_the_visible_part_is_marked_first(
    open_window, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.ui.reading_session.SEEN_FIRST", 10)
    window = open_window()
    seen: list[str] = []

    def note(opened: OpenDocument) -> None:
        assert window.session.current.analysis is None
        index = next(n for n, f in enumerate(opened.analysis.figures) if f.value == 126)
        window.reading.finding_clicked.emit(FindingRef("figure", index))  # in no panel yet
        seen.append(window.reading._describe(FindingRef("figure", index)))

    window.session.part_analysed.connect(note)
    with qtbot.waitSignal(window.session.analysis_ready, timeout=20_000):
        window.import_paths([folder / "report.txt"])
    assert len(seen) == 1 and "126" in seen[0]
    assert window.navigation.selected is None
    assert window.reading.chips.layers["figure"].count


def test_what_was_chosen_is_forgotten_when_the_findings_are_made_anew(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    last = len(window.session.current.analysis.entities) - 1
    window.panel.finding_activated.emit(FindingRef("place", last))
    with qtbot.waitSignal(window.session.analysis_ready, timeout=10_000):
        window.session.analyze_again()
    window.commands["next_mention"].trigger()
    assert window.navigation.selected is None


def test_sum_is_checked(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    assert [check.arithmetic for check in window.session.current.analysis.checks] == [
        "126 = 58 + 41 + 27"
    ]
    row = window.library.documents()[0]
    assert (row.checks_hold, row.checks_fail) == (1, 0)


def test_chip_counts_and_hides_a_layer(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    chip = window.reading.chips.layers["figure"]
    assert chip.count == len(window.session.current.analysis.figures)
    before = window.reading.view.grab().toImage()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.reading.chips.hidden() == {"figure"}
    assert window.reading.view.grab().toImage() != before


def test_theme_changes_at_once_and_stays(open_window, reopen, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    window.commands["theme_dark"].trigger()
    page = window.reading.view.viewport().grab().toImage()
    assert page.pixelColor(2, 2).lightness() < 60
    again = reopen(window)
    assert again.appearance.theme.name == "dark"


def test_next_start_comes_back_to_the_same_place(
    open_window, reopen, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "long.txt"
    lines = [f"第{n}条记录，云岭县石桥镇今日无事，巡查人员照常巡查。" for n in range(400)]
    path.write_text("云岭县巡查记录\n\n" + "\n\n".join(lines), encoding="utf-8")
    window = open_window(path)
    window.reading.view.go_to(5000)
    window.reading.view.scroll_by(13)  # a line is cut by the page's edge
    place, offset = window.reading.view.position(), window.reading.view.offset()
    assert place > 3000
    window.panel.show_tab("figures")
    window.commands["toggle_list"].trigger()
    again = reopen(window)
    assert again.session.current.row.display_title == "云岭县巡查记录"
    assert again.reading.view.position() == place
    assert abs(again.reading.view.offset() - offset) < 1
    assert again.panel.current_tab == "figures"
    assert not again.list_pane.isVisible()


def test_a_document_is_come_back_to_as_it_was_left(
    open_window, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "long.txt"
    lines = [f"第{n}条记录，云岭县石桥镇今日无事，巡查人员照常巡查。" for n in range(400)]
    path.write_text("云岭县巡查记录\n\n" + "\n\n".join(lines), encoding="utf-8")
    window = open_window(path)
    view = window.reading.view
    view.go_to(5000)
    view.scroll_by(13)  # a line is cut by the page's edge
    place, offset = view.position(), view.offset()
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.import_paths([folder / "report.txt"])
    open_titled(qtbot, window, "云岭县巡查记录")
    assert (view.position(), view.offset()) == (place, pytest.approx(offset))


def test_removing_can_be_undone(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder)
    id = window.session.current.row.id
    with qtbot.waitSignal(window.ready, timeout=10_000):  # the other document is opened instead
        window.documents.remove([id])
    assert len(titles(window)) == 1
    assert window.reading.notice.isVisible()
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: len(titles(window)) == 2)
    assert window.reading.notice.text().startswith("Undone: ")
    assert {row.id for row in window.library.documents()} >= {id}


def test_marking_as_reviewed_shows_in_the_counts(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder)
    window.commands["mark_reviewed"].trigger()
    qtbot.waitUntil(lambda: window.list_pane.model.counts()[Status.REVIEWED] == 1)
    window.list_pane.chips.status_chosen.emit(Status.REVIEWED)
    assert len(titles(window)) == 1


def test_encoding_can_be_overridden_and_is_remembered(
    open_window, reopen, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "more" / "notice.txt")
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.status.encoding_chosen.emit("big5")
    assert window.session.current.document.encoding == "big5"
    again = reopen(window)
    assert again.session.current.row.encoding_override == "big5"
    with qtbot.waitSignal(again.ready, timeout=10_000):
        again.status.encoding_chosen.emit(None)
    assert again.session.current.row.display_title == "关于开展夏季防溺水检查的通知"


def test_library_search_jumps_to_the_hit(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder)
    open_titled(qtbot, window, "关于开展夏季防溺水检查的通知")
    window.activateWindow()
    window.search.focus()
    qtbot.waitUntil(window.search.hasFocus)
    type_chinese(window.search, "挖掘机")
    qtbot.waitUntil(lambda: window.search.hits.rowCount() == 1, timeout=10_000)
    with qtbot.waitSignal(window.ready, timeout=10_000):
        qtbot.keyClick(window.search, Qt.Key.Key_Return)
    text = window.session.current.document.text
    qtbot.waitUntil(
        lambda: abs(window.reading.view.caret_position() - text.index("挖掘机")) <= 3,
        timeout=5_000,
    )


def test_keyboard_walks_through_the_panes(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder)
    window.activateWindow()
    window.list_pane.view.setFocus()
    qtbot.waitUntil(window.list_pane.view.hasFocus)
    window.commands["next_pane"].trigger()
    assert window.reading.view.hasFocus()
    window.commands["next_pane"].trigger()
    assert window.panel.isAncestorOf(QApplication.focusWidget())
    window.commands["next_pane"].trigger()
    assert window.list_pane.view.hasFocus()


def test_interface_speaks_chinese(open_window, folder: Path) -> None:
    window = open_window(folder / "report.txt", language="zh")
    assert window.reading.chips.layers["figure"].text() == "数字"
    assert window.commands["open_folder"].text().startswith("打开文件夹")


def test_context_menu_offers_what_fits_the_selection(open_window, folder: Path) -> None:
    window = open_window(folder)
    window.list_pane.view.selectAll()
    ids = window.list_pane.selected_ids()
    assert len(ids) == 2
    menu = window.list_pane.menus.menu(ids)
    words = [action.text() for action in menu.actions() if action.text()]
    assert "Open containing folder" not in words
    assert "Remove from the library" in words
    menu.deleteLater()


def test_the_menu_of_the_list_tells_the_keys_of_the_window(open_window, folder: Path) -> None:
    window = open_window(folder)
    window.commands.set_keys({"star": ["Ctrl+*"]})
    menu = window.list_pane.menus.menu(window.list_pane.selected_ids())
    keys = {action.text(): action.shortcut().toString() for action in menu.actions()}
    assert keys["Star"] == "Ctrl+*"
    assert keys["Mark as reviewed"] == "Ctrl+Return"
    assert keys["Copy path"] == ""
    menu.deleteLater()


def test_hover_tells_what_a_mention_is(open_window, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    analysis = window.session.current.analysis
    card = window.reading._describe(entity(window, "云岭县交通局"))
    assert "云岭县交通局" in card
    assert "Organization" in card
    date = next(n for n, d in enumerate(analysis.dates) if d.value == "2023-05-08")
    assert "2023-05-08" in window.reading._describe(FindingRef("date", date))


def test_text_stays_readable_when_the_analysis_fails(
    open_window,
    qtbot: QtBot,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    reports: list[str] = []
    monkeypatch.setattr("reader_app.analysis.pipeline.analyze", broken)
    monkeypatch.setattr("reader_app.ui.notify.show_crash", lambda text, _: reports.append(text))
    window = open_window(folder / "report.txt")
    qtbot.waitUntil(lambda: window.jobs.running == 0)
    assert window.reading.view.document() is not None
    assert "ZeroDivisionError" in reports[0]


def test_find_from_the_panel(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    window.panel.find_requested.emit("石桥镇")
    assert window.reading.find_bar.isVisible()
    qtbot.waitUntil(lambda: window.reading.find_bar.count.text() == "1 / 4")


def test_icons_become_sharp_where_a_screen_does(
    open_window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    before = window.commands["search"].icon().availableSizes()
    monkeypatch.setattr(QGuiApplication, "devicePixelRatio", lambda _app: 2.0)
    QGuiApplication.primaryScreen().geometryChanged.emit(QRect(0, 0, 640, 400))
    assert len(window.commands["search"].icon().availableSizes()) > len(before)


def test_a_window_ends_without_waiting_for_python_inside_qt(open_window) -> None:
    """What Qt destroys with the window waits for threads that may want the interpreter: no method
    of Python's may stand between."""
    assert "event" not in vars(type(open_window()))
