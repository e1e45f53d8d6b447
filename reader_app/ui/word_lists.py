"""The user's word lists over the open document: kept, found in the text, switched on and off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.library import word_lists
from reader_app.library.journal import Label
from reader_app.library.library import Library
from reader_app.library.word_lists import COLOURS, WordList
from reader_app.ui.jobs import Job, Jobs
from reader_app.ui.marks.keeping import Kept
from reader_app.ui.word_marks import FindWords, WordMarks

# Code points and words; in a text up to this long so many are found before it is painted.
_AT_ONCE = 60_000
_WORDS_AT_ONCE = 1_000


class WordLists(QObject):
    """Emits ``found`` whenever the lists or the text have changed."""

    found = Signal(object)  # list[WordMarks]
    changed = Signal(object)  # tuple[WordList, ...]
    terms_changed = Signal()  # the words themselves, or what they name
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._job: Job | None = None
        self._text: str | None = None
        self._first_step = 0
        self.lists = word_lists.load(library)

    def set_text(self, text: str | None) -> None:
        """Look for the words in another text."""
        if text is not self._text:
            self._text = text
            self._find()

    @Slot(object)
    def set_lists(self, lists: Sequence[WordList]) -> None:
        """Keep other lists; the text is marked anew. Can be undone like any other change."""
        if tuple(lists) != self.lists:
            word_lists.save(self._library, lists)
            self._take(tuple(lists))

    @Slot()
    def reload(self) -> None:
        """Show the lists as the library has them: they were changed from elsewhere."""
        lists = word_lists.load(self._library)
        if lists != self.lists:
            self._take(lists)

    @Slot(object)
    def on_kept(self, kept: Kept) -> None:
        """An undo or a redo may have been of the lists."""
        if word_lists.KEY in kept.change.keys:
            self.reload()

    def _take(self, lists: tuple[WordList, ...]) -> None:
        before, self.lists = self.lists, lists
        self._find()
        self.changed.emit(self.lists)
        if _fingerprint(before) != _fingerprint(self.lists):
            self.terms_changed.emit()

    def begin_editing(self) -> None:
        """What is changed from now until :meth:`end_editing` is undone in one step."""
        self._first_step = self._library.journal.newest()

    @Slot()
    def end_editing(self) -> None:
        self._library.journal.merge(self._first_step, Label.WORD_LISTS)

    @Slot(str, bool)
    def set_shown(self, name: str, shown: bool) -> None:
        """Switch a list on or off; what was found stays found."""
        self.lists = tuple(
            replace(one, shown=shown) if one.name == name else one for one in self.lists
        )
        word_lists.save(self._library, self.lists)
        self.changed.emit(self.lists)

    def add_word(self, name: str, word: str) -> None:
        """Put a word on a list; a list that is not there yet is begun."""
        names = [one.name for one in self.lists]
        lists = list(self.lists)
        if name not in names:
            lists.append(WordList(name, COLOURS[len(lists) % len(COLOURS)]))
        self.set_lists(
            [
                replace(one, words=tuple(dict.fromkeys([*one.words, word])))
                if one.name == name
                else one
                for one in lists
            ]
        )

    def free_name(self, wanted: str) -> str:
        """``wanted``, with a number behind it if a list is called so already."""
        return free_name(wanted, [one.name for one in self.lists])

    # -- inside ------------------------------------------------------------------------------------

    def _find(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        text, lists = self._text, self.lists
        if text is None or not lists:
            self.found.emit([])
        elif len(text) <= _AT_ONCE and sum(len(one.words) for one in lists) <= _WORDS_AT_ONCE:
            self.found.emit(FindWords(text, lists).run(_nobody))
        else:
            self._job = self._jobs.start(
                FindWords(text, lists).run, succeeded=self._on_found, failed=self._on_failed
            )

    @Slot(object)
    def _on_found(self, marks: list[WordMarks]) -> None:
        self._job = None
        # A list may have been switched on or off meanwhile.
        pairs = zip(self.lists, marks, strict=True)
        self.found.emit([WordMarks(one, mark.spans) for one, mark in pairs])

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """``wanted``, with the first number behind it that makes it another than those ``taken``."""
    names = chain([wanted], (f"{wanted} {number}" for number in count(2)))
    return next(name for name in names if name not in taken)


def _fingerprint(lists: Sequence[WordList]) -> int:
    """Changes with what the analysis makes of the lists; the colours are the window's own."""
    return word_lists.lexicon_of(lists).fingerprint


def _nobody(_progress: object) -> None:
    """Nobody waits so short a time."""
