"""Names in rosters: a name that opens a line with its post, and lists of names joined by 、."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, Source
from reader_app.analysis.entities.passage import BREAK, Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import characters, tried_at, words
from reader_app.analysis.findings import EntityKind

_HAN = "[\u4e00-\u9fff]"
_NAME = rf"{_HAN}[ 　]{{1,2}}{_HAN}|{_HAN}{{2,5}}(?:·{_HAN}{{1,6}})?"
_REMARK = rf"[（(](?:男|女|{_HAN}{{1,4}}族)(?:[，,、](?:男|女|{_HAN}{{1,4}}族|兼))*[）)]"
# 王　磊　　市水务局局长, 其其格（女）草原工作站站长: a name, a gap or a remark, then what he is.
_LINE = re.compile(
    rf"[ 　]*(?:\d+[.．、][ 　]*)?({_NAME})(?:[ 　\t]*{_REMARK}[ 　\t]*|[ 　\t]+)(?={_HAN})"
)
_CELL = re.compile(
    rf"、({_NAME})(?=[、，,。；;（()）\s]|[等和及与的\0]|同志|[出列]席|参加|陪同|到会|(?:[两二三四五六七八九十]+|\d+)[名位人]|$)"
)
# The member that opens a list, at the start of a sentence or of its part.
_FIRST = re.compile(
    rf"[：:，,。；;（(\s\0]"
    rf"({_HAN}[ 　]{{1,2}}{_HAN}(?=、)|{_HAN}{{2,5}}+(?:·{_HAN}{{1,6}}+)?(?=、))"
)
# 完成人：, 评审专家：, 成员名单：: what announces a list of persons.
_ANNOUNCERS = ("人", "人员", "成员", "组员", "专家", "名单", "作者", "代表", "导师", "选手")
_COLONS = frozenset("：:")
_LONGEST_POST = 18
# What the rows of a roster end with besides posts, and what bodies in them end with.
_ROLES = (
    "记者",
    "教师",
    "医生",
    "护士",
    "工人",
    "司机",
    "运动员",
    "战士",
    "村民",
    "学生",
    "员",
    "工",
)
_BODY_IN_ROW = re.compile("公司|集团|医院|学校|中学|小学|大学|学院|[局委厅部社厂队]|中心|研究所")
# Last characters of bodies and posts, which stand in rosters as well.
_TYPES = frozenset("省市县区镇乡村局委部院校会司厂社处科室组长队所站位务")


def find_roster_names(passages: Iterable[Passage]) -> list[list[Candidate]]:
    """For each passage the names that open a block as a line of a roster.

    A single such line needs a surname; of two and more, all open with a name.
    """
    lines = [(passage, list(_lines(passage))) for passage in passages]
    several = sum(len(spans) for _, spans in lines) > 1
    return [
        [_person(*span) for span in spans if several or _is_surname(passage.text, span[0])]
        for passage, spans in lines
    ]


def _lines(passage: Passage) -> Iterator[tuple[int, int]]:
    """The names that open a block which goes on with a body and ends with a post."""
    text = passage.text
    for start, end in passage.blocks:
        if match := _LINE.match(text, start, end):
            end = start + len(text[start:end].rstrip())
            if text[end - 1] not in "。；：:!！?？" and (
                _ends_with_post(text, start, end) or _is_row(text, match, end)
            ):
                named = match[1].replace(" ", "").replace("　", "")
                if not _is_no_name(named):
                    yield match.span(1)


# 桑海涛，男，1976年8月生: whoever is introduced by sex, people or citizenship is a person,
# whatever the name; by a birth, a degree or a career, if it is shaped like one.
_INTRODUCES = re.compile(
    "[，,（(：][ 　]?(?:"
    f"([男女](?=[，,、；;）)])|{_HAN}{{1,5}}族(?=[，,、；;）)])|{_HAN}{{2,6}}国籍)"
    r"|(?:19|20)\d\d年(?:\d+月)?(?:\d+日)?(?:出生|生)|[现历]任|(?:大学)?(?:本科|专科)学历|博士|硕士)"
)
_COMRADE = re.compile("(?:同志|先生|女士|小姐)?[ 　]?$")
_LONGEST_COMRADE = 3
_INTRODUCED = re.compile(
    rf"(?:^|[\0\s。；;、.．）)：:])(?:(?:决定)?(?:任命|免去|聘任|接受))?"
    rf"({_NAME}|{_HAN}{{6,7}}|{_HAN}{{2,6}}(?:[·•]{_HAN}{{1,6}}){{1,3}})$"
)
_LONGEST_NAME = 28


def find_introduced_names(passage: Passage) -> Iterator[Candidate]:
    """The names of one block that sex, people, birth or career follow."""
    text = passage.text
    for told in _INTRODUCES.finditer(text):
        end = told.start()
        if comrade := _COMRADE.search(text, max(0, end - _LONGEST_COMRADE), end):
            end = comrade.start()
        match = _INTRODUCED.search(text, max(0, end - _LONGEST_NAME), end)
        if match is None or _is_no_name(match[1].replace(" ", "").replace("　", "")):
            continue
        if told[1] or _is_name_shaped(match[1]):
            yield _person(match.start(1) + _role_size(match[1]), match.end(1))


def _role_size(text: str) -> int:
    """How many characters before a name say what somebody is (驾驶人|孟某)."""
    sizes = (size for size in (4, 3, 2) if text[:size] in words("role_nouns"))
    size = next(sizes, 0)
    return size if len(text) - size > 1 else 0


# 法定代表人为某某: what a field says in running text.
_HELD_BY = re.compile(
    rf"(?:法定代表人|实际控制人|负责人|联系人|经办人|申请人|当事人|承办人)(?:为|是|系)({_HAN}{{2,4}})"
    r"(?=[，。；、（(\0\s]|$)"
)


def find_held_posts(passage: Passage) -> Iterator[Candidate]:
    """The names of one block that the sentence gives as a field gives its value."""
    for match in _HELD_BY.finditer(passage.text):
        if _is_name_shaped(match[1]) and not _is_no_name(match[1]):
            yield _person(*match.span(1))


_ROW_GAP = re.compile(rf"[ 　]*(?:{_REMARK}[ 　]*)?")
_ROW_CELL = re.compile(
    rf"{_HAN}[ 　]{{1,2}}{_HAN}(?=[ 　（(]|$)"
    rf"|{_HAN}{{2,8}}(?:[·•]{_HAN}{{1,6}}){{0,3}}(?=[ 　（(]|$)"
)
_LONGEST_CHINESE = 4


def find_rows_of_names(passage: Passage) -> Iterator[Candidate]:
    """The names of blocks that hold nothing but names set apart by blanks, three or more."""
    for start, end in passage.blocks:
        if passage.text[start : start + 12].strip() and (cells := _row(passage.text, start, end)):
            yield from (_person(*cell) for cell in cells)


def _row(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a row if all are shaped like names and most open with a surname."""
    cells, position = [], start
    while position < end:
        cell = _ROW_CELL.match(text, position, end)
        if (
            cell is None
            or _is_no_name(cell[0])
            or ("·" not in cell[0] and cell.end() - position > _LONGEST_CHINESE)
        ):
            return []
        cells.append(cell.span())
        gap = _ROW_GAP.match(text, cell.end(), end)
        position = gap.end() if gap else end
        if gap and position < end and position == cell.end():
            return []
    named = sum(_is_surname(text, first) or "·" in text[first:last] for first, last in cells)
    wide = re.search("[ 　]{2}|[）)][ 　]", text[start:end])
    return cells if len(cells) > 2 and wide and named * 2 > len(cells) else []


def _is_row(text: str, name: re.Match[str], end: int) -> bool:
    """A surname, a wide gap or a remark, and then a body with a role (某某　　岑阳日报社记者)."""
    gap = text[name.end(1) : name.end()]
    wide = len(gap) > 1 and (gap.isspace() or gap.strip()[-1:] in "）)")
    rest = text[name.end() : end]
    told = rest.endswith(_ROLES) or _BODY_IN_ROW.search(rest) is not None
    return wide and told and _is_surname(text, name.start(1))


def _is_no_name(text: str) -> bool:
    """Whether the opening of a line is a post, a body or a role."""
    typed = text[-1] in _TYPES or text in words("role_nouns")
    return typed or title_pattern().search(text) is not None


@cache
def _post_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{title_pattern().pattern})(?:[（(]{_HAN}{{1,6}}[）)])?$")


def _ends_with_post(text: str, start: int, end: int) -> bool:
    return _post_at_end().search(text, max(start, end - _LONGEST_POST), end) is not None


def _is_surname(text: str, start: int) -> bool:
    return text[start] in characters("surnames") or text[start : start + 2] in words(
        "compound_surnames"
    )


_CLAUSE_END = re.compile("[，\0]")


# 任命：, 一、任命, 任免名单 over a list of those who are appointed.
_OPENS_LIST = re.compile("(?:任命|免去|聘任|任免|辞去)[^。，\0]{0,8}[：:\0]")
_APPOINTEE = rf"{_HAN}(?:[ 　]{{1,2}}{_HAN}){{2,3}}|{_NAME}"
# What stands before the first name.
_APPOINTS = re.compile("：|:|；|;|\0|免去|任命|聘任|接受")  # no set, so that it is searched fast


@cache
def _appointed() -> re.Pattern[str]:
    names = rf"(?:{_APPOINTEE})(?:、(?:{_APPOINTEE}))*?"
    post = "[^，。；;\0]{2,40}"
    closing = f"(?:[任为的]{post}(?:$|\0)|[任为]{post}[；;，。（(]|的{post}职务|辞去{post}职务)"
    return re.compile(
        rf"[ 　]*(?!免去|任命|聘任|接受)({names})(?:同志)?(?=(?:{_REMARK})?{closing})"
    )


def find_appointed_names(passage: Passage) -> Iterator[Candidate]:
    """The names that a line of appointments opens with (秦川、贺兰的县文化馆副馆长职务)."""
    for match in tried_at(_before_posts(passage), _appointed(), passage.text):
        following = passage.text[match.end() : match.end() + 41]
        if title_pattern().search(_CLAUSE_END.split(following, 1)[0]) is None:
            continue
        listed = _OPENS_LIST.search(passage.text, 0, match.start(1)) is not None
        for name in re.finditer(_APPOINTEE, match[1]):
            start, end = match.start(1) + name.start(), match.start(1) + name.end()
            end -= 2 * passage.text.endswith("同志", start, end)
            named = passage.text[start:end]
            if not named:
                continue  # 任命：同志为…
            if _is_appointed(named) or (listed and _may_be_appointed(passage, start, end)):
                yield _person(start, end)


def _is_appointed(text: str) -> bool:
    """A surname and any given name (方万里): the line itself says that it is one."""
    return _is_name_shaped(text) or (
        len(text) == 3 and text[0] in characters("surnames") and text[-1] not in _TYPES
    )


def _may_be_appointed(passage: Passage, start: int, end: int) -> bool:
    """德力根, 敖  其  尔: under 任命： a name of any people, which no other word is."""
    name = "".join(passage.text[start:end].split())
    known = passage.tag_of(start, end) == PLACE_TAG or name in words("role_nouns")
    return not known and len(name) > 1 and not _is_no_name(name) and rarity(name) > COMMON


def _before_posts(passage: Passage) -> Iterator[int]:
    """Where a line of appointments may open: a post must follow in the same block."""
    text, posts = passage.text, passage.words_of("title_heads")
    ends = [end for _, end in posts]
    for start in chain([0], (match.end() for match in _APPOINTS.finditer(text))):
        following = bisect_right(ends, start)
        if following == len(posts):
            return
        if text.find(BREAK, start, posts[following][0]) < 0:
            yield start


def _is_name_shaped(text: str) -> bool:
    """Whether a text has a surname and a given name of one or two characters."""
    closed = text.replace(" ", "").replace("　", "")
    compound = closed[:2] in words("compound_surnames")
    given = closed[1 + compound :]
    never = characters("never_in_given_names")
    return _is_surname(closed, 0) and 1 <= len(given) <= 2 and never.isdisjoint(given)


def find_listed_names(passage: Passage, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The name-shaped members of a list joined by 、 of which at least half are sure names."""
    text = passage.text
    if "、" not in text:
        return
    sure = [c for c in found if c.kind is EntityKind.PERSON and c.score >= CERTAIN]
    spans, ends = {(c.start, c.end) for c in sure}, {c.end for c in sure}
    cells = [(a, b - (b - a > 2 and text[b - 1] == "等")) for a, b in _spans(_CELL, text)]
    cells = [(a, b) for a, b in cells if not title_pattern().match(text, a)]  # 书记员|孙 悦
    # A passage opens like the rest of its blocks.
    first = ((a - 1, b - 1) for a, b in _spans(_FIRST, BREAK + text))
    cells += [cell for cell in first if cell in spans or cell[1] not in ends]  # 市领导|叶林、
    cells.sort()
    if len(cells) < 2:
        return
    first_ends = ends - {end for _, end in cells}
    for run in _runs(text, cells):
        before = run[0][0] - 1
        opened = before in first_ends and text[before] != BREAK
        named, size = sum(span in spans for span in run) + opened, len(run) + opened
        if named and (_is_announced(text, run[0][0]) or _is_counted(text, run[-1][1])):
            yield from (_person(*s) for s in run if s not in spans and _may_be_named(passage, *s))
        elif named and (named * 2 >= size or _LEADERS.search(text, max(0, before - 6), before)):
            rest = (s for s in run if s not in spans and _fits(passage, *s))
            yield from (_person(*s) for s in rest if named > 1 or _is_rare(text, *s))


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span(1) for match in pattern.finditer(text))


# 市领导|叶林、秦良骥: the first of a list behind what all of them are.
_LEADERS = re.compile(rf"[省市县区州旗镇乡校院]领导{_HAN}{{2,4}}$")


def _is_announced(text: str, start: int) -> bool:
    """Whether the words before a list say that it is one of persons."""
    while start and text[start - 1].isspace():
        start -= 1
    return text[start - 1 : start] in _COLONS and text.endswith(_ANNOUNCERS, 0, start - 1)


_COUNTED = re.compile("等\\d{1,4}[名位](?:同志|法官|教师|医生|民警|干警|干部|个人|党员|代表|委员)")


def _is_counted(text: str, end: int) -> bool:
    """尕藏东知、颜如玉|等23名法官: whatever the names, they are persons."""
    return _COUNTED.match(text, end) is not None


def _may_be_named(passage: Passage, start: int, end: int) -> bool:
    """Whether a member of a list of persons can be one of them: any name but that of a body."""
    text = passage.text[start:end]
    surname = _is_surname(text, 0) or text[0] in characters("rare_surnames")
    if surname and len(text) < 4:
        return True
    never = characters("never_in_given_names").isdisjoint(text[1:])
    return never and text[-1] not in _TYPES and text not in words("role_nouns")


def _is_rare(text: str, start: int, end: int) -> bool:
    return rarity(text[start:end]) > COMMON


def _runs(text: str, cells: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Cells that only 、 parts from each other."""
    run = cells[:1]
    for cell in cells[1:]:
        if cell[0] != run[-1][1] + 1 or text[cell[0] - 1] == BREAK:
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
    given = text[1 + (text[:2] in words("compound_surnames")) :]
    if len(given) > 2:
        return False
    # 李向阳: of two characters one may be a preposition elsewhere, as a list is of nothing else.
    never = sum(one in characters("never_in_given_names") for one in given)
    return never < len(given) and text[-1] not in _TYPES


def _person(start: int, end: int) -> Candidate:
    return Candidate(start, end, EntityKind.PERSON, source=Source.MARKED)
