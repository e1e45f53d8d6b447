"""Companies and shops by their full names: all that stands between a break and the type word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader_app.analysis.entities.area_bodies import blocks
from reader_app.analysis.entities.branches import body_candidate, with_branches
from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.gazetteer import divisions
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import longest, words

_HAN = "[\u4e00-\u9fff]"
# The legal forms, and what a company with such a form has elsewhere (某公司|长庆油田分公司).
_BRANCH = (
    "(?:(?:(?![的和与及对向由在被将等为])[\u4e00-\u9fff]){0,8}?"
    "(?:分公司|支公司|供电公司|供电局|分行|支行|分所|分店|分厂|营业部|项目部|经理部|董事会|监事会))?"
)
_FORM = re.compile(
    "(?:有限责任公司|股份有限公司|有限公司|集团总公司|律师事务所|会计师事务所|税务师事务所)"
    f"(?:[（(](?:特殊普通合伙|普通合伙|有限合伙)[）)])?{_BRANCH}"
)
_NOT_IN_SHOPS = "[到的和与及或由对向从把被将给让是在经据按等某该本其各为了着过这那]"
# 韩家园|林业局, 八五三|农场: what is named in a list by a short stem of its own.
_FARM_TYPES = (
    re.compile("林业(?:局(?:有限公司)?|公司)"),
    re.compile("场(?<=[农林牧马渔团]场)"),  # begins with 场, so that it is searched fast
)
_FARM_STEM = re.compile(
    rf"(?:^|[、，。；：:（(\0\s]|(?<=[在由赴]))(?:国有)?({_HAN}{{2,4}}|[一二三四五六七八九〇]{{2,3}})$"
)
_LONGEST_FARM = 7
_IN_NAME = re.compile(rf"(?:{_HAN}|[（(]{_HAN}{{2,6}}[）)]|[A-Za-z0-9])+$")
_LONGEST, _SHORTEST_STEM = 26, 2
# Tags of words that no name holds, however rare they are.
_CLOSED = frozenset("p c u d r y e o uj ul ud ug uz uv k".split())  # noqa: SIM905
_COUNTS = re.compile("[0-9一二两三四五六七八九十百几多数]+(?:余|多)?[家户个名]")
# Words of one character that stand between names, whatever the words around them.
_BETWEEN = frozenset("的和与及或由对向从把被将给让使为是在经据按等某该本其各")
_PROPER = frozenset({PLACE_TAG, "ns", "nr", "nz", "nrt", "nrfg", "nt", "x"})
_LEVELS = frozenset("省市县区州盟旗镇乡村")


def find_full_names(passage: Passage) -> Iterator[Candidate]:
    """The companies of one block whose legal form says where they end."""
    text = passage.text
    if "公司" not in text and "事务所" not in text:
        return
    for form in _FORM.finditer(text):
        stem = _IN_NAME.search(text, max(0, form.start() - _LONGEST), form.start())
        if stem is None or form.end() not in passage.borders:
            continue
        start = _begin(passage, stem.start(), form.start())
        if start is not None and _is_stem(text[start : form.start()]):
            whole = with_branches(passage, _body(start, form.end()))
            yield whole._replace(source=Source.MARKED)


def _is_stem(stem: str) -> bool:
    named = stem[0].isalnum() and len(stem) >= _SHORTEST_STEM and stem not in words("generic_stems")
    return named and _COUNTS.match(stem) is None


def _begin(passage: Passage, lowest: int, end: int) -> int | None:
    """Where a name begins that ends at ``end``: behind the last word that no name holds."""
    first = index = passage.word_at(end - 1)
    if passage.end_of(index) > end or passage.starts[index] < lowest:
        return None
    while index >= 0 and passage.starts[index] >= lowest:
        if _is_outside(passage, index, end) and not _is_brand(passage, index, lowest):
            break
        first = index
        index -= 1
    while _leads_to_name(passage, first):
        first += 1
    start = passage.starts[first]
    return start if start < end and not _cut_off(passage, first, lowest) else None


def _leads_to_name(passage: Passage, index: int) -> bool:
    """宣告|江州恒润置业有限公司: a common word right before a place or another proper name."""
    word, tag = passage.words[index], passage.tags[index]
    if word in words("before_companies") and _opens_name(passage, index + 1):
        return True  # 子公司|泽南恒润置业有限公司
    behind = passage.tags[index + 1] if index + 1 < len(passage.words) else ""
    if rarity(word) >= NEVER_SEEN or word in words("company_prefixes"):
        return False
    if behind == PLACE_TAG and tag not in _PROPER:
        return rarity(word) < COMMON
    return tag == "v" and (rarity(word) < COMMON or behind in _PROPER)


def _opens_name(passage: Passage, index: int) -> bool:
    if index >= len(passage.words):
        return False
    return passage.tags[index] in _PROPER or passage.words[index] in words("before_companies")


def _is_brand(passage: Passage, index: int, lowest: int) -> bool:
    """鼎|和|木业有限公司: a name of two characters whose second joins words elsewhere."""
    if passage.words[index] not in ("和", "与") or index == 0:
        return False
    before, start = index - 1, passage.starts[index - 1]
    opens = start == lowest or passage.words[before - 1] in words("outside_names")
    return len(passage.words[before]) == 1 and start >= lowest and opens


def _cut_off(passage: Passage, first: int, lowest: int) -> bool:
    """Whether a name would begin in the middle of something, behind what may belong to it."""
    index = first - 1
    before = passage.starts[first] - 1
    if index < 0 or before < lowest:
        return False
    word, tag = passage.words[index], passage.tags[index]
    if word.endswith("某"):
        return True  # 某|花木有限公司: left unnamed
    told = tag in {PLACE_TAG, "v"} or word in _starters()
    return not told and not blocks(word, tag)


@cache
def _starters() -> frozenset[str]:
    return words("outside_names") | words("role_nouns") | words("before_companies")


def _is_outside(passage: Passage, index: int, end: int) -> bool:
    """Whether the word at ``index`` is no part of the name that ends at ``end``."""
    word, tag = passage.words[index], passage.tags[index]
    if not word.isalnum() or passage.text[passage.end_of(index)] in "（(":
        return False  # 天衡联合|（泉州）
    if tag == PLACE_TAG:
        return _is_below(passage, index)
    if word[0] in "全各" or word in _BETWEEN or (word[-1] == "任" and tag != "nr"):
        return True  # 现任|泽南恒润置业有限公司
    if word in _SYLLABLES and _is_placed(passage, index):
        return False
    if word in words("outside_names") or word in words("role_nouns"):
        return True
    if tag in _CLOSED and tag not in {"p", "c"} and _is_brand_behind_place(passage, index):
        return False  # 贵州|初好|农业科技
    if tag in _CLOSED or title_pattern().fullmatch(word):
        return True
    return tag == "v" and rarity(word) < NEVER_SEEN and _is_told(passage, index, end)


# 泽南|海利|得|新材料: function words that are syllables of a name behind its place.
_SYLLABLES = frozenset("地得中过")


def _is_placed(passage: Passage, index: int) -> bool:
    before = passage.tags[max(0, index - 2) : index]
    return any(tag in {PLACE_TAG, "ns"} for tag in before)


def _is_brand_behind_place(passage: Passage, index: int) -> bool:
    placed = index > 0 and passage.tags[index - 1] == PLACE_TAG
    return placed and len(passage.words[index]) > 1


def _is_below(passage: Passage, index: int) -> bool:
    """夏家营镇|山西晋源玻璃有限公司: what a name opens with lies in no town."""
    if index + 1 >= len(passage.words) or passage.words[index][-1] not in "县区镇乡村":
        return False
    following = passage.words[index + 1]
    codes = (divisions().codes(following[:size]) for size in (2, 3))
    return any(len(code) == 2 for found in codes for code in found)


def _is_told(passage: Passage, index: int, end: int) -> bool:
    """Whether a verb tells of a company (引进|泽南水务): its own name stands behind.

    Where all behind is common words, the verb belongs to them (三峡|云计算大数据).
    """
    behind = range(index + 1, passage.word_at(end - 1) + 1)
    named = (passage.tags[at] in _PROPER and passage.words[at].isalnum() for at in behind)
    return not behind or any(named)


def find_listed_shops(passage: Passage) -> Iterator[Candidate]:
    """泉阳泉大酒店、星空网咖等: the shops of one block that are members of a list."""
    text = passage.text
    for mark in _behind_shops().finditer(text) if "、" in text else ():
        end = mark.start()
        kind = _reversed_shops().match(text[max(0, end - _LONGEST_SHOP) : end][::-1])
        start = end - kind.end() if kind else end
        stem = _LISTED_STEM.search(text, max(0, start - _LONGEST_LISTED), start)
        if kind is None or stem is None:
            continue
        begin = _begin(passage, stem.start(), start)
        listed = mark[0] == "、" or (begin and text[begin - 1] == "、")
        if listed and begin is not None and _is_shop_stem(passage, begin, start):
            yield _body(begin, end)


# 在老味道米粉店|就餐: where somebody was, in the track of a case.
_DONE_IN_SHOPS = re.compile(
    "就餐|用餐|聚餐|吃饭|早餐|午餐|晚餐|购物|购买|买[菜药]|上网|理发|住宿|入住|消费|停留|取药|洗浴|健身|打牌|喝茶|洗车|加油"
)
_FRAME = re.compile("[在到至往去达]")
_LONGEST_FRAMED = 22


def find_visited_shops(passage: Passage) -> Iterator[Candidate]:
    """The shops of one block in which something is done."""
    text = passage.text
    for done in _DONE_IN_SHOPS.finditer(text):
        end = done.start()
        kind = _reversed_shops().match(text[max(0, end - _LONGEST_SHOP) : end][::-1])
        if kind is None and text[end - 1 : end] != "店":
            continue
        frames = _FRAME.finditer(text, max(0, end - _LONGEST_FRAMED), end)
        start = max((frame.end() for frame in frames if _frames(passage, frame)), default=end)
        stem = text[start : end - (kind.end() if kind else 1)]
        if len(stem) > 1 and stem.isalpha() and stem not in words("generic_stems"):
            yield _body(start, end)


def _frames(passage: Passage, frame: re.Match[str]) -> bool:
    """Whether a preposition or verb ends there, no syllable of a name (万达)."""
    index = passage.word_at(frame.start())
    whole = passage.end_of(index) == frame.end()
    return whole and (len(passage.words[index]) == 1 or passage.tags[index] in {"v", "p"})


# 儋州市|西部中心医院: what no list needs to name, behind its area and before a pause or a verb.
_PLACED_TYPES = re.compile(
    "(?:(?![的和与及或由对向从把被将给让是在经据按等某该本其各为了着过这那及至到])[\u4e00-\u9fff]){1,14}?"
    "(?:管理委员会|医疗中心|中心医院|医院|卫生中心|康复中心|研究院|研究所|博物馆|工区|道班|养护站|监测站|实验站)"
)
_PLACED_SIGNS = ("委员会", "中心", "医院", "研究", "博物馆", "工区", "道班", "站")


def find_placed_bodies(passage: Passage) -> Iterator[Candidate]:
    """The hospitals, boards and stations of one block with the area that they are named after."""
    text = passage.text
    if not any(sign in text for sign in _PLACED_SIGNS):
        return
    for index in passage.places:
        end = passage.end_of(index)
        named = text[end - 1] in _LEVELS and text[end : end + 1] not in _NEVER_FIRST
        body = _PLACED_TYPES.match(text, end) if named else None
        if body and _is_closed(passage, body.end()) and _is_named_part(passage, index, body.end()):
            yield body_candidate(passage.start_of_places(index), body.end())


def _is_named_part(passage: Passage, index: int, end: int) -> bool:
    """Whether the words between an area and a type are those of a name."""
    inner = [
        (passage.words[at], passage.tags[at])
        for at in range(index + 1, len(passage.words))
        if passage.end_of(at) <= end
    ]
    told = any(
        word in words("outside_names") or tag in _CLOSED or tag == "m" for word, tag in inner[:-1]
    )
    generic = all(word in words("generic_stems") for word, _ in inner[:-1])
    return len(inner) > 1 and not told and not generic and inner[-2][0] not in _NEVER_LAST


# 岑阳市|定点|医院: a kind, not a name.
_NEVER_LAST = frozenset(
    {"定点", "三甲", "三级", "方舱", "专科", "综合", "公立", "民营", "基层", "各"}
)


@cache
def _listed_types() -> frozenset[str]:
    return frozenset(kind for kind in words("shop_types") if len(kind) > 1) | words("inn_types")


@cache
def _behind_shops() -> re.Pattern[str]:
    """A mark behind the last character of a shop's type."""
    last = "".join(sorted({kind[-1] for kind in _listed_types()}))
    return re.compile(f"[、，。；）等](?<=[{last}].)")


@cache
def _reversed_shops() -> re.Pattern[str]:
    return re.compile(longest(kind[::-1] for kind in _listed_types()))


_LONGEST_SHOP = 6
_LISTED_STEM = re.compile(f"(?:(?!{_NOT_IN_SHOPS}){_HAN}){{2,12}}$")
_LONGEST_LISTED = 12


def _is_shop_stem(passage: Passage, start: int, end: int) -> bool:
    """Whether a stem is no common noun: a word in it is a name or rare, and none is generic."""
    at = range(passage.word_at(start), passage.word_at(end - 1) + 1)
    stem = [(passage.words[i], passage.tags[i]) for i in at]
    if end - start < _SHORTEST_STEM or any(word in words("generic_stems") for word, _ in stem):
        return False
    named = (tag in _PROPER or rarity(word) > COMMON or len(word) == 1 for word, tag in stem)
    return all(named) or stem[0][1] in _PROPER


def find_farms(passage: Passage) -> Iterator[Candidate]:
    """The forest bureaus and farms of one block, which a part of a list is nothing but."""
    text = passage.text
    for kind in (kind for pattern in _FARM_TYPES for kind in pattern.finditer(text)):
        end = kind.start() - (kind[0] == "场")
        farm = _FARM_STEM.search(text, max(0, end - _LONGEST_FARM), end)
        if farm and _is_closed(passage, kind.end()) and _is_farm(passage, farm[1], farm.start(1)):
            state = 2 * text.startswith("国有", farm.start(1) - 2)
            yield _body(farm.start(1) - state, kind.end())


def _is_farm(passage: Passage, stem: str, start: int) -> bool:
    word = passage.words[passage.word_at(start)]
    opening = word if len(word) > 1 else stem
    known = stem in words("generic_stems") or opening in words("generic_stems")
    levelled = stem[-1] in _LEVELS or stem[0] in "省市县区州旗镇乡各全"
    told = _BETWEEN.intersection(stem) or word in words("outside_names")
    return not (known or levelled or told)


def _is_closed(passage: Passage, end: int) -> bool:
    """Whether a name ends there: before a mark or what is done."""
    if end >= len(passage.text) or not passage.text[end].isalnum():
        return True
    return end in passage.borders and passage.tags[passage.word_at(end)] in _FOLLOWS


_FOLLOWS = frozenset({"v", "vn", "ad", "vd", "i", "p", "d", "c", "uj", "a", "m", "t"})


@cache
def _shops() -> re.Pattern[str]:
    """A shop's type where its name ends: before a pause or what is told of shops."""
    told = "[的及和与在因未被将以向为使销经涉违生对法排超无不等]|负责|非法|擅自|老板|业主"
    ends = f"[，。、；：（(）)\\s\0”]|$|{told}"
    return re.compile(f"{longest(words('shop_types'))}(?={ends})")


# What mostly stands behind an area, and opens no shop's name.
_NEVER_FIRST = frozenset("、，。；：（）()“”的人政委党纪检法财等和及有是为在")
_SHOP_STEM = re.compile(f"(?:(?!{_NOT_IN_SHOPS}){_HAN}){{2,12}}$")


def find_shops(passage: Passage) -> Iterator[Candidate]:
    """The shops and workshops of one block that stand behind their town or county."""
    text = passage.text
    for index in passage.places:
        end = passage.end_of(index)
        if text[end : end + 1] in _NEVER_FIRST:
            continue
        if text[end - 1] not in _LEVELS and not text.endswith(("街道", "社区"), 0, end):
            continue
        if (closing := _shop_end(text, end)) and _is_shop(passage, index, end, closing):
            yield _body(passage.start_of_places(index), closing)


def _shop_end(text: str, start: int) -> int | None:
    for shop in _shops().finditer(text, start + 1, start + 16):
        if shop.start() - start > 1 and _SHOP_STEM.fullmatch(text, start, shop.start()):
            return shop.end()
    return None


def _is_shop(passage: Passage, index: int, start: int, end: int) -> bool:
    """Whether the words between a place and a shop's type are a name, not what is told of it."""
    inner = range(index + 1, passage.word_at(end - 1))
    told = any(
        passage.words[at] in words("outside_names")
        or passage.words[at] in words("generic_stems")
        or passage.tags[at] in _CLOSED
        for at in inner
    )
    stem = passage.text[start:end]
    return not told and bool(inner) and rarity(stem) >= NEVER_SEEN


def _body(start: int, end: int) -> Candidate:
    return body_candidate(start, end)._replace(source=Source.MARKED)
