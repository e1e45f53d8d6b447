"""The page: segments laid out when they are asked for, and where everything lies."""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterator

from PySide6.QtGui import QImage, QPixmap, QTextLayout

from reader_app.documents.model import Document, Image
from reader_app.documents.offsets import Utf16Map
from reader_app.ui.reader.heights import HeightIndex
from reader_app.ui.reader.pieces import NO_LINE_ENDS, Line, Piece, Row, set_text
from reader_app.ui.reader.segments import HEADINGS, STRIDE, Fold, Role, Segments, segments_of
from reader_app.ui.reader.tables import Columns, columns_of, is_table, set_table
from reader_app.ui.reader.typography import SETTINGS, Typography

_KEPT = 400  # laid-out pieces; a page shows some twenty
_SAMPLES, _SAMPLE = 60, 120  # how many pieces of the text, of how many code points
_TOP, _BOTTOM = 2.0, 4.0  # ems of paper above the first and below the last block
# The number, letter or bullet that an item of a list may begin with in the text itself; compiled
# when there is a list, not while the first page is waited for.
_OWN_SIGN = (
    r"\s*(?:[-–—*+·•‣◦※★☆✓✔➢➤\u2460-\u24ff\u25a0-\u25ff\u2610-\u2612\u2776-\u2793\ue000-\uf8ff]"
    r"|[（(]?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5}|[〇零一二三四五六七八九十百]{1,4})"
    r"(?:[）)、．\s]|\.(?!\d))"
    r"|第[〇零一二三四五六七八九十百\d]{1,4}[部篇编章节条款项])"
)
# The roles that a document's head is made of.
_TITLE = re.compile(b"[%c]+[%c]*" % (Role.TITLE, Role.METADATA))
_HEADING = re.compile(b"[%c%c%c][%c]*" % (*HEADINGS, Role.METADATA))

Formats = Callable[[Piece], list[QTextLayout.FormatRange]]
Pictures = Callable[[Image], QImage | None]


class Page:
    """One document's segments, laid out with one typography.

    ``formats(piece)`` gives the character formats of a piece's text; ``fold_text(blocks,
    is_open)`` the words of a fold's line.
    """

    def __init__(self, typography: Typography, fold_text: Callable[[int, bool], str]) -> None:
        self.typography = typography
        self.segments = Segments()
        self.heights = HeightIndex()
        self.formats: Formats | None = None
        self.pictures: Pictures | None = None
        self._fold_text = fold_text
        self._document: Document | None = None
        self._meta = ""
        self._sample = ""
        self._meta_index = -1
        self._titled = False
        self._pieces: OrderedDict[int, Piece] = OrderedDict()
        self._chain_starts: dict[int, int] = {}
        self._tables: dict[int, Columns | None] = {}
        self._image_starts: list[int] = []

    def set_document(self, document: Document | None, meta: str = "") -> None:
        """Show another document; ``meta`` is drawn under its title, and under what the text
        itself says there of source and date; a heading at the start stands for a title."""
        self._document, self._meta = document, meta
        self.segments = segments_of(document) if document else Segments()
        self._sample = self._take_sample()
        head = _TITLE.search(self.segments.roles) or _HEADING.match(self.segments.roles)
        self._titled = head is not None
        self._meta_index = head.end() - 1 if head else 0
        self._image_starts = [image.start for image in document.images] if document else []
        self.estimate()

    def _take_sample(self) -> str:
        """Some of the text, from all over it, to guess the width of its characters by."""
        if self._document is None:
            return ""
        text, starts = self._document.text, self.segments.starts
        chosen = starts[:: max(1, len(starts) // _SAMPLES)]
        return "".join(text[start : start + _SAMPLE] for start in chosen).translate(NO_LINE_ENDS)

    def set_typography(self, typography: Typography) -> None:
        """Set everything anew, unless only the column's place in the window differs."""
        before, self.typography = self.typography, typography
        if before.face != typography.face:
            self.estimate()

    def estimate(self) -> None:
        """Drop all layouts and guess every height from the segments' lengths."""
        self.drop_layouts()
        segments = self.segments
        tables = self.typography.estimates(self._sample, map(Role, set(segments.roles)))
        none = [0.0] * STRIDE
        flat = [height for role in Role for height in tables.get(role, none)[:STRIDE]]
        self.heights = HeightIndex(map(flat.__getitem__, segments.measures))
        self._close_seams()
        for fold in segments.folds:
            if not fold.is_open:
                self._hide(fold)

    def _close_seams(self) -> None:
        """Inside a block there is no distance between its segments."""
        segments = self.segments
        for match in re.finditer(rb"[^\0]+", segments.joins):
            for index in range(*match.span()):
                setting = SETTINGS[segments.role(index)]
                gap = setting.before if segments.continues(index) else 0.0
                gap += setting.after if segments.continued(index) else 0.0
                height = self.heights[index] - self.typography.ems(gap)
                self.heights.set(index, height)

    def drop_layouts(self) -> None:
        """Lay out anew what is shown next; heights stay as known."""
        self._pieces.clear()
        self._chain_starts.clear()
        self._tables.clear()

    def drop_pictures(self, missing: bool = False) -> None:
        """Ask for the pictures again; ``missing``: only for those that are not there yet."""
        for index, piece in list(self._pieces.items()):
            if piece.role is Role.IMAGE and not (missing and piece.picture is not None):
                del self._pieces[index]

    def image_of(self, piece: Piece) -> Image | None:
        """The picture whose marker a piece stands for."""
        return self._image_at(piece) if piece.role is Role.IMAGE else None

    def edges(self, rows: int) -> list[int]:
        """The code points at the tops of so many rows over the whole page, and one past the end."""
        segments = self.segments
        if not len(segments):
            return [0, 0]
        starts, ends = segments.starts, segments.ends
        edges = [
            starts[index] + round((ends[index] - starts[index]) * share)
            for index, share in self.heights.rows(rows)
        ]
        return [*edges, segments.ends[-1] + 1]

    def lay_out_some(self, seconds: float) -> bool:
        """Lay out what is not yet, for about so long; False once every height is known.

        A document with more pieces than are kept goes on with the heights guessed.
        """
        if len(self.segments) > _KEPT:
            return False
        end = time.perf_counter() + seconds
        for index in range(len(self.segments)):
            if index not in self._pieces and not self.segments.hidden(index):
                self.piece(index)
                if time.perf_counter() >= end:
                    return True
        return False

    def __len__(self) -> int:
        return len(self.segments)

    def piece(self, index: int) -> Piece:
        """The segment laid out; its height is known exactly from then on."""
        piece = self._pieces.get(index)
        if piece is not None:
            self._pieces.move_to_end(index)
            return piece
        piece = self._lay_out(index)
        self.heights.set(index, piece.height)
        self._pieces[index] = piece
        if len(self._pieces) > _KEPT:
            self._pieces.popitem(last=False)
        return piece

    def pieces_from(self, index: int) -> Iterator[Piece]:
        """The pieces that take room, from a segment on."""
        while 0 <= index < len(self.segments):
            yield self.piece(index)
            index = self.segments.following(index)

    def index_of(self, position: int) -> int:
        """The segment on whose lines a code point lies; a shut fold's line stands for its run."""
        index = self.segments.at(position)
        fold = self.segments.fold_at(index)
        if fold is not None and not fold.is_open:
            return fold.first
        if self.segments.chained(index) and position < self._start(index):
            return index - 1
        if self.segments.chained(index + 1) and position >= self._start(index + 1):
            return index + 1
        return index

    def toggle(self, fold: Fold) -> None:
        """Open or shut a run of boilerplate."""
        fold.is_open = not fold.is_open
        for index in range(fold.first, fold.last + 1):
            self._pieces.pop(index, None)
        if not fold.is_open:
            self._hide(fold)
            return
        role = Role.BOILERPLATE
        table = self.typography.estimates(self._sample, [role])[role]
        for index in range(fold.first, fold.last + 1):
            length = self.segments.ends[index] - self.segments.starts[index]
            self.heights.set(index, table[length])

    def _hide(self, fold: Fold) -> None:
        self.heights.set(fold.first, self._row_height(1.9))
        for index in range(fold.first + 1, fold.last + 1):
            self.heights.set(index, 0.0)

    # -- laying out ----------------------------------------------------------------------------

    def _lay_out(self, index: int) -> Piece:
        segments = self.segments
        start = self._start(index)
        role = segments.role(index)
        piece = Piece(index, role, start, segments.ends[index])
        self._add_above(piece)
        fold = segments.fold_at(index)
        if fold is not None and not fold.is_open:
            self._set_shut(piece, fold)
        elif role is Role.IMAGE:
            self._set_picture(piece)
        else:
            self._set_text(piece)
        self._add_below(piece)
        if segments.chained(index + 1):
            self._chain_starts[index + 1] = piece.end
        return piece

    def _start(self, index: int) -> int:
        """Where a segment's first line begins: in a chain, where the lines before it end."""
        if not self.segments.chained(index):
            return self.segments.starts[index]
        if index not in self._chain_starts:
            first = index - 1
            while self.segments.chained(first) and first not in self._chain_starts:
                first -= 1
            for before in range(first, index):
                self._pieces.pop(before, None)
                self.piece(before)
        return self._chain_starts[index]

    def _add_above(self, piece: Piece) -> None:
        setting, ems = SETTINGS[piece.role], self.typography.ems
        if piece.index == 0:
            piece.height += ems(_TOP)
        if not self.segments.continues(piece.index):
            piece.height += round(ems(setting.before)) if piece.index else 0.0
        if self._meta and piece.index == self._meta_index and not self._titled:
            self._add_row(piece, piece.above, Row(self._meta, self._row_height(2.6)))
        fold = self.segments.fold_at(piece.index)
        if fold is not None and piece.index == fold.first:
            words = self._fold_text(fold.blocks, fold.is_open)
            self._add_row(piece, piece.above, Row(words, self._row_height(1.9), fold.first))

    def _add_below(self, piece: Piece) -> None:
        if self.segments.continued(piece.index):
            return
        if self._meta and piece.index == self._meta_index and self._titled:
            self._add_row(piece, piece.below, Row(self._meta, self._row_height(2.4)))
        following = self.segments.following(piece.index)
        setting, last = SETTINGS[piece.role], following >= len(self.segments)
        alike = not last and self.segments.role(following) is piece.role
        gap = setting.after if alike else max(setting.after, setting.gap)
        piece.height += round(self.typography.ems(gap))
        if last:
            piece.height += self.typography.ems(_BOTTOM)

    def _add_row(self, piece: Piece, rows: list[tuple[float, Row]], row: Row) -> None:
        rows.append((piece.height, row))
        piece.height += row.height

    def _row_height(self, lines: float) -> float:
        return round(lines * self.typography.small_font.pixelSize())

    def _set_shut(self, piece: Piece, fold: Fold) -> None:
        piece.end = self.segments.ends[fold.last]
        piece.width = self.typography.column
        top, row = piece.above[-1]
        piece.lines.append(Line(top, row.height, piece.start, piece.end))

    def _set_text(self, piece: Piece) -> None:
        assert self._document is not None
        text = self._document.text[piece.start : piece.end]
        piece.map = Utf16Map(text)
        if piece.role is Role.TABLE and (columns := self._columns(piece.index)):
            formats = self.formats(piece) if self.formats else []
            set_table(piece, text, self.typography, formats, columns)
            return
        if piece.role is Role.LISTING:
            self._set_listing(piece)
            return
        begins = not self.segments.continues(piece.index)
        piece.bullet = piece.role is Role.LIST and begins and not re.match(_OWN_SIGN, text)
        set_text(
            piece,
            text,
            self.typography,
            self.formats(piece) if self.formats else [],
            indented=begins,
            gives_last_line=self.segments.chained(piece.index + 1),
        )

    def _set_listing(self, piece: Piece) -> None:
        from reader_app.ui.reader.listings import run_of, set_listing  # few texts have one

        assert self._document is not None
        set_listing(
            piece,
            self._document.text,
            self.typography,
            self.formats(piece) if self.formats else [],
            run=run_of(self.segments, piece.index),
            segments=self.segments,
            gives_last_line=self.segments.chained(piece.index + 1),
        )

    def _columns(self, index: int) -> Columns | None:
        """The columns of the table that a segment belongs to; None if it has no cells."""
        assert self._document is not None
        start, end = self.segments.block_span(index)
        if start not in self._tables:
            text = self._document.text[start:end]
            found = columns_of(text, self.typography) if is_table(text) else None
            self._tables[start] = found
        return self._tables[start]

    def _set_picture(self, piece: Piece) -> None:
        image = self._image_at(piece)
        picture = self.pictures(image) if image and self.pictures else None
        piece.width, height = self.typography.column, self.typography.placeholder_height
        if image:
            piece.caption = image.alt or image.src
        if picture is not None and not picture.isNull():
            scale = min(1.0, piece.width / picture.width())
            piece.picture = QPixmap.fromImage(picture)
            piece.width, height = picture.width() * scale, picture.height() * scale
            piece.left += (self.typography.column - piece.width) / 2
        piece.lines.append(Line(piece.height, height, piece.start, piece.end))
        piece.height += height

    def _image_at(self, piece: Piece) -> Image | None:
        assert self._document is not None
        place = bisect_left(self._image_starts, piece.start)
        if place == len(self._image_starts) or self._image_starts[place] >= piece.end:
            return None
        return self._document.images[place]
