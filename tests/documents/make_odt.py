"""OpenDocument texts for the tests, as an office program writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tests.documents.article import ARTICLE, Article, Part

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    [
        *(
            f'xmlns:{name}="{_OASIS}:{name}:1.0"'
            for name in ("office", "style", "text", "table", "meta")
        ),
        f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"',
        f'xmlns:draw="{_OASIS}:drawing:1.0"',
        f'xmlns:svg="{_OASIS}:svg-compatible:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:math="http://www.w3.org/1998/Math/MathML"',
    ]
)
_MIME = "application/vnd.oasis.opendocument.text"
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def make_odt(article: Article = ARTICLE) -> bytes:
    return odt("".join(map(_part, article)))


def odt(
    body: str,
    *,
    styles: str = "",
    automatic: str = "",
    master: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    title: str = "",
    kind: str = "text",
) -> bytes:
    """A package with this body. ``styles`` are common ones, ``automatic`` those of the content,
    ``master`` the master pages; ``parts`` are written as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIME.replace("text", kind))
        archive.writestr("content.xml", content(body, automatic, kind))
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
            f"<office:master-styles>{master}</office:master-styles></office:document-styles>",
        )
        archive.writestr(
            "meta.xml",
            f"<office:document-meta {NAMESPACES}><office:meta><dc:title>{title}</dc:title>"
            "</office:meta></office:document-meta>",
        )
        for name, data in {"META-INF/manifest.xml": _MANIFEST, **(parts or {})}.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def content(body: str, automatic: str = "", kind: str = "text") -> str:
    return (
        f"<office:document-content {NAMESPACES}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )


def fodt(body: str) -> bytes:
    """The same as one flat XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} '
        f'office:mimetype="{_MIME}"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document>"
    ).encode()


def paragraph(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _part(part: Part) -> str:
    if part.kind == "title":
        return paragraph(part.text, "Title")
    if part.kind == "heading":
        return f'<text:h text:outline-level="{part.level}">{part.text}</text:h>'
    if part.kind == "table":
        return "<table:table>" + "".join(map(row, part.rows)) + "</table:table>"
    return paragraph(part.text)


def row(cells: tuple[str, ...]) -> str:
    written = (f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{''.join(written)}</table:table-row>"
