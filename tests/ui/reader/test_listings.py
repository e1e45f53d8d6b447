"""Listings on the page: indents, empty lines, one ground, and a type that keeps columns."""

from __future__ import annotations

import itertools

import pytest

from reader_app.documents.model import Block, BlockKind, Document
from reader_app.ui.reader.pieces import Piece
from reader_app.ui.reader.segments import LONGEST, Role
from reader_app.ui.reader.typography import SETTINGS
from tests.ui.reader.test_page import page_of, pieces

pytestmark = pytest.mark.usefixtures("qapp")

PROGRAM = "def ferry():\n    if late:\n        return 1\n\n    return 2"


def document_of(listing: str) -> Document:
    """A paragraph, a listing, a paragraph."""
    text, blocks = "开头。\n", [Block(BlockKind.PARAGRAPH, 0, 3)]
    for line in listing.split("\n"):
        if line.strip():
            start = len(text) + len(line) - len(line.lstrip())
            blocks.append(Block(BlockKind.LISTING, start, len(text) + len(line)))
        text += line + "\n"
    blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + 3))
    return Document(text + "结尾。", tuple(blocks))


def listing(text: str, width: float = 800.0) -> list[Piece]:
    found = pieces(page_of(document_of(text), width=width))
    return [piece for piece in found if piece.role is Role.LISTING]


def test_indents_are_as_wide_as_what_was_typed() -> None:
    first, second, third, last = listing(PROGRAM)
    step = second.left - first.left
    assert step > 0
    assert third.left - first.left == pytest.approx(2 * step)
    assert last.left == second.left
    advance = first.x_of(0, first.start + 4) - first.x_of(0, first.start)
    assert step == pytest.approx(advance)


def test_empty_lines_take_room_and_others_none_between() -> None:
    first, second, third, last = listing(PROGRAM)
    height = second.lines[0].height
    assert (first.lines[-1].top + height, second.body_top) == (first.height, 0.0)
    assert (third.body_top, last.body_top) == (0.0, height)


def test_the_ground_is_one_under_all_lines() -> None:
    found = listing(PROGRAM)
    for above, below in itertools.pairwise(found):
        assert above.ground is not None and below.ground is not None
        assert (above.ground[1], below.ground[0]) == (above.height, 0.0)
    assert found[0].ground is not None and found[-1].ground is not None
    assert found[0].ground[0] < found[0].body_top
    assert found[-1].body_bottom < found[-1].ground[1] < found[-1].height


def test_lines_are_not_drawn_out_and_long_ones_hang_under_their_indent() -> None:
    (piece,) = listing("    " + "水位 登记 " * 30)
    assert len(piece.lines) > 1
    ends = [piece.x_of(number, line.end) for number, line in enumerate(piece.lines)]
    assert max(ends) <= piece.left + piece.width + 1
    assert {piece.x_of(number, line.start) for number, line in enumerate(piece.lines)} == {
        piece.left
    }


def test_letters_are_all_as_wide_where_there_are_any_and_verse_is_in_the_type_of_the_text() -> None:
    page = page_of(document_of("iiii\nWWWW"))
    narrow, wide = pieces(page)[1:3]
    assert narrow.x_of(0, narrow.end) == pytest.approx(wide.x_of(0, wide.end))
    verse = listing("远上寒山石径斜\n  白云生处有人家")
    body = page.typography.fonts[Role.PARAGRAPH]
    for piece in verse:
        assert piece.layout is not None
        assert piece.layout.font().families() == body.families()


def test_verse_is_indented_by_half_a_character_for_each_blank() -> None:
    first, second, third = listing("远上寒山石径斜\n    白云生处有人家\n\u3000\u3000停车坐爱枫林晚")
    assert first.layout is not None
    assert second.left - first.left >= 2 * first.letter_size
    assert second.left == third.left


def test_an_indent_leaves_room_for_words() -> None:
    (piece,) = listing(" " * 300 + "水位")
    assert piece.width > 0.3 * page_of(document_of("a")).typography.column


def test_a_line_longer_than_a_piece_goes_on_below() -> None:
    text = "水位 登记 " * LONGEST
    found = listing(f"  {text.strip()}\n末行")
    assert len(found) > 2
    lines = [line for piece in found for line in piece.lines]
    assert all(
        a.end in (b.start, b.start - 1) for a, b in itertools.pairwise(lines)
    )  # each begins where the one before ends, but for a line end
    assert len({piece.left for piece in found[:-1]}) == 1
    assert SETTINGS[Role.LISTING].after == 0
