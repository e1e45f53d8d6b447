"""Lines on pages become the paragraphs that were written, however the pages are set."""

from __future__ import annotations

import pytest

from reader_app.documents.loaders import load_bytes
from reader_app.documents.model import BlockKind, Document
from tests.documents.pdf_files import EM, LEADING, LEFT, RIGHT, Writer

TITLE = "澄湾河畔的守夜人"
FIRST = (
    "7月21日夜里,澄湾河水位涨到了31.42米,离警戒线只差不到半米。沙渚镇“党员突击队”的42名队员连夜上堤,"
    "两人一组沿着6.8公里的堤岸来回巡查,每隔30分钟报一次水情,天亮前一共装填了2600多只沙袋,"
    "把两处渗水的地方严严实实地堵住了。"
)
HEADING = "一、把隐患消除在天亮之前"
SECOND = (
    "“水退了人才能退。”突击队队长梁小禾说。她的父亲和爷爷都在这条河上守过夜,家里至今留着一盏1998年用过的马灯"
    "(灯罩裂了一道缝),灯座上刻着《守堤公约》的头一句话:人在堤在、水落灯熄,谁也不许先走一步。"
)
THIRD = (
    "截至7月23日,全镇排查堤防、水库、塘坝等防洪工程146处,发现隐患23处,已处置18处,其余5处由专人24小时盯守,"
    "转移的318名群众全部住进了安置点,没有发生人员伤亡。"
)
PARAGRAPHS = (TITLE, FIRST, HEADING, SECOND, THIRD)


def texts(document: Document) -> list[str]:
    return [document.block_text(block) for block in document.content_blocks()]


def by_count(writer: Writer, text: str, count: int, indent: str = "") -> None:
    """Broken behind so many characters, whatever their width: the right edge is ragged."""
    text = indent + text
    for start in range(0, len(text), count):
        writer.line(text[start : start + count])
        writer.y += LEADING


@pytest.mark.parametrize(
    ("count", "indent"),
    [(30, ""), (33, ""), (36, ""), (30, "    "), (33, "    "), (36, "    "), (33, "\u3000\u3000")],
)
def test_a_ragged_edge_ends_no_paragraph(count: int, indent: str) -> None:
    writer = Writer()
    for text in PARAGRAPHS:
        by_count(writer, text, count, "" if text == TITLE else indent)
    document = load_bytes(writer.bytes(), "a.pdf")
    assert texts(document) == list(PARAGRAPHS)
    kinds = [block.kind for block in document.content_blocks()]
    text = BlockKind.PARAGRAPH
    assert kinds == [BlockKind.TITLE, text, BlockKind.HEADING, text, text]
    assert document.metadata.title == TITLE


@pytest.mark.parametrize("gap", [0.25, 0.5])
def test_paragraphs_set_apart_by_space_alone(gap: float) -> None:
    writer = Writer()
    for text in PARAGRAPHS:
        writer.paragraph(text, indent=0)
        writer.y += gap * LEADING
    assert texts(load_bytes(writer.bytes(), "a.pdf")) == list(PARAGRAPHS)


def test_two_paragraphs_of_one_line_with_an_indent_stay_two() -> None:
    notes = ("督导组在南溪镇检查值班值守情况和物资储备", "督导组在北河镇检查堤防巡查记录和抢险器材")
    writer = Writer()
    for text in (FIRST, SECOND, THIRD, *notes, FIRST):
        writer.paragraph(text, right=LEFT + 22 * EM)
    assert texts(load_bytes(writer.bytes(), "a.pdf"))[3:5] == list(notes)


def test_a_heading_glued_behind_a_paragraph_comes_apart() -> None:
    writer = Writer()
    writer.paragraph(FIRST)
    writer.paragraph(f"{THIRD} {HEADING}")
    writer.paragraph(SECOND)
    assert texts(load_bytes(writer.bytes(), "a.pdf")) == [FIRST, THIRD, HEADING, SECOND]


def test_entries_of_a_list_are_not_taken_for_one_sentence() -> None:
    entries = [
        "沙渚镇人民政府防汛值班室联系人梁小禾电话值守全天",
        "南溪镇水利站抢险物资仓库联系人王芳夜间另有专人",
        "北河镇卫生院医疗救护点联系人陶映雪",
        "澄湾水文站联系人方圆",
        "白石河管理所堤防巡查队联系人林映潮队员十八名",
        "岑阳市气象台预报服务科联系人李明每两小时会商一次雨情",
    ]
    writer = Writer()
    for entry in entries:
        writer.line(entry)
        writer.y += LEADING
    assert texts(load_bytes(writer.bytes(), "a.pdf")) == entries


def test_the_lines_of_a_title_as_wide_as_the_page_are_one_title() -> None:
    title = "澄湾市人民政府办公室关于切实做好当前防汛抗旱和地质灾害防御工作的紧急通知"
    writer = Writer()
    for line in writer.broken(title, (RIGHT - LEFT) * EM / 18, 0):
        writer.centred(line, 18)
        writer.y += 30
    writer.y += 20
    for text in (FIRST, SECOND):
        writer.paragraph(text)
    document = load_bytes(writer.bytes(), "a.pdf")
    assert document.metadata.title == title


def test_a_short_list_beside_the_end_of_an_article_is_a_column() -> None:
    """The second column holds what follows the article, with lines of any length."""
    writer = Writer()
    middle = (LEFT + RIGHT) / 2
    top = writer.y
    for text in (FIRST, SECOND, THIRD):
        writer.paragraph(text, right=middle - EM)
    related = ("来源:澄湾日报", "相关阅读", "沙渚镇今年的第三次夜巡", "一盏马灯照了三代人的河堤")
    for number, line in enumerate(related):
        writer.line(line, middle + EM, y=top + number * LEADING)
    wide = "岑阳市通报上半年水库除险加固进展"
    for number in range(2):
        writer.line(wide + "表", middle + EM, y=top + (4 + number) * LEADING)
    read = texts(load_bytes(writer.bytes(), "a.pdf"))
    assert read[:3] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(("mark", "read"), [("1", "[1]"), ("①", "①")])
def test_the_mark_of_a_footnote_leads_to_the_note(mark: str, read: str) -> None:
    writer = Writer()
    before, behind = SECOND[:20], SECOND[20:34]
    writer.line(before)
    writer.line(mark, LEFT + writer.width_of(before), size=7, y=writer.y - 4)
    writer.line(behind, LEFT + writer.width_of(before) + writer.width_of(mark) * 7 / EM)
    writer.y += LEADING
    writer.paragraph(SECOND[34:], indent=0)
    note = f"{mark} 据澄湾河水文站当日的记录。"
    writer.line(note, size=9, y=760)
    document = load_bytes(writer.bytes(), "a.pdf")
    assert texts(document) == [before + read + SECOND[20:], note]
    (found,) = document.notes
    assert document.text[found.start : found.end] == read
    assert document.text[found.note_start : found.note_end] == note


def test_notes_in_a_row_are_one_each_though_no_blank_parts_their_numbers() -> None:
    writer = Writer()
    writer.paragraph(SECOND)
    notes = [f"{number}据澄湾河水文站第{number}次会商的记录。" for number in (1, 2, 3)]
    for number, note in enumerate(notes):
        writer.line(note, size=9, y=740 + 14 * number)
    assert texts(load_bytes(writer.bytes(), "a.pdf")) == [SECOND, *notes]


def test_entries_of_a_table_of_contents_stand_for_themselves() -> None:
    entries = [
        f"第{n}章{name}{'…' * 24}{page}"
        for n, name, page in (("一", "防汛准备", 1), ("二", "群众转移", 12))
    ]
    writer = Writer()
    for entry in entries:
        writer.line(entry)
        writer.y += LEADING
    writer.y += LEADING
    writer.paragraph(FIRST)
    assert texts(load_bytes(writer.bytes(), "a.pdf")) == [*entries, FIRST]


def apart(writer: Writer, pieces: tuple[str, ...], gap: float, spread: float = 0.0) -> None:
    """Pieces set ``gap`` ems apart, their characters ``spread`` ems, as a line that is blank
    between them without a character for it."""
    x = LEFT
    for piece in pieces:
        writer.canvas.setFont(writer.font, EM)
        writer.canvas.drawString(x, 842 - writer.y, piece, charSpace=spread * EM)
        x += writer.width_of(piece) + (len(piece) * spread + gap) * EM
    writer.y += LEADING


@pytest.mark.parametrize("spread", [0.0, 0.1])
def test_a_gap_that_is_wider_than_the_others_of_its_line_is_a_space(spread: float) -> None:
    writer = Writer()
    writer.centred(TITLE, 18)
    writer.y += 2 * LEADING
    apart(writer, ("2024-07-23", "来源：澄湾发布", "作者：陆知行"), 0.26, spread)
    writer.y += LEADING
    writer.paragraph(FIRST)
    document = load_bytes(writer.bytes(), "a.pdf")
    assert document.metadata.source == "澄湾发布"
    assert document.metadata.author == "陆知行"


@pytest.mark.parametrize("spread", [0.2, 0.3])
def test_characters_set_apart_evenly_get_no_spaces(spread: float) -> None:
    writer = Writer()
    apart(writer, ("沙渚镇党员突击队连夜上堤巡查。",), 0, spread)
    writer.y += LEADING
    writer.paragraph(FIRST)
    assert texts(load_bytes(writer.bytes(), "a.pdf"))[0] == "沙渚镇党员突击队连夜上堤巡查。"


def running_heads(writer: Writer) -> None:
    """As in a book: the chapter on odd pages, the work on even ones, each beside the number."""
    name = "第一章　防汛准备" if writer.page % 2 else "澄湾市防汛志"
    number = str(writer.page)
    outside = RIGHT - EM if writer.page % 2 else LEFT
    writer.line(number, outside, y=50)
    writer.centred(name, y=50)


@pytest.mark.parametrize("pages", [2, 3, 5])
def test_the_heads_of_odd_and_even_pages_are_no_text(pages: int) -> None:
    writer = Writer()
    writer.furniture = running_heads
    writer.centred(TITLE, 18)
    writer.y += 2 * LEADING
    while writer.page < pages:
        for text in (FIRST, SECOND, THIRD):
            writer.paragraph(text)
    document = load_bytes(writer.bytes(), "a.pdf")
    assert document.metadata.title == TITLE
    read = texts(document)
    assert read[:3] == [TITLE, FIRST, SECOND]
    assert not any("防汛准备" in text or "防汛志" in text or text.isdecimal() for text in read)


def official(writer: Writer) -> list[str]:
    """A page as GB/T 9704-2012 sets one, and its paragraphs."""
    agency, number = "澄湾市人民政府办公室文件", "澄政办发〔2024〕17号"
    title = ("澄湾市人民政府办公室关于", "切实做好当前防汛抗旱和地质灾害", "防御工作的通知")
    to = "各县（区）人民政府，市政府各部门，各直属机构："
    writer.canvas.setFillColorRGB(1, 0, 0)
    writer.centred(agency, 32, 170)
    writer.canvas.line(LEFT, 606, RIGHT, 606)
    writer.canvas.setFillColorRGB(0, 0, 0)
    writer.centred(number, y=225)
    for place, line in enumerate(title):
        writer.centred(line, 18, 290 + 28 * place)
    writer.y = 400
    writer.paragraph(to, indent=0)
    for text in (FIRST, HEADING, THIRD):
        writer.paragraph(text)
    attached = ("附件：1.澄湾市防汛物资储备表", "2.澄湾市防汛值班安排表")
    for text, indent in zip(attached, (2, 5), strict=True):
        writer.line(text, LEFT + indent * EM, y=writer.y + LEADING)
        writer.y += LEADING
    writer.y += 3 * LEADING
    signed = ("澄湾市人民政府办公室", "2024年6月12日")
    for text, indent in zip(signed, (2, 4), strict=True):
        writer.line(text, RIGHT - indent * EM - writer.width_of(text))
        writer.y += LEADING
    writer.line("— 1 —", RIGHT - 50, y=790)
    return [agency, number, "".join(title), to, FIRST, HEADING, THIRD, *attached, *signed]


def test_a_page_of_an_official_document() -> None:
    writer = Writer()
    written = official(writer)
    document = load_bytes(writer.bytes(), "a.pdf")
    found = [document.block_text(b) for b in document.blocks if b.kind is not BlockKind.BOILERPLATE]
    assert found == written
    assert document.metadata == load_bytes("\n".join(written).encode(), "a.txt").metadata
    assert document.metadata.title == written[2]


def test_the_large_centred_line_is_the_title_not_the_head_of_the_page_above_it() -> None:
    writer = Writer()
    writer.line("防汛准备与群众转移", RIGHT - 9 * EM, y=50)
    writer.centred(TITLE, 18)
    writer.y += 2 * LEADING
    for text in (FIRST, SECOND):
        writer.paragraph(text)
    document = load_bytes(writer.bytes(), "a.pdf")
    assert document.metadata.title == TITLE
    assert texts(document) == [TITLE, FIRST, SECOND]


def test_what_is_set_at_the_right_edge_does_not_go_on_in_the_line_below() -> None:
    writer = Writer()
    for text in (FIRST, SECOND):
        writer.paragraph(text)
    signature = "澄湾河管理处办公室印"
    writer.line(signature, RIGHT - len(signature) * EM)
    writer.y += LEADING
    writer.line("抄送各镇人民政府")
    assert texts(load_bytes(writer.bytes(), "a.pdf"))[2:] == [signature, "抄送各镇人民政府"]


def test_headings_of_one_length_are_no_edge_of_the_text() -> None:
    lines = (
        "澄湾河守堤公约总章程",
        "（一）把队伍编成班组",
        "全体队员编成六个班，每班七人，轮流守堤，每夜两班，逢雨加倍。",
        "（二）把责任落到各人",
        "每段堤岸都立了牌子，写上守堤人的名字。",
        "二、守堤的规矩",
        "（一）谁也不许先走开",
    )
    writer = Writer()
    for text in lines:
        writer.line(text)
        writer.y += LEADING
    assert texts(load_bytes(writer.bytes(), "a.pdf")) == list(lines)


@pytest.mark.parametrize(
    ("label", "words", "read"),
    [
        ("（一）", "编成班组", "（一）编成班组"),
        ("1.", "编成班组", "1. 编成班组"),
        ("•", "沙袋", "• 沙袋"),
        ("姓名", "梁小禾", "姓名　　梁小禾"),
    ],
)
def test_how_far_words_stand_behind_their_number_is_setting(
    label: str, words: str, read: str
) -> None:
    writer = Writer()
    writer.paragraph(SECOND)
    writer.line(label)
    writer.line(words, LEFT + 5 * EM)
    writer.y += LEADING
    writer.paragraph(FIRST)
    assert texts(load_bytes(writer.bytes(), "a.pdf")) == [SECOND, read, FIRST]


def test_what_stands_below_the_gap_between_two_columns_is_no_column_of_its_own() -> None:
    writer = Writer()
    for number in range(1, 7):
        writer.line(f"甲镇第{number}村已转移", x=LEFT)
        writer.line(f"乙镇第{number}村已转移", x=LEFT + 300)
        writer.y += LEADING
    writer.line("（完）", x=LEFT + 190, y=writer.y + 3 * LEADING)
    found = "\n".join(texts(load_bytes(writer.bytes(), "a.pdf")))
    assert all(f"{town}镇第{n}村已转移" in found for town in "甲乙" for n in range(1, 7))
    assert found.endswith("（完）")
