"""Names that notices tell by their form: cells, lists, fields, and who made what was tested."""

from __future__ import annotations

from tests.analysis.entities.reading import (
    documents,
    events,
    organizations,
    persons,
    places,
    titles,
)


def test_the_first_cells_of_rows_of_numbers_are_areas() -> None:
    rows = ("白音塔拉嘎查\t64\t2875.0\t170,124.00", "西营子村\t71\t3266.0\t78,384.00")
    assert places("嘎查村\t户数\t面积\t金额", *rows) == ["白音塔拉嘎查", "西营子村"]


def test_areas_that_a_list_counts_need_not_be_known() -> None:
    line = "按区市分布：青芦湾区81例、崂溪区44例、即水市37例、胶泉县24例。"
    assert places(line) == ["青芦湾区", "崂溪区", "即水市", "胶泉县"]


def test_contacts_are_persons_of_any_people() -> None:
    assert persons("联系人：包青山、乌云其木格") == ["包青山", "乌云其木格"]


def test_a_party_is_called_so_before_its_name() -> None:
    line = "经查，当事人甘溪市河东区阿坤卤味店销售的卤鸭脖检验项目不合格。"
    assert organizations(line) == ["甘溪市河东区阿坤卤味店"]


def test_who_made_and_sold_what_was_tested() -> None:
    line = "（一）河溪县鲜优多超市销售的豇豆不合格。"
    assert organizations(line) == ["河溪县鲜优多超市"]
    line = "（二）标称青稞王酒业有限公司生产、甘溪市聚源商行销售的青稞酒不合格。"
    assert organizations(line) == ["青稞王酒业有限公司", "甘溪市聚源商行"]


def test_task_forces_and_groups_that_were_sent() -> None:
    force = "胶泉市应对新冠肺炎疫情工作指挥部"
    assert organizations(f"数据来源：{force}") == [force]
    group = "旗纪委监委驻农牧和科技局纪检监察组"
    assert organizations(f"可向财政所或{group}反映。")[-1] == group


def test_departments_of_a_committee_are_bodies() -> None:
    line = "安岭区委常委、组织部部长覃世英出席。"
    assert organizations(line) == ["安岭区委", "组织部"]
    assert titles(line) == ["常委", "部长"]


def test_no_body_opens_with_an_amount() -> None:
    assert organizations("抽取5大类食品386批次，拨打12315热线举报。") == []


def test_the_number_of_a_case_is_a_document() -> None:
    assert documents("（2022）赣04破11号之三") == ["（2022）赣04破11号之三"]


def test_an_address_ends_with_its_house_where_no_building_follows() -> None:
    line = "名下有位于青溪市濂泉区芳兰大道288号的在建工程4栋。"
    assert places(line) == ["青溪市濂泉区芳兰大道288号"]
    room = "青溪市湖泉新区体育路1号新湖大厦1906室"
    assert places(f"地址：{room}，电话：13600000000") == [room]


def test_whoever_runs_a_page_is_no_person() -> None:
    assert persons("责编：管理员") == []


def test_a_body_alone_in_its_line_is_all_of_the_line() -> None:
    head = "云梦泽市消防安全委员会办公室"
    assert organizations(head, "各县（市、区），市消安办、市消安委成员单位：")[0] == head


def test_the_school_of_a_town_is_named_by_it() -> None:
    assert organizations("群众安置在白果镇中学和镇敬老院。")[0] == "白果镇中学"


def test_a_fire_or_collapse_with_a_date_is_named_with_its_kind() -> None:
    assert events("认真汲取“11·30”火灾事故教训。") == ["“11·30”火灾事故"]


def test_managers_and_captains_have_their_field_in_their_title() -> None:
    assert titles("物业经理蓝天佑视而不见，保安队长雷大友不会操作。") == ["物业经理", "保安队长"]
