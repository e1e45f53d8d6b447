"""Places that are known by name, or that the dictionary takes for a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, Source
from reader_app.analysis.entities.cuts import links
from reader_app.analysis.entities.gazetteer import divisions, known_places
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import (
    DOUBTFUL,
    LIKELY,
    OF_RIVERS,
    PLACE_TAG,
    SHORT_TYPES,
    is_announced,
    is_governed,
    may_be_stem,
    opens_noun,
    place_candidate,
    place_type,
)
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.entities.vocabulary import characters, longest_of, words
from reader_app.analysis.findings import EntityKind

# jieba's tags of words that may be a proper name; a word it does not know is tagged x.
_PROPER_TAGS = frozenset({"ns", "nr", "nz", "nrt", "nrfg", "nt", "x", "j", ""})
# Full names of districts that are common nouns unless their city stands before them.
_GENERIC_DISTRICTS = frozenset(
    "城区 郊区 矿区 东区 西区 南区 北区 中区 新区 市区 城中区 市中区".split()  # noqa: SIM905
)
# Tags of a single character that may be the first of a name; 主城区 and the like are no districts.
_SYLLABLE_TAGS = frozenset({"ns", "n", "nr", "nz", "ng", "g", "j", "zg", "x"})
_CITY = re.compile("市")
_CITY_END = re.compile("市(?=[\u4e00-\u9fff]{2}[区县])")
_PARTS = frozenset("主老新各全该某市郊")
_LONG_AREA = re.compile("特别行政区|特别市|自治(?:共和国|区|省|州|邦)|行政区")
# 桑德斯山|东南面: the side of a mountain or a shore, not the province.
_SIDE = re.compile("(?:山[东西]|[湖河江海][南北])(?=[南北]?(?:面|麓|侧|坡|岸|端|畔))")
_BODIES = ("海关", "法院", "大学", "学院", "医院", "公司", "银行")
# What is built or set apart in a place and bears its name.
_SITE = re.compile(
    "水库|水电站|(?:长江|黄河)?(?:特大桥|大桥)|隧道|国家湿地公园|湿地公园|国家森林公园|森林公园|火车站|高铁站|"
    "(?:国际|洲际)?机场|(?:中央|总)?车站|体育[场馆]|球场|动物园|植物园|海峡|半岛|群岛|盆地|平原|高原|山脉|三角洲|沙漠|运河|大教堂|火山|天文台"
)
_LEVEL_LIST = frozenset("县区乡镇直")
_NUMERALS = frozenset("两二三四五六七八九十")
_PAUSES = frozenset("，,；。")
_FORMER = frozenset("原旧古今时现")
_AREAS = frozenset("省市县州郡")
_GOVERNED = frozenset("省市县区州旗镇乡村局院校厅部处科所")
_TOWNSHIP = re.compile("街道|[镇乡]|苏木")
_DISTRICT = re.compile("市[\u4e00-\u9fff]{1,3}?[区县镇]")


def find_known(passage: Passage) -> list[Candidate]:
    text, borders, found = passage.text, passage.borders, []
    for start, end, name in passage.known:
        if _is_post(text, start) or (name[-1] == "口" and text[start - 1 : start] in ("入", "出")):
            continue
        if text[start] in _NUMERALS and _follows_place(passage, start):
            continue  # 泰国|三国
        whole = end in borders or text.startswith(("籍", "同胞"), end)
        if whole and name in known_places() and (start in borders or end - start > 3):
            found.append(place_candidate(start, end + _has_type(passage, end)))
            if (site := _with_site(passage, end)) > end:
                found.append(place_candidate(start, site))
        if not divisions().is_name(name) or (start not in borders and _SIDE.match(text, start)):
            continue
        if divisions().is_full(name):
            found += _full(passage, start, end, name)
        else:
            found += _short(passage, start, end, name)
    return found


def _short(passage: Passage, start: int, end: int, name: str) -> Iterator[Candidate]:
    """The division that a short form may name, and what bears its name."""
    origin = end not in passage.borders and _is_origin(passage, start, end)
    whole = start in passage.borders and (end in passage.borders or origin)
    if not whole or name in words("outside_names") or _is_half(passage, start, name):
        return
    if name[-1] == "县":  # of a district that was a county
        start = _with_first_syllable(passage, start, name)
    if (site := _with_site(passage, end)) > end:
        yield place_candidate(start, site)
    if origin:
        yield Candidate(start, end, EntityKind.PLACE, source=Source.MARKED)
    else:
        yield place_candidate(start, end, _short_score(passage, start, end, name))


def _full(passage: Passage, start: int, end: int, name: str) -> Iterator[Candidate]:
    """The division that a full name names, unless its last character belongs to what follows."""
    text, borders = passage.text, passage.borders
    if name in _GENERIC_DISTRICTS:
        if text[start - 1 : start] == "市" and name == "城区" and start - 1 in borders:
            yield place_candidate(start - 1, end)
    elif len(name) == 2 and is_governed(text, end):
        return  # 代|县长
    elif (start in borders or len(name) > 2) and not _is_verb(passage, start, name):
        end = _before_level_list(text, name, end)
        start = _with_first_syllable(passage, start, name)
        yield place_candidate(start, end, _full_score(passage, start, end))


def _is_post(text: str, start: int) -> bool:
    """Whether 长 is the head of a post behind its level said twice (石桥镇|镇长|江敏)."""
    level = text[start - 1 : start]
    return text[start] == "长" and level in _GOVERNED and text[start - 2 : start - 1] == level


def _with_first_syllable(passage: Passage, start: int, name: str) -> int:
    """Where a name begins of which the segmenter knows but the end as a county (青|岚县).

    A county's full name of two characters (岚县, 沙县) never stands right behind a noun of one.
    """
    index = passage.word_at(start - 1) if start and len(name) == 2 else -1
    if index < 0 or len(passage.words[index]) != 1 or passage.tags[index][0] not in "nagj":
        return start
    if passage.words[index] in _FORMER:
        return start  # 原|岚县
    return start - 1 if "\u4e00" <= passage.words[index] <= "\u9fff" else start


def _is_verb(passage: Passage, start: int, name: str) -> bool:
    """Whether what looks like a county is a verb before the level of an area (会同|县委)."""
    index = passage.word_at(start - 1) if start else -1
    if index >= 0 and links(name[:-1], passage.words[index], passage.tags[index]):
        return True
    # ，会同|县市场监督管理局: the verb of a part of a sentence, with a bureau behind.
    joint = name == "会同县" and passage.text[start - 1 : start] in ("，", "、", "")
    return joint and _BUREAU.match(passage.text, start + len(name)) is not None


_BUREAU = re.compile(
    "(?!法院|检察院)[\u4e00-\u9fff]{2,12}?(?:局|队|中心|办(?:公室)?|站|所|社|联)(?![长的])"
)


def _has_type(passage: Passage, end: int) -> int:
    """The length of a word for an area that makes another name of it (东江|省), else 0."""
    if match := _LONG_AREA.match(passage.text, end):
        return match.end() - end
    return int(passage.text[end : end + 1] in _AREAS and end + 1 in passage.borders)


def _with_site(passage: Passage, end: int) -> int:
    """The end of a site that is named after a place (石门|水库)."""
    match = _SITE.match(passage.text, end)
    return match.end() if match and match.end() in passage.borders else end


def _follows_place(passage: Passage, start: int) -> bool:
    return start > 0 and passage.tags[passage.word_at(start - 1)] in {"ns", PLACE_TAG}


def _is_origin(passage: Passage, start: int, end: int) -> bool:
    """泽南|岑阳人, ，岑阳人，: where somebody comes from, with the larger place or by itself."""
    text = passage.text
    if text.startswith("籍", end) and end + 1 in passage.borders:
        return True  # 岑阳|籍
    if not text.startswith("人", end) or end + 1 not in passage.borders or start == 0:
        return False
    if text[start - 1] in _PAUSES and text[end + 1 : end + 2] in _PAUSES:
        return True
    before = passage.words[passage.word_at(start - 1)]
    return passage.starts[passage.word_at(end)] == start and divisions().is_name(before)


def _is_half(passage: Passage, start: int, name: str) -> bool:
    """Whether a short form is but the end of a longer name (赵王|新河)."""
    index = passage.word_at(start) - 1
    if index < 0 or name[-1] not in SHORT_TYPES or len(passage.words[index]) != 2:
        return False
    return passage.tags[index] in {"nr", "nz", "x"} and passage.words[index][0] >= "\u4e00"


def _before_level_list(text: str, name: str, end: int) -> int:
    """The end of 汕尾 in 汕尾市县 (city and counties) and 汕尾市长, else ``end``."""
    short = divisions().short(name)
    if short and is_governed(text, end):
        return end - 1
    goes_on = name[-1:] == "市" and text[end : end + 1] in _LEVEL_LIST
    goes_on = goes_on and not text.startswith(("县处级", "县级", "乡科级"), end)
    if short and opens_noun(text, end):
        return end - 1
    return end - 1 if short and goes_on and not text.startswith("城", end) else end


def _full_score(passage: Passage, start: int, end: int) -> float:
    return CERTAIN if start in passage.borders or end in passage.borders else DOUBTFUL


def _short_score(passage: Passage, start: int, end: int, name: str) -> float:
    """How sure a short form (廉江) is: a word of another class (和平, 公安) needs evidence."""
    tag = passage.tag_of(start, end)
    if name[-1] in "河江湖" and OF_RIVERS.match(passage.text, end):
        return CERTAIN
    if name in words("common_short_names"):
        return 0.3
    if tag == "ns":
        return CERTAIN
    level = len(divisions().codes(name)[0])
    if level == 2 and name != "吉林":
        return CERTAIN
    if level == 4 and is_announced(passage, passage.word_at(start)):
        return CERTAIN  # 在大连|投资
    if tag in {"nr", "nz", "x", "nrt", "j"} and level == 4:
        return CERTAIN
    return LIKELY if tag in _PROPER_TAGS else DOUBTFUL


def find_cut_cities(passage: Passage) -> list[Candidate]:
    """青溪|市云|山区: a city and its district, where the segmenter joined 市 to what follows."""
    text, borders, found = passage.text, passage.borders, []
    for match in _CITY.finditer(text):
        end = match.start()
        if end == 0 or end not in borders or end + 1 in borders:
            continue
        index = passage.word_at(end - 1)
        if len(passage.words[index]) != 2 or passage.tags[index] not in {"ns", "nz"}:
            continue
        if longest_of("area_bodies").match(text, end + 1):
            continue  # 云州|市政府
        if district := _DISTRICT.match(text, end):
            found.append(place_candidate(passage.starts[index], district.end()))
    return found


def find_cut_districts(passage: Passage) -> list[Candidate]:
    """青溪市|云|山区: a city's district that the segmenter cut behind its first character."""
    found = []
    for match in _CITY_END.finditer(passage.text):
        index = passage.word_at(match.start()) + 1
        if passage.starts[index - 1] == match.start() or match.end() not in passage.borders:
            continue
        first, second = [*passage.words[index : index + 2], "", ""][:2]
        fits = len(first) == 1 and len(second) == 2 and second[1] in "区县"
        if fits and passage.tags[index] in _SYLLABLE_TAGS and first not in _PARTS:
            found.append(place_candidate(passage.starts[index], passage.end_of(index + 1)))
    return found


def find_townships(passage: Passage) -> list[Candidate]:
    found = []
    for match in _TOWNSHIP.finditer(passage.text):
        start = _township_start(passage, match.end())
        if start is not None:
            found.append(place_candidate(start, match.end()))
    return found


def _township_start(passage: Passage, end: int) -> int | None:
    for size in range(8, 2, -1):
        start = end - size
        if start in passage.borders and divisions().is_township(passage.text[start:end]):
            return start
    return None


def find_tagged(passage: Passage) -> list[Candidate]:
    """Words that the dictionary, or its model of unknown words, takes for a place.

    Both err often, so the word must look like a foreign name or stand where a place stands.
    """
    found = []
    for index in passage.tagged("ns"):
        word = passage.words[index]
        if word.endswith(_BODIES):
            continue  # 连云港海关
        if word[0] in _NUMERALS and _follows_place(passage, passage.starts[index]):
            continue
        if len(word) > 1 and not place_type(word) and may_be_stem(word, "ns"):
            start, end = passage.starts[index], passage.end_of(index)
            if passage.text.startswith(("号”", "号」"), end):
                continue  # a ship
            if _is_foreign(word):
                found.append(place_candidate(start, end))
            elif rarity(word) > COMMON and is_announced(passage, index):
                found.append(Candidate(start, end, EntityKind.PLACE, source=Source.GUESS))
            else:
                found.append(place_candidate(start, end, DOUBTFUL))
    return found


def _is_foreign(word: str) -> bool:
    return len(word) > 2 and characters("transliteration_characters").issuperset(word)
