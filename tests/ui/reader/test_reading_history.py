from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.reader.history import History
from reader_app.ui.reader.reading import ReadRanges


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
