"""Zotero's items as JSON: of its web API, and of the Better BibTeX export with annotations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from reader_app.exchange.colours import colour_of
from reader_app.exchange.entry import Entry, Source, derived_id, utc_time
from reader_app.exchange.incoming import Incoming, each, json_of, text
from reader_app.library.anchors import Anchor
from reader_app.library.annotation import Annotation, MarkKind, Target

_KINDS = {"underline": MarkKind.UNDERLINE, "note": MarkKind.NOTE, "text": MarkKind.NOTE}


def sniff(data: bytes, _: str) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and b'"annotationType"' in data


def read(data: bytes, name: str) -> Incoming:
    found = json_of(data, name)
    items = [_data(one) for one in _walk(found)]
    by_key = {text(item.get("key")): item for item in items}
    incoming = Incoming()
    for item in items:
        if "annotationType" in item:
            incoming.entries.append(_entry(item, by_key))
    return incoming


def _walk(found: object, parent: str = "", depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every item, with those inside it; an inner one learns whose it is."""
    if isinstance(found, list):
        for one in found:
            yield from _walk(one, parent, depth)
    elif isinstance(found, dict) and depth < 8:
        item = {"parentItem": parent, **found} if parent else found
        yield item
        key = text(_data(found).get("key"))
        for inner in ("items", "attachments", "annotations", "children"):
            yield from _walk(found.get(inner), key, depth + 1)


def _data(item: dict[str, Any]) -> dict[str, Any]:
    data = item.get("data")
    return {"key": item.get("key"), **data} if isinstance(data, dict) else item


def _entry(item: dict[str, Any], by_key: dict[str, dict[str, Any]]) -> Entry:
    quote = text(item.get("annotationText"))
    key = text(item.get("key"))
    tags = (text(tag.get("tag")) for tag in each(item.get("tags")) if isinstance(tag, dict))
    page = text(item.get("annotationPageLabel")) or None
    created = utc_time(text(item.get("dateAdded")))
    annotation = Annotation(
        id=derived_id("zotero", key) if key else derived_id("zotero", quote, created),
        document=0,
        kind=_KINDS.get(text(item.get("annotationType")), MarkKind.HIGHLIGHT),
        target=Target.TEXT if quote else Target.DOCUMENT,
        anchor=Anchor(0, 0, quote, page=page) if quote else None,
        colour=colour_of(item.get("annotationColor")),
        note=text(item.get("annotationComment")),
        tags=tuple(dict.fromkeys(filter(None, tags))),
        creator=text(item.get("annotationAuthorName")) or None,
        created=created,
        modified=utc_time(text(item.get("dateModified"))) or created,
    )
    return Entry(_source(item, by_key), annotation, positioned=False)


def _source(item: dict[str, Any], by_key: dict[str, dict[str, Any]]) -> Source:
    """The title of the item and the name of the attachment that the annotation belongs to."""
    name = title = author = ""
    for _ in range(4):
        above = by_key.get(text(item.get("parentItem")))
        if above is None:
            break
        item = above
        path = text(item.get("filename")) or text(item.get("path"))
        name = name or PurePosixPath(path.replace("\\", "/")).name
        title = text(item.get("title")) or title
        author = _creators(item) or author
    return Source(name=name, title=title or None, author=author or None)


def _creators(item: dict[str, Any]) -> str:
    names = [
        text(one.get("name")) or text(one.get("lastName")) + text(one.get("firstName"))
        for one in each(item.get("creators"))
        if isinstance(one, dict)
    ]
    return "、".join(filter(None, names))
