"""Office files for the bench of formats, and the shortest programs that get their text out."""

from __future__ import annotations

import io
import zipfile

from tests.documents.article import Article, Part
from tests.documents.make_docx import make_docx
from tests.documents.make_odt import make_odt
from tests.documents.make_ofd import make_ofd
from tests.documents.make_rtf import make_rtf

SENTENCE = (
    "岑阳市水利局组织人员检查了全市三百六十九座水库，发现的问题已经整改完毕，汛期值守一切就绪。"
)


def long_article(paragraphs: int) -> Article:
    """Headings, prose and a table now and then."""
    parts = [Part("title", "岑阳市水利局关于水库检查情况的通报")]
    for number in range(paragraphs):
        if number % 20 == 0:
            parts.append(Part("heading", f"第{number // 20 + 1}部分", 1))
        if number % 50 == 49:
            parts.append(Part("table", rows=(("县", "人数", "户数"), ("云岫", "12", "4")) * 3))
        parts.append(Part("paragraph", f"第{number}项，" + SENTENCE * (1 + number % 3)))
    return tuple(parts)


def docx(paragraphs: int) -> bytes:
    return make_docx(long_article(paragraphs))


def odt(paragraphs: int) -> bytes:
    return make_odt(long_article(paragraphs))


def rtf(paragraphs: int) -> bytes:
    return make_rtf(long_article(paragraphs))


def ofd(paragraphs: int) -> bytes:
    return make_ofd(long_article(paragraphs))


def bare_docx(data: bytes) -> str:
    """python-docx: paragraphs, and the cells of tables."""
    import docx as library

    document = library.Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    rows = (row for table in document.tables for row in table.rows)
    return "\n".join(lines + ["\t".join(cell.text for cell in row.cells) for row in rows])


def bare_rtf(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(data.decode("latin-1"), errors="replace"))


def bare_odfpy(data: bytes) -> str:
    from odf import teletype, text
    from odf.opendocument import load

    document = load(io.BytesIO(data))
    kinds = (text.H, text.P)
    return "\n".join(
        teletype.extractText(one) for kind in kinds for one in document.getElementsByType(kind)
    )


def bare_odt(data: bytes) -> str:
    """lxml: the text of each paragraph."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    return "\n".join("".join(p.itertext()) for p in root.iter("{*}p", "{*}h"))


def bare_ofd(data: bytes) -> str:
    """lxml: the text of each piece."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = (name for name in archive.namelist() if name.endswith("Content.xml"))
        roots = [etree.fromstring(archive.read(name)) for name in names]
    return "\n".join("".join(t.itertext()) for root in roots for t in root.iter("{*}TextCode"))
