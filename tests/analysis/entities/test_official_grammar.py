"""How official papers name places, bodies, posts and persons, beyond what news has."""

from __future__ import annotations

import pytest

from reader_app.analysis.findings import EntityKind
from tests.analysis.entities.reading import mentions, organizations, persons, read


def places(*blocks: str) -> list[str]:
    return mentions(EntityKind.PLACE, *blocks)


def titles(*blocks: str) -> list[str]:
    return mentions(EntityKind.TITLE, *blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("事故发生在县道X203线转弯处。", ["县道X203线"]),
        ("全年改造农村公路12公里，石头至黄家坪公路实现双向通车。", ["石头至黄家坪公路"]),
        ("青岚大熊猫国家公园范围内37座小水电全部退出。", ["青岚大熊猫国家公园"]),
        ("重点支持马莲滩、黑沟、石井等6个村发展集体经济。", ["马莲滩", "黑沟", "石井"]),
        (
            "要严防疫情，岑阳县望海镇、沔川市石羊镇等地要加强巡查。",
            ["岑阳县望海镇", "沔川市石羊镇"],
        ),
        ("雍河干流水质连续三年保持稳定。", ["雍河"]),
        ("会议开至县一级，参会人员很多。", []),
        ("全市8座大中小型水库严格按规程调度。", []),
        ("完成大源自然村搬迁，新建住房六十套。", ["大源自然村"]),
    ],
)
def test_places_of_official_papers(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_towns_without_their_type_in_a_breakdown() -> None:
    text = "福鼎市3061人撤离上岸，其中沙埕1942人、店下608人、秦屿511人。"
    assert places(text) == ["福鼎市", "沙埕", "店下", "秦屿"]


def test_common_words_in_a_breakdown_are_no_towns() -> None:
    assert places("全市共有小学27所、初中31所、高中22所。") == []


def test_a_station_is_one_where_the_text_is_of_railways() -> None:
    assert places("温福铁路福鼎站今日列车停运。")[-1].endswith("福鼎站")


def test_a_direction_from_a_place_is_not_part_of_it() -> None:
    assert places("目前位于厦门东南方向约310公里的海面上。") == ["厦门"]


def test_a_district_told_in_a_chain_is_known_alone() -> None:
    text = "澄湾市望海区开展检查。望海区文化广电和旅游局负责落实。"
    assert organizations(text) == ["望海区文化广电和旅游局"]


@pytest.mark.parametrize(
    "body",
    [
        "岑阳市公安局森林公安分局",
        "岑阳县公安局110指挥中心",
        "岑阳市消防救援支队雍河路特勤站",
        "华能岑阳发电有限责任公司安全监察部",
        "岑阳市文化市场综合行政执法大队",
    ],
)
def test_departments_and_units_belong_to_their_body(body: str) -> None:
    assert organizations(f"据悉，{body}接到报告。") == [body]


def test_the_staff_of_a_company_is_no_department() -> None:
    assert organizations("岑阳铝业有限公司干部职工参加了培训。") == ["岑阳铝业有限公司"]


def test_a_body_under_another_is_named_apart() -> None:
    assert organizations("岑阳海关所属缉私分局开展行动。")[0] == "岑阳海关"


def test_departments_in_general_are_no_ministry() -> None:
    text = "教育部发出通知。各地要会同教育部门开展检查，教育部门要及时报告。"
    assert organizations(text) == ["教育部"]


def test_a_court_is_named_in_full_where_the_document_does() -> None:
    text = "岑阳县人民检察院通报情况。岑阳县检察院联合有关部门行动。"
    names = {e.name for e in read(text) if e.kind is EntityKind.ORGANIZATION}
    assert names == {"岑阳县人民检察院"}


def test_the_area_of_the_armed_police_is_the_province() -> None:
    text = "武警泽南省总队派出官兵，省人民检察院派员参加。"
    names = [e.name for e in read(text) if e.kind is EntityKind.ORGANIZATION]
    assert names == ["武警泽南省总队", "泽南省人民检察院"]


def test_heads_who_are_named_by_their_level() -> None:
    text = "省委书记、省总林长邓承志出席会议并讲话。"
    assert titles(text) == ["书记", "省总林长"]


def test_posts_behind_a_name_and_the_party_it_is_of() -> None:
    text = "蒋建民，中共党员，岑阳县交通运输局党组成员、副局长，建议给予警告处分。"
    assert titles(text) == ["党组成员", "副局长"]


def test_posts_in_the_cells_of_a_roster() -> None:
    rows = "丁旭\t女\t岑阳市地震局\t工程师\n骆小川\t男\t岑阳市应急管理局\t处长"
    assert titles(rows) == ["工程师", "处长"]


def test_who_made_a_page_holds_no_post() -> None:
    assert titles("主编：裘佳　　执行编辑：闵思源") == []


def test_names_of_any_people_in_a_list_of_appointments() -> None:
    text = (
        "经研究，决定：\n任命：\n德力根为市农牧局局长；\n敖  其  尔为市民族事务委员会主任；\n"
        "孟和达来（达斡尔族）、苏布德（女，蒙古族）为市文化馆副馆长。\n"
        "免去：\n乌力吉图、白玉山的市能源局副局长职务。"
    )
    found = persons(text)
    assert found == ["德力根", "敖  其  尔", "孟和达来", "苏布德", "乌力吉图", "白玉山"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("法定代表人\n沈家骏\n住所\n岑阳市东城区", "沈家骏"),
        ("联系人及电话：\n市水务局办公室　康　宁　010-62030725", "康　宁"),
        ("15岁的犯罪嫌疑人小木（化名）已辍学。", "小木"),
        ("检察官释法。县融媒体中心 沙马石古 摄", "沙马石古"),
    ],
)
def test_persons_told_by_the_form_of_a_page(text: str, name: str) -> None:
    assert persons(text) == [name]


def test_labels_set_wide_are_no_names() -> None:
    rows = "索 引 号\t11152100011580046E\n文 号\t岑政任字〔2023〕14号"
    assert persons(rows, "经岑阳市人民政府研究，决定任命王建国为岑阳市财政局局长。") == ["王建国"]


def documents(*blocks: str) -> list[str]:
    return mentions(EntityKind.DOCUMENT, *blocks)


def events(*blocks: str) -> list[str]:
    return mentions(EntityKind.EVENT, *blocks)


def test_a_short_name_is_defined_across_the_end_of_a_line() -> None:
    text = "登记所有人为岑阳县宏达运输有限公司\n（以下简称宏达公司），宏达公司监控缺失。"
    names = {e.name for e in read(text) if e.kind is EntityKind.ORGANIZATION}
    assert names == {"岑阳县宏达运输有限公司"}


def test_what_somebody_is_stands_before_the_name() -> None:
    assert persons("驾驶人孟某，男，52岁，在事故中死亡。") == ["孟某"]


def test_an_order_of_several_bodies_is_one_document() -> None:
    text = "执行《学校食品安全规定》（教育部、国家卫生健康委令第45号），落实责任。"
    assert documents(text) == ["《学校食品安全规定》", "教育部、国家卫生健康委令第45号"]


def test_the_sign_of_a_body_belongs_to_the_number_of_its_report() -> None:
    assert documents("现场笔录、环监（2023）水字第1187号监测报告。") == ["环监（2023）水字第1187号"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("地址：岑阳县望海镇北上社区环城路\n联系人：潘工", "岑阳县望海镇北上社区环城路"),
        (
            "第二开标室（岑阳县望海镇江东大道政务服务中心4楼）",
            "岑阳县望海镇江东大道政务服务中心4楼",
        ),
    ],
)
def test_addresses_of_fields_and_brackets(text: str, place: str) -> None:
    assert places(text) == [place]


def test_a_room_of_a_body_is_no_address() -> None:
    assert organizations("地址：岑阳市水务局办公楼301室") == ["岑阳市水务局"]


def test_bodies_of_all_areas_are_nobodys() -> None:
    text = "各市（州）人力资源社会保障局、应急管理局，泽南省地震局："
    assert organizations(text) == ["泽南省地震局"]


@pytest.mark.parametrize("event", ["5·23强对流天气", "第五次全国经济普查"])
def test_events_without_marks(event: str) -> None:
    assert events(f"全市有效应对{event}带来的影响。") == [event]


def test_fields_joined_or_not_are_one_body() -> None:
    text = "泽南省人力资源和社会保障厅发文。省人力资源社会保障厅决定表彰先进。"
    assert {e.name for e in read(text)} == {"泽南省人力资源和社会保障厅"}


def test_bureaus_of_several_fields_by_a_character_each() -> None:
    assert organizations("县教体科局、县文广旅局和岑阳县人民政府参加。")[:2] == [
        "县教体科局",
        "县文广旅局",
    ]


def test_a_town_behind_its_county_both_without_their_type() -> None:
    assert places("雨量以福鼎管阳118.6毫米为最大。") == ["福鼎管阳"]


@pytest.mark.parametrize(
    "text",
    [
        "登录“掌上海关”APP办理。",
        "该院被评为“泽南省青少年维权岗”。",
        "受台风“杜苏芮”影响，有大到暴雨。",
    ],
)
def test_products_honours_and_storms_are_no_names(text: str) -> None:
    assert read(text) == ()


def test_the_issuer_in_an_index_table_is_a_body() -> None:
    assert organizations("文号\t岑食发〔2023〕71号\t所属机构\t食品协调司") == ["食品协调司"]


def test_columns_of_persons_hold_persons_whatever_their_names_are() -> None:
    rows = "姓名\t性别\t现任职务\n那　仁\t女\t岑阳县文化馆馆长\n多杰才旦\t男\t岑阳县检察院检察员"
    assert persons(rows) == ["那　仁", "多杰才旦"]


def test_contacts_that_are_spread() -> None:
    assert persons("联 系 人：谭 蕾 肖 航\n电 话：13974300000") == ["谭 蕾", "肖 航"]


def test_somebody_unnamed_is_spread_as_well() -> None:
    assert persons("他们通过梁某、李 某个人银行账户收款。") == ["梁某", "李 某"]


def test_a_list_that_tells_how_many_judges_they_are() -> None:
    text = "岑阳市中级人民法院尽职，尕藏东知、颜如玉等23名法官受到表彰。"
    assert persons(text) == ["尕藏东知", "颜如玉"]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("县教委", "岑阳县教育委员会"),
        ("市防指", "岑阳市防汛抗旱指挥部"),
        ("省法院", "泽南省高级人民法院"),
        ("县住建局", "岑阳县住房和城乡建设局"),
        ("市人大常委会", "岑阳市人民代表大会常务委员会"),
    ],
)
def test_short_forms_of_bodies_are_those_in_full(short: str, full: str) -> None:
    names = {e.name for e in read(f"{full}发出通知。会议由{short}组织。")}
    assert names == {full}


def test_the_area_of_a_body_is_that_of_the_other_bodies() -> None:
    text = "岑阳县教育委员会发文。张三丰支教西藏察雅县。县公安局协助。"
    names = [e.name for e in read(text) if e.kind is EntityKind.ORGANIZATION]
    assert names[0] == "岑阳县教育委员会"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全省法院受理案件七万件，省法院受理一万件。", ["省法院"]),
        (
            "岑阳县法院石门法庭、九溪州中级法院行政庭等16个集体获表彰。",
            ["岑阳县法院石门法庭", "九溪州中级法院行政庭"],
        ),
        ("涉及怀化市五溪路桥工程有限公司等单位。", ["怀化市五溪路桥工程有限公司"]),
        ("请省应急管理厅调查评估和统计处　联系。", ["省应急管理厅调查评估和统计处"]),
        ("江口镇中心小学和清水土家族乡小学校参加。", ["江口镇中心小学", "清水土家族乡小学校"]),
        ("送至市政府办公大楼。", ["市政府"]),
    ],
)
def test_more_bodies(text: str, expected: list[str]) -> None:
    assert organizations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("麦积山石窟、伏羲庙等景区游客爆满。", ["麦积山石窟", "伏羲庙"]),
        ("望海区、沔溪县等5个县区滞留资金。", ["望海区", "沔溪县"]),
        ("秦州区、武山两县区投资下降。", ["秦州区", "武山"]),
    ],
)
def test_more_lists_of_places(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_companies_that_a_list_counts() -> None:
    text = "华天电子集团、云锋电工、青岚锻压3户企业产值增长。"
    assert organizations(text) == ["华天电子集团", "云锋电工", "青岚锻压"]


def test_tibetan_names_are_made_of_two_elements() -> None:
    text = "石羊镇村民罗布次仁、王德贵破门救人，扎西平措协助。"
    assert persons(text) == ["罗布次仁", "王德贵", "扎西平措"]


def test_the_committees_of_a_street_are_bodies_in_a_list_as_well() -> None:
    text = "东山街道党工委书记缪斌，党工委副书记雷翠花，党工委委员钟石寿出席会议。"
    assert organizations(text) == ["东山街道党工委", "党工委", "党工委"]
    assert titles(text) == ["书记", "副书记", "委员"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("当事人：岑阳市东城街道老向家富硒茶馆", ["岑阳市东城街道老向家富硒茶馆"]),
        ("岑阳公交集团三公司驾驶员施救。", ["岑阳公交集团三公司"]),
        ("情况通报\n岑阳发布 2024-01-25 06:40", ["岑阳发布"]),
    ],
)
def test_bodies_of_notices(text: str, expected: list[str]) -> None:
    assert organizations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("岑阳县雍河三号桥附近有人落水。", ["岑阳县雍河三号桥"]),
        ("货车沿105国道由北向南行驶。", ["105国道"]),
        ("岑阳县312省道129Km+650m处封闭。", ["岑阳县312省道"]),
        ("要盯紧霍童溪、塔山水库水位。", ["霍童溪", "塔山水库"]),
        (
            "住所（住址）：岑阳市东城街道五峰山社区航空路96号1-2层",
            ["岑阳市东城街道五峰山社区航空路96号1-2层"],
        ),
    ],
)
def test_waters_bridges_and_addresses(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_name_spread_behind_a_post_whatever_follows() -> None:
    assert persons("经局长田 野批准，6月26日立案调查。") == ["田 野"]


def test_mongolian_names_by_their_elements() -> None:
    text = "牧民布和朝鲁违规用火，旗长额尔登木图带队扑救，护林员斯琴予以辞退。"
    assert persons(text) == ["布和朝鲁", "额尔登木图", "斯琴"]


def test_a_name_that_only_opens_like_an_element_stays_whole() -> None:
    assert persons("村民苏和平参加救援。") == ["苏和平"]


def test_a_surname_of_two_that_is_a_place_as_well() -> None:
    assert persons("市委书记南宫翠微主持召开会议。") == ["南宫翠微"]


def test_who_is_relieved_of_a_post_holds_it_no_more() -> None:
    text = "免去高　扬同志县融媒体中心主任职务，调岑阳市教育局工作。"
    assert (persons(text), titles(text)) == (["高　扬"], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改造承德北路停车泊位。", ["承德北路"]),
        ("研究了云岭镇撤镇设街道等事项。", ["云岭镇"]),
    ],
)
def test_roads_of_a_part_and_towns_that_change(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_brigade_that_enforces_several_fields() -> None:
    text = "岑阳市城市管理综合行政执法大队开展检查。"
    assert organizations(text) == ["岑阳市城市管理综合行政执法大队"]


def test_an_appointment_without_a_name_names_nobody() -> None:
    assert persons("任命：\n同志为岑阳市财政局局长。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下坦村党支部书记、村委会主任高宝明受到处分。", ["书记", "村委会主任"]),
        ("省政协研究室主任、机关党组成员何宏祥出席。", ["主任", "机关党组成员"]),
        ("县委副书记、政府县长王兴主持会议。", ["副书记", "政府县长"]),
        ("下坦村村委会主任高宝明到场。", ["主任"]),
    ],
)
def test_posts_of_a_list_whose_unit_goes_without_its_owner(text: str, expected: list[str]) -> None:
    assert titles(text) == expected
