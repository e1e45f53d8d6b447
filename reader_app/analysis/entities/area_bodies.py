"""Bodies that every area has: a place or its level, then the body (潮阳区|纪委监委, 市|委)."""

from __future__ import annotations

import re
from functools import lru_cache

from reader_app.analysis.entities.branches import body_candidate
from reader_app.analysis.entities.candidates import Candidate
from reader_app.analysis.entities.gazetteer import divisions
from reader_app.analysis.entities.passage import BREAK_TAG, Passage
from reader_app.analysis.entities.place_words import DOUBTFUL, PLACE_TAG, is_region
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.vocabulary import words

# The levels that stand for an area known from the document (区纪委, 市政府, 街道党工委).
LEVELS = (
    *("自治区", "自治州", "自治县", "地区", "街道", "社区"),
    *("省", "市", "区", "县", "州", "盟", "旗", "镇", "乡", "村"),
)
_LEVEL_ENDS = frozenset(level[-1] for level in LEVELS)
# Characters that go on from a short body to another word (区委员, 市人大常).
_GOES_ON = {"委": "员托派任屈婉以会", "人大": "常会", "政府": "性", "政府办": "公", "委办": "公"}
# In front of a level they speak of all of it.
_WHOLE = frozenset("全各")
# Function words that the segmenter sometimes joins to a level after them (驻市|公安局).
_LED_BY = frozenset("向由对在从经被将")
_BEFORE_LEVEL = frozenset("转驻在向由对经报与和及的受为是被到至从以给请让据按")
_HOUSES = frozenset("号室楼层栋幢座")
_CLOSED_TAGS = frozenset(
    "p c u d r y e o f t q uj ul ud ug uz uv k".split()  # noqa: SIM905
) | {BREAK_TAG}


def find_area_bodies(passage: Passage) -> list[Candidate]:
    text, found = passage.text, []
    for start, end in passage.words_of("area_bodies"):
        name = text[start:end]
        if text[end : end + 1] and text[end] in _GOES_ON.get(name, ""):
            if not name.endswith("办"):
                continue
            name, end = name[:-1], end - 1  # 市政府|办公大楼
        if name.endswith("党委") and text.startswith("政府", end):
            continue  # 镇党委政府: whichever town's
        if len(name) > 2 and name.endswith("党组") and text.startswith(_POSTS_OF_CELLS, end):
            end -= 2  # 市人大常委会|党组书记
        owner = _owner_start(passage, _before_term(text, start, name))
        if owner is None and name.startswith("街道"):
            owner = _place_before(passage, start + len("街道"))  # 港前街道|办事处
        if owner is None and name.endswith("分局"):
            owner = _stem_before(passage, start)
        if _of_many(text, start if owner is None else owner):
            continue
        if owner is not None and (
            _is_cell(text, start, name) or (owner and text[owner - 1] in _DEICTIC)
        ):
            continue
        if owner is not None and text.endswith(_HONOURS, 0, owner):
            continue  # 全国优秀|县委书记: whose ever, it is an award
        if owner is None and start and text[start - 1] in "级各等下":
            continue  # 两级纪委: a head that several names share
        if owner is not None:
            found.append(body_candidate(_with_league(text, owner), end))
        elif _stands_alone(passage, start, name):
            found.append(body_candidate(start, end))
        elif text.startswith(_POSTS_OF_CELLS, end) and name.startswith("党"):
            continue  # 某局|党委委员
        elif len(name) > 1 and name[-1] in "委局厅" and start in passage.borders:
            found.append(body_candidate(start, end, DOUBTFUL if end in passage.borders else 0.3))
    return found


# 街道党工委书记某某，党工委副书记、办事处主任某某: bodies that only a street or a town has.
_OF_STREETS = frozenset({"党工委", "纪工委", "人大工委", "监察工委", "武装部", "人武部"})


# 在地委、行署的领导下: bodies that only a prefecture has, so that none need say which.
_OF_PREFECTURES = frozenset({"地委", "行署", "地委行署"})


def _stands_alone(passage: Passage, start: int, name: str) -> bool:
    if name in _OF_PREFECTURES:
        return start in passage.borders
    return name in _OF_STREETS and _stands_in_list(passage.text, start)


def _stands_in_list(text: str, start: int) -> bool:
    """Whether a bare body opens a part of a list behind the posts of others in its area."""
    area = any(street in text for street in ("街道", "镇", "乡", "开发区", "管委会"))
    return area and text[start - 1 : start] in ("，", "、", "；")


# 我县|政府债务: whose it is goes unnamed.
_DEICTIC = frozenset("我你该贵")
_HONOURS = ("优秀", "模范")
# 岑阳市|十四届|人大常委会: which of the congresses, between the area and its body.
_TERM = re.compile("第?[一二三四五六七八九十]{1,3}届$")
_CONGRESSES = ("人大", "政协", "人民代表大会")


def _before_term(text: str, start: int, name: str) -> int:
    """Where a body begins with the number of its term, if one stands in front of it."""
    term = _TERM.search(text, max(0, start - 5), start) if name.startswith(_CONGRESSES) else None
    return term.start() if term else start


# Parties and leagues in front of the area of their committee (共青团|泽南省委).
_LEAGUES = (
    "中国共产党",
    "中共",
    "共青团",
    "民革",
    "民盟",
    "民建",
    "民进",
    "农工党",
    "致公党",
    "九三学社",
    "台盟",
)


def _with_league(text: str, start: int) -> int:
    if not text.endswith(_LEAGUES, 0, start):
        return start
    return next((start - len(name) for name in _LEAGUES if text.endswith(name, 0, start)), start)


_POSTS_OF_CELLS = ("委员", "成员", "书记", "副书记")
_AREA_ENDS = tuple("省市县区州盟旗镇乡村道会国社场木查")


def _is_cell(text: str, start: int, name: str) -> bool:
    """Whether a party committee is that of a unit, not of an area (烈士公园|党委)."""
    return name.startswith("党") and not text.endswith(_AREA_ENDS, 0, start)


_MANY = re.compile(r"各[省市县区镇乡旗州盟苏木、（）()]*$")


def _of_many(text: str, start: int) -> bool:
    """Whether a level stands in a list of all areas (各县（市）区人民政府)."""
    return _MANY.search(text, max(0, start - 8), start) is not None


def area_before(passage: Passage, start: int) -> int | None:
    """Where the area begins that owns a body at ``start``, None if none stands there."""
    owner = _owner_start(passage, start)
    return None if owner is None or _of_many(passage.text, owner) else owner


def _owner_start(passage: Passage, start: int) -> int | None:
    """Where the area begins that stands directly before ``start``, as a place or as a level."""
    if start == 0:
        return None
    if (place := _place_before(passage, start)) is not None:
        return place
    if passage.text[start - 1] not in _LEVEL_ENDS:
        return None
    for level in LEVELS:
        begin = start - len(level)
        if begin >= 0 and passage.text.startswith(level, begin) and _opens(passage, begin):
            if begin and passage.text[begin - 1] in _WHOLE:
                return None  # 全县|政府债务
            return _area_start(passage, begin)
    return None


def _stem_before(passage: Passage, start: int) -> int | None:
    """鹤洲|公安分局: what a branch office is named by stands where a place would."""
    index = passage.word_at(start - 1) if start and start in passage.borders else -1
    named = index >= 0 and passage.tags[index] in {"ns", "nz"} and len(passage.words[index]) == 2
    return passage.starts[index] if named else None


def _place_before(passage: Passage, start: int) -> int | None:
    """Where the place begins that ends at ``start``, with the areas it lies in (泽南|岑阳|市委)."""
    index = passage.word_at(start - 1) if start else -1
    if index < 0 or passage.tags[index] != PLACE_TAG or passage.end_of(index) != start:
        return None
    if passage.text[start - 1] in _HOUSES:
        return None  # 长江路21号|州委
    while index and _is_division(passage, index - 1):
        index -= 1
    return passage.starts[index]


def _is_division(passage: Passage, index: int) -> bool:
    named = passage.tags[index] in {PLACE_TAG, "ns"}
    return named and divisions().is_name(passage.words[index])


def _area_start(passage: Passage, begin: int) -> int:
    """Where the area begins whose level is at ``begin``: 云岭|县委 is no county of the document."""
    place = _place_before(passage, begin)
    if place is not None:
        return place
    index = passage.word_at(begin - 1) if begin and begin in passage.borders else -1
    if index < 0 or len(passage.words[index]) < 2:
        return begin
    if blocks(*_word(passage, index)) and not is_region(*_word(passage, index)):
        return begin
    word, tag = _word(passage, index)
    named = tag in {"ns", "nz", "nr", "x", "f"} and word[0] not in "原现时该本我各从向由在对前"
    start = passage.starts[index]
    placed = _place_before(passage, start) is not None
    if named and (placed or rarity(word) > COMMON) and len(word) == 2:
        above = _place_before(passage, start)
        return start if above is None else above
    return begin


def _word(passage: Passage, index: int) -> tuple[str, str]:
    return passage.words[index], passage.tags[index]


def _opens(passage: Passage, begin: int) -> bool:
    """Whether a level may start here: at a word, or after a word of one character cut wrongly."""
    before = passage.text[begin - 1] if begin else ""
    if passage.text.startswith("地区", begin) and "\u4e00" <= before <= "\u9fff":
        return before in _BEFORE_LEVEL  # 贫困|地区|教育局
    if passage.text.endswith("会同", 0, begin):
        return True  # cut as the county 会同县
    return begin in passage.borders or passage.text[begin - 1] in _BEFORE_LEVEL


# What the segmenter joins to a name of a person before a body's.
_LINKED = frozenset("为任兼从入在与由被把让给向对赴于至")


@lru_cache(maxsize=65_536)
def blocks(word: str, tag: str) -> bool:
    """Whether a word cannot be part of an organisation's name."""
    if tag == PLACE_TAG:
        return False
    if word in words("outside_names") or tag in _CLOSED_TAGS:
        return True
    if word[-1] in _LEVEL_ENDS and word[-2:-1] in _LED_BY:
        return True  # 前向市, of 月底前向市人大
    if tag in {"m", "x"} and not word[0].isalnum():
        return True
    if tag == "nr" and word[-1] in _LINKED and len(word) > 1 + (word[-1] not in "为任兼"):
        return True  # 沙海林为, 董明泽从, cut as one word
    if tag == "v" and word not in words("department_words") and rarity(word) < NEVER_SEEN:
        return True
    return tag == "m" and not (word.startswith("第") or word.isascii())
