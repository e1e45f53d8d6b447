"""Where a name of the tagger's begins and ends: it tells the middle of a name best."""

from __future__ import annotations

import re

from reader_app.analysis.entities.gazetteer import (
    divisions,
    known_bodies,
    known_persons,
    known_places,
)
from reader_app.analysis.entities.given_names import TOLD_OF_UNNAMED, possible_given
from reader_app.analysis.entities.located import is_foreign
from reader_app.analysis.entities.rarity import NEVER_SEEN, rarity
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.findings import EntityKind

Span = tuple[int, int, EntityKind]

# 由|威廉·普拉特, 遭|市议会: words that stand before a name and open none.
_BEFORE_FOREIGN = re.compile(
    "(?:[由被对向让跟与和把将同为出给派请了]|(?<=其)[子父兄弟妻女母孙侄])(?=[^·]+·)"
)
# 苏丹|马哈茂德: what a foreign ruler is, before his name.
_TITLED = re.compile(
    "(?:苏丹|沙皇|教皇|教宗|国王|酋长|埃米尔|哈里发|法老|皇帝|女王|王后|亲王|公爵|大公|皇后)"
    "(?=[\u4e00-\u9fff·]{2})"
)
# Prepositions that no syllable of a foreign name is written with.
_BEHIND = frozenset("同与和对向给将被把从在的")
_BEFORE_SOUNDS = frozenset("在的由与和为至于入从被向对给了及")
# 福煦|统率某国军队: who heads a body, and the body behind.
_HEADING = re.compile(
    "([\u4e00-\u9fff]{2,4}?)(?:统率|率领|指挥|执教|执掌|带领)(?=[\u4e00-\u9fff]{3})"
)
_BEFORE_BODIES = frozenset("遭被据")
# 港口爆炸事故|远海公司: what happened, and the body that it is told of.
_EVENT = re.compile("(?:事故|事件|惨案)(?=[\u4e00-\u9fff]{3})")
# 顺达|小哥, 光明|三巨头: who belongs to a body, or what is said of it.
_OF_BODIES = re.compile(
    "(?:小哥|员工|高管|粉丝|球迷|玩家|用户|股民|客户|团队|班底|春晚|行政|[两三四五]巨头|亚冠|欧冠|中超|澳网|奥运|世界杯|球员|队员|门将|前锋|中场|后卫"
    "|大?中华区|中国区|亚[太洲]区|船队|小将|老将|新援|旧将|外援|国脚|少帅|名宿|[两三四五六七八九十]家(?:公司|企业|银行|券商|机构))$"
)
# 起自|山科站: how lines are told.
_LED_TO = re.compile("(?:起自|始于|止于|发自|途经|流经|流入|汇入|注入)(?=[\u4e00-\u9fff]{2})")
# 东海|总部: what is no body's name behind a place.
_OF_PLACES = re.compile("(?:总部|探险队|商圈|公司|企业|厂商|股市|汇市|楼市|房价|环比|同比)$")
# 刘璇|澳网: behind a person's name a body has a word that says what it is.
_BODY = re.compile(
    "[院所会社队团部局厂店馆司网报台行党军组办站校学]$|中心|集团|工作室|基金|机构|乐"
)
_SHORTEST_EVENT, _SHORTEST_NEWS = 6, 4
_BANKS = frozenset(water + side for water in "河江湖海溪" for side in "畔岸边")
_SAID = re.compile(
    "[称说](?=[，：“「,:])|之(?=[从堂族]?[弟兄姊妹子女孙侄父母妻]|后[裔人]|[乱变役战祸](?![术斗略]))"
)
# 米娅·哈姆|梅开二度: what is told of one who scores, whose first character is a syllable, too.
_SCORED = re.compile("梅开二度")
_LONGEST_KNOWN = 8
_LEADS = frozenset("于与和被由对向在经从给令让使派封以")
# 王某|诉被告某公司
_TOLD_OF_UNNAMED = re.compile(f"[\u4e00-\u9fff]某[{TOLD_OF_UNNAMED}]")
# The last characters of what the patterns above look for: most names end otherwise.
_LAST_OF_SAID, _LAST_BEHIND_BODIES = (
    frozenset("称说之"),
    frozenset("哥工管丝迷家户民队底晚政头冠网运杯超员将锋场卫部圈区将援脚帅宿司业行商构"),
)


def trimmed(text: str, start: int, end: int, kind: EntityKind) -> Span:
    """The span of a name without what only stands beside it, and its kind without that."""
    if kind is EntityKind.PERSON:
        if _TOLD_OF_UNNAMED.fullmatch(text, start, end):
            return start, end - 1, kind
        if end - start > 2:
            return (*_person(text, start, end), kind)
        in_harmony = text[end : end + 1] == "和" and text[end + 1 : end + 3] in words("sayings")
        return start, end + in_harmony, kind  # 罗绍和|表示
    if kind is EntityKind.ORGANIZATION:
        return _body(text, start, end)
    if led := _LED_TO.match(text, start, end):
        start = led.end()
    # 门多塔|湖畔: the water's own word is of its name.
    if end - start > 3 and text[end - 2 : end] in _BANKS:
        return start, end - 1, kind
    of_water = end - start > 1 and text[end : end + 2] in words("water_words")
    return start, end + of_water, kind


def _person(text: str, start: int, end: int) -> tuple[int, int]:
    if text[start] in _LEADS and text[start + 1 : end] in known_persons():
        return start + 1, end  # 败|于|孙权
    if titled := _TITLED.match(text, start, end):
        start = titled.end()
    if end - start > 3 and text[end - 1] in _BEHIND and is_foreign(text[start : end - 1]):
        return start, end - 1  # 拉胡德|同来访的
    if end - start == 3:
        if text[end - 1] in _LAST_OF_SAID and _SAID.match(text, end - 1):
            end -= 1  # 陈力|称，
        return start, start + (_known_size(text, start, end) or end - start)
    if scored := _SCORED.search(text, start + 2, end + 3):
        end = scored.start()
    if "·" in text[start:end]:
        return start + (_BEFORE_FOREIGN.match(text, start, end) is not None), end
    return start, start + (_known_size(text, start, end) or end - start)


def _known_size(text: str, start: int, end: int) -> int:
    """The length of the known person whose name is but the beginning of a name, else 0."""
    name, known = text[start:end], known_persons()
    for size in range(min(len(name) - 1, _LONGEST_KNOWN), 1, -1):
        if name[:size] in known:
            sounds = characters("transliteration_characters")
            if name[-1] == "世" or sounds.issuperset(name):
                return 0  # 拉美西斯二世
            rest = name[size:]
            foreign = sounds.issuperset(name[:size]) and rest[0] not in sounds
            if size > 2 or foreign or rest in known:
                return size
            goes_on = len(rest) == 1 and rarity(rest + text[end : end + 1]) < NEVER_SEEN
            return size if goes_on or not possible_given(rest) else 0  # 徐达|北伐
    return 0


def _body(text: str, start: int, end: int) -> Span:
    body = EntityKind.ORGANIZATION
    if text[start] in _BEFORE_BODIES and end - start > 2:
        start += 1
    if (named := _person_behind(text, start, end)) < end:
        end = named  # 金山软件|雷军
    by = text.rfind("由", start + 2, end - 2) + 1
    if by and text[by:end] in known_bodies():
        start = by  # 中环线由|港铁公司
    if head := _HEADING.match(text, start, end):
        return start, head.end(1), EntityKind.PERSON  # 余隆|指挥岑阳乐团
    if text[start] in _sounds() and start and text[start - 1] in _sounds():
        start = _start_of_sounds(text, start)
    event = _EVENT.search(text, start, end) if end - start > _SHORTEST_EVENT else None
    if event:
        start = event.end()
    if text[end - 1] not in _LAST_BEHIND_BODIES:
        size = _known_size(text, start, end)
        told = size > 0 and not _BODY.search(text, start + size, end)
        return (start, start + size, EntityKind.PERSON) if told else (start, end, body)
    if text[end - 1] == "讯" and end - start > _SHORTEST_NEWS:
        end -= 1  # 新浪体育|讯
    if (said := _OF_BODIES.search(text, start, end)) and said.start() > start + 1:
        end = said.start()
        if text[start:end] in known_persons():
            return start, end, EntityKind.PERSON  # 郑和|船队
    place = _OF_PLACES.search(text, start, end)
    if place and _is_place(text[start : place.start()]):
        return start, place.start(), EntityKind.PLACE
    return start, end, body


def _sounds() -> frozenset[str]:
    return characters("transliteration_characters")


_LONGEST_SOUND = 4


def _start_of_sounds(text: str, start: int) -> int:
    """爱资|哈尔大学: where a foreign name begins that was cut in its middle."""
    begin = start
    while begin and start - begin < _LONGEST_SOUND and text[begin - 1] in _sounds():
        begin -= 1
    before = text[begin - 1 : begin]
    if before.isdigit():
        return start  # 1991年|南加州铁路局
    led = not "\u4e00" <= before <= "\u9fff" or before in _BEFORE_SOUNDS
    return begin if led else start


def _person_behind(text: str, start: int, end: int) -> int:
    """Where a known body ends that a known person follows at once, else ``end``."""
    for size in (3, 2):
        if text[end - size : end] in known_persons() and text[start : end - size] in known_bodies():
            return end - size
    return end


def _is_place(name: str) -> bool:
    """Whether a name is a place's, or that of one within another."""
    known = name in known_places() or divisions().is_name(name)
    return known or any(
        divisions().is_name(name[:size]) and divisions().is_name(name[size:])
        for size in range(2, len(name) - 1)
    )
