"""Names that public notices tell by their form: cells and counted lists of areas, fields of
persons, makers and sellers of goods, task forces, groups that one body sends to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.entities.branches import body_candidate
from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.findings import EntityKind

_HAN = "[\u4e00-\u9fff]"
# No stem of an area holds these.
_STEM = "(?:(?![的在和与及或为中由从向对被各全每其该本按共])[\u4e00-\u9fff])"
_AREA = f"{_STEM}{{1,6}}(?:街道|社区|嘎查|苏木|农场|林场|[市县区旗镇乡村])"
# Surer than any name of a person that such a stem looks like.
_SURE = 2.5


def find_notice_names(passage: Passage) -> Iterator[Candidate]:
    """The names of one passage that its form tells."""
    yield from _cells(passage)
    yield from _counted_areas(passage)
    yield from _contacts(passage)
    yield from _makers(passage)
    yield from _bodies_of_areas(passage)
    yield from _departments(passage)
    yield from _schools(passage)
    yield from _letterheads(passage)
    yield from _issuers(passage)
    yield from _stamped(passage)
    yield from _gauges(passage)
    yield from _departments_of_offices(passage)
    yield from _headquarters(passage)


# 红沙村	103	5410.5: the first cell of a row of numbers.
_CELL = re.compile(rf"(?:\d{{1,3}}[\t　]+)?({_AREA})[\t　]+(?=[\d.,%\t　 -]+$)")
_LONGEST_ROW = 200


def _cells(passage: Passage) -> Iterator[Candidate]:
    if "\t" not in passage.text and "　" not in passage.text:
        return
    for start, end in passage.blocks:
        row = _CELL.match(passage.text, start, end) if end - start < _LONGEST_ROW else None
        if row is not None:
            yield _place(*row.span(1))


# 青河区81例、东台县44例、石塘县37例: three and more in a row.
_COUNTED = rf"({_AREA})(?=\d)[\d,]+[例名人户个起家件](?:[（(][^（）()]{{1,30}}[）)])?"
_LIST = re.compile(rf"(?<=[：:、，（(。；]){_COUNTED}(?:[、，；]{_COUNTED}){{2,}}")
_ITEM = re.compile(_COUNTED)
_OF_LISTS = re.compile(r"[市县区旗镇乡村道]\d+[例名人户个起家件]")


def _counted_areas(passage: Passage) -> Iterator[Candidate]:
    if _OF_LISTS.search(passage.text) is None:
        return
    for run in _LIST.finditer(passage.text):
        for item in _ITEM.finditer(passage.text, *run.span()):
            yield _place(*item.span(1))


_CONTACT = re.compile(
    rf"(?:联系人|经办人|承办人|咨询人|项目负责人)[ 　]*[：:]"
    rf"[ 　]*({_HAN}{{2,6}}(?:、{_HAN}{{2,6}})*)"
    r"(?=[ 　，。；;（(\0]|$)"
)
# 联系人：谭 蕾 肖 航: several, each spread to the width of three.
_SPREAD_NAME = re.compile(f"{_HAN}[ 　]{_HAN}")
_SPREAD_CONTACTS = re.compile(
    r"(?:联[ 　]*系[ 　]*人|经办人|承办人)[ 　]*[：:][ 　]*"
    rf"({_HAN}[ 　]{_HAN}(?:[ 　、，]+{_HAN}[ 　]{_HAN})+)(?=[\0，。；（(]|$)"
)
_NOT_GIVEN = frozenset("室科部处局办院所司厂站组校心见")


def _contacts(passage: Passage) -> Iterator[Candidate]:
    """联系人：包青山、乌云其木格: whatever the names, if one of them opens with a surname."""
    for field in _SPREAD_CONTACTS.finditer(passage.text):
        for spread in _SPREAD_NAME.finditer(passage.text, *field.span(1)):
            yield Candidate(*spread.span(), EntityKind.PERSON, _SURE, Source.MARKED)
    for field in _CONTACT.finditer(passage.text):
        names = field[1].split("、")
        if not any(name[0] in characters("surnames") and len(name) < 4 for name in names):
            continue
        start = field.start(1)
        for name in names:
            posted = title_pattern().match(name) is not None  # 书记员孙 悦
            if name[-1] not in _NOT_GIVEN and name not in words("role_nouns") and not posted:
                yield Candidate(start, start + len(name), EntityKind.PERSON, _SURE, Source.MARKED)
            start += len(name) + 1


_MAKES = re.compile("(?:生产|销售|经营|供应|加工|自制|使用|自消毒|分装)(?=的|、)")
_MAKER = re.compile(
    rf"(?:[，。；、）)：:\0\s”]|^)((?:{_HAN}|[（(](?={_HAN}{{2,6}}[）)])|[）)]){{4,28}})$"
)
_LABELLED = re.compile("标称|当事人|经营者|商户|被抽样单位")
_OUTLETS = (*"司店馆坊行部厂场社吧屋铺庄摊园厅", "超市", "菜市", "作坊")
_MARKETS = re.compile("(?:批发|农贸|综合|交易|蔬菜|水产)?市场(?=[\u4e00-\u9fff]{3})")
_SAID = re.compile("[的了在由被将向对从为是按]|委托|组织|规定|应当|禁止|涉嫌|以及|等")
_REACH = 32


def _makers(passage: Passage) -> Iterator[Candidate]:
    """标称某公司生产、某市某商行销售的…: those who make and sell what was tested."""
    text = passage.text
    for verb in _MAKES.finditer(text) if "的" in text else ():
        maker = _MAKER.search(text, max(0, verb.start() - _REACH), verb.start())
        if maker is None or not maker[1].endswith(_OUTLETS) or _SAID.search(maker[1]):
            continue
        start, end = maker.span(1)
        if labelled := _LABELLED.match(text, start):
            start = labelled.end()
        if market := _MARKETS.search(text, start, end):  # 某市东门农贸市场|某某蔬菜摊
            yield _body(start, market.end())
            start = market.end()
        yield _body(start, end)


# 某市|应对新冠肺炎疫情工作领导小组指挥部; 旗|纪委监委驻农牧和科技局纪检监察组
_BODY = re.compile(
    f"应对{_HAN}{{2,20}}?(?:领导小组|指挥部)(?:指挥部|办公室)*"
    f"|纪委(?:监委)?(?:派)?驻{_HAN}{{2,18}}?(?:纪检监察组|纪检组)"
)
_OWNER = re.compile(f"(?:{_STEM}{{2,5}}[省市县区州旗镇乡]|[省市县区州旗镇乡])$")
_LONGEST_OWNER = 6


def _bodies_of_areas(passage: Passage) -> Iterator[Candidate]:
    """Task forces against something, and the groups that a commission sends to a body."""
    text = passage.text
    for body in _BODY.finditer(text):
        lowest = max(0, body.start() - _LONGEST_OWNER)
        owner = _OWNER.search(text, lowest, body.start())
        while owner and owner.start() not in passage.borders:
            owner = _OWNER.search(text, owner.start() + 1, body.start())
        if owner is not None:
            yield _body(owner.start(), body.end())


# 区委常委、组织部|部长
_DEPARTMENT = re.compile("(?<=[、，])(?:组织部|宣传部|统战部|社会工作部)(?=(?:常务)?副?部长)")


def _departments(passage: Passage) -> Iterator[Candidate]:
    for department in _DEPARTMENT.finditer(passage.text) if "部长" in passage.text else ():
        yield _body(*department.span())


# 白果镇|中学: the only one of its town.
_SCHOOL = re.compile(
    "[镇乡](?:中心|初级|民族|完全|第[一二三四五六])?(?:中学|小学校|小学|幼儿园|学校|中心校|完小)(?![生教老])"
)
_TOWN = re.compile(f"(?:{_STEM}{{2,3}}{_HAN}{{1,3}}族|{_STEM}{{1,4}})$")
_LONGEST_TOWN = 7


def _schools(passage: Passage) -> Iterator[Candidate]:
    for school in _SCHOOL.finditer(passage.text):
        town = _TOWN.search(passage.text, max(0, school.start() - _LONGEST_TOWN), school.start())
        if town is None:
            continue
        within = range(town.start(), school.start())
        opens = (at for at in within if at in passage.borders)
        start = next(
            (at for at in opens if passage.tags[passage.word_at(at)][0] not in "vpdc"), None
        )
        if start is not None and passage.text[start] not in "镇乡":
            yield _body(start, school.end())


# 云梦泽市消防安全委员会办公室: alone in its line, over a paper or under it.
_LETTERHEAD = re.compile(
    f"{_STEM}{{2,4}}[省市县区州旗]{_HAN}{{1,16}}(?:委员会|委员会办公室|办公室|政府|指挥部|局|厅)"
)
_LONGEST_HEAD = 26


def _letterheads(passage: Passage) -> Iterator[Candidate]:
    for start, end in passage.blocks:
        if not 6 < end - start <= _LONGEST_HEAD or passage.text[end - 1] not in "会室府部局厅":
            continue
        first, last = passage.word_at(start), passage.word_at(end - 1)
        said = any(passage.words[at] in words("outside_names") for at in range(first, last + 1))
        if not said and _LETTERHEAD.fullmatch(passage.text, start, end):
            yield _body(start, end)


# 所属机构<tab>食品协调司: whoever the index table of a page names.
_ISSUER = re.compile(
    "(?:(?:发布|所属)机构|(?:发文|制发)机关|发文单位|(?:责任|发布|公开|主办)部门)[\t：:][ 　]*"
    f"({_HAN}{{3,24}}[司局厅处科室院部办委会府])(?=[\t\0 　]|$)"
)


def _issuers(passage: Passage) -> Iterator[Candidate]:
    for issuer in _ISSUER.finditer(passage.text) if "\t" in passage.text else ():
        yield _body(*issuer.span(1))


# 报|市局食品生产科: a department of the office of a level.
_OFFICE_OF_LEVEL = re.compile(
    f"(?<=[报由向经与送、，。；：（(\0])[省市县区州](?:局|厅)(?!长|中心|机关|班子|领导|党)(?:{_STEM}){{2,8}}?"
    "(?:科|处|股|大队|支队|中心)(?![长室])"
)


def _departments_of_offices(passage: Passage) -> Iterator[Candidate]:
    text = passage.text
    for office in _OFFICE_OF_LEVEL.finditer(text) if "局" in text or "厅" in text else ():
        if office.end() in passage.borders:
            yield _body(*office.span())


# 王家坝|防汛抗洪指挥部: a headquarters named after where it is.
_HEADQUARTERS = re.compile(
    "(?:防汛|抗洪|抗旱|抢险|救援|救灾|防火|灭火|前线|现场|应急|处置|疫情|防控){1,3}指挥部"
)
_HEADQUARTERS_STEM = re.compile(f"(?:[赴在到由达入、，。\0])((?:{_STEM}){{2,4}})$")


def _headquarters(passage: Passage) -> Iterator[Candidate]:
    text = passage.text
    for body in _HEADQUARTERS.finditer(text) if "指挥部" in text else ():
        stem = _HEADQUARTERS_STEM.search(text, max(0, body.start() - 5), body.start())
        common = words("generic_stems") | words("outside_names")
        if stem and stem[1] not in common and stem[1][-1] not in "省市县区镇乡":
            yield _body(stem.start(1), body.end())


# 修河干流|高沙水文站: a station behind the part of the river that it stands at.
_GAUGE = re.compile("水文站|水位站|雨量站")
_GAUGE_STEM = re.compile(
    "(?:[干支]流|[上中下]游|流域|水系|[、，。；：\0河江溪水])"
    f"((?:(?![河江溪湖站干支]){_STEM}){{2,3}})$"
)
_LONGEST_GAUGE = 5


def _gauges(passage: Passage) -> Iterator[Candidate]:
    text = passage.text
    for gauge in _GAUGE.finditer(text) if "站" in text else ():
        stem = _GAUGE_STEM.search(text, max(0, gauge.start() - _LONGEST_GAUGE), gauge.start())
        if stem and stem[1] not in words("generic_stems"):
            yield _body(stem.start(1), gauge.end())


# 渝水发布 2024-01-25 06:40, and the other way round: the account beside the time.
_BEFORE_STAMP = re.compile(
    f"\0({_HAN}{{2,10}}(?:发布|日报|晚报|融媒|网|电视台))[ 　]+20\\d\\d-\\d\\d?-"
)
_AFTER_STAMP = re.compile(
    f":\\d\\d[ 　]+({_HAN}{{2,10}}(?:发布|日报|晚报|融媒|网|电视台))(?=[\0 　]|$)"
)


def _stamped(passage: Passage) -> Iterator[Candidate]:
    for pattern in (_BEFORE_STAMP, _AFTER_STAMP) if "20" in passage.text else ():
        for outlet in pattern.finditer(passage.text):
            yield _body(*outlet.span(1))


def _place(start: int, end: int) -> Candidate:
    return Candidate(start, end, EntityKind.PLACE, _SURE, Source.MARKED)


def _body(start: int, end: int) -> Candidate:
    return body_candidate(start, end)._replace(source=Source.MARKED)


# 5大类食品, 12315热线, 2022年度归属于某公司: no body's name begins with an amount or a year.
_AMOUNT = re.compile(
    r"\d+(?:大类|批次|[类种项个家名例件]|年度|月|日|热线|人)|(?:去年|今年|明年|前年|上年|近年)(?!度)"
)
_OPENS_AMOUNT = frozenset("0123456789去今明前上近")


def begins_with_amount(text: str, one: Candidate) -> bool:
    """Whether a body's name opens with a number that counts or dates."""
    counted = one.kind is EntityKind.ORGANIZATION and text[one.start] in _OPENS_AMOUNT
    return counted and _AMOUNT.match(text, one.start, one.end) is not None
