"""What the tagger's names count for beside the grammar's: of two that overlap the longer stands.

The bars below were set on prose that neither had seen, official and general, where the tagger and
the grammar disagree. In official prose the grammar's own names are not doubted.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import cache

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, Source
from reader_app.analysis.entities.gazetteer import (
    divisions,
    known_bodies,
    known_persons,
    known_places,
)
from reader_app.analysis.entities.located import (
    is_done_there,
    is_foreign,
    is_person_by_context,
    is_place_by_context,
)
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.person_scores import (
    CALLED_AFTER,
    is_counted,
    is_measured,
    is_of_reign,
)
from reader_app.analysis.entities.place_letters import common_letters, is_pair
from reader_app.analysis.entities.place_sites import is_line
from reader_app.analysis.entities.place_words import PLACE_TAG, is_governed, is_no_place
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.entities.tagged_ends import trimmed
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.findings import EntityKind
from reader_app.analysis.tagger import TaggedBlock, TaggedName

# The kinds of the tagger, and the probability from which a name stands by itself and is set beside
# the grammar's, so that the longer one stands.
_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})
_STANDS_ALONE = 0.6
# From this officialness on the grammar's names are not doubted, and below this probability the
# tagger's are not weighed.
_OFFICIAL, _UNLIKELY = 0.5, 0.5
# The probability of being no name with which the tagger rules out one of the grammar's.
_DOUBT = 0.88


def together(passage: Passage, blocks: Iterable[TaggedBlock]) -> TaggedBlock:
    """What the tagger says of each block of a passage, with the passage's offsets."""
    names: list[TaggedName] = []
    outside = array("f", bytes(4 * len(passage.text)))
    for (start, end), block in zip(passage.blocks, blocks, strict=True):
        names += (n._replace(start=n.start + start, end=n.end + start) for n in block.names)
        outside[start:end] = array("f", block.outside)
    return TaggedBlock(tuple(names), outside)


def candidates_of(
    text: str, block: TaggedBlock, officialness: float, technical: bool = False
) -> list[Candidate]:
    """The tagger's names in a text as candidates; what prose it is, ``register`` tells."""
    official = officialness > _OFFICIAL
    found = []
    for start, end, kind, score in _hyphenated(text, block.names):
        while end - start > 1 and text[end - 1].isspace():
            end -= 1
        while end - start > 1 and text[start].isspace():
            start += 1
        start, end, kind = trimmed(text, start, end, kind)
        if kind is EntityKind.ORGANIZATION and _is_of_type_alone(text[start:end]):
            continue
        if official and (score < _UNLIKELY or _is_common(text[start:end], kind)):
            continue
        if technical and _LATIN.search(text, start, end):
            continue
        if _is_ruled_out(text, start, end, kind):
            continue
        if kind is EntityKind.PLACE and end - start > 2 and is_governed(text, end):
            end -= 1  # 花莲|县长
        start += kind is EntityKind.PERSON and _is_led(text[start:end])
        if kind is EntityKind.ORGANIZATION and _OPENS_NOUN.search(text, start, end):
            end -= 2 * (end - start > 4 and text[end : end + 1].isalpha())  # 华泰重工|智能制造
        if kind is EntityKind.PERSON and _is_area(text, start, end):
            kind, end = EntityKind.PLACE, end + 1  # 萨拉托加|县
        told = _known_kind(text, start, end, kind) or _told_kind(text, start, end, kind)
        if told:
            kind, score = told, max(score, _STANDS_ALONE)
        level = score >= _STANDS_ALONE and not _is_overlong(text[start:end], kind)
        level = level and _JOINED_BODIES.search(text, start, end) is None
        source = Source.GUESS if level else Source.TAGGER
        score /= _STANDS_ALONE
        # Of one span in official prose the grammar tells the kind.
        score = min(CERTAIN, score) if official else score
        found.append(Candidate(start, end, kind, score, source))
    return found


# Two names side by side that a hyphen joins bear each other out.
_HYPHENS, _JOINED_SCORE = frozenset("-－‐–—"), 0.85


def _hyphenated(text: str, names: Iterable[TaggedName]) -> Iterator[TaggedName]:
    """The names, with those that a hyphen joins as one (瓦尔德克-弗兰肯贝格县)."""
    last: TaggedName | None = None
    for name in names:
        if last is not None and _are_joined(text, last, name):
            name = TaggedName(last.start, name.end, name.kind, max(_JOINED_SCORE, name.score))
        elif last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def _are_joined(text: str, one: TaggedName, other: TaggedName) -> bool:
    if other.start != one.end + 1 or text[one.end] not in _HYPHENS:
        return False
    sounds = characters("transliteration_characters")
    ends = text[other.start : other.end - (other.kind is EntityKind.PLACE)]
    person = EntityKind.PERSON in (one.kind, other.kind) and one.kind is not other.kind
    foreign = sounds.issuperset(text[one.start : one.end]) and sounds.issuperset(ends)
    return foreign and (person or one.kind is EntityKind.PERSON)


# 市公安局纪检监察组|和|市公安局, 市委市政府|中心: two bodies, or one with what is said of it.
_JOINED_BODIES = re.compile(
    "[局委府院组会厅部处社队站][和与及暨、]|委[省市县区州镇]?[市县区州省]?政府|[两三各]级|纪检监察$|[市县区]县$"
    "|伙同|会同|高速(?:公路)?(?!公路|路|[\u4e00-\u9fff]{1,4}段)[\u4e00-\u9fff]{2}|[A-Za-z]$"
)


def _is_led(name: str) -> bool:
    """由|田小禾: a preposition before a name of three characters."""
    return len(name) == 4 and name[0] in _PREPOSITIONS and name[1] in characters("surnames")


_OPENS_NOUN = re.compile("(?:智能|高新|数字|现代|绿色|精密|高端)$")
_PREPOSITIONS = frozenset("由对向据经与和及被为从将把")


def _is_common(name: str, kind: EntityKind) -> bool:
    """民生, 卡口, 4, APP: words of everyday official prose, which the model has seen as names."""
    if kind is EntityKind.PERSON:
        return False
    return name.isascii() or rarity(name) < COMMON or name in words("generic_stems")


def _known_kind(text: str, start: int, end: int, kind: EntityKind) -> EntityKind | None:
    """The kind of a name that the gazetteer knows, if the model is of another mind or not sure."""
    name = text[start:end]
    if name in known_persons():
        return None if is_place_by_context(text, start, end) else EntityKind.PERSON
    known = kind is EntityKind.PLACE and name in known_places()
    return kind if known and len(name) >= _SHORTEST_KNOWN else None


def _is_area(text: str, start: int, end: int) -> bool:
    """Whether the type of an area follows a foreign name at once, and no post of its head."""
    typed = text[end : end + 1] in _TYPES_OF_AREAS and is_foreign(text[start:end])
    return typed and not is_governed(text, end + 1) and text[end : end + 2] not in _OPENED_BY_TYPE


_TYPES_OF_AREAS = frozenset("县郡州省市镇岛湖")
_OPENED_BY_TYPE = frozenset(
    {"市场", "市值", "市民", "省城", "县城", "州立", "市立", "岛上", "市价", "镇定"}
)


def _told_kind(text: str, start: int, end: int, kind: EntityKind) -> EntityKind | None:
    """The kind that the words around a foreign name tell, None if they leave the model to guess."""
    name = text[start:end]
    if kind is EntityKind.ORGANIZATION:
        there = is_foreign(name) and is_done_there(text, start, end)
        return EntityKind.PLACE if there else None
    if name in known_places():
        return None
    if kind is EntityKind.PERSON and name[-1] in _FOREIGN_AREAS and is_foreign(name[:-1]):
        return EntityKind.PLACE  # 戴利|城
    if kind is EntityKind.PERSON and len(name) == 3 and _is_short_place(name):
        return EntityKind.PLACE
    if not is_foreign(name):
        return None
    if is_place_by_context(text, start, end):
        return EntityKind.PLACE
    return EntityKind.PERSON if is_person_by_context(text, start, end) else None


def _is_short_place(name: str) -> bool:
    """马赛|港, 神田|川: a place by its type, behind a known place or a Japanese name."""
    if name[2] in "港湖湾峡郡" and name[:2] in known_places():
        return True
    return name[2] in "川町郡站驿岛" and name[:2] in words("japanese_surnames")


_LATIN = re.compile("[A-Za-z]")
_FOREIGN_AREAS = frozenset("城郡州省市县岛港湾河湖山堡峡")

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
    "|\\d+方"
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


def _is_ruled_out(text: str, start: int, end: int, kind: EntityKind) -> bool:
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
            or (len(name) >= _SHORTEST_KNOWN and name in known_places())
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
        school = name[-1] == "中" and _NUMBERED_SCHOOL.fullmatch(name) is not None
        return is_no_place(name) or counted is not None or school
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


def _is_overlong(name: str, kind: EntityKind) -> bool:
    """江问渠|站: more characters than a Chinese name has, and not those of a foreign one."""
    if kind is not EntityKind.PERSON or len(name) < 4 or name[0] not in characters("surnames"):
        return False
    if name[:2] in words("compound_surnames") | words("japanese_surnames"):
        return False
    return name.isalpha() and not characters("transliteration_characters").issuperset(name)


# A name of fewer characters may as well be something else.
_SHORTEST_KNOWN = 3


def _is_known(name: str) -> bool:
    """Whether a name stands in the gazetteer, so that nobody needs to guess (立陶宛)."""
    if name in known_persons():
        return True
    known = name in known_places() or name in known_bodies() or is_line(name)
    return known and (len(name) >= _SHORTEST_KNOWN or name[-1] == "国")


def without_doubted(
    passage: Passage, found: list[Candidate], block: TaggedBlock, officialness: float
) -> list[Candidate]:
    """The candidates without those that the tagger is sure are no names, in general prose."""
    if officialness > _OFFICIAL:
        return found
    text = passage.text
    return [
        c
        for c in found
        if c.source > Source.GRAMMAR
        or c.kind not in _KINDS
        or _is_known(text[c.start : c.end])
        or not _is_doubted(c, block)
        or _is_placed(passage, c)
        or _is_headed(text, c)
    ]


# From this probability on the tagger knows better where a name of a person ends.
_SURE_OF_PERSON = 0.8
_LONGEST_CHINESE = 4


def without_misread(
    found: list[Candidate], block: TaggedBlock, officialness: float
) -> list[Candidate]:
    """The candidates without the grammar's persons that overlap a sure one of the tagger's.

    林丹|赢, 佟大|为: general prose tells by more than the cut of words where a name ends.
    """
    if officialness > _OFFICIAL:
        return found
    person = EntityKind.PERSON
    sure = [n for n in block.names if n.kind is person and n.score >= _SURE_OF_PERSON]
    if not sure:
        return found
    inside = {at: (n.start, n.end) for n in sure for at in range(n.start, n.end)}
    return [
        c
        for c in found
        if c.kind is not person
        or c.source is not Source.GRAMMAR
        or c.length > _LONGEST_CHINESE
        or all(inside.get(at, (c.start, c.end)) == (c.start, c.end) for at in (c.start, c.end - 1))
    ]


def _is_headed(text: str, candidate: Candidate) -> bool:
    """市委|书记某某: a body right before the post of who heads it is one beyond doubt."""
    body = candidate.kind is EntityKind.ORGANIZATION and candidate.score >= CERTAIN
    return body and title_pattern().match(text, candidate.end) is not None


def without_joined(text: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that only join a verb to a name (任|泽南交通大学, 派|李约翰)."""
    joined = {c: size for c in found if (size := _verb_size(text, c))}
    if not joined:
        return found
    spans = {(c.start, c.end) for c in found if c.kind in _JOINED}
    return [c for c in found if (c.start + joined.get(c, 0), c.end) not in spans or c not in joined]


def _verb_size(text: str, candidate: Candidate) -> int:
    """How many characters of a candidate are a verb that takes names for its object."""
    if _VERB.match(text, candidate.start):
        return 1
    body = candidate.kind is EntityKind.ORGANIZATION
    if text.startswith("会同县", candidate.start) and text[candidate.start - 1] in "，、":
        return 2  # ，会同|县公安局
    return 2 * (body and text[candidate.start : candidate.start + 2] in words("verbs_of_bodies"))


# Verbs and prepositions of one character that the model takes for the first of a name; a group
# that is sent to a body bears it in its name (驻某局纪检监察组).
_VERB = re.compile(
    "[任在赴派卖请邀让给遣劝由对向据经与和及被为从到将把](?!-)|驻(?![\u4e00-\u9fff]{2,16}?(?:组|专班|办事处))"
)
_JOINED = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON})


def _is_placed(passage: Passage, candidate: Candidate) -> bool:
    """瑞典|博物学家: a known place of two characters that is a word, and nothing but a place."""
    name = passage.text[candidate.start : candidate.end]
    if candidate.kind is not EntityKind.PLACE or len(name) != 2:
        return False
    if name in words("common_short_names") or _OF_PEOPLES.match(passage.text, candidate.end):
        return False
    return name in known_places() and passage.tag_of(candidate.start, candidate.end) == PLACE_TAG


# 马赛|语, 江淮|官话, 非洲|裔
_OF_PEOPLES = re.compile("[语话族裔文]|官话|方言|指数")


def _is_doubted(candidate: Candidate, block: TaggedBlock) -> bool:
    return min(block.outside[candidate.start : candidate.end]) > _DOUBT
