"""How Chinese writes numbers and times: short phrases, each read as a document of its own.

``tests/data/phrases`` holds them with the figure or date mention that a reader takes from each.
Unlike the tests of single layers these run the whole analysis, so that a name found in a numeral,
or a date in a decimal, counts as a miss. ``-rA`` shows what is missed.
"""

from __future__ import annotations

import re
from pathlib import Path

from reader_app.analysis.findings import Analysis
from reader_app.analysis.pipeline import analyze
from reader_app.documents.model import Block, BlockKind, Document, Metadata

FOLDER = Path(__file__).parents[1] / "data" / "phrases"
DATED = "2021-06-16"
LEAST_FIGURES, LEAST_DATES = 0.96, 0.95

MYRIADS = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12, "百万": 10**6, "千万": 10**7}
UNIT = re.compile("(万?亿|百?万|千万)?(.*)")
# Different ways to write one unit.
ALIKE = {
    "¥": "元", "RMB": "元", "元人民币": "元", "块": "元", "块钱": "元", "$": "美元", "US$": "美元",
    "USD": "美元", "HK$": "港元", "港币": "港元", "€": "欧元", "£": "英镑", "个月": "月", "％": "%",
    "摄氏度": "度", "℃": "度", "°C": "度", "华氏度": "度", "度角": "度", "半": "",
}  # fmt: skip
SMALL_CHANGE = {"角": 0.1, "毛": 0.1, "毛钱": 0.1, "分": 0.01, "分钱": 0.01}


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def read(text: str, date: str | None = None) -> Analysis:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return analyze(Document(text, (block,), Metadata(date=date)))


def amount(value: float, unit: str) -> tuple[float, str]:
    """The value with 万 and 亿, and 角 and 分, worked out, and the unit in one spelling."""
    match = UNIT.fullmatch(unit)
    assert match
    size: float = MYRIADS[match[1] or ""]
    base = match[2]
    if base in SMALL_CHANGE:
        size, base = size * SMALL_CHANGE[base], "元"
    return round(value * size, 9), ALIKE.get(base, base)


def test_figures_of_every_form_are_read() -> None:
    missed = []
    for text, written, value, *unit in rows("figures.tsv"):
        found = {amount(float(f.value or 0), f.unit) for f in read(text).figures}
        if amount(float(value), "".join(unit)) not in found:
            missed.append(f"{text}: {written} = {value} {unit}, found {found}")
    print(*missed, sep="\n")
    assert len(missed) <= (1 - LEAST_FIGURES) * len(rows("figures.tsv"))


def test_dates_of_every_form_are_read() -> None:
    missed = []
    for text, written, value in rows("dates.tsv"):
        found = [(text[d.start : d.end], d.value) for d in read(text, DATED).dates]
        if (written, value) not in found:
            missed.append(f"{text}: {written} = {value}, found {found}")
    print(*missed, sep="\n")
    assert len(missed) <= (1 - LEAST_DATES) * len(rows("dates.tsv"))
