"""The document's own title, source, author and date, from the lines that state them."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest

from reader_app.documents.model import BlockKind, Metadata
from reader_app.documents.structure.datelines import Dateline, outlet_pattern, read_dateline
from reader_app.documents.structure.labels import (
    ORIGINAL,
    PRINTED_IN,
    SPREAD_NAME,
    Pair,
    is_enacted,
    label_alone,
    names_in_brackets,
    pairs,
    unmarked_pairs,
)
from reader_app.documents.structure.lines import Line
from reader_app.documents.structure.shapes import first_date, is_date_line, is_document_number
from reader_app.documents.structure.tail import without_seal
from reader_app.documents.structure.words import (
    is_body,
    is_document_title,
    is_name,
    speaker,
    word_set,
)

# Reporters in brackets before the first sentence or after the last.
_BRACKETED = re.compile(
    r"^[（(〔【\[](?P<names>[^）)〕】\]]{0,8}(?:记者|記者)[^）)〕】\]]{2,40})[）)〕】\]]"
)
_CLOSING = re.compile(r"[（(](?P<names>[^）)]{0,8}(?:记者|記者|通讯员)[^）)摄攝]{2,40})[）)]$")
_BRACKETS_AT_THE_END = re.compile(r"[。！”][ \u3000]*([（(][^（()）]{2,22}[）)])$")
_NAME_AT_THE_END = re.compile("[。！”][ \u3000]*([\u4e00-\u9fff]{2,3})$")
_LOCAL_REPORT = re.compile(r"[（(【\[]?本(?:报|網|网|台|刊|社)[讯訊]")
_CLOSING_SOURCE = re.compile(
    r"[（(](?:文章|稿件|信息|新闻|资料)?(?:来源|來源)[:： \u3000]{1,3}([^\s:：，。（()）]{2,16})"
    r"(?:[ \u3000]+(?:记者|記者|作者|通讯员)[^（()）]{1,24})?[）)]$"
)
_WORDS_BY = re.compile(r"[（(]?\s*文(?:字)?\s*[/／|｜]\s*([^图圖摄攝]+)")
_ROLES = re.compile(
    r"(?:本报|本网|本台|本刊|[\u4e00-\u9fff]{2,8}[报社网台])?"
    r"(?:首席|特约|实习|见习|特派|驻地|驻站|全媒体)*(?:记者|記者|通讯员|通訊員|实习生|實習生|作者|撰稿人?|撰文|文字|文图|图文|摄影)"
    r"|(?<![\u4e00-\u9fff])[文图](?![\u4e00-\u9fff])"
)
_GIVEN = re.compile("[\u4e00-\u9fff]{2,4}")
_ROLE_FIRST = re.compile(r"(?:记者|記者|通讯员|通訊員)")
_EDITED = re.compile(r"[|｜丨\s]+(?:责任)?(?:编辑|責?編輯|责编|校对|审核)[\s:：/|｜]")
_NAME = re.compile(r"^[\u4e00-\u9fff·]{2,5}$")
# How the title of an official document goes on after the bodies that issue it.
_SUBJECT = re.compile("关于|關於|印发|转发|批转")
_DAY_IN_BRACKETS = re.compile(
    r"[（(]\s*[^-.:：/()（）]{4,7}年[^-.:：/()（）]{1,4}月[^-.:：/()（）]{1,4}日\s*[）)]"
)
_SPOKEN = ("报告", "讲话", "说明", "发言", "致辞")
_LONGEST_BODIES = 60
_KIND = re.compile(
    r"\s*[\u4e00-\u9fff]{0,6}(?:书|書|公告|通告|令|公报|公報|函)(?:[（(].*)?$"
    # 某区人民政府2023年工作报告
    r"|\s*(?:部门|本级)?\d{4}年(?:度|上半年|下半年|第?[一二三四]季度)?[\u4e00-\u9fff]{0,16}"
    r"(?:报告|总结|公报|要点|计划|预算|决算|预算公开|决算公开|预算说明|决算说明)$"
)
_DISCLOSED = ("预算公开", "决算公开")
_ACCOUNT_AFTER_DATE = re.compile(
    r"^\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?(?:[ \u3000]+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
    r"[ \u3000]+([\u4e00-\u9fff]{4,12})(?:$|[ \u3000]{2,}(?=\S{2,6}[:：]))"
)
_SEPARATORS = re.compile(r"[\s\u3000、，,;；/／|｜丨:：·]+")


def read_metadata(lines: list[Line], start: int) -> Metadata:
    """What the lines of kind title and metadata, and the dateline, say of the document.

    ``start`` is the index of the first line of the text.
    """
    notes = [line for line in lines if line.kind is BlockKind.METADATA]
    stated = _stated(notes)
    title = _title(lines, stated)
    opening = next((ln.text for ln in lines[start : start + 3] if ln.kind in _TEXT_KINDS), "")
    closing = next((ln.text for ln in reversed(lines) if ln.kind in _TEXT_KINDS), "")
    signer, signed = _signature(lines, start)
    official = bool(signer) or any(is_document_number(line.text) for line in notes)
    official = official or bool(title and _body_in_title(title) and not title.endswith(_SPOKEN))
    dateline = _dateline(notes, opening)
    return Metadata(
        title=title,
        source=_source(stated, signer if official else None)
        or _outlet(notes)
        or _source_at_the_end(closing)
        or (dateline.outlet if dateline else None)
        or _outlet_of_reporters(notes)
        or _issuing_body(notes)
        or _body_in_title(title or ""),
        author=_author(stated, notes, dateline, opening, closing, official=official),
        date=_date(stated, signed or _dated(lines[:start]), _under_title(lines, start), dateline),
    )


_TEXT_KINDS = (None, BlockKind.PARAGRAPH)


def _under_title(lines: list[Line], start: int) -> list[Line]:
    """Lines of metadata, and the line under the title that says when a speech was given."""
    kinds = (BlockKind.METADATA, BlockKind.HEADING)
    head = [ln for ln in lines[:start] if ln.kind in kinds]
    return head + [ln for ln in lines[start:] if ln.kind is BlockKind.METADATA]


def _dated(head: list[Line]) -> str | None:
    """The day a decision was made: in brackets, alone under its title."""
    notes = (ln.text for ln in head if ln.kind is BlockKind.METADATA)
    return next((first_date(text) for text in notes if _DAY_IN_BRACKETS.fullmatch(text)), None)


def _stated(notes: list[Line]) -> list[Pair]:
    """Labels with their values, also where the value stands in the next line."""
    found: list[Pair] = []
    for line, below in zip_longest(notes, notes[1:]):
        here = _labels(line.text)
        if here and not here[-1].value and below is not None and not _labels(below.text):
            here[-1] = here[-1]._replace(value=below.text)
        found += here
    return found


def _labels(text: str) -> list[Pair]:
    alone = label_alone(text)
    return [alone] if alone else pairs(text) or unmarked_pairs(text)


def _value(stated: list[Pair], *lists: str) -> str | None:
    for key in lists:
        labels = word_set("metadata", key)
        for pair in stated:
            if pair.label in labels and pair.value:
                return pair.value
    return None


def _title(lines: list[Line], stated: list[Pair]) -> str | None:
    titles = [_unspaced(line.text) for line in lines if line.kind is BlockKind.TITLE]
    if titles:
        return "".join(titles)
    indexed = any(pair.label in ("索引号", "信息索引号") for pair in stated)
    labels = (*_TITLES, "名称", "信息名称", "文件名称") if indexed else _TITLES
    return next((pair.value for pair in stated if pair.label in labels and pair.value), None)


_TITLES = ("标题", "標題")


def _unspaced(text: str) -> str:
    """Without the blanks of a line whose characters are set apart (民 事 判 决 书)."""
    parts = text.split()
    return "".join(parts) if all(len(part) == 1 for part in parts) else text


def _signature(lines: list[Line], start: int) -> tuple[str | None, str | None]:
    """The bodies that signed under the text, joined by a space, and the date."""
    for index in range(len(lines) - 1, start, -1):
        line = lines[index]
        under_heading = lines[index - 1].kind is BlockKind.HEADING  # the date of an attached text
        if line.kind is BlockKind.METADATA and is_date_line(line.text) and not under_heading:
            return _signers(lines, index), first_date(line.text)
    return None, None


def _signers(lines: list[Line], date: int) -> str | None:
    names: list[str] = []
    above = date - 1
    while above >= 0 and lines[above].kind is BlockKind.METADATA:
        text = without_seal(lines[above].text)
        if not pairs(text) and is_body(text):
            names.insert(0, " ".join(text.split()))
        above -= 1
    return " ".join(names) or None


def _source(stated: list[Pair], signer: str | None) -> str | None:
    """The body or outlet that a label states, or that signed an official document."""
    if issuer := _value(stated, "issuer"):
        return issuer
    if signer:
        return signer
    source = _value(stated, "source")
    if source and source.lower() in word_set("metadata", "placeholders"):
        return None  # the login name of whoever posted the page
    return _first_part(source) if source else None


_AFTER_SOURCE = re.compile(
    r"[ \u00a0\u3000]{2,}|[\t|｜]|\s*\d{4}[年./-]|\s+\d{1,2}月\d{1,2}日"
    r"|\s+(?:记者|記者|作者|通讯员|编辑|責任編輯)"
)


_GLUED_DAY = re.compile(r"\s*(?:19|20)\d{2}[年./-]\d")


def _first_part(source: str) -> str:
    """Without what follows after wide space, the day of the issue, or the reporter's name."""
    return _AFTER_SOURCE.split(source)[0].strip()


def _outlet(notes: list[Line]) -> str | None:
    """An outlet named without a label, beside the date."""
    for line in notes:
        named = ORIGINAL.match(line.text) or PRINTED_IN.match(line.text)
        if named and named["outlet"]:
            return str(named["outlet"])
        beside_date = first_date(line.text) and not is_date_line(line.text)
        found = _outlet_in_line().search(line.text) if beside_date else None
        found = found or _ACCOUNT_AFTER_DATE.match(line.text)
        labelled = pairs(line.text)
        if found and (not labelled or found.end(1) <= labelled[0].start):
            return found.group(1)
    return None


def _source_at_the_end(closing: str) -> str | None:
    """…。（来源　某报　记者　某某）: behind the last sentence."""
    found = _CLOSING_SOURCE.search(closing[-60:])
    return found[1] if found else None


def _outlet_of_reporters(notes: list[Line]) -> str | None:
    """某报记者某某: reporters name the outlet they work for."""
    for line in notes:
        found = _outlet_before_reporter().match(line.text)
        if found and not found[1].startswith("本"):
            return str(found[1])
    return None


@cache
def _outlet_before_reporter() -> re.Pattern[str]:
    ranks = "(?:首席|特约|实习|见习|特派|驻地|驻站|全媒体)*"
    return re.compile(
        rf"[（(【〔\[□◎■●]*({outlet_pattern()})\s*[／/]?\s*{ranks}(?:记者|記者|评论员)"
    )


@cache
def _outlet_in_line() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s\u3000])({outlet_pattern()})(?=$|[\s\u3000／/|｜])")


def _dateline(notes: list[Line], opening: str) -> Dateline | None:
    """The dateline, which opens the text or stands over it in a line of its own."""
    found = (read_dateline(text) for text in (opening, *(line.text for line in notes)))
    return next((dateline for dateline in found if dateline), None)


def _issuing_body(notes: list[Line]) -> str | None:
    """A body alone in a line of metadata: over or under the text of an official document."""
    found: list[str] = []
    for line in notes:
        parts = [part for part in re.split(r"[ \u3000]+", line.text) if not is_date_line(part)]
        bodies = [part for part in parts if part]
        if bodies and not pairs(line.text) and all(is_body(part) for part in bodies):
            found += bodies
        elif found:
            break
    return " ".join(found) or None


def _body_in_title(title: str) -> str | None:
    """The issuing bodies that the title of an official document opens with (某局关于…的决定)."""
    if not is_document_title(title) and not title.endswith(_DISCLOSED):
        return None
    for end in range(4, min(len(title), _LONGEST_BODIES)):
        bodies, rest = title[:end].split(), title[end:]
        goes_on = _SUBJECT.match(rest) or _KIND.match(rest)
        if goes_on and all(is_body(body) for body in bodies):
            return " ".join(bodies)
    return None


def _author(
    stated: list[Pair],
    notes: list[Line],
    dateline: Dateline | None,
    opening: str,
    closing: str,
    *,
    official: bool,
) -> str | None:
    if author := _GLUED_DAY.split(_value(stated, "author") or "")[0].strip():
        return _names(author) or author
    named = [dateline.names] if dateline and dateline.names else []
    told = (found for line in notes if (found := ORIGINAL.match(line.text)))
    named += [one["author"] for one in told if one["author"] != one["outlet"]]
    for text in named + _bylines(notes, opening, closing):
        if names := _names(text):
            return names
    return None if official else _speaker(notes)


def _bylines(notes: list[Line], opening: str, closing: str) -> list[str]:
    """Where reporters are named without a label: in lines of their own, or in brackets."""
    found = [line.text for line in notes if _ROLE_FIRST.search(line.text)]
    found += [match[1] for line in notes if (match := _WORDS_BY.match(line.text))]
    found += [names for line in notes if (names := _names_after_outlet(line.text))]
    if match := _BRACKETED.match(opening):
        found.append(match["names"])
    if match := _CLOSING.search(closing[-60:]):
        found.append(match["names"])
    found += [names for line in notes[-3:] if (names := names_in_brackets(line.text))]
    return found + _names_at_the_end(opening, closing)


def _names_at_the_end(opening: str, closing: str) -> list[str]:
    """Who wrote it, behind the last sentence: in brackets, in a report also without (…。王岑)."""
    if match := _BRACKETS_AT_THE_END.search(closing[-40:]):
        return [names] if (names := names_in_brackets(match[1])) else []
    report = _LOCAL_REPORT.match(opening) or read_dateline(opening)
    if report and (match := _NAME_AT_THE_END.search(closing[-8:])):
        return [match[1]] if is_name(match[1]) else []
    return []


def _names_after_outlet(text: str) -> str | None:
    """2022-11-06 08:15　某某日报　某某 某某: who wrote it, behind the day and the outlet."""
    outlet = _outlet_in_line().search(text) if first_date(text) else None
    if outlet is None or pairs(text):
        return None
    named = text[outlet.end() :].split()
    likely = all(_GIVEN.fullmatch(name) for name in named) and any(map(is_name, named))
    return " ".join(named) if likely else None


def _names(text: str) -> str | None:
    """The names in a byline, joined by one space; None if something else stands in it."""
    bare = re.sub(r"^.*?(?=记者|記者|通讯员|通訊員)", "", text, count=1)
    bare = SPREAD_NAME.sub("\\1\\2", _EDITED.split(bare)[0])
    parts = _SEPARATORS.split(_ROLES.sub(" ", bare.strip("（()）【】[]")))
    names = [part for part in parts if _NAME.match(part) and not part.endswith(_NOT_NAMES)]
    return " ".join(names) or None


_NOT_NAMES = (
    "报道",
    "報導",
    "整理",
    "发自",
    "日报",
    "摄影",
    "编辑",
    "供稿",
    "电",
    "报告",
    "手记",
    "观察",
    "评论",
)


_BODIES = ("局", "厅", "部", "委", "院", "府", "会", "办", "社")


def _speaker(notes: list[Line]) -> str | None:
    """The person named alone, or after a post, under the title of a speech or report."""
    for line in notes:
        if (name := speaker(line.text)) and not pairs(line.text):
            return name
    for line in notes[:4]:
        parts = [part for part in re.split(r"[ \u3000]+", line.text) if part]
        name = line.text if is_name(line.text) else parts[-1] if len(parts) > 1 else ""
        if len(name) == 1 and len(parts) > 2 and len(parts[-2]) == 1:  # 石　磊
            name = parts[-2] + name
        if name in word_set("metadata", "nobody"):
            continue
        if is_name(name) and not pairs(line.text) and not name.endswith(_BODIES):
            return "".join(name.split())
    return None


def _date(
    stated: list[Pair], signed: str | None, notes: list[Line], dateline: Dateline | None
) -> str | None:
    if (written := _value(stated, "written")) and (iso := first_date(written)):
        return iso
    if signed:
        return signed
    for key in ("published",):
        if (value := _value(stated, key)) and (iso := first_date(value)):
            return iso
    for pair in stated:
        if pair.label in ("时间", "日期", "時間") and (iso := first_date(pair.value)):
            return iso
    days = (iso for ln in notes if not is_enacted(ln.text) and (iso := first_date(ln.text)))
    return next(days, None) or first_date(dateline.day if dateline else "") or _enacted(notes)


def _enacted(notes: list[Line]) -> str | None:
    """The day a law was passed, where the page tells no other."""
    return next((first_date(line.text) for line in notes if is_enacted(line.text)), None)
