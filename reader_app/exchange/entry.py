"""An annotation between two libraries, with what is needed to find its document again."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from reader_app.exchange.characters import whole
from reader_app.library.annotation import Annotation

# What ids are derived from where a program gives its annotations none of this kind.
_NAMESPACE = uuid.UUID("5c9d0a5e-6a0f-4c6e-9d5b-1f0f0e7f2a41")


@dataclass(frozen=True, slots=True)
class Source:
    """A document as an exchanged file names it; what the file does not say is None or empty.

    ``content_hash`` is SHA-256 of the file's bytes, ``text_hash`` that of the canonical text,
    both as the library has them. ``name`` is a file's name without its folder.
    """

    content_hash: str | None = None
    text_hash: str | None = None
    name: str = ""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None

    @property
    def label(self) -> str:
        """What to call it where the user is told of it."""
        return whole(self.title or self.name or (self.content_hash or "")[:12])


@dataclass(frozen=True, slots=True)
class Entry:
    """One annotation on its way. ``annotation.document`` says nothing: ``source`` does.

    ``positioned`` tells whether the offsets of the anchor are code points of our text; those of
    another program's rendering are not, and then only the quotation counts.
    """

    source: Source
    annotation: Annotation
    positioned: bool = True


def derived_id(*parts: str) -> str:
    """A UUID that is the same whenever the same parts come again (RFC 9562, version 5)."""
    name = "\x1f".join(parts).encode("utf-8", "backslashreplace").decode("utf-8")
    return str(uuid.uuid5(_NAMESPACE, name))


def utc_time(value: object) -> str:
    """A time as the library keeps it: ISO 8601 in UTC, to the microsecond; "" if it is none.

    Takes ISO 8601 text (without a zone: taken as UTC) and seconds since 1970.
    """
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            moment = datetime.fromtimestamp(value, UTC)
        else:
            moment = datetime.fromisoformat(str(value).strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError, OSError):
        return ""


def zulu(time: str) -> str:
    """A time of the library as xsd:dateTime in UTC, the form that W3C and REFI ask for."""
    return time.replace("+00:00", "Z")
