"""One article in every format gives the same paragraphs and the same findings."""

# ruff: noqa: E501  # a piece of markup reads best in one line

from __future__ import annotations

import html
from collections.abc import Callable
from functools import cache

import pytest

from reader_app.analysis.findings import Analysis
from reader_app.analysis.lexicon import Lexicon
from reader_app.analysis.pipeline import analyze
from reader_app.documents import loaders
from reader_app.documents.model import BlockKind, Document
from tests.documents import books
from tests.documents.article import Part
from tests.documents.make_docx import make_docx
from tests.documents.make_odt import make_odt
from tests.documents.make_ofd import make_ofd
from tests.documents.make_rtf import make_rtf
from tests.documents.pdf_files import make_pdf, with_header_and_number

TITLE = "岑阳市通报今年防汛工作情况"
NOTE = "2024-06-12 09:30　来源：岑阳日报　作者：方圆"
FIRST = "一、总体情况"
SECOND = "二、下一步工作"
TEXT = (
    "6月11日，岑阳市防汛抗旱指挥部召开新闻发布会，通报今年以来全市防汛工作情况。市水利局局长李明出席并介绍有关情况。",
    FIRST,
    "今年以来，全市共排查隐患369处，其中已整改314处，正在整改55处，投入资金1.2亿元，同比增长15%。",
    "南溪镇、北河镇等地转移群众2860人，没有发生人员伤亡。南溪镇党委书记王芳说，镇里提前三天就作了准备。",
    SECOND,
    "岑阳市水利局将按照《岑阳市防汛应急预案》的要求，加强会商研判，严格执行领导带班和24小时值班制度。",
    "市民可以拨打值班电话反映险情，各乡镇将在两小时以内派人到现场查看处置。",
)
HEADINGS = {FIRST, SECOND}
LINES = (TITLE, NOTE, *TEXT)

_Make = Callable[[], bytes]
_MAKERS: dict[str, _Make] = {}


def made(name: str) -> Callable[[_Make], _Make]:
    def add(make: _Make) -> _Make:
        _MAKERS[name] = make
        return make

    return add


@made("a.txt")
def plain() -> bytes:
    return "\n".join((TITLE, NOTE, *(f"　　{line}" for line in TEXT))).encode()


@made("gbk.txt")
def plain_in_gbk() -> bytes:
    return plain().decode().replace("\n", "\r\n").encode("gbk")


def body(indent: str = "") -> str:
    lines = (
        f"<h2>{html.escape(line)}</h2>"
        if line in HEADINGS
        else f"<p>{indent}{html.escape(line)}</p>"
        for line in TEXT
    )
    return f"<h1>{TITLE}</h1><p>{NOTE}</p>" + "".join(lines)


@made("a.html")
def page() -> bytes:
    menu = "<ul class=nav><li><a href=/>首页</a></li><li><a href=/a>要闻</a></li><li><a href=/b>视频</a></li></ul>"
    return f"<!DOCTYPE html><meta charset=utf-8><title>{TITLE}</title><body>{menu}<div>{body('　　')}</div>".encode()


@made("bare.html")
def page_without_headings() -> bytes:
    lines = "<br>\n".join(f"　　{line}" for line in TEXT)
    return f"<html><meta charset=gbk><body><b>{TITLE}</b><br>{NOTE}<br>{lines}".encode("gbk")


@made("a.mht")
def saved_page() -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    part = b"Content-Type: text/html\r\nContent-Location: http://x/\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return head + part + page() + b"\r\n--b--\r\n"


@made("a.md")
def markdown() -> bytes:
    lines = (f"## {line}" if line in HEADINGS else line for line in TEXT)
    return "\n\n".join((f"# {TITLE}", NOTE, *lines)).encode()


@made("a.epub")
def book() -> bytes:
    return books.epub([body()], metadata=f"<dc:title>{TITLE}</dc:title>")


PARTS = (
    Part("title", TITLE),
    Part("paragraph", NOTE),
    *(Part("heading", one, 1) if one in HEADINGS else Part("paragraph", one) for one in TEXT),
)
_MAKERS |= {
    "a.docx": lambda: make_docx(PARTS),
    "a.odt": lambda: make_odt(PARTS),
    "a.rtf": lambda: make_rtf(PARTS),
    "a.ofd": lambda: make_ofd(PARTS),
    "a.pdf": lambda: make_pdf("\n".join(LINES), with_header_and_number),
}


@cache
def read(name: str) -> tuple[Document, Analysis]:
    document = loaders.load_bytes(_MAKERS[name](), name)
    return document, analyze(document, Lexicon())


def paragraphs(document: Document) -> list[tuple[BlockKind, int | None, str]]:
    """The blocks that are the article, whatever frame the format has around it."""
    return [(b.kind, b.level, document.block_text(b)) for b in document.content_blocks()]


def findings(document: Document, found: Analysis) -> dict[str, list[object]]:
    """What the analysis says, in words and values instead of positions."""
    text = document.text
    return {
        "entities": sorted((str(one.kind), one.name, len(one.mentions)) for one in found.entities),
        "figures": [(text[f.start : f.end], f.value, f.unit, f.what) for f in found.figures],
        "dates": [(text[d.start : d.end], d.value) for d in found.dates],
        "checks": [(str(one.kind), one.holds, len(one.parts)) for one in found.checks],
        "keywords": [(one.term, one.count) for one in found.keywords],
        "summary": [text[one.start : one.end] for one in found.summary],
    }


@pytest.mark.parametrize("name", sorted(set(_MAKERS) - {"a.txt"}))
def test_every_format_gives_the_paragraphs_of_the_plain_text(name: str) -> None:
    document, _ = read(name)
    assert paragraphs(document) == paragraphs(read("a.txt")[0])
    assert document.metadata == read("a.txt")[0].metadata


@pytest.mark.parametrize("name", sorted(set(_MAKERS) - {"a.txt"}))
def test_every_format_gives_the_findings_of_the_plain_text(name: str) -> None:
    assert findings(*read(name)) == findings(*read("a.txt"))


def test_the_plain_text_is_read_as_it_was_meant() -> None:
    document, found = read("a.txt")
    kinds = [block.kind for block in document.blocks]
    assert kinds[:2] == [BlockKind.TITLE, BlockKind.METADATA]
    assert [document.block_text(b) for b in document.blocks if b.kind is BlockKind.HEADING] == [
        FIRST,
        SECOND,
    ]
    assert (document.metadata.source, document.metadata.author) == ("岑阳日报", "方圆")
    assert any(check.holds for check in found.checks)
