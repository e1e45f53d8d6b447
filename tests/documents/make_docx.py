"""Word files for the tests: an article with python-docx, and single parts written out by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tests.documents.article import ARTICLE, Article

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MORE = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82"
)


def make_docx(article: Article = ARTICLE) -> bytes:
    """The article as Word would keep it: styles for headings, a real table."""
    import docx

    document = docx.Document()
    for part in article:
        if part.kind == "title":
            document.add_heading(part.text, 0)
        elif part.kind == "heading":
            document.add_heading(part.text, part.level)
        elif part.kind == "table":
            table = document.add_table(len(part.rows), len(part.rows[0]))
            for row, cells in zip(table.rows, part.rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        else:
            document.add_paragraph(part.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def package(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    relations: Mapping[str, tuple[str, str]] | None = None,
    *,
    main_type: str = _MAIN,
    strict: bool = False,
) -> bytes:
    """A Word file with this body. ``parts`` are written beside it as they are (``{ns}`` in XML
    becomes the namespaces); ``relations`` has the kind and the target of each id."""
    kinds = STRICT_R if strict else _R
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES.format(main=main_type))
        archive.writestr(
            "_rels/.rels", _relations({"r1": ("officeDocument", "word/document.xml")}, kinds)
        )
        archive.writestr(
            "word/document.xml", element("document", f"<w:body>{body}</w:body>", strict=strict)
        )
        archive.writestr("word/_rels/document.xml.rels", _relations(relations or {}, kinds))
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def element(name: str, inner: str, *, strict: bool = False) -> str:
    """The root of a part, with the namespaces that the tests use."""
    w, r = (STRICT_W, STRICT_R) if strict else (_W, _R)
    return f'<w:{name} xmlns:w="{w}" xmlns:r="{r}" {_MORE}>{inner}</w:{name}>'


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _relations(relations: Mapping[str, tuple[str, str]], kinds: str) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kinds}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for key, (kind, target) in relations.items()
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{rows}</Relationships>"
    )
