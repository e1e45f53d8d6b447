"""Which words are units, and what a number in front of each of them is."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from reader_app.resources import resource


class Sort(StrEnum):
    """What a unit makes of its number; the sections of ``units.toml``."""

    COUNT = "count"
    NOUN = "noun"
    NOUN_ARABIC = "noun_arabic"
    PEOPLE = "people"
    MONEY = "money"
    PERCENT = "percent"
    NUMBER = "number"
    AGE = "age"
    TEMPERATURE = "temperature"
    MEASURE = "measure"
    DURATION = "duration"
    NUMBERING = "numbering"


# Sorts whose numbers are no figures.
NEVER = frozenset({Sort.DURATION, Sort.NUMBERING})
# Units that need no literal counting to be meant: 一吨 is an amount, 一名 an article.
AMOUNTS = frozenset(
    {Sort.MONEY, Sort.PERCENT, Sort.AGE, Sort.TEMPERATURE, Sort.MEASURE, Sort.NUMBER}
)


class Unit(NamedTuple):
    """A unit in its place: offsets within the text it was looked up in."""

    start: int
    end: int
    sort: Sort


class _Words(NamedTuple):
    sorts: dict[str, Sort]
    # How long the units are that begin with a pair of characters, or are a single one, the
    # longest first: few pairs begin any, and a short one ends the search at once.
    lengths: dict[str, tuple[int, ...]]
    per: frozenset[str]
    plain_money: frozenset[str]
    names: tuple[str, ...]


@cache
def words() -> _Words:
    """The unit lexicon, read once."""
    data = tomllib.loads(resource("lexicons/figures/units.toml").read_text("utf-8"))
    sorts: dict[str, Sort] = {}
    # A later section wins, so that 学年 is a length of time wherever else it stands.
    for sort in Sort:
        section = data[sort]
        listed = section["words"].split() + section.get("names", "").split()
        sorts.update(dict.fromkeys(listed, sort))
    lengths: dict[str, set[int]] = {}
    for word in sorts:
        lengths.setdefault(word[:2], {1} if word[0] in sorts else set()).add(len(word))
    money = data["money"]
    return _Words(
        sorts,
        {begin: tuple(sorted(found, reverse=True)) for begin, found in lengths.items()},
        frozenset(data["per"]["words"].split()),
        frozenset(money["plain"].split()),
        tuple(money["names"].split()),
    )


def _cuts_word(text: str, end: int) -> bool:
    """Whether a Latin unit would end inside a longer Latin word (5G, 3D, 4S)."""
    return (
        text[end - 1].isascii()
        and text[end - 1].isalpha()
        and end < len(text)
        and text[end].isascii()
        and text[end].isalnum()
    )


# Units that open another word: 两支队伍, 三项目标, 九块九包邮.
_CONTINUED = {
    "支队": "伍",
    "大队": "伍",
    "中队": "伍",
    "分队": "伍",
    "项目": "标录光击",
    "方面": "军",
    "包": "邮括装含围干裹办容揽抄",
    "开": "外",
    "下": "午半降调跌班乡岗山水来去级属载单设一面列辖游行滑挫拨达发沉沿",
    "节": "气",
    "转": "人入为到给向让移发账机接",
    "段": "位落",
    "角": "茴枫笼形洲函板架债恋关梅裤地铁龙带帆钢阀楼落度色斗星号",
    "轮": "车摩椅渡",
    "里": "坡堡铺店河屯庙桥洋亭墩岗沟营庄湾程面巷弄",
    "年": "薪货糕",
    "升": "到至高温值级为入降起学",
}


def _opens_word(text: str, start: int, end: int) -> bool:
    following = _CONTINUED.get(text[start:end])
    return following is not None and text[end : end + 1] in set(following)


def unit_at(text: str, position: int) -> Unit | None:
    """The longest unit that starts at ``position``."""
    known = words()
    pair = text[position : position + 2]
    for length in known.lengths.get(pair) or known.lengths.get(pair[:1], ()):
        word = pair if length == 2 else text[position : position + length]
        sort = known.sorts.get(word)
        end = position + length
        if sort is None or len(word) < length or _cuts_word(text, end):
            continue
        if not _opens_word(text, position, end):
            return Unit(position, end, sort)
    return None


@cache
def currency_names() -> frozenset[str]:
    """The names of currencies that stand in front of amounts too: 人民币, 港币."""
    return frozenset(words().names)


def starts_unit(text: str, position: int) -> bool:
    """Whether a unit may start at ``position``, by its first two characters."""
    lengths = words().lengths
    return text[position : position + 2] in lengths or text[position] in lengths


def per_end(text: str, position: int) -> int | None:
    """The end of the word at ``position`` that a rate is taken by (``小时`` in 公里/小时)."""
    known = words().per
    for length in (5, 4, 3, 2, 1):
        word = text[position : position + length]
        if len(word) == length and word in known and not _cuts_word(text, position + length):
            return position + length
    return None
