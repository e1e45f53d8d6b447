from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from reader_app.documents.model import Block, BlockKind, Document
from reader_app.ui.reader.ink import Ink
from reader_app.ui.reader.linebreak import CLOSING, OPENING, may_break
from reader_app.ui.reader.overlays import OverlayStack
from reader_app.ui.reader.page import Page
from reader_app.ui.reader.painting import draw_piece
from reader_app.ui.reader.pieces import Piece
from reader_app.ui.reader.segments import CHAIN, LONGEST, Role
from reader_app.ui.reader.typography import SETTINGS, Typography
from reader_app.ui.theme import theme

# What breaks careless counting: outside the BMP, combining, joined, right to left, controls.
AWKWARD = "天地玄黄，。“”（）\u3000 aZ9\t\n\r\u2028é\u0301𠮷𨭎👨‍👩‍👧ابج\u200d\u00ad\x00\x0b\ufeff"
LEFT_TO_RIGHT = AWKWARD.replace("ابج", "")

pytestmark = pytest.mark.usefixtures("qapp")


def page_of(document: Document, zoom: int = 100, width: float = 800.0) -> Page:
    page = Page(Typography(zoom, True, 32, width), lambda *_: "fold")
    page.set_document(document)
    return page


def pieces(page: Page) -> list[Piece]:
    return list(page.pieces_from(0))


@settings(max_examples=60)
@given(st.text(st.sampled_from(AWKWARD), min_size=1, max_size=120))
def test_the_lines_of_any_text_tile_it(text: str) -> None:
    page = page_of(Document(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),)), width=240.0)
    lines = [line for piece in pieces(page) for line in piece.lines]
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    assert all(a.end == b.start for a, b in itertools.pairwise(lines))


@settings(max_examples=60)
@given(st.text(st.sampled_from(LEFT_TO_RIGHT), min_size=1, max_size=120), st.data())
def test_a_place_is_found_again_where_it_is_drawn(text: str, data: st.DataObject) -> None:
    page = page_of(Document(text, (Block(BlockKind.QUOTE, 0, len(text)),)), width=240.0)
    (piece,) = pieces(page)
    position = data.draw(st.integers(0, len(text) - 1))
    for _, box in piece.rects(position, position + 1):
        if box.width() > 2 and not text[position].isspace():
            found = piece.character_at(box.center().x(), box.center().y())
            assert found is not None
            assert piece.x_of(piece.line_of(found), found) <= box.center().x() + 1


def test_a_long_block_is_laid_out_the_same_from_wherever_one_comes() -> None:
    text = "云溪县组织力量开展排查整治，北岭县甲石镇同步推进整改。" * 900
    forwards, backwards = page_of(Document(text)), page_of(Document(text))
    count = len(forwards)
    assert count > CHAIN
    lines = [line[2:] for index in range(count) for line in forwards.piece(index).lines]
    for index in range(count)[::-1]:
        backwards.piece(index)
    assert lines == [line[2:] for index in range(count) for line in backwards.piece(index).lines]


def test_every_place_is_on_the_piece_that_is_named_for_it() -> None:
    text = "云溪县组织力量开展排查整治，北岭县甲石镇同步推进整改。" * 200
    page = page_of(Document(text))
    for position in range(0, len(text), 37):
        piece = page.piece(page.index_of(position))
        assert piece.start <= position < piece.end


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    text = "云溪县提出“主体责任”、“补充力量”（市直机关118名），《通知》要求：“执行。”随后……" * 40
    page = page_of(Document(text), width=500.0)
    lines = [line for piece in pieces(page) for line in piece.lines]
    assert not {text[line.start] for line in lines} & CLOSING
    assert not {text[line.end - 1] for line in lines} & OPENING


def test_lines_are_filled_to_the_edge_beside_quotation_marks() -> None:
    text = "甲乙丙丁戊己庚辛壬癸队伍”（市直机关组成" * 30
    page = page_of(Document(text), width=300.0)
    (piece,) = pieces(page)
    per_line = round(page.typography.column / page.typography.em)
    assert all(line.end - line.start >= per_line - 3 for line in piece.lines[1:-1])


@pytest.mark.parametrize(
    "text",
    [
        "他说的是Donaudampfschifffahrtsgesellschaftskapitaene一词",
        "The waterworks of Donaudampfschifffahrtsgesellschaftskapitaene",
    ],
)
def test_a_line_that_a_long_word_leaves_short_is_not_pulled_apart(text: str) -> None:
    page = page_of(Document(text), width=420.0)
    (piece,) = pieces(page)
    em, widest = page.typography.em, 0.0
    for number, line in enumerate(piece.lines):
        places = [piece.x_of(number, place) for place in range(line.start, line.end)]
        widest = max([widest, *(b - a for a, b in itertools.pairwise(places))])
    assert widest < 1.3 * em
    assert piece.lines[0].end < len(text)


def test_words_from_right_to_left_are_marked_where_they_stand() -> None:
    text = "问候语שלום עולם写在门上"
    (piece,) = pieces(page_of(Document(text)))

    def extents(words: str) -> tuple[float, float]:
        start = text.index(words)
        boxes = [box for _, box in piece.rects(start, start + len(words))]
        assert len(boxes) == 1
        return boxes[0].left(), boxes[0].right()

    before, first, second, after = map(extents, ("问候语", "שלום", "עולם", "写在"))
    assert before[1] == pytest.approx(second[0], abs=1)
    assert second[1] < first[0]
    assert first[1] == pytest.approx(after[0], abs=1)
    start, end = text.index("语"), text.index("ל")
    assert len(piece.rects(start, end)) == 2  # the character before, and the word's right end


def test_the_first_line_of_a_paragraph_is_indented_by_two_characters() -> None:
    page = page_of(Document("云溪县组织力量开展排查整治。" * 9))
    (piece,) = pieces(page)
    assert piece.x_of(0, 0) == pytest.approx(2 * page.typography.em)
    assert piece.x_of(1, piece.lines[1].start) == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("item", "bullet"),
    [
        ("修复道路十二公里", True),
        ("3.5公里已经通车", True),
        ("一些村民已经搬回", True),
        ("1. 修复道路", False),
        ("（二）修复道路", False),
        ("一、修复道路", False),
        ("• 修复道路", False),
        ("b) 修复道路", False),
        ("③修复道路", False),
    ],
)
def test_a_bullet_stands_before_what_has_no_sign_of_its_own(item: str, bullet: bool) -> None:
    block = Block(BlockKind.LIST, 0, len(item))
    assert pieces(page_of(Document(item, (block,))))[0].bullet is bullet


def test_a_bullet_is_painted_beside_the_first_line_alone() -> None:
    text = "修复道路十二公里，" * 30
    document = Document(text, (Block(BlockKind.LIST, 0, len(text)),))
    page = page_of(document)
    (piece,) = pieces(page)
    image = QImage(800, int(piece.height), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    ink = Ink(theme("light"), page.typography, OverlayStack())
    painter = QPainter(image)
    draw_piece(painter, piece, 0.0, ink, QRectF(image.rect()))
    painter.end()
    left = int(page.typography.left + piece.left)
    drawn = [
        any(
            image.pixelColor(x, int(line.top) + y).value() < 200
            for x in range(left - 20, left - 2)
            for y in range(int(line.height))
        )
        for line in piece.lines
    ]
    assert drawn == [True] + [False] * (len(drawn) - 1)


def test_lines_but_the_last_reach_the_right_edge() -> None:
    page = page_of(Document("云溪县组织，力量开展2023年排查整治。" * 30))
    (piece,) = pieces(page)
    for number, line in enumerate(piece.lines[:-1]):
        assert piece.x_of(number, line.end) == pytest.approx(page.typography.column, abs=1.0)


@pytest.mark.parametrize("role", list(Role))
def test_every_role_is_set(role: Role) -> None:
    assert role in SETTINGS
    tables = Typography(100, True, 32, 800.0).estimates("天地", [role])
    assert len(tables[role]) > LONGEST


def test_a_narrow_window_still_has_a_column() -> None:
    typography = Typography(400, True, 32, 90.0)
    assert typography.column >= 4 * typography.em
    page = page_of(Document("云溪县"), zoom=400, width=90.0)
    assert page.piece(0).lines


def test_lines_end_before_quoted_numbers() -> None:
    text = "甲乙丙丁戊己庚辛壬癸公司“6·14”较大坍塌事故" * 30
    (piece,) = pieces(page_of(Document(text), width=300.0))
    begun = {text[line.start] for line in piece.lines}
    assert "“" in begun
    assert "司" not in begun


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("司", "“", True),
        ("”", "较", True),
        ("”", "（", True),
        ("“", "6", False),
        ("4", "”", False),
        ("’", "s", False),  # an apostrophe
        ("k", "‘", False),
        ("字", "”", False),
    ],
)
def test_a_line_may_end_beside_a_quotation_mark(before: str, after: str, may: bool) -> None:
    assert may_break(before, after) == may
