from __future__ import annotations

import itertools
import random

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.documents.model import Document
from reader_app.ui import translation
from reader_app.ui.layers import FindingRef, Layer, LayerSpan
from reader_app.ui.reader.page import Page
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.theme import THEMES, theme
from tests.ui.reader.documents import PARTS, document_of

LONG = Document("\n".join(f"第{n}段：云溪县组织力量开展排查整治。" * 5 for n in range(3000)))
ONE_LINE = Document("云溪县组织力量开展排查整治，北岭县甲石镇同步推进𠮷野村的整改。" * 220_000)
PLACE = FindingRef("place", 0)


def middle_of(view: ReaderView, start: int, end: int) -> QPoint:
    """The middle of a stretch on screen, in the viewport's coordinates."""
    return view.rect_of(start, end).center() - view.viewport().pos()


def line_top(view: ReaderView, position: int) -> int:
    return view.rect_of(position, position + 1).top()


def picture(view: ReaderView) -> QImage:
    return view.viewport().grab().toImage()


def click(view: ReaderView, at: QPoint, **how: object) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at, **how)


def press(view: ReaderView, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(view, key, modifier or Qt.KeyboardModifier.NoModifier)


# -- what is shown -----------------------------------------------------------------------------


@pytest.mark.parametrize("document", [None, Document(""), Document("　\n\n")])
def test_nothing_to_show_is_shown(view: ReaderView, document: Document | None) -> None:
    view.set_document(document)
    view.grab()
    view.page_down()
    view.select_all()
    view.set_caret_mode(True)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Right):
        press(view, key)
    assert view.selected_text() == ""
    assert view.progress() == 0.0


def test_a_document_in_one_line_of_20_megabytes_is_shown_and_left_by_its_end(
    view: ReaderView,
) -> None:
    view.set_document(ONE_LINE)
    view.to_end()
    assert view.visible_range()[1] == len(ONE_LINE.text)
    view.go_to(3_456_789)
    start, end = view.visible_range()
    assert start <= 3_456_789 < end


def test_the_lines_of_a_long_paragraph_join_without_gap_or_repetition(view: ReaderView) -> None:
    view.set_document(ONE_LINE)
    view.go_to(1000)
    lines = [line for piece, _ in view._visible() for line in piece.lines]
    assert all(a.end == b.start for a, b in itertools.pairwise(lines))
    lengths = [line.end - line.start for line in lines]
    assert min(lengths) > 0.9 * max(lengths)  # no short line gives the seam away


def test_the_meta_line_makes_room_under_the_title(view: ReaderView, document: Document) -> None:
    first = document.text.index("早出")
    view.set_document(document)
    before = line_top(view, first)
    view.set_document(document, "来源 云溪发布")
    assert line_top(view, first) > before


def test_the_meta_line_stands_under_the_last_line_of_a_title(view: ReaderView) -> None:
    document = document_of((("title", "关于检查"), ("title", "情况的通报"), ("paragraph", "正文")))
    view.set_document(document, "来源 云溪发布")
    with_meta = [piece.start for piece, _ in view._visible() if piece.below]
    assert with_meta == [document.text.index("情况")]


def test_page_furniture_is_folded_until_it_is_asked_for(
    view: ReaderView, document: Document
) -> None:
    view.set_document(document)
    view.to_end()
    share = document.text.index("分享到微信")
    fold = next(piece for piece, _ in view._visible() if piece.start == share)
    assert fold.end == len(document.text.rstrip())
    top = next(top for piece, top in view._visible() if piece is fold)
    click(view, QPoint(80, int(top + fold.above[-1][0] + 5)))
    view.to_end()
    assert line_top(view, document.text.index("关闭窗口")) > line_top(view, share)


def test_a_fold_says_how_much_it_hides_in_the_reader_s_language(
    view: ReaderView, document: Document, qapp: QApplication
) -> None:
    translation.install(qapp, "zh")
    view.set_document(document)
    fold = view._page.piece(view._page.segments.folds[0].first)
    translation.install(qapp, "en")
    (_, row), *_ = fold.above
    assert row.text == "▸ 4 行网页附带内容"


def test_a_place_behind_a_fold_is_shown_when_gone_to(view: ReaderView, document: Document) -> None:
    view.set_document(document)
    target = document.text.index("打印本页")
    view.show_span(target, target + 4)
    assert view.rect_of(target, target + 4).isValid()


def test_a_document_without_text_says_so(view: ReaderView) -> None:
    def is_written_on() -> bool:
        pixels = picture(view)
        middle = range(pixels.height() // 2 - 10, pixels.height() // 2 + 10)
        return len({pixels.pixel(x, y) for x in range(pixels.width()) for y in middle}) > 1

    assert not is_written_on()
    view.set_document(Document(" \n\n"))
    assert is_written_on()


def test_pictures_come_from_the_provider(view: ReaderView, document: Document) -> None:
    red = QImage(300, 200, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)
    view.set_document(document)
    at = document.text.index("[图片1]")
    view.go_to(at)
    view.set_images(lambda image: red if image.src == "1.jpg" else None)
    shown = picture(view).pixelColor(middle_of(view, at, at + 5))
    assert shown == Qt.GlobalColor.red


def test_headings_are_listed_and_the_current_one_follows(view: ReaderView) -> None:
    document = document_of(
        (("paragraph", "序。" * 900), ("heading", "甲"), ("paragraph", "文。" * 2000))
    )
    view.set_document(document)
    start = document.text.index("甲")
    assert view.headings() == [(2, "甲", start)]
    assert view.current_heading() is None
    view.go_to(start + 2000)
    assert view.current_heading() == 0


# -- layers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["marker", "underline", "dotted", "bold"])
@pytest.mark.parametrize("name", THEMES)
def test_a_layer_is_seen_where_it_lies_and_only_there(
    view: ReaderView, document: Document, style: str, name: str
) -> None:
    view.set_theme(theme(name))
    view.set_document(document)
    start = document.text.index("查堤")
    plain = picture(view)
    view.set_layers([Layer("place", (LayerSpan(start, start + 4, PLACE),), style)])
    box = view.rect_of(start, start + 4).translated(-view.viewport().pos())
    marked = picture(view)
    assert marked.copy(box) != plain.copy(box)
    beside = box.translated(-box.width() - 40, 0)
    assert marked.copy(beside) == plain.copy(beside)
    view.set_layer_visible("place", False)
    assert picture(view) == plain
    view.set_layer_visible("place", True)
    assert picture(view) == marked


def test_a_click_on_a_mention_tells_which(
    view: ReaderView, document: Document, qtbot: QtBot
) -> None:
    view.set_document(document)
    start = document.text.index("𠮷野村")
    view.set_layers([Layer("place", (LayerSpan(start, start + 3, PLACE),))])
    with qtbot.waitSignal(view.finding_clicked) as clicked:
        click(view, middle_of(view, start, start + 3))
    assert clicked.args == [PLACE]
    with qtbot.assertNotEmitted(view.finding_clicked):
        click(view, middle_of(view, start + 3, start + 4))


def test_hovering_over_a_mention_shows_its_card(
    view: ReaderView, document: Document, qtbot: QtBot
) -> None:
    view.set_document(document)
    start = document.text.index("𠮷野村")
    view.set_layers([Layer("place", (LayerSpan(start, start + 3, PLACE),))])
    view.set_describe(lambda ref: f"<b>{ref.layer}</b>")
    with qtbot.waitSignal(view.finding_hovered) as hovered:
        QTest.mouseMove(view.viewport(), middle_of(view, start, start + 3))
    assert hovered.args[0] == PLACE
    qtbot.waitUntil(view._card.isVisible)
    assert view._card.text() == "<b>place</b>"
    with qtbot.waitSignal(view.finding_hovered) as hovered:
        QTest.mouseMove(view.viewport(), QPoint(5, 5))
    assert hovered.args[0] is None
    assert not view._card.isVisible()


def test_a_hundred_thousand_marks_leave_only_the_visible_ones_to_draw(view: ReaderView) -> None:
    view.set_document(LONG)
    spans = tuple(LayerSpan(p, p + 2) for p in range(0, len(LONG.text), 2))
    view.set_layers([Layer("keyword", spans, "marker")])
    start, end = view.visible_range()
    assert len(view._overlays.marks(start, end)) <= (end - start) / 2 + 1


# -- the place ---------------------------------------------------------------------------------


@pytest.mark.parametrize("where", [0, 77_777, 150_000])
def test_the_place_is_kept_over_zoom_width_fonts_and_theme(view: ReaderView, where: int) -> None:
    view.set_document(LONG)
    view.go_to(where)
    for change in (
        lambda: view.set_zoom(150),
        lambda: view.resize(520, 700),
        lambda: view.set_type(characters=24),
        lambda: view.set_serif(False),
        lambda: view.set_theme(theme("dark")),
        lambda: view.set_zoom(80),
        lambda: view.resize(800, 600),
        lambda: view.set_zoom(100),
    ):
        change()
        view.grab()
        assert view.position() == where
        assert abs(line_top(view, where) - view.viewport().y()) <= 40 or where == 0


def test_a_place_a_third_down_stays_there(view: ReaderView) -> None:
    view.set_document(LONG)
    view.go_to(99_999, where="third")
    assert abs(line_top(view, 99_999) - 200) <= 1
    view.set_zoom(200)
    assert abs(line_top(view, 99_999) - 200) <= 1


def test_scrolling_moves_every_line_by_the_same_distance(view: ReaderView) -> None:
    view.set_document(LONG)
    view.go_to(88_888)
    for step in (37.0, 180.0, -150.0, 199.0, -190.0):
        watched = view._position_near(300)
        before = line_top(view, watched)
        view.scroll_by(step)
        assert abs(before - line_top(view, watched) - step) <= 1


def test_scrolling_ends_at_the_ends(view: ReaderView) -> None:
    view.set_document(LONG)
    view.to_end()
    last = view.position()
    view.scroll_by(5000)
    assert view.position() == last
    view.to_start()
    view.scroll_by(-5000)
    assert view.position() == 0
    assert view.verticalScrollBar().value() == 0


def test_the_scroll_bar_leads_everywhere(view: ReaderView) -> None:
    view.set_document(LONG)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert view.visible_range()[1] == len(LONG.text)
    bar.setValue(0)
    assert view.position() == 0


def test_the_position_is_told_while_scrolling(view: ReaderView, qtbot: QtBot) -> None:
    view.set_document(LONG)
    with qtbot.waitSignals([view.position_changed, view.visible_range_changed]):
        view.go_to(5000)
    assert view.position() == 5000


def test_a_span_is_shown_whole_and_back_returns(view: ReaderView) -> None:
    view.set_document(LONG)
    view.go_to(10_000)
    view.show_span(120_000, 120_004)
    assert 0 < line_top(view, 120_000) < view.viewport().height() * 0.5
    assert view.caret_position() == 120_000
    view.back()
    assert view.position() == 10_000
    view.forward()
    start, end = view.visible_range()
    assert start <= 120_000 < end


def test_a_span_on_screen_is_not_scrolled_to(view: ReaderView) -> None:
    view.set_document(LONG)
    view.go_to(10_000)
    view.show_span(10_100, 10_103)
    assert view.position() == 10_000
    assert not view.can_go_back


def test_what_was_on_screen_counts_as_read(view: ReaderView, qtbot: QtBot) -> None:
    view.set_document(LONG)
    with qtbot.waitSignal(view.progress_changed) as read:
        view.go_to(0)
    share = view.visible_range()[1] / len(LONG.text)
    assert read.args[0] == pytest.approx(share, rel=0.1)
    view.set_read_ranges([(0, len(LONG.text))])
    assert view.progress() == 1.0


def test_any_mix_of_moves_keeps_the_page_whole(view: ReaderView) -> None:
    """Whatever is done in whatever order, the lines on screen follow each other without gap."""
    draw = random.Random(11)
    long = ("paragraph", "云溪县组织力量开展排查整治。" * 500)
    document = document_of((*PARTS, long, *PARTS) * 3)
    view.set_document(document, "来源 云溪发布")
    last, bar = len(document.text), view.verticalScrollBar()
    bold = Layer("figure", tuple(LayerSpan(p, p + 3) for p in range(0, last, 9)), "bold")
    moves = (
        lambda: view.scroll_by(draw.uniform(-900, 900)),
        lambda: view.go_to(draw.randrange(last)),
        lambda: view.show_span(draw.randrange(last), last),
        lambda: view.set_zoom(draw.choice((80, 100, 150, 250))),
        lambda: view.resize(draw.randrange(200, 1000), draw.randrange(100, 900)),
        lambda: bar.setValue(draw.randrange(max(1, bar.maximum()))),
        lambda: view.set_layers([bold] if draw.random() < 0.5 else []),
        lambda: view.activate_row(QPointF(80, draw.randrange(view.viewport().height()))),
        lambda: view.move_caret(draw.choice(("line_down", "page_up", "last")), select=True),
        view.back,
        view.to_end,
    )
    for _ in range(250):
        draw.choice(moves)()
        shown = view._visible()
        for (piece, top), (following, next_top) in itertools.pairwise(shown):
            assert next_top == pytest.approx(top + piece.height)
            assert view._page.segments.following(piece.index) == following.index
        assert shown[0][1] <= 0 or shown[0][0].index == 0
        assert shown[-1][1] + shown[-1][0].height >= view.viewport().height() - 1 or len(
            shown
        ) == len(list(view._page.pieces_from(0)))


# -- selection ---------------------------------------------------------------------------------


def test_dragging_selects_across_blocks_and_copies_text(
    view: ReaderView, document: Document
) -> None:
    view.set_document(document)
    title, body = document.text.index("古城"), document.text.index("查堤")
    first, last = middle_of(view, title, title + 1), middle_of(view, body, body + 1)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first - QPoint(8, 0))
    QTest.mouseMove(view.viewport(), last + QPoint(6, 0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last + QPoint(6, 0))
    assert view.selected_span() == (title, body + 1)
    view.copy()
    assert QGuiApplication.clipboard().text() == "古城汛期安全\n早出晚归连轴转，查"


def test_clicks_take_word_sentence_and_block(view: ReaderView, document: Document) -> None:
    view.set_document(document)
    view.set_word_at(lambda text, at: (text.index("村"), text.index("村") + 1))
    at = middle_of(view, document.text.index("𠮷"), document.text.index("𠮷") + 1)
    taken = []
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for _ in range(3):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        taken.append(view.selected_text())
    assert taken == [
        "村",
        "𠮷野村不漏一段、不漏一人！",
        "早出晚归连轴转，查堤测水看雨情。𠮷野村不漏一段、不漏一人！",
    ]


def test_a_selection_is_carried_out_as_text_or_dropped_by_a_click(
    view: ReaderView, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.set_document(document)
    start = document.text.index("早出晚归")
    view.select(start, start + 4)
    carried: list[str] = []
    monkeypatch.setattr(view._mouse, "carry", lambda: carried.append(view.selected_text()))
    at = middle_of(view, start, start + 2)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view.viewport(), at + QPoint(60, 40))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(60, 40))
    assert carried == ["早出晚归"]
    assert view.selected_text() == "早出晚归"
    click(view, at + QPoint(17, 0))  # not where the last press was: no double click
    assert view.selected_text() == ""


def test_what_is_dragged_out_is_plain_text_to_be_copied(
    view: ReaderView, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped: list[tuple[str, Qt.DropAction]] = []

    class Drag:
        def __init__(self, source: ReaderView) -> None:
            self.source = source

        def setMimeData(self, mime: QMimeData) -> None:
            self.mime = mime

        def exec(self, action: Qt.DropAction) -> None:
            dropped.append((self.mime.text(), action))

    monkeypatch.setattr("reader_app.ui.reader.mouse.QDrag", Drag)
    view.set_document(document)
    start = document.text.index("早出晚归")
    view.select(start, start + 7)
    at = middle_of(view, start, start + 2)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view.viewport(), at + QPoint(60, 40))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(60, 40))
    assert dropped == [("早出晚归连轴转", Qt.DropAction.CopyAction)]


def test_the_keyboard_selects_whole_characters(view: ReaderView, document: Document) -> None:
    view.set_document(document)
    start = document.text.index("𠮷")
    view.select(start, start)
    press(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "𠮷"
    press(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "𠮷野"
    press(view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text().endswith("不漏一") or view.selected_text().endswith("！")


def test_a_selection_begins_on_screen_and_goes_on_where_it_was(view: ReaderView) -> None:
    view.set_document(Document("\n".join(f"第{n}段的内容。" for n in range(2000))))
    shift = Qt.KeyboardModifier.ShiftModifier
    view.go_to(9000)
    press(view, Qt.Key.Key_Right, shift)
    start = view.visible_range()[0]
    assert view.selected_span() == (start, start + 1)
    view.to_start()
    press(view, Qt.Key.Key_Right, shift)
    assert view.selected_span() == (start, start + 2)
    assert view.visible_range()[0] <= start < view.visible_range()[1]


def test_the_caret_moves_over_blocks_and_lines(view: ReaderView, document: Document) -> None:
    view.set_document(document)
    view.set_caret_mode(True)
    end = document.text.index("\n", document.text.index("早出"))
    view.select(end, end)
    press(view, Qt.Key.Key_Right)
    assert view.caret_position() == document.text.index("奔赴")
    press(view, Qt.Key.Key_Left)
    assert view.caret_position() == end
    press(view, Qt.Key.Key_Up)
    press(view, Qt.Key.Key_Down)
    assert view.caret_position() == end


def test_a_caret_walks_through_every_place_once(view: ReaderView, document: Document) -> None:
    view.set_document(document)
    mover, places = view._selection._mover, [view._selection._mover.first()]
    while (following := mover.after(places[-1])) != places[-1]:
        places.append(following)
    backwards = [places[-1]]
    while (preceding := mover.before(backwards[-1])) != backwards[-1]:
        backwards.append(preceding)
    assert places == backwards[::-1]
    assert places == sorted(set(places))


def test_everything_is_selected_but_what_is_folded(view: ReaderView, document: Document) -> None:
    view.set_document(document)
    press(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    copied = view.selected_text()
    assert copied.startswith("首页 > 要闻 > 正文\n云溪县党员干部")
    assert "来源：云溪发布" in copied
    assert "打印本页" not in copied


def test_a_selection_is_seen_and_told(view: ReaderView, document: Document, qtbot: QtBot) -> None:
    view.set_document(document)
    plain = picture(view)
    start = document.text.index("早出")
    with qtbot.waitSignal(view.selection_changed) as told:
        view.select(start, start + 4)
    assert told.args == [start, start + 4]
    assert picture(view) != plain
    press(view, Qt.Key.Key_Escape)
    assert view.selected_span() == (start + 4, start + 4)


# -- keys and wheel ----------------------------------------------------------------------------


def test_keys_scroll_and_zoom(view: ReaderView, qtbot: QtBot) -> None:
    view.set_document(LONG)
    press(view, Qt.Key.Key_Space)
    paged = view.position()
    assert paged > 0
    press(view, Qt.Key.Key_PageUp)
    assert view.position() == 0
    press(view, Qt.Key.Key_End)
    assert view.visible_range()[1] == len(LONG.text)
    press(view, Qt.Key.Key_Home)
    assert view.position() == 0
    with qtbot.waitSignal(view.zoom_changed) as zoomed:
        press(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert zoomed.args == [110]
    press(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom() == 100


def test_the_context_menu_is_asked_for_with_the_finding(
    view: ReaderView, document: Document, qtbot: QtBot
) -> None:
    view.set_document(document)
    start = document.text.index("𠮷野村")
    view.set_layers([Layer("place", (LayerSpan(start, start + 3, PLACE),))])
    at = middle_of(view, start, start + 3)
    assert view.finding_at(QPointF(at)).ref == PLACE
    with qtbot.waitSignal(view.context_menu_requested) as asked:
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, at, at))
    assert asked.args[1] == PLACE


def test_wider_lines_keep_what_is_read_in_its_place(view: ReaderView, document: Document) -> None:
    view.set_document(document)
    view.go_to(len(document.text) // 2)
    before, height = view.position(), view.content_height()
    view.set_type(spacing=150)
    assert view.content_height() > 1.2 * height
    assert view.position() == before
    view.set_type(spacing=100)
    assert view.content_height() == height


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_End])
def test_a_selection_over_a_long_text_lays_out_only_what_is_shown(
    view: ReaderView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    view.set_document(Document("\n".join(f"第{n}段写着渡口的水位。" for n in range(20_000))))
    view.to_end() if key == Qt.Key.Key_Home else view.to_start()
    caret = len(view.document().text) if key == Qt.Key.Key_Home else 0
    view.select(caret, caret)
    laid_out: list[int] = []
    lay_out = Page._lay_out
    monkeypatch.setattr(
        Page, "_lay_out", lambda page, index: laid_out.append(index) or lay_out(page, index)
    )
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, key, both)
    assert view.selected_span() == (0, len(view.document().text))
    start, end = view.visible_range()
    assert start == 0 if key == Qt.Key.Key_Home else end == len(view.document().text)
    assert len(laid_out) < 500
