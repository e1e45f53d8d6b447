"""One script for the grammar: every way of writing a date character folded to one."""

from __future__ import annotations

import re

_PAIRS = {
    "０１２３４５６７８９": "0123456789",
    "點時個週後兩鐘鍾號禮農曆紀": "点时个周后两钟钟号礼农历纪",
    "閏臘當間內來過從開於際餘歲": "闰腊当间内来过从开于际余岁",
    "區該這經約舊淩": "区该这经约旧凌",
    "○Ｏ◯零貳參陸廿": "〇〇〇〇二三六廿",
    "：∶﹕．／（）［］": ":::./()[]",
    "－—–―‐‑−﹣─〜～∼": "---------~~~",
    "幾數億萬禮拜連續歷長達預應為爲會鄰將擬現達": "几数亿万礼拜连续历长达预应为为会邻将拟现达",
    "\u00a0\u3000\u2002\u2003\t": "     ",
    "‘`´＇": "’’’’",
    "國緒豐慶順寶萬貞啟頭兒": "国绪丰庆顺宝万贞启头儿",
}

FOLDED = {
    ord(written): folded
    for group, forms in _PAIRS.items()
    for written, folded in zip(group, forms, strict=True)
}

# Few characters of a text are folded, and an expression finds them fastest.
_WRITTEN = re.compile(f"[{''.join(map(re.escape, map(chr, FOLDED)))}]")


def _folded(match: re.Match[str]) -> str:
    return FOLDED[ord(match[0])]


# Capital numerals are parts of words (队伍, 大陆, 收拾) but in a date: 贰零贰肆年叁月拾伍日.
_CAPITALS = str.maketrans("零壹贰叁肆伍陆柒捌玖拾", "〇一二三四五六七八九十")
_IN_CAPITALS = re.compile(
    "[零〇壹贰叁肆伍陆柒捌玖]{4}年(?:[零〇壹贰叁肆伍陆柒捌玖拾]{1,3}月(?:[零〇壹贰叁肆伍陆柒捌玖拾]{1,4}日)?)?"
)


def fold(text: str) -> str:
    """``text`` with full-width and traditional date characters made one; same length, so offsets
    (code points) hold in both."""
    written = _WRITTEN.sub(_folded, text)
    return _IN_CAPITALS.sub(lambda match: match[0].translate(_CAPITALS), written)
