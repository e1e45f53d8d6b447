"""Marks outlive changes of the text: on their own words or waiting for the user, never astray."""

from __future__ import annotations

import random
from collections.abc import Callable
from operator import methodcaller

import pytest

from reader_app.documents.model import Block, BlockKind, Document, Page
from reader_app.library.anchors import CONTEXT, Anchor, Placement, describe
from reader_app.library.placing import Placed, place

from .edited_texts import EditedText, Truth, anchors_of

REPORT = """岑阳市防汛工作简报

一、基本情况

　　截至5月8日，岑阳市共转移群众369人，修复道路12公里。会议要求，各乡镇要压实责任，确保群众生命财产安全。

二、石桥镇

　　石桥镇投入资金200万元，加固堤防3处。会议要求，各乡镇要压实责任，确保群众生命财产安全。

三、白渚镇

　　白渚镇连夜派出抢险队员58人。有关情况将及时报告。
"""
REPEATED = "会议要求，各乡镇要压实责任，确保群众生命财产安全。"


def anchor(words: str, text: str = REPORT, which: int = 0) -> Anchor:
    start = -1
    for _ in range(which + 1):
        start = text.index(words, start + 1)
    return describe(Document(text), start, start + len(words))


def placed(mark: Anchor, text: str, old: str | None = REPORT) -> tuple[Placement, str | None]:
    (found,) = place([mark], text, old)
    words = None if found.start is None else text[found.start : found.end]
    return found.placement, words


def test_an_anchor_holds_the_words_their_surroundings_and_where_they_stood() -> None:
    title, heading, body = "简报", "一、情况", "全镇转移三十人。" * 10
    text = f"{title}\n{heading}\n{body}"
    blocks = (
        Block(BlockKind.TITLE, 0, 2),
        Block(BlockKind.HEADING, 3, 3 + len(heading), 1),
        Block(BlockKind.PARAGRAPH, 4 + len(heading), len(text)),
    )
    document = Document(text, blocks, pages=(Page("1", 0), Page("2", 20)))
    made = describe(document, 40, 44)
    assert (made.exact, made.headings, made.block, made.page) == (text[40:44], (heading,), 2, "2")
    assert (made.prefix, made.suffix) == (text[40 - CONTEXT : 40], text[44 : 44 + CONTEXT])


def test_words_move_with_what_is_put_in_front_of_them() -> None:
    mark = anchor("加固堤防3处")
    for old in (REPORT, None):
        (found,) = place([mark], "转发：\n" + REPORT, old)
        assert found == Placed(Placement.PLACED, mark.start + 4, mark.end + 4, 1.0)


@pytest.mark.parametrize("which", [0, 1])
def test_a_sentence_that_is_there_twice_stays_itself(which: int) -> None:
    mark = anchor(REPEATED, which=which)
    (found,) = place([mark], "转发：\n" + REPORT, REPORT)
    assert (found.placement, found.start) == (Placement.PLACED, mark.start + 4)


@pytest.mark.parametrize("old", [REPORT, None])
@pytest.mark.parametrize("which", [0, 1])
def test_a_look_alike_never_takes_the_place_of_what_was_deleted(
    which: int, old: str | None
) -> None:
    mark = anchor(REPEATED, which=which)
    text = REPORT[: mark.start] + REPORT[mark.end :]
    placement, words = placed(mark, text, old)
    assert placement is not Placement.PLACED
    assert words == REPEATED  # but it is offered


def test_a_copy_that_was_left_whole_is_not_the_corrected_original() -> None:
    mark = anchor("加固堤防3处")
    paragraph = REPORT[REPORT.index("　　石桥镇") : REPORT.index("\n\n三、")]
    text = REPORT.replace("加固堤防3处", "加固堤防5处") + paragraph + "\n"
    assert placed(mark, text)[0] is not Placement.PLACED


def test_a_paragraph_that_was_moved_takes_its_marks_along() -> None:
    mark = anchor("抢险队员58人")
    paragraph = "　　白渚镇连夜派出抢险队员58人。有关情况将及时报告。\n"
    text = REPORT.replace(paragraph, "").replace("二、石桥镇", paragraph + "二、石桥镇")
    assert placed(mark, text) == (Placement.PLACED, "抢险队员58人")


def test_a_sentence_put_before_a_line_leaves_the_line_its_marks() -> None:
    old = "防汛会议\n岑阳市召开防汛会议。会议指出，今年汛期来得早。各单位要做好值守。\n隐患36处。\n"
    new = old.replace("\n岑阳市", "\n日前开会。岑阳市").replace("36", "41")
    mark = anchor("做好值守", old)
    assert placed(mark, new, old) == (Placement.PLACED, "做好值守")


def test_changed_words_are_offered_with_what_became_of_them() -> None:
    mark = anchor("共转移群众369人，修复道路12公里")
    text = REPORT.replace("369人", "412人")
    for old in (REPORT, None):
        placement, words = placed(mark, text, old)
        assert (placement, words) == (Placement.SUGGESTED, "共转移群众412人，修复道路12公里")


def test_a_text_in_other_characters_is_offered_word_for_word() -> None:
    text = REPORT.translate(str.maketrans("转会议责产时报应情", "轉會議責產時報應情"))
    mark = anchor("共转移群众369人")
    for old in (REPORT, None):
        assert placed(mark, text, old) == (Placement.SUGGESTED, "共轉移群众369人")
    assert placed(anchor("加固堤防3处"), text) == (Placement.PLACED, "加固堤防3处")


def test_other_line_breaks_leave_marks_where_they_are() -> None:
    text = REPORT.replace("，", "，\n")
    assert placed(anchor("修复道路12公里"), text) == (Placement.PLACED, "修复道路12公里")
    across = anchor("369人，修复道路")
    assert placed(across, text) == (Placement.SUGGESTED, "369人，\n修复道路")


def test_words_of_which_nothing_is_left_have_no_place() -> None:
    mark = anchor("抢险队员58人。有关情况将及时报告")
    text = REPORT[: REPORT.index("三、白渚镇")]
    assert placed(mark, text)[0] is Placement.UNPLACED
    assert placed(mark, "", REPORT) == (Placement.UNPLACED, None)


@pytest.mark.parametrize("size", [1, 2, 5])
def test_a_single_character_stays_itself(size: int) -> None:
    text = REPORT.replace("有关情况", "其他有关情况")
    for start in range(0, len(REPORT) - size, 7):
        mark = describe(Document(REPORT), start, start + size)
        (found,) = place([mark], text, REPORT)
        if found.placement is Placement.PLACED:
            moved = 2 if start >= REPORT.index("有关情况") else 0
            assert found.start == start + moved


def test_one_of_two_equal_words_side_by_side_may_be_either() -> None:
    text = REPORT.replace("防汛工作简报", "防汛防汛工作简报")
    mark = anchor("防汛", text)
    assert placed(mark, REPORT, text)[0] is not Placement.PLACED


def test_a_place_between_characters_keeps_its_neighbours() -> None:
    at = REPORT.index("加固")
    mark = describe(Document(REPORT), at, at)
    (found,) = place([mark], "转发：\n" + REPORT, REPORT)
    assert found == Placed(Placement.PLACED, at + 4, at + 4, 1.0)


def test_the_first_and_the_last_words_and_all_of_them() -> None:
    marks = [anchor("岑阳市防汛工作"), anchor("及时报告。\n"), anchor(REPORT)]
    text = REPORT.replace("200万元", "230万元")
    found = place(marks, text, REPORT)
    assert [one.placement for one in found[:2]] == [Placement.PLACED] * 2
    all_of_it = found[2]
    assert (all_of_it.placement, all_of_it.start) == (Placement.SUGGESTED, 0)
    assert text[: all_of_it.end] == text.rstrip()
    assert placed(marks[2], REPORT, None) == (Placement.PLACED, REPORT)


def test_combining_marks_count_as_characters_of_their_own() -> None:
    old = "Cafe\u0301 de la Gare，岑阳市站前路。" + REPORT
    mark = anchor("Cafe\u0301 de", old)
    (found,) = place([mark], "站前：" + old, old)
    assert (found.placement, found.start) == (Placement.PLACED, 3)
    composed = old.replace("e\u0301", "\u00e9")
    assert place([mark], composed, old)[0].placement is not Placement.PLACED


def share_kept(change: Callable[[EditedText], object], known: bool, rounds: int) -> float:
    """Of the marks whose words a change leaves whole, the share that comes to its place; none may
    come to another, whatever becomes of its words."""
    whole = kept = 0
    for seed in range(rounds):
        edited = EditedText(random.Random(seed))
        old, units = edited.text, list(edited.units)
        marks = [edited.mark() for _ in range(25)]
        change(edited)
        truth = Truth(units, edited)
        found = place(anchors_of(old, marks), edited.text, old if known else None)
        for mark, one in zip(marks, found, strict=True):
            silent = one.placement is Placement.PLACED
            assert not silent or truth.is_own(*mark, one), (seed, mark)
            whole += truth.whole(*mark) is not None
            kept += silent and truth.whole(*mark) is not None
    return kept / whole


@pytest.mark.parametrize("known", [True, False], ids=["old text", "selectors"])
@pytest.mark.parametrize(("at_once", "rounds"), [(1, 150), (3, 40), (5, 25)])
def test_no_edit_moves_a_mark_from_its_own_words(known: bool, at_once: int, rounds: int) -> None:
    """Insertions, deletions, moves, copies, corrections, other paragraphs, white space, widths and
    scripts, alone and together; 25 marks each."""

    def change(edited: EditedText) -> None:
        for _ in range(at_once):
            edited.edit()

    least = (0.95, 0.75) if known else (0.9, 0.65)  # of one edit, of several
    assert share_kept(change, known, rounds) >= least[at_once > 1]


TABLE = "".join(f"　　第{n}项：已责成有关单位整改，逾期未改的通报批评。\n" for n in range(1, 9))


def test_a_mark_by_selectors_goes_with_the_marks_about_it() -> None:
    """The words alone stand in every line; the lines before and after tell which it is."""
    marks = [anchor(words, TABLE) for words in ("第3项", "第5项")]
    at = TABLE.index("通报批评", TABLE.index("第4项"))
    marks.append(describe(Document(TABLE), at, at + 4))
    found = place(marks, "附件：\n" + TABLE)
    assert [(one.placement, one.start) for one in found] == [
        (Placement.PLACED, mark.start + 4) for mark in marks
    ]
    (alone,) = place(marks[2:], "附件：\n" + TABLE.replace("第4项", "第9项"))
    assert alone.placement is not Placement.PLACED


def test_a_copy_does_not_take_the_marks_of_what_was_corrected() -> None:
    lines = REPORT.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "200万元" in line)
    copied = "".join(lines[at - 2 : at + 3])
    text = copied + REPORT.replace("200万元", "260万元")
    marks = [anchor("镇投入资金200万元，加固"), anchor("修复道路12公里"), anchor("抢险队员58人")]
    found = place(marks, text)
    assert [one.placement is Placement.PLACED for one in found] == [False, True, True]


def test_a_converted_text_keeps_marks_on_their_own_words() -> None:
    for seed in range(10):
        edited = EditedText(random.Random(seed))
        old, units = edited.text, list(edited.units)
        marks = [edited.mark() for _ in range(25)]
        edited.edit()
        edited.to_traditional()
        truth = Truth(units, edited)
        for mark, one in zip(marks, place(anchors_of(old, marks), edited.text, old), strict=True):
            if one.placement is Placement.PLACED:
                assert truth.is_own(*mark, one), (seed, mark)
                assert edited.text[one.start : one.end] == old[slice(*mark)]


@pytest.mark.parametrize("change", ["split", "join", "space", "widen", "to_traditional"])
@pytest.mark.parametrize("known", [True, False], ids=["old text", "selectors"])
def test_a_text_that_was_only_set_otherwise_keeps_its_marks(change: str, known: bool) -> None:
    """The same letters in other paragraphs, with other white space, of another width or script."""
    kept = share_kept(methodcaller(change), known, rounds=12)
    assert kept >= (0.95 if known else 0.5)


@pytest.mark.parametrize("words", ["level = 1\n    return", "return level", "乙：超警戒水位"])
def test_marks_in_a_listing_stay_when_its_empty_lines_are_read_too(words: str) -> None:
    listing = (
        "程序如下。\ndef ferry():\n    level = 1\n    return level\n甲：水位正常\n乙：超警戒水位\n"
    )
    whole = listing.replace("():\n", "():\n\n").replace("正常\n", "正常\n\n\n")
    assert placed(anchor(words, listing), whole, listing) == (Placement.PLACED, words)
