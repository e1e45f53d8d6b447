"""Numerals that count nothing: articles, names, numbering, codes, clock times, idioms."""

from __future__ import annotations

import re

from reader_app.analysis.figures.ambiguous_units import ambiguous_unit_counts
from reader_app.analysis.figures.bare import bare_counts, looks_like_code
from reader_app.analysis.figures.idioms import idiom_over
from reader_app.analysis.figures.labels import (
    DEEPEST_INDENT,
    ID_LABEL,
    ONE_OF_SEVERAL,
    SENTENCE_EDGE,
    leads,
)
from reader_app.analysis.figures.numbered_parts import NUMBERED, names_house, names_part
from reader_app.analysis.figures.orders import STATUTE, orders
from reader_app.analysis.figures.reading import Reading
from reader_app.analysis.figures.units import AMOUNTS, NEVER, Sort
from reader_app.analysis.findings import Qualifier

_PERIOD = re.compile(r"[多半整 ]*(?:月|小时|钟头|星期|礼拜|季度|工作日|学期|年头)")
# 周三, 星期五, 初三, 高二, 农历, 左一: the numeral names a day, a form, a place in a row.
_NAMING_BEFORE = re.compile(
    r"(?:(?<![每一两])周|(?<!每)星期|礼拜|正月|腊月|[初高大小闰]|[左右]起?|起第|排第)\Z"
)
_NAMING_LAST = frozenset("周期拜月初高大小闰左右起第")
_HEADING_AFTER = re.compile(
    r"项目|标段[^，。]{0,4}(?:\Z|划分|概况)|条件|款项|台账|名词|件数|家具|种类"
)
_LIST_MARK = re.compile(r"[.、)]|[ \t]+(?=[^\d\s.%-])")
_PHASE = re.compile(
    r"[^，。；、\d]{0,6}?(?:工程|项目|建设|扩建|改造|地块|厂区|园区|厂房|住宅|小区|楼盘|线路|码头|机组|煤矿)"
)
_NUMBERED_FIRM = re.compile(r"[铁建交电冶煤核化航水勘]\Z")
# 表1所示, and a line that is a page number: — 3 —
_SHOWN = re.compile(r"[示列述指]")
_PAGE_NUMBER = re.compile(r"\s*[-–—·]\s*\d{1,4}\s*[-–—·]\s*")
_CASUALTY = re.compile(r"(?:当场)?(?:死亡|受伤|失踪|遇难|身亡|重伤|轻伤|被困|获救|溺亡|牺牲|抢救)")
_CAUSED = re.compile(
    r"(?:死亡|受伤|失踪|遇难|造成|致|导致|重伤|轻伤|共|仅|只有|共计|合计|总计|获救)\Z"
)
_OTHER = frozenset("另这那")
_STORM = re.compile("(?:超强|强)?(?:台风|热带风暴|飓风)|选手|种子|球员|嘉宾|运动员")
# 1死13伤, 8金7银5铜: nouns that are counted where another such tally stands beside.
_TALLIED = frozenset("死伤亡金银铜")
_TALLY_BEFORE = re.compile(r"(?:\d|[一二三四五六七八九十两])[死伤亡金银铜][、，,]?\Z")
_TALLY_BEHIND = re.compile(r"[、，,]?(?:\d{1,4}|[一二三四五六七八九十两]{1,3})[死伤亡金银铜]")
_LIST_OF_NAMES = re.compile(r"(?:[\u4e00-\u9fff]{2,8}、)+[\u4e00-\u9fff]{2,8}\Z")
# 二类桥41座: the name of a kind, with the number of them behind it.
_NAMES_A_KIND = re.compile(r"[\u4e00-\u9fff]{1,4}\d")
# What 一 in a cell of its own counts; 一组 and 一楼 are names there.
_THINGS = frozenset("个只条件张本支枝把台辆位名人头匹杯瓶碗块颗粒棵双对份盒包袋箱打")
_VAGUE = frozenset("几数")  # 几十, 数百
# 打开, 打听, 打仗: what 打 makes a verb with.
_STRIKES = tuple("开听算断扰扮破仗电击造印包折的起动发")
# Capital digits and 零 alone are parts of words (队伍, 大陆, 零件) unless they stand for money.
_NEVER_COUNTING = frozenset("零〇幺伍陆柒捌玖拾佰仟壹贰叁肆")
_STEPS = frozenset({"百", "千", "万", "亿", "百万", "千万", "百亿", "千亿"})
_DIGITS_LONG = re.compile("数(?![学据控字码论])|(?:有效|小)数")
_DECIMALS = re.compile("小数点[后前](?:保留|取|精确到)?\\Z")
# 三年级二班, 高一3班: the number of a class.
_OF_A_FORM = re.compile("(?:年级|[初高大][一二三四])\\Z")
# The numbers that name a day of the week or a form at school are smaller.
_LEAST_OF_PLACES = 100
# Halves of these are not counted: sections and versions are numbered with points.
_ENGINE = re.compile("排量|发动机|引擎|涡轮|搭载")
_GRADED = frozenset({"成为", "升为", "职业", "业余", "晋升", "升至"})
_PLAYER = re.compile("棋[手士圣王]|选手|高手|[（(]")
_PARTED = frozenset("分成为共有了的、")
_NUMBERED_WITH_POINTS = STATUTE | {"版", "图", "表", "附录"}
# Debian 12 版
_OF_PROGRAM = re.compile("[A-Za-z][A-Za-z/+#-]*[ \u00a0]?\\Z")


def counts(text: str, reading: Reading) -> bool:
    """Whether the number counts, measures or ranks something."""
    if reading.chinese and _counts_a_list(text, reading):
        return True
    if reading.ordinal and reading.unit == "号" and _STORM.match(text, reading.unit_end):
        return True  # 今年第21号台风
    if reading.sort in NEVER or _covered_by_idiom(text, reading):
        return False
    if reading.sort is Sort.NUMBER and text.startswith("决赛", reading.end):
        return False  # 八分之一决赛
    if reading.chinese and _is_each(text, reading):
        return False
    if reading.bare and reading.start == 0 and reading.end == len(text):
        return not looks_like_code(text)  # a cell or a line of its own
    if text[0] == "一" and reading.unit in _THINGS and reading.end - reading.start == len(text):
        return True  # 一个, as a cell
    if reading.chinese and _is_vague(text, reading.number_start):
        return False
    if (
        reading.sort not in AMOUNTS
        and not (reading.bare and reading.low >= _LEAST_OF_PLACES)  # 小一万
        and text[reading.start - 1 : reading.start] in _NAMING_LAST
        and _NAMING_BEFORE.search(text, max(0, reading.start - 3), reading.start)
    ):
        return reading.ordinal or not reading.chinese
    if reading.ordinal:
        return orders(text, reading)
    if _numbers_a_list(text, reading) or (
        len(text) < DEEPEST_INDENT and _PAGE_NUMBER.fullmatch(text)
    ):
        return False
    if reading.unit == "所" and _SHOWN.match(text, reading.unit_end):
        return False
    if reading.bare:
        return bare_counts(text, reading)
    if reading.unit == "T" and _ENGINE.search(text, max(0, reading.start - 6), reading.start):
        return False  # 排量2.0T
    return _with_unit_counts(text, reading)


def _is_vague(text: str, start: int) -> bool:
    """几十, 数百; not 指数五十六, 系数百分之三十."""
    vague = start and text[start - 1] in _VAGUE and text[start] in "十百千万亿"
    return bool(vague) and not text.startswith("分之", start + 1)


def _counts_a_list(text: str, reading: Reading) -> bool:
    """马鹿、茶店两镇, 蕉城、福安、霞浦三地: the numeral says how many names stand in front."""
    if reading.sort not in (Sort.NOUN, Sort.NOUN_ARABIC):
        return False
    listed = _LIST_OF_NAMES.search(text, max(0, reading.start - 60), reading.start)
    return listed is not None and listed[0].count("、") + 1 == reading.low


def _is_each(text: str, reading: Reading) -> bool:
    """每一分钱, 另一半: no amount of anything."""
    number = text[reading.number_start : reading.number_end]
    before = text[reading.number_start - 1 : reading.number_start]
    return number == "一" and (before == "每" or (reading.unit == "半" and before in _OTHER))


def _covered_by_idiom(text: str, reading: Reading) -> bool:
    position = reading.start if reading.ordinal else reading.number_start
    if text[position] in "-负":
        return False
    if reading.unit == "级" and ambiguous_unit_counts(text, reading):
        return False  # 六级大风
    span = idiom_over(text, position)
    if span is None or not span[0] <= position or reading.number_end > span[1]:
        return False
    # 12345 is a service line by itself and a number in front of a unit.
    return reading.chinese or reading.bare or span[1] > reading.number_end


def _numbers_a_list(text: str, reading: Reading) -> bool:
    """1. and 2、 at the start of a line or a clause, 3 项目概况 at the start of a line."""
    if _numbers_a_heading(text, reading):
        return True
    number = text[reading.number_start : reading.number_end]
    if (
        not number.replace(".", "").isdecimal()
        or len(number) > 4
        or reading.start != reading.number_start
    ):
        return False
    if not SENTENCE_EDGE.search(text, max(0, reading.start - 1), reading.start):
        return False
    mark = _LIST_MARK.match(text, reading.number_end)
    if not mark or (mark[0].isspace() and not _heads_words(text, reading)):
        return False
    if mark[0] in ("、", ".", ")"):
        return reading.bare and reading.qualifier is not Qualifier.RANGE
    return leads(text, reading.start)


def _heads_words(text: str, reading: Reading) -> bool:
    """3 项目概况, but not 5 公里 or 120 km: what follows the blank is no unit of the number."""
    return reading.bare or bool(_HEADING_AFTER.match(text, reading.number_end + 1))


def _numbers_a_heading(text: str, reading: Reading) -> bool:
    """2.1招标条件, 3项目概况: a section number that touches the heading's first word."""
    if reading.chinese or reading.magnitude or not leads(text, reading.number_start):
        return False
    if reading.unit == "匹":
        return False  # 1.5匹空调
    decimal = "." in text[reading.number_start : reading.number_end]
    counted = reading.sort in (Sort.COUNT, Sort.NOUN, Sort.NOUN_ARABIC)
    if decimal and (counted or reading.bare):
        return text[reading.number_end : reading.number_end + 1].isalpha()
    return counted and bool(_HEADING_AFTER.match(text, reading.number_end))


def _with_unit_counts(text: str, reading: Reading) -> bool:
    number = text[reading.number_start : reading.number_end]
    chinese = reading.chinese
    if _names_a_part(text, reading, number):
        return False
    if chinese and number[0] in "百千万亿" and not _bounded_step(reading, number):
        return False
    if reading.sort in (Sort.COUNT, Sort.NOUN, Sort.NOUN_ARABIC, Sort.PEOPLE):
        return _counting_unit_counts(text, reading, number, chinese)
    return ambiguous_unit_counts(text, reading)


def _names_a_part(text: str, reading: Reading, number: str) -> bool:
    """7.2 节, 4.0 版, 版本 4.0 起, 表 2.5 列出: what is numbered with points, or by a program."""
    if reading.unit == "格" and text.startswith("式", reading.unit_end):
        return True  # 1.0 格式
    start = reading.number_start
    if reading.unit == "版" and _OF_PROGRAM.search(text, max(0, start - 16), start):
        return True
    if "." not in number or reading.sort is not Sort.COUNT or number[-1] in "万亿":
        return False
    before = max(0, start - 12), start
    numbered = ONE_OF_SEVERAL.search(text, *before) or ID_LABEL.search(text, *before)
    return reading.unit in _NUMBERED_WITH_POINTS or numbered is not None


def _bounded_step(reading: Reading, number: str) -> bool:
    """百余名, 近百名, 千分之五: a step alone is vague (千百个) unless a qualifier bounds it."""
    if reading.start == reading.number_start and number in _STEPS and reading.sort is Sort.MONEY:
        return False  # 亿元以上项目: how large, and no amount
    if reading.qualifier is not Qualifier.EXACT or "分之" in number:
        return True
    return len(number) > 1 and number[1] not in "百千万亿"


def _counting_unit_counts(text: str, reading: Reading, number: str, chinese: bool) -> bool:
    if reading.unit in _TALLIED:
        return _is_tallied(text, reading)
    if reading.unit == "地":  # only where its names stand in front, see _counts_a_list
        return False
    if reading.unit in ("位", "班") and _tells_length_or_form(text, reading):
        return False
    if reading.unit == "段":
        return _is_section(text, reading)
    if reading.unit == "届":  # 二十届三中全会
        return "连续" in text[max(0, reading.start - 3) : reading.start]
    if reading.unit == "期" and _PHASE.match(text, reading.unit_end):
        return False  # 三期工程: the name of a phase
    if (
        reading.unit in ("局", "处", "院", "公司")
        and chinese
        and _NUMBERED_FIRM.search(text, max(0, reading.start - 2), reading.start)
    ):
        return False  # 中建八局
    if reading.unit == "个" and _PERIOD.match(text, reading.unit_end):
        return False
    if reading.unit in NUMBERED and (names_house(text, reading) or names_part(text, reading)):
        return False
    if chinese and (reading.sort is Sort.NOUN_ARABIC or number in _NEVER_COUNTING):
        return False
    if number == "一":
        return _literally_one(text, reading) or _is_a_dozen(text, reading)
    if reading.unit == "次" and (number == "二" or text.startswith("方", reading.unit_end)):
        return False  # 二次供水, 二次招标: what is counted is 两次; 三次方
    if chinese and reading.unit == "类" and _NAMES_A_KIND.match(text, reading.unit_end):
        return False
    if chinese and text[reading.start - 1 : reading.start] in ("其", "之") and reading.start:
        return False
    if (
        ID_LABEL.search(text, max(0, reading.start - 6), reading.start)
        and " " in text[reading.number_end : reading.unit_end]
    ):
        return False
    return not (reading.unit == "步" and text.startswith("走", reading.unit_end))


def _is_section(text: str, reading: Reading) -> bool:
    """剪成五段, 两段视频; 柯洁九段 is a grade of a player."""
    before = text[max(0, reading.start - 2) : reading.start]
    if before in _GRADED or _PLAYER.match(text, reading.end):
        return False
    goes_on = text[reading.end : reading.end + 1].isalpha()
    told = not reading.chinese or before[-1:] in _PARTED or goes_on
    return told and text[reading.number_start : reading.number_end] != "一"


def _tells_length_or_form(text: str, reading: Reading) -> bool:
    """两位数, 小数点后六位: how long a number is; 三年级二班: the number of a class."""
    start, end = max(0, reading.start - 8), reading.start
    if reading.unit == "班":
        return _OF_A_FORM.search(text, start, end) is not None
    return bool(_DIGITS_LONG.match(text, reading.unit_end) or _DECIMALS.search(text, start, end))


def _is_tallied(text: str, reading: Reading) -> bool:
    """Whether another tally of the kind touches it: 1死|13伤."""
    before = _TALLY_BEFORE.search(text, max(0, reading.start - 3), reading.start)
    return before is not None or _TALLY_BEHIND.match(text, reading.unit_end) is not None


def _is_a_dozen(text: str, reading: Reading) -> bool:
    """一打鸡蛋 is twelve; 一打开 is no number."""
    return reading.unit == "打" and text[reading.end : reading.end + 1] not in _STRIKES


def _literally_one(text: str, reading: Reading) -> bool:
    """一 with a measure word is an article, but 一人死亡 and 共一件 count."""
    if reading.qualifier is not Qualifier.EXACT or reading.low != 1:  # 一个半
        return True
    counted = _CAUSED.search(text, max(0, reading.start - 3), reading.start)
    if reading.unit in ("人", "名", "例", "户") and _CASUALTY.match(text, reading.end):
        return True
    ends = not text[reading.end : reading.end + 1].isalnum()
    return bool(counted) and (ends or reading.unit == "人")
