"""The groups of the document list: which one a document belongs to, and what it is called."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from reader_app.library.rows import DocumentRow, Status
from reader_app.ui.models.document_facts import status_word
from reader_app.ui.models.document_filter import fold
from reader_app.ui.models.document_order import ASCENDING, Order, directed, text_key

translate = QCoreApplication.translate

# Where one group ends and the next begins.
_LENGTHS = (1_000, 5_000, 20_000, 100_000)
_COUNTS = (1, 10, 100)
_STATUSES = list(Status)


class Group(NamedTuple):
    """A heading in the list; ``key`` names it whatever the language."""

    key: str
    label: str
    size: int
    collapsed: bool


Entry = DocumentRow | Group
"""A row of the list: a document, or the head of a group."""


def grouped(
    rows: Iterable[DocumentRow],
    grouping: Order,
    ascending: bool,
    collapsed: Container[str],
    words: Mapping[int, int],
) -> tuple[list[DocumentRow], list[Entry]]:
    """The documents in the order of their groups, and the same under the heads of these.

    The documents of a collapsed group have no place among the second.
    """
    key = group_of(grouping, words)
    members: dict[str, list[DocumentRow]] = {}
    for row in rows:
        members.setdefault(key(row), []).append(row)
    visible: list[DocumentRow] = []
    entries: list[Entry] = []
    for name in sorted(members, key=lambda name: rank_of(name, ascending)):
        own, hidden = members[name], name in collapsed
        visible += own
        entries.append(Group(name, label_of(grouping, name), len(own), hidden))
        entries += [] if hidden else own
    return visible, entries


def group_of(grouping: Order, words: Mapping[int, int]) -> Callable[[DocumentRow], str]:
    """The key of the group that a document belongs to; empty where what groups is unknown."""
    if grouping in (Order.ADDED, Order.READ):
        return _by_period(grouping)
    functions: dict[Order, Callable[[DocumentRow], str]] = {
        Order.TITLE: lambda row: initial(row.display_title[:1]),
        Order.SOURCE: lambda row: row.source or "",
        Order.DATE: lambda row: (row.date or "")[:7],
        Order.LENGTH: lambda row: str(bisect_right(_LENGTHS, row.characters)),
        Order.WORDS: lambda row: str(bisect_right(_COUNTS, words.get(row.id, 0))),
        Order.ANNOTATIONS: lambda row: str(bisect_right(_COUNTS, row.annotations)),
        Order.PROGRESS: lambda row: "0" if row.progress <= 0 else "12"[row.progress >= 1],
        Order.STATUS: lambda row: str(_STATUSES.index(row.status)),
    }
    return functions[grouping]


def _by_period(grouping: Order) -> Callable[[DocumentRow], str]:
    """Today and yesterday as they are here, before that by months."""
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    today, yesterday = _utc(midnight), _utc(midnight - timedelta(days=1))

    def key(row: DocumentRow) -> str:
        moment = row.added if grouping == Order.ADDED else row.opened
        if not moment:
            return ""
        return "today" if moment >= today else "before" if moment >= yesterday else moment[:7]

    return key


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@cache
def initial(character: str) -> str:
    """The letter under which a dictionary has a character; # for what it has none for."""
    from reader_app.library.search.pinyin import sort_key

    sound = fold(sort_key(character))[:1].upper()
    if sound.isdigit():
        return "0"
    return sound if "A" <= sound <= "Z" else "#"


def rank_of(key: str, ascending: bool) -> tuple[bool, bytes | float]:
    """Where a group stands among the others; the unknown last."""
    recent = {"today": b"\xff\x02", "before": b"\xff\x01"}
    rank = recent.get(key) or text_key(key)
    return not key, directed(rank, ascending)


def is_ascending(grouping: Order, order: Order, ascending: bool) -> bool:
    """Groups go the way of the list where both are by the same, else as they usually do."""
    return ascending if grouping == order else grouping in ASCENDING


def label_of(grouping: Order, key: str) -> str:
    """What a group is called in the interface's language."""
    if grouping in (Order.ADDED, Order.READ) and not key:
        return translate("DocumentList", "Not opened yet")
    if key in ("today", "before"):
        words = translate("DocumentList", "Today"), translate("DocumentList", "Yesterday")
        return words[key == "before"]
    if grouping == Order.TITLE:
        return {"0": "0–9"}.get(key, key)
    if grouping in (Order.SOURCE, Order.DATE) and not key:
        unknown = (
            translate("DocumentList", "Without a source"),
            translate("DocumentList", "Without a date"),
        )
        return unknown[grouping == Order.DATE]
    return _numbered(grouping, key)


def _numbered(grouping: Order, key: str) -> str:
    if grouping == Order.STATUS:
        return status_word(_STATUSES[int(key)])
    if grouping == Order.PROGRESS:
        return (
            translate("DocumentList", "Not begun"),
            translate("DocumentList", "Begun"),
            translate("DocumentList", "Read to the end"),
        )[int(key)]
    if grouping == Order.LENGTH:
        return _range(int(key), _LENGTHS, translate("DocumentList", "{0} characters"))
    if grouping == Order.WORDS:
        words = translate("DocumentList", "{0} listed words")
        return _range(int(key), _COUNTS, words) or translate("DocumentList", "No listed words")
    if grouping == Order.ANNOTATIONS:
        marks = translate("DocumentList", "{0} annotations")
        return _range(int(key), _COUNTS, marks) or translate("DocumentList", "No annotations")
    return key


def _range(number: int, bounds: Sequence[int], template: str) -> str:
    """From which number to which a group goes; "" for the one that has none."""
    said = QLocale().toString
    if number == 0:
        least = template.format(said(bounds[0]))
        return translate("DocumentList", "Less than {0}").format(least) if bounds[0] > 1 else ""
    if number == len(bounds):
        most = template.format(said(bounds[-1]))
        return translate("DocumentList", "{0} and more").format(most)
    return template.format(f"{said(bounds[number - 1])}–{said(bounds[number] - 1)}")
