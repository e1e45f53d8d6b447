"""Amounts that the text works out from others: 单价 × 数量, 户均, what was and came and went.

No breakdowns, so they are told only where the numbers beside each other contradict one another, by
more than their printed places leave open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from reader_app.analysis.checks.amounts import Amount, half_step, number
from reader_app.analysis.checks.statements import Row, sentence
from reader_app.analysis.findings import Check, CheckKind, FigureKind

_SENTENCE_END = re.compile("[。；\n]")
_LONGEST_GAP = 16
_TOTAL = re.compile(
    r"[，,；、]\s?(?:合计|总计|共计|小计|总价|总额|金额|价款|货款|合价|共需|计)"
    r"(?:金额|价款|费用|资金|经费|支付|人民币)?(?:为|是|[：:])?"
)
_UNIT_PRICE = re.compile(r"单价(?:为|是|按|[：:])?\Z")
_EACH = re.compile(
    r"(?<!每)(?<!每[\u4e00-\u9fff])每(?P<unit>[\u4e00-\u9fff]{1,3}?)"
    r"(?:单价|价格|均价|补助|补贴|奖励|奖补|标准|给予|发放|支付|按|售价|售)*(?:为|是)?\Z"
)
_AVERAGE = re.compile(
    r"(?:(?P<unit>[户人亩村家台件次])均|平均每(?P<each>[户人亩村家台件次]))(?P<what>[^，。；、\d]{0,8})\Z"
)
_PAID = re.compile(
    "(?:(?:发放|拨付|下拨|兑付|落实|获得?|领取)?(?:补助|补贴|奖补|救助|资金)金?|发放|拨付|领取)+"
)
_SAYS_NOTHING = re.compile("[约达到为可是]+")
_PERSONS = frozenset({"人", "名", "位"})

_OPENING = re.compile(r"(?:[期年月]初|上[年期月]末?|原有?)[^，。；、\d]{0,8}\Z")
_CLOSING = re.compile(r"(?:[期年月]末|结存|结余|余额|现有|库存|结转)[^，。；、\d]{0,8}\Z")
_IN = re.compile(r"(?:新增|增加|购[进入]|[调转流]入|入库|收[入到]|增收)[^，。；、\d]{0,4}\Z")
_OUT = re.compile(
    r"(?:减少|发出|领用|[调转流]出|出库|支出|核销|销售|使用|支取)[^，。；、\d]{0,4}\Z"
)

_BY = r"(?:净|新)?(?:(?P<more>增加?|多|增收|增支)|(?P<less>减少|少|减收|减支|下降))了?"
# 在312人|的基础上增加|45人|，达到|357人
_ON_TOP = re.compile(rf"的?基础上[^，。；\d]{{0,4}}?{_BY}")
_REACHES = re.compile(r"[，,]?(?:总[数量额]|累计)?(?:达到?|增至|增加到|减至|减少到|降至|升至|为)")
# 357人|，比上年的|312人|增加|45人
_COMPARED = re.compile(
    r"[，,（(]\s?(?:比|较|与)(?:上年|去年|上月|上季度|上年同期|去年同期)(?:末|底)?(?:决算数?)?的?"
)
_COMPARED_BY = re.compile(rf"(?:相比)?[，,]?{_BY}")


def identity_checks(row: Row) -> list[Check]:
    """The products, averages and balances of one block that its own numbers contradict."""
    if len(row.amounts) < len(("price", "count", "total")):
        return []
    return [
        check
        for cues, form in _FORMS
        if any(row.text.find(cue, row.start, row.end) >= 0 for cue in cues)
        for check in form(row)
    ]


def _beside(row: Row, count: int) -> Iterator[tuple[Amount, ...]]:
    """Runs of so many exact amounts of one sentence, close to each other."""
    for at in range(len(row.amounts) - count + 1):
        run = row.amounts[at : at + count]
        near = all(b.start - a.end <= _LONGEST_GAP for a, b in pairwise(run))
        if (
            near
            and all(m.exact for m in run)
            and not _SENTENCE_END.search(row.text, run[0].end, run[-1].start)
        ):
            yield run


# -- 采购空调36台，单价4200元，合计151200元


def _products(row: Row) -> Iterator[Check]:
    for one, other, total in _beside(row, 3):
        if total.kind is not FigureKind.MONEY or not _TOTAL.fullmatch(row.between(other, total)):
            continue
        for price, count in ((one, other), (other, one)):
            if _is_price_of(row, price, count):
                made = price.value * count.value
                slack = (
                    half_step(total)
                    + half_step(price) * count.value
                    + half_step(count) * price.value
                )
                terms = f"{_written(price, total)} × {number(count.value)}"
                yield from _told(row, CheckKind.PRODUCT, total, (price, count), made, slack, terms)
                break


def _is_price_of(row: Row, price: Amount, count: Amount) -> bool:
    if price.kind is not FigureKind.MONEY or count.kind is FigureKind.MONEY:
        return False
    if "/" in price.unit:
        return price.unit.partition("/")[2] == count.unit
    words = row.clause_before(price)
    each = _EACH.search(words)
    return _UNIT_PRICE.search(words) is not None or (
        each is not None and each["unit"] == count.unit
    )


# -- 发放补助120万元，惠及400户，户均3000元


def _averages(row: Row) -> Iterator[Check]:
    for one, other, average in _beside(row, 3):
        said = _AVERAGE.search(row.clause_before(average))
        if said is None:
            continue
        unit, what = said["unit"] or said["each"], _SAYS_NOTHING.sub("", said["what"])
        for total, count in ((one, other), (other, one)):
            counted = count.unit == unit or (unit == "人" and count.unit in _PERSONS)
            if counted and total.unit == average.unit and _is_of(what, row.clause_before(total)):
                yield from _average(row, total, count, average)
                break


def _is_of(what: str, words: str) -> bool:
    """Whether what is averaged is named in front of the sum: 户均补助 of 拨付资金."""
    return what in words or bool(_PAID.fullmatch(what) and _PAID.search(words))


def _average(row: Row, total: Amount, count: Amount, average: Amount) -> Iterator[Check]:
    if count.value <= 0:
        return
    made = total.value / count.value
    slack = half_step(average) * 2 + half_step(total) / count.value
    terms = f"{number(total.value / average.size)} ÷ {number(count.value)}"
    yield from _told(row, CheckKind.PRODUCT, average, (total, count), made, slack, terms)


# -- 期初库存100吨，购进50吨，发出30吨，期末库存120吨


def _balances(row: Row) -> Iterator[Check]:
    for opening, one, other, closing in _beside(row, 4):
        if len({m.unit for m in (opening, one, other, closing)}) > 1:
            continue
        words = [row.clause_before(m) for m in (opening, one, other, closing)]
        if not (_OPENING.search(words[0]) and _CLOSING.search(words[3])):
            continue
        for came, went, came_words, went_words in (
            (one, other, words[1], words[2]),
            (other, one, words[2], words[1]),
        ):
            if _IN.search(came_words) and _OUT.search(went_words):
                made = opening.value + came.value - went.value
                came_in, went_out = _written(came, closing), _written(went, closing)
                terms = f"{_written(opening, closing)} + {came_in} − {went_out}"
                parts = (opening, came, went)
                slack = _rounding(closing, *parts)
                yield from _told(row, CheckKind.BALANCE, closing, parts, made, slack, terms)


# -- 在312人的基础上增加45人，达到357人; 357人，比上年的312人增加45人


def _changes(row: Row) -> Iterator[Check]:
    for first, second, third in _beside(row, 3):
        if not first.unit == second.unit == third.unit:
            continue
        gaps = row.between(first, second), row.between(second, third)
        if (by := _ON_TOP.fullmatch(gaps[0])) and _REACHES.fullmatch(gaps[1]):
            old, change, new = first, second, third
        elif _COMPARED.fullmatch(gaps[0]) and (by := _COMPARED_BY.fullmatch(gaps[1])):
            new, old, change = first, second, third
        else:
            continue
        made = old.value - change.value if by["less"] else old.value + change.value
        sign = "−" if by["less"] else "+"
        terms = f"{_written(old, new)} {sign} {_written(change, new)}"
        slack = _rounding(new, old, change)
        yield from _told(row, CheckKind.BALANCE, new, (old, change), made, slack, terms)


# What a block must hold for a form to be looked for: most hold none of it.
_FORMS = (
    (("单价", "每"), _products),
    (("均",), _averages),
    (("初", "上年", "上期"), _balances),
    (("基础上", "上年", "去年", "上月"), _changes),
)


# -- what is told


def _rounding(*members: Amount) -> Decimal:
    return sum((half_step(member) for member in members), Decimal(0))


def _written(member: Amount, like: Amount) -> str:
    return number(member.value / like.size)


def _told(
    row: Row,
    kind: CheckKind,
    stated: Amount,
    members: tuple[Amount, ...],
    made: Decimal,
    slack: Decimal,
    terms: str,
) -> Iterator[Check]:
    """The contradiction, if what the members make is not what is stated."""
    if abs(made - stated.value) <= slack:
        return
    given = number(round(made / stated.size, 4))
    arithmetic = f"{number(stated.value / stated.size)} ≠ {terms} = {given}"
    everyone = (stated, *members)
    span = sentence(row, min(m.start for m in everyone), max(m.end for m in everyone))
    yield Check(kind, stated.place, tuple(m.place for m in members), False, arithmetic, span)
