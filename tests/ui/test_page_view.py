"""The original pages beside the text: opened, in step with the text, with what is shown lit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.documents.pdf_files import make_pdf, with_header_and_number

PARAGRAPHS = [
    f"第{number}号水闸位于澄湾河畔，岑阳市水利局六月以来共巡查{number + 300}次，"
    "发现并整改隐患若干处，下游群众生产生活秩序平稳，防汛物资储备充足。" * 3
    for number in range(1, 61)
]


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    path = tmp_path / "gates.pdf"
    article = "\n".join(["岑阳市水闸巡查情况通报", *PARAGRAPHS])
    path.write_bytes(make_pdf(article, with_header_and_number))
    return path


@pytest.fixture
def opened(open_window, qtbot: QtBot, printed: Path):
    """The window with the document's pages beside its text."""
    window = open_window(printed)
    window.commands["page_view"].trigger()
    qtbot.waitUntil(lambda: window.pages.pane is not None and has_pages(window), timeout=10_000)
    return window


def has_pages(window) -> bool:
    return window.pages.pane.view.page_count() > 0


def test_the_pages_are_drawn_beside_the_text(opened, qtbot: QtBot) -> None:
    view = opened.pages.pane.view
    assert view.page_count() == len(opened.session.current.document.pages) > 3
    qtbot.waitUntil(lambda: opened.pages.source.page(0, 300) is not None, timeout=10_000)
    picture = view.grab().toImage()
    dark = sum(
        picture.pixelColor(x, y).lightness() < 120
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
    assert dark > 5


def test_the_pages_follow_the_text_and_the_text_the_pages(opened, qtbot: QtBot) -> None:
    document, text = opened.session.current.document, opened.reading.view
    view = opened.pages.pane.view
    text.go_to(document.pages[2].start + 20)
    qtbot.waitUntil(lambda: view.place()[0] == 2, timeout=5_000)
    view.verticalScrollBar().setValue(0)
    assert text.position() < document.pages[1].start
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert text.position() > document.pages[-2].start


def test_what_is_shown_in_the_text_is_lit_on_its_page(opened, qtbot: QtBot) -> None:
    document = opened.session.current.document
    start = document.text.index("第33号水闸")
    opened.reading.show_span(start, start + 6)
    view = opened.pages.pane.view
    qtbot.waitUntil(lambda: bool(view.boxes()), timeout=10_000)
    [(number, boxes)] = view.boxes().items()
    assert document.pages[number].start <= start
    assert number + 1 == len(document.pages) or start < document.pages[number + 1].start
    assert len(boxes) == 1
    place = view.place()[0]
    assert place in (number, number - 1)


def test_the_selection_is_lit_and_a_double_click_leads_back(opened, qtbot: QtBot) -> None:
    document, view = opened.session.current.document, opened.pages.pane.view
    start = document.text.index("第2号水闸")
    opened.reading.view.select(start, start + 5)
    qtbot.waitUntil(lambda: bool(view.boxes()), timeout=10_000)
    [(number, [(left, top, right, bottom)])] = view.boxes().items()
    opened.reading.view.to_end()
    opened.pages.source.point(number, left + (right - left) * 0.9, (top + bottom) / 2)
    caret = opened.reading.view.caret_position
    qtbot.waitUntil(lambda: caret() == start + 4, timeout=10_000)


def test_zoom_keeps_the_place_and_escape_closes(opened, qtbot: QtBot) -> None:
    view = opened.pages.pane.view
    view.go_to(3, 0.5)
    view.zoom_in()
    number, share = view.place()
    assert (number, round(share, 1)) == (3, 0.5)
    assert view.zoom() > 1.0
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not opened.commands["page_view"].isChecked()
    assert not opened.pages.pane.isVisible()


def test_another_document_without_pages_hides_them_and_says_why(
    opened, qtbot: QtBot, folder: Path
) -> None:
    with qtbot.waitSignal(opened.ready, timeout=20_000):
        opened.import_paths([folder / "report.txt"])
    action = opened.commands["page_view"]
    assert not action.isEnabled()
    assert "PDF" in action.toolTip()
    assert not opened.pages.pane.isVisible()


def test_the_pages_are_there_again_after_a_restart(opened, reopen, qtbot: QtBot) -> None:
    again = reopen(opened)
    qtbot.waitUntil(lambda: again.pages.pane is not None and has_pages(again), timeout=10_000)
    assert again.commands["page_view"].isChecked()


def pixel_of(view, number: int, box: tuple[float, float, float, float]) -> tuple[float, float]:
    """A place of the window: the middle of the first letter of a box on a page."""
    left, top, _right, bottom = box
    x = view._left(number) + (left + 0.004) * view._width(number)
    y = view._tops[number] + (top + bottom) / 2 * view._height(number)
    bar, sideways = view.verticalScrollBar(), view.horizontalScrollBar()
    return x - sideways.value(), y - bar.value()


def test_marks_are_drawn_on_the_pages(opened, qtbot: QtBot) -> None:
    document, view = opened.session.current.document, opened.pages.pane.view
    start = document.text.index("第3号水闸")
    opened.reading.view.select(start, start + 30)
    opened.commands["mark_green"].trigger()
    opened.reading.view.select(start, start)
    qtbot.waitUntil(lambda: len(opened.reading.view.annotations) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: bool(view.grab()) and bool(opened.pages.marks.of(0)), timeout=10_000)
    assert {mark.colour for mark in opened.pages.marks.of(0)} == {"green"}
    view.set_boxes({})
    view.go_to(0, 0.0)
    x, y = pixel_of(view, 0, opened.pages.marks.of(0)[0].box)
    picture = view.viewport().grab().toImage()
    greens = [
        colour
        for across in range(0, 60, 2)
        if (colour := picture.pixelColor(round(x) + across, round(y))).green() > colour.red() + 15
    ]
    assert greens


def test_words_that_are_dragged_over_on_a_page_can_be_marked(opened, qtbot: QtBot) -> None:
    document, view = opened.session.current.document, opened.pages.pane.view
    start = document.text.index("第2号水闸")
    opened.reading.show_span(start, start + 12)
    qtbot.waitUntil(lambda: bool(view.boxes()), timeout=10_000)
    [(number, [box, *_])] = view.boxes().items()
    x, y = pixel_of(view, number, box)
    far = x + (box[2] - box[0] - 0.008) * view._width(number)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(view.viewport(), button, none, QPoint(round(x), round(y)))
    qtbot.mouseMove(view.viewport(), QPoint(round((x + far) / 2), round(y)))
    qtbot.mouseMove(view.viewport(), QPoint(round(far), round(y)))
    text = opened.reading.view
    qtbot.waitUntil(lambda: text.selected_span() == (start, start + 12), timeout=10_000)
    qtbot.mouseRelease(view.viewport(), button)
    opened.commands["mark_underline"].trigger()
    qtbot.waitUntil(lambda: len(text.annotations) == 1, timeout=10_000)
    assert text.annotations.marks[0][1:3] == (start, start + 12)
