"""What the tagger takes for a name and the grammar knows to be none."""

from __future__ import annotations

import re
from functools import cache

from reader_app.analysis.entities.gazetteer import divisions, known_places
from reader_app.analysis.entities.person_scores import (
    CALLED_AFTER,
    is_counted,
    is_measured,
    is_of_reign,
)
from reader_app.analysis.entities.place_letters import common_letters, is_pair
from reader_app.analysis.entities.place_sites import is_line
from reader_app.analysis.entities.place_words import is_no_place
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.findings import EntityKind

# A name of fewer characters may as well be something else.
SHORTEST_KNOWN = 3
# Below this rarity a word is so common that it is no name where its characters are spread.
_EVERYDAY = 9.0
_NUMERALS = tuple("零〇一二三四五六七八九十百千万亿两")
# 三兆, 十二辆汽车, 大后天: numbers, what they count, and days.
_NUMBER = re.compile(
    "[零〇一二三四五六七八九十百千万亿兆两半点]+$"
    "|[一二三四五六七八九十百千万两]{2,}[个名位辆台套件条只头匹棵张把份户所座间层]"
    "|(?:大?[前后]天|[今昨明]天|[今昨明][早晚]|大?[前后]年|[次翌隔当同][日天])$"
    r"|\d+[\u4e00-\u9fff]$|[一二两三四五六七八九十百]{1,4}(?:[坪迈]|成[半一二三四五六七八九]?)$"
    "|(?:[今昨明][兒儿]個?个?|凌晨|清晨|昭和|平成|令和|明治|大正)$"
    "|[一二三四五六七八九十百千万亿]+分之"
    "|[高长宽深厚重]?[一二两三四五六七八九十]+[米斤尺寸][一二三四五六七八九半]$"
    "|[一二三四五六七八九]成[一二三四五六七八九半]?新?$|[正负卅廿][一二三四五六七八九十]+$|[摄华]氏|零下"
    "|钱?半?[一二两三四五六七八九十百半]+(?:[块角升斗斤吨亩]|便士|美分|欧分)[一二三四五六七八九半]?地?$"
    "|\\d+方|半[打斤杯瓶碗盒箱袋桶升里亩]"
    "|[貳參肆柒捌玖拾佰仟贰叁]{2,}$|[零壹贰叁肆伍陆柒捌玖拾佰仟]+[元角分圆]$"
    "|[上下本这]{0,2}(?:周|星期|礼拜)[一二三四五六日天末]$|[正腊冬]月[初廿]?[一二三四五六七八九十]{1,2}$"
)
# 衣阿华|号战列舰
_NAMED_SHIP = re.compile(
    "号?(?:战列舰|巡洋舰|驱逐舰|护卫舰|航空母舰|航母|潜艇|核潜艇|飞船|航天飞机|卫星|探测器|空间站|军舰|轮船|油轮)|级(?:战列舰|巡洋舰|驱逐舰|护卫舰|航空母舰|航母|潜艇)"
)
_STORMS = ("”台风", "”飓风", "”热带风暴", "」颱風", "」台风", "号”", "”号", "」号", "号」")
# 黄腹滨|鹬: kinds of animals and plants.
_SPECIES = re.compile(
    "[鹬雀鸟鱼蛙蛇蝶蛾蝠猴龟蟹虾藻菌鸦鹰鸥鹤鳅鲷鲨螈蜥鹀鹟鸫鸲]|[科属](?![长员技研学于])"
)
_NAMED_THINGS = ("台风“", "飓风“", "颱風「", "台风「", "热带风暴“")


def is_ruled_out(text: str, start: int, end: int, kind: EntityKind) -> bool:
    """What the grammar knows to be no name, whatever the model makes of it."""
    name = text[start:end]
    if _NUMBER.match(name) or (name[0] == "点" and text[start - 1 : start] in _NUMERALS):
        return True
    if kind is EntityKind.PERSON:
        if name[0] in "曾都" and _is_told(text, start, end):
            return True
        of_storm = text.endswith(_NAMED_THINGS, 0, start) or text.startswith(_STORMS, end)
        spread = " " in name or "　" in name
        if spread and (_OF_LABEL.match(text, end) or rarity("".join(name.split())) < _EVERYDAY):
            return True  # 环 境 in a line whose characters are set apart
        return (
            of_storm
            or text[start - 1 : start] == "@"  # an account
            or (name[-1] == "人" and divisions().is_name(name[:-1]))  # 沈阳人
            or (text.startswith("世", end) and name[-1] in _NUMERALS)
            or (len(name) >= SHORTEST_KNOWN and name in known_places())
            or name in words("not_persons")
            or (len(name) == 2 and name[1] == "家")  # 蒋|家后人
            or is_of_reign(text, start, end)
            or CALLED_AFTER.match(text, end) is not None
            or text[end - 1 : end + 1] in words("sayings")
            or _SAID_OF_PERSONS.search(name) is not None
            or _BEHIND_UNNAMED.match(name) is not None
            or is_measured(text, end)
            or _is_headed_area(text, start, end)
            or is_counted(text, start)
            or _NAMED_SHIP.match(text, end) is not None
            or _SPECIES.match(text, end) is not None
        )
    if kind is EntityKind.PLACE:
        counted = _COUNTED.search(name) or _TURNED.fullmatch(name) or _SET_UP.search(name)
        if len(name) < 3 and (
            name in common_letters()
            or is_pair(name)
            or (len(name) == 1 and text[end : end + 1] in _ARTS)
        ):
            return True
        if name[-1] == "号" or name.startswith("小行星"):
            return True  # “德尔瓦号”, a ship
        if _OF_TOWNS_AND_VILLAGES.match(text, end) and name[-1] in "镇乡":
            return name not in known_places() and not divisions().is_name(name)
        school = name[-1] == "中" and _NUMBERED_SCHOOL.fullmatch(name) is not None
        return is_no_place(name) or counted is not None or school
    if _is_of_type_alone(name):
        return True
    post = text[end : end + 1] == "长" and text[start : end + 1] in words("title_heads")
    if is_line(name) or _DONE_OR_SHARED.search(name):
        return True
    if len(name) > 2 and name[-2] == "驻":
        return True  # 南越|驻台
    if name.endswith("大学") and _OF_STUDENTS.match(text, end):
        return True  # 泽南|大学生
    return post or _DEICTIC.search(name) is not None or _SAID_OF_COMPANIES.match(name) is not None


# 石门|两镇, 泰国|三国: several of a kind, of which one is named.
_COUNTED = re.compile(
    "[两几各][省市县区州镇乡村]$|.[两三四五六七八九十](?:国|[省市县区州]市?|[江河湖山])$"
)
_SAID_OF_COMPANIES = re.compile("业者|厂商|供应商|承包商|龙头企业|子公司|当事人|被告|原告")
# 京|剧, 川|菜
_ARTS = frozenset("剧菜戏腔绣股胡")
# 岑阳四中
_NUMBERED_SCHOOL = re.compile("[\u4e00-\u9fff]{2,4}[一二三四五六七八九十]中")
# 灯|一关: a verb behind 一, not the pass of a name.
_TURNED = re.compile("[\u4e00-\u9fff]一[关开来去看走到出进转停]")
# 索 引|号：: the last character of a label whose characters are set apart.
_OF_LABEL = re.compile("[ 　]+[\u4e00-\u9fff][ 　]*[：:]")
# 卡点|镇村干部: towns and villages together.
_OF_TOWNS_AND_VILLAGES = re.compile("村(?:干部|组|两级|社区|企业)")
# 恒春|设县: a county was set up there.
_SET_UP = re.compile("[设建置改撤][省市县区州镇]$")
# 大连投资|建厂, 兴宁|两级水务局
_DONE_OR_SHARED = re.compile("[建设办开][厂校店馆站院]$|[两三]级|[两三四]地")
_OF_STUDENTS = re.compile("生(?![物命态活产理])")
# 胡某|犯受贿罪: what stands behind a name that is left out.
_BEHIND_UNNAMED = re.compile(".某[犯系称因涉伙持到等向被将与和的在经于从]$")
_SAID_OF_PERSONS = re.compile("之(?:[邀托请命父子女妻弟兄师友死手墓]|[一二三])$|一家$|曰$")
_DEICTIC = re.compile("全[队体员]$|本(?:公司|院|局|行|校|厂|站|报|网|台|集团)$")


_HEAD_OF_AREA = re.compile("[省市县区州镇乡]长(.)[\u4e00-\u9fff]")


# 曾|四夺, 定|都建康
_TOLD_ONCE = re.compile("曾[一二三四五六七八九十两多首再数]")


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether what looks like a surname tells what was done (曾|效力, 定|都建康)."""
    name = text[start:end]
    if name[0] == "都":
        return text[start - 1 : start] in ("定", "迁", "建", "奠")
    common = len(name) == 3 and rarity(name[1:]) < _EVERYDAY + 2
    return _TOLD_ONCE.match(name) is not None or common


def _is_headed_area(text: str, start: int, end: int) -> bool:
    """东屏|县长林映潮: the name before a head's post is the area's, his own follows."""
    head = _HEAD_OF_AREA.match(text, end)
    return end - start == 2 and head is not None and head[1] in characters("surnames")


def _is_of_type_alone(name: str) -> bool:
    """合作社, 岑阳县|定点|医院: a common noun, which names nothing without a stem of its own."""
    if name in words("common_institutions") or name in words("not_organizations"):
        return True
    unit = _UNIT.match(name)
    area = unit.end() if unit else 2 * divisions().is_name(name[:2])
    rest = name[area:]
    return any(
        rest[at:] in words("institution_types") and _is_generic(rest[:at])
        for at in range(1, len(rest) - 1)
    )


def _is_generic(stem: str) -> bool:
    """Whether a stem is nothing but words that any body may have (花卉|苗木)."""
    generic = _generic_words()
    return stem in generic or any(
        stem[:at] in generic and stem[at:] in generic for at in range(2, len(stem) - 1)
    )


@cache
def _generic_words() -> frozenset[str]:
    return words("generic_stems") | words("common_institutions") | _SAID_OF_BODIES


_SAID_OF_BODIES = frozenset(
    ("共建", "花卉", "苗木", "贫困", "贫困地区", "社区", "在职", "涉事", "涉案", "当事", "参建")
)
_UNIT = re.compile("[\u4e00-\u9fff]{2,5}?[省市县区州](?=[\u4e00-\u9fff]{3})")


def is_overlong(name: str, kind: EntityKind) -> bool:
    """江问渠|站: more characters than a Chinese name has, and not those of a foreign one."""
    if kind is not EntityKind.PERSON or len(name) < 4 or name[0] not in characters("surnames"):
        return False
    if name[:2] in words("compound_surnames") | words("japanese_surnames"):
        return False
    return name.isalpha() and not characters("transliteration_characters").issuperset(name)


def is_common(name: str, kind: EntityKind) -> bool:
    """民生, 卡口, 4, APP: words of everyday official prose, which the model has seen as names."""
    if kind is EntityKind.PERSON:
        return False
    return name.isascii() or rarity(name) < COMMON or name in words("generic_stems")
