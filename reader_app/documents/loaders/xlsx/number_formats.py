"""Numbers of a spreadsheet as its formats show them: dates, shares, decimals, words around them.

Formats are those of ECMA-376-1, 18.8.30 and 18.8.31; colours, conditions and padding are left out.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 27, 36, 50, 51, 52), "yyyy-mm-dd"),
    **dict.fromkeys((16, 58), "m月d日"),
    **dict.fromkeys((17, 57), "yyyy年m月"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 46, 47), "h:mm"),
    22: "yyyy-mm-dd h:mm",
    **dict.fromkeys((28, 29, 30, 31, 53, 54, 55, 56), "yyyy年m月d日"),
    **dict.fromkeys((37, 38), "#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00"),
}
_NOT_SHOWN = re.compile(r"\[[^\]]*\]|_.|\*.")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_PLACES = re.compile(r"[#0?][#0?,]*(?:\.(?P<decimals>[#0?]+))?")
_DATE = re.compile(r"[yd年月日]", re.I)
_CLOCK = re.compile(r"[hs时]", re.I)
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LARGEST_DAY = 2_958_465  # 9999-12-31
_EXACT = 1e15


def built_in(number: int) -> str:
    """The format of a number below 164, '' for the general one."""
    return _BUILT_IN.get(number, "")


def shown(text: str, code: str, *, from_1904: bool = False) -> str:
    """The value ``text`` as the format ``code`` shows it; ``text`` itself if it is no number."""
    try:
        value = float(text)
    except ValueError:
        return text
    if not abs(value) < _EXACT:
        return text
    section = _NOT_SHOWN.sub("", code.split(";", maxsplit=1)[0])
    bare = _LITERAL.sub("", section)
    if _DATE.search(bare) or _CLOCK.search(bare):
        return _moment(value, section, bare, from_1904=from_1904) or text
    if not _PLACES.search(bare):
        return _general(value)
    return _number(value, section)


def _general(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.10g}"


def _number(value: float, section: str) -> str:
    """Decimals, thousands, percent, and the words of the format around them."""
    literals: list[str] = []

    def aside(found: re.Match[str]) -> str:
        literals.append(found[1] if found[1] is not None else found[2])
        return "\0"

    places = _PLACES.search(marked := _LITERAL.sub(aside, section))
    if places is None:
        return _general(value)
    value *= 100 if "%" in marked else 1
    decimals = len(places["decimals"] or "")
    comma = "," if "," in places.group() else ""
    digits = f"{value:{comma}.{decimals}f}"
    if places["decimals"] and set(places["decimals"]) == {"#"}:
        digits = digits.rstrip("0").rstrip(".")
    words = iter(literals)
    around = [
        "".join(next(words) if c == "\0" else c for c in part)
        for part in (marked[: places.start()], marked[places.end() :])
    ]
    return f"{around[0]}{digits}{around[1]}".strip()


def _moment(value: float, section: str, bare: str, *, from_1904: bool) -> str | None:
    if not 0 <= value <= _LARGEST_DAY:
        return None
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=value)
    moment = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    day = _day(moment, section, bare) if _DATE.search(bare) else ""
    clock = f"{moment.hour}:{moment.minute:02}" if _CLOCK.search(bare) else ""
    return f"{day} {clock}".strip()


def _day(moment: datetime, section: str, bare: str) -> str:
    has_year, has_day = "y" in bare.lower(), "d" in bare.lower()
    if "年" in section or "月" in section:
        year = f"{moment.year}年" if has_year else ""
        return f"{year}{moment.month}月" + (f"{moment.day}日" if has_day else "")
    year = f"{moment.year}-" if has_year else ""
    return f"{year}{moment.month:02}" + (f"-{moment.day:02}" if has_day else "")
