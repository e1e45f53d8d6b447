"""Annotations as rows of a list that grows as it is scrolled: a hundred thousand are no load."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from reader_app.library.anchors import Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target
from reader_app.ui.marks.look import colour_of, default_colour_name, mark_kind_name
from reader_app.ui.marks.notes import plain_note
from reader_app.ui.models.tree import ROW
from reader_app.ui.readable_dates import readable_date

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """What a row shows of an annotation; ``facts`` is its last line."""

    annotation: Annotation
    quote: str
    note: str
    facts: str
    colour: Colour

    @property
    def text(self) -> str:
        return self.quote

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.facts, self.quote, self.note) if part)

    @property
    def hint(self) -> str:
        return "\n".join(part for part in (self.quote, self.note, self.facts) if part)


class AnnotationListModel(QAbstractListModel):
    """Rows from the first on; ``more_wanted`` asks for those from an offset on.

    ``names`` are the colours' names, ``title_of`` the title of a document, or "" to leave it out.
    """

    more_wanted = Signal(int)

    def __init__(self, title_of: Callable[[int], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title_of = title_of
        self._annotations: list[Annotation] = []
        self._places: dict[str, int] | None = None
        self._asked = 0
        self.total = 0
        self.names: Mapping[Colour, str] = {}
        self.with_titles = False

    def set_rows(self, annotations: Sequence[Annotation], total: int | None = None) -> None:
        """Show these in place of all others; ``total`` are there if not all are given."""
        self.beginResetModel()
        self._annotations = list(annotations)
        self.total = len(self._annotations) if total is None else total
        self._asked, self._places = len(self._annotations), None
        self.endResetModel()

    def append(self, annotations: Sequence[Annotation], total: int) -> None:
        """Show more, behind the others."""
        first = len(self._annotations)
        self.total = total
        if annotations:
            self.beginInsertRows(QModelIndex(), first, first + len(annotations) - 1)
            self._annotations.extend(annotations)
            self._asked, self._places = len(self._annotations), None
            self.endInsertRows()
        else:
            self.total = first

    def ask_again(self) -> None:
        """The rows that were asked for do not come: they may be asked for once more."""
        self._asked = len(self._annotations)

    def annotation(self, index: Index) -> Annotation | None:
        return self._annotations[index.row()] if index.isValid() else None

    def index_of(self, id: str) -> QModelIndex:
        """Where an annotation is shown; invalid if it is not."""
        if self._places is None:
            self._places = {one.id: number for number, one in enumerate(self._annotations)}
        number = self._places.get(id)
        return QModelIndex() if number is None else self.index(number)

    # -- QAbstractListModel ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._annotations)

    def canFetchMore(self, _parent: Index) -> bool:  # noqa: N802
        return self._asked < self.total and self._asked == len(self._annotations)

    def fetchMore(self, _parent: Index) -> None:  # noqa: N802
        if self._asked == len(self._annotations):
            self._asked += 1  # asked once, until they come
            self.more_wanted.emit(len(self._annotations))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        row = self._row(self._annotations[index.row()])
        return _ROLES[role](row)

    def _row(self, annotation: Annotation) -> AnnotationRow:
        colour = colour_of(annotation.kind, annotation.colour)
        note = plain_note(annotation.note)
        return AnnotationRow(
            annotation, quote_of(annotation), note, " · ".join(self._facts(annotation)), colour
        )

    def _facts(self, annotation: Annotation) -> list[str]:
        kind = annotation.kind
        facts = [] if kind is MarkKind.BOOKMARK else [self._colour_name(annotation)]
        if kind in (MarkKind.FINDING, MarkKind.UNDERLINE):
            facts.append(mark_kind_name(kind))
        if annotation.placement is not Placement.PLACED:
            facts.append(translate("Annotations", "without a place"))
        facts += [f"#{tag}" for tag in annotation.tags]
        facts.append(readable_date(annotation.modified[:10]))
        if self.with_titles:
            facts.append(self._title_of(annotation.document))
        return [fact for fact in facts if fact]

    def _colour_name(self, annotation: Annotation) -> str:
        colour = colour_of(annotation.kind, annotation.colour)
        return self.names.get(colour) or default_colour_name(colour)


_ROLES: dict[int, Callable[[AnnotationRow], Any]] = {
    ROW: lambda row: row,
    Qt.ItemDataRole.DisplayRole: lambda row: row.text,
    Qt.ItemDataRole.ToolTipRole: lambda row: row.hint,
    Qt.ItemDataRole.AccessibleTextRole: lambda row: row.spoken,
}


def quote_of(annotation: Annotation) -> str:
    """The words that an annotation is on, or what it is on instead of words; a bookmark's name."""
    if annotation.name:
        return annotation.name
    if annotation.target is Target.DOCUMENT:
        return translate("Annotations", "The whole document")
    if annotation.target is Target.PICTURE:
        picture = translate("Annotations", "Picture")
        file = (annotation.picture or "").rpartition("/")[2]
        return f"{picture} {file}".strip()
    words = annotation.anchor.exact if annotation.anchor else ""
    return " ".join(words[:400].split())
