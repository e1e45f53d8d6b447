"""A summary is whole sentences of the text, in its order, and each says something of its own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.analysis.context import Context
from reader_app.analysis.keywords import find_keywords
from reader_app.analysis.lexicon import Lexicon
from reader_app.analysis.summary import find_summary
from reader_app.documents.model import BlockKind, Document, Span
from tests.analysis.dates.reading import document

LEAD = "青禾水库大坝渗漏监测系统今年建成并投入使用，下游三个镇的防汛压力明显减轻。"
FILLER = tuple(
    f"第{n}天天气很好，大家都觉得心情不错，午饭也比平时好吃一些。" for n in "一二三四五六七八"
)
CORE = "监测系统由渗漏传感器和水位传感器组成，每小时向水库调度室传送一次渗漏数据。"
QUESTION = "渗漏监测系统到底能不能代替人工巡查，水库的渗漏数据又该由谁负责？"


def summary(made: Document) -> tuple[Span, ...]:
    context = Context(made, Lexicon())
    return find_summary(context, find_keywords(context, ()))


def sentences(made: Document) -> list[str]:
    return [made.text[span.start : span.end] for span in summary(made)]


def test_it_opens_with_what_the_document_is_about() -> None:
    made = document("".join((LEAD, *FILLER[:4])), "".join((*FILLER[4:], CORE)))
    found = sentences(made)
    assert found[0] == LEAD and CORE in found
    assert 3 <= len(found) <= 5


def test_the_same_thing_is_not_said_twice() -> None:
    made = document("".join((LEAD, CORE, CORE, *FILLER)))
    assert sentences(made).count(CORE) == 1


def test_a_question_stands_behind_a_statement() -> None:
    made = document("".join((LEAD, QUESTION, CORE, *FILLER[:1])), *FILLER[:1])
    found = sentences(made)
    assert CORE in found


def test_closing_quotation_marks_belong_to_the_sentence() -> None:
    made = document("他说：“渗漏监测系统救了水库下游的三个镇。”水库调度室表示感谢，渗漏监测继续。")
    assert sentences(made)[0].endswith("。”")


def test_headings_captions_and_labels_are_no_sentences() -> None:
    made = document(
        "各县、区人民政府：",
        "一、渗漏监测。",
        "图为渗漏监测系统。",
        LEAD,
        kinds={1: BlockKind.HEADING, 2: BlockKind.CAPTION},
    )
    assert sentences(made) == [LEAD]


def test_lines_of_a_form_and_run_in_headings_are_no_sentences() -> None:
    made = document(
        "三、监测单位：青禾水库渗漏监测中心。",
        "（一）渗漏监测情况。渗漏监测系统全年运行正常，水库没有出现险情。",
        "会议指出：渗漏监测系统要尽快推广到全县其他水库。",
    )
    assert sentences(made) == [
        "渗漏监测系统全年运行正常，水库没有出现险情。",
        "会议指出：渗漏监测系统要尽快推广到全县其他水库。",
    ]


@pytest.mark.parametrize("opening", ["该", "其", "此外，", "同时，", "二是", "对此，"])
def test_what_leans_on_another_sentence_is_left_out(opening: str) -> None:
    leaning = f"{opening}渗漏监测系统的渗漏数据每小时传送到水库调度室和渗漏监测中心。"
    assert leaning not in sentences(document("".join((LEAD, leaning, CORE, *FILLER[:3]))))


def test_the_decision_counts_more_than_the_talk_around_it() -> None:
    talk = "水库的渗漏监测是大家多年来一直都关心的事情，渗漏监测也是水库的事情。"
    decision = "县政府决定，自明年起对全县水库的渗漏监测给予补贴。"
    found = sentences(document("".join((*FILLER[:6], talk, decision, *FILLER[6:]))))
    assert decision in found


def test_a_decision_in_points_is_told_by_its_points() -> None:
    made = document(
        "县政府决定：", "任命梁小禾为水库调度室主任；", "免去程远舟的水库调度室主任职务。"
    )
    assert len(sentences(made)) == 2


def test_a_document_without_sentences_has_no_summary() -> None:
    assert summary(document("")) == ()
    assert summary(document("目录", kinds={0: BlockKind.TITLE})) == ()


@given(st.text("大坝渗漏监测。？！”“：\n 　12", max_size=120))
@settings(max_examples=150, deadline=None)
def test_spans_are_whole_and_in_order(text: str) -> None:
    made = document(*text.split("\n"))
    found = summary(made)
    assert list(found) == sorted(found) and len(found) <= 5
    for span, following in pairwise(found):
        assert span.end <= following.start
    for span in found:
        assert made.text[span.start : span.end].strip() == made.text[span.start : span.end] != ""
