"""Tracked changes of an OpenDocument text: listed at its beginning, marked by their ids (5.5)."""

from __future__ import annotations

from typing import NamedTuple

from reader_app.documents.xml import Element, attribute, local_name


class Change(NamedTuple):
    """Who changed what and when; ``deleted`` is the text that was taken out."""

    kind: str
    author: str | None
    date: str | None
    deleted: str


def changes(body: Element) -> dict[str, Change]:
    """The changes of a text by their ids."""
    found = {}
    for region in body.iter("{*}changed-region"):
        for element in region:
            found[attribute(region, "id")] = _change(element)
    return found


def _change(element: Element) -> Change:
    author = date = None
    lines: list[str] = []
    for part in element:
        name = local_name(part)
        if name == "change-info":
            author, date = signed(part)
        elif name in ("p", "h"):
            lines.append("".join(part.itertext()))
        else:
            lines += ["".join(p.itertext()) for p in part.iter("{*}p", "{*}h")]
    return Change(local_name(element), author, date, "\n".join(lines))


def signed(element: Element) -> tuple[str | None, str | None]:
    """The author and the date that a change or a comment states."""
    author = date = None
    for part in element:
        if local_name(part) == "creator":
            author = "".join(part.itertext()).strip() or None
        elif local_name(part) == "date":
            date = "".join(part.itertext()).strip() or None
    return author, date
