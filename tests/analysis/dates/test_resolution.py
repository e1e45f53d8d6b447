"""What a year-less or relative date is resolved from: the reader's own context, or nothing."""

from __future__ import annotations

import pytest

from reader_app.analysis.findings import Basis
from reader_app.documents.model import BlockKind
from tests.analysis.dates.reading import document, read, values


def last_value(*blocks: str, date: str | None = None, title: bool = False) -> str | None:
    kinds = {0: BlockKind.TITLE} if title else None
    return values(document(*blocks, date=date, kinds=kinds))[-1][1]


class TestWithoutAnyYear:
    @pytest.mark.parametrize(
        "sentence",
        ["3月22日，他到了。", "今天又下雨。", "事发当天他不在。", "去年的事。", "大年初二开始。"],
    )
    def test_nothing_is_guessed(self, sentence: str) -> None:
        assert last_value(sentence) is None

    def test_a_clock_time_alone_is_told_without_a_day(self) -> None:
        assert last_value("早上7时，队伍集合完毕。") == "T07:00"

    def test_a_later_year_of_the_past_does_not_carry_back(self) -> None:
        text = document("3月22日，降雨。", "2003年那场雨他也在。")
        assert values(text)[0] == ("3月22日", None)


class TestYearsFromTheDocument:
    def test_the_documents_date(self) -> None:
        assert last_value("8月20日晚8时停电。", date="2021-09-01") == "2021-08-20T20:00"

    def test_news_of_january_tells_of_last_december(self) -> None:
        assert last_value("12月28日，大坝合龙。", date="2022-01-05") == "2021-12-28"

    def test_a_notice_of_december_tells_of_next_january(self) -> None:
        assert last_value("1月1日放假。", date="2021-12-20") == "2022-01-01"

    def test_the_year_of_the_title_comes_before_the_day_of_issue(self) -> None:
        title = "青禾市人民政府关于2023年节假日安排的通知"
        assert last_value(title, "4月5日放假。", date="2022-12-08", title=True) == "2023-04-05"

    def test_a_document_number(self) -> None:
        assert last_value("青政发〔2019〕12号", "自6月1日起施行。") == "2019-06-01"

    def test_a_named_document(self) -> None:
        text = "根据《青禾市防汛指挥部公告（2020年第3号）》要求，7月8日转移群众。"
        assert last_value(text) == "2020-07-08"

    def test_the_year_of_a_plan_where_nothing_else_tells(self) -> None:
        text = document("年初以来，产量稳定。", "一季度产值与2018年计划持平。")
        assert values(text)[0] == ("年初", "2018")

    def test_a_date_shown_on_the_page(self) -> None:
        text = document("发布时间：2022-03-04", "昨日，大桥通车。")
        assert values(text)[-1] == ("昨日", "2022-03-03")

    def test_a_time_shown_on_the_page_places_minutes(self) -> None:
        text = document("发布时间：2022-03-04 23:50", "半小时后，雨停了。")
        assert values(text)[-1] == ("半小时后", "2022-03-05T00:20")

    def test_the_signature_under_a_letter(self) -> None:
        text = document("今年汛期已到。", "青禾市水利局", "二〇一八年五月三日")
        assert values(text)[0] == ("今年", "2018")


class TestEarlierDates:
    def test_year_and_month_carry_on(self) -> None:
        text = document("2021年8月21日下了雨。22日凌晨1点多，他才到家。")
        assert values(text)[-1] == ("22日凌晨1点多", "2021-08-22T01:00")

    def test_they_carry_over_paragraphs_of_one_story(self) -> None:
        text = document("2018年11月5日起火。", "11月6日火灭。", date="2019-02-01")
        assert values(text)[-1] == ("11月6日", "2018-11-06")

    def test_a_bare_year_does_not_leave_its_sentence(self) -> None:
        text = document("他自2003年起任教。3月5日，他获奖。", date="2020-03-06")
        assert values(text)[-1] == ("3月5日", "2020-03-05")

    def test_a_bare_year_that_opens_a_sentence_is_the_topic(self) -> None:
        text = document("2019年，公司重组。3月，新厂投产。", date="2021-03-06")
        assert values(text)[-1] == ("3月", "2019-03")

    def test_a_month_far_behind_is_the_next_years(self) -> None:
        text = document("2020年12月28日立案，1月5日结案。", date="2021-03-01")
        assert values(text)[-1] == ("1月5日", "2021-01-05")

    def test_last_year_is_counted_from_the_year_spoken_of(self) -> None:
        text = document("2021年，全市产值比上年增长8%。年末人口312万人。", date="2023-03-04")
        assert [value for _, value in values(text)] == ["2021", "2020", "2021"]

    def test_last_year_in_a_bulletin_is_the_one_before_its_title(self) -> None:
        title = document(
            "青禾市2021年统计公报",
            "产值比上年增长8%。",
            date="2022-03-04",
            kinds={0: BlockKind.TITLE},
        )
        assert values(title)[-1] == ("上年", "2020")

    @pytest.mark.parametrize(
        "title", ["大桥2029年建成通车", "力争2029年大桥通车", "大桥将于2029年启用"]
    )
    def test_a_year_that_the_title_looks_forward_to_resolves_nothing(self, title: str) -> None:
        text = "3月5日上午，大桥开工。"
        assert last_value(title, text, title=True) is None
        assert last_value(title, text, title=True, date="2024-03-06") == "2024-03-05"

    def test_what_is_only_compared_with_carries_nothing(self) -> None:
        text = document("产值比2010年增长8倍。3月5日，新厂投产。", date="2023-03-04")
        assert values(text)[-1] == ("3月5日", "2023-03-05")

    def test_the_date_of_a_cited_law_carries_nothing(self) -> None:
        law = "依据《青禾市河道条例》（2017年9月1日修正），我局立案。3月5日，调查终结。"
        assert values(document(law, date="2021-05-06"))[-1] == ("3月5日", "2021-03-05")

    def test_a_month_of_long_ago_does_not_leave_its_sentence(self) -> None:
        text = document("他1998年7月参加工作。3月5日，他获奖。", date="2021-05-06")
        assert values(text)[-1] == ("3月5日", "2021-03-05")

    def test_a_story_of_long_ago_goes_on(self) -> None:
        text = document("1998年7月8日，洪水来了。8月13日，大坝决口。", date="2021-05-06")
        assert values(text)[-1] == ("8月13日", "1998-08-13")

    def test_words_of_the_story_follow_the_story(self) -> None:
        text = document("2019年3月5日，他报名。次日，他入学。当晚8时开会。", date="2022-01-01")
        assert [value for _, value in values(text)] == [
            "2019-03-05",
            "2019-03-06",
            "2019-03-06T20:00",
        ]

    def test_words_of_the_page_follow_the_page(self) -> None:
        text = document("2019年3月5日，他报名。昨天他毕业。", date="2022-01-01")
        assert values(text)[-1] == ("昨天", "2021-12-31")

    def test_the_day_of_an_unresolved_date_is_unknown(self) -> None:
        text = document("1月29日，他值班。事发当天，他不在。")
        assert values(text)[-1] == ("当天", None)

    def test_a_clock_time_takes_the_day_told_in_its_paragraph(self) -> None:
        text = document("2018年3月5日8时，锅炉报警。8时20分，人员撤离。")
        assert values(text)[-1] == ("8时20分", "2018-03-05T08:20")

    def test_a_habit_belongs_to_no_day(self) -> None:
        text = document("2018年3月5日他到岗。他每天早上6点起床。")
        assert values(text)[-1] == ("早上6点", "T06:00")

    def test_what_comes_every_year_has_no_value(self) -> None:
        text = document("这是2015年以来首季产值最高的一年。", date="2017-04-20")
        assert values(text)[-1] == ("首季", None)


class TestDaysWithoutAMonth:
    def test_the_documents_month(self) -> None:
        assert last_value("记者3日从市局获悉。", date="2022-03-04") == "2022-03-03"

    def test_the_last_days_of_the_month_before(self) -> None:
        assert last_value("记者27日从市局获悉。", date="2022-03-02") == "2022-02-27"

    def test_the_first_days_of_the_month_to_come(self) -> None:
        assert last_value("大会将于2日召开。", date="2022-03-29") == "2022-04-02"


class TestBasis:
    def test_stated_in_full(self) -> None:
        mention = read(document("2022年3月5日开工。", date="2022-03-04"))[0]
        assert (mention.basis, mention.reference) == (Basis.STATED, None)

    def test_resolved_names_the_date_it_comes_from(self) -> None:
        mention = read(document("昨天开工。", date="2022-03-04"))[0]
        assert (mention.basis, mention.reference) == (Basis.RESOLVED, "2022-03-04")

    def test_resolved_from_the_text(self) -> None:
        mention = read(document("2019年3月5日开工，次日停工。", date="2022-03-04"))[1]
        assert (mention.basis, mention.reference) == (Basis.RESOLVED, "2019-03-05")

    def test_a_length_is_stated(self) -> None:
        assert read(document("历时3天。"))[0].basis is Basis.STATED


class TestSectionsAndStories:
    HEADING = BlockKind.HEADING

    def test_the_year_of_a_heading_holds_in_its_section(self) -> None:
        text = document(
            "一、2023年预算执行情况",
            "收入为年初预算的102%，上年结转3亿元。",
            "（二）支出情况",
            "支出比上年增长2%。",
            "二、2024年预算安排",
            "上年结转2亿元。",
            date="2024-01-09",
            kinds={0: self.HEADING, 2: self.HEADING, 4: self.HEADING},
        )
        found = [value for word, value in values(text) if word in ("年初", "上年")]
        assert found == ["2023", "2022", "2022", "2023"]

    def test_a_heading_of_the_same_rank_without_a_year_ends_the_section(self) -> None:
        blocks = "一、2022年工作回顾", "6月，大桥通车。", "二、保障措施", "6月底前报送。"
        kinds = {0: self.HEADING, 2: self.HEADING}
        text = document(*blocks, date="2023-02-01", kinds=kinds)
        assert [value for _, value in values(text)[1:]] == ["2022-06", "2023-06"]

    def test_a_clock_time_goes_on_with_the_story_of_the_paragraph_before(self) -> None:
        text = document("2021年6月17日7时，项目部开始作业。", "13时50分，起重机倾覆。")
        assert values(text)[-1] == ("13时50分", "2021-06-17T13:50")

    def test_a_day_without_a_clock_time_is_no_story(self) -> None:
        text = document("2021年6月17日，通知发布。", "9时起办理。")
        assert values(text)[-1] == ("9时", "T09:00")

    def test_a_month_near_the_page_is_not_of_the_year_told_aside(self) -> None:
        text = document("去年5月采到样本。论文7月31日发表。", date="2024-08-10")
        assert values(text)[-1] == ("7月31日", "2024-07-31")


def test_years_that_name_the_rows_of_a_table_are_dates() -> None:
    text = document("年份\t产量\n2018\t35.2\n2019\t38.9")
    assert values(text) == [("2018", "2018"), ("2019", "2019")]


def test_a_look_back_to_a_month_holds_for_its_sentence() -> None:
    text = "该批产品于2022年12月购入，后来卖出。9月4日，检测报告显示不合格。"
    assert last_value(text, date="2023-11-08") == "2023-09-04"
    assert last_value(text, date="2023-02-08") == "2022-09-04"


def test_a_look_back_to_last_year_ends_with_its_paragraph() -> None:
    text = ("去年9月3日，邻县曾发生同类事故。", "9月10日前完成摸底。")
    assert last_value(*text, date="2022-08-19") == "2022-09-10"


def test_the_story_of_a_morning_goes_on_by_the_clock() -> None:
    text = document("2021年6月17日一大早，库区起了雾。", "9时，巡堤开始。")
    assert values(text)[-1] == ("9时", "2021-06-17T09:00")


def test_the_year_a_report_opens_with_holds_where_no_date_is_known() -> None:
    blocks = ("2021年元旦后的首周，各县人事调整不断。", "1月8日，全会召开，这是今年第一次。")
    assert [value for _, value in values(document(*blocks))] == ["2021", "2021-01-08", "2021"]
    life = "2016年10月，他回到省直部门。"
    assert values(document(*blocks, life, "1月4日，任职宣布。"))[-1] == ("1月4日", "2021-01-04")
    assert values(document("2018年度本站支出2万元。", "较上年减少。"))[-1] == ("上年", "2017")
    assert values(document("2018年，他进厂工作。", "1月8日，全会召开。"))[-1] == ("1月8日", None)


def test_how_things_are_by_now_is_of_the_document_and_not_of_the_year_in_its_title() -> None:
    title = "关于批准2022年市级决算的决议"
    told = "截至5月底，已整改问题193个。"
    page = document(title, told, date="2023-07-03", kinds={0: BlockKind.TITLE})
    assert values(page)[-1] == ("5月底", "2023-05")


@pytest.mark.parametrize("day", ["3月30日：", "3月30日"])
def test_clock_times_under_a_day_in_a_line_of_its_own(day: str) -> None:
    text = document("截至2022年4月2日12时，追踪到27人。", day, "17:00，乘车返回。", "18:30到家。")
    assert [value for _, value in values(text)[2:]] == ["2022-03-30T17:00", "2022-03-30T18:30"]
