"""Whether a foreign name of unknown kind is a place or a person, by the words around it."""

from __future__ import annotations

import re

from reader_app.analysis.entities.vocabulary import characters, words

# Verbs and prepositions that only a place follows.
_LEADS = re.compile(
    "(?:葬于|生于|死于|卒于|病逝于|位于|坐落于|坐落在|位处|地处|前往|飞往|运往|开往|驶往|逃往|逃至|逃到|迁往|迁至|"
    "撤往|撤至|撤到|撤出|派往|送往|运抵|飞抵|抵达|直抵|途经|路经|流经|定居|移居|旅居|流亡|驻扎|驻守|毗邻|邻近|靠近|"
    "攻占|占领|攻克|收复|攻陷|围攻|包围|空袭|炮击|轰炸|登陆|重返|来自|袭扰|进犯|解放|定都|建都|迁都|故乡|家乡)[了到]?$"
    "|(?:[首省州]府|首都|省会|[县郡州]治|治所|城[市镇]|港口)(?:[是为在]|位于|设[在于])?$"
)
# What is done in a place that 在 names.
_DONE_THERE = re.compile(
    "(?:举行|召开|开幕|闭幕|建起|建立|设立|修建|摔|度过|出生|逝世|去世|病逝|行医|任教|登陆|坠毁|沉没|被捕|落网|夺冠|"
    "爆发|发生|上映|取景|拍摄|生活|居住|工作|读书|学习|避难|养病|停留|集结|会面|会晤|交火|受审|执教|首演|演出|展出|"
    "举牌|举起|集会|游行|抗议|开庭|补拍|训练|备战|落户|投产|建成|开业|举办|出发|起飞|降落|靠岸|落地|签约|公开露面|露面|"
    "现身|讲学|演讲|发表|取得|获得|打响|遭遇|遇刺|遇难|遇袭|签署|签订|附近|郊外|市中心|街头|港口|机场|签字|公布|启程|开会|"
    "会谈|开战|开赛|揭幕|落幕|亮相|激战|旧伤)"
)
# 巴特兰|地区, 西卡隆|以东: what stands behind the name of a place alone.
_OF_PLACES = re.compile(
    "地区|境内|一带|市[区郊长政]|郊[区外]|城[内外区郊]|以[东南西北]|[东南西北][部郊]|当局|港口|机场|火车站|州长|省长|总督|大主教|大教堂|教区|大学|街头|人口|全境"
)
# What only persons do, behind a name that opens a clause.
_PERSONAL = re.compile(
    "(?:视察|发出(?:逮捕令|传票|通缉令)|[遭被]到?(?:弹劾|罢免|逮捕|枪击|刺杀|起诉|判处|羁押|通缉)|否决|拒绝|会见|会晤|承诺|当选|辞职|宣誓|致电|率[领队]|出任|连任|退役|主演|执导|执教|受伤|进球|梅开二度)"
)
_LONGEST_LEAD = 6
_SHORTEST = 3


def is_foreign(name: str) -> bool:
    """Whether a name is written in characters of transliteration alone."""
    return len(name) >= _SHORTEST and characters("transliteration_characters").issuperset(name)


def is_place_by_context(text: str, start: int, end: int) -> bool:
    """Whether the words around a foreign name leave nothing but a place."""
    if _LEADS.search(text, max(0, start - _LONGEST_LEAD), start) or _OF_PLACES.match(text, end):
        return True
    return is_done_there(text, start, end)


def is_done_there(text: str, start: int, end: int) -> bool:
    """Whether something is done in what a name names (在布莱顿举行)."""
    return text.endswith(("在", "于"), 0, start) and _DONE_THERE.match(text, end) is not None


def is_person_by_context(text: str, start: int, end: int) -> bool:
    """Whether the words behind a foreign name tell of a person."""
    if text[start - 1 : start] in ("在", "于", "到", "赴", "往", "抵"):
        return False
    return text[end : end + 2] in words("sayings") or _PERSONAL.match(text, end) is not None
