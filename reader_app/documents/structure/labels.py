"""Lines that name the source, time, author, number or editor of a document: label and value."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reader_app.documents.structure.shapes import (
    first_date,
    is_document_number,
    starts_with_date,
)
from reader_app.documents.structure.words import any_of, is_name, word_set

_LISTS = ("source", "issuer", "author", "published", "written", "title", "number", "other")
_LONGEST_LINE = 200
_LONGEST_VALUE = 60
_LONGEST_LABEL = 16
# [ 索引号 ] 115002350
_BRACKETED_LABEL = re.compile(
    "[\\[［【][ \u3000]*([\u4e00-\u9fff \u3000]{2,8}?)[ \u3000]*[\\]］】][:： \u3000]*"
    "(?=[^\\[［【\\s])"
)
# The label of a cell beside one that is known, whatever it is called.
_CELL_LABEL = re.compile("(?:[\u4e00-\u9fff][ \u3000]*){2,8}[:：]?")
_SPACE = r"[ \u3000\u00a0]*"
# Some write the bar as the radical 丨.
_BAR = "|｜丨│∣/／"
_PARTED = re.compile("[ \u3000、]+")
_GIVEN = re.compile("[\u4e00-\u9fff]{2,4}")
_LONGEST_NAMES = 24
# 李　明: a name of two characters that is spread to the width of three.
SPREAD_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
_MARK = re.compile(f"[:：{_BAR}]")
_GLUED_LABEL = re.compile(
    "(?<=[\u4e00-\u9fff])(作者|来源|來源|发布时间|发布日期|發布時間|發佈日期|责任编辑|責任編輯|记者)[:：]"
)
_NO_VALUE = re.compile(r"[。！？!?；]")
# The values of these are titles, which may be questions.
_ASKING = frozenset({"原标题", "原題", "原文标题", "副标题", "引题"})
_PUBLIC = re.compile(
    r"^[（(【\[]?\s*(?:此件|本件|共印|公开属性|公开方式|(?:根据|据)(?:录音|速记|记录))[^。]{0,24}[）)】\]]?$"
)
_REPORTER = (
    r"(?:首席|特约|实习|见习|特派|驻地|驻站)?(?:全媒体)?"
    r"(?:记者|記者|通讯员|通訊員|特约撰稿人?|撰稿|(?<!工)作者)"
)
_BYLINE = re.compile(
    rf"^[（(【〔\[□◎■●○]*\s*(?:[\u4e00-\u9fff]{{1,12}}?(?:·[\u4e00-\u9fff]{{2,8}})?\s*[／/]?\s*)?{_REPORTER}[\s\u3000:：{_BAR}]*[^。！？；]{{1,60}}$"
)
_COMMENTATOR = re.compile(r"^[\u4e00-\u9fff]{2,12}评论员(?:[\s：:]*[\u4e00-\u9fff]{2,4})?$")
_CREDIT = re.compile(r"(?:摄|攝|供图)[）)]?$")
_WORKS = re.compile(
    rf"^[（(]?\s*(?:文|图|摄影|文图|图文|文字)\s*[{_BAR}:：]\s*[^。！？；，]{{2,40}}$"
)
_DISTRIBUTION = re.compile(r"^(?:抄\s*送|抄\s*报|主\s*送|分\s*送|报|送|发)\s*[:：]")
_ISSUE = re.compile(
    r"^[〔\[（(]?(?:19|20)\d{2}[〕\]）)]?年?\s*总?第\s*\d{1,4}\s*[期号次]$|"
    r"^[〔\[（(](?:19|20)\d{2}[〕\]）)]\s*\d{1,4}\s*[期号]$|"
    r"^[（(]?(?:总)?第\s*[\d一二三四五六七八九十百〇]{1,5}\s*[期号](?:[（(].{1,12}[）)])?[）)]?$"
)
# （2022年8月25日某会议通过　2022年9月29日某会议批准）: Legislation Law, article 61.
_ENACTED = re.compile(
    r"^[（(](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^。]{4,360}(?:通过|批准|修订|修正|公布|发布|施行)[^。]{0,8}[）)]$"
)
# 《某报》（2023年12月20日 第01版）
PRINTED_IN = re.compile(
    r"^[（(]?(?:原载|载|刊于|摘自|转自)?《(?P<outlet>[^《》]{2,16})》\s*[（(]?\d{4}[年./-][^。，]{3,30}$"
)
_SUPPLIED = re.compile(r"^[（(【\[][^。，！？]{2,24}(?:供稿|整理|撰稿|编辑|综合报道)[）)】\]]$")
# 原创, the writer and the account, as messenger accounts print them under the title.
ORIGINAL = re.compile(
    rf"^原创[ \u3000:：{_BAR}]+(?P<author>[^\s:：]{{2,8}})"
    r"(?:[ \u3000]+(?P<outlet>(?!\d{4}[-年])\S{2,16}))?"
    r"(?:[ \u3000]+\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?(?:[ \u3000]+\S{1,8}){0,2})?$"
)
_BEFORE_DATE = re.compile(
    r"^[\u4e00-\u9fffA-Za-z]{2,14}[ \u3000]+(?:发[表布]于[ \u3000]*)?"
    r"\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?"
    # 民生　2024-11-09 11:45　泽南: the column, and where the account is at home
    r"(?:[ \u3000]+\d{1,2}[:：]\d{2}[ \u3000]+[\u4e00-\u9fff]{2,4}$)?"
    r"(?:[ \u3000]*(?:(?:星期|周|第)\S{1,6}|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|发[表布]于\S{1,10}))*$"
)
# http://www.example.cn 2002年04月29日09:56 某网
_BEHIND_ADDRESS = re.compile(
    r"^https?://[\w./-]{4,40}[ \u3000]+\d{4}年\d{1,2}月\d{1,2}日[ \u3000]*\d{1,2}[:：]\d{2}"
    r"(?:[ \u3000]+[\u4e00-\u9fffA-Za-z·]{2,16})?$"
)
_AFTER_DATE = re.compile(r"^[\d年月日./-]{8,11}(?:[ \u3000\u00a0\d:：]|$)")
_POSTED = re.compile(
    r"^(?:\d{1,2}月\d{1,2}日|\d{2}-\d{1,2}-\d{1,2})[ \u3000]+\d{1,2}[:：]\d{2}"
    r"(?:[ \u3000]+\S{1,16}){0,5}$"
)
# 发表于 2014-7-19 16:05:33, 编辑于 2020-09-17 22:40, 由 …
_POSTED_ON = re.compile(
    r"^(?:[\w\u4e00-\u9fff]{1,16}\s+)?(?:最后)?(?:发[表布]|编辑|更新|修[改订]|创建|上传)"
    r"(?:于|于?[ \u3000]*[:：])[ \u3000]*\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?"
)
_ISSUED = re.compile(r"^\S{2,30}[ \u3000]+\d{4}年\d{1,2}月\d{1,2}日印发$")
_RED_HEADER = re.compile(r"^[\u4e00-\u9fff（）()、 \u3000]{2,40}文[ \u3000]*件$")


class Pair(NamedTuple):
    """A label without its spaces, its value (may be empty), and where the two stand."""

    label: str
    value: str
    start: int
    end: int


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = sorted(word_set("metadata", *_LISTS, "loose"), key=len, reverse=True)
    spaced = "|".join(_SPACE.join(map(re.escape, label)) for label in labels)
    return re.compile(rf"(?<![\u4e00-\u9fffA-Za-z])({spaced}){_SPACE}[:：]")


@cache
def _barred_pattern() -> re.Pattern[str]:
    """来源 | 某报: a label alone in its line, parted from its value by a bar."""
    labels = sorted(word_set("metadata", *_LISTS), key=len, reverse=True)
    spaced = "|".join(_SPACE.join(map(re.escape, label)) for label in labels)
    return re.compile(rf"({spaced}){_SPACE}[{_BAR}]{_SPACE}([^|｜丨:：]{{1,40}})$")


@cache
def _form_pattern() -> re.Pattern[str]:
    labels = sorted(word_set("metadata", "form"), key=len, reverse=True)
    return re.compile(
        rf"(?:{'|'.join(_SPACE.join(map(re.escape, label)) for label in labels)})\d?{_SPACE}[:：]"
    )


def pairs(text: str) -> list[Pair]:
    """All labels of metadata in a line with what stands between each and the next."""
    if len(text) > _LONGEST_LINE:
        return []
    if "\t" in text and (cells := _pairs_in_cells(text)):
        return cells
    if (
        text.startswith(("[", "［", "【"))
        and (named := _BRACKETED_LABEL.match(text))
        and _bare(named[1]) in _labels()
    ):
        return [Pair(_bare(named[1]), _value(text[named.end() :]), 0, len(text))]
    if not _MARK.search(text):
        return []
    return list(_pairs(text))


# Several passes ask for the same lines.
@lru_cache(maxsize=2048)
def _pairs(text: str) -> tuple[Pair, ...]:
    if found_one := _barred_pattern().match(text):
        return (Pair(_bare(found_one[1]), _value(found_one[2]), 0, len(text)),)
    found = list(_label_pattern().finditer(text))
    if not found:
        return ()
    if found[0].start() == 0:  # 来源：某报作者：某某: the blanks in front of labels may be lost
        glued = (match for match in _GLUED_LABEL.finditer(text, found[0].end()))
        spans = [match.span() for match in found]
        found += [one for one in glued if all(one.start() >= b or one.end() <= a for a, b in spans)]
        found.sort(key=lambda match: match.start())
    ends = [match.start() for match in found[1:]] + [len(text)]
    return tuple(
        Pair(_bare(match[1]), _value(text[match.end() : end]), match.start(), end)
        for match, end in zip(found, ends, strict=True)
    )


def _pairs_in_cells(text: str) -> list[Pair]:
    """A row of an index table: labels and values in turn, without colons."""
    cells = [cell.strip() for cell in text.split("\t")]
    labels = word_set("metadata", *_LISTS) - word_set("metadata", "loose")
    stated = [_bare(label).rstrip("：:") in labels for label in cells[::2]]
    if len(cells) % 2 or not any(stated) or not all(map(_may_be_label, cells[::2])):
        return []
    return [
        Pair(_bare(label).rstrip("：:"), value, 0, len(text))
        for label, value in zip(cells[::2], cells[1::2], strict=True)
    ]


def _may_be_label(cell: str) -> bool:
    return _CELL_LABEL.fullmatch(cell) is not None


def unmarked_pairs(text: str) -> list[Pair]:
    """Labels and values of an index table that lost what parted them (发文日期2023年2月20日).

    The first label opens the line.
    """
    if len(text) > _LONGEST_LINE or re.search("[:：|｜。]", text) or not _unmarked().match(text):
        return []
    found = list(_unmarked().finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [
        Pair(_bare(match[0]), _value(text[match.end() : end]), match.start(), end)
        for match, end in zip(found, ends, strict=True)
    ]


@cache
def _unmarked() -> re.Pattern[str]:
    """Labels that only index tables have, of three characters and more or spread to as many."""
    lists = ("issuer", "published", "written", "number", "other", "title", "source")
    labels = sorted(word_set("metadata", *lists) - word_set("metadata", "loose"), key=_by_length)
    long = [_SPACE.join(map(re.escape, label)) for label in labels if len(label) > 3]
    spread = [
        r"[ \u3000\u00a0]+".join(map(re.escape, label)) for label in labels if len(label) in (2, 3)
    ]
    short = ["索引号"]
    return re.compile("|".join(long + spread + short))


def _by_length(label: str) -> int:
    return -len(label)


def label_alone(text: str) -> Pair | None:
    """A label without a colon that is all of its line: in an index table, over its value."""
    if len(text) > _LONGEST_LABEL or _bare(text) not in _labels():
        return None
    return Pair(_bare(text), "", 0, len(text))


@cache
def _labels() -> frozenset[str]:
    return word_set("metadata", *_LISTS)


def _bare(label: str) -> str:
    return re.sub(r"\s", "", label)


_BRACKETS = (("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"))


def _value(text: str) -> str:
    """The value without the separators around it, and brackets only in pairs (某府（办公室）)."""
    bare = text.strip(f" \t\u3000\u00a0{_BAR};；,，【】[]（）()")
    at = text.find(bare)
    before, after = text[at - 1 : at], text[at + len(bare) : at + len(bare) + 1]
    for opens, closes in _BRACKETS if bare else ():
        if bare.count(opens) > bare.count(closes) and after == closes:
            return bare + closes
        if bare.count(closes) > bare.count(opens) and before == opens:
            return opens + bare
    return bare


# 公告类型：破产文书　　刊登版面：6版: fields side by side, whatever they are called.
_SIDE_BY_SIDE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}[：:] ?[^\s：:]{1,40}[ \u3000]{2,})+"
    r"[\u4e00-\u9fff]{2,6}[：:] ?[^\s：:]{0,40}"
)


def lists_fields(text: str) -> bool:
    """Whether a line is two fields or more, parted by wide blanks: of the page, over its text."""
    return len(text) <= _LONGEST_LINE and _SIDE_BY_SIDE.fullmatch(text) is not None


def is_form_field(text: str) -> bool:
    """A label of a form or notice, whose value is the text itself (项目名称：…)."""
    return bool(_form_pattern().match(text))


@cache
def _field_pattern() -> re.Pattern[str]:
    nouns = any_of("metadata", "field_nouns").pattern
    bracket = r"[（(][^）)]{1,12}[）)]\S{0,3}"
    key = rf"[^\s。，；：:！？!?“”、]{{0,14}}?(?:{nouns})(?:[大小]写)?(?:{bracket})?"
    return re.compile(rf"(?:[（(]?\d{{1,2}}[）)、.．])?{key}[:：]")


def is_field(text: str) -> bool:
    """A key and its value, whatever the key: it ends in a noun that asks for one (…联系人：)."""
    head, mark, _ = text[:40].replace(":", "：").partition("：")
    return bool(mark and _field_pattern().match("".join(head.split()) + mark)) or is_form_field(
        text
    )


def is_labelled(text: str, *, loose: bool) -> bool:
    """Whether the line is nothing but labels and values, or a date with an outlet and names.

    ``loose`` also takes the labels that mean metadata only over or under the text.
    """
    if len(text) > _LONGEST_LINE:
        return False
    found = pairs(text)
    before = text[: found[0].start].strip("（([【 \u3000") if found else ""
    if not found or (before and not (loose and _may_precede(before, found[0].label))):
        return loose and _is_dated_outlet(text)
    strong = any(pair.label not in word_set("metadata", "loose") for pair in found)
    return (strong or loose) and all(
        _is_short(pair.value) or (pair.label in _ASKING and len(pair.value) <= _LONGEST_VALUE)
        for pair in found
    )


def _may_precede(before: str, label: str) -> bool:
    """What stands before the first label: the date, or the site's name and address."""
    if len(before) > _LONGEST_VALUE or re.search("[，。；！？]", before):
        return False
    if first_date(before) or is_document_number(before):
        return True
    return len(before) <= 20 and label in word_set("metadata", "source", "published")


def _is_short(value: str) -> bool:
    return len(value) <= _LONGEST_VALUE and not _NO_VALUE.search(value)


def _is_dated_outlet(text: str) -> bool:
    """2022-11-06 08:15　某某日报　记者某某"""
    if len(text) > 60 or re.search("[，。；]|(?<!版)：", text[16:]):
        return False
    if any(form.match(text) for form in (_BEFORE_DATE, _POSTED, _POSTED_ON, _BEHIND_ADDRESS)):
        return True
    return starts_with_date(text) and bool(_AFTER_DATE.match(text))


def is_behind_address(text: str) -> bool:
    """The site's address, the time and the outlet, as portals print them under a title."""
    return _BEHIND_ADDRESS.match(text) is not None


def is_byline(text: str) -> bool:
    """Reporters' names alone in a line, in brackets or not."""
    if len(text) > 80 or re.search("[“「？?]", text) or _CREDIT.search(text):
        return False
    found = _BYLINE.match(text) or _WORKS.match(text) or _COMMENTATOR.match(text)
    return bool(found) and text.count("，") <= 1


# What stands for a seal, and looks like a name.
_SEALS = frozenset({"印章", "公章", "盖章", "签章", "印", "院印", "章"})


def names_in_brackets(text: str) -> str | None:
    """The names that a pair of brackets holds and nothing else does (（王　岑　陈小澄）).

    Most have a known surname; two characters may be set apart, or a name be short of one.
    """
    if text[0] not in "（(" or text[-1] not in "）)" or len(text) > _LONGEST_NAMES:
        return None
    if text[1:-1] in _SEALS:
        return None
    names = SPREAD_NAME.sub("\\1\\2", text[1:-1].strip(" \u3000"))
    parts = _PARTED.split(names)
    likely = sum(map(is_name, parts)) * 2 >= len(parts)
    return names if likely and all(map(_GIVEN.fullmatch, parts)) else None


def is_formal(text: str) -> bool:
    """Marks of official documents: number, 此件公开发布, 印发, when it was passed; 原创, 供稿."""
    if is_enacted(text):
        return True
    if len(text) > _LONGEST_LINE:
        return False
    return (
        is_document_number(text)
        or bool(_PUBLIC.match(text) and len(text) < 30)
        or bool(_DISTRIBUTION.match(text))  # GB/T 9704-2012, 7.4: part of the imprint, as 印发 is
        or bool(_ISSUE.match(text) or _ISSUED.match(text))
        or bool(ORIGINAL.match(text) or PRINTED_IN.match(text) or _SUPPLIED.match(text))
    )


def is_enacted(text: str) -> bool:
    """When and by whom it was passed, in brackets under the title."""
    return text[0] in "（(" and _ENACTED.match(text) is not None


def is_red_header(text: str) -> bool:
    """The name of the issuing body over an official document (岑阳市人民政府文件)."""
    return bool(_RED_HEADER.match(text))
