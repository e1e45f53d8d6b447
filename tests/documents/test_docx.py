"""Word documents: what the reader of the file sees is in the text, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.documents.builder import Builder
from reader_app.documents.limits import Budget
from reader_app.documents.loaders import load_bytes, picture
from reader_app.documents.model import BlockKind, Document, RevisionKind
from reader_app.errors import KnownError
from tests.documents.make_docx import (
    MACRO_MAIN,
    PNG,
    element,
    package,
    paragraph,
    run,
)

LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for level, form, suffix, text in (
        (0, "chineseCounting", "nothing", "%1、"),
        (1, "chineseCounting", "nothing", "（%2）"),
        (2, "decimalEnclosedCircle", "tab", "%3"),
        (3, "decimal", "tab", "%1.%4"),
    )
)
BULLETS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0b7"/></w:lvl>'
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{LEVELS}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{BULLETS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="2">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="单位小标题"/><w:basedOn w:val="a"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="我的标题"/><w:pPr>'
    '<w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="d"><w:name w:val="题注"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="e"><w:name w:val="明显引用"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="f"><w:name w:val="列项"/><w:pPr><w:numPr>'
    '<w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
)


def loaded(body: str, **parts: str) -> Document:
    """A document of this body; each part is named by its kind."""
    written = {f"word/{kind}.xml": element(kind, inner) for kind, inner in parts.items()}
    relations = {f"p{kind}": (kind, f"{kind}.xml") for kind in parts}
    return load_bytes(package(body, written, relations), "文件.docx")


def item(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def blocks(document: Document) -> list[tuple[str, int | None, str]]:
    return [(b.kind.value, b.level, document.block_text(b)) for b in document.blocks]


def test_printed_numbers_are_in_the_text_in_every_way_of_counting() -> None:
    body = item("总体要求") + item("工作任务") + item("巡查", 1) + item("值守", 1)
    body += item("第一", 2) + item("第二", 2) + item("物资", 3) + item("保障措施") + item("队伍", 1)
    assert loaded(body, numbering=NUMBERING).text.split("\n") == [
        "一、总体要求",
        "二、工作任务",
        "（一）巡查",
        "（二）值守",
        "① 第一",
        "② 第二",
        "二.1 物资",
        "三、保障措施",
        "（一）队伍",
    ]


def test_a_list_may_start_anew_and_a_style_may_number() -> None:
    body = item("甲", 2) + item("乙", 2, 3) + item("丙", 2, 3)
    body += paragraph("铁锹", '<w:pStyle w:val="f"/>')
    body += paragraph("无号", '<w:pStyle w:val="f"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert loaded(body, numbering=NUMBERING, styles=STYLES).text.split("\n") == [
        "① 甲",
        "⑤ 乙",
        "⑥ 丙",
        "• 铁锹",
        "无号",
    ]


def test_styles_make_headings_by_name_by_inheritance_and_by_outline_level() -> None:
    styled = (("a", "甲节"), ("b", "乙节"), ("c", "丙节"), ("d", "图1　库区"), ("e", "引来的话"))
    prose = "各地要加强防汛工作，落实责任，确保水库安全度汛，不得有误。"
    body = paragraph(prose)
    body += "".join(paragraph(text, f'<w:pStyle w:val="{name}"/>') for name, text in styled)
    body += paragraph("丁节", '<w:outlineLvl w:val="0"/>')
    assert blocks(loaded(body, styles=STYLES))[1:] == [
        ("heading", 2, "甲节"),
        ("heading", 2, "乙节"),
        ("heading", 3, "丙节"),
        ("caption", None, "图1　库区"),
        ("quote", None, "引来的话"),
        ("heading", 1, "丁节"),
    ]


def test_without_styles_the_shape_of_a_line_tells_headings() -> None:
    prose = "小型水库每天巡查不少于2次，遇强降雨加密到每4小时1次，并做好记录。"
    document = loaded(
        paragraph("一、巡查频次") + paragraph(prose) + item("值守") + paragraph(prose)
    )
    assert [b.kind for b in document.blocks][:2] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_paragraph_of_prose_with_an_outline_level_is_no_heading() -> None:
    prose = "各地要加强防汛工作，落实责任，确保水库安全度汛，不得有误。" * 6
    document = loaded(paragraph(prose, '<w:outlineLvl w:val="0"/>'))
    assert [b.kind for b in document.blocks] == [BlockKind.PARAGRAPH]


def change(kind: str, inner: str, author: str = "张三") -> str:
    return (
        f'<w:{kind} w:id="1" w:author="{author}" w:date="2023-05-06T10:00:00Z">{inner}</w:{kind}>'
    )


def test_tracked_changes_are_read_as_the_final_version_and_kept_aside() -> None:
    deleted = "<w:r><w:delText>369</w:delText></w:r>"
    body = f"<w:p>{run('发现问题')}{change('del', deleted)}{change('ins', run('37'))}"
    body += f"{change('ins', run('0'))}{run('个。')}</w:p>"
    document = loaded(body)
    assert document.text == "发现问题370个。"
    removed, added = document.revisions
    assert (removed.kind, removed.start, removed.end, removed.text) == (
        RevisionKind.DELETED,
        4,
        4,
        "369",
    )
    assert (added.kind, added.start, added.end, added.author) == (
        RevisionKind.INSERTED,
        4,
        7,
        "张三",
    )
    assert [notice.code for notice in document.warnings] == ["tracked-changes"]


def test_a_deleted_paragraph_mark_joins_and_a_deleted_row_is_out() -> None:
    joined = f"<w:p><w:pPr><w:rPr>{change('del', '')}</w:rPr></w:pPr>{run('前半')}</w:p>"
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    table = row.format("", "留下") + row.format(f"<w:trPr>{change('del', '')}</w:trPr>", "删去")
    document = loaded(joined + paragraph("后半。") + f"<w:tbl>{table}</w:tbl>")
    assert document.text == "前半后半。\n留下"
    assert document.revisions[-1].text.strip() == "删去"


def test_moved_text_stands_once_where_it_was_moved_to() -> None:
    body = f"<w:p>{change('moveFrom', run('移动的话。'))}{run('甲。')}</w:p>"
    body += f"<w:p>{run('乙。')}{change('moveTo', run('移动的话。'))}</w:p>"
    assert loaded(body).text == "甲。\n乙。移动的话。"


def test_notes_stand_at_the_end_and_know_their_marks() -> None:
    body = f'<w:p>{run("见规定")}<w:r><w:footnoteReference w:id="2"/></w:r>{run("。")}</w:p>'
    body += f'<w:p>{run("另见")}<w:r><w:endnoteReference w:id="3"/></w:r></w:p>'
    own = "<w:r><w:footnoteRef/></w:r>"
    document = loaded(
        body,
        footnotes='<w:footnote w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{own}{run("脚注内容。")}</w:p></w:footnote>',
        endnotes=f'<w:endnote w:id="3">{paragraph("尾注内容。")}</w:endnote>',
    )
    marks = [
        (document.text[n.start : n.end], document.text[n.note_start : n.note_end])
        for n in document.notes
    ]
    assert marks == [("[1]", "[1] 脚注内容。"), ("i", "i 尾注内容。")]
    assert document.text.startswith("见规定[1]。\n另见i\n")


def test_comments_stand_over_what_they_speak_of() -> None:
    body = f'<w:p>{run("全市共")}<w:commentRangeStart w:id="7"/>{run("146座")}'
    body += '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>'
    told = (
        f'<w:comment w:id="7" w:author="李四">{paragraph("请核实")}{paragraph("数字")}</w:comment>'
    )
    (comment,) = loaded(body, comments=told).revisions
    assert (comment.start, comment.end, comment.author, comment.text) == (
        3,
        7,
        "李四",
        "请核实\n数字",
    )


def field(instruction: str, result: str) -> str:
    characters = [
        f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")
    ]
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return characters[0] + told + characters[1] + run(result) + characters[2]


def test_of_fields_the_results_are_read_and_links_lead_on() -> None:
    body = f"<w:p>{field('DATE', '2023')}{run('年，见')}"
    body += field('HYPERLINK "https://example.org/a"', "网站") + run("和")
    body += f'<w:hyperlink w:anchor="zhang">{run("第二章")}</w:hyperlink></w:p>'
    body += f'<w:p><w:bookmarkStart w:id="1" w:name="zhang"/>{run("第二章 附则")}</w:p>'
    document = loaded(body)
    assert document.text == "2023年，见网站和第二章\n第二章 附则"
    assert [(document.text[a:b], to) for a, b, to in document.links] == [
        ("网站", "https://example.org/a"),
        ("第二章", "#14"),
    ]


def test_a_field_that_never_ends_hides_nothing() -> None:
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + paragraph("后文还在。")
    assert loaded(body).text == "后文还在。"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_tables_are_rows_of_cells_and_merged_cells_leave_their_places_empty() -> None:
    first = cell("县", '<w:vMerge w:val="restart"/>') + cell("人数", '<w:gridSpan w:val="2"/>')
    second = cell("", "<w:vMerge/>") + cell("男") + cell("女")
    nested = f"<w:tbl><w:tr>{cell('内甲')}{cell('内乙')}</w:tr></w:tbl>"
    third = cell("云岫") + cell("12") + f"<w:tc><w:p/>{nested}{paragraph('9')}</w:tc>"
    rows = "".join(f"<w:tr>{row}</w:tr>" for row in (first, second, third))
    document = loaded(paragraph("情况如下。") + f"<w:tbl>{rows}</w:tbl>")
    assert blocks(document)[1] == ("table", None, "县\t人数\t\n\t男\t女\n云岫\t12\t内甲 内乙 9")


def test_a_frame_around_text_is_no_table() -> None:
    prose = "框内是一段完整的文字，说明了工作的背景、要求和安排。" * 3
    document = loaded(f"<w:tbl><w:tr>{cell(prose)}</w:tr></w:tbl>")
    assert blocks(document) == [("paragraph", None, prose)]


DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="{alt}"/>'
    '<a:graphic><a:graphicData><a:blip r:embed="r5"/></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)


@pytest.mark.parametrize(
    ("alt", "shown"), [("库区全景", "库区全景"), ("图片 1", ""), ("IMG_1.png", "")]
)
def test_pictures_have_their_description_and_their_bytes(alt: str, shown: str) -> None:
    data = package(
        f"<w:p>{DRAWING.format(alt=alt)}</w:p>" + paragraph("图1　库区全景"),
        {"word/media/image1.png": PNG},
        {"r5": ("image", "media/image1.png")},
    )
    (image,) = load_bytes(data, "a.docx").images
    assert (image.alt, image.caption) == (shown, "图1　库区全景")
    assert picture(data, image.src, Path("a.docx")) == PNG


def test_a_linked_picture_is_not_fetched() -> None:
    data = package(
        f"<w:p>{run('文')}{DRAWING.format(alt='').replace('embed', 'link')}</w:p>",
        relations={"r5": ("image", "https://example.org/a.png")},
    )
    (image,) = load_bytes(data, "a.docx").images
    assert picture(data, image.src, Path("a.docx")) is None


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框中文字。')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert (
        loaded(f"<w:p>{run('前文，')}<w:r>{both}</w:r>{run('后文。')}</w:p>").text
        == "前文，后文。\n框中文字。"
    )


def test_the_words_of_a_chart_are_its_title() -> None:
    data = package(
        '<w:p><w:r><w:drawing><c:chart r:id="r8"/></w:drawing></w:r></w:p>',
        {
            "word/charts/chart1.xml": '<c:chart xmlns:c="urn:c" xmlns:a="urn:a"><c:title><a:p><a:r>'
            "<a:t>水库数量</a:t></a:r></a:p></c:title><c:ser><c:v>12</c:v></c:ser></c:chart>"
        },
        {"r8": ("chart", "charts/chart1.xml")},
    )
    assert load_bytes(data, "a.docx").text == "水库数量"


def test_east_asian_runs_symbols_raised_figures_and_formulas() -> None:
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>cén</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>岑</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    fraction = (
        "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    )
    box = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    document = loaded(f"<w:p>{ruby}{run('阳12m')}{raised}{run('，')}{fraction}{box}</w:p>")
    assert document.text == "岑阳12m²，(a+b)/2☑"
    assert document.ruby == ((0, 1, "cén"),)


def test_hidden_text_and_prompts_are_left_out_and_line_breaks_end_lines() -> None:
    hidden = run("看不见", "<w:vanish/>")
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{run('单击此处输入')}</w:sdtContent></w:sdt>"
    )
    kept = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件中的字')}</w:sdtContent></w:sdt>"
    body = f"<w:p>{hidden}{prompt}{kept}<w:r><w:br/></w:r>{run('下一行')}</w:p>"
    assert loaded(body).text == "控件中的字\n下一行"


@pytest.mark.parametrize(
    "contents",
    [
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        f"</w:sdtPr><w:sdtContent>{paragraph('一、总则 1')}</w:sdtContent></w:sdt>",
        f"<w:p>{field('TOC', '一、总则 1')}</w:p>".replace(
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            '</w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        ),
    ],
)
def test_a_generated_table_of_contents_is_no_content(contents: str) -> None:
    document = loaded(contents + paragraph("正文是一个完整的句子，足够长，可以算作段落。"))
    assert [b.kind for b in document.blocks] == [BlockKind.BOILERPLATE, BlockKind.PARAGRAPH]


def test_pages_are_where_word_broke_them_and_else_where_the_author_did() -> None:
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    own = '<w:r><w:br w:type="page"/></w:r>'
    both = f"<w:p>{run('甲页。')}{own}{rendered}{run('乙页。')}</w:p>"
    assert [page.label for page in loaded(both).pages] == ["1", "2"]
    assert [tuple(page) for page in loaded(both.replace(rendered, "")).pages] == [
        ("1", 0),
        ("2", 3),
    ]
    assert not loaded(paragraph("只有一页。")).pages


def test_headers_and_footers_are_boilerplate_once_and_page_numbers_are_none() -> None:
    data = package(
        paragraph("正文是一个完整的句子，足够长，可以算作段落。")
        + '<w:sectPr><w:headerReference r:id="h1"/><w:headerReference r:id="h2"/>'
        '<w:footerReference r:id="f1"/></w:sectPr>',
        {
            "word/h1.xml": element("hdr", paragraph("岑阳简报")),
            "word/h2.xml": element("hdr", paragraph("岑阳简报")),
            "word/f1.xml": element("ftr", f"<w:p>{run('第')}{field('PAGE', '1')}{run('页')}</w:p>"),
        },
        {"h1": ("header", "h1.xml"), "h2": ("header", "h2.xml"), "f1": ("footer", "f1.xml")},
    )
    assert blocks(load_bytes(data, "a"))[1:] == [("boilerplate", None, "岑阳简报")]


def test_strict_documents_and_those_with_macros_are_read() -> None:
    body = paragraph("一、总则", '<w:outlineLvl w:val="0"/>')
    for data in (package(body, strict=True), package(body, main_type=MACRO_MAIN)):
        assert blocks(load_bytes(data, "a.docm")) == [("heading", 1, "一、总则")]


@pytest.mark.parametrize(
    ("title", "read"), [("关于 防汛的通知", "关于防汛的通知"), ("Microsoft Word - 1", None)]
)
def test_the_files_own_title_counts_only_if_the_text_has_it(title: str, read: str | None) -> None:
    core = (
        f"<c:p xmlns:c='urn:c'><c:title>{title}</c:title><c:creator>Administrator</c:creator></c:p>"
    )
    body = paragraph("关于防汛的通知") + paragraph(
        "各地要加强防汛工作，落实责任，确保水库安全度汛，不得有误。"
    )
    data = package(body if read else paragraph("甲"), {"docProps/core.xml": core})
    relation = 'Id="r9" Type="x/core-properties" Target="docProps/core.xml"'
    data = _with_root_relation(data, relation)
    metadata = load_bytes(data, "a.docx").metadata
    assert (metadata.title, metadata.author) == (read, None)


def _with_root_relation(data: bytes, relation: str) -> bytes:
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "_rels/.rels":
                text = text.replace(
                    b"</Relationships>", f"<Relationship {relation}/></Relationships>".encode()
                )
            new.writestr(name, text)
    return buffer.getvalue()


def test_a_missing_part_is_told_and_the_rest_is_read() -> None:
    data = package(
        paragraph("正文。"), {"word/styles.xml": "no xml"}, {"r2": ("styles", "styles.xml")}
    )
    document = load_bytes(data, "a.docx")
    assert document.text == "正文。"


def test_an_empty_document_is_told() -> None:
    with pytest.raises(KnownError, match="file-no-text"):
        load_bytes(package("<w:p/>"), "a.docx")


def test_the_red_head_of_an_official_document_is_not_its_title() -> None:
    lines = ["岑阳市防汛抗旱指挥部文件", "岑汛发〔2023〕12号", "关于做好台风防御工作的紧急通知"]
    lines += [
        "各县（区）防汛抗旱指挥部：",
        "据气象部门预报，今年第11号台风将于9月3日登陆，请做好防御工作。",
    ]
    builder = Builder(Budget("a.docx"), "docx")
    for line in lines:
        builder.text(line)
        builder.end_line()
    assert builder.document().metadata.title == "关于做好台风防御工作的紧急通知"
