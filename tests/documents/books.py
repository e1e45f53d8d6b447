"""EPUB files made for tests."""

# ruff: noqa: E501  # a piece of markup reads best in one line

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
    'full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
XHTML = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
    '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{}</body></html>'
)


def epub(
    pages: Sequence[str],
    *,
    metadata: str = "<dc:title>渡口</dc:title><dc:creator>方圆</dc:creator>",
    nav: str = "",
    ncx: str = "",
    others: Mapping[str, bytes] = {},
    manifest: str = "",
    spine: str | None = None,
) -> bytes:
    """A book of XHTML bodies (``OEBPS/c0.xhtml`` and so on)."""
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(pages))
    )
    items += (
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        if nav
        else ""
    )
    items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' if ncx else ""
    order = (
        spine
        if spine is not None
        else "".join(f'<itemref idref="c{n}"/>' for n in range(len(pages)))
    )
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f'<manifest>{items}{manifest}</manifest><spine toc="ncx">{order}</spine></package>'
    )
    files = {"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package}
    files |= {f"OEBPS/c{n}.xhtml": XHTML.format(body) for n, body in enumerate(pages)}
    if nav:
        files["OEBPS/nav.xhtml"] = XHTML.format(f'<nav epub:type="toc"><ol>{nav}</ol></nav>')
    if ncx:
        files["OEBPS/toc.ncx"] = (
            f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{ncx}</navMap></ncx>'
        )
    return zipped({**{name: text.encode() for name, text in files.items()}, **others})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive that begins with the type of a book."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def long_book(chapters: int) -> bytes:
    """A novel of so many chapters, three thousand characters each."""
    sentence = "夜里的渡口只剩一盏灯，摆渡人坐在船头，听水声一下一下拍着船帮，想着明天的天气。"
    body = "".join(f"<p>　　{sentence * (2 + n % 3)}</p>" for n in range(25))
    nav = "".join(f'<li><a href="c{n}.xhtml">第{n + 1}章 渡口</a></li>' for n in range(chapters))
    return epub([f"<h2>第{n + 1}章 渡口</h2>{body}" for n in range(chapters)], nav=nav)
