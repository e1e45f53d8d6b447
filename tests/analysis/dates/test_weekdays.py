"""The weekday beside a date, for the check of both."""

from __future__ import annotations

import pytest

from reader_app.analysis.dates import stated_weekday, weekday_after
from tests.analysis.dates.reading import document, read


@pytest.mark.parametrize(
    ("sentence", "number", "word"),
    [
        ("3月5日（星期六）上班", 5, "星期六"),
        ("3月5日(周六)上班", 5, "周六"),
        ("3月6日 星期天", 6, "星期天"),
        ("3月5日（週六）上班", 5, "週六"),
        ("3月5日（星期六）上午9时开会", 5, "星期六"),
        ("3月5日星期六上午9时开会", 5, "星期六"),
    ],
)
def test_a_weekday_is_read_with_its_place(sentence: str, number: int, word: str) -> None:
    text = document(sentence, date="2022-03-04")
    weekday = stated_weekday(text.text, read(text)[0])
    assert weekday is not None
    assert (weekday.number, text.text[weekday.span.start : weekday.span.end]) == (number, word)


@pytest.mark.parametrize(
    "sentence", ["3月5日上班", "上周三开会", "星期六上班", "3月（星期六）上班", "3天，星期六上班"]
)
def test_none_where_none_is_given_for_a_day(sentence: str) -> None:
    text = document(sentence, date="2022-03-04")
    assert stated_weekday(text.text, read(text)[0]) is None


def test_a_run_of_weekdays_is_not_the_weekday_of_the_date() -> None:
    text = document("3月5日起周一至周五开放", date="2022-03-04")
    assert weekday_after(text.text, read(text)[0]) is None
