"""The keywords and pictures tabs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.documents.model import Document
from reader_app.ui.layers import FindingRef
from reader_app.ui.panel.images import two_lines
from reader_app.ui.panel.side_panel import SidePanel
from tests.ui.panel.actions import click, click_at, texts, tick_point


def test_keywords_stand_by_weight(panel: SidePanel) -> None:
    panel.show_tab("keywords")
    assert texts(panel.keywords.view.model())[1:] == ["清河", "干部", "防汛"]


def test_a_keyword_steps_through_its_mentions(panel: SidePanel) -> None:
    asked: list[FindingRef] = []
    panel.finding_activated.connect(asked.append)
    panel.show_tab("keywords")
    click(panel.keywords.view, "干部")
    click(panel.keywords.view, "干部")
    click_at(panel.keywords.view, tick_point(panel.keywords.view, "清河", 0))
    assert asked == [
        FindingRef("keyword", 2, 0),
        FindingRef("keyword", 2, 1),
        FindingRef("keyword", 1, 0),
    ]


def test_a_keyword_clicked_in_the_text_is_chosen(panel: SidePanel) -> None:
    panel.select_finding(FindingRef("keyword", 0, 0))
    assert panel.current_tab == "keywords"
    assert panel.keywords.view.currentIndex().data() == "防汛"


def test_a_picture_shows_its_place(qtbot: QtBot, panel: SidePanel, document: Document) -> None:
    panel.show_tab("images")
    with qtbot.waitSignal(panel.span_requested) as asked:
        click(panel.images.view, "清河县石桥镇干部夜间巡堤。")
    start, end = asked.args
    assert document.text[start:end] == "[图片：大堤上的灯光]"


def test_return_shows_a_pictures_place_too(
    qtbot: QtBot, panel: SidePanel, document: Document
) -> None:
    panel.show_tab("images")
    view = panel.images.view
    view.setCurrentIndex(view.model().index(1, 0))
    with qtbot.waitSignal(panel.span_requested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert document.text[slice(*asked.args)] == "[图片]"


def test_a_picture_without_a_caption_says_so(panel: SidePanel) -> None:
    panel.show_tab("images")
    view = panel.images.view
    spoken = view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Picture 2, Without a caption, 0002.png"


@pytest.mark.parametrize("width", [60, 100, 130, 160, 200, 5])
def test_a_caption_on_two_lines_breaks_by_the_rules_for_chinese(
    qapp: QApplication, width: int
) -> None:
    text = "岑阳市水利局（巡查组）：整改2024年隐患。下月办结，并报“专班”。"
    lines = two_lines(text, QFontMetrics(qapp.font()), width)
    assert "".join(lines) == text
    assert len(lines) == 1 or (lines[1][0] not in "，。：）”" and lines[0][-1] not in "（“")
