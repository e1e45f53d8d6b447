"""Rates beside the very values that they are taken of: 上年同期…，增长…; 检查…，合格…，合格率….

As in ``rates``, only contradictions are told, and only where nothing else can be meant. ``members``
are the amounts of the sentence in front of the rate, two at least.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader_app.analysis.checks.amounts import Amount
from reader_app.analysis.checks.statements import DUE, Row
from reader_app.analysis.findings import Figure

_BEFORE_RATE = 16
_LONGEST_GAP = 14

_CHANGE = re.compile(
    r"(?:[，,)）]\s?|(?:相比)?[，,]?)(?:同比|比上年|较上年|比去年|较去年)?"
    r"(?:(?P<rise>增长|上升|提高|增加|上涨)|(?P<fall>下降|减少|降低|下跌))了?\Z"
)
_YEAR = r"(?:上年|去年|上月|上季度|上一年度?|\d{4}年度?)(?:同期|同月|末|底)?"
_YEAR_BEFORE = re.compile(
    rf"[，,（(]\s?(?:而|比|较|与|同比[(（])?{_YEAR}(?:的|为|是|数为|决算数?|完成|实现)?\Z"
)
_BY = (
    r"(?:收入|支出|实际|净)?(?:(?P<more>增加|增收|增产|上升|提高|增支|多|(?<=净)增)"
    r"|(?P<less>减少|减收|减产|下降|减支|少|(?<=净)减))了?"
)
_TIME_BEFORE = (
    r"(?:上年|去年|上年度|上一年度|上年同期|去年同期|同期|上月|上季度|\d{4}年度?)(?:末|底)?"
    r"(?:决算数?|数)?(?:相比|同期)?"
)
_BY_SO_MUCH = re.compile(rf"[，,]\s?(?:(?:与|同|较|比)?{_TIME_BEFORE}|环比|同比)[，,]?{_BY}")
# 较上年|2218.4万元|增加|213.3万元
_FROM_SO_MUCH = re.compile(rf"[较比与同]{_TIME_BEFORE}的?\Z")
_BY_SO_MUCH_OF_IT = re.compile(rf"(?:相比)?[，,]?{_BY}")
_OF_THE_BUDGET = re.compile(
    r"[，,]\s?(?:完成|为|占|达到?)(?:年初|全年|年度|当年|调整)?"
    r"(?P<of>预算|计划|目标任务|目标|任务)(?:投资|总投资)?数?的(?:约)?\Z"
)
_BUDGET = re.compile(
    r"(?P<of>预算|计划|目标|任务)(?:数|安排|批复|投资|总投资)*(?:为|是|安排|批复|核定)?\Z"
)
_SPENT = re.compile(r"(?:决算|支出|完成|执行|收入|收支|投资)数?(?:决算|投资)?(?:为|是|完成)?\Z")
# Their growth is stated at constant prices, whatever the amounts at current prices give.
_AT_CONSTANT_PRICES = re.compile(r"生产总值|增加值|总产值|[Gg][Dd][Pp]|可支配收入|可比|不变价|实际")

_NAMED = re.compile(r"[，,、；（(]\s?(?P<word>[\u4e00-\u9fff]{2,4})率(?:为|达到?|是)?\Z")
# What is called otherwise by the rate: 审结98件，结案率98%.
_CALLED_OTHERWISE = {
    "结案": "审结|审执结|办结|结案|侦结|破获",
    "办结": "办结|办理完毕|处理完毕",
    "执结": "执结|执行完毕",
    "整改完成": "整改|完成整改",
}
_PART = (
    r"[，,、；（(]\s?(?:其中，?)?(?:均?已|实际?|共|共计|经检[验测])?"
    r"(?:考核|考试|检测|检验|抽检|验收|评定|检查|测试|鉴定|监测|审核)?"
    r"(?:{words}){{1,2}}(?:问卷|样品|产品|学生|考生)?\Z"
)
# 应整改问题438个，已整改397个，整改完成率90.6%
_ANY_RATE = re.compile(r"[，,、；（(]\s?[\u4e00-\u9fff]{2,8}率(?:为|达到?|是)?\Z")
_DONE = re.compile(r"[，,]\s?(?:现|均)?(?:已|实际?)[^，。；、\d]{0,8}")
_OF_THE_PLAN = re.compile(
    r"[，,]\s?(?:预算|支出|资金)?(?:执行率|完成率|支出率|执行进度|支出进度)(?:为|达到?|是)?\Z"
)
_PLANNED = re.compile(r"(?:预算|下达|安排)[^，。；、\d]{0,6}\Z")
# 完成投资45.2亿元，占年度计划60亿元的75.3%
_OF_STATED = re.compile(r"的约?\Z")
_PART_OF_STATED = re.compile(r"[，,、]?\s?(?:约?占|为|是|完成|达到?|相当于)[^，。；、\d]{0,14}")


def against_the_year_before(
    row: Row, figure: Figure, members: Sequence[Amount]
) -> tuple[Amount, Amount, bool] | None:
    """The earlier amount, the later one, whether it fell: 收入12万元，上年同期10万元，增长20%."""
    change = _CHANGE.search(row.text, max(row.start, figure.start - _BEFORE_RATE), figure.start)
    if not change:
        return None
    new, old = members[-2], members[-1]
    led = _YEAR_BEFORE.fullmatch(row.between(new, old))
    if not led or old.end != change.start() or not _alike(new, old):
        return None
    if _AT_CONSTANT_PRICES.search(row.text, row.sentence_start(new.start), figure.start):
        return None
    return old, new, change["fall"] is not None


def by_so_much(
    row: Row, figure: Figure, members: Sequence[Amount]
) -> tuple[Amount, Amount, bool] | None:
    """The earlier amount, the later one, whether it fell: 130万元，比上年增加30万元，增长30%."""
    change = _CHANGE.search(row.text, max(row.start, figure.start - _BEFORE_RATE), figure.start)
    if not change:
        return None
    new, by = members[-2], members[-1]
    led = _BY_SO_MUCH.fullmatch(row.between(new, by))
    if not led and (of_it := _from_so_much(row, new, by)):
        base, grown, fell = of_it
        fits = by.end == change.start() and fell is (change["fall"] is not None)
        return (base, grown, fell) if fits and _alike(new, by) else None
    if not led or by.end != change.start() or not _alike(new, by):
        return None
    fell = led["less"] is not None
    if fell is not (change["fall"] is not None):
        return None
    if _AT_CONSTANT_PRICES.search(row.text, row.sentence_start(new.start), figure.start):
        return None
    old = new.value + by.value if fell else new.value - by.value
    return new._replace(value=old, step=max(new.step, by.step)), new, fell


def _from_so_much(row: Row, old: Amount, by: Amount) -> tuple[Amount, Amount, bool] | None:
    """比上年2218.4万元增加213.3万元: the earlier amount, the later one, whether it fell."""
    led = _BY_SO_MUCH_OF_IT.fullmatch(row.between(old, by))
    if not led or not _FROM_SO_MUCH.search(row.before(old)):
        return None
    fell = led["less"] is not None
    value = old.value - by.value if fell else old.value + by.value
    return old, old._replace(value=value, step=max(old.step, by.step)), fell


def share_of_the_budget(
    row: Row, figure: Figure, members: Sequence[Amount]
) -> tuple[Amount, Amount] | None:
    """The budget and what was done of it: 年初预算320万元，支出决算312万元，完成年初预算的97.5%."""
    done = _OF_THE_BUDGET.search(
        row.text, max(row.start, figure.start - _BEFORE_RATE), figure.start
    )
    if not done:
        return None
    budget, spent = members[-2], members[-1]
    if spent.end != done.start() or not _alike(budget, spent):
        return None
    planned = _BUDGET.search(row.clause_before(budget))
    same = planned is not None and done["of"].startswith(planned["of"])
    return (budget, spent) if same and _SPENT.search(row.clause_before(spent)) else None


def named_share(
    row: Row, figure: Figure, members: Sequence[Amount]
) -> tuple[Amount, Amount] | None:
    """The whole and the part of a rate with the part's name: 检查20家，合格18家，合格率90%."""
    named = _NAMED.search(row.text, max(row.start, figure.start - _BEFORE_RATE), figure.start)
    if not named:
        return None
    whole, part = members[-2], members[-1]
    between = row.between(whole, part)
    if part.end != named.start() or len(between) > _LONGEST_GAP or not _alike(whole, part):
        return None
    if part.value > whole.value and any(m.value >= part.value for m in members[:-2]):
        return None  # of a number told of before
    word = named["word"]
    words = f"{word[:2]}|{word[2:]}" if len(word) == len("整改完成") else word
    words = _CALLED_OTHERWISE.get(word, words)
    counts = re.search(_PART.format(words=words), between)
    return (whole, part) if counts else None


def share_of_the_due(
    row: Row, figure: Figure, members: Sequence[Amount]
) -> tuple[Amount, Amount] | None:
    """What had to be done and what is: 应到代表320人，实到312人，到会率97.5%; of a budget, what was
    spent: 预算安排320万元，实际支出288万元，预算执行率90%."""
    whole, part = members[-2], members[-1]
    if not _alike(whole, part) or len(row.between(whole, part)) > _LONGEST_GAP:
        return None
    start = max(row.start, figure.start - _BEFORE_RATE)
    planned = _OF_THE_PLAN.search(row.text, start, figure.start)
    if planned and part.end == planned.start():
        spent = _SPENT.search(row.clause_before(part))
        return (whole, part) if spent and _PLANNED.search(row.clause_before(whole)) else None
    due = _ANY_RATE.search(row.text, start, figure.start)
    if not due or part.end != due.start() or not DUE.search(row.clause_before(whole)):
        return None
    return (whole, part) if _DONE.fullmatch(row.between(whole, part)) else None


def share_of_stated(
    row: Row, figure: Figure, members: Sequence[Amount]
) -> tuple[Amount, Amount] | None:
    """The whole that stands right before the share: 投资45.2亿元，占年度计划60亿元的75.3%."""
    of_it = _OF_STATED.search(row.text, max(row.start, figure.start - 2), figure.start)
    if not of_it:
        return None
    part, whole = members[-2], members[-1]
    if whole.end != of_it.start() or not _alike(whole, part):
        return None
    return (whole, part) if _PART_OF_STATED.fullmatch(row.between(part, whole)) else None


def _alike(one: Amount, other: Amount) -> bool:
    return one.unit == other.unit and one.exact and other.exact
