"""Names as news and pages of offices write them: outlets, terms of congresses, joined areas."""

from __future__ import annotations

from tests.analysis.entities.reading import organizations, persons, places


def test_whoever_a_page_names_as_its_source_is_a_body() -> None:
    assert "澄湾文旅驿站" in organizations("水库蓄水", "来源：澄湾文旅驿站 时间：2025-11-10")
    assert organizations("水库蓄水", "来源：网络综合整理") == []
    assert organizations("水库蓄水", "资金来源：财政拨款统筹") == []


def test_a_dateline_opens_with_its_outlet() -> None:
    assert organizations("泽南网4月9日讯（记者 程远）水库今日开闸。") == ["泽南网"]
    assert organizations("海评社岑阳8月13日电，水库今日开闸。") == ["海评社"]


def test_the_number_of_a_term_stands_inside_the_name_of_a_congress() -> None:
    text = "岑阳市十四届人大常委会8日审议了议案。"
    assert organizations(text) == ["岑阳市十四届人大常委会"]


def test_a_committee_of_a_congress_may_be_a_working_one() -> None:
    text = "听取了岑阳市人大常委会人事代表工委副主任张远明的说明。"
    assert organizations(text) == ["岑阳市人大常委会人事代表工委"]


def test_an_area_body_has_the_province_before_its_city() -> None:
    assert organizations("日前，云南昆明市委常委会召开会议。") == ["云南昆明市委常委会"]


def test_a_department_may_have_two_tasks() -> None:
    text = "由教育部教育技术与资源发展中心指定。"
    assert organizations(text) == ["教育部教育技术与资源发展中心"]


def test_bodies_of_the_whole_state_are_named_by_their_task() -> None:
    assert organizations("全国河湖管护委员会决定予以表彰。") == ["全国河湖管护委员会"]


def test_a_company_whose_name_is_left_out_is_none() -> None:
    assert organizations("该局查处某花卉苗木有限公司发布虚假广告案。") == []


def test_a_village_ends_before_an_article() -> None:
    text = "岑阳市黄湾镇闸口村一临时工棚起火。"
    assert places(text) == ["岑阳市黄湾镇闸口村"]


def test_the_last_of_a_list_may_go_on_into_a_verb() -> None:
    text = "市领导叶林、秦良骥、李向阳、马聪、李阜乔、程军才出席会议。"
    assert persons(text) == ["叶林", "秦良骥", "李向阳", "马聪", "李阜乔", "程军才"]


def test_a_name_may_open_like_a_state() -> None:
    assert persons("他感谢韩国瑜院长到场，韩国瑜说不必客气。") == ["韩国瑜", "韩国瑜"]
    assert places("韩国外长说，韩国新总统表示同意。") == ["韩国", "韩国"]


def test_a_state_and_its_head_are_two_words() -> None:
    assert places("英国首相表示同意，日本首相说要等。") == ["英国", "日本"]


def test_units_of_the_police_may_be_numbered() -> None:
    text = "据海南省公安厅交通警察总队高速公路三支队消息，现场已疏通。"
    assert organizations(text) == ["海南省公安厅交通警察总队高速公路三支队"]
    text = "海南省公安厅高速公路公安局三分局发布通报。"
    assert organizations(text) == ["海南省公安厅高速公路公安局三分局"]


def test_outlets_joined_by_a_dot_are_no_foreign_name() -> None:
    text = "澄湾网·海报新闻记者从县里获悉，水库今日开闸。"
    assert (organizations(text), persons(text)) == (["澄湾网", "海报新闻"], [])


def test_a_body_is_known_without_its_city() -> None:
    text = "杭州菲尔女子健身俱乐部停业。梁小姐前往菲尔女子健身俱乐部退卡。"
    assert organizations(text) == ["杭州菲尔女子健身俱乐部", "菲尔女子健身俱乐部"]


def test_journals_in_latin_letters_are_bodies() -> None:
    assert organizations("团队在《Nature》连发6篇论文。") == ["《Nature》"]


def test_a_reign_with_its_year_is_no_person() -> None:
    assert persons("城墙建于清朝雍正七年（1729年）。") == []


def test_a_city_follows_its_province_whatever_the_province_ends_with() -> None:
    text = "李明，男，1972年7月生，浙江舟山人，1993年8月参加工作。"
    assert places(text) == ["浙江舟山"]
    assert places("列车从贵州遵义出发。") == ["贵州遵义"]


def test_a_name_that_is_left_out_ends_before_the_verb() -> None:
    assert persons("认定被告人胡某犯受贿罪，胡某霞系主谋。") == ["胡某", "胡某霞"]


def test_levels_without_a_name_are_no_places() -> None:
    assert places("31个省（自治区、直辖市）和新疆报告，省会城市市长出现变动。") == ["新疆"]


def test_a_rare_surname_is_one_behind_a_post() -> None:
    assert persons("副局长操尚银说，水库已经开闸。") == ["操尚银"]


def test_an_award_for_secretaries_names_no_committee() -> None:
    assert organizations("会上表彰了全国优秀县委书记。") == []


def test_a_region_is_known_without_its_people() -> None:
    text = "广西自治区来宾市象州县委书记龙秀出席。"
    assert organizations(text) == ["广西自治区来宾市象州县委"]


def test_a_centre_or_a_team_has_the_name_of_its_place() -> None:
    text = "岑阳市澄湾街道运河社区志愿服务队到场。"
    assert organizations(text) == ["岑阳市澄湾街道运河社区志愿服务队"]


def test_a_motorway_ends_where_the_town_begins_but_for_its_section() -> None:
    assert places("沈海高速广州往湛江方向堵车。") == ["沈海高速", "广州", "湛江"]
    assert places("沈海高速茂名段发生事故。") == ["沈海高速茂名段"]
    assert places("行至G93成渝环线高速公路523公里处。") == ["G93成渝环线高速公路"]
    assert places("途经杭金衢高速公路萧山区附近。") == ["杭金衢高速公路", "萧山区"]


def test_a_body_before_the_post_of_its_head_stands_in_any_prose() -> None:
    text = "阜阳市人大常委会召开会议，市委书记宋为平主持会议。"
    assert organizations(text) == ["阜阳市人大常委会", "市委"]


def test_a_page_may_name_two_sources() -> None:
    found = organizations("水库蓄水", "来源：泽南新闻 岑阳发布")
    assert found == ["泽南新闻", "岑阳发布"]


def test_a_name_sure_once_is_found_however_the_words_are_cut() -> None:
    text = "副局长操尚银说，水库已经开闸。此案原拟直播，但因操尚银称压力过大而取消。"
    assert persons(text) == ["操尚银", "操尚银"]
