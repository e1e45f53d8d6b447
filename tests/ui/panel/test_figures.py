"""The figures tab: the table sorted, filtered and copied; the checks with their arithmetic."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.figures import Column
from reader_app.ui.models.tree import ROW
from reader_app.ui.panel.figures import FiguresTab
from reader_app.ui.panel.painting import sized
from reader_app.ui.panel.side_panel import SidePanel
from tests.ui.panel.actions import click, click_at, index_of


@pytest.fixture
def tab(panel: SidePanel) -> FiguresTab:
    panel.show_tab("figures")
    return panel.figures


def column(tab: FiguresTab, number: Column) -> list[str]:
    model = tab.table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def sort(tab: FiguresTab, number: Column) -> None:
    header = tab.table.horizontalHeader()
    point = QPoint(header.sectionViewportPosition(number) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)


def card(tab: FiguresTab, number: int):
    return tab.checks.model().index(number, 0).data(ROW)


def test_figures_stand_in_the_order_of_the_text(tab: FiguresTab) -> None:
    assert column(tab, Column.VALUE)[:8] == [
        "456",
        "120",
        "210",
        "99",
        "27",
        "300+",
        "5–8",
        "~20,000",
    ]


def test_values_are_sorted_as_numbers_with_the_unit_multiplied_out(tab: FiguresTab) -> None:
    sort(tab, Column.VALUE)
    values = column(tab, Column.VALUE)
    assert values[:3] == ["No. 3", "5–8", "27"]
    assert values[-2:] == ["~20,000", "3.2"]  # 3.2 亿元
    sort(tab, Column.VALUE)
    assert column(tab, Column.VALUE)[0] == "3.2"


def test_the_place_is_the_one_named_before_in_the_block(tab: FiguresTab) -> None:
    places = dict(zip(column(tab, Column.WHAT), column(tab, Column.PLACE), strict=True))
    assert places["巡堤查险"] == "石桥镇"
    assert places["群众"] == "清河县"


def test_without_a_place_the_section_is_told(
    panel: SidePanel, tab: FiguresTab, document: Document, analysis: Analysis
) -> None:
    from dataclasses import replace

    panel.set_document(document, replace(analysis, entities=()))
    places = dict(zip(column(tab, Column.WHAT), column(tab, Column.PLACE), strict=True))
    assert places["巡堤查险"] == "闻令而动，干部下沉到圩垸"


def test_the_filter_looks_into_every_column_and_counts(qtbot: QtBot, tab: FiguresTab) -> None:
    tab.filter.insert("石桥")
    assert column(tab, Column.WHAT) == ["石桥镇", "巡堤查险", "险情"]
    assert tab.table_header.note == "3/14 ·"


def test_a_click_shows_the_figure_in_the_text(
    qtbot: QtBot, panel: SidePanel, tab: FiguresTab
) -> None:
    sort(tab, Column.VALUE)
    with qtbot.waitSignal(panel.finding_activated) as asked:
        point = tab.table.visualRect(index_of_cell(tab, "27")).center()
        click_at(tab.table, point)
    assert asked.args == [FindingRef("figure", 4)]


def index_of_cell(tab: FiguresTab, value: str):
    return tab.table.model().index(column(tab, Column.VALUE).index(value), Column.VALUE)


def test_a_figure_clicked_in_the_text_is_chosen_without_an_echo(
    qtbot: QtBot, panel: SidePanel, tab: FiguresTab
) -> None:
    panel.show_tab("entities")
    tab.filter.setText("巡堤")
    with qtbot.assertNotEmitted(panel.finding_activated):
        panel.select_finding(FindingRef("figure", 11))
    assert panel.current_tab == "figures"
    assert [row.text for row in tab.table.chosen_rows()] == ["32.5%"]


def test_copy_takes_the_chosen_rows_as_tab_separated_text(qtbot: QtBot, tab: FiguresTab) -> None:
    tab.table.selectRow(5)
    qtbot.keyClick(tab.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "Value\tUnit\tWhat\tPlace\n300+\t人次\t巡堤查险\t石桥镇"


def test_copy_takes_all_where_none_is_chosen(tab: FiguresTab) -> None:
    tab.table.clearSelection()
    tab.table.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 15


def test_the_context_menu_finds_the_figures_words_in_the_text(
    qtbot: QtBot, panel: SidePanel, tab: FiguresTab
) -> None:
    index = index_of_cell(tab, "~20,000")
    tab.table.setCurrentIndex(index)
    menu = tab.table.menu_at(tab.table.visualRect(index).center())
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Show in the text",
        "Find in the text",
        "Copy rows",
        "Copy the whole table",
    ]
    with qtbot.waitSignal(panel.find_requested) as asked:
        tab.table.find_action.trigger()
    assert asked.args == ["约2万人"]


def test_what_fails_comes_first(tab: FiguresTab) -> None:
    assert [card(tab, n).verdict for n in range(3)] == [
        "✗ Does not add up",
        "? Cannot tell",
        "✓ Adds up",
    ]


def test_a_sum_that_holds_shows_its_parts_the_largest_first(tab: FiguresTab) -> None:
    shown = card(tab, 2)
    assert shown.text == "456 名 党员干部"
    assert [(bar.label, bar.value) for bar in shown.bars] == [
        ("清河县", "210"),
        ("市直机关", "120"),
        ("白鹭区", "99"),
        ("石桥镇", "27"),
    ]
    assert shown.bars[0].share == 1.0
    assert shown.arithmetic == "456 = 120 + 210 + 99 + 27"


def test_a_sum_that_fails_says_by_how_much(tab: FiguresTab) -> None:
    assert card(tab, 0).difference == "The parts make 4,527: 27 more than stated"


def test_a_screen_reader_hears_claim_verdict_and_arithmetic(tab: FiguresTab) -> None:
    spoken = tab.checks.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "456 名 党员干部, ✓ Adds up, 456 = 120 + 210 + 99 + 27"


def test_the_outcomes_are_counted(tab: FiguresTab) -> None:
    assert tab.checks_header.note == "✓ holds: 1 · ✗ fails: 1 · ? open: 1"


def test_a_card_shows_its_sentence(
    qtbot: QtBot, panel: SidePanel, tab: FiguresTab, document: Document, analysis: Analysis
) -> None:
    with qtbot.waitSignal(panel.span_requested) as asked:
        click(tab.checks, "32.5% 雨量")
    start, end = asked.args
    assert document.text[start:end] == "去年同期雨量偏少，占全年32.5%。"


def test_a_bar_shows_its_figure_and_chooses_it_in_the_table(
    qtbot: QtBot, panel: SidePanel, tab: FiguresTab
) -> None:
    index = index_of(tab.checks, "4,500 人 照护")
    delegate = tab.checks.itemDelegate()
    bars = delegate.bars_rect(tab.checks.visualRect(index), tab.checks.font(), card(tab, 0))
    with qtbot.waitSignal(panel.finding_activated) as asked:
        click_at(tab.checks, bars.topLeft() + QPoint(20, bars.height() * 3 // 4))
    assert asked.args == [FindingRef("figure", 8)]
    assert [row.text for row in tab.table.chosen_rows()] == ["1,800人"]


def test_without_checks_there_is_no_empty_header(
    panel: SidePanel, tab: FiguresTab, document: Document, analysis: Analysis
) -> None:
    from dataclasses import replace

    panel.set_document(document, replace(analysis, checks=()))
    assert not tab.checks_header.isVisible()
    assert not tab.checks.isVisible()


def test_a_value_is_never_cut_and_the_place_gives_way_first(
    panel: SidePanel, tab: FiguresTab
) -> None:
    table = tab.table
    ink = QFontMetrics(sized(table.font(), 0.95, bold=True))
    widest = max(map(ink.horizontalAdvance, column(tab, Column.VALUE)))
    for width in (480, 320, 220):
        panel.resize(width, 600)
        QApplication.processEvents()
        assert table.columnWidth(Column.VALUE) > widest
        shown = [column for column in Column if not table.isColumnHidden(column)]
        assert sum(map(table.columnWidth, shown)) <= table.viewport().width()
        assert table.isColumnHidden(Column.PLACE) == (width == 220)
    assert table.columnWidth(Column.WHAT) > 60
