"""What a file carries besides its words: links, notes, readings over characters, changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from reader_app.documents.model import Document, Revision, RevisionKind, Ruby

_LONGEST_NOTE = 600  # code points of a note that its card shows


class SignKind(Enum):
    """What a stretch of the text stands for, besides what it says."""

    LINK = auto()  # leads to ``target``, or to ``place`` in this text
    NOTE = auto()  # a note's mark; the note is at ``place``
    BACK = auto()  # a note's number at the note itself; its mark is at ``place``
    INSERTED = auto()
    DELETED = auto()  # of no length: words that stood here
    COMMENT = auto()


class Sign(NamedTuple):
    """A stretch (code points) with what it stands for; ``place`` is where a click leads."""

    start: int
    end: int
    kind: SignKind
    target: str = ""
    place: int | None = None
    revision: Revision | None = None


_KINDS = {
    RevisionKind.INSERTED: SignKind.INSERTED,
    RevisionKind.DELETED: SignKind.DELETED,
    RevisionKind.COMMENT: SignKind.COMMENT,
}


class Apparatus:
    """The signs and readings of one document, found by place."""

    def __init__(self, document: Document | None = None) -> None:
        self._document = document or Document()
        self.signs = sorted(_signs(self._document), key=lambda sign: sign[:2])
        self._starts = [sign.start for sign in self.signs]
        self._longest = max((sign.end - sign.start for sign in self.signs), default=0)
        self._ruby_starts = [ruby.start for ruby in self._document.ruby]

    def within(self, start: int, end: int) -> list[Sign]:
        """The signs that touch a stretch."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [sign for sign in self.signs[first:last] if max(sign.end, sign.start + 1) > start]

    def at(self, position: int) -> Sign | None:
        """The shortest sign at a code point; deleted words are at the one that follows them."""
        found = self.within(position, position + 1)
        return min(found, key=lambda sign: sign.end - sign.start, default=None)

    def ruby(self, start: int, end: int) -> tuple[Ruby, ...]:
        """The readings whose base begins in a stretch."""
        low, high = bisect_left(self._ruby_starts, start), bisect_left(self._ruby_starts, end)
        return self._document.ruby[low:high]

    def describe(self, sign: Sign) -> str:
        """What the card under the pointer says, as rich text."""
        if sign.kind is SignKind.NOTE:
            note = next(n for n in self._document.notes if n.start == sign.start)
            words = self._document.text[note.note_start : note.note_end]
            return _paragraphs(words)
        if sign.revision is not None:
            return _about(sign.revision)
        if sign.kind is SignKind.BACK:
            return QCoreApplication.translate("Apparatus", "Back to the text")
        if sign.place is not None:
            return QCoreApplication.translate("Apparatus", "Goes to a place in this document")
        return _escaped(sign.target)


def _paragraphs(words: str) -> str:
    if len(words) > _LONGEST_NOTE:
        words = words[:_LONGEST_NOTE] + "…"
    return _escaped(words.strip()).replace("\n", "<br>")


def _about(revision: Revision) -> str:
    """A comment's or a change's words, who made it and when."""
    translate = QCoreApplication.translate
    kinds = {
        RevisionKind.INSERTED: translate("Apparatus", "Inserted"),
        RevisionKind.DELETED: translate("Apparatus", "Deleted"),
        RevisionKind.COMMENT: translate("Apparatus", "Comment"),
    }
    date = (revision.date or "")[:10]
    head = " · ".join(part for part in (kinds[revision.kind], revision.author, date) if part)
    words = _paragraphs(revision.text)
    if revision.kind is RevisionKind.DELETED:
        words = f"<s>{words}</s>"
    return f"<b>{_escaped(head)}</b>" + (f"<br>{words}" if revision.text else "")


def _signs(document: Document) -> Iterator[Sign]:
    marks = {(note.start, note.end) for note in document.notes}
    for link in document.links:
        if (link.start, link.end) in marks:  # the link that a note's mark is in the file
            continue
        place = _inner(link.target, len(document.text))
        yield Sign(link.start, link.end, SignKind.LINK, link.target, place)
    for note in document.notes:
        yield Sign(note.start, note.end, SignKind.NOTE, place=note.note_start)
        label = document.text[note.start : note.end]
        if label and document.text.startswith(label, note.note_start):
            end = note.note_start + len(label)
            yield Sign(note.note_start, end, SignKind.BACK, place=note.start)
    for revision in document.revisions:
        yield Sign(revision.start, revision.end, _KINDS[revision.kind], revision=revision)


def _inner(target: str, length: int) -> int | None:
    """The place in the same text that a target names: ``#`` and a code point."""
    number = target.removeprefix("#")
    if number == target or not number.isdecimal() or int(number) > length:
        return None
    return int(number)


def _escaped(words: str) -> str:
    from html import escape  # with all names of characters: not before the first page

    return escape(words)
