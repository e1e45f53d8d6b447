"""The analysis as JSON, as a report and as tables: complete, and true to the text."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from reader_app.analysis.findings import (
    Analysis,
    Basis,
    Check,
    CheckKind,
    DateKind,
    DateMention,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Keyword,
    Qualifier,
)
from reader_app.documents.model import Block, BlockKind, Document, Image, Metadata, Span
from reader_app.errors import Notice
from reader_app.exchange.analysis_json import analysis_object
from reader_app.exchange.analysis_text import analysis_report
from reader_app.exchange.findings_csv import LAYERS, write_findings

TEXT = "𠮷县简报\n昨日，吉县转移群众369人（老人314人、儿童55人），约三成入住酒店，最多3至5天。"


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def figure(words: str, value: float | None, unit: str, what: str, **more: object) -> Figure:
    kinds = {"qualifier": Qualifier.EXACT, "kind": FigureKind.COUNT, **more}
    return Figure(*span(words), value, unit, what, **kinds)  # type: ignore[arg-type]


DOCUMENT = Document(
    text=TEXT,
    blocks=(Block(BlockKind.TITLE, 0, 4), Block(BlockKind.PARAGRAPH, 5, len(TEXT))),
    metadata=Metadata(title="𠮷县简报", source="吉县日报", date="2024-06-18"),
    images=(Image("a.jpg", "", "转移现场", 0, 1),),
    encoding="gb18030",
    warnings=(Notice("encoding-mended", {"count": 1, "line": 2}),),
)
ANALYSIS = Analysis(
    keywords=(Keyword("转移", 0.51239, (Span(*span("转移")),)),),
    summary=(Span(5, len(TEXT)),),
    entities=(Entity(EntityKind.PLACE, "吉县", (Span(*span("吉县")),), "某省"),),
    dates=(DateMention(*span("昨日"), "2024-06-17", DateKind.DATE, Basis.RESOLVED, "2024-06-18"),),
    figures=(
        figure("369人", 369, "人", "群众"),
        figure("314人", 314, "人", "老人"),
        figure("55人", 55, "人", "儿童"),
        figure("约三成", 30, "%", "", qualifier=Qualifier.ABOUT, kind=FigureKind.PERCENT),
        figure("3至5天", None, "天", "", qualifier=Qualifier.RANGE, low=3, high=5),
    ),
    checks=(Check(CheckKind.SUM, 0, (1, 2), True, "369 = 314 + 55", Span(5, len(TEXT))),),
)


def test_the_json_has_every_field_and_its_offsets_fit() -> None:
    found = json.loads(json.dumps(analysis_object("a.txt", DOCUMENT, ANALYSIS)))
    assert found["schema"] == 1
    assert (found["path"], found["title"], found["author"]) == ("a.txt", "𠮷县简报", None)
    assert found["keywords"] == [{"term": "转移", "weight": 0.5124, "count": 1}]
    for layer in ("dates", "figures"):
        for finding in found[layer]:
            assert TEXT[finding["start"] : finding["end"]] == finding["text"]
    (place,) = found["entities"]
    assert [TEXT[m["start"] : m["end"]] for m in place["mentions"]] == ["吉县"]
    (check,) = found["checks"]
    assert (check["total"], check["parts"], check["holds"]) == (0, [1, 2], True)
    assert found["figures"][4] | {"value": None, "low": 3, "high": 5} == found["figures"][4]
    assert found["images"] == [
        {"src": "a.jpg", "alt": "", "caption": "转移现场", "start": 0, "end": 1}
    ]
    assert len(found["warnings"]) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ["Places", "Checks", "Source"]), ("zh", ["地点", "核对", "来源"])],
)
def test_the_report_says_all_of_it_in_words(language: str, words: list[str]) -> None:
    report = analysis_report("a.txt", DOCUMENT, ANALYSIS, language)
    said = [
        "𠮷县简报",
        "吉县  ×1  (某省)",
        "昨日  →  2024-06-17  (2024-06-18)",
        "369人  →  369 人  群众",
    ]
    said += ["≈ 30 %", "3 … 5 天", "✓  369 = 314 + 55", "a.jpg  转移现场", "gb18030"]
    for piece in said + words:
        assert piece in report
    assert "None" not in report


def test_the_report_of_an_empty_analysis_is_short() -> None:
    report = analysis_report("a.txt", Document(text="字"), Analysis(), "en")
    assert report.startswith("a.txt\n")
    assert "Figures" not in report


@pytest.mark.parametrize("layer", LAYERS)
def test_each_layer_is_a_table(layer: str) -> None:
    target = io.StringIO(newline="")
    rows = [{"document": 7, **analysis_object("a.txt", DOCUMENT, ANALYSIS)}]
    write_findings(target, layer, rows)
    header, *found = csv.reader(io.StringIO(target.getvalue(), newline=""))
    assert header[:3] == ["document", "path", "title"]
    assert len(found) == len(getattr(ANALYSIS, layer))
    assert all(row[:3] == ["7", "a.txt", "𠮷县简报"] for row in found)
    assert all(len(row) == len(header) for row in found)


def test_a_table_quotes_what_would_break_it() -> None:
    broken = analysis_object('a,"b".txt', DOCUMENT, ANALYSIS)
    target = io.StringIO(newline="")
    write_findings(target, "figures", [broken])
    assert re.search(r'^1,"a,""b""\.txt",', target.getvalue(), re.MULTILINE)
