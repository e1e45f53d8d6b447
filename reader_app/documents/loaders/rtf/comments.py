"""Comments of an RTF file, with who made them and the stretch that they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.documents.loaders.rtf.moments import moment
from reader_app.documents.model import RevisionKind

if TYPE_CHECKING:
    from reader_app.documents.loaders.rtf.reader import Reader


@dataclass(slots=True)
class _Comment:
    author: str | None = None
    date: str | None = None
    reference: str = ""


class Comments:
    """The comment under way, and where the stretches of the others begin and end."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._comment = _Comment()
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}

    def acts(self) -> Mapping[str, Callable[[], None]]:
        return {
            "atnauthor": self._author,
            "atndate": self._date,
            "atnref": self._reference,
            "atrfstart": self._start,
            "atrfend": self._end,
            "annotation": self._text,
            "atnid": self._reader.leave_out,
        }

    def _author(self) -> None:
        self._comment = _Comment()
        self._reader.collect(self._set_author)

    def _set_author(self, text: str) -> None:
        self._comment.author = text.strip() or None

    def _date(self) -> None:
        self._reader.collect(self._set_date)

    def _set_date(self, text: str) -> None:
        bare = text.strip()
        self._comment.date = moment(int(bare)) if bare.lstrip("-").isdecimal() else None

    def _reference(self) -> None:
        self._reader.collect(self._set_reference)

    def _set_reference(self, text: str) -> None:
        self._comment.reference = text.strip()

    def _start(self) -> None:
        if self._reader.state.sink is None:
            self._reader.paragraphs.begin(self._reader.state)
        place = self._reader.builder.position
        self._reader.collect(lambda name: self._starts.update({name.strip(): place}))

    def _end(self) -> None:
        place = self._reader.builder.position
        self._reader.collect(lambda name: self._ends.update({name.strip(): place}))

    def _text(self) -> None:
        self._reader.collect(self._finish)

    def _finish(self, text: str) -> None:
        comment, place = self._comment, self._reader.builder.position
        start = self._starts.get(comment.reference, place)
        end = max(start, self._ends.get(comment.reference, place))
        if text.strip():
            self._reader.builder.revision(
                RevisionKind.COMMENT, start, end, comment.author, comment.date, text.strip()
            )
