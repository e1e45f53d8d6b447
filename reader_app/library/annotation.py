"""What a mark of the user's is: a highlight, an underline, a note, a finding or a bookmark."""

from __future__ import annotations

from dataclasses import dataclass

from reader_app.library.anchors import Anchor, Placement
from reader_app.library.mark_kinds import Colour, MarkKind, Target

__all__ = ["Annotation", "Colour", "MarkKind", "Target"]


@dataclass(frozen=True, slots=True)
class Annotation:
    """One mark, as the library keeps it.

    ``id`` is a UUID. ``anchor`` is the last place that was its own; it is None for a mark on a
    whole document. ``candidate`` (code points) is where a mark that is not placed may belong.
    ``name`` is a bookmark's. ``note`` is Markdown. Times are ISO 8601 in UTC.
    """

    id: str
    document: int
    kind: MarkKind
    target: Target = Target.TEXT
    anchor: Anchor | None = None
    picture: str | None = None
    placement: Placement = Placement.PLACED
    candidate: tuple[int, int] | None = None
    colour: Colour | None = None
    name: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    creator: str | None = None
    created: str = ""
    modified: str = ""
