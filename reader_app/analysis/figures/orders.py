"""Ordinals: which of them tell an order or a rank, and which name a session or a clause."""

from __future__ import annotations

import re

from reader_app.analysis.figures.labels import SENTENCE_EDGE, leads
from reader_app.analysis.figures.reading import Reading
from reader_app.analysis.figures.units import NEVER, Sort

_SESSION = re.compile(
    r"[^，。；、]{0,14}?(?:会议|大会|全会|委员会|运动会|博览会|论坛|展览会|交易会"
    r"|大运会|世运会|亚运会|奥运会|[冬残]奥会|[博交洽展贸]会|全运会|锦标赛|双年展|艺术节|文化节|大战|战争|世界杯|电影节|联大|人口普查)"
)
STATUTE = frozenset(
    {
        "条",
        "款",
        "项",
        "章",
        "节",
        "目",
        "编",
        "页",
        "卷",
        "册",
        "号",
        "集",
        "回",
        "段",
        "标段",
        "合同段",
    }
)
_RANKED = re.compile(
    r"(?:倒数|排名?|位[居列]|[居列名占获]|跻身|跃居|跃升|升至|降至|前移至|后退至|评比|考核|成绩"
    r"|全[国省市区县州镇乡村校班院系队场]|世界|全球)"
    r"[^，。；！？\n]{0,8}\Z"
)


# 第二大经济体; not 第5大道
_LARGEST = re.compile(
    "(?:大(?![道街队学厦会楼])|高(?![中级等校速])|长(?![沙春江])|[强富]|快(?![递速])|重(?![要点型]))[^\\W\\d_]"
)
# 世界第二高: the same with nothing behind.
_LARGEST_ALONE = re.compile("[大高长深富强快重多](?:的|(?!\\w))")


def orders(text: str, reading: Reading) -> bool:
    """Whether a number after 第 tells an order or a rank."""
    if reading.unit in STATUTE or reading.sort in NEVER or reading.sort is Sort.PEOPLE:
        return False
    if reading.unit == "部" and text.startswith("分", reading.end) and leads(text, reading.start):
        return False  # 第一部分　部门概况
    if reading.unit in ("届", "次") and _SESSION.match(text, reading.end):
        return False  # 第十五届人民代表大会第三次会议: the name of a session
    ranked = bool(_RANKED.search(text, max(0, reading.start - 16), reading.start))
    number = text[reading.number_start : reading.number_end]
    if reading.unit:
        # 第一个…的 tells of an order; 第一名 and 第3位 are places.
        return True
    after = text[reading.end : reading.end + 1]
    if ranked and (not after.isalnum() or _LARGEST_ALONE.match(text, reading.end)):
        return True
    at_edge = bool(SENTENCE_EDGE.search(text, max(0, reading.start - 1), reading.start))
    if _LARGEST.match(text, reading.end):
        return True  # 第二大经济体
    if at_edge and after and after in "，,、：:；":
        return False
    apart = after in " \u00a0" and text[reading.end + 1 : reading.end + 2].isalnum()  # 第 3 章
    return not (apart or after.isalnum()) and number not in ("一", "1")


def is_rank(text: str, reading: Reading) -> bool:
    """A place in a ranking rather than a place in an order."""
    if reading.unit in ("位", "名") or _LARGEST.match(text, reading.end):
        return True
    return not reading.unit and bool(
        _RANKED.search(text, max(0, reading.start - 16), reading.start)
    )
