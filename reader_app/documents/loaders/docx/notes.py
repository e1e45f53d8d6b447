"""Footnotes, endnotes and comments of a Word document: parts of their own, found by ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader_app.documents.builder import Builder
from reader_app.documents.counting import written
from reader_app.documents.loaders.docx.package import Package
from reader_app.documents.model import RevisionKind
from reader_app.documents.xml import Element, attribute, local_name

_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
_LONGEST_COMMENT = 20_000


def note_format(settings: Element | None, kind: str) -> str:
    """How the document's settings number its notes (17.11.18)."""
    for element in settings if settings is not None else ():
        if local_name(element) == f"{kind}Pr":
            for child in element:
                if local_name(child) == "numFmt":
                    return attribute(child, "val")
    return _FORMATS[kind]


class Referenced(NamedTuple):
    """A note that the text refers to: its key, its mark as printed, its element and its part."""

    key: str
    mark: str
    element: Element
    part: str


class Notes:
    """The notes of one kind (``footnote`` or ``endnote``), numbered as the text refers to them."""

    def __init__(self, package: Package, main: str, kind: str, number_format: str) -> None:
        self._package = package
        self._kind = kind
        self._part = package.related(main, f"{kind}s")
        self._marks: dict[str, str] = {}
        self._count = 0
        self.number_format = number_format

    def refer(self, note_id: str, mark: str | None = None) -> tuple[str, str]:
        """The key of the note and its mark: the next number, or the one that the author set."""
        key = f"{self._kind} {note_id}"
        if note_id not in self._marks:
            if mark is None:
                self._count += 1
                mark = written(self._count, self.number_format)
            self._marks[note_id] = mark
        return key, self._marks[note_id]

    def referenced(self) -> Iterator[Referenced]:
        """The notes that the text refers to, in the order of their first reference."""
        if self._part is None or not self._marks:
            return
        root = self._package.xml(self._part)
        elements = {attribute(e, "id"): e for e in (root if root is not None else ())}
        for note_id, mark in self._marks.items():
            if (element := elements.get(note_id)) is not None:
                shown = f"[{mark}]" if mark.isdecimal() else mark
                yield Referenced(f"{self._kind} {note_id}", shown, element, self._part)


class _Comment(NamedTuple):
    author: str | None
    date: str | None
    text: str


class Comments:
    """The comments of a document and where they begin and end."""

    def __init__(self, package: Package, main: str) -> None:
        root = package.xml(package.related(main, "comments"))
        self._comments = {
            attribute(e, "id"): _comment(e) for e in (root if root is not None else ())
        }
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}

    def begin(self, comment_id: str, position: int) -> None:
        self._starts.setdefault(comment_id, position)

    def end(self, comment_id: str, position: int) -> None:
        self._ends.setdefault(comment_id, position)

    def refer(self, comment_id: str, position: int) -> None:
        """The place of a comment that is not over a stretch."""
        self._starts.setdefault(comment_id, position)
        self._ends.setdefault(comment_id, position)

    def finish(self, builder: Builder) -> None:
        """Hand over all comments that the text has a place for."""
        for comment_id, comment in self._comments.items():
            if comment_id in self._starts and comment.text:
                start = self._starts[comment_id]
                end = max(start, self._ends.get(comment_id, start))
                builder.revision(RevisionKind.COMMENT, start, end, *comment)


def _comment(element: Element) -> _Comment:
    lines = ("".join(paragraph.itertext("{*}t")) for paragraph in element.iter("{*}p"))
    text = "\n".join(lines).strip()[:_LONGEST_COMMENT]
    return _Comment(attribute(element, "author") or None, attribute(element, "date") or None, text)
