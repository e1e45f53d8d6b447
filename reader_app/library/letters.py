"""A text as it is compared with its other versions: folded, without white space, in pieces.

A new line break, another width, or a conversion between traditional and simplified characters
leaves the letters of a text as they are.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from reader_app.library.search.folding import fold

_BLANK = "\u3000"  # all white space, once folded
_CLAUSE = re.compile(r"[^\n\r，。；：！？,;!?]+")
_SENTENCE_END = re.compile(r"(?:[。！？；!?;…][”’」』）)\]】]*|[\n\r])+")
_MOST = 100
_SHORTEST_CLAUSE = 6  # letters
_HEAD = 3  # letters by which pieces are looked up; no sentence is shorter
_LINE_END = re.compile(r"[\n\r]+")


class Letters:
    """A text folded and without white space, and the way between its places and the text's.

    A place among the letters is called a rank; places and ranks count code points.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._folded = fold(source)
        self.text = "".join(self._folded.split(_BLANK))
        # The runs of white space: place, rank, and all white space up to the run's end.
        self._places, self._ranks, self._blanks = array("L"), array("L"), array("L")
        blanks = 0
        for run in re.finditer(f"{_BLANK}+", self._folded):
            self._places.append(run.start())
            self._ranks.append(run.start() - blanks)
            blanks += run.end() - run.start()
            self._blanks.append(blanks)
        self.sentences = Pieces(self, _SENTENCE_END)
        self.lines = Pieces(self, _LINE_END)

    def rank(self, place: int) -> int:
        """How many letters stand before a place of the text."""
        run = bisect_right(self._places, place) - 1
        if run < 0:
            return place
        before = self._blanks[run - 1] if run else 0
        return place - min(self._blanks[run], before + place - self._places[run])

    def place(self, rank: int) -> int:
        """Where the letter of a rank stands in the text; the text's length after the last."""
        run = bisect_right(self._ranks, rank) - 1
        return rank + self._blanks[run] if run >= 0 else rank

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text from one rank to another, without outer white space."""
        first = self.place(start)
        return first, max(first, self.place(end - 1) + 1) if end > start else first

    def blank(self, rank: int) -> str:
        """The white space before the letter of a rank."""
        end = self.place(rank) if rank < len(self.text) else len(self.source)
        return self.source[self.place(rank - 1) + 1 if rank else 0 : end]

    @cached_property
    def clause_ranks(self) -> dict[str, list[int]]:
        """The clauses that tell something, and where they stand (ranks)."""
        ranks: dict[str, list[int]] = {}
        for rank, clause in self.clauses:
            ranks.setdefault(clause, []).append(rank)
        return ranks

    @cached_property
    def clauses(self) -> list[tuple[int, str]]:
        """The clauses of at least six letters (a shorter one stands everywhere), in order, each
        with its rank."""
        return list(self._clauses(_SHORTEST_CLAUSE))

    def _clauses(self, shortest: int) -> Iterator[tuple[int, str]]:
        folded, before, rank = self._folded, 0, 0
        for clause in _CLAUSE.finditer(self.source):
            start, end = clause.span()
            rank += len(_without_blanks(folded[before:start]))
            letters = _without_blanks(folded[start:end])
            if len(letters) >= shortest:
                yield rank, letters
            rank += len(letters)
            before = end


class Pieces:
    """The sentences or the lines of a text: where each begins, and how often it occurs."""

    def __init__(self, letters: Letters, end: re.Pattern[str]) -> None:
        ends = (letters.rank(found.end()) for found in end.finditer(letters.source))
        self._bounds = array("L", sorted({0, len(letters.text), *ends}))
        self._letters = letters.text

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the pieces that a stretch of ranks touches."""
        bounds = self._bounds
        first = bisect_right(bounds, start) - 1
        last = bisect_left(bounds, max(end, start + 1))
        return bounds[first], bounds[min(last, len(bounds) - 1)]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The outer bounds of the pieces that lie within ranks; of none, an empty stretch."""
        bounds = self._bounds
        first = bounds[min(bisect_left(bounds, start), len(bounds) - 1)]
        return first, max(first, bounds[max(0, bisect_right(bounds, end) - 1)])

    def between(self, start: int, end: int) -> Sequence[str]:
        """The pieces from one bound to another."""
        bounds = self._bounds
        numbers = range(bisect_left(bounds, start), bisect_left(bounds, end))
        return [self._letters[bounds[n] : bounds[n + 1]] for n in numbers]

    def count(self, piece: str) -> int:
        """How often a piece occurs in the text as a whole piece."""
        return self._counts[piece]

    def starts(self, pieces: str) -> Iterator[int]:
        """Where pieces begin that read like this, up to a hundred."""
        alike = self._heads.get(pieces[:_HEAD], [])
        return islice((at for at in alike if self._letters.startswith(pieces, at)), _MOST)

    @cached_property
    def _heads(self) -> dict[str, list[int]]:
        """The first letters of pieces, and where they stand: a search of the text for each of ten
        thousand marks would take longer than all the rest."""
        heads: dict[str, list[int]] = {}
        for bound in self._bounds:
            heads.setdefault(self._letters[bound : bound + _HEAD], []).append(bound)
        return heads

    @cached_property
    def _counts(self) -> Counter[str]:
        pairs = zip(self._bounds, self._bounds[1:], strict=False)
        return Counter(self._letters[first:last] for first, last in pairs)


def letters_of(text: str) -> str:
    """The letters of a short text."""
    return _without_blanks(fold(text))


def _without_blanks(folded: str) -> str:
    return "".join(folded.split(_BLANK))
