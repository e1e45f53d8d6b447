"""Units that are also other words: 点 of the clock, 成 in 成立, 度 of heat or of electricity."""

from __future__ import annotations

import re

from reader_app.analysis.figures.reading import Reading

_CHENG = frozenset("立为功年果员本绩效长熟就套都交品人片灾型分因语事全活气名")
_MADE_OF_POINTS = re.compile(
    r"(?:重要|具体|主要|宝贵|指导|工作|几|明确|下步)*"
    r"(?:意见|要求|建议|体会|希望|看法|启示|措施|想法|说明|经验|感受|做法|原因|理由|结论|思考"
    r"|共识|倡议|补充|期望|问题|内容)"
)
_CLASS_AFTER = re.compile(r"(?:应急|响应|预警|联动|医院|公路|文物|景区|以|及)")
_TEMPERATURE_NEAR = re.compile(r"(?:温|热|冷|冻|烧|暑|沸|熔点|空调|调[高低]|零下|零上|摄氏|华氏|℃)")
_ANGLE_NEAR = re.compile(r"(?:东经|西经|北纬|南纬|旋转|倾|坡|角|方位)")
_HOTTEST = 44
_HOURS = 24
_OF_INDEX = re.compile("[涨跌升降]了?[约近逾超]?\\Z|积分|指数")
_OPENED_BY_POINT = tuple("评赞击名缀滴亮火开心对到播射明")
_POWER_NEAR = re.compile(r"(?:电|抗震)")
_QUAKE_NEAR = re.compile(r"(?:震|风|烈度|浪|里氏|台风|阵风|瞬时)")
_STAIRS = re.compile("的?(?:[台石]阶|阶梯|楼梯|石级|梯子|天梯)")
_AFTER_MONEY = frozenset("零钱的左上以多余买卖一元块每起就不")
_FOLDS = frozenset("叠页线扇子腾")


def ambiguous_unit_counts(text: str, reading: Reading) -> bool:
    """Whether a unit of several meanings is one here; other units always are."""
    rule = _RULES.get(reading.unit)
    return rule is None or rule(text, reading)


def _points(text: str, reading: Reading) -> bool:
    return bool(_MADE_OF_POINTS.match(text, reading.end)) or points_of_index(text, reading)


def points_of_index(text: str, reading: Reading) -> bool:
    """指数收于3215.6点, 上涨20点: no clock shows that."""
    if text[reading.unit_end : reading.unit_end + 1] in _OPENED_BY_POINT:
        return False
    near = text[max(0, reading.start - 8) : reading.start]
    whole = reading.low == int(reading.low)
    return not whole or reading.low > _HOURS or _OF_INDEX.search(near) is not None


def _score(text: str, reading: Reading) -> bool:
    before = text[reading.start - 1 : reading.start]
    number = text[reading.number_start : reading.number_end]
    if text[reading.unit_end : reading.unit_end + 1] in _DONE_BY_TENTHS:
        return False  # 八分熟, 七分饱
    return before not in ("时", "点", "度", "°") and number not in ("十", "一", "万", "百")


def _tenths(text: str, reading: Reading) -> bool:
    if text[reading.unit_end : reading.unit_end + 1] in _CHENG:
        return False
    return 0 < reading.low <= 10


def _discount(text: str, reading: Reading) -> bool:
    return text[reading.unit_end : reading.unit_end + 1] not in _FOLDS


def _doubling(text: str, reading: Reading) -> bool:
    return "翻" in text[max(0, reading.start - 2) : reading.start]


def _half(text: str, reading: Reading) -> bool:
    return text[reading.number_start : reading.number_end] == "一"


def _degrees(text: str, reading: Reading) -> bool:
    near = text[max(0, reading.start - 12) : reading.start]
    if re.search(r"[东西]经|[南北]纬", near):
        return False
    if text[reading.number_start : reading.number_end] == "零":
        return not _ANGLE_NEAR.search(near)
    vague = reading.chinese and len(text[reading.number_start : reading.number_end]) == 1
    alone = reading.start == 0 and reading.end == len(text)
    told = alone or reading.end > reading.unit_end or reading.low < 0  # 四度, 十度以下
    return not vague or told or bool(_TEMPERATURE_NEAR.search(near))


def _grade(text: str, reading: Reading) -> bool:
    """A force of wind or of a quake; 三级 and 一级响应 are classes."""
    near = text[max(0, reading.start - 10) : reading.end + 6]
    if _STAIRS.match(text, reading.unit_end):
        return True
    return bool(_QUAKE_NEAR.search(near)) or not (
        reading.chinese or _CLASS_AFTER.match(text, reading.end)
    )


def _one_square(text: str, reading: Reading) -> bool:
    return not reading.chinese or bool(
        re.search(r"[土石砼水气]", text[max(0, reading.start - 4) : reading.end + 2])
    )


def _piece(text: str, reading: Reading) -> bool:
    one = text[reading.number_start : reading.number_end] == "一"
    return not (one and pieces(text, reading))  # 一块蛋糕


def _ampere(text: str, reading: Reading) -> bool:
    """5A级景区, 4A景区: grades."""
    return text[reading.unit_end : reading.unit_end + 1] not in ("级", "景")


def _flat_metres(text: str, reading: Reading) -> bool:
    """八十八平: square metres; 三胜二平 and 一平方 are none."""
    after = text[reading.unit_end : reading.unit_end + 1]
    return reading.low >= _SMALLEST_FLAT and (not after.isalnum() or after in "的大米左以房小")


def _tenth_of_a_tael(text: str, reading: Reading) -> bool:
    """三钱 weighs, in silver or at the chemist's."""
    after = text[reading.unit_end : reading.unit_end + 1]
    number = text[reading.number_start : reading.number_end]
    return len(number) == 1 and number != "零" and after not in _COINS


def _euro(text: str, reading: Reading) -> bool:
    """五百万欧."""
    alone = reading.start == 0 and reading.end == len(text)
    paid = alone or _PAID.search(text, max(0, reading.start - 6), reading.start)
    after = text[reading.unit_end : reading.unit_end + 1]
    return bool(reading.magnitude or paid) and after not in _EUROPE


def _percentage_point(text: str, reading: Reading) -> bool:
    """税率是13个点, 涨了五个点; 布设5个点 are places."""
    near = text[max(0, reading.start - 8) : reading.start]
    after = text[reading.unit_end : reading.unit_end + 1]
    return _RATED.search(near) is not None and not (after.isalpha() and after not in "的左以")


def _gigabytes(text: str, reading: Reading) -> bool:
    """16G内存, 两个G; 5G is a network."""
    if text[reading.unit_start - 1 : reading.unit_start] == "个":
        return True
    near = text[max(0, reading.start - 6) : reading.end + 6]
    return not 1 < reading.low < _LEAST_DATA and _DATA_NEAR.search(near) is not None


def _yuan(text: str, reading: Reading) -> bool:
    """三元一斤; 二元论 and 三元一次方程 are no sums."""
    single = reading.unit_start - reading.number_start == 1 and reading.chinese
    return not (single and _OF_ELEMENTS.match(text, reading.unit_end))


def _of_grain(text: str, reading: Reading) -> bool:
    """三石米: a measure of grain."""
    return _GRAIN.match(text, reading.unit_end) is not None


def _of_interest(text: str, reading: Reading) -> bool:
    """月息三厘."""
    near = text[max(0, reading.start - 6) : reading.start]
    return "息" in near or "利率" in near


_OF_ELEMENTS = re.compile("论|[一二]次(?:方程|函数|不等)|化|对立|结构|体系|里|桥|及第|色|系")
_GRAIN = re.compile("[大小糙]?米|稻?谷|小?麦|粮|豆")
_SPEED_NEAR = re.compile("[航船风流舰]速|航行|巡航")
_SMALLEST_FLAT = 10
_DONE_BY_TENTHS = tuple("熟饱醉像甜饿球线裤头")
_COINS = tuple("币财款庄包粮多少塘江")
_PAID = re.compile("[价花卖买付费赚票]|售|身家")
_EUROPE = tuple("洲盟姆美亚冠联元阳")
_RATED = re.compile("[率涨跌降升息]|[提增]|减少|[上下]调|点位")
# 2G to 6G are networks.
_LEAST_DATA = 7
_DATA_NEAR = re.compile("内存|存储|流量|硬盘|显存|固态|闪存|缓存|容量|空间|下载|文件|数据|网盘")

_RULES = {
    "平": _flat_metres,
    "元": _yuan,
    "石": _of_grain,
    "厘": _of_interest,
    "钱": _tenth_of_a_tael,
    "欧": _euro,
    "万欧": _euro,
    "亿欧": _euro,
    "个点": _percentage_point,
    "G": _gigabytes,
    "A": _ampere,
    "块": _piece,
    "点": _points,
    "分": _score,
    "成": _tenths,
    "折": _discount,
    "番": _doubling,
    "半": _half,
    "度": _degrees,
    "级": _grade,
    "方": _one_square,
}


def pieces(text: str, reading: Reading) -> bool:
    """Whether 块 counts pieces (3块展板) and is no money (3块钱, 五块三)."""
    after = text[reading.end : reading.end + 1]
    counted = reading.unit == "块" and reading.end == reading.unit_end  # not 九块九包邮
    return counted and after.isalpha() and after not in _AFTER_MONEY


def knots(text: str, reading: Reading) -> bool:
    """Whether 节 is the speed of a ship: 十节航速, 航速18节."""
    if reading.unit != "节":
        return False
    near = text[max(0, reading.start - 6) : reading.end + 3]
    return _SPEED_NEAR.search(near) is not None


def degrees_of_heat(text: str, reading: Reading) -> bool:
    """Whether 度 is of temperature, not of an angle or of electricity."""
    near = text[max(0, reading.start - 15) : reading.end + 2]
    if _TEMPERATURE_NEAR.search(near):
        return True
    if _ANGLE_NEAR.search(near) or _POWER_NEAR.search(near):
        return False
    # Without any such word, small whole degrees are of heat: 45, 90, 180, 360 are angles.
    return reading.low < 0 or reading.low != int(reading.low) or reading.low <= _HOTTEST
