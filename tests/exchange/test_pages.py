"""Annotations as documents and tables to read: complete, in order, harmless."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as Xml
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.errors import CancelledError, KnownError
from reader_app.exchange.annotation_export import SUFFIXES, Form, export_annotations
from reader_app.exchange.annotation_table import COLUMNS, harmless
from reader_app.exchange.docx_styles import WORD
from reader_app.exchange.layout import (
    Bullets,
    Facts,
    Heading,
    NoteText,
    Paragraph,
    Part,
    Quotation,
    Run,
    Table,
    Title,
)
from reader_app.exchange.links import Reference, link_to, reference_in
from reader_app.exchange.note_markdown import parts_of, runs_of
from reader_app.exchange.page_file import PageForm, write_page
from reader_app.exchange.refi import NAMESPACE
from reader_app.exchange.wording import Wording
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target
from reader_app.library.library import Library
from tests.exchange.conftest import BRIEFING, bring_papers, document_of

NASTY = "\x00\x07\x0b\x1b[31m\ufffe\uffff<script>alert(1)</script>&amp;]]>\u202e\"'|`*_#"


def text_of(library: Library, form: Form, wording: Wording) -> str:
    """An export as text: as it is, or the words inside a DOCX or a sheet."""
    target = io.BytesIO()
    export_annotations(library, target, form, wording)
    if form is Form.DOCX:
        return docx_text(target.getvalue())
    if form is Form.XLSX:
        return "\n".join("\t".join(row) for row in sheet_rows(target.getvalue()))
    return target.getvalue().decode("utf-8-sig")


def docx_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            parse = json.loads if name.endswith(".jsonld") else Xml.fromstring
            parse(archive.read(name))  # every part is well-formed
        body = Xml.fromstring(archive.read("word/document.xml"))
    lines = []
    for paragraph in body.iter(f"{{{WORD}}}p"):
        lines.append("".join(text.text or "" for text in paragraph.iter(f"{{{WORD}}}t")))
    links = {one.get(f"{{{WORD}}}instr", "") for one in body.iter(f"{{{WORD}}}fldSimple")}
    return "\n".join([*lines, *links])


def sheet_rows(data: bytes) -> list[list[str]]:
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = Xml.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iter(f"{space}row"):
        cells = []
        for cell in row:
            assert cell.find(f"{space}f") is None  # no formula
            value = cell.findtext(f"{space}v") or ""
            inline = "".join(t.text or "" for t in cell.iter(f"{space}t"))
            cells.append(value or inline)
        rows.append(cells)
    return rows


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.HTML, Form.DOCX, Form.CSV, Form.XLSX])
def test_everything_is_there_in_reading_order(
    marked: Library, chinese: Wording, form: Form
) -> None:
    text = text_of(marked, form, chinese)
    order = [
        "关于白渚镇渡口停航的通知",
        "全文存档",
        "图不清楚",
        "已删去的一句话",
        "岑阳市防汛工作简报",
        "白渚镇累计雨量达186毫米",
        "𠮷家湾村",
        "369人",
        "各级干部要",
    ]
    found = [text.index(words, 0) for words in order]
    assert found == sorted(found)
    for words in ("一、雨情水情", "存疑", "待核实", "雨量", "读到这里", "审阅人", "zhanjuan:"):
        assert words in text, words


def test_the_markdown_as_a_whole(library: Library, papers: Path, chinese: Wording) -> None:
    """What people get, to the letter (but for times and hashes)."""
    bring_papers(library, papers)
    document = document_of(library, "简报.txt")
    from reader_app.library.anchors import describe

    start = BRIEFING.index("𠮷家湾村转移群众369人")
    anchor = describe(library.load(document), start, start + 13)
    library.annotations.add(
        [
            Annotation(
                "",
                document,
                MarkKind.FINDING,
                anchor=anchor,
                colour=Colour.RED,
                note="# 大标题\n1 * 2",
                tags=("数字",),
                creator="审阅人",
            )
        ]
    )
    text = text_of(library, Form.MARKDOWN, chinese)
    text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "TIME", text)
    text = re.sub(r"[0-9a-f]{64}", "HASH", text)
    text = re.sub(r"文件：.*/", "文件：DIR/", text)
    text, _, carried = text.partition("\n<!-- zhanjuan-annotations\n")
    assert json.loads(carried.removesuffix("-->\n"))["total"] == 1
    assert text == (
        "# 批注\n\n制作于 TIME\n\n## 岑阳市防汛工作简报\n\n"
        "- 来源：澄湾日报\n- 日期：2031-07-12\n- 文件：DIR/简报.txt\n- 批注：1\n\n"
        "### 一、雨情水情\n\n> 𠮷家湾村转移群众369人，\n\n"
        "问题 · 存疑 · TIME · 审阅人 · #数字 · "
        f"[回到原处](<zhanjuan:HASH?start={start}&end={start + 13}>)\n\n"
        "###### 大标题\n1 * 2\n"
    )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        data = ("type", "application/ld+json") in attrs  # HTML, 4.12.1: a data block runs nothing
        assert tag != "script" or data


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.HTML, Form.DOCX, Form.CSV, Form.XLSX])
def test_hostile_characters_break_no_export(
    library: Library, papers: Path, chinese: Wording, form: Form
) -> None:
    bring_papers(library, papers)
    document = document_of(library, "通知.txt")
    draft = Annotation("", document, MarkKind.NOTE, Target.DOCUMENT, note=NASTY, tags=(NASTY,))
    library.annotations.add([replace(draft, name=NASTY, creator=NASTY)])
    text = text_of(library, form, chinese)
    assert "alert" in text
    if form is Form.HTML:
        parser = _Tags()
        parser.feed(text)
        assert parser.tags.count("script") == 1


def test_the_page_of_html_asks_for_nothing(marked: Library, chinese: Wording) -> None:
    text = text_of(marked, Form.HTML, chinese)
    text = re.sub(r'<script type="application/ld\+json".*?</script>', "", text, flags=re.DOTALL)
    assert not re.search(r"<(?:script|link|img|iframe)|@import|url\(", text)
    assert set(re.findall(r'href="([a-z]+):', text)) <= {"zhanjuan", "https"}
    assert '<html lang="zh-CN">' in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "＝", " =", "\n@"])
def test_no_cell_is_a_formula(library: Library, papers: Path, chinese: Wording, start: str) -> None:
    bring_papers(library, papers)
    document = document_of(library, "通知.txt")
    note = f"{start}cmd|' /C calc'!A0"
    library.annotations.add([Annotation("", document, MarkKind.NOTE, Target.DOCUMENT, note=note)])
    rows = list(csv.reader(io.StringIO(text_of(library, Form.CSV, chinese), newline="")))
    assert rows[1][list(COLUMNS).index("column-note")] == f"'{note}"


@given(st.text())
def test_harmless_text_stays(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@"))
    if text[:1].isalnum() and text.isprintable():
        assert harmless(text) == text


def test_a_table_opens_as_utf_8(marked: Library, tmp_path: Path, chinese: Wording) -> None:
    path = tmp_path / "a.csv"
    export_annotations(marked, path, Form.CSV, chinese)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 8
    assert rows[-1]["原文"] == "各级干部要"


def test_only_the_documents_asked_for(marked: Library, chinese: Wording) -> None:
    target = io.BytesIO()
    letter = document_of(marked, "通知.txt")
    done = export_annotations(marked, target, Form.MARKDOWN, chinese, [letter])
    assert (done.documents, done.annotations) == (1, 3)
    assert "防汛工作简报" not in target.getvalue().decode()


@pytest.mark.parametrize("form", list(Form))
def test_a_library_without_annotations(library: Library, chinese: Wording, form: Form) -> None:
    target = io.BytesIO()
    assert export_annotations(library, target, form, chinese).annotations == 0
    assert target.getvalue()


@pytest.mark.parametrize("form", list(Form))
def test_a_cancelled_export_leaves_the_old_file(
    marked: Library, tmp_path: Path, chinese: Wording, form: Form
) -> None:
    path = tmp_path / f"a{SUFFIXES[form]}"
    path.write_bytes(b"before")

    def cancel(done: int, _total: int) -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        export_annotations(marked, path, form, chinese, report=cancel)
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.glob(".*")] == []


def test_a_place_that_takes_no_file(marked: Library, tmp_path: Path, chinese: Wording) -> None:
    with pytest.raises(KnownError) as caught:
        export_annotations(marked, tmp_path / "no" / "a.md", Form.MARKDOWN, chinese)
    assert caught.value.code == "output-unwritable"


# -- REFI-QDA ----------------------------------------------------------------------------------

# The sequences of the schema (urn:QDA-XML:project:1.0): children in this order.
_SEQUENCES = {
    "Project": ["Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets"],
    "TextSource": ["Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef"],
    "PlainTextSelection": ["Description", "Coding", "NoteRef"],
    "Note": ["Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef"],
    "Coding": ["CodeRef", "NoteRef"],
    "CodeBook": ["Codes", "Sets"],
    "Codes": ["Code"],
    "Users": ["User"],
    "Sources": ["TextSource"],
    "Notes": ["Note"],
}
_REQUIRED = {
    "Project": {"name"},
    "Code": {"guid", "name", "isCodable"},
    "TextSource": {"guid"},
    "PlainTextSelection": {"guid", "startPosition", "endPosition"},
    "Coding": {"guid"},
    "Note": {"guid"},
    "User": {"guid"},
    "CodeRef": {"targetGUID"},
    "NoteRef": {"targetGUID"},
}


def test_the_project_keeps_to_the_schema(marked: Library, chinese: Wording) -> None:
    target = io.BytesIO()
    export_annotations(marked, target, Form.QDPX, chinese)
    with zipfile.ZipFile(target) as archive:
        project = Xml.fromstring(archive.read("project.qde"))
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    named = [guid for one in project.iter() if (guid := one.get("guid"))]
    guids = set(named)
    assert len(guids) == len(named) and all(str(UUID(guid)) == guid for guid in guids)
    for element in project.iter():
        name = element.tag.removeprefix(f"{{{NAMESPACE}}}")
        children = [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in element]
        order = _SEQUENCES.get(name, [])
        assert children == sorted(children, key=order.index), name
        assert _REQUIRED.get(name, set()) <= set(element.keys())
        assert element.get("targetGUID") is None or element.get("targetGUID") in guids
    space = f"{{{NAMESPACE}}}"
    for source in project.iter(f"{space}TextSource"):
        text = texts["Sources/" + source.get("plainTextPath", "").removeprefix("internal://")]
        for one in source.iter(f"{space}PlainTextSelection"):
            start, end = int(one.get("startPosition", "")), int(one.get("endPosition", ""))
            assert text[start:end] == (one.findtext(f"{space}Description") or "")
    assert {one.get("name") for one in project.iter(f"{space}Code")} == {
        "待核实",
        "雨量",
        "数字",
        "归档",
    }


# -- parts -------------------------------------------------------------------------------------


def test_the_markdown_of_notes() -> None:
    note = "一段**要紧**的话\n第二行\n\n- 甲\n- *乙*\n\n> 引\n\n1. 子\n2. `x`\n\n## 小结\n[链](https://a.invalid)"
    found = list(parts_of(note))
    assert found == [
        Paragraph((Run("一段"), Run("要紧", bold=True), Run("的话\n第二行"))),
        Bullets(((Run("甲"),), (Run("乙", italic=True),))),
        Quotation("引"),
        Bullets(((Run("子"),), (Run("x", code=True),)), numbered=True),
        Paragraph((Run("小结", bold=True),)),
        Paragraph((Run("链", link="https://a.invalid"),)),
    ]


def test_links_in_notes_run_nothing() -> None:
    for address in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"):
        assert runs_of(f"[x]({address})") == (Run("x"),)


@given(st.text(alphabet="ab*`[]()\\ \n-#>1.", max_size=60))
def test_notes_lose_no_letters(note: str) -> None:
    def letters(part: Part) -> str:
        match part:
            case Paragraph(runs):
                return "".join(run.text for run in runs)
            case Bullets(items):
                return "".join(run.text for item in items for run in item)
            case Quotation(text):
                return text
        return ""

    shown = "".join(map(letters, parts_of(note)))
    linked = re.sub(r"(?<!!)\[([^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))+\)", r"\1", note)
    for letter in "ab":
        assert linked.count(letter) <= shown.count(letter) <= note.count(letter)


@pytest.mark.parametrize("form", list(PageForm))
@settings(max_examples=20)
@given(texts=st.lists(st.text(max_size=20), min_size=5, max_size=5))
def test_any_text_makes_a_sound_page(form: PageForm, texts: list[str]) -> None:
    a, b, c, d, e = texts
    parts: list[Part] = [
        Title(a, b),
        Heading(2, c),
        Quotation(d, Colour.BLUE, True),
        Facts(((a, e),)),
        Table((a, b), ((c, d), (e, a)), (1, 2)),
        Bullets(((Run(a, link=b),), (Run(c, code=True),))),
        NoteText(e),
    ]
    target = io.BytesIO()
    write_page(target, form, a, parts, "zh", "2031-07-13T00:00:00+00:00")
    if form is PageForm.DOCX:
        docx_text(target.getvalue())
    else:
        target.getvalue().decode("utf-8")


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_references_lead_back(start: int, end: int) -> None:
    for reference in (Reference("ab" * 32), Reference("0f" * 32, start, end)):
        assert reference_in(link_to(reference)) == reference
    assert reference_in("zhanjuan:x") is None


def test_a_word_processor_finds_headings_and_tables(marked: Library, tmp_path: Path) -> None:
    """As python-docx, which knows the format by itself, understands the file."""
    docx = pytest.importorskip("docx")
    from reader_app.exchange.review_report import review_report

    ids = [row.id for row in marked.documents()]
    review_report(marked, tmp_path / "r.docx", PageForm.DOCX, Wording("zh"), ids)
    document = docx.Document(str(tmp_path / "r.docx"))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["概览", "关于白渚镇渡口停航的通知", "岑阳市防汛工作简报"]
    overview = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert overview[0][:2] == ["序号", "文档"]
    assert [row[1] for row in overview[1:]] == headings[1:]
    assert document.core_properties.title == "审阅报告"
