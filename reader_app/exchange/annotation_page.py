"""Annotations as a document to read: by document, under its headings, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader_app.exchange.layout import (
    Facts,
    Heading,
    NoteText,
    Part,
    Quotation,
    Remark,
    Run,
    Title,
    plain,
)
from reader_app.exchange.marked import Marked
from reader_app.exchange.wording import Wording, local_time
from reader_app.library.anchors import Placement
from reader_app.library.annotation import Annotation, MarkKind, Target


def annotation_parts(marked: Iterable[Marked], wording: Wording, time: str) -> Iterator[Part]:
    """The whole document; ``time`` is when it was made (ISO 8601 in UTC)."""
    below = wording.say("page-made", time=local_time(time))
    yield Title(wording.say("page-annotations"), below)
    for document in marked:
        yield Heading(1, document.row.display_title)
        yield Facts(tuple(document_facts(document, wording)))
        yield from mark_parts(document, wording)


def document_facts(document: Marked, wording: Wording) -> Iterator[tuple[str, str]]:
    """What is known of a document, by name; what is not known is left out."""
    row = document.row
    known = {
        "report-source": row.source,
        "report-author": row.author,
        "report-date": row.date,
        "report-file": row.location or row.name,
        "page-annotation-count": str(len(document.annotations)),
    }
    return ((wording.say(code), value) for code, value in known.items() if value)


def mark_parts(document: Marked, wording: Wording, level: int = 2) -> Iterator[Part]:
    """The annotations of one document, each new path of headings announced."""
    path: tuple[str, ...] = ()
    for annotation in document.annotations:
        headings = annotation.anchor.headings if annotation.anchor else ()
        if headings != path:
            path = headings
            if path:
                yield Heading(level, " › ".join(path))
        yield from _mark(document, annotation, wording)


def _mark(document: Marked, annotation: Annotation, wording: Wording) -> Iterator[Part]:
    words = quoted(annotation, wording)
    if words:
        underlined = annotation.kind is MarkKind.UNDERLINE
        yield Quotation(words, annotation.colour, underlined)
    facts = " · ".join(_facts(annotation, wording))
    link = Run(wording.say("page-back"), link=document.link(annotation))
    yield Remark((*plain(facts, " · "), link))
    if annotation.note:
        yield NoteText(annotation.note)


def quoted(annotation: Annotation, wording: Wording) -> str:
    """What the mark is on, in words: its quotation, or its picture's name."""
    if annotation.target is Target.PICTURE:
        return wording.say("page-picture", name=annotation.picture or "")
    return annotation.anchor.exact if annotation.anchor else ""


def _facts(annotation: Annotation, wording: Wording) -> Iterator[str]:
    kind = wording.kind(annotation.kind)
    name = f"{kind}{wording.pair}{annotation.name}" if annotation.name else kind
    yield name
    if annotation.target is Target.DOCUMENT:
        yield wording.say("page-whole-document")
    if annotation.colour:
        yield wording.colour(annotation.colour)
    if annotation.anchor and annotation.anchor.page:
        yield wording.say("page-number", page=annotation.anchor.page)
    yield local_time(annotation.modified or annotation.created)
    if annotation.creator:
        yield annotation.creator
    yield from (f"#{tag}" for tag in annotation.tags)
    if annotation.placement is not Placement.PLACED:
        yield wording.say("page-unplaced")
