"""The user's own terms win over everything that the grammar says."""

from __future__ import annotations

from reader_app.analysis.findings import EntityKind
from reader_app.analysis.lexicon import Term
from tests.analysis.entities.reading import mentions, read


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


def test_a_term_does_not_tear_a_longer_name_apart() -> None:
    terms = (Term("岑阳市", EntityKind.PLACE), Term("公安局", EntityKind.ORGANIZATION))
    text = "岑阳市公安局在岑阳市印发《岑阳市防汛条例》。"
    assert mentions(EntityKind.ORGANIZATION, text, terms=terms) == ["岑阳市公安局"]
    assert mentions(EntityKind.PLACE, text, terms=terms) == ["岑阳市"]
    assert mentions(EntityKind.DOCUMENT, text, terms=terms) == ["《岑阳市防汛条例》"]


def test_a_term_says_where_a_name_of_its_kind_ends() -> None:
    terms = (Term("岑阳市公安", EntityKind.ORGANIZATION),)
    text = "岑阳市公安局发布通报。"
    assert mentions(EntityKind.ORGANIZATION, text, terms=terms) == ["岑阳市公安"]


def test_terms_of_latin_letters_digits_and_blanks_are_names_too() -> None:
    terms = (Term("New York", EntityKind.PLACE), Term("GB/T 2828", EntityKind.DOCUMENT))
    text = "他从New York来，按GB/T 2828检验。"
    assert mentions(EntityKind.PLACE, text, terms=terms) == ["New York"]
    assert [e.name for e in read(text, terms=terms)] == ["New York", "GB/T 2828"]


def test_a_term_of_nothing_is_nowhere() -> None:
    assert read("一二三。", terms=(Term("", EntityKind.PERSON), Term(" ", EntityKind.PLACE))) == ()


def test_the_longest_of_terms_that_overlap_counts() -> None:
    terms = (Term("石桥", EntityKind.PERSON), Term("石桥镇", EntityKind.EVENT))
    assert mentions(EntityKind.EVENT, "石桥镇来了，石桥也来了。", terms=terms) == ["石桥镇"]
    assert mentions(EntityKind.PERSON, "石桥镇来了，石桥也来了。", terms=terms) == ["石桥"]
