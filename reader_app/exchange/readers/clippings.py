"""“My Clippings”: what Kindle keeps and KOReader's exporter writes; plain text, five lines each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from reader_app.exchange.entry import Entry, Source, derived_id, utc_time
from reader_app.exchange.incoming import Incoming, text_of
from reader_app.library.anchors import Anchor
from reader_app.library.annotation import Annotation, MarkKind, Target

_END = "=========="
_INFO = re.compile(r"^-\s.*\|", re.MULTILINE)
_AUTHOR = re.compile(r"(?P<title>.+?)\s*[（(](?P<author>[^（()）]+)[)）]\s*")
_PLACE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
_CHINESE = re.compile(
    r"(\d+)年(\d+)月(\d+)日.*?(上午|下午|晚上|凌晨)?\s*(\d+):(\d+):(\d+)", re.DOTALL
)
_ENGLISH = re.compile(r"([A-Z][a-z]+ \d{1,2}, \d{4}),? (\d{1,2}:\d\d:\d\d)(?: ([AP]M))?")
_KINDS = (
    (re.compile(r"highlight|标注", re.IGNORECASE), MarkKind.HIGHLIGHT),
    (re.compile(r"note|笔记", re.IGNORECASE), MarkKind.NOTE),
    (re.compile(r"bookmark|书签", re.IGNORECASE), MarkKind.BOOKMARK),
)


@dataclass(frozen=True, slots=True)
class _Clipping:
    source: Source
    kind: MarkKind
    first: int
    last: int
    time: str
    words: str
    note: str = ""


def sniff(data: bytes, _: str) -> bool:
    head = data[:100_000].decode("utf-8", "replace")
    return f"\n{_END}" in head.replace("\r", "") and bool(_INFO.search(head))


def read(data: bytes, name: str) -> Incoming:
    """Every clipping; a note becomes that of the highlight that it was written to."""
    incoming = Incoming()
    clippings: list[_Clipping] = []
    blocks = text_of(data, name).replace("\r\n", "\n").split(f"\n{_END}")
    for number, block in enumerate(blocks, 1):
        if not block.strip():
            continue
        clipping = _clipping(block.strip("\n\ufeff "))
        if clipping is None:
            incoming.skip(name, number, block.strip()[:40])
        elif clippings and _belongs(clipping, clippings[-1]):
            clippings[-1] = _joined(clippings[-1], clipping)
        else:
            clippings.append(clipping)
    incoming.entries = [_entry(clipping) for clipping in clippings]
    return incoming


def _clipping(block: str) -> _Clipping | None:
    head, _, rest = block.partition("\n")
    info, _, words = rest.partition("\n")
    about, _, when = info.partition("|")
    kind = next((kind for pattern, kind in _KINDS if pattern.search(about)), None)
    if kind is None or not info.startswith("-"):
        return None
    places = _PLACE.findall(about)
    first, last = places[-1] if places else ("0", "")
    author = _AUTHOR.fullmatch(head)
    title, by = (author["title"], author["author"]) if author else (head.strip(), None)
    source = Source(title=title, author=by)
    return _Clipping(source, kind, int(first), int(last or first), _time(when), words.strip())


def _belongs(note: _Clipping, before: _Clipping) -> bool:
    """Whether these are a highlight and the note on it, in either order."""
    kinds = {note.kind, before.kind}
    same = note.source == before.source and not before.note
    near = before.first <= note.last and note.first <= before.last
    return same and near and kinds == {MarkKind.NOTE, MarkKind.HIGHLIGHT}


def _joined(one: _Clipping, other: _Clipping) -> _Clipping:
    highlight, note = (one, other) if other.kind is MarkKind.NOTE else (other, one)
    return replace(highlight, note=note.words)


def _time(words: str) -> str:
    if match := _CHINESE.search(words):
        year, month, day, half, hour, minute, second = match.groups()
        hours = int(hour) % 12 + 12 if half in ("下午", "晚上") else int(hour)
        return utc_time(f"{year}-{month:0>2}-{day:0>2}T{hours:02}:{minute}:{second}")
    if match := _ENGLISH.search(words):
        clock = "%I:%M:%S %p" if match[3] else "%H:%M:%S"
        try:
            moment = datetime.strptime(" ".join(filter(None, match.groups())), f"%B %d, %Y {clock}")
        except ValueError:
            return ""
        return utc_time(moment.isoformat())
    return ""


def _entry(clipping: _Clipping) -> Entry:
    quote = clipping.words if clipping.kind is MarkKind.HIGHLIGHT else ""
    place = str(clipping.first)
    title = clipping.source.title or ""
    anchor = Anchor(0, 0, quote, page=place if clipping.first else None) if quote else None
    annotation = Annotation(
        id=derived_id("clippings", title, place, clipping.time, clipping.words),
        document=0,
        kind=clipping.kind,
        target=Target.TEXT if anchor else Target.DOCUMENT,
        anchor=anchor,
        note=clipping.note or (clipping.words if clipping.kind is MarkKind.NOTE else ""),
        created=clipping.time,
        modified=clipping.time,
    )
    return Entry(clipping.source, annotation, positioned=False)
