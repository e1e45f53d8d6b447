"""PDF files: the text as it is read, and what stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.documents.loaders import beginning, load_bytes, open_pages, picture
from reader_app.documents.model import BlockKind, Document
from reader_app.errors import KnownError
from tests.documents.pdf_files import (
    EM,
    HEIGHT,
    LEADING,
    LEFT,
    RIGHT,
    Writer,
    draw_picture,
    make_pdf,
    one_page,
    raw_pdf,
    stream,
    with_header_and_number,
)

ARTICLE = "\n".join(
    [
        "岑阳市关于进一步做好今年汛期防灾减灾工作的通知",
        "各县（区）人民政府，市直各部门：",
        "今年入汛以来，全市平均降雨量达到312.5毫米，比常年同期多两成，澄湾河、白石河先后出现超警戒水位，"
        "防汛形势十分严峻。为切实保障人民群众生命财产安全，现就有关事项通知如下。",
        "一、压实防汛责任",
        "各级各部门要严格落实防汛责任制，主要负责同志要靠前指挥，确保责任到岗、到人。全市共排查隐患369处，"
        "其中重大隐患55处，一般隐患314处，已整改完成298处，整改率为80.8%。",
        "二、加强监测预警",
        "气象、水利、自然资源等部门要密切会商，滚动发布预警信息，使用Web service和App同步推送，"
        "做到早发现、早报告、早处置。",
        "（一）完善监测网络。新建雨量站42个，改造水位站17个，覆盖全市所有乡镇和重点村庄，"
        "确保监测数据每5分钟更新一次。",
        "岑阳市人民政府办公室",
        "2024年6月18日",
    ]
)


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    wanted = kinds or tuple(kind for kind in BlockKind if kind is not BlockKind.BOILERPLATE)
    return [document.block_text(block) for block in document.blocks if block.kind in wanted]


def load(data: bytes) -> Document:
    return load_bytes(data, "a.pdf")


def test_an_article_gives_the_same_blocks_as_its_plain_text() -> None:
    plain = load_bytes(ARTICLE.encode(), "a.txt")
    printed = load(make_pdf(ARTICLE, with_header_and_number))
    assert texts(printed) == ARTICLE.split("\n")
    kinds = [b.kind for b in printed.blocks if b.kind is not BlockKind.BOILERPLATE]
    assert kinds == [block.kind for block in plain.blocks]
    assert printed.metadata == plain.metadata
    assert printed.format == "pdf"


def test_a_paragraph_runs_over_pages_and_the_pages_can_be_found() -> None:
    article = "\n".join([ARTICLE, *ARTICLE.split("\n")[2:] * 6])
    document = load(make_pdf(article, with_header_and_number))
    assert texts(document) == article.split("\n")
    assert [page.label for page in document.pages] == ["1", "2", "3"]
    frame = texts(document, BlockKind.BOILERPLATE)
    assert frame.count("岑阳市防汛抗旱指挥部") == 3
    assert {"— 1 —", "— 2 —", "— 3 —"} <= set(frame)
    inside = [b for b in document.blocks if b.start < document.pages[1].start < b.end]
    assert [block.kind for block in inside] == [BlockKind.PARAGRAPH]


def test_the_format_is_known_by_its_content() -> None:
    assert load_bytes(make_pdf(ARTICLE), "notes.txt").format == "pdf"
    assert load_bytes(b"\xef\xbb\xbf\n" + make_pdf(ARTICLE), "x").format == "pdf"


def _fill(writer: Writer, text: str, left: float, right: float) -> None:
    writer.y = 150.0
    for part in text.split("\n"):
        writer.paragraph(part, left, right)


def test_columns_are_read_one_after_the_other() -> None:
    writer = Writer()
    writer.centred("澄湾晚报要闻两则", 20)
    gutter = 24.0
    middle = (LEFT + RIGHT) / 2
    one = "\n".join(ARTICLE.split("\n")[2:5])
    other = "\n".join(ARTICLE.split("\n")[6:8])
    # The file has the right column first.
    _fill(writer, other, middle + gutter / 2, RIGHT)
    _fill(writer, one, LEFT, middle - gutter / 2)
    assert texts(load(writer.bytes()))[1:] == [*one.split("\n"), *other.split("\n")]


def test_a_table_has_rows_and_cells() -> None:
    writer = Writer()
    writer.paragraph(ARTICLE.split("\n")[2])
    rows = [["县区", "隐患数", "已整改"], ["东湾县", "120", "98"], ["西岭县", "249", "200"]]
    for row in rows:
        for x, cell in zip((LEFT, LEFT + 150, LEFT + 300), row, strict=True):
            writer.line(cell, x)
        writer.y += LEADING
    writer.paragraph(ARTICLE.split("\n")[6])
    document = load(writer.bytes())
    assert texts(document, BlockKind.TABLE) == ["\n".join("\t".join(row) for row in rows)]


def test_latin_words_keep_their_spaces_and_lose_their_hyphens() -> None:
    writer = Writer()
    lines = [
        "The river commission of Chengwan reported that the water",
        "level had fallen below the warning mark, while the recon-",
        "struction of dikes continues in all of the lower districts.",
    ]
    for line in lines:
        writer.canvas.setFont("Helvetica", 12)
        writer.canvas.drawString(LEFT, HEIGHT - writer.y, line)
        writer.y += LEADING
    found = load(writer.bytes()).text
    assert "the water level had fallen" in found
    assert "the reconstruction of dikes" in found


def test_letterspaced_headings_and_bold_by_printing_twice() -> None:
    writer = Writer()
    for place, character in enumerate("防汛通知"):
        writer.line(character, LEFT + 120 + place * 30, 16)
    writer.y += 40
    text = "本通知自印发之日起施行，请各有关单位认真遵照执行，并及时反馈落实的情况。"
    for shift in (0.0, 0.3):
        writer.line(text[:30], LEFT + shift)
    document = load(writer.bytes())
    assert "防汛通知" in document.text.replace("\u3000", "")
    assert document.text.count(text[:30]) == 1


def test_vertical_writing_is_read_from_the_right() -> None:
    writer = Writer()
    columns = ["岑阳县志卷三水利志", "河渠堤堰皆有定制焉", "岁修之费出于民户也"]
    for number, column in enumerate(columns):
        for row, character in enumerate(column):
            writer.line(character, 400 - number * 24, y=100 + row * EM)
    assert load(writer.bytes()).text.replace("\n", "") == "".join(columns)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_that_is_turned_on_the_page_reads_the_same(turn: int) -> None:
    upright = load(make_pdf(ARTICLE))
    writer = Writer()
    canvas = writer.canvas
    canvas.setPageSize((HEIGHT, HEIGHT))
    canvas.translate(HEIGHT / 2, HEIGHT / 2)
    canvas.rotate(turn)
    canvas.translate(-HEIGHT / 2, -HEIGHT / 2)
    for text in ARTICLE.split("\n"):
        writer.paragraph(text)
    assert texts(load(writer.bytes()))[2:] == texts(upright)[2:]


def test_a_watermark_at_an_angle_does_not_cut_the_text() -> None:
    writer = Writer()
    writer.canvas.saveState()
    writer.canvas.translate(150, 300)
    writer.canvas.rotate(45)
    writer.canvas.setFont("STSong-Light", 40)
    writer.canvas.drawString(0, 0, "内部资料注意保存")
    writer.canvas.restoreState()
    for text in ARTICLE.split("\n")[2:]:
        writer.paragraph(text)
    document = load(writer.bytes())
    assert texts(document) == ARTICLE.split("\n")[2:]
    assert texts(document, BlockKind.BOILERPLATE) == ["内部资料注意保存"]


def test_pictures_stand_where_they_are_printed_with_their_captions() -> None:
    writer = Writer()
    writer.paragraph(ARTICLE.split("\n")[2])
    draw_picture(writer, 200, writer.y, 160, 120)
    writer.y += 150
    writer.centred("图1 澄湾河水位监测站点分布图")
    writer.y += 30
    writer.paragraph(ARTICLE.split("\n")[4])
    data = writer.bytes()
    document = load(data)
    [image] = document.images
    assert image.caption == "图1 澄湾河水位监测站点分布图"
    assert texts(document)[1] == document.text[image.start : image.end]
    found = picture(data, image.src, Path("a.pdf"))
    assert found is not None
    assert found.startswith(b"\x89PNG\r\n\x1a\n")
    assert picture(data, "pdf:1:999", Path("a.pdf")) is None
    assert picture(data, "../secret.png", Path("a.pdf")) is None


def test_a_scan_is_told_and_its_pages_are_shown() -> None:
    writer = Writer()
    for _ in range(2):
        draw_picture(writer, 0, 0, 595, 842)
        writer.new_page()
    draw_picture(writer, 0, 0, 595, 842)
    document = load(writer.bytes())
    assert [warning.code for warning in document.warnings] == ["pdf-scanned"]
    assert document.warnings[0].details["count"] == 3
    assert len(document.images) == len(document.pages) == 3


def test_a_title_in_large_type_is_a_title_and_headings_have_levels() -> None:
    writer = Writer()
    writer.centred("汛期观察", 22)
    writer.y += 50
    for heading in ("水位变化", "群众转移"):
        writer.line(heading, size=16)
        writer.y += 30
        for text in (ARTICLE.split("\n")[2], ARTICLE.split("\n")[4]):
            writer.paragraph(text)
    document = load(writer.bytes())
    assert texts(document, BlockKind.TITLE) == ["汛期观察"]
    assert texts(document, BlockKind.HEADING) == ["水位变化", "群众转移"]


def test_the_outline_names_headings_and_links_lead_on() -> None:
    writer = Writer()
    writer.line("会商研判情况")
    writer.canvas.bookmarkPage("one")
    writer.canvas.addOutlineEntry("会商研判情况", "one", level=0)
    writer.y += 30
    text = ARTICLE.split("\n")[2]
    writer.paragraph(text)
    writer.canvas.linkURL(
        "https://www.example.org/flood",
        (LEFT + 2 * EM - 1, HEIGHT - 124, LEFT + 6 * EM + 1, HEIGHT - 106),
    )
    document = load(writer.bytes())
    assert texts(document, BlockKind.HEADING) == ["会商研判情况"]
    [link] = document.links
    assert link.target == "https://www.example.org/flood"
    assert document.text[link.start : link.end] == text[:4]


def test_footnotes_do_not_cut_the_paragraph_that_goes_on_over_the_page() -> None:
    writer = Writer()
    text = (ARTICLE.split("\n")[2] + ARTICLE.split("\n")[4]) * 3
    lines = writer.broken(text, RIGHT - LEFT, 2)
    for number, line in enumerate(lines):
        if number == 8:
            writer.line("① 数据截至6月17日。", size=9, y=HEIGHT - 80)
            writer.new_page()
        writer.line(line, LEFT + (2 * EM if not number else 0))
        writer.y += LEADING
    assert texts(load(writer.bytes())) == [text, "① 数据截至6月17日。"]


def test_the_first_pages_of_a_long_document_come_early() -> None:
    article = "\n".join([ARTICLE, *ARTICLE.split("\n")[2:] * 40])
    data = make_pdf(article, with_header_and_number)
    whole, early = load(data), beginning(data, "a.pdf")
    assert early is not None
    assert len(early.pages) == 3 < len(whole.pages)
    assert whole.text.startswith(early.text[: early.pages[2].start])
    assert beginning(make_pdf(ARTICLE), "a.pdf") is None


def test_a_protected_file_is_told() -> None:
    writer = Writer()
    from reportlab.lib.pdfencrypt import StandardEncryption

    writer.canvas._doc.encrypt = StandardEncryption("secret", canPrint=0)
    writer.line("机密")
    with pytest.raises(KnownError, match="password-needed"):
        load(writer.bytes())


def _type0(cmap: bytes, ordering: bytes, text: bytes) -> bytes:
    """A page in a font that is only named, with one of the predefined CMaps."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/%s/DescendantFonts[6 0 R]>>" % cmap
    descendant = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/DW 1000/FontDescriptor 7 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 2>>>>" % ordering
    )
    descriptor = (
        b"<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]"
        b"/ItalicAngle 0/Ascent 859/Descent -141/CapHeight 683/StemV 90>>"
    )
    content = b"BT /F1 12 Tf 80 700 Td <%s> Tj ET" % text.hex().encode()
    objects = one_page(content, b"<</Font<</F1 5 0 R>>>>")
    return raw_pdf([*objects, font, descendant, descriptor])


@pytest.mark.parametrize(
    ("cmap", "ordering", "codec"),
    [
        (b"GBK-EUC-H", b"GB1", "gbk"),
        (b"GB-EUC-H", b"GB1", "gb2312"),
        (b"UniGB-UCS2-H", b"GB1", "utf-16-be"),
        (b"ETen-B5-H", b"CNS1", "big5"),
    ],
)
def test_fonts_without_maps_are_read_by_the_predefined_ones(
    cmap: bytes, ordering: bytes, codec: str
) -> None:
    text = "岑山水利工程"
    assert load(_type0(cmap, ordering, text.encode(codec))).text == text


def test_characters_without_a_meaning_are_counted_and_told() -> None:
    data = _type0(b"Identity-H", b"Identity", bytes(range(1, 61)))
    try:
        document = load(data)
    except KnownError as error:
        assert error.code == "file-no-text"
    else:
        assert "pdf-unmapped" in [warning.code for warning in document.warnings]


def test_scripts_and_embedded_files_are_left_alone() -> None:
    objects = one_page(b"BT /F1 12 Tf 80 700 Td (hello) Tj ET", b"<</Font<</F1 5 0 R>>>>")
    objects[0] = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R/Names<</EmbeddedFiles"
        b"<</Names[(a)<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>]>>>>>>"
    )
    script = b"<</S/Launch/F(/bin/touch)/Next<</S/JavaScript/JS(app.alert\\(1\\))>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    document = load(raw_pdf([*objects, font, script, stream(b"MZ")]))
    assert document.text == "hello"
    assert [warning.code for warning in document.warnings] == ["pdf-attachments"]


def test_a_stretch_of_text_is_found_on_its_page() -> None:
    article = "\n".join([ARTICLE, *ARTICLE.split("\n")[2:] * 4])
    data = make_pdf(article, with_header_and_number)
    document, pages = load(data), open_pages(data, "a.pdf")
    assert pages is not None
    try:
        assert len(pages.sizes()) == len(document.pages)
        start = document.text.index("各县（区）")
        [[left, top, right, bottom]] = pages.rects(document, 0, start, start + 5)
        assert left == pytest.approx((LEFT + 2 * EM) / 595, abs=0.01)
        assert right == pytest.approx((LEFT + 7 * EM) / 595, abs=0.01)
        assert 0.1 < top < bottom < 0.3
        found = pages.render(0, 300)
        assert found is not None
        assert (found[0], found[1]) == (300, 425)
        block = next(b for b in document.blocks if b.start < document.pages[1].start < b.end)
        both = [pages.rects(document, number, block.start, block.end) for number in (0, 1)]
        assert all(both)
        on_first = both[0][-1]
        assert on_first[1] > both[1][0][1]  # from the foot of one page to the head of the next
    finally:
        pages.close()


def test_ligatures_are_letters_again() -> None:
    font = (
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
        b"/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[142/fi]>>>>"
    )
    words = b"BT /F1 12 Tf 80 700 Td (It is de\\216ned here) Tj ET"
    document = load(raw_pdf(one_page(words, b"<</Font<</F1 %s>>>>" % font)))
    assert document.text == "It is defined here"


def test_pages_that_are_shown_to_the_end_are_closed_without_complaint() -> None:
    """PDFium's own end writes to standard error what is still open then."""
    import subprocess
    import sys

    program = (
        "import sys, weakref\n"
        "weakref.finalize(weakref, len, ()).atexit = False\n"  # whose end then comes after PDFium's
        "from reader_app.documents import loaders\n"
        "shown = loaders.open_pages(sys.stdin.buffer.read(), 'a.pdf')\n"
        "print(len(shown.sizes()))\n"
    )
    command = [sys.executable, "-c", program]
    data = make_pdf(ARTICLE)
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, b"1", b"")
