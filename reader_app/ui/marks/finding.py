"""Finding annotations of all documents off the window's thread: the first at once, then all."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from reader_app.errors import CancelledError
from reader_app.library.annotation import Annotation
from reader_app.library.annotation_filter import MarkFilter
from reader_app.library.library import Library
from reader_app.ui.jobs import Report

_FIRST = 60  # rows that are shown before all are found
_DRAWN = 0.01  # seconds until these are on the way to the screen: the rest takes the interpreter


class First(NamedTuple):
    """The first rows of those that are being looked for."""

    find: Find
    annotations: list[Annotation]


class Found(NamedTuple):
    """All that were found, by id, and their rows; ``ids`` is None if they are what they were."""

    find: Find
    ids: list[str] | None
    places: dict[str, int]


class Find:
    """Finds the annotations of all documents that pass a filter.

    ``before`` is what the list holds; without it the first rows are reported first.
    """

    def __init__(self, library: Library, wanted: MarkFilter, before: Sequence[str] | None) -> None:
        self._library = library
        self._wanted = wanted
        self._before = before

    def run(self, report: Report) -> Found:
        marks = self._library.annotations
        report(None)  # a later filter may have overtaken this one
        if self._before is None:
            report(First(self, marks.first(self._wanted, _FIRST)))
            time.sleep(_DRAWN)
            report(None)
        ids = marks.found(self._wanted, partial(_breathe, report))
        if ids == self._before:
            return Found(self, None, {})
        return Found(self, ids, {id: row for row, id in enumerate(ids)})


def _breathe(report: Report) -> None:
    """Let the window have its turn. What is read for a filter that has been overtaken is of use
    to the next one."""
    with suppress(CancelledError):
        report(None)


class ReadRows:
    """Reads annotations by their ids."""

    def __init__(self, library: Library, ids: list[str]) -> None:
        self._library = library
        self._ids = ids

    def run(self, _report: Report) -> list[Annotation]:
        return self._library.annotations.some(self._ids)
