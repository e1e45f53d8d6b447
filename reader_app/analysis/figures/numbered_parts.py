"""Numbers that name one part of several: the houses of an estate, the lots of a tender."""

from __future__ import annotations

import re

from reader_app.analysis.figures.labels import LOT
from reader_app.analysis.figures.reading import Reading

_HOUSES = frozenset({"栋", "幢", "座"})
_ESTATE = re.compile(r"(?:小区|花园|公寓|家园|新村|新城|社区|[苑府庭])\Z")
# 3栋2单元, 8栋、9栋, 8栋居民, 3栋楼下: houses that are told apart.
_ONE_HOUSE = re.compile(
    r"[东西南北]?(?:\d|[一二三四五六七八九十]单元|单元|[、和及]\d{1,3}[栋幢座号]|楼?[前后旁外内下顶])"
    r"|(?:居民|业主|住户|村民|租户|电梯|楼道)(?![楼户])"
)
_HOUSE_BEFORE = re.compile(r"\d[栋幢座号][、和及]\Z")
# 小区8栋居民楼, 公寓3栋，: the houses themselves, counted.
_BUILDINGS = re.compile("居民楼|住宅|楼房|厂房|别墅|建筑|宿舍|高层|商铺|楼宇")
# 二标段, 三车间: names of parts; counted are 两个标段, and 划分为三标段.
_PARTS = frozenset({"标段", "合同段", "车间", "工区", "班组", "支部", "党支部", "中队", "大队"})
NUMBERED = _HOUSES | _PARTS
_LOTS = frozenset({"标段", "合同段"})
_DIVIDED = re.compile(r"(?:分[为成]?|共|设|等|辖|有)\Z")


def names_house(text: str, reading: Reading) -> bool:
    """荷花里小区19栋, 3栋2单元: the number of a house."""
    if reading.unit not in _HOUSES:
        return False
    if _ONE_HOUSE.match(text, reading.unit_end):
        return True
    if _HOUSE_BEFORE.search(text, max(0, reading.start - 3), reading.start):
        return True
    near = _ESTATE.search(text, max(0, reading.start - 2), reading.start)
    return near is not None and not _BUILDINGS.match(text, reading.unit_end)


def names_part(text: str, reading: Reading) -> bool:
    """二标段, 2标段招标控制价; 两 and 划分为三标段 count."""
    numbered = reading.unit in _PARTS if reading.chinese else reading.unit in _LOTS
    if not numbered or "两" in text[reading.number_start : reading.number_end]:
        return False
    return _DIVIDED.search(text, max(0, reading.start - 4), reading.start) is None


def is_of_lot(text: str, reading: Reading) -> bool:
    """包1：2,650,000.00: the sum of a part of a tender."""
    number = text[reading.number_start : reading.number_end]
    return "." in number and LOT.search(text, max(0, reading.start - 8), reading.start) is not None
