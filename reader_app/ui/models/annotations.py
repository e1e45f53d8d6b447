"""Annotations as rows of a list: of a hundred thousand only those are read that are looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from reader_app.library.anchors import Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target
from reader_app.ui.marks.look import colour_of, default_colour_name, mark_kind_name
from reader_app.ui.marks.notes import plain_note
from reader_app.ui.models.tree import ROW
from reader_app.ui.readable_dates import readable_date

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
_ABOUT = 100  # rows before and after one that is looked at, which are read with it


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
    """Rows by the ids of annotations; what the rows show is read when they come into view.

    ``rows_wanted`` asks for annotations by their ids, for :meth:`know`. ``names`` are the colours'
    names, ``title_of`` the title of a document, or "" to leave it out.
    """

    rows_wanted = Signal(list)

    def __init__(self, title_of: Callable[[int], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title_of = title_of
        self._ids: Sequence[str] = []
        self._places: Mapping[str, int] | None = {}
        self._known: dict[str, Annotation] = {}
        self._shown: Sequence[Annotation] = ()  # all rows, if they are known
        self._current: set[str] = set()  # of those known, what is not outdated
        self._asked: set[str] = set()
        self._missed = 0  # a row
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._on_asking)
        self.names: Mapping[Colour, str] = {}
        self.with_titles = False

    @property
    def ids(self) -> Sequence[str]:
        """The annotations of the rows, in their order."""
        return self._ids

    def show(self, annotations: Sequence[Annotation]) -> None:
        """Have a row for each of these, and no others."""
        before, self._shown = self._shown, annotations
        others = [
            n for n, (a, b) in enumerate(zip(before, annotations, strict=False)) if a is not b
        ]
        if len(before) != len(annotations) or any(
            before[n].id != annotations[n].id for n in others
        ):
            self._known = {one.id: one for one in annotations}
            self._current = set(self._known)
            self.list_ids(list(self._known))
            self._shown = annotations
        else:
            self.know([annotations[n] for n in others])

    def list_ids(self, ids: Sequence[str], places: Mapping[str, int] | None = None) -> None:
        """Have a row for each of these ids; ``places`` are their rows, if they are at hand."""
        first = len(self._ids)
        follow = 0 < first < len(ids) and ids[:first] == self._ids
        if follow:
            self.beginInsertRows(QModelIndex(), first, len(ids) - 1)
        else:
            self.beginResetModel()
        self._ids, self._places, self._shown = ids, places, ()
        self._asked.clear()
        if follow:
            self.endInsertRows()
        else:
            self.endResetModel()

    def know(self, annotations: Iterable[Annotation]) -> None:
        """Take over how annotations are now."""
        taken = {one.id: one for one in annotations}
        self._known |= taken
        self._current |= taken.keys()
        self._asked -= taken.keys()
        self._tell([row for id in taken if (row := self._row_of(id)) is not None])

    def doubt(self) -> None:
        """What is known may be outdated: it is shown until it has been read again."""
        self._current.clear()
        self._asked.clear()
        self._tell([0, len(self._ids) - 1] if self._ids else ())

    def drop(self, ids: Collection[str]) -> None:
        """Have no rows for these any more."""
        if any(self._row_of(id) is not None for id in ids):
            self.list_ids([id for id in self._ids if id not in ids])

    def ask_again(self) -> None:
        """What was asked for does not come: it may be asked for once more."""
        self._asked.clear()

    def annotation(self, index: Index) -> Annotation | None:
        """The annotation of a row; None if it has not been read."""
        return self._known.get(self._ids[index.row()]) if index.isValid() else None

    def known(self, ids: Iterable[str]) -> list[Annotation]:
        """Those of some annotations that have been read."""
        return [self._known[id] for id in ids if id in self._known]

    def index_of(self, id: str) -> QModelIndex:
        """Where an annotation is shown; invalid if it is not."""
        row = self._row_of(id)
        return QModelIndex() if row is None else self.index(row)

    def _row_of(self, id: str) -> int | None:
        if self._places is None:
            self._places = {one: number for number, one in enumerate(self._ids)}
        return self._places.get(id)

    def _tell(self, rows: Sequence[int]) -> None:
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    # -- QAbstractListModel ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        id = self._ids[index.row()]
        if id not in self._current and id not in self._asked:
            self._missed = index.row()
            self._asking.start()
        annotation = self._known.get(id)
        return None if annotation is None else _ROLES[role](self._row(annotation))

    @Slot()
    def _on_asking(self) -> None:
        """Ask for what was looked at last, and what is about it."""
        about = self._ids[max(0, self._missed - _ABOUT) : self._missed + _ABOUT]
        wanted = [id for id in about if id not in self._current]
        self._asked.update(wanted)
        if wanted:
            self.rows_wanted.emit(wanted)

    def _row(self, annotation: Annotation) -> AnnotationRow:
        colour = colour_of(annotation.kind, annotation.colour)
        note = plain_note(annotation.note) or words_below(annotation)
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
    return _quotation(annotation)


def words_below(annotation: Annotation) -> str:
    """Below the name of a bookmark, the words where it lies, unless it is called by them."""
    words = _quotation(annotation) if annotation.name else ""
    return "" if words.startswith(annotation.name) else words


def _quotation(annotation: Annotation) -> str:
    words = annotation.anchor.exact if annotation.anchor else ""
    return " ".join(words[:400].split())
