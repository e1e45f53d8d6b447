"""What reading a file of annotations gives: entries, and what could not be understood."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from reader_app.errors import KnownError, Notice
from reader_app.exchange.entry import Entry

# Code points of one note, quotation or name: a book is no quotation.
LONGEST = 1_000_000


@dataclass(slots=True)
class Incoming:
    """The annotations of one file. ``problems`` name what was left out, and why."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Notice] = field(default_factory=list)

    def skip(self, path: str, number: int, reason: str) -> None:
        """Note that the ``number``-th annotation of the file could not be understood."""
        self.problems.append(
            Notice("exchange-entry-broken", {"path": path, "number": number, "reason": reason})
        )


def text_of(data: bytes, name: str) -> str:
    """The text of a file of another program, which is UTF-8 (or UTF-16 with its mark).

    Raises KnownError ``exchange-broken``.
    """
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise broken(name, "UTF-8") from None


def json_of(data: bytes, name: str) -> Any:
    """The content of a JSON file. Raises KnownError ``exchange-broken``."""
    try:
        return json.loads(text_of(data, name))
    except (ValueError, RecursionError) as error:
        raise broken(name, str(error)) from None


def broken(name: str, reason: str) -> KnownError:
    """The error for a file that is not what its beginning promises."""
    return KnownError("exchange-broken", path=name, reason=reason)


def has_entities(xml: bytes) -> bool:
    """Whether XML, in UTF-8 or UTF-16, declares entities: no format has a use for them, and bombs
    are made of them."""
    return b"<!ENTITY" in xml or b"<!ENTITY" in xml.replace(b"\0", b"")


def each(value: object) -> list[Any]:
    """A list as it is; anything else, which a broken file may have there, as none."""
    return value if isinstance(value, list) else []


def text(value: object) -> str:
    """Text within bounds; anything else, which a broken file may have there, as none."""
    return value[:LONGEST] if isinstance(value, str) else ""
