"""What stands over the text: index table, page header, title, and the lines under the title."""

from __future__ import annotations

import re
from itertools import pairwise

from reader_app.documents.model import BlockKind
from reader_app.documents.structure.captions import is_certain_caption
from reader_app.documents.structure.labels import (
    is_byline,
    is_labelled,
    is_red_header,
    label_alone,
    lists_fields,
    pairs,
)
from reader_app.documents.structure.lines import Line
from reader_app.documents.structure.page import is_banner
from reader_app.documents.structure.shapes import first_date, is_date_line, is_version
from reader_app.documents.structure.title import find_title, given_title, is_dateline, is_entry
from reader_app.documents.structure.words import is_body, is_document_title, is_name, word_set

_KICKER = re.compile(r"^(?:——|--|—|――)")
_BRACKETED = re.compile(r"^[（(【\[〔].*[）)】\]〕]$")
_DATED_NOTE = re.compile(
    r"20\d{6}|\d{4}\s*年|\d{1,2}\s*月\s*\d{1,2}\s*日|[〇零一二三四五六七八九]{4}年"
)
# When and where a speech or report was given: it explains the title, as a kicker does.
_OCCASION = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日在.{4,40}上$")
# （招标编号：…）
_NUMBERED_NOTE = re.compile(r"^.{2,10}(?:编号|字号|文号)[:：]")
# A clock time beside the day: when a page was put there.
_STAMP = re.compile(r"(?<!\d)\d{1,2}[-/.月]\d{1,2}日?[ \u3000]+\d{1,2}[:：]\d{2}")
_LONGEST_STAMP = 60
# What a site's head says of the day on which its page was saved.
_TODAY = re.compile(
    r"(?:今天是)?[:：]?\s*\d{4}年\d{1,2}月\d{1,2}日\s*(?:星期|周|礼拜)[一二三四五六日天].{0,12}"
)
# 征集时间：2023-04-10 至 2023-05-10: how long a notice stands.
_PERIOD_OF_NOTICE = re.compile(
    r"(?:征集|公示|公告|征求意见|报名|投票)(?:时间|日期|期限|期)[：:]\s*\d{4}"
)
_ROW = re.compile("(?:[\u4e00-\u9fff][ \u3000]*){2,8}[:：][^。！？]{0,60}")
# 号：003/2022-18　信息分类：…: the row that a page cuts off at its left.
_CUT_ROW = re.compile(r"[\u4e00-\u9fff]{1,3}[:：][ \u3000]*[\w/-]{4,40}[ \u3000]+\S")
# An index table has as many rows; fewer words alone in a line are entries of a menu.
_FEWEST_ROWS = 4
_TITLE_LABELS = ("标题", "標題", "信息名称", "名称", "题名")
_POST = re.compile(
    r"(?:省长|市长|县长|区长|州长|镇长|乡长|主任|书记|院长|检察长|局长|厅长|部长|主席|委员长|总理|会长|理事长|董事长|总经理|校长|行长|司令员?|政委|秘书长|组长|发言人|教授|研究员)"
)
# The name of a paper or station over a title is the page's head.
_OUTLETS = ("报", "報", "网", "網", "社", "台", "臺")


def mark_head(lines: list[Line], start: int) -> None:
    """Decide every line over the body, which starts at index ``start``."""
    _mark_index_table(lines, start)
    _mark_notes(lines, start)
    title = given_title(lines) or find_title(lines, start)
    first, last = title if title else (start, start - 1)
    for index in range(first, last + 1):
        lines[index].kind = BlockKind.TITLE
    if not title:
        return
    _mark_todays_date(lines, first, last, start)
    page = any(_is_of_page(line) or _names_column(line) for line in lines[:first])
    _mark_rows_of_index(lines, first)
    for line in lines[:first]:
        line.kind = line.kind or _kind_over_title(line.text, page=page)
    for above, line in pairwise(lines[last:start]):
        if above.kind is not BlockKind.IMAGE:
            if is_entry(line):
                line.kind = BlockKind.BOILERPLATE
            line.kind = line.kind or _kind_under_title(line)
    _mark_versions(lines, last + 1, start)


def _mark_todays_date(lines: list[Line], first: int, last: int, start: int) -> None:
    """A site's head tells today's date, and links have theirs; the text's own stands under the
    title or behind a label."""
    own = {first_date(line.text) for line in lines[last + 1 : start] if _is_dated(line)}
    stated = {
        first_date(line.text) for line in lines[:first] if _is_dated(line) and pairs(line.text)
    }
    for line in lines[:first]:
        if line.kind is not BlockKind.METADATA:
            continue
        today = bool(own) and _TODAY.fullmatch(line.text) is not None
        another = is_date_line(line.text) and first_date(line.text) not in (own or stated)
        if today or (another and (own or stated)):
            line.kind = BlockKind.BOILERPLATE


def _mark_rows_of_index(lines: list[Line], first: int) -> None:
    """公文时效：有效: a label and its value beside those of the index table that are known."""
    for above, line in pairwise(lines[:first]):
        if line.kind is None and above.kind is BlockKind.METADATA and _ROW.fullmatch(line.text):
            line.kind = BlockKind.METADATA
    for line, below in pairwise(lines[:first]):
        cut = line.kind is None and below.kind is BlockKind.METADATA and _CUT_ROW.match(line.text)
        if cut and pairs(line.text) and pairs(below.text):
            line.kind = BlockKind.METADATA


def _is_dated(line: Line) -> bool:
    return line.kind is BlockKind.METADATA and first_date(line.text) is not None


def _is_of_page(line: Line) -> bool:
    return line.kind is BlockKind.BOILERPLATE or "首页" in line.text or "首頁" in line.text


def _names_column(line: Line) -> bool:
    """统计数据, 通知公告: a column of a site, which no bare text has over its title."""
    name = line.text
    if line.kind is not None or not 4 <= len(name) <= _LONGEST_COLUMN or not name.isalpha():
        return False
    return not (is_body(name) or is_red_header(name) or is_name(name) or is_document_title(name))


_LONGEST_COLUMN = 6


def _mark_index_table(lines: list[Line], start: int) -> None:
    """Labels alone in a line: the next line is the value, if it stands as near as values do."""
    usual = 0
    labels = _labels_of_table(lines, start)
    stated = _stated_title(lines, labels, start)
    for index in labels:
        lines[index].kind = BlockKind.METADATA
        if index + 1 >= min(start, len(lines)) or index + 1 in labels:
            continue
        value = lines[index + 1]
        if _is_letter_head(value.text):
            continue
        if (usual and value.gap > usual) or (stated and _is_part(value.text, stated, index, lines)):
            continue
        usual = max(usual, value.gap)
        value.kind = BlockKind.METADATA


def _labels_of_table(lines: list[Line], start: int) -> list[int]:
    """The lines that are a label alone: with its colon, or several without one over values."""
    open_lines = [i for i in range(start) if lines[i].kind is not BlockKind.BOILERPLATE]
    labels = [i for i in open_lines if _is_bare_label(lines[i].text)]
    bare = [i for i in open_lines if label_alone(lines[i].text)]
    values = [i for i in bare if i + 1 < start and i + 1 not in bare]
    return sorted({*labels, *bare}) if len(values) >= _FEWEST_ROWS else labels


def _mark_notes(lines: list[Line], start: int) -> None:
    """Date, outlet and names, which mean metadata only here and under the text."""
    for line in lines[:start]:
        if line.kind is None and _OCCASION.match(line.text):
            line.kind = BlockKind.HEADING
        elif line.kind is None and (
            is_labelled(line.text, loose=True)
            or is_date_line(line.text)
            or is_byline(line.text)
            or is_dateline(line.text)
        ):
            line.kind = BlockKind.METADATA


def _is_bare_label(text: str) -> bool:
    found = pairs(text) if len(text) <= 16 else []
    return len(found) == 1 and not found[0].value and found[0].start == 0


def _label(text: str) -> str:
    return (label_alone(text) or pairs(text)[0]).label


def _is_letter_head(text: str) -> bool:
    """A body and the kind of its document, parted by a blank (澄溪縣政府　函): a title."""
    parts = text.split()
    return len(parts) == 2 and is_body(parts[0]) and is_document_title(parts[1])


def _stated_title(lines: list[Line], labels: list[int], start: int) -> str:
    for index in labels:
        if _label(lines[index].text) in _TITLE_LABELS:
            return re.sub(r"\s", "", lines[index + 1].text) if index + 1 < start else ""
    rows = (pair for line in lines[:start] for pair in pairs(line.text))
    named = (pair.value for pair in rows if pair.label in _TITLE_LABELS)
    return re.sub(r"\s", "", next(named, ""))


def _is_part(text: str, title: str, index: int, lines: list[Line]) -> bool:
    """The title itself under a label that is often left empty (主题词：)."""
    return _label(lines[index].text) in word_set("metadata", "other") and title.startswith(
        re.sub(r"\s", "", text)
    )


def _kind_over_title(text: str, *, page: bool) -> BlockKind:
    """A site's name on a saved page (``page``); on a bare text the body that issues it."""
    body = is_body(text) and not text.endswith(_OUTLETS)
    if is_red_header(text) or (body and not page):
        return BlockKind.METADATA
    return BlockKind.BOILERPLATE


def _kind_under_title(line: Line) -> BlockKind:
    text = line.text
    if _KICKER.match(text):
        return BlockKind.HEADING
    if is_banner(text):
        return BlockKind.BOILERPLATE
    if is_certain_caption(text):
        return BlockKind.CAPTION
    if is_labelled(text, loose=True) or is_byline(text) or is_date_line(text):
        return BlockKind.METADATA
    if lists_fields(text) or _PERIOD_OF_NOTICE.match(text):
        return BlockKind.METADATA
    if len(text) <= _LONGEST_STAMP and _STAMP.search(text):
        return BlockKind.METADATA
    if _BRACKETED.match(text) and (_DATED_NOTE.search(text) or _NUMBERED_NOTE.match(text)):
        return BlockKind.METADATA
    if _names_somebody(text):
        return BlockKind.METADATA
    if line.marked_heading:
        return BlockKind.HEADING
    spelt = "".join(text.split())
    return BlockKind.HEADING if re.search("[\u4e00-\u9fff]{2}", spelt) else BlockKind.BOILERPLATE


def _names_somebody(text: str) -> bool:
    """Issuing bodies, or the speaker with the post held."""
    if len(text) > 60 or re.search("[，。！？；：“”]", text):
        return False
    parts = [part for part in re.split(r"[ \u3000]+", text) if part]
    if len(parts) > 1 and is_date_line(parts[-1]):
        parts.pop()
    if all(is_body(part) for part in parts):
        return True
    if _POST.search(text) and len(text) <= 40 and len(parts) >= 2:
        return True
    return is_name(text)


def _mark_versions(lines: list[Line], first: int, start: int) -> None:
    """（征求意见稿） directly under the title belongs to it."""
    if 0 < first < start and is_version(lines[first].text):
        lines[first].kind = BlockKind.TITLE
