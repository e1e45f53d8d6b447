"""Finds numerals in a text and steps over what only looks like one: codes, titles, slogans.

One compiled expression walks the text; everything it tries at a place is bounded, so the time
is linear in the text whatever it holds. It works on text that ``script.plain`` was applied to.
"""

from __future__ import annotations

import re

from reader_app.analysis.figures.currencies import CODES, DOLLARS
from reader_app.analysis.figures.numerals import CHINESE, DIGIT, NUMERAL, TOGETHER, VULGAR

CURRENCY_CODES = "|".join((*CODES, *(rf"{area}(?=\$)" for area in DOLLARS)))

# Words in Latin letters with the digits in them (PM2.5, GB50016-2014, web addresses), and
# the digits after a code's capitals (ISO 9001); sold 120台 is no code.
# 维生素D 400IU
_OF_DRUGS = "(?:IU|[mkμ]?g|m[lL]|[km]?W|[GMT]B|MHz|GHz)(?![A-Za-z])"
_LATIN = (
    r"(?<![A-Za-z])[a-z]+(?= \d[\d.,]{0,12} ?[\u4e00-\u9fff])|"
    rf"(?<![A-Za-z])(?!(?:{CURRENCY_CODES})(?:[ \d¥$]|$))[A-Za-z][A-Za-z0-9_.\-/:@&=?#+%~]*"
    rf"(?: \d[\d.\-]*(?![\d.\-]|[万亿%]|{_OF_DRUGS}))?"
)
_BRACKETED_YEAR = r"[〔\[(【]\d{4}[〕\])】](?:第?\d{1,6}号?)?(?:-\d{1,6})?"
_NOTE_MARK = r"[\[〔]\d{1,3}(?:[-,、~]\d{1,3})*[\]〕]"
_PAGE_COUNTER = r"第 ?\d+ ?页 ?[/,，、|]? ?共 ?\d+ ?页"
# 688001.SH, (600519): codes of shares
_SHARE_CODE = r"\d{4,6}\.(?:SH|SZ|BJ|HK|OF|NQ)\b|(?<=\()\d{6}(?=\))"
_NUMBERED = rf"\((?:[{CHINESE}]{{1,3}}|\d{{1,2}})\)"
_TITLE = r"《[^《》\n]{0,120}》"
# “一百零八”, “3000万元”, but not “十四五”, “双11”, “一公里”
_QUOTED_AMOUNT = (
    rf"[“\"「『‘](?:[{CHINESE}]{{3,}}|[二三四五六七八九]十|[\d.,]+(?:[%‰]|[万亿]*(?:美?元|公里|米|岁|吨|度|人))"
    rf"|百分之[{CHINESE}点]+)[”\"」』’]"
)
_SLOGAN = rf"(?!{_QUOTED_AMOUNT})[“\"「『‘][^”\"」』’，。！？；：,!?;:\n]{{1,14}}[”\"」』’]"
_DATE = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
    r"|(?:19|20)\d\d(?=年|[-~至到和、—]{1,2}(?:19|20)\d\d年)"
    r"|(?:19|20)\d\d(?:[-~、/和至](?:19|20)\d\d)+(?!\d)"
    rf"|[{DIGIT}]{{4}}(?=年)"
    r"|\d{1,2}月\d{1,2}[日号]?(?:[-~至]\d{1,2}[日号])?"
)
_CODE = (
    r"\d+(?:\.\d+){2,}"  # section numbers, versions, addresses of machines
    r"|\d+(?:-\d+){2,}"
    r"|0\d{2,3}-\d{7,8}|1[3-9]\d{9}(?!\d)"
    r"|\d+(?:\.\d+)?(?:[:：]\d+(?:\.\d+)?){2,}"  # 87：9：4, 12:30:05
    r"|\d+[+][0-9A-Za-z]+"
    r"|\d{1,2}[′'][ ]?\d{1,2}(?:[″\"]|['′]{2})"  # 6'2": feet and inches
    r"|\d*X{2,}\d*|\d+[*×]{2,}\d*"
    r"|\d{1,3}°[ ]?\d{1,2}(?:\.\d+)?[′'](?:[ ]?\d{1,2}(?:\.\d+)?[″\"])?"  # 27°03′: a coordinate
    r"(?:[-—~]+\d{1,3}°[ ]?\d{1,2}[′'](?:\d{1,2}[″\"])?)?|\d{1,3}\.\d{3,8}°|(?<=°)\d{1,2}[′']"
    r"|\d{1,4}(?:KM|km|Km)\+\d{1,3}[Mm]?"  # 13KM+300M: a milestone
)
_MARKS = f"{_NOTE_MARK}|{_PAGE_COUNTER}|{_SHARE_CODE}|{_NUMBERED}"
_SKIP = f"{_LATIN}|{_BRACKETED_YEAR}|{_MARKS}|{_TITLE}|{_SLOGAN}|{_DATE}|{_CODE}"
# What a numeral, or what looks like one, may begin with.
_FIRST = rf"[A-Za-z第.\d{CHINESE}{''.join(TOGETHER)}{VULGAR}半〔\[(【《“\"「『‘]"
# 半 is a numeral in front of a unit of amount; 半年 and 半数 count nothing here.
_HALF = (
    r"半(?=公斤|斤|公里|里路|米|吨|亩|升|倍|块|元|个百分点|打(?![开听算断扰扮破仗电击造印包折的])"
    r"|岁|周岁|茶匙|汤匙|英尺|海里|千[米克]|厘米|毫米|磅|加仑|品脱|盎司|平方|立方|匹|钱|"
    r"[杯瓶碗箱勺桶盒车壶盆罐](?![水装舱厢])|[杯瓶碗箱勺桶盒壶盆罐]水|袋(?!鼠)|包(?![围装裹括干])|片(?![子区面段])|份"
    r"|个(?![月小世钟多星礼学季天字人百年朝县中亚欧身脚地屁身屁])|克|两|尺|寸|英里|英寸|毫升)"
)
# 哥俩, 他们仨, 俩苹果; not 咱俩 in a word of its own.
_TOGETHER = rf"[{''.join(TOGETHER)}](?=\w|\W|$)"
# A set of characters comes first: the engine skips to one of a set many times faster than it
# tries alternatives at every place. The look back then looks ahead from that character.
_SCAN = re.compile(
    rf"{_FIRST}(?<=(?=(?P<skip>{_SKIP})|(?P<numeral>{NUMERAL}|{_HALF}|{_TOGETHER})).)"
)


def next_numeral(text: str, position: int) -> tuple[int, int] | None:
    """Start and end of the next numeral at or after ``position``."""
    while match := _SCAN.search(text, position):
        kind = match.lastgroup
        if kind == "numeral":
            return match.span(kind)
        position = match.end("skip")
    return None
