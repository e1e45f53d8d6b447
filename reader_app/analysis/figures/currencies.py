"""Names, codes and signs of currencies in front of an amount: 人民币100元, USD 50, HK$20."""

from __future__ import annotations

import re

from reader_app.analysis.figures.numerals import CHINESE
from reader_app.analysis.figures.units import words

# ISO 4217, and RMB and NTD as they are written in Chinese texts.
CODES = (
    "RMB",
    *"CNY USD EUR HKD JPY GBP AUD CAD CHF SGD KRW TWD NTD MOP THB INR RUB NZD".split(),  # noqa: SIM905
    *"SEK NOK DKK MYR PHP IDR VND BRL MXN ZAR TRY AED SAR".split(),  # noqa: SIM905
)
# Areas that are written in front of a dollar sign.
DOLLARS = ("US", "HK", "NT", "AU", "CA", "SG", "A", "C", "S")

SIGN = re.compile(
    rf"(?:(?:{'|'.join(DOLLARS)})?\$|(?:RMB ?|JP|CN)¥|[¥€£₩₽₹₫฿₱]"
    rf"|(?<![A-Za-z])(?:{'|'.join(CODES)})) ?-?\Z"
)
# What the signs and codes in front of 万 and 亿 are called behind them.
NAMES = {
    "¥": "元", "RMB": "元", "RMB¥": "元", "CNY": "元", "CN¥": "元", "JP¥": "日元",
    "$": "美元", "US$": "美元", "USD": "美元", "HK$": "港元", "HKD": "港元",
    "NT$": "新台币", "TWD": "新台币",
    "€": "欧元", "EUR": "欧元", "£": "英镑", "GBP": "英镑",
    "₩": "韩元", "KRW": "韩元", "JPY": "日元", "AUD": "澳元", "A$": "澳元",
    "CAD": "加元", "C$": "加元", "SGD": "新元", "S$": "新元", "CHF": "瑞士法郎", "₹": "卢比",
    "INR": "卢比", "RUB": "卢布", "₽": "卢布", "THB": "泰铢", "฿": "泰铢", "MOP": "澳门元",
}  # fmt: skip
# How sums are written behind a sign or a code: £1.5m, $3 million.
SIZE = re.compile(r" ?(k|K|m|M|mn|b|bn|million|billion|trillion|thousand)(?![A-Za-z])")
SIZES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9}
SIZES["trillion"] = 12
# The farthest that a currency's name and the words behind it reach back from the number.
REACH = 12
_NAMES = "|".join(sorted((w for w in words().names), key=len, reverse=True))
NAME = re.compile(
    rf"(?<![\d{CHINESE}多余])(?P<name>{_NAMES})(?:大写|小写)?(?:约|共|合计|总计)?[:：]? ?\Z"
)
# What an amount may have in front where NAME fits: few numbers have, and the names are many.
LAST_OF_NAME = frozenset(word[-1] for word in words().names) | frozenset("写约共计:： ")
