"""What a mark needs before it is kept: an identity, times, tidy tags, and a name for the undo."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.annotation_rows import stored
from reader_app.library.journal import Label


def completed(draft: Annotation, moment: str) -> Annotation:
    """The mark as it is kept: what it does not say of id and times is made up."""
    created = draft.created or moment
    return replace(
        draft,
        id=draft.id or str(uuid.uuid4()),
        created=created,
        modified=draft.modified or created,
        tags=tuple(sorted(clean_tags(draft.tags))),
    )


def clean_tags(tags: Iterable[str]) -> list[str]:
    """Tags without blanks around them, each once, none empty."""
    cleaned = (" ".join(stored(tag).split()) for tag in tags)
    return list(dict.fromkeys(tag for tag in cleaned if tag))


def tag_pairs(annotations: Iterable[Annotation]) -> Iterable[tuple[str, str]]:
    """Annotation and tag, for each tag of each."""
    return ((one.id, tag) for one in annotations for tag in one.tags)


def column_values(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as their columns hold them."""
    values = dict(fields)
    for name, value in values.items():
        if isinstance(value, MarkKind | Colour):
            values[name] = value.value
        elif isinstance(value, str):
            values[name] = stored(value)
    return values


def label_of_new(made: Sequence[Annotation]) -> Label:
    bookmarks = bool(made) and all(one.kind is MarkKind.BOOKMARK for one in made)
    return Label.BOOKMARK if bookmarks else Label.ANNOTATE


def label_of_deleted(kinds: Iterable[str]) -> Label:
    bookmarks = set(kinds) == {MarkKind.BOOKMARK.value}
    return Label.DELETE_BOOKMARKS if bookmarks else Label.DELETE_ANNOTATIONS


_LABELS = {"colour": Label.RECOLOUR, "note": Label.NOTE, "name": Label.RENAME_BOOKMARK}


def label_of_fields(names: set[str]) -> Label:
    """What setting these fields is called."""
    only = next(iter(names)) if len(names) == 1 else ""
    return _LABELS.get(only, Label.EDIT_ANNOTATIONS)
