"""Dates, times, durations and intervals, resolved against the document.

Folded text → expressions (``scanner``) → values (``resolver``). Names win: no date is read inside
an entity, a document name in 《》 or a document number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.context import Context
from reader_app.analysis.dates.evidence import gather
from reader_app.analysis.dates.expressions import Found, Moment
from reader_app.analysis.dates.history import History
from reader_app.analysis.dates.length_grammar import read_length
from reader_app.analysis.dates.resolver import Resolver
from reader_app.analysis.dates.scanner import scan
from reader_app.analysis.dates.script import fold
from reader_app.analysis.dates.surroundings import SENTENCE_END, Surroundings
from reader_app.analysis.dates.weekdays import stated_weekday, weekday_after
from reader_app.analysis.dates.words import cues
from reader_app.analysis.figures.tables import find_tables
from reader_app.analysis.findings import Basis, DateKind, DateMention, Entity
from reader_app.documents.model import Block, BlockKind

__all__ = ["find_dates", "stated_weekday", "weekday_after"]

_NUMBERED = r"(?:19|20)\d\d[〕\])][ ]?第?[ ]?\d{1,5}(?:-\d{1,4})?[ ]?号"
_OF_THE_YEAR = r"\d\d年第[〇一二三四五六七八九十\d]{1,5}号"
# Each begins with a character, for which a text is searched fast.
_NAMES = re.compile(
    r"《[^《》\n]{1,120}》"
    rf"|〔{_NUMBERED}|\[{_NUMBERED}|\({_NUMBERED}"
    rf"|19{_OF_THE_YEAR}|20{_OF_THE_YEAR}"
    r"|https?://[!-~]{1,300}"
)
_SINCE = re.compile("(?:年?以来|至今|起)")
_EVERY_YEAR = ("以来", "以来的", "历年", "往年", "常年")
# A date in brackets behind the name of a law is the law's: 《…法》（2017年9月1日修正）.
_CITED = ("》(", "》（")
_REACH = 40
_PAGE_DATA = (BlockKind.METADATA, BlockKind.TITLE)


def find_dates(context: Context, entities: tuple[Entity, ...]) -> tuple[DateMention, ...]:
    """The date mentions of the content blocks in order, none overlapping another or an entity."""
    folded = context.rewritten(fold)
    resolver = Resolver(gather(context, folded))
    names = _closed_to_dates(folded, entities)
    found = tuple(_resolve(context, folded, resolver, names))
    years = [year for year in _years_of_rows(context, folded) if not _overlaps(year, found)]
    return tuple(sorted((*found, *years), key=lambda mention: mention.start)) if years else found


_YEAR_CELL = re.compile(r"(?:19|20)\d\d")
_YEAR_HEAD = re.compile(r"\s*(?:年\s*份|年\s*度|年)\s*")


def _years_of_rows(context: Context, folded: str) -> Iterator[DateMention]:
    """Years that name the rows of a table: 2018 under 年份."""
    for table in context.once(find_tables):
        for column, head in enumerate(table.rows[0]):
            if not _YEAR_HEAD.fullmatch(folded, head.start, head.end):
                continue
            for cell in (row[column] for row in table.rows[1:]):
                if _YEAR_CELL.fullmatch(folded, cell.start, cell.end):
                    year = folded[cell.start : cell.end]
                    yield DateMention(cell.start, cell.end, year, DateKind.DATE, Basis.STATED)


def _overlaps(year: DateMention, found: tuple[DateMention, ...]) -> bool:
    return any(mention.start < year.end and year.start < mention.end for mention in found)


def _closed_to_dates(folded: str, entities: tuple[Entity, ...]) -> list[tuple[int, int]]:
    spans = [(span.start, span.end) for entity in entities for span in entity.mentions]
    spans += [match.span() for match in _NAMES.finditer(folded)]
    return sorted(spans)


def _resolve(
    context: Context, folded: str, resolver: Resolver, names: list[tuple[int, int]]
) -> Iterator[DateMention]:
    history, read_to, sentence_start = resolver.history, 0, 0
    history.block = -1
    for index, start, end in _stretches(context, names):
        block = context.blocks[index]
        if index != history.block:
            _enter(history, index, block.kind, folded[block.start : block.end])
        sentence_start = max(sentence_start, block.start)
        for found in context.within_block(scan(folded, start, end)):
            for stop in SENTENCE_END.finditer(folded, read_to, found.start):
                history.sentence += 1
                sentence_start = max(sentence_start, stop.end())
            read_to = found.end
            alone = _is_all_of(folded, block, found)
            yield _mention(folded, resolver, found, sentence_start, alone=alone)


def _enter(history: History, index: int, kind: BlockKind, words: str) -> None:
    history.block, history.told = index, kind not in _PAGE_DATA
    if kind is BlockKind.HEADING:
        history.open_section(words)


def _is_all_of(folded: str, block: Block, found: Found) -> bool:
    """3月30日： in a line of its own, over what was done on that day."""
    before, after = folded[block.start : found.start], folded[found.end : block.end]
    return not (before.strip() or after.strip(" \u3000：:"))


def _mention(
    folded: str, resolver: Resolver, found: Found, sentence_start: int, *, alone: bool
) -> DateMention:
    before = folded[max(sentence_start, found.start - _REACH) : found.start]
    after = folded[found.end : found.end + _REACH]
    around = Surroundings(
        topic=not before.strip(' “”"（(在自从至'),
        since=_SINCE.match(after) is not None,
        recurring=before.endswith(_EVERY_YEAR),
        compared=before.endswith((*cues("compared_before"), *_CITED)),
        alone=alone,
        before=before,
        after=after,
    )
    mention = resolver.resolve(found, around)
    if mention.value is None and (length := _length_alone(folded, found)):
        return resolver.resolve(length, around)
    return mention


_DIRECTION = re.compile("(?:以|之)?[前后]$")


def _length_alone(folded: str, found: Found) -> Found | None:
    """36分钟后 where nothing tells from when: the length, without what points on from it."""
    expression = found.expression
    if not isinstance(expression, Moment) or expression.minutes is None:
        return None
    match = _DIRECTION.search(folded, found.start, found.end)
    if match is None:
        return None
    length = read_length(folded, found.start, match.start())
    return Found(found.start, match.start(), length[0]) if length else None


def _stretches(context: Context, names: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """The pieces of the content blocks between names: block index, start, end."""
    next_name = 0
    for index, block in enumerate(context.paced(context.blocks)):
        position = block.start
        while next_name < len(names) and names[next_name][0] < block.end:
            start, end = names[next_name]
            if start > position:
                yield index, position, start
            position = max(position, end)
            next_name += 1
        if position < block.end:
            yield index, position, block.end
