"""What a length of time is worth: its ISO 8601 form, and where it leads from a date."""

from __future__ import annotations

import re

from reader_app.analysis.dates.expressions import Anchor, Moment, Part
from reader_app.analysis.dates.numerals import number

# Unit of ISO 8601, how many of it, by the Chinese unit without 个.
_UNITS = {
    "世纪": ("Y", 100), "年": ("Y", 1), "周年": ("Y", 1), "年头": ("Y", 1), "载": ("Y", 1),
    "季度": ("M", 3), "月": ("M", 1), "周": ("W", 1), "星期": ("W", 1), "礼拜": ("W", 1),
    "天": ("D", 1), "日": ("D", 1), "昼夜": ("D", 1), "工作日": ("D", 1), "交易日": ("D", 1),
    "自然日": ("D", 1), "日历天": ("D", 1), "日历日": ("D", 1), "小时": ("TH", 1),
    "钟头": ("TH", 1), "刻钟": ("TM", 15), "分钟": ("TM", 1), "分": ("TM", 1), "秒": ("TS", 1),
    "秒钟": ("TS", 1),
}  # fmt: skip
_MINUTES = {"天": 1440, "小时": 60, "钟头": 60, "刻钟": 15, "分钟": 1, "分": 1}
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60)}


def bare(unit: str) -> str:
    return unit.removeprefix("个").removeprefix("多").removeprefix("余")


def compound(match: re.Match[str], amount: float, unit: str) -> str | None:
    if "smaller" not in match.re.groupindex or not match["smaller"]:
        return iso(amount, unit)
    fields = [(amount, unit), (number(match["smaller"]), match["smaller_unit"].removeprefix("个"))]
    if match["least"]:
        fields.append((number(match["least"]), match["least_unit"]))
    return _join(fields)


def iso(amount: float | None, unit: str) -> str | None:
    return _join([(amount, bare(unit))])


def _join(fields: list[tuple[float | None, str]]) -> str | None:
    totals: dict[str, float] = {}
    for amount, unit in fields:
        if amount is None:
            return None
        code, times = _UNITS[unit.removeprefix("个")]
        _add(totals, code, amount * times)
    date = "".join(f"{_plain(totals[c])}{c}" for c in _ORDER[:4] if c in totals)
    time = "".join(f"{_plain(totals[c])}{c[1]}" for c in _ORDER[4:] if c in totals)
    return f"P{date}" + (f"T{time}" if time else "")


def _add(totals: dict[str, float], code: str, amount: float) -> None:
    """Add to a field; a half is told in the next smaller unit where there is a whole one."""
    if amount != int(amount) and code in _SMALLER:
        smaller, factor = _SMALLER[code]
        rest = (amount - int(amount)) * factor
        if rest == int(rest):
            totals[smaller] = totals.get(smaller, 0) + rest
            amount = int(amount)
    if amount or not totals:
        totals[code] = totals.get(code, 0) + amount


def _plain(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"


def distance_of(match: re.Match[str], amount: float, unit: str, sign: int) -> Moment | None:
    """三天前, 5小时20分钟后; what comes after is counted from what the text told before it."""
    anchor = Anchor.STORY if sign > 0 else Anchor.DOCUMENT
    if "smaller" in match.re.groupindex and match["smaller"]:
        rest = number(match["smaller"])
        minutes = _MINUTES.get(unit), _MINUTES.get(bare(match["smaller_unit"]))
        if rest is None or minutes[0] is None or minutes[1] is None:
            return None
        whole = int(amount * minutes[0] + rest * minutes[1])
        return Moment(minutes=Part(sign * whole, anchor))
    return _distance(amount * sign, unit, anchor)


def _distance(amount: float, unit: str, anchor: Anchor) -> Moment | None:
    code, times = _UNITS[unit]
    total = amount * times
    if code in ("Y", "M"):
        months = total * (12 if code == "Y" else 1)
        if code == "Y" and abs(total) >= 1000:  # 五千年前 names no year
            return None
        if code == "Y" and total == int(total):
            return Moment(year=Part(int(total), anchor))
        if abs(months) == 0.5:  # 半个月前
            return Moment(day=Part(15 if months > 0 else -15, anchor))
        whole = int(months) == months
        return Moment(month=Part(int(months), anchor)) if whole else None
    if code in ("W", "D"):
        days = total * (7 if code == "W" else 1)
        return Moment(day=Part(int(days), anchor)) if days == int(days) else None
    minutes = total * {"TH": 60, "TM": 1, "TS": 0}[code]
    return Moment(minutes=Part(int(minutes), anchor))
