"""What the markup of a file says, and what the shape of its lines says, make one document."""

from __future__ import annotations

import pytest

from reader_app.documents.builder import Builder
from reader_app.documents.limits import Budget
from reader_app.documents.loaders import load_bytes
from reader_app.documents.model import BlockKind, Document, Metadata
from reader_app.errors import KnownError

LINES = (
    "岑阳市人民政府关于加强防汛工作的通知",
    "岑政发〔2024〕12号",
    "各县区人民政府：",
    "为做好今年的防汛工作，保障人民群众生命财产安全，现将有关事项通知如下。",
    "一、提高认识",
    "各地要充分认识防汛工作的重要性，落实责任，完善预案，确保安全度汛。",
    "岑阳市人民政府",
    "2024年5月6日",
)


def builder() -> Builder:
    return Builder(Budget("a.docx"), "docx")


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.block_text(block)) for block in document.blocks]


def test_lines_without_markup_are_judged_as_in_a_plain_text() -> None:
    one = builder()
    for line in LINES:
        one.text(line)
        one.end_line()
    document = one.document()
    plain = load_bytes("\n".join(LINES).encode(), "a.txt")
    assert document.blocks == plain.blocks
    assert document.metadata == plain.metadata


def test_a_heading_over_the_text_is_its_title_and_the_others_move_up() -> None:
    one = builder()
    for line, level in zip(LINES, (1, 0, 0, 0, 2, 0, 0, 0), strict=True):
        one.text(line)
        one.end_line(BlockKind.HEADING if level else None, level or None)
    document = one.document()
    plain = load_bytes("\n".join(LINES).encode(), "a.txt")
    assert document.blocks == plain.blocks
    assert document.metadata.title == LINES[0]


def test_the_title_that_the_file_states_is_found_with_the_name_of_the_site_behind_it() -> None:
    one = builder()
    for line in (
        "岑阳要闻",
        "夜色里的渡口",
        "渡口的灯亮了一夜，摆渡人守了一夜，等最后一位乘客过河回家。",
    ):
        one.text(line)
        one.end_line()
    document = one.document(Metadata(title="夜色里的渡口_岑阳要闻网", author="方圆"))
    assert kinds(document)[1] == ("title", "夜色里的渡口")
    assert document.metadata.title == "夜色里的渡口"
    assert document.metadata.author == "方圆"


def test_a_table_is_one_block_of_lines_and_tabs() -> None:
    one = builder()
    one.text("受灾情况如下表所示，各项数据截至当日十八时，由各乡镇逐级上报后汇总。")
    one.end_line()
    with one.block(BlockKind.TABLE):
        one.row(["乡镇", "受灾 人数"])
        one.row(["南溪镇", "128"])
    document = one.document()
    assert kinds(document)[1] == ("table", "乡镇\t受灾 人数\n南溪镇\t128")


def test_a_picture_has_its_marker_its_words_and_its_caption() -> None:
    one = builder()
    one.image("images/1.png", alt="渡口[夜]", caption="渡口的灯")
    one.text("渡口的灯亮了一夜，摆渡人守了一夜，等最后一位乘客过河回家。")
    one.image("images/2.png")
    one.end_line()
    document = one.document()
    first, second = document.images
    assert (first.src, first.alt, first.caption) == ("images/1.png", "渡口[夜]", "渡口的灯")
    assert first.caption_span is not None
    assert document.text[slice(*first.caption_span)] == "渡口的灯"
    assert [kind for kind, _ in kinds(document)] == ["image", "caption", "paragraph", "image"]
    assert document.text[second.start : second.end] == "[图片]"


def test_links_notes_readings_and_pages_say_where_they_stand() -> None:
    one = builder()
    one.page("iv")
    start = one.position
    one.text("渡口")
    one.ruby(start, one.position, "dùkǒu")
    one.text("建于清代")
    one.note_reference("n1", "1")
    one.link(start, one.position, "#end")
    one.end_line()
    one.target("end")
    with one.note("n1"):
        one.text("据县志。")
    document = one.document()
    assert document.text == "渡口建于清代[1]\n据县志。"
    assert document.ruby[0] == (0, 2, "dùkǒu")
    assert document.notes[0] == (6, 9, 10, 14)
    assert document.links[0].target == "#10"
    assert document.pages[0] == ("iv", 0)


def test_what_no_text_can_hold_is_replaced() -> None:
    one = builder()
    one.text("灯\x00亮\ud800了\r\n一夜")
    assert one.document().text == "灯\ufffd亮\ufffd了 一夜"


def test_a_file_without_text_is_told() -> None:
    with pytest.raises(KnownError, match="file-no-text"):
        builder().document()


def test_a_paragraph_that_a_file_calls_its_heading_and_title_is_a_paragraph() -> None:
    prose = "一场暴雨过后，澄湾县的三条乡道被冲断，通往石桥镇的车都停了下来。"
    one = builder()
    one.text(prose)
    one.end_line(BlockKind.HEADING, 1)
    one.text("抢修队连夜进山，天亮前打通了便道。")
    one.end_line()
    document = one.document(Metadata(title=prose))
    assert document.metadata.title is None
    assert [kind for kind, _ in kinds(document)] == ["paragraph", "paragraph"]
