"""The annotations themselves inside files that are made for reading: so these come back whole.

As JSON-LD: in HTML as a data block, the way of W3C's note "Embedding Web Annotations in HTML"; in
Markdown in a comment at the end; in Word and REFI-QDA packages as a part of their own; in tables
as the last column, of a sheet as a hidden one beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

from reader_app.exchange.characters import escaped
from reader_app.exchange.entry import Entry
from reader_app.exchange.marked import Marked
from reader_app.exchange.web_annotation import web_object
from reader_app.exchange.web_file import write_web

PART = "annotations.jsonld"
COLUMN = "JSON-LD"
_HTML = b'<script type="application/ld+json" id="zhanjuan-annotations">\n', b"</script>\n"
_COMMENT = b"\n<!-- zhanjuan-annotations\n", b"-->\n"
_CARRIED = re.compile(
    b"|".join(re.escape(start) + b"(.*?)" + re.escape(end) for start, end in (_HTML, _COMMENT)),
    re.DOTALL,
)


class Carrier:
    """Writes all annotations of an export once more, for programs."""

    def __init__(self, marked: Iterable[Marked], time: str, label: str) -> None:
        self._marked = marked
        self._time = time
        self._label = label

    def write(self, target: BinaryIO) -> None:
        """As a file of JSON-LD."""
        write_web(target, self._marked, self._time, self._label)

    def write_in_html(self, target: BinaryIO) -> None:
        self._write_between(target, *_HTML)

    def write_in_comment(self, target: BinaryIO) -> None:
        self._write_between(target, *_COMMENT)

    def _write_between(self, target: BinaryIO, start: bytes, end: bytes) -> None:
        target.write(start)
        write_web(cast(BinaryIO, _Inside(target)), self._marked, self._time, self._label)
        target.write(end)

    def lines(self) -> Iterator[str]:
        """An annotation a line, for tables."""
        for document in self._marked:
            yield from map(line_of, document.entries())


class _Inside:
    """Passes JSON on without what would end a data block or a comment."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target

    def write(self, data: bytes) -> int:
        return self._target.write(data.replace(b"<", b"\\u003c").replace(b">", b"\\u003e"))


def line_of(entry: Entry) -> str:
    """An annotation as JSON that every file of text or XML can hold."""
    return escaped(json.dumps(web_object(entry), ensure_ascii=False))


def carried_in_text(data: bytes) -> bytes | None:
    """What a page of HTML or Markdown carries; None if it carries nothing."""
    found = _CARRIED.search(data)
    return next(filter(None, found.groups()), b"") if found else None
