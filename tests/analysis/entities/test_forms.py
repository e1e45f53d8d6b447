"""Names told by how official papers and notices write them, whatever they are called."""

from __future__ import annotations

import pytest

from tests.analysis.entities.reading import (
    documents,
    events,
    organizations,
    persons,
    places,
    titles,
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("桐溪县文化旅游广电体育局发布公告。", ["桐溪县文化旅游广电体育局"]),
        ("由海岚市文化广电和旅游局牵头。", ["海岚市文化广电和旅游局"]),
        ("县乡村振兴领导小组办公室印发通知。", ["县乡村振兴领导小组办公室"]),
        ("国务院食品安全委员会办公室部署检查。", ["国务院食品安全委员会办公室"]),
        ("深入落实国务院决策部署。", ["国务院"]),
        ("共青团泽南省委、泽南省青年联合会联合表彰。", ["共青团泽南省委", "泽南省青年联合会"]),
        ("澄湾军分区、武警澄湾支队派员参加。", ["澄湾军分区", "武警澄湾支队"]),
        ("国网泽川市供电公司检修线路。", ["国网泽川市供电公司"]),
        ("沅溪县“稻香”返乡创业服务队获奖。", ["沅溪县“稻香”返乡创业服务队"]),
        ("引进中科瑞恒、东陵锂业等龙头企业11家。", ["中科瑞恒", "东陵锂业"]),
        ("当事人：澄湾宏盛金属表面处理有限公司", ["澄湾宏盛金属表面处理有限公司"]),
        ("业者海景观光股份有限公司停业。", ["海景观光股份有限公司"]),
        ("全县政府债务余额50亿元。", []),
        ("各乡镇中心学校要抓好落实。", []),
        ("来源：澄湾发布", ["澄湾发布"]),
    ],
)
def test_bodies(sentence: str, expected: list[str]) -> None:
    assert organizations(sentence) == expected


def test_a_defined_name_with_its_office_is_a_body_and_a_preposition_is_no_part_of_one() -> None:
    found = organizations(
        "成立青岚县防汛工作领导小组（以下简称领导小组）。",
        "情况报领导小组办公室。",
        "青岚峡谷旅游有限公司（以下简称“峡旅公司”）违规经营。",
        "依据规定，对峡旅公司处以罚款。",
    )
    assert "领导小组办公室" in found
    assert found[-1] == "峡旅公司"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("龙在田，男，1987年12月生，苗族。", ["龙在田"]),
        ("阿依努尔·买买提，女，1984年5月生。", ["阿依努尔·买买提"]),
        ("市委书记贺兰舟、县长彭一舟出席。", ["贺兰舟", "彭一舟"]),
        ("监督检查室主任邱映红带着队员下乡。", ["邱映红"]),
        ("副教授谷雨带着学生来写生。", ["谷雨"]),
        ("罗大娘拿着存折。", ["罗大娘"]),
        ("一 、 环 境 违 法 事 实 和 证 据", []),
        ("额定起重力矩800千牛·米。", []),
        ("请县政协委员和列席人员提出意见。", []),
        ("法定代表人为岳临川，主营风电。", ["岳临川"]),
        ("县政协副主席海　云出席。", ["海　云"]),
        ("气象专家钟　岚提醒，降雪减弱。", ["钟　岚"]),
        ("法新社记者让-皮埃尔·杜邦写道。", ["让-皮埃尔·杜邦"]),
    ],
)
def test_persons(sentence: str, expected: list[str]) -> None:
    assert persons(sentence) == expected


def test_rows_of_a_roster_name_persons_everywhere() -> None:
    found = persons(
        "授予兰若溪等同志荣誉。",
        "卫　国　　　泽南理工大学材料学院副教授",
        "兰若溪（女）　泽南省农业科学院研究员",
        "欧阳靖　　　泽南日报社记者",
        "程　诺　　　高海生　　　司徒婉儿（女）　　常　在",
    )
    assert found == [
        "兰若溪",
        "卫　国",
        "兰若溪",
        "欧阳靖",
        "程　诺",
        "高海生",
        "司徒婉儿",
        "常　在",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("住所：凤栖县城关镇滨河南路16号", ["凤栖县城关镇滨河南路16号"]),
        ("位于泽川市云岭区锦湖路的工地。", ["泽川市云岭区锦湖路"]),
        ("青芦区、石塘县作表态发言。", ["青芦区", "石塘县"]),
        ("授予“泽南青年五四奖章”。", []),
        ("惠农补贴已发放，索引已更新。", []),
        ("整治病险水库38座。", []),
    ],
)
def test_places(sentence: str, expected: list[str]) -> None:
    assert places(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("中国共产党岑阳市第七次代表大会召开。", ["中国共产党岑阳市第七次代表大会"]),
        ("学习二十届中央纪委三次全会精神。", ["二十届中央纪委三次全会"]),
        ("青岚县“6·18”山洪灾害调查结束。", ["青岚县“6·18”山洪灾害"]),
    ],
)
def test_events(sentence: str, expected: list[str]) -> None:
    assert events(sentence) == expected


def test_posts_and_standards() -> None:
    assert titles("桐溪县人民政府代县长　鄢若飞") == ["代县长"]
    assert titles("现场负责人尤三喜被带走。") == ["现场负责人"]
    assert titles("市统计局总统计师汤若水表示，") == ["总统计师"]
    assert documents("超过《电镀污染物排放标准》（GB 21900—2008）限值。") == [
        "《电镀污染物排放标准》",
        "GB 21900—2008",
    ]
