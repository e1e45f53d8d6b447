"""The chips of the status: each shows its count, in one row or, where that is narrow, in two."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from reader_app.library.rows import Status
from reader_app.ui import translation
from reader_app.ui.document_list.status_chips import StatusChips
from reader_app.ui.theme import theme
from reader_app.ui.widgets.chip import Chip

COUNTS = Counter({Status.UNREAD: 28, Status.READING: 12, Status.REVIEWED: 31, Status.SET_ASIDE: 4})


@pytest.fixture(params=["en", "zh"])
def chips(request: pytest.FixtureRequest, qtbot: QtBot) -> StatusChips:
    translation.install(QCoreApplication.instance(), request.param)
    chips = StatusChips(theme("light"))
    translation.install(QCoreApplication.instance(), "en")
    qtbot.addWidget(chips)
    chips.set_counts(COUNTS, 75)
    return chips


def rows(chips: StatusChips, width: int) -> int:
    """How many rows the chips stand in when they have this width."""
    chips.resize(width, 60)
    chips.show()
    shown = chips.findChildren(Chip)
    assert max(chip.geometry().right() for chip in shown) < width
    assert all(chip.width() >= chip.sizeHint().width() for chip in shown)
    return len({chip.y() for chip in shown})


def test_a_narrow_list_keeps_the_counts_in_two_rows(chips: StatusChips) -> None:
    assert rows(chips, 226) == 2
    assert chips.heightForWidth(226) > chips.heightForWidth(600)


def test_chips_are_drawn_closer_before_they_take_a_second_row(chips: StatusChips) -> None:
    assert rows(chips, 600) == 1
    roomy = sum(chip.width() for chip in chips.findChildren(Chip))
    closer = next(width for width in range(roomy, 200, -2) if rows(chips, width - 2) == 2)
    assert rows(chips, closer) == 1
    assert sum(chip.width() for chip in chips.findChildren(Chip)) < roomy
