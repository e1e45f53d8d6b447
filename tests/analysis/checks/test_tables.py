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
