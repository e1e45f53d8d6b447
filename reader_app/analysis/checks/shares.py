"""Shares that ought to make 100 per cent: 三次产业比重分别为…, 男性占…、女性占…

Told only where they do not make it: by the words that state them as a whole, or because one digit
is all that parts them from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reader_app.analysis.checks import likeness
from reader_app.analysis.checks.amounts import Amount, number, step_of
from reader_app.analysis.checks.categories import divides
from reader_app.analysis.checks.misprints import one_digit_off
from reader_app.analysis.checks.rates import is_percent
from reader_app.analysis.checks.statements import Row, sentence
from reader_app.analysis.findings import Check, CheckKind, Figure
from reader_app.documents.model import Span

_HUNDRED = Decimal(100)
# What rounding leaves, for each share, in units of its last place.
_ROUNDING = 1
# So many digits 100.0 has: with fewer, shares come near to it by chance.
_DIGITS = 4
_MOST = 12

_STRUCTURE = re.compile(
    r"(?:三次产业|一、?二、?三产业|第一、?(?:第)?二、?(?:第)?三(?:次)?产业)"
    r"[^，。；]{0,16}(?:比重|占比|比例|构成|结构)[^，。；]{0,8}(?:分别)?(?:为|是|达到?)\Z"
)
_RESPECTIVELY = re.compile(r"(?:占|比重|比例|构成|结构)[^，。；]{0,12}\Z|分别占[^，。；]{0,8}\Z")
_SHARE_OF_IT = re.compile(r"(?:占|占比|比重|比例|承担|负担|分担|出资)(?:为|是|达到?|约)?\Z")
# 中央承担60%、省级承担25%、市县承担15%; what they leave is told behind them.
_BORNE = re.compile(r"(?:承担|负担|分担|出资)\Z")
_LEFT = re.compile("其余|剩余|余下|不足|其他")
# 三次产业结构由12.4:41.3:46.3调整为11.8:40.6:47.6
_OF_INDUSTRIES = re.compile("三次产业[^。；\n]{0,60}")
_NUMBER = r"(\d{1,2}(?:\.\d+)?)"
_TRIPLE = re.compile(rf"(?<![\d.]){_NUMBER}[:：∶]{_NUMBER}[:：∶]{_NUMBER}(?![\d.:：∶])")
_GAP = re.compile(r"[、，和与及；]|以及")
_LONGEST_LABEL = 20

Share = tuple[int, Figure]


def share_checks(row: Row) -> list[Check]:
    """The lists of shares of one block that miss 100 per cent."""
    found = []
    for shares in _lists(row):
        total = sum((_value(figure) for _, figure in shares), Decimal(0))
        if _states_a_whole(row, shares) and abs(total - _HUNDRED) > _slack(row, shares):
            found.append(_check(row, shares, total))
    return found


def _lists(row: Row) -> Iterator[tuple[Share, ...]]:
    """Runs of shares in one sentence: a%、b%和c%, or 甲占a%、乙占b%."""
    run: list[Share] = []
    for share in row.percents:
        if run and not _goes_on(row, run[-1][1], share[1]):
            yield tuple(run)
            run = []
        if is_percent(share[1]):
            run.append(share)
    yield tuple(run)


def _goes_on(row: Row, one: Figure, other: Figure) -> bool:
    gap = row.text[one.end : other.start]
    return bool(_GAP.fullmatch(gap)) or (
        len(gap) <= _LONGEST_LABEL
        and not re.search(r"[。！？\n\d]", gap)
        and _SHARE_OF_IT.search(gap) is not None
    )


def _states_a_whole(row: Row, shares: Sequence[Share]) -> bool:
    if not 1 < len(shares) <= _MOST:
        return False
    first = shares[0][1]
    lead = row.text[max(row.start, first.start - 40) : first.start]
    listed = all(_GAP.fullmatch(gap) for gap in _gaps(row, shares))
    if listed and len(shares) == 3 and _STRUCTURE.search(lead):
        return True
    if not listed and divides(_labels(row, shares)):
        return bool(_SHARE_OF_IT.search(lead))
    if not listed and _are_borne(row, shares):
        return True
    said = _RESPECTIVELY.search(lead) if listed else _SHARE_OF_IT.search(lead)
    return said is not None and len(shares) > 2 and _is_misprint(row, shares)


def _are_borne(row: Row, shares: Sequence[Share]) -> bool:
    labels = _labels(row, shares)
    behind = row.text[shares[-1][1].end : row.sentence_end(shares[-1][1].end)]
    borne = all(_BORNE.search(label) for label in labels)
    return borne and likeness.of_one_scale(labels) and not _LEFT.search(behind)


def _gaps(row: Row, shares: Sequence[Share]) -> list[str]:
    return [row.text[a.end : b.start] for (_, a), (_, b) in pairwise(shares)]


def _labels(row: Row, shares: Sequence[Share]) -> list[str]:
    """What stands in front of each share, back to the mark before it."""
    starts = (figure.start for _, figure in shares)
    before = (row.text[max(row.start, start - _LONGEST_LABEL) : start] for start in starts)
    return [re.split(r"[，。；：、%％]", words)[-1] for words in before]


def _is_misprint(row: Row, shares: Sequence[Share]) -> bool:
    members = [_amount(row, index, figure) for index, figure in shares]
    step = min(member.step for member in members)
    whole = members[0]._replace(value=_HUNDRED, step=step, decimal=False)
    return one_digit_off(whole, members, _DIGITS)


def structure_checks(text: str) -> Iterator[Check]:
    """The ratios of the three industries that do not make 100."""
    for lead in _OF_INDUSTRIES.finditer(text):
        for triple in _TRIPLE.finditer(text, *lead.span()):
            values = [Decimal(value) for value in triple.groups()]
            slack = max(map(step_of, triple.groups())) * _ROUNDING * len(values)
            if abs(sum(values, Decimal(0)) - _HUNDRED) > slack:
                arithmetic = (
                    f"100 ≠ {' + '.join(map(number, values))} = {number(sum(values, Decimal(0)))}"
                )
                yield Check(CheckKind.PERCENT, None, (), False, arithmetic, Span(*triple.span()))


def _slack(row: Row, shares: Sequence[Share]) -> Decimal:
    finest = min(_amount(row, index, figure).step for index, figure in shares)
    return finest * _ROUNDING * len(shares)


def _value(figure: Figure) -> Decimal:
    return Decimal(str(figure.value))


def _amount(row: Row, index: int, figure: Figure) -> Amount:
    step = step_of(row.text[figure.start : figure.end])
    return Amount(
        index,
        figure.start,
        figure.end,
        _value(figure),
        "%",
        step,
        Decimal(1),
        step < 1,
        True,
        figure.what,
        figure.kind,
    )


def _check(row: Row, shares: Sequence[Share], total: Decimal) -> Check:
    terms = " + ".join(number(_value(figure)) for _, figure in shares)
    span = sentence(row, shares[0][1].start, shares[-1][1].end)
    indexes = tuple(index for index, _ in shares)
    arithmetic = f"100 ≠ {terms} = {number(total)}"
    return Check(CheckKind.PERCENT, None, indexes, False, arithmetic, span)
