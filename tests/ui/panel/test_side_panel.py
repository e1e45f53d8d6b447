"""The panel as a whole: its tabs, what it says when there is nothing to show, themes, languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document
from reader_app.ui.panel.painting import sized
from reader_app.ui.panel.side_panel import SidePanel
from reader_app.ui.panel.tab_bar import PanelTabBar
from reader_app.ui.reading_session import LONGEST_ANALYSED
from reader_app.ui.theme import THEMES, theme

TABS = ["entities", "figures", "images", "dates", "keywords", "outline"]


def sentences(panel: SidePanel) -> dict[str, str | None]:
    """What each tab says in place of content, None for those that have some."""
    said = {}
    for name in TABS:
        panel.show_tab(name)
        said[name] = panel.tabs[name].sentence
    return said


def test_without_a_document_every_tab_says_what_to_do(qtbot: QtBot) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    assert set(sentences(panel).values()) == {"Open a document to see here what is in it."}


def test_while_the_analysis_is_under_way_it_says_so(panel: SidePanel, document: Document) -> None:
    panel.set_document(document, None)
    waiting = {name for name, said in sentences(panel).items() if said == "Analysing…"}
    assert waiting == {"entities", "figures", "dates", "keywords"}


def test_an_analysis_that_failed_is_not_waited_for(panel: SidePanel, document: Document) -> None:
    panel.set_document(document, None, failed=True)
    said = set(sentences(panel).values())
    assert said == {"This document could not be analysed.", None}


def test_a_text_beyond_the_limit_says_that_it_is_too_long(panel: SidePanel) -> None:
    panel.set_document(Document("长" * (LONGEST_ANALYSED + 1)), None, failed=True)
    said = set(sentences(panel).values())
    assert "This text is too long to be analysed. It can be read and searched." in said


def test_a_document_without_findings_has_a_sentence_for_every_tab(panel: SidePanel) -> None:
    panel.set_document(Document("空"), Analysis())
    assert sentences(panel) == {
        "entities": "No people, organizations or places were found in this document.",
        "figures": "No figures were found in this document.",
        "images": "This document has no pictures.",
        "dates": "No dates were found in this document.",
        "keywords": "No word stands out in this document.",
        "outline": "This document has no headings.",
    }


def test_another_document_replaces_all_findings(
    panel: SidePanel, document: Document, analysis: Analysis
) -> None:
    panel.set_document(Document("空"), Analysis())
    panel.set_document(document, analysis)
    assert set(sentences(panel).values()) == {None}
    assert not panel.entities.card.isVisible()


def test_a_tab_is_chosen_by_name_and_by_click(qtbot: QtBot, panel: SidePanel) -> None:
    with qtbot.waitSignal(panel.tab_changed) as changed:
        panel.show_tab("dates")
    assert changed.args == ["dates"]
    bar = panel.findChild(PanelTabBar)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(5).center())
    assert panel.current_tab == "keywords"


def test_an_unknown_tab_changes_nothing(panel: SidePanel) -> None:
    panel.show_tab("weather")
    assert panel.current_tab == "entities"


@pytest.mark.parametrize("width", [240, 360, 520])
def test_all_tab_names_lie_within_the_panel(qtbot: QtBot, panel: SidePanel, width: int) -> None:
    panel.resize(width, 800)
    bar = panel.findChild(PanelTabBar)
    qtbot.waitUntil(lambda: bar.tabRect(bar.count() - 1).right() <= bar.width())
    assert bar.tabRect(0).left() >= 0


@pytest.mark.parametrize("width", [240, 320, 700])
def test_the_current_tab_says_its_name_in_full(qtbot: QtBot, panel: SidePanel, width: int) -> None:
    """Whether the others are words or icons."""
    panel.resize(width, 800)
    bar = panel.findChild(PanelTabBar)
    for index in range(bar.count()):
        panel.show_tab(list(panel.tabs)[index])
        name = QFontMetrics(sized(bar.font(), bold=True)).horizontalAdvance(bar.tabText(index))
        if width > 240:
            assert bar.tabRect(index).width() >= name
        assert bar.tabRect(bar.count() - 1).right() <= bar.width()
        assert bar.tabToolTip(index) == bar.tabText(index)


def test_focus_goes_to_the_list_of_the_current_tab(qtbot: QtBot, panel: SidePanel) -> None:
    panel.show_tab("figures")
    with qtbot.waitExposed(panel):
        panel.activateWindow()
    panel.setFocus()
    qtbot.waitUntil(panel.figures.table.hasFocus)


def test_the_tabulator_key_stops_at_names_filter_and_list(qtbot: QtBot, panel: SidePanel) -> None:
    panel.show_tab("entities")
    with qtbot.waitExposed(panel):
        panel.activateWindow()
    bar = panel.findChild(PanelTabBar)
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(bar.hasFocus)
    stops = []
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert [type(stop).__name__ for stop in stops] == ["FilterField", "OccurrenceView"]


def test_everything_that_takes_the_keyboard_has_a_name(panel: SidePanel) -> None:
    for kind in (QAbstractItemView, QLineEdit, QToolButton):
        for widget in panel.findChildren(kind):
            inside_another = isinstance(widget.parent(), (QLineEdit, QAbstractItemView))
            if not (widget.isHidden() or inside_another):
                assert widget.accessibleName() or widget.text(), widget


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_is_drawn_on_the_themes_ground(panel: SidePanel, name: str, tab: str) -> None:
    panel.set_theme(theme(name))
    panel.show_tab(tab)
    picture = panel.grab().toImage()
    corner = picture.pixelColor(picture.width() - 2, picture.height() - 2)
    assert corner == theme(name).colour("window")


def test_a_change_of_language_keeps_what_is_shown(panel: SidePanel) -> None:
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert set(sentences(panel).values()) == {None}
