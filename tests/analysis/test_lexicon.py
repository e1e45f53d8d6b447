"""The user's terms as a text file has them."""

from __future__ import annotations

from reader_app.analysis.findings import EntityKind
from reader_app.analysis.lexicon import Lexicon, Term, terms_of


def test_a_term_a_line_with_its_kind_behind_a_tab() -> None:
    text = "防汛\n阿木头\t人物\r\n　石 老\tperson\n黑水洼\t地方\n\n防汛\n"
    assert list(terms_of(text)) == [
        Term("防汛"),
        Term("阿木头", EntityKind.PERSON),
        Term("石 老", EntityKind.PERSON),
        Term("黑水洼"),
    ]


def test_dictionaries_of_jieba_are_read_and_notes_are_not() -> None:
    text = "# 人名\n阿木头 3 nr\n黑水洼 10 ns\n防汛 5 n\nGB/T 2828\n#1机组\n"
    assert [(term.text, term.kind) for term in terms_of(text)] == [
        ("阿木头", EntityKind.PERSON),
        ("黑水洼", EntityKind.PLACE),
        ("防汛", None),
        ("GB/T 2828", None),
        ("#1机组", None),
    ]


def test_colours_do_not_change_what_is_found() -> None:
    red, blue = (Lexicon((Term("a", None, colour),)) for colour in ("red", "blue"))
    assert red.fingerprint == blue.fingerprint != Lexicon((Term("b"),)).fingerprint
    assert Lexicon().fingerprint == Lexicon((Term(" "),)).fingerprint == 0
