"""How much of a printed text is read as it was written: seeds and labelled texts, set as PDF in
many ways, against the same texts read as plain texts.

``paragraphs`` is the share of blocks that come out character for character (white space aside),
``kinds`` the share that also are of the same kind. ``-v`` names what differs.
"""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reader_app.documents.loaders import load, load_bytes
from reader_app.documents.model import BlockKind, Document
from tests.bench.table import Row, print_table

ROOT = Path(__file__).parents[2]
FONT = "STSong-Light"
_NEVER_FIRST = "，。、；：！？）》”’」』"
_TITLES = (BlockKind.TITLE, BlockKind.HEADING)


class Layout(NamedTuple):
    """How a text is set; lengths in points."""

    name: str
    size: float = 12.0
    leading: float = 1.6  # of the size
    indent: float = 2.0  # ems
    gap: float = 0.0  # ems between paragraphs
    justified: bool = False
    title: float = 18.0
    centred: bool = True
    columns: int = 1
    width: float = 595.0
    height: float = 842.0
    furniture: bool = True
    hanging: bool = True  # stops at a line's end may hang over


LAYOUTS = (
    Layout("indented, ragged"),
    Layout("indented, justified", justified=True),
    Layout("spaced, ragged", indent=0, gap=0.8),
    Layout("spaced, justified", indent=0, gap=0.8, justified=True),
    Layout("neither, ragged", indent=0),
    Layout("neither, justified", indent=0, justified=True),
    Layout("official", size=16, leading=1.75, title=22, justified=True),
    Layout("small type", size=9, leading=1.4, title=14),
    Layout("two columns", size=10, title=18, columns=2, justified=True),
    Layout("slides", size=20, leading=1.4, indent=0, gap=0.5, title=32, width=720, height=405),
    Layout("bare lines", title=12, centred=False, furniture=False),
    Layout("bare lines, no indent", indent=0, title=12, centred=False, furniture=False),
    Layout("nothing hangs", hanging=False),
)


def main() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    texts = [lines for path in _sources() if (lines := _lines(path))]
    rows = [_row(layout, texts) for layout in LAYOUTS]
    counts = [sum(int(row[place]) for row in rows) for place in (1, 2, 3)]
    rows.append(_shares("all", *counts))
    print_table(
        f"{len(texts)} texts in {len(LAYOUTS)} layouts read back from PDF",
        ("layout", "paragraphs", "identical", "of the same kind"),
        [_shares(str(row[0]), *map(int, row[1:])) for row in rows[:-1]] + [rows[-1]],
    )


def _sources() -> list[Path]:
    return sorted((*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/data/labelled/*.txt")))


def _lines(path: Path) -> list[str]:
    """The words of a text as one would print them: no markup, no lines of blanks."""
    document = load(path)
    lines = (line.strip(" \t\u3000") for line in document.text.splitlines())
    return [line for line in lines if line and not re.match(r"<\w+|\[图片|\d+\s*\t", line)]


def _row(layout: Layout, texts: list[list[str]]) -> Row:
    paragraphs = identical = kinds = 0
    for lines in texts:
        wanted = load_bytes("\n".join(lines).encode(), "a.txt")
        found = load_bytes(printed(lines, wanted, layout), "a.pdf")
        count, same, alike, missed = compared(wanted, found)
        paragraphs, identical, kinds = paragraphs + count, identical + same, kinds + alike
        if "-v" in sys.argv:
            for text in missed:
                print(f"{layout.name}: {text[:60]} … {text[-24:]}")
    return layout.name, paragraphs, identical, kinds


def _shares(name: str, paragraphs: int, identical: int, kinds: int) -> Row:
    return name, paragraphs, f"{identical / paragraphs:.1%}", f"{kinds / paragraphs:.1%}"


def compared(wanted: Document, found: Document) -> tuple[int, int, int, list[str]]:
    """Blocks, how many of them came out, how many of these as the same kind, and the others."""
    here: Counter[str] = Counter()
    kinds: dict[str, BlockKind] = {}
    for block in found.blocks:
        for line in found.block_text(block).split("\n"):
            here[_bare(line)] += 1
            kinds[_bare(line)] = block.kind
    count = identical = alike = 0
    missed = []
    for block in wanted.blocks:
        for line in wanted.block_text(block).split("\n"):
            bare = _bare(line)
            count += 1
            if here[bare] > 0:
                here[bare] -= 1
                identical += 1
                alike += kinds[bare] is block.kind
            else:
                missed.append(bare)
    return count, identical, alike, missed


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed(lines: list[str], document: Document, layout: Layout) -> bytes:
    """The lines as a word processor would print them in this layout."""
    titles = {
        _bare(document.block_text(block)): block.kind
        for block in document.blocks
        if block.kind in _TITLES
    }
    press = _Press(layout)
    for line in lines:
        press.paragraph(line, titles.get(_bare(line)))
    return press.bytes()


class _Press:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=(layout.width, layout.height), invariant=1)
        self._margin = 0.12 * layout.width
        self._page, self._column, self._y = 1, 0, self._margin
        self._top = self._margin

    def paragraph(self, text: str, kind: BlockKind | None) -> None:
        layout = self._layout
        title = kind is BlockKind.TITLE and layout.title > layout.size
        size = layout.title if title else layout.size
        indent = 0.0 if kind is BlockKind.TITLE else layout.indent * size
        left, right = self._edges(wide=title)
        lines = list(self._broken(text, size, right - left, indent))
        for number, line in enumerate(lines):
            self._room(size)
            left, right = self._edges(wide=title)  # perhaps of the next column
            start = left + (0.0 if number else indent)
            if title and layout.centred:
                start = (left + right - self._width(line, size)) / 2
            last = number == len(lines) - 1
            self._line(line, start, size, right if layout.justified and not last else None)
            self._y += layout.leading * size
        self._y += layout.gap * layout.size
        if title and self._page == 1:
            self._y += size
            self._top = self._y

    def _edges(self, wide: bool) -> tuple[float, float]:
        """Of the column; of the page for what goes over all of them."""
        left, right = self._margin, self._layout.width - self._margin
        if wide or self._layout.columns == 1:
            return left, right
        gutter = 2 * self._layout.size
        width = (right - left - gutter * (self._layout.columns - 1)) / self._layout.columns
        left += self._column * (width + gutter)
        return left, left + width

    def _room(self, size: float) -> None:
        if self._y + size <= self._layout.height - self._margin:
            return
        self._column += 1
        if self._column >= self._layout.columns:
            self._end_page()
        self._y = self._top

    def _end_page(self) -> None:
        layout = self._layout
        if layout.furniture:
            self._canvas.setFont(FONT, 9)
            foot = layout.height - self._margin / 2
            self._canvas.drawCentredString(
                layout.width / 2, layout.height - foot, f"— {self._page} —"
            )
        self._canvas.showPage()
        self._page, self._column = self._page + 1, 0
        self._top = self._margin

    def _line(self, line: str, start: float, size: float, edge: float | None) -> None:
        words = self._canvas.beginText(start, self._layout.height - self._y - size)
        words.setFont(FONT, size)
        if edge is not None and len(line) > 1:
            room = edge - start - self._width(line, size)
            words.setCharSpace(min(max(0.0, room / (len(line) - 1)), 0.3 * size))
        words.textOut(line)
        self._canvas.drawText(words)

    def _broken(self, text: str, size: float, width: float, indent: float) -> Iterator[str]:
        line, room = "", width - indent
        for word in re.findall(r"[!-~]+ ?|.", text):
            fits = self._width((line + word).rstrip(), size) <= room + 0.01
            hangs = word in _NEVER_FIRST and self._layout.hanging
            if line and not fits and not hangs:
                if word in _NEVER_FIRST:  # it takes the character before along
                    line, word = line[:-1], line[-1] + word
                yield line
                line, room = "", width
            line += word
        yield line

    def _width(self, text: str, size: float) -> float:
        return float(pdfmetrics.stringWidth(text, FONT, size))

    def bytes(self) -> bytes:
        self._end_page()
        self._canvas.save()
        return self._buffer.getvalue()


if __name__ == "__main__":
    main()
