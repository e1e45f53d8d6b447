"""Pages of placed characters become a document: for PDF, OFD and recognised scans alike.

A loader hands over its pages as sheets of runs and pictures (paging/sheets.py). Here the order of
reading is found, columns and tables are told, what repeats on every page is set aside, lines are
joined to paragraphs, and the rules for plain texts name the blocks, helped by the size of the type.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reader_app.documents.model import Block, BlockKind, Document, Image, Note, Page, Span
from reader_app.documents.paging.columns import in_reading_order
from reader_app.documents.paging.furniture import mark_furniture
from reader_app.documents.paging.notes import note_lines, notes_below
from reader_app.documents.paging.paragraphs import Paragraph, paragraphs_of
from reader_app.documents.paging.ruled import take_tables
from reader_app.documents.paging.sheets import Placed, Run, Sheet, Strip, body_size
from reader_app.documents.paging.strips import strip_of, strips_of
from reader_app.documents.structure import Structure
from reader_app.documents.structure.given import Given, read_given
from reader_app.documents.structure.numbering import numbering

__all__ = ["Placed", "Run", "Sheet", "page_strips", "read_sheets"]

_MARKER = "[图片]"
_LARGER = 1.15
_LARGEST = 1.35  # times the size of the text, as titles are
_TITLE_WITHIN = 4  # paragraphs
_LONGEST_HEADING = 60
_MOST_LEVELS = 6
_SENTENCE_ENDS = "。；;：:，,"


def read_sheets(sheets: Sequence[Sheet], title: str | None = None) -> Document:
    """The document of these pages: text, blocks, metadata, pictures and where pages begin.

    ``title`` is what the file's own fields call it; the line that says so is the title.
    """
    pages = page_strips(sheets)
    return _document(paragraphs_of(pages), sheets, title)


def page_strips(sheets: Sequence[Sheet]) -> list[list[Strip]]:
    """The lines of each page in the order of reading, furniture marked."""
    pages = [_strips(sheet) for sheet in sheets]
    mark_furniture(sheets, pages)
    size = body_size([strip for strips in pages for strip in strips if not strip.table])
    return [_ordered(sheet, strips, size) for sheet, strips in zip(sheets, pages, strict=True)]


def _strips(sheet: Sheet) -> list[Strip]:
    """Lines and drawn tables, as the file has them one after the other."""
    if not sheet.rules:
        return strips_of(sheet.runs)
    tables, rest = take_tables(sheet.runs, sheet.rules)
    strips = strips_of(rest)
    for table in tables:
        below = (n for n, strip in enumerate(strips) if strip.top >= table.top)
        strips.insert(next(below, len(strips)), table)
    return strips


def _ordered(sheet: Sheet, strips: list[Strip], size: float) -> list[Strip]:
    """Headers, the text with its pictures, notes, footers."""
    body = [strip for strip in strips if not strip.furniture]
    notes = notes_below(sheet, body, size) if sheet.rules else []
    aside = {id(note) for note in notes}
    body = [strip for strip in body if id(strip) not in aside]
    body += [_picture_strip(picture) for picture in sheet.pictures]
    middle = sheet.height / 2
    above = [strip for strip in strips if strip.furniture and strip.middle < middle]
    below = [strip for strip in strips if strip.furniture and strip.middle >= middle]
    return above + in_reading_order(body) + note_lines(notes) + below + _turned(sheet)


def _turned(sheet: Sheet) -> list[Strip]:
    """What is set at an angle is read last."""
    strips = [strip_of([run]) for run in sheet.turned if run.text.strip()]
    for strip in strips:
        strip.furniture = True
    return strips


def _picture_strip(picture: Placed) -> Strip:
    _, left, top, right, bottom, _ = picture
    return Strip(_MARKER, left, top, right, bottom, 0.0, picture=picture)


def _document(paragraphs: list[Paragraph], sheets: Sequence[Sheet], title: str | None) -> Document:
    places = _Places(paragraphs)
    given = _given(paragraphs, places)
    structure = read_given(places.body, given, title)
    if larger := _title_below(paragraphs, places, structure):
        structure = read_given(places.body, given, larger)
    blocks = _blocks(paragraphs, places, structure)
    return Document(
        text=places.text,
        blocks=tuple(blocks),
        metadata=structure.metadata,
        images=_images(places, structure),
        pages=_pages(paragraphs, places, sheets),
        notes=_notes(paragraphs, places),
    )


def _given(paragraphs: list[Paragraph], places: _Places) -> list[Given]:
    """What the pages show beyond doubt: tables and pictures."""
    given = []
    for start, index in zip(places.body_starts, places.body_index, strict=True):
        paragraph = paragraphs[index]
        end = start + len(paragraph.text)
        if paragraph.table:
            given.append(Given(start, end, BlockKind.TABLE))
        elif paragraph.picture is not None:
            picture = paragraph.picture
            image = Image(picture.src, picture.alt, None, start, end)
            given.append(Given(start, end, BlockKind.IMAGE, image=image))
    return given


class _Places:
    """Where each paragraph stands in the text, and in the text without what repeats on pages."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.starts: list[int] = []
        self.body_starts: list[int] = []
        self.body_index: list[int] = []
        at = body_at = 0
        for index, paragraph in enumerate(paragraphs):
            self.starts.append(at)
            at += len(paragraph.text) + 1
            if not paragraph.furniture:
                self.body_starts.append(body_at)
                self.body_index.append(index)
                body_at += len(paragraph.text) + 1
        self.text = "\n".join(p.text for p in paragraphs)
        self.body = "\n".join(p.text for p in paragraphs if not p.furniture)

    def paragraph_at(self, position: int) -> int:
        """The index of the paragraph that holds a code point of the body."""
        return self.body_index[bisect_right(self.body_starts, position) - 1]

    def moved(self, position: int) -> int:
        """A code point of the body as one of the text."""
        row = bisect_right(self.body_starts, position) - 1
        return self.starts[self.body_index[row]] + position - self.body_starts[row]

    def span(self, start: int, end: int) -> Span:
        first = self.moved(start)
        return Span(first, first + end - start)


def _blocks(paragraphs: list[Paragraph], places: _Places, structure: Structure) -> list[Block]:
    found = [
        Block(BlockKind.BOILERPLATE, start, start + len(paragraph.text))
        for start, paragraph in zip(places.starts, paragraphs, strict=True)
        if paragraph.furniture and paragraph.text
    ]
    levels = _levels(paragraphs)
    titled = any(block.kind is BlockKind.TITLE for block in structure.blocks)
    for block in structure.blocks:
        index = places.paragraph_at(block.start)
        moved = Block(block.kind, *places.span(block.start, block.end), block.level)
        level = levels.get(index)
        if level is None and block.kind is BlockKind.HEADING and _is_prose(paragraphs[index]):
            moved = replace(moved, kind=BlockKind.PARAGRAPH, level=None)
        if block.kind is BlockKind.PARAGRAPH and level is not None:
            title = not titled and level == 1 and index < 5
            titled = titled or title
            kind = BlockKind.TITLE if title else BlockKind.HEADING
            moved = replace(moved, kind=kind, level=None if title else level)
        found.append(moved)
    return sorted(found, key=lambda block: block.start)


def _title_below(paragraphs: list[Paragraph], places: _Places, structure: Structure) -> str | None:
    """The one large centred line at the beginning, if the words rather made a title of a line of
    the usual size above it (the head of the page), or of none."""
    head = places.body_index[:_TITLE_WITHIN]
    body = _usual_size(paragraphs)
    large = [index for index in head if paragraphs[index].size >= _LARGEST * body]
    if len(large) != 1 or not paragraphs[large[0]].centred:
        return None
    starts = [block.start for block in structure.blocks if block.kind is BlockKind.TITLE]
    found = places.paragraph_at(starts[0]) if starts else -1
    usual = found < 0 or paragraphs[found].size < _LARGER * body
    words = paragraphs[large[0]].text
    fits = len(words) <= _LONGEST_HEADING and words[-1:] not in _SENTENCE_ENDS
    return words if fits and usual and found < large[0] else None


def _is_prose(paragraph: Paragraph) -> bool:
    return paragraph.prose and numbering(paragraph.text) is None


def _levels(paragraphs: list[Paragraph]) -> dict[int, int]:
    """The paragraphs that are set larger than the text, or bold, and the rank of their type."""
    body = _usual_size(paragraphs)
    looks: dict[int, tuple[float, bool]] = {}
    for index, paragraph in enumerate(paragraphs):
        if paragraph.furniture or paragraph.table or paragraph.picture is not None:
            continue
        if not 2 <= len(paragraph.text) <= _LONGEST_HEADING:
            continue
        if paragraph.text[-1] in _SENTENCE_ENDS:
            continue
        larger = paragraph.size >= _LARGER * body
        if larger or (paragraph.bold and paragraph.size >= 0.95 * body):
            looks[index] = (round(paragraph.size * 2) / 2, paragraph.bold and not larger)
    if len(looks) * 2 > len(paragraphs) and len(paragraphs) > 3:
        return {}
    ranks = sorted(set(looks.values()), key=lambda look: (-look[0], look[1]))
    return {index: min(ranks.index(look) + 1, _MOST_LEVELS) for index, look in looks.items()}


def _usual_size(paragraphs: list[Paragraph]) -> float:
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        if not paragraph.furniture and paragraph.picture is None:
            sizes[round(paragraph.size * 2) / 2] += len(paragraph.text)
    return max(sizes, key=lambda size: sizes[size], default=1.0)


def _images(places: _Places, structure: Structure) -> tuple[Image, ...]:
    found = []
    for image in structure.images:
        span = places.span(image.start, image.end)
        caption = places.span(*image.caption_span) if image.caption_span else None
        found.append(
            replace(
                image,
                start=span.start,
                end=span.end,
                caption_span=caption,
            )
        )
    return tuple(found)


def _notes(paragraphs: list[Paragraph], places: _Places) -> tuple[Note, ...]:
    """Each mark with the note of its page that begins with it; the first mark counts."""
    spans = {
        paragraph.note: (start, start + len(paragraph.text))
        for start, paragraph in zip(places.starts, paragraphs, strict=True)
        if paragraph.note
    }
    found = []
    for start, paragraph in zip(places.starts, paragraphs, strict=True):
        for mark, page in paragraph.note_marks:
            span = spans.pop((mark.mark, page), None)
            if span:
                found.append(Note(start + mark.start, start + mark.end, *span))
    return tuple(found)


def _pages(
    paragraphs: list[Paragraph], places: _Places, sheets: Sequence[Sheet]
) -> tuple[Page, ...]:
    """Where each sheet begins; one without text of its own begins where the next one does."""
    starts: dict[int, int] = {}
    for start, paragraph in zip(places.starts, paragraphs, strict=True):
        for offset, number in paragraph.marks:
            starts.setdefault(number, start + offset)
    found: list[Page] = []
    following = len(places.text)
    for number in range(len(sheets) - 1, -1, -1):
        following = min(starts.get(number, following), following)
        found.append(Page(sheets[number].label, following))
    return tuple(reversed(found))
