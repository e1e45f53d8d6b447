"""Lists behind 其中 that may leave parts out: told as wrong only if one digit of the total is."""

from __future__ import annotations

import pytest

from reader_app.analysis.findings import CheckKind
from tests.analysis.checks.reading import checked


def wrong(text: str) -> list[str]:
    return [c.arithmetic for c in checked(text)[1] if c.kind is CheckKind.SUM and c.holds is False]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        (
            "完成营造林89.4万亩，其中人工造林31.2万亩、飞播造林22万亩、封山育林33.2万亩。",
            "89.4 ≠ 31.2 + 22 + 33.2 = 86.4",
        ),
        (
            "小学计划招生3,890人，其中城区2,140人、镇上1,720人；初中招生4,215人。",
            "3890 ≠ 2140 + 1720 = 3860",
        ),
        (
            "“三公”经费支出1,284万元，其中公务接待费302万元，公务用车购置及运行维护费961万元，"
            "因公出国（境）费31万元。",
            "1284 ≠ 302 + 961 + 31 = 1294",
        ),
    ],
)
def test_a_total_with_one_wrong_digit(text: str, arithmetic: str) -> None:
    assert wrong(text) == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "共有职工200人，其中党员90人，女职工110人，大学以上学历60人。",
        "全年植树4,370株，其中松树1,250株、柏树860株。",
        "支出86.4万元，其中差旅费21.2万元、会议费10.7万元、培训费9.3万元。",
    ],
)
def test_lists_that_leave_parts_out_or_overlap(text: str) -> None:
    assert wrong(text) == []
