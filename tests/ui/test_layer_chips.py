"""The chips above the text: one row, whatever the width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.word_lists import WordList
from reader_app.ui.layers import FINDING_LAYERS
from reader_app.ui.theme import theme
from reader_app.ui.widgets.layer_chips import LayerChips

COUNTS = {name: 10 * number for number, name in enumerate(FINDING_LAYERS)} | {"figure": 999}


@pytest.fixture
def chips(qtbot: QtBot) -> LayerChips:
    made = LayerChips(theme("light"))
    qtbot.addWidget(made)
    made.set_counts(COUNTS)
    made.resize(400, 42)
    made.show()
    return made


def shown(chips: LayerChips) -> list[QWidget]:
    return [part for part in chips.children() if isinstance(part, QWidget) and part.isVisible()]


@pytest.mark.parametrize("width", [220, 400, 700, 1600])
def test_chips_keep_to_one_row_inside_the_width(chips: LayerChips, width: int) -> None:
    chips.resize(width, 42)
    QApplication.processEvents()

    assert len({part.y() for part in shown(chips)}) == 1
    assert max(part.geometry().right() for part in shown(chips)) < width
    assert chips.heightForWidth(width) == 42


def test_the_chips_that_count_least_give_way(chips: LayerChips) -> None:
    QApplication.processEvents()

    assert chips.layers["figure"].isVisible()
    out = {chip.count for chip in chips.left_out()}
    assert 0 in out
    assert max(out) < min(chips.layers[n].count for n in COUNTS if chips.layers[n].isVisible())


def test_all_chips_stand_in_a_wide_row(chips: LayerChips) -> None:
    chips.resize(2000, 42)
    QApplication.processEvents()

    assert chips.left_out() == []
    assert len(shown(chips)) == len(FINDING_LAYERS)


def test_what_is_left_out_is_switched_by_menu_and_by_key(qtbot: QtBot, chips: LayerChips) -> None:
    QApplication.processEvents()
    chip = chips.left_out()[0]
    name = next(name for name in FINDING_LAYERS if chips.layers[name] is chip)
    chips.activateWindow()
    more = next(part for part in shown(chips) if part.text().startswith("+"))

    with qtbot.waitSignal(chips.layer_toggled) as told:
        more.click()
        menu = chips.findChild(QMenu)
        action = next(a for a in menu.actions() if a.text().startswith(chip.text()))
        assert action.isChecked()
        action.trigger()
    menu.hide()
    assert told.args == [name, False]

    key = Qt.Key(Qt.Key.Key_1 + FINDING_LAYERS.index(name))
    with qtbot.waitSignal(chips.layer_toggled) as told:
        qtbot.keyClick(chips, key, Qt.KeyboardModifier.AltModifier)
    assert told.args == [name, True]


def test_a_word_list_takes_part(chips: LayerChips) -> None:
    chips.resize(2000, 42)
    chips.set_lists([(WordList("道路", "green", ("石桥",)), 7)])
    QApplication.processEvents()

    assert chips.lists["道路"].isVisible()
    assert chips.lists["道路"].x() > chips.layers["event"].x()


def test_the_tabulator_key_comes_to_what_is_left_out_last(chips: LayerChips) -> None:
    QApplication.processEvents()
    order, part = [], chips.nextInFocusChain()
    while part is not chips:
        order.append(part)
        part = part.nextInFocusChain()
    stops = [stop.x() for stop in order if stop in shown(chips)]

    assert len(stops) > 2
    assert stops == sorted(stops)
