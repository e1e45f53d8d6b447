"""The original pages of a PDF for looking at: their sizes, their pictures, where text stands."""

from __future__ import annotations

from contextlib import ExitStack
from typing import NamedTuple

from reader_app.documents.loaders.pdf import read_page
from reader_app.documents.loaders.pdf.characters import Characters
from reader_app.documents.loaders.pdf.engine import LOCK, open_pdf, opened_page, page_count, pdfium
from reader_app.documents.loaders.pdf.pictures import MOST_PIXELS, drawn
from reader_app.documents.model import Document
from reader_app.documents.page_lines import page_strips
from reader_app.documents.paging.sheets import Run, Sheet, Strip

_SLACK = 2_000  # code points behind a page's end where what interrupts a paragraph may stand
_FARTHEST = 400  # code points that a run of a table may lie behind the one before


class PageSize(NamedTuple):
    """Width and height in points, as shown."""

    width: float
    height: float


class PagePicture(NamedTuple):
    """Rows of pixels, four bytes each: blue, green, red, unused."""

    width: int
    height: int
    stride: int
    data: bytes


class Rect(NamedTuple):
    """A box on a page in shares of its width and height, from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class PdfPages:
    """A PDF that stays open while its pages are shown. Its methods may be called in any thread.

    Raises KnownError like the loader.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._stack = ExitStack()
        self._pdf = self._stack.enter_context(open_pdf(data, name))
        self._found: tuple[int, dict[int, Rect]] | None = None

    def close(self) -> None:
        self._stack.close()

    def sizes(self) -> list[PageSize]:
        """The size of every page; a broken one has that of a sheet of A4."""
        found = []
        for number in range(page_count(self._pdf)):
            with LOCK:
                size = pdfium.FS_SIZEF()
                known = pdfium.FPDF_GetPageSizeByIndexF(self._pdf.raw, number, size)
            sane = known and 1 <= size.width < 20_000 and 1 <= size.height < 20_000
            found.append(PageSize(size.width, size.height) if sane else PageSize(595.0, 842.0))
        return found

    def render(self, number: int, width: int) -> PagePicture | None:
        """A page drawn ``width`` pixels wide; None if it is broken."""
        with opened_page(self._pdf, number) as page:
            if page is None:
                return None
            across, down = page.get_size()
            height = max(1, round(width * down / across))
            shrink = min(1.0, (MOST_PIXELS / (width * height)) ** 0.5)
            picture = drawn(page, max(1, int(width * shrink)), max(1, int(height * shrink)))
        return None if picture is None else PagePicture(*picture)

    def rects(self, document: Document, number: int, start: int, end: int) -> list[Rect]:
        """Where a stretch of the document's text stands on a page, a box for each line of it."""
        places = self._known_places(document, number)
        return _lines([places[at] for at in range(start, end) if at in places])

    def position_at(self, document: Document, number: int, x: float, y: float) -> int | None:
        """The code point of the document's text that stands at a place of a page."""
        for position, box in self._known_places(document, number).items():
            if box.left <= x < box.right and box.top <= y < box.bottom:
                return position
        return None

    def _known_places(self, document: Document, number: int) -> dict[int, Rect]:
        """The places of the page that was asked for last are kept."""
        found = self._found
        if found is None or found[0] != number:
            self._found = found = number, self._places(document, number)
        return found[1]

    def _places(self, document: Document, number: int) -> dict[int, Rect]:
        """The box of each code point of the text that stands on a page."""
        if number >= len(document.pages):
            return {}
        with LOCK:
            content = read_page(self._pdf, number)
            if content.found is None:
                return {}
            with opened_page(self._pdf, number) as page:
                rotation = page.get_rotation() if page is not None else 0
        sheet = Sheet(
            content.label,
            content.width,
            content.height,
            tuple(content.runs),
            rules=content.rules,
        )
        [strips] = page_strips([sheet])
        boxes = _Boxes(content.found, rotation)
        return _matched(document, number, strips, boxes)


class _Boxes:
    """Boxes of characters in shares of the page as it is shown."""

    def __init__(self, found: Characters, rotation: int) -> None:
        self._found = found
        # Quarter turns to the right from the page as it was read to the page as it is shown.
        self._turn = (rotation // 90 - (found.turn if found.turn < 4 else 0)) % 4
        self._vertical = found.turn == 4

    def of(self, run: Run, place: int) -> Rect:
        """The box of a character of a run's text."""
        index = min(run.first + place, len(self._found.codes) - 1)
        found = self._found
        left, right = found.left[index] / found.width, found.right[index] / found.width
        top, bottom = found.top[index] / found.height, found.bottom[index] / found.height
        if self._vertical:
            left, top, right, bottom = 1 - bottom, left, 1 - top, right
        for _ in range(self._turn):
            left, top, right, bottom = 1 - bottom, left, 1 - top, right
        return Rect(float(left), float(top), float(right), float(bottom))


def _matched(
    document: Document, number: int, strips: list[Strip], boxes: _Boxes
) -> dict[int, Rect]:
    pages, text = document.pages, document.text
    start = pages[number].start
    end = pages[number + 1].start if number + 1 < len(pages) else len(text)
    positions = [at for at in range(start, min(end + _SLACK, len(text))) if not text[at].isspace()]
    written = "".join(text[at] for at in positions)
    found: dict[int, Rect] = {}
    cursor = 0
    # What repeats on pages stands behind the paragraph that it interrupts.
    for strip in sorted(strips, key=lambda strip: strip.furniture):
        for runs in _portions(strip):
            signs = [(sign, run, place) for run in runs for place, sign in _signs(run.text)]
            words = "".join(sign for sign, _, _ in signs)
            at = _find(written, words, cursor, _FARTHEST if strip.table else len(written))
            if at is None:
                continue
            for step, (_, run, place) in enumerate(signs[: len(written) - at]):
                found[positions[at + step]] = boxes.of(run, place)
            cursor = at + len(words)
    return found


def _portions(strip: Strip) -> list[list[Run]]:
    """The runs of a line together, those of a table one by one."""
    runs = [run for _, run in strip.pieces]
    return [[run] for run in runs] if strip.table else [runs]


def _signs(text: str) -> list[tuple[int, str]]:
    return [(n, sign) for n, sign in enumerate(text) if not sign.isspace() and sign != "\u00ad"]


def _find(written: str, words: str, cursor: int, farthest: int) -> int | None:
    """Where the words stand, at the cursor or else behind it; a hyphen at the end may be gone."""
    for wanted in (words, words[:-1] if words.endswith("-") else words):
        if not wanted:
            continue
        at = written.find(wanted, cursor, cursor + farthest + len(wanted))
        if at < 0:
            at = written.find(wanted)
        if at >= 0:
            return at
    return None


def _lines(places: list[Rect]) -> list[Rect]:
    """Boxes beside each other as one."""
    lines: list[Rect] = []
    for box in places:
        if lines and _follows(lines[-1], box):
            last = lines[-1]
            lines[-1] = Rect(
                min(last.left, box.left),
                min(last.top, box.top),
                max(last.right, box.right),
                max(last.bottom, box.bottom),
            )
        else:
            lines.append(box)
    return lines


def _follows(last: Rect, box: Rect) -> bool:
    """On one line (or, in vertical writing, in one column) and not far away."""
    height, width = last.bottom - last.top, last.right - last.left
    across = abs(box.top - last.top) < 0.6 * (box.bottom - box.top)
    near_across = -width <= box.left - last.right < 3 * (box.right - box.left)
    down = abs(box.left - last.left) < 0.6 * (box.right - box.left)
    near_down = -height <= box.top - last.bottom < 1.5 * (box.bottom - box.top)
    return (across and near_across) or (down and near_down and height > width)
