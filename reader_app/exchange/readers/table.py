"""Highlights as a CSV table in Readwise's columns, which other programs write as well.

Readwise's template asks for Highlight, and takes Title, Author, URL, Note, Location, Date; its own
export says Book Title, Book Author, Color, Tags, Highlighted at.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime

from reader_app.exchange.colours import colour_of
from reader_app.exchange.entry import Entry, Source, derived_id, utc_time
from reader_app.exchange.incoming import LONGEST, Incoming, broken, text_of
from reader_app.library.anchors import Anchor
from reader_app.library.annotation import Annotation, MarkKind, Target

_HEAD = re.compile(rb'^(?:\xef\xbb\xbf)?[^\n]*(?<![^,;\t\n"\xbf])highlight(?![^,;\t\r\n"])', re.I)
_COLUMNS = {
    "title": ("title", "book title"),
    "author": ("author", "book author"),
    "url": ("url", "source url"),
    "place": ("location", "page"),
    "date": ("date", "highlighted at"),
    "colour": ("color", "colour"),
    "note": ("note",),
    "tags": ("tags",),
}
_DATES = ("%Y-%m-%d %H:%M:%S%z", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d", "%m/%d/%Y")


def sniff(data: bytes, _: str) -> bool:
    return bool(_HEAD.match(data[:10_000]))


def read(data: bytes, name: str) -> Incoming:
    incoming = Incoming()
    source = text_of(data, name)
    csv.field_size_limit(LONGEST)
    rows = csv.reader(io.StringIO(source, newline=""), delimiter=_delimiter(source))
    try:
        head = [cell.strip().lower() for cell in next(rows, [])]
        for number, row in enumerate(rows, 2):
            cells = dict(zip(head, row, strict=False))
            if cells.get("highlight", "").strip():
                incoming.entries.append(_entry(cells))
            elif any(cell.strip() for cell in row):
                incoming.skip(name, number, "Highlight")
    except csv.Error as error:
        raise broken(name, str(error)) from None
    return incoming


def _delimiter(source: str) -> str:
    head = source.partition("\n")[0]
    return max(",;\t", key=head.count)


def _entry(cells: dict[str, str]) -> Entry:
    def cell(column: str) -> str:
        found = (cells.get(name, "").strip() for name in _COLUMNS[column])
        return next(filter(None, found), "")

    quote = cells["highlight"].strip()
    time = _time(cell("date"))
    tags = (tag.strip().lstrip("#.") for tag in re.split(r"[,;，；]", cell("tags")))
    annotation = Annotation(
        id=derived_id("table", cell("title"), cell("url"), quote, cell("place")),
        document=0,
        kind=MarkKind.HIGHLIGHT,
        target=Target.TEXT,
        anchor=Anchor(0, 0, quote, page=cell("place") or None),
        colour=colour_of(cell("colour")),
        note=cell("note"),
        tags=tuple(dict.fromkeys(filter(None, tags))),
        created=time,
        modified=time,
    )
    address = cell("url").partition("?")[0].partition("#")[0].rstrip("/")
    name = address.rpartition("/")[2]
    source = Source(name=name, title=cell("title") or None, author=cell("author") or None)
    return Entry(source, annotation, positioned=False)


def _time(words: str) -> str:
    if time := utc_time(words):
        return time
    for form in _DATES:
        try:
            return utc_time(datetime.strptime(words, form).isoformat())
        except ValueError:
            continue
    return ""
