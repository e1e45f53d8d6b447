"""Sums: every stated breakdown is added up, a wrong digit is told, and nothing else is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.analysis.findings import CheckKind
from tests.analysis.checks.reading import checked

DATA = Path(__file__).parents[2] / "data" / "checks"
SPEAK = tomllib.loads((DATA / "speak.toml").read_text("utf-8"))["case"]
SILENT = tomllib.loads((DATA / "silent.toml").read_text("utf-8"))["texts"]
SAYS = [(case["text"], case["sum"]) for case in SPEAK]


def test_there_are_more_texts_to_be_silent_about_than_to_speak_about() -> None:
    assert len(SILENT) >= len(SPEAK)


@pytest.mark.parametrize(("text", "arithmetic"), SAYS, ids=[text for text, _ in SAYS])
def test_a_stated_breakdown_is_added_up(text: str, arithmetic: str) -> None:
    figures, checks = checked(text)
    assert [(check.kind, check.holds, check.arithmetic) for check in checks] == [
        (CheckKind.SUM, True, arithmetic)
    ]
    check = checks[0]
    assert check.total is not None
    assert check.span.start <= figures[check.total].start
    assert check.span.end >= figures[check.parts[-1]].end


@pytest.mark.parametrize("text", SILENT)
def test_no_word_where_no_complete_breakdown_is_stated(text: str) -> None:
    _, checks = checked(text)
    assert [(check.kind, check.arithmetic) for check in checks] == []


def with_one_digit_changed(text: str, start: int, end: int) -> Iterator[str]:
    """``text`` with each digit of ``text[start:end]`` replaced by the one five places on.

    A change of the last decimal could be rounding; five units of it are more than rounding.
    """
    for match in re.finditer(r"\d", text[start:end]):
        position = start + match.start()
        digit = str((int(match[0]) + 5) % 10)
        if digit == "0" and match.start() == 0:
            digit = "4"
        yield text[:position] + digit + text[position + 1 :]


@pytest.mark.parametrize(("text", "arithmetic"), SAYS, ids=[text for text, _ in SAYS])
def test_one_wrong_digit_is_told_and_nothing_else(text: str, arithmetic: str) -> None:
    figures, checks = checked(text)
    true = checks[0]
    assert true.total is not None
    for index in (true.total, *true.parts):
        for wrong in with_one_digit_changed(text, figures[index].start, figures[index].end):
            _, found = checked(wrong)
            assert [(c.kind, c.holds, c.total, c.parts) for c in found] == [
                (CheckKind.SUM, False, true.total, true.parts)
            ], wrong


def test_a_sum_that_does_not_hold_shows_what_the_parts_make() -> None:
    _, checks = checked("发现问题369个，已完成整改314个，持续跟进54个。")
    assert [(c.holds, c.arithmetic) for c in checks] == [(False, "369 ≠ 314 + 54 = 368")]


def test_rounding_in_the_last_place_still_holds() -> None:
    _, checks = checked("产值100.0亿元，其中一产10.1亿元、二产40.2亿元、三产49.8亿元。")
    assert [(c.holds, c.arithmetic) for c in checks] == [(True, "100 ≈ 10.1 + 40.2 + 49.8")]


def test_a_list_that_may_be_open_is_told_only_if_it_adds_up() -> None:
    _, whole = checked("全市共有学校120所，其中小学80所、中学40所。")
    assert [c.holds for c in whole] == [True]
    _, some = checked("全市共有学校120所，其中小学80所、中学30所。")
    assert not some


ONLY_IF_THEY_HOLD = [
    "全年共对{}名干部作出处理，其中纪律处分18人、诫勉谈话9人、批评教育4人。 31",
    "财政收入完成{}亿元，其中税收36.1亿元。加补助143.1亿元、上年结余7.4亿元，总计209.2亿元。 58.7",
    "收入{}亿元。\n利润2亿元。\n分产品看，灯具29.4亿元，线缆14.77亿元，其他4.45亿元。 48.62",
    "新建项目{}个，其中学校5所、医院3家、道路4条。 12",
    "全县{}个乡镇中，有9个完成任务，占75%；2个进度滞后；1个未启动。 12",
    "启动资金{}万元，自筹20万元，同学入股18万元，向银行贷款10万元。 48",
    "储备粮库存{}万吨，稻谷7.1万吨、小麦5.3万吨。 12.4",
    "全校教职工{}人，专任教师271人，行政教辅55人。 326",
]


@pytest.mark.parametrize("case", ONLY_IF_THEY_HOLD)
def test_a_breakdown_that_nothing_but_its_sum_tells_is_told_only_if_it_holds(case: str) -> None:
    text, _, total = case.rpartition(" ")
    assert [check.holds for check in checked(text.format(total))[1]] == [True]
    _, other = checked(text.format(f"{float(total) + 13:g}"))
    assert CheckKind.SUM not in [check.kind for check in other]


def test_one_of_several_kinds_is_no_remainder() -> None:
    _, checks = checked("甲产品收入29.4亿元，乙产品收入14.77亿元，其他业务收入4.45亿元。")
    assert checks == ()


def test_what_is_left_belongs_to_the_amount_that_it_completes() -> None:
    _, checks = checked("共排查1460处，发现隐患93处，已处置88处，其余5处落实专人盯守。")
    assert [(c.holds, c.arithmetic) for c in checks] == [(True, "93 = 88 + 5")]


def sums_of(text: str) -> list[tuple[bool | None, str]]:
    return [(c.holds, c.arithmetic) for c in checked(text)[1] if c.kind is CheckKind.SUM]


def test_a_total_may_be_divided_twice() -> None:
    text = "受理案件{}件（旧存286件，新收2,961件），审结{}件，未结229件。"
    assert sums_of(text.format("3,247", "3,018")) == [
        (True, "3247 = 286 + 2961"),
        (True, "3247 = 3018 + 229"),
    ]
    assert sums_of(text.format("3,247", "3,118")) == [
        (True, "3247 = 286 + 2961"),
        (False, "3247 ≠ 3118 + 229 = 3347"),
    ]


def test_what_is_left_is_of_all_and_not_of_the_last_part() -> None:
    text = (
        "排查隐患3,864处，其中重大隐患26处、一般隐患3,838处；已完成整改3,752处，剩余{}处正在推进。"
    )
    whole = (True, "3864 = 26 + 3838")
    assert sums_of(text.format(112)) == [whole, (True, "3864 = 3752 + 112")]
    assert sums_of(text.format(142)) == [whole, (False, "3864 ≠ 3752 + 142 = 3894")]


def test_two_totals_with_their_parts_in_turn() -> None:
    text = (
        "共受理案件86,421件，审结83,157件。其中，刑事案件{}件，审结4,012件；"
        "民事案件82,295件，审结79,145件。"
    )
    assert sums_of(text.format("4,126")) == [
        (True, "86421 = 4126 + 82295"),
        (True, "83157 = 4012 + 79145"),
    ]
    assert sums_of(text.format("4,726")) == [
        (False, "86421 ≠ 4726 + 82295 = 87021"),
        (True, "83157 = 4012 + 79145"),
    ]
