"""Figures: numbers with their unit and the thing counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from reader_app.analysis.context import Context
from reader_app.analysis.entities.script import simplified
from reader_app.analysis.figures.counted import Finder
from reader_app.analysis.figures.counted_words import Words
from reader_app.analysis.figures.exclusions import counts
from reader_app.analysis.figures.kinds import kind_of, money_without_unit
from reader_app.analysis.figures.numerals import CHINESE
from reader_app.analysis.figures.quantities import read
from reader_app.analysis.figures.reading import Reading, as_money
from reader_app.analysis.figures.scanner import next_numeral
from reader_app.analysis.figures.script import is_traditional, plain
from reader_app.analysis.figures.sites import Site
from reader_app.analysis.figures.tables import find_tables, labels_over_values, with_heads
from reader_app.analysis.figures.units import Sort, starts_unit
from reader_app.analysis.findings import DateMention, Entity, Figure, FigureKind, Qualifier
from reader_app.analysis.segment import default_segmenter
from reader_app.documents.model import Block, Span

__all__ = ["find_figures", "readings"]

# Characters next to a numeral of which it may be a part: 第三, 负五, 三分之一, 十多, 三比一.
_GOES_BEFORE = frozenset("第负下氏于 币元镑约近超过逾上")
# 七加五, 七除以五
_RECKONS = frozenset("加减乘除去以")
_GOES_ON = frozenset("分又比多余来几有至到折成半加减乘除")
_NUMERALS = frozenset(CHINESE)
_DIGITS = frozenset("一二两三四五六七八九")
_LONGEST_NAME = 3
_SURNAMES = frozenset("万萬陆陸伍千百")
_STEPS_OF_NUMERALS = frozenset("十百千万亿萬億")
_OPENERS = _NUMERALS | _STEPS_OF_NUMERALS
_MEASURED = frozenset({Sort.MEASURE, Sort.MONEY, Sort.TEMPERATURE})
_NOUNS = (Sort.NOUN, Sort.NOUN_ARABIC, Sort.PEOPLE)
# How far behind a numeral in a date stands what may make it a figure all the same, in code points.
_EXCEPTED_WITHIN = 8


class _Taken:
    """The places that other layers hold: numerals in them are not figures."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends: list[int] = []
        highest = 0
        for _, end in ordered:
            highest = max(highest, end)
            self._ends.append(highest)

    def holds(self, start: int, end: int) -> bool:
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._ends[index] > start


class _Names:
    """The names of the text: what a figure counts takes in the whole of one."""

    def __init__(self, mentions: Iterable[Span]) -> None:
        self._mentions = sorted(mentions)
        self._starts = [mention.start for mention in self._mentions]

    def whole(self, what: Span | None) -> Span | None:
        """``what``, from the start of the name that it ends with: 市住建局 for 建局."""
        index = bisect_right(self._starts, what.start) - 1 if what else -1
        if what is None or index < 0:
            return what
        name = self._mentions[index]
        return name if name.start < what.start and name.end == what.end else what


def find_figures(
    context: Context, entities: tuple[Entity, ...], dates: tuple[DateMention, ...]
) -> tuple[Figure, ...]:
    """All figures of the document, in order; numerals inside entities and dates stay out."""
    dated = [(date.start, date.end) for date in dates]
    named = [span for entity in entities for span in entity.mentions]
    named = [n for n in named if not _is_of_number(context.text, n)]
    taken = _Taken([*named, *dated])
    in_date = _Taken(dated)
    names = _Names(named)
    figures: list[Figure] = []
    whole = context.rewritten(plain)
    for index, block in enumerate(context.paced(context.blocks)):
        text = whole[block.start : block.end]
        found = [
            reading
            for reading in context.within_block(readings(text, _passed(text, block, in_date)))
            if not _is_taken(reading, block, in_date if _is_all(text, reading) else taken)
        ]
        if found:
            figures += _figures(context, index, block, text, found, names)
    tables = context.once(find_tables)
    labels = labels_over_values(context)
    if not tables and not labels:
        return tuple(figures)
    return tuple(with_heads(context.text, figures, tables, labels))


def _is_of_number(text: str, name: Span) -> bool:
    """Whether what is taken for a name begins inside a numeral, or with an amount."""
    if text[name.start] not in _OPENERS:
        return False  # most
    return _cuts_numeral(text, name) or _opens_with_amount(plain(text[name.start : name.end]))


def _opens_with_amount(name: str) -> bool:
    """三四家|银行, 十品脱|啤酒: a range, or an amount of a unit in two characters."""
    numeral = next_numeral(name, 0)
    reading = read(name, *numeral) if numeral and numeral[0] == 0 else None
    if reading is None or reading.sort is None:
        return False
    return reading.high is not None or (reading.sort in _MEASURED and len(reading.unit) > 1)


def _is_all(text: str, reading: Reading) -> bool:
    """Whether a line or cell is nothing but the figure, and begins with no surname: 九块九."""
    if reading.start or reading.end < len(text):
        return False
    long = reading.number_end - reading.number_start > _LONGEST_NAME
    return text[0] not in _SURNAMES or reading.sort is Sort.MONEY or long


def _cuts_numeral(text: str, name: Span) -> bool:
    """12|万泰铢, 一|百度: what begins inside a numeral is no name."""
    before = text[name.start - 1 : name.start]
    inside = before.isdecimal() or (before != "" and before in _DIGITS)
    return inside and text[name.start : name.start + 1] in _STEPS_OF_NUMERALS


def _passed(text: str, block: Block, in_date: _Taken) -> Callable[[int, int], bool]:
    """Tells of a numeral of the block whether it is part of a date for sure, whatever its reading
    would be: a fifth of all numerals are."""
    origin = block.start

    def passed(start: int, end: int) -> bool:
        if not in_date.holds(origin + start, origin + end):
            return False
        ahead = text[end : end + _EXCEPTED_WITHIN]
        return "大" not in ahead and "天" not in ahead  # see _is_taken

    return passed


def _none(_start: int, _end: int) -> bool:
    return False


def readings(text: str, passed: Callable[[int, int], bool] = _none) -> Iterator[Reading]:
    """The figures of a text in plain script, without what they count.

    A numeral of which ``passed`` is true, told its start and end, is not read.
    """
    position = told = 0
    while numeral := next_numeral(text, position):
        start, position = numeral
        if _is_part_of_a_word(text, start, position) or passed(start, position):
            continue
        reading = read(text, start, position)
        if reading is None:
            continue
        if reading.start < told:  # 5¥30: the sign went to the number in front
            reading = reading._replace(start=told, number_start=max(told, reading.number_start))
        if counts(text, reading):
            told = reading.end
            yield _as_money_if_told(text, reading)
        position = max(position, reading.end)


def _is_part_of_a_word(text: str, start: int, end: int) -> bool:
    """一般, 三农: one Chinese numeral, no sign or 第 in front, and behind it nothing that a number
    can go on with. Told apart here at once because most numerals of prose are such."""
    if end - start > 1 or end == len(text) or not start or text[start] not in CHINESE:
        return False
    before = text[start - 1]
    if before in _RECKONS and not _NUMERALS.isdisjoint(text[max(0, start - 3) : start - 1]):
        return False
    return (
        text[end].isalpha()
        and before not in _GOES_BEFORE
        and text[end] not in _GOES_ON
        and not starts_unit(text, end)
    )


def _as_money_if_told(text: str, reading: Reading) -> Reading:
    return as_money(reading) if money_without_unit(text, reading) else reading


def _is_taken(reading: Reading, block: Block, taken: _Taken) -> bool:
    if reading.sort is Sort.AGE and reading.end > reading.unit_end:
        return False  # 六个月大: a length of time, and an age
    if reading.sort is Sort.COUNT and reading.unit == "天":
        return False  # 优良天数207天
    return taken.holds(block.start + reading.number_start, block.start + reading.number_end)


def _figures(
    context: Context, index: int, block: Block, text: str, found: list[Reading], names: _Names
) -> Iterator[Figure]:
    sites = [_site(reading, kind_of(text, reading), block.start) for reading in found]
    # The word lists are written in simplified characters.
    traditional = is_traditional(context.text[block.start : block.end])
    cut = context.cuts[index]
    if traditional:
        text = simplified(text)
        cut = default_segmenter().cut(text)
    words = Words(cut, block.start, context.text, text if traditional else None)
    whats = context.within_block(Finder(words, block.start, block.end, sites).find_all())
    for reading, site, what in zip(found, sites, whats, strict=True):
        yield _figure(context.text, reading, site, names.whole(what))


def _site(reading: Reading, kind: FigureKind, offset: int) -> Site:
    return Site(
        offset + reading.start,
        offset + reading.end,
        reading.unit,
        offset + reading.unit_start,
        offset + reading.unit_end,
        kind,
        reading.sort in _NOUNS,
    )


def _figure(text: str, reading: Reading, site: Site, what: Span | None) -> Figure:
    ranged = reading.high is not None
    if what and not any(map(str.isalpha, text[what.start : what.end])):
        what = None  # 120亩¹: the number of a note is nothing that is counted
    return Figure(
        site.start,
        site.end,
        reading.low,
        _unit_as_written(text, reading, site),
        text[what.start : what.end] if what else "",
        Qualifier.RANGE if ranged else reading.qualifier,
        site.kind,
        reading.low if ranged else None,
        reading.high,
        what,
    )


def _unit_as_written(text: str, reading: Reading, site: Site) -> str:
    """The unit in the document's own characters; 万 and 亿 of money come from the number, and
    stand in the unit in one script, as they are worked out from there."""
    written = text[site.unit_start : site.unit_end]
    if not plain(reading.unit).endswith(plain(written)):
        return reading.unit
    return reading.unit[: len(reading.unit) - len(written)] + written
