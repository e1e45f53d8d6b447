"""What may stand before a colon in a query, and what a value behind it means."""

from __future__ import annotations

import re
import unicodedata

from reader_app.errors import Notice
from reader_app.library.rows import Status
from reader_app.library.search.fields import Field
from reader_app.library.search.folding import fold
from reader_app.library.search.query import Condition, Property

FIELDS = {
    "title": Field.TITLE, "标题": Field.TITLE,
    "source": Field.SOURCE, "来源": Field.SOURCE,
    "author": Field.AUTHOR, "作者": Field.AUTHOR,
    "person": Field.PERSON, "人物": Field.PERSON,
    "org": Field.ORGANIZATION, "机构": Field.ORGANIZATION,
    "place": Field.PLACE, "地点": Field.PLACE,
    "document": Field.DOCUMENT, "文件": Field.DOCUMENT,
    "note": Field.NOTE, "批注": Field.NOTE,
    "tag": Field.TAG, "标签": Field.TAG,
    "text": Field.TEXT, "正文": Field.TEXT,
}  # fmt: skip
PROPERTIES = {
    "date": Property.DATE, "日期": Property.DATE,
    "status": Property.STATUS, "状态": Property.STATUS,
    "has": Property.HAS, "含有": Property.HAS,
    "is": Property.IS,
    "format": Property.FORMAT, "格式": Property.FORMAT,
    "collection": Property.COLLECTION, "文件夹": Property.COLLECTION,
    "文集": Property.COLLECTION,
}  # fmt: skip
VALUES = {
    Property.STATUS: {
        **{status.value: status.value for status in Status},
        "待读": "unread", "未读": "unread", "阅读中": "reading", "在读": "reading",
        "已审": "reviewed", "已审阅": "reviewed", "搁置": "set_aside", "暂缓": "set_aside",
    },
    Property.HAS: {
        "note": "note", "批注": "note", "bookmark": "bookmark", "书签": "bookmark",
        "finding": "finding", "问题": "finding", "highlight": "highlight", "高亮": "highlight",
        "tag": "tag", "标签": "tag",
    },
    Property.IS: {"starred": "starred", "星标": "starred"},
}  # fmt: skip
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})月?(?:[-/.]?(\d{1,2})日?)?)?年?$")


class UnreadableError(Exception):
    """The query is no sentence of the language; the notice says why."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.notice = Notice(code, dict(details))


def condition(name: str, value: str) -> Condition:
    asked = PROPERTIES[name]
    if asked is Property.DATE:
        return _dates(value)
    allowed = VALUES.get(asked)
    if allowed is None:
        return Condition(asked, value)
    if plain(value) not in allowed:
        choices = ", ".join(dict.fromkeys(allowed.values()))
        raise UnreadableError("search-choice", operator=name, value=value, choices=choices)
    return Condition(asked, allowed[plain(value)])


def _dates(value: str) -> Condition:
    """A day, month or year, or two of them with ``..`` between; either may be left out."""
    first, dots, last = unicodedata.normalize("NFKC", value).partition("..")
    if dots and (first or last):
        return Condition(Property.DATE, _day(first, value), _day(last, value))
    day = _day(first, value)
    if not day:
        raise UnreadableError("search-date", value=value)
    return Condition(Property.DATE, day, day)


def _day(text: str, value: str) -> str:
    """ISO 8601 of a year, month or day; "" of nothing."""
    if not text:
        return ""
    found = _DAY.match(text)
    if found is None or int(found[2] or 1) > 12 or int(found[3] or 1) > 31:
        raise UnreadableError("search-date", value=value)
    return "-".join([found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)])


def plain(word: str) -> str:
    """A word as operators are written: small letters of half width, simplified characters."""
    return unicodedata.normalize("NFKC", fold(word))
