"""Documents and events."""

from __future__ import annotations

import pytest

from reader_app.analysis.findings import EntityKind
from tests.analysis.entities.reading import documents, events, mentions, organizations, read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("印发《关于加强防汛工作的通知》。", ["《关于加强防汛工作的通知》"]),
        ("根据国办发〔2018〕108号文件要求", ["国办发〔2018〕108号"]),
        ("《意见》（中发[2018]34号）", ["《意见》", "中发[2018]34号"]),
        ("落实中央八项规定精神", ["中央八项规定"]),
        ("出台“八条禁令”，严肃纪律", ["八条禁令"]),
        ("提交一份报告和一封信", []),
    ],
)
def test_documents(sentence: str, expected: list[str]) -> None:
    assert documents(sentence) == expected


def test_the_marks_stay_out_of_a_documents_name() -> None:
    (entity,) = read("印发《防汛通知》。")
    assert (entity.kind, entity.name) == (EntityKind.DOCUMENT, "防汛通知")


def test_a_newspaper_in_marks_is_an_organization() -> None:
    assert organizations("《青溪日报》报道") == ["《青溪日报》"]


def test_nothing_inside_a_documents_name_is_labelled() -> None:
    sentence = "印发《廉江市教育局返校工作方案》。"
    assert mentions(EntityKind.PLACE, sentence) == []
    assert organizations(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“0506”疫情发生后", ["“0506”疫情"]),
        ("海丰县“7·16”较大道路交通事故", ["海丰县“7·16”较大道路交通事故"]),
        ("党的二十大胜利召开", ["党的二十大"]),
        ("学习二十届二中、三中全会精神", ["二十届二中、三中全会"]),
        ("2003年非典时期", ["非典"]),
        ("疫情发生以来，防控工作", []),
        ("采取“四不两直”方式，落实“7+1”机制", []),
    ],
)
def test_events(sentence: str, expected: list[str]) -> None:
    assert events(sentence) == expected
