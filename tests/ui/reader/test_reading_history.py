from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.reader.history import History
from reader_app.ui.reader.reading import Progress, ReadRanges
from reader_app.ui.reader.segments import segments_of
from tests.ui.reader.documents import document_of


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=30))
def test_what_was_read_is_the_union_of_what_was_on_screen(seen: list[tuple[int, int]]) -> None:
    ranges = ReadRanges(seen)
    union = {p for start, end in seen for p in range(start, end)}
    assert ranges.total() == len(union)
    assert {p for start, end in ranges.ranges() for p in range(start, end)} == union


def test_back_returns_and_forward_goes_on() -> None:
    history = History()
    history.leave(10)
    history.leave(20)
    assert history.back(30) == 20
    assert history.back(20) == 10
    assert history.back(10) is None
    assert history.forward(10) == 20
    assert history.forward(20) == 30


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    history = History()
    history.leave(10)
    history.back(20)
    history.leave(10)
    assert not history.can_go_forward


def test_the_next_unread_part_is_content() -> None:
    parts = (("paragraph", "甲" * 10), ("boilerplate", "乙" * 10), ("paragraph", "丙" * 10))
    progress = Progress(segments_of(document_of(parts)))
    assert progress.unread_after(0) == 0
    progress.read.add(0, 6)
    assert progress.unread_after(0) == 6
    progress.read.add(6, 11)
    assert progress.unread_after(0) == 24  # after the page furniture and empty lines
    progress.read.add(24, 30)
    assert progress.unread_after(0) == 30
    progress.read.add(20, 40)
    assert progress.unread_after(0) is None
    assert progress.share() == 1.0
