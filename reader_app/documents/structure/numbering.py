"""Numbers of headings and list items (一、 （一） 1. 第一章) by the rank official papers give them.

The order is that of GB/T 9704-2012, 7.3.3: 一、 then （一） then 1. then （1）.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_HAN = "〇零一二三四五六七八九十百"
_STYLES: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    (
        "part",
        1,
        re.compile(rf"第[{_HAN}\d]{{1,4}}(?:部分|篇|编|章)(?![\u4e00-\u9fff]{{0,2}}[的，。])"),
    ),
    ("section", 2, re.compile(rf"第[{_HAN}\d]{{1,4}}节(?![\u4e00-\u9fff]{{0,2}}[的，。课])")),
    ("article", 9, re.compile(rf"第[{_HAN}\d]{{1,4}}条[ \u3000]")),
    ("han", 1, re.compile(rf"[{_HAN}]{{1,3}}(?: ?[、，]|[．.](?!\d))")),
    ("han-bracket", 2, re.compile(rf"[（(] ?[{_HAN}]{{1,3}} ?[）)]")),
    ("arabic-bracket", 4, re.compile(r"[（(]\d{1,2}[）)]")),
    # Behind the point of an item only a year is no second number (1.2022年度先进名单).
    (
        "arabic",
        3,
        re.compile(r"\d{1,2}(?:(?:[、．]|[.](?!\d)|[)）])[ \u3000]?(?=\D)|[.、．](?=20\d{2}年))"),
    ),
    ("outline", 3, re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?:\.?[ \u00a0\u3000]|、)")),
    ("arabic-plain", 1, re.compile(r"\d{1,2}[ \u3000]+(?=[\u4e00-\u9fff]{2,16}$)")),
    ("circled", 5, re.compile(r"[①-⑳]")),
)


class Numbering(NamedTuple):
    """The style of a number, the rank of headings numbered so, and the number's length."""

    style: str
    level: int
    length: int


def numbering(text: str) -> Numbering | None:
    """The number that a line starts with, or None."""
    if not text or text[0] not in _FIRST:
        return None
    for style, level, pattern in _STYLES:
        if found := pattern.match(text):
            return Numbering(style, level, found.end())
    return None


_FIRST = frozenset(f"{_HAN}第（(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
