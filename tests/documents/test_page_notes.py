"""Notes at the foot of a page, under the line that word processors draw over them."""

from __future__ import annotations

import pytest

from reader_app.documents.loaders import load_bytes
from tests.documents.pdf_files import EM, HEIGHT, LEADING, LEFT, Writer

PROSE = "澄湾河畔的守夜人连夜上堤，沿着堤岸来回巡查，每隔三十分钟报一次水情，天亮前装填了沙袋。"
NOTES = ("参见《澄湾县志》第一卷。", "数据来自县水利局。")


def page(*, line: bool, set_apart: float) -> bytes:
    """Two paragraphs with marks, and their notes in type that is hardly smaller."""
    writer = Writer()
    for number in (1, 2):
        writer.paragraph(PROSE * 2)
        mark = LEFT + 20 * EM
        writer.line("水位涨了又落", LEFT + 14 * EM, y=writer.y)
        writer.line(str(number), mark, size=6, y=writer.y - 5)
        writer.line("，人还守着。", mark + 4, y=writer.y)
        writer.y += LEADING
    if line:
        writer.canvas.rect(LEFT, HEIGHT - 700, 120, 0.5, stroke=0, fill=1)
    for number, note in enumerate(NOTES, 1):
        writer.line(str(number), LEFT, size=EM - 0.5, y=700 + 15 * number)
        writer.line(note, LEFT + set_apart, size=EM - 0.5, y=700 + 15 * number)
    return writer.bytes()


@pytest.mark.parametrize("set_apart", [8.0, 17.0, 30.0])
def test_notes_under_a_line_are_paired_with_their_marks(set_apart: float) -> None:
    document = load_bytes(page(line=True, set_apart=set_apart), "a.pdf")
    pairs = [(document.text[a:b], document.text[c:d]) for a, b, c, d in document.notes]
    assert [(mark, note.replace(" ", "")) for mark, note in pairs] == [
        ("[1]", f"1{NOTES[0]}"),
        ("[2]", f"2{NOTES[1]}"),
    ]
    assert not any(block.kind == "table" for block in document.blocks)


def test_an_underlined_heading_has_no_notes_under_it() -> None:
    writer = Writer()
    writer.y = 420.0
    writer.line("守堤公约")
    writer.canvas.rect(LEFT, HEIGHT - 423, 4 * EM, 0.5, stroke=0, fill=1)
    writer.y += LEADING
    for number, note in enumerate(NOTES, 1):
        writer.line(f"{number} {note}", size=EM - 0.5)
        writer.y += LEADING
    assert load_bytes(writer.bytes(), "a.pdf").notes == ()
