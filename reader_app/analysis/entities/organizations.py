"""Organisations: known bodies, bodies of an area, institutions with a stem of their own."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from reader_app.analysis.entities.area_bodies import blocks, find_area_bodies
from reader_app.analysis.entities.branches import (
    body_candidate,
    local_offices,
    outlets,
    resident_groups,
    with_branches,
)
from reader_app.analysis.entities.candidates import CERTAIN, Candidate
from reader_app.analysis.entities.field_bodies import find_field_bodies
from reader_app.analysis.entities.gazetteer import divisions, known_places
from reader_app.analysis.entities.known_bodies import find_known_bodies
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import LIKELY, PLACE_TAG, is_region
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import longest, words

_PROPER = frozenset({"ns", "nr", "nz", "nrt", "nrfg", "nt", "x", "eng", PLACE_TAG})
# Groups that are named by their owner or in quotation marks, never by a stem of their own.
_FORCES = ("海军", "陆军", "空军", "军队", "部队", "政府", "议会", "国会")
_GROUPS = ("组", "室", "中心", "处", "站", "部", "厅")
_QUOTED = re.compile("“[\u4e00-\u9fff]{2,18}$")
# A county's code has as many digits (GB/T 2260), that of a province or prefecture fewer.
_OF_COUNTIES = 6
# A district's short form that is what companies do.
_TRADES = frozenset({"路桥"})
_COMPANIES = frozenset({"集团", "有限公司", "总公司"})
_AREA_TYPES = ("省", "市", "区", "县", "州", "盟", "旗", "镇", "乡", "村", "街道", "社区")
# 现任|泽南远洋运输（集团）总公司总裁
_POSTED = frozenset({"现任", "历任", "曾任", "时任", "任", "原任", "兼任", "担任", "出任"})
# 在岑阳|投资建|厂: what is done, not what is named.
_BUILDS = re.compile(
    "(?:投资|合资|独资|联合|共同)?[新兴筹共合援扩改]?建(?:设|立|了|成)?|设立了?|开设了?"
)
_CLOSING = ("）", ")")
_PLACE_IN_BRACKETS = re.compile("[（(]([\u4e00-\u9fff]{2,6})[）)]$")
# 泽南恒远（中国）电子|有限公司: what a company does may stand behind the place.
_PLACE_BEFORE_TRADE = re.compile("[（(]([\u4e00-\u9fff]{2,6})[）)][\u4e00-\u9fff]{1,8}$")
_PAPERS = ("导报", "日报", "晚报", "晨报", "商报", "时报", "早报")
# With these a company states its legal form, so that all before them is its name.
_LIMITED = ("有限公司", "有限责任公司")
_LEVEL_HEADS = frozenset("省市区县")
# Places that are peoples as well, after which bodies of an area are named.
_PEOPLES = frozenset({"蒙古", "西藏", "台湾", "朝鲜", "俄罗斯", "哈萨克"})
_LONG_STEM = 9
_LONGEST_GROUP = 4
_LONGEST_NAME, _MOST_WORDS = 22, 9


def find_organizations(passage: Passage, titles: Set[int] = frozenset()) -> list[Candidate]:
    """The organisations of one block whose places are single words; they may overlap.

    ``titles`` are the places where a post starts, for an owner cut wrongly (大学教授).
    """
    found = [
        *find_known_bodies(passage),
        *find_area_bodies(passage),
        *_institutions(passage, titles),
        *_tagged(passage),
    ]
    found += find_field_bodies(passage)
    found = [with_branches(passage, c) for c in found]
    found = [c for c in found if not _is_unnamed(passage.text, c.start)]
    found += local_offices(passage, found)
    found += outlets(passage, found)
    return [*found, *resident_groups(passage, found)]


def _is_unnamed(text: str, start: int) -> bool:
    """Whether it is whichever body of its kind (各乡镇中心学校), or goes unnamed (某|花木公司)."""
    return text[start] == "各" or text[start - 1 : start] in ("某", "×", "＊", "*")


def _tagged(passage: Passage) -> list[Candidate]:
    """Words that the dictionary calls an organisation and that carry a name (北京大学)."""
    found = []
    for index in passage.tagged("nt"):
        word, start = passage.words[index], passage.starts[index]
        if len(word) > 2 and word not in _common_bodies() and _has_name(word):
            score = CERTAIN if len(word) > 3 else LIKELY
            found.append(body_candidate(start, start + len(word), score))
    return found


def _has_name(word: str) -> bool:
    """Whether more than a common noun stands before the type in a dictionary's word."""
    reverse = _reversed_types().match(word[::-1])
    stem = word[: -reverse.end()] if reverse else word
    if reverse is None:
        return False
    known = divisions().is_name(stem) or stem in known_places()
    return known or rarity(stem) > COMMON or (len(stem) > 2 and len(word) > 4)


@cache
def _reversed_types() -> re.Pattern[str]:
    return re.compile(longest(word[::-1] for word in words("institution_types")))


@cache
def _common_bodies() -> frozenset[str]:
    return words("area_bodies") | words("common_institutions") | words("not_organizations")


def _institutions(passage: Passage, titles: Set[int]) -> list[Candidate]:
    text, found = passage.text, []
    for start, end in passage.words_of("institution_types"):
        if end not in passage.borders and end not in titles:
            continue
        if text[end : end + 1] == "”" and (quoted := _QUOTED.search(text, max(0, end - 20), end)):
            found.append(body_candidate(quoted.start() + 1, end))
        elif c := _with_bracket(passage, start, end) or _institution(passage, start, end):
            found.append(c)
    return found


def _with_bracket(passage: Passage, start: int, end: int) -> Candidate | None:
    """德恒（海州）律师事务所: a name whose place stands in brackets before the type word."""
    text = passage.text
    if text[start - 1 : start] in _CLOSING:
        match = _PLACE_IN_BRACKETS.search(text, max(0, start - 10), start)
    elif text.startswith(_LIMITED, start):
        match = _PLACE_BEFORE_TRADE.search(text, max(0, start - 18), start)
    else:
        return None
    if match is None or match.start() == 0 or match[1][:2] in words("role_nouns"):
        return None
    first = index = passage.word_at(match.start() - 1)
    while index >= 0 and match.start() - passage.starts[index] <= _LONG_STEM:
        word, tag = passage.words[index], passage.tags[index]
        if blocks(word, tag) and not _is_company_word(passage, index, "公司"):
            break
        if word in _POSTED:
            break
        first = index
        index -= 1
    named = match.start() - passage.starts[first] > 1 and not blocks(
        passage.words[first], passage.tags[first]
    )
    return body_candidate(passage.starts[first], end) if named else None


def _institution(passage: Passage, start: int, end: int) -> Candidate | None:
    """The institution whose type word is the span, read towards its start word by word."""
    index = passage.word_at(start)
    first = index if passage.starts[index] < start else index + 1
    head = None
    position = first - 1 if first == index + 1 and passage.starts[index] < start else index - 1
    while position >= 0 and first - position < _MOST_WORDS:
        word, tag = passage.words[position], passage.tags[position]
        if end - passage.starts[position] > _LONGEST_NAME:
            break
        if blocks(word, tag) and not is_region(word, tag):
            if _is_company_word(passage, position, passage.text[start:end]):
                first, head = position, position - 1
            break
        trade = word in _TRADES and passage.tags[position - 1] == "ns"
        if (tag == PLACE_TAG and not trade) or (
            word in _LEVEL_HEADS and first <= index and position < index
        ):
            head = position
            break
        first = position
        position -= 1
    type_word = passage.text[start:end]
    if type_word == "组织" and passage.text[start - 1 : start] == "党":
        return None
    if type_word in words("loose_types") and _continues(passage, end):
        return None
    if type_word == "队" and (head is None or passage.end_of(head) != start):
        return None
    while (
        head
        and passage.tags[head - 1] == PLACE_TAG
        and _is_area(passage.words[head - 1])
        and not _lies_above(passage.words[head], passage.words[head - 1])
    ):
        head -= 1  # 临海市|城东
    if head and _is_level_of(passage, head - 1):
        head -= 1  # 市|蒙古文化研究院
    if head is not None:
        return _placed(passage, head, start, end, type_word)
    return _unplaced(passage, first, start, end, type_word)


def _lies_above(place: str, before: str) -> bool:
    """Whether a place is larger than the one before it: a name begins there (夏家营镇|山西)."""
    codes = divisions().codes(place)
    return bool(codes) and len(codes[0]) < _OF_COUNTIES and before[-1] in "县区镇乡村"


def _is_level_of(passage: Passage, index: int) -> bool:
    """Whether a level stands for the area of a body whose name opens with another place."""
    if passage.words[index] not in _LEVEL_HEADS or index + 1 >= len(passage.words):
        return False
    people = passage.words[index + 1] in _PEOPLES
    return people and (index == 0 or not passage.words[index - 1].endswith(("全", "各")))


def _is_company_word(passage: Passage, position: int, type_word: str) -> bool:
    """Whether a verb behind a place is a company's name (中国|大成|银行)."""
    if position == 0 or passage.tags[position] not in "vm" or len(passage.words[position]) != 2:
        return False
    placed = passage.tags[position - 1] == PLACE_TAG
    return (
        placed
        and type_word.endswith(("公司", "银行", "集团"))
        and passage.words[position] not in words("outside_names")
    )


# 华融|证券|看好, 东岭|影业|发行了: what is told of a company, whose name its trade ends.
_TOLD_OF_COMPANIES = re.compile(
    "看好|看[多空]|发行[了的]|推出|宣布|收购|预[计测]|认为|发布|公告|入股|出品|旗下|首席|分析师|研究员|董事|总裁|总经理|昨[天日]|今[天日]"
    "|日前|近日|则|已|也|还|称|表示|指出|维持|上调|下调|给予"
)


def _continues(passage: Passage, end: int) -> bool:
    """Whether the sentence goes on at once with another noun; a post may follow a name."""
    text = passage.text
    if not "\u4e00" <= text[end : end + 1] <= "\u9fff" or text[end] in "的和与及在等是将":
        return False
    if _TOLD_OF_COMPANIES.match(text, end):
        return False
    if text.startswith("基金经理", end - 2):
        return True
    return title_pattern().match(text, end) is None


def _placed(passage: Passage, head: int, start: int, end: int, type_word: str) -> Candidate | None:
    """廉江市吉水镇|威满|电器厂: a place, a stem unless the type needs none, a type."""
    stem = passage.text[passage.end_of(head) : start]
    if not stem and type_word in words("loose_types") and _is_short(passage.words[head]):
        return body_candidate(passage.starts[head], end)
    if not stem:
        place = passage.words[head]
        needs_stem = type_word in words("common_institutions") and _is_area(place)
        return None if needs_stem else body_candidate(passage.starts[head], end)
    if _BUILDS.fullmatch(stem):
        return None
    begin = _with_group(passage, head)
    common = type_word in words("common_institutions") and type_word not in _COMPANIES
    if stem in words("generic_stems") and common and _is_area(passage.words[head]):
        return None
    return body_candidate(
        begin,
        end,
        CERTAIN if len(stem) < _LONG_STEM or _is_certain(passage, end, type_word) else LIKELY,
    )


def _is_certain(passage: Passage, end: int, type_word: str) -> bool:
    """Whether a long name is sure: a company's, or one that the post of its head follows."""
    return type_word.endswith("公司") or passage.text.startswith(type_word[-1] + "长", end)


def _with_group(passage: Passage, head: int) -> int:
    """Where a company's name begins: before its place with the group that it is of (中铁|泽南)."""
    text, start = passage.text, passage.starts[head]
    for size in range(min(_LONGEST_GROUP, start), 1, -1):
        if text[start - size : start] in words("company_prefixes"):
            return start - size
    return start


def _is_short(place: str) -> bool:
    """Whether a place is named without its level, as companies are named (东海|证券)."""
    return len(place) == 2 and not place.endswith(_AREA_TYPES)


def _is_area(place: str) -> bool:
    """Whether a place is an administrative unit and no name within one (云溪市老街坊)."""
    return place.endswith(_AREA_TYPES) or divisions().is_name(place)


def _unplaced(
    passage: Passage, first: int, start: int, end: int, type_word: str
) -> Candidate | None:
    """华仁|养老院: a stem that is a name by itself, or at least no common word."""
    if type_word.endswith(_GROUPS + _FORCES):
        return None
    last = passage.word_at(start)
    if type_word.endswith(_LIMITED):
        while first <= last and passage.starts[first] < start and _is_outside(passage, first):
            first += 1
        if first <= last and start - passage.starts[first] > 1:
            begin = _past_preposition(passage.words[first], passage.starts[first])
            return body_candidate(_with_own_name(passage, begin, start), end)
    while first <= last and passage.starts[first] < start and _is_common(passage, first):
        first += 1
    if first > last or passage.starts[first] >= start:
        return None
    begin = passage.starts[first]
    word, tag = passage.words[first], passage.tags[first]
    begin = _past_preposition(word, begin)
    if (
        type_word.endswith(_PAPERS)
        and start - begin > 1
        and type_word not in words("generic_stems")
    ):
        return body_candidate(begin, end)
    if passage.text[begin:end] in words("not_organizations"):
        return None
    if passage.text[start - 1] in "本该我贵":
        return None  # 任|本|公司
    if type_word == "投资" and tag == "nr" and len(word) > 2:
        return None  # 张明远|投资
    if start - begin < 2:
        return body_candidate(begin, end, 0.4)
    if rarity(word) > COMMON and (tag in _PROPER or rarity(word) > NEVER_SEEN):
        return body_candidate(begin, end)
    if type_word.endswith("有限公司") and tag in _PROPER:
        return body_candidate(begin, end)
    if type_word == "大学" and tag == "ns" and start - begin > 3:
        return body_candidate(begin, end)  # 西南|农林|大学
    return body_candidate(begin, end, LIKELY if tag in _PROPER else 0.4)


# In front of a whole name of a company there is a break, or a word that no name opens with.
_BEFORE_WHOLE_NAMES = re.compile("[\0，。；：、（(“\\s的]([\u4e00-\u9fff]{2})$")


def _with_own_name(passage: Passage, begin: int, start: int) -> int:
    """Where a company's name begins before its trade (的|鼎和|木业|有限公司)."""
    if start - begin != 2:
        return begin
    match = _BEFORE_WHOLE_NAMES.search(passage.text, max(0, begin - 3), begin)
    if match is None or match.start(1) not in passage.borders:
        return begin
    index = passage.word_at(match.start(1))
    singles = len(passage.words[index]) == 1 and passage.tags[index] not in {"p", "c", "u", "r"}
    return match.start(1) if singles else begin


def _is_outside(passage: Passage, index: int) -> bool:
    """Whether the words before a legal form open with what is said of companies."""
    word, tag = passage.words[index], passage.tags[index]
    said = word in words("before_companies") or word in words("role_nouns") or word[-1] == "任"
    return said or len(word) < 2 or tag[0] in "vad"


def _past_preposition(word: str, start: int) -> int:
    """Where a name starts behind a preposition that was joined to it (经|评标)."""
    return start + (
        len(word) > 2 and word[0] in "任经由对向为受据与和" and rarity(word) > NEVER_SEEN
    )


def _is_common(passage: Passage, index: int) -> bool:
    word, tag = passage.words[index], passage.tags[index]
    if word in words("generic_stems"):
        return True
    return (
        tag not in _PROPER and tag[0] in "vadbn" and len(word) < 3 and tag != "an" and tag != "vn"
    )
