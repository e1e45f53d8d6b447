"""How fast files of each format are read, beside the bare extraction by the format's own library.

A case is a file and the shortest program that gets all its text out with the library that the
loader uses (no structure, no metadata). ``first page`` is what the window shows before the rest.
"""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from reader_app.documents import loaders
from tests.bench import office_formats as office
from tests.bench.table import Row, print_table
from tests.documents import books, pdf_files

SENTENCE = (
    "岑阳市水利局组织人员检查了全市三百六十九座水库，发现的问题已经整改完毕，汛期值守一切就绪。"
)
ROUNDS = 5


class Case(NamedTuple):
    """A file, what it is, and how its library alone would read it."""

    what: str
    name: str
    data: bytes
    bare: Callable[[bytes], str]


def main() -> None:
    print_table(
        "Loading and bare extraction (best of several, seconds)",
        ("file", "MB", "characters", "loaded", "bare", "ratio", "first page"),
        [_row(case) for case in cases()],
    )


def cases() -> list[Case]:
    return [
        Case("page, 200 paragraphs", "a.html", page(200), bare_html),
        Case("page, 5,000 paragraphs", "a.html", page(5_000), bare_html),
        Case("Markdown, 2,000 paragraphs", "a.md", markdown(2_000), bare_markdown),
        Case("saved page, 2,000 paragraphs", "a.mht", saved(2_000), bare_mhtml),
        Case("book, 30 chapters", "a.epub", books.long_book(30), bare_epub),
        Case("book, 1,000 chapters", "a.epub", books.long_book(1_000), bare_epub),
        Case("Word, 500 paragraphs", "a.docx", office.docx(500), office.bare_docx),
        Case("Word, 3,000 paragraphs", "a.docx", office.docx(3_000), office.bare_docx),
        Case("ODT, 3,000 paragraphs", "a.odt", office.odt(3_000), office.bare_odt),
        Case("RTF, 3,000 paragraphs", "a.rtf", office.rtf(3_000), office.bare_rtf),
        Case("OFD, 3,000 paragraphs", "a.ofd", office.ofd(3_000), office.bare_ofd),
        Case("PDF, 60 pages", "a.pdf", pdf(60), bare_pdf),
        Case("PDF, 500 pages", "a.pdf", pdf(500), bare_pdf),
    ]


def page(paragraphs: int) -> bytes:
    """A page as a content management system writes it."""
    lines = "".join(
        f'<p style="text-indent:2em"><span style="font-size:16px">　　{SENTENCE * (1 + n % 3)}'
        f"<b>第{n}项</b>，见<a href='/{n}.html'>附件</a>。</span></p>\n"
        for n in range(paragraphs)
    )
    menu = "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(30))
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>通知</title></head><body>"
        f"<ul class=nav>{menu}</ul><div id=content><h1>岑阳市水利局通知</h1>{lines}</div>"
        f"<div class=footer>岑阳市水利局</div></body></html>"
    ).encode()


def markdown(paragraphs: int) -> bytes:
    parts = (
        f"## 第{n}节\n\n{SENTENCE * (1 + n % 3)} **要点**，见[附件](a{n}.md)。"
        for n in range(paragraphs)
    )
    return "\n\n".join(parts).encode()


def saved(paragraphs: int) -> bytes:
    import quopri

    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    part = b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return head + part + quopri.encodestring(page(paragraphs)) + b"\r\n--b--\r\n"


def pdf(pages: int) -> bytes:
    """A printed report with headers and page numbers, eleven paragraphs of three lines a page."""
    lines = (f"第{n}项　{SENTENCE * 2}已报送第{n % 9}批。" for n in range(pages * 11))
    return pdf_files.make_pdf(
        "\n".join(["岑阳市水利局通知", *lines]), pdf_files.with_header_and_number
    )


def bare_pdf(data: bytes) -> str:
    import pypdfium2

    texts = []
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        texts.append(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return "".join(texts)


def bare_html(data: bytes) -> str:
    from lxml import etree

    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    return "".join(root.itertext())


def bare_markdown(data: bytes) -> str:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").render(data.decode())


def bare_mhtml(data: bytes) -> str:
    from email import message_from_bytes

    parts = message_from_bytes(data).walk()
    content = (p.get_payload(decode=True) for p in parts if p.get_content_type() == "text/html")
    return "".join(bare_html(one) for one in content if isinstance(one, bytes))


def bare_epub(data: bytes) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pages = (archive.read(name) for name in archive.namelist() if name.endswith(".xhtml"))
        return "".join("".join(etree.fromstring(one).itertext()) for one in pages)


def _row(case: Case) -> Row:
    loaded = _best(lambda: loaders.load_bytes(case.data, case.name))
    bare = _best(lambda: case.bare(case.data))
    first = "" if loaders.beginning(case.data, case.name) is None else _first(case)
    characters = len(loaders.load_bytes(case.data, case.name).text)
    size = len(case.data) / 1e6
    return case.what, size, characters, f"{loaded:.4f}", f"{bare:.4f}", loaded / bare, first


def _first(case: Case) -> str:
    return f"{_best(lambda: loaders.beginning(case.data, case.name)):.4f}"


def _best(run: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return min(times)


if __name__ == "__main__":
    main()
