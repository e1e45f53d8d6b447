"""Notes beside their words: cards where there is room, signs where there is not."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QToolTip

from reader_app.library.annotation import Annotation
from reader_app.ui.icons import icon
from reader_app.ui.marks.look import between
from reader_app.ui.marks.margin_strip import MarginStrip, Sign
from reader_app.ui.marks.notes import NoteDocument, note_document
from reader_app.ui.reader.annotations import Annotated
from reader_app.ui.reader.view import ReaderView

# Pixels.
NARROWEST, WIDEST = 104, 230  # of a card
_LEFT, _RIGHT = 18, 10  # of the strip, beside the cards
_PADDING = (9.0, 7.0)
_GAP = 6.0
_FONT = 12
_LINES = 6  # that a card shows of a note until it is chosen
_SHORT = 1.35 * _FONT + 2 * _PADDING[1]  # a card of one line
_SIGN = 16.0
_MORE = (40.0, 18.0)
_KEPT = 300  # notes that are kept set
_CARDS_KEPT = 100  # drawn cards: 100 kB each
# Code points before the window in which a note may push down those in it.
_REACH = 3000

Lookup = Callable[[str], Annotation | None]


class MarginNotes(MarginStrip):
    """``sign_clicked`` asks to go to a note, ``sign_double_clicked`` to write in it."""

    def __init__(self, view: ReaderView, lookup: Lookup) -> None:
        super().__init__(view)
        self._lookup = lookup
        self._chosen: str | None = None
        self._written: str | None = None
        self.without_room = 0  # how many notes of lines in the window
        self._set: OrderedDict[tuple[str, int, str], NoteDocument] = OrderedDict()
        self._cards: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        self._font = QFont(self.font())
        self._font.setPixelSize(_FONT)
        self.setAccessibleName(self.tr("Notes in the margin"))

    def set_chosen(self, id: str | None) -> None:
        """Show one note in full."""
        if id != self._chosen:
            self._chosen = id
            self.refresh()

    def set_written(self, id: str | None) -> None:
        """Leave the place of a note free: it is being written in there."""
        self._written = id
        self.refresh()

    @property
    def has_room(self) -> bool:
        """Whether the page is wide enough for cards."""
        return self._card_width() >= NARROWEST

    def box_of(self, id: str) -> QRect | None:
        """Where a note's card or sign is, in the viewport."""
        sign = next((sign for sign in self.signs() if sign.mark.id == id), None)
        return sign.box.toAlignedRect().translated(self.pos()) if sign else None

    # -- arranging ---------------------------------------------------------------------------------

    def place(self) -> QRect:
        page = self._view.viewport().rect()
        left = round(self._view.column_edges()[1])
        return QRect(left, 0, page.width() - left, page.height())

    def _card_width(self) -> int:
        return min(WIDEST, self.width() - _LEFT - _RIGHT)

    def arranged(self) -> list[Sign]:
        notes = list(self._notes())
        if len(notes) * (_SHORT + _GAP) > self.height():  # those of the lines in the window first
            notes = [note for note in notes if note[1] >= 0]
        signs = self._stacked(notes, self._heights(notes)) if self.has_room else self._icons(notes)
        shown = [sign for sign in signs if sign.box.bottom() > 0 and sign.box.top() < self.height()]
        last = shown[-1].mark if shown else None
        after = notes[[mark for mark, _ in notes].index(last) + 1 :] if last else notes
        self.without_room = sum(0 <= line < self.height() for _, line in after)
        return shown

    def _heights(self, notes: Sequence[tuple[Annotated, float]]) -> list[float]:
        """As high as the notes are long, up to some lines; of too many, a line each, which asks
        for none of them to be set."""
        if len(notes) * (_SHORT + _GAP) <= 1.3 * self.height():
            heights = [self._height(mark, _LINES) for mark, _ in notes]
            if sum(heights) + _GAP * len(heights) <= 1.3 * self.height():
                return heights
        chosen = self._chosen
        return [self._height(mark, 1) if mark.id == chosen else _SHORT for mark, _ in notes]

    def _notes(self) -> Iterator[tuple[Annotated, float]]:
        """The notes of what is in the window, and just above it; with the tops of their lines."""
        layer, first = self._view.annotations, self._view.visible_range()[0]
        if not len(layer):
            return
        pushing = any(mark.noted for mark in layer.over(max(0, first - _REACH), first))
        for piece, top in self._view.nearby_pieces(self.height() if pushing else 0.0):
            for mark in layer.over(piece.start, piece.end):
                if mark.noted and mark.start >= piece.start and piece.lines:
                    yield mark, top + piece.lines[piece.line_of(mark.start)].top

    def _stacked(self, notes: list[tuple[Annotated, float]], heights: list[float]) -> list[Sign]:
        """Each beside its line, or as far below as those before it make necessary."""
        signs, free = [], float("-inf")
        for (mark, line), height in zip(notes, heights, strict=True):
            top = max(line + 3, free)
            free = top + height + _GAP
            signs.append(Sign(mark, QRectF(_LEFT, top, self._card_width(), height), line))
        return signs

    def _icons(self, notes: list[tuple[Annotated, float]]) -> list[Sign]:
        signs, free = [], float("-inf")
        for mark, line in notes:
            top = max(line + 6, free)
            free = top + _SIGN + 2
            left = min(6.0, max(0.0, self.width() - _SIGN - 2))
            signs.append(Sign(mark, QRectF(QPointF(left, top), QSizeF(_SIGN, _SIGN)), line))
        return signs

    def _height(self, mark: Annotated, lines: int) -> float:
        height = self._text_of(mark).size().height()
        chosen = mark.id == self._chosen
        most = max(0.6 * self.height(), 100.0) if chosen else 1.35 * _FONT * lines
        return min(height, most) + 2 * _PADDING[1]

    def _text_of(self, mark: Annotated) -> NoteDocument:
        annotation = self._lookup(mark.id)
        note = annotation.note if annotation else ""
        width = self._card_width()
        key = note, width, self._theme.name
        document = self._set.get(key)
        if document is None:
            words = note or self.tr("(empty note)")
            inner = width - 2 * _PADDING[0] - 2
            document = self._set[key] = note_document(words, self._font, inner, self._theme)
            if len(self._set) > _KEPT:
                self._set.popitem(last=False)
        return document

    def hint(self, mark: Annotated) -> str:
        annotation = self._lookup(mark.id)
        note = annotation.note if annotation else ""
        return note or self.tr("Empty note: double-click to write")

    # -- drawing -----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        signs = self.signs()
        if not signs:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for sign in signs:
            if not self.has_room:
                self._draw_sign(painter, sign)
                continue
            self._draw_thread(painter, sign)
            if sign.mark.id != self._written:
                self._draw_card(painter, sign)
        if self.without_room:
            self._draw_more(painter)

    def _draw_thread(self, painter: QPainter, sign: Sign) -> None:
        """The line that joins a card and its words."""
        colour = self._theme.mark(sign.mark.colour)
        near = sign.mark.id in (self._chosen, self._hovered)
        colour.setAlphaF(0.9 if near else 0.45)
        painter.setPen(QPen(colour, 1.4 if near else 1.0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, near)  # ten times the time
        start = QPointF(2.0, sign.line + 16)
        end = QPointF(sign.box.left(), sign.box.top() + 13)
        bend, foot = QPointF(start.x() + 5, start.y()), QPointF(end.x() - 4, end.y())
        for one, other in ((start, bend), (bend, foot), (foot, end)):
            painter.drawLine(one, other)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw_card(self, painter: QPainter, sign: Sign) -> None:
        """Draw a card, or its picture that is kept: each step of a scroll draws the same ones."""
        near = sign.mark.id in (self._chosen, self._hovered)
        annotation = self._lookup(sign.mark.id)
        note = annotation.note if annotation else ""
        size, ratio = sign.box.size().toSize(), self.devicePixelRatioF()
        key = note, size.width(), size.height(), sign.mark.colour, near, self._theme.name, ratio
        card = self._cards.get(key)
        if card is None:
            card = self._cards[key] = self._card(sign, size, near)
            if len(self._cards) > _CARDS_KEPT:
                self._cards.popitem(last=False)
        top = round(sign.box.top() * ratio) / ratio  # on the screen's own pixels, or it would blur
        painter.drawPixmap(QPointF(sign.box.left(), top), card)

    def _card(self, sign: Sign, size: QSize, near: bool) -> QPixmap:
        ratio = self.devicePixelRatioF()
        card = QPixmap(size * ratio)
        card.setDevicePixelRatio(ratio)
        card.fill(Qt.GlobalColor.transparent)
        painter = QPainter(card)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, box = self._theme.colour, QRectF(QPointF(0, 0), size)
        edge = self._theme.mark(sign.mark.colour)
        ground = between(colour("page"), self._theme.marker(sign.mark.colour), 0.25)
        painter.setPen(QPen(edge if near else colour("line"), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.fillRect(QRectF(box.left(), box.top() + 1, 3, box.height() - 2), edge)
        inner = box.adjusted(_PADDING[0] + 2, _PADDING[1], -_PADDING[0], -_PADDING[1])
        self._draw_text(painter, inner, sign.mark)
        painter.end()
        return card

    def _draw_text(self, painter: QPainter, box: QRectF, mark: Annotated) -> None:
        document = self._text_of(mark)
        annotation = self._lookup(mark.id)
        context = QAbstractTextDocumentLayout.PaintContext()
        role = "text" if annotation and annotation.note else "muted"
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.colour(role))
        context.clip = QRectF(0, 0, box.width(), box.height())
        painter.save()
        painter.translate(box.topLeft())
        painter.setClipRect(context.clip)
        document.documentLayout().draw(painter, context)
        painter.restore()
        if document.size().height() > box.height() + 2:  # there is more of it
            painter.setPen(self._theme.colour("muted"))
            corner = QRectF(box.right() - 12, box.bottom() - 3, 14, 10)
            painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, "…")

    def more_box(self) -> QRectF:
        """Where it stands how many notes have no room: at the foot of the strip."""
        width = min(_MORE[0], self.width() - 2.0)
        return QRectF(self.width() - width - 2, self.height() - _MORE[1] - 4, width, _MORE[1])

    def _draw_more(self, painter: QPainter) -> None:
        box = self.more_box()
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("page"))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(self._theme.colour("secondary"))
        painter.setFont(self._font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{self.without_room}")

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QHelpEvent)
            and self.without_room
            and self.more_box().contains(QPointF(event.pos()))
        ):
            words = self.tr(
                "%n more note(s) here: see the list of annotations", "", self.without_room
            )
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _draw_sign(self, painter: QPainter, sign: Sign) -> None:
        near = sign.mark.id in (self._chosen, self._hovered)
        if near:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection"))
            painter.drawRoundedRect(sign.box.adjusted(-2, -2, 2, 2), 4, 4)
        icon("note", self._theme.mark(sign.mark.colour)).paint(painter, sign.box.toRect())
