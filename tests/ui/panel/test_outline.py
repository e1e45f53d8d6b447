"""The outline: the document in short, its sections, and where the reader is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reader_app.documents.model import Document
from reader_app.ui.models.tree import MENTION, ROW
from reader_app.ui.panel.side_panel import SidePanel
from reader_app.ui.panel.tree_view import PanelTree
from tests.ui.panel.actions import click, index_of, texts

SECTIONS = ["闻令而动，干部下沉到圩垸", "清河县连夜转移群众", "下一步工作"]


@pytest.fixture
def view(panel: SidePanel) -> PanelTree:
    panel.show_tab("outline")
    return panel.outline.view


def test_the_summary_stands_over_the_sections(view: PanelTree) -> None:
    shown = texts(view.model())
    assert shown[0] == "In short"
    assert shown[3:] == ["Sections", *SECTIONS]


def test_sections_of_lower_rank_lie_deeper(view: PanelTree) -> None:
    assert [index_of(view, section).data(ROW).depth for section in SECTIONS] == [0, 1, 0]


def test_a_click_asks_for_the_section(
    qtbot: QtBot, panel: SidePanel, view: PanelTree, document: Document
) -> None:
    with qtbot.waitSignal(panel.span_requested) as asked:
        click(view, SECTIONS[1])
    start, end = asked.args
    assert document.text[start:end] == SECTIONS[1]


def test_the_section_being_read_is_marked(
    panel: SidePanel, view: PanelTree, document: Document
) -> None:
    def marked() -> list[str]:
        return [s for s in SECTIONS if index_of(view, s).data(MENTION) is not None]

    panel.set_current_position(0)
    assert marked() == []
    panel.set_current_position(document.text.index("约2万人"))
    assert marked() == [SECTIONS[1]]
    panel.set_current_position(len(document.text))
    assert marked() == [SECTIONS[2]]


def test_sections_can_be_used_while_the_analysis_is_under_way(
    panel: SidePanel, view: PanelTree, document: Document
) -> None:
    panel.set_document(document, None)
    assert panel.outline.sentence is None
    assert texts(view.model()) == ["Sections", *SECTIONS]


def test_long_sentences_wrap_instead_of_being_cut(view: PanelTree) -> None:
    long, short = view.model().index(0, 0, view.model().index(0, 0)), index_of(view, SECTIONS[0])
    assert view.visualRect(long).height() > 2 * view.visualRect(short).height() - 10
