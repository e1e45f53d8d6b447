"""Products, averages and balances: told only where the numbers beside each other contradict."""

from __future__ import annotations

import pytest

from reader_app.analysis.findings import CheckKind
from tests.analysis.checks.reading import checked

# A true text, what is misprinted in it, and what is said of it then.
CASES = [
    (
        "采购空调36台，单价4,200元，合计151,200元。",
        ("151,200", "157,200"),
        CheckKind.PRODUCT,
        "157200 ≠ 4200 × 36 = 151200",
    ),
    (
        "按每亩800元的标准流转土地126亩，共计100,800元。",
        ("126亩", "176亩"),
        CheckKind.PRODUCT,
        "100800 ≠ 800 × 176 = 140800",
    ),
    (
        "购置课桌椅320套，每套185元，共计5.92万元。",
        ("5.92", "6.92"),
        CheckKind.PRODUCT,
        "6.92 ≠ 0.0185 × 320 = 5.92",
    ),
    (
        "混凝土单价420元/立方米，用量1,250立方米，合价52.5万元。",
        ("52.5", "57.5"),
        CheckKind.PRODUCT,
        "57.5 ≠ 0.042 × 1250 = 52.5",
    ),
    (
        "水泥用量86吨，单价460元/吨，金额39,560元。",
        ("460", "410"),
        CheckKind.PRODUCT,
        "39560 ≠ 410 × 86 = 35260",
    ),
    (
        "发放补助120万元，惠及400户，户均3,000元。",
        ("3,000", "8,000"),
        CheckKind.PRODUCT,
        "8000 ≠ 1200000 ÷ 400 = 3000",
    ),
    (
        "年底分红86.4万元，参与分红的农户216户，户均分红4,000元。",
        ("86.4", "81.4"),
        CheckKind.PRODUCT,
        "4000 ≠ 814000 ÷ 216 = 3768.5185",
    ),
    (
        "捐款总额52,600元，参与职工263人，人均200元。",
        ("263人", "213人"),
        CheckKind.PRODUCT,
        "200 ≠ 52600 ÷ 213 = 246.9484",
    ),
    (
        "期初库存1,860吨，购进720吨，发出935吨，期末库存1,645吨。",
        ("1,645", "1,745"),
        CheckKind.BALANCE,
        "1745 ≠ 1860 + 720 − 935 = 1645",
    ),
    (
        "年初结余36.8万元，本年收入128.4万元，本年支出141.6万元，年末结余23.6万元。",
        ("23.6", "28.6"),
        CheckKind.BALANCE,
        "28.6 ≠ 36.8 + 128.4 − 141.6 = 23.6",
    ),
    (
        "上年末余额215万元，本年增加64万元，本年减少38万元，年末余额241万元。",
        ("64万", "69万"),
        CheckKind.BALANCE,
        "241 ≠ 215 + 69 − 38 = 246",
    ),
    (
        "在上年312人的基础上增加45人，达到357人。",
        ("357", "352"),
        CheckKind.BALANCE,
        "352 ≠ 312 + 45 = 357",
    ),
    (
        "全县民宿达到468家，比上年的395家增加73家。",
        ("73家", "78家"),
        CheckKind.BALANCE,
        "468 ≠ 395 + 78 = 473",
    ),
    (
        "本年支出2,431.7万元，较上年2,218.4万元增加213.3万元。",
        ("213.3", "218.3"),
        CheckKind.BALANCE,
        "2431.7 ≠ 2218.4 + 218.3 = 2436.7",
    ),
]


@pytest.mark.parametrize(("text", "misprint", "kind", "arithmetic"), CASES)
def test_numbers_that_contradict_each_other_are_told(
    text: str, misprint: tuple[str, str], kind: CheckKind, arithmetic: str
) -> None:
    assert checked(text)[1] == ()
    before, _, behind = text.rpartition(misprint[0])
    _, checks = checked(before + misprint[1] + behind)
    assert [(c.kind, c.holds, c.arithmetic) for c in checks] == [(kind, False, arithmetic)]


@pytest.mark.parametrize(
    "text",
    [
        "实现产值1.2亿元，带动农户400户，户均增收3,000元。",
        "采购空调36台，单价4,200元，含安装费共计158,000元。",
        "每人每天补助120元，36人共需43,200元。",
        "投入资金320万元，新建大棚86个，亩均收益2.1万元。",
        "期初库存1,860吨，购进720吨，期末库存1,645吨。",
        "年初结余36.8万元，收入128.4万元，其中补助12万元，年末结余23.6万元。",
        "比上年增加73家，达到468家，比前年增加120家。",
        "发放补助120万元，惠及400户，最高每户1万元。",
        "每户补助3,000元，共有400户，预算150万元。",
        "中标单价4,200元，数量36台，预算金额160,000元。",
        "在岗职工326人，人均年工资8.6万元，工资总额2,804万元。",
        "单价从4,200元降到3,900元，36台共节约10,800元。",
        "全县有村民小组1,860个，农户3.2万户，户均耕地4.6亩，耕地14.7万亩。",
        "平均每亩施肥42公斤，126亩共用5,292公斤。",
    ],
)
def test_what_is_worked_out_from_something_else_is_not_told(text: str) -> None:
    assert checked(text)[1] == ()
