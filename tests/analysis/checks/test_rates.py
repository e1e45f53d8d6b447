"""Shares and growth: told only where the text's own values contradict the rate."""

from __future__ import annotations

import pytest

from reader_app.analysis.findings import CheckKind
from tests.analysis.checks.reading import checked

CONTRADICTIONS = [
    ("全市共有党员1200人，其中女党员300人，占30%。", CheckKind.PERCENT, "300 ÷ 1200 = 25% ≠ 30%"),
    ("收入由100万元增加到120万元，增长25%。", CheckKind.GROWTH, "120 ÷ 100 − 1 = 20% ≠ 25%"),
    ("经费从500万元减少到400万元，下降25%。", CheckKind.GROWTH, "400 ÷ 500 − 1 = 20% ≠ 25%"),
    (
        "门票收入1200万元，上年同期为1100万元，增长19.1%。",
        CheckKind.GROWTH,
        "1200 ÷ 1100 − 1 = 9.09% ≠ 19.1%",
    ),
    ("接报案件45件，去年同期60件，下降35%。", CheckKind.GROWTH, "45 ÷ 60 − 1 = 25% ≠ 35%"),
    ("抽检样品200批次，合格180批次，合格率95%。", CheckKind.PERCENT, "180 ÷ 200 = 90% ≠ 95%"),
    (
        "三次产业比重分别为10.1%、37.2%、50.7%。",
        CheckKind.PERCENT,
        "100 ≠ 10.1 + 37.2 + 50.7 = 98",
    ),
]


@pytest.mark.parametrize(("text", "kind", "arithmetic"), CONTRADICTIONS)
def test_a_rate_that_its_values_contradict_is_told(
    text: str, kind: CheckKind, arithmetic: str
) -> None:
    _, checks = checked(text)
    assert [(c.kind, c.holds, c.arithmetic) for c in checks] == [(kind, False, arithmetic)]


@pytest.mark.parametrize(
    "text",
    [
        "全市共有党员1200人，其中女党员300人，占全省的30%。",
        "产量由3.2万吨增加到3.4万吨，增长6%。",
        "产值由100亿元增加到120亿元，按可比价格增长15%。",
        "人数由约100人增加到120人，增长25%。",
        "收入120万元，同比增长25%，上年为100万元。",
    ],
)
def test_what_the_values_allow_for_is_not_told(text: str) -> None:
    _, checks = checked(text)
    assert checks == ()
