"""Durations (两个半小时, 10多年, 15日内) and distances from a date (三个月前)."""

from __future__ import annotations

import re
from functools import cache

from reader_app.analysis.dates.atoms import LINK, N2, S, part
from reader_app.analysis.dates.clock_grammar import CLOCK, clock_of
from reader_app.analysis.dates.expressions import Anchor, Expression, Length, Moment, Part
from reader_app.analysis.dates.length_values import bare, compound, distance_of, iso
from reader_app.analysis.dates.numerals import integer, number
from reader_app.analysis.dates.words import follows, precedes

_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,2}(?!\d)|\d{1,6}(?:\.\d{1,3})?(?!\d)"
    "|一整(?=天|年|个?月|周|个?星期)|[一二两三四五六七八九十百千〇廿卅]{1,7}|半)"
)
_UNIT = (
    "(?:个[多余](?:月|小时|星期|礼拜|钟头|世纪)|个?年头|周年"
    "|年(?!生[草植木、])(?![级制轻龄薪均产检会报货审味画代号第]|度(?!假))"
    "|个季度|个世纪|个月|月(?=有期|以上|以下)"
    "|个?星期|个?礼拜|周(?![岁围边转刊期密])|天(?![津宫安空文])|昼夜"
    "|个?(?:工作日|交易日|自然日|日历[天日])"
    "|个?小时|个?钟头|分钟|刻钟|秒钟?"
    "|分(?=半|[ ]{0,2}[0-9〇一二三四五六七八九十]{1,3}[ ]{0,2}秒)|载(?![重体荷货歌客运波]))"
)
# Two numerals side by side for one that is left open.
_ADJACENT = "(?:一两|一二|两三|二三|三四|三五|四五|五六|六七|七八|八九)"
_MORE = "(?:多(?![次个种名项元样人家]))"
_HALF = "半(?![年天个小月数夜价截])"


@cache
def _length() -> re.Pattern[str]:
    units = "个?月|天|个?小时|个?钟头|分钟?(?![之析])|秒钟?"
    more = rf"{S}(?P<smaller>{_NUMBER}){S}(?P<smaller_unit>{units})"
    least = rf"(?:{S}[零〇又]?{S}(?P<least>{_NUMBER}){S}(?P<least_unit>天|分钟?|秒钟?))?"
    return re.compile(
        rf"""(?P<number>{_NUMBER}){S}(?P<loose>几|多|余|来)?{S}
        (?P<inner_half>个半)?(?P<unit>{_UNIT})
        (?:(?<=[天昼日])[一二三四五六七八九十两\d]{{1,2}}[夜晚](?![上间]))?
        (?:(?P<half>{_HALF})钟?)?(?P<over>{_MORE})?
        (?:(?:零|〇|又)?{more}{least})?
        """,
        re.X,
    )


@cache
def _half_unit() -> re.Pattern[str]:
    """半 before or inside the unit: 半年, 半个月, 半个多月, 一个半月, 两个半小时."""
    unit = "(?:年(?![级制度报])|月(?![刊山湖板弯形湾亮谈])|小时|钟头|天|日(?!之)|世纪|星期|周)"
    return re.compile(
        rf"(?:半个?多?(?P<half_of>{unit})|(?P<whole>{N2}|两|\d{{1,3}})个半多?(?P<and_half>{unit}))多?"
    )


@cache
def _open() -> re.Pattern[str]:
    """An open length: 7、8个小时, 三五天, 3至5年."""
    digits = r"\d{1,3}(?:\.\d)?"
    chinese = "[一二两三四五六七八九十]{1,3}"
    return re.compile(
        rf"(?:{digits}{LINK}{digits}|{chinese}{LINK}{chinese}|十?{_ADJACENT}|{_ADJACENT}十)"
        rf"{S}(?P<unit>多?{_UNIT})"
    )


def _days() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>\d{{1,4}}|[一二三四五六七八九十百]{{1,4}}){S}(?P<unit>日|年)")


# So often in so long: 一周两次, 三天两检.
_RATE = re.compile(
    r"(?:[一二两三四五六七八九十]{1,2}|\d{1,3})(?:次|度|届|检|测|报告|调度|例会|餐|班|更|查|通报|小时制|换)"
)
_AGO = re.compile(
    r"(?:以|之)?(?:(前)(?![后列期任往沿线进来言提景三两二半\d])|(后)(?![续期来勤备果方代天年]))"
)
_INITIALS = frozenset("0123456789〇一二两三四五六七八九十百千半廿卅")
_REPEATED = re.compile(
    r"(?:每隔?|(?<!时)隔|第|几|(?<![人次总个户倍])数|了好)\s?\Z|第[\d、]{1,6}、\Z"
)
# 最高的一年, 有一周: one of many, not a length.
_ONE_IS_NO_LENGTH = re.compile(
    r"(?:[每这那哪某新第头前后同有是上下本当另又]|(?<!过去)(?<!最近)(?<!未来)的)\Z"
)
_ONE_DAY_BEFORE = "了近约为共仅只达满用休停过长假等忙晚差隔足整"
_CLAUSE = "，。；、：,;:（( \n“”在于将约近"


# What _REPEATED ends with: few lengths have any of it in front.
_LAST_OF_REPEATED = frozenset("每隔第几数好、")


def _is_repeated(text: str, position: int) -> bool:
    """每隔三天, 第三天, 好几天: no single length."""
    before = text[position - 1 : position]
    ends = before in _LAST_OF_REPEATED or before.isspace()
    return ends and _REPEATED.search(text[max(0, position - 8) : position]) is not None


def read_length(text: str, position: int, end: int) -> tuple[Expression, int] | None:
    """The duration, or distance from a date, that begins at ``position``; None if there is none."""
    if text[position : position + 1] not in _INITIALS or _is_repeated(text, position):
        return None
    for pattern in (_open(), _half_unit(), _length()):
        if match := pattern.match(text, position, end):
            return None if _RATE.match(text, match.end()) else _judge(text, match, end)
    if text.startswith("分之", position + 1) and (match := _share().match(text, position, end)):
        return _share_of_a_unit(match), match.end()
    match = _cued().match(text, position, end)
    if match and (days := _days_on(text, match)):
        return days
    if match and _is_length_by_cue(text, match):
        return Length(iso(number(match["number"]), match["unit"])), match.end()
    return None


_cued = cache(_days)
_AFTER_IT = re.compile("(?:以|之)?后(?![天日])")
# In Chinese numerals up to ten: the days of a month after that.
_FEW = frozenset("两二三四五六七八九十")


def _days_on(text: str, match: re.Match[str]) -> tuple[Expression, int] | None:
    """三日后: three days on; behind a month, and in figures, it is a day of the month."""
    after = _AFTER_IT.match(text, match.end())
    before = text[match.start() - 1 : match.start()]
    if match["unit"] != "日" or match["number"] not in _FEW or after is None:
        return None
    if before and before not in _CLAUSE:
        return None
    moment = Moment(day=Part(integer(match["number"]) or 0, Anchor.STORY))
    return _with_part(text, moment, after.end(), len(text))


@cache
def _share() -> re.Pattern[str]:
    """四分之三小时, 四分之一个世纪."""
    numeral = "[一二三四五六七八九十]"
    return re.compile(
        rf"(?P<below>{numeral})分之(?P<above>{numeral})个?(?P<unit>小时|钟头|世纪|年(?![级代龄度]))"
    )


def _share_of_a_unit(match: re.Match[str]) -> Expression:
    below, above = integer(match["below"]), integer(match["above"])
    return Length(iso(above / below, match["unit"]) if above and below else None)


def _judge(text: str, match: re.Match[str], end: int) -> tuple[Expression, int] | None:
    if match.re is _open():
        return Length(None), match.end()
    if match.re is _half_unit():
        amount, unit = _half_amount(match)
        if match["half_of"] and text[max(0, match.start() - 1) : match.start()] in tuple(
            "上下前后大多小"
        ):
            return None
    else:
        if not _counts(text, match):
            return None
        amount, unit = _amount(match)
    if amount is None:
        return None
    return _with_direction(text, match, amount, unit, end)


def _half_amount(match: re.Match[str]) -> tuple[float | None, str]:
    if match["half_of"]:
        return 0.5, match["half_of"]
    whole = integer(match["whole"])
    return (None if whole is None else whole + 0.5), match["and_half"]


def _amount(match: re.Match[str]) -> tuple[float | None, str]:
    amount = 0.5 if match["number"] == "半" else number(match["number"].removesuffix("整"))
    if amount is not None and (match["half"] or match["inner_half"]):
        amount += 0.5
    return amount, bare(match["unit"])


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether number and unit are a length here and not a year or an article."""
    said, unit = match["number"], match["unit"]
    before = text[max(0, match.start() - 1) : match.start()]
    if said == "两" and text.endswith("提前", 0, match.start()):
        return True
    if (
        (before in ("这", "那", "前", "过", "头") and said == "两")
        or said in ("百", "千", "千百", "十百")
        or said.startswith("〇")
    ):
        return False
    if (
        unit == "年"
        and _is_calendar_year(said)
        and not precedes(text, match.start(), "length_before")
    ):
        return False
    if said == "一" and not match["half"] and not match["smaller"]:
        if unit == "天":
            counted = bool(before) and before in _ONE_DAY_BEFORE
            if text.startswith("的", match.end()) and not text.startswith("的时", match.end()):
                return False  # 忙完了一天的工作
            return counted or _follows_length(text, match.end())
        return not _ONE_IS_NO_LENGTH.search(text, max(0, match.start() - 3), match.start())
    return True


def _follows_length(text: str, position: int) -> bool:
    return follows(text, position, "length_after") or _AGO.match(text, position) is not None


def _is_calendar_year(said: str) -> bool:
    if said.isascii():
        return said.isdigit() and len(said) == 4 and 1000 <= int(said) < 3000
    return len(said) in (2, 4) and not set(said) & set("十百千") and "两" not in said


# 会议召开三日前, 开庭十日以前: so long before what is still to come.
_TO_COME = re.compile(
    "(?:召开|举行|举办|开庭|开标|开会|到期日?|届满|期满|开始|施行|听证|截止日?|生效|动工|开工)(?:之日)?的?\\Z"
)
_LONGEST_EVENT = 8
_BEFORE_IT = re.compile("(?:以|之)?前(?!后)")


def _is_length_by_cue(text: str, match: re.Match[str]) -> bool:
    if match["unit"] == "年":
        return False
    if _BEFORE_IT.match(text, match.end()) and _TO_COME.search(
        text, max(0, match.start() - _LONGEST_EVENT), match.start()
    ):
        return True
    return precedes(text, match.start(), "length_before") or follows(
        text, match.end(), "length_after"
    )


def _with_direction(
    text: str, match: re.Match[str], amount: float, unit: str, end: int
) -> tuple[Expression, int]:
    iso = compound(match, amount, unit)
    ago = _AGO.match(text, match.end(), end)
    if ago is None or unit in _UNDIRECTED or not _is_distance(text, match.start(), ago):
        return Length(iso), match.end()
    vague = "loose" in match.re.groupindex and bool(
        match["loose"] or match["over"] or match["unit"][:2] in ("个多", "个余")
    )
    sign = -1 if ago[1] else 1
    moment = None if vague else distance_of(match, amount, unit, sign)
    if moment is None and not vague:
        return Length(iso), match.end()
    return _with_part(text, moment or Moment(), ago.end(), end)


# Which days a number of working days takes in hangs on the holidays between.
_UNDIRECTED = frozenset({"日", "周年", "工作日", "交易日"})


@cache
def _part_and_clock() -> re.Pattern[str]:
    return re.compile(rf"的?(?P<part>{part()}){S}(?P<clock>{CLOCK})?", re.X)


def _with_part(text: str, moment: Moment, position: int, end: int) -> tuple[Expression, int]:
    """三天前的下午3点: part of the day and clock time behind a distance in days."""
    match = _part_and_clock().match(text, position, end) if moment.day else None
    if match is None:
        return moment, position
    clock = clock_of(match, match["part"]) if match["clock"] else None
    stop = match.end() if clock else match.end("part")
    return moment._replace(part=match["part"], clock=clock), stop


def _is_distance(text: str, start: int, ago: re.Match[str]) -> bool:
    """三天前 is always a distance; 三天后 only at the head of a clause, else it may end a length
    (服役两年后)."""
    before = text[max(0, start - 1) : start]
    if precedes(text, start, "length_before") and before not in ("近", "约"):
        return False
    return bool(ago[1]) or not before or before in _CLAUSE
