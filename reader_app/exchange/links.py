"""References back to a place in a document: they name its content, so they hold wherever it lies.

``zhanjuan:<SHA-256 of the file>?start=120&end=133``; offsets are code points of the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LINK = re.compile(r"zhanjuan:(?://)?([0-9a-f]{64})/?(?:\?start=(\d{1,12})(?:&end=(\d{1,12}))?)?")


class Reference(NamedTuple):
    """A document by the hash of its content, and perhaps a stretch of its text."""

    content_hash: str
    start: int | None = None
    end: int | None = None


def link_to(reference: Reference) -> str:
    """The reference as text that a document or a table can hold."""
    link = f"zhanjuan:{reference.content_hash}"
    if reference.start is None:
        return link
    end = reference.start if reference.end is None else reference.end
    return f"{link}?start={reference.start}&end={end}"


def reference_in(link: str) -> Reference | None:
    """What a reference names; None for text that is none."""
    match = _LINK.fullmatch(link.strip())
    if match is None:
        return None
    start, end = (int(part) if part else None for part in match.groups()[1:])
    return Reference(match[1], start, end)
