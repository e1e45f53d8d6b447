"""Posts beside a name: found by their words, kept only where a named person stands next to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from reader_app.analysis.entities.candidates import Candidate
from reader_app.analysis.entities.passage import BREAK, Passage
from reader_app.analysis.entities.vocabulary import characters, longest, words
from reader_app.analysis.findings import EntityKind

_LONGEST_MODIFIER = 6
# Departments of a party committee are bodies, not units of a post.
_PARTY = frozenset({"组织部", "宣传部", "统战部", "社会工作部"})
_NOUNS = frozenset({"n", "nt", "vn", "nz"})
_PAUSES = ("", *"，。；、）)(（", BREAK)
_CELL_ENDS = ("", "\t", "（", "(", BREAK)
_OPENING = frozenset("、，；。：！？（( 　”的" + BREAK)
# Posts spread to the width of the lines of a roster (组　长).
_SPACED = re.compile(r"(?:副[ 　]*)?[组主院局处科校厂部站所队会社馆台][ 　]+[长任]|成[ 　]+员")
_OF_SPACED = re.compile("[组主院局处科校厂部站所队会社馆台成][ 　]")
# What may stand between a post and the name that it belongs to, on either side.
_GAP_BEFORE_NAME = re.compile(r"[\s　]*(?:同志)?[：:]?[\s　]*")
_GAP_IN_LIST = re.compile(r"[\s　]*[、兼]?兼?[\s　]*(?:原|时任|现任|前)?")
_REMARK = r"[（(](?:男|女|[\u4e00-\u9fff]{1,4}族)(?:[，,、](?:男|女|[\u4e00-\u9fff]{1,4}族))*[）)]"
_GAP_AFTER_NAME = re.compile(
    rf"(?:同志)?[\s　]*(?:{_REMARK}|[（(]?)[\s　]*(?:原|时任|现任|前|生前系|生前任|生前为|系)?"
)

# 蒋建民，中共党员，某局副局长
_GAP_BEFORE_TOLD = re.compile("[，,](?:(?:中共(?:预备)?党员|群众|[男女])[，,])?")
# 主编：裘佳: who made a page, not the post that somebody holds.
_EDITORS = frozenset({"主编", "副主编", "执行主编", "总编", "值班主任"})

_SENT_TO = re.compile("派驻|选派到?|驻|派")


@cache
def title_pattern() -> re.Pattern[str]:
    modifier, head = longest(words("title_modifiers")), longest(words("title_heads"))
    return re.compile(f"(?:{modifier}){{0,3}}{head}")


def possible_titles(passage: Passage) -> list[tuple[int, int]]:
    """Every stretch that reads as a post, whether or not a person stands beside it."""
    text, borders = passage.text, passage.borders
    surnames = characters("surnames") | characters("rare_surnames")
    found = [
        (_with_level(text, _with_unit(passage, _with_modifiers(text, start)), end), end)
        for start, end in passage.words_of("title_heads")
        if end in borders or text[end] in surnames or text[end] == "兼"
    ]
    if _OF_SPACED.search(text):
        found += (match.span() for match in _SPACED.finditer(text))
    return sorted(found)


def _with_modifiers(text: str, start: int) -> int:
    """Where a post begins with up to three modifiers before it (党组|副|书记)."""
    modifiers = words("title_modifiers")
    for _ in range(3):
        sizes = (n for n in range(_LONGEST_MODIFIER, 0, -1) if n <= start)
        size = next((n for n in sizes if text[start - n : start] in modifiers), 0)
        if not size:
            break
        start -= size
    return start


# 省|总林长, 镇|河长: heads who are named by their level alone.
_HEADS_OF_LEVELS = ("河长", "林长", "田长", "湖长", "路长")


def _with_level(text: str, start: int, end: int) -> int:
    levelled = start and text[start - 1] in "省市县区镇乡村"
    if not levelled or not text.endswith(_HEADS_OF_LEVELS, start, end):
        return start
    return start - (start == 1 or text[start - 2] in _OPENING)


def _with_unit(passage: Passage, start: int) -> int:
    """Where a post begins with a common noun for its unit before it (管理处|主任)."""
    if start == 0 or start not in passage.borders:
        return start
    index = passage.word_at(start - 1)
    begin = passage.starts[index]
    opens = begin == 0 or passage.text[begin - 1] in _OPENING
    word, tag = passage.words[index], passage.tags[index]
    named = word[-1] in "处科股室组队班部" and word not in _PARTY and tag in _NOUNS
    if named and len(passage.words[index]) == 1 and index:
        begin = passage.starts[index - 1]  # 抢修|队|队长
        opens = begin == 0 or passage.text[begin - 1] in _OPENING
        named = passage.tags[index - 1] in {"v", "vn", "n"} and len(passage.words[index - 1]) == 2
        return begin if opens and named else start
    return begin if opens and named and len(passage.words[index]) > 1 else start


def find_titles(
    passage: Passage,
    possible: Iterable[tuple[int, int]],
    persons: list[Candidate],
    owners: list[Candidate],
) -> list[Candidate]:
    """The posts that belong to one of ``persons``; ``owners`` are the organisations and places."""
    spans = _after_owners(passage.text, possible, owners)
    linked = _before_names(passage.text, spans, persons, owners)
    linked |= _after_names(passage.text, spans, persons, owners)
    linked |= _in_rows(passage, spans, persons)
    text = passage.text
    linked = {span for span in linked if not _makes_page(text, *span)}
    linked = {(start, end) for start, end in linked if not text.startswith("职务", end)}
    return [Candidate(start, end, EntityKind.TITLE) for start, end in sorted(linked)]


def _makes_page(text: str, start: int, end: int) -> bool:
    return text[end : end + 1] in ("：", ":") and text[start:end] in _EDITORS


def _in_rows(
    passage: Passage, spans: list[tuple[int, int]], persons: list[Candidate]
) -> set[tuple[int, int]]:
    """Posts that fill a cell of a row that names a person (丁旭, 女, 某中心, 工程师)."""
    if "\t" not in passage.text:
        return set()
    rows = {passage.block_at(one.start) for one in persons}
    return {
        (start, end)
        for start, end in spans
        if passage.text[start - 1 : start] == "\t"
        and passage.text[end : end + 1] in _CELL_ENDS
        and passage.block_at(start) in rows
    }


def _after_owners(
    text: str, possible: Iterable[tuple[int, int]], owners: list[Candidate]
) -> list[tuple[int, int]]:
    """Posts without what an organisation's name already covers (…纪检监察组|组长)."""
    starts = [owner.start for owner in owners]  # in order; they do not overlap
    spans = []
    for start, end in possible:
        index = bisect_right(starts, start) - 1
        begin = max(start, owners[index].end if index >= 0 else start)
        if begin < end and (begin == start or title_pattern().fullmatch(text, begin, end)):
            spans.append((begin, end))
    return spans


def _before_names(
    text: str, spans: list[tuple[int, int]], persons: list[Candidate], owners: list[Candidate]
) -> set[tuple[int, int]]:
    """Posts right before a name, and the posts before those in one list."""
    targets = {person.start for person in persons}
    owner_ends = {owner.start: owner.end for owner in owners}
    linked = set()
    for start, end in reversed(spans):
        if _leads_to(text, end, targets, owner_ends):
            linked.add((start, end))
            targets.add(start)
    return linked


def _leads_to(text: str, end: int, targets: set[int], owner_ends: dict[int, int]) -> bool:
    if end in targets or ((m := _GAP_BEFORE_NAME.match(text, end)) and m.end() in targets):
        return True
    gap = _GAP_IN_LIST.match(text, end)
    at = gap.end() if gap else end
    if at in targets:
        return text[at - 1 : at] not in "，," or True
    return owner_ends.get(at) in targets and at > end


def _told_of(
    text: str, person: Candidate, ends: dict[int, int], owner_ends: dict[int, int]
) -> int | None:
    """Where the body begins of a name's apposition (王某，某县水利局局长。), None if it has none.

    The apposition is a body and posts alone: behind them the text pauses.
    """
    pause = _GAP_BEFORE_TOLD.match(text, person.end)
    at = pause.end() if pause else person.end
    if pause is None or at not in owner_ends:
        return None
    end = owner_ends[at]
    while end in ends:
        end = ends[end]
        if text[end : end + 1] == "、" and end + 1 in ends:
            end += 1
    return at if end > owner_ends[at] and text[end : end + 1] in _PAUSES else None


def _after_names(
    text: str, spans: list[tuple[int, int]], persons: list[Candidate], owners: list[Candidate]
) -> set[tuple[int, int]]:
    """Posts right after a name or in the brackets that follow it."""
    ends = dict(spans)
    owner_ends = {owner.start: owner.end for owner in owners}
    linked = set()
    for person in persons:
        gap = _GAP_AFTER_NAME.match(text, person.end)
        at = gap.end() if gap else person.end
        bracketed = at > person.end
        if not bracketed and (told := _told_of(text, person, ends, owner_ends)) is not None:
            at, bracketed = told, True
        while True:
            if bracketed:
                at = owner_ends.get(at, at)
                if sent := _SENT_TO.match(text, at):  # 某局派驻某村第一书记
                    at = owner_ends.get(sent.end(), at)
            if at not in ends:
                break
            linked.add((at, ends[at]))
            gap = _GAP_IN_LIST.match(text, ends[at])
            if not bracketed or gap is None or gap.end() == ends[at]:
                break
            at = gap.end()
    return linked
