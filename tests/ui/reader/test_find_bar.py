from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.documents.model import Document
from reader_app.ui import translation
from reader_app.ui.reader.find_bar import FindBar
from reader_app.ui.reader.hit_delegate import PARTS_ROLE
from reader_app.ui.reader.pane import word_at
from reader_app.ui.reader.view import ReaderView

TEXT = "\n".join(f"第{n}段：北岭县组织排查。" for n in range(500))


@pytest.fixture(autouse=True)
def time_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short text is searched within the keystroke, also on a machine with other work."""
    monkeypatch.setattr("reader_app.ui.reader.find_session._FIRST_STEP", 10.0)


@pytest.fixture
def bar(view: ReaderView) -> Iterator[FindBar]:
    view.set_document(Document(TEXT))
    bar = FindBar(view)
    bar.open_bar()
    yield bar
    bar.close()
    bar.deleteLater()
    QCoreApplication.sendPostedEvents(bar, QEvent.Type.DeferredDelete)


def test_hits_are_counted_and_the_first_is_shown_as_one_types(
    view: ReaderView, bar: FindBar
) -> None:
    bar.field.setText("第300段")
    assert bar.count.text() == "1 / 1"
    start, end = view.visible_range()
    assert start <= TEXT.index("第300段") < end
    assert len(view.verticalScrollBar().ticks()) == 2  # the hit, and that it is the current one


def test_return_steps_through_the_hits_and_round_the_ends(bar: FindBar) -> None:
    bar.field.setText("北岭")
    assert bar.count.text() == "1 / 500"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "500 / 500"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 / 500"


def test_the_search_begins_where_one_reads(view: ReaderView, bar: FindBar) -> None:
    bar.close_bar()
    here = TEXT.index("第250段")
    view.go_to(here)
    view.select(here, here)
    bar.open_bar()
    bar.field.setText("北岭")
    assert bar.count.text() == "251 / 500"


def test_text_that_the_input_method_has_not_finished_is_not_looked_for(bar: FindBar) -> None:
    bar.field.setText("")
    QCoreApplication.sendEvent(bar.field, QInputMethodEvent("bei'ling", []))
    assert bar.count.text() == ""
    finished = QInputMethodEvent()
    finished.setCommitString("北岭")
    QCoreApplication.sendEvent(bar.field, finished)
    assert bar.count.text() == "1 / 500"


def test_expressions_and_what_is_wrong_with_them(bar: FindBar) -> None:
    bar.regex.setChecked(True)
    bar.field.setText(r"第\d{3}段")
    assert bar.count.text() == "1 / 400"
    bar.field.setText("(第")
    assert bar.count.text() == "Not an expression"
    bar.field.setText("没有")
    assert bar.count.text() == "No hits"


def test_closing_takes_the_hits_away_and_keeps_the_place(view: ReaderView, bar: FindBar) -> None:
    bar.field.setText("第300段")
    here = view.position()
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert view.verticalScrollBar().ticks() == []
    assert view.position() == here


def test_keys_in_the_page_open_the_bar_with_the_selection(view: ReaderView, bar: FindBar) -> None:
    bar.close_bar()
    at = TEXT.index("组织")
    view.select(at, at + 2)
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not bar.isHidden()
    assert bar.field.text() == "组织"
    QTest.keyClick(view, Qt.Key.Key_F3)
    assert bar.count.text() == "2 / 500"


def test_a_long_search_goes_on_beside_the_event_loop(
    view: ReaderView, bar: FindBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.ui.reader.find_session._FIRST_STEP", 0.0)
    monkeypatch.setattr("reader_app.ui.reader.find_session._STEP", 0.0)
    view.set_document(Document("的" * 500_000 + "尾"))
    bar.field.setText("尾")
    assert bar.count.text() == "0 / 0…"
    qtbot.waitUntil(lambda: bar.count.text() == "1 / 1")
    assert view.visible_range()[1] == 500_001


def test_the_list_shows_every_hit_with_its_words_and_leads_there(
    view: ReaderView, bar: FindBar, qtmodeltester: object
) -> None:
    qtmodeltester.check(bar.hits.model())
    bar.field.setText("北岭")
    bar.all.click()
    model = bar.hits.model()
    assert bar.hits.isVisible()
    assert model.rowCount() == 500
    assert model.index(300, 0).data() == "第300段：北岭县组织排查。"
    assert model.index(300, 0).data(PARTS_ROLE) == ("第300段：", "北岭", "县组织排查。")
    bar.hits.clicked.emit(model.index(300, 0))
    assert bar.count.text() == "301 / 500"
    start, end = view.visible_range()
    assert start <= TEXT.index("第300段") < end
    bar.session.step(2)
    assert bar.hits.currentIndex().row() == 302
    bar.all.click()
    bar.session.step(-4)
    bar.all.click()
    assert bar.hits.currentIndex().row() == 298  # also of what happened while it was hidden
    QTest.keyClick(bar.hits, Qt.Key.Key_End)
    assert bar.hits.currentIndex().row() == 499
    bar.field.setText("没有")
    assert model.rowCount() == 0


def test_the_bar_follows_the_language(bar: FindBar, qapp: QApplication) -> None:
    assert bar.next.toolTip() == "Next hit (F3)"
    translation.install(qapp, "zh")
    QCoreApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    translation.install(qapp, "en")
    assert bar.field.placeholderText() == "在本文中查找"


@pytest.mark.parametrize(
    ("typed", "hits"),
    [("state", "1 / 1"), ("ate", "No hits"), ("水位", "1 / 1"), ("口水", "No hits")],
)
def test_whole_words_are_what_each_script_takes_for_them(
    view: ReaderView, bar: FindBar, typed: str, hits: str
) -> None:
    view.set_word_at(word_at)
    view.set_document(Document("state-of-the-art的渡口水位"))
    bar.word.setChecked(True)
    bar.field.setText(typed)
    assert bar.count.text() == hits


@pytest.mark.parametrize("typed", ["历书", "曆書", "歷书"])
def test_traditional_and_simplified_find_each_other(
    view: ReaderView, bar: FindBar, typed: str
) -> None:
    view.set_document(Document("云溪历书\n雲溪曆書\n雲溪歷書"))
    bar.field.setText(typed)
    assert bar.count.text() == "1 / 3"


def test_a_frequent_character_has_a_pattern_that_compiles(view: ReaderView, bar: FindBar) -> None:
    view.set_document(Document("干部乾燥幹活"))
    bar.field.setText("干")
    assert bar.count.text() == "1 / 3"
