"""Where no date is read: inside names and numbers, and outside the content."""

from __future__ import annotations

import pytest

from reader_app.documents.model import BlockKind
from tests.analysis.dates.reading import document, values


@pytest.mark.parametrize(
    "sentence",
    [
        "《2018年青禾市防汛方案》已印发",
        "青政发〔2019〕12号",
        "公告2022年第9号",
        "见 https://example.org/2022/03/04/1.html",
    ],
)
def test_names_and_numbers_of_documents_hold_no_dates(sentence: str) -> None:
    assert values(document(sentence, date="2022-03-04")) == []


def test_an_entity_wins_over_a_date_in_it() -> None:
    text = document("2022年青禾马拉松于3月5日举行", date="2022-03-04")
    assert values(text, "2022年青禾马拉松") == [("3月5日", "2022-03-05")]


def test_a_date_ends_where_an_entity_begins() -> None:
    text = document("2022年3月5日会议", date="2022-03-04")
    assert values(text, "3月5日会议") == [("2022年", "2022")]


def test_boilerplate_is_not_read_and_what_follows_is() -> None:
    text = document("2021年1月1日 首页", "2022年3月5日开工。", kinds={0: BlockKind.BOILERPLATE})
    assert values(text) == [("2022年3月5日", "2022-03-05")]


def test_an_expression_does_not_run_on_into_the_next_block() -> None:
    assert [t for t, _ in values(document("2022年", "3月5日", date="2022-03-04"))] == [
        "2022年",
        "3月5日",
    ]


def test_an_hour_that_is_guessed_at_is_no_clock_time() -> None:
    assert values(document("凌晨两三点，他还在巡堤。", date="2022-03-04")) == []
