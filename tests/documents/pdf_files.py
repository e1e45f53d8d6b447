"""PDF files for the tests, written with reportlab, whose Chinese fonts are named, not embedded."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable, Sequence

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 80.0, 512.0  # 36 characters of 12 points
EM, LEADING = 12.0, 20.0
_NEVER_FIRST = "，。、；：！？）》”’」』"


class Writer:
    """Sets lines on pages. ``y`` counts points from the page's top."""

    def __init__(self, font: str = "STSong-Light") -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(font))
        self._buffer = io.BytesIO()
        self.font = font
        self.canvas = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
        self.y = 90.0
        self.page = 1
        self.furniture: Callable[[Writer], None] | None = None

    def line(self, text: str, x: float = LEFT, size: float = EM, y: float | None = None) -> None:
        self.canvas.setFont(self.font, size)
        self.canvas.drawString(x, HEIGHT - (self.y if y is None else y), text)

    def centred(self, text: str, size: float = EM, y: float | None = None) -> None:
        self.canvas.setFont(self.font, size)
        self.canvas.drawCentredString(
            (LEFT + RIGHT) / 2, HEIGHT - (self.y if y is None else y), text
        )

    def paragraph(
        self, text: str, left: float = LEFT, right: float = RIGHT, indent: float = 2.0
    ) -> None:
        """Broken where the line is full, as a word processor would."""
        for number, line in enumerate(self.broken(text, right - left, indent)):
            if self.y > HEIGHT - 90:
                self.new_page()
            self.line(line, left + (indent * EM if not number else 0.0))
            self.y += LEADING

    def broken(self, text: str, width: float, indent: float) -> list[str]:
        lines, room, line = [], width - indent * EM, ""
        for word in re.findall(r"[!-~]+ ?|.", text):
            longer = pdfmetrics.stringWidth((line + word).rstrip(), self.font, EM)
            if longer > room + 0.01 and word not in _NEVER_FIRST:
                lines.append(line)
                line, room = "", width
            line += word
        return [*lines, line]

    def width_of(self, text: str) -> float:
        return float(pdfmetrics.stringWidth(text, self.font, EM))

    def new_page(self) -> None:
        if self.furniture:
            self.furniture(self)
        self.canvas.showPage()
        self.page += 1
        self.y = 90.0

    def bytes(self) -> bytes:
        if self.furniture:
            self.furniture(self)
        self.canvas.save()
        return self._buffer.getvalue()


def with_header_and_number(writer: Writer) -> None:
    writer.centred("岑阳市防汛抗旱指挥部", 9, 40)
    writer.centred(f"— {writer.page} —", 9, HEIGHT - 40)


def make_pdf(article: str, furniture: Callable[[Writer], None] | None = None) -> bytes:
    """An article as a word processor prints it: the first line is the title, a paragraph a line."""
    writer = Writer()
    writer.furniture = furniture
    title, *paragraphs = [line.strip() for line in article.splitlines() if line.strip()]
    for line in writer.broken(title, (RIGHT - LEFT) * EM / 18, 0):
        writer.centred(line, 18)
        writer.y += 30
    writer.y += 20
    for text in paragraphs:
        writer.paragraph(text)
    return writer.bytes()


def png(width: int = 8, height: int = 6, colour: Sequence[int] = (200, 30, 30)) -> bytes:
    """A picture of one colour."""
    rows = (b"\0" + bytes(colour) * width) * height

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def draw_picture(writer: Writer, x: float, y: float, width: float, height: float) -> None:
    writer.canvas.drawImage(ImageReader(io.BytesIO(png())), x, HEIGHT - y - height, width, height)


def raw_pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of numbered objects, the first of them the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    count = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    return bytes(out) + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        count,
        trailer,
        start,
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def one_page(content: bytes, resources: bytes = b"<<>>", page: bytes = b"") -> list[bytes]:
    """Catalogue, page tree, a page, its content."""
    return [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %s%s>>"
        % (resources, page),
        stream(content),
    ]
