"""Totals of tables: each column against its total, and silence where rows hold other rows."""

from __future__ import annotations

from tests.analysis.checks.reading import checked


def verdicts(text: str) -> list[tuple[bool | None, str]]:
    return [(check.holds, check.arithmetic) for check in checked(text)[1]]


def test_each_column_is_added_up() -> None:
    text = "乡镇\t人口（人）\t耕地（亩）\n青山镇\t120\t35.5\n白石镇\t98\t20.4\n合计\t218\t57.9"
    assert verdicts(text) == [(True, "218 = 120 + 98"), (False, "57.9 ≠ 35.5 + 20.4 = 55.9")]


def test_a_total_column_is_the_sum_of_its_row() -> None:
    text = (
        "科目\t上半年（万元）\t下半年（万元）\t合计（万元）\n教育\t120\t130\t250\n科技\t30\t35\t64"
    )
    assert verdicts(text) == [(True, "250 = 120 + 130"), (False, "64 ≠ 30 + 35 = 65")]


def test_rates_are_left_alone() -> None:
    assert verdicts("乡镇\t增长率（%）\n青山镇\t12\n白石镇\t8\n合计\t9") == []


LEVELS = (
    "科目\t预算（万元）\t决算（万元）\n合计\t130\t{}\n一、基本支出\t100\t98\n"
    "（一）人员经费\t60\t58\n（二）公用经费\t40\t40\n二、项目支出\t30\t29"
)
SUBTOTALS = (
    "地区\t户数\t人数\n东区\t126\t318\n西区\t94\t241\n小计\t220\t{}\n"
    "南县\t86\t204\n北县\t74\t187\n小计\t160\t391\n合计\t380\t950"
)


def test_rows_that_hold_others_are_added_up_level_by_level() -> None:
    assert verdicts(LEVELS.format(127)) == [
        (True, "130 = 100 + 30"),
        (True, "127 = 98 + 29"),
        (True, "100 = 60 + 40"),
        (True, "98 = 58 + 40"),
    ]
    assert [said for said in verdicts(LEVELS.format(177)) if not said[0]] == [
        (False, "177 ≠ 98 + 29 = 127")
    ]
    nested = "科目\t金额（万元）\n教育\t100\n其中：小学\t60\n科技\t30\n合计\t130"
    assert verdicts(nested) == [(True, "130 = 100 + 30")]


def test_subtotals_make_the_total_and_are_made_of_the_rows_beside_them() -> None:
    assert all(holds for holds, _ in verdicts(SUBTOTALS.format(559)))
    assert {said for said in verdicts(SUBTOTALS.format(569)) if not said[0]} == {
        (False, "950 ≠ 569 + 391 = 960"),
        (False, "569 ≠ 318 + 241 = 559"),
    }


def test_what_a_nested_table_adds_up_to_is_not_guessed_against_its_numbers() -> None:
    assert verdicts("科目\t金额\n一、税收\t100\n（一）增值税\t60\n二、非税\t50\n合计\t130") == []


def test_a_total_row_that_leaves_cells_empty_keeps_its_columns() -> None:
    text = (
        "标段\t单位\t中标金额（元）\t得分\n"
        "A包\t甲公司\t1,286,000.00\t91.37\n"
        "B包\t乙公司\t945,500.00\t88.05\n"
    )
    for total in ("合计\t\t2,231,500.00\t", "合计\t\t2,231,500.00"):
        _, checks = checked(text + total)
        assert [(c.holds, c.arithmetic) for c in checks] == [(True, "2231500 = 1286000 + 945500")]


def test_a_total_in_its_own_line_closes_the_lines_in_front_of_it() -> None:
    _, checks = checked("没收违法所得638元；\n处以罚款贰万伍仟元整。\n罚没款共计25,638元。")
    assert [(c.holds, c.arithmetic) for c in checks] == [(True, "25638 = 638 + 25000")]


def test_a_line_that_begins_with_of_which_divides_the_line_in_front_of_it() -> None:
    text = "收入总预算4,128.36万元。\n其中：拨款收入{}万元；事业收入98.16万元；其他收入46万元。"
    assert verdicts(text.format("3,984.20")) == [(True, "4128.36 = 3984.2 + 98.16 + 46")]
    assert [holds for holds, _ in verdicts(text.format("3,904.20"))] == [False]
    assert verdicts(text.format("2,118.30")) == []


def test_an_item_may_lead_a_list_of_its_own() -> None:
    text = (
        "2024年收支预算总计15,236.40万元。其中：\n（一）收入预算总计15,236.40万元。包括：\n"
        "1．拨款收入14,036.40万元。\n2．基金收入1,200.00万元。\n（二）支出预算总计15,236.40万元。"
    )
    assert verdicts(text) == [(True, "15236.4 = 14036.4 + 1200")]


def test_empty_cells_add_nothing() -> None:
    table = (
        "单位：万元\n收入项目\t预算数\t支出项目\t预算数\n一、拨款\t3,218.46\t一、文化\t2,604.10\n"
        "二、基金\t150.00\t二、社保\t412.38\n三、结转\t86.52\t三、卫生\t168.90\n"
        "\t\t四、住房\t269.60\n收入总计\t{}\t支出总计\t3,454.98"
    )
    both = [
        (True, "3454.98 = 3218.46 + 150 + 86.52"),
        (True, "3454.98 = 2604.1 + 412.38 + 168.9 + 269.6"),
    ]
    assert verdicts(table.format("3,454.98")) == both
    assert verdicts(table.format("3,454.93"))[0] == (
        False,
        "3454.93 ≠ 3218.46 + 150 + 86.52 = 3454.98",
    )
    assert verdicts(table.format("9,120.00")) == both[1:]
