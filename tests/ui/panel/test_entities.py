"""The entities tab: groups, filter, stepping through mentions by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader_app.analysis.findings import Analysis
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.tree import ROW
from reader_app.ui.panel.entities import EntitiesTab
from reader_app.ui.panel.side_panel import SidePanel
from tests.ui.panel.actions import click, click_at, index_of, texts, tick_point


@pytest.fixture
def tab(panel: SidePanel) -> EntitiesTab:
    return panel.entities


@pytest.fixture
def steps(panel: SidePanel) -> list[FindingRef]:
    """What the panel asks the text to show, in order."""
    asked: list[FindingRef] = []
    panel.finding_activated.connect(asked.append)
    return asked


def ref_of(analysis: Analysis, name: str, mention: int = 0) -> FindingRef:
    index = next(i for i, entity in enumerate(analysis.entities) if entity.name == name)
    return FindingRef(analysis.entities[index].kind.value, index, mention)


def test_groups_by_kind_with_the_most_mentioned_first(tab: EntitiesTab) -> None:
    assert texts(tab.view.model())[-5:] == ["Places", "云岭市", "清河县", "石桥镇", "白鹭区"]


def test_no_group_for_a_kind_that_does_not_occur(tab: EntitiesTab) -> None:
    assert "Events" not in texts(tab.view.model())


def test_a_short_form_stands_under_the_name(tab: EntitiesTab) -> None:
    row = index_of(tab.view, "云岭市委组织部").data(ROW)
    assert row.second == "also: 市委组织部"


def test_a_screen_reader_hears_name_kind_and_count(tab: EntitiesTab) -> None:
    spoken = index_of(tab.view, "清河县").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "清河县, Place, 云岭市, mentions: 5"


def test_clicking_again_goes_to_the_next_mention_and_round(
    tab: EntitiesTab, steps: list[FindingRef], analysis: Analysis
) -> None:
    for _ in range(3):
        click(tab.view, "白鹭区")
    assert [step.mention for step in steps] == [0, 1, 0]
    assert steps[0] == ref_of(analysis, "白鹭区")


def test_shift_click_goes_back(tab: EntitiesTab, steps: list[FindingRef]) -> None:
    click(tab.view, "清河县", Qt.KeyboardModifier.ShiftModifier)
    click(tab.view, "清河县", Qt.KeyboardModifier.ShiftModifier)
    assert [step.mention for step in steps] == [4, 3]


def test_another_entity_starts_at_its_first_mention(
    tab: EntitiesTab, steps: list[FindingRef], analysis: Analysis
) -> None:
    click(tab.view, "清河县")
    click(tab.view, "清河县")
    click(tab.view, "石桥镇")
    assert steps[-1] == ref_of(analysis, "石桥镇", 0)


@pytest.mark.parametrize("forward", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_step_and_shift_steps_back(
    qtbot: QtBot, tab: EntitiesTab, steps: list[FindingRef], forward: Qt.Key
) -> None:
    click(tab.view, "清河县")
    qtbot.keyClick(tab.view, forward)
    qtbot.keyClick(tab.view, forward)
    qtbot.keyClick(tab.view, forward, Qt.KeyboardModifier.ShiftModifier)
    assert [step.mention for step in steps] == [0, 1, 2, 1]


def test_arrow_keys_choose_without_moving_the_text(
    qtbot: QtBot, tab: EntitiesTab, steps: list[FindingRef]
) -> None:
    click(tab.view, "清河县")
    qtbot.keyClick(tab.view, Qt.Key.Key_Down)
    assert tab.card.name.text() == "石桥镇"
    assert len(steps) == 1


def test_a_tick_goes_to_its_own_mention(
    tab: EntitiesTab, steps: list[FindingRef], analysis: Analysis
) -> None:
    click_at(tab.view, tick_point(tab.view, "清河县", 3))
    assert steps == [ref_of(analysis, "清河县", 3)]


def test_over_a_tick_the_mention_is_told_in_context(tab: EntitiesTab) -> None:
    hint = tab.view.hint_at(tick_point(tab.view, "清河县", 4))
    assert "清河县、白鹭区分别负责" in hint


def test_the_card_says_which_mention_of_how_many(tab: EntitiesTab) -> None:
    click(tab.view, "清河县")
    click(tab.view, "清河县")
    assert tab.card.isVisible()
    assert tab.card.counts.text() == "Mention 2 of 5 in this document"


def test_a_line_of_the_card_goes_to_its_mention(
    tab: EntitiesTab, steps: list[FindingRef], analysis: Analysis
) -> None:
    click(tab.view, "清河县")
    snippets = tab.card.snippets
    third = snippets.visualRect(snippets.model().index(2, 0))
    click_at(snippets, third.center())
    assert steps[-1] == ref_of(analysis, "清河县", 2)
    assert tab.card.counts.text() == "Mention 3 of 5 in this document"


def test_the_card_steps(qtbot: QtBot, tab: EntitiesTab, steps: list[FindingRef]) -> None:
    click(tab.view, "清河县")
    qtbot.mouseClick(tab.card.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tab.card.previous, Qt.MouseButton.LeftButton)
    assert [step.mention for step in steps] == [0, 1, 0]


def test_the_filter_keeps_matching_rows_with_their_heads(qtbot: QtBot, tab: EntitiesTab) -> None:
    tab.filter.insert("清河")
    assert texts(tab.view.model()) == ["Places", "清河县", "石桥镇"]


def test_the_filter_finds_a_short_form(qtbot: QtBot, tab: EntitiesTab) -> None:
    tab.filter.setText("市委组")
    assert texts(tab.view.model()) == ["Organizations", "云岭市委组织部"]


def test_from_the_filter_down_goes_on_in_the_list(
    qtbot: QtBot, tab: EntitiesTab, steps: list[FindingRef]
) -> None:
    tab.filter.setText("石桥")
    qtbot.keyClick(tab.filter, Qt.Key.Key_Down)
    qtbot.keyClick(tab.view, Qt.Key.Key_Return)
    assert [step.mention for step in steps] == [0]
    assert tab.card.name.text() == "石桥镇"


def test_escape_empties_the_filter(qtbot: QtBot, tab: EntitiesTab) -> None:
    every = texts(tab.view.model())
    tab.filter.setText("不存在")
    assert texts(tab.view.model()) == []
    qtbot.keyClick(tab.filter, Qt.Key.Key_Escape)
    assert texts(tab.view.model()) == every


def test_a_click_on_a_head_folds_its_group(tab: EntitiesTab, steps: list[FindingRef]) -> None:
    assert tab.view.isExpanded(index_of(tab.view, "Places"))
    click(tab.view, "Places")
    assert not tab.view.isExpanded(index_of(tab.view, "Places"))
    assert steps == []


def test_a_mention_clicked_in_the_text_is_shown_without_an_echo(
    panel: SidePanel, tab: EntitiesTab, steps: list[FindingRef], analysis: Analysis
) -> None:
    panel.show_tab("outline")
    panel.select_finding(ref_of(analysis, "云岭市", 2))
    assert panel.current_tab == "entities"
    assert tab.view.currentIndex().data() == "云岭市"
    assert tab.card.counts.text() == "Mention 3 of 5 in this document"
    assert steps == []


def test_stepping_goes_on_from_the_mention_clicked_in_the_text(
    panel: SidePanel, tab: EntitiesTab, steps: list[FindingRef], analysis: Analysis
) -> None:
    panel.select_finding(ref_of(analysis, "云岭市", 2))
    tab.view.step()
    tab.view.step(forward=False)
    assert [step.mention for step in steps] == [3, 2]


def test_a_mention_that_the_filter_hides_clears_the_filter(
    panel: SidePanel, tab: EntitiesTab, analysis: Analysis
) -> None:
    tab.filter.setText("周望川")
    panel.select_finding(ref_of(analysis, "石桥镇"))
    assert tab.filter.text() == ""
    assert tab.view.currentIndex().data() == "石桥镇"


def test_the_context_menu_steps_copies_and_finds(
    qtbot: QtBot, panel: SidePanel, tab: EntitiesTab, steps: list[FindingRef]
) -> None:
    click(tab.view, "清河县")
    menu = tab.view.menu_at(tab.view.visualRect(tab.view.currentIndex()).center())
    next_action, previous_action, copy, find = (a for a in menu.actions() if a.text())
    next_action.trigger()
    previous_action.trigger()
    assert [step.mention for step in steps] == [0, 1, 0]
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "清河县"
    with qtbot.waitSignal(panel.find_requested) as asked:
        find.trigger()
    assert asked.args == ["清河县"]


def test_the_head_of_a_group_has_no_menu(tab: EntitiesTab) -> None:
    head = tab.view.visualRect(index_of(tab.view, "Places"))
    assert tab.view.menu_at(head.center()) is None


def test_choosing_nothing_hides_the_card(
    panel: SidePanel, tab: EntitiesTab, analysis: Analysis
) -> None:
    panel.select_finding(ref_of(analysis, "石桥镇"))
    panel.select_finding(None)
    assert not tab.card.isVisible()
