"""What stands under the text: signatures, attachments, notes, and what the web page adds."""

from __future__ import annotations

import re

from reader_app.documents.model import BlockKind
from reader_app.documents.structure.captions import is_certain_caption
from reader_app.documents.structure.labels import (
    is_byline,
    is_field,
    is_form_field,
    is_labelled,
    names_in_brackets,
    pairs,
)
from reader_app.documents.structure.lines import Line
from reader_app.documents.structure.numbering import numbering
from reader_app.documents.structure.page import (
    is_footer,
    is_menu,
    is_notice,
    names_site,
    opens_links,
)
from reader_app.documents.structure.rosters import is_group_title, is_roster_entry, is_roster_title
from reader_app.documents.structure.shapes import (
    is_date_line,
    is_period,
    is_prose,
    is_quotation,
    is_version,
)
from reader_app.documents.structure.words import is_body, is_document_title, is_name, word_set

_ATTACHMENT = re.compile(r"^附\s*(?:件|表|录)\s*(?:[0-9０-９一二三四五六七八九十]{0,3})\s*[:：]?$")
_ATTACHMENT_LIST = re.compile(r"^附\s*(?:件|表|录)?(?:下载|列表)?\s*[0-9一二三四五]{0,3}\s*[:：]")
_SIGNER = re.compile(r"^[^。！？；，,：:!?]{2,60}$")
_SEAL = re.compile(r"[ \u3000]*[（(](?:盖章|公章|印章|章|印|代章|签名|签字)[）)]$")
# The last words of a letter or notice, which stand over the signature.
_CLOSING_WORDS = ("特此", "此致", "敬礼", "此复", "妥否", "专此")
_OF_THE_DATA = ("数据来源", "资料来源", "资料出处", "数据出处", "資料來源")
_END_MARKS = ("完", "（完）", "(完)", "全文完", "（全文完）")
_CLOCK_OR_SEAL = re.compile(
    r"[（(](?:院印|印章|盖章|公章|章)[）)]|(?:\S{2,4}(?:时间|時間))?\d{1,2}[时時:：]\d{2}分?"
)
# Those who sign for a court, over the date and under it.
_COURT = re.compile(
    r"(?:代理|人民)?(?:审判长|审判员|陪审员|法官助理|书记员|检察官|检察员|执行员).*"
)
# What is done with the paper (本决定书依法公开), or for whom it is.
_NOTE_IN_BRACKETS = re.compile("[（(][^（()）。；]{4,40}[）)]")
_AMOUNT = re.compile(r"[-+]?\d[\d,]{0,12}(?:\.\d{1,4})?[%％]?")
_CONTACT = re.compile(
    "[\u4e00-\u9fff]{2,24}[ \u3000]+[\u4e00-\u9fff \u3000]{2,8}[ \u3000]+"
    r"(?:0\d{2,3}[-－—]?)?\d{7,11}"
)
# The name of a file that is attached, and perhaps its size.
_FILE = re.compile(
    r"\S.{1,60}\.(?:pdf|docx?|xlsx?|zip|rar|wps|ofd)(?:[ \u3000]*[（(][^（()）]{1,12}[）)])?", re.I
)
_RUN_OF_LINKS = 3
_MOST_SIGNERS = 8
_LONGEST_NOTE = 40


def mark_signatures(lines: list[Line], start: int) -> None:
    """The bodies and the date under a text: a date alone in its line, names alone above it."""
    for index in range(max(start, 1), len(lines)):
        line = lines[index]
        if line.kind is None and is_date_line(line.text) and _under_text(lines, index, start):
            line.kind = BlockKind.METADATA
            _mark_signers(lines, index, start)
            _mark_under_date(lines, index + 1)


def mark_attached_texts(lines: list[Line], start: int) -> None:
    """The title of a text that is attached under the signature (…实施意见), and its date."""
    signed = False
    for index in range(max(start, 1), len(lines)):
        line = lines[index]
        if line.kind is BlockKind.METADATA:
            signed = signed or is_date_line(line.text)
        elif signed and line.kind is None and _opens_attached_text(lines, index):
            line.kind, line.level = BlockKind.HEADING, 1
            below = lines[index + 1]
            if below.kind is None and is_date_line(below.text):
                below.kind = BlockKind.METADATA
            elif below.kind is None and is_version(below.text):
                below.kind, below.level = BlockKind.HEADING, 1
            signed = False
        else:
            signed = False


def _opens_attached_text(lines: list[Line], index: int) -> bool:
    text = lines[index].text
    if index + 2 >= len(lines) or len(text) > 50 or not _can_name(text):
        return False
    note = is_date_line(lines[index + 1].text) or is_version(lines[index + 1].text)
    below = lines[index + 1 + note].text
    return is_document_title(text) and (is_prose(below) or bool(numbering(below)))


def _under_text(lines: list[Line], index: int, start: int) -> bool:
    """Not a cell of a table: the date stands under prose or under the name of a body."""
    above = index - 1
    lowest = max(start, index - _MOST_SIGNERS)
    while above > lowest and lines[above].kind is None and _signs(lines[above].text):
        above -= 1
    if index - above > 1 and is_body(lines[index - 1].text):
        while above > lowest and lines[above].kind is BlockKind.BOILERPLATE:  # a link to a file
            above -= 1
    if any(opens_links(line.text) for line in lines[above + 1 : index]):
        return False
    text = lines[above].text
    return (
        is_prose(text)
        or bool(numbering(text))
        or text.endswith(("。", "！", "：", "）"))
        or bool(_ATTACHMENT_LIST.match(text))
        or is_field(text)
        or text.startswith(_CLOSING_WORDS)
        or text in _END_MARKS
        or is_period(text)
        or _is_contact(text)
        or (is_roster_entry(text) and not is_body(text))
        or lines[above].kind is BlockKind.METADATA
    )


def _mark_signers(lines: list[Line], date: int, start: int) -> None:
    above = date - 1
    while above > max(start, date - _MOST_SIGNERS) and lines[above].kind is None:
        if not _signs(lines[above].text) and not _states_source(lines[above].text):
            return
        lines[above].kind = BlockKind.METADATA
        above -= 1


def _mark_under_date(lines: list[Line], index: int) -> None:
    """The clock time of a press release, the clerk of a court."""
    while (
        index < len(lines) and lines[index].kind is None and len(lines[index].text) <= _LONGEST_NOTE
    ):
        bare = "".join(lines[index].text.split())
        if not any(p.fullmatch(bare) for p in (_COURT, _CLOCK_OR_SEAL, _NOTE_IN_BRACKETS)):
            return
        lines[index].kind = BlockKind.METADATA
        index += 1


def _signs(text: str) -> bool:
    """A body's name, or a person's: short, without punctuation, not a list item."""
    if not _SIGNER.match(text) or numbering(text) or _ATTACHMENT_LIST.match(text):
        return False
    if text.startswith(_CLOSING_WORDS):
        return False
    parts = re.split(r"[ \u3000]+", without_seal(text))
    return len(text) <= 12 or all(is_body(part) for part in parts)


def without_seal(text: str) -> str:
    """The name of the body without what stands for its seal (（盖章）)."""
    return _SEAL.sub("", text).rstrip()


def mark_links(lines: list[Line], start: int) -> None:
    """Lists of links under their heading (相关阅读), up to where prose goes on."""
    inside = False
    for index in range(start, len(lines)):
        line = lines[index]
        if opens_links(line.text) and line.kind in (None, BlockKind.BOILERPLATE):
            inside = not _prose_follows(lines, index)
            line.kind = BlockKind.BOILERPLATE if inside else BlockKind.HEADING
        elif inside and line.kind is None:
            if _ends_links(line.text):
                inside = False
            else:
                line.kind = BlockKind.BOILERPLATE


def _prose_follows(lines: list[Line], index: int) -> bool:
    following = lines[index + 1] if index + 1 < len(lines) else None
    return following is not None and following.kind is None and _ends_links(following.text)


def _ends_links(text: str) -> bool:
    if is_notice(text):
        return False
    return is_prose(text) and (len(text) >= 60 or text[-1] in "。”")


def mark_tail(lines: list[Line], start: int) -> None:
    """What follows the last line of the text, piece by piece."""
    _mark_downloads(lines, start)
    _mark_numbered_notices(lines, start)
    last = _with_rosters(lines, _with_fields(lines, _last_of_text(lines, start)))
    last = max(last, _last_signature(lines, last))
    tail = lines[last + 1 :]
    links = _is_page_tail(tail) and not _is_like_its_tail(lines[start : last + 1], tail)
    attached = any(
        line.kind is BlockKind.HEADING and _ATTACHMENT.match(line.text)
        for line in lines[start : last + 1]
    )
    page = False
    _mark_name_alone(lines, last + 1)
    for line in tail:
        attached = attached or bool(_ATTACHMENT.match(line.text))
        if line.kind is None and (page or not attached):
            line.kind = _kind_in_tail(line.text, page=page, links=links)
        page = page or line.kind is BlockKind.BOILERPLATE


def _is_barred_field(text: str) -> bool:
    """采购方式 | 公开招标 |: a key and its value in cells of a form."""
    key, *values = (cell.strip() for cell in text.strip("|｜ ").split("|"))
    return len(values) == 1 and is_field(f"{key}：")


_DOWNLOADS = re.compile(r"(?:相关)?(?:附件|文件)下载[:：]?")
# Headings of lists of links that a page leaves empty.
_EMPTY_LINKS = re.compile(
    "(?:文件下载|附件下载|关联文件|相关文件|相关解读|政策解读|解读材料|关联解读)[:：]"
)


def _mark_downloads(lines: list[Line], start: int) -> None:
    """附件下载： under the signature and the names of files below it are links of the page."""
    for index in range(len(lines) - 1, start, -1):
        below = lines[index + 1] if index + 1 < len(lines) else None
        last = below is None or below.kind is BlockKind.BOILERPLATE or is_footer(below.text)
        if last and lines[index].kind is None and _EMPTY_LINKS.fullmatch(lines[index].text):
            lines[index].kind = BlockKind.BOILERPLATE
    index = _last_signature(lines, start) + 1
    if not index or index >= len(lines) or not _DOWNLOADS.fullmatch(lines[index].text):
        return
    files = index + 1
    while files < len(lines) and lines[files].kind is None and _FILE.fullmatch(lines[files].text):
        files += 1
    for line in lines[index:files] if files > index + 1 else ():
        line.kind = BlockKind.BOILERPLATE


def _mark_name_alone(lines: list[Line], start: int) -> None:
    """The author's name under the last picture and its caption; several names are a list."""
    named = [i for i in range(start, len(lines)) if is_name(lines[i].text)]
    if len(named) != 1 or named[0] == start or lines[named[0]].kind is not None:
        return
    pictured = any(line.kind is BlockKind.IMAGE for line in lines[start : named[0] - 1])
    if pictured and lines[named[0] - 1].kind is not BlockKind.IMAGE:
        lines[named[0]].kind = BlockKind.METADATA


def _last_signature(lines: list[Line], last: int) -> int:
    """The index of the date under the text; what stands over it is text. -1 if there is none."""
    for index in range(len(lines) - 1, last, -1):
        if lines[index].kind is BlockKind.METADATA and is_date_line(lines[index].text):
            return index
    return -1


# What a file's markup may say of lines that belong to its text.
_MARKED_TEXT = (BlockKind.TABLE, BlockKind.LIST, BlockKind.QUOTE)


def _mark_numbered_notices(lines: list[Line], start: int) -> None:
    """A site's notices as a numbered list under the text (1、凡本网…, 2、…, 3、…)."""
    for last in range(len(lines) - 1, start, -1):
        if lines[last].kind is None and numbering(lines[last].text):
            break
        if lines[last].kind not in (None, BlockKind.BOILERPLATE):
            return
    else:
        return
    first = last
    while first > start and _NUMBER_ONE.match(lines[first].text) is None:
        if numbering(lines[first - 1].text) is None:
            return
        first -= 1
    run = [line for line in lines[first : last + 1] if line.kind is None]
    if sum(is_notice(line.text) for line in run) * 2 > len(run) > 1:
        for line in run:
            line.kind = BlockKind.BOILERPLATE


_NUMBER_ONE = re.compile(r"[（(]?[1一①][）)]?[、.．）)]?(?!\d)")


def _last_of_text(lines: list[Line], start: int) -> int:
    for index in range(len(lines) - 1, start - 1, -1):
        line = lines[index]
        if line.kind is None and (line.marked_heading or _is_text(line.text)):
            return index
        if line.kind in _MARKED_TEXT:
            return index
        if is_notice(line.text) and line.kind is None:
            line.kind = BlockKind.BOILERPLATE
    return len(lines) - 1


def _with_fields(lines: list[Line], last: int) -> int:
    """The fields of a form that follow directly (联系人：…) belong to the text."""
    while last + 1 < len(lines) and _is_field_of_text(lines[last + 1].text):
        if lines[last + 1].kind is BlockKind.METADATA:
            lines[last + 1].kind = None
        if lines[last + 1].kind is not None:
            break
        last += 1
    return last


def _with_rosters(lines: list[Line], last: int) -> int:
    """The rosters that follow directly (先进个人名单), row by row."""
    index, inside = last + 1, False
    while index < len(lines) and lines[index].kind is None:
        text = lines[index].text
        heads = is_roster_title(text)
        if not heads and not (inside and (is_roster_entry(text) or is_group_title(text))):
            break
        inside, last = True, index
        index += 1
    return last


def _is_field_of_text(text: str) -> bool:
    if _FILE.fullmatch(text):
        return True
    if _states_source(text):
        return False
    return is_form_field(text) or (is_field(text) and not is_labelled(text, loose=True))


def _states_source(text: str) -> bool:
    """发布人：某公司: who put the notice there, no field of it."""
    return any(pair.label in word_set("metadata", "source") for pair in pairs(text)[:1])


def _is_text(text: str) -> bool:
    if is_notice(text) or is_labelled(text, loose=True) or is_byline(text):
        return False
    return (
        is_prose(text)
        or text in _END_MARKS
        or is_period(text)
        or text.startswith((*_OF_THE_DATA, "——"))
        or is_quotation(text)
        or bool(numbering(text) or _ATTACHMENT_LIST.match(text))
        or (text[-1] in "。！？：:" and not is_footer(text))
        or _is_row_of_amounts(text)
        or _is_contact(text)
        or ("联系人：" in text and not is_footer(text))
    )


def _is_contact(text: str) -> bool:
    """某司　某某　010-88001234: who is to be asked, in a row; a label stands on a page's own."""
    return _CONTACT.fullmatch(text) is not None and not is_footer(text)


def _is_row_of_amounts(text: str) -> bool:
    """瑞溪市　412.0　11.3: a label and several amounts, which no page's own lines are."""
    label, *cells = text.split()
    amounts = sum(_AMOUNT.fullmatch(cell) is not None for cell in cells)
    return amounts > 1 and amounts == len(cells) and label.isalpha() and not is_footer(text)


def _is_page_tail(tail: list[Line]) -> bool:
    """Several short lines, or signs of a web page among them: links rather than text."""
    page = sum(line.kind is BlockKind.BOILERPLATE for line in tail)
    return page > 0 or sum(line.kind is None for line in tail) >= _RUN_OF_LINKS


def _is_like_its_tail(above: list[Line], tail: list[Line]) -> bool:
    """A text with many lines that end open, as its tail does: short posts, verses, tables."""
    if any(line.kind is BlockKind.BOILERPLATE for line in tail):
        return False
    plain = [line for line in above if line.kind is None]
    ends_open = sum(not _is_text(line.text) for line in plain)
    mostly = ends_open >= _MANY_OPEN_LINES and 2 * ends_open > len(plain)
    return mostly or ends_open >= 2 * len(tail)


# With so many lines that end open, and more than end otherwise, a text is made of such lines.
_MANY_OPEN_LINES = 8


def _kind_in_tail(text: str, *, page: bool, links: bool) -> BlockKind | None:
    """``page``: something of a web page stands above; ``links``: the tail looks like links."""
    if page and is_date_line(text):  # of the link above it
        return BlockKind.BOILERPLATE
    if is_labelled(text, loose=True) or is_byline(text):
        return BlockKind.METADATA
    if is_footer(text) or is_menu(text):
        return BlockKind.BOILERPLATE
    if names_in_brackets(text):
        return BlockKind.METADATA
    if _NOTE_IN_BRACKETS.fullmatch(text) and "：" not in text and is_body(text[1:-1]):
        return BlockKind.METADATA  # who supplied the text
    if (
        "\t" in text
        or _is_barred_field(text)
        or is_certain_caption(text)
        or text.startswith(("图为", "△", "▲", "注：", "（"))
    ):
        return None
    body = is_body(text) and len(text) <= 30
    if body and not page and _SIGNER.match(text):
        return BlockKind.METADATA
    return BlockKind.BOILERPLATE if links or names_site(text) else None


def mark_attachments(lines: list[Line], start: int) -> None:
    """附件1 on its own, and the title under it, are headings."""
    for index in range(start, len(lines)):
        line = lines[index]
        below = lines[index + 1] if index + 1 < len(lines) else None
        if line.kind is not None or (below is not None and _FILE.fullmatch(below.text)):
            continue
        if _ATTACHMENT.match(line.text) and not _heads_items(line.text, below):
            line.kind, line.level = BlockKind.HEADING, 1
            _mark_attachment_title(lines, index + 1)
        elif below is not None and _heads_attached_text(line.text) and is_prose(below.text):
            line.kind, line.level = BlockKind.HEADING, 1


def _heads_items(text: str, below: Line | None) -> bool:
    """附件： over 1.…: the list of what is attached, not the first attached text."""
    number = numbering(below.text) if below is not None else None
    return text[-1] in "：:" and number is not None and number.style == "arabic"


def _heads_attached_text(text: str) -> bool:
    """附件：2022年决算草案报告(摘要): its title behind the word, over the attached text."""
    listed = _ATTACHMENT_LIST.match(text)
    title = text[listed.end() :].strip() if listed else ""
    return len(title) > 4 and is_document_title(title) and numbering(title) is None


def _mark_attachment_title(lines: list[Line], index: int) -> None:
    if index >= len(lines):
        return
    line = lines[index]
    if line.kind is None and len(line.text) <= 50 and _can_name(line.text):
        line.kind, line.level = BlockKind.HEADING, 1


def _can_name(text: str) -> bool:
    return not (
        is_field(text) or is_prose(text) or numbering(text) or text.endswith(("：", "。", "；"))
    )
