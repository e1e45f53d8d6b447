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


def test_rates_and_nested_rows_are_left_alone() -> None:
    rates = "乡镇\t增长率（%）\n青山镇\t12\n白石镇\t8\n合计\t9"
    nested = "科目\t金额（万元）\n教育\t100\n其中：小学\t60\n科技\t30\n合计\t130"
    levels = "科目\t金额（万元）\n一、税收\t100\n（一）增值税\t60\n二、非税\t30\n合计\t130"
    assert [verdicts(text) for text in (rates, nested, levels)] == [[], [], []]


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
