"""Characters that PDF fonts name for others: radicals, ligatures, bullets, and unknown ones."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

_KANGXI = range(0x2F00, 0x2FD6)
_LIGATURES = range(0xFB00, 0xFB07)
# Symbol fonts keep their characters here; nearly all that stand in running text are bullets.
_SYMBOLS = range(0xF020, 0xF100)
_PRIVATE = re.compile(r"[\0\ufffd\ue000-\uf01f\uf100-\uf8ff\U000f0000-\U0010ffff]")
_TO_MEND = re.compile(
    r"[\0-\x08\x0b\x0c\x0e-\x1f\xa0\u2e80-\u2fd5\uf020-\uf0ff\ufb00-\ufb06\ufffe\uffff]"
)
# Scripts that do not stand in one text: neither Latin, Greek, Cyrillic nor symbols nor CJK.
_RARE_LETTERS = re.compile(r"[\u0530-\u1dff\u2c00-\u2dff\ua4d0-\uabff]")
_MANY_SCRIPTS = 6
_SAMPLE = 20_000
# Equivalent_Unified_Ideograph of the radicals supplement (Unicode Character Database): those of
# simplified and common forms, which fonts' character maps confuse with the characters.
_RADICALS = {
    "⺀": "冫", "⺁": "厂", "⺂": "乛", "⺃": "乚", "⺄": "乙", "⺅": "亻", "⺆": "冂", "⺇": "几",
    "⺈": "刀", "⺉": "刂", "⺊": "卜", "⺋": "㔾", "⺌": "小", "⺍": "小", "⺎": "兀", "⺏": "尣",
    "⺐": "尢", "⺑": "𡯂", "⺒": "巳", "⺓": "幺", "⺔": "彑", "⺕": "彐", "⺖": "忄", "⺗": "心",
    "⺘": "扌", "⺙": "攵", "⺛": "旡", "⺜": "日", "⺝": "月", "⺞": "歺", "⺟": "母", "⺠": "民",
    "⺡": "氵", "⺢": "氺", "⺣": "灬", "⺤": "爫", "⺥": "爫", "⺦": "丬", "⺧": "牛", "⺨": "犭",
    "⺩": "王", "⺪": "疋", "⺫": "目", "⺬": "示", "⺭": "礻", "⺮": "竹", "⺯": "糹", "⺰": "纟",
    "⺱": "罓", "⺲": "罒", "⺳": "网", "⺴": "网", "⺵": "网", "⺶": "羊", "⺷": "羊", "⺸": "羊",
    "⺹": "耂", "⺺": "肀", "⺻": "聿", "⺼": "肉", "⺽": "臼", "⺾": "艹", "⺿": "艹", "⻀": "艹",
    "⻁": "虎", "⻂": "衤", "⻃": "覀", "⻄": "西", "⻅": "见", "⻆": "角", "⻇": "角", "⻈": "讠",
    "⻉": "贝", "⻊": "足", "⻋": "车", "⻌": "辶", "⻍": "辶", "⻎": "辶", "⻏": "阝", "⻐": "钅",
    "⻑": "長", "⻒": "镸", "⻓": "长", "⻔": "门", "⻕": "阜", "⻖": "阝", "⻗": "雨", "⻘": "青",
    "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻞": "食", "⻟": "飠", "⻠": "饣",
    "⻡": "首", "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻧": "卤", "⻨": "麦",
    "⻩": "黄", "⻪": "黾", "⻫": "斉", "⻬": "齐", "⻭": "歯", "⻮": "齿", "⻯": "竜", "⻰": "龙",
    "⻱": "龜", "⻲": "亀", "⻳": "龟",
}  # fmt: skip


def mended(text: str) -> str:
    """The text in the characters that were meant; unknown ones become U+FFFD."""
    if not _TO_MEND.search(text) and not _PRIVATE.search(text):
        return text
    return text.translate(_table())


def count_unmapped(text: str) -> int:
    """How many characters the fonts do not name."""
    return len(_PRIVATE.findall(text))


def is_jumble(text: str) -> bool:
    """Letters of many scripts among one another: numbers of glyphs taken for characters."""
    blocks = Counter(ord(letter) >> 7 for letter in _RARE_LETTERS.findall(text[:_SAMPLE]))
    return len(blocks) >= _MANY_SCRIPTS


@cache
def _table() -> dict[int, str]:
    table = dict.fromkeys((*range(1, 9), 11, 12, *range(14, 32), 65534, 65535), "")
    table |= {0: "\ufffd", 2: "\u00ad", 0xA0: " "}
    for code in (*_KANGXI, *_LIGATURES):
        table[code] = unicodedata.normalize("NFKC", chr(code))
    table |= {ord(radical): character for radical, character in _RADICALS.items()}
    return table | dict.fromkeys(_SYMBOLS, "•")
