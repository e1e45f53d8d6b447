"""Bodies, shops and persons that official papers name by form alone."""

from __future__ import annotations

import pytest

from reader_app.analysis.context import Context
from reader_app.analysis.entities.recognition import recognise
from reader_app.analysis.findings import Entity, EntityKind
from reader_app.analysis.lexicon import Lexicon
from tests.analysis.entities.reading import document

# What a paper of an authority says before all else.
HEAD = "岑阳市应急管理局关于云岭镇坍塌事故的调查报告"


def read(*blocks: str) -> tuple[Entity, ...]:
    """What the grammar reads by itself."""
    return recognise(Context(document(*blocks), Lexicon(())))


def mentions(kind: EntityKind, *blocks: str) -> list[str]:
    text = document(*blocks).text
    spans = sorted(m for e in read(*blocks) if e.kind is kind for m in e.mentions)
    return [text[start:end] for start, end in spans]


def organizations(*blocks: str) -> list[str]:
    return mentions(EntityKind.ORGANIZATION, *blocks)


def persons(*blocks: str) -> list[str]:
    return mentions(EntityKind.PERSON, *blocks)


def bodies(text: str) -> list[str]:
    return organizations(HEAD, text)[1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第三名：泽南澄河路桥建设集团有限公司，87.02分", ["泽南澄河路桥建设集团有限公司"]),
        (
            "北麓冰蓝莓酒庄有限公司、云南超越野生浆果开发有限责任公司等12家企业投产。",
            ["北麓冰蓝莓酒庄有限公司", "云南超越野生浆果开发有限责任公司"],
        ),
        ("辩护人泽南天衡联合（岑阳）律师事务所律师到庭。", ["泽南天衡联合（岑阳）律师事务所"]),
        ("岑阳市引进泽南水务有限公司落户。", ["泽南水务有限公司"]),
        ("泽南天然气股份有限公司澄河油田分公司复产。", ["泽南天然气股份有限公司澄河油田分公司"]),
        ("全市新增有限责任公司35家、股份有限公司2家。", []),
        ("澄水县名溪镇顺达吊装服务部，经营者未到场。", ["澄水县名溪镇顺达吊装服务部"]),
        ("澄水县石羊镇胖妹火锅店被罚款。", ["澄水县石羊镇胖妹火锅店"]),
        ("澄水县新建加工厂12家，建成养殖场3个。", []),
        ("韩家园林业局、图山林业局完成造林。", ["韩家园林业局", "图山林业局"]),
        (
            "公告媒体：中国泽南政府采购网、岑阳市公共资源交易网",
            ["中国泽南政府采购网", "岑阳市公共资源交易网"],
        ),
        ("县水土保持站、县种子管理站派人参加。", ["县水土保持站", "县种子管理站"]),
        ("县质量安全监督站和县安全生产执法大队到场。", ["县质量安全监督站", "县安全生产执法大队"]),
        (
            "县军队离退休干部休养所、市劳动人事争议仲裁院揭牌。",
            ["县军队离退休干部休养所", "市劳动人事争议仲裁院"],
        ),
        ("城市管理处于较高水平，全县服务中心向市民开放。", []),
        ("在地委、行署的领导下，贫困地区教育局面向好。", ["地委", "行署"]),
        (
            "县委巡察工作领导小组、自治州党委第三巡察组进驻。",
            ["县委巡察工作领导小组", "自治州党委第三巡察组"],
        ),
    ],
)
def test_a_full_name_runs_from_a_break_to_its_type(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("施工单位恒远公司，项目经理拓海东，负责现场管理。", ["拓海东"]),
        ("副镇长苌小丽陪同检查。", ["苌小丽"]),
        ("县卫健局副局长戢运来被立案。", ["戢运来"]),
        ("1．拓海东，恒远公司项目经理，未督促检查。", ["拓海东"]),
        ("车间主任办公会上，副主任务必到场。", []),
    ],
)
def test_a_rare_surname_is_one_behind_a_post(text: str, expected: list[str]) -> None:
    assert persons(HEAD, text) == expected


def test_names_of_any_people_under_a_heading_of_appointments() -> None:
    text = "一、任命\n阿苦拉者为泽南州教育局局长；\n沙 马 石 古为泽南州财政局局长。"
    assert persons(text) == ["阿苦拉者", "沙 马 石 古"]


def test_streets_of_a_list_are_named_by_all_that_stands_between_its_marks() -> None:
    text = "马坪街道12名，弋江桥街道9名，利民路街道7名。"
    assert mentions(EntityKind.PLACE, HEAD, text)[1:] == ["马坪街道", "弋江桥街道", "利民路街道"]


def test_a_prefecture_by_its_short_form_is_that_which_the_paper_writes_in_full() -> None:
    bodies = read("凉山彝族自治州教育局印发通知。", "会议由凉山州教育局召开。")
    assert {one.name for one in bodies if one.kind is EntityKind.ORGANIZATION} == {
        "凉山彝族自治州教育局"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("月塘村党支部书记樊生根敲门。", ["月塘村党支部"]),
        ("岑阳县以勒镇中学教师到场，岑阳县民族中学停课。", ["岑阳县以勒镇中学", "岑阳县民族中学"]),
        ("岑阳县人民法院清算与破产审判庭受理。", ["岑阳县人民法院清算与破产审判庭"]),
        ("岑阳县人民检察院第四检察部主任说。", ["岑阳县人民检察院第四检察部"]),
        ("检查蓝月泉大酒店、云海网吧等场所。", ["蓝月泉大酒店", "云海网吧"]),
        ("检查农村便利店、社区超市等场所。", []),
        ("带队，会同县公安局、县交通运输局检查。", ["县公安局", "县交通运输局"]),
        ("我县政府债务限额32亿元。", []),
        ("澄河干流高沙水文站洪峰水位96米。", ["高沙水文站"]),
    ],
)
def test_branches_departments_and_stations(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


def test_villages_and_zones_join_what_they_lie_in_or_are_named_after() -> None:
    text = "铜坪镇都兰河村到会。澄江国际度假区开放。"
    assert mentions(EntityKind.PLACE, HEAD, text)[-2:] == ["铜坪镇都兰河村", "澄江国际度假区"]


def test_a_bureau_by_the_characters_of_its_fields() -> None:
    names = read("岑阳县文化广播电视和旅游局召开会议。", "县文广旅局通报情况。")
    assert {one.name for one in names if one.kind is EntityKind.ORGANIZATION} == {
        "岑阳县文化广播电视和旅游局"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "9:20在云岭镇刘二娃烧烤店用餐，14:10到大西街乐福超市购物。",
            ["云岭镇刘二娃烧烤店", "大西街乐福超市"],
        ),
        ("岑阳县西部中心医院迅速处置。", ["岑阳县西部中心医院"]),
        ("县内三甲医院收治，定点医院支援。", []),
        ("岑阳县东部产业园区管理委员会揭牌。", ["岑阳县东部产业园区管理委员会"]),
        ("完成单位：贵州初好农业科技开发有限公司", ["贵州初好农业科技开发有限公司"]),
        ("岑阳县人民医院骨科主任收受回扣。", ["岑阳县人民医院骨科"]),
        ("谷利人伙同涓江村党总支书记楚石秋套取补贴。", ["涓江村党总支"]),
        ("团结社区卫生服务中心启用。", ["团结社区卫生服务中心"]),
    ],
)
def test_where_somebody_was_and_who_owns_what(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("副所长欧阳炬违规经商。", ["欧阳炬"]),
        ("直接原因是羊某壮疲劳驾驶，与昂某相撞。", ["羊某壮", "昂某"]),
        ("市领导贡 震、何平安出席。", ["贡 震", "何平安"]),
        ("完成人：母应春、支太雄、蒙 冕", ["母应春", "支太雄", "蒙 冕"]),
    ],
)
def test_rare_names_with_rare_endings(text: str, expected: list[str]) -> None:
    assert persons(HEAD, text) == expected


def test_roads_of_a_list_prizes_and_slogans() -> None:
    text = "东解放路、三马路完工，推进“无废城市”建设，授予岑阳县科学技术进步奖。"
    assert mentions(EntityKind.PLACE, HEAD, text)[1:] == ["东解放路", "三马路"]


def test_an_accident_is_named_from_what_the_spot_lies_at() -> None:
    text = "岑阳县石羊镇长坡糖厂路段“9·3”一般道路交通事故发生后，各方到场。"
    assert mentions(EntityKind.EVENT, text) == ["岑阳县石羊镇长坡糖厂路段“9·3”一般道路交通事故"]


def test_headquarters_offices_and_waterworks() -> None:
    text = (
        "市长赶赴云家坝防汛抗洪指挥部坐镇，情况报市局食品生产科。设立前线指挥部，市局中心工作不变。"
    )
    assert bodies(text) == ["云家坝防汛抗洪指挥部", "市局食品生产科"]
    assert mentions(EntityKind.PLACE, HEAD, "荆江分洪区待命。")[1:] == ["荆江分洪区"]


def test_a_head_names_its_own_body_short() -> None:
    lines = (
        "发布机构：岑阳市市场监督管理局",
        "市市场监管局关于三起案件的通报",
        "泽湾市市场监管局到场。",
    )
    names = [one.name for one in read(*lines) if one.kind is EntityKind.ORGANIZATION]
    assert names == ["岑阳市市场监督管理局", "泽湾市市场监管局"]
