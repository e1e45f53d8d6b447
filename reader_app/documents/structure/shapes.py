"""Shapes of single lines that can be told without their neighbours: prose, quotations, dates."""

from __future__ import annotations

import re

_CLOSERS = "”’」』）)】》\"'"
_SENTENCE_END = re.compile(rf"[。！？!?；;…][{_CLOSERS}]*$")
_QUOTATIONS = re.compile(
    r'^(?:“[^”]*(?:”|$)[。！!？?…]*|「[^」]*(?:」|$)[。！？…]*|"[^"]+"[。！？…]*)+$'
)
_SPOKEN = re.compile(r"[。！？!?，,；…]")
_DIGIT = "〇零○Ｏ0-9一二三四五六七八九"
_DATE = re.compile(
    rf"(?P<year>(?:19|20)\d{{2}}|(?:中[華华])?民[國国]\s*\d{{2,3}}|[{_DIGIT}]{{4}})(?:\s*[年./-]\s*|\s+)"
    rf"(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|元)\s*[月./-]\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})\s*[日号]?"
)
_WEEKDAY = r"(?:\s*[（(]?(?:星期|周|週)[一二三四五六日天][）)]?)?"
_CLOCK = rf"{_WEEKDAY}(?:\s*\d{{1,2}}(?:[:：]\d{{2}}(?:[:：]\d{{2}})?|[时時](?:\d{{1,2}}分)?))?"
_CONTENTS = re.compile(r"^目\s*[录錄次]$")
_MONTH_OF_YEAR = r"(?:19|20)\d{2}[年./-]?(?:\d{1,2}月?)?"
_PERIOD = re.compile(rf"{_MONTH_OF_YEAR}\s*[—–―~～-]+\s*(?:{_MONTH_OF_YEAR}|至今)?[ \u3000:：,，]")
_DATE_LINE = re.compile(rf"^[（(]?{_DATE.pattern}{_CLOCK}\s*(?:印发)?[）)]?$")
DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2,16}[〔\[［（(【](?:19|20)\d{2}[〕\]］）)】]\s*第?\s*\d{1,5}\s*号"
)
# Rules on Case Numbers (Supreme People's Court, 2015): year, court, kind of case, number.
_CASE_NUMBER = re.compile(
    r"[（(〔](?:19|20)\d{2}[）)〕][\u4e00-\u9fff]{1,2}\d{0,4}[\u4e00-\u9fff]{1,6}第?\d{1,6}号(?:之[一二三四五六七八九十]{1,2})?"
)


def is_prose(text: str) -> bool:
    """Running text: long, or a sentence of some length with its full stop."""
    if len(text) >= 60:
        return True
    if "。" in text[:-2] and len(text) >= 20:
        return True
    if len(text) >= 30 and text[-1] in "？！" and text.count("，") >= 2:
        return True
    return len(text) >= 15 and text.rstrip(_CLOSERS)[-1:] in "。；;…"


# Clauses of four to seven characters and nothing else, the last of them closed.
_VERSE = re.compile(
    rf"(?:[“「『]?[\u4e00-\u9fff]{{4,7}}[，；？！。][{_CLOSERS}]?){{1,7}}(?<![，；])"
)


def is_verse(text: str) -> bool:
    """A line of verse (床前明月光，疑是地上霜。), or what looks so: a short sentence may."""
    return "，" in text and _VERSE.fullmatch(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether the line ends with a sentence's punctuation, closing marks aside."""
    return bool(_SENTENCE_END.search(text[-8:]))


def is_quotation(text: str) -> bool:
    """Only quotations and nothing else; closing marks may be missing."""
    if text[0] not in '“「"' or not _QUOTATIONS.match(text):
        return False
    return len(text) >= 12 or bool(_SPOKEN.search(text))


def is_date_line(text: str) -> bool:
    """A full date alone in its line, in either kind of numerals."""
    if len(text) > 40:
        return False
    return bool(_DATE_LINE.match(text) or _ENGLISH.fullmatch(text))


def starts_with_date(text: str) -> bool:
    return bool(_DATE.match(text))


def is_contents_heading(text: str) -> bool:
    """目录 over a table of contents."""
    return bool(_CONTENTS.match(text))


_VERSION = re.compile(
    r"[（(](?:(?:19|20)\d{2}年)?"
    r"(?:试行|暂行|草案|征求意见稿|送审稿|修订|摘要|全文|修正|暂定|节选|讨论稿)[^）)]{0,12}[）)]"
)


def is_version(text: str) -> bool:
    """What a document is as yet, alone in a line under its title (（试行）, （2019年修订）)."""
    return _VERSION.fullmatch(text) is not None


def is_period(text: str) -> bool:
    """A line of a curriculum vitae: from when to when, and what (1990.07—2001.03　某局科员)."""
    return text[0] in "12" and bool(_PERIOD.match(text))


def is_document_number(text: str) -> bool:
    """A document number alone in its line (Regulations of 2012: 发文字号)."""
    if len(text) > 40:
        return False
    bare = text.strip("（）() ")
    return bool(DOCUMENT_NUMBER.fullmatch(bare) or _CASE_NUMBER.fullmatch(text))


def first_date(text: str) -> str | None:
    """ISO 8601 of the first full date in a text that is a date of the calendar."""
    for found in _DATE.finditer(text):
        if iso := _iso(found):
            return iso
    return _english_date(text)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMED_MONTH = "(?P<name>" + "|".join(_MONTHS) + r")[a-z]{0,6}\.?"
_ENGLISH = re.compile(
    rf"\b(?:{_NAMED_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<early>\d{{1,2}})\s+{_NAMED_MONTH.replace('name', 'later')})"
    r",?\s+(?P<year>(?:19|20)\d{2})\b"
)


def _english_date(text: str) -> str | None:
    """April 11, 2024; 11 April 2024."""
    found = _ENGLISH.search(text) if "20" in text or "19" in text else None
    if not found:
        return None
    month = _MONTHS.index(found["name"] or found["later"]) + 1
    day = int(found["day"] or found["early"])
    return f"{found['year']}-{month:02}-{day:02}" if 1 <= day <= 31 else None


_HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "Ｏ": 0,
}


def _iso(found: re.Match[str]) -> str | None:
    month, day = _number(found["month"]), _number(found["day"])
    year = _year(found["year"])
    if not 1900 <= year <= 2199 or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _year(numeral: str) -> int:
    """A year of the common era, or of the Republic of China, whose first is 1912."""
    if "民" in numeral:
        return 1911 + int(re.sub(r"\D", "", numeral))
    return _number(numeral)


def _number(numeral: str) -> int:
    """1 to 31, or a year digit by digit; -1 if it is neither."""
    if numeral.isdecimal():
        return int(numeral)
    if numeral == "元":
        return 1
    if set(numeral) & set("十廿卅"):
        return _tens(numeral)
    digits = [_HAN_DIGITS.get(c, int(c) if c.isdecimal() else -1) for c in numeral]
    return -1 if -1 in digits else int("".join(map(str, digits)))


def _tens(numeral: str) -> int:
    numeral = numeral.replace("廿", "二十").replace("卅", "三十").replace("十十", "十")
    before, _, after = numeral.partition("十")
    tens = _HAN_DIGITS.get(before, -1) if before else 1
    units = _HAN_DIGITS.get(after, -1) if after else 0
    return -1 if -1 in (tens, units) else tens * 10 + units
