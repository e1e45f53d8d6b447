"""The user's marks on the original pages: looked up a page at a time, off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtGui import QPainter

from reader_app.documents.loaders import Pages
from reader_app.documents.model import Document
from reader_app.library.annotation import Colour, MarkKind
from reader_app.ui.jobs import Jobs, Report
from reader_app.ui.page_view.source import PageSource, page_span
from reader_app.ui.reader.annotations import Annotated, AnnotationLayer
from reader_app.ui.theme import theme

Box = tuple[float, float, float, float]
_PEN = 2.0  # pixels


class PageMark(NamedTuple):
    """One line of a mark on a page: left, top, right, bottom in shares of its width and height."""

    box: Box
    kind: MarkKind
    colour: Colour


class _Found(NamedTuple):
    layer: AnnotationLayer
    pages: Pages
    number: int
    marks: list[PageMark]


class PageMarks(QObject):
    """``found`` tells that the marks of a page are known that were asked for."""

    found = Signal()

    def __init__(self, source: PageSource, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._jobs = jobs
        self._layer = AnnotationLayer()
        self._known: dict[int, Sequence[PageMark]] = {}
        self._stale: dict[int, Sequence[PageMark]] = {}
        self._sought: set[int] = set()
        self._pages: Pages | None = None

    def set_layer(self, layer: AnnotationLayer) -> bool:
        """Show these marks; whether they are others than before."""
        different = layer is not self._layer
        if different:
            self._layer = layer
            self._stale, self._known = {**self._stale, **self._known}, {}
            self._sought.clear()
        return different

    def of(self, number: int) -> Sequence[PageMark]:
        """The marks on a page; those of before, or none, while they are looked up."""
        opened = self._source.opened_now()
        if opened is None or not len(self._layer):
            return ()
        pages, document = opened
        if pages is not self._pages:
            self._pages = pages
            for kept in (self._known, self._stale):
                kept.clear()
            self._sought.clear()
        if number not in self._known and number not in self._sought:
            self._sought.add(number)
            look = _Look(self._layer, pages, document, number)
            self._jobs.start(look.run, succeeded=self._on_found)
        return self._known.get(number, self._stale.get(number, ()))

    @Slot(object)
    def _on_found(self, found: _Found) -> None:
        if found.layer is self._layer and found.pages is self._pages:
            self._known[found.number] = found.marks
            self.found.emit()


class _Look:
    def __init__(
        self, layer: AnnotationLayer, pages: Pages, document: Document, number: int
    ) -> None:
        self._layer = layer
        self._pages = pages
        self._document = document
        self._number = number

    def run(self, _report: Report) -> _Found:
        start, _ = page_span(self._document, self._number)
        # What stands at the foot of a page may come behind a paragraph that ends on the next.
        _, end = page_span(self._document, self._number + 1)
        marks = [mark for one in self._layer.over(start, end) for mark in self._lines(one)]
        return _Found(self._layer, self._pages, self._number, marks)

    def _lines(self, mark: Annotated) -> list[PageMark]:
        if mark.kind is MarkKind.BOOKMARK:
            return []
        boxes = self._pages.rects(self._document, self._number, mark.start, mark.end)
        return [PageMark(box, mark.kind, mark.colour) for box in boxes]


def draw_marks(painter: QPainter, marks: Sequence[PageMark], place: QRectF) -> None:
    """Draw the marks of a page that is drawn at ``place`` (pixels); paper is white in any theme."""
    colours = theme("light")
    for (left, top, right, bottom), kind, colour in marks:
        box = QRectF(
            place.left() + left * place.width(),
            place.top() + top * place.height(),
            (right - left) * place.width(),
            (bottom - top) * place.height(),
        )
        line = QRectF(box.left(), box.bottom(), box.width(), _PEN)
        if kind is not MarkKind.UNDERLINE:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(box, colours.marker(colour))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if kind in (MarkKind.UNDERLINE, MarkKind.FINDING):
            painter.fillRect(line, colours.mark(colour))
        if kind is MarkKind.FINDING:
            painter.fillRect(line.translated(0.0, -box.height() - _PEN), colours.mark(colour))
