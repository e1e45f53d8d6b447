"""The timeline: order of time, what resolves a date, what nothing resolves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader_app.ui.layers import FindingRef
from reader_app.ui.panel.side_panel import SidePanel
from reader_app.ui.panel.tree_view import PanelTree
from tests.ui.panel.actions import click, index_of, texts


@pytest.fixture
def view(panel: SidePanel) -> PanelTree:
    panel.show_tab("dates")
    return panel.dates.view


def test_dates_stand_in_the_order_of_time_and_the_unresolved_at_the_end(view: PanelTree) -> None:
    assert texts(view.model()) == [
        "2023",
        "2023",
        "2024",
        "2 July 2024",
        "4 July 2024 20:00",
        "2025",
        "2025",
        "Lengths of time",
        "24 h",
        "Not resolved",
        "月底",
    ]


def test_a_worked_out_date_names_what_it_was_worked_out_from(view: PanelTree) -> None:
    row = index_of(view, "4 July 2024 20:00")
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "from 5 July 2024" in spoken
    assert "昨日晚8时" in spoken


def test_a_click_shows_the_date_in_the_text(
    qtbot: QtBot, panel: SidePanel, view: PanelTree
) -> None:
    with qtbot.waitSignal(panel.finding_activated) as asked:
        click(view, "2 July 2024")
    assert asked.args == [FindingRef("date", 0)]


def test_a_date_clicked_in_the_text_is_chosen_without_an_echo(
    qtbot: QtBot, panel: SidePanel
) -> None:
    with qtbot.assertNotEmitted(panel.finding_activated):
        panel.select_finding(FindingRef("date", 5))
    assert panel.current_tab == "dates"
    assert panel.dates.view.currentIndex().data() == "月底"
