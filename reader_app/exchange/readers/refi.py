"""REFI-QDA projects (QDPX): coded selections of their texts become marks with tags."""

from __future__ import annotations

import xml.etree.ElementTree as Xml
from collections.abc import Iterator
from pathlib import PurePosixPath
from uuid import UUID

from reader_app.documents.archives import Archive
from reader_app.documents.limits import Budget
from reader_app.exchange.entry import Entry, Source, derived_id, utc_time
from reader_app.exchange.incoming import Incoming, broken, has_entities
from reader_app.exchange.refi import NAMESPACE
from reader_app.library.anchors import CONTEXT, Anchor
from reader_app.library.annotation import Annotation, MarkKind, Target
from reader_app.library.documents import text_hash

_IN = f"{{{NAMESPACE}}}"


def sniff(data: bytes, name: str) -> bool:
    return data.startswith(b"PK\x03\x04") and name.lower().endswith(".qdpx")


def read(data: bytes, name: str) -> Incoming:
    """Every selection of a plain text, and what is coded as a whole; other media are named."""
    archive = Archive(data, Budget(name, seconds=60))
    project = _root(archive, name)
    incoming = Incoming()
    codes = {one.get("guid"): one.get("name", "") for one in project.iter(f"{_IN}Code")}
    notes = {
        one.get("guid"): one.findtext(f"{_IN}PlainTextContent") or ""
        for one in project.iter(f"{_IN}Note")
    }
    for number, source in enumerate(project.findall(f"{_IN}Sources/*"), 1):
        if source.tag == f"{_IN}TextSource":
            incoming.entries += _entries(source, _text(source, archive), codes, notes)
        else:
            incoming.skip(name, number, source.tag.removeprefix(_IN))
    return incoming


def _root(archive: Archive, name: str) -> Xml.Element:
    packed = archive.read("project.qde")
    if packed is None:
        raise broken(name, "project.qde")
    if has_entities(packed):
        raise broken(name, "ENTITY")
    try:
        return Xml.fromstring(packed)
    except (Xml.ParseError, RecursionError, ValueError, LookupError) as error:
        raise broken(name, str(error)) from None


def _text(source: Xml.Element, archive: Archive) -> str:
    inline = source.findtext(f"{_IN}PlainTextContent")
    if inline is not None:
        return inline
    path = PurePosixPath(source.get("plainTextPath", "").removeprefix("internal://"))
    content = archive.read(f"sources/{path.name}") or archive.read(f"Sources/{path.name}") or b""
    return content.decode("utf-8-sig", "replace")


def _entries(
    source: Xml.Element, text: str, codes: dict[str | None, str], notes: dict[str | None, str]
) -> Iterator[Entry]:
    name = source.findtext(f"{_IN}Description") or ""
    about = Source(
        text_hash=text_hash(text) if text else None, name=name, title=source.get("name") or None
    )
    for selection in source.findall(f"{_IN}PlainTextSelection"):
        anchor = _anchor(selection, text)
        yield Entry(about, _annotation(selection, anchor, codes, notes), anchor is not None)
    if source.find(f"{_IN}Coding") is not None or source.find(f"{_IN}NoteRef") is not None:
        yield Entry(about, _annotation(source, None, codes, notes))


def _anchor(selection: Xml.Element, text: str) -> Anchor | None:
    try:
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
    except ValueError:
        return None
    if not 0 <= start <= end <= len(text):
        return None
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(start, end, text[start:end], before, after)


def _annotation(
    element: Xml.Element,
    anchor: Anchor | None,
    codes: dict[str | None, str],
    notes: dict[str | None, str],
) -> Annotation:
    refs = [one.get("targetGUID") for one in element.findall(f"{_IN}NoteRef")]
    coded = [one.get("targetGUID") for one in element.iterfind(f"{_IN}Coding/{_IN}CodeRef")]
    tags = [codes.get(guid, "") for guid in coded]
    note = "\n\n".join(filter(None, (notes.get(guid, "") for guid in refs)))
    created = utc_time(element.get("creationDateTime", ""))
    return Annotation(
        id=_id(element),
        document=0,
        kind=MarkKind.HIGHLIGHT if anchor else MarkKind.NOTE,
        target=Target.TEXT if anchor else Target.DOCUMENT,
        anchor=anchor,
        note=note,
        tags=tuple(dict.fromkeys(filter(None, tags))),
        created=created,
        modified=utc_time(element.get("modifiedDateTime", "")) or created,
    )


def _id(element: Xml.Element) -> str:
    guid = element.get("guid", "")
    if element.tag == f"{_IN}TextSource":
        return derived_id("refi", guid)
    try:
        return str(UUID(guid))
    except ValueError:
        return derived_id("refi", guid)
