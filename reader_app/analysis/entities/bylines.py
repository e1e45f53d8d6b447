"""Names in bylines, and the original spelling of a foreign name in brackets behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.gazetteer import divisions
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.rarity import COMMON, rarity
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.findings import EntityKind

_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
# What pages set where a name would stand.
_NOBODY = frozenset({"管理员", "小编", "本站", "佚名", "匿名", "系统", "网络"})
_SPELLING = re.compile(r"[（(]([A-Z][A-Za-zÀ-ÿ'’.\-]+(?: [A-Z][A-Za-zÀ-ÿ'’.\-]*){0,4})[）)]")

_SOURCE = re.compile(
    r"(?:来源|稿源|出处|发布单位|发布机构|信息来源|发布者|转自)[\s　]*[：:]"
    r"[\s　]*([\u4e00-\u9fff][\u4e00-\u9fff0-9A-Za-z+·]{1,19})(?=[\s　，；|丨\0）)】\]]|$)"
)
_OUTLETS = (
    "日报", "晚报", "晨报", "早报", "时报", "周刊", "杂志", "电视台", "广播电台", "通讯社", "社",
    "网", "报", "发布", "气象", "交警", "消防", "公安", "检察", "法院", "教育", "新闻", "在线",
    "客户端", "中心", "频道", "融媒", "快讯", "热线", "观察",
)  # fmt: skip
# 来源：泽南新闻 岑阳发布
_ANOTHER = re.compile(
    r"[ 　]+([\u4e00-\u9fff]{2,8}(?:发布|日报|晚报|新闻|融媒|网))(?=[\s　\0）)】]|$)"
)
_NO_OUTLETS = ("互联网", "本网", "本报", "本站新闻", "本台", "本社")
# Under the label of a page anything with a name of its own publishes (来源：某县文旅).
_PUBLISHED_BY = re.compile(
    r"来源[\s　]*[：:][\s　]*"
    r"(?!网络|互联网|本[站网报台刊]|原创|转载|综合|整理|作者|未知|其他|佚名|微信|来自|根据|财政|自筹)"
    r"([\u4e00-\u9fff]{2,10}·?[\u4e00-\u9fff]{2,8})(?=[\s　，；|丨\0）)】\]]|$)"
)
# 资金来源 and 数据来源 are no labels of a page.
_LABEL = re.compile(r"(?<![\u4e00-\u9fff])(?:文章|稿件|信息|新闻|消息|本文|原文)?$")
_NOT_PUBLISHING = re.compile("[的了]|(?:办公室|编辑部|[科股室])$")
# 大众网·海报新闻记者: a reporter of two outlets.
_TWO_OUTLETS = re.compile(r"[网报社台]·([\u4e00-\u9fff]{2,6}?)(?=首席|特约|实习|见习|记者|讯)")
_FIRST_OUTLET = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=告诉))[\u4e00-\u9fff]{3,9}$")
_LONGEST_OUTLET = 9
# How news opens: 泽南网5月6日讯, 某社岑阳5月6日电.
_LONGEST_DATELINE = 40
_DATELINE = re.compile(
    r"[\s　（(【]*(?!本)"
    r"((?:(?!记者)[\u4e00-\u9fff]){1,8}?(?:网|社|报|台|在线|客户端))"
    r"(?=[\u4e00-\u9fff]{0,6}[ 　]?(?:\d{1,2}月)?\d{1,2}日[电讯消]|讯[（( 　])"
)


@cache
def _byline() -> re.Pattern[str]:
    surnames = "".join(sorted(characters("surnames")))
    name = rf"[{surnames}][\u4e00-\u9fff]{{1,2}}(?:[\u4e00-\u9fff](?=[\s、）)]))?"
    role = "记者|通讯员|特约记者|实习生|作者|编辑|责任编辑|责编|摄影|撰文|供稿|审核|校对"
    # Who checked it, whatever the name: 一审：阿丽 二审：柏松.
    checked = r"(?:[一二三初复终]审|责任编辑|责编|编辑|编审|审核|校对|监制)[\s　]*[：:][\s　]*"
    ends = r"[\s　、）)；;/\0]|报[道导]|摄(?:影)?(?![\u4e00-\u9fff])|$"
    behind = rf"(?:{role})[\s　：:]*({name}(?:[\s　、]+{name})*)(?={ends})"
    return re.compile(rf"{checked}([\u4e00-\u9fff]{{2,3}})(?=[\s　）)\0]|$)|{behind}")


def find_byline_names(passage: Passage) -> Iterator[Candidate]:
    """The names after 记者, 通讯员 and the like, set apart by blanks or 、."""
    for match in _byline().finditer(passage.text):
        for name in _NAME.finditer(passage.text, *match.span(match.lastindex or 1)):
            if name[0] in words("role_nouns") or name[0] in _NOBODY:
                continue
            yield Candidate(*name.span(), EntityKind.PERSON)


def find_outlets(passage: Passage) -> Iterator[Candidate]:
    """来源：某某发布: the outlet or body behind the label, whatever it is called; 某某网讯."""
    for match in _SOURCE.finditer(passage.text):
        if match[1].endswith(_OUTLETS) and match[1] not in _NO_OUTLETS:
            yield Candidate(*match.span(1), EntityKind.ORGANIZATION)
            if beside := _ANOTHER.match(passage.text, match.end()):
                yield _outlet(*beside.span(1))
    yield from _publishers(passage)
    yield from _sites(passage)
    yield from _of_datelines(passage)


# 青海政府采购网, 廉洁甘孜网: sites that are named by what they publish, or by a motto, and a place.
_SITE_TYPE = re.compile("网(?:站)?(?![络点格民友红购箱吧课校约]|上[^发公登查])")
_SITE_STEM = re.compile(
    "(?:政府|公共资源|公开|采购|招标|投标|与|交易|信用|电子|工程|建设|产权|农村|人力资源|就业|人才|教育|考试|招生"
    "|党建|组工|先锋|纪检监察|纪委监委|廉政|普法|法治|法院|检察|公安|文明|新闻|政务|服务|审判|环境|水利|气象|统计"
    "|门户|信息|公示|党史|旅游){1,6}$"
)
_LONGEST_SITE = 12
_MOTTO = re.compile(
    "(?:廉洁|清风|清廉|文明|信用|平安|法治|健康|美丽|活力|魅力|智慧|红色|先锋)([\u4e00-\u9fff]{2,4})(?:网|发布)"
    "(?=[，。、；：》（）()\\s\0”报讯消转刊]|$)"
)
_NATIONAL = ("中国", "全国", "国家")


def _sites(passage: Passage) -> Iterator[Candidate]:
    """The sites of one block that open with their place or with 中国."""
    text = passage.text
    for kind in _SITE_TYPE.finditer(text) if "网" in text else ():
        stem = _SITE_STEM.search(text, max(0, kind.start() - _LONGEST_SITE), kind.start())
        if stem is None:
            continue
        start = stem.start()
        index = passage.word_at(start - 1) if start else -1
        while index >= 0 and start == passage.end_of(index) and passage.tags[index] == PLACE_TAG:
            start = passage.starts[index]
            index -= 1
        if text[start - 2 : start] in _NATIONAL:
            start -= 2
        if start < stem.start():
            yield _outlet(start, kind.end())
    for motto in _MOTTO.finditer(text) if "网" in text or "发布" in text else ():
        index = passage.word_at(motto.start(1))
        if passage.tags[index] in {PLACE_TAG, "ns"} or divisions().is_name(motto[1]):
            yield _outlet(*motto.span())


def _publishers(passage: Passage) -> Iterator[Candidate]:
    for match in _PUBLISHED_BY.finditer(passage.text):
        label = _LABEL.search(passage.text, max(0, match.start() - 3), match.start())
        if label and rarity(match[1]) > COMMON and not _NOT_PUBLISHING.search(match[1]):
            yield _outlet(*match.span(1))


def _of_datelines(passage: Passage) -> Iterator[Candidate]:
    for start, end in passage.blocks:
        head = passage.text[start : start + _LONGEST_DATELINE]
        if ("讯" in head or "电" in head or "消" in head) and (
            match := _DATELINE.match(passage.text, start, end)
        ):
            yield _outlet(*match.span(1))
    for match in _TWO_OUTLETS.finditer(passage.text) if "·" in passage.text else ():
        end = match.start() + 1
        first = _FIRST_OUTLET.search(passage.text, max(0, end - _LONGEST_OUTLET), end)
        if first is not None:
            yield _outlet(*first.span())
            yield _outlet(*match.span(1))


def _outlet(start: int, end: int) -> Candidate:
    return Candidate(start, end, EntityKind.ORGANIZATION, source=Source.MARKED)


def find_spellings(passage: Passage, named: list[Candidate]) -> Iterator[Candidate]:
    """约翰·史密森（John Smithson）: the same kind as the name before the bracket."""
    ends = {c.end: c.kind for c in named}
    for match in _SPELLING.finditer(passage.text):
        kind = ends.get(match.start())
        if kind in {EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION}:
            yield Candidate(*match.span(1), kind)
