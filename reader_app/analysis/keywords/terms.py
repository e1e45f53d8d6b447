"""Terms and what they weigh: what recurs, stands in the title or a heading, or is a long compound.

A term weighs the root of its frequency times its inverse document frequency (Salton and Buckley
1988); words inside a longer term that recurs count for the longer one (Frantzi et al. 2000).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from reader_app.analysis.context import Context
from reader_app.analysis.keywords.runs import PARAGRAPH_WEIGHT, Run, Runs, Word
from reader_app.analysis.keywords.words import Role
from reader_app.documents.model import Span

# Members of an enumeration are slow to look up, and every word is asked.
_HEAD, _VERB = Role.HEAD, Role.VERB
_LONGEST = 5  # words
_LONGEST_PHRASE = 4  # words of a compound that need not recur
_LONG = 4  # characters
_RECURRING = 2
# A word that the table lacks may be cut wrongly; it must recur more often.
_RECURRING_UNKNOWN = 3
_RECURRING_VERB = 3
_UNKNOWN_WEIGHT = 8.0
_MOST_OF_WORD, _MOST_OF_COMPOUND = 10.5, 15.0
# The user's own terms are told like the rarest of words.
WEIGHT_OF_OWN = _MOST_OF_WORD
_VERB_FACTOR = 0.6
# A compound that stands once in a paragraph comes behind all that recurs.
_ONCE = 0.3

# Between two breaths of the analysis so many runs are looked at: each takes some microseconds.
_BATCH = 64

Words = Sequence[Word]


class _Tally:
    """Of one term, made of ``words``: its weight by position, its occurrences; whether it stands in
    a title or heading (``marked``), and anywhere else than right behind a name (``free``).

    What the words themselves say is asked when all are counted: most terms are dropped unasked.
    """

    __slots__ = ("count", "free", "marked", "position", "words")

    def __init__(self, words: Words) -> None:
        self.words = words
        self.position = 0.0
        self.count = 0
        self.marked = self.free = False

    @property
    def simple(self) -> bool:
        return len(self.words) == 1

    @property
    def verb(self) -> bool:
        return self.words[0].part.role is _VERB

    @property
    def known(self) -> bool:
        return all(word.part.weight for word in self.words)

    @property
    def rareness(self) -> float:
        return sum([word.part.weight or _UNKNOWN_WEIGHT for word in self.words])


def weigh(context: Context, parts: Iterable[tuple[Span, Runs]]) -> dict[str, float]:
    """The terms of a text with their weights (not normalised), from the runs of its parts.

    What recurs is asked in each part for itself: a compound that names the subject of a huge text
    recurs in them all.
    """
    tallies: dict[str, _Tally] = {}
    for (start, end), runs in parts:
        _tally(context.slice(start, end), runs, tallies)
    several = [(term, one) for term, one in tallies.items() if _may_be_term(term, one)]
    paced = context.paced(several, 0.9, every=_BATCH)
    return {term: _weight(tally) for term, tally in paced if _is_term(term, tally)}


def _tally(context: Context, runs: Runs, tallies: dict[str, _Tally]) -> None:
    """Count the words and the compounds of some runs."""
    text = context.text
    compounds = _recurring(context, runs.several) | _marked(text, runs.several)
    heads = {compound[:2] for compound in compounds}
    for run in context.paced(runs.single, 0.7, 0.8):
        for word in run.words:
            _count(text[word.start : word.end], (word,), run, tallies)
    for run in context.paced(runs.several, 0.8, 0.9, every=_BATCH):
        _count_all(text, run, compounds, heads, tallies)


def _count_all(
    text: str, run: Run, compounds: set[str], heads: set[str], tallies: dict[str, _Tally]
) -> None:
    """Count the compounds of a run, and its other words each and as they stand together."""
    words, loose, done = run.words, list[Word](), 0
    for position, word in enumerate(words):
        if position < done:
            continue
        start, stop, its = word
        if text[start : start + 2] in heads and (
            end := _compound_end(text, words, position, compounds)
        ):
            _count_loose(text, loose, run, tallies)
            _count(text[start : words[end - 1].end], words[position:end], run, tallies)
            loose, done = [], end
            continue
        loose.append(word)
        if its.alone:
            _count(text[start:stop], (word,), run, tallies)
    _count_loose(text, loose, run, tallies)


def _compound_end(text: str, words: Words, position: int, compounds: set[str]) -> int:
    """The end of the longest compound that begins with the word at ``position``; 0 if none does."""
    start = words[position].start
    for end in range(min(position + _LONGEST, len(words)), position + 1, -1):
        if text[start : words[end - 1].end] in compounds:
            return end
    return 0


def _span(text: str, words: Words) -> str:
    return text[words[0].start : words[-1].end]


def _recurring(context: Context, runs: Sequence[Run]) -> set[str]:
    """Well-formed compounds that recur and do not only occur inside a longer one."""
    text = context.text
    counts: Counter[str] = Counter()
    outer: dict[str, int] = defaultdict(int)
    chains = list(_chains(context, runs))
    for stretch in context.paced(chains, 0.6, 0.65, every=_BATCH):
        counts.update([_span(text, words) for words in _compounds(stretch)])
    recurring = {term for term, count in counts.items() if count >= _RECURRING}
    for stretch in context.paced(chains, 0.65, 0.7, every=_BATCH):
        for words in _compounds(stretch):
            if len(words) > 2 and (term := _span(text, words)) in recurring:
                for inner in _compounds(words):
                    if len(inner) < len(words):
                        part = _span(text, inner)
                        outer[part] = max(outer[part], counts[term])
    return {term for term in recurring if outer[term] < counts[term]}


def _chains(context: Context, runs: Sequence[Run]) -> Iterator[list[Word]]:
    """Stretches of which every two neighbours recur: only these can hold longer compounds."""
    text = context.text
    several = [run.words for run in runs]
    pairs = [
        [text[a.start : b.end] for a, b in pairwise(words)]
        for words in context.paced(several, 0.4, 0.5, every=_BATCH)
    ]
    counts = Counter(chain.from_iterable(pairs))
    recurring = {pair for pair, count in counts.items() if count >= _RECURRING}
    for words, own in context.paced(list(zip(several, pairs, strict=True)), 0.5, 0.6, every=_BATCH):
        if not recurring.isdisjoint(own):
            yield from _linked(words, [pair in recurring for pair in own])


def _linked(words: list[Word], links: list[bool]) -> Iterator[list[Word]]:
    """The stretches of at least two words whose every neighbours are linked."""
    stretch = words[:1]
    for word, linked in zip(words[1:], links, strict=True):
        if linked:
            stretch.append(word)
            continue
        if len(stretch) > 1:
            yield stretch
        stretch = [word]
    if len(stretch) > 1:
        yield stretch


def _compounds(words: Words) -> Iterator[Words]:
    for start in range(len(words) - 1):
        for end in range(start + 2, min(start + _LONGEST, len(words)) + 1):
            if _well_formed(words[start:end]):
                yield words[start:end]


def _well_formed(words: Words) -> bool:
    """A noun at the end, and no verb but one in front (采购项目)."""
    if words[-1].part.role is not _HEAD:
        return False
    return all(word.part.role is not _VERB for word in words[1:])


def _marked(text: str, runs: Sequence[Run]) -> set[str]:
    """The longest noun phrases of the title and the headings."""
    return {_span(text, words) for run in runs if run.marked for words in _phrases(run.words)}


def _phrases(words: Words) -> Iterator[Words]:
    """The longest stretches of nouns and modifiers that end in a noun, of two to four words."""
    start = 0
    for end in range(1, len(words) + 1):
        if end < len(words) and words[end].part.role is not _VERB:
            continue
        phrase = words[start:end]
        while phrase and phrase[0].part.role is _VERB:
            phrase = phrase[1:]
        while phrase and phrase[-1].part.role is not _HEAD:
            phrase = phrase[:-1]
        if 2 <= len(phrase) <= _LONGEST_PHRASE:
            yield phrase
        start = end


def _count(term: str, words: Words, run: Run, tallies: dict[str, _Tally]) -> None:
    """One more occurrence of a term that is made of ``words``."""
    tally = tallies.get(term)
    if tally is None:
        tally = tallies[term] = _Tally(words)
    elif words[0] < tally.words[0]:
        tally.words = words  # of a term that is cut in two ways, the first counts
    _, weight, marked, glued = run
    tally.count += 1
    tally.position += weight
    if marked:
        tally.marked = True
    if not glued:
        tally.free = True


def _count_loose(text: str, words: Words, run: Run, tallies: dict[str, _Tally]) -> None:
    """Compounds that may stand only once: known words, no part of a name, no verb with object."""
    if run.glued or len(words) < 2:
        return
    for phrase in _phrases(words):
        if phrase[0].part.verbal or not all(word.part.weight for word in phrase):
            continue
        if len(phrase) > 2 or phrase[0].part.alone or phrase[1].part.alone:
            once = Run(run.words, run.weight * _ONCE, run.weight * _ONCE > PARAGRAPH_WEIGHT, False)
            _count(_span(text, phrase), phrase, once, tallies)


def _may_be_term(term: str, tally: _Tally) -> bool:
    """What ``_is_term`` asks first: of ten candidates it drops seven."""
    return tally.count > 1 or tally.marked or len(term) >= _LONG


def _is_term(term: str, tally: _Tally) -> bool:
    if tally.verb and tally.simple:
        return tally.count >= _RECURRING_VERB or (tally.marked and tally.count >= _RECURRING)
    if tally.marked:
        return True
    if tally.count >= (_RECURRING if tally.known else _RECURRING_UNKNOWN):
        return True
    return len(term) >= _LONG and tally.known and tally.free


def _weight(tally: _Tally) -> float:
    most = _MOST_OF_WORD if tally.simple else _MOST_OF_COMPOUND
    factor = _VERB_FACTOR if tally.verb else 1.0
    if tally.simple and tally.count == 1 and not tally.marked:
        factor *= math.sqrt(_ONCE)
    return math.sqrt(tally.position) * min(tally.rareness, most) * factor
