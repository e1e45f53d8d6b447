"""How fast files of each format are read, beside what libraries take to get the same file's text.

Every library is asked for all the text in the shortest way that its documentation shows. The
program does not use all of them: trafilatura, odfpy, EbookLib and Beautiful Soup are measured where
they are installed (``pip install trafilatura odfpy EbookLib beautifulsoup4``). What a format's
parser alone takes (lxml, which builds no paragraphs, finds no main content, places no words on the
page) stands there as the lower bound. Ours and theirs run by turns in one process; the times are
processor time, the best of several. ``first page`` is what the window shows of a long document
before the rest is read.
"""

from __future__ import annotations

import io
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from reader_app.documents import loaders
from tests.bench import office_formats as office
from tests.bench.table import print_table
from tests.documents import books, pdf_files

SENTENCE = (
    "岑阳市水利局组织人员检查了全市三百六十九座水库，发现的问题已经整改完毕，汛期值守一切就绪。"
)
ROUNDS = 5
_LONG_SECONDS = 2.0  # what takes longer is run no more than twice


class Bare(NamedTuple):
    """A library, and the shortest program that gets the text of a file with it."""

    name: str
    module: str
    read: Callable[[bytes], object]


class Case(NamedTuple):
    """A file, what it is, and who else reads it."""

    what: str
    name: str
    data: bytes
    libraries: tuple[Bare, ...]


def main() -> None:
    rows, firsts = [], []
    for case in cases():
        found = measured(case)
        ours = found.pop("")
        rows += [
            (case.what, len(case.data) / 1e6, library, ours * 1000, seconds * 1000, ours / seconds)
            for library, seconds in found.items()
        ]
        if loaders.beginning(case.data, case.name) is not None:
            firsts.append((case.what, _first(case) * 1000, ours * 1000))
    print_table(
        "Loading, and the text by other means (processor time, best of several)",
        ("file", "MB", "library", "ours, ms", "library, ms", "ratio"),
        rows,
    )
    print_table(
        "Long documents (processor time)", ("file", "first page, ms", "the whole, ms"), firsts
    )


def cases() -> list[Case]:
    lxml = Bare("lxml, tree and text", "lxml", bare_html)
    pages = (
        Bare("trafilatura.extract", "trafilatura", bare_trafilatura),
        Bare("Beautiful Soup get_text", "bs4", bare_soup),
        lxml,
    )
    epubs = (
        Bare("EbookLib + Beautiful Soup", "ebooklib", bare_ebooklib),
        Bare("zipfile + lxml", "lxml", bare_epub),
    )
    markdowns = (Bare("markdown-it-py render", "markdown_it", bare_markdown),)
    mhtml = (
        Bare("email + trafilatura", "trafilatura", lambda data: in_mhtml(data, bare_trafilatura)),
        Bare("email + lxml", "lxml", lambda data: in_mhtml(data, bare_html)),
    )
    words = (Bare("python-docx", "docx", office.bare_docx),)
    odts = (
        Bare("odfpy + teletype", "odf", office.bare_odfpy),
        Bare("zipfile + lxml", "lxml", office.bare_odt),
    )
    rtfs = (Bare("striprtf", "striprtf", office.bare_rtf),)
    ofds = (Bare("zipfile + lxml", "lxml", office.bare_ofd),)
    pdfs = (Bare("pypdfium2", "pypdfium2", bare_pdf),)
    return [
        Case("page, 200 paragraphs", "a.html", page(200), pages),
        Case("page, 5,000 paragraphs", "a.html", page(5_000), pages),
        Case("Markdown, 2,000 paragraphs", "a.md", markdown(2_000), markdowns),
        Case("saved page, 2,000 paragraphs", "a.mht", saved(2_000), mhtml),
        Case("book, 30 chapters", "a.epub", books.long_book(30), epubs),
        Case("book, 1,000 chapters", "a.epub", books.long_book(1_000), epubs),
        Case("Word, 500 paragraphs", "a.docx", office.docx(500), words),
        Case("Word, 3,000 paragraphs", "a.docx", office.docx(3_000), words),
        Case("ODT, 3,000 paragraphs", "a.odt", office.odt(3_000), odts),
        Case("RTF, 3,000 paragraphs", "a.rtf", office.rtf(3_000), rtfs),
        Case("OFD, 3,000 paragraphs", "a.ofd", office.ofd(3_000), ofds),
        Case("PDF, 60 pages", "a.pdf", pdf(60), pdfs),
        Case("PDF, 500 pages", "a.pdf", pdf(500), pdfs),
    ]


def measured(case: Case) -> dict[str, float]:
    """The best time of each library by its name, ours by the empty one, in seconds."""
    runs: dict[str, Callable[[], object]] = {"": lambda: loaders.load_bytes(case.data, case.name)}
    for bare in case.libraries:
        if find_spec(bare.module):
            runs[bare.name] = lambda bare=bare: bare.read(case.data)
    best: dict[str, float] = {}
    for done in range(ROUNDS):
        for name, run in runs.items():
            if done < 2 or best[name] < _LONG_SECONDS:
                best[name] = min(best.get(name, float("inf")), _seconds(run))
    return best


def _seconds(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def _first(case: Case) -> float:
    return min(_seconds(lambda: loaders.beginning(case.data, case.name)) for _ in range(ROUNDS))


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


def in_mhtml(data: bytes, read: Callable[[bytes], object]) -> list[object]:
    """What a reader of pages makes of those in a saved page."""
    from email import message_from_bytes

    parts = message_from_bytes(data).walk()
    content = (p.get_payload(decode=True) for p in parts if p.get_content_type() == "text/html")
    return [read(one) for one in content if isinstance(one, bytes)]


def bare_epub(data: bytes) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pages = (archive.read(name) for name in archive.namelist() if name.endswith(".xhtml"))
        return "".join("".join(etree.fromstring(one).itertext()) for one in pages)


def bare_trafilatura(data: bytes) -> object:
    import trafilatura

    return trafilatura.extract(data)


def bare_soup(data: bytes) -> str:
    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

    warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
    return str(BeautifulSoup(data, "lxml").get_text())


def bare_ebooklib(data: bytes) -> str:
    import ebooklib
    from ebooklib import epub

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.epub"
        path.write_bytes(data)
        book = epub.read_epub(str(path))
        pages = book.get_items_of_type(ebooklib.ITEM_DOCUMENT)
        return "".join(bare_soup(page.get_content()) for page in pages)


if __name__ == "__main__":
    main()
