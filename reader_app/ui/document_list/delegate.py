"""How a document looks in the list: title on up to two lines, facts, signs, a progress line."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.library.rows import DocumentRow, Status
from reader_app.ui.document_list.measure import TitleMeasure, small_font, title_font
from reader_app.ui.grounds import paint_ground
from reader_app.ui.icons import icon
from reader_app.ui.models.document_facts import Sign
from reader_app.ui.models.document_groups import Entry, Group
from reader_app.ui.models.document_roles import FACTS_ROLE, GROUP_ROLE, ROW_ROLE, SIGNS_ROLE
from reader_app.ui.reader.linebreak import fill
from reader_app.ui.theme import Theme

# Pixels.
MARGIN = 14
TOP = 11
TITLE_GAP = 5
PROGRESS_GAP = 9
BOTTOM = 10
DOT = 7
HEAD = 30
SIGN = 13
SIGN_GAP = 5
TAG_SIDE = 5
TAG_WIDTH = 72
LEAST_TAG = 30
FACTS_ROOM = 116  # beside tags the facts may be cut down to this
MAX_TITLE_LINES = 2
_BETWEEN = " · "

Index = QModelIndex | QPersistentModelIndex
_TITLE = itemgetter(DocumentRow._fields.index("title"))  # of a group's head, no text


class CardOption(QStyleOptionViewItem):
    """How a card is drawn. Its state is not told in Qt's flags: to ask for the first of them, the
    start would make all the constants of QStyle known to Python, which takes 4 ms."""

    selected = False
    marked = False  # the keyboard is here, and moves


class DocumentDelegate(QStyledItemDelegate):
    """Draws documents, and the heads of groups."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._width = 0
        self._heights: dict[str, int] = {}  # by title, for the present width
        self._measure = TitleMeasure(title_font(view.font()))
        line = QFontMetrics(title_font(view.font())).lineSpacing()
        rest = TITLE_GAP + QFontMetrics(small_font(view.font())).lineSpacing()
        rest += TOP + PROGRESS_GAP + BOTTOM
        self._short, self._tall = rest + line, rest + MAX_TITLE_LINES * line

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def heights_of(self, entries: Sequence[Entry], width: int) -> list[int]:
        """How high each entry is in a list of this width; pixels.

        Most titles are known: the few others are looked at one by one.
        """
        if width != self._width:
            self._width = width
            self._heights.clear()
        found = [*map(self._heights.get, map(_TITLE, entries))]
        unknown = [number for number, height in enumerate(found) if height is None]
        for number in unknown:
            entry = entries[number]
            found[number] = HEAD if isinstance(entry, Group) else self._height_of(entry)
        return cast(list[int], found)

    def _height_of(self, row: DocumentRow) -> int:
        title = row.display_title
        if title in self._heights:
            return self._heights[title]
        one_line = self._measure.is_one_line(title, self._width - 2 * MARGIN)
        height = self._heights[title] = self._short if one_line else self._tall
        return height

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        entry = index.data(ROW_ROLE) or index.data(GROUP_ROLE)
        return QSize(width, self.heights_of([entry], width)[0])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = cast(CardOption, option)  # which is what CardView gives
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: DocumentRow | None = index.data(ROW_ROLE)
        if row is None:
            self._paint_head(painter, card, index.data(GROUP_ROLE))
        else:
            self._paint_card(painter, card, index, row)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, option: CardOption, index: Index, row: DocumentRow
    ) -> None:
        self._paint_ground(painter, option)
        inner = option.rect.adjusted(MARGIN, TOP, -MARGIN, 0)
        most = 1 if option.rect.height() <= self._short else MAX_TITLE_LINES
        top = self._paint_title(painter, row.display_title, title_font(option.font), inner, most)
        small = small_font(option.font)
        line = QRect(
            inner.left(), top + TITLE_GAP, inner.width(), QFontMetrics(small).lineSpacing()
        )
        painter.setFont(small)
        self._paint_status(painter, row.status, QPointF(line.left() + DOT / 2, line.center().y()))
        line.setLeft(line.left() + 2 * DOT)
        line = self._paint_signs(painter, index.data(SIGNS_ROLE), line)
        facts = index.data(FACTS_ROLE)
        line = self._paint_tags(painter, row.tags, _BETWEEN.join(facts), line)
        painter.setPen(self._theme.colour("muted"))
        shown = fitting(facts, QFontMetrics(small), line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        self._paint_progress(painter, row, option.rect)

    def _paint_head(self, painter: QPainter, option: CardOption, group: Group | None) -> None:
        if group is None:
            return
        colour, rect = self._theme.colour, option.rect
        paint_ground(painter, rect, colour("sunken"))
        self._paint_edges(painter, option)
        x, y = rect.left() + MARGIN + 3, rect.center().y() + 0.5
        corners = [QPointF(-2, -4), QPointF(2, 0), QPointF(-2, 4)]
        if not group.collapsed:
            corners = [QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)]
        painter.setPen(QPen(colour("muted"), 1.4))
        painter.drawPolyline([QPointF(x, y) + corner for corner in corners])
        font = small_font(option.font)
        painter.setFont(font)
        count = str(group.size)
        room = QRect(rect).adjusted(MARGIN + 14, 0, -MARGIN, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        room.setRight(room.right() - QFontMetrics(font).horizontalAdvance(count) - 8)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour("secondary"))
        label = QFontMetrics(font).elidedText(
            group.label, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)

    def _paint_signs(self, painter: QPainter, signs: list[Sign], line: QRect) -> QRect:
        """Draw signs from the right; the room that is left."""
        metrics = painter.fontMetrics()
        right = line.right() + 1
        for sign in reversed(signs):
            ink = self._theme.colour(sign.colour)
            if sign.number:
                right -= metrics.horizontalAdvance(sign.number)
                painter.setPen(ink)
                painter.drawText(QPointF(right, line.top() + metrics.ascent()), sign.number)
                right -= 1
            right -= SIGN
            box = QRect(right, line.top() + (line.height() - SIGN) // 2, SIGN, SIGN)
            icon(sign.icon, ink).paint(painter, box)
            right -= SIGN_GAP
        return QRect(line.left(), line.top(), max(0, right - line.left()), line.height())

    def _paint_tags(
        self, painter: QPainter, tags: tuple[str, ...] | None, facts: str, line: QRect
    ) -> QRect:
        """Draw as many tags as there is room for behind the facts; the room that is left."""
        metrics = painter.fontMetrics()
        wanted = min(FACTS_ROOM, metrics.horizontalAdvance(facts)) + 2 * SIGN_GAP
        right = line.right() + 1
        for tag in tags or ():
            room = right - line.left() - wanted
            if room - TAG_WIDTH > 2 * LEAST_TAG:  # another goes beside it
                room = TAG_WIDTH
            text = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, room - 2 * TAG_SIDE)
            width = metrics.horizontalAdvance(text) + 2 * TAG_SIDE
            if room < LEAST_TAG or width > room:
                break
            box = QRectF(right - width, line.top() + 0.5, width, line.height() - 1)
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.setBrush(self._theme.colour("page"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(self._theme.colour("secondary"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            right = int(box.left()) - 4
        return QRect(line.left(), line.top(), max(0, right - line.left()), line.height())

    # -- parts -------------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, option: CardOption) -> None:
        colour = self._theme.colour
        if option.selected:
            paint_ground(painter, option.rect, colour("selection"))
            edge = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            paint_ground(painter, edge, colour("accent"))
        self._paint_edges(painter, option)

    def _paint_edges(self, painter: QPainter, option: CardOption) -> None:
        """A hairline below, and a frame where the keyboard is."""
        colour = self._theme.colour
        painter.setPen(colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.marked:
            painter.setPen(QPen(colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_title(
        self, painter: QPainter, text: str, font: QFont, inner: QRect, most: int
    ) -> int:
        """Draw at most so many lines; where they end."""
        painter.setPen(self._theme.colour("text"))
        metrics = QFontMetrics(font)
        layout = _laid_out(text, font, inner.width())
        y = float(inner.top())
        for number in range(min(layout.lineCount(), most)):
            line = layout.lineAt(number)
            if number == most - 1 and layout.lineCount() > most:
                rest = text.encode("utf-16-le")[2 * line.textStart() :].decode(
                    "utf-16-le", "ignore"
                )
                painter.setFont(font)
                shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, inner.width())
                painter.drawText(QPointF(inner.left(), y + metrics.ascent()), shown)
            else:
                line.draw(painter, QPointF(inner.left(), y - line.y()))
            y += metrics.lineSpacing()
        return int(y)

    def _paint_status(self, painter: QPainter, status: Status, centre: QPointF) -> None:
        """Each status has a shape of its own: ring, disc, tick, bar."""
        colour = self._theme.colour
        radius = DOT / 2
        if status == Status.READING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(centre, radius, radius)
        elif status == Status.REVIEWED:
            painter.setPen(QPen(colour("good"), 1.8, c=Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(
                [
                    centre + QPointF(-radius, 0),
                    centre + QPointF(-0.5, radius - 0.5),
                    centre + QPointF(radius + 0.5, -radius),
                ]
            )
        elif status == Status.SET_ASIDE:
            painter.setPen(QPen(colour("muted"), 1.8, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(centre - QPointF(radius, 0), centre + QPointF(radius, 0))
        else:
            painter.setPen(QPen(colour("muted"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius - 0.5, radius - 0.5)

    def _paint_progress(self, painter: QPainter, row: DocumentRow, rect: QRect) -> None:
        track = QRectF(rect.left() + MARGIN, rect.bottom() - BOTTOM, rect.width() - 2 * MARGIN, 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("scroll"))
        painter.drawRoundedRect(track, 1, 1)
        if row.progress > 0:
            track.setWidth(track.width() * min(1.0, row.progress))
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(track, 1, 1)


def fitting(facts: Sequence[str], metrics: QFontMetrics, width: int) -> str:
    """As many whole facts as there is room for; the first gives way to the others by a half."""
    whole = _BETWEEN.join(facts)
    if metrics.horizontalAdvance(whole) <= width:
        return whole
    first, *others = facts
    least = min(metrics.horizontalAdvance(first), width // 2)
    rest = "".join(_BETWEEN + fact for fact in others)
    while others and metrics.horizontalAdvance(rest) > width - least:
        rest = rest.removesuffix(_BETWEEN + others.pop())
    room = width - metrics.horizontalAdvance(rest)
    return metrics.elidedText(first, Qt.TextElideMode.ElideRight, room) + rest


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    text = text[:200]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    is_counted_alike = max(text, default="") < "\U00010000"  # by Qt and by Python
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(20, width))
        if is_counted_alike:
            fill(line, text, max(20, width), font.pixelSize())
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout
