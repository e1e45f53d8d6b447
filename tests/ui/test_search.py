"""Searching in the window: as one types, the page of all results, from hit to hit in the text."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import apsw
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.rows import Status
from reader_app.library.search import engine, index_file
from reader_app.library.search.page import SearchHit
from reader_app.ui.main_window import MainWindow
from reader_app.ui.search.results import facts_beside
from reader_app.ui.search.syntax_help import SyntaxHelp

OpenWindow = Callable[..., MainWindow]


def type_text(widget: QWidget, text: str, committed: bool = True) -> None:
    """Enter text as an input method does: committed, or still being composed."""
    event = QInputMethodEvent() if committed else QInputMethodEvent(text, [])
    if committed:
        event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def search(qtbot: QtBot, window: MainWindow, query: str) -> None:
    """All results of a query on the page of results."""
    with qtbot.waitSignal(window.searching.runner.alternatives_found, timeout=10_000):
        window.searching.show_all(query)


def shown(window: MainWindow) -> list[str]:
    model = window.searching.page.model
    return [model.index(row).data() for row in range(model.rowCount())]


def hits_left(window: MainWindow) -> str:
    return window.reading.find_bar.count.text()


def test_the_page_of_results_leads_from_hit_to_hit(
    open_window: OpenWindow, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    window.activateWindow()
    window.search.focus()
    qtbot.waitUntil(window.search.hasFocus)
    type_text(window.search, "检查 道路")
    qtbot.waitUntil(lambda: window.search.hits.rowCount() == 1, timeout=10_000)
    with qtbot.waitSignal(window.searching.runner.found, timeout=10_000):
        qtbot.keyClick(window.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page = window.searching.page
    assert page.isVisible()
    assert page.view.hasFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    text_view = window.reading.view
    qtbot.waitUntil(lambda: hits_left(window).endswith("/ 4"), timeout=10_000)
    assert not page.isVisible()
    text = window.session.current.document.text
    assert "检查" in text
    first = hits_left(window)
    window.commands["find_next"].trigger()
    assert hits_left(window) != first
    assert text_view.hasFocus()
    window.commands["search_results"].trigger()
    assert page.isVisible()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_a_result_marks_what_was_found_in_its_text_and_nothing_else(
    open_window: OpenWindow, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    page, bar = window.searching.page, window.reading.find_bar

    def open_first(query: str) -> None:
        search(qtbot, window, query)
        page.view.setCurrentIndex(page.model.index(0))
        page.view.setFocus()
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not page.isVisible())

    open_first("yunlingx")
    qtbot.waitUntil(lambda: bar.count.text() == "1 / 4")
    open_first("石*镇长")
    qtbot.waitUntil(lambda: bar.count.text() == "1 / 1")
    window.library.tags.add([row.id for row in window.library.documents()], ["急件"])
    open_first("tag:急件")
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_text_that_is_still_composed_is_not_searched(
    open_window: OpenWindow, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    window.activateWindow()
    window.search.focus()
    qtbot.waitUntil(window.search.hasFocus)
    type_text(window.search, "jian cha", committed=False)
    assert not window.search._timer.isActive()
    type_text(window.search, "检查")
    qtbot.waitUntil(lambda: window.search.hits.rowCount() == 2, timeout=10_000)


def test_results_can_be_sorted_and_narrowed_by_status(
    open_window: OpenWindow, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    search(qtbot, window, "检查")
    page = window.searching.page
    documents = list(dict.fromkeys(line.split(":")[0] for line in shown(window)))
    assert len(documents) == 2
    by_title = page.order.menu().actions()[2]
    with qtbot.waitSignal(window.searching.runner.found, timeout=10_000):
        by_title.trigger()
    assert shown(window)[0].startswith("关于")
    ids = [row.id for row in window.library.documents()]
    window.library.set_status(ids[:1], Status.REVIEWED)
    with qtbot.waitSignal(window.searching.runner.found, timeout=10_000):
        page._on_status_chosen(Status.REVIEWED)
    assert len({line.split(":")[0] for line in shown(window)}) == 1


def test_nothing_found_says_what_can_be_found(
    open_window: OpenWindow, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    search(qtbot, window, "挖掘机 防溺水")
    page = window.searching.page
    assert not page.view.isVisible()
    buttons = page._others.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    offered = [b for b in buttons if b.property("query")]
    assert [b.property("query") for b in offered][:2] == ["挖掘机", "防溺水"]
    with qtbot.waitSignal(window.searching.runner.found, timeout=10_000):
        offered[0].click()
    assert window.search.text() == "挖掘机"
    assert len(shown(window)) == 1


def test_a_query_that_cannot_be_read_is_explained(
    open_window: OpenWindow, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    search(qtbot, window, '"检查')
    assert "引号" in window.searching.page.hint.text() or "quot" in (
        window.searching.page.hint.text()
    )
    window.searching.page.help.click()
    (popup,) = window.findChildren(SyntaxHelp)
    assert popup.isVisible()
    popup.close()


def test_what_was_searched_is_offered_again_until_it_is_cleared(
    open_window: OpenWindow, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    window.activateWindow()
    window.search.setText("石桥镇")
    window.search.show_all()
    window.search.clear()
    window.search.focus()
    recent = window.search.popup.recent
    assert [recent.index(row).data() for row in range(recent.rowCount())] == ["石桥镇"]
    window.search.popup.clear.click()
    assert recent.rowCount() == 0
    assert window.search.history.queries() == []


def test_a_search_is_used_and_kept_while_nothing_can_be_written(
    open_window: OpenWindow, qtbot: QtBot, folder: Path, home: Path
) -> None:
    window = open_window(folder)
    qtbot.waitUntil(lambda: not window.background.busy and not window.jobs.running, timeout=10_000)
    other = apsw.Connection(str(home / "library.db"))
    other.execute("BEGIN IMMEDIATE")
    window.search.setText("石桥镇")
    window.search.show_all()
    window.searching.page.save_requested.emit("石桥", "石桥镇")
    assert window.search.history.queries() == ["石桥镇"]
    assert window.search.history.saved() == []
    other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)
    assert [one.name for one in window.search.history.saved()] == ["石桥"]
    assert window.search.history.queries() == ["石桥镇"]


def save_as(window: MainWindow, name: str) -> None:
    window.searching.page.save.click()
    asked = window.findChild(QInputDialog)
    assert asked is not None
    asked.setTextValue(name)
    asked.accept()


def test_a_saved_search_is_a_collection_and_is_offered(
    open_window: OpenWindow, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    search(qtbot, window, "检查 OR 抢修")
    save_as(window, "两件事")
    qtbot.waitUntil(lambda: bool(window.search.history.saved()))
    (saved,) = window.search.history.saved()
    assert (saved.name, saved.query) == ("两件事", "检查 OR 抢修")
    window.search.clear()
    window.search.focus()
    assert window.search.popup.recent.index(0).data() == "两件事"


def test_an_index_behind_is_told_and_brought_up(
    open_window: OpenWindow, qtbot: QtBot, folder: Path, monkeypatch
) -> None:
    window = open_window(folder)
    # The background brings the index up once more when its analyses are done.
    qtbot.waitUntil(lambda: not window.background.busy and not window.jobs.running, timeout=10_000)
    done = threading.Event()  # an import, or the analysis of thousands, takes hours
    window.jobs.start(lambda _report: done.wait(), long=True)
    window.library.index.close()
    index_file.discard(window.library.path / "search.db")
    monkeypatch.setattr(engine, "_AT_ONCE", 0)
    said = []
    window.searching.runner.found.connect(lambda page: said.append(page.pending))
    window.searching.show_all("检查")
    qtbot.waitUntil(lambda: len(said) == 2, timeout=10_000)
    assert said == [2, 0]
    assert len(shown(window)) >= 2
    assert not window.searching.page.pending.isVisible()
    done.set()


def test_a_number_that_was_found_stands_in_the_find_bar_as_it_was_typed(
    open_window: OpenWindow, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    search(qtbot, window, "126")
    qtbot.keyClick(window.searching.page.view, Qt.Key.Key_Return)
    field = window.reading.find_bar.field
    qtbot.waitUntil(field.isVisible, timeout=10_000)
    assert field.text() == "126"


def test_results_are_narrowed_by_what_they_have_in_common(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for number in range(6):
        source = "澄湾日报" if number < 4 else "岑阳发布"
        text = f"第{number}号通报\n来源：{source}\n\n全镇巡查堤防。\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    window = open_window(tmp_path)
    qtbot.waitUntil(lambda: not window.importer.busy and not window.background.busy)
    runner, page = window.searching.runner, window.searching.page
    window.resize(1280, 800)
    with qtbot.waitSignal(runner.facets_found, timeout=10_000):
        window.searching.show_all("堤防")

    def offered() -> list[str]:
        model = page.facets.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def press(value: str) -> None:
        page.facets.setCurrentIndex(page.facets.model().index(offered().index(value), 0))
        qtbot.keyClick(page.facets, Qt.Key.Key_Return)

    assert page.facets.isVisible()
    assert offered() == ["Source", "澄湾日报", "岑阳发布"]
    with qtbot.waitSignal(runner.facets_found, timeout=10_000):
        press("岑阳发布")
    assert "2 document" in page.total.text()
    assert offered() == ["Narrowed to", "岑阳发布"]
    with qtbot.waitSignal(page.save_requested) as saved:
        save_as(window, "堤防巡查")
    assert saved.args == ["堤防巡查", "堤防 source:=岑阳发布"]
    qtbot.waitUntil(lambda: bool(window.organising.sources.collections))
    assert [one.documents for one in window.organising.sources.collections] == [2]
    with qtbot.waitSignal(runner.facets_found, timeout=10_000):
        press("岑阳发布")
    assert "6 document" in page.total.text()
    window.resize(700, 600)
    qtbot.waitUntil(lambda: not page.facets.isVisible())


def test_rows_of_results_lie_below_each_other_at_every_width(
    open_window: OpenWindow, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    window.resize(1900, 900)
    search(qtbot, window, "县 OR 检查")
    view, model = window.searching.page.view, window.searching.page.model
    assert model.rowCount() > 1

    def in_order() -> bool:
        rects = [view.visualRect(model.index(row)) for row in range(model.rowCount())]
        return all(one.bottom() < next_.top() for one, next_ in pairwise(rects))

    for width in (900, 1900, 1200):
        window.resize(width, 900)
        qtbot.waitUntil(in_order)


def test_the_source_gives_way_to_the_title_of_a_hit(qtbot: QtBot) -> None:
    hit = SearchHit(
        1, "", None, "", 0, None, None, count=3, source="澄湾市应急管理局", date="2031-07-12"
    )
    metrics = QFontMetrics(QFont())
    title, source = 200, metrics.horizontalAdvance("澄湾市应急管理局")
    line = title + 16 + metrics.horizontalAdvance("澄湾市应急管理局 · 2031-07-12 · 3 hits")
    assert facts_beside(hit, metrics, line, title) == "澄湾市应急管理局 · 2031-07-12 · 3 hits"
    assert facts_beside(hit, metrics, line - 5, title).startswith("澄湾市")
    assert facts_beside(hit, metrics, line - 5, title).endswith("… · 2031-07-12 · 3 hits")
    assert facts_beside(hit, metrics, line - source, title) == "2031-07-12 · 3 hits"
