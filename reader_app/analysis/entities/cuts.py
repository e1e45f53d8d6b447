"""Mends cuts of the segmenter that official texts make predictable: 为市|教育局, 11|日桐岭|县."""

from __future__ import annotations

from collections.abc import Iterable

from reader_app.analysis.entities.gazetteer import known_places
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.vocabulary import characters, longest_of, words
from reader_app.analysis.segment import CutText

# Verbs, prepositions and conjunctions before the level of an area (任|县财政局, 和|区委).
_LINKS = frozenset("为任由经受向对在从报和与及同按送到被给让驻原拟免兼其该赴有")
# 对祁敏给予警告: prepositions that the dictionary joins to a name.
_BEFORE_PERSONS = frozenset("对被")
_PLACED = frozenset("在从到赴")
# 建成区人民医院: a verb before a district's body, and a built-up area elsewhere.
_BUILT_AREA = "建成区"
# 英国|首相: a state and its head, which the dictionary has as one word.
_HEADS_OF_STATE = ("首相", "总理", "女王", "国王", "总统", "军方")
LEVELS = frozenset("省市县区州旗镇乡")
_ENDS_PLACES = frozenset("省市县区州旗镇乡村屯寨")
_CALENDAR = frozenset("年月日时分号")
_WATERS = frozenset("河江湖溪")
_HEADS = _LINKS | _CALENDAR | _ENDS_PLACES | _WATERS | {"大", "建", "会", "事", "长", "员"}
# What a 长 is the head of, behind its name.
_HEADED = frozenset("省市县区州旗镇乡村局厅部署院处科")
_NAMED = frozenset({"ns", "nr", "nz", "x"})
# Behind words of these classes a name stands.
_BEFORE_NAMES = frozenset({"ns", "PLACE", "p", "c", "f", "v", "m"})


def mended(cut: CutText, suspects: Iterable[int]) -> CutText:
    """The words with those cut in two that join a function word to a name or a level.

    ``suspects`` are the indices of the words that ``may_join``.
    """
    while splits := [(i, size) for i in suspects if (size := _first_size(cut, i))]:
        cut = CutText(list(cut.words), list(cut.tags), list(cut.starts))
        for index, size in reversed(splits):
            _split(cut, index, size)
        # What stands beside a new word is read anew: 日|在|岚.
        new = (index + done for done, (index, _) in enumerate(splits))
        beside = sorted({at for index in new for at in range(index - 2, index + 3)})
        suspects = [at for at in beside if 0 <= at < len(cut.words) and may_join(cut.words[at])]
    return cut


def _split(cut: CutText, index: int, size: int) -> None:
    word, tag, start = cut.words[index], cut.tags[index], cut.starts[index]
    cut.words[index : index + 1] = [word[:size], word[size:]]
    cut.tags[index : index + 1] = ["p" if word[0] in _LINKS else "n", tag]
    cut.starts[index : index + 1] = [start, start + size]


def may_join(word: str) -> bool:
    """Whether a word can be cut in two where the right words stand beside it: few can."""
    if len(word) > 3 and word.endswith(_HEADS_OF_STATE):
        return True
    if len(word) == 1 or (word[0] not in _HEADS and word[0] != word[1]):
        return False
    return (
        (word[0] in "长员" and len(word) == 2)
        or _goes_to(word)
        or (word[0] in _CALENDAR and _unseen(word))
        or word in words("water_words")
        or word[0] == "任"
        or _joins_name(word)
        or word[:2] in words("outside_names")
        or (len(word) == 2 and (word[1] in LEVELS or word[0] in _PLACED))
        or _opens_with_level(word)
        or word == _BUILT_AREA
        or (word[0] == word[1] and word[1:] in words("title_heads"))
        or (word.startswith("事务所") and len(word) > 3)
        or (word.startswith("大学") and word[2:] in words("after_universities"))
    )


def _first_size(cut: CutText, index: int) -> int:
    """How many characters of a word belong to a word of their own; 0 if it stays whole."""
    word = cut.words[index]
    before, tag = (cut.words[index - 1], cut.tags[index - 1]) if index else ("", "")
    if len(word) > 3 and word.endswith(_HEADS_OF_STATE):
        return len(word) - 2 if word[:-2] in known_places() else 0
    if _goes_to(word):
        return 1
    if word[0] == "员":
        return int(tag in {"n", "v", "vn"} and word[1] in characters("surnames") and _unseen(word))
    if word[0] == "长":
        headed = len(word) == 2 and before[-1:] in _HEADED and word[1] in characters("surnames")
        return int(headed and _unseen(word))  # 花莲县|长徐|榛蔚
    if word[0] in _CALENDAR:
        return int(before[-1:].isdigit() and _unseen(word))
    if word[0] in _WATERS:
        named = tag in _NAMED or (tag == "n" and rarity(before) > COMMON)
        return int(named and len(before) == 2 and word in words("water_words"))
    if (word[0] == "任" and before == "同志") or (_joins_name(word) and _unseen(word)):
        return 1
    if len(word) == 3 and word[2] in LEVELS and word[:2] in words("outside_names"):
        return 2 if links(word[:2], before, tag) else 0
    if len(word) == 2 and word[1] in LEVELS:
        return int(_unseen(word) or links(word[0], before, tag))
    if _opens_with_level(word):
        return int(tag in _NAMED or (tag == "n" and rarity(before) > COMMON))
    if len(word) == 2 and word[0] in _PLACED and _unseen(word):
        return 1  # 在岚|河市
    if word == _BUILT_AREA:
        following = "".join(cut.words[index + 1 : index + 3])
        return 2 if longest_of("area_bodies").match(following) else 0
    if word[0] == word[1]:
        return int(word[1:] in words("title_heads"))  # 修复|科|科长
    if word.startswith("事务所"):
        return 3 if len(word) > 3 else 0
    return 2 if word.startswith("大学") and word[2:] in words("after_universities") else 0


def _goes_to(word: str) -> bool:
    """赴|美国, which the dictionary has as one word."""
    return len(word) > 2 and word[0] == "赴" and word[1:] in known_places()


def _joins_name(word: str) -> bool:
    return len(word) == 3 and word[0] in _BEFORE_PERSONS and word[1] in characters("surnames")


def _opens_with_level(word: str) -> bool:
    """村到, 镇一: the level of a place with a preposition or 一, which no word is."""
    return (
        len(word) == 2 and word[0] in _ENDS_PLACES and word[1] in "到从在至往一" and _unseen(word)
    )


def _unseen(word: str) -> bool:
    return rarity(word) > NEVER_SEEN


def links(stem: str, before: str, tag: str) -> bool:
    """Whether a verb or conjunction that is also a county's short form is read as the verb.

    It is, right behind a noun (审计局|会同|县委); behind a place, a preposition or a verb it is the
    county (怀化市|会同县委). ``before`` and ``tag`` are the word that stands before.
    """
    if stem not in _LINKS and stem not in words("outside_names"):
        return False
    chinese = "\u4e00" <= before[-1:] <= "\u9fff"
    return chinese and tag not in _BEFORE_NAMES and before not in words("before_counties")
