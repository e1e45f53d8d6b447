"""KOReader's highlights: its sidecar files (``metadata.*.lua``), and its JSON exporter.

The sidecar of 2024 and later keeps ``annotations``; before, it kept ``highlight`` by page and
``bookmarks`` beside it, bound together by their times.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from reader_app.exchange.colours import colour_of
from reader_app.exchange.entry import Entry, Source, derived_id, utc_time
from reader_app.exchange.incoming import Incoming, broken, each, json_of, text, text_of
from reader_app.exchange.readers import lua_table
from reader_app.library.anchors import Anchor
from reader_app.library.annotation import Annotation, MarkKind, Target

_JSON = re.compile(rb'^\s*\{.*("entries"|"documents")\s*:', re.DOTALL)
_LUA = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:--[^\n]*\n\s*)*return\s*\{")
# What KOReader writes into a bookmark by itself: "Page 12 words @ 2023-01-02 10:11:12".
_AUTOMATIC = re.compile(r".* @ \d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.DOTALL)


def sniff(data: bytes, _: str) -> bool:
    return bool(_LUA.match(data)) or (bool(_JSON.match(data[:20_000])) and b'"title"' in data)


def read(data: bytes, name: str) -> Incoming:
    if _LUA.match(data):
        try:
            found = lua_table.parse(text_of(data, name))
        except (ValueError, RecursionError) as error:
            raise broken(name, str(error)) from None
        return _sidecar(found if isinstance(found, dict) else {}, name)
    return _exported(json_of(data, name), name)


# -- the sidecar -------------------------------------------------------------------------------


def _sidecar(found: dict[Any, Any], name: str) -> Incoming:
    incoming = Incoming()
    source = _sidecar_source(found, name)
    items = _items(found.get("annotations")) or _old_items(found)
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            incoming.entries.append(_entry(source, item))
        else:
            incoming.skip(name, number, "not a table")
    return incoming


def _sidecar_source(found: dict[Any, Any], name: str) -> Source:
    props = [found.get(key) for key in ("doc_props", "stats")]
    tables = [table for table in props if isinstance(table, dict)]
    path = text(found.get("doc_path"))
    if not path:  # the folder of a sidecar is called like the document: report.sdr
        folder = PurePosixPath(name.replace("\\", "/")).parent.name
        path = folder.removesuffix(".sdr") if folder.endswith(".sdr") else ""
    return Source(
        name=PurePosixPath(path).name,
        title=next((text(t.get("title")) for t in tables if text(t.get("title"))), None),
        author=next((text(t.get("authors")) for t in tables if text(t.get("authors"))), None),
    )


def _items(table: object) -> list[Any]:
    """The list part of a Lua table."""
    return list(table.values()) if isinstance(table, dict) else []


def _old_items(found: dict[Any, Any]) -> list[Any]:
    bookmarks = [item for item in _items(found.get("bookmarks")) if isinstance(item, dict)]
    notes = {text(item.get("datetime")): text(item.get("text")) for item in bookmarks}
    highlights = [
        {**item, "note": _own_words(notes.get(text(item.get("datetime")), ""), item)}
        for page in _items(found.get("highlight"))
        for item in _items(page)
        if isinstance(item, dict)
    ]
    places = [
        {"datetime": item.get("datetime"), "text": item.get("text") or item.get("notes")}
        for item in bookmarks
        if not item.get("highlighted")
    ]
    return highlights + places


def _own_words(words: str, item: dict[Any, Any]) -> str:
    """A bookmark's text where the reader wrote it, and not KOReader."""
    return "" if words == text(item.get("text")) or _AUTOMATIC.fullmatch(words) else words


def _entry(source: Source, item: dict[Any, Any]) -> Entry:
    quote, drawer = text(item.get("text")), item.get("drawer")
    created = utc_time(text(item.get("datetime")))
    page = item.get("pageno", item.get("page"))
    anchor = Anchor(
        0,
        0,
        quote,
        headings=(text(item.get("chapter")),) if text(item.get("chapter")) else (),
        page=str(page) if isinstance(page, int) else None,
    )
    on_text = bool(quote and drawer)
    annotation = Annotation(
        id=derived_id("koreader", source.title or source.name, quote, created, str(page)),
        document=0,
        kind=_kind(drawer),
        target=Target.TEXT if on_text else Target.DOCUMENT,
        anchor=anchor if on_text else None,
        colour=colour_of(item.get("color")),
        name="" if drawer else quote or text(item.get("note")),
        note=text(item.get("note")) if drawer else "",
        created=created,
        modified=utc_time(text(item.get("datetime_updated"))) or created,
    )
    return Entry(source, annotation, positioned=False)


def _kind(drawer: object) -> MarkKind:
    if not drawer:
        return MarkKind.BOOKMARK
    return MarkKind.UNDERLINE if drawer == "underscore" else MarkKind.HIGHLIGHT


# -- the JSON exporter -------------------------------------------------------------------------


def _exported(found: object, name: str) -> Incoming:
    if not isinstance(found, dict):
        raise broken(name, "no object")
    incoming = Incoming()
    books = each(found.get("documents")) or [found]
    number = 0
    for book in books:
        if not isinstance(book, dict):
            incoming.skip(name, number + 1, "not an object")
            continue
        source = Source(
            name=PurePosixPath(text(book.get("file"))).name,
            title=text(book.get("title")) or None,
            author=text(book.get("author")) or None,
        )
        for item in each(book.get("entries")):
            number += 1
            if isinstance(item, dict):
                incoming.entries.append(_entry(source, _as_sidecar(item)))
            else:
                incoming.skip(name, number, "not an object")
    return incoming


def _as_sidecar(item: dict[str, Any]) -> dict[str, Any]:
    drawer = item.get("drawer") or ("lighten" if item.get("sort") != "bookmark" else None)
    return {**item, "drawer": drawer, "datetime": utc_time(item.get("time", ""))}
