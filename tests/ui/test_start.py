"""The window at its start: painted before its parts are made, and answering all the same."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reader_app.documents.model import Document
from reader_app.library import documents
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow
from reader_app.settings import Settings
from reader_app.ui.document_list.filling import GLANCE
from reader_app.ui.main_window import MainWindow
from reader_app.ui.window_parts.commands import make_window_commands

MANY = 2 * GLANCE

Start = Callable[..., MainWindow]


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library.open(home) as opened:
        yield opened


def fill(library: Library, count: int) -> None:
    with library.database.write() as connection:
        for number in range(count):
            text = f"第{number}号水位登记\n岑阳市渡口第{number}次登记。"
            documents.insert(connection, f"{number:064x}", f"{number}.txt", Document(text))


@pytest.fixture
def start(qtbot: QtBot, home: Path, library: Library) -> Iterator[Start]:
    """Opens a window that has not come further than its constructor."""
    opened: list[MainWindow] = []

    def start_(resume: bool = True) -> MainWindow:
        window = MainWindow(library, Settings(home), "en", resume)
        opened.append(window)
        return window

    yield start_
    for window in opened:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_parts_are_made_after_the_first_picture(start: Start, qtbot: QtBot) -> None:
    window = start()
    assert "marks" not in vars(window)
    window.show()
    qtbot.waitUntil(lambda: window.completion.done, timeout=10_000)
    assert "marks" in vars(window)


def test_with_a_file_the_page_comes_first_and_the_panes_beside_it_follow(
    start: Start, qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    fill(library, 3)
    file = tmp_path / "通知.txt"
    file.write_text("岑阳市关于渡口开放的通知\n\n渡口照常开放。\n", encoding="utf-8")
    window = start(resume=False)
    window.show()
    before = set(window.findChildren(QWidget, "pane"))
    widths = window.splitter.sizes()
    assert not {"list_pane", "panel"} & vars(window).keys()
    window.import_paths([file])
    assert not {"list_pane", "panel"} & vars(window).keys()
    with qtbot.waitSignal(window.ready, timeout=10_000):
        pass
    panes = [window.splitter.widget(place) for place in range(3)]
    assert panes == [window.list_pane, window.reading, window.panel]
    assert window.splitter.sizes() == widths and all(pane.isVisible() for pane in panes)
    assert window.list_pane.model.total == 4
    assert not any(ground.isVisible() for ground in before if isValid(ground))


def test_a_pane_that_was_hidden_stays_hidden_when_it_is_made(
    start: Start, qtbot: QtBot, library: Library
) -> None:
    library.set_state("window", {"list": False, "panel": False, "tab": "figures"})
    window = start(resume=False)
    window.show()
    qtbot.waitUntil(lambda: window.completion.done, timeout=10_000)
    assert window.list_pane.isHidden() and window.panel.isHidden()
    window.commands["toggle_panel"].trigger()
    assert window.panel.isVisible() and window.panel.current_tab == "figures"


def test_nothing_of_what_stood_for_a_pane_lies_over_the_first_picture(start: Start) -> None:
    window = start()
    window.show()
    shown = [pane for pane in window.findChildren(QWidget, "pane") if pane.isVisible()]
    assert len(shown) == 2 and all(pane.parent() is window.splitter for pane in shown)


def test_a_part_is_there_for_who_asks_for_it(start: Start) -> None:
    window = start()
    assert window.marks.keeper is not None
    assert not hasattr(window, "something_else")


def test_a_command_that_comes_early_is_carried_out_once(start: Start) -> None:
    window = start()
    window.completion.begin()
    window.commands["only_text"].trigger()
    assert window.top_bar.isHidden()
    window.commands["only_text"].trigger()
    assert not window.top_bar.isHidden()


def test_a_command_whose_part_is_there_is_carried_out_once(start: Start, library: Library) -> None:
    fill(library, 1)
    window = start()
    window.completion.begin()
    window.completion.reach(make_window_commands)
    window.commands["only_text"].trigger()
    assert window.top_bar.isHidden()
    assert not window.completion.done


def test_so_is_one_whose_part_was_there_before_the_others_were_begun(start: Start) -> None:
    window = start()
    window.completion.reach(make_window_commands)
    window.completion.begin()
    window.commands["only_text"].trigger()
    assert window.top_bar.isHidden()
    assert not window.completion.done


def test_the_list_shows_its_beginning_at_once_and_all_of_it_soon(
    start: Start, library: Library, qtbot: QtBot
) -> None:
    fill(library, MANY)
    window = start()
    model, bar = window.list_pane.model, window.list_pane.view.verticalScrollBar()
    window.show()
    assert model.total == GLANCE
    first = model.ids()[:10]
    whole = bar.maximum()
    qtbot.waitUntil(lambda: model.total == MANY, timeout=10_000)
    assert model.ids()[:10] == first
    assert bar.maximum() == whole


def test_the_document_that_was_open_comes_back_from_far_down_the_list(
    start: Start, library: Library, qtbot: QtBot
) -> None:
    fill(library, MANY)
    oldest = min(row.id for row in library.documents())
    library.set_state("window", {"document": oldest})
    window = start()
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.show()
    assert window.session.current is not None
    assert window.session.current.row.id == oldest
    qtbot.waitUntil(lambda: window.list_pane.selected_ids() == [oldest], timeout=10_000)


def test_a_list_in_another_order_is_read_as_a_whole(start: Start, library: Library) -> None:
    fill(library, MANY)
    library.set_state("window", {"documents": {"order": "title", "ascending": True}})
    window = start()
    assert window.list_pane.model.total == MANY


def test_a_click_in_the_list_opens_a_document_at_once(
    start: Start, library: Library, qtbot: QtBot
) -> None:
    fill(library, 3)
    window = start()
    window.show()
    view = window.list_pane.views.cards
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    chosen = window.list_pane.model.ids()[1]
    qtbot.waitUntil(
        lambda: window.session.current is not None and window.session.current.row.id == chosen,
        timeout=10_000,
    )


def test_a_window_that_is_closed_at_once_keeps_the_place(start: Start, library: Library) -> None:
    fill(library, 2)
    library.set_state("window", {"document": 1})
    window = start()
    window.close()
    assert library.get_state("window")["document"] == 1


def test_a_window_that_begins_as_an_icon_is_completed(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MainWindow, "paintEvent", lambda *_: None)
    monkeypatch.setattr("reader_app.ui.main_window.UNSEEN_MILLISECONDS", 1)
    window = start()
    window.show()
    qtbot.waitUntil(lambda: window.completion.done, timeout=10_000)
    assert "marks" in vars(window)


def test_the_first_picture_needs_no_more_than_is_in_it(home: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from reader_app.ui import application\n"
        "app = application._application()\n"
        "from reader_app.library.library import Library\n"
        "from reader_app.settings import Settings\n"
        "home = Path(sys.argv[1])\n"
        "with Library.open(home) as library:\n"
        "    window = application.MainWindow(library, Settings(home), 'en')\n"
        "    window.completion.hold()\n"
        "    window.show()\n"
        "    app.processEvents()\n"
        "    print(*sys.modules)\n"
        "    window.close()\n"
        "    window.release()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(home)], check=True, capture_output=True, text=True
    )
    loaded = set(done.stdout.split())
    assert "reader_app.ui.document_list.card_view" in loaded
    needless = {
        "dataclasses",
        "logging",
        "numpy",
        "PySide6.QtNetwork",
        "reader_app.analysis.findings",
        "reader_app.documents.model",
        "reader_app.library.documents",
        "reader_app.ui.marks.controller",
        "reader_app.ui.reader.view",
    }
    assert sorted(loaded & needless) == []


def test_what_changes_while_the_list_is_read_is_in_it(
    start: Start, library: Library, qtbot: QtBot
) -> None:
    fill(library, MANY)
    window = start()
    ids = [row.id for row in library.documents()]
    read = library.documents

    def read_and_change() -> list[DocumentRow]:
        rows = read()
        library.remove([ids[0]])
        library.set_starred([ids[1]], True)
        return rows

    library.documents = read_and_change  # type: ignore[method-assign]
    with qtbot.waitSignal(window.filling.filled, timeout=10_000):
        window.show()
    del library.documents
    model = window.list_pane.model
    assert model.row_of(ids[0]) is None
    starred = model.row_of(ids[1])
    assert starred is not None and starred.starred
    assert model.total == MANY - 1
