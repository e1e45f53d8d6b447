"""The chips of the status: they stand in one row in the narrow list too."""

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


@pytest.mark.parametrize(("language", "width"), [("en", 254), ("zh", 220)])
def test_the_chips_stand_in_one_row_and_regain_their_counts(
    qtbot: QtBot, language: str, width: int
) -> None:
    translation.install(QCoreApplication.instance(), language)
    chips = StatusChips(theme("light"))
    translation.install(QCoreApplication.instance(), "en")
    qtbot.addWidget(chips)
    chips.set_counts(COUNTS, 75)
    chips.resize(width, 24)
    chips.show()
    shown = chips.findChildren(Chip)
    assert len({chip.y() for chip in shown}) == 1
    assert max(chip.geometry().right() for chip in shown) < width
    assert [chip.toolTip() for chip in shown if "28" in chip.toolTip()]
    narrow = sum(chip.width() for chip in shown)
    chips.resize(600, 24)
    assert sum(chip.width() for chip in shown) > narrow
    assert not any(chip.toolTip() for chip in shown)
