"""OFD files for the tests: lines of characters with their places, as printers of OFD write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.documents.article import ARTICLE, Article, Part

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT, TOP, BOTTOM = 28.0, 182.0, 37.0, 262.0
EM, LEADING = 5.5, 9.9
_NEVER_FIRST = "，。、；：！？）》”"


class Line(NamedTuple):
    """One line of a page: its text, and where its baseline begins, in millimetres."""

    text: str
    x: float
    y: float
    size: float = EM
    deltas: str | None = None


def make_ofd(article: Article = ARTICLE) -> bytes:
    return ofd(list(pages_of(article)))


def pages_of(article: Article) -> Iterator[list[Line]]:
    """The article set in lines of 28 characters, with a page number below each page."""
    lines: list[Line] = []
    y, number = TOP, 1
    for text, x, size in _set(article):
        if text and y > BOTTOM:
            yield [*lines, _page_number(number)]
            lines, y, number = [], TOP, number + 1
        lines += [Line(cell, place, y, size) for cell, place in _cells(text, x, size)]
        y += LEADING
    yield [*lines, _page_number(number)]


def _page_number(number: int) -> Line:
    return Line(f"— {number} —", WIDTH / 2 - 8, HEIGHT - 15, 4.2)


def _set(article: Article) -> Iterator[tuple[str, float, float]]:
    for part in article:
        yield from _part(part)


def _part(part: Part) -> Iterator[tuple[str, float, float]]:
    if part.kind == "table":
        yield from (("\t".join(row), LEFT, EM) for row in part.rows)
    elif part.kind == "title":
        for line in _broken(part.text, 19, 19):
            yield line, (WIDTH - len(line) * 1.4 * EM) / 2, 1.4 * EM
    elif part.text.startswith(("岑阳市人民政府", "2023年7月3日")):
        yield part.text, RIGHT - (len(part.text) + 4) * EM, EM
    elif part.text.endswith("："):
        yield part.text, LEFT, EM
    else:
        for number, line in enumerate(_broken(part.text, 26, 28)):
            yield line, LEFT + (0 if number else 2 * EM), EM


def _cells(text: str, x: float, size: float) -> list[tuple[str, float]]:
    return [(cell, x + 45 * column) for column, cell in enumerate(text.split("\t"))]


def _broken(text: str, first: int, following: int) -> Iterator[str]:
    """Lines of so many characters; figures and letters take half of one."""
    line, room = "", float(first)
    for character in text:
        width = _width(character)
        if width > room and character not in _NEVER_FIRST:
            yield line
            line, room = "", float(following)
        line += character
        room -= width
    yield line


def _width(character: str) -> float:
    return 0.5 if character.isascii() else 1.0


def ofd(
    pages: list[list[Line]],
    parts: Mapping[str, str | bytes] | None = None,
    *,
    title: str = "",
    objects: Mapping[int, str] | None = None,
    body: str = "",
    common: str = "",
) -> bytes:
    """A file with these pages. ``objects`` has more XML for the layer of a page, ``body`` for the
    document's entry, ``common`` for its common data; ``parts`` are written as they are."""
    entry = (
        f"<ofd:OFD {NAMESPACE} Version='1.0' DocType='OFD'><ofd:DocBody><ofd:DocInfo>"
        f"<ofd:DocID>0</ofd:DocID><ofd:Title>{title}</ofd:Title></ofd:DocInfo>"
        f"<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{body}</ofd:DocBody></ofd:OFD>"
    )
    listed = "".join(
        f"<ofd:Page ID='{n + 10}' BaseLoc='Pages/Page_{n}/Content.xml'/>" for n in range(len(pages))
    )
    document = (
        f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}"
        f"</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", entry)
        archive.writestr("Doc_0/Document.xml", document)
        for number, lines in enumerate(pages):
            archive.writestr(
                f"Doc_0/Pages/Page_{number}/Content.xml",
                page(lines, (objects or {}).get(number, "")),
            )
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def page(lines: list[Line], more: str = "") -> str:
    """The content of a page, or of a template."""
    written = "".join(map(_text_object, lines))
    return (
        f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer ID='2'>{written}{more}</ofd:Layer>"
        "</ofd:Content></ofd:Page>"
    )


def _text_object(line: Line) -> str:
    steps = [_width(character) * line.size for character in line.text[:-1]]
    deltas = line.deltas if line.deltas is not None else _deltas(steps)
    size, top = line.size, line.y - line.size
    return (
        f"<ofd:TextObject ID='3' Font='1' Size='{size}' "
        f"Boundary='{line.x} {top} {len(line.text) * size} {1.3 * size}'>"
        f"<ofd:TextCode X='0' Y='{size}' DeltaX='{deltas}'>{line.text}</ofd:TextCode>"
        "</ofd:TextObject>"
    )


def _deltas(steps: list[float]) -> str:
    """Offsets, equal ones in short form (g count value)."""
    found: list[str] = []
    start = 0
    for end in range(1, len(steps) + 1):
        if end == len(steps) or steps[end] != steps[start]:
            found.append(
                f"g {end - start} {steps[start]}" if end - start > 1 else str(steps[start])
            )
            start = end
    return " ".join(found)
