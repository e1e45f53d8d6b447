"""calibre's annotations export (``calibre_annotation_collection``, and the viewer's highlights),
and the ``metadata.opf`` that it keeps beside each book.

In an export calibre names the book by its number in its own library only, so the quotations have
to find it.
"""

from __future__ import annotations

import json
from typing import Any

from reader_app.documents.limits import Budget
from reader_app.documents.xml import parse
from reader_app.errors import KnownError
from reader_app.exchange.colours import colour_of
from reader_app.exchange.entry import Entry, Source, derived_id, utc_time
from reader_app.exchange.incoming import Incoming, broken, each, json_of, text
from reader_app.library.anchors import Anchor
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target

_IN_OPF = "calibre:annotation"
_LISTS = {"calibre_annotation_collection": "annotations", "calibre_highlights": "highlights"}


def sniff(data: bytes, _: str) -> bool:
    return any(f'"{kind}"'.encode() in data for kind in (*_LISTS, _IN_OPF))


def read(data: bytes, name: str) -> Incoming:
    """Highlights and bookmarks; removed ones and reading positions are none."""
    beside_book = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    items = _of_opf(data, name) if beside_book else _exported(json_of(data, name), name)
    incoming = Incoming()
    for number, item in enumerate(items, 1):
        if isinstance(item, dict) and isinstance(item.get("annotation"), dict):
            item = {**item, **item["annotation"]}
        if not isinstance(item, dict):
            incoming.skip(name, number, "not an object")
        elif not item.get("removed") and item.get("type") in ("highlight", "bookmark"):
            incoming.entries.append(_entry(item))
    return incoming


def _exported(found: object, name: str) -> list[Any]:
    items = found.get(_LISTS.get(text(found.get("type")), "")) if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise broken(name, "annotations")
    return items


def _of_opf(data: bytes, name: str) -> list[Any]:
    """The annotations of the book that an OPF file is about, which it names."""
    try:
        root = parse(data, Budget(name), recover=False)
    except KnownError as error:
        raise broken(name, str(error.notice.details.get("reason", error.code))) from None
    title = next((one.text for one in root.iter("{*}title")), None)
    found = (one.get("content") for one in root.iter("{*}meta") if one.get("name") == _IN_OPF)
    return [_titled(content or "", title) for content in found]


def _titled(content: str, title: str | None) -> object:
    """One annotation of an OPF file with the book's title; None if it cannot be understood."""
    try:
        item = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return {**item, "book_title": title} if isinstance(item, dict) else None


def _entry(item: dict[str, Any]) -> Entry:
    quote = text(item.get("highlighted_text"))
    given = item.get("style")
    style: dict[str, Any] = given if isinstance(given, dict) else {}
    headings = tuple(text(title) for title in each(item.get("toc_family_titles")))
    time = utc_time(text(item.get("timestamp")))
    title = text(item.get("book_title")) or None
    name = "" if title else f"calibre {item.get('book_id', '')}".strip()
    annotation = Annotation(
        id=derived_id("calibre", text(item.get("uuid")) or text(item.get("title")), quote, time),
        document=0,
        kind=_kind(item, style),
        target=Target.TEXT if quote else Target.DOCUMENT,
        anchor=Anchor(0, 0, quote, headings=headings) if quote else None,
        colour=_colour(style),
        name=text(item.get("title")) if item.get("type") == "bookmark" else "",
        note=text(item.get("notes")),
        created=time,
        modified=time,
    )
    return Entry(Source(name=name, title=title), annotation, positioned=False)


def _kind(item: dict[str, Any], style: dict[str, Any]) -> MarkKind:
    if item.get("type") == "bookmark":
        return MarkKind.BOOKMARK
    return MarkKind.UNDERLINE if style.get("kind") == "decoration" else MarkKind.HIGHLIGHT


def _colour(style: dict[str, Any]) -> Colour | None:
    return colour_of(style.get("which")) or colour_of(style.get("background-color"))
