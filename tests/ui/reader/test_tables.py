"""Tables on the page: cells in columns, found, selected and copied like other text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from reader_app.documents.model import Block, BlockKind, Document
from reader_app.ui.layers import Layer, LayerSpan
from reader_app.ui.reader.pieces import Piece
from reader_app.ui.reader.segments import LONGEST
from reader_app.ui.reader.view import ReaderView
from tests.ui.reader.test_page import page_of, pieces

pytestmark = pytest.mark.usefixtures("qapp")

_ROWS = [
    ("街道", "排查处数", "说明"),
    ("东渡", "1,204", "沿江低洼地段均已转移安置，夜间由网格员每两小时巡查一次水位并登记。"),
    ("石桥", "38", "无"),
    ("甲石", "", "𠮷野村另报"),
]
_TEXT = "\n".join("\t".join(row) for row in _ROWS)


def _table(text: str, width: float = 800.0) -> list[Piece]:
    page = page_of(Document(text, (Block(BlockKind.TABLE, 0, len(text)),)), width=width)
    return pieces(page)


def _box(piece: Piece, word: str) -> tuple[float, float]:
    """The left edge and the top of a word."""
    place = _TEXT.index(word)
    _, box = piece.rects(place, place + len(word))[0]
    return box.left(), box.top()


def test_cells_of_a_column_stand_below_each_other_and_of_a_row_beside() -> None:
    (piece,) = _table(_TEXT)
    lefts = [_box(piece, word)[0] for word in ("街道", "东渡", "石桥", "甲石")]
    assert len(set(lefts)) == 1
    tops = [_box(piece, word)[1] for word in ("石桥", "38", "无")]
    assert len(set(tops)) == 1
    assert _box(piece, "街道")[0] < _box(piece, "排查处数")[0] < _box(piece, "说明")[0]


def test_a_long_cell_wraps_in_its_column_and_makes_its_row_higher() -> None:
    (piece,) = _table(_TEXT, 420.0)
    place = _TEXT.index("沿江")
    boxes = [box for _, box in piece.rects(place, _TEXT.index("\n石桥"))]
    assert len(boxes) > 1
    assert all(box.left() >= piece.left + piece.edges[2] for box in boxes)
    assert all(box.right() <= piece.left + piece.edges[3] + 1 for box in boxes)
    heights = [b - a for a, b in itertools.pairwise(piece.rules)]
    assert heights[1] > heights[0] == heights[2]
    assert piece.edges[-1] <= piece.width + 1


def test_the_numbers_of_many_columns_stay_whole() -> None:
    rows = [["项目", *(f"指标{n}（万立方米）" for n in range(12))]]
    rows += [[f"第{row}水务站的供水", *(str(1204 + n) for n in range(12))] for row in range(3)]
    text = "\n".join(map("\t".join, rows))
    for width in (800.0, 700.0, 640.0):
        (piece,) = _table(text, width)
        assert piece.edges[-1] <= piece.width <= width
        for number in range(1204, 1216):
            place = text.index(str(number))
            assert len(piece.rects(place, place + 4)) == 1


def test_numbers_are_set_to_the_right() -> None:
    (piece,) = _table(_TEXT)
    ends = []
    for word in ("1,204", "38"):
        place = _TEXT.index(word)
        ends.append(piece.rects(place, place + len(word))[0][1].right())
    assert ends[0] == pytest.approx(ends[1], abs=1)


def test_a_number_that_a_layer_sets_in_bold_keeps_to_its_line(view: ReaderView) -> None:
    text = "街道\t数\n东渡\t1,204,816"
    view.set_document(Document(text, (Block(BlockKind.TABLE, 0, len(text)),)))
    start = text.index("1,204")
    view.set_layer(Layer("figure", (LayerSpan(start, len(text)),), "bold"))
    assert len(view.line_boxes(start, len(text))) == 1


def test_a_click_into_a_cell_finds_its_characters() -> None:
    (piece,) = _table(_TEXT)
    for place, letter in enumerate(_TEXT):
        if letter in "\t\n":
            continue
        _, box = piece.rects(place, place + 1)[0]
        assert piece.character_at(box.center().x(), box.center().y()) == place
        assert piece.position_at(box.left() + 1, box.center().y()) == place
    left, top = _box(piece, "38")
    empty = piece.position_at(left, top + piece.rules[4] - piece.rules[3])
    assert _TEXT[empty - 1 : empty + 1] == "\t\t"


@settings(max_examples=60)
@given(st.text(st.sampled_from("天地，。 aZ9\t\t\n𠮷é\u0301👨‍👩‍👧"), min_size=1, max_size=90))
def test_the_lines_of_any_table_tile_it(text: str) -> None:
    text = "表\t" + text
    lines = [line for piece in _table(text, 300.0) for line in piece.lines]
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    assert all(a.end == b.start for a, b in itertools.pairwise(lines))


def test_a_long_table_is_cut_between_rows_and_keeps_its_columns() -> None:
    rows = [f"第{number}号\t水位正常，无险情\t{number * 7}" for number in range(300)]
    text = "\n".join(rows)
    found = _table(text)
    assert len(found) > 1
    assert all(piece.end - piece.start <= LONGEST for piece in found)
    assert {text[piece.end - 1] for piece in found[:-1]} == {"\n"}
    assert len({tuple(piece.edges) for piece in found}) == 1


def test_the_caret_moves_down_a_column(view: ReaderView) -> None:
    view.set_document(Document(_TEXT, (Block(BlockKind.TABLE, 0, len(_TEXT)),)))
    view.select(_TEXT.index("排查"), _TEXT.index("排查"))
    view.move_caret("line_down", select=False)
    assert _TEXT.index("1,204") <= view.caret_position() <= _TEXT.index("1,204") + 5


def test_what_is_copied_keeps_rows_and_cells(view: ReaderView) -> None:
    view.set_document(Document(_TEXT, (Block(BlockKind.TABLE, 0, len(_TEXT)),)))
    view.select(0, len(_TEXT))
    assert view.selected_text() == _TEXT
    assert view.character_at(QPointF(5000.0, 20.0)) is None
