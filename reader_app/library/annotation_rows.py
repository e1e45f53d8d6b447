"""Annotations as rows of the library, and back; each takes a connection, none commits."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import apsw

from reader_app.library.anchors import Anchor, Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target
from reader_app.library.search.folding import fold

TABLES = ("annotations", "annotation_tags")
_COLUMNS = """id, document, kind, target, picture, start, "end", exact, prefix, suffix, hint,
    placement, candidate_start, candidate_end, colour, name, note, creator, created, modified"""
_KINDS = {kind.value: kind for kind in MarkKind}
_TARGETS = {target.value: target for target in Target}
_PLACEMENTS = {placement.value: placement for placement in Placement}
_COLOURS: dict[str | None, Colour | None] = {colour.value: colour for colour in Colour} | {
    None: None
}

# The order of the text: what has no place comes first (the document itself), then by place, the
# longer before those inside it.
READING_ORDER = 'start, "end" DESC, created, id'


def select(connection: apsw.Connection, rest: str, values: Sequence[Any] = ()) -> list[Annotation]:
    """The annotations that the rest of a SELECT over ``annotations`` names, in its order."""
    rows: Any = connection.execute(f"SELECT {_COLUMNS} FROM annotations {rest}", values).fetchall()
    tags = _tags(connection, (row[0] for row in rows))
    return [_annotation(row, tags) for row in rows]


def some(connection: apsw.Connection, ids: Sequence[str]) -> list[Annotation]:
    """Those of these annotations that are there, in the order asked for."""
    found = {one.id: one for one in select(connection, f"WHERE id {AMONG}", (among(ids),))}
    return [found[id] for id in ids if id in found]


def _tags(connection: apsw.Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    chosen: Any = connection.execute(
        f"SELECT annotation, tag FROM annotation_tags WHERE annotation {AMONG}", (among(ids),)
    )
    for annotation, tag in chosen:
        found[annotation].append(tag)
    return {annotation: tuple(sorted(tags)) for annotation, tags in found.items()}


# Any number of ids is one parameter.
AMONG = "IN (SELECT value FROM json_each(?))"


def among(ids: Iterable[str | int]) -> str:
    return json.dumps(list(ids))


def _annotation(row: tuple[Any, ...], tags: dict[str, tuple[str, ...]]) -> Annotation:
    (id, document, kind, target, picture, start, end, exact, prefix, suffix, hint) = row[:11]
    (placement, first, last, colour, name, note, creator, created, modified) = row[11:]
    return Annotation(
        id,
        document,
        _KINDS[kind],
        _TARGETS[target],
        None if start is None else _anchor(start, end, exact, prefix, suffix, hint),
        picture,
        _PLACEMENTS[placement],
        None if first is None else (first, last),
        _COLOURS[colour],
        name,
        note,
        tags.get(id, ()),
        creator,
        created,
        modified,
    )


def _anchor(start: int, end: int, exact: str, prefix: str, suffix: str, hint: str) -> Anchor:
    return Anchor(start, end, exact, prefix, suffix, *(_place(hint) if hint else ()))


@lru_cache(maxsize=4096)  # the marks of one paragraph share it
def _place(hint: str) -> tuple[tuple[str, ...], int | None, str | None]:
    place = json.loads(hint)
    return tuple(place.get("headings", ())), place.get("block"), place.get("page")


def _hint(anchor: Anchor) -> str:
    place = {"headings": anchor.headings, "block": anchor.block, "page": anchor.page}
    stated = {key: value for key, value in place.items() if value not in (None, ())}
    return json.dumps(stated, ensure_ascii=False, separators=(",", ":")) if stated else ""


def anchor_columns(anchor: Anchor | None, text_hash: str) -> dict[str, Any]:
    """The columns that keep an anchor; None for a mark on a document as a whole."""
    if anchor is None:
        nothing = dict.fromkeys(("exact", "prefix", "suffix", "hint"), "")
        return {"start": None, "end": None, "text_hash": text_hash} | nothing
    return {
        "start": anchor.start,
        "end": anchor.end,
        "text_hash": text_hash,
        "exact": stored(anchor.exact),
        "prefix": stored(anchor.prefix),
        "suffix": stored(anchor.suffix),
        "hint": stored(_hint(anchor)),
    }


def candidate_columns(candidate: tuple[int, int] | None) -> dict[str, Any]:
    start, end = candidate or (None, None)
    return {"candidate_start": start, "candidate_end": end}


def columns(annotation: Annotation, text_hash: str) -> dict[str, Any]:
    """All columns of an annotation's row."""
    return {
        "id": annotation.id,
        "document": annotation.document,
        "kind": annotation.kind.value,
        "target": annotation.target.value,
        "picture": annotation.picture,
        **anchor_columns(annotation.anchor, text_hash),
        "placement": annotation.placement.value,
        **candidate_columns(annotation.candidate),
        "colour": annotation.colour.value if annotation.colour else None,
        "name": stored(annotation.name),
        "note": stored(annotation.note),
        "creator": annotation.creator,
        "created": annotation.created,
        "modified": annotation.modified,
        "words": words(
            annotation.anchor.exact if annotation.anchor else "", annotation.name, annotation.note
        ),
    }


def words(*parts: str) -> str:
    """What a filter by words looks into, folded."""
    return fold("\n".join(part for part in parts if part))


def stored(text: str) -> str:
    """Half a surrogate pair, which a broken file may hold, becomes ``\ufffd``."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def insert(connection: apsw.Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows of :func:`columns`."""
    rows = list(rows)
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(
        f"INSERT INTO annotations ({names}) VALUES ({marks})", (tuple(row.values()) for row in rows)
    )


def update(connection: apsw.Connection, id: str, values: dict[str, Any]) -> None:
    """Set some columns of one annotation."""
    assignments = ", ".join(f'"{name}" = ?' for name in values)
    connection.execute(f"UPDATE annotations SET {assignments} WHERE id = ?", (*values.values(), id))


def change(connection: apsw.Connection, id: str, values: dict[str, Any], modified: str) -> bool:
    """Set some columns, unless they are so already: that is no change, and the time stays."""
    same = " AND ".join(f'"{name}" IS ?' for name in values)
    found = connection.execute(
        f"SELECT 1 FROM annotations WHERE id = ? AND {same}", (id, *values.values())
    )
    if found.get is not None:
        return False
    update(connection, id, {**values, "modified": modified})
    return True


def fold_words(connection: apsw.Connection, id: str) -> None:
    """Bring what is searched in line with name and note after a change of either."""
    found: Any = connection.execute(
        "SELECT exact, name, note FROM annotations WHERE id = ?", (id,)
    ).fetchall()
    for parts in found:
        update(connection, id, {"words": words(*parts)})


def tag(connection: apsw.Connection, pairs: Iterable[tuple[str, str]]) -> None:
    connection.executemany("INSERT OR IGNORE INTO annotation_tags VALUES (?, ?)", pairs)


def untag(connection: apsw.Connection, pairs: Iterable[tuple[str, str]]) -> None:
    connection.executemany("DELETE FROM annotation_tags WHERE annotation = ? AND tag = ?", pairs)


def delete(connection: apsw.Connection, ids: Iterable[str]) -> None:
    keys = [(id,) for id in ids]
    connection.executemany("DELETE FROM annotation_tags WHERE annotation = ?", keys)
    connection.executemany("DELETE FROM annotations WHERE id = ?", keys)


def documents_of(connection: apsw.Connection, ids: Iterable[str]) -> dict[str, int]:
    """Annotation → its document, of those that are there."""
    return _looked_up(connection, "document", ids)


def kinds_of(connection: apsw.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Annotation → its kind, of those that are there."""
    return _looked_up(connection, "kind", ids)


def _looked_up(connection: apsw.Connection, column: str, ids: Iterable[str]) -> dict[str, Any]:
    found: Any = connection.execute(
        f"SELECT id, {column} FROM annotations WHERE id {AMONG}", (among(ids),)
    )
    return dict(found)
