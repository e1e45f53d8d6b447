"""Shares and growth: told only where the text's own values contradict the rate."""

from __future__ import annotations

import re

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
        "工业占30%，农业占40%，服务业占20%。",
        "女性占35.2%，党员占48.6%，本科以上学历占72.3%。",
        "甲、乙、丙三家企业市场份额占比分别为35.2%、28.6%、20.1%。",
        "优良率85.5%，达标率93.2%。",
        "城镇化率69.4%，比上年提高0.6个百分点。",
        "男性占51.5%，比上年下降0.3个百分点，女性就业率占比提高。",
        "出口增长12.4%，进口增长8.5%，占比分别提高1.2%和0.8%。",
        "60岁及以上人口占18.7%，65岁及以上人口占13.5%，0—14岁人口占17.9%。",
        "教育支出占16.2%，社保支出占14.3%，卫生支出占9.8%。",
    ],
)
def test_what_the_values_allow_for_is_not_told(text: str) -> None:
    _, checks = checked(text)
    assert checks == ()


TRUE_RATES = [
    "收入总计5,230.6万元，与上年相比增加320.5万元，增长6.5%。",
    "本年支出3,120.4万元，比上年减少212.6万元，下降6.4%。",
    "旅游收入130万元，比上年增加30万元，增长30%。",
    "财政拨款支出年初预算为320.5万元，支出决算为312.8万元，完成年初预算的97.6%。",
    "公务接待费预算12.6万元，支出9.8万元，完成预算的77.8%。",
    "收入总计5230.6万元，其中财政拨款收入4812.4万元，占92%；事业收入302.1万元，占5.8%；其他收入116.1万元，占2.2%。",
    "全市共有党员1200人，其中女党员300人，占25%。",
    "门票收入1200万元，上年同期1100万元，同比增长9.1%。",
    "产量由3.21万吨增加到3.43万吨，增长6.9%。",
    "案件数从500件减少到412件，下降17.6%。",
    "抽检样品200批次，合格196批次，合格率98%。",
    "全县参保人数达26.8万人，比上年增加1.2万人，增长4.7%。",
    "问卷共收回1850份，其中有效问卷1792份，占96.9%。",
    "三次产业比重分别为10.1%、37.2%、52.7%。",
    "招生3,860人，去年同期3,520人，增长9.7%。",
    "工会会员由1,205人增加到1,386人，增长15%。",
    "常住人口中，男性占51.5%，女性占48.5%。",
    "城镇人口占69.4%，农村人口占30.6%。",
    "水质优良断面占78.3%、轻度污染断面占18.2%、重度污染断面占3.5%。",
    "工业、农业、服务业占比分别为30.5%、12.3%和57.2%。",
    "三次产业结构比例为10.1%、37.2%、52.7%。",
    "受访者中，非常满意占42.6%，比较满意占38.9%，一般占14.2%，不满意占4.3%。",
]


@pytest.mark.parametrize("text", TRUE_RATES)
def test_a_wrong_digit_in_the_whole_per_cents_of_a_rate_is_told(text: str) -> None:
    assert checked(text)[1] == () or all(check.holds for check in checked(text)[1])
    for match in re.finditer(r"\d(?=\d?(?:\.\d+)?%)(?<!\.\d)", text):
        digit = str((int(match[0]) + 5) % 10 or 4)
        wrong = f"{text[: match.start()]}{digit}{text[match.end() :]}"
        assert any(check.holds is False for check in checked(wrong)[1]), wrong
