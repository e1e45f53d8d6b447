"""Running text of word processors on its way into a Builder: cells, tracked changes, note texts.

What was inserted is part of the text, with a revision over it. What was deleted is not: the text
is the final version, so that search and figures read that; the deleted words stand in the
``text`` of a revision without length at their place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reader_app.documents.builder import Builder
from reader_app.documents.limits import Budget
from reader_app.documents.model import BlockKind, Metadata, RevisionKind, Span

# Deleted text that is kept, in code points of one change.
_LONGEST_DELETION = 20_000
_LONGEST_HEADING = 150
# The stretch at the start of a text in which its title stands.
_HEAD = 3000


class Flow:
    """Writes runs and paragraphs; inside a cell, paragraphs become parts of one line."""

    def __init__(self, builder: Builder, budget: Budget) -> None:
        self.builder = builder
        self._budget = budget
        # What the current paragraph is, for the lines that it is broken into.
        self.role: tuple[BlockKind | None, int | None] = (None, None)
        self._line_start = 0
        self._cells = 0
        self._gap = False
        self._cell_start = 0
        self._deleted: list[str] | None = None
        self._inserted: tuple[int, int, str | None, str | None] | None = None
        self._removed: tuple[int, str, str | None, str | None] | None = None
        self._changes = {RevisionKind.INSERTED: 0, RevisionKind.DELETED: 0}
        self._head: list[str] = []
        self._head_length = 0

    @property
    def in_cell(self) -> bool:
        return self._cells > 0

    def text(self, run: str) -> None:
        """Write a run of text, or keep it aside while something deleted is read."""
        if not run:
            return
        if self._deleted is not None:
            self._deleted.append(run)
            return
        if self._cells:
            run = run.replace("\t", " ")
            if self._gap and run.strip():
                self.builder.write(" ")
                self._gap = False
        if self._head_length < _HEAD:
            self._head.append(run)
            self._head_length += len(run)
        self.builder.write(run)

    def end_paragraph(self, kind: BlockKind | None = None, level: int | None = None) -> Span | None:
        """End a paragraph; the span of its line, None for an empty one and inside a cell."""
        if self._deleted is not None:
            self._deleted.append("\n")
        elif self._cells:
            self._gap = self.builder.position > self._cell_start
        else:
            prose = self.builder.position - self._line_start > _LONGEST_HEADING
            if kind is BlockKind.HEADING and prose:  # a level that was set by mistake
                kind, level = None, None
            span = self.builder.end_line(kind, level)
            self._line_start = self.builder.position
            return span
        return None

    def break_line(self) -> None:
        """A line break that the author set inside a paragraph."""
        self.end_paragraph(*self.role)

    @property
    def deleting(self) -> bool:
        """Whether what is read now was deleted."""
        return self._deleted is not None

    def close_gap(self) -> None:
        """Something other than a run follows: part it from the paragraph before in the cell."""
        if self._gap and self._cells:
            self.builder.write(" ")
        self._gap = False

    # Tables

    @contextmanager
    def table(self) -> Iterator[None]:
        """The rows written inside are one block; inside a cell they become parts of it."""
        if self._cells or self._deleted is not None:
            yield
            return
        with self.builder.block(BlockKind.TABLE):
            yield

    def row(self, cells: list[Callable[[], None] | None]) -> None:
        """A row of a table: each cell writes itself, None is an empty one."""
        nested = self._cells > 0
        for number, write in enumerate(cells):
            self.open_cell(first=not number)
            if write:
                write()
            self.close_cell()
        if not nested:
            self.end_row()

    def open_cell(self, *, first: bool) -> None:
        """What is written next stands in a cell; ``first`` opens a row."""
        if not self._cells:
            self._gap = False
            if not first and self._deleted is None:
                self.builder.write("\t")
            self._cell_start = self.builder.position
        self._cells += 1

    def close_cell(self) -> None:
        """End the cell; one inside another becomes a part of that."""
        self._cells = max(0, self._cells - 1)
        self._gap = self._cells > 0 and self.builder.position > self._cell_start

    def end_row(self) -> None:
        if self._deleted is None:
            self.builder.end_line()

    # Tracked changes

    @contextmanager
    def deleted(self, author: str | None, date: str | None) -> Iterator[None]:
        """What is written inside was deleted; neighbours by one author are one change."""
        if self._deleted is not None:
            yield
            return
        self._deleted = []
        try:
            yield
        finally:
            text, self._deleted = "".join(self._deleted), None
            if text.strip("\n"):
                self._note_deletion(text, author, date)

    def _note_deletion(self, text: str, author: str | None, date: str | None) -> None:
        place, last = self.builder.position, self._removed
        if last and last[0] == place and last[2] == author:
            text = last[1] + text
        else:
            self._end_deletion()
        self._removed = (place, text, author, date)

    def _end_deletion(self) -> None:
        if self._removed:
            place, text, author, date = self._removed
            text = text[:_LONGEST_DELETION].rstrip("\n")
            self._changes[RevisionKind.DELETED] += 1
            self.builder.revision(RevisionKind.DELETED, place, place, author, date, text)
            self._removed = None

    @contextmanager
    def inserted(self, author: str | None, date: str | None) -> Iterator[None]:
        """What is written inside was inserted; neighbours by one author are one change."""
        start = self.builder.position
        yield
        end = self.builder.position
        if end <= start or self._deleted is not None:
            return
        last = self._inserted
        if last and last[1] == start and last[2] == author:
            start = last[0]
        elif last:
            self.note_insertion(*last)
        self._inserted = (start, end, author, date)

    def note_insertion(self, start: int, end: int, author: str | None, date: str | None) -> None:
        """A stretch that was inserted."""
        self._changes[RevisionKind.INSERTED] += 1
        self.builder.revision(RevisionKind.INSERTED, start, end, author, date)

    def finish(self) -> None:
        """Note the last change, and tell the user of all of them."""
        self._end_deletion()
        if self._inserted:
            self.note_insertion(*self._inserted)
            self._inserted = None
        if any(self._changes.values()):
            self._budget.warn(
                "tracked-changes",
                inserted=self._changes[RevisionKind.INSERTED],
                deleted=self._changes[RevisionKind.DELETED],
            )

    def stated(self, title: str | None) -> Metadata | None:
        """The file's own title, if the beginning of the text has it, too: office programs put
        the first line of a template there, and the name of whoever installed them as author."""
        bare = "".join((title or "").split())
        if len(bare) < 2 or bare not in "".join("".join(self._head).split()):
            return None
        return Metadata(title=" ".join((title or "").split()))
