"""What a reader sees of two versions: which paragraphs changed, and what in them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.library.differences import Difference, DifferenceKind, differences

from .edited_texts import EditedText

Kind = DifferenceKind
OLD = """岑阳市防汛工作简报

　　截至5月8日，全市转移群众369人。
　　会议要求，各乡镇要压实责任。
　　石桥镇投入资金20万元，加固堤防3处。
　　有关情况将及时报告。
"""


def kinds(old: str, new: str) -> list[str]:
    return [one.kind.value for one in differences(old, new)]


def shown(one: Difference, old: str, new: str) -> str:
    """A changed paragraph: ``[-gone-]`` and ``{+come+}``."""
    pieces = []
    for part in one.parts:
        if part.old and part.new:
            pieces.append(new[slice(*part.new)])
        elif part.old:
            pieces.append(f"[-{old[slice(*part.old)]}-]")
        elif part.new:
            pieces.append(f"{{+{new[slice(*part.new)]}+}}")
    return "".join(pieces)


def test_the_same_text_is_the_same() -> None:
    assert kinds(OLD, OLD) == ["same"] * 5
    assert kinds("", "") == []


def test_a_changed_paragraph_tells_its_characters() -> None:
    new = OLD.replace("369人", "412人").replace("加固堤防3处", "加固堤防3处、水闸1座")
    changed = [one for one in differences(OLD, new) if one.kind is Kind.CHANGED]
    assert [shown(one, OLD, new) for one in changed] == [
        "　　截至5月8日，全市转移群众[-369-]{+412+}人。",
        "　　石桥镇投入资金20万元，加固堤防3处{+、水闸1座+}。",
    ]


def test_paragraphs_come_and_go() -> None:
    line = "　　会议要求，各乡镇要压实责任。\n"
    assert kinds(OLD, OLD.replace(line, "")) == ["same", "same", "deleted", "same", "same"]
    assert kinds(OLD.replace(line, ""), OLD) == ["same", "same", "inserted", "same", "same"]
    assert set(kinds(OLD, "")) == {"deleted"}
    assert set(kinds("", OLD)) == {"inserted"}


def test_a_moved_paragraph_is_told_at_both_places() -> None:
    line = "　　会议要求，各乡镇要压实责任。\n"
    new = OLD.replace(line, "") + line
    found = differences(OLD, new)
    assert [one.kind.value for one in found] == [
        "same",
        "same",
        "moved_from",
        "same",
        "same",
        "moved_to",
    ]
    assert (found[2].old, found[2].new) == (found[5].old, found[5].new)
    assert found[5].new is not None
    assert new[slice(*found[5].new)] == line.strip("\n")


@pytest.mark.parametrize("copies", [1, 3])
def test_a_repeated_paragraph_is_matched_in_order(copies: int) -> None:
    old = "同样的一段话。\n" * 3
    new = "同样的一段话。\n" * (3 + copies)
    assert sorted(kinds(old, new)) == ["inserted"] * copies + ["same"] * 3


def check(old: str, new: str) -> None:
    """Both texts can be read off the differences, each paragraph once."""
    found = differences(old, new)
    for text, spans in (
        (old, [one.old for one in found if one.kind not in (Kind.INSERTED, Kind.MOVED_TO)]),
        (new, [one.new for one in found if one.kind not in (Kind.DELETED, Kind.MOVED_FROM)]),
    ):
        paragraphs = [text[slice(*span)] for span in spans if span]
        assert paragraphs == [line for line in text.split("\n") if line.strip()]
        assert spans == sorted(spans)
    for one in found:
        if one.kind is Kind.CHANGED and one.old and one.new:
            gone = "".join(old[slice(*part.old)] for part in one.parts if part.old)
            come = "".join(new[slice(*part.new)] for part in one.parts if part.new)
            assert (gone, come) == (old[slice(*one.old)], new[slice(*one.new)])
        elif one.kind is not Kind.CHANGED and one.old and one.new:
            assert old[slice(*one.old)].strip() == new[slice(*one.new)].strip()


def test_both_texts_can_be_read_off_the_differences() -> None:
    for seed in range(60):
        edited = EditedText(random.Random(seed), 20)
        old = edited.text
        for _ in range(6):
            edited.edit()
        check(old, edited.text)


@given(st.text("甲乙\n", max_size=30), st.text("甲乙\n", max_size=30))
def test_whatever_the_texts(old: str, new: str) -> None:
    check(old, new)
