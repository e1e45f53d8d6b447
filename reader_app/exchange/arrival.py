"""Annotations of a file into the library: their documents found, their places, each only once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader_app.documents.model import Document
from reader_app.errors import KnownError, Notice
from reader_app.exchange import waiting
from reader_app.exchange.catalogue import Catalogue
from reader_app.exchange.characters import whole
from reader_app.exchange.entry import Entry, Source
from reader_app.exchange.incoming import Incoming
from reader_app.exchange.readers import read_file
from reader_app.library.anchors import Anchor, Describer, Placement
from reader_app.library.annotation import Annotation, Target
from reader_app.library.documents import text_hash
from reader_app.library.library import Library
from reader_app.library.placing import Placed, place
from reader_app.library.rows import Change, DocumentRow

Report = Callable[[int, int], None]


@dataclass(slots=True)
class Arrival:
    """What became of the annotations of some files.

    ``older`` are those that the library has in a newer state, which stays; ``tray`` counts those
    among the new ones that have no certain place; ``pending`` are documents that are not in the
    library, with the number of annotations kept for them.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    older: int = 0
    tray: int = 0
    pending: dict[str, int] = field(default_factory=dict)
    problems: list[Notice] = field(default_factory=list)
    failed: list[Notice] = field(default_factory=list)
    change: Change | None = None

    @property
    def taken(self) -> int:
        return self.added + self.updated


def import_files(library: Library, paths: Sequence[Path], report: Report | None = None) -> Arrival:
    """The annotations in some files. A file that cannot be read is named, the others are done."""
    incoming, failed = Incoming(), []
    for path in paths:
        try:
            found = read_file(path)
        except KnownError as error:
            failed.append(error.notice)
            continue
        incoming.entries += found.entries
        incoming.problems += found.problems
    arrival = bring_in(library, incoming, report)
    arrival.failed = failed
    return arrival


def bring_in(library: Library, incoming: Incoming, report: Report | None = None) -> Arrival:
    """Keep what a file brought, in one change that can be undone.

    Nothing is dropped: what has no place waits in the tray, what has no document waits for it.
    ``report(done, total)`` counts annotations and may raise CancelledError; then nothing has
    changed.
    """
    arrival = Arrival(problems=list(incoming.problems))
    catalogue = Catalogue(library)
    wanted: list[Annotation] = []
    kept: list[tuple[Source, list[Entry]]] = []
    done = 0
    for source, entries in _by_source(incoming.entries).items():
        if report is not None:
            report(done, len(incoming.entries))
        row = catalogue.find(source, entries)
        if row is None:
            kept.append((source, entries))
        else:
            wanted += _new(library, _placed(library, row, entries), arrival)
        done += len(entries)
    if wanted:
        arrival.change = library.annotations.put(wanted)
    for source, entries in kept:
        waiting.keep(library, source, entries)
        arrival.pending[source.label] = arrival.pending.get(source.label, 0) + len(entries)
    return arrival


def settle_waiting(library: Library, report: Report | None = None) -> Arrival:
    """Take in what was kept for documents that have come since. Call it after every import."""
    groups = waiting.waiting(library)
    arrival = Arrival()
    if not groups:
        return arrival
    catalogue = Catalogue(library)
    ready: list[tuple[str, DocumentRow, list[Entry]]] = []
    for number, group in enumerate(groups):
        if report is not None:
            report(number, len(groups))
        entries = waiting.take(library, group.key)
        row = catalogue.find(entries[0].source, entries) if entries else None
        if row is None:
            arrival.pending[group.label] = group.count
        else:
            ready.append((group.key, row, entries))
    wanted: list[Annotation] = []
    for _, document, entries in ready:
        wanted += _new(library, _placed(library, document, entries), arrival)
    if wanted:
        arrival.change = library.annotations.put(wanted)
    for key, _, _ in ready:  # only now: a kill before this line repeats what changes nothing
        waiting.drop(library, key)
    return arrival


def _by_source(entries: Iterable[Entry]) -> dict[Source, list[Entry]]:
    groups: dict[Source, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.source].append(entry)
    return groups


# -- what is new -------------------------------------------------------------------------------


def _new(library: Library, found: list[Annotation], arrival: Arrival) -> list[Annotation]:
    """Those that the library lacks or has in an older state; what came twice counts once."""
    newest: dict[str, Annotation] = {}
    for one in found:
        if one.id not in newest or newest[one.id].modified < one.modified:
            newest[one.id] = one
    present = {one.id: one for one in library.annotations.some(list(newest))}
    return [one for one in newest.values() if _is_wanted(one, present.get(one.id), arrival)]


def _is_wanted(one: Annotation, present: Annotation | None, arrival: Arrival) -> bool:
    if present is None:
        arrival.added += 1
        arrival.tray += one.placement is not Placement.PLACED
        return True
    if one.modified > present.modified:
        arrival.updated += 1
        return True
    if one.modified and one.modified < present.modified:
        arrival.older += 1
    else:
        arrival.unchanged += 1
    return False


# -- where they belong -------------------------------------------------------------------------


def _placed(library: Library, row: DocumentRow, entries: list[Entry]) -> list[Annotation]:
    """The entries as annotations of a document, each at its place in the present text.

    Where another version of the file has taken the document's place, they go to that one.
    """
    id = _newest(library, row)
    old = library.text(row.id) if id != row.id else None
    document = library.load(id)
    describer, hashed = Describer(document), text_hash(document.text)
    found: list[Annotation] = []
    sought: list[tuple[Annotation, Anchor]] = []
    neighbours: list[Anchor] = []  # of the same text, they tell how far the text about them moved
    for entry in entries:
        annotation = replace(_storable(entry.annotation), document=id)
        anchor = annotation.anchor
        same = entry.source.text_hash in (None, "", hashed)
        if anchor is None or annotation.target is Target.DOCUMENT:
            found.append(replace(annotation, target=_wholly(annotation), anchor=None))
        elif entry.positioned and same and _stands(anchor, document.text):
            found.append(annotation)
            neighbours.append(anchor)
        elif annotation.placement is not Placement.PLACED and same and entry.source.text_hash:
            found.append(annotation)  # it waited in this very text
        elif span := _only_place(annotation, anchor, document, entry.positioned):
            found.append(_at(annotation, describer.describe(*span)))
        else:
            sought.append((annotation, anchor))
    if sought:
        anchors = [anchor for _, anchor in sought]
        places = place([*anchors, *neighbours], document.text, old)
        for (annotation, _), placed in zip(sought, places, strict=False):
            found.append(_as_placed(annotation, placed, describer))
    return found


def _newest(library: Library, row: DocumentRow) -> int:
    seen = {row.id}
    while row.superseded_by is not None and row.superseded_by not in seen:
        row = library.document(row.superseded_by)
        seen.add(row.id)
    return row.id


def _storable(one: Annotation) -> Annotation:
    """The annotation with nothing that the database cannot take."""
    anchor = one.anchor
    if anchor is not None:
        anchor = replace(
            anchor,
            exact=whole(anchor.exact),
            prefix=whole(anchor.prefix),
            suffix=whole(anchor.suffix),
            headings=tuple(map(whole, anchor.headings)),
            page=whole(anchor.page) if anchor.page else None,
        )
    return replace(
        one,
        anchor=anchor,
        picture=whole(one.picture) if one.picture else None,
        name=whole(one.name),
        note=whole(one.note),
        tags=tuple(dict.fromkeys(tag for tag in map(str.strip, map(whole, one.tags)) if tag)),
        creator=whole(one.creator) if one.creator else None,
    )


def _wholly(annotation: Annotation) -> Target:
    return Target.DOCUMENT if annotation.target is Target.TEXT else annotation.target


def _stands(anchor: Anchor, text: str) -> bool:
    """Whether the words stand where the anchor has them, with what was around them."""
    start, end = anchor.start, anchor.end
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[end : end + len(anchor.suffix)]
    return (text[start:end], before, after) == (anchor.exact, anchor.prefix, anchor.suffix)


def _only_place(
    annotation: Annotation, anchor: Anchor, document: Document, positioned: bool
) -> tuple[int, int] | None:
    """The place of a picture; or of words that the text has once, where no offsets came along."""
    if annotation.target is Target.PICTURE:
        spots = [(one.start, one.end) for one in document.images if one.src == annotation.picture]
        return spots[0] if len(spots) == 1 else None
    if positioned or anchor.prefix or anchor.suffix or not anchor.exact.strip():
        return None
    at = document.text.find(anchor.exact)
    if at < 0 or document.text.find(anchor.exact, at + 1) >= 0:
        return None
    return at, at + len(anchor.exact)


def _at(annotation: Annotation, anchor: Anchor) -> Annotation:
    return replace(annotation, anchor=anchor, placement=Placement.PLACED, candidate=None)


def _as_placed(annotation: Annotation, placed: Placed, describer: Describer) -> Annotation:
    start, end = placed.start, placed.end
    span = None if start is None or end is None else (start, end)
    if placed.placement is Placement.PLACED and span is not None:
        return _at(annotation, describer.describe(*span))
    return replace(annotation, placement=placed.placement, candidate=span)
