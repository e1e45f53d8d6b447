"""Names in news and posts: states by one character, letters home, careers, lists of provinces."""

from __future__ import annotations

import pytest

from tests.analysis.entities.reading import organizations, persons, places


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("中美两国应当在平等的基础上谈判。", ["中", "美"]),
        ("朝、韩双方代表昨天会谈。", ["朝", "韩"]),
        ("沪、苏、浙、皖四省市的供销社开会。", ["沪", "苏", "浙", "皖"]),
        ("他毕业后赴美，昨天抵沪。", ["美", "沪"]),
        ("德外长昨天抵达。", ["德"]),
        ("该行驻华首席代表签了字。", ["华"]),
        ("美朝将恢复会谈。", ["美", "朝"]),
    ],
)
def test_one_character_stands_for_a_place_where_its_neighbours_say_so(
    sentence: str, expected: list[str]
) -> None:
    assert places(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "青、黑两种颜色的石头。",
        "来日方长，合法政府不急。",
        "除此以外长期如此。",
        "他对此毫不在意。",
        "6日总统没有露面。",
    ],
)
def test_the_same_characters_are_no_places_elsewhere(sentence: str) -> None:
    assert places(sentence) == []


def test_official_prose_names_no_place_with_one_character() -> None:
    text = "各级党委、政府要加强对来京人员的服务管理，落实责任，强化监督检查，确保工作部署到位。"
    assert places(text) == []


def test_a_longer_name_takes_the_characters_in() -> None:
    assert organizations("中美贸易委员会主席昨天来访。") == ["中美贸易委员会"]
    assert places("京沪高速全线通车。") == ["京沪高速"]


def test_a_city_ends_before_its_market_and_its_citizens() -> None:
    assert places("两家公司争夺石家庄市场，石家庄市民拍手称快。") == ["石家庄", "石家庄"]
    assert organizations("石家庄市民政局发了通知。") == ["石家庄市民政局"]


def test_the_number_behind_a_list_counts_its_members() -> None:
    assert places("广东、江苏、山东三省的出口增长。") == ["广东", "江苏", "山东"]


def test_where_somebody_comes_from_has_both_its_units() -> None:
    assert places("他是江苏常州人，属虎。") == ["江苏常州"]


@pytest.mark.parametrize(
    "sentence",
    ["贺明远，汉族，会计师。", "贺明远，1971年出生，会计师。", "贺明远，现任财务总监。"],
)
def test_whoever_opens_a_career_is_a_person(sentence: str) -> None:
    assert persons(sentence) == ["贺明远"]


def test_of_another_people_any_name_is_one() -> None:
    assert persons("阿布都热合满，维吾尔族，历任技术员。") == ["阿布都热合满"]


def test_a_companys_name_goes_on_behind_a_place_in_brackets() -> None:
    assert organizations("现任澄湾远洋（集团）总公司总裁。") == ["澄湾远洋（集团）总公司"]
    assert organizations("恒远智达（中国）电子有限公司昨天开业。") == [
        "恒远智达（中国）电子有限公司"
    ]


def test_no_name_opens_with_a_reporter_in_brackets() -> None:
    assert organizations("澄湾12日电（记者方大川）国务院昨天发了通知。") == ["国务院"]


def test_an_account_is_no_person() -> None:
    assert persons("@林小满 明天来昆明吗") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("老王和小李去找王老师。", ["老王", "小李", "王老师"]),
        ("我跟老刘借了钱。", ["老刘"]),
        ("他是老外，也是老板，老师让小朋友回家。", []),
    ],
)
def test_what_colleagues_call_each_other_is_a_name(sentence: str, expected: list[str]) -> None:
    assert persons(sentence) == expected


def test_what_is_built_in_a_place_is_no_body_of_that_name() -> None:
    assert organizations("两家企业将在昆明共建实验室，在大连投资建厂。") == []
    assert places("两家企业将在昆明共建实验室，在大连投资建厂。") == ["昆明", "大连"]


def test_people_of_a_city_are_no_person() -> None:
    text = "贺明远，汉族，沈阳人，会计师。"
    assert (persons(text), places(text)) == (["贺明远"], ["沈阳"])


def test_journals_are_bodies_in_their_marks() -> None:
    assert organizations("他在《人民文学》和《收获》上发表小说。") == ["《人民文学》", "《收获》"]


def test_the_last_of_a_list_ends_before_et_cetera() -> None:
    assert persons("表彰了干部郭毅力、王红等。") == ["郭毅力", "王红"]


def test_a_student_of_a_province_names_no_university() -> None:
    assert organizations("四川大学生陈波骑自行车去旅行。") == []
    assert organizations("四川大学生命科学学院开学。") == ["四川大学生命科学学院"]


def test_a_body_of_a_state_may_be_named_by_the_states_first_character() -> None:
    assert organizations("美国会昨天通过决议，德国防部表示欢迎。") == ["美国会", "德国防部"]
    assert organizations("美国会计师来了。") == []


def test_a_state_acts_under_its_first_character() -> None:
    assert places("俄拒绝撤军，澳将派遣部队。") == ["俄", "澳"]
    assert places("那天美将要消逝。") == []


def test_a_number_behind_the_last_of_a_list_is_no_part_of_it() -> None:
    assert places("缅甸、老挝、泰国三国接壤。") == ["缅甸", "老挝", "泰国"]


def test_citizens_and_natives_have_their_place() -> None:
    assert places("波兰籍货轮沉没，湖南籍作家韩少勤遇救。") == ["波兰", "湖南"]


def test_bodies_of_the_years_before_the_reforms() -> None:
    assert organizations("曾在青岛市经委、市计委工作。") == ["青岛市经委", "市计委"]


def test_a_chief_city_is_a_place_whatever_it_sounds_like() -> None:
    assert places("该岛首府汉密尔特，城镇是维斯巴。") == ["汉密尔特", "维斯巴"]
    assert persons("该岛首府汉密尔特，城镇是维斯巴。") == []


def test_a_preposition_is_no_part_of_a_foreign_name() -> None:
    assert persons("公司由威廉·普拉特等人创立。") == ["威廉·普拉特"]


def test_a_byline_ends_where_the_report_begins() -> None:
    assert persons("记者潘帝都报道：今年村村通了电。") == ["潘帝都"]


def test_further_names_of_a_person_are_names() -> None:
    assert persons("贺绍庭，字伯安，泽南人。") == ["贺绍庭", "伯安"]
    assert persons("他写的字，字迹工整，号码不变。") == []


def test_what_happened_is_no_part_of_a_bodys_name() -> None:
    assert "岑阳港爆炸事故远海公司" not in organizations("岑阳港爆炸事故远海公司多名高管被控制。")


def test_a_company_ends_with_its_trade_where_something_is_told_of_it() -> None:
    assert organizations("东岭投顾看好印度市场。") == ["东岭投顾"]


def test_a_state_by_one_character_may_have_had_its_office_once() -> None:
    assert places("韩前总统昨天获释。") == ["韩"]


def test_a_word_that_opens_like_a_place_is_none() -> None:
    assert places("董事长在法说会上说，明年增产。") == []


def test_a_company_ends_before_the_whole_post_of_its_head() -> None:
    assert organizations("远帆航空行政总裁林绍波说，今年增班。") == ["远帆航空"]


def test_a_campus_belongs_to_its_university() -> None:
    assert organizations("威斯康星大学麦迪逊分校在湖边。") == ["威斯康星大学麦迪逊分校"]


def test_whose_child_it_is_and_what_is_told_are_no_parts_of_a_foreign_name() -> None:
    assert persons("约翰·霍尔丹与其子约翰·伯顿都是学者。") == ["约翰·霍尔丹", "约翰·伯顿"]
    assert persons("米娅·哈姆梅开二度。") == ["米娅·哈姆"]


def test_whom_a_state_sends_to_another() -> None:
    assert places("美驻俄大使昨天回国。") == ["美", "俄"]


def test_a_school_by_its_number_is_no_place() -> None:
    assert organizations("给周老师点赞，北京四中的课堂就是不一样。") == ["北京四中"]


def test_a_courtesy_is_no_part_of_a_whole_name() -> None:
    assert persons("容贤标先生，中国国籍，会计师。") == ["容贤标"]


@pytest.mark.parametrize("sentence", ["马路旁树叶哗哗作响。", "常言道，严师出高徒。"])
def test_sounds_and_sayings_are_no_persons(sentence: str) -> None:
    assert persons(sentence) == []


def test_two_places_by_one_character_each_are_two() -> None:
    assert places("粤港两地警方配合默契。") == ["粤", "港"]
    assert places("京剧演员在台上唱。") == []


def test_an_award_named_after_somebody_names_nobody() -> None:
    assert persons("三人同获诺贝尔和平奖。") == []


def test_what_stands_beside_a_known_person_is_no_part_of_the_name() -> None:
    assert persons("朱元璋派徐达北伐。") == ["朱元璋", "徐达"]
    assert persons("曹操败于孙权。") == ["曹操", "孙权"]


@pytest.mark.parametrize(
    "sentence",
    ["第101空降师师长泰勒少将来了。", "他任新编第三十八师师长。", "国民革命军第五军军长入城。"],
)
def test_units_of_an_army_are_bodies(sentence: str) -> None:
    unit = {"第101空降师", "新编第三十八师", "国民革命军第五军"}
    assert unit.intersection(organizations(sentence))


def test_a_ruler_has_his_number() -> None:
    assert persons("拉美西斯二世与他会战。") == ["拉美西斯二世"]


def test_the_bank_of_a_river_is_no_part_of_its_name() -> None:
    assert places("泰晤士河畔的剧院正在上演新戏。") == ["泰晤士河"]
