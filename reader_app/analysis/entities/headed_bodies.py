"""Companies told by the post of their head: what stands before it in its clause is their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.entities.area_bodies import blocks
from reader_app.analysis.entities.branches import body_candidate
from reader_app.analysis.entities.candidates import Candidate
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.entities.vocabulary import characters, words

# Posts that only companies have, with what may stand before them.
_BEFORE = "(?:联合|原|前|现任|时任|副|兼|执行|行政|财务|营运|集团|公司)*"
_POST = "(?:创始人|创办人|董事长|首席执行官|首席技术官|首席财务官|总裁|总经理|掌门人|掌舵人)"
_HEAD = re.compile(f"{_BEFORE}{_POST}(?:[兼、]{_BEFORE}{_POST})*")
_CLAUSE_ENDS = frozenset("，。；：！？、“”（）《》\0 　\n")
_PROPER = frozenset({"nz", "nr", "nrt", "nrfg", "x", "eng"})
_SHORTEST, _LONGEST, _MOST_WORDS = 2, 10, 4


def find_headed_bodies(passage: Passage) -> Iterator[Candidate]:
    """泡沫玛丽|创始人王某: the bodies of one block before the post of a named person."""
    text, surnames = passage.text, characters("surnames")
    for post in _HEAD.finditer(text):
        if text[post.end() : post.end() + 1] in surnames and post.start() in passage.borders:
            start = _start(passage, post.start())
            if start is not None:
                yield body_candidate(start, post.start())


def _start(passage: Passage, end: int) -> int | None:
    """Where the words before a post begin that are nothing but a name, from the clause's start."""
    index = first = passage.word_at(end - 1) if end else -1
    while index >= 0 and passage.text[passage.starts[index]] not in _CLAUSE_ENDS:
        word, tag = passage.words[index], passage.tags[index]
        if end - passage.starts[index] > _LONGEST or tag == PLACE_TAG or blocks(word, tag):
            return None
        if word in words("role_nouns"):
            return None
        first = index
        index -= 1
    if first < 0 or end - passage.starts[first] < _SHORTEST:
        return None
    last = passage.word_at(end - 1)
    return passage.starts[first] if _is_named(passage, first, last) else None


def _is_named(passage: Passage, first: int, last: int) -> bool:
    """Whether some word is a name by itself, and all are not common nouns (民营|企业)."""
    if last - first >= _MOST_WORDS or passage.words[last] in words("common_institutions"):
        return False
    return any(
        passage.tags[i] in _PROPER or rarity(passage.words[i]) > COMMON + 1
        for i in range(first, last + 1)
    )
