"""Names in rosters: a name that opens a line with its post, and lists of names joined by 、."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, Source
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.findings import EntityKind

_HAN = "[\u4e00-\u9fff]"
_NAME = rf"{_HAN}[ 　]{{1,2}}{_HAN}|{_HAN}{{2,5}}(?:·{_HAN}{{1,6}})?"
_REMARK = rf"[（(](?:男|女|{_HAN}{{1,4}}族)(?:[，,、](?:男|女|{_HAN}{{1,4}}族|兼))*[）)]"
# 王　磊　　市水务局局长, 其其格（女）草原工作站站长: a name, a gap or a remark, then what he is.
_LINE = re.compile(
    rf"[ 　]*(?:\d+[.．、][ 　]*)?({_NAME})(?:[ 　\t]*{_REMARK}[ 　\t]*|[ 　\t]+)(?={_HAN})"
)
_CELL = re.compile(
    rf"(?<=、)({_NAME})(?=[、，。；;）)\s]|[等和及与的]|同志|[两二三四五六七八九十]+[名位人]|$)"
)
# The member that opens a list, at the start of a sentence or of its part.
_FIRST = re.compile(rf"(?:^|(?<=[：:，。；;（(\s]))({_NAME})(?=、)")
# 完成人：, 评审专家：, 成员名单：: what announces a list of persons.
_ANNOUNCED = re.compile("(?:人|人员|成员|组员|专家|名单|作者|代表|导师|选手)[：:]\\s*$")
_LONGEST_POST = 18
# Last characters of bodies and posts, which stand in rosters as well.
_TYPES = frozenset("省市县区镇乡村局委部院校会司厂社处科室组长队所站位务")


def find_roster_names(passages: Iterable[Passage]) -> list[list[Candidate]]:
    """For each block the name that opens it as a line of a roster, if it is one.

    A single such line needs a surname; of two and more, all open with a name.
    """
    lines = [(passage, _line(passage)) for passage in passages]
    several = sum(span is not None for _, span in lines) > 1
    return [
        [_person(*span)] if span and (several or _is_surname(passage.text, span[0])) else []
        for passage, span in lines
    ]


def _line(passage: Passage) -> tuple[int, int] | None:
    """The name that opens a block which goes on with a body and ends with a post."""
    text = passage.text.rstrip()
    match = _LINE.match(text)
    if match is None or text[-1:] in "。；：:!！?？" or not _ends_with_post(text):
        return None
    named = match[1].replace(" ", "").replace("　", "")
    if title_pattern().search(named) or named[-1] in _TYPES or named in words("role_nouns"):
        return None
    return match.span(1)


@cache
def _post_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{title_pattern().pattern})(?:[（(]{_HAN}{{1,6}}[）)])?$")


def _ends_with_post(text: str) -> bool:
    return _post_at_end().search(text, max(0, len(text) - _LONGEST_POST)) is not None


def _is_surname(text: str, start: int) -> bool:
    return text[start] in characters("surnames") or text[start : start + 2] in words(
        "compound_surnames"
    )


@cache
def _appointed() -> re.Pattern[str]:
    names = rf"(?:{_NAME})(?:、(?:{_NAME}))*?"
    opening = "(?:^|(?<=[：:；;])|(?<=免去)|(?<=任命)|(?<=聘任))[ 　]*"
    post = "[^，。；;]{4,40}"
    closing = f"(?:[任为的]{post}$|[任为]{post}[；;，。（(]|的{post}职务)"
    return re.compile(rf"{opening}({names})(?:同志)?(?={closing})")


def find_appointed_names(passage: Passage) -> Iterator[Candidate]:
    """The names that a line of appointments opens with (秦川、贺兰的县文化馆副馆长职务)."""
    for match in _appointed().finditer(passage.text):
        following = passage.text[match.end() : match.end() + 41]
        if title_pattern().search(following.split("，")[0]) is None:
            continue
        for name in re.finditer(_NAME, match[1]):
            start, end = match.start(1) + name.start(), match.start(1) + name.end()
            if _is_name_shaped(passage.text[start:end]):
                yield _person(start, end)


def _is_name_shaped(text: str) -> bool:
    """Whether a text has a surname and a given name of one or two characters."""
    closed = text.replace(" ", "").replace("　", "")
    compound = closed[:2] in words("compound_surnames")
    given = closed[1 + compound :]
    never = characters("never_in_given_names")
    return _is_surname(closed, 0) and 1 <= len(given) <= 2 and never.isdisjoint(given)


def find_listed_names(passage: Passage, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The name-shaped members of a list joined by 、 of which at least half are sure names."""
    if "、" not in passage.text:
        return
    cells = [match.span(1) for match in _CELL.finditer(passage.text)]
    cells += [match.span(1) for match in _FIRST.finditer(passage.text)]
    cells.sort()
    if len(cells) < 2:
        return
    sure = [c for c in found if c.kind is EntityKind.PERSON and c.score >= CERTAIN]
    spans = {(c.start, c.end) for c in sure}
    first_ends = {c.end for c in sure} - {end for _, end in cells}
    for run in _runs(cells):
        named = sum(span in spans for span in run) + (run[0][0] - 1 in first_ends)
        size = len(run) + (run[0][0] - 1 in first_ends)
        if named and _ANNOUNCED.search(passage.text, 0, run[0][0]):
            yield from (_person(*s) for s in run if s not in spans and _may_be_named(passage, *s))
        elif named and named * 2 >= size:
            rest = (s for s in run if s not in spans and _fits(passage, *s))
            yield from (_person(*s) for s in rest if named > 1 or _is_rare(passage.text, *s))


def _may_be_named(passage: Passage, start: int, end: int) -> bool:
    """Whether a member of a list of persons can be one of them: any name but that of a body."""
    text = passage.text[start:end]
    if _is_surname(text, 0) and len(text) < 4:
        return True
    never = characters("never_in_given_names").isdisjoint(text[1:])
    return never and text[-1] not in _TYPES and text not in words("role_nouns")


def _is_rare(text: str, start: int, end: int) -> bool:
    return rarity(text[start:end]) > COMMON


def _runs(cells: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Cells that only 、 parts from each other."""
    run = cells[:1]
    for cell in cells[1:]:
        if cell[0] != run[-1][1] + 1:
            yield run
            run = []
        run.append(cell)
    yield run


def _fits(passage: Passage, start: int, end: int) -> bool:
    text = passage.text[start:end]
    if not _is_surname(text, 0) or PLACE_TAG in passage.tags_of(start, end):
        return False
    if text[1:2] in " 　" or text[2:3] in " 　":
        return True
    fits = len(text) <= 3 + (text[:2] in words("compound_surnames"))
    return fits and characters("never_in_given_names").isdisjoint(text[1:])


def _person(start: int, end: int) -> Candidate:
    return Candidate(start, end, EntityKind.PERSON, source=Source.MARKED)
