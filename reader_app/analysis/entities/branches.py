"""What joins an organisation on its right: branches, departments, offices in an area."""

from __future__ import annotations

import re
from collections import defaultdict

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, candidate
from reader_app.analysis.entities.gazetteer import known_bodies
from reader_app.analysis.entities.passage import BREAK, Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import longest_of, words
from reader_app.analysis.findings import EntityKind

_AFFILIATED = re.compile("附属[\u4e00-\u9fff]{0,6}?(?:医院|中学|小学|幼儿园|学校)")
# The committees of a congress (人民代表大会|监察和司法委员会).
_CONGRESSES = ("人民代表大会", "人大", "人大常委会", "政协", "国务院", "立法院")
_COMMITTEE = re.compile(
    "[\u4e00-\u9fff]{2,14}?委员会(?!第)|(?:(?![和与及对向的为在是由把将])[\u4e00-\u9fff]){2,8}?工委(?!员)"
)
# Marks which end a name; behind the last character stands nothing.
_PAUSES = ("", BREAK, *"，。、；：）“”《》")
# The legal form of a partnership, part of its name (Partnership Enterprise Law, article 15).
_PARTNERSHIP = re.compile("[（(](?:有限合伙|普通合伙|特殊普通合伙)[）)]")
_OFFICE = re.compile("(?:专家委员会)?办公室")
_AFTER_NAME = frozenset("和与及的在对向由等")
_PARTY_CELLS = frozenset({"党组", "党委", "党支部", "党总支", "机关党委", "机关党支部", "委员会"})
_LONGEST_DEPARTMENT = 12
_TASK_TAGS = frozenset({"ns", "n", "vn", "b", "j", "nz", "an", "l", "ng"})
_UNITS = ("科", "处", "股", "室", "中心", "大队", "支队", "调查队", "执法队")
_DEPARTMENTS = (
    *_UNITS,
    "司",
    "署",
    "站",
    "工作组",
    "保障组",
    "督导组",
    "检查组",
    "服务所",
    "监管所",
)
# Words that end like a department and are none.
_NO_UNITS = frozenset(
    "部署 车站 网站 科室 处处 到处 总部 干部 全部 内部 外部 局部 大部 西部 东部 南部 北部".split()  # noqa: SIM905
)
# 拱北海关|旅检处, 某公司|安全监察部
_UNITS_OF_OTHERS = {"海关": ("处", "科"), "公司": ("部", "车间", "事业部")}
_UNITS_OF_SCHOOLS = ("学院", "研究院", "研究所", "研究中心", "实验室", "系", "所")
# What the academies have in a place (中国科学院|海州化学物理研究所).
_INSTITUTES = ("研究所", "研究院", "分院", "实验室", "研究中心", "天文台", "植物园")
# A department whose post repeats its kind (医政|司 司长, 反贪污贿赂|总局 局长): whatever it is
# named by, it ends there.
_TOLD_BY_ITS_POST = re.compile(
    "[^\0的和与及同跟由在对向被把将从到为是了着任长、，。；：（）“”《》\\s\\d]{2,10}?"
    "(?:(?:总|分)?(?P<kind>[局司厅署处庭科院所队部班组])(?=副?(?P=kind)长)"
    "|(?:大|支|总|中)(?P<unit>队)(?=(?:副?(?:大|支|总|中))队长)|(?:中心|办公室)(?=副?主任))"
)
_ANOTHER_OWNER = re.compile(
    "[省市县区州旗镇乡村]|委员会|考察|陪同|会见|走访|调研|约谈|邀请|致电|聘请|任命"
)
_RESIDENT = ("纪检监察组", "纪检组", "纪检监察工委", "工作队", "联络组")


def body_candidate(start: int, end: int, score: float = CERTAIN) -> Candidate:
    return candidate(start, end, EntityKind.ORGANIZATION, score)


def with_branches(passage: Passage, owner: Candidate) -> Candidate:
    """大庆市公安局 + 特警支队 + 警航大队: branches that touch join the name."""
    end, pattern = owner.end, longest_of("branches")
    if passage.text[end : end + 1] in _PAUSES:
        return owner  # like every other
    while (match := pattern.match(passage.text, _after_place(passage, end))) and _ends(
        passage, match.end()
    ):
        if match[0] in _PARTY_CELLS and title_pattern().match(passage.text, match.end()):
            break  # 某局|党组书记: inside a unit the cell belongs to the post
        end = match.end()
    if match := _AFFILIATED.match(passage.text, end):
        end = match.end()
    if passage.text.endswith(_CONGRESSES, owner.start, end) and (
        match := _COMMITTEE.match(passage.text, end)
    ):
        end = match.end()
        if office := _OFFICE.match(passage.text, end):
            end = office.end()
    if passage.text.endswith(_JUDICIARY, owner.start, end):
        end = _judicial_end(passage, end)
    if passage.text.endswith(_HOSPITALS, owner.start, end):
        clinic = _CLINIC.match(passage.text, end)
        end = clinic.end() if clinic and _ends(passage, clinic.end()) else end
    if match := _PARTNERSHIP.match(passage.text, end):
        end = match.end()
    end = _task_force_end(passage, _numbered_end(passage, end))
    end = _force_end(passage.text, _department_end(passage, end))
    end = _told_by_its_post(passage, end)
    return owner if end == owner.end else body_candidate(owner.start, end, owner.score)


def _after_place(passage: Passage, end: int) -> int:
    """Past a place that stands between a body and its branch (消防救援总队|青溪|支队)."""
    if end >= len(passage.text) or end not in passage.borders:
        return end
    index = passage.word_at(end)
    return passage.end_of(index) if passage.tags[index] == PLACE_TAG else end


def _ends(passage: Passage, end: int) -> bool:
    """Whether a name may end here: at a word, or before a function word or a post."""
    if end in passage.borders or passage.text[end] in _AFTER_NAME:
        return True
    return title_pattern().match(passage.text, end) is not None


# 省委组织部|组织二处: a department that is one of several.
_NUMBERED = re.compile("[\u4e00-\u9fff]{2,4}[一二三四五六七八九十][处科室]")
# 交通警察总队|高速公路三支队, 公安厅|高速公路公安局三分局
_NUMBERED_FORCE = re.compile(
    "(?:(?:(?![的和与及在由对向])[\u4e00-\u9fff]){2,6}总队)?"
    "(?:高速公路|高速|机场|铁路|轨道交通|水上|出入境)?(?:公安局|交警|交通警察)?"
    "第?[一二三四五六七八九十]{1,3}(?:支队|大队|中队|分局)"
)


# 某医院|骨科
_HOSPITALS = ("医院", "保健院", "卫生院", "医疗中心")
_CLINIC = re.compile(
    "(?:(?![的和与及对向为在是由把被将等本])[\u4e00-\u9fff]){1,6}?(?:科|病区|门诊部)(?![学技研长普])"
)
# 某法院|清算与破产审判庭, 某检察院|第四检察部
_JUDICIARY = ("法院", "检察院")
_JUDICIAL_UNIT = re.compile(
    "(?:(?![的和与及对向为在是由把被将依副院检等])[\u4e00-\u9fff]|与(?=破产)){1,10}?"
    "(?:庭|执行局|技术室|督察室|研究室|政治部|检察部|管理处|办公室|警察[大支总]队|检察室|服务中心)(?![长审前外务])"
)


def _judicial_end(passage: Passage, end: int) -> int:
    """The end of a court's department that touches it, or ``end``."""
    unit = _JUDICIAL_UNIT.match(passage.text, end)
    return unit.end() if unit and _ends(passage, unit.end()) else end


# 自治州党委|第三巡察组
_NUMBERED_GROUP = re.compile(
    "第?[一二三四五六七八九十]{1,3}(?:巡[察视]组|督[导察查]组|检查组|指导组|调研组|考核组|工作组)"
)
# 县委|巡察工作领导小组: a group for a task behind whose it is.
_TASK_FORCE = re.compile(
    "(?:(?![的和与及对向为在是由把将被让给])[\u4e00-\u9fff]){2,14}?(?:领导小组|指挥部)(?:办公室)?"
)


def _task_force_end(passage: Passage, end: int) -> int:
    """The end of a committee's numbered group or task force that touches it, or ``end``."""
    text = passage.text
    if text[end - 1] not in "委府会" or end not in passage.borders:
        return end
    if numbered := _NUMBERED_GROUP.match(text, end):
        return numbered.end()
    force = _TASK_FORCE.match(text, end)
    if force is None:
        return end
    inner = range(passage.word_at(end), passage.word_at(force.end() - 1) + 1)
    told = any(
        passage.words[at] in words("outside_names") or passage.tags[at] not in _TASK_WORDS
        for at in inner
    )
    return end if told else force.end()


_TASK_WORDS = frozenset({"n", "vn", "v", "b", "j", "nz", "an", "a", "l", "ng", "nr", "nt", "s"})
# 公交集团|三公司
_NUMBERED_BRANCH = re.compile("第?[一二三四五六七八九十]{1,2}(?:分公司|公司|工区|项目部|分厂)")


def _numbered_end(passage: Passage, end: int) -> int:
    """The end of a numbered department that touches a body, or ``end``."""
    numbered = _NUMBERED.match(passage.text, end) if end in passage.borders else None
    if numbered is None or passage.text[end - 1] not in "局厅院部委署":
        return end
    following = passage.text[numbered.end() : numbered.end() + 1]
    titled = title_pattern().match(passage.text, numbered.end())
    return numbered.end() if following in _PAUSES or titled else end


def _force_end(text: str, end: int) -> int:
    """The end of a numbered unit of the police that touches a body, or ``end``."""
    force = _NUMBERED_FORCE.match(text, end) if text[end - 1] in "局厅队" else None
    if force is None and text.endswith(("集团", "公司"), 0, end):
        force = _NUMBERED_BRANCH.match(text, end)
    return force.end() if force else end


def _department_end(passage: Passage, end: int) -> int:
    """The end of a department named by its task (政府采购监管|科), or ``end``."""
    last, index = end, passage.word_at(end) if end < len(passage.text) else len(passage.words)
    if end not in passage.borders or passage.text[end - 1] not in "局厅院部委学关司":
        return end
    if not (units := _units_of(passage.text, end)):
        return end
    while index < len(passage.words) and passage.end_of(index) - end <= _LONGEST_DEPARTMENT:
        word, tag, start = passage.words[index], passage.tags[index], passage.starts[index]
        if (
            word.endswith(units)
            and word not in _NO_UNITS
            and tag[0] in "nxqgzjcvu"
            and passage.end_of(index) - end > 2
        ):
            last = passage.end_of(index)
        if word[0] in "省市区县镇乡" or (len(word) > 2 and word.endswith(("政府", "委"))):
            break
        if not _is_task(passage, index) and not (word in "与和" and last == end < start):
            break  # 教育技术|与|资源发展中心
        index += 1
    return last


def _units_of(text: str, end: int) -> tuple[str, ...]:
    """How the departments end of the body whose name ends at ``end``."""
    if text[end - 1] in "关司":
        return _UNITS_OF_OTHERS.get(text[end - 2 : end], ())
    if text[end - 1] == "学":
        return _UNITS_OF_SCHOOLS
    return (*_DEPARTMENTS, "部") if text.endswith("学院", 0, end) else _DEPARTMENTS


def _is_task(passage: Passage, index: int) -> bool:
    """Whether a word may tell what a department does; 资源 is a county's name elsewhere."""
    word, tag = passage.words[index], passage.tags[index]
    named = tag == PLACE_TAG and passage.words[index - 1] == "与"
    return tag in _TASK_TAGS or word in words("department_words") or named


def _told_by_its_post(passage: Passage, end: int) -> int:
    """The end of a department that the post behind it names once more, or ``end``."""
    if passage.text[end - 1] not in "局厅院部委署会行学司团关" or end not in passage.borders:
        return end
    match = _TOLD_BY_ITS_POST.match(passage.text, end)
    if match is None or _ANOTHER_OWNER.search(match[0]):
        return end
    return match.end()


def local_offices(passage: Passage, found: list[Candidate]) -> list[Candidate]:
    """国家税务总局 + 青溪市税务局: a body and its office in an area are one name."""
    offices = []
    starting: dict[int, list[Candidate]] = defaultdict(list)
    for one in found:
        starting[one.start].append(one)
    pattern = longest_of("area_bodies", "branches", "institution_types")
    for host in found:
        if passage.text[host.start : host.end] in known_bodies() and host.end in passage.borders:
            index = passage.word_at(host.end) if host.end < len(passage.text) else -1
            if index >= 0 and passage.tags[index] == PLACE_TAG:
                match = pattern.match(passage.text, passage.end_of(index))
                if match and _ends(passage, match.end()):
                    offices.append(body_candidate(host.start, match.end()))
            ends = (c.end for c in starting.get(host.end, ()) if c.score >= CERTAIN)
            institutes = (end for end in ends if passage.text.endswith(_INSTITUTES, 0, end))
            offices += [body_candidate(host.start, end) for end in institutes]
            within = range(host.start + 1, host.end)
            cut = (c.end for at in within for c in starting.get(at, ()) if c.end > host.end)
            offices += [body_candidate(host.start, end) for end in cut]  # 自然资源|部海岛研究中心
    return [with_branches(passage, office) for office in offices]


_OUTLETS = re.compile(
    "(?:[省市县区州旗])?(?:分行|支行|中心支行|支公司|中心支公司|分公司|营业部|分局|管理局|监管局|办事处|分会|分社|供电局|供电公司|公路局|项目部)"
)
_HOST_WORDS = frozenset({"n", "vn", "b", "nz", "j", "v", "nt"})


def outlets(passage: Passage, found: list[Candidate]) -> list[Candidate]:
    """某银行|海陵分行: a company, or a service of the state, and its office in a place."""
    ends = {c.end: c.start for c in sorted(found, key=lambda c: -c.start) if c.score >= CERTAIN}
    joined = []
    for index in passage.places:
        match = _OUTLETS.match(passage.text, passage.end_of(index))
        if match is None or match.end() not in passage.borders:
            continue
        start = passage.starts[index]
        host = ends.get(start, _state_service(passage, index))
        if host is not None:
            joined.append(body_candidate(host, match.end()))
    return joined


def _state_service(passage: Passage, index: int) -> int | None:
    """Where a service that opens with 中国 begins before a place (中国|民用航空|华东地区管理局)."""
    first = index - 1
    while first >= 0 and index - first < 4 and passage.tags[first] in _HOST_WORDS:
        first -= 1
    named = 0 <= first < index - 1 and passage.words[first] == "中国"
    return passage.starts[first] if named else None


def resident_groups(passage: Passage, found: list[Candidate]) -> list[Candidate]:
    """驻市公安局纪检监察组, with the sending body before it where it stands there."""
    by_end = {c.end: c.start for c in found}
    resident = []
    for host in found:
        begin = host.start - 1
        text = passage.text[host.start : host.end]
        if begin >= 0 and passage.text[begin] == "驻" and text.endswith(_RESIDENT):
            resident.append(body_candidate(by_end.get(begin, begin), host.end))
    return resident
