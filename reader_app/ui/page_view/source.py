"""The pages of one original: opened, drawn and searched off the window's thread."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from reader_app.documents import loaders
from reader_app.documents.loaders import Pages
from reader_app.documents.model import Document
from reader_app.library.library import Library
from reader_app.ui.jobs import Job, Jobs, Report
from reader_app.ui.reading_session import OpenDocument

MOST_KEPT = 48_000_000  # pixels of all drawn pages together: three of the largest
WIDEST = 4_000  # pixels


Place = tuple[int, float, float]  # a page, and shares of its width and height


class Drawn(NamedTuple):
    """A page drawn at a width in pixels; ``image`` is None for a broken page."""

    pages: Pages
    number: int
    width: int
    image: QImage | None


class Found(NamedTuple):
    """Where a stretch of text stands: boxes by page, in shares of its width and height."""

    pages: Pages
    rects: dict[int, list[tuple[float, float, float, float]]]


class PageSource(QObject):
    """Gives drawn pages; what is not there yet is drawn and announced. ``opened`` follows
    ``open`` with the sizes of the pages in points."""

    opened = Signal(list)
    drawn = Signal()
    found = Signal(object)  # dict of a page's number and its boxes
    pointed = Signal(int)  # code point
    stretched = Signal(int, int)  # the code points between two places
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._pages: Pages | None = None
        self._document: Document | None = None
        self._id = -1
        self._kept: OrderedDict[int, tuple[int, QImage | None]] = OrderedDict()
        self._wanted: list[tuple[int, int]] = []
        self._drawing: Job | None = None
        self._stretching: Job | None = None
        self._next: tuple[Place, Place] | None = None

    def opened_now(self) -> tuple[Pages, Document] | None:
        """The pages and their document, while they are open."""
        if self._pages is None or self._document is None:
            return None
        return self._pages, self._document

    def open(self, opened: OpenDocument) -> None:
        """Open the original of a document; what was open is closed."""
        self.close()
        self._id, self._document = opened.row.id, opened.document
        operation = _Open(self._library, opened.row.id)
        self._jobs.start(operation.run, succeeded=self._on_opened, failed=self.failed.emit)

    def close(self) -> None:
        """Forget the pages; they are closed once nothing draws them any more."""
        if self._pages is not None:
            self._jobs.start(_Close(self._pages).run)
        self._pages = self._document = None
        self._id = -1
        self._kept.clear()
        self._wanted.clear()
        self._drawing = self._stretching = self._next = None

    def page(self, number: int, width: int) -> QImage | None:
        """A page about so many pixels wide; an older drawing, or None, while it is drawn."""
        width = min(width, WIDEST)
        at_width, image = self._kept.get(number, (0, None))
        if number in self._kept:
            self._kept.move_to_end(number)
        if at_width != width and self._pages is not None:
            self._want(number, width)
        return image

    def find(self, start: int, end: int) -> None:
        """Look up where a stretch of the text stands; ``found`` tells."""
        if self._pages is not None and self._document is not None and start < end:
            operation = _Find(self._pages, self._document, start, end)
            self._jobs.start(operation.run, succeeded=self._on_found, failed=self.failed.emit)

    def point(self, number: int, x: float, y: float) -> None:
        """Look up which code point stands at a place of a page; ``pointed`` tells."""
        if self._pages is not None and self._document is not None:
            operation = _Point(self._pages, self._document, number, x, y)
            self._jobs.start(operation.run, succeeded=self._on_pointed, failed=self.failed.emit)

    def stretch(self, one: Place, other: Place) -> None:
        """Look up which code points stand between two places; ``stretched`` tells of the last."""
        self._next = one, other
        if self._stretching is None and self._pages is not None and self._document is not None:
            self._next = None
            operation = _Stretch(self._pages, self._document, one, other)
            self._stretching = self._jobs.start(
                operation.run, succeeded=self._on_stretched, failed=self.failed.emit
            )

    def forget_wishes(self) -> None:
        """Draw nothing that is not asked for again."""
        self._wanted.clear()

    def _want(self, number: int, width: int) -> None:
        if (number, width) not in self._wanted:
            self._wanted.append((number, width))
        self._draw_next()

    def _draw_next(self) -> None:
        if self._drawing is not None or not self._wanted or self._pages is None:
            return
        number, width = self._wanted.pop(0)
        operation = _Draw(self._pages, number, width)
        self._drawing = self._jobs.start(
            operation.run, succeeded=self._on_drawn, failed=self.failed.emit
        )

    @Slot(object)
    def _on_opened(self, result: tuple[int, Pages | None, list[tuple[float, float]]]) -> None:
        id, pages, sizes = result
        if pages is None:
            return
        if id != self._id:
            self._jobs.start(_Close(pages).run)
            return
        self._pages = pages
        self.opened.emit(sizes)

    @Slot(object)
    def _on_drawn(self, result: Drawn) -> None:
        if result.pages is not self._pages:
            return
        self._drawing = None
        self._kept[result.number] = result.width, result.image
        self._kept.move_to_end(result.number)
        pixels = sum(i.width() * i.height() for _, i in self._kept.values() if i is not None)
        while pixels > MOST_KEPT and len(self._kept) > 1:
            _, (_, image) = self._kept.popitem(last=False)
            pixels -= image.width() * image.height() if image is not None else 0
        self.drawn.emit()
        self._draw_next()

    @Slot(object)
    def _on_found(self, result: Found) -> None:
        if result.pages is self._pages:
            self.found.emit(result.rects)

    @Slot(object)
    def _on_pointed(self, position: int | None) -> None:
        if position is not None:
            self.pointed.emit(position)

    @Slot(object)
    def _on_stretched(self, span: tuple[int, int] | None) -> None:
        self._stretching = None
        if span is not None:
            self.stretched.emit(*span)
        if self._next is not None:
            self.stretch(*self._next)


class _Open:
    def __init__(self, library: Library, id: int) -> None:
        self._library = library
        self._id = id

    def run(self, _report: Report) -> tuple[int, Pages | None, list[tuple[float, float]]]:
        row = self._library.document(self._id)
        pages = loaders.open_pages(self._library.original(self._id), row.name)
        return self._id, pages, list(pages.sizes()) if pages else []


class _Close:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def run(self, _report: Report) -> None:
        self._pages.close()


class _Draw:
    def __init__(self, pages: Pages, number: int, width: int) -> None:
        self._pages = pages
        self._number = number
        self._width = width

    def run(self, _report: Report) -> Drawn:
        found = self._pages.render(self._number, self._width)
        image = None
        if found is not None:
            across, down, stride, data = found
            image = QImage(data, across, down, stride, QImage.Format.Format_RGB32).copy()
        return Drawn(self._pages, self._number, self._width, image)


class _Find:
    def __init__(self, pages: Pages, document: Document, start: int, end: int) -> None:
        self._pages = pages
        self._document = document
        self._span = (start, end)

    def run(self, _report: Report) -> Found:
        start, end = self._span
        numbers = pages_of(self._document, start, end)
        rects = {n: list(self._pages.rects(self._document, n, start, end)) for n in numbers}
        return Found(self._pages, {n: boxes for n, boxes in rects.items() if boxes})


class _Point:
    def __init__(self, pages: Pages, document: Document, number: int, x: float, y: float) -> None:
        self._pages = pages
        self._document = document
        self._place = (number, x, y)

    def run(self, _report: Report) -> int | None:
        return self._pages.position_at(self._document, *self._place)


# Shares of a page by which a place beside letters is moved to find the nearest.
_AROUND = sorted(
    ((x / 100, y / 125) for x in range(-8, 9, 2) for y in range(-3, 4)),
    key=lambda step: abs(step[0]) + 4 * abs(step[1]),
)


class _Stretch:
    def __init__(self, pages: Pages, document: Document, one: Place, other: Place) -> None:
        self._pages = pages
        self._document = document
        self._places = one, other

    def run(self, _report: Report) -> tuple[int, int] | None:
        one, other = map(self._near, self._places)
        if one is None or other is None:
            return None
        return min(one, other), max(one, other) + 1

    def _near(self, place: Place) -> int | None:
        number, x, y = place
        found = (
            self._pages.position_at(self._document, number, x + across, y + down)
            for across, down in _AROUND
        )
        return next((position for position in found if position is not None), None)


_MOST_PAGES = 4  # over which a stretch is looked for


def pages_of(document: Document, start: int, end: int) -> range:
    """The pages on which a stretch of the text may stand."""
    first = page_at(document, start)
    last = page_at(document, max(start, end - 1))
    # What stands at the foot of a page may come behind a paragraph that ends on the next.
    return range(max(0, first - 1), min(last + 1, first + _MOST_PAGES))


def page_span(document: Document, number: int) -> tuple[int, int]:
    """The code points of a page; past the last page, the end of the text."""
    starts = [page.start for page in document.pages[number : number + 2]]
    end = len(document.text)
    return (starts or [end])[0], starts[1] if len(starts) > 1 else end


def page_at(document: Document, position: int) -> int:
    """The number of the page, from 0, on which a code point stands."""
    return max(0, document.page_number(position))
