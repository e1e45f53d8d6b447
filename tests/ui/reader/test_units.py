"""What a double and a triple click take."""

from __future__ import annotations

import pytest

from reader_app.documents.model import Block, BlockKind, Document
from reader_app.ui.reader.pane import word_at
from reader_app.ui.reader.segments import segments_of
from reader_app.ui.reader.units import Units


def units_of(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Units:
    return Units(text, segments_of(Document(text, (Block(kind, 0, len(text)),))))


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("在渡口登记水位。", "口", "渡口"),
        ("家庭👨\u200d👩\u200d👧\u200d👦出行", "👧", "👨\u200d👩\u200d👧\u200d👦"),
        ("国旗🇨🇳🇯🇵", "🇵", "🇯🇵"),
        ("赞👍🏽吧", "👍", "👍🏽"),
        ("组合e\u0301tude字", "t", "e\u0301tude"),
        ("问候مرحبا بالعالم吧", "ح", "مرحبا"),
        ("问候שלום吧", "ו", "שלום"),
        ("编号ＡＢＣ１２３号", "Ｂ", "ＡＢＣ１２３"),
        ("they don't go", "n'", "don't"),
        ("共3,456.78万元", "456", "3,456.78"),
        ("甲1,22乙", "22", "22"),
        ("iPhone15手机", "15", "iPhone15"),
        ("一件T恤", "T", "T恤"),
        ("姓𠮷野", "𠮷", "𠮷"),
    ],
)
def test_a_double_click_takes_a_whole_word_of_any_script(text: str, at: str, word: str) -> None:
    units = units_of(text)
    units.word_at = word_at
    assert text[slice(*units.word(text.index(at)))] == word


def test_a_triple_click_in_a_table_takes_the_cell() -> None:
    text = "区\t备注\n东岭区\t水压稳定。反映良好\n西塘区\t—"
    units = units_of(text, BlockKind.TABLE)
    taken = [text[slice(*units.sentence(text.index(at)))] for at in ("区\t", "东岭", "反映", "—")]
    assert taken == ["区", "东岭区", "水压稳定。反映良好", "—"]


def test_a_sentence_goes_without_the_line_end_behind_it() -> None:
    text = "天地玄黄\n宇宙洪荒。日月"
    units = units_of(text)
    assert [text[slice(*units.sentence(at))] for at in (2, 6)] == ["天地玄黄", "宇宙洪荒。"]
