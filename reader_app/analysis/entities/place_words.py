"""What the grammar of place names knows of words: type words, stems, announcers."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, candidate
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.entities.vocabulary import longest, words
from reader_app.analysis.findings import EntityKind
from reader_app.analysis.memo import Memo

if TYPE_CHECKING:
    from reader_app.analysis.entities.passage import Passage

# The class of a word that the grammar has found to be a place.
PLACE_TAG = "PLACE"
# Scores below CERTAIN: a good guess, and one that something else must bear out.
LIKELY, DOUBTFUL = 0.7, 0.5
# Types before which a single character may be the whole stem (萍河, 雄县).
SHORT_TYPES = frozenset("河江湖山村镇乡县州溪岛海堤寨屯庄堡")
# Words of these tags stand between names, never in them.
_CLOSED_TAGS = frozenset("i p c u d r y e o f t m q uj ul ud ug uz uv k zg".split())  # noqa: SIM905


# Bodies of the army that end like districts.
_GOVERNED = frozenset("省市县区州镇乡")
_ARMY = ("军区", "军分区", "警备区")

# What a river or lake has, behind its name.
OF_RIVERS = re.compile(
    "(?:[出入]境|国考|省考|考核)?断面|水位|流域|[上中下]游|沿岸|两岸|[干支]流|大堤|河道|汛|水质|水系|断面"
)


def place_candidate(start: int, end: int, score: float = CERTAIN) -> Candidate:
    return candidate(start, end, EntityKind.PLACE, score)


@cache
def _type_pattern() -> re.Pattern[str]:
    reverse = (word[::-1] for word in words("place_types"))
    return re.compile(longest(reverse))


def _place_type(word: str) -> str:
    found = None if word.endswith(_ARMY) else _type_pattern().match(word[::-1])
    return found[0][::-1] if found else ""


place_type = Memo(_place_type).__getitem__
"""The longest type word that a word ends with, or an empty string."""


def is_region(word: str, tag: str) -> bool:
    """Whether a word for a direction is too rare to be one (北麓, in 北麓区)."""
    return tag == "f" and rarity(word) > COMMON and len(word) > 1


@lru_cache(maxsize=65_536)
def may_be_stem(word: str, tag: str) -> bool:
    outside = word in words("outside_names") or word in words("generic_stems")
    outside = outside or word[0] in "各该本某每全这那我你他她它几两"
    return (
        not outside
        and (tag not in _CLOSED_TAGS or is_region(word, tag))
        and ("\u4e00" <= word[0] <= "\u9fff")
    )


# 长 as the end of a post, and not 长期, 长江 and the like.
_HEAD = re.compile("长(?![期江城途年假跑寿征远度短久三沙春])")


def is_no_place(name: str) -> bool:
    """Whether what ends like a place is a thing, or a word (电池, 锂电池, 驻村)."""
    return name in words("not_places") or name[-2:] in words("not_places")


def is_governed(text: str, end: int) -> bool:
    """Whether the level that ends before ``end`` belongs to the post of its head (高雄|市长)."""
    level = text[end - 1 : end]
    if level not in _GOVERNED:
        return False
    twice = text[end - 2 : end - 1] == level  # 石桥镇|镇长|江敏
    return _HEAD.match(text, end) is not None or (twice and text.startswith("长", end))


# 岑阳|市场, 岑阳|市民, 岑阳市民政局
_OPENED_BY_CITY = re.compile("场|民(?![政宗族委防营办间生])")


def opens_noun(text: str, end: int) -> bool:
    """Whether the 市 that ends before ``end`` is the first character of 市场 or 市民."""
    return text[end - 1 : end] == "市" and _OPENED_BY_CITY.match(text, end) is not None


def is_announced(passage: Passage, index: int) -> bool:
    """Whether a word that a place follows stands before the word at ``index`` (在, 赴, 位于)."""
    return index > 0 and passage.words[index - 1] in words("place_announcers")
