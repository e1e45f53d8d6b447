"""Makes a Document of what a format's markup says, piece by piece: one way for all rich formats.

A loader writes runs of text and ends lines; each line is a block. Where the markup says what a
line is (a heading, an item, a row) that holds; the rest is judged as in a plain text, so that one
article gives the same paragraphs in every format::

    builder = Builder(budget, "docx")
    builder.text("关于防汛的通知")
    builder.end_line(BlockKind.TITLE)
    builder.text("各街道：")
    builder.end_line()
    with builder.block(BlockKind.TABLE):
        builder.row(["乡镇", "人数"])
    document = builder.document()
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from reader_app.documents import limits
from reader_app.documents.model import (
    BlockKind,
    Document,
    Image,
    Link,
    Metadata,
    Note,
    Page,
    Revision,
    RevisionKind,
    Ruby,
    Span,
)
from reader_app.documents.structure.given import JUDGED, Given, is_paragraph, read_given
from reader_app.errors import KnownError

# What a block must not hold: line ends of every kind (a loader ends lines itself), NUL, and halves
# of surrogate pairs, which no encoding can store.
_BREAKS = re.compile("[\n\r\v\f\x85\u2028\u2029]+")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ODD = re.compile("[\x00\n\r\v\f\x85\u2028\u2029\ud800-\udfff]")
_LONGEST_ALT = 60
# Code points that are judged where the time is over already.
_JUDGED_LATE = 40_000
_BARE_NUMBER = re.compile(r"\d{1,4}")


class Builder:
    """Collects text, and what is known of its stretches, in the order of reading.

    ``name`` is the format's name. All positions are code points of the text so far.
    """

    def __init__(self, budget: limits.Budget, name: str) -> None:
        self._budget = budget
        self._name = name
        self._pieces: list[str] = []
        self._length = 0
        self._line_start = 0
        self._line_pieces = 0  # the number of pieces before the current line
        self._lines = 0
        self._block: tuple[BlockKind, int] | None = None
        self._given: list[Given] = []
        self._waiting: list[tuple[str, str, str | None]] = []
        self._images = 0
        self._links: list[Link] = []
        self._targets: dict[str, int] = {}
        self._ruby: list[Ruby] = []
        self._pages: list[Page] = []
        self._revisions: list[Revision] = []
        self._references: dict[str, Span] = {}
        self._note_spans: dict[str, Span] = {}
        self._in_note = False
        self._preformatted = False
        self._cut = False

    # Text

    @property
    def position(self) -> int:
        """Where the next run of text will stand."""
        return self._length

    @property
    def at_line_start(self) -> bool:
        """Whether nothing stands in the current line yet."""
        return self._length == self._line_start

    def current_line(self, most: int) -> str:
        """What stands in the current line so far; empty if it is longer than ``most``."""
        length = self._length - self._line_start
        return "".join(self._pieces[self._line_pieces :]) if 0 < length <= most else ""

    @property
    def full(self) -> bool:
        """Whether the text has reached its limit: what is written from now on is left out."""
        return self._cut

    def text(self, run: str) -> Span:
        """Write a run into the current line; line ends in it become blanks. Gives its span."""
        start = self._length
        self.write(run)
        return Span(start, self._length)

    def write(self, run: str) -> None:
        """Like :meth:`text` for those who do not ask where it stands, as most do not."""
        if not run.isprintable() and _ODD.search(run):  # what is odd is not printable
            run = _UNSTORABLE.sub("\ufffd", _BREAKS.sub(" ", run))
        room = 0 if self._cut else limits.CHARACTERS - self._length
        if len(run) > room:
            self._cut = True
            self._budget.warn("content-cut")
            run = run[: max(0, room)]
        self._write(run)

    def end_line(self, kind: BlockKind | None = None, level: int | None = None) -> Span | None:
        """End the current line; ``kind`` says what it is, None lets the shape of it decide.

        ``level`` counts headings from 1. A line without ink is no block, and None is given; else
        the span of the line without outer white space. Pictures that came up inside follow.
        """
        if self._length == self._line_start:
            if self._waiting and self._block is None:
                self._flush_images()
            return None
        span = self._inked_line()
        if span:
            self._count_line()
            if self._block is not None:
                kind, level = self._block[0], None
            elif self._in_note and kind is None:  # its number is no heading's
                kind = BlockKind.PARAGRAPH
            if kind is not None and self._block is None:
                self._given.append(Given(span.start, span.end, kind, level))
            elif self._preformatted and self._block is None:
                self._given.append(Given(*span, BlockKind.LISTING, sure=False))
        self._write("\n")
        self._begin_line()
        if self._waiting and self._block is None:
            self._flush_images()
        return span

    def line(self, words: str) -> bool:
        """Write a line of its own whose shape decides what it is: what most of a book is made of,
        at a third of what :meth:`text` and :meth:`end_line` take for it.

        ``words`` have no outer white space. Gives False, and writes nothing, where something else
        is open or waits, or where the words would have to be mended.
        """
        if (
            self._length != self._line_start
            or self._block is not None
            or self._in_note
            or self._waiting
            or self._cut
            or (not words.isprintable() and _ODD.search(words))
            or len(words) >= limits.CHARACTERS - self._length
        ):
            return False
        self._count_line()
        self._pieces += (words, "\n")
        self._length += len(words) + 1
        self._begin_line()
        return True

    def _begin_line(self) -> None:
        self._line_start = self._length
        self._line_pieces = len(self._pieces)

    def _count_line(self) -> None:
        self._lines += 1
        if self._lines >= limits.LINES and not self._cut:
            self._cut = True
            self._budget.warn("content-cut")

    @contextmanager
    def block(self, kind: BlockKind) -> Iterator[None]:
        """All lines written inside are one block (a table: its rows); blocks are not nested."""
        if self._block is not None:
            yield
            return
        self.end_line()
        self._block = (kind, self._length)
        try:
            yield
        finally:
            self.end_line()
            start, self._block = self._block[1], None
            if span := self._inked(start, self._length):
                self._given.append(Given(span.start, span.end, kind))
            self._flush_images()

    @contextmanager
    def preformatted(self) -> Iterator[None]:
        """Lines written inside are those of a listing where nothing else can be said of them."""
        outer, self._preformatted = self._preformatted, True
        try:
            yield
        finally:
            self._preformatted = outer

    def blank_lines(self, count: int) -> None:
        """Leave so many lines empty; nothing stands in the current line yet."""
        for _ in range(count):
            self._count_line()
            if not self._cut:
                self._write("\n")
        self._begin_line()

    def row(self, cells: Iterable[str]) -> None:
        """A row of a table: one line, its cells parted by tabs."""
        self.text("\t".join(" ".join(cell.split()) for cell in cells))
        self.end_line()

    # What stands over, under and beside the text

    def image(self, src: str, alt: str = "", caption: str | None = None) -> None:
        """A picture: its marker in a line of its own, after the current line if that has ink.

        ``src`` is what the loader's ``picture`` finds it by. ``caption`` is written below it;
        without one the line that follows may turn out to be the caption.
        """
        self._images += 1
        if self._images > limits.PICTURES:
            self._budget.warn("content-cut")
            return
        self._waiting.append((src, alt, caption))
        if self._block is None and not self._inked_line():
            self.end_line()

    def link(self, start: int, end: int, target: str) -> None:
        """A link over a stretch; ``#name`` leads to what :meth:`target` named so."""
        if target and end > start:
            self._links.append(Link(start, end, _UNSTORABLE.sub("", target)))

    def target(self, name: str) -> None:
        """The current position is what links to ``#name`` lead to."""
        self._targets.setdefault(name, self._length)

    def ruby(self, start: int, end: int, reading: str) -> None:
        """A reading over a stretch of base text."""
        if reading.strip() and end > start:
            self._ruby.append(Ruby(start, end, _UNSTORABLE.sub("", reading.strip())))

    def page(self, label: str) -> None:
        """A page of the original begins here."""
        if len(self._pages) < limits.PAGES:
            self._pages.append(Page(label, self._length))

    def note_reference(self, key: str, mark: str) -> Span:
        """The mark of a note in the running text. A bare number, which would run into the words
        and numbers beside it, is set in brackets."""
        mark = mark.strip() or "*"
        span = self.text(f"[{mark}]" if _BARE_NUMBER.fullmatch(mark) else mark)
        self._references.setdefault(key, span)
        return span

    @contextmanager
    def note(self, key: str) -> Iterator[None]:
        """The lines written inside are the note's own text; it stands where it is written."""
        self.end_line()
        start, outer = self._length, self._in_note
        self._in_note = True
        try:
            yield
            self.end_line()
        finally:
            self._in_note = outer
        if span := self._inked(start, self._length):
            self._note_spans.setdefault(key, span)

    def revision(
        self,
        kind: RevisionKind,
        start: int,
        end: int,
        author: str | None = None,
        date: str | None = None,
        text: str = "",
    ) -> None:
        """A tracked change, or a comment, over a stretch."""
        self._revisions.append(Revision(kind, start, end, author, date, text))

    # The document

    def document(
        self,
        metadata: Metadata | None = None,
        encoding: str | None = None,
        *,
        judged: int = JUDGED,
        trusted: bool = False,
    ) -> Document:
        """The document; ``metadata`` (what the file's own fields say) fills what the text leaves
        open, and its title helps to find the title's line. Lines behind ``judged`` code points
        are what the markup says, and else paragraphs. ``trusted`` says that the title of
        ``metadata`` is the document's own, whether or not a line says it.

        Raises KnownError ``file-no-text`` if there are neither text nor pictures.
        """
        self.end_line()
        text = "".join(self._pieces).rstrip("\n")
        if not text.strip():
            raise KnownError("file-no-text", path=self._budget.name)
        metadata = metadata or Metadata()
        if metadata.title and is_paragraph(metadata.title):
            metadata = replace(metadata, title=None)
        if self._budget.spent:
            judged = min(judged, _JUDGED_LATE)
        given = sorted(self._given, key=lambda one: (one.start, one.end))
        structure = read_given(text, given, metadata.title, judged, trusted=trusted)
        stated = structure.metadata
        return Document(
            text=text,
            blocks=structure.blocks,
            metadata=Metadata(
                title=metadata.title if trusted else stated.title or metadata.title,
                source=_nearer(stated.source, metadata.source),
                author=stated.author or metadata.author,
                date=stated.date or metadata.date,
            ),
            images=structure.images,
            encoding=encoding,
            warnings=tuple(self._budget.warnings),
            format=self._name,
            pages=tuple(self._pages),
            links=self._resolved_links(len(text)),
            ruby=tuple(sorted(self._ruby)),
            notes=self._paired_notes(),
            revisions=tuple(sorted(self._revisions, key=lambda one: (one.start, one.end))),
        )

    def _write(self, run: str) -> None:
        if run:
            self._pieces.append(run)
            self._length += len(run)

    def _inked_line(self) -> Span | None:
        """The span of the ink in the current line, None if it has none."""
        return _ink("".join(self._pieces[self._line_pieces :]), self._line_start)

    def _inked(self, start: int, end: int) -> Span | None:
        """The span of the ink between two places of the text, None if there is none."""
        return _ink(self._written(start, end), start)

    def _written(self, start: int, end: int) -> str:
        """The text from ``start`` to the end of what is written, ``end``."""
        pieces, length = [], 0
        for piece in reversed(self._pieces):
            if length >= end - start:
                break
            pieces.append(piece)
            length += len(piece)
        return "".join(reversed(pieces))[length - (end - start) :] if end > start else ""

    def _flush_images(self) -> None:
        waiting, self._waiting = self._waiting, []
        for src, alt, caption in waiting:
            start = self._length
            self._write(_marker(alt))
            image = Image(_UNSTORABLE.sub("", src), _storable(alt), None, start, self._length)
            self._given.append(Given(start, self._length, BlockKind.IMAGE, image=image))
            self._write("\n")
            if caption and caption.strip():
                self._begin_line()
                self.text(caption)
                self.end_line(BlockKind.CAPTION)
        self._begin_line()

    def _resolved_links(self, length: int) -> tuple[Link, ...]:
        """Links in order; those to a named place lead to its code point, those to none are out."""
        resolved = []
        for link in sorted(self._links):
            if link.target.startswith("#"):
                place = self._targets.get(link.target[1:])
                if place is None or place >= length:
                    continue
                link = link._replace(target=f"#{place}")
            if link.start < length:
                resolved.append(link._replace(end=min(link.end, length)))
        return tuple(resolved)

    def _paired_notes(self) -> tuple[Note, ...]:
        pairs = (
            Note(*mark, *self._note_spans[key])
            for key, mark in self._references.items()
            if key in self._note_spans
        )
        return tuple(sorted(pairs))


def _ink(written: str, start: int) -> Span | None:
    """The span of what stands at ``start`` without its outer white space; None if it is empty."""
    bare = written.strip()
    if not bare:
        return None
    start += len(written) - len(written.lstrip()) if len(bare) < len(written) else 0
    return Span(start, start + len(bare))


def _nearer(said: str | None, stated: str | None) -> str | None:
    """The source in the text; of several names side by side the one that the file itself states."""
    return stated if said and stated in said.split() else said or stated


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("", " ".join(text.split()))


def _marker(alt: str) -> str:
    """The marker of a picture as plain texts have it (structure/images.py)."""
    words = re.sub(r"[\[\]【】［］〔〕]", "", _storable(alt))
    return f"[图片：{words[:_LONGEST_ALT]}]" if words else "[图片]"
