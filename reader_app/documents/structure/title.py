"""Where the text begins, and which of the lines over it are the document's title."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import add

from reader_app.documents.model import BlockKind
from reader_app.documents.structure.captions import credits_picture
from reader_app.documents.structure.datelines import read_dateline
from reader_app.documents.structure.labels import (
    is_field,
    is_form_field,
    is_labelled,
    is_red_header,
    lists_fields,
    pairs,
)
from reader_app.documents.structure.lines import Line
from reader_app.documents.structure.numbering import numbering
from reader_app.documents.structure.page import is_banner, is_breadcrumb, is_menu, names_site
from reader_app.documents.structure.shapes import (
    is_contents_heading,
    is_date_line,
    is_prose,
    is_verse,
)
from reader_app.documents.structure.words import (
    is_body,
    is_document_title,
    is_name,
    speaker,
)

# How much of the text the words of a title are looked for in (code points).
_BODY = 6000
# No page has more lines over its text.
_LONGEST_HEAD = 500
_LONGEST_TITLE = 90
# The kind of a document alone in its line, under the name of the body (行政处罚决定书).
_LONGEST_KIND = 10
_LONGEST_ENTRY = 4
_SHORTEST_UNFINISHED = 28
_LONGEST_SECTION = 8
_LEAST_SCORE = 1.0
# Points for what the markup makes of a line: nothing, the topmost heading; else 1.5.
_RANKED = {0: 0.0, 1: 2.5}
# What only the markup of a file tells beforehand: parts of the text, not of its head.
_MARKED_TEXT = frozenset({BlockKind.TABLE, BlockKind.LIST, BlockKind.QUOTE})
_UNFINISHED = re.compile(
    r"(?:的|和|与|及|或|、|，|,|关于|對於|对|在|为|暨|第|年|月|号|市|省|县|区)$"
)
# How a title goes on after the name of the body that issues it.
# 某公司 / 2022年年度股东大会决议公告, 某公司 / 第五届董事会第八次会议决议公告
_CONTINUES = re.compile(
    r"关于|關於|印发|转发|批转|对|致|\d{4}\s*年|第[一二三四五六七八九十\d]{1,3}届"
)
# The time of a meeting, which the place follows; alone it is the time of the page.
_WHEN = re.compile(r"(?:时|時)\s*(?:间|間)|日\s*期")
# A page's header names the section and the site: 公司新闻 | 某公司
_WITH_SITE = re.compile(r"\s[|｜丨]\s")
_GOES_ON = re.compile(r"[与和及暨的]")
_SALUTATION = re.compile(r"[:：]$")
_SHORT_LABEL = re.compile("([\u4e00-\u9fff]{2,6})[:：]")
_ADDRESSED = re.compile(
    "[各位们诸您你爱]|(?:同志|代表|委员|先生|女士|朋友|乡亲|老师|同学|家长|员工|用户|客户|旅客|市民|读者|居民|村民|股东|单位|部门|企业|公司|法院|[长记任])$"
)
# A line over the title of which so little stands in the text belongs to the page.
_STRANGE = 0.34
# When something was put on a page: 22-08-16 19:32 …
_STAMP = re.compile(r"(?:\d{2,4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[ \u3000]+\d{1,2}[:：]\d{2}")
# Who came to a meeting and what they did there, under its title (某某出席并讲话　某某主持); a
# title names the meeting, too (某某主持召开常务会议).
_DID = (
    r"(?:(?:并|並)?(?:出席|主持|参加|宣读|致辞|讲话|參加|宣讀|致辭|講話|(?<!工)作(?:报告|報告))"
    r"(?:会议|會議|大会|大會)?)"
)
_TOOK_PART = re.compile(rf"(?:(?!{_DID})[\u4e00-\u9fff·、 ]){{2,16}}{_DID}+")
# 某某主持召开县长办公会: a title that is whole; what stands below is its kicker.
_TELLS_OF_MEETING = re.compile(r".{2,16}(?:主持召开|出席).{2,40}(?:会|会议|大会|讲话)")
_LONGEST_PART = 24
_HAN = re.compile("[\u4e00-\u9fff]")
_NOT_A_TITLE = re.compile(r"[。；，,、]$|©|^[（(【\[][^）)】\]]*[）)】\]]$|^——|^[-—]{2}")


def body_start(lines: list[Line], broken: frozenset[int]) -> int:
    """The index of the first line of the text itself; 0 if there is no telling.

    ``broken`` holds the indexes of lines whose sentence goes on in the next.
    """
    title = given_title(lines)
    for index, line in enumerate(lines[:_LONGEST_HEAD]):
        if title and index <= title[1]:
            continue
        if index and line.kind in _MARKED_TEXT and not is_entry(line):
            return index
        if (
            line.kind is None
            and not _is_menu_over_crumbs(lines, index)
            and _begins_body(line.text)
            and not (_is_note(line.text) or _opens_index(lines, index))
        ):
            return index
        if line.kind is None and is_dateline(line.text) and index + 1 < len(lines):
            return index + 1
        if line.kind is None and index and _begins_fields(lines, index):
            return index
        open_end = "，" in line.text and (index in broken or _is_unfinished(lines, index))
        if line.kind is None and index and open_end:
            return index
        if line.kind is None and all(is_verse(below.text) for below in lines[index : index + 2]):
            return index
    # Pictures only: they are the text.
    return next((i for i, ln in enumerate(lines[:_LONGEST_HEAD]) if ln.kind is BlockKind.IMAGE), 0)


def _is_menu_over_crumbs(lines: list[Line], index: int) -> bool:
    """A row of short cells over the breadcrumb of the page: the sections of a site."""
    cells = lines[index].text.split("\t")
    short = len(cells) > 2 and all(2 <= len(cell.strip()) <= _LONGEST_SECTION for cell in cells)
    return short and any(is_breadcrumb(line.text) for line in lines[index + 1 : index + 3])


def _is_unfinished(lines: list[Line], index: int) -> bool:
    """A long line that ends within a sentence (…，) over one that nothing has decided."""
    text, below = lines[index].text, lines[index + 1] if index + 1 < len(lines) else None
    ends_open = text[-1] == "，" and len(text) >= _SHORTEST_UNFINISHED
    return ends_open and below is not None and below.kind is None


def _opens_index(lines: list[Line], index: int) -> bool:
    """名称：…公示 over 索引号：…: a field of forms, but here one of the page's index table."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    named = any(pair.label in _TITLE_LABELS for pair in pairs(lines[index].text)[:1])
    return named and below is not None and is_labelled(below.text, loose=False)


def is_dateline(text: str) -> bool:
    """某报4月14日讯（记者某某） alone in its line: the text begins in the next."""
    return len(text) <= _LONGEST_TITLE and text[-1] in "）)讯訊电電" and bool(read_dateline(text))


def is_entry(line: Line) -> bool:
    """An item so short that it is an entry of a menu or a counter rather than text."""
    return line.kind is BlockKind.LIST and len(line.text) <= _LONGEST_ENTRY


def given_title(lines: list[Line]) -> tuple[int, int] | None:
    """First and last index (inclusive) of the title that the file's markup names."""
    head = lines[:_LONGEST_HEAD]
    first = next((i for i, line in enumerate(head) if line.kind is BlockKind.TITLE), None)
    if first is None:
        return None
    last = first
    while last + 1 < len(lines) and lines[last + 1].kind is BlockKind.TITLE:
        last += 1
    return first, last


def _begins_fields(lines: list[Line], index: int) -> bool:
    """Several fields in a row are text; one alone may as well be a title with a colon in it."""
    first, *following = lines[index : index + 2]
    if _is_note(first.text) and not _WHEN.match(first.text):
        return False
    if is_labelled(first.text, loose=False) or any(_is_note(line.text) for line in following):
        return False
    return all(is_field(line.text) for line in (first, *following))


def _is_note(text: str) -> bool:
    return is_labelled(text, loose=True) and not is_form_field(text)


def _begins_body(text: str) -> bool:
    if is_banner(text) or (text.isascii() and text.isupper()):  # a site's name in English
        return False
    if is_prose(text) or is_contents_heading(text) or ("\t" in text and not is_menu(text)):
        return True
    number = numbering(text)
    if number and number.style != "arabic-bracket":
        return True
    return _is_salutation(text) or is_form_field(text)


def _is_salutation(text: str) -> bool:
    """各位代表：, 县政府：; a short label of the page (站内搜索：) addresses nobody."""
    if _SALUTATION.search(text) is None:
        return False
    label = _SHORT_LABEL.fullmatch(text)
    return label is None or is_body(label[1]) or _ADDRESSED.search(label[1]) is not None


def find_title(lines: list[Line], start: int) -> tuple[int, int] | None:
    """First and last index (inclusive) of the title's lines over the body at ``start``."""
    candidates = [i for i in range(start) if _is_candidate(lines, i)]
    candidates = [i for i in candidates if not is_red_header(lines[i].text)] or candidates
    if not candidates or start >= len(lines):
        return None
    body = _written("".join(line.text for line in lines[start : start + 200])[:_BODY])
    labelled = _labelled_titles(lines[:start])
    scores = {i: _score(lines, i, body, labelled) for i in candidates}
    best = max(candidates, key=lambda i: (scores[i], i))
    if scores[best] < _LEAST_SCORE:
        return None
    strange = {i for i in candidates if _overlap(lines[i].text, body) < _STRANGE}
    return _wrapped(lines, best, scores, labelled, strange)


def _is_candidate(lines: list[Line], index: int) -> bool:
    """Undecided, of a title's shape, and not the caption of a picture above it.

    Under a page's first picture a title has the day and the source below it.
    """
    under_picture = index > 0 and lines[index - 1].kind is BlockKind.IMAGE
    headed = lines[index].marked_heading or _metadata_follows(lines, index)
    under_picture = under_picture and not headed
    text = lines[index].text
    wrapped = (
        text[-1] == "、" and index + 1 < len(lines) and is_document_title(lines[index + 1].text)
    )
    shaped = _can_be_title(text[:-1] if wrapped else text)
    return lines[index].kind is None and not under_picture and shaped


def _ranks_apart(above: Line, below: Line) -> bool:
    """Whether the markup makes them headings of different levels."""
    ranks = (above.marked_heading, below.marked_heading)
    return all(ranks) and ranks[0] != ranks[1]


def _can_be_title(text: str) -> bool:
    if not 2 <= len(text) <= _LONGEST_TITLE or _STAMP.match(text):
        return False
    if _NOT_A_TITLE.search(text) or credits_picture(text) or lists_fields(text):
        return False
    number = numbering(text)
    if number and number.style == "arabic-bracket":
        return False
    return not (_says_who_took_part(text) or speaker(text))


def _labelled_titles(lines: list[Line]) -> list[str]:
    """Titles that an index table or a breadcrumb states."""
    found = [
        pair.value for line in lines for pair in pairs(line.text) if pair.label in _TITLE_LABELS
    ]
    for line, following in pairwise(lines):
        stated = pairs(line.text)
        if stated and stated[-1].label in _TITLE_LABELS and not stated[-1].value:
            found.append(following.text)
    return [_bare(title) for title in found if title]


_TITLE_LABELS = frozenset({"标题", "標題", "信息名称", "文件名称", "题名", "名称"})


def _score(lines: list[Line], index: int, body: str, labelled: list[str]) -> float:
    text = lines[index].text
    score = 2.5 * _overlap(text, body)
    score += _RANKED.get(lines[index].marked_heading, 1.5)
    score += 1.0 if is_document_title(text) or _TELLS_OF_MEETING.fullmatch(text) else 0.0
    score -= 1.5 if _is_body_name(text) else 0.0
    bare_kind = len(_bare(text)) <= 4 and is_document_title(text)
    score += 0.6 if 8 <= len(text) <= 50 else 0.2 if 5 <= len(text) < 8 or bare_kind else -0.6
    score += 0.4 if index == 0 else 0.0
    score += 1.5 if _kicker_follows(lines, index) else 0.0
    score += 1.0 if _metadata_follows(lines, index) else 0.0
    score += 0.8 if index and lines[index - 1].kind is BlockKind.METADATA else 0.0
    score += 1.5 if _is_over_verse(lines, index) else 0.0
    score += 2.0 if any(_bare(text) in title for title in labelled) else 0.0
    score -= 1.2 if names_site(text) and len(text) <= 16 else 0.0
    score -= 2.0 if is_menu(text) else 0.0
    score -= 1.5 if is_red_header(text) else 0.0
    score -= 1.0 if is_date_line(text) else 0.0
    return score


def _metadata_follows(lines: list[Line], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].kind is BlockKind.METADATA


def _is_over_verse(lines: list[Line], index: int) -> bool:
    """Whether a poem follows, or its poet and then the poem."""
    below = [line.text for line in lines[index + 1 : index + 3]]
    if len(below) == 2 and is_name(below[0]):
        return is_verse(below[1])
    return bool(below) and is_verse(below[0]) and not (index and is_name(lines[index].text))


def _kicker_follows(lines: list[Line], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].text.startswith(("——", "--", "――"))


def _overlap(text: str, body: str) -> float:
    """The share of the line's pairs of characters that the body has, too."""
    bare = _written(text)
    pairs_of_characters = set(map(add, bare, bare[1:]))
    if not pairs_of_characters:
        return 0.0
    return sum(pair in body for pair in pairs_of_characters) / len(pairs_of_characters)


def _written(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _wrapped(
    lines: list[Line],
    best: int,
    scores: dict[int, float],
    labelled: list[str],
    strange: set[int],
) -> tuple[int, int]:
    """The title's line with those before and after it that belong to it.

    Of the ``strange`` the text says next to nothing.
    """
    first = last = best
    while first - 1 in scores and _joins(lines, first - 1, first, scores, labelled):
        above = lines[first - 1].text
        own = _is_body_name(above) or _UNFINISHED.search(above) or above.startswith("关于")
        if first - 1 in strange and not own:
            break
        first -= 1
    while last + 1 in scores and _joins(lines, last, last + 1, scores, labelled):
        last += 1
    return first, last


def _joins(
    lines: list[Line], upper: int, lower: int, scores: dict[int, float], labelled: list[str]
) -> bool:
    """Whether two lines over the text are one title wrapped."""
    above, below = lines[upper].text, lines[lower].text
    if any(_bare(above + below) in title for title in labelled):
        return True
    if (
        _WITH_SITE.search(above)
        or is_menu(above)
        or is_red_header(above)
        or is_date_line(below)
        or _repeats(above, below)
        or _TELLS_OF_MEETING.fullmatch(above)
        or _ranks_apart(lines[upper], lines[lower])
        or (_HAN.search(below) is None and _HAN.search(above) is not None)
    ):
        return False
    if _is_body_name(above):
        return lines[lower].gap <= 2 and _continues_body(lines, lower)
    complete = is_document_title(above)
    if _is_body_name(below) and (complete or not _UNFINISHED.search(above)):
        return False
    if _GOES_ON.match(below) and lines[lower].gap <= 2:
        return True
    if _UNFINISHED.search(above) or (above.startswith("关于") and not complete):
        return not complete
    if is_document_title(below) and not complete and not names_site(above):
        return lines[lower].gap <= max(2, lines[upper].gap + 1)
    return min(scores[upper], scores[lower]) >= 1.6 and lines[lower].gap <= 2


def _says_who_took_part(text: str) -> bool:
    """A line under the title whose every part says what somebody did at the meeting."""
    parts = re.split(r"[ \u3000]+", text)
    return all(len(part) <= _LONGEST_PART and _TOOK_PART.fullmatch(part) for part in parts) and any(
        is_name(part[:length]) for part in parts for length in (2, 3)
    )


def _continues_body(lines: list[Line], index: int) -> bool:
    """Whether the bodies of a title go on as its text: 关于…, or a kind of document alone."""
    while index + 1 < len(lines) and _is_body_name(lines[index].text):
        index += 1
    text = lines[index].text
    kind = is_document_title(text)
    below_crumbs = index > 1 and is_breadcrumb(lines[index - 2].text)
    bare_kind = kind and (len(_bare(text)) <= _LONGEST_KIND or below_crumbs)
    return bool(_CONTINUES.match(text)) or bare_kind


def _is_body_name(text: str) -> bool:
    """Nothing but names of bodies, parted by spaces."""
    return all(is_body(part) for part in text.split())


def _repeats(above: str, below: str) -> bool:
    """A page header that states the title again, perhaps with the site's name."""
    return _bare(above) in _bare(below) or _bare(below) in _bare(above)
