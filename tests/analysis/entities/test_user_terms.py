"""The user's own terms win over everything that the grammar says."""

from __future__ import annotations

from reader_app.analysis.findings import EntityKind
from reader_app.analysis.lexicon import Term
from tests.analysis.entities.reading import mentions


def test_a_term_with_a_kind_is_that_kind_wherever_it_stands() -> None:
    terms = (Term("海丰县公安局", EntityKind.EVENT), Term("小红本", EntityKind.DOCUMENT))
    text = "海丰县公安局发放小红本。"
    assert mentions(EntityKind.EVENT, text, terms=terms) == ["海丰县公安局"]
    assert mentions(EntityKind.DOCUMENT, text, terms=terms) == ["小红本"]
    assert mentions(EntityKind.ORGANIZATION, text, terms=terms) == []


def test_a_keyword_without_a_kind_is_no_entity() -> None:
    terms = (Term("小红本"),)
    assert mentions(EntityKind.DOCUMENT, "发放小红本。", terms=terms) == []


def test_a_term_is_found_in_a_text_in_traditional_script() -> None:
    terms = (Term("綠島計畫", EntityKind.EVENT),)
    text = "縣長說，綠島計畫將於明年開始，這個計畫對於當地發展來說非常重要。"
    assert mentions(EntityKind.EVENT, text, terms=terms) == ["綠島計畫"]
